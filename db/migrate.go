package db

import (
	"bytes"
	"context"
	"fmt"
	"io/fs"
	"math"
	"strings"
	"time"

	"github.com/pressly/goose/v3"
	"github.com/pressly/goose/v3/lock"
)

// words are the few type words that differ; the rest of a migration is one text for both engines.
var words = map[Engine]*strings.Replacer{
	SQLite: strings.NewReplacer("{{int}}", "integer", "{{real}}", "real", "{{blob}}", "blob", "{{bool}}", "integer",
		"{{table}}", "strict", "{{keyed}}", "strict, without rowid"),
	Postgres: strings.NewReplacer("{{int}}", "bigint", "{{real}}", "double precision", "{{blob}}", "bytea", "{{bool}}", "boolean",
		"{{table}}", "", "{{keyed}}", ""),
}

// Newest stands for the newest migration there is.
const Newest int64 = math.MaxInt64

// Migrate brings the schema up to a version and gives the number of migrations applied. Of several processes that start
// at the same time on PostgreSQL, one migrates and the others wait.
func (d *DB) Migrate(ctx context.Context, migrations fs.FS, version int64) (int, error) {
	var done []*goose.MigrationResult
	err := d.withMigrations(migrations, func(p *goose.Provider) error {
		pending, err := p.HasPending(ctx)
		if err == nil && pending {
			done, err = p.UpTo(ctx, version)
		}
		return err
	})
	return len(done), err
}

// SchemaVersion gives the number of the newest migration in the database, and of the newest there is.
func (d *DB) SchemaVersion(ctx context.Context, migrations fs.FS) (has, newest int64, err error) {
	err = d.withMigrations(migrations, func(p *goose.Provider) error {
		has, newest, err = p.GetVersions(ctx)
		return err
	})
	return has, newest, err
}

func (d *DB) withMigrations(migrations fs.FS, do func(*goose.Provider) error) error {
	handle, closeIt, err := d.plain()
	if err != nil {
		return err
	}
	defer closeIt()
	dialect, options := goose.DialectSQLite3, []goose.ProviderOption{goose.WithTableName("schema_version")}
	if d.Engine == Postgres {
		locker, err := lock.NewPostgresSessionLocker(lock.WithLockTimeout(1, 300))
		if err != nil {
			return err
		}
		dialect, options = goose.DialectPostgres, append(options, goose.WithSessionLocker(locker))
	}
	p, err := goose.NewProvider(dialect, handle, worded{migrations, words[d.Engine]}, options...)
	if err != nil {
		return fmt.Errorf("migrations: %w", err)
	}
	if err := do(p); err != nil {
		return fmt.Errorf("migrate: %w", err)
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
