package db

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
	"modernc.org/sqlite"

	"kompas/internal/pgtest"
)

var empty = pgtest.Template{}

func openTest(t *testing.T, address string, opt Options) *DB {
	t.Helper()
	d, err := Open(t.Context(), address, opt)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { d.Close() })
	return d
}

func openFile(t *testing.T) *DB {
	t.Helper()
	d := openTest(t, "sqlite:"+filepath.Join(t.TempDir(), "test.db"), Options{})
	must(t, d.Update(t.Context(), 0, func(tx *Tx) error {
		_, err := tx.Exec("create table note (id integer not null primary key, body text not null) strict")
		return err
	}))
	return d
}

// openServer gives a database as the application role, and a connection of its owner.
func openServer(t *testing.T) (*DB, *pgx.Conn) {
	t.Helper()
	address := empty.New(t)
	owner, err := pgx.Connect(t.Context(), address.Owner)
	must(t, err)
	t.Cleanup(func() { owner.Close(context.Background()) })
	_, err = owner.Exec(t.Context(), "create table note (id bigint not null primary key, body text not null)")
	must(t, err)
	return openTest(t, address.App, Options{}), owner
}

func each(t *testing.T, run func(t *testing.T, d *DB)) {
	t.Run("sqlite", func(t *testing.T) { run(t, openFile(t)) })
	t.Run("postgres", func(t *testing.T) {
		d, _ := openServer(t)
		run(t, d)
	})
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func note(id int) func(*Tx) error {
	return func(tx *Tx) error {
		_, err := tx.Exec("insert into note (id, body) values ($1, 'x')", id)
		return err
	}
}

func notes(t *testing.T, d *DB) (n int) {
	t.Helper()
	must(t, d.View(t.Context(), 0, func(tx *Tx) error { return tx.QueryRow("select count(*) from note").Scan(&n) }))
	return n
}

// The hook runs inside SQLite's commit: at that moment no job of the batch may have its answer, not even one that
// failed, and a moment later all have.
func TestOnSQLiteNoAnswerLeavesBeforeTheCommit(t *testing.T) {
	d := openFile(t)
	var batch []*job
	early, commits := 0, 0
	must(t, d.writer.s.conn.Raw(func(c any) error {
		c.(sqlite.HookRegisterer).RegisterCommitHook(func() int32 {
			commits++
			for _, j := range batch {
				early += len(j.answer)
			}
			return 0
		})
		return nil
	}))
	// A first job holds the writer until the rest waits, so that all of them share the next commit.
	hold, held := make(chan bool), make(chan bool)
	first := make(chan error, 1)
	go func() {
		first <- d.Update(t.Context(), 0, func(*Tx) error { close(held); <-hold; return nil })
	}()
	<-held
	for i := range 20 {
		fn := note(i)
		if i == 7 {
			fn = func(*Tx) error { return errors.New("no") }
		}
		j := &job{ctx: t.Context(), fn: fn, answer: make(chan error, 1)}
		batch = append(batch, j)
		d.writer.jobs <- j
	}
	close(hold)
	must(t, <-first)
	for i, j := range batch {
		if err := <-j.answer; (err != nil) != (i == 7) {
			t.Errorf("job %d: %v", i, err)
		}
	}
	if early != 0 {
		t.Errorf("%d answers left before the commit", early)
	}
	if commits != 2 {
		t.Errorf("one write and 20 that waited took %d commits, want 2", commits)
	}
	if n := notes(t, d); n != 19 {
		t.Errorf("%d rows, want 19", n)
	}
}

// A deferred constraint keeps the commit waiting inside the server for as long as the test holds a lock.
func TestOnPostgresNoAnswerLeavesBeforeTheCommit(t *testing.T) {
	d, owner := openServer(t)
	for _, statement := range []string{
		"create function wait() returns trigger language plpgsql as 'begin perform pg_advisory_xact_lock(42); return null; end'",
		"create constraint trigger wait after insert on note deferrable initially deferred for each row execute function wait()",
		"select pg_advisory_lock(42)",
	} {
		_, err := owner.Exec(t.Context(), statement)
		must(t, err)
	}
	answer := make(chan error, 1)
	go func() { answer <- d.Update(t.Context(), 0, note(1)) }()
	for waiting, end := false, time.Now().Add(20*time.Second); !waiting; {
		must(t, owner.QueryRow(t.Context(), "select exists (select 1 from pg_locks where locktype = 'advisory' and not granted)").Scan(&waiting))
		if time.Now().After(end) {
			t.Fatal("the commit never reached the constraint")
		}
	}
	select {
	case err := <-answer:
		t.Fatalf("the answer (%v) left before the commit", err)
	default:
	}
	_, err := owner.Exec(t.Context(), "select pg_advisory_unlock(42)")
	must(t, err)
	must(t, <-answer)
	if notes(t, d) != 1 {
		t.Fatal("the row is not there")
	}
}

func TestCommitsWaitForTheDisk(t *testing.T) {
	var level int
	must(t, openFile(t).Update(t.Context(), 0, func(tx *Tx) error { return tx.QueryRow("pragma synchronous").Scan(&level) }))
	if level != 2 {
		t.Errorf("SQLite: synchronous = %d, want 2 (full)", level)
	}
	d, owner := openServer(t)
	var commit string
	must(t, d.Update(t.Context(), 0, func(tx *Tx) error { return tx.QueryRow("show synchronous_commit").Scan(&commit) }))
	if commit != "on" {
		t.Errorf("PostgreSQL: synchronous_commit = %s, want on", commit)
	}
	_, err := owner.Exec(t.Context(), "alter database "+owner.Config().Database+" set synchronous_commit = off")
	must(t, err)
	if d, err := Open(t.Context(), d.URL, Options{}); err == nil {
		d.Close()
		t.Error("a server that answers before it has written is accepted")
	}
}

func TestOneFailingWriteLeavesTheOthersAlone(t *testing.T) {
	each(t, func(t *testing.T, d *DB) {
		boom := errors.New("boom")
		answers := make([]chan error, 60)
		for i := range answers {
			answers[i] = make(chan error, 1)
			go func() {
				answers[i] <- d.Update(t.Context(), 0, func(tx *Tx) error {
					if err := note(i)(tx); err != nil {
						return err
					}
					switch i % 6 {
					case 1:
						return boom
					case 2:
						panic("broken")
					case 3: // breaks a rule of the database and hopes that nobody sees it
						tx.Exec("insert into note (id, body) values ($1, null)", 1000+i)
					}
					return nil
				})
			}()
		}
		for i, answer := range answers {
			if err := <-answer; (err != nil) != (i%6 >= 1 && i%6 <= 3) {
				t.Errorf("write %d: %v", i, err)
			} else if i%6 == 1 && !errors.Is(err, boom) {
				t.Errorf("write %d lost its own error: %v", i, err)
			}
		}
		if n := notes(t, d); n != 30 {
			t.Errorf("%d rows, want 30", n)
		}
	})
}

func TestAfterAFailedStatementTheTransactionCanOnlyEnd(t *testing.T) {
	each(t, func(t *testing.T, d *DB) {
		must(t, d.Update(t.Context(), 0, note(1)))
		var first, second error
		err := d.Update(t.Context(), 0, func(tx *Tx) error {
			first = note(1)(tx)
			second = note(2)(tx)
			return nil
		})
		if !IsUnique(first) || !IsUnique(second) || !IsUnique(err) {
			t.Errorf("%v / %v / %v: want the first error three times", first, second, err)
		}
		if n := notes(t, d); n != 1 {
			t.Errorf("%d rows, want 1", n)
		}
	})
}

func TestACancelledRequestThatHasNotBegunWritesNothing(t *testing.T) {
	each(t, func(t *testing.T, d *DB) {
		ctx, cancel := context.WithCancel(t.Context())
		cancel()
		ran := false
		err := d.Update(ctx, 0, func(*Tx) error { ran = true; return nil })
		if !errors.Is(err, context.Canceled) || ran {
			t.Errorf("%v, ran: %v", err, ran)
		}
		if IsGone(err) {
			t.Error("a cancelled request counts as a database out of reach")
		}
	})
}

func TestOthersOnTheMachineCannotReadTheFile(t *testing.T) {
	d := openFile(t)
	must(t, d.Update(t.Context(), 0, note(1)))
	for _, suffix := range []string{"", "-wal", "-shm"} {
		info, err := os.Stat(sqlitePath(d.URL) + suffix)
		must(t, err)
		if info.Mode().Perm() != 0o600 {
			t.Errorf("%s has rights %v", info.Name(), info.Mode())
		}
	}
}

func TestClosingFinishesAcceptedWorkAndRefusesNew(t *testing.T) {
	d := openFile(t)
	reading, read := make(chan bool), make(chan bool)
	viewed, closed := make(chan error, 1), make(chan error, 1)
	go func() {
		viewed <- d.View(t.Context(), 0, func(tx *Tx) error {
			close(reading)
			<-read
			var n int
			return tx.QueryRow("select count(*) from note").Scan(&n)
		})
	}()
	<-reading
	writes := make(chan error, 200)
	for i := range 200 {
		go func() { writes <- d.Update(t.Context(), 0, note(i)) }()
	}
	must(t, <-writes)
	go func() { closed <- d.Close() }()
	done := 1
	for range 199 {
		switch err := <-writes; {
		case err == nil:
			done++
		case !IsGone(err):
			t.Error(err)
		}
	}
	close(read)
	must(t, <-viewed)
	must(t, <-closed)
	if err := d.Ping(t.Context()); !IsGone(err) {
		t.Errorf("reading after closing: %v", err)
	}
	if err := d.Update(t.Context(), 0, note(900)); !IsGone(err) {
		t.Errorf("writing after closing: %v", err)
	}
	if n := notes(t, openTest(t, d.URL, Options{})); n != done {
		t.Errorf("%d rows, %d were acknowledged", n, done)
	}
}

func TestReadingIsOneSnapshot(t *testing.T) {
	each(t, func(t *testing.T, d *DB) {
		must(t, d.View(t.Context(), 0, func(tx *Tx) error {
			var before, after int
			if err := tx.QueryRow("select count(*) from note").Scan(&before); err != nil {
				return err
			}
			if err := d.Update(t.Context(), 0, note(1)); err != nil {
				return err
			}
			if err := tx.QueryRow("select count(*) from note").Scan(&after); err != nil {
				return err
			}
			if before != 0 || after != 0 {
				return fmt.Errorf("saw %d, then %d", before, after)
			}
			return nil
		}))
		err := d.View(t.Context(), 0, note(2))
		if err == nil || notes(t, d) != 1 {
			t.Errorf("a reader could write: %v", err)
		}
	})
}
