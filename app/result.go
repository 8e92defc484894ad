package app

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"kompas/fault"
	"kompas/kompas"
	"kompas/store"
)

// ResultAddress is the last part of a result's address: its number and the words of its sentence.
func ResultAddress(r kompas.SocietalResult) string { return strconv.Itoa(r.Number) + "-" + r.Slug }

// resultNumber reads the number from an address; 0 when there is none. The words behind it may be old ones.
func resultNumber(address string) int {
	number, _, _ := strings.Cut(address, "-")
	n, err := strconv.Atoi(number)
	if err != nil {
		return 0
	}
	return n
}

func resultEditable(ambitions []kompas.Ambition, others []kompas.SocietalResult) editable[kompas.SocietalResult] {
	return editable[kompas.SocietalResult]{
		kind: "resultaat", fields: append(kompas.SocietalResultFields(), kompas.AmbitionField(ambitions), kompas.ParentField(others)),
		id:      func(r *kompas.SocietalResult) string { return string(r.ID) },
		version: func(r *kompas.SocietalResult) int64 { return r.Version },
		compass: func(r *kompas.SocietalResult) kompas.CompassID { return r.CompassID },
		save: func(tx *store.Tx, r *kompas.SocietalResult) error {
			r.Slug = kompas.Slug(r.Text)
			return tx.UpdateResultVersion(r)
		},
	}
}

// openedResult is a result that the actor was let in to.
type openedResult struct {
	compass  kompas.Compass
	on       Object
	versions []kompas.SocietalResult // newest first, at least one
}

// current is the version that a page shows: the one in force, or else the newest.
func (o openedResult) current() kompas.SocietalResult {
	if r, ok := kompas.InForce(o.versions); ok {
		return r
	}
	return o.versions[0]
}

// draft is the version that may change; refused when there is none.
func (o openedResult) draft() (kompas.SocietalResult, error) {
	if r, ok := kompas.Draft(o.versions); ok {
		return r, nil
	}
	if o.versions[0].Status == kompas.StatusParked {
		return kompas.SocietalResult{}, refuse("eerst_terughalen")
	}
	return kompas.SocietalResult{}, refuse("resultaat_vastgesteld")
}

// openResult finds the result of an address for whoever may do the action on its compass.
func (by Actor) openResult(tx *store.Tx, slug, address string, action kompas.Action, letter byte) (openedResult, error) {
	var o openedResult
	var err error
	if o.compass, o.on, err = by.openCompass(tx, slug, action, letter); err != nil {
		return o, err
	}
	o.versions, err = tx.ResultsNumbered(o.compass.ID, resultNumber(address), false)
	if err == nil && len(o.versions) == 0 {
		err = fault.Missing()
	}
	return o, err
}

// ResultForm is the page on which the sentence of a result is written.
type ResultForm struct {
	CompassFrame
	Result    kompas.SocietalResult
	Ambitions []kompas.Ambition
	Others    []kompas.SocietalResult // results it may be a part of
	Older     kompas.SocietalResult   // the version in force while a new one is written
	HasOlder  bool
}

// BlankResult gives a new result as its form starts with it; it is not stored.
func (a *App) BlankResult(ctx context.Context, by Actor, slug string) (ResultForm, error) {
	var f ResultForm
	err := a.view(ctx, by, func(tx *store.Tx) error {
		c, on, err := by.openCompass(tx, slug, kompas.ActAmbitionResult, 'C')
		if err != nil {
			return err
		}
		f.Result = blankResult(c)
		return f.load(a, tx, c, on)
	})
	return f, err
}

// blankResult starts with the group and the years of the compass. Nobody chose the horizon yet.
func blankResult(c kompas.Compass) kompas.SocietalResult {
	return kompas.SocietalResult{CompassID: c.ID, StartYear: c.StartYear, HorizonYears: c.HorizonYears,
		TargetGroup: c.GroupName, GroupSize: c.GroupSize, GroupSource: c.GroupSource}
}

func (f *ResultForm) load(a *App, tx *store.Tx, c kompas.Compass, on Object) error {
	ambitions, results, err := places(tx, c.ID)
	if err != nil {
		return err
	}
	f.Ambitions = ambitions
	f.Others = slices.DeleteFunc(results, func(x kompas.SocietalResult) bool { return x.ID == f.Result.ID })
	f.CompassFrame, err = a.frame(tx, c, on)
	return err
}

