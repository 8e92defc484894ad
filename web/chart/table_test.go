package chart

import (
	"slices"
	"strconv"
	"strings"
	"testing"
)

// A year and its first quarter begin at the same moment, and are two rows.
func TestAYearAndItsFirstQuarterAreTwoRows(t *testing.T) {
	trend := Trend{Own: Line{Name: "Baarn", Points: []Point{{At: 2025, Label: "2025", Value: 100}, {At: 2025, Label: "2025-Q1", Value: 20}}},
		Others: []Line{{Name: "Wijk", Points: []Point{{At: 2025, Label: "2025-Q1", Value: 7}}}}}
	trend.Format = func(v float64) string { return strconv.Itoa(int(v)) }
	var got []string
	for _, r := range trend.Table(TableWords{}).Rows {
		got = append(got, r.Name+": "+strings.Join(r.Cells, "|"))
	}
	if want := []string{"2025: 100||", "2025-Q1: 20||7"}; !slices.Equal(got, want) {
		t.Errorf("%q", got)
	}
}

// A line runs from quarter to quarter, and never from a quarter back to the year it is a part of.
func TestALineJoinsPeriodsOfOneLength(t *testing.T) {
	points := InOrder([]Point{{At: 2025, Step: 3, Value: 20}, {At: 2025.25, Step: 3, Value: 25}, {At: 2025.5, Step: 3, Value: 30}, {At: 2025, Step: 1, Value: 100}, {At: 2025.75, Step: 3, Value: 25}})
	var got []int
	for i, j := stretch(points, 0, (*Point).known); i < j; i, j = stretch(points, j, (*Point).known) {
		got = append(got, i, j)
	}
	if points[0].Value != 100 || !slices.Equal(got, []int{0, 1, 1, 5}) {
		t.Errorf("%v of %v", got, points)
	}
}
