package store_test

import (
	"fmt"
	"strings"
	"testing"

	"kompas/db"
	"kompas/internal/storetest"
	"kompas/store"
)

// liveSQLite reads the schema of a freshly migrated SQLite file.
func liveSQLite(t *testing.T) *schema {
	t.Helper()
	st, _ := storetest.Open(t, db.SQLite)
	s := &schema{tables: map[string]*table{}}
	must(t, st.View(t.Context(), func(tx *store.Tx) error {
		for _, name := range texts(t, tx, `select name from sqlite_master where type = 'table' and name not like 'sqlite_%' and name <> 'schema_version' order by name`) {
			readSQLiteColumns(t, tx, name, s.table(name))
			readSQLiteIndexes(t, tx, name, s.table(name))
			readSQLiteForeign(t, tx, name, s.table(name))
		}
		s.triggers = texts(t, tx, `select name from sqlite_master where type = 'trigger'`)
		return nil
	}))
	s.sort()
	return s
}

// scan reads every row of a query.
func scan(t *testing.T, tx *store.Tx, query string, args []any, into func(func(...any))) {
	t.Helper()
	r, err := tx.Query(query, args...)
	must(t, err)
	defer r.Close()
	for r.Next() {
		into(func(dest ...any) { must(t, r.Scan(dest...)) })
	}
	must(t, r.Err())
}

func texts(t *testing.T, tx *store.Tx, query string, args ...any) (list []string) {
	t.Helper()
	scan(t, tx, query, args, func(read func(...any)) {
		var s string
		read(&s)
		list = append(list, s)
	})
	return list
}

func readSQLiteColumns(t *testing.T, tx *store.Tx, name string, tb *table) {
	t.Helper()
	keys := map[int]string{}
	scan(t, tx, `select name, lower(type), "notnull", coalesce(dflt_value, ''), pk from pragma_table_xinfo($1)`, []any{name}, func(read func(...any)) {
		var c column
		var pk int
		read(&c.name, &c.kind, &c.notNull, &c.preset, &pk)
		c.preset = plainDefault(c.preset)
		if pk > 0 {
			keys[pk] = c.name
		}
		tb.columns = append(tb.columns, c)
	})
	for i := 1; i <= len(keys); i++ {
		tb.primary = append(tb.primary, keys[i])
	}
}

func readSQLiteIndexes(t *testing.T, tx *store.Tx, name string, tb *table) {
	t.Helper()
	type index struct {
		name, origin string
		unique       bool
	}
	var list []index
	scan(t, tx, `select name, "unique", origin from pragma_index_list($1)`, []any{name}, func(read func(...any)) {
		var x index
		read(&x.name, &x.unique, &x.origin)
		list = append(list, x)
	})
	for _, x := range list {
		columns := texts(t, tx, `select name from pragma_index_info($1) order by seqno`, x.name)
		switch {
		case x.origin == "pk":
		case x.unique:
			tb.unique = append(tb.unique, columns)
		default:
			definition := strings.Join(texts(t, tx, `select sql from sqlite_master where name = $1`, x.name), "")
			_, where, _ := strings.Cut(definition, " where ")
			tb.indexes = append(tb.indexes, indexText(x.name, columns, where))
		}
	}
}

func readSQLiteForeign(t *testing.T, tx *store.Tx, name string, tb *table) {
	t.Helper()
	last := -1
	scan(t, tx, `select id, "table", "from", coalesce("to", ''), lower(on_delete), lower(on_update) from pragma_foreign_key_list($1) order by id, seq`, []any{name},
		func(read func(...any)) {
			var id int
			var from, to string
			var f foreignKey
			read(&id, &f.to, &from, &to, &f.onDelete, &f.onUpdate)
			if id != last {
				tb.foreign = append(tb.foreign, f)
				last = id
			}
			at := &tb.foreign[len(tb.foreign)-1]
			at.columns, at.toKey = append(at.columns, from), append(at.toKey, to)
		})
}

func indexText(name string, columns []string, where string) string {
	return fmt.Sprintf("%s (%s) %s", name, strings.Join(columns, ", "), strings.Trim(strings.ToLower(where), "() "))
}

// plainDefault writes a default as it stands in the migration: PostgreSQL adds the type.
func plainDefault(text string) string {
	text, _, _ = strings.Cut(text, "::")
	if strings.HasPrefix(text, "(") {
		text = strings.Trim(text, "()")
	}
	return text
}
