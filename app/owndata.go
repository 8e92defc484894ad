package app

import (
	"context"

	"kompas/kompas"
	"kompas/store"
)

// OwnData is what is kept of somebody: the account, where he or she belongs or belonged, and what he or she did there.
type OwnData struct {
	Person kompas.Person
	Logins []kompas.Login
	Spaces []OwnSpace
}

// OwnSpace is what one space keeps of somebody.
type OwnSpace struct {
	Name        string
	Slug        string
	Memberships []kompas.Membership
	Terms       kompas.RetentionTerms
	Done        []HistoryLine // newest first
}

// ownLines is how many lines of the history of a space are shown to whoever made them.
const ownLines = 2000

// OwnData gives the actor what is kept of him or her. Whoever of a demonstration it is, belongs to every visitor: only the account.
func (a *App) OwnData(ctx context.Context, by Actor) (OwnData, error) {
	var d OwnData
	err := a.store.View(ctx, func(tx *store.Tx) error {
		account, err := tx.Account(by.Person.ID)
		if err != nil {
			return err
		}
		d.Person = account.Person
		if account.PasswordHash == "" {
			return nil
		}
		if d.Logins, err = tx.Logins(by.Person.ID); err != nil {
			return err
		}
		spaces, err := tx.Spaces()
		if err != nil {
			return err
		}
		ever, err := tx.SpacesEver(by.Person.ID)
		if err != nil {
			return err
		}
		for _, id := range ever {
			for _, s := range spaces {
				if s.ID != id {
					continue
				}
				own, err := ownSpace(tx, s, by.Person.ID)
				if err != nil {
					return err
				}
				d.Spaces = append(d.Spaces, own)
			}
		}
		return nil
	})
	return d, err
}

func ownSpace(tx *store.Tx, s kompas.Space, id kompas.PersonID) (OwnSpace, error) {
	own := OwnSpace{Name: s.Name, Slug: s.Slug}
	if err := tx.Switch(s.ID); err != nil {
		return own, err
	}
	var err error
	if own.Memberships, err = tx.MembershipsOf(id); err != nil {
		return own, err
	}
	if own.Terms, err = tx.RetentionTerms(); err != nil {
		return own, err
	}
	own.Done, err = tx.Changes(store.ChangeFilter{Person: id, Limit: ownLines})
	return own, err
}
