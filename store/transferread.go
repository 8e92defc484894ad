package store

import (
	"slices"
	"strings"

	"kompas/kompas"
)

// transferReader reads what goes along with one compass.
type transferReader struct {
	tx      *Tx
	plan    []TransferKind
	at      map[string]int // place in the plan, by table
	rows    [][][]any
	compass kompas.CompassID
}

// readOwned reads what a column leads from to the compass.
func (r *transferReader) readOwned() error {
	for i, k := range r.plan {
		where, ok := r.owned(k)
		if !ok {
			continue
		}
		rows, err := r.read(k, where, string(r.compass))
		if err != nil {
			return err
		}
		r.rows[i] = rows
	}
	return nil
}

// owned gives the condition by which rows belong to the compass ($2); false for what belongs to the space.
func (r *transferReader) owned(k TransferKind) (string, bool) {
	if k.Table == ofCompass {
		return "id = $2", true
	}
	if k.owner < 0 {
		return "", false
	}
	f := k.Fields[k.owner]
	if f.To == ofCompass {
		return f.Column + " = $2", true
	}
	inner, ok := r.owned(r.plan[r.at[f.To]])
	return f.Column + " in (select id from " + f.To + " where tenant_id = $1 and " + inner + ")", ok
}

// readShared reads what the rows that were read point at, and what belongs to that; the last first, for what is pointed
// at stands before what points.
func (r *transferReader) readShared() error {
	wanted := map[string]map[string]bool{}
	want := func(k TransferKind, rows [][]any) {
		for j, f := range k.Fields {
			if f.To == "" || f.To == AnyThing || !r.plan[r.at[f.To]].Space {
				continue
			}
			if wanted[f.To] == nil {
				wanted[f.To] = map[string]bool{}
			}
			for _, row := range rows {
				if id, _ := row[j].(string); id != "" {
					wanted[f.To][id] = true
				}
			}
		}
	}
	for i, k := range r.plan {
		want(k, r.rows[i])
	}
	for i := len(r.plan) - 1; i >= 0; i-- {
		k := r.plan[i]
		if !k.Space {
			continue
		}
		if err := r.readEach(i, "id", wanted[k.Table]); err != nil {
			return err
		}
		want(k, r.rows[i])
	}
	for i, k := range r.plan {
		if _, ok := r.owned(k); ok || k.owner < 0 {
			continue
		}
		f := k.Fields[k.owner]
		if err := r.readEach(i, f.Column, TransferRows{r.plan[r.at[f.To]], r.rows[r.at[f.To]]}.ids()); err != nil {
			return err
		}
	}
	return nil
}

func (r *transferReader) readEach(i int, column string, values map[string]bool) error {
	for id := range values {
		rows, err := r.read(r.plan[i], column+" = $2", id)
		if err != nil {
			return err
		}
		r.rows[i] = append(r.rows[i], rows...)
	}
	return nil
}

func (r *transferReader) read(k TransferKind, where string, arg string) ([][]any, error) {
	columns := make([]string, len(k.Fields))
	for i, f := range k.Fields {
		columns[i] = f.Column
	}
	return all(r.tx, func(s scanner) ([]any, error) {
		row, into := make([]any, len(columns)), make([]any, len(columns))
		for i := range row {
			into[i] = &row[i]
		}
		err := s.Scan(into...)
		for i, v := range row {
			if row[i] = plain(v); k.Fields[i].Type == TransferBytes && v != nil {
				row[i] = slices.Clone(row[i].([]byte))
			}
		}
		return row, err
	}, `/* transferReader.read */ select `+strings.Join(columns, ", ")+` from `+k.Table+` where tenant_id = $1 and `+where+mustStay(k.Table), r.tx.tenant, arg)
}

// CutTransfer takes away what points outside the rows: the reference where there may be none, else the row.
func CutTransfer(list []TransferRows) {
	there, every := map[string]map[string]bool{}, map[string]bool{}
	for _, r := range list {
		there[r.Kind.Table] = r.ids()
		for id := range there[r.Kind.Table] {
			every[id] = true
		}
	}
	for i, r := range list {
		list[i].Rows = slices.DeleteFunc(r.Rows, func(row []any) bool { return !r.Kind.stays(row, there, every) })
		there[r.Kind.Table] = list[i].ids()
	}
}

// stays says whether a row can stay, after taking away the references it can do without.
func (k TransferKind) stays(row []any, there map[string]map[string]bool, every map[string]bool) bool {
	for j, f := range k.Fields {
		id, _ := row[j].(string)
		if id == "" || f.To == "" || there[f.To][id] || f.To == AnyThing && (every[id] || !IsID(id)) {
			continue
		}
		if f.Needed || f.To == AnyThing && f.Empty != nil {
			return false
		}
		row[j] = nil
	}
	return true
}

// ids gives the names of the rows.
func (r TransferRows) ids() map[string]bool {
	out, at := map[string]bool{}, r.Kind.ID()
	if at < 0 {
		return out
	}
	for _, row := range r.Rows {
		if id, ok := row[at].(string); ok {
			out[id] = true
		}
	}
	return out
}

// IsID says whether a text has the form of our ids: a UUID.
func IsID(text string) bool {
	if len(text) != 36 {
		return false
	}
	for i, c := range []byte(text) {
		dash := i == 8 || i == 13 || i == 18 || i == 23
		if dash != (c == '-') || !dash && !(c >= '0' && c <= '9' || c >= 'a' && c <= 'f') {
			return false
		}
	}
	return true
}
