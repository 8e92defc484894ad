package store

import (
	"slices"
	"testing"

	"kompas/figure"
)

// Of a national layer of which an older edition is kept, that one is read of before the newer was published.
func TestAnOlderEditionThatIsKeptIsReadOfThen(t *testing.T) {
	list := []figure.Layer{
		{Period: "2023", Edition: 2, Published: "2025-06-01"}, {Period: "2023", Edition: 1, Published: "2024-06-01"},
		{Period: "2024", Edition: 1, Published: "2025-06-01"},
	}
	for day, want := range map[string][]int{"2025-06-01": {2, 1}, "2025-05-31": {1, 1}, "2024-01-01": {1, 1}} {
		var got []int
		for _, l := range knownOn(list, day) {
			got = append(got, l.Edition)
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s: editions %v, want %v", day, got, want)
		}
	}
}
