package geo

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"kompas/area"
)

// Style says how large and how fine a map is drawn.
type Style struct {
	Width  int     // of the view box, in units; the height follows from the ground
	Detail float64 // metres: a bend smaller than a square of this side is left out
	Island float64 // metres: a loose island or hole smaller than this square is left out
}

// Reasons why a map cannot be drawn.
var (
	ErrNothingToDraw = errors.New("geen_gebieden")
	ErrTooSmall      = errors.New("gebied_te_klein_om_te_tekenen")
)

// Draw gives the areas as SVG paths in whole units, in order of code. Neighbours
// use the same simplified border. The caller fills in division, level, source and
// licence. Errors: ErrNothingToDraw; ErrTooSmall with the code of an area that is
// smaller than one unit.
func Draw(features []Feature, style Style) (area.Map, error) {
	t := buildTopology(features)
	if len(t.points) == 0 || style.Width < 1 {
		return area.Map{}, ErrNothingToDraw
	}
	d := &drawing{topology: t, style: style, fine: make([]bool, len(t.arcs))}
	d.frame()
	d.quantise()
	// An area that vanished gets its full border back, and so do its neighbours.
	for _, a := range t.areas {
		if len(d.visible(a)) == 0 {
			for _, ring := range a.rings {
				for _, arc := range ring {
					d.fine[index(arc)] = true
				}
			}
		}
	}
	d.quantise()
	m := area.Map{Width: style.Width, Height: d.height, UnitM: math.Round(d.unit*100) / 100}
	for _, a := range t.areas {
		rings := d.visible(a)
		if len(rings) == 0 {
			return area.Map{}, fmt.Errorf("%w: %s", ErrTooSmall, a.code)
		}
		at := inside(rings)
		m.Shapes = append(m.Shapes, area.Shape{Code: a.code, Path: path(rings), X: at.x, Y: at.y})
	}
	slices.SortFunc(m.Shapes, func(a, b area.Shape) int { return strings.Compare(a.Code, b.Code) })
	return m, nil
}

// cell is a place on the drawing, in units, y downwards.
type cell struct{ x, y int }

type drawing struct {
	*topology
	style  Style
	west   float64 // metres
	north  float64
	unit   float64 // metres per unit
	height int
	fine   []bool   // per arc: keep every point
	lines  [][]cell // per arc
}

func index(arc int32) int32 {
	if arc < 0 {
		return ^arc
	}
	return arc
}

// margin keeps border lines inside the view box.
const margin = 2

func (d *drawing) frame() {
	first := d.points[0]
	west, east, south, north := first.X, first.X, first.Y, first.Y
	for _, p := range d.points {
		west, east = min(west, p.X), max(east, p.X)
		south, north = min(south, p.Y), max(north, p.Y)
	}
	d.west, d.north = west, north
	d.unit = max((east-west)/float64(max(d.style.Width-2*margin, 1)), 1e-3)
	d.height = int(math.Ceil((north-south)/d.unit)) + 2*margin
}

// quantise simplifies every arc and puts it on whole units.
func (d *drawing) quantise() {
	d.lines = make([][]cell, len(d.arcs))
	for i, arc := range d.arcs {
		line := make([]xy, len(arc))
		for j, id := range arc {
			line[j] = d.points[id]
		}
		least := d.style.Detail * d.style.Detail
		if d.fine[i] {
			least = 0
		}
		cells := make([]cell, 0, len(line))
		for _, j := range simplify(line, least) {
			cells = append(cells, d.cell(line[j]))
		}
		d.lines[i] = tidy(cells)
	}
}

func (d *drawing) cell(p xy) cell {
	return cell{margin + int(math.Round((p.X-d.west)/d.unit)), margin + int(math.Round((d.north-p.Y)/d.unit))}
}

// tidy takes out points that fall together, lie on the line between their
// neighbours, or make the line go to and fro. The ends stay.
func tidy(line []cell) []cell {
	out := line[:0]
	for _, p := range line {
		if len(out) > 0 && out[len(out)-1] == p {
			continue
		}
		for len(out) >= 2 && cross(out[len(out)-2], out[len(out)-1], p) == 0 {
			out = out[:len(out)-1]
			if out[len(out)-1] == p {
				break
			}
		}
		if len(out) == 0 || out[len(out)-1] != p {
			out = append(out, p)
		}
	}
	return out
}

func cross(a, b, c cell) int { return (b.x-a.x)*(c.y-a.y) - (b.y-a.y)*(c.x-a.x) }

// visible returns the rings of an area that have a surface on the drawing,
// without their closing point; largest first. Loose islands and holes that are
// too small are left out, except the largest ring; what borders on a neighbour
// stays, so that no gap appears.
func (d *drawing) visible(a shapeRings) [][]cell {
	type sized struct {
		ring  []cell
		twice int
		loose bool
	}
	var rings []sized
	for _, arcs := range a.rings {
		r := sized{loose: true}
		for _, arc := range arcs {
			line := d.lines[index(arc)]
			if arc < 0 {
				line = slices.Clone(line)
				slices.Reverse(line)
			}
			r.ring = append(r.ring, line[:max(len(line)-1, 0)]...)
			r.loose = r.loose && d.users[index(arc)] == 1
		}
		if r.twice = twiceArea(r.ring); r.twice > 0 {
			rings = append(rings, r)
		}
	}
	slices.SortStableFunc(rings, func(a, b sized) int { return b.twice - a.twice })
	least := 2 * d.style.Island * d.style.Island / (d.unit * d.unit)
	var out [][]cell
	for i, r := range rings {
		if i == 0 || !r.loose || float64(r.twice) >= least {
			out = append(out, r.ring)
		}
	}
	return out
}

// twiceArea is twice the surface of a ring, whichever way round it goes.
func twiceArea(ring []cell) int {
	sum := 0
	for i, p := range ring {
		q := ring[(i+1)%len(ring)]
		sum += p.x*q.y - q.x*p.y
	}
	return max(sum, -sum)
}

// path writes rings as SVG path data: one absolute start per ring, then steps.
func path(rings [][]cell) string {
	var b []byte
	for _, ring := range rings {
		b = append(b, 'M')
		b = strconv.AppendInt(b, int64(ring[0].x), 10)
		b = number(b, ring[0].y, true)
		for i, p := range ring[1:] {
			if i == 0 {
				b = append(b, 'l')
			}
			b = number(b, p.x-ring[i].x, i > 0)
			b = number(b, p.y-ring[i].y, true)
		}
		b = append(b, 'z')
	}
	return string(b)
}

// number appends n; a space goes before it when needed to tell it from the
// number before.
func number(b []byte, n int, follows bool) []byte {
	if follows && n >= 0 {
		b = append(b, ' ')
	}
	return strconv.AppendInt(b, int64(n), 10)
}
