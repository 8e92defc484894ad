package geo

import (
	"encoding/binary"
	"math"
	"slices"
)

// topology holds the borders of a set of areas cut into arcs. An arc runs from
// one junction to the next and stands here once, also when two areas share it.
type topology struct {
	points []xy
	arcs   [][]int32 // indexes into points
	users  []int     // how many rings use each arc
	areas  []shapeRings
}

// shapeRings is one area as rings of arcs.
type shapeRings struct {
	code  string
	rings [][]int32 // arc index, or ^index when walked backwards
}

// buildTopology cuts the rings of all features into shared arcs.
func buildTopology(features []Feature) *topology {
	s := newSnapper()
	rings := make([][][]int32, len(features))
	for i, f := range features {
		for _, polygon := range f.Polygons {
			for _, ring := range polygon {
				if ids := s.ring(ring); len(ids) >= 3 {
					rings[i] = append(rings[i], ids)
				}
			}
		}
	}
	t := &topology{points: s.points}
	junction := junctions(rings, len(s.points))
	index := map[string]int32{}
	for i, f := range features {
		area := shapeRings{code: f.Code}
		for _, ring := range rings[i] {
			var walk []int32
			for _, arc := range cut(ring, junction) {
				walk = append(walk, t.add(arc, index))
			}
			area.rings = append(area.rings, walk)
		}
		t.areas = append(t.areas, area)
	}
	return t
}

// add stores an arc once, whichever way round it is walked, and returns its
// index, or ^index when arc runs the other way.
func (t *topology) add(arc []int32, index map[string]int32) int32 {
	back := slices.Clone(arc)
	slices.Reverse(back)
	reversed := slices.Compare(back, arc) < 0
	if reversed {
		arc = back
	}
	key := make([]byte, 0, 4*len(arc))
	for _, id := range arc {
		key = binary.LittleEndian.AppendUint32(key, uint32(id))
	}
	at, known := index[string(key)]
	if !known {
		at = int32(len(t.arcs))
		index[string(key)] = at
		t.arcs = append(t.arcs, arc)
		t.users = append(t.users, 0)
	}
	t.users[at]++
	if reversed {
		return ^at
	}
	return at
}

// junctions marks the points where borders meet: those whose two neighbours
// along the border are not the same in every ring that passes.
func junctions(rings [][][]int32, points int) []bool {
	type pair struct{ a, b int32 }
	first := make([]pair, points)
	met := make([]bool, points)
	out := make([]bool, points)
	for _, area := range rings {
		for _, ring := range area {
			for i, id := range ring {
				a, b := ring[(i+len(ring)-1)%len(ring)], ring[(i+1)%len(ring)]
				p := pair{min(a, b), max(a, b)}
				if met[id] && first[id] != p {
					out[id] = true
				}
				first[id], met[id] = p, true
			}
		}
	}
	return out
}

// cut divides an open list of ring points into arcs at its junctions. A ring
// without junction becomes one closed arc that starts at its lowest point and
// goes towards the lower neighbour, so that an enclave and the hole it fills
// give the same arc.
func cut(ring []int32, junction []bool) [][]int32 {
	start := slices.IndexFunc(ring, func(id int32) bool { return junction[id] })
	if start < 0 {
		start = slices.Index(ring, slices.Min(ring))
	}
	turned := slices.Concat(ring[start:], ring[:start+1])
	var arcs [][]int32
	from := 0
	for i := 1; i < len(turned); i++ {
		if junction[turned[i]] || i == len(turned)-1 {
			arcs = append(arcs, slices.Clone(turned[from:i+1]))
			from = i
		}
	}
	return arcs
}

// snapTolerance joins points that differ only by rounding in the file: about
// ten centimetres, in degrees.
const snapTolerance = 1e-6

// snapper gives points that lie within snapTolerance one number.
type snapper struct {
	cells   map[[2]int64][]int32
	degrees []Point
	points  []xy
}

func newSnapper() *snapper { return &snapper{cells: map[[2]int64][]int32{}} }

// ring returns the numbers of the points of a closed ring, without the closing
// point and without points that fall together.
func (s *snapper) ring(ring []Point) []int32 {
	out := make([]int32, 0, len(ring))
	for _, p := range ring[:len(ring)-1] {
		if id := s.id(p); len(out) == 0 || out[len(out)-1] != id {
			out = append(out, id)
		}
	}
	for len(out) > 1 && out[0] == out[len(out)-1] {
		out = out[:len(out)-1]
	}
	return out
}

func (s *snapper) id(p Point) int32 {
	x, y := int64(math.Floor(p.Lon/snapTolerance)), int64(math.Floor(p.Lat/snapTolerance))
	for dx := int64(-1); dx <= 1; dx++ {
		for dy := int64(-1); dy <= 1; dy++ {
			for _, id := range s.cells[[2]int64{x + dx, y + dy}] {
				q := s.degrees[id]
				if math.Abs(p.Lon-q.Lon) <= snapTolerance && math.Abs(p.Lat-q.Lat) <= snapTolerance {
					return id
				}
			}
		}
	}
	id := int32(len(s.points))
	s.cells[[2]int64{x, y}] = append(s.cells[[2]int64{x, y}], id)
	s.degrees = append(s.degrees, p)
	s.points = append(s.points, project(p))
	return id
}
