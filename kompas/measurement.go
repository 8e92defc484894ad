package kompas

import (
	"math"
	"time"

	"kompas/fault"
	"kompas/figure"
)

// highest bounds what may be typed as a value in a unit.
func highest(u figure.Unit) float64 {
	switch u {
	case figure.Percent:
		return 100
	case figure.PerMille:
		return 1000
	}
	return 1e12
}

// lowest is the least value in a unit; an index or an amount may be below zero.
func lowest(u figure.Unit) float64 {
	switch u {
	case figure.Index, figure.Euro, figure.Mean:
		return -1e12
	}
	return 0
}

// ObservationFields are the fields of a form that records a figure in a unit.
func ObservationFields(u figure.Unit) []Field[Observation] {
	const people = 20_000_000
	return []Field[Observation]{
		PeriodField("periode", func(o *Observation) *string { return &o.Period }),
		DecimalField("k", 0, people, func(o *Observation) **float64 { return &o.K }),
		DecimalField("n", 0, people, func(o *Observation) **float64 { return &o.N }),
		DecimalField("waarde", lowest(u), highest(u), func(o *Observation) **float64 { return &o.Value }),
		DecimalField("marge-van", lowest(u), highest(u), func(o *Observation) **float64 { return &o.Lower }),
		DecimalField("marge-tot", lowest(u), highest(u), func(o *Observation) **float64 { return &o.Upper }),
		DecimalField("spreiding", 0, 1e12, func(o *Observation) **float64 { return &o.SD }),
		BoolField("voorlopig", func(o *Observation) *bool { return &o.Provisional }),
		BoolField("andere-meetwijze", func(o *Observation) *bool { return &o.BreakBefore }),
	}
}

// CheckObservation says at each field what keeps a figure from being recorded for an indicator. today is the day on
// which it is recorded (2026-11-22).
func CheckObservation(o Observation, i Indicator, today string) error {
	var wrong []*fault.Error
	say := func(bad bool, field, code string) bool {
		if bad {
			wrong = append(wrong, fault.Field(field, code))
		}
		return bad
	}
	if !say(o.Period == "", "periode", "verplicht") {
		p, err := figure.ParsePeriod(o.Period)
		say(err == nil && p.Start().Format(time.DateOnly) > today, "periode", "periode_in_toekomst")
	}
	checkCounts(o, i, say)
	if o.K == nil && !say(o.Value == nil, "waarde", "waarde_of_aantallen") {
		say((o.Lower == nil) != (o.Upper == nil), "marge-tot", "marge_twee_grenzen")
		inside := o.Lower == nil || o.Upper == nil || *o.Lower <= *o.Value && *o.Value <= *o.Upper
		say(!inside, "marge-tot", "waarde_buiten_marge")
	}
	if len(wrong) == 0 {
		_, err := o.Recorded().Read()
		say(err != nil, "waarde", "waarde_ongeldig")
	}
	return fault.Form(wrong)
}

func checkCounts(o Observation, i Indicator, say func(bool, string, string) bool) {
	whole := func(v *float64) bool { return v == nil || *v == math.Trunc(*v) }
	say(!whole(o.K), "k", "geen_heel_getal")
	say(!whole(o.N), "n", "geen_heel_getal")
	if o.K != nil {
		say(i.Unit != figure.Percent && i.Unit != figure.PerMille, "k", "alleen_bij_deel")
		say(o.Value != nil, "waarde", "waarde_of_aantallen")
		if !say(o.N == nil || *o.N == 0, "n", "aantal_verplicht") {
			say(*o.K > *o.N, "k", "k_groter_dan_n")
		}
		return
	}
	say(o.SD != nil && i.Unit != figure.Mean, "spreiding", "alleen_bij_gemiddelde")
	say(i.needsAnswers() && o.N == nil, "n", "aantal_verplicht")
}

// needsAnswers says whether a figure needs the number of answers: without it nobody can tell whether it may be shown. A
// published figure passed its publisher's own rules, and a number of people is its own number.
func (i Indicator) needsAnswers() bool { return i.SourcePublisher == "" && i.Unit != figure.Count }

// Recorded gives the numbers as the rules for figures read them.
func (o Observation) Recorded() figure.Recorded {
	return figure.Recorded{Value: o.Value, K: o.K, N: o.N, SD: o.SD, Lower: o.Lower, Upper: o.Upper}
}

// Observe writes a value as a measurement keeps it.
func Observe(v figure.Value) Observation {
	var o Observation
	count := func(n int) *float64 { x := float64(n); return &x }
	switch v.Form {
	case figure.ShareValue:
		o.K, o.N = count(v.K), count(v.N)
		return o
	case figure.MeanValue:
		o.SD = &v.SD
	case figure.BoundValue:
		o.Lower, o.Upper = &v.Lo, &v.Hi
	}
	o.Value = &v.Number
	if v.N > 0 {
		o.N = count(v.N)
	}
	return o
}
