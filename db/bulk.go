package db

import (
	"fmt"
	"strings"
)

// Bulk inserts rows into a table, many per statement. Table and columns come from the code, never from a user.
func (t *Tx) Bulk(table string, columns []string, rows [][]any) error {
	per := min(200, 32000/len(columns))
	for len(rows) > 0 {
		n := min(per, len(rows))
		args := make([]any, 0, n*len(columns))
		for _, r := range rows[:n] {
			args = append(args, r...)
		}
		if _, err := t.Exec(t.bulkText(table, columns, n), args...); err != nil {
			return err
		}
		rows = rows[n:]
	}
	return nil
}

// bulkText writes bare "?" for SQLite, where numbered placeholders cost four times as much, and "$n" for PostgreSQL.
func (t *Tx) bulkText(table string, columns []string, rows int) string {
	var b strings.Builder
	fmt.Fprintf(&b, "/* Tx.Bulk */ insert into %s (%s) values ", table, strings.Join(columns, ", "))
	n := 0
	for r := range rows {
		if r > 0 {
			b.WriteByte(',')
		}
		b.WriteByte('(')
		for c := range columns {
			if c > 0 {
				b.WriteByte(',')
			}
			if n++; t.engine == SQLite {
				b.WriteByte('?')
			} else {
				fmt.Fprintf(&b, "$%d", n)
			}
		}
		b.WriteByte(')')
	}
	return b.String()
}
