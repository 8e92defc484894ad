package kompas

import (
	"slices"
	"time"

	"kompas/fault"
	"kompas/figure"
)

// PeriodField is a field that holds a period: 2025, 2025-Q1, 2025-11, 2025/2026, or nothing.
func PeriodField[T any](name string, at func(*T) *string) Field[T] {
	return Field[T]{
		Name: name,
		Get:  func(o *T) string { return *at(o) },
		Set: func(o *T, text string) *fault.Error {
			clean, err := CleanText(name, text, MaxName, false)
			if err != nil {
				return err
			}
			if clean == "" {
				*at(o) = ""
				return nil
			}
			p, perr := figure.ParsePeriod(clean)
			if perr != nil {
				return fault.Field(name, "geen_periode")
			}
			*at(o) = p.String()
			return nil
		},
	}
}

// maxPeople is more people than any activity reaches.
const maxPeople = 1_000_000

// OutcomeFields are the fields a form may change.
func OutcomeFields() []Field[ProvisionOutcome] {
	return []Field[ProvisionOutcome]{
		ChoiceField("soort-vraag", OutcomeQuestions(), func(o *ProvisionOutcome) *OutcomeQuestion { return &o.Kind }),
		TextField("vraag", MaxSentence, false, func(o *ProvisionOutcome) *string { return &o.Question }),
		PeriodField("periode", func(o *ProvisionOutcome) *string { return &o.Period }),
		NumberField("bereikt", 0, maxPeople, func(o *ProvisionOutcome) **int { return &o.Reached }),
		NumberField("antwoorden", 0, maxPeople, func(o *ProvisionOutcome) **int { return &o.Measured }),
		NumberField("positief", 0, maxPeople, func(o *ProvisionOutcome) **int { return &o.Positive }),
		DecimalField("gemiddelde", 1, 10, func(o *ProvisionOutcome) **float64 { return &o.Mean }),
		TextField("waaruit-blijkt", MaxText, true, func(o *ProvisionOutcome) *string { return &o.Evidence }),
		ChoiceField("wie-oordeelde", Raters(), func(o *ProvisionOutcome) *Rater { return &o.Rater }),
	}
}

// CheckOutcome says whether the numbers of an outcome belong together; every fault stands at its field. A question of
// the space's own needs its words, a period lies behind us or runs now, and nobody answers who was not reached.
// today is 2026-11-22.
func CheckOutcome(o ProvisionOutcome, today string) error {
	var wrong []*fault.Error
	missing := func(yes bool, field string) {
		if yes {
			wrong = append(wrong, fault.Field(field, "verplicht"))
		}
	}
	missing(o.Kind == "", "soort-vraag")
	missing(o.Kind == "eigen" && o.Question == "", "vraag")
	missing(o.Measured == nil, "antwoorden")
	missing(o.Kind.IsMean() && o.Mean == nil, "gemiddelde")
	missing(!o.Kind.IsMean() && o.Kind != "" && o.Positive == nil, "positief")
	missing(o.Rater == "", "wie-oordeelde")
	if p, err := figure.ParsePeriod(o.Period); err != nil {
		wrong = append(wrong, fault.Field("periode", "geen_periode"))
	} else if p.Start().Format(time.DateOnly) > today {
		wrong = append(wrong, fault.Field("periode", "periode_in_de_toekomst"))
	}
	if o.Measured != nil && o.Reached != nil && *o.Measured > *o.Reached {
		wrong = append(wrong, fault.Field("antwoorden", "meer_antwoorden_dan_bereikt", *o.Reached))
	}
	if o.Measured != nil && o.Positive != nil && !o.Kind.IsMean() && *o.Positive > *o.Measured {
		wrong = append(wrong, fault.Field("positief", "meer_ja_dan_antwoorden", *o.Measured))
	}
	return fault.Form(wrong)
}

// Indicator gives what the rules for figures need to know about the question.
func (q OutcomeQuestion) Indicator() figure.Indicator {
	i := figure.Indicator{Unit: figure.Percent, Direction: figure.Up, Kind: figure.Ratio}
	if q.IsMean() {
		i.Unit, i.Decimals, i.Kind = figure.Mean, 1, figure.Score
	}
	if q == "uitval" {
		i.Direction = figure.Down
	}
	return i
}

// Series gives the outcomes of one question of one activity as a set for the gate, in the order given. It is about the
// people who were reached: never put it beside, or into, the figures of a SocietalResult.
func Series(outcomes []ProvisionOutcome) figure.Set {
	var set figure.Set
	if len(outcomes) == 0 {
		return set
	}
	set.Indicator = outcomes[0].Kind.Indicator()
	for _, o := range outcomes {
		set.Cells = append(set.Cells, figure.Cell{Observation: o.observation(), Source: &figure.Source{Invented: o.IsExample}})
	}
	return set
}

// observation gives the outcome as the rules for figures read it. When everybody who was reached answered it is a count;
// otherwise those who answered speak for the others.
func (o ProvisionOutcome) observation() figure.Observation {
	p, err := figure.ParsePeriod(o.Period)
	out := figure.Observation{Period: p, Basis: figure.Sample}
	if err != nil || o.Measured == nil {
		return out
	}
	if o.Reached != nil && *o.Reached == *o.Measured {
		out.Basis = figure.Census
	}
	switch {
	case o.Kind.IsMean() && o.Mean != nil:
		out.Value = figure.Counted(*o.Mean, *o.Measured)
	case !o.Kind.IsMean() && o.Positive != nil:
		out.Value = figure.ShareOf(*o.Positive, *o.Measured)
		if o.Reached != nil {
			out.Value.People = *o.Reached
		}
	}
	return out
}

// SameQuestion says whether two outcomes answer the same question, so that they make one series.
func (o ProvisionOutcome) SameQuestion(other ProvisionOutcome) bool {
	return o.ActivityID == other.ActivityID && o.Kind == other.Kind && o.GoalID == other.GoalID && (o.Kind != "eigen" || Fold(o.Question) == Fold(other.Question))
}

// ByQuestion groups the outcomes of one activity into series: the questions in the method's order, each from its oldest
// period to its newest.
func ByQuestion(outcomes []ProvisionOutcome) [][]ProvisionOutcome {
	var groups [][]ProvisionOutcome
	for _, o := range outcomes {
		at := slices.IndexFunc(groups, func(g []ProvisionOutcome) bool { return g[0].SameQuestion(o) })
		if at < 0 {
			groups, at = append(groups, nil), len(groups)
		}
		groups[at] = append(groups[at], o)
	}
	for _, g := range groups {
		slices.SortStableFunc(g, func(a, b ProvisionOutcome) int {
			return a.observation().Period.Compare(b.observation().Period)
		})
	}
	slices.SortStableFunc(groups, func(a, b []ProvisionOutcome) int {
		order := OutcomeQuestions()
		return slices.Index(order, a[0].Kind) - slices.Index(order, b[0].Kind)
	})
	return groups
}

// ReachedSet gives how many people took part in each period, as a set for the gate: a small group is told as little as
// what it answered.
func ReachedSet(outcomes []ProvisionOutcome) figure.Set {
	set := figure.Set{Indicator: figure.Indicator{Unit: figure.Count, Kind: figure.Flow}}
	for _, o := range outcomes {
		c := figure.Cell{Observation: figure.Observation{Period: o.observation().Period, Basis: figure.Census}}
		if o.Reached != nil {
			c.Value = figure.Counted(float64(*o.Reached), 0)
		}
		set.Cells = append(set.Cells, c)
	}
	return set
}
