package app

import (
	"context"
	"slices"
	"time"

	"kompas/fault"
	"kompas/kompas"
	"kompas/store"
)

// OwnAccount is what somebody sees about himself or herself.
type OwnAccount struct {
	Person      kompas.Person
	Fixed       bool // somebody of a demonstration, who belongs to every visitor and cannot be changed
	Logins      []kompas.Login
	Factor      Factor
	Memberships []SpaceMembership
	AskFactor   bool // has a role for which a second factor is wise, and none set up
}

// SpaceMembership is a space with what somebody may be there today.
type SpaceMembership struct {
	Space kompas.Space
	Roles []kompas.Membership
}

// OwnAccount shows the actor's account.
func (a *App) OwnAccount(ctx context.Context, by Actor) (OwnAccount, error) {
	var own OwnAccount
	err := a.store.View(ctx, func(tx *store.Tx) error {
		account, err := tx.Account(by.Person.ID)
		if err != nil {
			return err
		}
		own.Person, own.Fixed = account.Person, account.PasswordHash == ""
		if own.Logins, err = tx.Logins(by.Person.ID); err != nil {
			return err
		}
		if own.Fixed { // the other devices are those of other visitors
			own.Logins = slices.DeleteFunc(own.Logins, func(l kompas.Login) bool { return l.ID != by.LoginID })
		}
		if own.Factor, err = factorOf(tx, account); err != nil {
			return err
		}
		own.Memberships, err = membershipsOf(tx, by.Spaces, by.Person.ID, a.day(tx.Now))
		return err
	})
	for _, s := range own.Memberships {
		for _, m := range s.Roles {
			own.AskFactor = own.AskFactor || !own.Person.HasFactor && !own.Fixed && wantsFactor(m.Role)
		}
	}
	return own, err
}

// wantsFactor names the roles that can do most harm when somebody else signs in.
func wantsFactor(r kompas.Role) bool { return r == kompas.RoleManager || r == kompas.RoleGuide }

func membershipsOf(tx *store.Tx, spaces []kompas.Space, person kompas.PersonID, today string) ([]SpaceMembership, error) {
	var out []SpaceMembership
	for _, s := range spaces {
		if err := tx.Switch(s.ID); err != nil {
			return nil, err
		}
		held, err := tx.MembershipsOf(person)
		if err != nil {
			return nil, err
		}
		in := SpaceMembership{Space: s}
		for _, m := range held {
			if m.ValidOn(today) {
				in.Roles = append(in.Roles, m)
			}
		}
		out = append(out, in)
	}
	return out, nil
}

// personEditable makes an account editable by its owner.
func personEditable() editable[kompas.Person] {
	return editable[kompas.Person]{
		kind: "persoon", fields: kompas.OwnFields(), outside: true,
		id:      func(p *kompas.Person) string { return string(p.ID) },
		version: func(p *kompas.Person) int64 { return p.Version },
		compass: func(*kompas.Person) kompas.CompassID { return "" },
		save:    func(tx *store.Tx, p *kompas.Person) error { return tx.UpdatePerson(p) },
	}
}

// EditSelf changes the actor's own name and language.
func (a *App) EditSelf(ctx context.Context, by Actor, e Edit) (Edited, error) {
	e.Autosave = false
	var done Edited
	err := a.store.Update(ctx, func(tx *store.Tx) error {
		account, err := ownAccount(tx, by)
		if err != nil {
			return err
		}
		done, err = edit(a, tx, by, &account.Person, personEditable(), e)
		return err
	})
	return done, err
}

// ownAccount finds the actor's account to change it; somebody of a demonstration stays as he or she is.
func ownAccount(tx *store.Tx, by Actor) (store.Account, error) {
	account, err := tx.Account(by.Person.ID)
	if err == nil && account.PasswordHash == "" {
		err = refuse("demo_vast")
	}
	return account, err
}

// EndDevice signs one of the actor's devices out.
func (a *App) EndDevice(ctx context.Context, by Actor, loginID string) error {
	return a.own(ctx, by, func(tx *store.Tx) error { return tx.EndLogin(by.Person.ID, loginID) })
}

// EndOtherDevices signs all of the actor's devices out but the one in use.
func (a *App) EndOtherDevices(ctx context.Context, by Actor) error {
	return a.own(ctx, by, func(tx *store.Tx) error { return tx.EndLogins(by.Person.ID, by.LoginID) })
}

// own changes something of the actor's account that is not of a demonstration.
func (a *App) own(ctx context.Context, by Actor, do func(*store.Tx) error) error {
	return a.store.Update(ctx, func(tx *store.Tx) error {
		if _, err := ownAccount(tx, by); err != nil {
			return err
		}
		return do(tx)
	})
}

