package app

import (
	"slices"

	"kompas/area"
	"kompas/figure"
	"kompas/kompas"
	"kompas/measure"
	"kompas/store"
)

// withhold takes out of the rows of a file what the disclosure gate shows to nobody in the space either: figures about too
// few people, and of who told a story what fits hardly anybody. A file is a way out like any page.
func withhold(tx *store.Tx, list []store.TransferRows, policy figure.Policy) error {
	indicators := map[string]kompas.Indicator{}
	for i, r := range list {
		row := func(values []any) fileRow { return fileRow{r.Kind, values} }
		switch r.Kind.Table {
		case "indicator":
			for _, values := range r.Rows {
				indicators[row(values).text("id")] = row(values).indicator()
			}
		case "observation":
			hidden, err := hiddenObservations(r, indicators, policy)
			if err != nil {
				return err
			}
			list[i].Rows = slices.DeleteFunc(r.Rows, func(values []any) bool { return hidden[row(values).figure()] })
		case "story":
			if err := withholdTraits(tx, r); err != nil {
				return err
			}
		case "provision_outcome":
			hidden := hiddenOutcomes(r, policy)
			list[i].Rows = slices.DeleteFunc(r.Rows, func(values []any) bool { return hidden[row(values).text("id")] })
		case "output_figure":
			hidden := hiddenOutputs(r, policy)
			list[i].Rows = slices.DeleteFunc(r.Rows, func(values []any) bool { return hidden[row(values).text("id")] })
		}
	}
	store.CutTransfer(list)
	return nil
}

// withholdTraits leaves of where tellers live and how old they are only what may stand beside their stories.
func withholdTraits(tx *store.Tx, r store.TransferRows) error {
	n := &national{tx: tx}
	for _, values := range r.Rows {
		row := fileRow{r.Kind, values}
		yes := func(column string) bool { return row.value(column) == int64(1) }
		shown, err := n.storyTraits(measure.Story{AreaCode: row.text("area_code"), Age: measure.AgeGroup(row.text("age_band")),
			ConsentSession: yes("consent_session"), ConsentCouncil: yes("consent_council"), ConsentPublic: yes("consent_public")})
		if err != nil {
			return err
		}
		values[r.Kind.Field("area_code")], values[r.Kind.Field("age_band")] = shown.Area.Code, string(shown.Age)
	}
	return nil
}

// fileRow is one row on its way into a file.
type fileRow struct {
	kind   store.TransferKind
	values []any
}

func (r fileRow) value(column string) any {
	if at := r.kind.Field(column); at >= 0 {
		return r.values[at]
	}
	return nil
}

func (r fileRow) text(column string) string {
	text, _ := r.value(column).(string)
	return text
}

func (r fileRow) whole(column string) *int {
	n, ok := r.value(column).(int64)
	if !ok {
		return nil
	}
	whole := int(n)
	return &whole
}

func (r fileRow) indicator() kompas.Indicator {
	i := kompas.Indicator{ID: kompas.IndicatorID(r.text("id")), Nature: figure.Nature(r.text("nature")), Unit: figure.Unit(r.text("unit")),
		Direction: figure.Direction(r.text("direction")), NumberKind: figure.KindOfNumber(r.text("number_kind")), Basis: figure.Basis(r.text("basis")),
		SourceName: r.text("source_name"), SourcePublisher: r.text("source_publisher")}
	i.IsSensitive = r.value("is_sensitive") == int64(1)
	return i
}

// observedFigure names a figure whatever its vintage.
type observedFigure struct{ indicator, area, period, breakdown string }

func (r fileRow) figure() observedFigure {
	return observedFigure{r.text("indicator_id"), r.text("area_code"), r.text("period"), r.text("breakdown")}
}

