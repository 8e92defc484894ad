package figure

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// editionsOf makes two editions of a town public, the second with the people who came in between, and gives what everybody has:
// rows over the people of the first and over those of the second.
func editionsOf(draw *rand.Rand, again func(first, second Set, shown Publication) Publication) (w *town, first, second Set, one, two Publication) {
	w = yearOfTown(draw)
	if draw.IntN(2) == 0 { // without parts of the year
		w.cells = slices.DeleteFunc(w.cells, func(c townCell) bool { return c.period.kind != Year })
	}
	first = w.happenings()
	one = Disclose(first, Policy{})
	before := len(w.atoms)
	for i := range before {
		a := w.atoms[i]
		if n := []int{0, 0, 0, 3, 7, 15}[draw.IntN(6)]; n > 0 {
			for c := range w.cells {
				if slices.Contains(w.cells[c].atoms, i) {
					w.cells[c].atoms = append(w.cells[c].atoms, len(w.atoms))
				}
			}
			w.atoms = append(w.atoms, atom{a.buurt, a.age, n, 0})
		}
	}
	second = w.happenings()
	two = again(first, second, one)
	for c := range w.cells { // the rows of the first edition beside those of the second
		old := w.cells[c]
		old.atoms = nil
		for _, i := range w.cells[c].atoms {
			if i < before {
				old.atoms = append(old.atoms, i)
			}
		}
		w.cells = append(w.cells, old)
	}
	for c := range len(w.cells) / 2 { // and who came in between
		came := w.cells[c]
		came.atoms = slices.DeleteFunc(slices.Clone(came.atoms), func(i int) bool { return i < before })
		w.cells = append(w.cells, came)
	}
	return w, first, second, one, two
}

// told gives what two editions together tell of too few people, and how many rows the second renewed.
func told(seed uint64, again func(first, second Set, shown Publication) Publication) (bad []string, renewed int) {
	w, first, second, one, two := editionsOf(rand.New(rand.NewPCG(seed, 2)), again)
	half := len(second.Cells)
	shown := make([]bool, 3*half)
	for i := range half {
		old := first.Cells[i].Value == second.Cells[i].Value // as it was, or put back
		shown[i] = two.At(i).Present() && !old
		shown[half+i] = one.At(i).Present() || two.At(i).Present() && old
		if shown[i] && shown[half+i] {
			renewed++
		}
	}
	return w.derivable(shown, false), renewed
}

// Row by row editions tell of few people in many towns: the search does look.
func TestTwoEditionsTogetherTellOfNobody(t *testing.T) {
	together := func(first, second Set, shown Publication) Publication {
		var earlier []Earlier
		for i, s := range shown.All() {
			c := first.Cells[i]
			earlier = append(earlier, Earlier{Area: c.code(), Breakdown: c.Breakdown, Period: c.Period, Value: c.Value, On: "2026-01-01", Hidden: !s.Present()})
		}
		HoldBack(Flow, second.Cells, earlier, 0)
		return Disclose(second, Policy{})
	}
	rowByRow := func(first, second Set, shown Publication) Publication {
		for i := range second.Cells {
			if c := &second.Cells[i]; shown.At(i).Present() {
				if first.Cells[i].Value.clashes(c.Value, MinThreshold) {
					c.Value = first.Cells[i].Value
				}
				c.Public = c.Value == first.Cells[i].Value
			}
		}
		return Disclose(second, Policy{})
	}
	renewed, found := 0, 0
	for seed := range uint64(400) {
		bad, rows := told(seed, together)
		if renewed += rows; len(bad) > 0 {
			t.Errorf("town %d: %s", seed, strings.Join(bad, ", "))
		}
		if bad, _ := told(seed, rowByRow); len(bad) > 0 {
			found++
		}
	}
	if found < 5 || renewed < 1000 {
		t.Errorf("row by row %d of 400 towns tell of somebody; %d rows are renewed", found, renewed)
	}
}
