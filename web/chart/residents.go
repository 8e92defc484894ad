package chart

import "strconv"

// Residents says who is drawn in the middle of the compass.
type Residents uint8

// The groups that can be drawn.
const (
	AllAges Residents = iota
	Older
	Young
)

// heart draws the residents in the middle, with the name and size of the group
// where there is room to read them.
func (c Compass) heart(p *pen, d dial) {
	p.raw(`<ellipse class="hart"`)
	p.attr("cx", d.cx)
	p.attr("cy", d.cy)
	p.attr("rx", d.heart.rx)
	p.attr("ry", d.heart.ry)
	p.raw(`/><clipPath id="`)
	p.id(c.ID, d.suffix())
	p.raw(`h"><ellipse`)
	p.attr("cx", d.cx)
	p.attr("cy", d.cy)
	p.attr("rx", d.heart.rx-1)
	p.attr("ry", d.heart.ry-1)
	p.raw(`/></clipPath><g clip-path="url(#`)
	p.id(c.ID, d.suffix())
	p.raw(`h)">`)
	if d.narrow {
		p.raw(`<g transform="translate(`)
		p.pair(d.cx, d.cy-22)
		p.raw(`) scale(1.36)">`)
		c.Residents.draw(p)
		p.raw(`</g></g>`)
		return
	}
	c.heartWords(p, d)
}

// heartWords draws the residents above their group's name. A long name takes
// a second line; the people become smaller and move up for it.
func (c Compass) heartWords(p *pen, d dial) {
	const nameLine = 21
	var names [2]textLine
	at := func(y float64) float64 { return 2*d.heart.halfWidth(y-d.cy) + 40 }
	first := d.cy + 50
	name := balanced(names[:0], c.Group, font{19, true}, func(i int) float64 { return at(first+float64(i)*nameLine) - 60 })
	lift, scale := 54.0, .96
	if len(name) == 2 {
		first, lift, scale = first-10, 56, .82
	}
	p.raw(`<g transform="translate(`)
	p.pair(d.cx, d.cy-lift)
	p.raw(`) scale(`)
	p.b = strconv.AppendFloat(p.b, scale, 'f', -1, 64)
	p.raw(`)">`)
	c.Residents.draw(p)
	p.raw(`</g><path class="hart-dek" d="M`)
	p.pair(d.cx-160, first-27)
	p.raw(`h320v140h-320z" fill="var(--kk-warm-1)"/></g>`)
	for i, l := range name {
		d.heartLine(p, `hart-tekst`, first+float64(i)*nameLine, l)
	}
	last := first + float64(max(len(name)-1, 0))*nameLine + 22
	d.heartLine(p, `hart-sub`, last, shorten(c.GroupSize, font{size: 16.5}, at(last)))
}

func (d dial) heartLine(p *pen, class markup, y float64, l textLine) {
	p.raw(`<text class="`)
	p.raw(class)
	p.raw(`" text-anchor="middle"`)
	p.attr("x", d.cx)
	p.attr("y", y)
	p.raw(`>`)
	p.textLine(l)
	p.raw(`</text>`)
}

// bands writes the words along the edge: over steps 1 and 2, under 3 to 5 and
// beside 6.
func (c Compass) bands(p *pen) {
	arcs := [...]markup{
		"M105.5 185.6 A418 314 0 0 1 814.5 185.6",
		"M102.7 534.9 A431 327 0 0 0 847.4 208.7",
		"M84.3 489.6 A418 314 0 0 1 84.3 214.4",
	}
	p.raw(`<defs>`)
	for i, arc := range arcs {
		p.raw(`<path id="`)
		p.id(c.ID, "bk")
		p.b = append(p.b, byte('1'+i))
		p.raw(`" d="`)
		p.raw(arc)
		p.raw(`"/>`)
	}
	p.raw(`</defs>`)
	for i, words := range c.Bands {
		p.raw(`<text class="band"><textPath href="#`)
		p.id(c.ID, "bk")
		p.b = append(p.b, byte('1'+i))
		p.raw(`" startOffset="50%" text-anchor="middle">`)
		p.text(words)
		p.raw(`</textPath></text>`)
	}
}