// hiddenObservations gives the figures of which the gate hides a vintage. Those of one vintage pass it together with the
// newest of all others, for what one cell hides another may give away.
func hiddenObservations(r store.TransferRows, indicators map[string]kompas.Indicator, policy figure.Policy) (map[observedFigure]bool, error) {
	hidden := map[observedFigure]bool{}
	rounds := map[string][][]observedRow{} // of an indicator: the newest of each figure, then what was replaced
	seen := map[observedFigure]int{}
	for _, values := range slices.Backward(r.Rows) {
		row := fileRow{r.Kind, values}
		o, err := store.Measured(row.text("measured"))
		if err != nil {
			return nil, err
		}
		name := row.figure()
		o.AreaCode, o.Period, o.Breakdown = name.area, name.period, name.breakdown
		of := rounds[name.indicator]
		if seen[name] == len(of) {
			of = append(of, nil)
		}
		of[seen[name]] = append(of[seen[name]], observedRow{name, o})
		rounds[name.indicator] = of
		seen[name]++
	}
	for id, of := range rounds {
		i := indicators[id]
		for n, round := range of {
			rows := round
			for _, x := range of[0] {
				if n > 0 && !slices.ContainsFunc(round, func(y observedRow) bool { return x.name == y.name }) {
					rows = append(rows, x)
				}
			}
			markHidden(hidden, i, rows, policy)
		}
	}
	return hidden, nil
}

type observedRow struct {
	name observedFigure
	kompas.Observation
}

func markHidden(hidden map[observedFigure]bool, i kompas.Indicator, rows []observedRow, policy figure.Policy) {
	var list []kompas.Observation
	var cells []figure.Cell
	for _, x := range rows {
		list = append(list, x.Observation)
		cells = append(cells, ownCell(&i, &x.Observation, area.Path(x.AreaCode)))
	}
	for k, s := range throughGate(i, list, cells, policy) {
		if list[k].Absence == figure.Present && s.Absence() == figure.Suppressed {
			hidden[rows[k].name] = true
		}
	}
}

// hiddenOutcomes gives by their id which outcomes of provisions the gate hides. The answers to one question pass it together.
func hiddenOutcomes(r store.TransferRows, policy figure.Policy) map[string]bool {
	var list []kompas.ProvisionOutcome
	for _, values := range r.Rows {
		list = append(list, fileRow{r.Kind, values}.outcome())
	}
	hidden := map[string]bool{}
	for _, group := range kompas.ByQuestion(list) {
		for i, s := range figure.Disclose(kompas.Series(group), policy).All() {
			hidden[string(group[i].ID)] = s.Absence() == figure.Suppressed
		}
	}
	return hidden
}

func (r fileRow) outcome() kompas.ProvisionOutcome {
	o := kompas.ProvisionOutcome{ID: kompas.OutcomeID(r.text("id")), ActivityID: kompas.ActivityID(r.text("activity_id")), Question: r.text("question"),
		Kind: kompas.OutcomeQuestion(r.text("question_kind")), Period: r.text("period"), GoalID: kompas.PartID(r.text("goal_id")),
		Reached: r.whole("n_reached"), Measured: r.whole("n_measured"), Positive: r.whole("k")}
	if mean, ok := r.value("mean").(float64); ok {
		o.Mean = &mean
	}
	return o
}

// hiddenOutputs gives by their id which figures of how much was done the gate hides.
func hiddenOutputs(r store.TransferRows, policy figure.Policy) map[string]bool {
	var list []kompas.OutputFigure
	for _, values := range r.Rows {
		row := fileRow{r.Kind, values}
		o := kompas.OutputFigure{ActivityID: kompas.ActivityID(row.text("activity_id")), Kind: kompas.OutputKind(row.text("kind")),
			Period: row.text("period"), Amount: row.whole("amount")}
		o.ID = kompas.PartID(row.text("id"))
		list = append(list, o)
	}
	hidden := map[string]bool{}
	for _, o := range outputsOf(list, policy) {
		hidden[string(o.ID)] = o.Figure.Absence() == figure.Suppressed
	}
	return hidden
}
