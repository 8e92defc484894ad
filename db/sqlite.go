package db

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"strings"

	_ "modernc.org/sqlite" // the SQLite driver
)

// session is one connection with its prepared statements.
type session struct {
	pool  *sql.DB
	conn  *sql.Conn
	stmts map[string]*sql.Stmt
}

// maxStatements bounds the statements kept per connection; queries with a varying "in" list would else pile up.
const maxStatements = 400

func (s *session) prepare(query string) (*sql.Stmt, error) {
	if st, ok := s.stmts[query]; ok {
		return st, nil
	}
	st, err := s.conn.PrepareContext(context.Background(), query)
	if err != nil {
		return nil, err
	}
	if len(s.stmts) >= maxStatements {
		for q, old := range s.stmts {
			old.Close()
			delete(s.stmts, q)
			break
		}
	}
	s.stmts[query] = st
	return st, nil
}

func (s *session) run(command string) error {
	st, err := s.prepare(command)
	if err != nil {
		return err
	}
	_, err = st.Exec()
	return err
}

func (s *session) close() error {
	for _, st := range s.stmts {
		st.Close()
	}
	return errors.Join(s.conn.Close(), s.pool.Close())
}

func sqlitePath(address string) string { return strings.TrimPrefix(address, "sqlite:") }

// dsn sets the pragmas; synchronous(FULL) makes every commit wait for the disk. The log may grow to 16 MB before it is
// moved into the file: pages that many writes touch are then moved once.
func dsn(path string, readOnly bool, opt Options) string {
	q := url.Values{}
	for _, p := range []string{"journal_mode(WAL)", "synchronous(FULL)", "wal_autocheckpoint(4000)", "foreign_keys(1)", "busy_timeout(5000)", "cache_size(-8000)", "mmap_size(1073741824)", "temp_store(MEMORY)"} {
		q.Add("_pragma", p)
	}
	if opt.MaxPages > 0 {
		q.Add("_pragma", fmt.Sprintf("max_page_count(%d)", opt.MaxPages))
	}
	if readOnly {
		q.Add("_pragma", "query_only(1)")
	}
	q.Set("_dqs", "0")
	return "file:" + path + "?" + q.Encode()
}

func openSQLite(ctx context.Context, address string, opt Options) (*DB, error) {
	path := sqlitePath(address)
	if path == "" {
		return nil, errors.New("database sqlite: name a file, as in sqlite:data/kompas.db")
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o750); err != nil {
		return nil, err
	}
	// Ours alone: it holds people's addresses and what they wrote. SQLite gives its other files the same rights.
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return nil, err
	}
	f.Close()
	d := &DB{Engine: SQLite, URL: address, closed: make(chan struct{})}
	w, err := connect(ctx, dsn(path, false, opt))
	if err != nil {
		return nil, fmt.Errorf("open %s: %w", path, err)
	}
	d.writer = newWriter(w)
	d.glancer = &reader{address: dsn(path, true, opt)}
	d.glances = newGroup(d.glancer.look)
	n := opt.Readers
	if n == 0 {
		n = 4
	}
	d.readers = make(chan *reader, n)
	for range n {
		d.readers <- &reader{address: dsn(path, true, opt)}
	}
	return d, nil
}

// reader is a connection for reading. It is opened when it is first used, for each reads all table definitions.
type reader struct {
	address string
	session *session
}

func connect(ctx context.Context, dsn string) (*session, error) {
	pool, err := sql.Open("sqlite", dsn)
	if err != nil {
		return nil, err
	}
	pool.SetMaxOpenConns(1)
	conn, err := pool.Conn(ctx)
	if err != nil {
		pool.Close()
		return nil, err
	}
	return &session{pool: pool, conn: conn, stmts: map[string]*sql.Stmt{}}, nil
}

func (d *DB) liteView(ctx context.Context, fn func(*Tx) error) error {
	var r *reader
	select {
	case r = <-d.readers:
	case <-d.closed:
		return errClosed
	case <-ctx.Done():
		return ctx.Err()
	}
	defer func() { d.readers <- r }()
	j := &job{ctx: ctx, fn: fn}
	if err := r.look([]*job{j}); err != nil {
		return err
	}
	return j.err
}

// look runs the jobs on one snapshot; the returned error means that none was run.
func (r *reader) look(batch []*job) error {
	if r.session == nil {
		var err error
		if r.session, err = connect(context.Background(), r.address); err != nil {
			return fmt.Errorf("open for reading: %w", err)
		}
	}
	s := r.session
	if err := s.run("begin"); err != nil {
		return fmt.Errorf("begin reading: %w", err)
	}
	defer s.run("rollback")
	for _, j := range batch {
		if j.err = j.ctx.Err(); j.err == nil {
			j.err = (&Tx{engine: SQLite, s: s, ctx: j.ctx}).call(j.fn)
		}
	}
	return nil
}

// closeSQLite ends the writer after the work it has accepted, then each reader as it comes free.
func (d *DB) closeSQLite() {
	d.writer.stop()
	d.glances.stop()
	close(d.closed)
	if s := d.glancer.session; s != nil {
		d.closeErr = s.close()
	}
	for range cap(d.readers) {
		if r := <-d.readers; r.session != nil {
			d.closeErr = errors.Join(d.closeErr, r.session.close())
		}
	}
	d.closeErr = errors.Join(d.closeErr, d.writer.s.close())
}
