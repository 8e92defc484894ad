package app

import (
	"context"
	"crypto/sha256"
	"slices"

	"kompas/fault"
	"kompas/kompas"
	"kompas/store"
)

// NewCode gives a fresh code that opens something: a link for residents, or the withdrawal of a story. A form carries it,
// so that sending the form twice leads to the same code; only its hash is stored.
func (a *App) NewCode() string {
	h := sha256.Sum256([]byte(a.out.NewToken()))
	return kompas.Code(h[:])
}

// hashCode gives the form in which a code is stored.
func hashCode(code string) []byte { return HashToken(kompas.ReadCode(code)) }

// ResidentLinks is the page of the links of a compass.
type ResidentLinks struct {
	CompassFrame
	Links []kompas.ResidentLink // newest first
}

// ResidentLinks lists the links of a compass for whoever may make them.
func (a *App) ResidentLinks(ctx context.Context, by Actor, slug string) (ResidentLinks, error) {
	var v ResidentLinks
	err := a.view(ctx, by, func(tx *store.Tx) error {
		c, on, err := by.openCompass(tx, slug, kompas.ActCompass, 'C')
		if err != nil {
			return err
		}
		if v.CompassFrame, err = a.frame(tx, c, on); err != nil {
			return err
		}
		v.Links, err = tx.ResidentLinks(c.ID)
		v.Links = slices.DeleteFunc(v.Links, kompas.ResidentLink.ForGuest)
		return err
	})
	return v, err
}

// ResidentLink finds the link of a code that still holds, in the compass it is for: to show its address once more.
func (a *App) ResidentLink(ctx context.Context, by Actor, slug, code string) (CompassFrame, kompas.ResidentLink, error) {
	return a.shownLink(ctx, by, slug, code, kompas.ActCompass, false)
}

// shownLink finds a link that still holds, of a guest or of residents, for whoever makes such links.
func (a *App) shownLink(ctx context.Context, by Actor, slug, code string, action kompas.Action, guest bool) (CompassFrame, kompas.ResidentLink, error) {
	var f CompassFrame
	var l kompas.ResidentLink
	err := a.view(ctx, by, func(tx *store.Tx) error {
		c, on, err := by.openCompass(tx, slug, action, 'C')
		if err != nil {
			return err
		}
		if l, err = tx.ResidentLinkByCode(hashCode(code)); err != nil {
			return err
		}
		if l.CompassID != c.ID || l.ForGuest() != guest {
			return fault.Missing()
		}
		f, err = a.frame(tx, c, on)
		return err
	})
	return f, l, err
}

// AddResidentLink makes a link that lets residents take part in a compass. code is the one the form carried; another one
// takes its place when it is no code or taken. It gives the code of the link.
func (a *App) AddResidentLink(ctx context.Context, by Actor, slug string, form map[string]string, code, key string) (string, error) {
	code = kompas.ReadCode(code)
	fresh := code
	_, err := a.once(ctx, by, key, func(tx *store.Tx) (string, error) {
		c, _, err := by.openCompass(tx, slug, kompas.ActCompass, 'C')
		if err != nil {
			return "", err
		}
		if c.Archived() {
			return "", refuse("kompas_gearchiveerd")
		}
		if c.IsPractice {
			return "", refuse("oefenkompas_blijft_binnen")
		}
		l := kompas.ResidentLink{ID: kompas.ResidentLinkID(tx.NewID()), CompassID: c.ID, Days: kompas.LinkDays}
		if err := fill(&l, kompas.ResidentLinkFields(), form); err != nil {
			return "", err
		}
		l.ExpiresAt = tx.Now.AddDate(0, 0, l.Days)
		if fresh, err = a.insertLink(tx, by, l, code); err != nil {
			return "", err
		}
		record(tx, by, "create", "bewonerslink", string(l.ID), c.ID, "", l.Label)
		return "", nil // never the code: what is kept under an idempotency key can be read
	})
	return fresh, err
}

func (a *App) insertLink(tx *store.Tx, by Actor, l kompas.ResidentLink, code string) (string, error) {
	for {
		if code == "" {
			code = a.NewCode()
		}
		stored, err := tx.InsertResidentLink(l, hashCode(code), by.Person.ID)
		if err != nil || stored {
			return code, err
		}
		code = ""
	}
}

// WithdrawResidentLink ends a link: whoever opens it from now on finds nothing.
func (a *App) WithdrawResidentLink(ctx context.Context, by Actor, slug string, id kompas.ResidentLinkID) error {
	return a.endLink(ctx, by, slug, id, kompas.ActCompass, false)
}
