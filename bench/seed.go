package main

import (
	"context"
	"crypto/rand"
	"fmt"
	"path/filepath"
	"strings"
	"time"

	"github.com/google/uuid"

	"kompas/app"
	"kompas/area"
	"kompas/db"
	"kompas/kompas"
	"kompas/refdata"
	"kompas/store"
)

// What every space of a measured database holds.
const (
	spacePath    = "/r/gemeente-{{who}}"
	signIn       = "proef-{{who}}" // of the officer of the space
	readCompass  = "overzicht"
	writeCompass = "schrijven" // apart, so that what is written does not lengthen the page that is read
	seedInsights = 10
)

// seed makes a database with all national figures and so many spaces, each with
// an officer, two compasses and some insights.
func seed(dir string, tenants int) error {
	ctx := context.Background()
	opened, err := db.Open(ctx, "sqlite:"+filepath.Join(dir, "kompas.db"), db.Options{})
	if err != nil {
		return err
	}
	newID := func() string { return uuid.Must(uuid.NewV7()).String() }
	salt := func() []byte { return []byte(rand.Text()[:16]) }
	s := store.New(opened, store.Outside{Now: time.Now, NewID: newID, Salt: salt})
	defer s.Close()
	if _, err := s.Migrate(ctx); err != nil {
		return err
	}
	figures, err := refdata.Open()
	if err != nil {
		return err
	}
	zone, err := time.LoadLocation("Europe/Amsterdam")
	if err != nil {
		return err
	}
	a := app.New(s, app.Outside{Now: time.Now, NewID: newID, NewToken: rand.Text, Zone: zone, Reference: figures.Version()})
	if _, err := a.LoadReference(ctx, figures); err != nil {
		return err
	}
	for i := range tenants {
		if err := seedSpace(ctx, s, a, i, newID); err != nil {
			return fmt.Errorf("space %d: %w", i+1, err)
		}
	}
	return nil
}

// seedSpace makes one space, of another municipality each time.
func seedSpace(ctx context.Context, s *store.Store, a *app.App, number int, newID func() string) error {
	var division *area.Division
	err := s.View(ctx, func(tx *store.Tx) (err error) {
		division, err = tx.NewestDivision()
		return err
	})
	if err != nil {
		return err
	}
	towns := division.Areas(area.Municipality)
	town := towns[number%len(towns)].Code
	space, err := a.AddSpace(ctx, kompas.Space{Kind: kompas.MunicipalitySpace, Name: fmt.Sprintf("Gemeente %d", number+1), AreaCode: town})
	if err != nil {
		return err
	}
	by, err := seedOfficer(ctx, s, a, space, number+1, newID)
	if err != nil {
		return err
	}
	for _, title := range []string{readCompass, writeCompass} {
		slug, err := a.StartCompass(ctx, by, map[string]string{"titel": title, "vraagstuk": "Verzonnen, om te meten."}, newID())
		if err != nil {
			return err
		}
		for i := range seedInsights {
			text := fmt.Sprintf("Sinds ik bij de inloop kom, ken ik mijn buren weer (%d).", i)
			if _, err := a.AddInsight(ctx, by, slug, map[string]string{"duiding": text, "perspectief": string(kompas.PerspectiveMunicipality)}, newID()); err != nil {
				return err
			}
		}
	}
	return s.Tenant(space.ID).Update(ctx, func(tx *store.Tx) error {
		if err := seedFigures(tx, space, by.Person.ID, division); err != nil {
			return err
		}
		c, err := tx.CompassBySlug(readCompass)
		if err != nil {
			return err
		}
		return seedWords(tx, space.ID, c.ID, by.Person.ID)
	})
}

// seedOfficer makes the policy officer of a space and signs her in.
func seedOfficer(ctx context.Context, s *store.Store, a *app.App, space kompas.Space, number int, newID func() string) (app.Actor, error) {
	token := strings.ReplaceAll(signIn, "{{who}}", fmt.Sprint(number))
	officer := kompas.Person{ID: kompas.PersonID(newID()), Name: "Bea Advies", Language: "nl", Email: fmt.Sprintf("bea-%d@voorbeeld.nl", number), Version: 1}
	login := kompas.Login{ID: newID(), PersonID: officer.ID, Device: "proef", SecondFactor: true, ExpiresAt: time.Now().Add(24 * time.Hour)}
	err := s.Update(ctx, func(tx *store.Tx) error {
		if err := tx.InsertPerson(officer, ""); err != nil {
			return err
		}
		return tx.InsertLogin(login, app.HashToken(token))
	})
	if err != nil {
		return app.Actor{}, err
	}
	member := kompas.Membership{ID: kompas.MembershipID(newID()), PersonID: officer.ID, Role: kompas.RolePolicy, ScopeKind: kompas.ScopeSpace, ValidFrom: "2026-01-01"}
	err = s.Tenant(space.ID).Update(ctx, func(tx *store.Tx) error { return tx.InsertMembership(member, officer.ID) })
	if err != nil {
		return app.Actor{}, err
	}
	return a.Enter(ctx, token, space.Slug)
}
