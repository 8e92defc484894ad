package app

import (
	"context"
	"slices"

	"kompas/fault"
	"kompas/kompas"
	"kompas/store"
)

// What fills a demonstration with its content. None of it works in an installation that is no demonstration; all other
// content comes in the way that people put it in.

// demoContent is the name under which the filling notes how far it came.
const demoContent = "demo-inhoud"

func demoOnly(tx *store.Tx) error {
	demo, err := isDemo(tx)
	if err == nil && !demo {
		err = fault.Missing()
	}
	return err
}

// DemoProgress gives what the filling noted last; empty when it did not begin.
func (a *App) DemoProgress(ctx context.Context) (progress string, err error) {
	err = a.store.View(ctx, func(tx *store.Tx) error {
		if err := demoOnly(tx); err != nil {
			return err
		}
		progress, err = tx.Setting(demoContent)
		return err
	})
	return progress, err
}

// NoteDemoProgress notes how far the filling came.
func (a *App) NoteDemoProgress(ctx context.Context, progress string) error {
	return a.store.Update(ctx, func(tx *store.Tx) error {
		if err := demoOnly(tx); err != nil {
			return err
		}
		return tx.SetSetting(demoContent, progress)
	})
}

// AddDemoSpace makes a space of the demonstration; one of that name that is there already stays as it is. It gives the slug.
func (a *App) AddDemoSpace(ctx context.Context, s kompas.Space) (string, error) {
	if demo, err := a.IsDemo(ctx); err != nil || !demo {
		return "", orMissing(err)
	}
	spaces, err := a.Spaces(ctx)
	if err != nil {
		return "", err
	}
	for _, have := range spaces {
		if have.Name == s.Name {
			return have.Slug, nil
		}
	}
	s.IsDemo = true
	s, err = a.AddSpace(ctx, s)
	return s.Slug, err
}

// AddDemoPerson gives somebody without a password a role in a space of the demonstration; who has that role already keeps
// it. The fields are those of an invitation: naam, email, rol, bereik, organisatie.
func (a *App) AddDemoPerson(ctx context.Context, space string, form map[string]string) error {
	return a.store.Update(ctx, func(tx *store.Tx) error {
		by, err := demoOperator(tx, space)
		if err != nil {
			return err
		}
		if form["bereik"], err = a.newOrganisation(tx, by, form); err != nil {
			return err
		}
		var asked kompas.Invitation
		if err := fill(&asked, kompas.InvitationFields(), form); err != nil {
			return err
		}
		if err := a.checkRole(tx, by, asked.Role, asked.ScopeKind, asked.ScopeID, ""); err != nil {
			return err
		}
		p, err := demoAccount(tx, asked)
		if err != nil {
			return err
		}
		held, err := tx.MembershipsOf(p.ID)
		if err != nil || slices.ContainsFunc(held, func(m kompas.Membership) bool { return m.Role == asked.Role && m.ScopeID == asked.ScopeID }) {
			return err
		}
		m := kompas.Membership{ID: kompas.MembershipID(tx.NewID()), PersonID: p.ID, Role: asked.Role, ScopeKind: asked.ScopeKind,
			ScopeID: asked.ScopeID, ValidFrom: a.day(tx.Now)}
		if err := tx.InsertMembership(m, p.ID); err != nil {
			return err
		}
		record(tx, by, "create", "lidmaatschap", string(m.ID), "", "", p.Name+": "+string(m.Role))
		return nil
	})
}

// demoOperator binds the transaction to a space of the demonstration.
func demoOperator(tx *store.Tx, space string) (Actor, error) {
	if err := demoOnly(tx); err != nil {
		return Actor{}, err
	}
	s, err := tx.SpaceBySlug(space)
	if err == nil && !s.IsDemo {
		err = fault.Missing()
	}
	if err != nil {
		return Actor{}, err
	}
	return operator(s), tx.Switch(s.ID)
}

// demoAccount finds the account of an address, or makes one that has no password.
func demoAccount(tx *store.Tx, asked kompas.Invitation) (kompas.Person, error) {
	account, err := tx.AccountByEmail(asked.Email)
	if err == nil || !fault.Is(err, fault.NotFound) {
		return account.Person, err
	}
	p := kompas.Person{ID: kompas.PersonID(tx.NewID()), Name: asked.Name, Email: asked.Email, Language: "nl"}
	return p, tx.InsertPerson(p, "")
}

// DemoActor gives a person of the demonstration as an actor, without signing in.
func (a *App) DemoActor(ctx context.Context, email, space string) (Actor, error) {
	var by Actor
	err := a.store.View(ctx, func(tx *store.Tx) error {
		in, err := demoOperator(tx, space)
		if err != nil {
			return err
		}
		account, err := tx.AccountByEmail(email)
		if err != nil {
			return err
		}
		by = Actor{Person: account.Person, Space: in.Space}
		if by.Memberships, err = tx.MembershipsOf(account.ID); err != nil {
			return err
		}
		today := a.day(tx.Now)
		by.Memberships = slices.DeleteFunc(by.Memberships, func(m kompas.Membership) bool { return !m.ValidOn(today) })
		if account.PasswordHash != "" || len(by.Memberships) == 0 {
			return fault.Missing()
		}
		return nil
	})
	return by, err
}
