package store

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"kompas/kompas"
)

// TransferWriter writes what came along with a compass into this space, kind after kind in the order of the plan.
type TransferWriter struct {
	tx    *Tx
	plan  []TransferKind
	by    kompas.PersonID
	ids   func(string) string // the id here of an id in the file
	at    int                 // the kind that is being written; -1 before the first
	rows  *rowWriter
	order []int // for each column of the table the field that fills it, or -1-place among the hidden ones
}

// NewTransferWriter begins to write; by becomes the maker of what must have one.
func (tx *Tx) NewTransferWriter(plan []TransferKind, by kompas.PersonID, ids func(string) string) *TransferWriter {
	return &TransferWriter{tx: tx, plan: plan, by: by, ids: ids, at: -1}
}

// Add writes one object.
func (w *TransferWriter) Add(kind int, values []any) error {
	if kind != w.at {
		if err := w.begin(kind); err != nil {
			return err
		}
	}
	k := w.plan[kind]
	row := make([]any, len(w.order))
	for i, from := range w.order {
		switch {
		case from == ofTenant:
			row[i] = w.tx.tenant
		case from >= 0:
			row[i] = w.value(k.Fields[from], values[from])
		default:
			row[i] = w.hidden(k.hidden[-1-from], values)
		}
	}
	return w.rows.add(row)
}

// hidden gives the value of a column that is not in the file.
func (w *TransferWriter) hidden(h hiddenColumn, values []any) any {
	switch {
	case h.maker:
		return string(w.by)
	case h.folded >= 0:
		text, _ := values[h.folded].(string)
		return kompas.Fold(text)
	}
	return h.empty
}

func (w *TransferWriter) value(f TransferField, v any) any {
	if text, ok := v.(string); ok && (f.To != "" || f.Column == "id") {
		return w.ids(text)
	}
	return v
}

// begin turns to another kind, after everything of the one before is written.
func (w *TransferWriter) begin(kind int) error {
	if err := w.End(); err != nil {
		return err
	}
	k := w.plan[kind]
	shape, err := w.tx.rowShape(Table{k.Table, TenantTable})
	if err != nil {
		return err
	}
	w.at, w.rows, w.order = kind, newRowWriter(w.tx, shape), nil
	for _, c := range shape.shape.Columns {
		at, err := k.filledFrom(c.Name)
		if err != nil {
			return err
		}
		w.order = append(w.order, at)
	}
	return nil
}

// ofTenant stands for the column that holds the space.
const ofTenant = math.MinInt

// filledFrom gives the field that fills a column, or -1-place among the hidden ones.
func (k TransferKind) filledFrom(column string) (int, error) {
	if column == "tenant_id" {
		return ofTenant, nil
	}
	if at := k.Field(column); at >= 0 {
		return at, nil
	}
	for i, h := range k.hidden {
		if h.column == column {
			return -1 - i, nil
		}
	}
	return 0, fmt.Errorf("column %s.%s is not in the plan", k.Table, column)
}

// End writes what is left.
func (w *TransferWriter) End() error {
	if w.rows == nil {
		return nil
	}
	return w.rows.end()
}

// AnyTaken says whether the space has a thing of this kind with one of these ids.
func (tx *Tx) AnyTaken(k TransferKind, ids []string) (bool, error) {
	for part := range slices.Chunk(ids, 400) {
		args := []any{tx.tenant}
		for _, id := range part {
			args = append(args, id)
		}
		var n int
		list := strings.TrimPrefix(places(len(args)), "$1, ")
		err := tx.QueryRow(`/* Tx.AnyTaken */ select count(*) from `+k.Table+` where tenant_id = $1 and id in (`+list+`)`, args...).Scan(&n)
		if err != nil || n > 0 {
			return n > 0, err
		}
	}
	return false, nil
}

// Matching gives the id of what the space has already and is the same as an object of a file; empty when it has none.
func (tx *Tx) Matching(k TransferKind, values []any) (string, error) {
	where, args := "", []any{tx.tenant}
	columns := matchedBy()[k.Table]
	for i, at := range k.Match {
		v := values[at]
		if text, ok := v.(string); ok && k.Fields[at].Column != columns[i] {
			v = kompas.Fold(text)
		}
		args = append(args, v)
		where += fmt.Sprintf(" and %s = $%d", columns[i], len(args))
	}
	ids, err := all(tx, func(r scanner) (id string, err error) { err = r.Scan(&id); return },
		`/* Tx.Matching */ select id from `+k.Table+` where tenant_id = $1`+where+` order by id`, args...)
	if len(ids) == 0 {
		return "", err
	}
	return ids[0], err
}

// KeepSlug remembers the address of a compass that was taken over.
func (tx *Tx) KeepSlug(c kompas.Compass) error { return tx.keepSlug(c) }
