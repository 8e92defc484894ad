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
