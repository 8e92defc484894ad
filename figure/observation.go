package figure

import (
	"math"

	"kompas/stat"
)

// Form (vorm van een waarde) tells which numbers a Value carries.
type Form uint8

// The forms of a value.
const (
	NoValue    Form = iota
	PlainValue      // one number: counted, or a sample whose margin nobody knows
	ShareValue      // k out of n answers
	MeanValue       // mean, standard deviation and n
	BoundValue      // a number that a source publishes with its own bounds
)

// Value (waarde) is what was measured. Make it with Counted, ShareOf,
// MeanOf or Published; the zero value is no value. A counted or published number
// is in the unit of the indicator
// (40 for 40 %); a share is known by its counts.
type Value struct {
	Form   Form
	Number float64 // plain, mean or published value
	K, N   int     // share: k of n; mean: n; else N is the base when known, 0 when not
	SD     float64 // of a mean, with n-1
	Lo, Hi float64 // bounds a source publishes
	People int     // size of the whole group a share was drawn from; 0 when unknown
}

// Counted is one number without a margin, resting on n people or answers (0 when
// that is not known).
func Counted(v float64, n int) Value { return Value{Form: PlainValue, Number: v, N: n} }

// ShareOf is k with the trait out of n answers.
func ShareOf(k, n int) Value { return Value{Form: ShareValue, K: k, N: n} }

// MeanOf is an average of n answers with standard deviation sd (n-1).
func MeanOf(mean, sd float64, n int) Value {
	return Value{Form: MeanValue, Number: mean, SD: sd, N: n}
}

// Published is a number of a source with its own 95 % bounds.
func Published(v, lo, hi float64) Value { return Value{Form: BoundValue, Number: v, Lo: lo, Hi: hi} }

// In gives the value as one number in a unit; a share is written out of the whole of that unit.
func (v Value) In(u Unit) float64 {
	if v.Form != ShareValue {
		return v.Number
	}
	whole := 100.0
	if u == PerMille {
		whole = 1000
	}
	return float64(v.K) / float64(v.N) * whole
}

// Observation (waarneming) is one value of an indicator in one period.
type Observation struct {
	Period      Period
	Value       Value
	Basis       Basis
	Provisional bool // voorlopig: the source may still change it
	BreakBefore bool // measured by another method than earlier periods
	Definition  int  // number of the definition that it points to; 0 is the first
	Revised     bool // herzien: a later reading changed it
}

// estimate is a value with its interval, both in shares of 1 for a share and
// for percentages, else in the unit of the indicator.
type estimate struct {
	v float64
	stat.Interval
}

// estimate returns the value and, for a sample, its interval in unit u divided
// by the unit's scale. A sample without a known margin has no interval; a count
// never has one.
func (v Value) estimate(u Unit, basis Basis) (estimate, error) {
	var out estimate
	scale := u.scale()
	switch v.Form {
	case PlainValue:
		out.v = v.Number / scale
	case ShareValue:
		p, err := v.proportion()
		if err != nil {
			return estimate{}, err
		}
		out = estimate{p.P, p.Interval}
		if p.Census { // everybody answered: sure to the point
			out.Interval = stat.Interval{Lo: p.P, Hi: p.P, Known: true}
		}
	case MeanValue:
		m, err := stat.MeanFrom(v.Number/scale, v.SD/scale, v.N)
		if err != nil {
			return estimate{}, err
		}
		out = estimate{m.Mean, m.Interval}
	case BoundValue:
		if !(v.Lo <= v.Number && v.Number <= v.Hi) {
			return estimate{}, ErrValue
		}
		out = estimate{v.Number / scale, stat.Interval{Lo: v.Lo / scale, Hi: v.Hi / scale, Known: true}}
	default:
		return estimate{}, stat.ErrNoData
	}
	if math.IsNaN(out.v) || math.IsInf(out.v, 0) || math.IsInf(out.Lo, 0) || math.IsInf(out.Hi, 0) {
		return estimate{}, ErrValue
	}
	if basis == Census || (basis == ModelEstimate && v.Form != BoundValue) {
		out.Interval = stat.Interval{} // a count has no margin, and we cannot work out that of a model
	}
	return out, nil
}

func (v Value) proportion() (stat.Proportion, error) {
	if v.People > 0 {
		return stat.WilsonFinite(v.K, v.N, v.People)
	}
	return stat.Wilson(v.K, v.N)
}

// Recorded (vastgelegde waarneming) is a value as a form or a file gives it:
// nil is not filled in. K and N are whole numbers of answers.
type Recorded struct {
	Value, K, N, SD, Lower, Upper *float64
}

// Read returns the value that r amounts to: k and n make a share; value, spread
// and n a mean; value and both bounds a published figure; value alone, with or
// without n, a counted one. Nothing filled in is no value. Errors: ErrValue when
// the numbers are impossible or do not belong together.
func (r Recorded) Read() (Value, error) {
	for _, p := range []*float64{r.Value, r.K, r.N, r.SD, r.Lower, r.Upper} {
		if p != nil && (math.IsNaN(*p) || math.IsInf(*p, 0)) {
			return Value{}, ErrValue
		}
	}
	n, k := 0, 0
	if !whole(r.N, &n) || !whole(r.K, &k) {
		return Value{}, ErrValue
	}
	switch {
	case r.K != nil:
		if r.N == nil || k > n || n == 0 {
			return Value{}, ErrValue
		}
		return ShareOf(k, n), nil
	case r.Value == nil:
		if r.N != nil || r.SD != nil || r.Lower != nil || r.Upper != nil {
			return Value{}, ErrValue
		}
		return Value{}, nil
	case r.SD != nil:
		if *r.SD < 0 || n == 0 {
			return Value{}, ErrValue
		}
		return MeanOf(*r.Value, *r.SD, n), nil
	case r.Lower != nil || r.Upper != nil:
		if r.Lower == nil || r.Upper == nil || *r.Lower > *r.Value || *r.Value > *r.Upper {
			return Value{}, ErrValue
		}
		v := Published(*r.Value, *r.Lower, *r.Upper)
		v.N = n
		return v, nil
	}
	return Counted(*r.Value, n), nil
}

func whole(p *float64, into *int) bool {
	if p == nil {
		return true
	}
	if *p < 0 || *p > math.MaxInt32 || *p != math.Trunc(*p) {
		return false
	}
	*into = int(*p)
	return true
}
