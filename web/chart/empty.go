package chart

import (
	"context"
	"io"
)

// EmptyLine is the dotted line drawn where there is nothing yet; words beside
// it say why it matters and what can be done.
type EmptyLine struct{}

const emptyCurve markup = `<path class="boog-leeg" d="M10 70C30 20 60 20 80 45S130 60 150 12"/><circle class="punt-leeg" cx="150" cy="12" r="6"/>`

// Render writes the dotted line to w.
func (e EmptyLine) Render(_ context.Context, w io.Writer) error { return write(w, e) }

// Append appends the dotted line to b.
func (EmptyLine) Append(b []byte) []byte {
	p := &pen{b}
	p.raw(`<svg viewBox="0 0 160 80" aria-hidden="true" focusable="false">`)
	p.raw(emptyCurve)
	p.raw(`</svg>`)
	return p.b
}
