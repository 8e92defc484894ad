package figure

import (
	"cmp"
	"math"
	"slices"
)

// Span (tijdvak) is over what time the figures of a series are taken together.
type Span string

// The spans, beside every period by itself.
const (
	WholeYear  Span = "jaar"     // a figure for each year
	YearToDate Span = "opgeteld" // from the first of January up to and including each period
)

// Total (totaal) is what the periods of a year, or those up to and including the last of it, are together. It has no figure as
// long as one of them has none.
type Total struct {
	Shown
	Parts    PeriodKind // what was taken together: months or quarters; NoPeriod for a figure of the year itself
	Have, Of int        // how many of these have a figure that may be shown
}

// Totals (optelling van een reeks) is a series in which the months or quarters of a year are taken together.
type Totals struct {
	Span Span
	List []Total // oldest first
}

// Shown returns the figures.
func (t Totals) Shown() []Shown {
	out := make([]Shown, len(t.List))
	for i, x := range t.List {
		out[i] = x.Shown
	}
	return out
}

// TotalsOf takes the months or quarters of a series of one area together in each way that means something for its kind of
// number; shown are its figures as they came through the gate. Nothing is stored: a correction of an earlier period is in every
// total the next time somebody reads.
//
// Numbers of what happens are added, of a state the last one counts, shares are worked out again from all numerators and
// denominators, and means are weighted with how many answers they rest on. A period without a figure is never zero: there is no
// total then. A figure of the year itself stays as it is.
//
// Only what the gate shows is taken together, and the total passes it again. It tells no more of other areas than its parts do,
// for it is worked out from these alone.
func TotalsOf(set Set, shown []Shown, policy Policy) []Totals {
	add := set.Indicator.Kind.OverTime()
	years := yearsOf(set.Cells, shown)
	if add == AddNever || !slices.ContainsFunc(years, func(y yearParts) bool { return len(y.parts) > 0 }) {
		return nil
	}
	spans := []Span{WholeYear}
	if add == AddSum {
		spans = append(spans, YearToDate)
	}
	var out []Totals
	for _, span := range spans {
		t, made := Totals{Span: span}, set
		made.Cells = nil
		take := func(c Cell, of yearParts, first int) {
			x := Total{Parts: of.kind, Of: first}
			for _, p := range of.parts[:first] {
				if p != nil {
					x.Have++
				}
			}
			made.Cells, t.List = append(made.Cells, c), append(t.List, x)
		}
		for _, y := range years {
			switch {
			case span == WholeYear && y.whole != nil:
				take(*y.whole, yearParts{}, 0)
			case span == WholeYear:
				take(y.together(&set, len(y.parts), YearOf(y.year)), y, len(y.parts))
			default:
				for i := range y.known {
					take(y.together(&set, i+1, y.first().Plus(i)), y, i+1)
				}
			}
		}
		p := Disclose(made, policy)
		for i := range t.List {
			t.List[i].Shown = p.At(i)
		}
		out = append(out, t)
	}
	return out
}

// yearParts is what a series holds of one year.
type yearParts struct {
	year  int
	whole *Cell      // the figure of the year itself; nil when there is none
	kind  PeriodKind // of the parts
	parts []*Cell    // by their place in the year; nil where there is no figure that may be shown
	known int        // up to and including the newest that the series holds, with or without a figure
}

// first is the first part of the year.
func (y yearParts) first() Period { return Period{kind: y.kind, num: 1, year: int16(y.year)} }

// yearsOf divides a series into years, oldest first.
func yearsOf(cells []Cell, shown []Shown) []yearParts {
	quarters, months := map[int]*yearParts{}, map[int]*yearParts{}
	wholes := map[int]*Cell{}
	for i := range cells {
		c := cells[i]
		if i >= len(shown) || !shown[i].Present() { // the number of what may not be shown goes no further
			c.Value, c.Absence = Value{}, Suppressed
		}
		year := int(c.Period.year)
		in, count := quarters, 4
		switch c.Period.kind {
		case Year:
			if cells[i].Value.Form != NoValue {
				wholes[year] = &c
			}
			continue
		case Month:
			in, count = months, 12
		case Quarter:
		default:
			continue
		}
		y := in[year]
		if y == nil {
			y = &yearParts{year: year, kind: c.Period.kind, parts: make([]*Cell, count)}
			in[year] = y
		}
		y.known = max(y.known, int(c.Period.num))
		if c.Value.Form != NoValue {
			y.parts[c.Period.num-1] = &c
		}
	}
	return joinYears(wholes, quarters, months)
}

