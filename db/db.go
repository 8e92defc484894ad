// Package db holds the whole difference between SQLite and PostgreSQL: opening, transactions, the group-commit
// writer, error classes, migrations' type words and bulk inserts. Above it there is one SQL text.
package db

import (
	"context"
	"database/sql"
	"fmt"
	"runtime/debug"
	"strings"
	"sync"
)

// Engine is a kind of database.
type Engine string

// The two engines.
const (
	SQLite   Engine = "sqlite"
	Postgres Engine = "postgres"
)

// Options of Open. The zero value is right for the product.
type Options struct {
	Readers  int // parallel readers on SQLite, connections on PostgreSQL; 0 = 4 and 16
	MaxPages int // SQLite max_page_count, to bound (or, in tests, to fill) the disk; 0 = no bound
}

// DB is an open database of either engine.
type DB struct {
	Engine Engine
	URL    string

	// SQLite
	writer  *writer
	readers chan *reader
	glances *group // of what is read in a moment, on glancer
	glancer *reader

	closed    chan struct{} // closed by Close, so that nobody waits for a reader any more
	closeOnce sync.Once
	closeErr  error

	// PostgreSQL
	pg *sql.DB
}

// Open opens sqlite:path or postgres://….
func Open(ctx context.Context, url string, opt Options) (*DB, error) {
	switch {
	case strings.HasPrefix(url, "sqlite:"):
		return openSQLite(ctx, url, opt)
	case strings.HasPrefix(url, "postgres://"), strings.HasPrefix(url, "postgresql://"):
		return openPostgres(ctx, url, opt)
	}
	return nil, fmt.Errorf("database %q: begin with sqlite: or postgres://", Redacted(url))
}

// Redacted gives the address without its password, for messages and logs.
func Redacted(url string) string {
	scheme, rest, ok := strings.Cut(url, "://")
	if !ok {
		return url
	}
	rest, _, _ = strings.Cut(rest, "?") // a password may also stand among the parameters
	if at := strings.LastIndexByte(rest, '@'); at >= 0 {
		name, _, _ := strings.Cut(rest[:at], ":")
		rest = name + rest[at:]
	}
	return scheme + "://" + rest
}

// View runs fn on one consistent snapshot. tenant names whose rows PostgreSQL's row-level security lets through; 0 is none.
func (d *DB) View(ctx context.Context, tenant int64, fn func(*Tx) error) error {
	if d.Engine == Postgres {
		snapshot := &sql.TxOptions{ReadOnly: true, Isolation: sql.LevelRepeatableRead}
		return d.pgTx(ctx, tenant, snapshot, func(t *Tx) error { return t.call(fn) })
	}
	return d.liteView(ctx, fn)
}

// Glance is View for what is read in a moment, as on every request. On SQLite calls at the same time share one snapshot,
// which begins after all of them: beginning one costs as much as a few rows, and more after each write. fn runs on one
// goroutine with those of others, so it must only talk to the database.
func (d *DB) Glance(ctx context.Context, tenant int64, fn func(*Tx) error) error {
	if d.Engine == Postgres {
		return d.View(ctx, tenant, fn)
	}
	return d.glances.do(ctx, fn)
}

// Update runs fn in a write transaction and returns after the commit is durable. On SQLite several calls share one
// commit, so fn runs on the writer's goroutine: it must only talk to the database, and must return after an error.
func (d *DB) Update(ctx context.Context, tenant int64, fn func(*Tx) error) error {
	if d.Engine == Postgres {
		return d.pgTx(ctx, tenant, nil, func(t *Tx) error { return t.call(fn) })
	}
	return d.writer.do(ctx, fn)
}

// Ping answers nil when the database can be read.
func (d *DB) Ping(ctx context.Context) error {
	return d.View(ctx, 0, func(tx *Tx) error {
		var one int
		return tx.QueryRow("select 1").Scan(&one)
	})
}

// Close waits for running work and closes; closing again does nothing.
func (d *DB) Close() error {
	if d.Engine == Postgres {
		return d.pg.Close()
	}
	d.closeOnce.Do(d.closeSQLite)
	return d.closeErr
}

// Tx is a transaction. It is not for use by two goroutines at once. After a statement that failed it can only end, as
// PostgreSQL demands: every further statement, and the transaction as a whole, gives that same error.
type Tx struct {
	engine Engine
	s      *session
	pg     *sql.Tx
	ctx    context.Context
	broken error
}

