package figure

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// happened is how often something happened, or how many there were, in an area and a period.
func happened(t testing.TB, when string, n int, of ...string) Cell {
	t.Helper()
	return Cell{Area: of, Observation: Observation{Period: period(t, when), Basis: Census, Value: Counted(float64(n), 0)}}
}

// shownRows names what is shown, as W1 2024-Q1.
func shownRows(set Set) string {
	var out []string
	for i, s := range Disclose(set, Policy{Audience: OwnDesk}).All() {
		if s.Present() {
			out = append(out, strings.TrimSpace(s.Area()+" "+s.Period().String()+" "+set.Cells[i].Breakdown))
		}
	}
	return strings.Join(out, ", ")
}

// A part of the year that is hidden would follow from the year and the other parts.
func TestAHiddenQuarterDoesNotFollowFromItsYear(t *testing.T) {
	flow := Set{Indicator: Indicator{Unit: Count, Kind: Flow}}
	for _, x := range []struct {
		name  string
		cells []Cell
		want  string
	}{
		{"a small quarter", []Cell{happened(t, "2024", 100, "GM"), happened(t, "2024-Q1", 40, "GM"), happened(t, "2024-Q2", 35, "GM"), happened(t, "2024-Q3", 5, "GM"),
			happened(t, "2024-Q4", 20, "GM")}, "GM 2024, GM 2024-Q1, GM 2024-Q2"},
		{"a quarter that is not there", []Cell{happened(t, "2024", 100, "GM"), happened(t, "2024-Q1", 40, "GM"), happened(t, "2024-Q2", 35, "GM"), happened(t, "2024-Q4", 20, "GM")},
			"GM 2024, GM 2024-Q1, GM 2024-Q2"},
		{"nothing small", []Cell{happened(t, "2024", 100, "GM"), happened(t, "2024-Q1", 40, "GM"), happened(t, "2024-Q2", 60, "GM")}, "GM 2024, GM 2024-Q1, GM 2024-Q2"},
		{"no year", []Cell{happened(t, "2024-Q1", 40, "GM"), happened(t, "2024-Q2", 5, "GM"), happened(t, "2023", 60, "GM")}, "GM 2024-Q1, GM 2023"},
		{"months in a quarter", []Cell{happened(t, "2024-Q1", 60, "GM"), happened(t, "2024-01", 33, "GM"), happened(t, "2024-02", 3, "GM"), happened(t, "2024-03", 24, "GM")},
			"GM 2024-Q1, GM 2024-01"},
		{"months in quarters in a year", []Cell{happened(t, "2024", 200, "GM"), happened(t, "2024-Q1", 60, "GM"), happened(t, "2024-01", 33, "GM"), happened(t, "2024-02", 3, "GM"),
			happened(t, "2024-03", 24, "GM"), happened(t, "2024-12", 40, "GM")}, "GM 2024, GM 2024-Q1, GM 2024-01, GM 2024-12"},
		{"parts that are other people", []Cell{happened(t, "2024", 50, "GM"), happened(t, "2024-Q1", 40, "GM"), happened(t, "2024-Q2", 45, "GM")}, "GM 2024, GM 2024-Q1, GM 2024-Q2"},
	} {
		flow.Cells = x.cells
		if got := shownRows(flow); got != x.want {
			t.Errorf("%s: %s, want %s", x.name, got, x.want)
		}
	}
}

// A state of the end of the year is that of its last quarter; what a running total grew by is a group of its own.
func TestOverTimeTheKindOfNumberDecidesWhatFollows(t *testing.T) {
	cells := []Cell{happened(t, "2024-Q1", 40, "GM"), happened(t, "2024-Q2", 43, "GM"), happened(t, "2024-Q3", 60, "GM"), happened(t, "2025-Q1", 63, "GM")}
	for kind, want := range map[KindOfNumber]string{
		Flow: "GM 2024-Q1, GM 2024-Q2, GM 2024-Q3, GM 2025-Q1", Stock: "GM 2024-Q1, GM 2024-Q2, GM 2024-Q3, GM 2025-Q1",
		RunningTotal: "GM 2024-Q2, GM 2024-Q3, GM 2025-Q1"} {
		if got := shownRows(Set{Indicator: Indicator{Unit: Count, Kind: kind}, Cells: cells}); got != want {
			t.Errorf("%s: %s, want %s", kind, got, want)
		}
	}
	var state []Cell
	for _, when := range []string{"2024", "2024-Q4"} {
		state = append(state, happened(t, when, 100, "GM"), happened(t, when, 60, "GM", "W1"))
	}
	state = append(state, happened(t, "2024", 36, "GM", "W2"), happened(t, "2024", 4, "GM", "W3"), happened(t, "2024-Q4", 36, "GM", "W2"))
	if got := shownRows(Set{Indicator: Indicator{Unit: Count, Kind: Stock}, Cells: state}); got != "GM 2024, W1 2024, GM 2024-Q4" {
		t.Errorf("a state: %s", got)
	}
	share := []Cell{happened(t, "2024", 0, "GM"), happened(t, "2024-Q1", 0, "GM"), happened(t, "2024-Q2", 0, "GM")}
	for i, v := range []Value{ShareOf(50, 100), ShareOf(25, 48), ShareOf(22, 46)} {
		share[i].Value = v
	}
	if got := shownRows(Set{Indicator: Indicator{Unit: Percent, Kind: Ratio}, Cells: share}); got != "GM 2024, GM 2024-Q1" {
		t.Errorf("a share: %s", got)
	}
}

