package chart

import (
	"slices"
	"strconv"
)

// Spot is a box inside an area where words fit: its middle and its size, in
// the map's units.
type Spot struct{ X, Y, Width, Height float64 }

// FindSpot looks for the roomiest box for words inside an area given as SVG
// path data with straight sides (M, L, H, V and Z in either case). It tries
// boxes for a name over a figure first, then for a figure only; the zero Spot
// means that neither fits. It costs microseconds per area: find spots once per
// set of boundaries, not once per page.
func FindSpot(path string) Spot {
	sides := sidesOf(path)
	for _, box := range [...]struct{ height, least float64 }{{62, 80}, {42, 60}, {24, 26}} {
		if spot := roomiest(sides, box.height); spot.Width >= box.least {
			return spot
		}
	}
	return Spot{}
}

// side is a straight piece of a boundary.
type side struct{ x0, y0, x1, y1 float64 }

// heights is how many heights in an area are tried.
const heights = 24

// roomiest is the widest box of a height that lies inside the sides, a little
// in favour of the middle of the area.
func roomiest(sides []side, height float64) Spot {
	if len(sides) == 0 {
		return Spot{}
	}
	low, high := sides[0].y0, sides[0].y0
	for _, s := range sides {
		low, high = min(low, s.y0, s.y1), max(high, s.y0, s.y1)
	}
	var best Spot
	score := 0.0
	var held [64]float64
	for i := 1; i < heights; i++ {
		y := low + (high-low)*float64(i)/heights
		from, to := -bound, bound
		for _, at := range [...]float64{y, y - height/2, y + height/2, y - height/4, y + height/4} {
			from, to = widest(crossingsAt(held[:0], sides, at), from, to)
		}
		// Words need air at their sides; off-centre boxes count a little less.
		width := to - from - 10
		off := (y - (low+high)/2) / (high - low)
		if value := width * (1 - off*off); value > score {
			best, score = Spot{(from + to) / 2, y, width, height}, value
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
