package journey_test

import (
	"archive/zip"
	"encoding/json"
	"io"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"kompas/store"
)

// backup writes all that is stored to a file.
func (x *filled) backup() (string, store.Manifest) {
	x.T.Helper()
	path := filepath.Join(x.T.TempDir(), "kompas.zip")
	m, err := x.Store.Backup(x.T.Context(), path, "proef")
	if err != nil {
		x.T.Fatal(err)
	}
	return path, m
}

// traces is the content of every table.
func (x *filled) traces() map[string]string {
	x.T.Helper()
	_, m := x.backup()
	sums := map[string]string{}
	for _, t := range m.Tables {
		sums[t.Name] = t.Content
	}
	for _, history := range []string{"audit_head", "audit_event", "audit_text"} {
		sums[history] = x.done()
	}
	return sums
}

// done counts what was done. That somebody tried what he may not do is noted too: that is no trace, but a watch kept.
func (x *filled) done() string {
	x.T.Helper()
	var n int
	err := x.Store.Tenant(x.Space.ID).View(x.T.Context(), func(tx *store.Tx) error {
		return tx.QueryRow(`/* test.done */ select count(*) from audit_event where tenant_id = $1 and action not like 'refused%'`, tx.Tenant()).Scan(&n)
	})
	if err != nil {
		x.T.Fatal(err)
	}
	return strconv.Itoa(n)
}

// mustLeaveNoTrace fails when something was written since.
func (x *filled) mustLeaveNoTrace(t *testing.T, before map[string]string) {
	t.Helper()
	for name, now := range x.traces() {
		if before[name] != now {
			t.Errorf("table %s changed; the last lines of the history:\n\t%s", name, strings.Join(x.lastWritten(), "\n\t"))
		}
	}
}

func (x *filled) lastWritten() (lines []string) {
	x.T.Helper()
	err := x.Store.Tenant(x.Space.ID).View(x.T.Context(), func(tx *store.Tx) error {
		rows, err := tx.Query(`/* test.lastWritten */ select action || ' ' || object_kind || ' ' || field from audit_event where tenant_id = $1 order by seq desc limit 5`, tx.Tenant())
		if err != nil {
			return err
		}
		defer rows.Close()
		for rows.Next() {
			var line string
			if err := rows.Scan(&line); err != nil {
				return err
			}
			lines = append(lines, line)
		}
		return rows.Err()
	})
	if err != nil {
		x.T.Fatal(err)
	}
	return lines
}

// written is every text that is stored: what people wrote and what sources gave.
func (x *filled) written() string {
	x.T.Helper()
	path, _ := x.backup()
	z, err := zip.OpenReader(path)
	if err != nil {
		x.T.Fatal(err)
	}
	defer z.Close()
	var b strings.Builder
	for _, f := range z.File {
		if strings.Contains(f.Name, "layer") || strings.Contains(f.Name, "boundary") {
			continue // numbers
		}
		r, err := f.Open()
		if err != nil {
			x.T.Fatal(err)
		}
		lines := json.NewDecoder(r)
		for {
			var row any
			if err := lines.Decode(&row); err == io.EOF {
				break
			} else if err != nil {
				x.T.Fatal(err)
			}
			collect(&b, row)
		}
		r.Close()
	}
	return b.String()
}

// collect takes the texts out of a row.
func collect(b *strings.Builder, v any) {
	switch v := v.(type) {
	case string:
		b.WriteString(tidy(v) + "\n")
	case []any:
		for _, x := range v {
			collect(b, x)
		}
	case map[string]any:
		for _, x := range v {
			collect(b, x)
		}
	}
}
