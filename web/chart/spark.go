package chart

import (
	"context"
	"io"
	"math"
)

// Spark (vonk) is a small trend without axes; the value stands beside it.
type Spark struct {
	Label         string // the figures in words, for screen readers
	Points        []Point
	Target        *Target // nil: none
	Width, Height float64 // 0 means 180 by 60
	Neutral       bool    // one colour and no target
}

// Render writes the spark to w.
func (s Spark) Render(_ context.Context, w io.Writer) error { return write(w, s) }

// Append appends the spark to b.
func (s Spark) Append(b []byte) []byte {
	p := &pen{b}
	t := Trend{Own: Line{Points: s.Points}, Target: s.Target, Neutral: s.Neutral}
	f := frame{w: s.Width, h: s.Height}
	if f.w <= 0 || f.h <= 0 {
		f.w, f.h = 180, 60
	}
	p.raw(`<svg class="grafiek vonk" viewBox="0 0 `)
	p.pair(f.w, f.h)
	p.raw(`" role="img" aria-label="`)
	p.text(s.Label)
	p.raw(`">`)
	if t.fitSpark(&f) {
		t.drawMargin(p, &f)
		t.sparkTarget(p, &f)
		class := markup(`class="lijn"`)
		if s.Neutral {
			class = `class="lijn lijn--ander"`
		}
		f.drawLine(p, class, s.Points)
		t.sparkDot(p, &f)
	} else {
		p.line(`class="as" stroke-dasharray="2 6"`, 8, f.h/2, f.w-14, f.h/2)
	}
	p.raw(`</svg>`)
	return p.b
}

// calm is the least range a spark shows, as a part of its largest value: a
// small change may not look like a leap.
const calm = .3

// fitSpark sets the frame around the data; false when there is none.
func (t *Trend) fitSpark(f *frame) bool {
	s, any := t.reachAll()
	if !any {
		return false
	}
	middle, half := (s.low+s.high)/2, (s.high-s.low)/2
	half = max(half, max(math.Abs(s.low), math.Abs(s.high))*calm/2)
	if half == 0 {
		half = 1
	}
	s.low, s.high = middle-half, middle+half
	f.scale = s
	f.left, f.right, f.top, f.bottom = 8, f.w-14, 9, f.h-9
	return true
}

func (t *Trend) sparkTarget(p *pen, f *frame) {
	target := t.target()
	if target == nil {
		return
	}
	x, y := f.x(target.At), f.y(target.Value)
	if from := t.start(); from != nil {
		p.line(`class="doel"`, f.x(from.At), f.y(from.Value), x, y)
	}
	p.diamond(x, y, `l6 6-6 6-6-6z"/>`, 6)
}

func (t *Trend) sparkDot(p *pen, f *frame) {
	last := t.Own.last()
	if last == nil {
		return
	}
	x, y := f.x(last.At), f.y(last.Value)
	switch {
	case t.Neutral:
		p.circle(`fill="var(--kk-data-ander)"`, x, y, 5)
	case last.Provisional:
		p.circle(`class="punt punt--leeg"`, x, y, 5)
	default:
		p.circle(`class="punt"`, x, y, 5.5)
	}
}
