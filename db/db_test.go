package db

import (
	"context"
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/jackc/pgx/v5/pgconn"
)

func TestPasswordsStayOutOfMessages(t *testing.T) {
	for address, want := range map[string]string{
		"sqlite:data/kompas.db":                        "sqlite:data/kompas.db",
		"postgres://kompas:geheim@db:5432/kompas":      "postgres://kompas@db:5432/kompas",
		"postgres://kompas:ge@heim@db/kompas":          "postgres://kompas@db/kompas",
		"postgres://db/kompas?user=a&password=geheim":  "postgres://db/kompas",
		"postgresql://kompas:geheim@/kompas?host=/run": "postgresql://kompas@/kompas",
	} {
		if got := Redacted(address); got != want {
			t.Errorf("%s: %s, want %s", address, got, want)
		}
	}
	for _, address := range []string{"mysql://kompas:geheim@db/kompas", "postgres://kompas:geheim@db:poort/kompas"} {
		if _, err := Open(t.Context(), address, Options{}); err == nil || strings.Contains(err.Error(), "geheim") {
			t.Errorf("%v", err)
		}
	}
}

func TestErrorsFallInTheirClass(t *testing.T) {
	state := func(code string) error { return fmt.Errorf("x: %w", &pgconn.PgError{Code: code}) }
	for _, c := range []struct {
		err                  error
		gone, full, isUnique bool
	}{
		{state("57P01"), true, false, false}, {state("08006"), true, false, false}, {state("53300"), true, false, false},
		{state("53100"), true, true, false}, {state("25006"), true, false, false}, {state("58030"), true, false, false},
		{state("23505"), false, false, true}, {state("42601"), false, false, false}, {state(""), false, false, false},
		{io.ErrUnexpectedEOF, true, false, false}, {errClosed, true, false, false},
		{context.Canceled, false, false, false}, {nil, false, false, false},
	} {
		if IsGone(c.err) != c.gone || IsFull(c.err) != c.full || IsUnique(c.err) != c.isUnique {
			t.Errorf("%v: gone %v, full %v, unique %v", c.err, IsGone(c.err), IsFull(c.err), IsUnique(c.err))
		}
	}
}

func TestListsAndManyRowsReadTheSameOnBothEngines(t *testing.T) {
	each(t, func(t *testing.T, d *DB) {
		rows := make([][]any, 1234)
		for i := range rows {
			rows[i] = []any{i, fmt.Sprint("n", i)}
		}
		must(t, d.Update(t.Context(), 0, func(tx *Tx) error { return tx.Bulk("note", []string{"id", "body"}, rows) }))
		for _, c := range []struct {
			ids  []int64
			want int
		}{{nil, 0}, {[]int64{5}, 1}, {[]int64{1233, 7, 5000, 8}, 3}} {
			list, args := In(2, c.ids)
			n := 0
			must(t, d.View(t.Context(), 0, func(tx *Tx) error {
				return tx.QueryRow("select count(*) from note where body <> $1 and id in ("+list+")", append([]any{"n8000"}, args...)...).Scan(&n)
			}))
			if n != c.want {
				t.Errorf("%v: %d rows, want %d", c.ids, n, c.want)
			}
		}
	})
}

// A list of varying length makes ever new statements: the oldest are let go, also while rows of another are read.
func TestStatementsDoNotPileUp(t *testing.T) {
	d := openFile(t)
	must(t, d.Update(t.Context(), 0, note(1)))
	must(t, d.Update(t.Context(), 0, func(tx *Tx) error {
		for i := range 3 * maxStatements {
			var n int
			if err := tx.QueryRow(fmt.Sprintf("select count(*) + %d from note", i)).Scan(&n); err != nil || n != i+1 {
				return fmt.Errorf("%d: %d, %w", i, n, err)
			}
		}
		return nil
	}))
	if n := len(d.writer.s.stmts); n > maxStatements {
		t.Errorf("%d statements are kept, at most %d allowed", n, maxStatements)
	}
}

func TestWhatIsNoTextNamesNothing(t *testing.T) {
	each(t, func(t *testing.T, d *DB) {
		for _, name := range []string{"a\x00b", "\xff\xfe"} {
			err := d.View(t.Context(), 0, func(tx *Tx) error {
				var id int
				return tx.QueryRow("select id from note where body = $1", name).Scan(&id)
			})
			if !IsNone(err) && !IsNoText(err) {
				t.Errorf("%q: %v", name, err)
			}
		}
	})
}

func TestTextInDoubleQuotesIsNoString(t *testing.T) {
	err := openFile(t).View(t.Context(), 0, func(tx *Tx) error {
		var s string
		return tx.QueryRow(`select "geen kolom"`).Scan(&s)
	})
	if err == nil {
		t.Error("SQLite reads an unknown column as a text; PostgreSQL does not")
	}
}
