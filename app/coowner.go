package app

import (
	"context"
	"slices"

	"kompas/fault"
	"kompas/kompas"
	"kompas/store"
)

// Ownership is who own an ambition or a result together.
type Ownership struct {
	Owners        []kompas.CoOwner
	Organisations []string                 // of those who are at the table now
	Table         []kompas.StakeholderSeat // who may be chosen: at the table now, or chosen before
	MayEdit       bool
}

// Shared says whether at least two organisations own it together.
func (o Ownership) Shared() bool { return len(o.Organisations) > 1 }

// Owns says whether a seat is among the owners.
func (o Ownership) Owns(id kompas.SeatID) bool {
	return slices.ContainsFunc(o.Owners, func(x kompas.CoOwner) bool { return x.ID == id })
}

// ownership gives who own something together, and who else may be chosen.
func (a *App) ownership(tx *store.Tx, by Actor, c kompas.Compass, on Object, owners []kompas.CoOwner) (Ownership, error) {
	today := a.day(tx.Now)
	o := Ownership{Owners: owners, Organisations: kompas.OwningOrganisations(owners, today),
		MayEdit: by.May(kompas.ActAmbitionResult, 'C', on) && !c.Archived()}
	seats, err := tx.Seats(c.ID)
	for _, s := range seats {
		if s.Seated(today) || o.Owns(s.ID) {
			o.Table = append(o.Table, s)
		}
	}
	return o, err
}

// resultOwnership gives who own a result together.
func (a *App) resultOwnership(tx *store.Tx, by Actor, o openedResult) (Ownership, error) {
	owners, err := tx.ResultOwners(o.versions[0].ID)
	if err != nil {
		return Ownership{}, err
	}
	return a.ownership(tx, by, o.compass, o.on, owners)
}

// SetAmbitionOwners says who own an ambition together. That can change while its words do not.
func (a *App) SetAmbitionOwners(ctx context.Context, by Actor, slug string, id kompas.AmbitionID, seats []kompas.SeatID) error {
	return a.update(ctx, by, func(tx *store.Tx) error {
		c, on, err := by.openCompass(tx, slug, kompas.ActAmbitionResult, 'C')
		if err != nil {
			return err
		}
		x, err := ambitionForEdit(tx, c, id)
		if err != nil {
			return err
		}
		before, err := tx.AmbitionOwners(id)
		if err != nil {
			return err
		}
		if err := a.mayOwn(tx, by, c, on, before, seats); err != nil {
			return err
		}
		record(tx, by, "owners", "ambitie", string(x.ID), c.ID, "", x.Text)
		return tx.SetAmbitionOwners(id, seats)
	})
}

// SetResultOwners says who own a result together.
func (a *App) SetResultOwners(ctx context.Context, by Actor, slug, address string, seats []kompas.SeatID) error {
	return a.update(ctx, by, func(tx *store.Tx) error {
		o, err := by.openResult(tx, slug, address, kompas.ActAmbitionResult, 'C')
		if err != nil {
			return err
		}
		id := o.versions[0].ID
		before, err := tx.ResultOwners(id)
		if err != nil {
			return err
		}
		if err := a.mayOwn(tx, by, o.compass, o.on, before, seats); err != nil {
			return err
		}
		record(tx, by, "owners", "resultaat", string(id), o.compass.ID, "", o.versions[0].Text)
		return tx.SetResultOwners(id, seats)
	})
}

// mayOwn refuses who cannot own something: a seat at another table is not found, and whoever left this one cannot be chosen
// any more.
func (a *App) mayOwn(tx *store.Tx, by Actor, c kompas.Compass, on Object, before []kompas.CoOwner, seats []kompas.SeatID) error {
	o, err := a.ownership(tx, by, c, on, before)
	if err != nil {
		return err
	}
	for _, id := range seats {
		s, err := tx.Seat(id)
		switch {
		case err != nil:
			return err
		case s.CompassID != c.ID:
			return fault.Missing()
		case !slices.ContainsFunc(o.Table, func(x kompas.StakeholderSeat) bool { return x.ID == id }):
			return fault.Form([]*fault.Error{fault.Field("eigenaar", "niet_meer_aan_tafel")})
		}
	}
	return nil
}
