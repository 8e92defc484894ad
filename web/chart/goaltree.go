package chart

import (
	"context"
	"io"
)

// TreeKind is what a card of a goal tree is; it decides its colour and its shape.
type TreeKind int

// The kinds of cards.
const (
	TreeAmbition TreeKind = iota
	TreeResult
	TreeNeed
	TreeFormal   // an activity of an organisation
	TreeInformal // an activity of people themselves
	TreeFolded   // activities that are folded away behind one card
)

// TreeCard is one card of a goal tree.
type TreeCard struct {
	ID     string // unique on the page
	Column int    // from the left; lines only lead to columns further right
	Kind   TreeKind
	Text   string
	Note   string // one line under the text
	URL    string
	Hint   string // number of what is said beside the tree; empty is nothing
	Told   string // that number in words, for who does not see it: "zie kompascheck 1"
	Gap    bool   // something does not fit yet: drawn dashed
	Chosen bool   // on the path that was chosen
}

// TreeLine leads from one card to another, by their places in Cards.
type TreeLine struct {
	From, To int
	Assumed  bool // nobody knows yet whether it works
	Chosen   bool
}

// GoalTree (doelenboom) shows from left to right what people want and what they do for it: ambitions, results, what is
// needed, activities. Its links stand in the order of reading: column by column, from the top.
type GoalTree struct {
	ID          string // unique on the page; prefix of the ids inside
	Title, Desc string
	Columns     []string // what stands over each column
	Cards       []TreeCard
	Lines       []TreeLine
}

// Sizes of the tree, in units.
const (
	treeTop    = 44 // room for the names of the columns
	treeGap    = 58 // between columns
	treeBetter = 14 // between cards under each other
	treeApart  = 28 // before the cards that hang loose
	treeBottom = 14
	treeRow    = 20 // a line of text
	treePad    = 14 // inside a card
	treeRound  = 26 // of the corners of what people do themselves
	treeLines  = 9  // of text in a card at most
)

// anyFace is how much wider than ours the letters may be of a viewer that has none of the faces we ask for.
const anyFace = 1.22

var (
	treeText = font{15.5, true}
	treeNote = font{size: 14}
)

// width of the cards of a kind.
func (k TreeKind) width() float64 {
	return [...]float64{178, 186, 190, 200, 200, 200}[k]
}

// Render writes the tree to w.
func (t GoalTree) Render(_ context.Context, w io.Writer) error { return write(w, t) }

// Append appends the tree to b, for a page.
func (t GoalTree) Append(b []byte) []byte {
	p := &pen{b}
	l := t.layOut(1)
	p.group(`boom`, l.width, l.height, t.ID, ``, t.Title, t.Desc)
	t.draw(p, l, page{})
	p.raw(`</svg>`)
	return p.b
}

// File gives the tree as a drawing that needs nothing around it: no style sheet, no font, no page. Its cards lead nowhere.
func (t GoalTree) File() []byte {
	p := &pen{}
	l := t.layOut(anyFace)
	p.raw(`<?xml version="1.0" encoding="UTF-8"?>` + "\n" + `<svg xmlns="http://www.w3.org/2000/svg" viewBox="-24 -24 `)
	p.pair(l.width+48, l.height+48)
	p.raw(`"`)
	p.attr("width", l.width+48)
	p.attr("height", l.height+48)
	p.raw(` font-family="Atkinson Hyperlegible Next, Arial, Helvetica, sans-serif" role="img" aria-labelledby="`)
	p.id(t.ID, `t`)
	p.raw(` `)
	p.id(t.ID, `d`)
	p.raw(`">`)
	p.caption(t.ID, ``, t.Title, t.Desc)
	p.rect(`fill="#fff"`, -24, -24, l.width+48, l.height+48, 0)
	t.draw(p, l, paper{})
	p.raw(`</svg>` + "\n")
	return p.b
}

// ink says how a part of the tree looks: by a class of the style sheet, or by attributes of its own.
type ink interface {
	head() markup
	line(TreeLine) markup
	doubt() (circle, sign markup)
	box(TreeCard) markup
	text(TreeCard) markup
	note(TreeCard) markup
	hint() (circle, number markup)
	open(p *pen, c TreeCard) // what holds the parts of a card together
	shut(p *pen)
}

func (t GoalTree) draw(p *pen, l treeLayout, look ink) {
	for i, name := range t.Columns {
		if i < len(l.left) {
			p.label(look.head(), l.left[i], 18, name)
		}
	}
	for _, chosen := range []bool{false, true} { // the chosen path lies on top
		for _, route := range l.routes {
			if route.line.Chosen == chosen {
				l.drawLine(p, route, look)
			}
		}
	}
	for _, column := range l.columns {
		for _, n := range column {
			if l.nodes[n].card >= 0 {
				t.drawCard(p, l, l.nodes[n], look)
			}
		}
	}
}

// drawLine draws a line from the middle of a card to the middle of another, through the columns between.
func (l treeLayout) drawLine(p *pen, r treeRoute, look ink) {
	p.raw(`<path `)
	p.raw(look.line(r.line))
	p.raw(` d="M`)
	from := l.nodes[r.stops[0]]
	x, y := l.right(from), from.middle()
	p.pair(x, y)
	var bend [2]float64
	for _, stop := range r.stops[1:] {
		n := l.nodes[stop]
		toX, toY := l.left[n.column], n.middle()
		half := (x + toX) / 2
		p.raw(`C`)
		p.pair(half, y)
		p.raw(` `)
		p.pair(half, toY)
		p.raw(` `)
		p.pair(toX, toY)
		bend = [2]float64{half, (y + toY) / 2}
		x, y = toX, toY
		if n.card < 0 {
			x = l.left[n.column] + l.wide[n.column]
			p.raw(`H`)
			p.num(x)
		}
	}
	p.raw(`"/>`)
	if r.line.Assumed {
		circle, sign := look.doubt()
		p.circle(circle, bend[0], bend[1], 10)
		p.label(sign, bend[0], bend[1]+5, "?")
	}
}

func (t GoalTree) drawCard(p *pen, l treeLayout, n treeNode, look ink) {
	c := t.Cards[n.card]
	x, round, in := l.left[n.column], 8.0, float64(treePad)
	if c.Kind == TreeInformal {
		round, in = treeRound, treePad+6
	}
	look.open(p, c)
	if c.Kind == TreeFolded { // a second card shows from behind
		p.rect(look.box(c), x+5, n.y+5, l.wide[n.column], n.height, round)
	}
	p.rect(look.box(c), x, n.y, l.wide[n.column], n.height, round)
	y := n.y + 27
	for _, line := range n.text {
		p.open(look.text(c), x+in, y)
		p.textLine(line)
		p.raw(`</text>`)
		y += treeRow
	}
	for _, line := range n.note {
		p.open(look.note(c), x+in, y)
		p.textLine(line)
		p.raw(`</text>`)
		y += treeRow
	}
	if c.Hint != "" {
		circle, number := look.hint()
		p.circle(circle, x+l.wide[n.column]-4, n.y+2, 13)
		p.label(number, x+l.wide[n.column]-4, n.y+7, c.Hint)
	}
	look.shut(p)
}
