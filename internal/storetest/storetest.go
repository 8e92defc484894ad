// Package storetest gives tests a migrated store on SQLite and on PostgreSQL, with a clock they set themselves and
// ids and salts that are the same in every run. On PostgreSQL it works as the role of the product, which owns nothing,
// so that row-level security is really tested.
//
//	func TestSomething(t *testing.T) {
//		storetest.Each(t, func(t *testing.T, s *store.Store, kit *storetest.Kit) {
//			space := s.Tenant(kit.Tenant(t))
//			…
//		})
//	}
package storetest

import (
	"context"
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"kompas/db"
	"kompas/internal/pgtest"
	"kompas/kompas"
	"kompas/store"
)

// Kit is what belongs to one store of a test.
type Kit struct {
	Engine db.Engine
	URL    string // the address the product works with
	Owner  string // the address of the owner of the tables; the same as URL on SQLite
	Clock  *Clock

	store   *store.Store
	mu      sync.Mutex
	ids     int
	salts   uint64
	tenants int
}

// Engines lists the engines every store test runs on.
func Engines() []db.Engine { return []db.Engine{db.SQLite, db.Postgres} }

// Each runs a test on both engines, each time with a fresh database.
func Each(t *testing.T, run func(t *testing.T, s *store.Store, kit *Kit)) {
	t.Helper()
	for _, engine := range Engines() {
		t.Run(string(engine), func(t *testing.T) {
			s, kit := Open(t, engine)
			run(t, s, kit)
		})
	}
}

// Open gives a store on a fresh, migrated database.
func Open(t testing.TB, engine db.Engine) (*store.Store, *Kit) {
	t.Helper()
	if engine == db.Postgres {
		d := postgres.New(t)
		return openAt(t, engine, d.App, d.Owner)
	}
	path := filepath.Join(t.TempDir(), "kompas.db")
	template, err := liteTemplate()
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, template, 0o600); err != nil {
		t.Fatal(err)
	}
	return openAt(t, engine, "sqlite:"+path, "sqlite:"+path)
}

// OpenEmpty gives a store on a database without any table, connected as the owner.
func OpenEmpty(t testing.TB, engine db.Engine) (*store.Store, *Kit) {
	t.Helper()
	if engine == db.Postgres {
		d := empty.New(t)
		return openAt(t, engine, d.Owner, d.Owner)
	}
	address := "sqlite:" + filepath.Join(t.TempDir(), "leeg.db")
	return openAt(t, engine, address, address)
}

// OnCluster gives a store on a PostgreSQL server of its own, that the test may stop, kill and start again.
func OnCluster(t testing.TB, options ...pgtest.Option) (*store.Store, *Kit, *pgtest.Cluster) {
	t.Helper()
	cluster := pgtest.Start(t, options...)
	d := cluster.Database(t, migrate)
	s, kit := openAt(t, db.Postgres, d.App, d.Owner)
	return s, kit, cluster
}

func openAt(t testing.TB, engine db.Engine, url, owner string) (*store.Store, *Kit) {
	t.Helper()
	kit := &Kit{Engine: engine, URL: url, Owner: owner, Clock: NewClock()}
	kit.store = kit.Reopen(t, db.Options{})
	return kit.store, kit
}

// Reopen opens the same database once more, beside the stores that are open on it.
func (k *Kit) Reopen(t testing.TB, opt db.Options) *store.Store {
	t.Helper()
	d, err := db.Open(t.Context(), k.URL, opt)
	if err != nil {
		t.Fatal(err)
	}
	s := store.New(d, k.Outside())
	t.Cleanup(func() { s.Close() })
	return s
}

// Outside gives the kit's clock, ids and salts.
func (k *Kit) Outside() store.Outside {
	return store.Outside{Now: k.Clock.Now, NewID: k.NewID, Salt: k.salt}
}

// NewID gives the next id: UUIDv7 in form, a count in content.
func (k *Kit) NewID() string {
	k.mu.Lock()
	defer k.mu.Unlock()
	k.ids++
	return fmt.Sprintf("00000000-0000-7000-8000-%012x", k.ids)
}

func (k *Kit) salt() []byte {
	k.mu.Lock()
	defer k.mu.Unlock()
	k.salts++
	sum := sha256.Sum256(binary.BigEndian.AppendUint64(nil, k.salts))
	return sum[:16]
}

// Tenant makes a space and gives its number.
func (k *Kit) Tenant(t testing.TB) int64 {
	t.Helper()
	k.mu.Lock()
	k.tenants++
	n := k.tenants
	k.mu.Unlock()
	space := kompas.Space{Kind: kompas.MunicipalitySpace, Name: fmt.Sprintf("Gemeente %d", n), Slug: fmt.Sprintf("gemeente-%d", n), HorizonDefault: 4}
	err := k.store.Update(t.Context(), func(tx *store.Tx) (err error) {
		space.ID, err = tx.InsertSpace(space)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return space.ID
}

// Compass makes a compass in a space, with the person who owns it.
func (k *Kit) Compass(t testing.TB, space store.Space) kompas.Compass {
	t.Helper()
	c := kompas.Compass{ID: kompas.CompassID(k.NewID()), Title: "Eenzaamheid 75+", AreaCode: "GM0308", StartYear: 2026, HorizonYears: 4,
		Status: kompas.CompassBuilding, OwnerID: kompas.PersonID(k.NewID()), Version: 1}
	c.Slug = "kompas-" + string(c.ID)
	err := space.Update(t.Context(), func(tx *store.Tx) error {
		_, err := tx.Exec(`/* Kit.Compass.owner */ insert into person (id, email, email_key, name, created_at) values ($1, $1, $1, 'An de Vries', 0)`,
			string(c.OwnerID))
		if err != nil {
			return err
		}
		return tx.InsertCompass(c, kompas.CompassCycle{ID: kompas.CycleID(k.NewID()), CompassID: c.ID, Number: 1, StartedOn: "2026-03-02"})
	})
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// Clock is a clock that only the test moves.
type Clock struct {
	mu  sync.Mutex
	now time.Time
}

// NewClock starts at ten o'clock on a Monday in March.
func NewClock() *Clock {
	return &Clock{now: time.Date(2026, time.March, 2, 9, 0, 0, 0, time.UTC)}
}

// Now gives the time the test has set.
func (c *Clock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.now
}

// Set makes it another moment.
func (c *Clock) Set(t time.Time) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.now = t
}

// Advance lets time pass.
func (c *Clock) Advance(d time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.now = c.now.Add(d)
}

var (
	postgres = pgtest.Template{Migrate: migrate}
	empty    = pgtest.Template{}
)

// migrate brings a database to the schema of the product.
func migrate(ctx context.Context, address string) error {
	d, err := db.Open(ctx, address, db.Options{})
	if err != nil {
		return err
	}
	s := store.New(d, store.Outside{Now: time.Now})
	if _, err := s.Migrate(ctx); err != nil {
		s.Close()
		return err
	}
	return s.Close()
}

// liteTemplate migrates one SQLite file per test process; every test gets a copy.
var liteTemplate = sync.OnceValues(func() ([]byte, error) {
	dir, err := os.MkdirTemp("", "kompas-template-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	path := filepath.Join(dir, "kompas.db")
	if err := migrate(context.Background(), "sqlite:"+path); err != nil {
		return nil, err
	}
	return os.ReadFile(path)
})
