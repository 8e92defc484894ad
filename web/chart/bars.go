package chart

import (
	"context"
	"io"
)

// Bar is one bar.
type Bar struct {
	Name    string
	Value   float64
	Text    string // the value as written: "18%"; why there is none when Missing
	Note    string // behind it: "(n = 140)"
	Missing bool   // there is no figure
}

// known says whether there is a bar to draw.
func (b *Bar) known() bool { return !b.Missing && usable(b.Value) }

// Bars are horizontal bars from zero in a neutral colour: nobody judges them
// yet. The drawing suits a card of about 280 pixels; Wide adds one of 560.
type Bars struct {
	ID          string // unique on the page; prefix of the ids inside
	Title, Desc string
	Rows        []Bar
	Wide        bool
}

// Render writes the bars to w.
func (b Bars) Render(_ context.Context, w io.Writer) error { return write(w, b) }

// Append appends the bars to dst.
func (b Bars) Append(dst []byte) []byte {
	p := &pen{dst}
	if !b.Wide {
		b.draw(p, 280, `s`)
		return p.b
	}
	p.raw(`<div class="tekening tekening--balk"><div class="alleen-breed">`)
	b.draw(p, 560, `b`)
	p.raw(`</div><div class="alleen-smal">`)
	b.draw(p, 280, `s`)
	p.raw(`</div></div>`)
	return p.b
}

// bench is the layout of bars: names left of zero or above the bars, and the
// units per value.
type bench struct {
	w, left, zero, unit float64
	above               bool // names stand above the bars
	step                float64
}

// fit measures the words and gives the bars what room they leave.
func (b Bars) fit(w float64) bench {
	names, texts := 0.0, 0.0
	low, high := 0.0, 0.0
	for i := range b.Rows {
		row := &b.Rows[i]
		names = max(names, font{size: textSize}.width(row.Name))
		if !row.known() {
			continue
		}
		low, high = min(low, row.Value), max(high, row.Value)
		texts = max(texts, font{textSize, true}.width(row.Text)+font{size: textSize}.width(row.Note)+4)
	}
	l := bench{w: w, left: names + 12, step: 38}
	if names > w*.36 {
		l.left, l.above, l.step = 0, true, 58
	}
	room := w - l.left - min(texts, w*.5) - 8
	if high > low {
		l.unit = room / (high - low)
	}
	l.zero = l.left - low*l.unit
	return l
}

func (b Bars) draw(p *pen, w float64, suffix markup) {
	l := b.fit(w)
	p.figure(`grafiek`, w, l.step*float64(max(len(b.Rows), 1))+4, b.ID, suffix, b.Title, b.Desc)
	for i := range b.Rows {
		b.Rows[i].draw(p, &l, l.step*float64(i))
	}
	if l.zero > l.left {
		p.line(`class="as as-nul"`, l.zero, 0, l.zero, l.step*float64(len(b.Rows)))
	}
	p.raw(`</svg>`)
}

func (r *Bar) draw(p *pen, l *bench, y float64) {
	words := font{size: textSize}
	base := y + 23
	room := l.left
	if l.above {
		base, room = y+14, l.w
		y += 14
	}
	p.open(``, 0, base)
	p.textLine(shorten(r.Name, words, room))
	p.raw(`</text>`)
	if !r.known() {
		p.open(`class="t-ander"`, l.zero, y+24)
		p.textLine(shorten(r.Text, words, l.w-l.zero))
		p.raw(`</text>`)
		return
	}
	end := l.zero + r.Value*l.unit
	from, to := min(l.zero, end), max(l.zero, end)
	p.rect(`class="staaf--ander"`, from, y+6, max(to-from, 1), 26, 3)
	p.open(``, to+8, y+24)
	p.raw(`<tspan font-weight="700">`)
	p.text(r.Text)
	p.raw(`</tspan>`)
	if r.Note != "" {
		p.raw(` `)
		p.text(r.Note)
	}
	p.raw(`</text>`)
}
