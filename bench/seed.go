package main

import (
	"context"
	"crypto/rand"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"github.com/google/uuid"

	"kompas/app"
	"kompas/db"
	"kompas/kompas"
	"kompas/refdata"
	"kompas/store"
)

// What every space of a measured database holds.
const (
	spacePath    = "/r/gemeente-1" // the space that is visited
	readCompass  = "Overzicht"
	writeCompass = "Schrijven" // apart, so that what is written does not lengthen the page that is read
	seedInsights = 10
	tokenFile    = "token" // beside the database: the sign-in of the officer of the first space
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
		token, err := seedSpace(ctx, s, a, i+1, newID)
		if err != nil {
			return fmt.Errorf("space %d: %w", i+1, err)
		}
		if i == 0 {
			if err := os.WriteFile(filepath.Join(dir, tokenFile), []byte(token), 0o600); err != nil {
				return err
			}
		}
	}
	return nil
}

// seedSpace makes one space and gives the sign-in token of its officer.
func seedSpace(ctx context.Context, s *store.Store, a *app.App, number int, newID func() string) (string, error) {
	space, err := a.AddSpace(ctx, kompas.Space{Kind: kompas.MunicipalitySpace, Name: fmt.Sprintf("Gemeente %d", number), AreaCode: "GM0308"})
	if err != nil {
		return "", err
	}
	token := rand.Text()
	officer := kompas.Person{ID: kompas.PersonID(newID()), Name: "Bea Advies", Language: "nl", Email: fmt.Sprintf("bea-%d@voorbeeld.nl", number), Version: 1}
	login := kompas.Login{ID: newID(), PersonID: officer.ID, Device: "proef", SecondFactor: true, ExpiresAt: time.Now().Add(24 * time.Hour)}
	err = s.Update(ctx, func(tx *store.Tx) error {
		if err := tx.InsertPerson(officer, ""); err != nil {
			return err
		}
		return tx.InsertLogin(login, app.HashToken(token))
	})
	if err != nil {
		return "", err
	}
	member := kompas.Membership{ID: kompas.MembershipID(newID()), PersonID: officer.ID, Role: kompas.RolePolicy, ScopeKind: kompas.ScopeSpace, ValidFrom: "2026-01-01"}
	err = s.Tenant(space.ID).Update(ctx, func(tx *store.Tx) error { return tx.InsertMembership(member, officer.ID) })
	if err != nil {
		return "", err
	}
	by, err := a.Enter(ctx, token, space.Slug)
	if err != nil {
		return "", err
	}
	if err := s.Tenant(space.ID).Update(ctx, func(tx *store.Tx) error { return seedFigures(tx, space.ID, officer.ID) }); err != nil {
		return "", err
	}
	for _, title := range []string{readCompass, writeCompass} {
		slug, err := a.StartCompass(ctx, by, map[string]string{"titel": title, "vraagstuk": "Verzonnen, om te meten."}, newID())
		if err != nil {
			return "", err
		}
		for i := range seedInsights {
			text := fmt.Sprintf("Sinds ik bij de inloop kom, ken ik mijn buren weer (%d).", i)
			if _, err := a.AddInsight(ctx, by, slug, map[string]string{"duiding": text}, newID()); err != nil {
				return "", err
			}
		}
		if title == readCompass {
			err := s.Tenant(space.ID).Update(ctx, func(tx *store.Tx) error {
				c, err := tx.CompassBySlug(slug)
				if err != nil {
					return err
				}
				return seedWords(tx, space.ID, c.ID, officer.ID)
			})
			if err != nil {
				return "", err
			}
		}
	}
	return token, nil
}
