package area

import (
	"strings"
	"testing"
)

func TestSharedBordersAreLeftOut(t *testing.T) {
	left, right := "M0 0l10 0 0 10-10 0z", "M10 0l10 0 0 10-10 0z"
	joined := JoinPaths([]string{left, right})
	rings, ok := readRings(joined)
	if !ok || len(rings) != 1 || len(rings[0]) != 6 {
		t.Errorf("two squares side by side: %s", joined)
	}
	if strings.Contains(joined, "10 0l0 10 ") {
		t.Errorf("the border between them is drawn: %s", joined)
	}
	if apart := JoinPaths([]string{left, "M30 0l10 0 0 10-10 0z"}); strings.Count(apart, "M") != 2 {
		t.Errorf("two that do not touch: %s", apart)
	}
	if odd := JoinPaths([]string{left, "M0 0C1 1 2 2 3 3z"}); odd != left+"M0 0C1 1 2 2 3 3z" {
		t.Errorf("of another kind: %s", odd)
	}
	ring := "M0 0l30 0 0 30-30 0zM10 10l0 10 10 0 0-10z"
	if filled, _ := readRings(JoinPaths([]string{ring, "M10 10l10 0 0 10-10 0z"})); len(filled) != 1 {
		t.Errorf("a hole that another fills: %v", filled)
	}
}

// square is a shape of ten by ten.
func square(code string, x int) Shape {
	return Shape{Code: code, Path: "M" + string(rune('0'+x)) + " 0l10 0 0 10-10 0z", X: x + 5, Y: 5}
}

func TestOwnAreasAreDrawnByWhateverShapesShowThemWhole(t *testing.T) {
	d := sample(t)
	buurten := Map{Level: Neighbourhood, Shapes: []Shape{square("BU03080000", 0), square("BU03080001", 1), square("BU03080100", 2)}}
	wijken := Map{Level: District, Shapes: []Shape{square("WK030800", 0), square("WK030801", 1)}}
	own := func(members ...string) OwnDivision {
		return OwnDivision{Number: 1, Year: 2024, Municipality: "GM0308", Areas: []OwnArea{{Code: "EG0101", Members: members}}}
	}
	for _, c := range []struct {
		name  string
		o     OwnDivision
		m     Map
		whole bool
		other string // what is drawn beside it
	}{
		{"wijken by buurten", own("WK030800"), buurten, true, "BU03080100"},
		{"all buurten of a wijk by wijken", own("BU03080000", "BU03080001"), wijken, true, "WK030801"},
		{"a part of a wijk by wijken", own("BU03080000"), wijken, false, ""},
		{"a buurt of which the shape is missing", own("BU03080000", "BU03080100"), Map{Shapes: buurten.Shapes[:1]}, false, ""},
		{"wijken by wijken", own("WK030800"), wijken, true, "WK030801"},
	} {
		m, whole := c.o.JoinMap(d, c.m)
		if whole != c.whole {
			t.Errorf("%s: whole %v", c.name, whole)
			continue
		}
		if _, drawn := m.Shape("EG0101"); whole && !drawn {
			t.Errorf("%s: not drawn", c.name)
		}
		if _, beside := m.Shape(c.other); whole && (!beside || len(m.Shapes) != 2) {
			t.Errorf("%s: %v", c.name, m.Shapes)
		}
	}
}

func TestWijkenAreDrawnByTheirBuurtenWhereAllAreThere(t *testing.T) {
	d := sample(t)
	var all []Shape
	wijken := map[string]bool{}
	for i, b := range d.Areas(Neighbourhood) {
		all = append(all, square(b.Code, i%10))
		wijken[DistrictOf(b.Code)] = true
	}
	m, whole := d.JoinMap(Map{Level: Neighbourhood, Shapes: all})
	if !whole || m.Level != District || len(m.Shapes) != len(wijken) {
		t.Fatalf("whole %v, %s: %v of %d wijken", whole, m.Level, m.Shapes, len(wijken))
	}
	for _, s := range m.Shapes {
		if !wijken[s.Code] || s.Path == "" {
			t.Errorf("drawn: %+v", s)
		}
	}
	from, _ := d.Within(Neighbourhood, "WK030800")
	if _, whole := d.JoinMap(Map{Level: Neighbourhood, Shapes: append(all[:from:from], all[from+1:]...)}); whole {
		t.Error("a wijk of which a buurt is missing is drawn as if it were whole")
	}
}
