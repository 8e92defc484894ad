package app

import (
	"context"
	"slices"

	"kompas/fault"
	"kompas/kompas"
	"kompas/store"
)

// Invite asks somebody by a link to take a role in the space. Fields: naam, email, rol, bereik, organisatie, tot.
// The answer is the same whether or not the address has an account somewhere.
func (a *App) Invite(ctx context.Context, by Actor, form map[string]string, key string) error {
	if err := by.require(kompas.ActManagePeople, 'C', Object{}); err != nil {
		return err
	}
	_, err := a.once(ctx, by, key, func(tx *store.Tx) (string, error) {
		var err error
		if form["bereik"], err = a.newOrganisation(tx, by, form); err != nil {
			return "", err
		}
		i := kompas.Invitation{ID: kompas.InvitationID(tx.NewID()), InvitedBy: by.Person.ID, ExpiresAt: tx.Now.Add(kompas.InvitationHolds)}
		if err := fill(&i, kompas.InvitationFields(), form); err != nil {
			return "", err
		}
		if err := a.checkRole(tx, by, i.Role, i.ScopeKind, i.ScopeID, i.ValidTo); err != nil {
			return "", err
		}
		if err := a.makeRoomFor(tx, i); err != nil {
			return "", err
		}
		token := a.out.NewToken()
		if err := tx.InsertInvitation(i, HashToken(token)); err != nil {
			return "", err
		}
		record(tx, by, "create", "uitnodiging", string(i.ID), "", "", i.Name+" <"+i.Email+">: "+string(i.Role))
		return string(i.ID), tx.PutMail(a.invitationMail(by, i, token))
	})
	return err
}

func (a *App) invitationMail(by Actor, i kompas.Invitation, token string) store.Mail {
	return a.letter("nl", string(i.ID), i.Email, "mail_uitnodiging", "/uitnodiging/"+by.Space.Slug+"/"+token, i.Name, by.Person.Name, by.Space.Name)
}

// makeRoomFor refuses to invite who is here already, and ends earlier invitations to the same address.
func (a *App) makeRoomFor(tx *store.Tx, i kompas.Invitation) error {
	members, err := a.members(tx)
	if err != nil {
		return err
	}
	if slices.ContainsFunc(members, func(m Member) bool {
		return len(m.Roles) > 0 && kompas.Fold(m.Person.Email) == kompas.Fold(i.Email)
	}) {
		return fault.Form([]*fault.Error{fault.Field("email", "hoort_er_al_bij")})
	}
	open, err := tx.Invitations()
	if err != nil {
		return err
	}
	for _, o := range open {
		if kompas.Fold(o.Email) != kompas.Fold(i.Email) {
			continue
		}
		if err := endInvitation(tx, o.ID); err != nil {
			return err
		}
	}
	return nil
}

func endInvitation(tx *store.Tx, id kompas.InvitationID) error {
	if err := tx.WithdrawInvitation(id); err != nil {
		return err
	}
	return tx.DropMail(string(id))
}

// WithdrawInvitation ends an invitation; its link no longer works.
func (a *App) WithdrawInvitation(ctx context.Context, by Actor, id kompas.InvitationID) error {
	return a.manage(ctx, by, func(tx *store.Tx) error {
		i, err := tx.Invitation(id)
		if err != nil {
			return err
		}
		record(tx, by, "withdraw", "uitnodiging", string(id), "", i.Name+" <"+i.Email+">", "")
		return endInvitation(tx, id)
	})
}

// RenewInvitation makes a new link for an invitation, for another week; the old link ends.
func (a *App) RenewInvitation(ctx context.Context, by Actor, id kompas.InvitationID) error {
	return a.manage(ctx, by, func(tx *store.Tx) error {
		i, err := tx.Invitation(id)
		if err != nil {
			return err
		}
		token := a.out.NewToken()
		if err := tx.RenewInvitation(id, HashToken(token), tx.Now.Add(kompas.InvitationHolds)); err != nil {
			return err
		}
		record(tx, by, "renew", "uitnodiging", string(id), "", "", i.Name)
		return tx.PutMail(a.invitationMail(by, i, token))
	})
}

