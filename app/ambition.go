package app

import (
	"context"

	"kompas/fault"
	"kompas/kompas"
	"kompas/store"
)

func ambitionEditable() editable[kompas.Ambition] {
	return editable[kompas.Ambition]{
		kind: "ambitie", fields: kompas.AmbitionFields(),
		id:      func(x *kompas.Ambition) string { return string(x.ID) },
		version: func(x *kompas.Ambition) int64 { return x.Version },
		compass: func(x *kompas.Ambition) kompas.CompassID { return x.CompassID },
		save:    func(tx *store.Tx, x *kompas.Ambition) error { return tx.UpdateAmbitionVersion(x) },
	}
}

// AddAmbition writes a new ambition with the insights it rests on. It gives the ambition's id.
func (a *App) AddAmbition(ctx context.Context, by Actor, slug string, form map[string]string, evidence []kompas.InsightID, key string) (string, error) {
	return a.once(ctx, by, key, func(tx *store.Tx) (string, error) {
		c, _, err := by.openCompass(tx, slug, kompas.ActAmbitionResult, 'C')
		if err != nil {
			return "", err
		}
		versions, err := tx.Ambitions(c.ID)
		if err != nil {
			return "", err
		}
		x := kompas.Ambition{ID: kompas.AmbitionID(tx.NewID()), CompassID: c.ID, Number: nextAmbition(versions),
			Edition: kompas.Edition{ID: kompas.VersionID(tx.NewID()), Status: kompas.StatusConcept, CreatedBy: by.Person.ID}}
		if _, ok := form["ambitie"]; !ok {
			form["ambitie"] = ""
		}
		if err := fill(&x, kompas.AmbitionFields(), form); err != nil {
			return "", err
		}
		if err := tx.InsertAmbition(x); err != nil {
			return "", err
		}
		if err := setEvidence(tx, c, x.ID, evidence); err != nil {
			return "", err
		}
		record(tx, by, "create", "ambitie", string(x.ID), c.ID, "", x.Text)
		return string(x.ID), nil
	})
}

func nextAmbition(versions []kompas.Ambition) int {
	n := 0
	for _, v := range versions {
		n = max(n, v.Number)
	}
	return n + 1
}

// setEvidence ties an ambition to insights of its own compass; those of another are not found.
func setEvidence(tx *store.Tx, c kompas.Compass, id kompas.AmbitionID, evidence []kompas.InsightID) error {
	for _, e := range evidence {
		i, err := tx.Insight(e)
		if err != nil {
			return err
		}
		if i.CompassID != c.ID {
			return fault.Missing()
		}
	}
	return tx.SetEvidence(id, evidence)
}

// ambitionForEdit finds the newest version of an ambition of a compass.
func ambitionForEdit(tx *store.Tx, c kompas.Compass, id kompas.AmbitionID) (kompas.Ambition, error) {
	versions, err := tx.AmbitionVersions(id)
	if err != nil {
		return kompas.Ambition{}, err
	}
	if len(versions) == 0 || versions[0].CompassID != c.ID {
		return kompas.Ambition{}, fault.Missing()
	}
	return versions[0], nil
}

// EditAmbition changes a concept; an adopted version is read only.
func (a *App) EditAmbition(ctx context.Context, by Actor, slug string, id kompas.AmbitionID, e Edit) (Edited, error) {
	var done Edited
	err := a.update(ctx, by, func(tx *store.Tx) error {
		c, _, err := by.openCompass(tx, slug, kompas.ActAmbitionResult, 'C')
		if err != nil {
			return err
		}
		x, err := ambitionForEdit(tx, c, id)
		if err != nil {
			return err
		}
		if !x.Status.Editable() {
			return refuse("vastgesteld_alleen_lezen")
		}
		done, err = edit(a, tx, by, &x, ambitionEditable(), e)
		return err
	})
	return done, err
}

// SetAmbitionEvidence says on which insights an ambition rests.
func (a *App) SetAmbitionEvidence(ctx context.Context, by Actor, slug string, id kompas.AmbitionID, evidence []kompas.InsightID) error {
	return a.update(ctx, by, func(tx *store.Tx) error {
		c, _, err := by.openCompass(tx, slug, kompas.ActAmbitionResult, 'C')
		if err != nil {
			return err
		}
		x, err := ambitionForEdit(tx, c, id)
		if err != nil {
			return err
		}
		if !x.Status.Editable() {
			return refuse("vastgesteld_alleen_lezen")
		}
		if err := setEvidence(tx, c, x.ID, evidence); err != nil {
			return err
		}
		record(tx, by, "evidence", "ambitie", string(x.ID), c.ID, "", x.Text)
		return nil
	})
}

// ReviseAmbition starts a new concept version of an adopted ambition, with the reason; the old one stays in force.
func (a *App) ReviseAmbition(ctx context.Context, by Actor, slug string, id kompas.AmbitionID, reason, key string) error {
	_, err := a.once(ctx, by, key, func(tx *store.Tx) (string, error) {
		c, _, err := by.openCompass(tx, slug, kompas.ActAmbitionResult, 'C')
		if err != nil {
			return "", err
		}
		x, err := ambitionForEdit(tx, c, id)
		if err != nil {
			return "", err
		}
		if x.Status.Editable() {
			return string(x.ID), nil // there is a concept already: work goes on there
		}
		versions, err := tx.AmbitionVersions(id)
		if err != nil {
			return "", err
		}
		if kompas.Coming(kompas.AmbitionEditions(versions)) >= 0 {
			return "", refuse("nieuwe_versie_bestaat")
		}
		_, err = reviseAmbition(tx, by, c, x, reason)
		return string(x.ID), err
	})
	return err
}

func reviseAmbition(tx *store.Tx, by Actor, c kompas.Compass, x kompas.Ambition, reason string) (kompas.VersionID, error) {
	reason, wrong := kompas.CleanText("reden", reason, kompas.MaxSentence, false)
	if wrong == nil && reason == "" {
		wrong = fault.Field("reden", "verplicht")
	}
	if wrong != nil {
		return "", fault.Form([]*fault.Error{wrong})
	}
	x.Edition = kompas.Edition{ID: kompas.VersionID(tx.NewID()), Status: kompas.StatusConcept, Supersedes: x.Edition.ID, Reason: reason, CreatedBy: by.Person.ID}
	if err := tx.InsertAmbitionVersion(x); err != nil {
		return "", err
	}
	record(tx, by, "revise", "ambitie", string(x.ID), c.ID, "", reason)
	return x.Edition.ID, nil
}
