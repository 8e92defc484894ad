package chart

import (
	"slices"
	"strconv"
)

// Spot is a box inside an area where words fit: its middle in the map's units,
// and its size in those of the drawing.
type Spot struct{ X, Y, Width, Height float64 }

// FindSpots looks for the roomiest box for words inside each area: for a name
// over a figure, or else for a figure only. On a map where hardly any area has
// room it finds none. It reads paths with straight sides (M, L, H, V and Z in
// either case). It takes some ten microseconds an area; spots depend on the
// boundaries alone and can be kept.
func (c *Choropleth) FindSpots() {
	scale, found := c.sheet().scale, 0
	for i := range c.Areas {
		spot := findSpot(sidesOf(c.Areas[i].Path), scale)
		c.Areas[i].Spot = spot
		if spot.Width > 0 {
			found++
		}
	}
	if found*5 < len(c.Areas) {
		for i := range c.Areas {
			c.Areas[i].Spot = Spot{}
		}
	}
}

func findSpot(sides []side, scale float64) Spot {
	if len(sides) == 0 {
		return Spot{}
	}
	box := bounds(sides)
	for _, try := range [...]struct{ height, least float64 }{{56, 70}, {40, 60}, {22, 26}} {
		if (box.y1-box.y0)*scale < try.height || (box.x1-box.x0)*scale < try.least {
			continue
		}
		spot := roomiest(sides, box, try.height/scale)
		spot.Width, spot.Height = spot.Width*scale-8, try.height
		if spot.Width >= try.least {
			return spot
		}
	}
	return Spot{}
}

// bounds is the box around the sides.
func bounds(sides []side) box {
	b := box{sides[0].x0, sides[0].y0, sides[0].x0, sides[0].y0}
	for _, s := range sides {
		b.x0, b.x1 = min(b.x0, s.x1), max(b.x1, s.x1)
		b.y0, b.y1 = min(b.y0, s.y1), max(b.y1, s.y1)
	}
	return b
}

// side is a straight piece of a boundary.
type side struct{ x0, y0, x1, y1 float64 }

// heights is how many heights in an area are tried.
const heights = 16

// roomiest is the widest box of a height that lies inside the sides, a little
// in favour of the middle of the area; all in the map's units.
func roomiest(sides []side, around box, height float64) Spot {
	var best Spot
	var held [64]float64
	score := 0.0
	for i := 1; i < heights; i++ {
		y := around.y0 + (around.y1-around.y0)*float64(i)/heights
		from, to := -bound, bound
		for _, at := range [...]float64{y, y - height/2, y + height/2} {
			from, to = widest(crossingsAt(held[:0], sides, at), from, to)
		}
		off := float64(2*i)/heights - 1
		if value := (to - from) * (1 - off*off*.3); value > score {
			best, score = Spot{(from + to) / 2, y, to - from, height}, value
		}
	}
	return best
}

// crossingsAt gives the x at which the sides cross height y, in order.
func crossingsAt(xs []float64, sides []side, y float64) []float64 {
	for _, s := range sides {
		if (s.y0 <= y) != (s.y1 <= y) {
			xs = append(xs, s.x0+(y-s.y0)/(s.y1-s.y0)*(s.x1-s.x0))
		}
	}
	slices.Sort(xs)
	return xs
}

// widest is the part of from to until that the widest stretch inside the
// crossings leaves.
func widest(xs []float64, from, until float64) (float64, float64) {
	a, b := 0.0, 0.0
	for i := 0; i+1 < len(xs); i += 2 {
		x0, x1 := max(xs[i], from), min(xs[i+1], until)
		if x1-x0 > b-a {
			a, b = x0, x1
		}
	}
	return a, b
}

// sidesOf reads path data into sides; each ring is closed.
func sidesOf(path string) []side {
	var sides []side
	var x, y, startX, startY float64
	to := func(nx, ny float64) {
		sides = append(sides, side{x, y, nx, ny})
		x, y = nx, ny
	}
	shut := func() {
		if x != startX || y != startY {
			to(startX, startY)
		}
	}
	r := pathReader{s: path}
	for r.next() {
		dx, dy := 0.0, 0.0
		if r.command >= 'a' {
			dx, dy = x, y
		}
		switch r.command | 0x20 {
		case 'm':
			shut()
			x, y = dx+r.number(), dy+r.number()
			startX, startY = x, y
			r.command -= 'm' - 'l' // further pairs are lines
		case 'l':
			to(dx+r.number(), dy+r.number())
		case 'h':
			to(dx+r.number(), y)
		case 'v':
			to(x, dy+r.number())
		case 'z':
			shut()
		default:
			return nil // curves: no words on this area
		}
		if r.bad {
			return nil
		}
	}
	shut()
	return sides
}

// pathReader reads commands and numbers from path data.
type pathReader struct {
	s       string
	command byte
	bad     bool
}

// next finds the next command, or says that the last one goes on with more
// numbers; false at the end.
func (r *pathReader) next() bool {
	r.skip()
	if r.s == "" {
		return false
	}
	if c := r.s[0]; c|0x20 >= 'a' && c|0x20 <= 'z' {
		r.command, r.s = c, r.s[1:]
		return true
	}
	r.bad = r.command == 0 || r.command|0x20 == 'z'
	return !r.bad
}

func (r *pathReader) skip() {
	for r.s != "" && (isSpace(rune(r.s[0])) || r.s[0] == ',') {
		r.s = r.s[1:]
	}
}

func (r *pathReader) number() float64 {
	r.skip()
	end, dot := 0, false
	for ; end < len(r.s); end++ {
		c := r.s[end]
		if c == '.' && !dot {
			dot = true
			continue
		}
		if (c < '0' || c > '9') && (end != 0 || (c != '-' && c != '+')) {
			break
		}
	}
	v, err := strconv.ParseFloat(r.s[:end], 64)
	r.s = r.s[end:]
	if err != nil {
		r.bad = true
	}
	return v
}