// tally is the key under which a context counts statements.
type tally struct{}

// CountStatements gives a context in which the names of the statements that are asked are noted, for tests and for whoever
// looks for the cause of a slow page.
func CountStatements(ctx context.Context) (context.Context, *[]string) {
	names := new([]string)
	return context.WithValue(ctx, tally{}, names), names
}

// asked notes a statement where somebody counts.
func (t *Tx) asked(query string) {
	if names, ok := t.ctx.Value(tally{}).(*[]string); ok {
		*names = append(*names, queryName(query))
	}
}

// Engine tells which database this is; only package db and tests may care.
func (t *Tx) Engine() Engine { return t.engine }

// Exec runs a statement and gives the number of rows it touched.
func (t *Tx) Exec(query string, args ...any) (int64, error) {
	t.asked(query)
	if t.broken != nil {
		return 0, t.broken
	}
	var res sql.Result
	var err error
	if t.pg != nil {
		res, err = t.pg.ExecContext(t.ctx, query, args...)
	} else {
		var st *sql.Stmt
		if st, err = t.s.prepare(query); err == nil {
			res, err = st.Exec(args...)
		}
	}
	if err != nil {
		return 0, t.fail(query, err)
	}
	return res.RowsAffected()
}

// Query runs a query; the caller closes the rows before the next statement.
func (t *Tx) Query(query string, args ...any) (*sql.Rows, error) {
	t.asked(query)
	if t.broken != nil {
		return nil, t.broken
	}
	var rows *sql.Rows
	var err error
	if t.pg != nil {
		rows, err = t.pg.QueryContext(t.ctx, query, args...)
	} else {
		var st *sql.Stmt
		if st, err = t.s.prepare(query); err == nil {
			rows, err = st.Query(args...)
		}
	}
	if err != nil {
		return nil, t.fail(query, err)
	}
	return rows, nil
}

// Row is the answer of QueryRow.
type Row struct {
	row *sql.Row
	err error
	t   *Tx
	q   string
}

// Scan reads the row; sql.ErrNoRows when there is none.
func (r Row) Scan(dest ...any) error {
	if r.err != nil {
		return r.err
	}
	err := r.row.Scan(dest...)
	if err != nil && err != sql.ErrNoRows {
		return r.t.fail(r.q, err)
	}
	return err
}

// QueryRow runs a query of one row.
func (t *Tx) QueryRow(query string, args ...any) Row {
	t.asked(query)
	if t.broken != nil {
		return Row{err: t.broken}
	}
	if t.pg != nil {
		return Row{row: t.pg.QueryRowContext(t.ctx, query, args...), t: t, q: query}
	}
	st, err := t.s.prepare(query)
	if err != nil {
		return Row{err: t.fail(query, err)}
	}
	return Row{row: st.QueryRow(args...), t: t, q: query}
}

// fail names the query in the error and ends the transaction.
func (t *Tx) fail(query string, err error) error {
	t.broken = fmt.Errorf("%s: %w", queryName(query), err)
	return t.broken
}

// call runs fn and gives its error, or the one of a statement that failed although fn made nothing of it. A panic
// becomes an error, so that one caller cannot stop everybody's writes.
func (t *Tx) call(fn func(*Tx) error) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("panic in a transaction: %v\n%s", p, debug.Stack())
		}
	}()
	if err := fn(t); err != nil {
		return err
	}
	return t.broken
}

// queryName gives the comment that opens each query, or its first words.
func queryName(query string) string {
	if rest, ok := strings.CutPrefix(query, "/* "); ok {
		if name, _, ok := strings.Cut(rest, " */"); ok {
			return name
		}
	}
	return query[:min(len(query), 60)]
}

// In expands a list for an "in (…)" with placeholders from $first on: it gives "$3,$4,$5" and the values as arguments.
func In[T any](first int, values []T) (string, []any) {
	if len(values) == 0 {
		return "null", nil
	}
	var b strings.Builder
	args := make([]any, len(values))
	for i, v := range values {
		if i > 0 {
			b.WriteByte(',')
		}
		fmt.Fprintf(&b, "$%d", first+i)
		args[i] = v
	}
	return b.String(), args
}
