package app

import (
	"math/rand/v2"
	"slices"
	"testing"

	"kompas/area"
	"kompas/figure"
)

// ownTown is a municipality of three wijken with two buurten each, that has two own divisions crossing each other and the wijken.
func ownTown() (buurten []string, own []area.OwnDivision) {
	buurten = []string{"BU03080001", "BU03080002", "BU03080101", "BU03080102", "BU03080201", "BU03080202"}
	own = []area.OwnDivision{
		{Number: 1, Municipality: "GM0308", Areas: []area.OwnArea{
			{Code: "EG0101", Members: []string{"BU03080101", "WK030800"}}, {Code: "EG0102", Members: []string{"BU03080102", "BU03080201"}}}},
		{Number: 2, Municipality: "GM0308", Areas: []area.OwnArea{
			{Code: "EG0201", Members: []string{"BU03080001", "BU03080201"}}, {Code: "EG0202", Members: []string{"BU03080002", "BU03080101", "BU03080102"}}}},
	}
	return buurten, own
}

// leavesOf gives the buurten that an area of the town holds.
func leavesOf(code string, buurten []string, own []area.OwnDivision) []string {
	return slices.DeleteFunc(slices.Clone(buurten), func(b string) bool {
		in := area.LiesIn(b, code)
		for _, o := range own {
			in = in || o.Owner(b) == code
		}
		return !in
	})
}

// Whatever two divisions, wijken and buurten are delivered together: no group of fewer than ten is a combination of what is shown.
// Without the rule of one division the same search finds some.
func TestFiguresOfOwnAreasTellOfNoSmallGroupWhateverElseStandsBesideThem(t *testing.T) {
	buurten, own := ownTown()
	found, mixed, shownOwn := 0, 0, 0
	random := rand.New(rand.NewPCG(8, 7))
	for range 1500 {
		people := map[string]int{}
		for _, b := range buurten {
			people[b] = random.IntN(40)
		}
		codes := []string{"GM0308", "EG0101", "EG0102"}
		for _, more := range append([]string{"WK030800", "WK030801", "WK030802", "EG0201", "EG0202"}, buurten...) {
			if random.IntN(3) == 0 {
				codes = append(codes, more)
			}
		}
		set := figure.Set{Indicator: figure.Indicator{Unit: figure.Percent, Kind: figure.Ratio}}
		var bare []figure.PublishedSum
		for _, code := range codes {
			row := figure.PublishedSum{Leaves: leavesOf(code, buurten, own)}
			for _, b := range row.Leaves {
				row.N += people[b]
			}
			cell := figure.Cell{Area: area.Path(code), Observation: figure.Observation{Period: figure.YearOf(2026), Basis: figure.Sample, Value: figure.ShareOf(row.N/2, row.N)}}
			if row.N == 0 {
				cell.Value, cell.Absence = figure.Value{}, figure.Missing
			}
			set.Cells = append(set.Cells, cell)
			if row.N >= figure.MinThreshold {
				bare = append(bare, row)
			}
		}
		if derived, err := figure.Differencing(bare, figure.MinThreshold); err != nil || len(derived) > 0 {
			found++
		}
		nest(set.Cells, own, nil)
		var shown []figure.PublishedSum
		for i, s := range figure.Disclose(set, figure.Policy{}).All() {
			if !s.Present() {
				continue
			}
			row := figure.PublishedSum{Leaves: leavesOf(codes[i], buurten, own)}
			for _, b := range row.Leaves {
				row.N += people[b]
			}
			shown = append(shown, row)
			if ownArea(codes[i]) {
				shownOwn++
			}
		}
		if _, one := area.OneTree(codes, own); !one {
			mixed++
		}
		if derived, err := figure.Differencing(shown, figure.MinThreshold); err != nil || len(derived) > 0 {
			t.Fatalf("%v: %v of %v with %v people tell of %v", err, shown, codes, people, derived)
		}
	}
	if found < 300 || mixed < 300 || shownOwn < 300 {
		t.Errorf("the search is blind: %d found without the rules, %d of two divisions, %d figures of own areas shown", found, mixed, shownOwn)
	}
}
