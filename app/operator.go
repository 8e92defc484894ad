package app

import (
	"cmp"
	"context"
	"slices"

	"kompas/fault"
	"kompas/kompas"
	"kompas/store"
)

// What whoever runs this installation does with people from the command line, where no page can help: the first
// manager of a new space, somebody who is locked out, an account that must close at once.

// operator stands in the history where the command line did something.
func operator(s kompas.Space) Actor {
	return Actor{Person: kompas.Person{Name: "Beheer van deze installatie"}, Space: s}
}

// User is a person as the operator lists them.
type User struct {
	kompas.Person
	Spaces []kompas.Space
}

// Users lists everybody with an account, by e-mail address.
func (a *App) Users(ctx context.Context) ([]User, error) {
	var out []User
	err := a.store.View(ctx, func(tx *store.Tx) error {
		people, err := tx.People()
		if err != nil {
			return err
		}
		for _, p := range people {
			spaces, err := tx.SpacesOf(p.ID, a.day(tx.Now))
			if err != nil {
				return err
			}
			out = append(out, User{p, spaces})
		}
		return nil
	})
	slices.SortFunc(out, func(x, y User) int { return cmp.Compare(kompas.Fold(x.Email), kompas.Fold(y.Email)) })
	return out, err
}

// AddUser gives somebody a role in a whole space. A new account gets a link to choose a password; the path is empty
// for somebody who has an account. Fields: naam, email, rol.
func (a *App) AddUser(ctx context.Context, space string, form map[string]string) (link string, err error) {
	p := kompas.Person{Language: "nl"}
	role := kompas.Role(form["rol"])
	if err := fill(&p, kompas.NewPersonFields(), form); err != nil {
		return "", err
	}
	if !slices.Contains(kompas.AccountRoles(), role) {
		return "", fault.Form([]*fault.Error{fault.Field("rol", "geen_keuze")})
	}
	err = a.store.Update(ctx, func(tx *store.Tx) error {
		s, err := tx.SpaceBySlug(space)
		if err != nil {
			return err
		}
		account, err := tx.AccountByEmail(p.Email)
		switch {
		case err == nil:
			p = account.Person
		case !fault.Is(err, fault.NotFound):
			return err
		default:
			p.ID = kompas.PersonID(tx.NewID())
			if err := tx.InsertPerson(p, ""); err != nil {
				return err
			}
			if link, err = a.resetPath(tx, p.ID); err != nil {
				return err
			}
		}
		if err := tx.Switch(s.ID); err != nil {
			return err
		}
		m := kompas.Membership{ID: kompas.MembershipID(tx.NewID()), PersonID: p.ID, Role: role, ScopeKind: kompas.ScopeSpace, ValidFrom: a.day(tx.Now)}
		if err := tx.InsertMembership(m, p.ID); err != nil {
			return err
		}
		record(tx, operator(s), "create", "lidmaatschap", string(m.ID), "", "", p.Name+": "+string(role))
		return nil
	})
	return link, err
}

func (a *App) resetPath(tx *store.Tx, id kompas.PersonID) (string, error) {
	token := a.out.NewToken()
	return "/wachtwoord/" + token, tx.InsertReset(id, HashToken(token), tx.Now.Add(resetHolds))
}

// ResetUser makes a link with which somebody chooses a new password.
func (a *App) ResetUser(ctx context.Context, email string) (link string, err error) {
	err = a.store.Update(ctx, func(tx *store.Tx) error {
		account, err := tx.AccountByEmail(email)
		if err != nil {
			return userMissing(err)
		}
		link, err = a.resetPath(tx, account.ID)
		return err
	})
	return link, err
}

// DisableUser closes an account at once: every device is signed out and nobody signs in with it again.
func (a *App) DisableUser(ctx context.Context, email string) error {
	return a.store.Update(ctx, func(tx *store.Tx) error {
		account, err := tx.AccountByEmail(email)
		if err != nil {
			return userMissing(err)
		}
		account.DisabledAt = tx.Now
		if err := tx.UpdatePerson(&account.Person); err != nil {
			return err
		}
		return tx.EndLogins(account.ID, "")
	})
}

func userMissing(err error) error {
	if fault.Is(err, fault.NotFound) {
		return fault.New(fault.NotFound, "geen_account")
	}
	return err
}
