package gather

import (
	"math/rand/v2"
	"slices"
	"testing"

	"kompas/figure"
)

// Whatever the size of a run, the records of a column come back in the order they came.
func TestRecordsComeBackByColumnWhateverFitsInMemory(t *testing.T) {
	dice := rand.New(rand.NewPCG(1, 2))
	var all []Record
	for i := range 5000 {
		all = append(all, Record{Column: uint32(dice.IntN(37)), Area: uint32(i), Line: uint32(i + 1), Value: dice.Int64() - 1<<62, Decimals: uint8(i % 10),
			Part: uint8(i % 6), Flag: figure.Flag(i % 32)})
	}
	for _, most := range []int{1, 7, 500, 4999, 5000, 10000} {
		g := New(most, t.TempDir())
		for _, r := range all {
			if err := g.Add(r); err != nil {
				t.Fatal(err)
			}
		}
		g.End()
		if want := (len(all) - 1) / most; g.Spilled() != want {
			t.Errorf("runs of %d: %d in the file, want %d", most, g.Spilled(), want)
		}
		var got []Record
		seen := 0
		for c := range g.Columns() {
			got = got[:0]
			if err := g.Column(c, func(r Record) error { got = append(got, r); return nil }); err != nil {
				t.Fatal(err)
			}
			at := 0
			for _, r := range all {
				if r.Column != uint32(c) {
					continue
				}
				if at >= len(got) || got[at] != r {
					t.Fatalf("runs of %d: record %d of column %d is not %v", most, at, c, r)
				}
				at++
			}
			if at != len(got) {
				t.Errorf("runs of %d: column %d has %d records, want %d", most, c, len(got), at)
			}
			seen += at
		}
		if seen != len(all) {
			t.Errorf("runs of %d: %d records, want %d", most, seen, len(all))
		}
		if err := g.Close(); err != nil {
			t.Error(err)
		}
	}
}

// A topic that nobody chose is passed over, and what comes after it is there all the same.
func TestAColumnMayBePassedOver(t *testing.T) {
	g := New(3, t.TempDir())
	for i := range 40 {
		if err := g.Add(Record{Column: uint32(i * 7 % 10), Line: uint32(i + 1)}); err != nil {
			t.Fatal(err)
		}
	}
	g.End()
	for _, c := range []int{1, 2, 5, 9} {
		var lines []uint32
		if err := g.Column(c, func(r Record) error { lines = append(lines, r.Line); return nil }); err != nil {
			t.Fatal(err)
		}
		first := uint32(c*3%10 + 1)
		if want := []uint32{first, first + 10, first + 20, first + 30}; !slices.Equal(lines, want) {
			t.Errorf("column %d came on lines %v, want %v", c, lines, want)
		}
	}
	if err := g.Close(); err != nil {
		t.Error(err)
	}
}
