package db

import (
	"fmt"
	"strings"
)

// Column is one column of a live table.
type Column struct {
	Name string
	Kind string // integer, real, text, blob, or boolean on PostgreSQL
}

// Shape is what copying a table needs to know of it.
type Shape struct {
	Columns []Column
	Key     []string // the primary key, in its order
	// Self is the column that points at another row of the same table, and the one it points at; empty when there is
	// none. The tenant's column is left out.
	Self, SelfTo string
}

// Describe gives the shape of a live table; no columns when there is no such table.
func (t *Tx) Describe(table string) (Shape, error) {
	columns, foreign := describeSQLite, selfSQLite
	if t.engine == Postgres {
		columns, foreign = describePostgres, selfPostgres
	}
	var s Shape
	keys := map[int]string{}
	err := t.each(columns, []any{table}, func(scan func(...any) error) error {
		var c Column
		var place int
		if err := scan(&c.Name, &c.Kind, &place); err != nil {
			return err
		}
		c.Kind = strings.NewReplacer("bigint", "integer", "double precision", "real", "bytea", "blob").Replace(strings.ToLower(c.Kind))
		s.Columns = append(s.Columns, c)
		if place > 0 {
			keys[place] = c.Name
		}
		return nil
	})
	if err != nil {
		return s, err
	}
	for i := 1; i <= len(keys); i++ {
		s.Key = append(s.Key, keys[i])
	}
	return s, t.each(foreign, []any{table}, func(scan func(...any) error) error { return scan(&s.Self, &s.SelfTo) })
}

const (
	describeSQLite = `/* Tx.Describe */ select name, type, pk from pragma_table_xinfo($1)`
	selfSQLite     = `/* Tx.Describe.self */ select "from", "to" from pragma_foreign_key_list($1) where "table" = $1 and "from" <> 'tenant_id'`

	describePostgres = `/* Tx.Describe */ select a.attname::text, format_type(a.atttypid, a.atttypmod), coalesce(array_position(x.indkey::int2[], a.attnum) + 1, 0)
		from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
		left join pg_index x on x.indrelid = c.oid and x.indisprimary
		where c.relname = $1 and c.relnamespace = current_schema()::regnamespace order by a.attnum`
	selfPostgres = `/* Tx.Describe.self */ select a.attname::text, b.attname::text
		from pg_constraint o join pg_class c on c.oid = o.conrelid and c.relname = $1 and c.relnamespace = current_schema()::regnamespace
		cross join lateral unnest(o.conkey, o.confkey) as k (here, there)
		join pg_attribute a on a.attrelid = c.oid and a.attnum = k.here join pg_attribute b on b.attrelid = c.oid and b.attnum = k.there
		where o.contype = 'f' and o.confrelid = o.conrelid and a.attname <> 'tenant_id'`
)

// each hands every row of a query to do.
func (t *Tx) each(query string, args []any, do func(scan func(...any) error) error) error {
	rows, err := t.Query(query, args...)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		if err := do(rows.Scan); err != nil {
			return err
		}
	}
	return rows.Err()
}

// Check looks for damage that the engine itself can see: pages, indexes, rows that point nowhere, rules that were
// switched off. It gives one line per finding, in the engine's words.
func (t *Tx) Check() ([]string, error) {
	queries := []string{
		`/* Tx.Check.rules */ select 'constraint not checked: ' || conname::text from pg_constraint where not convalidated
			union all select 'rules switched off: ' || tgrelid::regclass::text from pg_trigger where tgenabled = 'D' order by 1`,
	}
	if t.engine == SQLite {
		queries = []string{
			`/* Tx.Check.pages */ select quick_check from pragma_quick_check where quick_check <> 'ok'`,
			`/* Tx.Check.rows */ select "table" || ': a row points at a missing row of ' || parent from pragma_foreign_key_check group by 1 order by 1`,
		}
	}
	var found []string
	for _, q := range queries {
		err := t.each(q, nil, func(scan func(...any) error) error {
			var line string
			err := scan(&line)
			found = append(found, line)
			return err
		})
		if err != nil {
			return found, fmt.Errorf("check: %w", err)
		}
	}
	return found, nil
}
