package chart

import (
	"context"
	"io"
)

// MiniCompass is the small compass beside a title: the step we are at in the
// warm colour, the others by state.
type MiniCompass struct {
	Steps [6]StepState // step 1 first
	Here  int          // 1-6: the step shown as "here"; 0 for none
	Label string       // what it says, for screen readers; empty hides it from them
}

// Render writes the small compass to w.
func (m MiniCompass) Render(_ context.Context, w io.Writer) error { return write(w, m) }

// Append appends the small compass to b.
func (m MiniCompass) Append(b []byte) []byte {
	p := &pen{b}
	p.raw(`<svg class="kompas-mini" viewBox="0 0 100 80"`)
	p.decoration(m.Label)
	d := dial{cx: 50, cy: 40, outer: ellipse{48, 38}, inner: ellipse{26, 19.5}}
	for i, state := range m.Steps {
		p.raw(`<path class="v `)
		if i+1 == m.Here {
			p.raw(`v--hier`)
		} else {
			p.raw(state.miniFill())
		}
		p.raw(`" d="`)
		d.sectorPath(p, i+1, 0)
		p.raw(`"/>`)
	}
	p.raw(`<ellipse class="h" cx="50" cy="40" rx="17" ry="12.5"/></svg>`)
	return p.b
}

// miniFill is the class that fills a sector of the small compass.
func (s StepState) miniFill() markup {
	switch s {
	case InProgress:
		return "v--bezig"
	case NeedsAttention:
		return "v--aandacht"
	case UpToDate:
		return "v--actueel"
	}
	return "v--leeg"
}

// decoration ends an svg tag of a picture that words beside it explain: named
// by label, or hidden from screen readers when there is none.
func (p *pen) decoration(label string) {
	if label == "" {
		p.raw(` aria-hidden="true" focusable="false">`)
		return
	}
	p.raw(` role="img" aria-label="`)
	p.text(label)
	p.raw(`">`)
}

// Mark is the product's mark, 40 by 40; the name stands beside it in words.
type Mark struct{}

// Render writes the mark to w.
func (m Mark) Render(_ context.Context, w io.Writer) error { return write(w, m) }

// Append appends the mark to b.
func (Mark) Append(b []byte) []byte {
	const mark markup = `<svg viewBox="0 0 40 40" aria-hidden="true" focusable="false"><g fill="none" stroke-width="7">` +
		`<g stroke="var(--kk-actie)"><path d="M7.3 11.1A15.5 15.5 0 0 1 18.6 4.6"/><path d="M21.4 4.6A15.5 15.5 0 0 1 32.7 11.1"/>` +
		`<path d="M34 13.4A15.5 15.5 0 0 1 34 26.6"/><path d="M32.7 28.9A15.5 15.5 0 0 1 21.4 35.4"/>` +
		`<path d="M18.6 35.4A15.5 15.5 0 0 1 7.3 28.9"/></g><path d="M6 26.6A15.5 15.5 0 0 1 6 13.4" stroke="var(--kk-warm-4)"/></g>` +
		`<circle cx="20" cy="20" r="5.5" fill="var(--kk-warm-3)"/></svg>`
	return append(b, mark...)
}
