package chart

import (
	"context"
	"io"
)

// RankingRow is the figure of one area.
type RankingRow struct {
	Name      string
	Href      string // empty: no link
	Value     float64
	Text      string  // the figure as written: "16%"; why there is none when Missing
	Low, High float64 // margin; none is drawn unless Low < High
	Detail    string  // more for screen readers: "marge 13 tot 19"
	Missing   bool    // there is no figure
	Differs   bool    // differs from the mean for sure: set bold, both ways alike
	Selected  bool    // the area that the page is about
}

// known says whether there is a figure to draw.
func (r *RankingRow) known() bool { return !r.Missing && usable(r.Value) }

// Ranking shows areas as dots with margins against the mean of the whole, in
// the order they are given. It holds a wide and a narrow drawing.
type Ranking struct {
	ID          string // unique on the page; prefix of the ids inside
	Title, Desc string
	Rows        []RankingRow
	Mean        float64
	MeanText    string // "Lelystad 12,4%"; empty: no line
}

// Render writes the ranking to w.
func (r Ranking) Render(_ context.Context, w io.Writer) error { return write(w, r) }

// Append appends the ranking to b.
func (r Ranking) Append(b []byte) []byte {
	p := &pen{b}
	p.raw(`<div class="tekening tekening--rang"><div class="alleen-breed">`)
	r.draw(p, ladder{w: 520, step: 44, most: 190})
	p.raw(`</div><div class="alleen-smal">`)
	r.draw(p, ladder{w: 272, step: 40, most: 108, narrow: true})
	p.raw(`</div></div>`)
	return p.b
}

// ladder is the layout of one drawing of a ranking.
type ladder struct {
	w, step     float64
	most        float64 // the widest that names may be
	left, right float64 // of the dots
	low, high   float64 // values there
	narrow      bool
}

// dense is the number of rows from which they stand closer together.
const dense = 14

// ladderTop is the middle of the first row.
const ladderTop = 52

func (l *ladder) x(v float64) float64 {
	return l.left + (v-l.low)/(l.high-l.low)*(l.right-l.left)
}

// fit measures names and figures, and finds the range of values. It starts at
// zero unless all values lie far from it.
func (r Ranking) fit(l *ladder) {
	names, texts := 0.0, 0.0
	low, high := 1e300, -1e300
	for i := range r.Rows {
		row := &r.Rows[i]
		names = max(names, font{textSize, true}.width(row.Name))
		if !row.known() {
			continue
		}
		texts = max(texts, font{textSize, true}.width(row.Text))
		low, high = min(low, row.Value), max(high, row.Value)
		if usable(row.Low) && usable(row.High) && row.Low < row.High {
			low, high = min(low, row.Low), max(high, row.High)
		}
	}
	if r.MeanText != "" && usable(r.Mean) {
		low, high = min(low, r.Mean), max(high, r.Mean)
	}
	if low > high {
		low, high = 0, 1
	}
	if low >= 0 && low < high*.6 {
		low = 0
	}
	low, high = widen(low, high)
	l.low, l.high = low, high+(high-low)*.04
	l.left = min(names, l.most) + 14
	l.right = l.w - min(texts, 110) - 14
	if len(r.Rows) > dense {
		l.step = 38
	}
}

func (r Ranking) draw(p *pen, l ladder) {
	r.fit(&l)
	h := ladderTop + l.step*float64(max(len(r.Rows), 1)) - 16
	suffix := markup(`b`)
	if l.narrow {
		suffix = `s`
	}
	r.open(p, l.w, h, suffix)
	if r.MeanText != "" && usable(r.Mean) {
		x := l.x(r.Mean)
		p.line(`class="snor--ander" stroke-dasharray="3 3"`, x, 22, x, h-4)
		half := font{size: textSize}.width(r.MeanText) / 2
		p.label(`class="t-ander" text-anchor="middle"`, max(min(x, l.w-half), half), 16, r.MeanText)
	}
	for i := range r.Rows {
		r.Rows[i].draw(p, &l, ladderTop+l.step*float64(i))
	}
	p.raw(`</svg>`)
}

// open starts the svg: a group when rows are links, else one image.
func (r Ranking) open(p *pen, w, h float64, suffix markup) {
	for i := range r.Rows {
		if r.Rows[i].Href != "" {
			p.group(`grafiek`, w, h, r.ID, suffix, r.Title, r.Desc)
			return
		}
	}
	p.figure(`grafiek`, w, h, r.ID, suffix, r.Title, r.Desc)
}

func (r *RankingRow) draw(p *pen, l *ladder, y float64) {
	if r.Href != "" {
		p.titledLink(r.Href, r.Name, r.Text, r.Detail)
	}
	background := markup(`fill="transparent"`)
	if r.Selected {
		background = `fill="var(--kk-warm-2)"`
	}
	if r.Href != "" || r.Selected {
		p.rect(background, -6, y-l.step/2+2, l.w+12, l.step-4, 6)
	}
	r.name(p, l, y)
	if r.known() {
		p.line(`class="as"`, l.left, y, l.right, y)
		r.dot(p, l, y)
		p.label(`font-weight="600" class="cijfer" text-anchor="end"`, l.w, y+5, r.Text)
	} else {
		words := font{size: textSize}
		p.open(`class="t-ander" text-anchor="end"`, l.w, y+5)
		p.textLine(shorten(r.Text, words, l.w-l.left))
		p.raw(`</text>`)
	}
	if r.Href != "" {
		p.raw(`</a>`)
	}
}

// name writes the area in one line or two.
func (r *RankingRow) name(p *pen, l *ladder, y float64) {
	var held [2]textLine
	words := font{textSize, r.Differs}
	lines := wrap(held[:0], r.Name, words, func(int) float64 { return l.left - 10 })
	y += 5 - float64(len(lines)-1)*8
	for _, line := range lines {
		switch {
		case r.Differs && r.Href != "":
			p.open(`font-weight="700" text-decoration="underline"`, 0, y)
		case r.Differs:
			p.open(`font-weight="700"`, 0, y)
		case r.Href != "":
			p.open(`text-decoration="underline"`, 0, y)
		default:
			p.open(``, 0, y)
		}
		p.textLine(line)
		p.raw(`</text> `) // the space keeps words apart when they are read out
		y += 16
	}
}

// dot draws the margin and the figure.
func (r *RankingRow) dot(p *pen, l *ladder, y float64) {
	if usable(r.Low) && usable(r.High) && r.Low < r.High {
		class := markup(`class="snor snor--ander"`)
		if r.Differs {
			class = `class="snor"`
		}
		p.line(class, max(l.x(r.Low), l.left-8), y, min(l.x(r.High), l.right+8), y)
	}
	p.circle(`class="punt"`, l.x(r.Value), y, 7)
}
