package main

import (
	"crypto/rand"
	"fmt"
	"os"
	"strings"
	"time"

	"github.com/google/uuid"

	"kompas/app"
	"kompas/db"
	"kompas/store"
)

// database is the flag of every command that works on one.
type database struct {
	Database string `help:"De database: sqlite:BESTAND of postgres://…" default:"sqlite:data/kompas.db" secret:""`
}

// open opens the database as it is.
func (d database) open(in *surroundings) (*store.Store, error) { return openStore(in, d.Database) }

func openStore(in *surroundings, address string) (*store.Store, error) {
	return openStoreAt(in, address, time.Now)
}

// openStoreAt opens a database with a clock.
func openStoreAt(in *surroundings, address string, now func() time.Time) (*store.Store, error) {
	opened, err := db.Open(in.ctx, address, db.Options{})
	if err != nil {
		return nil, err
	}
	return store.New(opened, store.Outside{Now: now, NewID: newID, Salt: newSalt}), nil
}

// openExisting opens a database that must be there, with its tables up to date, and changes nothing.
func openExisting(in *surroundings, address string) (*store.Store, error) {
	if path, ok := strings.CutPrefix(address, "sqlite:"); ok {
		if _, err := os.Stat(path); err != nil { // opening would make an empty one
			return nil, fmt.Errorf("er is geen database: %w", err)
		}
	}
	s, err := openStore(in, address)
	if err != nil {
		return nil, err
	}
	has, newest, err := s.SchemaVersion(in.ctx)
	if err == nil && has != newest {
		err = fmt.Errorf("de tabellen zijn van een andere versie (%d) dan dit programma (%d); voer eerst 'kompas migrate' uit", has, newest)
	}
	if err != nil {
		s.Close()
		return nil, err
	}
	return s, nil
}

// openReady opens the database with its tables up to date.
func (d database) openReady(in *surroundings) (*store.Store, error) {
	s, err := d.open(in)
	if err != nil {
		return nil, err
	}
	if err := migrate(in, s); err != nil {
		s.Close()
		return nil, err
	}
	return s, nil
}

// migrate brings the tables up to date and refuses a database that a newer program has changed.
func migrate(in *surroundings, s *store.Store) error {
	has, newest, err := s.SchemaVersion(in.ctx)
	if err != nil {
		return err
	}
	if has > newest {
		return fmt.Errorf("deze database is van een nieuwere versie van het programma (tabellen %d, wij kennen %d)", has, newest)
	}
	n, err := s.Migrate(in.ctx)
	if err != nil {
		return fmt.Errorf("de tabellen zijn niet op orde; voer 'kompas migrate' uit als eigenaar van de database: %w", err)
	}
	if n > 0 {
		in.log.Info("migrated", "engine", s.Engine(), "migrations", n)
	}
	return nil
}

// newApp makes the application with the world's clock, ids and secrets, the edition of its national figures, and the
// address at which visitors reach it.
func newApp(s *store.Store, reference, site string) (*app.App, error) {
	return newAppAt(s, reference, site, time.Now)
}

// newAppAt makes the application with a clock.
func newAppAt(s *store.Store, reference, site string, now func() time.Time) (*app.App, error) {
	o, err := outside(reference, site, now)
	return app.New(s, o), err
}

// outside is what every application needs of the world.
func outside(reference, site string, now func() time.Time) (app.Outside, error) {
	zone, err := time.LoadLocation("Europe/Amsterdam")
	return app.Outside{Now: now, NewID: newID, NewToken: rand.Text, Zone: zone, Reference: reference, Site: site}, err
}

// newID gives a UUIDv7: ids made later sort later.
func newID() string { return uuid.Must(uuid.NewV7()).String() }

func newSalt() []byte {
	salt := make([]byte, 16)
	rand.Read(salt) // never fails: it ends the program when there is no randomness
	return salt
}