// places gives what a result of a compass may stand under: the ambitions, and the other results.
func places(tx *store.Tx, c kompas.CompassID) ([]kompas.Ambition, []kompas.SocietalResult, error) {
	ambitions, err := tx.Ambitions(c)
	if err != nil {
		return nil, nil, err
	}
	results, err := tx.Results(c)
	return CurrentAmbitions(ambitions), currentResults(results), err
}

// StartResult makes a new result and gives its address. A horizon that is left open takes the years of the compass and
// waits to be confirmed.
func (a *App) StartResult(ctx context.Context, by Actor, slug string, form map[string]string, key string) (string, error) {
	return a.once(ctx, by, key, func(tx *store.Tx) (string, error) {
		c, _, err := by.openCompass(tx, slug, kompas.ActAmbitionResult, 'C')
		if err != nil {
			return "", err
		}
		r, err := startResult(tx, by, c, form)
		return ResultAddress(r), err
	})
}

// startResult stores a new result as a form gives it.
func startResult(tx *store.Tx, by Actor, c kompas.Compass, form map[string]string) (kompas.SocietalResult, error) {
	r := blankResult(c)
	ambitions, others, err := places(tx, c.ID)
	if err != nil {
		return r, err
	}
	if strings.TrimSpace(form["horizon"]) == "" {
		delete(form, "horizon")
	}
	form["resultaat"] += "" // asked even when the form left it out
	if err := fill(&r, resultEditable(ambitions, others).fields, form); err != nil {
		return r, err
	}
	r.ID, r.Edition = kompas.ResultID(tx.NewID()), kompas.Edition{ID: kompas.VersionID(tx.NewID()), Status: kompas.StatusConcept, CreatedBy: by.Person.ID}
	r.Slug = kompas.Slug(r.Text)
	if r.Number, err = tx.NextResultNumber(c.ID); err != nil {
		return r, err
	}
	if err := tx.InsertResult(r); err != nil {
		return r, err
	}
	record(tx, by, "create", "resultaat", string(r.ID), c.ID, "", r.Text)
	return r, nil
}

// ResultDraft gives the version of a result that may be edited.
func (a *App) ResultDraft(ctx context.Context, by Actor, slug, address string) (ResultForm, error) {
	var f ResultForm
	err := a.view(ctx, by, func(tx *store.Tx) error {
		o, err := by.openResult(tx, slug, address, kompas.ActAmbitionResult, 'C')
		if err != nil {
			return err
		}
		if f.Result, err = o.draft(); err != nil {
			return err
		}
		f.Older, f.HasOlder = kompas.InForce(o.versions)
		return f.load(a, tx, o.compass, o.on)
	})
	return f, err
}

// EditResult changes fields of the version that may be edited. An adopted version never changes.
func (a *App) EditResult(ctx context.Context, by Actor, slug, address string, e Edit) (Edited, error) {
	var done Edited
	err := a.update(ctx, by, func(tx *store.Tx) error {
		o, err := by.openResult(tx, slug, address, kompas.ActAmbitionResult, 'C')
		if err != nil {
			return err
		}
		r, err := o.draft()
		if err != nil {
			return err
		}
		ambitions, others, err := places(tx, o.compass.ID)
		if err != nil {
			return err
		}
		done, err = edit(a, tx, by, &r, resultEditable(ambitions, others), e)
		return err
	})
	return done, err
}

// ConfirmHorizon says that a person chose the years that stood there by default.
func (a *App) ConfirmHorizon(ctx context.Context, by Actor, slug, address string) error {
	return a.update(ctx, by, func(tx *store.Tx) error {
		o, err := by.openResult(tx, slug, address, kompas.ActAmbitionResult, 'C')
		if err != nil {
			return err
		}
		r, err := o.draft()
		if err != nil || r.HorizonConfirmed {
			return err
		}
		r.HorizonConfirmed = true
		if err := tx.UpdateResultVersion(&r); err != nil {
			return err
		}
		record(tx, by, "confirm", "resultaat", string(r.ID), o.compass.ID, "", strconv.Itoa(r.HorizonYears))
		return nil
	})
}
