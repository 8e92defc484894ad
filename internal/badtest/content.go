package badtest

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"hash"
	"slices"
	"strings"
	"testing"

	"kompas/internal/apptest"
	"kompas/kompas"
	"kompas/store"
)

// Content gives a sum over every row of every table, but for national figures, what counts tries and sign-ins, and what the
// history tells of acts that were refused. It fails the test when the sum is not the one of the time before: something was
// stored. after says what was done.
func Content(t testing.TB, w *apptest.World) (same func(after string)) {
	t.Helper()
	c := census{w: w, read: map[string]string{}}
	before := c.sum(t)
	return func(after string) {
		t.Helper()
		if now := c.sum(t); now != before {
			t.Errorf("%s: something was stored", after)
			before = now
		}
	}
}

type census struct {
	w    *apptest.World
	read map[string]string // the query that reads a table; what stands between its parts tells the space
}

func (c census) sum(t testing.TB) string {
	t.Helper()
	h := sha256.New()
	var spaces []kompas.Space
	err := c.w.Store.View(t.Context(), func(tx *store.Tx) (err error) {
		if spaces, err = tx.Spaces(); err != nil {
			return err
		}
		return c.add(tx, h, "", func(x store.Table) bool {
			return x.Class != store.TenantTable && !slices.Contains([]string{"layer", "area", "area_division", "boundary", "login", "attempt"}, x.Name)
		})
	})
	for _, space := range spaces {
		if err == nil {
			err = c.w.Store.Tenant(space.ID).View(t.Context(), func(tx *store.Tx) error {
				where := fmt.Sprintf(" where tenant_id = %d", space.ID)
				if err := c.add(tx, h, where, func(x store.Table) bool { return x.Class == store.TenantTable && !strings.HasPrefix(x.Name, "audit_") }); err != nil {
					return err
				}
				return read(tx, h, "audit_event", "/* census.done */ select at, person_id, action, object_kind, object_id, field from audit_event"+where+" and action not like 'refused%' order by seq")
			})
		}
	}
	if err != nil {
		t.Fatal(err)
	}
	return hex.EncodeToString(h.Sum(nil))
}

func (c census) add(tx *store.Tx, h hash.Hash, where string, wanted func(store.Table) bool) error {
	for _, table := range store.Tables() {
		if !wanted(table) {
			continue
		}
		if err := c.rows(tx, h, table.Name, where); err != nil {
			return fmt.Errorf("%s: %w", table.Name, err)
		}
	}
	return nil
}

// query reads a table; describing one takes longer than reading it, so it is done once.
func (c census) query(tx *store.Tx, table, where string) (string, error) {
	if c.read[table] == "" {
		shape, err := tx.Describe(table)
		if err != nil {
			return "", err
		}
		var names []string
		for _, x := range shape.Columns {
			names = append(names, x.Name)
		}
		c.read[table] = "/* census */ select " + strings.Join(names, ", ") + " from " + table + "%s order by " + strings.Join(shape.Key, ", ")
	}
	return fmt.Sprintf(c.read[table], where), nil
}

func (c census) rows(tx *store.Tx, h hash.Hash, table, where string) error {
	query, err := c.query(tx, table, where)
	if err != nil {
		return err
	}
	return read(tx, h, table, query)
}

func read(tx *store.Tx, h hash.Hash, table, query string) error {
	rows, err := tx.Query(query)
	if err != nil {
		return err
	}
	defer rows.Close()
	n := strings.Count(strings.Split(query, " from ")[0], ",") + 1
	row, into := make([]any, n), make([]any, n)
	for i := range row {
		into[i] = &row[i]
	}
	for rows.Next() {
		if err := rows.Scan(into...); err != nil {
			return err
		}
		fmt.Fprintf(h, "%s %v\n", table, row)
	}
	return rows.Err()
}
