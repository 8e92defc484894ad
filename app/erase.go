package app

import (
	"context"

	"kompas/fault"
	"kompas/kompas"
	"kompas/store"
)

// ErasePerson takes the name and the address of somebody who left out of everything that is kept. What the person wrote stays,
// by somebody without a name. Field: zeker.
func (a *App) ErasePerson(ctx context.Context, by Actor, id kompas.PersonID, form map[string]string) error {
	return a.manage(ctx, by, func(tx *store.Tx) error {
		who, _, err := a.member(tx, id)
		if err != nil {
			return err
		}
		if err := a.mayErase(tx, by, who); err != nil {
			return err
		}
		sure, err := tickedIn(form, "zeker")
		if err != nil {
			return err
		}
		if !sure {
			return fault.Form([]*fault.Error{fault.Field("zeker", "wissen_zeker")})
		}
		if err := erase(tx, who.Person); err != nil {
			return err
		}
		record(tx, by, "erase", "persoon", string(id), "", "", "")
		return nil
	})
}

func (a *App) mayErase(tx *store.Tx, by Actor, who Member) error {
	switch elsewhere, err := a.belongsElsewhere(tx, by, who.Person.ID); {
	case err != nil:
		return err
	case len(who.Roles) > 0:
		return refuse("wissen_eerst_afscheid", who.Person.Name)
	case elsewhere:
		return refuse("wissen_hoort_elders", who.Person.Name)
	case who.Person.Name == kompas.ErasedName:
		return fault.Missing()
	}
	return nil
}

// erase takes somebody out of every space he or she ever belonged to, and the account itself. The transaction ends in the space
// it began in.
func erase(tx *store.Tx, p kompas.Person) error {
	here := tx.Tenant()
	spaces, err := tx.SpacesEver(p.ID)
	if err != nil {
		return err
	}
	for _, space := range spaces {
		if space == here {
			continue
		}
		if err := tx.Switch(space); err != nil {
			return err
		}
		if err := tx.ErasePerson(p); err != nil {
			return err
		}
	}
	if err := tx.Switch(here); err != nil {
		return err
	}
	if err := tx.ErasePerson(p); err != nil {
		return err
	}
	return tx.EraseAccount(p.ID)
}

// EraseExpired erases, in every space, what is kept of people for longer than the space says.
func (a *App) EraseExpired(ctx context.Context) error {
	return a.everySpace(ctx, func(space store.Space) error {
		return space.Update(ctx, func(tx *store.Tx) error {
			terms, err := tx.RetentionTerms()
			if err != nil {
				return err
			}
			if err := tx.ForgetGuests(tx.Now.AddDate(0, -terms.Guests, 0)); err != nil {
				return err
			}
			if err := tx.ForgetInvitations(tx.Now.AddDate(0, -terms.Invitations, 0)); err != nil {
				return err
			}
			left, err := tx.LeftBefore(a.day(tx.Now.AddDate(0, -terms.Left, 0)))
			if err != nil {
				return err
			}
			for _, id := range left {
				account, err := tx.Account(id)
				if err != nil {
					return err
				}
				if err := erase(tx, account.Person); err != nil {
					return err
				}
				tx.Record(store.Event{Action: "erase", ObjectKind: "persoon", ObjectID: string(id)})
			}
			return nil
		})
	})
}
