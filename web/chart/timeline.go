package chart

import (
	"context"
	"io"
	"slices"
)

// Moment is a point on a timeline.
type Moment struct {
	At   float64 // in years
	Date string  // "maart 2026"
	Word string  // "Nu"
}

// Timeline shows how far a period has come: start, now and goal, to scale. It
// holds a wide and a narrow drawing.
type Timeline struct {
	ID               string // unique on the page; prefix of the ids inside
	Title, Desc      string
	Start, Now, Goal Moment
}

// Render writes the timeline to w.
func (t Timeline) Render(_ context.Context, w io.Writer) error { return write(w, t) }

// Append appends the timeline to b.
func (t Timeline) Append(b []byte) []byte {
	p := &pen{b}
	p.raw(`<div class="tekening tekening--tijd"><div class="alleen-breed">`)
	t.draw(p, 520, `b`)
	p.raw(`</div><div class="alleen-smal">`)
	t.draw(p, 272, `s`)
	p.raw(`</div></div>`)
	return p.b
}

// mark is a moment placed in a drawing: x of its sign, and its words from left
// to left+width in a row below.
type mark struct {
	moment      Moment
	x           float64
	left, width float64
	row         int
}

// place puts the words of the moments under their signs, in the order of time;
// words that would touch the ones before go one row down.
func (t Timeline) place(w float64) [3]mark {
	const edge = 9
	marks := [3]mark{{moment: t.Start}, {moment: t.Now}, {moment: t.Goal}}
	from, until := 1e300, -1e300
	for i := range marks {
		if at := marks[i].moment.At; usable(at) {
			from, until = min(from, at), max(until, at)
		}
	}
	order := [3]*mark{&marks[0], &marks[1], &marks[2]}
	for _, m := range order {
		m.x = w / 2
		if usable(m.moment.At) && until > from {
			m.x = edge + (m.moment.At-from)/(until-from)*(w-2*edge)
		}
		m.width = min(max(font{size: textSize}.width(m.moment.Date), font{textSize, true}.width(m.moment.Word)), w)
		m.left = min(max(m.x-m.width/2, 0), w-m.width)
	}
	slices.SortStableFunc(order[:], func(a, b *mark) int {
		switch {
		case a.x < b.x:
			return -1
		case a.x > b.x:
			return 1
		}
		return 0
	})
	var free [3]float64
	for _, m := range order {
		for m.row < 2 && m.left < free[m.row] {
			m.row++
		}
		free[m.row] = m.left + m.width + 10
	}
	return marks
}

func (t Timeline) draw(p *pen, w float64, suffix markup) {
	const y, rowHeight = 13, 40
	marks := t.place(w)
	start, now, goal := marks[0], marks[1], marks[2]
	rows := max(start.row, now.row, goal.row) + 1
	p.figure(`grafiek`, w, 22+rowHeight*float64(rows), t.ID, suffix, t.Title, t.Desc)
	first, last := min(start.x, now.x, goal.x), max(start.x, now.x, goal.x)
	p.line(`stroke="var(--kk-zand-2)" stroke-width="4"`, first, y, last, y)
	p.line(`stroke="var(--kk-actie)" stroke-width="4"`, start.x, y, now.x, y)
	p.circle(`fill="var(--kk-actie)"`, start.x, y, 7)
	p.diamond(goal.x, y, `l8 8-8 8-8-8z"/>`, 8)
	p.circle(`fill="var(--kk-warm-2)"`, now.x, y, 11)
	p.circle(`fill="var(--kk-warm-4)"`, now.x, y, 7)
	for _, m := range marks {
		row := y + 26 + rowHeight*float64(m.row)
		p.moment(m, m.moment.Date, `class="t-ander"`, font{size: textSize}, row)
		p.moment(m, m.moment.Word, `font-weight="700"`, font{textSize, true}, row+18)
	}
	p.raw(`</svg>`)
}

// moment writes a line of words of m, in the middle of its place.
func (p *pen) moment(m mark, s string, attrs markup, f font, y float64) {
	line := shorten(s, f, m.width+1)
	p.open(attrs, m.left+(m.width-min(line.width(f), m.width))/2, y)
	p.textLine(line)
	p.raw(`</text>`)
}
