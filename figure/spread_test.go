package figure

import (
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"kompas/stat"
)

// The spread of a column is that of its values put in order, whatever their size and however many are missing.
func TestSpreadIsThatOfTheValuesInOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		l := drawLayer(t)
		raw, err := l.EncodeBlob()
		if err != nil {
			t.Fatal(err)
		}
		b, err := OpenBlob(raw)
		if err != nil {
			t.Fatal(err)
		}
		var values []float64
		sum := 0.0
		for pos := range b.Len() {
			if v, a := b.At(pos); a == Present {
				values, sum = append(values, v), sum+v
			}
		}
		c := Columns{Value: b}
		got, ok := c.Spread(Percent)
		if ok != (len(values) >= minSpread) {
			t.Fatalf("%d values: a spread is %v", len(values), ok)
		}
		alike := func(a, b float64) bool { return math.Abs(a-b) <= 1e-9*max(1, math.Abs(a), math.Abs(b)) }
		if mean, areas := c.Mean(Percent); areas != len(values) || areas > 0 && !alike(mean, sum/float64(areas)) {
			t.Fatalf("mean %v of %d, want %v of %d", mean, areas, sum/float64(len(values)), len(values))
		}
		if !ok {
			return
		}
		slices.Sort(values)
		for i, p := range SpreadPoints() {
			if want := stat.Quantile(values, float64(p)/100); !alike(got.Points[i], want) {
				t.Fatalf("P%d is %v, want %v", p, got.Points[i], want)
			}
		}
		if got.Areas != len(values) || !alike(got.Mean, sum/float64(len(values))) {
			t.Fatalf("%+v of %v", got, values)
		}
	})
}

// Ten municipalities, worked out by hand: P10 lies a tenth of nine steps up, so nine tenths of the way to the second.
func TestSpreadWorkedExample(t *testing.T) {
	l := Layer{Decimals: 1, Values: []int32{100, 20, 30, 90, 50, 60, 70, 80, 40, 10, 999}, Flags: make([]Flag, 11)}
	l.Flags[10] = Flag(Suppressed)
	raw, err := l.EncodeBlob()
	if err != nil {
		t.Fatal(err)
	}
	b, _ := OpenBlob(raw)
	got, ok := Columns{Value: b}.Spread(Percent)
	want := Spread{Areas: 10, Points: [5]float64{1.9, 3.25, 5.5, 7.75, 9.1}, Mean: 5.5}
	if !ok || got != want {
		t.Errorf("%+v, want %+v", got, want)
	}
}

// A share that is worked out from two counts is worked out before it is put in order.
func TestSpreadOfSharesWorkedOut(t *testing.T) {
	counts := func(values ...int32) Blob {
		l := Layer{Values: values}
		raw, err := l.EncodeBlob()
		if err != nil {
			t.Fatal(err)
		}
		b, _ := OpenBlob(raw)
		return b
	}
	c := Columns{Numerator: counts(9, 1, 2, 3, 4, 5, 6, 7, 8), Denominator: counts(10, 10, 10, 10, 10, 10, 10, 10, 0)}
	got, ok := c.Spread(Percent)
	if !ok || got.Areas != 8 || got.Points[2] != 45 || math.Abs(got.Mean-46.25) > 1e-9 {
		t.Errorf("%+v", got)
	}
	if _, ok := (Columns{Numerator: counts(1, 2), Denominator: counts(3, 4)}).Spread(Percent); ok {
		t.Error("two areas have a spread")
	}
}
