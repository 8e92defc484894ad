package chart

import (
	"context"
	"io"
	"strconv"
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
	Selected bool   // outlined
	Spot     Spot   // where words fit, from FindSpots; the zero Spot prints none
}

// Choropleth is a map in at most five classes of one hue, with its legend.
// Dark is more, also in grey print. Beside it always stands a Ranking.
type Choropleth struct {
	ID            string // unique on the page; prefix of the ids inside
	Title, Desc   string
	Width, Height float64 // of the map, in its units
	Areas         []Area
	LegendLabel   string    // "Legenda"
	Legend        [5]string // words per class; an empty one is left out
	NoFigureText  string    // words for the hatching; left out where no area has it
}

// Render writes the map to w.
func (c Choropleth) Render(_ context.Context, w io.Writer) error { return write(w, c) }

// Append appends the map to b.
func (c Choropleth) Append(b []byte) []byte {
	p := &pen{b}
	sheet := c.sheet()
	c.open(p, sheet)
	hatched := c.hatched()
	if hatched {
		p.hatching(c.ID, "h")
	}
	sheet.open(p)
	for i := range c.Areas {
		c.area(p, &c.Areas[i])
	}
	for i := range c.Areas {
		c.Areas[i].outline(p)
	}
	p.raw(`</g>`)
	for i := range c.Areas {
		c.Areas[i].words(p, sheet)
	}
	p.raw(`</svg>`)
	c.legend(p, hatched)
	return p.b
}

// sheet is how a map lies in the drawing: 560 units wide, so that type has its
// own size on every map, and not much higher than wide.
type sheet struct{ left, scale, height float64 }

const sheetWidth, sheetHeight = 560, 640

func (c *Choropleth) sheet() sheet {
	if !(c.Width > 0 && c.Height > 0) {
		return sheet{scale: 1, height: sheetWidth}
	}
	scale := min(sheetWidth/c.Width, sheetHeight/c.Height)
	return sheet{left: (sheetWidth - scale*c.Width) / 2, scale: scale, height: scale * c.Height}
}

// open starts the group in which paths have the map's own units.
func (s sheet) open(p *pen) {
	p.raw(`<g transform="translate(`)
	p.pair(s.left, 0)
	p.raw(`) scale(`)
	p.b = strconv.AppendFloat(p.b, s.scale, 'f', 4, 64)
	p.raw(`)">`)
}

// open starts the svg: a group when areas are links, else one image.
func (c Choropleth) open(p *pen, s sheet) {
	for i := range c.Areas {
		if c.Areas[i].Href != "" {
			p.group(`wijkkaart`, sheetWidth, s.height, c.ID, ``, c.Title, c.Desc)
			return
		}
	}
	p.figure(`wijkkaart`, sheetWidth, s.height, c.ID, ``, c.Title, c.Desc)
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
	for _, stroke := range [...]markup{`#fff" stroke-width="9"`, `var(--kk-warm-4)" stroke-width="5"`} {
		p.raw(`<path fill="none" pointer-events="none" vector-effect="non-scaling-stroke" stroke-linejoin="round" stroke="`)
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
func (a *Area) words(p *pen, s sheet) {
	class, spot := a.drawn(), a.Spot
	if class == NoFigure || spot.Width <= 0 {
		return
	}
	if (font{mapFigure, true}).width(a.Text) > spot.Width || spot.Height < mapFigure {
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
	if (font{mapPhone, true}).width(a.Text) > spot.Width || spot.Height < mapPhone*.8 {
		p.raw(` alleen-breed`)
	}
	p.raw(`" text-anchor="middle" aria-hidden="true">`)
	x, y := s.left+s.scale*spot.X, s.scale*spot.Y+7-float64(len(lines))*mapLine/2
	for _, l := range lines {
		p.open(`class="wk-naam"`, x, y)
		p.textLine(l)
		p.raw(`</text>`)
		y += mapLine
	}
	if len(lines) > 0 {
		y += 3
	}
	p.label(`class="wk-getal"`, x, y, a.Text)
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
