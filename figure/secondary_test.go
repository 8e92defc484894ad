package figure

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// town is a municipality for which every answer is known: so many people with and without the trait in each buurt and
// age group, and what a set of figures about them would hold.
type town struct {
	ages  []string
	atoms []atom
	cells []townCell
}

type atom struct {
	buurt, age string
	n, k       int
}

// townCell is a row somebody might publish: the people of some atoms together.
type townCell struct {
	area   []string
	group  string
	atoms  []int
	period Period // none: the one of the town
}

func (w *town) offer(area []string, group string) {
	c := townCell{area: area, group: group}
	for i, a := range w.atoms {
		in := area[len(area)-1]
		if !strings.HasPrefix(a.buurt+"/", in+"/") || group != "" && group != "leeftijd:"+a.age {
			continue
		}
		c.atoms = append(c.atoms, i)
	}
	w.cells = append(w.cells, c)
}

func (w *town) sums(atoms []int) (n, k int) {
	for _, i := range atoms {
		n, k = n+w.atoms[i].n, k+w.atoms[i].k
	}
	return n, k
}

func (w *town) set(sensitive bool) Set {
	set := Set{Indicator: Indicator{Unit: Percent, Kind: Ratio, Sensitive: sensitive}}
	for _, c := range w.cells {
		n, k := w.sums(c.atoms)
		cell := Cell{Area: c.area, Breakdown: c.group, Observation: Observation{Period: YearOf(2026), Basis: Sample}}
		if !c.period.IsZero() {
			cell.Period = c.period
		}
		if n == 0 {
			cell.Absence = Missing
		} else {
			cell.Value = ShareOf(k, n)
		}
		set.Cells = append(set.Cells, cell)
	}
	return set
}

// randomTown draws a municipality of two to four wijken, some with buurten, with and without people of whom only the
// municipality is known, and age groups in two or three levels.
func randomTown(t *rapid.T) *town {
	w := &town{ages: []string{"18-64", "65+", "onbekend"}[:rapid.IntRange(2, 3).Draw(t, "ages")]}
	size := func() int {
		if rapid.Bool().Draw(t, "small") {
			return rapid.IntRange(0, 14).Draw(t, "n")
		}
		return rapid.IntRange(10, 60).Draw(t, "n")
	}
	var areas [][]string
	gm := "GM"
	complete := rapid.Bool().Draw(t, "complete") // everybody has an age and an area, and every row is there
	areas = append(areas, []string{gm})
	for i := range rapid.IntRange(2, 4).Draw(t, "wijken") {
		wijk := fmt.Sprintf("%s/W%d", gm, i)
		areas = append(areas, []string{gm, wijk})
		for j := range rapid.IntRange(0, 2).Draw(t, "buurten") {
			areas = append(areas, []string{gm, wijk, fmt.Sprintf("%s/B%d", wijk, j)})
		}
		areas = append(areas, nil) // people of the wijk in none of its buurten
		areas[len(areas)-1] = []string{"", wijk + "/elders"}
	}
	for _, a := range areas {
		for _, age := range w.ages {
			n := size()
			if complete && (a[0] == "" || len(a) < 3 && hasParts(areas, a)) {
				n = 0
			}
			w.atoms = append(w.atoms, atom{a[len(a)-1] + "/x", age, n, rapid.IntRange(0, n).Draw(t, "k")})
		}
	}
	for _, a := range areas {
		if a[0] == "" {
			continue
		}
		if complete || rapid.IntRange(0, 9).Draw(t, "offered") > 0 {
			w.offer(a, "")
		}
		for _, age := range w.ages {
			if complete || age != "onbekend" && rapid.IntRange(0, 4).Draw(t, "offered") > 0 {
				w.offer(a, "leeftijd:"+age)
			}
		}
	}
	return w
}

func hasParts(areas [][]string, a []string) bool {
	return slices.ContainsFunc(areas, func(x []string) bool { return x[0] != "" && len(x) > len(a) && x[len(a)-1] == a[len(a)-1] })
}

// derivable reports which of the hidden rows that must stay hidden are a combination of the shown ones.
func (w *town) derivable(shown []bool, sensitive bool) []string {
	var known [][]int
	for i, c := range w.cells {
		if shown[i] {
			known = append(known, w.vector(c.atoms))
		}
	}
	basis := reduce(known)
	var out []string
	for i, c := range w.cells {
		for j, d := range w.cells {
			rest := slices.DeleteFunc(slices.Clone(c.atoms), func(x int) bool { return slices.Contains(d.atoms, x) })
			n, k := w.sums(rest)
			if shown[i] && shown[j] && len(rest)+len(d.atoms) == len(c.atoms) && n > 0 && tooFew(n, k, MinThreshold, sensitive) {
				out = append(out, fmt.Sprint(c.area, c.group, " without ", d.area, d.group, " n=", n))
			}
		}
	}
	for i, c := range w.cells {
		n, k := w.sums(c.atoms)
		if n == 0 || shown[i] || !tooFew(n, k, MinThreshold, sensitive) {
			continue
		}
		if inSpan(basis, w.vector(c.atoms)) {
			out = append(out, fmt.Sprint(c.area[len(c.area)-1], " ", c.group, " n=", n))
		}
	}
	return out
}

