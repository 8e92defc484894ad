package app

import (
	"context"
	"strconv"

	"kompas/kompas"
	"kompas/store"
)

func spaceEditable() editable[kompas.Space] {
	return editable[kompas.Space]{
		kind: "ruimte", fields: kompas.SpaceFields(),
		id:      func(s *kompas.Space) string { return strconv.FormatInt(s.ID, 10) },
		version: func(s *kompas.Space) int64 { return s.Version },
		compass: func(*kompas.Space) kompas.CompassID { return "" },
		save:    func(tx *store.Tx, s *kompas.Space) error { return tx.UpdateSpace(s) },
	}
}

// SpaceSettings gives what a manager may change of the space.
func (a *App) SpaceSettings(ctx context.Context, by Actor) (s kompas.Space, err error) {
	if err := by.require(kompas.ActManagePeople, 'C', Object{}); err != nil {
		return s, err
	}
	err = a.view(ctx, by, func(tx *store.Tx) error {
		s, err = tx.SpaceBySlug(by.Space.Slug)
		return err
	})
	return s, err
}

// EditSpace changes where people can turn to, and for how many years a new compass looks ahead.
func (a *App) EditSpace(ctx context.Context, by Actor, e Edit) (done Edited, err error) {
	if err := by.require(kompas.ActManagePeople, 'C', Object{}); err != nil {
		return done, err
	}
	err = a.update(ctx, by, func(tx *store.Tx) error {
		s, err := tx.SpaceBySlug(by.Space.Slug)
		if err != nil {
			return err
		}
		done, err = edit(a, tx, by, &s, spaceEditable(), e)
		return err
	})
	return done, err
}
