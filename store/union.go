package store

import (
	"database/sql"
	"fmt"
	"strings"

	"kompas/kompas"
)

// A union loads objects of many kinds in one statement: each kind is one branch, with its columns laid in the same row.

// unionRow is one object of any kind: texts, whole numbers and reals, in the order in which its branch names them.
type unionRow struct {
	compass kompas.CompassID
	id      string
	t       []string
	n       []sql.NullInt64
	r       []sql.NullFloat64
}

func (r *unionRow) int(i int) int { return int(r.n[i].Int64) }

func (r *unionRow) maybe(i int) *int {
	if !r.n[i].Valid {
		return nil
	}
	v := r.int(i)
	return &v
}

func (r *unionRow) real(i int) *float64 {
	if !r.r[i].Valid {
		return nil
	}
	v := r.r[i].Float64
	return &v
}

// unionBranch is one kind of object: where its rows come from, and how they are put into T.
type unionBranch[T any] struct {
	compass, id string
	texts       []string
	ints        []string
	reals       []string
	from        string // with its condition on tenant and compass
	put         func(*T, *unionRow)
}

// widths gives how many texts, whole numbers and reals the widest branches have.
func widths[T any](branches []unionBranch[T]) (texts, ints, reals int) {
	for _, b := range branches {
		texts, ints, reals = max(texts, len(b.texts)), max(ints, len(b.ints)), max(reals, len(b.reals))
	}
	return texts, ints, reals
}

// unionText writes the statement, in order of kind, compass and id. The first branch says of what type each column is.
func unionText[T any](name string, branches []unionBranch[T]) string {
	texts, ints, reals := widths(branches)
	var parts []string
	for kind, b := range branches {
		columns := []string{fmt.Sprint(kind), b.compass, b.id}
		pad := func(given []string, width int, empty, typed string) {
			for i := range width {
				switch {
				case i < len(given):
					columns = append(columns, given[i])
				case kind == 0:
					columns = append(columns, "cast("+empty+" as "+typed+")")
				default:
					columns = append(columns, empty)
				}
			}
		}
		pad(b.texts, texts, "''", "text")
		pad(b.ints, ints, "null", "bigint")
		pad(b.reals, reals, "null", "double precision")
		parts = append(parts, "select "+strings.Join(columns, ", ")+" "+b.from)
	}
	return name + " " + strings.Join(parts, "\nunion all ") + "\norder by 1, 2, 3"
}

// readUnion hands each row to its branch; into says where it goes, nil for nowhere. The row holds only during the call.
func readUnion[T any](tx *Tx, query string, branches []unionBranch[T], into func(kind int, row *unionRow) *T, args ...any) error {
	rows, err := tx.Query(query, args...)
	if err != nil {
		return err
	}
	defer rows.Close()
	texts, ints, reals := widths(branches)
	row := unionRow{t: make([]string, texts), n: make([]sql.NullInt64, ints), r: make([]sql.NullFloat64, reals)}
	var kind int
	dest := []any{&kind, &row.compass, &row.id}
	for i := range row.t {
		dest = append(dest, &row.t[i])
	}
	for i := range row.n {
		dest = append(dest, &row.n[i])
	}
	for i := range row.r {
		dest = append(dest, &row.r[i])
	}
	for rows.Next() {
		if err := rows.Scan(dest...); err != nil {
			return err
		}
		if to := into(kind, &row); to != nil {
			branches[kind].put(to, &row)
		}
	}
	return rows.Err()
}
