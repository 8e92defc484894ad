package chart

import (
	"context"
	"io"
	"strconv"
)

// Multiples are small trends side by side on one scale, so that they can be compared at a glance.
type Multiples struct {
	ID     string // unique on the page; prefix of the ids inside
	Lines  []Line
	Descs  []string // of each line the message and the figures in words
	Around *Line    // drawn thin and grey in each; nil: none
	Aim    *float64 // a value drawn across each; nil: none
	Format func(float64) string
	Unit   string // behind the highest value on the axis: "%"
}

// Each gives the drawings, in the order of the lines.
func (m Multiples) Each() []Multiple {
	var all Trend
	if m.Around != nil {
		all.Others = append(all.Others, *m.Around)
	}
	all.Others = append(all.Others, m.Lines...)
	s, any := all.reachAll()
	if any {
		if m.Aim != nil && usable(*m.Aim) {
			s.reach(s.from, *m.Aim)
		}
		s.ticks = niceTicks(s.low, s.high, m.Unit == "%", m.Format)
		s.low, s.high = s.ticks.at[0], s.ticks.at[s.ticks.n-1]
		s.ticks = s.ticks.ends()
	}
	out := make([]Multiple, len(m.Lines))
	for i, l := range m.Lines {
		t := Trend{ID: m.ID + "-" + strconv.Itoa(i), Title: l.Name, Own: l, Unit: m.Unit, Format: m.Format}
		if i < len(m.Descs) {
			t.Desc = m.Descs[i]
		}
		if m.Around != nil {
			t.Others = []Line{*m.Around}
		}
		out[i] = Multiple{t, s, m.Aim, any}
	}
	return out
}

// Multiple is one of the small trends.
type Multiple struct {
	trend Trend
	scale scale
	aim   *float64
	any   bool
}

// Render writes the drawing to w.
func (m Multiple) Render(_ context.Context, w io.Writer) error { return write(w, m) }

// Append appends the drawing to b.
func (m Multiple) Append(b []byte) []byte {
	p := &pen{b}
	t := &m.trend
	f := frame{w: 240, h: 150, left: 40, right: 226, top: 12, bottom: 112}
	p.figure(`grafiek grafiek--klein`, f.w, f.h, t.ID, `b`, t.Title, t.Desc)
	if m.any {
		t.fit(&f, m.scale)
		f.right = f.w - 14
		f.drawTicks(p, t.Unit)
		t.drawTimes(p, &f)
		t.drawMargin(p, &f)
		if m.aim != nil && usable(*m.aim) {
			p.line(`class="doel"`, f.left, f.y(*m.aim), f.right, f.y(*m.aim))
		}
		for i := range t.Others {
			f.drawLine(p, `class="lijn lijn--ander"`, t.Others[i].Points)
		}
		f.drawLine(p, ownLine, t.Own.Points)
		t.sparkDot(p, &f)
	}
	p.raw(`</svg>`)
	return p.b
}
