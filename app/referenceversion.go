package app

import (
	"context"
	"slices"
	"strconv"

	"kompas/fault"
	"kompas/kompas"
	"kompas/store"
)

// kindReference is how the histories of all spaces call a version of the national figures.
const kindReference = "landelijke-cijfers"

// ApplyReference puts the figures of a file in the place of the program's own, whole and in one transaction, and notes it in the
// history of every space, whose pages are new from then on.
func (a *App) ApplyReference(ctx context.Context, who string, trial ReferenceTrial) (kompas.ReferenceVersion, error) {
	o := trial.Outcome
	v := kompas.ReferenceVersion{PersonName: who, FileName: trial.FileName, Hash: trial.Hash, Address: trial.Address, Source: trial.Choices.Source, Table: trial.Table.ID,
		Modified: trial.Table.Modified, Counts: kompas.ReferenceCounts{New: o.New, Changed: o.Changed, Gone: o.Gone, Same: o.Same}}
	if len(trial.layers) == 0 {
		return v, refuse("cijferinvoer_geen_verandering")
	}
	err := a.store.Update(ctx, func(tx *store.Tx) error {
		if err := tx.BeginReferenceVersion(&v, trial.state); err != nil {
			return err
		}
		for _, l := range trial.lists {
			if err := tx.PutReferenceList(l, scopeOf(l)); err != nil {
				return err
			}
		}
		for _, l := range trial.layers {
			l.Indicator, l.SourceYear = string(l.indicator), trial.from
			if err := tx.InsertReferenceLayer(v.Number, l.list, l.Layer, l.blob); err != nil {
				return err
			}
		}
		for i, topic := range topicKeys(trial.Table) {
			if trial.Keys[i] == "" || twice(trial.Table, i) {
				continue
			}
			if err := tx.PutReferenceTopic(topic, trial.Keys[i]); err != nil {
				return err
			}
		}
		return tellEverySpace(tx, "import", v, v.FileName+" · sha256 "+v.Hash)
	})
	return v, err
}

// UndoReference takes a version of the national figures out of force: what was there before comes back.
func (a *App) UndoReference(ctx context.Context, who string, number int) (kompas.ReferenceVersion, error) {
	var v kompas.ReferenceVersion
	err := a.store.Update(ctx, func(tx *store.Tx) error {
		state, err := tx.ReferenceState()
		if err != nil {
			return err
		}
		list, err := tx.ReferenceVersions()
		if err != nil {
			return err
		}
		at := slices.IndexFunc(list, func(x kompas.ReferenceVersion) bool { return x.Number == number })
		if at < 0 {
			return fault.Missing()
		}
		if v = list[at]; !v.InForce() {
			return refuse("referentie_al_terug")
		}
		if err := tx.UndoReferenceVersion(number, who, state); err != nil {
			return err
		}
		return tellEverySpace(tx, "undo", v, v.FileName)
	})
	return v, err
}

// tellEverySpace notes a change of the national figures in the history of every space, and throws away what nothing leads to.
func tellEverySpace(tx *store.Tx, action string, v kompas.ReferenceVersion, text string) error {
	if err := tx.CleanReference(); err != nil {
		return err
	}
	return tx.RecordEverywhere(store.Event{PersonName: operator(kompas.Space{}).Person.Name, Action: action, ObjectKind: kindReference,
		ObjectID: strconv.Itoa(v.Number), After: text})
}

// ReferenceState is what the national figures come from.
type ReferenceState struct {
	Edition  string // of the program; empty when there are no figures
	Lines    []store.ReferenceLine
	Versions []kompas.ReferenceVersion
	Names    map[string]string // of indicators
}

// ReferenceFigures tells what the national figures come from.
func (a *App) ReferenceFigures(ctx context.Context) (ReferenceState, error) {
	s := ReferenceState{Names: map[string]string{}}
	err := a.store.View(ctx, func(tx *store.Tx) (err error) {
		if s.Edition, err = tx.ReferenceEdition(); err != nil {
			return err
		}
		if s.Lines, err = tx.ReferenceLines(); err != nil {
			return err
		}
		if s.Versions, err = tx.ReferenceVersions(); err != nil {
			return err
		}
		list, err := tx.Catalogue()
		for _, c := range list {
			s.Names[c.Key] = c.Name
		}
		return err
	})
	return s, err
}
