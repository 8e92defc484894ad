package refdata

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"kompas/area"
)

type point struct{ x, y int }

// rings reads the path data that package geo writes: M start, l steps, z.
func rings(t testing.TB, d string) (out [][]point) {
	t.Helper()
	for _, part := range strings.Split(strings.TrimSuffix(d, "z"), "z") {
		var at point
		var ring []point
		fields := strings.Fields(strings.NewReplacer("M", " ", "l", " ", "-", " -").Replace(part))
		for i := 0; i+1 < len(fields); i += 2 {
			var x, y int
			if _, err := fmt.Sscan(fields[i]+" "+fields[i+1], &x, &y); err != nil {
				t.Fatalf("%q: %v", part, err)
			}
			at = point{at.x + x, at.y + y}
			ring = append(ring, at)
		}
		if len(ring) < 3 {
			t.Fatalf("a ring of %d points", len(ring))
		}
		out = append(out, ring)
	}
	return out
}

func within(x, y float64, shape [][]point) bool {
	in := false
	for _, ring := range shape {
		for i, a := range ring {
			b := ring[(i+1)%len(ring)]
			ax, ay, bx, by := float64(a.x), float64(a.y), float64(b.x), float64(b.y)
			if (ay > y) != (by > y) && x < (bx-ax)*(y-ay)/(by-ay)+ax {
				in = !in
			}
		}
	}
	return in
}

func TestMapsAreCompleteSmallAndWithoutGaps(t *testing.T) {
	for _, c := range []struct {
		division string
		level    area.Level
		within   string
		shapes   int
		bytes    int
	}{
		{"2022", area.Municipality, area.CountryCode, 345, 90_000},
		{"2024", area.Municipality, area.CountryCode, 342, 90_000},
		{"2024", area.Neighbourhood, "GM0308", 21, 20_000},
	} {
		m, ok, err := opened(t).Map(c.division, c.level, c.within)
		if err != nil || !ok || len(m.Shapes) != c.shapes || m.Licence != "CC BY 4.0" || m.Source == "" {
			t.Fatalf("map of %s: %d shapes, %v", c.division, len(m.Shapes), err)
		}
		size, d := 0, division(t, c.division)
		drawn := map[[2]point]int{}
		shapes := map[string][][]point{}
		for _, s := range m.Shapes {
			size += len(s.Path)
			if _, ok := d.Pos(c.level, s.Code); !ok {
				t.Errorf("%s is no %s", s.Code, c.level)
			}
			shapes[s.Code] = rings(t, s.Path)
			for _, ring := range shapes[s.Code] {
				for i, a := range ring {
					b := ring[(i+1)%len(ring)]
					if a.x > b.x || a.x == b.x && a.y > b.y {
						a, b = b, a
					}
					drawn[[2]point{a, b}]++
					if a.x < 0 || a.y < 0 || b.x > m.Width || max(a.y, b.y) > m.Height {
						t.Errorf("%s leaves the drawing", s.Code)
					}
				}
			}
			if !within(float64(s.X)+.01, float64(s.Y)+.01, shapes[s.Code]) {
				t.Errorf("the mark of %s lies outside it", s.Code)
			}
		}
		if size > c.bytes {
			t.Errorf("map of %s takes %d bytes of paths, at most %d", c.division, size, c.bytes)
		}
		checkCover(t, m, drawn, shapes)
	}
	if _, ok, err := opened(t).Map("2024", area.Neighbourhood, "GM0344"); ok || err != nil {
		t.Errorf("Utrecht has a map of buurten: %v", err)
	}
}

// checkCover throws darts: a place on the map lies in one area, or in none at sea
// and abroad; hardly ever in two, where a simplified border crosses another.
func checkCover(t *testing.T, m area.Map, drawn map[[2]point]int, shapes map[string][][]point) {
	t.Helper()
	shared := 0
	for _, n := range drawn {
		if n > 2 {
			t.Errorf("a stretch of border is drawn %d times", n)
		}
		if n == 2 {
			shared++
		}
	}
	if 2*shared < len(drawn)/2 {
		t.Errorf("%d of %d stretches of border are shared", shared, len(drawn))
	}
	darts := rand.New(rand.NewPCG(1, 2))
	hit, twice := 0, 0
	for range 4000 {
		x, y := darts.Float64()*float64(m.Width), darts.Float64()*float64(m.Height)
		n := 0
		for _, s := range shapes {
			if within(x, y, s) {
				n++
			}
		}
		if n > 0 {
			hit++
		}
		if n > 1 {
			twice++
		}
	}
	if hit < 1200 || twice > 4 {
		t.Errorf("of 4,000 darts %d hit land and %d hit two areas", hit, twice)
	}
}
