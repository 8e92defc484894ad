// Package store keeps the house's data in SQLite or PostgreSQL. Tenant data is reached only through a handle that is
// bound to one tenant, so that no query can forget whose rows it reads.
package store

import (
	"context"
	"embed"
	"io/fs"
	"time"

	"kompas/db"
	"kompas/fault"
)

//go:embed migration/*.sql
var migrationFiles embed.FS

func migrations() fs.FS {
	sub, err := fs.Sub(migrationFiles, "migration")
	if err != nil {
		panic(err) // only a misspelt folder name above
	}
	return sub
}

// Store is the whole store. Now and NewID come from outside, so that a test can say what time it is.
type Store struct {
	db    *db.DB
	now   func() time.Time
	newID func() string
	salt  func() []byte

	reference *referenceCache
}

// Outside is what the store needs from the world: the clock, new ids (UUIDv7) and salts (16 random bytes).
type Outside struct {
	Now   func() time.Time
	NewID func() string
	Salt  func() []byte
}

// New makes a store on an open database.
func New(d *db.DB, o Outside) *Store {
	return &Store{db: d, now: o.Now, newID: o.NewID, salt: o.Salt, reference: &referenceCache{}}
}

// Migrate brings the schema up to date. On PostgreSQL it also raises the second fence: row-level security.
func (s *Store) Migrate(ctx context.Context) (int, error) { return s.migrateTo(ctx, db.Newest) }

func (s *Store) migrateTo(ctx context.Context, version int64) (int, error) {
	n, err := s.db.Migrate(ctx, migrations(), version)
	if err != nil {
		return n, err
	}
	return n, s.db.Fence(ctx, tableNames(TenantTable))
}

// SchemaVersion gives the number of the newest migration in the database, and of the newest this program knows.
func (s *Store) SchemaVersion(ctx context.Context) (has, newest int64, err error) {
	return s.db.SchemaVersion(ctx, migrations())
}

// Ping answers nil when the database can be read.
func (s *Store) Ping(ctx context.Context) error { return outage(s.db.Ping(ctx)) }

// Close closes the database.
func (s *Store) Close() error { return s.db.Close() }

// Engine names the database engine, for the health page and the log.
func (s *Store) Engine() string { return string(s.db.Engine) }

// Space is the handle on one tenant's data.
type Space struct {
	s  *Store
	id int64
}

// Tenant binds a handle to one tenant.
func (s *Store) Tenant(id int64) Space { return Space{s: s, id: id} }

// View reads on one snapshot.
func (sp Space) View(ctx context.Context, fn func(*Tx) error) error {
	return sp.s.view(ctx, sp.id, fn)
}

// Update writes in one transaction, together with its history.
func (sp Space) Update(ctx context.Context, fn func(*Tx) error) error {
	return sp.s.update(ctx, sp.id, fn)
}

// View reads reference data: spaces, people, national figures.
func (s *Store) View(ctx context.Context, fn func(*Tx) error) error { return s.view(ctx, 0, fn) }

// Glance is View for the few rows of reference data that every request reads.
func (s *Store) Glance(ctx context.Context, fn func(*Tx) error) error {
	return outage(s.db.Glance(ctx, 0, func(d *db.Tx) error { return fn(&Tx{Tx: d, store: s, Now: s.now()}) }))
}

// Update writes reference data.
func (s *Store) Update(ctx context.Context, fn func(*Tx) error) error { return s.update(ctx, 0, fn) }

func (s *Store) view(ctx context.Context, tenant int64, fn func(*Tx) error) error {
	return outage(s.db.View(ctx, tenant, func(d *db.Tx) error {
		return fn(&Tx{Tx: d, store: s, tenant: tenant, Now: s.now()})
	}))
}

func (s *Store) update(ctx context.Context, tenant int64, fn func(*Tx) error) error {
	return outage(s.db.Update(ctx, tenant, func(d *db.Tx) error {
		tx := &Tx{Tx: d, store: s, tenant: tenant, Now: s.now()}
		if err := fn(tx); err != nil {
			return err
		}
		return tx.writeHistories()
	}))
}

// outage turns "the database is gone or full" into something a page can say.
// What is asked for by a name that no row can have is not found.
func outage(err error) error {
	switch {
	case err == nil || fault.As(err) != nil:
		return err
	case db.IsGone(err) || db.IsFull(err):
		return &fault.Error{Kind: fault.Unavailable, Code: "niet_bereikbaar", Cause: err}
	case db.IsNoText(err):
		return &fault.Error{Kind: fault.NotFound, Code: "niet_gevonden", Cause: err}
	}
	return err
}

// Tx is a transaction of one tenant, or of reference data only. Now is its one instant.
type Tx struct {
	*db.Tx
	store   *Store
	tenant  int64
	Now     time.Time
	events  []Event
	touched bool
	shared  map[int64][]Event // for the histories of other spaces
	edition *string           // of the national figures, once it was asked for
	asOf    time.Time         // figures are read as they were known then; the zero time is now
}

// Tenant gives the number of the space this transaction is bound to; 0 for reference data only.
func (tx *Tx) Tenant() int64 { return tx.tenant }

// NewID gives a new object id.
func (tx *Tx) NewID() string { return tx.store.newID() }

// Millis writes an instant as it is stored: unix milliseconds, UTC.
func Millis(t time.Time) int64 { return t.UnixMilli() }

// Instant reads a stored instant.
func Instant(ms int64) time.Time { return time.UnixMilli(ms) }

// scanner is a row to read from.
type scanner interface{ Scan(dest ...any) error }

// all reads every row of a query with one scan function.
func all[T any](tx *Tx, scan func(scanner) (T, error), query string, args ...any) ([]T, error) {
	rows, err := tx.Query(query, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var out []T
	for rows.Next() {
		v, err := scan(rows)
		if err != nil {
			return nil, err
		}
		out = append(out, v)
	}
	return out, rows.Err()
}

// one reads a single row; a row that is not there, or not this tenant's, is fault.NotFound.
func one[T any](tx *Tx, scan func(scanner) (T, error), query string, args ...any) (T, error) {
	v, err := scan(tx.QueryRow(query, args...))
	if db.IsNone(err) {
		return v, fault.Missing()
	}
	return v, err
}

// changed demands that an update with "version = $n" touched its row; otherwise somebody was first.
func changed(rows int64, err error) error {
	if err != nil {
		return err
	}
	if rows == 0 {
		return fault.New(fault.Stale, "verouderd")
	}
	return nil
}

// orNull stores an empty id as null, so that the foreign key holds.
func orNull[T ~string](id T) any {
	if id == "" {
		return nil
	}
	return string(id)
}

// NewSalt gives fresh random bytes, for hashes that must tell nothing.
func (tx *Tx) NewSalt() []byte { return tx.store.salt() }
