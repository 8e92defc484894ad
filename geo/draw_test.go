package geo

import (
	"errors"
	"fmt"
	"math"
	"reflect"
	"strings"
	"testing"

	"kompas/area"

	"pgregory.net/rapid"
)

// edges returns how often each stretch between two places is drawn, over all
// shapes, and how large each shape is.
func edges(t testing.TB, m area.Map) (drawn map[[2]cell]int, size map[string]int) {
	t.Helper()
	drawn, size = map[[2]cell]int{}, map[string]int{}
	for _, s := range m.Shapes {
		for _, ring := range parsePath(t, s.Path) {
			size[s.Code] += twiceArea(ring)
			for i, a := range ring {
				b := ring[(i+1)%len(ring)]
				if a.x > b.x || a.x == b.x && a.y > b.y {
					a, b = b, a
				}
				drawn[[2]cell{a, b}]++
			}
		}
	}
	return drawn, size
}

// parsePath reads the little SVG that path writes.
func parsePath(t testing.TB, d string) (rings [][]cell) {
	t.Helper()
	for _, part := range strings.Split(strings.TrimSuffix(d, "z"), "z") {
		var ring []cell
		start, steps, ok := strings.Cut(strings.TrimPrefix(part, "M"), "l")
		if !ok {
			t.Fatalf("path %q", d)
		}
		var at cell
		numbers := strings.Fields(strings.ReplaceAll(start+" "+steps, "-", " -"))
		for i := 0; i+1 < len(numbers); i += 2 {
			var x, y int
			if _, err := fmt.Sscan(numbers[i], &x); err != nil {
				t.Fatal(err)
			}
			if _, err := fmt.Sscan(numbers[i+1], &y); err != nil {
				t.Fatal(err)
			}
			at = cell{at.x + x, at.y + y}
			ring = append(ring, at)
		}
		rings = append(rings, ring)
	}
	return rings
}

func TestNeighboursShareTheirBorder(t *testing.T) {
	m, err := Draw(municipalities(t), Style{Width: 400, Detail: 400, Island: 600})
	if err != nil {
		t.Fatal(err)
	}
	baarn, _ := m.Shape("GM0308")
	soest, _ := m.Shape("GM0342")
	both := area.Map{Shapes: []area.Shape{baarn, soest}}
	drawn, size := edges(t, both)
	shared := 0
	for e, n := range drawn {
		if n > 2 {
			t.Errorf("stretch %v is drawn %d times", e, n)
		}
		if n == 2 {
			shared++
		}
	}
	if shared < 3 {
		t.Errorf("Baarn and Soest share %d stretches of border", shared)
	}
	if size["GM0308"] == 0 || size["GM0342"] <= size["GM0308"] {
		t.Errorf("sizes %v: Soest is the larger", size)
	}
	if _, ok := m.Shape("GM9999"); ok {
		t.Error("an unknown area has a shape")
	}
}

// A country of n x n areas with crooked borders is a square: whatever is left
// out, no area may open a gap to its neighbour, and all of it stays covered.
func TestSimplificationLeavesNoGaps(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		n := rapid.IntRange(2, 4).Draw(rt, "n")
		features := crookedSquare(rt, n)
		m, err := Draw(features, Style{Width: rapid.IntRange(60, 400).Draw(rt, "width"), Detail: rapid.Float64Range(0, 3000).Draw(rt, "detail"), Island: 0})
		if err != nil {
			rt.Fatal(err)
		}
		drawn, size := edges(t, m)
		outline, total := 0, 0
		for e, times := range drawn {
			if times > 2 && times%2 != 0 { // near a corner two borders may run together for a unit: twice two
				rt.Fatalf("stretch %v is drawn %d times", e, times)
			}
			if times == 1 {
				outline += max(e[1].x-e[0].x, e[0].x-e[1].x) + max(e[1].y-e[0].y, e[0].y-e[1].y)
			}
		}
		for code, s := range size {
			if s == 0 {
				rt.Fatalf("%s vanished", code)
			}
			total += s
		}
		// Only the outside of the square is drawn once.
		if whole := 2 * (m.Width - 2*margin + m.Height - 2*margin); math.Abs(float64(outline-whole)) > 0.1*float64(whole) {
			rt.Fatalf("borders drawn once measure %d, the outside %d", outline, whole)
		}
		if whole := 2 * (m.Width - 2*margin) * (m.Height - 2*margin); math.Abs(float64(total-whole)) > 0.1*float64(whole) {
			rt.Fatalf("areas add up to %d, the square is %d", total, whole)
		}
	})
}

