package app

import (
	"context"
	"slices"
	"strconv"

	"kompas/fault"
	"kompas/figure"
	"kompas/kompas"
	"kompas/store"
)

// redefine keeps the definition that figures came in under when an indicator gets another one. One that no figure points to is
// written over, and going back to the one before it leaves no trace.
func redefine(tx *store.Tx, was kompas.Indicator, next *kompas.Indicator) error {
	if next.Definition == was.Definition {
		return nil
	}
	used, err := tx.DefinitionUsed(was)
	if err != nil {
		return err
	}
	if next.Redefine(was, used, tx.Now) {
		return tx.KeepDefinition(was)
	}
	known, err := tx.Definitions(figure.OwnKey(string(was.ID)))
	before := known.Find(was.DefinitionNumber - 1)
	if err != nil || before.Number == 0 || before.Text != next.Definition {
		return err
	}
	next.DefinitionNumber, next.OnlyWords, next.DefinitionSince = before.Number, before.OnlyWords, before.Since
	return tx.DropDefinition(was.ID, before.Number)
}

// definitionAsked reads under which definition a figure is recorded: the one that was asked for, else the one of the figure that
// it corrects, else the newest.
func definitionAsked(tx *store.Tx, i kompas.Indicator, m *kompas.Observation, asked string) error {
	m.Definition = i.DefinitionNumber
	if i.DefinitionNumber == 1 {
		return nil
	}
	if asked == "" {
		rows, err := tx.Observations(i.ID)
		for _, o := range rows {
			if o.AreaCode == m.AreaCode && o.Period == m.Period && o.Breakdown == m.Breakdown {
				m.Definition = o.Definition
			}
		}
		return err
	}
	known, err := tx.Definitions(figure.OwnKey(string(i.ID)))
	if err != nil {
		return err
	}
	for _, d := range known {
		if strconv.Itoa(d.Number) == asked {
			m.Definition = d.Number
			return nil
		}
	}
	return fault.Form([]*fault.Error{fault.Field("omschrijving", "geen_keuze")})
}

// changesIn lists from which periods a series, oldest first, was counted in another way. key is that of the indicator among those
// of the catalogue.
func changesIn(tx *store.Tx, key string, cells []figure.Cell) ([]figure.DefinitionChange, error) {
	if !slices.ContainsFunc(cells, func(c figure.Cell) bool { return c.BreakBefore }) {
		return nil, nil
	}
	known, err := tx.Definitions(key)
	return known.Changes(observations(cells)), err
}

// importedFields are those that a form may change.
func importedFields() []kompas.Field[kompas.Indicator] {
	var out []kompas.Field[kompas.Indicator]
	for _, f := range kompas.IndicatorFields() {
		if f.Name == "definitie" || f.Name == "alleen-woorden" {
			out = append(out, f)
		}
	}
	return out
}

// EditImported changes the definition of an indicator of which the space read in the figures. Those that are there keep theirs.
func (a *App) EditImported(ctx context.Context, by Actor, key string, e Edit) (Edited, error) {
	var done Edited
	err := a.update(ctx, by, func(tx *store.Tx) error {
		if err := by.requireFigures('C'); err != nil {
			return err
		}
		id, _ := figure.OwnID(key)
		i, err := tx.ImportedIndicator(id)
		if err != nil {
			return err
		}
		was, how := i, indicatorEditable("")
		how.fields = importedFields()
		how.save = func(tx *store.Tx, next *kompas.Indicator) error {
			if err := redefine(tx, was, next); err != nil {
				return err
			}
			return tx.UpdateIndicator(next)
		}
		done, err = edit(a, tx, by, &i, how, e)
		return err
	})
	return done, err
}

// loadDefinition reads what an indicator of which the space read in the figures counted before, and whether the reader may change it.
func (v *FigureView) loadDefinition(tx *store.Tx, by Actor) error {
	id, own := figure.OwnID(v.Indicator)
	if !own || v.Vintage.On != "" || !by.May(kompas.ActImport, 'C', Object{AreaCode: by.Space.AreaCode}) {
		return nil
	}
	i, err := tx.ImportedIndicator(id)
	if err != nil {
		return unlessMissing(err)
	}
	v.Redefine = &i
	v.Definitions, err = tx.Definitions(v.Indicator)
	return err
}
