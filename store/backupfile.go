package store

import (
	"archive/zip"
	"bufio"
	"context"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"

	"kompas/fault"
)

// backupFile is an opened backup.
type backupFile struct {
	file     *os.File
	zip      *zip.Reader
	manifest Manifest
}

func damaged(code string, params ...any) *fault.Error {
	return fault.New(fault.Invalid, code, params...)
}

// openBackup reads the manifest of a backup. A backup that cannot be read at all is a *fault.Error.
func openBackup(path string) (*backupFile, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	b := &backupFile{file: f}
	if err := b.readManifest(); err != nil {
		f.Close()
		return nil, err
	}
	return b, nil
}

func (b *backupFile) readManifest() error {
	size, err := b.file.Stat()
	if err != nil {
		return err
	}
	if b.zip, err = zip.NewReader(b.file, size.Size()); err != nil {
		return &fault.Error{Kind: fault.Invalid, Code: "backup_afgekapt", Cause: err}
	}
	text, err := b.readAll(manifestName)
	if err == nil {
		err = json.Unmarshal(text, &b.manifest)
	}
	if err != nil {
		return &fault.Error{Kind: fault.Invalid, Code: "backup_zonder_inhoud", Cause: err}
	}
	if b.manifest.Format != backupFormat {
		return damaged("backup_ander_soort", b.manifest.Format)
	}
	return nil
}

func (b *backupFile) readAll(name string) ([]byte, error) {
	r, err := b.open(name)
	if err != nil {
		return nil, err
	}
	defer r.Close()
	return io.ReadAll(r)
}

func (b *backupFile) open(name string) (io.ReadCloser, error) {
	for _, f := range b.zip.File {
		if f.Name == name {
			return f.Open()
		}
	}
	return nil, os.ErrNotExist
}

func (b *backupFile) table(name string) (TableManifest, bool) {
	for _, t := range b.manifest.Tables {
		if t.Name == name {
			return t, true
		}
	}
	return TableManifest{}, false
}

// eachLine hands every line of a table to do and gives what was read: a sum of the file and of the content. The line
// holds only during the call.
func (b *backupFile) eachLine(name string, do func(line []byte) error) (file string, content contentSum, err error) {
	r, err := b.open(tableFile(name))
	if err != nil {
		return "", content, err
	}
	defer r.Close()
	h := sha256.New()
	lines := bufio.NewReaderSize(io.TeeReader(r, h), 64<<10)
	var long []byte
	for {
		part, err := lines.ReadSlice('\n')
		if errors.Is(err, bufio.ErrBufferFull) {
			long = append(long, part...)
			continue
		}
		if err != nil && err != io.EOF {
			return "", content, err
		}
		line := part
		if len(long) > 0 {
			long = append(long, part...)
			line = long
		}
		if len(line) > 0 {
			content.add(line)
			if err := do(line); err != nil {
				return "", content, err
			}
		}
		long = long[:0]
		if err == io.EOF {
			return sumText(h), content, nil
		}
	}
}

// VerifyBackup checks a backup file: that it is whole, that every table holds what the manifest says, and the history
// of every space, line by line. known are heads that were kept elsewhere.
func VerifyBackup(ctx context.Context, path string, known map[int64]Head, found func(*fault.Error)) (Manifest, []ChainReport, error) {
	b, err := openBackup(path)
	if f := fault.As(err); f != nil {
		found(f)
		return Manifest{}, nil, nil
	}
	if err != nil {
		return Manifest{}, nil, err
	}
	defer b.file.Close()
	reports, err := b.verify(ctx, known, found)
	return b.manifest, reports, err
}

func (b *backupFile) verify(ctx context.Context, known map[int64]Head, found func(*fault.Error)) ([]ChainReport, error) {
	whole := true
	expected := map[string]bool{manifestName: true}
	for _, t := range b.manifest.Tables {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		expected[tableFile(t.Name)] = true
		if f := b.verifyTable(t); f != nil {
			found(f)
			whole = whole && t.Name != "audit_event" && t.Name != "audit_text"
		}
	}
	for _, f := range b.zip.File {
		if !expected[f.Name] {
			found(damaged("backup_vreemd", f.Name))
		}
	}
	if !whole {
		return nil, nil // the history was named as damaged already
	}
	return b.verifyChains(known, found)
}

func (b *backupFile) verifyTable(t TableManifest) *fault.Error {
	file, content, err := b.eachLine(t.Name, func(line []byte) error {
		_, err := parseRow(line, t.Kinds)
		return err
	})
	switch {
	case errors.Is(err, os.ErrNotExist):
		return damaged("backup_tabel_weg", t.Name)
	case err != nil:
		f := damaged("backup_tabel_beschadigd", t.Name)
		f.Cause = err
		return f
	case content.rows != t.Rows:
		return damaged("backup_aantal", t.Name, t.Rows, content.rows)
	case file != t.SHA256 || content.String() != t.Content:
		return damaged("backup_tabel_gewijzigd", t.Name)
	}
	return nil
}

// errChainColumns says that the columns of the history are not those this program knows.
func errChainColumns(table string) error {
	return fmt.Errorf("backup: the columns of %s are not known", table)
}
