package app

import (
	"context"
	"slices"

	"kompas/fault"
	"kompas/kompas"
	"kompas/store"
)

// Doorway is what somebody who is not signed in finds at the first page.
type Doorway struct {
	Empty bool // nothing was set up yet
	Demo  bool
}

// Doorway says in what state this installation is.
func (a *App) Doorway(ctx context.Context) (Doorway, error) {
	var d Doorway
	err := a.store.View(ctx, func(tx *store.Tx) error {
		var err error
		if d.Empty, err = tx.Deserted(); err != nil {
			return err
		}
		d.Demo, err = isDemo(tx)
		return err
	})
	return d, err
}

func isDemo(tx *store.Tx) (bool, error) {
	value, err := tx.Setting(demoSetting)
	return value == "ja", err
}

// DemoPerson is somebody a visitor of the demonstration can be.
type DemoPerson struct {
	Person      kompas.Person
	Space       kompas.Space
	Memberships []kompas.Membership
}

// DemoPeople lists the people of the demonstration, per space and in the order of their roles; fault.NotFound when this
// is none.
func (a *App) DemoPeople(ctx context.Context) ([]DemoPerson, error) {
	var out []DemoPerson
	err := a.store.View(ctx, func(tx *store.Tx) error {
		if demo, err := isDemo(tx); err != nil || !demo {
			return orMissing(err)
		}
		spaces, err := tx.Spaces()
		if err != nil {
			return err
		}
		for _, s := range spaces {
			people, err := demoPeople(tx, s, a.day(tx.Now))
			if err != nil {
				return err
			}
			out = append(out, people...)
		}
		return nil
	})
	return out, err
}

func demoPeople(tx *store.Tx, s kompas.Space, today string) ([]DemoPerson, error) {
	if !s.IsDemo {
		return nil, nil
	}
	if err := tx.Switch(s.ID); err != nil {
		return nil, err
	}
	members, err := tx.Members()
	if err != nil {
		return nil, err
	}
	var out []DemoPerson
	for _, m := range members {
		m.Memberships = slices.DeleteFunc(m.Memberships, func(m kompas.Membership) bool { return !m.ValidOn(today) })
		if len(m.Memberships) > 0 {
			out = append(out, DemoPerson{Person: m.Person, Space: s, Memberships: m.Memberships})
		}
	}
	slices.SortStableFunc(out, func(x, y DemoPerson) int { return roleOrder(x.Memberships[0].Role) - roleOrder(y.Memberships[0].Role) })
	return out, nil
}

func roleOrder(r kompas.Role) int { return slices.Index(kompas.AccountRoles(), r) }

func orMissing(err error) error {
	if err == nil {
		err = fault.Missing()
	}
	return err
}

// EnterDemo signs a visitor in as somebody of the demonstration: a person without a password, who belongs to nothing but
// demonstrations. Everybody else is not found.
func (a *App) EnterDemo(ctx context.Context, person kompas.PersonID, d Device) (SignedIn, error) {
	var in SignedIn
	err := a.store.Update(ctx, func(tx *store.Tx) error {
		if demo, err := isDemo(tx); err != nil || !demo {
			return orMissing(err)
		}
		account, err := tx.Account(person)
		if err != nil {
			return err
		}
		spaces, err := tx.SpacesOf(person, a.day(tx.Now))
		if err != nil {
			return err
		}
		if account.PasswordHash != "" || !account.DisabledAt.IsZero() || len(spaces) == 0 || slices.ContainsFunc(spaces, func(s kompas.Space) bool { return !s.IsDemo }) {
			return fault.Missing()
		}
		in, err = a.signIn(tx, account.Person, d, true)
		return err
	})
	return in, err
}
