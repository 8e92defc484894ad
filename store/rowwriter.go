package store

import "fmt"

// rowWriter writes rows to one table, many at a time. A row that points at a row of the same table waits until that
// one is written.
type rowWriter struct {
	tx      *Tx
	shape   rowShape
	batch   [][]any
	written map[string]bool    // keys of rows that others may point at
	waiting map[string][][]any // rows by the key they wait for
}

const rowsPerBatch = 500

func newRowWriter(tx *Tx, shape rowShape) *rowWriter {
	return &rowWriter{tx: tx, shape: shape, written: map[string]bool{}, waiting: map[string][][]any{}}
}

// add writes a row, now or later. The row is kept.
func (w *rowWriter) add(row []any) error {
	s := w.shape
	if s.tenant >= 0 {
		if tenant, _ := row[s.tenant].(int64); tenant != w.tx.tenant {
			if err := w.flush(); err != nil {
				return err
			}
			if err := w.tx.Switch(tenant); err != nil {
				return err
			}
		}
	}
	if s.self >= 0 && row[s.self] != nil {
		if key := w.key(row, s.self); !w.written[key] {
			w.waiting[key] = append(w.waiting[key], row)
			return nil
		}
	}
	return w.put(row)
}

func (w *rowWriter) put(row []any) error {
	s := w.shape
	for i, c := range s.shape.Columns {
		if n, ok := row[i].(int64); ok && c.Kind == "boolean" {
			row[i] = n != 0
		}
	}
	w.batch = append(w.batch, row)
	if len(w.batch) >= rowsPerBatch {
		if err := w.flush(); err != nil {
			return err
		}
	}
	if s.self < 0 {
		return nil
	}
	key := w.key(row, s.selfTo)
	w.written[key] = true
	freed := w.waiting[key]
	delete(w.waiting, key)
	for _, r := range freed {
		if err := w.put(r); err != nil {
			return err
		}
	}
	return nil
}

// key names a row within its space.
func (w *rowWriter) key(row []any, column int) string {
	if w.shape.tenant >= 0 {
		return fmt.Sprint(row[w.shape.tenant], " ", row[column])
	}
	return fmt.Sprint(row[column])
}

func (w *rowWriter) flush() error {
	if len(w.batch) == 0 {
		return nil
	}
	err := w.tx.Bulk(w.shape.Table.Name, w.shape.names(), w.batch)
	w.batch = w.batch[:0]
	return err
}

// end writes what is left. Rows whose predecessor never came are a fault.
func (w *rowWriter) end() error {
	if err := w.flush(); err != nil {
		return err
	}
	for key := range w.waiting {
		return fmt.Errorf("table %s: a row points at %s, which is not there", w.shape.Table.Name, key)
	}
	return nil
}
