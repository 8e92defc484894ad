package chart

import (
	"cmp"
	"context"
	"io"
	"slices"
	"strconv"
)

// Point is one figure of a line.
type Point struct {
	At          float64 // time in years: 2024, 2024.25
	Label       string  // the period as written under the axis: "2024"
	Value       float64
	Text        string  // the value as written, or why there is none: "63%"
	Low, High   float64 // margin; none is drawn unless Low < High
	Missing     bool    // no figure: the line is interrupted
	Provisional bool    // not final: drawn open
	Revised     bool    // a later reading changed it
	Break       bool    // measured in another way than the points before it
	Anew        bool    // counting starts here again, so that no line leads to it
	Step        int     // how long the period is; points of another length are not joined
}

// InOrder puts points in the order of time, a year before the quarters that begin with it.
func InOrder(points []Point) []Point {
	slices.SortStableFunc(points, func(a, b Point) int { return cmp.Or(cmp.Compare(a.At, b.At), cmp.Compare(a.Step, b.Step)) })
	return points
}

// known says whether there is a figure to draw.
func (p *Point) known() bool { return !p.Missing && usable(p.Value) && usable(p.At) }

// hasMargin says whether there is a margin to draw.
func (p *Point) hasMargin() bool {
	return p.known() && usable(p.Low) && usable(p.High) && p.Low < p.High
}

// Line is a series of points in the order of time.
type Line struct {
	Name   string  // "Vergelijkbare gemeenten"
	Short  string  // for the narrow drawing, about twelve letters; empty = Name
	Points []Point // ascending in At
}

// last is the newest known point, or nil.
func (l *Line) last() *Point {
	for i := len(l.Points) - 1; i >= 0; i-- {
		if l.Points[i].known() {
			return &l.Points[i]
		}
	}
	return nil
}

// first is the oldest known point, or nil.
func (l *Line) first() *Point {
	i, j := stretch(l.Points, 0, (*Point).known)
	if i == j {
		return nil
	}
	return &l.Points[i]
}

// Target is the value agreed for a moment.
type Target struct {
	At    float64 // in years
	Label string  // under the axis: "2027"
	Value float64
	Name  string // "Doel 2027"
	Text  string // "70%"
}

// known says whether the target can be drawn.
func (t *Target) known() bool { return t != nil && usable(t.Value) && usable(t.At) }

// Trend is a line in time: own figures with margin, what they are compared
// with and where they should go. It holds a wide and a narrow drawing.
type Trend struct {
	ID              string // unique on the page; prefix of the ids inside
	Title           string
	Desc            string // the message and the figures in words
	Own             Line
	Others          []Line  // comparison, drawn thin and grey
	Target          *Target // nil: none
	Events          []Event // ascending in At
	Format          func(float64) string
	Unit            string // behind the highest value on the axis: "%"
	BreakNote       string // at an interruption in the way of measuring
	RevisedNote     string // in the table, with a figure that was changed later: "herzien"
	ProvisionalNote string // under the periods that are not final: "voorlopig"
	Neutral         bool   // one colour and no target: nobody judges yet
	Small           bool   // only the narrow drawing, for a page with many charts
}

// Render writes the trend to w.
func (t Trend) Render(_ context.Context, w io.Writer) error { return write(w, t) }

// Append appends the trend to b.
func (t Trend) Append(b []byte) []byte {
	p := &pen{b}
	s, any := t.scale()
	if !any {
		t.empty(p)
		return p.b
	}
	if t.Small {
		t.draw(p, narrowTrend(), s)
		return p.b
	}
	p.raw(`<div class="tekening tekening--lijn"><div class="alleen-breed">`)
	t.draw(p, wideTrend(), s)
	p.raw(`</div><div class="alleen-smal">`)
	t.draw(p, narrowTrend(), s)
	p.raw(`</div></div>`)
	return p.b
}

// empty is what is drawn when there is no figure at all.
func (t *Trend) empty(p *pen) {
	p.figure(`grafiek`, 680, 120, t.ID, `b`, t.Title, t.Desc)
	p.raw(emptyCurve)
	p.raw(`</svg>`)
}

// format writes a value in words.
func (t *Trend) format(v float64) string { return format(t.Format, v) }

// format writes v with f, or plainly when there is no f.
func format(f func(float64) string, v float64) string {
	if f == nil {
		return strconv.FormatFloat(v, 'f', -1, 64)
	}
	return f(v)
}

// target is the target to draw, or nil.
func (t *Trend) target() *Target {
	if t.Neutral || !t.Target.known() {
		return nil
	}
	return t.Target
}

// text is the value of a point in words.
func (t *Trend) text(p *Point) string {
	if p.Text != "" || !p.known() {
		return p.Text
	}
	return t.format(p.Value)
}

// stretch is the next unbroken run [i, j) of points that are ok, from index
// start on; i == j when there is none. A break in measuring ends a run, and so does a period of another length.
func stretch(points []Point, start int, ok func(*Point) bool) (i, j int) {
	for i = start; i < len(points) && !ok(&points[i]); {
		i++
	}
	for j = i; j < len(points) && ok(&points[j]) && (j == i || !points[j].Break && !points[j].Anew && points[j].Step == points[j-1].Step); {
		j++
	}
	return i, j
}

// scale is the range of time and value of a trend, with the ticks between.
type scale struct {
	from, until float64 // years
	low, high   float64 // values
	ticks       ticks
}

// reach widens the scale to hold a value at a time.
func (s *scale) reach(at, v float64) {
	s.from, s.until = min(s.from, at), max(s.until, at)
	s.low, s.high = min(s.low, v), max(s.high, v)
}

// scale is the range of everything that is drawn, out to round values; any is
// false when there is nothing.
func (t *Trend) scale() (s scale, any bool) {
	s, any = t.reachAll()
	if any {
		s.ticks = niceTicks(s.low, s.high, t.Unit == "%", t.Format)
		s.low, s.high = s.ticks.at[0], s.ticks.at[s.ticks.n-1]
	}
	return s, any
}

// reachAll is the range of everything that is drawn; any is false when there
// is nothing.
func (t *Trend) reachAll() (s scale, any bool) {
	s = scale{from: 1e300, until: -1e300, low: 1e300, high: -1e300}
	add := func(l *Line) {
		for i := range l.Points {
			point := &l.Points[i]
			if !point.known() {
				continue
			}
			s.reach(point.At, point.Value)
			if point.hasMargin() {
				s.reach(point.At, point.Low)
				s.reach(point.At, point.High)
			}
		}
	}
	add(&t.Own)
	for i := range t.Others {
		add(&t.Others[i])
	}
	for _, m := range t.Events {
		if any := s.from <= s.until; any && usable(m.At) {
			s.from, s.until = min(s.from, m.At), max(s.until, m.At)
		}
	}
	if target := t.target(); target != nil {
		s.reach(target.At, target.Value)
	}
	return s, s.from <= s.until
}
