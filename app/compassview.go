package app

import (
	"context"

	"kompas/kompas"
	"kompas/store"
)

// CompassView is the page of one compass: its frame and what stands beside the picture.
type CompassView struct {
	CompassFrame
	Ambition  *kompas.Ambition // the first ambition, in the version in force or else the newest
	Seats     []kompas.StakeholderSeat
	MayEdit   bool
	MayReport bool // make a council page
}

// CompassView loads the page of a compass.
func (a *App) CompassView(ctx context.Context, by Actor, slug string) (CompassView, error) {
	var v CompassView
	err := a.view(ctx, by, func(tx *store.Tx) error {
		c, on, err := by.openCompass(tx, slug, kompas.ActCompass, 'R')
		if err != nil {
			return err
		}
		if v.CompassFrame, err = a.frame(tx, c, on); err != nil {
			return err
		}
		versions, err := tx.Ambitions(c.ID)
		if err != nil {
			return err
		}
		v.Ambition = firstAmbition(versions)
		v.Seats, err = tx.Seats(c.ID)
		v.MayEdit = by.May(kompas.ActCompass, 'C', on)
		v.MayReport = by.May(kompas.ActCouncilReport, 'P', on)
		return err
	})
	return v, err
}

// firstAmbition picks, of all versions, the first ambition in the version that counts: in force, or else the newest.
func firstAmbition(versions []kompas.Ambition) *kompas.Ambition {
	current := CurrentAmbitions(versions)
	if len(current) == 0 {
		return nil
	}
	return &current[0]
}

// CurrentAmbitions gives each ambition once, in the version that counts: in force, or else the newest.
func CurrentAmbitions(versions []kompas.Ambition) []kompas.Ambition {
	var out []kompas.Ambition
	for _, v := range versions { // per ambition the newest first
		last := len(out) - 1
		switch {
		case last < 0 || out[last].ID != v.ID:
			out = append(out, v)
		case v.Status.InForce() && !out[last].Status.InForce():
			out[last] = v
		}
	}
	return out
}