func (w *town) vector(atoms []int) []int {
	v := make([]int, len(w.atoms))
	for _, i := range atoms {
		v[i] = 1
	}
	for _, c := range w.cells {
		if n, _ := w.sums(c.atoms); n == 0 { // a row without anybody says so
			for _, i := range c.atoms {
				v[i] = 0
			}
		}
	}
	return v
}

// prime is large enough for ranks of tables of noughts and ones to be the ranks over the fractions.
const prime = 1_000_000_007

func reduce(rows [][]int) [][]int {
	var basis [][]int
	for _, r := range rows {
		if v := remainder(basis, r); v != nil {
			basis = append(basis, v)
		}
	}
	return basis
}

// remainder takes what the basis explains out of a row; nil when nothing is left.
func remainder(basis [][]int, row []int) []int {
	v := slices.Clone(row)
	for _, b := range basis {
		at := slices.IndexFunc(b, func(x int) bool { return x != 0 })
		if v[at] == 0 {
			continue
		}
		times := v[at]
		for i := range v {
			v[i] = ((v[i]-times*b[i])%prime + prime) % prime
		}
	}
	at := slices.IndexFunc(v, func(x int) bool { return x != 0 })
	if at < 0 {
		return nil
	}
	inverse := power(v[at], prime-2)
	for i := range v {
		v[i] = v[i] * inverse % prime
	}
	return v
}

func power(x, n int) int {
	out := 1
	for ; n > 0; n >>= 1 {
		if n&1 == 1 {
			out = out * x % prime
		}
		x = x * x % prime
	}
	return out
}

func inSpan(basis [][]int, row []int) bool { return remainder(basis, row) == nil }

func TestNoHiddenGroupCanBeWorkedOutFromAPublication(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := randomTown(t)
		sensitive := rapid.Bool().Draw(t, "sensitive")
		out := Disclose(w.set(sensitive), Policy{})
		shown := make([]bool, out.Len())
		for i, s := range out.All() {
			shown[i] = s.Present()
		}
		if bad := w.derivable(shown, sensitive); len(bad) > 0 {
			t.Fatalf("can be worked out: %v\n%+v\nshown %v", bad, w, shown)
		}
	})
}

// Without the secondary rule the same search finds groups: it does look.
func TestHidingSmallGroupsAloneGivesThemAway(t *testing.T) {
	found := 0
	rapid.Check(t, func(t *rapid.T) {
		w := randomTown(t)
		shown := make([]bool, len(w.cells))
		for i, c := range w.cells {
			n, k := w.sums(c.atoms)
			shown[i] = n > 0 && !tooFew(n, k, MinThreshold, false)
		}
		if len(w.derivable(shown, false)) > 0 {
			found++
		}
	})
	if found < 20 {
		t.Errorf("%d of 100 towns give a small group away", found)
	}
}

// areaSet is the worked example of the method: wijken W1 {34,6,18}, W2 {25,12}, W3 {4,3}.
func areaSet() Set {
	set := Set{Indicator: Indicator{Unit: Percent, Kind: Ratio}}
	add := func(n int, area ...string) {
		set.Cells = append(set.Cells, Cell{Area: area, Observation: Observation{Period: YearOf(2026), Basis: Sample, Value: ShareOf(n/2, n)}})
	}
	add(102, "GM")
	for w, buurten := range [][]int{{34, 6, 18}, {25, 12}, {4, 3}} {
		wijk, sum := fmt.Sprint("W", w+1), 0
		for b, n := range buurten {
			sum += n
			add(n, "GM", wijk, fmt.Sprint(wijk, "B", b+1))
		}
		add(sum, "GM", wijk)
	}
	return set
}

func shownAreas(p Publication) string {
	var out []string
	for _, s := range p.All() {
		if s.Present() {
			out = append(out, s.Area())
		}
	}
	slices.Sort(out)
	return strings.Join(out, " ")
}

func TestTheGateHidesWhatTheRestWouldTell(t *testing.T) {
	const want = "GM W1 W1B1 W2B1"
	for _, audience := range []Audience{Public, Council, OwnDesk} {
		if got := shownAreas(Disclose(areaSet(), Policy{Audience: audience})); got != want {
			t.Errorf("audience %d: shown %s, want %s", audience, got, want)
		}
	}
	published := areaSet()
	published.Origin = SourceFigures
	if got := shownAreas(Disclose(published, Policy{})); len(strings.Fields(got)) != len(published.Cells) {
		t.Errorf("a source hides by itself: shown %s", got)
	}
}

