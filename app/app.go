// Package app holds what users can do: one method is one intention. Each asks permission, checks the rules of the
// method, writes in one transaction and records what changed. The doors (pages, API, jobs) call nothing below it.
package app

import (
	"context"
	"time"

	"kompas/area"
	"kompas/fault"
	"kompas/kompas"
	"kompas/store"
)

// Outside is what the application needs from the world.
type Outside struct {
	Now       func() time.Time
	NewID     func() string  // UUIDv7
	NewToken  func() string  // an unguessable secret for links and sign-in, at least 128 bits
	Zone      *time.Location // Europe/Amsterdam: which day it is
	Reference string         // version of the national figures, part of each page's ETag
	Site      string         // where visitors reach the site, for links that leave it: https://kompas.gemeente.nl, no slash
	Mailer    Mailer         // nil where no mail is set up
	Scanner   Scanner        // nil where nothing looks whether a file is safe

	MaxAttachment int64 // bytes of a file that is attached; 10 MB when 0
	MaxFigures    int64 // bytes of a file with figures; 1 GB when 0
	Gather        int   // values of such a file that are kept in memory at once; about a million when 0

	Recodings area.Recodings // what became of municipalities
	Sources   Sources        // from where figures can be fetched
}

// App is the application.
type App struct {
	store   *store.Store
	out     Outside
	hashing chan struct{} // a place for each password that may be hashed at the same time
	urgent  chan struct{} // holds something when work was planned that somebody waits for
}

// New makes the application on a store.
func New(s *store.Store, o Outside) *App {
	return &App{store: s, out: o, hashing: make(chan struct{}, hashedAtOnce), urgent: make(chan struct{}, 1)}
}

// Today gives the day in the Netherlands, as it is stored: 2026-11-22.
func (a *App) Today() string { return a.day(a.out.Now()) }

// Site gives where visitors reach the site; empty where that was not set.
func (a *App) Site() string { return a.out.Site }

// Zone gives the zone in which times are shown.
func (a *App) Zone() *time.Location { return a.out.Zone }

// Now gives the instant.
func (a *App) Now() time.Time { return a.out.Now() }

func (a *App) day(t time.Time) string { return t.In(a.out.Zone).Format(time.DateOnly) }

// NewKey gives a fresh idempotency key for a form.
func (a *App) NewKey() string { return a.out.NewID() }

// ReferenceVersion names the edition of the national figures.
func (a *App) ReferenceVersion() string { return a.out.Reference }

// Ready answers nil when the database can be read.
func (a *App) Ready(ctx context.Context) error { return a.store.Ping(ctx) }

// view reads in the actor's space.
func (a *App) view(ctx context.Context, by Actor, fn func(*store.Tx) error) error {
	return a.store.Tenant(by.Space.ID).View(ctx, fn)
}

// update writes in the actor's space.
func (a *App) update(ctx context.Context, by Actor, fn func(*store.Tx) error) error {
	return a.store.Tenant(by.Space.ID).Update(ctx, fn)
}

// once writes in the actor's space at most once per idempotency key and gives the result of the first time.
func (a *App) once(ctx context.Context, by Actor, key string, fn func(*store.Tx) (string, error)) (string, error) {
	var result string
	err := a.update(ctx, by, func(tx *store.Tx) error {
		var err error
		result, err = tx.Once(string(by.Person.ID), key, func() (string, error) { return fn(tx) })
		return err
	})
	return result, err
}

// record notes what the actor did to an object.
func record(tx *store.Tx, by Actor, action, kind, id string, compass kompas.CompassID, before, after string) {
	tx.Record(store.Event{PersonID: string(by.Person.ID), PersonName: by.Person.Name, Action: action, ObjectKind: kind, ObjectID: id,
		CompassID: string(compass), Before: before, After: after})
}

// refuse says that a rule of the method holds something back.
func refuse(code string, params ...any) error { return fault.New(fault.Refused, code, params...) }
