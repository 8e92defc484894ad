package kompas

import (
	"slices"

	"kompas/fault"
	"kompas/figure"
)

// ResultIndicatorFields are the fields a form may change: the first measurement and the target, in a unit.
func ResultIndicatorFields(u figure.Unit) []Field[ResultIndicator] {
	return []Field[ResultIndicator]{
		PeriodField("beginmeting", func(l *ResultIndicator) *string { return &l.BaselinePeriod }),
		ChoiceField("doel-soort", append([]figure.TargetKind{""}, figure.TargetKinds()...), func(l *ResultIndicator) *figure.TargetKind { return &l.TargetKind }),
		DecimalField("doel", lowest(u), highest(u), func(l *ResultIndicator) **float64 { return &l.TargetValue }),
		DecimalField("doel-tot", lowest(u), highest(u), func(l *ResultIndicator) **float64 { return &l.TargetHigh }),
		PeriodField("doel-periode", func(l *ResultIndicator) *string { return &l.TargetPeriod }),
		DecimalField("kleinste-verschil", 0, highest(u), func(l *ResultIndicator) **float64 { return &l.MinRelevant }),
	}
}

// Target gives the target as the rules for figures read it; false while it is not whole.
func (r ResultIndicator) Target() (figure.Target, bool) {
	by, err := figure.ParsePeriod(r.TargetPeriod)
	if err != nil || r.TargetValue == nil || !r.TargetKind.Valid() || r.TargetKind == figure.KeepBetween && r.TargetHigh == nil {
		return figure.Target{}, false
	}
	t := figure.Target{Kind: r.TargetKind, Value: *r.TargetValue, By: by}
	if r.TargetKind == figure.KeepBetween {
		t.Lo, t.Hi = *r.TargetValue, *r.TargetHigh
	}
	return t, true
}

// TargetKindFor gives the kind of target a form starts with for a direction.
func TargetKindFor(d figure.Direction) figure.TargetKind {
	switch d {
	case figure.Up:
		return figure.IncreaseTo
	case figure.Down:
		return figure.DecreaseTo
	case figure.InBand:
		return figure.KeepBetween
	case figure.Keep:
		return figure.KeepAtLeast
	}
	return ""
}

// fits says whether a kind of target goes the way that is better for residents.
func fits(d figure.Direction, k figure.TargetKind) bool {
	switch d {
	case figure.Up:
		return k != figure.DecreaseTo && k != figure.KeepAtMost
	case figure.Down:
		return k != figure.IncreaseTo && k != figure.KeepAtLeast
	case figure.Keep:
		return k.Keeps()
	case figure.InBand:
		return k == figure.KeepBetween
	}
	return true
}

// CheckTarget says at its field what is wrong with a target: against the direction, equal to the first measurement or on
// the wrong side of it, or before it. What is not filled in yet is not wrong. baseline is the value of the first
// measurement in the unit of the indicator; nil when there is none. Source: KC-212 of the method.
func CheckTarget(l ResultIndicator, d figure.Direction, baseline *float64) error {
	var wrong []*fault.Error
	say := func(bad bool, field, code string) {
		if bad {
			wrong = append(wrong, fault.Field(field, code))
		}
	}
	if l.TargetKind != "" {
		say(!fits(d, l.TargetKind), "doel-soort", "doel_tegen_richting")
	}
	if l.TargetKind == figure.KeepBetween && l.TargetValue != nil && l.TargetHigh != nil {
		say(*l.TargetValue >= *l.TargetHigh, "doel-tot", "doel_grenzen_omgekeerd")
	}
	if baseline != nil && l.TargetValue != nil && len(wrong) == 0 {
		gap := *l.TargetValue - *baseline
		travels := l.TargetKind == figure.IncreaseTo || l.TargetKind == figure.DecreaseTo
		say(travels && gap == 0, "doel", "streefwaarde_gelijk_aan_nulmeting")
		say(l.TargetKind == figure.IncreaseTo && gap < 0 || l.TargetKind == figure.DecreaseTo && gap > 0, "doel", "doel_verkeerde_kant")
	}
	from, errFrom := figure.ParsePeriod(l.BaselinePeriod)
	by, errBy := figure.ParsePeriod(l.TargetPeriod)
	say(errFrom == nil && errBy == nil && !by.End().After(from.End()), "doel-periode", "doel_voor_beginmeting")
	return fault.Form(wrong)
}

// KindOfNumberFor gives how figures in a unit add up, for an indicator of the space's own.
func KindOfNumberFor(u figure.Unit) figure.KindOfNumber {
	switch u {
	case figure.Percent, figure.PerMille:
		return figure.Ratio
	case figure.Mean, figure.Index:
		return figure.Score
	}
	return figure.Stock
}

// Countings lists how a number or an amount adds up; what other units do is in the unit.
func Countings() []figure.KindOfNumber {
	return []figure.KindOfNumber{figure.Stock, figure.Flow, figure.RunningTotal}
}

// Settle gives the indicator the kind of number that goes with its unit: the one that was chosen, where there is a choice.
func (i *Indicator) Settle() {
	if slices.Contains(Countings(), i.NumberKind) && KindOfNumberFor(i.Unit) == figure.Stock {
		return
	}
	i.NumberKind = KindOfNumberFor(i.Unit)
}

// kindOfNumberField is the field by which somebody says how a number adds up; empty leaves it to the unit.
func kindOfNumberField() Field[Indicator] {
	const name = "telt-op"
	return Field[Indicator]{Name: name,
		Get: func(i *Indicator) string {
			if slices.Contains(Countings(), i.NumberKind) {
				return string(i.NumberKind)
			}
			return ""
		},
		Set: func(i *Indicator, text string) *fault.Error {
			k := figure.KindOfNumber(text)
			if text != "" && !slices.Contains(Countings(), k) {
				return fault.Field(name, "geen_keuze")
			}
			i.NumberKind = k
			return nil
		}}
}

// Rules gives what the rules for figures need to know of the indicator.
func (i Indicator) Rules() figure.Indicator {
	return figure.Indicator{Unit: i.Unit, Decimals: i.Decimals, Direction: i.Direction, Kind: i.NumberKind, Sensitive: i.IsSensitive}
}