// joinYears takes of each year its quarters, or its months when more of these are known.
func joinYears(wholes map[int]*Cell, quarters, months map[int]*yearParts) []yearParts {
	byYear := map[int]yearParts{}
	for year, whole := range wholes {
		byYear[year] = yearParts{year: year, whole: whole}
	}
	for _, in := range []map[int]*yearParts{quarters, months} {
		for year, y := range in {
			if have := byYear[year]; len(have.parts) == 0 || y.share() > have.share() {
				y.whole = have.whole
				byYear[year] = *y
			}
		}
	}
	out := make([]yearParts, 0, len(byYear))
	for _, y := range byYear {
		out = append(out, y)
	}
	slices.SortFunc(out, func(a, b yearParts) int { return cmp.Compare(a.year, b.year) })
	return out
}

// share is the part of the year of which there are figures.
func (y yearParts) share() float64 {
	n := 0
	for _, p := range y.parts {
		if p != nil {
			n++
		}
	}
	return float64(n) / float64(len(y.parts))
}

// together is what the first parts of the year are together, under the period that they make up.
func (y yearParts) together(set *Set, first int, period Period) Cell {
	parts, last := y.parts[:first], y.parts[first-1]
	add := set.Indicator.Kind.OverTime()
	if last == nil || add != AddLast && slices.Contains(parts, nil) {
		c := set.Cells[0]
		return Cell{Area: c.Area, Breakdown: c.Breakdown, Absence: Missing, Observation: Observation{Period: period, Basis: c.Basis}}
	}
	out := *last
	out.Period, out.Public = period, false
	out.BreakBefore = slices.ContainsFunc(parts, func(p *Cell) bool { return p != nil && p.BreakBefore })
	if add == AddLast {
		return out
	}
	out.Value, out.Absence = Value{}, NotApplicable
	values := make([]Value, first)
	for i, p := range parts {
		if p.Basis != last.Basis {
			return out
		}
		values[i] = p.Value
		out.Provisional, out.Estimate = out.Provisional || p.Provisional, out.Estimate || p.Estimate
		out.Approximate = out.Approximate || p.Approximate
	}
	out.Approximate = out.Approximate || first > 1 && add == AddSum && set.Origin == SourceFigures // the source rounded what was added
	if v, ok := add.join(values); ok {
		out.Value, out.Absence = v, Present
	}
	return out
}

// join makes one value of several; ok is false when they cannot be taken together this way.
func (a Addition) join(values []Value) (joined Value, ok bool) {
	switch a {
	case AddSum:
		return sum(values)
	case AddParts:
		for _, v := range values {
			if v.Form != ShareValue {
				return Value{}, false
			}
			joined.K, joined.N = joined.K+v.K, joined.N+v.N
		}
		return ShareOf(joined.K, joined.N), joined.N > 0
	case AddWeighted:
		return weighted(values)
	}
	return Value{}, false
}

// sum adds numbers. Margins that a source published for the parts are not those of their sum; on how many answers it rests is
// known of all parts or not at all.
func sum(values []Value) (Value, bool) {
	total, people, known := 0.0, 0, true
	for _, v := range values {
		if v.Form != PlainValue && v.Form != BoundValue {
			return Value{}, false
		}
		total, people, known = total+v.Number, people+v.N, known && v.N > 0
	}
	if !known {
		people = 0
	}
	return Counted(total, people), !math.IsInf(total, 0) && !math.IsNaN(total)
}

// weighted is the mean of means, each weighted with its answers, and the deviation of all answers together.
func weighted(values []Value) (Value, bool) {
	mean, n, deviations := 0.0, 0, true
	for _, v := range values {
		if v.N <= 0 || v.Form != MeanValue && v.Form != PlainValue {
			return Value{}, false
		}
		mean += float64(v.N) * v.Number
		n, deviations = n+v.N, deviations && v.Form == MeanValue
	}
	mean /= float64(n)
	if !deviations {
		return Counted(mean, n), !math.IsInf(mean, 0)
	}
	squares := 0.0
	for _, v := range values {
		squares += float64(v.N-1)*v.SD*v.SD + float64(v.N)*(v.Number-mean)*(v.Number-mean)
	}
	if n == 1 {
		return MeanOf(mean, 0, n), true
	}
	return MeanOf(mean, math.Sqrt(squares/float64(n-1)), n), !math.IsInf(mean, 0)
}
