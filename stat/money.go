package stat

import (
	"maps"
	"math"
	"slices"
	"time"
)

// NPV returns the net present value ΣCF_t/(1+r)^t of yearly flows at constant
// prices; year 0, the first, is not discounted. r is a fraction (0.0225 is
// 2.25 %). It assumes flows at the end of each year, beside a situation without
// the plan. Errors: ErrNoData without flows, ErrDiscount for r <= -1, ErrInvalid
// for numbers that are not ordinary. Source: [D].
func NPV(flows []float64, r float64) (float64, error) {
	if len(flows) == 0 {
		return 0, ErrNoData
	}
	if !(r > -1) || math.IsInf(r, 0) {
		return 0, ErrDiscount
	}
	if !finite(flows...) {
		return 0, ErrInvalid
	}
	sum, factor := 0.0, 1.0
	for _, flow := range flows {
		if flow != 0 { // a factor beyond all numbers times nothing is nothing
			sum += flow / factor
		}
		factor *= 1 + r
	}
	if !finite(sum) {
		return 0, ErrInvalid
	}
	return sum, nil
}

// CostBenefit is how present benefits stand to present costs; nil where there is
// nothing to divide by.
type CostBenefit struct {
	BCR       *float64 // PV(benefits) / PV(costs)
	Switching *float64 // PV(costs) / PV(benefits): the part of the benefits that must come true
}

// CostBenefitOf compares yearly costs and benefits, both written as positive
// amounts. Errors: as NPV. Source: [D].
func CostBenefitOf(costs, benefits []float64, r float64) (CostBenefit, error) {
	c, err := NPV(costs, r)
	if err != nil {
		return CostBenefit{}, err
	}
	b, err := NPV(benefits, r)
	if err != nil {
		return CostBenefit{}, err
	}
	return CostBenefit{BCR: quotient(b, c), Switching: quotient(c, b)}, nil
}

// quotient is a/b, or nil when that is no ordinary number.
func quotient(a, b float64) *float64 {
	q := a / b
	if b == 0 || !finite(q) {
		return nil
	}
	return &q
}

// Transfer is money that goes from one stakeholder to another: nobody in all is
// richer or poorer by it.
type Transfer struct {
	From, To string
	Flow     []float64 // per year, positive
}

// StakeholderValues is the net present value for each stakeholder.
type StakeholderValues struct {
	Of               map[string]float64 // transfers counted
	Total            float64            // of all together
	WithoutTransfers float64            // the same without the transfers, which cancel out
}

// NPVPerStakeholder splits a business case over who pays and who gains. A
// transfer counts below zero for one and above zero for the other. Errors: as NPV
// for each list; ErrNoData without stakeholders, ErrInvalid for a transfer without
// a name at both ends or to itself. Source: [D].
func NPVPerStakeholder(r float64, flows map[string][]float64, transfers []Transfer) (StakeholderValues, error) {
	if len(flows) == 0 {
		return StakeholderValues{}, ErrNoData
	}
	out := StakeholderValues{Of: map[string]float64{}}
	for _, who := range slices.Sorted(maps.Keys(flows)) {
		v, err := NPV(flows[who], r)
		if err != nil {
			return StakeholderValues{}, err
		}
		out.Of[who] = v
		out.WithoutTransfers += v
	}
	for _, t := range transfers {
		v, err := NPV(t.Flow, r)
		if err != nil {
			return StakeholderValues{}, err
		}
		if t.From == "" || t.To == "" || t.From == t.To {
			return StakeholderValues{}, ErrInvalid
		}
		out.Of[t.From] -= v
		out.Of[t.To] += v
	}
	for _, who := range slices.Sorted(maps.Keys(out.Of)) {
		out.Total += out.Of[who]
	}
	if !finite(out.Total, out.WithoutTransfers) {
		return StakeholderValues{}, ErrInvalid
	}
	return out, nil
}

// SocialReturn are the terms of one outcome of a social return on investment.
// Shares are 0..1.
type SocialReturn struct {
	Quantity     float64 // how many people or units
	Proxy        float64 // what one is worth in a year, in euros
	Deadweight   float64 // would have happened anyway
	Displacement float64 // moved a problem elsewhere
	Attribution  float64 // is the work of others
	DropOff      float64 // share of the effect that fades each year
	Years        int
}

// SocialValue is what an outcome is worth.
type SocialValue struct {
	Year1 float64
	Flows []float64 // value per year, not discounted
	PV    float64
	Ratio *float64 // PV per euro put in; nil when that is not known or nothing
}

// mostYears bounds how far a case may look ahead.
const mostYears = 200

// SocialValueOf returns year 1 = quantity·proxy·(1-deadweight)·(1-displacement)·
// (1-attribution), year t = year 1·(1-dropoff)^(t-1), PV = Σ value_t/(1+r)^t with t
// from 1, and the ratio PV/input (nil: no input known). Show the ratio only with
// a range and with what has no price. Errors: ErrDiscount for r <= -1, ErrInvalid
// for shares outside 0..1, a negative quantity, or 0 or more than 200 years.
// Source: [D]; SROI guide.
func SocialValueOf(s SocialReturn, r float64, input *float64) (SocialValue, error) {
	for _, x := range []float64{s.Deadweight, s.Displacement, s.Attribution, s.DropOff} {
		if !(x >= 0 && x <= 1) {
			return SocialValue{}, ErrInvalid
		}
	}
	if !finite(s.Quantity, s.Proxy) || s.Quantity < 0 || s.Years < 1 || s.Years > mostYears {
		return SocialValue{}, ErrInvalid
	}
	if input != nil && !(*input >= 0) {
		return SocialValue{}, ErrInvalid
	}
	out := SocialValue{Year1: s.Quantity * s.Proxy * (1 - s.Deadweight) * (1 - s.Displacement) * (1 - s.Attribution)}
	value := out.Year1
	for range s.Years {
		out.Flows = append(out.Flows, value)
		value *= 1 - s.DropOff
	}
	var err error
	if out.PV, err = NPV(append([]float64{0}, out.Flows...), r); err != nil {
		return SocialValue{}, err
	}
	if input != nil {
		out.Ratio = quotient(out.PV, *input)
	}
	return out, nil
}

// DiscountRate is the rate that a government prescribes from a date on.
type DiscountRate struct {
	Rate   float64
	From   time.Time
	Source string
}

// DiscountRates returns the dated table of the Dutch government, oldest first.
// Source: [D].
func DiscountRates() []DiscountRate {
	return []DiscountRate{{
		Rate: 0.0225, From: time.Date(2021, time.January, 1, 0, 0, 0, 0, time.UTC),
		Source: "Rijkswaterstaat, Steunpunt Economische Expertise: risicovrij -1 % en risico-opslag 3,25 %, reëel, vanaf 2021-01-01",
	}}
}

// DiscountRateOn returns the rate for a case that starts on a day. Errors:
// ErrNoData for a day before the table begins.
func DiscountRateOn(day time.Time) (DiscountRate, error) {
	rates := DiscountRates()
	for _, rate := range slices.Backward(rates) {
		if !day.Before(rate.From) {
			return rate, nil
		}
	}
	return DiscountRate{}, ErrNoData
}
