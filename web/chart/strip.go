package chart

import (
	"context"
	"io"
	"strings"
)

// StripRow is one subject on its own scale: the own figure among others.
type StripRow struct {
	Name          string
	Verdict       string // in words, never a rank: "rond het midden"
	Own           float64
	Text          string  // the own figure as written, or why there is none
	Low, High     float64 // margin; none is drawn unless Low < High
	Missing       bool    // there is no own figure
	Others        []float64
	Median        float64 // of the others; not a number: no tick
	LowerIsBetter bool    // turns the scale round, so that better is right
	Format        func(float64) string
}

// StripPlot sets own figures beside those of comparable municipalities. Each
// row has its own scale, and what is favourable always lies right. It holds a
// wide and a narrow drawing.
type StripPlot struct {
	ID          string // unique on the page; prefix of the ids inside
	Title, Desc string
	Left, Right string // over the ends: "← minder gunstig", "gunstiger →"
	Rows        []StripRow
}

// Render writes the plot to w.
func (s StripPlot) Render(_ context.Context, w io.Writer) error { return write(w, s) }

// Append appends the plot to b.
func (s StripPlot) Append(b []byte) []byte {
	p := &pen{b}
	p.raw(`<div class="tekening tekening--strook"><div class="alleen-breed">`)
	s.drawWide(p)
	p.raw(`</div><div class="alleen-smal">`)
	s.drawNarrow(p)
	p.raw(`</div></div>`)
	return p.b
}

// known says whether the own figure can be drawn.
func (r *StripRow) known() bool { return !r.Missing && usable(r.Own) }

// strip is the place of one row: its bar from left to right around y, and the
// values at its two ends.
type strip struct {
	left, right, y float64
	at, until      float64 // the values at the left and right end
	any            bool
}

// inside is the distance between the end of the bar and the outermost dot.
const inside = 14

func (r *StripRow) strip(left, right, y float64) strip {
	low, high := 1e300, -1e300
	for _, v := range r.Others {
		if usable(v) {
			low, high = min(low, v), max(high, v)
		}
	}
	if r.known() {
		low, high = min(low, r.Own), max(high, r.Own)
	}
	s := strip{left: left, right: right, y: y, at: low, until: high, any: low <= high}
	if r.LowerIsBetter {
		s.at, s.until = high, low
	}
	return s
}

func (s *strip) x(v float64) float64 {
	if s.at == s.until {
		return (s.left + s.right) / 2
	}
	part := (v - s.at) / (s.until - s.at)
	return s.left + inside + min(max(part, -.1), 1.1)*(s.right-s.left-2*inside)
}

// draw draws the bar, the others, their median, and the own dot with margin.
func (r *StripRow) draw(p *pen, s *strip) {
	p.rect(`class="balkje" opacity=".45"`, s.left, s.y-17, s.right-s.left, 34, 17)
	if !s.any {
		return
	}
	p.raw(`<g class="punt punt--ander">`)
	for _, v := range r.Others {
		if usable(v) {
			p.raw(`<circle`)
			p.attr("cx", s.x(v))
			p.attr("cy", s.y)
			p.raw(` r="6"/>`)
		}
	}
	p.raw(`</g>`)
	if usable(r.Median) && len(r.Others) > 0 {
		x := s.x(r.Median)
		p.line(`class="snor--ander" stroke-width="3"`, x, s.y-17, x, s.y+17)
	}
	if !r.known() {
		return
	}
	if usable(r.Low) && usable(r.High) && r.Low < r.High {
		from, to := s.x(r.Low), s.x(r.High)
		from, to = min(from, to), max(from, to)
		p.line(`class="snor" stroke-width="3"`, max(from, s.left+4), s.y, min(to, s.right-4), s.y)
	}
	p.circle(`class="punt"`, s.x(r.Own), s.y, 10)
}

// ends writes the values at the two ends under the bar, unless they would
// touch the words between free and until.
func (r *StripRow) ends(p *pen, s *strip, free, until float64) {
	if !s.any || s.at == s.until {
		return
	}
	words := font{size: textSize}
	for _, end := range [...]float64{s.at, s.until} {
		text := format(r.Format, end)
		half := words.width(text) / 2
		x := min(max(s.x(end), s.left+half), s.right-half)
		if x+half+6 < free || x-half-6 > until {
			p.label(`class="t-ander" text-anchor="middle"`, x, s.y+34, text)
		}
	}
}

// Layout of the wide drawing, in units.
const (
	stripWidth, stripLeft, stripRight = 1120, 270, 980
	stripHead, stripRow               = 38, 72
)

