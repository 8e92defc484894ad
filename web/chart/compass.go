package chart

import (
	"context"
	"io"
	"math"
)

// StepState is how a step of the compass stands; the rules that decide it
// live elsewhere.
type StepState uint8

// The four states. Each has its own fill and its own sign, so that nothing
// hangs on colour alone.
const (
	NotStarted     StepState = iota // nog niet begonnen: white, dashed
	InProgress                      // bezig: tint, clock
	NeedsAttention                  // vraagt aandacht: amber, exclamation mark
	UpToDate                        // actueel: solid, check mark
)

// CompassStep is one sector of the compass.
type CompassStep struct {
	Href      string
	Title     string // "Maatschappelijk resultaat"
	Fact      string // one fact, never volume, up to about 40 letters: "2 van 2 resultaten hebben activiteiten"
	State     StepState
	StateText string // "vraagt aandacht": read out behind the visible text
}

// Compass is the signature picture: six steps around the residents. It holds a
// wide drawing and, for narrow screens, one with the numbers only.
type Compass struct {
	ID        string         // unique on the page; prefix of the ids inside
	Label     string         // what the picture is, for screen readers
	Steps     [6]CompassStep // step 1 first
	Turn      int            // 1-6: the step the needle points at; 0 draws no needle
	Residents Residents      // who is drawn in the middle
	Group     string         // "Inwoners van 75+"
	GroupSize string         // "6.340 mensen in Lelystad"
	Bands     [3]string      // words along the edge: over steps 1-2, 3-5 and 6
}

// Render writes the compass to w.
func (c Compass) Render(_ context.Context, w io.Writer) error { return write(w, c) }

// Append appends the compass to b.
func (c Compass) Append(b []byte) []byte {
	p := &pen{b}
	p.raw(`<div class="tekening tekening--kompas"><div class="alleen-breed">`)
	c.draw(p, wideCompass())
	p.raw(`</div><div class="alleen-smal">`)
	c.draw(p, narrowCompass())
	p.raw(`</div></div>`)
	return p.b
}

// ellipse is a size: half the width and half the height, in units.
type ellipse struct{ rx, ry float64 }

// at is the point on e around (cx, cy), deg degrees clockwise from the top in
// the ellipse's own parameter.
func (e ellipse) at(cx, cy, deg float64) (x, y float64) {
	sin, cos := math.Sincos(deg * math.Pi / 180)
	return cx + e.rx*sin, cy - e.ry*cos
}

// dial is the geometry of one drawing of the compass.
type dial struct {
	narrow       bool
	w, h, cx, cy float64
	outer, inner ellipse // the ring of sectors
	middle       ellipse // through the middle of the ring
	heart        ellipse // the residents
	tip          ellipse // where the needle ends
	needle       float64 // half its width at the base
	inset        float64 // from the edge of a sector to the focus ring
}

func wideCompass() dial {
	return dial{
		w: 920, h: 700, cx: 460, cy: 352,
		outer: ellipse{404, 300}, inner: ellipse{214, 150}, middle: ellipse{309, 225},
		heart: ellipse{146, 112}, tip: ellipse{207, 144}, needle: 46, inset: 9,
	}
}

func narrowCompass() dial {
	return dial{
		narrow: true,
		w:      640, h: 508, cx: 320, cy: 254,
		outer: ellipse{314, 246}, inner: ellipse{190, 140}, middle: ellipse{252, 193},
		heart: ellipse{144, 105}, tip: ellipse{184, 135}, needle: 48, inset: 8,
	}
}

// suffix keeps the ids of the two drawings apart.
func (d dial) suffix() markup {
	if d.narrow {
		return "s"
	}
	return "b"
}

// centre is the direction of the middle of step 1-6, in degrees.
func centre(step int) float64 { return float64(step)*60 - 90 }

func (c Compass) draw(p *pen, d dial) {
	p.raw(`<svg class="kompas`)
	if d.narrow {
		p.raw(` kompas--smal`)
	}
	p.raw(`" viewBox="0 0 `)
	p.pair(d.w, d.h)
	p.raw(`" role="group" aria-label="`)
	p.text(c.Label)
	p.raw(`">`)
	for i := range c.Steps {
		c.sector(p, d, i+1)
	}
	for i := range c.Steps {
		d.drawArrow(p, float64(i)*60)
	}
	p.raw(`<g aria-hidden="true">`)
	if c.Turn >= 1 && c.Turn <= len(c.Steps) {
		d.drawNeedle(p, centre(c.Turn))
	}
	c.heart(p, d)
	if !d.narrow {
		c.bands(p)
	}
	p.raw(`</g></svg>`)
}

// sector draws one step as a link. Its name is the text that can be seen plus
// the state, also in the drawing where only the number fits.
func (c Compass) sector(p *pen, d dial, step int) {
	s := c.Steps[step-1]
	p.raw(`<a href="`)
	p.href(s.Href)
	p.raw(`" aria-label="`)
	p.b = append(p.b, byte('0'+step), ' ')
	p.text(s.Title)
	if s.Fact != "" {
		p.raw(` `)
		p.text(s.Fact)
	}
	if s.StateText != "" {
		p.raw(` – `)
		p.text(s.StateText)
	}
	p.raw(`"><path class="vak `)
	p.raw(s.State.fill())
	p.raw(`" d="`)
	d.sectorPath(p, step, 0)
	p.raw(`"/>`)
	if s.State == NotStarted {
		p.raw(`<path class="stippel" d="`)
		d.sectorPath(p, step, d.inset*.7)
		p.raw(`"/>`)
	}
	for _, ring := range [...]markup{`1"`, `2"`} {
		p.raw(`<path class="ring ring--`)
		p.raw(ring)
		p.raw(` d="`)
		d.sectorPath(p, step, d.inset)
		p.raw(`"/>`)
	}
	if d.narrow {
		d.number(p, step, s.State)
	} else {
		d.words(p, step, s)
	}
	p.raw(`</a>`)
}
