package db

import (
	"bytes"
	"context"
	"fmt"
	"io/fs"
	"strings"
	"time"

	"github.com/pressly/goose/v3"
)

// words are the few type words that differ; the rest of a migration is one text for both engines.
var words = map[Engine]*strings.Replacer{
	SQLite: strings.NewReplacer("{{int}}", "integer", "{{real}}", "real", "{{blob}}", "blob", "{{bool}}", "integer",
		"{{table}}", "strict", "{{keyed}}", "strict, without rowid"),
	Postgres: strings.NewReplacer("{{int}}", "bigint", "{{real}}", "double precision", "{{blob}}", "bytea", "{{bool}}", "boolean",
		"{{table}}", "", "{{keyed}}", ""),
}

// Migrate brings the schema up to date and gives the number of migrations applied.
func (d *DB) Migrate(ctx context.Context, migrations fs.FS) (int, error) {
	handle, closeIt, err := d.SQLDB()
	if err != nil {
		return 0, err
	}
	defer closeIt()
	dialect := goose.DialectSQLite3
	if d.Engine == Postgres {
		dialect = goose.DialectPostgres
	}
	p, err := goose.NewProvider(dialect, handle, worded{migrations, words[d.Engine]}, goose.WithTableName("schema_version"))
	if err != nil {
		return 0, fmt.Errorf("migrations: %w", err)
	}
	done, err := p.Up(ctx)
	if err != nil {
		return len(done), fmt.Errorf("migrate: %w", err)
	}
	return len(done), nil
}

// Script runs statements that only one engine knows, each in its own Exec.
func (d *DB) Script(ctx context.Context, statements []string) error {
	handle, closeIt, err := d.SQLDB()
	if err != nil {
		return err
	}
	defer closeIt()
	for _, s := range statements {
		if _, err := handle.ExecContext(ctx, s); err != nil {
			return fmt.Errorf("%.80s: %w", s, err)
		}
	}
	return nil
}

// worded is a file system whose .sql files have their type words replaced.
type worded struct {
	fs.FS
	r *strings.Replacer
}

func (w worded) Open(name string) (fs.File, error) {
	f, err := w.FS.Open(name)
	if err != nil || !strings.HasSuffix(name, ".sql") {
		return f, err
	}
	defer f.Close()
	b, err := fs.ReadFile(w.FS, name)
	if err != nil {
		return nil, err
	}
	return &textFile{Reader: bytes.NewReader([]byte(w.r.Replace(string(b)))), name: name}, nil
}

func (w worded) ReadDir(name string) ([]fs.DirEntry, error) { return fs.ReadDir(w.FS, name) }

type textFile struct {
	*bytes.Reader
	name string
}

func (f *textFile) Close() error               { return nil }
func (f *textFile) Stat() (fs.FileInfo, error) { return f, nil }
func (f *textFile) Name() string               { return f.name }
func (f *textFile) Mode() fs.FileMode          { return 0o444 }
func (f *textFile) ModTime() time.Time         { return time.Time{} }
func (f *textFile) IsDir() bool                { return false }
func (f *textFile) Sys() any                   { return nil }