// People of whom only the municipality is known can be worked out too.
func TestPeopleInNoneOfTheAreasCount(t *testing.T) {
	for elsewhere, want := range map[int]string{0: "GM W1 W2", 4: "GM W2", 12: "GM W1 W2"} {
		set := Set{Indicator: Indicator{Unit: Percent}}
		for area, n := range map[string]int{"GM": 70 + elsewhere, "W1": 30, "W2": 40} {
			path := []string{"GM", area}
			if area == "GM" {
				path = path[:1]
			}
			set.Cells = append(set.Cells, Cell{Area: path, Observation: Observation{Value: ShareOf(n/2, n), Basis: Sample, Period: YearOf(2026)}})
		}
		if got := shownAreas(Disclose(set, Policy{})); got != want {
			t.Errorf("%d elsewhere: shown %s, want %s", elsewhere, got, want)
		}
	}
}

// traitSet is the worked example of the method: wijk by age, rows (22,14,4), (18,11,6), (10,7,8).
func traitSet() Set {
	set := Set{Indicator: Indicator{Unit: Percent, Kind: Ratio}}
	add := func(n int, group string, area ...string) {
		set.Cells = append(set.Cells, Cell{Area: area, Breakdown: group,
			Observation: Observation{Period: YearOf(2026), Basis: Sample, Value: ShareOf(n/2, n)}})
	}
	groups := [3]int{}
	for w, row := range [][]int{{22, 14, 4}, {18, 11, 6}, {10, 7, 8}} {
		wijk := fmt.Sprint("W", w+1)
		add(row[0]+row[1]+row[2], "", "GM", wijk)
		for i, n := range row {
			groups[i] += n
			add(n, fmt.Sprint("leeftijd:", i), "GM", wijk)
		}
	}
	add(100, "", "GM")
	for i, n := range groups {
		add(n, fmt.Sprint("leeftijd:", i), "GM")
	}
	return set
}

func TestTheGateHidesGroupsThatATableWouldTell(t *testing.T) {
	out := Disclose(traitSet(), Policy{})
	for i, c := range traitSet().Cells {
		want := c.Breakdown == "" || c.code() == "GM" || c.Breakdown == "leeftijd:0"
		if out.At(i).Present() != want {
			t.Errorf("%s %s: shown %v", c.code(), c.Breakdown, out.At(i).Present())
		}
	}
}

func TestTwoTraitsAtOnceAreNeverShown(t *testing.T) {
	set := traitSet()
	set.Cells = append(set.Cells, Cell{Area: []string{"GM"}, Breakdown: "leeftijd:0|geslacht:vrouw",
		Observation: Observation{Period: YearOf(2026), Basis: Sample, Value: ShareOf(500, 1000)}})
	if s := Disclose(set, Policy{Audience: OwnDesk}).At(len(set.Cells) - 1); s.Present() {
		t.Errorf("shown: %s", s.Text("nl"))
	}
}

func TestAHiddenFigureKeepsNoNumber(t *testing.T) {
	for i, s := range Disclose(areaSet(), Policy{Audience: OwnDesk}).All() {
		v, _ := s.Value()
		n, _ := s.N()
		lo, hi, _ := s.Bounds()
		if !s.Present() && (v != 0 || n != 0 || lo != 0 || hi != 0 || s.k != 0 || s.Reason() != ReasonTooFew || s.Area() == "" || s.Period().IsZero()) {
			t.Errorf("cell %d: %+v", i, s)
		}
	}
}

// cityCells are the rows of a municipality with 100 wijken and 500 buurten for one indicator.
func cityCells() []Cell {
	cells := make([]Cell, 0, 601)
	add := func(n int, area ...string) {
		cells = append(cells, Cell{Area: area, Observation: Observation{Period: YearOf(2026), Basis: Sample, Value: ShareOf(n/3, n)}})
	}
	sums, all := make([]int, 100), 0
	for b := range 500 {
		n := 12 + b*7919%40
		if b%17 == 0 {
			n = 4
		}
		sums[b/5], all = sums[b/5]+n, all+n
	}
	add(all, "GM0001")
	for w := range 100 {
		add(sums[w], "GM0001", fmt.Sprintf("WK0001%02d", w))
	}
	for b := range 500 {
		n := 12 + b*7919%40
		if b%17 == 0 {
			n = 4
		}
		add(n, "GM0001", fmt.Sprintf("WK0001%02d", b/5), fmt.Sprintf("BU0001%02d%02d", b/5, b%5))
	}
	return cells
}

func BenchmarkGateOverATree(b *testing.B) {
	set := Set{Indicator: Indicator{Unit: Percent, Kind: Ratio}, Cells: cityCells()}
	b.ReportAllocs()
	for b.Loop() {
		Disclose(set, Policy{})
	}
}

func BenchmarkPlainSumOverATree(b *testing.B) {
	cells := cityCells()
	for b.Loop() {
		sums := map[string]int{}
		for i := range cells {
			for _, area := range cells[i].Area {
				sums[area] += cells[i].Value.N
			}
		}
	}
}
