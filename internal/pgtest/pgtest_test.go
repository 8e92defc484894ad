package pgtest

import (
	"bufio"
	"context"
	"errors"
	"os"
	"os/exec"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
)

var schema = Template{Migrate: func(ctx context.Context, owner string) error {
	conn, err := pgx.Connect(ctx, owner)
	if err != nil {
		return err
	}
	defer conn.Close(ctx)
	_, err = conn.Exec(ctx, `create table note (id bigint primary key, body text not null)`)
	return err
}}

func connect(t *testing.T, address string) *pgx.Conn {
	t.Helper()
	conn, err := pgx.Connect(t.Context(), address)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { conn.Close(context.Background()) })
	return conn
}

func one[T any](t *testing.T, conn *pgx.Conn, query string) T {
	t.Helper()
	var value T
	if err := conn.QueryRow(t.Context(), query).Scan(&value); err != nil {
		t.Fatalf("%s: %v", query, err)
	}
	return value
}

func TestEachTestGetsItsOwnCopy(t *testing.T) {
	first, second := schema.New(t), schema.New(t)
	if _, err := connect(t, first.App).Exec(t.Context(), `insert into note values (1, 'a')`); err != nil {
		t.Fatal(err)
	}
	if n := one[int](t, connect(t, second.App), `select count(*) from note`); n != 0 {
		t.Fatalf("the second copy has %d rows of the first", n)
	}
}

func TestApplicationRoleOwnsNothingAndCannotBypassRowSecurity(t *testing.T) {
	app := connect(t, schema.New(t).App)
	if one[bool](t, app, `select rolsuper or rolbypassrls or rolcreaterole or rolcreatedb from pg_roles where rolname = current_user`) {
		t.Fatal("the application role has a right it should not have")
	}
	if owner := one[string](t, app, `select tableowner from pg_tables where tablename = 'note'`); owner != OwnerRole {
		t.Fatalf("note is owned by %s", owner)
	}
	for _, statement := range []string{`drop table note`, `alter table note add column x text`, `create table other (id bigint)`} {
		if _, err := app.Exec(t.Context(), statement); err == nil {
			t.Errorf("the application role could: %s", statement)
		}
	}
}

func TestCommitsWaitForTheLog(t *testing.T) {
	conn := connect(t, schema.New(t).App)
	if v := one[string](t, conn, `show synchronous_commit`); v != "on" {
		t.Fatalf("synchronous_commit = %s", v)
	}
}

func TestDurableClusterKeepsCommitsThroughACrash(t *testing.T) {
	cluster := Start(t, Durable)
	db := cluster.Database(t, schema.Migrate)
	before := connect(t, db.App)
	if v := one[string](t, before, `show fsync`); v != "on" {
		t.Fatalf("fsync = %s", v)
	}
	if _, err := before.Exec(t.Context(), `insert into note values (1, 'kept')`); err != nil {
		t.Fatal(err)
	}
	cluster.Kill(t)
	if _, err := pgx.Connect(t.Context(), db.App); err == nil {
		t.Fatal("a killed server still answers")
	}
	cluster.Start(t)
	if body := one[string](t, connect(t, db.App), `select body from note`); body != "kept" {
		t.Fatalf("after the crash the row reads %q", body)
	}
	cluster.Stop(t)
}

func TestMissingPostgreSQLSaysWhatToInstall(t *testing.T) {
	if !strings.Contains(errNotInstalled.Error(), "apt-get install postgresql") {
		t.Fatal("the message does not say what to install")
	}
	t.Setenv("PATH", t.TempDir())
	if bin, err := findBinaries(); err != nil && !errors.Is(err, errNotInstalled) {
		t.Fatalf("found %q, %v", bin, err)
	}
}

// TestKilledProcessLeavesNothingBehind starts this test binary again, kills it
// without warning and waits until its server and its folder are gone.
func TestKilledProcessLeavesNothingBehind(t *testing.T) {
	const flag = "PGTEST_CHILD"
	if os.Getenv(flag) != "" {
		c, err := sharedCluster()
		if err != nil {
			t.Fatal(err)
		}
		os.Stdout.WriteString("dir " + c.dir + "\n")
		select {} // until killed
	}
	child := exec.Command(os.Args[0], "-test.run", "^TestKilledProcessLeavesNothingBehind$")
	child.Env = append(os.Environ(), flag+"=1")
	out, err := child.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := child.Start(); err != nil {
		t.Fatal(err)
	}
	dir := ""
	for lines := bufio.NewScanner(out); dir == "" && lines.Scan(); {
		dir, _ = strings.CutPrefix(lines.Text(), "dir ")
	}
	if dir == "" {
		t.Fatal("the child started no cluster")
	}
	_ = child.Process.Signal(syscall.SIGKILL)
	_ = child.Wait()
	deadline := time.Now().Add(20 * time.Second)
	for {
		if _, err := os.Stat(dir); errors.Is(err, os.ErrNotExist) {
			return
		}
		if time.Now().After(deadline) {
			t.Fatalf("%s is still there", dir)
		}
		time.Sleep(20 * time.Millisecond)
	}
}