// crookedSquare draws n x n areas with straight outsides and crooked borders
// between them.
func crookedSquare(t *rapid.T, n int) []Feature {
	const side, bends = 0.2, 5
	corner := func(i, j int) Point { return Point{5 + side*float64(i), 52 + side*0.6*float64(j)} }
	lines := map[[4]int][]Point{}
	border := func(i, j, k, l int) []Point {
		if line, ok := lines[[4]int{i, j, k, l}]; ok {
			return line
		}
		a, b := corner(i, j), corner(k, l)
		line := []Point{a}
		for s := 1; s < bends; s++ {
			f := float64(s) / bends
			p := Point{a.Lon + f*(b.Lon-a.Lon), a.Lat + f*(b.Lat-a.Lat)}
			if i == k && i > 0 && i < n {
				p.Lon += rapid.Float64Range(-0.03, 0.03).Draw(t, "bend")
			}
			if j == l && j > 0 && j < n {
				p.Lat += rapid.Float64Range(-0.02, 0.02).Draw(t, "bend")
			}
			line = append(line, p)
		}
		lines[[4]int{i, j, k, l}] = append(line, b)
		return lines[[4]int{i, j, k, l}]
	}
	var out []Feature
	for i := range n {
		for j := range n {
			var ring []Point
			ring = append(ring, border(i, j, i+1, j)[:bends]...)
			ring = append(ring, border(i+1, j, i+1, j+1)[:bends]...)
			top, left := border(i, j+1, i+1, j+1), border(i, j, i, j+1)
			for s := bends; s > 0; s-- {
				ring = append(ring, top[s])
			}
			for s := bends; s >= 0; s-- {
				ring = append(ring, left[s])
			}
			out = append(out, Feature{Code: fmt.Sprintf("GM%02d%02d", i, j), Polygons: []Polygon{{ring}}})
		}
	}
	return out
}

func TestSameFileGivesTheSameDrawing(t *testing.T) {
	style := Style{Width: 500, Detail: 100, Island: 200}
	a, _ := Draw(municipalities(t), style)
	features := municipalities(t)
	for i := range features {
		features[i].Properties = nil
	}
	b, _ := Draw(features, style)
	if !reflect.DeepEqual(a, b) {
		t.Error("two drawings of one file differ")
	}
}

func TestMarkLiesInsideItsArea(t *testing.T) {
	m, _ := Draw(municipalities(t), Style{Width: 500, Detail: 100, Island: 200})
	for _, s := range m.Shapes {
		if depthOf(xy{float64(s.X), float64(s.Y)}, parsePath(t, s.Path)) <= 0 {
			t.Errorf("the mark of %s lies outside it", s.Code)
		}
		if s.X < 0 || s.X > m.Width || s.Y < 0 || s.Y > m.Height {
			t.Errorf("the mark of %s lies outside the drawing", s.Code)
		}
	}
}

func TestAreaBelowOneUnitIsNamed(t *testing.T) {
	big := Feature{Code: "GM0001", Polygons: []Polygon{{{{4, 51}, {7, 51}, {7, 53}, {4, 53}, {4, 51}}}}}
	dot := Feature{Code: "GM0002", Polygons: []Polygon{{{{3, 51}, {3.00001, 51}, {3.00001, 51.00001}, {3, 51}}}}}
	if _, err := Draw([]Feature{big, dot}, Style{Width: 100, Detail: 100}); !errors.Is(err, ErrTooSmall) || !strings.Contains(err.Error(), "GM0002") {
		t.Errorf("got %v", err)
	}
	if _, err := Draw(nil, Style{Width: 100}); !errors.Is(err, ErrNothingToDraw) {
		t.Errorf("no areas: %v", err)
	}
}

func TestProjectionKeepsKnownDistances(t *testing.T) {
	// Amersfoort is the origin; a degree of latitude is 111.2 to 111.4 km here.
	if p := project(Point{5.38720621, 52.15517440}); math.Hypot(p.X, p.Y) > 1e-6 {
		t.Errorf("Amersfoort lies at %v", p)
	}
	if p := project(Point{5.38720621, 53.15517440}); math.Abs(p.X) > 1e-6 || p.Y < 111_000 || p.Y > 111_600 {
		t.Errorf("one degree north is %v", p)
	}
	if p := project(Point{6.38720621, 52.15517440}); p.X < 68_000 || p.X > 68_700 {
		t.Errorf("one degree east is %v", p)
	}
}

// Files hold the same point with other last decimals on either side of a border.
func TestRoundingInTheFileDoesNotOpenTheBorder(t *testing.T) {
	left := [][]Point{{{5, 52}, {5.1, 52}, {5.13, 52.05}, {5.08, 52.1}, {5.1, 52.2}, {5, 52.2}, {5, 52}}}
	right := [][]Point{{{5.1, 52}, {5.2, 52}, {5.2, 52.2}, {5.1 + 3e-10, 52.2}, {5.08 - 2e-10, 52.1}, {5.13, 52.05 + 4e-10}, {5.1, 52}}}
	top := buildTopology([]Feature{{Code: "GM0001", Polygons: []Polygon{left}}, {Code: "GM0002", Polygons: []Polygon{right}}})
	shared := 0
	for i, users := range top.users {
		if users == 2 {
			shared += len(top.arcs[i])
		}
	}
	if shared != 4 {
		t.Errorf("%d points of border are shared, want the 4 there are", shared)
	}
}
