package figure

import (
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// seriesOf is a series of numbers of what happened, of one area of a source.
func seriesOf(kind KindOfNumber, cells ...Cell) Set {
	for i := range cells {
		cells[i].Area, cells[i].Basis = []string{"GM0308"}, Census
	}
	return Set{Indicator: Indicator{Unit: Count, Kind: kind}, Origin: OwnFigures, Cells: cells}
}

func in(t testing.TB, when string, v Value) Cell {
	t.Helper()
	return Cell{Observation: Observation{Period: period(t, when), Value: v}}
}

// totals gives what a desk reads.
func totals(set Set, span Span) []Total {
	for _, x := range TotalsOf(set, Disclose(set, Policy{Audience: OwnDesk}).All(), Policy{Audience: OwnDesk}) {
		if x.Span == span {
			return x.List
		}
	}
	return nil
}

func says(t *testing.T, list []Total, want map[string]float64) {
	t.Helper()
	got := map[string]float64{}
	for _, x := range list {
		if v, ok := x.Value(); ok {
			got[x.Period().String()] = v
		}
	}
	for when, v := range want {
		if g, ok := got[when]; !ok || math.Abs(g-v) > 1e-9 {
			t.Errorf("%s: %v, not %v", when, got[when], v)
		}
	}
	if len(got) != len(want) {
		t.Errorf("%v, not %v", got, want)
	}
}

func TestQuartersOfWhatHappensAreAddedToTheirYearAndFromItsBeginning(t *testing.T) {
	set := seriesOf(Flow, in(t, "2024-Q1", Counted(20, 0)), in(t, "2024-Q2", Counted(30, 0)), in(t, "2024-Q3", Counted(0, 0)), in(t, "2024-Q4", Counted(15, 0)),
		in(t, "2025-Q1", Counted(11, 0)), in(t, "2025-Q2", Counted(12, 0)))
	years := totals(set, WholeYear)
	says(t, years, map[string]float64{"2024": 65})
	if last := years[1]; last.Have != 2 || last.Of != 4 || last.Parts != Quarter || last.Present() || last.Period() != YearOf(2025) {
		t.Errorf("of 2025 there are %d of %d", last.Have, last.Of)
	}
	says(t, totals(set, YearToDate), map[string]float64{"2024-Q1": 20, "2024-Q2": 50, "2024-Q3": 50, "2024-Q4": 65, "2025-Q1": 11, "2025-Q2": 23})
}

func TestOfAStateTheLastPeriodOfTheYearCounts(t *testing.T) {
	for _, kind := range []KindOfNumber{Stock, RunningTotal} {
		set := seriesOf(kind, in(t, "2024-Q1", Counted(20, 0)), in(t, "2024-Q4", Counted(35, 0)), in(t, "2025-Q3", Counted(40, 0)))
		years := totals(set, WholeYear)
		says(t, years, map[string]float64{"2024": 35})
		if years[0].Have != 2 || years[1].Have != 1 {
			t.Error("periods are not counted")
		}
		if totals(set, YearToDate) != nil {
			t.Errorf("a %s runs up within the year", kind)
		}
	}
}

func TestAShareOfAYearIsWorkedOutFromAllItsAnswers(t *testing.T) {
	set := seriesOf(Ratio, in(t, "2024-Q1", ShareOf(10, 20)), in(t, "2024-Q2", ShareOf(10, 100)), in(t, "2024-Q3", ShareOf(0, 30)), in(t, "2024-Q4", ShareOf(20, 50)))
	set.Indicator.Unit = Percent
	says(t, totals(set, WholeYear), map[string]float64{"2024": 20}) // 40 of 200; the mean of the four would be 25
	set.Cells[1] = in(t, "2024-Q2", Counted(10, 100))
	set.Cells[1].Area, set.Cells[1].Basis = []string{"GM0308"}, Census
	if years := totals(set, WholeYear); years[0].Present() || years[0].Absence() != NotApplicable {
		t.Error("a share whose counts nobody knows is in the total")
	}
}

func TestAMeanOfAYearIsThatOfAllItsAnswers(t *testing.T) {
	all := [][]float64{{6, 7, 8, 7, 9, 6, 5, 7, 8, 10}, {4, 6, 7, 5, 6, 7, 8, 6, 5, 4, 6, 8}, {8, 8, 9, 7, 8, 9, 10, 8, 7, 9}, {7, 7, 6, 8, 7, 5, 9, 7, 6, 8, 7}}
	mean := func(x []float64) (m, sd float64) {
		for _, v := range x {
			m += v / float64(len(x))
		}
		for _, v := range x {
			sd += (v - m) * (v - m)
		}
		return m, math.Sqrt(sd / float64(len(x)-1))
	}
	var values []Value
	for _, x := range all {
		m, sd := mean(x)
		values = append(values, MeanOf(m, sd, len(x)))
	}
	joined, ok := weighted(values)
	m, sd := mean(slices.Concat(all...))
	if !ok || math.Abs(joined.Number-m) > 1e-9 || math.Abs(joined.SD-sd) > 1e-9 || joined.N != 43 {
		t.Errorf("%+v, not %v with deviation %v", joined, m, sd)
	}
	if _, ok := weighted([]Value{Counted(7, 20), Counted(8, 0)}); ok {
		t.Error("a mean of nobody knows how many is weighted")
	}
}

func TestAYearThatWasPublishedItselfStays(t *testing.T) {
	set := seriesOf(Flow, in(t, "2024-Q1", Counted(20, 0)), in(t, "2024-Q2", Counted(30, 0)), in(t, "2024-Q3", Counted(10, 0)), in(t, "2024-Q4", Counted(15, 0)), in(t, "2024", Counted(80, 0)))
	says(t, totals(set, WholeYear), map[string]float64{"2024": 80})
	if alone := seriesOf(Flow, in(t, "2023", Counted(70, 0)), in(t, "2024", Counted(80, 0))); totals(alone, WholeYear) != nil {
		t.Error("a series of years can be added to years")
	}
}

func TestWhatTheGateHidesIsInNoTotal(t *testing.T) {
	set := seriesOf(Flow, in(t, "2024-Q1", Counted(20, 0)), in(t, "2024-Q2", Counted(7, 0)), in(t, "2024-Q3", Counted(30, 0)), in(t, "2024-Q4", Counted(15, 0)))
	years := totals(set, WholeYear)
	if years[0].Present() || years[0].Have != 3 || years[0].Of != 4 {
		t.Errorf("%+v", years[0])
	}
	says(t, totals(set, YearToDate), map[string]float64{"2024-Q1": 20})
	if hidden := seriesOf(Flow, in(t, "2024-Q1", Counted(20, 0)), in(t, "2024", Counted(7, 0))); totals(hidden, WholeYear)[0].Present() {
		t.Error("a year that is hidden is shown as a total")
	}
}

// months draws the months of a year, of some of which there is no figure.
func months(t *rapid.T, kind KindOfNumber) Set {
	var cells []Cell
	for m := range 12 {
		c := Cell{Observation: Observation{Period: YearOf(2024).month(m + 1), Value: Counted(float64(rapid.IntRange(10, 500).Draw(t, "n")), 0)}}
		if rapid.IntRange(0, 9).Draw(t, "gap") == 0 {
			c.Value, c.Absence = Value{}, Missing
		}
		cells = append(cells, c)
	}
	return seriesOf(kind, cells...)
}

func (p Period) month(m int) Period { return Period{kind: Month, num: uint8(m), year: p.year} }

func TestTheLastRunningTotalIsTheTotalOfTheYear(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		set := months(t, Flow)
		run, year := totals(set, YearToDate), totals(set, WholeYear)[0]
		if len(run) != 12 || run[11].CSV() != year.CSV() {
			t.Fatalf("%q, not %q", run[11].CSV(), year.CSV())
		}
	})
}

