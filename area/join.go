package area

import (
	"strconv"
	"strings"
)

// point is a place on a map, in whole units.
type point struct{ x, y int }

// JoinPaths makes one path of those of neighbouring areas: a border that two of them share is left out. Paths of which the borders
// do not run exactly alike keep theirs.
func JoinPaths(paths []string) string {
	var rings [][]point
	for _, p := range paths {
		r, ok := readRings(p)
		if !ok {
			return strings.Join(paths, "")
		}
		rings = append(rings, r...)
	}
	return writeRings(outline(rings))
}

// readRings reads a path of the kind M x y l dx dy … z; false when it is of another kind.
func readRings(path string) ([][]point, bool) {
	var out [][]point
	for path != "" {
		ring, rest, closed := strings.Cut(path, "z")
		path = rest
		start, steps, line := strings.Cut(strings.TrimPrefix(ring, "M"), "l")
		n, ok := numbersIn(start)
		moves, whole := numbersIn(steps)
		if !strings.HasPrefix(ring, "M") || !closed || !line || !ok || !whole || len(n) != 2 || len(moves)%2 != 0 {
			return nil, false
		}
		at := point{n[0], n[1]}
		points := []point{at}
		for i := 0; i < len(moves); i += 2 {
			at = point{at.x + moves[i], at.y + moves[i+1]}
			points = append(points, at)
		}
		out = append(out, points)
	}
	return out, true
}

// numbersIn reads whole numbers with spaces, or only a minus sign, between them.
func numbersIn(text string) ([]int, bool) {
	var out []int
	for _, word := range strings.Fields(strings.ReplaceAll(text, "-", " -")) {
		n, err := strconv.Atoi(word)
		if err != nil {
			return nil, false
		}
		out = append(out, n)
	}
	return out, true
}

type edge struct{ from, to point }

// outline walks along the edges that only one of the rings has.
func outline(rings [][]point) [][]point {
	count := map[edge]int{}
	var order []edge
	for _, ring := range rings {
		for i, p := range ring {
			e := edge{p, ring[(i+1)%len(ring)]}
			back := edge{e.to, e.from}
			switch {
			case e.from == e.to:
			case count[back] > 0:
				count[back]--
			default:
				count[e]++
				order = append(order, e)
			}
		}
	}
	next := map[point][]edge{}
	for _, e := range order {
		if count[e] > 0 {
			count[e]--
			next[e.from] = append(next[e.from], e)
		}
	}
	var out [][]point
	for _, e := range order {
		var ring []point
		for at := e.from; len(next[at]) > 0; {
			step := next[at][0]
			next[at] = next[at][1:]
			ring, at = append(ring, at), step.to
		}
		if len(ring) > 2 {
			out = append(out, ring)
		}
	}
	return out
}

func writeRings(rings [][]point) string {
	var b strings.Builder
	for _, ring := range rings {
		b.WriteString("M" + strconv.Itoa(ring[0].x) + " " + strconv.Itoa(ring[0].y) + "l")
		for i, p := range ring[1:] {
			if i > 0 {
				b.WriteByte(' ')
			}
			b.WriteString(strconv.Itoa(p.x-ring[i].x) + " " + strconv.Itoa(p.y-ring[i].y))
		}
		b.WriteByte('z')
	}
	return b.String()
}

// Holder gives the own area that holds a wijk or buurt as a whole: by itself, by its wijk, or because it holds all its buurten.
func (o OwnDivision) Holder(d *Division, code string) string {
	if own := o.Owner(code); own != "" {
		return own
	}
	_, level, err := ParseCode(code)
	if err != nil || level != District {
		return ""
	}
	own := ""
	from, to := d.Within(Neighbourhood, code)
	for i, b := range d.Areas(Neighbourhood)[from:to] {
		of := o.Owner(b.Code)
		if of == "" || i > 0 && of != own {
			return ""
		}
		own = of
	}
	return own
}

// JoinMap draws own areas by the shapes of wijken or buurten; what is in none of them is drawn as it is. It is false when the map
// does not show an area whole.
func (o OwnDivision) JoinMap(d *Division, m Map) (Map, bool) {
	out := m
	out.Level, out.Shapes = o.Level(), nil
	of := map[string][]Shape{}
	for _, s := range m.Shapes {
		if own := o.Holder(d, s.Code); own != "" {
			of[own] = append(of[own], s)
		} else {
			out.Shapes = append(out.Shapes, s)
		}
	}
	for _, a := range o.Areas {
		for _, member := range a.Members {
			if !drawsMember(of[a.Code], member) {
				return out, false
			}
		}
		joined := Shape{Code: a.Code, X: of[a.Code][0].X, Y: of[a.Code][0].Y}
		var paths []string
		for _, s := range of[a.Code] {
			paths = append(paths, s.Path)
		}
		joined.Path = JoinPaths(paths)
		out.Shapes = append(out.Shapes, joined)
	}
	return out, true
}

// JoinMap draws wijken by the shapes of their buurten. It is false when the map does not show a wijk whole.
func (d *Division) JoinMap(m Map) (Map, bool) {
	out := m
	out.Level, out.Shapes = District, nil
	of := map[string][]Shape{}
	for _, s := range m.Shapes {
		wijk := DistrictOf(s.Code)
		of[wijk] = append(of[wijk], s)
	}
	for _, s := range m.Shapes {
		wijk := DistrictOf(s.Code)
		if of[wijk][0].Code != s.Code { // each once, in the order of the map
			continue
		}
		if from, to := d.Within(Neighbourhood, wijk); to-from != len(of[wijk]) {
			return out, false
		}
		var paths []string
		for _, part := range of[wijk] {
			paths = append(paths, part.Path)
		}
		out.Shapes = append(out.Shapes, Shape{Code: wijk, X: s.X, Y: s.Y, Path: JoinPaths(paths)})
	}
	return out, true
}

// drawsMember says whether shapes show a wijk or buurt: itself, what lies in it, or the wijk it lies in.
func drawsMember(shapes []Shape, member string) bool {
	for _, s := range shapes {
		if LiesIn(s.Code, member) || LiesIn(member, s.Code) {
			return true
		}
	}
	return false
}
