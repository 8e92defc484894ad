package db

import (
	"context"
	"database/sql"
	"fmt"
	"strconv"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/stdlib"
)

func openPostgres(ctx context.Context, url string, opt Options) (*DB, error) {
	cfg, err := pgx.ParseConfig(url)
	if err != nil {
		return nil, fmt.Errorf("database address: %w", err)
	}
	pool := stdlib.OpenDB(*cfg)
	n := opt.Readers
	if n == 0 {
		n = 16
	}
	pool.SetMaxOpenConns(n)
	pool.SetMaxIdleConns(n)
	var commit string
	if err := pool.QueryRowContext(ctx, "show synchronous_commit").Scan(&commit); err != nil {
		pool.Close()
		return nil, fmt.Errorf("open %s: %w", Redacted(url), err)
	}
	if commit == "off" {
		pool.Close()
		return nil, fmt.Errorf("open %s: synchronous_commit is off, so what we call saved could be lost", Redacted(url))
	}
	return &DB{Engine: Postgres, URL: url, pg: pool}, nil
}

// pgBegin begins a transaction. After a restart of the server the pool holds connections that are dead without knowing
// it; nothing was asked over them yet, so the next one is tried.
func (d *DB) pgBegin(ctx context.Context, opt *sql.TxOptions) (*sql.Tx, error) {
	tx, err := d.pg.BeginTx(ctx, opt)
	for range d.pg.Stats().MaxOpenConnections {
		if err == nil || !isCut(err) {
			break
		}
		tx, err = d.pg.BeginTx(ctx, opt)
	}
	return tx, err
}

// pgTx runs fn in a transaction with the tenant set for row-level security.
func (d *DB) pgTx(ctx context.Context, tenant int64, opt *sql.TxOptions, fn func(*Tx) error) error {
	tx, err := d.pgBegin(ctx, opt)
	if err != nil {
		return fmt.Errorf("begin: %w", err)
	}
	defer tx.Rollback()
	t := &Tx{engine: Postgres, pg: tx, ctx: ctx}
	if tenant != 0 {
		if err := t.SetTenant(tenant); err != nil {
			return err
		}
	}
	if err := fn(t); err != nil {
		return err
	}
	if err := tx.Commit(); err != nil {
		return fmt.Errorf("commit: %w", err)
	}
	return nil
}

// SetTenant names the tenant whose rows PostgreSQL's row-level security lets through from here on in this transaction.
// SQLite has no such fence.
func (t *Tx) SetTenant(tenant int64) error {
	if t.engine != Postgres {
		return nil
	}
	_, err := t.Exec("set local app.tenant = '" + strconv.FormatInt(tenant, 10) + "'")
	return err
}

// plain gives the handle for migrations: PostgreSQL's pool, or a fresh connection to the SQLite file.
func (d *DB) plain() (handle *sql.DB, closeIt func() error, err error) {
	if d.Engine == Postgres {
		return d.pg, func() error { return nil }, nil
	}
	handle, err = sql.Open("sqlite", dsn(sqlitePath(d.URL), false, Options{}))
	if err != nil {
		return nil, nil, err
	}
	handle.SetMaxOpenConns(1)
	return handle, handle.Close, nil
}

// SkipLocked ends a sub-select that claims a row: on PostgreSQL it passes over rows another transaction has locked.
// SQLite has one writer, so that nothing is ever locked.
func (t *Tx) SkipLocked() string {
	if t.engine == Postgres {
		return "for update skip locked"
	}
	return ""
}

// ForUpdate ends a select of the row that a decision rests on: on PostgreSQL others wait to change it until this
// transaction ends. SQLite has one writer, so that nothing ever changes meanwhile.
func (t *Tx) ForUpdate() string {
	if t.engine == Postgres {
		return "for update"
	}
	return ""
}
