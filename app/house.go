package app

import (
	"context"
	"fmt"
	"slices"
	"time"

	"kompas/area"
	"kompas/fault"
	"kompas/kompas"
	"kompas/store"
)

// What whoever runs this installation does from the command line. There is no actor: who can run commands on the
// server may do all of it.

const (
	setupLinkHolds = 24 * time.Hour
	demoSetting    = "demo"
	defaultHorizon = 4 // years a result looks ahead, until a space chooses otherwise
)

// Spaces gives the open spaces.
func (a *App) Spaces(ctx context.Context) (spaces []kompas.Space, err error) {
	err = a.store.View(ctx, func(tx *store.Tx) error {
		spaces, err = tx.Spaces()
		return err
	})
	return spaces, err
}

// AddSpace makes a new space from its kind, name and area code; its address follows from the name.
// Errors: codes at the fields naam and gebied.
func (a *App) AddSpace(ctx context.Context, s kompas.Space) (kompas.Space, error) {
	var wrong []*fault.Error
	var f *fault.Error
	if s.Name, f = kompas.CleanText("naam", s.Name, kompas.MaxName, false); f != nil {
		wrong = append(wrong, f)
	} else if s.Name == "" {
		wrong = append(wrong, fault.Field("naam", "verplicht"))
	}
	if _, level, err := area.ParseCode(s.AreaCode); s.AreaCode != "" && (err != nil || level != area.Municipality) {
		wrong = append(wrong, fault.Field("gebied", "geen_gemeentecode"))
	}
	if err := fault.Form(wrong); err != nil {
		return s, err
	}
	s.HorizonDefault = defaultHorizon
	err := a.store.Update(ctx, func(tx *store.Tx) (err error) {
		if err := knownMunicipality(tx, s.AreaCode); err != nil {
			return err
		}
		if s.Slug, err = freeSpaceSlug(tx, s.Name); err != nil {
			return err
		}
		s.ID, err = tx.InsertSpace(s)
		return err
	})
	return s, err
}

// knownMunicipality refuses the code of a municipality that is not in the national figures, where there are any.
func knownMunicipality(tx *store.Tx, code string) error {
	list, err := municipalities(tx)
	if err != nil || code == "" || len(list) == 0 || slices.ContainsFunc(list, func(x area.Area) bool { return x.Code == code }) {
		return err
	}
	return fault.Form([]*fault.Error{fault.Field("gebied", "gemeente_onbekend")})
}

// freeSpaceSlug gives the slug of a name, with a number behind it when another space has it.
func freeSpaceSlug(tx *store.Tx, name string) (string, error) {
	slug := kompas.Slug(name)
	for n := 2; ; n++ {
		taken, err := tx.SpaceSlugTaken(slug)
		if err != nil || !taken {
			return slug, err
		}
		slug = fmt.Sprintf("%s-%d", kompas.Slug(name), n)
	}
}

// CloseSpace closes a space. Nobody comes in any more; the data stays.
func (a *App) CloseSpace(ctx context.Context, slug string) error {
	return a.store.Update(ctx, func(tx *store.Tx) error { return tx.CloseSpace(slug) })
}

// SetupLink gives the secret of a link with which the first municipality and its manager are set up, once and within
// a day; empty when somebody lives here already.
func (a *App) SetupLink(ctx context.Context) (token string, err error) {
	err = a.store.Update(ctx, func(tx *store.Tx) error {
		deserted, err := tx.Deserted()
		if err != nil || !deserted {
			return err
		}
		token = a.out.NewToken()
		return tx.InsertSetupLink(HashToken(token), store.Millis(tx.Now.Add(setupLinkHolds)))
	})
	return token, err
}

// ClaimDemo makes an empty installation a demo, for good. An installation with real content can never become one.
func (a *App) ClaimDemo(ctx context.Context) error {
	return a.store.Update(ctx, func(tx *store.Tx) error {
		demo, err := isDemo(tx)
		if err != nil || demo {
			return err
		}
		deserted, err := tx.Deserted()
		if err != nil {
			return err
		}
		if !deserted {
			return refuse("geen_demo")
		}
		return tx.SetSetting(demoSetting, "ja")
	})
}

// IsDemo says whether this installation is a demo.
func (a *App) IsDemo(ctx context.Context) (demo bool, err error) {
	err = a.store.View(ctx, func(tx *store.Tx) (err error) {
		demo, err = isDemo(tx)
		return err
	})
	return demo, err
}