func TestAMissingPeriodIsMissingInEveryTotalItIsIn(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		set := months(t, Flow)
		gap := slices.IndexFunc(set.Cells, func(c Cell) bool { return c.Value.Form == NoValue })
		for i, x := range totals(set, YearToDate) {
			if x.Present() != (gap < 0 || i < gap) {
				t.Fatalf("month %d: %q, the first missing is %d", i, x.CSV(), gap)
			}
		}
		if year := totals(set, WholeYear)[0]; year.Present() != (gap < 0) || (year.Have == 12) != (gap < 0) {
			t.Fatalf("%d of %d: %q", year.Have, year.Of, year.CSV())
		}
	})
}

func TestALateCorrectionIsInAllLaterTotalsAsMuch(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		set := months(t, Flow)
		at, by := rapid.IntRange(0, 11).Draw(t, "month"), float64(rapid.IntRange(1, 90).Draw(t, "more"))
		if set.Cells[at].Value.Form == NoValue {
			return
		}
		before := totals(set, YearToDate)
		set.Cells = slices.Clone(set.Cells)
		set.Cells[at].Value.Number += by
		for i, after := range totals(set, YearToDate) {
			was, _ := before[i].Value()
			is, ok := after.Value()
			want := was
			if i >= at && ok {
				want += by
			}
			if is != want || ok != before[i].Present() {
				t.Fatalf("month %d: %v became %v", i, was, is)
			}
		}
	})
}

func TestInWhichOrderFiguresCameInMakesNoDifference(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		set := months(t, rapid.SampledFrom([]KindOfNumber{Flow, Stock}).Draw(t, "kind"))
		mixed := set
		mixed.Cells = rapid.Permutation(set.Cells).Draw(t, "order")
		for _, span := range []Span{WholeYear, YearToDate} {
			a, b := totals(set, span), totals(mixed, span)
			if len(a) != len(b) {
				t.Fatal("another number of totals")
			}
			for i := range a {
				if a[i].CSV() != b[i].CSV() || a[i].Have != b[i].Have || a[i].Period() != b[i].Period() {
					t.Fatalf("%s: %q and %q", a[i].Period(), a[i].CSV(), b[i].CSV())
				}
			}
		}
	})
}

// What is added over time and then over place is what is added over place and then over time.
func TestTheTotalsOfThePartsOfAPlaceAreThatOfTheWhole(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		kind := rapid.SampledFrom([]KindOfNumber{Flow, Stock}).Draw(t, "kind")
		whole := months(t, kind)
		parts := make([]Set, rapid.IntRange(2, 4).Draw(t, "parts"))
		for i := range parts {
			parts[i] = months(t, kind)
		}
		for m := range whole.Cells {
			c := &whole.Cells[m]
			c.Value, c.Absence = Counted(0, 0), Present
			for _, p := range parts {
				if p.Cells[m].Value.Form == NoValue || c.Value.Form == NoValue {
					c.Value, c.Absence = Value{}, Missing
					continue
				}
				c.Value.Number += p.Cells[m].Value.Number
			}
		}
		all := totals(whole, WholeYear)[0]
		sum, known := 0.0, true
		for _, p := range parts {
			v, ok := totals(p, WholeYear)[0].Value()
			sum, known = sum+v, known && ok
		}
		if v, ok := all.Value(); ok != known || ok && v != sum {
			t.Fatalf("%v, the parts %v", v, sum)
		}
	})
}