// Invited is what the link of an invitation shows.
type Invited struct {
	kompas.Invitation
	Space kompas.Space
}

// Invited shows an invitation to whoever holds its link. fault.NotFound when it was used, withdrawn or is over.
func (a *App) Invited(ctx context.Context, space, token string) (Invited, error) {
	var v Invited
	err := a.store.View(ctx, func(tx *store.Tx) (err error) {
		v, err = invited(tx, space, token)
		return err
	})
	return v, err
}

func invited(tx *store.Tx, space, token string) (Invited, error) {
	var v Invited
	var err error
	if v.Space, err = tx.SpaceBySlug(space); err == nil {
		if err = tx.Switch(v.Space.ID); err == nil {
			v.Invitation, err = tx.InvitationByToken(HashToken(token))
		}
	}
	if fault.Is(err, fault.NotFound) {
		err = fault.New(fault.NotFound, "uitnodiging_link_op")
	}
	return v, err
}

// AcceptNew accepts an invitation with a new account. Fields: naam, wachtwoord. An address that has an account is refused:
// its owner signs in first.
func (a *App) AcceptNew(ctx context.Context, space, token string, form map[string]string, d Device) (SignedIn, error) {
	v, err := a.Invited(ctx, space, token)
	if err != nil {
		return SignedIn{}, err
	}
	p := kompas.Person{Email: v.Email, Language: "nl"}
	var faults []*fault.Error
	if p.Name, err = requiredName(form["naam"]); err != nil {
		faults = append(faults, fault.As(err))
	}
	hash, wrong, err := a.newPassword(ctx, "wachtwoord", form["wachtwoord"], p.Name, p.Email, v.Space.Name)
	if err != nil {
		return SignedIn{}, err
	}
	if wrong != nil {
		faults = append(faults, wrong)
	}
	if err := fault.Form(faults); err != nil {
		return SignedIn{}, err
	}
	var in SignedIn
	err = a.store.Update(ctx, func(tx *store.Tx) error {
		p.ID = kompas.PersonID(tx.NewID())
		if err := tx.InsertPerson(p, hash); err != nil {
			return err
		}
		if err := a.accept(tx, space, token, p); err != nil {
			return err
		}
		in, err = a.signIn(tx, p, d, true)
		return err
	})
	return in, err
}

func requiredName(text string) (string, error) {
	var p kompas.Person
	f, _ := kompas.FieldByName(kompas.NewPersonFields(), "naam")
	if err := f.Set(&p, text); err != nil {
		return "", err
	}
	return p.Name, nil
}

// Accept accepts an invitation by somebody who is signed in; it must be meant for that person's address.
func (a *App) Accept(ctx context.Context, by Actor, space, token string) error {
	return a.store.Update(ctx, func(tx *store.Tx) error {
		v, err := invited(tx, space, token)
		if err != nil {
			return err
		}
		if kompas.Fold(v.Email) != kompas.Fold(by.Person.Email) {
			return refuse("uitnodiging_voor_ander")
		}
		return a.accept(tx, space, token, by.Person)
	})
}

// accept uses the invitation up and gives the role.
func (a *App) accept(tx *store.Tx, space, token string, p kompas.Person) error {
	v, err := invited(tx, space, token)
	if err != nil {
		return err
	}
	err = tx.AcceptInvitation(v.ID)
	if fault.Is(err, fault.NotFound) || v.ValidTo != "" && v.ValidTo <= a.day(tx.Now) {
		err = fault.New(fault.NotFound, "uitnodiging_link_op")
	}
	if err != nil {
		return err
	}
	m := kompas.Membership{ID: kompas.MembershipID(tx.NewID()), PersonID: p.ID, Role: v.Role, ScopeKind: v.ScopeKind, ScopeID: v.ScopeID,
		ValidFrom: a.day(tx.Now), ValidTo: v.ValidTo}
	if err := tx.InsertMembership(m, v.InvitedBy); err != nil {
		return err
	}
	record(tx, Actor{Person: p, Space: v.Space}, "accept", "uitnodiging", string(v.ID), "", "", p.Name+": "+string(m.Role))
	return tx.DropMail(string(v.ID))
}
