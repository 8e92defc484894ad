package chart

import (
	"context"
	"io"
)

// NoFigure is the class of an area for which there is no figure.
const NoFigure = -1

// Area is one area on a map.
type Area struct {
	Name     string
	Href     string // empty: no link
	Path     string // SVG path data in the map's units
	Class    int    // 0-4, light to dark: more is darker; NoFigure is hatched
	Text     string // the figure as written: "16%"; why there is none for NoFigure
	Detail   string // more for screen readers: "marge 13 tot 19"
	Spot     Spot   // where words fit; the zero Spot prints none
	Selected bool   // outlined
}

// Choropleth is a map in at most five classes of one hue, with its legend.
// Dark is more, also in grey print. Beside it always stands a Ranking.
type Choropleth struct {
	ID            string // unique on the page; prefix of the ids inside
	Title, Desc   string
	Width, Height float64 // of the map's units; about 560 wide, as type is drawn in these units
	Areas         []Area
	Outline       string    // path around the whole, or empty
	LegendLabel   string    // "Legenda"
	Legend        [5]string // words per class; an empty one is left out
	NoFigureText  string    // words for the hatching; left out where no area has it
}

// Render writes the map to w.
func (c Choropleth) Render(_ context.Context, w io.Writer) error { return write(w, c) }

// Append appends the map to b.
func (c Choropleth) Append(b []byte) []byte {
	p := &pen{b}
	c.open(p)
	hatched := c.hatched()
	if hatched {
		p.hatching(c.ID, "h")
	}
	for i := range c.Areas {
		c.area(p, &c.Areas[i])
	}
	if c.Outline != "" {
		p.raw(`<path class="wk-rand" d="`)
		p.text(c.Outline)
		p.raw(`"/>`)
	}
	for i := range c.Areas {
		c.Areas[i].outline(p)
	}
	for i := range c.Areas {
		c.Areas[i].words(p)
	}
	p.raw(`</svg>`)
	c.legend(p, hatched)
	return p.b
}

// open starts the svg: a group when areas are links, else one image.
func (c Choropleth) open(p *pen) {
	for i := range c.Areas {
		if c.Areas[i].Href != "" {
			p.group(`wijkkaart`, c.Width, c.Height, c.ID, ``, c.Title, c.Desc)
			return
		}
	}
	p.figure(`wijkkaart`, c.Width, c.Height, c.ID, ``, c.Title, c.Desc)
}

// drawn is the class that is drawn: anything beyond the five is no figure.
func (a *Area) drawn() int {
	if a.Class < 0 || a.Class > 4 {
		return NoFigure
	}
	return a.Class
}

// hatched says whether an area has no figure.
func (c Choropleth) hatched() bool {
	for i := range c.Areas {
		if c.Areas[i].drawn() == NoFigure {
			return true
		}
	}
	return false
}

// hatching defines the pattern of areas without a figure.
func (p *pen) hatching(id string, suffix markup) {
	p.raw(`<defs><pattern id="`)
	p.id(id, suffix)
	p.raw(`" width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="8" height="8" fill="#fff"/><path d="M0 0v8" stroke="#8f8a82" stroke-width="2.5"/></pattern></defs>`)
}

// area draws an area, as a link where it has one.
func (c Choropleth) area(p *pen, a *Area) {
	if a.Href != "" {
		p.link(a.Href, a.Name, a.Text, a.Detail)
	}
	p.raw(`<path class="wk`)
	if class := a.drawn(); class == NoFigure {
		p.raw(`" fill="url(#`)
		p.id(c.ID, "h")
		p.raw(`)`)
	} else {
		p.raw(` c`)
		p.b = append(p.b, byte('0'+class))
	}
	p.raw(`" d="`)
	p.text(a.Path)
	p.raw(`"/>`)
	if a.Href != "" {
		p.raw(`</a>`)
	}
}

// outline draws the edge of a selected area over its neighbours, dark between
// light so that it shows on every class.
func (a *Area) outline(p *pen) {
	if !a.Selected {
		return
	}
	for _, stroke := range [...]markup{`#fff" stroke-width="8"`, `var(--kk-warm-4)" stroke-width="4.5"`} {
		p.raw(`<path fill="none" pointer-events="none" stroke-linejoin="round" stroke="`)
		p.raw(stroke)
		p.raw(` d="`)
		p.text(a.Path)
		p.raw(`"/>`)
	}
}

// Type of the words on a map, as in the style sheet: on phones the names go
// and the figures grow.
const (
	mapName, mapFigure, mapPhone = 15.5, 19, 34
	mapLine                      = 17
)

// words prints name and figure on an area as far as they fit inside it. The
// link already says them, so they are hidden from screen readers.
func (a *Area) words(p *pen) {
	class := a.drawn()
	if class == NoFigure || a.Spot.Width <= 0 {
		return
	}
	figure := font{mapFigure, true}
	if figure.width(a.Text) > a.Spot.Width || a.Spot.Height < mapFigure {
		return
	}
	var held [2]textLine
	lines := a.name(held[:0])
	p.raw(`<g class="`)
	if class >= 3 {
		p.raw(`wk-licht`)
	} else {
		p.raw(`wk-donker`)
	}
	if (font{mapPhone, true}).width(a.Text) > a.Spot.Width || a.Spot.Height < mapPhone*.8 {
		p.raw(` alleen-breed`)
	}
	p.raw(`" text-anchor="middle" aria-hidden="true">`)
	y := a.Spot.Y + 7 - float64(len(lines))*mapLine/2
	for _, l := range lines {
		p.open(`class="wk-naam"`, a.Spot.X, y)
		p.textLine(l)
		p.raw(`</text>`)
		y += mapLine
	}
	if len(lines) > 0 {
		y += 3
	}
	p.label(`class="wk-getal"`, a.Spot.X, y, a.Text)
	p.raw(`</g>`)
}

// name is the area's name in the lines that fit whole on it, or nothing.
func (a *Area) name(held []textLine) []textLine {
	lines := wrap(held, a.Name, font{mapName, true}, func(int) float64 { return a.Spot.Width })
	tall := float64(len(lines))*mapLine + mapFigure
	if broken(lines) || tall > a.Spot.Height {
		return nil
	}
	return lines
}

// legend lists the classes, and the hatching where it is used.
func (c Choropleth) legend(p *pen, hatched bool) {
	p.raw(`<ul class="kaartlegenda" aria-label="`)
	p.text(c.LegendLabel)
	p.raw(`">`)
	const swatch markup = `<li><svg width="100%" height="14" aria-hidden="true" focusable="false"><rect width="100%" height="14" class="wk`
	for class, words := range c.Legend {
		if words == "" {
			continue
		}
		p.raw(swatch)
		p.raw(` c`)
		p.b = append(p.b, byte('0'+class))
		p.raw(`"/></svg>`)
		p.text(words)
		p.raw(`</li>`)
	}
	if hatched && c.NoFigureText != "" {
		p.raw(`<li><svg width="100%" height="14" aria-hidden="true" focusable="false">`)
		p.hatching(c.ID, "hl")
		p.raw(`<rect width="100%" height="14" class="wk" fill="url(#`)
		p.id(c.ID, "hl")
		p.raw(`)"/></svg>`)
		p.text(c.NoFigureText)
		p.raw(`</li>`)
	}
	p.raw(`</ul>`)
}
