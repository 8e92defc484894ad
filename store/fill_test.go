package store_test

import (
	"fmt"
	"slices"
	"testing"

	"kompas/internal/storetest"
	"kompas/store"
)

const filledSpaces, filledRows = 2, 3

// fillEveryTable puts rows in every table of the schema, whatever tables there are: odd texts, bytes, nulls, yes and
// no, and rows that point at a later row of their own table. The history is real.
func fillEveryTable(t *testing.T, s *store.Store, kit *storetest.Kit) {
	t.Helper()
	f := filler{schema: liveSQLite(t), boolean: booleans(livePostgres(t))}
	for _, tb := range store.Tables() {
		shape := f.schema.tables[tb.Name]
		if tb.Class != store.TenantTable {
			must(t, s.Update(t.Context(), func(tx *store.Tx) error { return f.fill(tx, tb.Name, shape, 0) }))
			continue
		}
		for tenant := int64(1); tenant <= filledSpaces; tenant++ {
			must(t, s.Tenant(tenant).Update(t.Context(), func(tx *store.Tx) error { return f.fill(tx, tb.Name, shape, tenant) }))
		}
	}
	for tenant := int64(1); tenant <= filledRows; tenant++ { // the filler makes three spaces and fills two
		must(t, s.Tenant(tenant).Update(t.Context(), func(tx *store.Tx) error {
			_, err := tx.Exec(`insert into audit_head (tenant_id, seq, hash, revision) values ($1, 0, $2, 1)`, tenant, []byte{})
			return err
		}))
		for i := range 4 {
			must(t, s.Tenant(tenant).Update(t.Context(), func(tx *store.Tx) error {
				e := edit("an", "text", "voor <&>\n", fmt.Sprint("na é ", i))
				e.ObjectID = fmt.Sprint("r", i)
				tx.Record(e)
				return nil
			}))
		}
		must(t, s.Tenant(tenant).Update(t.Context(), func(tx *store.Tx) error { return tx.EraseTexts("r2") }))
	}
}

type filler struct {
	schema  *schema
	boolean map[string]bool // table.column
}

func booleans(pg *schema) map[string]bool {
	out := map[string]bool{}
	for name, tb := range pg.tables {
		for _, c := range tb.columns {
			out[name+"."+c.name] = c.kind == "boolean"
		}
	}
	return out
}

func (f filler) fill(tx *store.Tx, name string, tb *table, tenant int64) error {
	if slices.Contains([]string{"audit_head", "audit_event", "audit_text"}, name) {
		return nil
	}
	columns := make([]string, len(tb.columns))
	var rows [][]any
	for n := int64(filledRows); n >= 1; n-- { // the last first: it is the one that others point at
		row := make([]any, len(tb.columns))
		for i, c := range tb.columns {
			columns[i] = c.name
			row[i] = f.value(name, tb, c.name, tenant, n)
		}
		rows = append(rows, row)
	}
	return tx.Bulk(name, columns, rows)
}

// value makes the value of a column in row n of a table.
func (f filler) value(name string, tb *table, columnName string, tenant, n int64) any {
	if columnName == "tenant_id" && tenant > 0 {
		return tenant
	}
	for _, k := range tb.foreign {
		at := slices.Index(k.columns, columnName)
		switch {
		case at < 0:
		case k.to == name && n == filledRows:
			return nil
		case k.to == name:
			return f.value(name, tb, k.toKey[at], tenant, n+1)
		default:
			return f.value(k.to, f.schema.tables[k.to], k.toKey[at], tenant, n)
		}
	}
	switch name + "." + columnName {
	case "tenant.kind":
		return "municipality"
	case "membership.scope_kind":
		return "tenant"
	case "instance_setting.name":
		return fmt.Sprint("naam ", n)
	}
	c := tb.columns[slices.IndexFunc(tb.columns, func(c column) bool { return c.name == columnName })]
	if !c.notNull && n == 2 {
		return nil
	}
	switch {
	case f.boolean[name+"."+columnName]:
		return n%2 == 0
	case c.kind == "integer":
		return n
	case c.kind == "real":
		return float64(n) / 3
	case c.kind == "blob":
		return []byte{0, 255, byte(n)}
	}
	return fmt.Sprintf("%s.%s %d <&> \"é\u2028\"\n", name, columnName, n)
}
