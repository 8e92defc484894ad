// Package pgtest gives tests a real PostgreSQL server that they start
// themselves: one cluster per test process, one fresh database per test.
//
// The server listens on a free loopback port, never runs as root and ends with
// the test process, also when that process is killed. A machine without
// PostgreSQL fails the test with what to install; it never skips.
//
//	var database = pgtest.Template{Migrate: func(ctx context.Context, ownerDSN string) error { … }}
//
//	func TestSomething(t *testing.T) {
//		db := database.New(t) // db.Owner and db.App are postgres:// addresses
//	}
package pgtest

import (
	"context"
	"fmt"
	"net/url"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
)

const (
	// OwnerRole owns every test database and the tables that migrations make.
	OwnerRole = "kompas_owner"
	// AppRole is the role the product works as: it owns nothing, is no
	// superuser and cannot bypass row-level security.
	AppRole = "kompas_app"

	templateName = "kompas_template"
	adminTimeout = 60 * time.Second
)

// Database is one fresh database. Both fields are postgres:// addresses with a
// password in them.
type Database struct {
	Owner string // as OwnerRole: may create and alter tables
	App   string // as AppRole: may read and write rows
}

// Template is a database that is migrated once per test process and copied for
// each test. Declare it as a package variable of the test and call New.
type Template struct {
	// Migrate brings an empty database to the schema the tests need. It works
	// as the owner. Nil leaves the database empty.
	Migrate func(ctx context.Context, ownerDSN string) error

	once sync.Once
	name string
	err  error
}

var (
	sharedCluster  = sync.OnceValues(func() (*Cluster, error) { return newCluster() })
	templateNumber atomic.Int64
	databaseNumber atomic.Int64
)

// New returns a fresh copy of the template on the cluster that all tests of
// this process share. It is dropped when the test ends.
func (tp *Template) New(t testing.TB) Database {
	t.Helper()
	c, err := sharedCluster()
	if err != nil {
		t.Fatal(err)
	}
	tp.once.Do(func() {
		tp.name = fmt.Sprintf("%s_%d", templateName, templateNumber.Add(1))
		tp.err = c.makeTemplate(tp.name, tp.Migrate)
	})
	if tp.err != nil {
		t.Fatal(tp.err)
	}
	return c.copyOf(t, tp.name)
}

// Database makes a fresh migrated database on this cluster; migrate may be nil.
func (c *Cluster) Database(t testing.TB, migrate func(ctx context.Context, ownerDSN string) error) Database {
	t.Helper()
	name := fmt.Sprintf("%s_%d", templateName, templateNumber.Add(1))
	if err := c.makeTemplate(name, migrate); err != nil {
		t.Fatal(err)
	}
	return c.copyOf(t, name)
}

// makeTemplate creates a database, gives the application role its rights on
// whatever the owner is about to create, and migrates it.
func (c *Cluster) makeTemplate(name string, migrate func(context.Context, string) error) error {
	ctx, cancel := context.WithTimeout(context.Background(), adminTimeout)
	defer cancel()
	err := c.exec(ctx, "postgres",
		"create database "+name+" owner "+OwnerRole,
		"revoke connect on database "+name+" from public",
		"grant connect on database "+name+" to "+AppRole)
	if err != nil {
		return fmt.Errorf("pgtest: make template: %w", err)
	}
	defaults := "alter default privileges for role " + OwnerRole + " in schema public grant "
	err = c.exec(ctx, name,
		"alter schema public owner to "+OwnerRole,
		"grant usage on schema public to "+AppRole,
		defaults+"select, insert, update, delete on tables to "+AppRole,
		defaults+"usage, select on sequences to "+AppRole)
	if err != nil {
		return fmt.Errorf("pgtest: grants in template: %w", err)
	}
	if migrate == nil {
		return nil
	}
	if err := migrate(ctx, c.address(OwnerRole, name)); err != nil {
		return fmt.Errorf("pgtest: migrate template: %w", err)
	}
	return nil
}

// copyOf copies a template and drops the copy when the test ends.
func (c *Cluster) copyOf(t testing.TB, template string) Database {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), adminTimeout)
	defer cancel()
	name := fmt.Sprintf("kompas_%d", databaseNumber.Add(1))
	// PostgreSQL refuses to copy a database somebody is connected to, so copies
	// of one template wait for each other.
	c.copying.Lock()
	err := c.exec(ctx, "postgres",
		"create database "+name+" template "+template+" strategy file_copy owner "+OwnerRole,
		"revoke connect on database "+name+" from public",
		"grant connect on database "+name+" to "+AppRole)
	c.copying.Unlock()
	if err != nil {
		t.Fatalf("pgtest: copy template: %v", err)
	}
	t.Cleanup(func() {
		if !c.running() {
			return
		}
		ctx, cancel := context.WithTimeout(context.Background(), adminTimeout)
		defer cancel()
		if err := c.exec(ctx, "postgres", "drop database if exists "+name+" with (force)"); err != nil {
			t.Logf("pgtest: drop database: %v", err)
		}
	})
	return Database{Owner: c.address(OwnerRole, name), App: c.address(AppRole, name)}
}

// address is the postgres:// address of a database for a role.
func (c *Cluster) address(role, database string) string {
	u := url.URL{
		Scheme:   "postgres",
		User:     url.UserPassword(role, c.password),
		Host:     fmt.Sprintf("127.0.0.1:%d", c.port),
		Path:     "/" + database,
		RawQuery: "sslmode=disable",
	}
	return u.String()
}

// exec runs statements one by one as superuser.
func (c *Cluster) exec(ctx context.Context, database string, statements ...string) error {
	conn, err := pgx.Connect(ctx, c.address(superuser, database))
	if err != nil {
		return err
	}
	defer conn.Close(ctx)
	for _, statement := range statements {
		if _, err := conn.Exec(ctx, statement); err != nil {
			return fmt.Errorf("%s: %w", statement, err)
		}
	}
	return nil
}

// Alone starts a cluster outside a test, for the measuring kit, and gives the address of an empty database on it; end it
// with the function it gives.
func Alone() (owner string, end func(), err error) {
	c, err := newCluster()
	if err != nil {
		return "", nil, err
	}
	if err := c.makeTemplate(templateName, nil); err != nil {
		c.destroy()
		return "", nil, err
	}
	return c.address(OwnerRole, templateName), c.destroy, nil
}
