package app_test

import (
	"testing"

	"kompas/fault"
	"kompas/figure"
	"kompas/internal/apptest"
	"kompas/kompas"
	"kompas/store"
)

// twice is a result of which the second version is in force; the first was replaced, and has an indicator.
func (p *past) twice() (first, second kompas.VersionID) {
	p.write(func(tx *store.Tx) error {
		first, second = kompas.VersionID(tx.NewID()), kompas.VersionID(tx.NewID())
		r := kompas.SocietalResult{ID: kompas.ResultID(tx.NewID()), CompassID: p.near.ID, Number: 1, Slug: "rust", Text: "mensen oude rust hebben", StartYear: 2026, HorizonYears: 4,
			Edition: kompas.Edition{ID: first, Number: 1, Status: kompas.StatusSuperseded}}
		if err := tx.InsertResult(r); err != nil {
			return err
		}
		i := kompas.Indicator{ID: kompas.IndicatorID(tx.NewID()), Name: "Rust", Nature: figure.Experience}
		if err := tx.InsertIndicator(i); err != nil {
			return err
		}
		return tx.InsertResultIndicator(kompas.ResultIndicator{ID: tx.NewID(), ResultVersionID: first, IndicatorID: i.ID})
	})
	p.write(func(tx *store.Tx) error {
		versions, err := tx.Results(p.near.ID)
		if err != nil {
			return err
		}
		r := versions[0]
		r.Text, r.Edition = "mensen nieuwe rust hebben", kompas.Edition{ID: second, Number: 2, Status: kompas.StatusJoint, Supersedes: first}
		return tx.InsertResultVersion(r)
	})
	return first, second
}

func TestAnOldVersionComesBackAsANewConceptAndNothingElseChanges(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		p := withPast(t, w)
		first, second := p.twice()
		officer := w.Actor(kompas.RolePolicy)
		restore := func(role kompas.Role, id kompas.VersionID, reason, key string) error {
			return w.App.RestoreVersion(t.Context(), w.Actor(role), p.near.Slug, "resultaat-1", id, reason, key)
		}
		for name, err := range map[string]error{
			"purchaser": restore(kompas.RolePurchaser, first, "Daarom", ""), "council": restore(kompas.RoleCouncil, first, "Daarom", ""),
			"no reason": restore(kompas.RolePolicy, first, " ", ""), "of another object": restore(kompas.RolePolicy, "x", "Daarom", ""),
			"the one in force": restore(kompas.RolePolicy, second, "Daarom", ""),
		} {
			if err == nil {
				t.Errorf("%s: put back", name)
			}
		}
		v, err := w.App.Versions(t.Context(), officer, p.near.Slug, "resultaat-1", "", "")
		if err != nil || len(v.All) != 2 || v.Old.ID != first || v.New.ID != second || !v.MayRestore {
			t.Fatalf("%+v %v", v.All, err)
		}
		for range 2 { // the same form sent twice is one version
			if err := restore(kompas.RolePolicy, first, "De rust keerde terug", "sleutel"); err != nil {
				t.Fatal(err)
			}
		}
		if v, err = w.App.Versions(t.Context(), officer, p.near.Slug, "resultaat-1", "", ""); err != nil || len(v.All) != 3 {
			t.Fatalf("%d versions, %v", len(v.All), err)
		}
		made, kept, old := v.All[0], v.All[1], v.All[2]
		if made.Status != kompas.StatusConcept || made.Supersedes != second || made.Texts[0].Text != "mensen oude rust hebben" || len(made.Indicators) != 1 || made.Counts {
			t.Errorf("made %+v", made)
		}
		if !kept.Counts || kept.Status != kompas.StatusJoint || kept.Texts[0].Text != "mensen nieuwe rust hebben" || old.Status != kompas.StatusSuperseded || len(old.Indicators) != 1 {
			t.Errorf("kept %+v, old %+v", kept, old)
		}
		if err := restore(kompas.RolePolicy, first, "Nog eens", ""); !fault.Is(err, fault.Refused) {
			t.Errorf("beside a concept: %v", err)
		}
		var found bool
		if err := w.Store.Tenant(w.Space.ID).View(t.Context(), func(tx *store.Tx) error {
			lines, err := tx.History("", string(p.near.ID), 50)
			for _, l := range lines {
				found = found || l.Action == "restore_version" && l.After == "mensen oude rust hebben" && l.Before == "mensen nieuwe rust hebben"
			}
			return err
		}); err != nil || !found {
			t.Errorf("the history does not tell: %v", err)
		}
	})
}
