package store

import (
	"context"
	"fmt"
	"slices"

	"kompas/fault"
)

// CopyTo copies everything to another, empty database, of either engine: from one snapshot, in one transaction, read
// back and compared by count and content before the commit. told hears of each table that was copied.
func (s *Store) CopyTo(ctx context.Context, to *Store, told func(table string, rows int64)) error {
	if err := to.prepareEmptyCopy(ctx, s); err != nil {
		return err
	}
	return s.View(ctx, func(from *Tx) error {
		spaces, err := from.allSpaces()
		if err != nil {
			return err
		}
		return to.Update(ctx, func(tx *Tx) error {
			if err := tx.mustBeEmpty(); err != nil {
				return err
			}
			for _, t := range Tables() {
				rows, err := copyTable(from, tx, t, spaces)
				if err != nil {
					return fmt.Errorf("table %s: %w", t.Name, err)
				}
				told(t.Name, rows)
			}
			return tx.verifySpaces(spaces, nil)
		})
	})
}

// prepareEmptyCopy gives the target the tables of the source.
func (s *Store) prepareEmptyCopy(ctx context.Context, from *Store) error {
	has, _, err := from.SchemaVersion(ctx)
	if err != nil {
		return err
	}
	return s.prepareEmpty(ctx, has)
}

// copyTable copies the rows of one table and compares what arrived.
func copyTable(from, to *Tx, t Table, spaces []int64) (int64, error) {
	source, err := from.rowShape(t)
	if err != nil {
		return 0, err
	}
	target, err := to.rowShape(t)
	if err != nil {
		return 0, err
	}
	w := newRowWriter(to, target)
	var sent contentSum
	var line []byte
	err = from.eachRow(source, spaces, func(row []any) (err error) {
		if line, err = appendRow(line[:0], row); err != nil {
			return err
		}
		sent.add(line)
		return w.add(slices.Clone(row))
	})
	if err != nil {
		return 0, err
	}
	if err := w.end(); err != nil {
		return 0, err
	}
	arrived, err := to.contentOf(target, spaces)
	if err == nil && arrived != sent {
		err = fault.New(fault.Invalid, "terug_anders", t.Name, sent.rows, arrived.rows)
	}
	return sent.rows, err
}
