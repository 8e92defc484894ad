package store

import (
	"archive/zip"
	"bufio"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"hash"
	"io"
	"os"
	"path/filepath"
	"time"
)

// A backup is a zip file that either engine can restore: one file of JSON lines per table, and a manifest that comes
// last and says what the others hold.

const (
	backupFormat = 1
	manifestName = "manifest.json"
)

// Manifest (inhoudsopgave) says what a backup holds.
type Manifest struct {
	Format  int             `json:"format"`
	Program string          `json:"program"` // which build made it
	Schema  int64           `json:"schema"`  // number of the newest migration
	Engine  string          `json:"engine"`  // of the database it was made from
	At      time.Time       `json:"at"`
	Tables  []TableManifest `json:"tables"` // parents before children
	Heads   []HeadManifest  `json:"heads"`  // of every space's history
}

// TableManifest says what the file of one table holds.
type TableManifest struct {
	Name    string   `json:"name"`
	Columns []string `json:"columns"`
	Kinds   []string `json:"kinds"` // integer, real, text or blob; yes and no are 1 and 0
	Rows    int64    `json:"rows"`
	SHA256  string   `json:"sha256"`  // of the file
	Content string   `json:"content"` // sum over the rows, in any order
}

// HeadManifest is the end of one space's history at the time of the backup.
type HeadManifest struct {
	Tenant int64  `json:"tenant"`
	Seq    int64  `json:"seq"`
	Hash   string `json:"hash"`
}

// head reads it back.
func (h HeadManifest) head() (Head, error) {
	hash, err := hex.DecodeString(h.Hash)
	return Head{Tenant: h.Tenant, Seq: h.Seq, Hash: hash}, err
}

func tableFile(name string) string { return "tabellen/" + name + ".jsonl" }

// Backup writes everything to a file, from one snapshot, while work goes on. The file appears under its name only when
// it is complete and on disk; a file of that name is replaced.
func (s *Store) Backup(ctx context.Context, path, program string) (Manifest, error) {
	dir, err := os.Open(filepath.Dir(path))
	if err != nil {
		return Manifest{}, err
	}
	defer dir.Close()
	f, err := os.CreateTemp(filepath.Dir(path), "."+filepath.Base(path)+".*") // readable by the owner only
	if err != nil {
		return Manifest{}, err
	}
	defer os.Remove(f.Name()) // fails once it is renamed
	defer f.Close()
	m, err := s.writeBackup(ctx, f, program)
	if err != nil {
		return m, err
	}
	if err := f.Sync(); err != nil {
		return m, err
	}
	if err := os.Rename(f.Name(), path); err != nil {
		return m, err
	}
	return m, dir.Sync()
}

func (s *Store) writeBackup(ctx context.Context, to io.Writer, program string) (Manifest, error) {
	m := Manifest{Format: backupFormat, Program: program, Engine: s.Engine()}
	var err error
	if m.Schema, _, err = s.SchemaVersion(ctx); err != nil {
		return m, err
	}
	buffered := bufio.NewWriterSize(to, 256<<10)
	z := zip.NewWriter(buffered)
	err = s.View(ctx, func(tx *Tx) error {
		m.At = tx.Now.UTC()
		spaces, err := tx.allSpaces()
		if err != nil {
			return err
		}
		for _, t := range Tables() {
			if t.fleeting() {
				continue
			}
			tm, err := tx.backupTable(z, t, spaces)
			if err != nil {
				return fmt.Errorf("table %s: %w", t.Name, err)
			}
			m.Tables = append(m.Tables, tm)
		}
		m.Heads, err = tx.backupHeads(spaces)
		return err
	})
	if err != nil {
		return m, err
	}
	w, err := z.Create(manifestName)
	if err != nil {
		return m, err
	}
	text, err := json.MarshalIndent(m, "", "  ")
	if err != nil {
		return m, err
	}
	if _, err := w.Write(text); err != nil {
		return m, err
	}
	if err := z.Close(); err != nil {
		return m, err
	}
	return m, buffered.Flush()
}

// backupTable writes the rows of one table, of all spaces.
func (tx *Tx) backupTable(z *zip.Writer, t Table, spaces []int64) (TableManifest, error) {
	m := TableManifest{Name: t.Name}
	shape, err := tx.rowShape(t)
	if err != nil {
		return m, err
	}
	m.Columns = shape.names()
	for _, c := range shape.shape.Columns {
		kind := c.Kind
		if kind == "boolean" {
			kind = "integer"
		}
		m.Kinds = append(m.Kinds, kind)
	}
	w, err := z.CreateHeader(&zip.FileHeader{Name: tableFile(t.Name), Method: zip.Deflate, Modified: tx.Now.UTC()})
	if err != nil {
		return m, err
	}
	file := sha256.New()
	var content contentSum
	err = tx.eachRow(shape, spaces, lineWriter(io.MultiWriter(w, file), &content))
	m.Rows, m.Content, m.SHA256 = content.rows, content.String(), sumText(file)
	return m, err
}

// lineWriter gives a function that writes each row as a line and counts it.
func lineWriter(w io.Writer, content *contentSum) func([]any) error {
	var line []byte
	return func(row []any) error {
		var err error
		if line, err = appendRow(line[:0], row); err != nil {
			return err
		}
		content.add(line)
		_, err = w.Write(line)
		return err
	}
}

func sumText(h hash.Hash) string { return hex.EncodeToString(h.Sum(nil)) }

// backupHeads gives the end of every space's history.
func (tx *Tx) backupHeads(spaces []int64) ([]HeadManifest, error) {
	var heads []HeadManifest
	for _, tenant := range spaces {
		if err := tx.Switch(tenant); err != nil {
			return nil, err
		}
		h, err := tx.head()
		if err != nil {
			return nil, fmt.Errorf("space %d: %w", tenant, err)
		}
		heads = append(heads, HeadManifest{tenant, h.Seq, hex.EncodeToString(h.Hash)})
	}
	return heads, nil
}