// A count that says of how many people it is has two numbers, and neither may follow from the rest.
func TestACountAndOfHowManyItIsTellOfNobody(t *testing.T) {
	for name, x := range map[string][2][4]int{"few counted": {{100, 60, 36, 4}, {1000, 500, 400, 100}}, "few asked": {{100, 60, 40, 0}, {1000, 500, 494, 6}}} {
		set := Set{Indicator: Indicator{Unit: Count, Kind: Flow}}
		for i, of := range [][]string{{"GM"}, {"GM", "W1"}, {"GM", "W2"}, {"GM", "W3"}} {
			c := happened(t, "2024", x[0][i], of...)
			c.Value.N = x[1][i]
			set.Cells = append(set.Cells, c)
		}
		if got := shownRows(set); got != "GM 2024, W1 2024" {
			t.Errorf("%s: %s", name, got)
		}
	}
}

// Where everybody lives in one of the areas there is nobody left of whom a delicate trait could be told.
func TestNobodyLeftIsNoGroup(t *testing.T) {
	set := Set{Indicator: Indicator{Unit: Percent, Kind: Ratio, Sensitive: true}}
	for _, of := range [][]string{{"GM"}, {"GM", "W1"}, {"GM", "W2"}} {
		c := happened(t, "2024", 0, of...)
		c.Value = ShareOf(25*(3-len(of)), 50*(3-len(of)))
		set.Cells = append(set.Cells, c)
	}
	if got := shownRows(set); got != "GM 2024, W1 2024, W2 2024" {
		t.Error(got)
	}
}

// yearOfTown draws a year of a town: what happened in each buurt and month, and rows of areas, ages and periods about it.
func yearOfTown(draw *rand.Rand) *town {
	w := &town{ages: []string{"jong", "oud"}}
	areas := [][]string{{"GM"}}
	for i := range 1 + draw.IntN(3) {
		wijk := fmt.Sprint("GM/W", i)
		areas = append(areas, []string{"GM", wijk})
		for j := range draw.IntN(3) {
			areas = append(areas, []string{"GM", wijk, fmt.Sprint(wijk, "/B", j)})
		}
	}
	var periods []Period
	for _, name := range []string{"2026", "2026-Q1", "2026-Q2", "2026-01", "2026-02", "2026-03", "2026-04"} {
		p, _ := ParsePeriod(name)
		periods = append(periods, p)
	}
	small, all := draw.IntN(3) > 0, draw.IntN(2) > 0
	for _, a := range areas {
		for _, age := range w.ages {
			for _, p := range append(periods[3:], periods[0]) {
				n := 10 + draw.IntN(30)
				switch few := draw.IntN(6); {
				case few == 0:
					n = 0
				case few == 1 && small:
					n = draw.IntN(10)
				}
				w.atoms = append(w.atoms, atom{a[len(a)-1] + "/x|" + p.String(), age, n, 0})
			}
		}
	}
	for _, p := range periods {
		for _, a := range areas {
			if !all && draw.IntN(5) == 0 {
				continue
			}
			w.offerIn(p, a, "")
			for _, age := range w.ages {
				if draw.IntN(3) == 0 {
					w.offerIn(p, a, "leeftijd:"+age)
				}
			}
		}
	}
	return w
}

// offerIn is offer for one of the periods of a year.
func (w *town) offerIn(p Period, area []string, group string) {
	w.offer(area, group)
	c := &w.cells[len(w.cells)-1]
	c.period = p
	c.atoms = slices.DeleteFunc(c.atoms, func(i int) bool {
		_, when, _ := strings.Cut(w.atoms[i].buurt, "|")
		at, _ := ParsePeriod(when)
		return at != p && (at.Start().Before(p.Start()) || at.End().After(p.End()))
	})
}

// happenings is the set of all rows of a town, of how often something happened.
func (w *town) happenings() Set {
	set := w.set(false)
	set.Indicator = Indicator{Unit: Count, Kind: Flow}
	for i, c := range w.cells {
		n, _ := w.sums(c.atoms)
		set.Cells[i].Value, set.Cells[i].Absence = Counted(float64(n), 0), Present
	}
	return set
}

// What is shown of a year and its parts, of areas in areas and of ages, tells together of no hidden group. Each period by itself
// would: the search does look.
func TestNoHiddenGroupCanBeWorkedOutOverTime(t *testing.T) {
	parts, apart := 0, 0
	for seed := range uint64(600) {
		w := yearOfTown(rand.New(rand.NewPCG(seed, 1)))
		set := w.happenings()
		shown, alone, text := make([]bool, len(w.cells)), make([]bool, len(w.cells)), ""
		for i, s := range Disclose(set, Policy{}).All() {
			if shown[i] = s.Present(); shown[i] && set.Cells[i].Period.kind != Year {
				parts++
			}
			n, _ := w.sums(w.cells[i].atoms)
			text += fmt.Sprintf("%v %s %s %s %d\n", shown[i], s.Area(), s.Period(), s.Breakdown(), n)
			one := set
			one.Cells = slices.DeleteFunc(slices.Clone(set.Cells), func(c Cell) bool { return c.Period != set.Cells[i].Period })
			alone[i] = Disclose(one, Policy{}).Find(s.Area(), s.Period(), s.Breakdown()).Present()
		}
		if bad := w.derivable(shown, false); len(bad) > 0 {
			t.Fatalf("year %d: can be worked out: %v\n%s", seed, bad, text)
		}
		if len(w.derivable(alone, false)) > 0 {
			apart++
		}
	}
	if parts < 2000 || apart < 100 {
		t.Errorf("%d parts of years are shown; %d of 600 towns tell of somebody without the rule", parts, apart)
	}
}
