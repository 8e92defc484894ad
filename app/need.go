package app

import (
	"context"
	"slices"
	"strconv"

	"kompas/fault"
	"kompas/kompas"
	"kompas/store"
)

func needEditable() editable[kompas.Need] {
	return editable[kompas.Need]{
		kind: "behoefte", fields: kompas.NeedFields(),
		id:      func(n *kompas.Need) string { return string(n.ID) },
		version: func(n *kompas.Need) int64 { return n.Version },
		compass: func(n *kompas.Need) kompas.CompassID { return n.CompassID },
		save:    func(tx *store.Tx, n *kompas.Need) error { return tx.UpdateNeed(n) },
	}
}

// needOf finds a need of a compass by its number; not one that was taken away.
func needOf(tx *store.Tx, c kompas.CompassID, number string) (kompas.Need, error) {
	list, err := tx.Needs(c)
	if err != nil {
		return kompas.Need{}, err
	}
	at := slices.IndexFunc(list, func(n kompas.Need) bool { return strconv.Itoa(n.Number) == number })
	if at < 0 {
		return kompas.Need{}, fault.Missing()
	}
	return list[at], nil
}

// openNeed finds a need for whoever may change it.
func (by Actor) openNeed(tx *store.Tx, slug, number string) (kompas.Compass, kompas.Need, error) {
	c, _, err := by.openCompass(tx, slug, kompas.ActInsight, 'C')
	if err != nil {
		return c, kompas.Need{}, err
	}
	n, err := needOf(tx, c.ID, number)
	return c, n, err
}

// NeedForm is the page on which a need is written.
type NeedForm struct {
	CompassFrame
	Need    kompas.Need
	Results []kompas.SocietalResult
	History []HistoryLine
}

// BlankNeed gives a new need as its form starts with it: of the group of the compass. It is not stored.
func (a *App) BlankNeed(ctx context.Context, by Actor, slug string) (NeedForm, error) {
	var f NeedForm
	err := a.view(ctx, by, func(tx *store.Tx) error {
		c, on, err := by.openCompass(tx, slug, kompas.ActInsight, 'C')
		if err != nil {
			return err
		}
		f.Need = kompas.Need{CompassID: c.ID, Group: c.GroupName}
		return f.load(a, tx, c, on)
	})
	return f, err
}

func (f *NeedForm) load(a *App, tx *store.Tx, c kompas.Compass, on Object) error {
	versions, err := tx.Results(c.ID)
	if err != nil {
		return err
	}
	f.Results = currentResults(versions)
	f.CompassFrame, err = a.frame(tx, c, on)
	return err
}

// NeedToEdit gives a need for whoever may change it.
func (a *App) NeedToEdit(ctx context.Context, by Actor, slug, number string) (NeedForm, error) {
	var f NeedForm
	err := a.view(ctx, by, func(tx *store.Tx) error {
		c, n, err := by.openNeed(tx, slug, number)
		if err != nil {
			return err
		}
		f.Need = n
		if f.History, err = historyOf(tx, c.ID, map[string]bool{string(n.ID): true}); err != nil {
			return err
		}
		on, err := by.compassObject(tx, c)
		if err != nil {
			return err
		}
		return f.load(a, tx, c, on)
	})
	return f, err
}

// AddNeed writes down what people need, for the result that the form names when it names one, and gives its number.
func (a *App) AddNeed(ctx context.Context, by Actor, slug string, form map[string]string, key string) (string, error) {
	return a.once(ctx, by, key, func(tx *store.Tx) (string, error) {
		c, _, err := by.openCompass(tx, slug, kompas.ActInsight, 'C')
		if err != nil {
			return "", err
		}
		n := kompas.Need{ID: kompas.NeedID(tx.NewID()), CompassID: c.ID, CreatedBy: by.Person.ID}
		form["nodig"] += "" // asked even when the form left it out
		form["perspectief"] += ""
		if err := fill(&n, kompas.NeedFields(), form); err != nil {
			return "", err
		}
		if n.Number, err = tx.NextNeedNumber(c.ID); err != nil {
			return "", err
		}
		if err := tx.InsertNeed(n); err != nil {
			return "", err
		}
		record(tx, by, "create", "behoefte", string(n.ID), c.ID, "", n.Text)
		if form["resultaat"] == "" {
			return strconv.Itoa(n.Number), nil
		}
		r, err := resultOf(tx, c.ID, form["resultaat"])
		if fault.Is(err, fault.NotFound) {
			return "", fault.Form([]*fault.Error{fault.Field("resultaat", "geen_keuze")})
		}
		if err != nil {
			return "", err
		}
		return strconv.Itoa(n.Number), tx.TieNeedToResult(n.ID, r.ID)
	})
}

// resultOf finds a result of a compass by its number, in the version that counts.
func resultOf(tx *store.Tx, c kompas.CompassID, number string) (kompas.SocietalResult, error) {
	versions, err := tx.ResultsNumbered(c, resultNumber(number), false)
	if err != nil {
		return kompas.SocietalResult{}, err
	}
	if len(versions) == 0 {
		return kompas.SocietalResult{}, fault.Missing()
	}
	return currentResults(versions)[0], nil
}

// EditNeed changes fields of a need.
func (a *App) EditNeed(ctx context.Context, by Actor, slug, number string, e Edit) (Edited, error) {
	var done Edited
	err := a.update(ctx, by, func(tx *store.Tx) error {
		_, n, err := by.openNeed(tx, slug, number)
		if err != nil {
			return err
		}
		done, err = edit(a, tx, by, &n, needEditable(), e)
		return err
	})
	return done, err
}

// RemoveNeed takes a need away, with its lines. It can be put back.
func (a *App) RemoveNeed(ctx context.Context, by Actor, slug, number string) error {
	return a.update(ctx, by, func(tx *store.Tx) error {
		c, n, err := by.openNeed(tx, slug, number)
		if err != nil {
			return err
		}
		record(tx, by, "remove", "behoefte", string(n.ID), c.ID, n.Text, "")
		return tx.SetNeedRemoved(n.ID, true)
	})
}

// RestoreNeed puts a removed need back, with its lines.
func (a *App) RestoreNeed(ctx context.Context, by Actor, slug, number string) error {
	return a.update(ctx, by, func(tx *store.Tx) error {
		c, _, err := by.openCompass(tx, slug, kompas.ActInsight, 'C')
		if err != nil {
			return err
		}
		n, err := tx.RemovedNeed(c.ID, resultNumber(number))
		if err != nil {
			return err
		}
		record(tx, by, "restore", "behoefte", string(n.ID), c.ID, "", n.Text)
		return tx.SetNeedRemoved(n.ID, false)
	})
}
