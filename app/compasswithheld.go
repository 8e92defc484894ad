package app

import (
	"slices"

	"kompas/figure"
	"kompas/kompas"
	"kompas/store"
)

// withhold takes out of the rows of a file what the disclosure gate shows to nobody in the space either: figures about too
// few people. A file is a way out like any page.
func withhold(list []store.TransferRows) error {
	indicators := map[string]kompas.Indicator{}
	var failed error
	for i, r := range list {
		row := func(values []any) fileRow { return fileRow{r.Kind, values} }
		switch r.Kind.Table {
		case "indicator":
			for _, values := range r.Rows {
				indicators[row(values).text("id")] = row(values).indicator()
			}
		case "observation":
			list[i].Rows = slices.DeleteFunc(r.Rows, func(values []any) bool {
				hidden, err := row(values).hidesObservation(indicators)
				if err != nil {
					failed = err
				}
				return hidden
			})
		case "provision_outcome":
			list[i].Rows = slices.DeleteFunc(r.Rows, func(values []any) bool { return row(values).hidesOutcome() })
		case "output_figure":
			list[i].Rows = slices.DeleteFunc(r.Rows, func(values []any) bool { return row(values).hidesOutput() })
		}
	}
	store.CutTransfer(list)
	return failed
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

// hidesObservation says whether the gate hides what was measured.
func (r fileRow) hidesObservation(indicators map[string]kompas.Indicator) (bool, error) {
	i := indicators[r.text("indicator_id")]
	o, err := store.Measured(r.text("measured"))
	if err != nil {
		return true, err
	}
	o.Period = r.text("period")
	shown := throughGate(i, []kompas.Observation{o}, []figure.Cell{ownCell(&i, &o, []string{r.text("area_code")})}, figure.Policy{Audience: figure.OwnDesk})
	return o.Absence == figure.Present && shown[0].Absence() == figure.Suppressed, nil
}

// hidesOutcome says whether the gate hides an outcome of a provision.
func (r fileRow) hidesOutcome() bool {
	o := kompas.ProvisionOutcome{Kind: kompas.OutcomeQuestion(r.text("question_kind")), Period: r.text("period"), Reached: r.whole("n_reached"),
		Measured: r.whole("n_measured"), Positive: r.whole("k")}
	if mean, ok := r.value("mean").(float64); ok {
		o.Mean = &mean
	}
	return figure.Disclose(kompas.Series([]kompas.ProvisionOutcome{o}), figure.Policy{Audience: figure.OwnDesk}).At(0).Absence() == figure.Suppressed
}

// hidesOutput says whether the gate hides how much was done.
func (r fileRow) hidesOutput() bool {
	shown := outputsOf([]kompas.OutputFigure{{Kind: kompas.OutputKind(r.text("kind")), Period: r.text("period"), Amount: r.whole("amount")}})
	return len(shown) == 1 && shown[0].Figure.Absence() == figure.Suppressed
}