func (s StripPlot) drawWide(p *pen) {
	p.figure(`grafiek`, stripWidth, stripHead+stripRow*float64(len(s.Rows)), s.ID, `b`, s.Title, s.Desc)
	p.label(`class="t-ander"`, stripLeft, 14, s.Left)
	p.label(`class="t-ander" text-anchor="end"`, stripRight, 14, s.Right)
	for i := range s.Rows {
		row := &s.Rows[i]
		place := row.strip(stripLeft, stripRight, stripHead+32+stripRow*float64(i))
		row.names(p, place.y)
		row.draw(p, &place)
		row.ends(p, &place, stripWidth, 0)
		row.value(p, place.y)
	}
	p.raw(`</svg>`)
}

// names writes the subject and the verdict left of the bar.
func (r *StripRow) names(p *pen, y float64) {
	var held [2]textLine
	room := func(int) float64 { return stripLeft - 16 }
	name := wrap(held[:0], r.Name, font{textSize, true}, room)
	y += 8 - float64(len(name))*10
	for _, l := range name {
		p.open(`font-weight="600"`, 0, y)
		p.textLine(l)
		p.raw(`</text>`)
		y += 20
	}
	p.open(`class="t-ander"`, 0, y)
	p.textLine(shorten(r.Verdict, font{size: textSize}, stripLeft-16))
	p.raw(`</text>`)
}

// value writes the own figure right of the bar, or in small why there is none.
func (r *StripRow) value(p *pen, y float64) {
	const x, room = stripRight + 22, stripWidth - stripRight - 22
	if r.known() && (font{largeSize, true}).width(r.Text) <= room {
		p.label(`class="t-eigen t-groot"`, x, y+8, r.Text)
		return
	}
	if number, unit, ok := strings.Cut(r.Text, " "); ok && r.known() && len(number) > 1 &&
		(font{largeSize, true}).width(number) <= room && (font{textSize, true}).width(unit) <= room {
		p.label(`class="t-eigen t-groot"`, x, y, number)
		p.label(`class="t-eigen"`, x, y+lineHeight+2, unit)
		return
	}
	var held [3]textLine
	class, words := markup(`class="t-ander"`), font{size: textSize}
	if r.known() {
		class, words.bold = `class="t-eigen"`, true
	}
	lines := wrap(held[:0], r.Text, words, func(int) float64 { return room })
	for i, l := range lines {
		p.open(class, x, y+5+(float64(i)-float64(len(lines)-1)/2)*lineHeight)
		p.textLine(l)
		p.raw(`</text>`)
	}
}

// narrowStrip is the width of the narrow drawing.
const narrowStrip = 272

func (s StripPlot) drawNarrow(p *pen) {
	var names, verdicts [2]textLine
	bold, words := font{textSize, true}, font{size: textSize}
	room := func(int) float64 { return narrowStrip }
	h := 28.0
	for i := range s.Rows {
		name := wrap(names[:0], s.Rows[i].Name, bold, room)
		verdict := wrap(verdicts[:0], s.Rows[i].Verdict, words, room)
		h += float64(len(name)+len(verdict))*lineHeight + 88
	}
	p.figure(`grafiek`, narrowStrip, h, s.ID, `s`, s.Title, s.Desc)
	p.label(`class="t-ander"`, 0, 14, s.Left)
	p.label(`class="t-ander" text-anchor="end"`, narrowStrip, 14, s.Right)
	y := 46.0
	for i := range s.Rows {
		row := &s.Rows[i]
		for _, l := range wrap(names[:0], row.Name, bold, room) {
			p.open(`font-weight="600"`, 0, y)
			p.textLine(l)
			p.raw(`</text>`)
			y += lineHeight
		}
		for _, l := range wrap(verdicts[:0], row.Verdict, words, room) {
			p.open(`class="t-ander"`, 0, y)
			p.textLine(l)
			p.raw(`</text>`)
			y += lineHeight
		}
		place := row.strip(0, narrowStrip, y+12)
		row.draw(p, &place)
		row.under(p, &place)
		y += 88
	}
	p.raw(`</svg>`)
}

// under writes the own figure under its dot, or why there is none, with the
// values at the ends beside it.
func (r *StripRow) under(p *pen, s *strip) {
	class, words := markup(`class="t-ander" text-anchor="middle"`), font{size: textSize}
	x := (s.left + s.right) / 2
	if r.known() {
		class, words.bold = `class="t-eigen" text-anchor="middle"`, true
		x = s.x(r.Own)
	}
	text := shorten(r.Text, words, s.right-s.left)
	half := text.width(words) / 2
	x = min(max(x, s.left+half), s.right-half)
	p.open(class, x, s.y+34)
	p.textLine(text)
	p.raw(`</text>`)
	r.ends(p, s, x-half, x+half)
}
