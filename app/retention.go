package app

import (
	"context"

	"kompas/fault"
	"kompas/kompas"
	"kompas/store"
)

// RetentionPage is how long a space keeps what it knows of people.
type RetentionPage struct {
	kompas.RetentionTerms
	MayEdit bool
	MaySign bool
	History []HistoryLine
}

func retentionEditable() editable[kompas.RetentionTerms] {
	return editable[kompas.RetentionTerms]{
		kind: kompas.RetentionID, fields: kompas.RetentionFields(),
		id:      func(*kompas.RetentionTerms) string { return kompas.RetentionID },
		version: func(r *kompas.RetentionTerms) int64 { return r.Version },
		compass: func(*kompas.RetentionTerms) kompas.CompassID { return "" },
		save: func(tx *store.Tx, r *kompas.RetentionTerms) error {
			r.SignedName, r.SignedOn = "", "" // the privacy officer agreed to what stood there
			return tx.UpdateRetentionTerms(r)
		},
	}
}

// RetentionTerms gives the terms to who manages the space, and to the privacy officer.
func (a *App) RetentionTerms(ctx context.Context, by Actor) (RetentionPage, error) {
	var p RetentionPage
	if err := by.require(kompas.ActRetention, 'R', Object{}); err != nil {
		return p, err
	}
	p.MayEdit, p.MaySign = by.May(kompas.ActRetention, 'C', Object{}), by.May(kompas.ActRetention, 'S', Object{})
	err := a.view(ctx, by, func(tx *store.Tx) (err error) {
		if p.RetentionTerms, err = tx.RetentionTerms(); err != nil {
			return err
		}
		p.History, err = tx.History(kompas.RetentionID, "", historyLines)
		return err
	})
	return p, err
}

// EditRetention changes how long something is kept. The privacy officer has to agree anew.
func (a *App) EditRetention(ctx context.Context, by Actor, e Edit) (done Edited, err error) {
	if err := by.require(kompas.ActRetention, 'C', Object{}); err != nil {
		return done, err
	}
	err = a.update(ctx, by, func(tx *store.Tx) error {
		r, err := tx.RetentionTerms()
		if err != nil {
			return err
		}
		done, err = edit(a, tx, by, &r, retentionEditable(), e)
		return err
	})
	return done, err
}

// SignRetention notes that the privacy officer agrees to the terms as they stand.
func (a *App) SignRetention(ctx context.Context, by Actor, version int64) error {
	if err := by.require(kompas.ActRetention, 'S', Object{}); err != nil {
		return err
	}
	return a.update(ctx, by, func(tx *store.Tx) error {
		r, err := tx.RetentionTerms()
		if err != nil {
			return err
		}
		if r.Version != version {
			return &fault.Error{Kind: fault.Stale, Code: "verouderd"}
		}
		r.SignedName, r.SignedOn = by.Person.Name, a.day(tx.Now)
		record(tx, by, "sign", kompas.RetentionID, kompas.RetentionID, "", "", "")
		return tx.UpdateRetentionTerms(&r)
	})
}
