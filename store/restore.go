package store

import (
	"context"
	"errors"
	"fmt"

	"kompas/db"
	"kompas/fault"
)

// Restore fills an empty database from a backup. The backup is checked first; everything is written in one
// transaction, read back and compared before the commit, so that it is there whole or not at all. A backup of an older
// program is brought up to date afterwards. Each fault in the backup goes to found.
func (s *Store) Restore(ctx context.Context, path string, found func(*fault.Error)) (Manifest, error) {
	b, err := openBackup(path)
	if err != nil {
		return Manifest{}, err
	}
	defer b.file.Close()
	faults := 0
	if _, err := b.verify(ctx, nil, func(f *fault.Error) { faults++; found(f) }); err != nil {
		return b.manifest, err
	}
	if faults > 0 {
		return b.manifest, damaged("backup_beschadigd", faults)
	}
	if err := s.prepareEmpty(ctx, b.manifest.Schema); err != nil {
		return b.manifest, err
	}
	err = s.Update(ctx, func(tx *Tx) error {
		if err := tx.mustBeEmpty(); err != nil {
			return err
		}
		for _, t := range b.manifest.Tables {
			if err := tx.restoreTable(b, t); err != nil {
				return fmt.Errorf("table %s: %w", t.Name, err)
			}
		}
		return tx.compareRestored(b.manifest)
	})
	if err != nil {
		return b.manifest, err
	}
	_, err = s.Migrate(ctx)
	return b.manifest, err
}

// prepareEmpty gives the database the tables of the backup's time.
func (s *Store) prepareEmpty(ctx context.Context, schema int64) error {
	has, newest, err := s.SchemaVersion(ctx)
	switch {
	case err != nil:
		return err
	case schema > newest:
		return damaged("backup_te_nieuw", schema, newest)
	case has > schema:
		return damaged("database_te_nieuw", has, schema)
	}
	_, err = s.migrateTo(ctx, schema)
	return err
}

// mustBeEmpty refuses a database with anything in it. No space means no row of any space either.
func (tx *Tx) mustBeEmpty() error {
	for _, t := range Tables() {
		if t.Class == TenantTable || t.fleeting() {
			continue
		}
		shape, err := tx.Describe(t.Name)
		if err != nil {
			return err
		}
		if len(shape.Columns) == 0 {
			continue // of a later program than the backup
		}
		err = tx.QueryRow(`/* Tx.mustBeEmpty */ select 1 from ` + t.Name + ` limit 1`).Scan(new(int))
		if err == nil {
			return fault.New(fault.Refused, "database_niet_leeg", t.Name)
		}
		if !db.IsNone(err) {
			return err
		}
	}
	return nil
}

func (tx *Tx) restoreTable(b *backupFile, t TableManifest) error {
	shape, err := tx.restoreShape(t)
	if err != nil {
		return err
	}
	w := newRowWriter(tx, shape)
	_, _, err = b.eachLine(t.Name, func(line []byte) error {
		row, err := parseRow(line, t.Kinds)
		if err != nil {
			return err
		}
		return w.add(row)
	})
	if err != nil {
		return err
	}
	return w.end()
}

// restoreShape describes the live table; it must have the columns of the backup, in their order.
func (tx *Tx) restoreShape(t TableManifest) (rowShape, error) {
	for _, known := range Tables() {
		if known.Name != t.Name {
			continue
		}
		shape, err := tx.rowShape(known)
		if err != nil {
			return shape, err
		}
		if fmt.Sprint(shape.names()) != fmt.Sprint(t.Columns) {
			return shape, errors.New("the columns are not those of the backup")
		}
		return shape, nil
	}
	return rowShape{}, errors.New("this program does not know the table")
}

// compareRestored reads everything back and compares it with the manifest; the histories are checked once more.
func (tx *Tx) compareRestored(m Manifest) error {
	spaces, err := tx.allSpaces()
	if err != nil {
		return err
	}
	for _, t := range m.Tables {
		shape, err := tx.restoreShape(t)
		if err != nil {
			return err
		}
		content, err := tx.contentOf(shape, spaces)
		if err != nil {
			return err
		}
		if content.rows != t.Rows || content.String() != t.Content {
			return damaged("terug_anders", t.Name, t.Rows, content.rows)
		}
	}
	known := map[int64]Head{}
	for _, hm := range m.Heads {
		if known[hm.Tenant], err = hm.head(); err != nil {
			return err
		}
	}
	return tx.verifySpaces(spaces, known)
}

// contentOf sums up the rows of a table as they are in the database now.
func (tx *Tx) contentOf(shape rowShape, spaces []int64) (contentSum, error) {
	var content contentSum
	var line []byte
	err := tx.eachRow(shape, spaces, func(row []any) (err error) {
		if line, err = appendRow(line[:0], row); err == nil {
			content.add(line)
		}
		return err
	})
	return content, err
}