// Parts of a drawn person, around the middle of the face.
const (
	glasses markup = `<g fill="none" stroke="#3a2b22" stroke-width="1.8"><circle cx="-6.5" cy="1" r="4.8"/><circle cx="6.5" cy="1" r="4.8"/><path d="M-1.7 1h3.4"/></g>`
	eyes    markup = `<g fill="#3a2b22"><circle cx="-6" cy="1" r="1.7"/><circle cx="6" cy="1" r="1.7"/></g>`
	smile   markup = `<path d="M-4.5 8q4.5 3.6 9 0" stroke="#3a2b22" stroke-width="1.7" fill="none" stroke-linecap="round"/></g>`

	sides markup = `<path d="M-17 0c-2-6-1-8 0-9M17 0c2-6 1-8 0-9" stroke-width="4" fill="none"/>`
	curls markup = `<circle cx="-13" cy="-11" r="8"/><circle cx="-4" cy="-17" r="9"/><circle cx="7" cy="-16" r="9"/><circle cx="14" cy="-9" r="7"/>`
	bun   markup = `<circle cx="0" cy="-25" r="8"/><path d="M-18-2C-20-26 20-26 18-2 12-12-10-14-18-2z"/>`
	scarf markup = `<path d="M-20 24C-24-28 24-28 20 24 14 30 8 22 12 8 14-10-14-10-12 8-8 22-14 30-20 24z"/>`
	short markup = `<path d="M-17-6C-18-24 18-24 17-6 12-14-8-16-17-6z"/>`
	long  markup = `<path d="M-19 16C-23-26 23-26 19 16 17 2 14-8 6-9-2-6-10-6-14-8-15-2-17 8-19 16z"/>`
)

// person is one resident: clothes, skin, hair and what is before the eyes.
type person struct {
	place         markup // where and how large
	clothes, skin markup // colours
	hair, hairFor markup // colour and shape
	eyes          markup
}

// draw draws five residents around the origin, about 220 units wide.
func (r Residents) draw(p *pen) {
	people := [...]person{
		{`translate(-78 4) scale(.92)`, `#8db9bd`, `#e8b48c`, `#f3efe8`, sides, glasses},
		{`translate(78 4) scale(.92)`, `#f0b067`, `#8d5a3b`, `#e9e4dc`, curls, eyes},
		{`translate(-40 14) scale(1.02)`, `#c65f2c`, `#f0c7a4`, `#d8d3cb`, bun, glasses},
		{`translate(40 14) scale(1.02)`, `#2b7884`, `#c98f63`, `#2f6f79`, scarf, eyes},
		{`translate(0 24) scale(1.12)`, `#eaa04e`, `#efc19b`, `#f6f3ee`, short, eyes},
	}
	switch r {
	case AllAges:
		people[0].hair, people[0].hairFor, people[0].eyes = `#7a4a2b`, long, eyes
		people[1].hair = `#2b211c`
		people[4].hair = `#b9803f`
		people[4].place = `translate(0 30) scale(.98)`
	case Young:
		people[0].hair, people[0].hairFor, people[0].eyes = `#c99a4b`, short, eyes
		people[1].hair = `#2b211c`
		people[2].hair, people[2].eyes = `#7a4a2b`, eyes
		people[4].hair, people[4].hairFor = `#3a2b22`, short
	}
	for i := range people {
		people[i].draw(p)
	}
}

func (r person) draw(p *pen) {
	p.raw(`<g transform="`)
	p.raw(r.place)
	p.raw(`"><path d="M-36 62C-36 30-22 22 0 22S36 30 36 62V92H-36z" fill="`)
	p.raw(r.clothes)
	p.raw(`"/><g fill="`)
	p.raw(r.skin)
	p.raw(`"><path d="M-7 12h14v13a7 7 0 0 1-14 0z"/><circle r="17" cy="-1"/></g><g fill="`)
	p.raw(r.hair)
	p.raw(`" stroke="`)
	if r.hairFor == sides {
		p.raw(r.hair)
	} else {
		p.raw(`none`)
	}
	p.raw(`">`)
	p.raw(r.hairFor)
	p.raw(`</g>`)
	p.raw(r.eyes)
	p.raw(smile)
}