// ChangePassword replaces the actor's password; every other device is signed out. Fields: wachtwoord, nieuw.
func (a *App) ChangePassword(ctx context.Context, by Actor, old, chosen string) error {
	hash, wrong, err := a.newPassword(ctx, "nieuw", chosen, by.Person.Name, by.Person.Email)
	if err != nil {
		return err
	}
	if wrong != nil {
		return fault.Form([]*fault.Error{wrong})
	}
	return a.withPassword(ctx, by, old, func(tx *store.Tx, account store.Account) error {
		if err := tx.SetPassword(account.ID, hash); err != nil {
			return err
		}
		return tx.EndLogins(account.ID, by.LoginID)
	})
}

// resetHolds is how long a link for a new password works.
const resetHolds = 24 * time.Hour

// AskReset sends a link for a new password to an address, when somebody has it. The answer is the same when nobody does.
// It does nothing where no mail is set up.
func (a *App) AskReset(ctx context.Context, email string, d Device) error {
	email, wrong := kompas.ParseEmail("email", email)
	if wrong != nil {
		return fault.Form([]*fault.Error{wrong})
	}
	err := a.attempt(ctx, limit{"wachtwoord vergeten " + kompas.Fold(email), 3, time.Hour}, limit{"wachtwoord vergeten van " + d.Address, 30, time.Hour})
	if err != nil || !a.HasMail() {
		return err
	}
	return a.store.Update(ctx, func(tx *store.Tx) error {
		account, err := tx.AccountByEmail(email)
		if fault.Is(err, fault.NotFound) || err == nil && (!account.DisabledAt.IsZero() || account.PasswordHash == "") {
			return nil
		}
		if err != nil {
			return err
		}
		spaces, err := tx.SpacesOf(account.ID, a.day(tx.Now))
		if err != nil || len(spaces) == 0 {
			return err
		}
		if err := tx.Switch(spaces[0].ID); err != nil { // mail waits in a space; any of the person's own will do
			return err
		}
		return a.mailReset(tx, account.Person)
	})
}

// mailReset makes a link for a new password and puts the mail with it in the queue of the space.
func (a *App) mailReset(tx *store.Tx, p kompas.Person) error {
	token := a.out.NewToken()
	if err := tx.InsertReset(p.ID, HashToken(token), tx.Now.Add(resetHolds)); err != nil {
		return err
	}
	return tx.PutMail(a.letter(p.Language, string(p.ID), p.Email, "mail_wachtwoord", "/wachtwoord/"+token, p.Name))
}

// ResetFor says whether a link for a new password still works, and for which account.
func (a *App) ResetFor(ctx context.Context, token string) (kompas.Person, error) {
	var p kompas.Person
	err := a.store.View(ctx, func(tx *store.Tx) error {
		account, err := tx.Reset(HashToken(token))
		p = account.Person
		return resetGone(err)
	})
	return p, err
}

func resetGone(err error) error {
	if fault.Is(err, fault.NotFound) {
		return fault.New(fault.NotFound, "wachtwoord_link_op")
	}
	return err
}

// Reset chooses a new password by a link. It signs every device of the person out; a second factor stays.
func (a *App) Reset(ctx context.Context, token, chosen string, d Device) error {
	p, err := a.ResetFor(ctx, token)
	if err != nil {
		return err
	}
	hash, wrong, err := a.newPassword(ctx, "nieuw", chosen, p.Name, p.Email)
	if err != nil {
		return err
	}
	if wrong != nil {
		return fault.Form([]*fault.Error{wrong})
	}
	own, _ := signInLimits(p.Email, d.Address)
	return a.store.Update(ctx, func(tx *store.Tx) error {
		if err := resetGone(tx.UseReset(HashToken(token))); err != nil {
			return err
		}
		if err := tx.SetPassword(p.ID, hash); err != nil {
			return err
		}
		if err := tx.EndLogins(p.ID, ""); err != nil {
			return err
		}
		if err := forget(tx, own...); err != nil {
			return err
		}
		return a.dropResetMail(tx, p.ID)
	})
}

// dropResetMail takes back the mail with a link that was used, in whichever space it waits.
func (a *App) dropResetMail(tx *store.Tx, id kompas.PersonID) error {
	spaces, err := tx.SpacesOf(id, a.day(tx.Now))
	if err != nil {
		return err
	}
	for _, s := range spaces {
		if err := tx.Switch(s.ID); err != nil {
			return err
		}
		if err := tx.DropMail(string(id)); err != nil {
			return err
		}
	}
	return nil
}
