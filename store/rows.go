package store

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"math/bits"
	"strconv"
	"strings"

	"kompas/db"
)

// What backups and copies share: rows as lines of JSON that both engines write alike, and a sum over the content of a
// table that does not depend on the order of its rows.

// rowShape is what is needed to read and write the rows of one table.
type rowShape struct {
	Table  Table
	shape  db.Shape
	tenant int // place of tenant_id; -1 in tables that are not of a tenant
	self   int // place of the column that points at a row of the same table; -1 without
	selfTo int
}

// rowShape describes a table of the live database.
func (tx *Tx) rowShape(t Table) (rowShape, error) {
	s, err := tx.Describe(t.Name)
	if err == nil && len(s.Columns) == 0 {
		err = fmt.Errorf("table %s is not in the database", t.Name)
	}
	r := rowShape{Table: t, shape: s, tenant: -1, self: -1, selfTo: -1}
	for i, c := range s.Columns {
		switch c.Name {
		case "tenant_id":
			if t.Class == TenantTable {
				r.tenant = i
			}
		case s.Self:
			r.self = i
		case s.SelfTo:
			r.selfTo = i
		}
	}
	return r, err
}

func (r rowShape) names() []string {
	names := make([]string, len(r.shape.Columns))
	for i, c := range r.shape.Columns {
		names[i] = c.Name
	}
	return names
}

// read hands every row of a table, or of the space the transaction is bound to, to do, in order of its key. The row
// and its values hold only during the call.
func (r rowShape) read(tx *Tx, do func(row []any) error) error {
	where, args := "", []any(nil)
	if r.tenant >= 0 {
		where, args = " where tenant_id = $1", []any{tx.tenant}
	}
	rows, err := tx.Query(`/* rowShape.read */ select `+strings.Join(r.names(), ", ")+` from `+r.Table.Name+where+
		` order by `+strings.Join(r.shape.Key, ", "), args...)
	if err != nil {
		return err
	}
	defer rows.Close()
	row, into := make([]any, len(r.shape.Columns)), make([]any, len(r.shape.Columns))
	for i := range row {
		into[i] = &row[i]
	}
	for rows.Next() {
		if err := rows.Scan(into...); err != nil {
			return err
		}
		for i, v := range row {
			row[i] = plain(v)
		}
		if err := do(row); err != nil {
			return err
		}
	}
	return rows.Err()
}

// plain gives a value as both engines can write it: SQLite has no word for yes and no, and reads no bytes as nil.
func plain(v any) any {
	switch v := v.(type) {
	case bool:
		if v {
			return int64(1)
		}
		return int64(0)
	case []byte:
		if v == nil {
			return []byte{}
		}
	}
	return v
}

// appendRow writes a row as one line of JSON. Bytes are written as base64; a number keeps all its digits.
func appendRow(line []byte, row []any) ([]byte, error) {
	line = append(line, '[')
	for i, v := range row {
		if i > 0 {
			line = append(line, ',')
		}
		switch v := v.(type) {
		case nil:
			line = append(line, "null"...)
		case int64:
			line = strconv.AppendInt(line, v, 10)
		case []byte:
			line = append(line, '"')
			line = base64.StdEncoding.AppendEncode(line, v)
			line = append(line, '"')
		case string, float64:
			text, err := json.Marshal(v)
			if err != nil {
				return nil, err
			}
			line = append(line, text...)
		default:
			return nil, fmt.Errorf("a value of type %T cannot be copied", v)
		}
	}
	return append(line, ']', '\n'), nil
}

// parseRow reads a line that appendRow wrote, for columns of these kinds.
func parseRow(line []byte, kinds []string) ([]any, error) {
	var cells []json.RawMessage
	if err := json.Unmarshal(line, &cells); err != nil {
		return nil, err
	}
	if len(cells) != len(kinds) {
		return nil, fmt.Errorf("%d values in a row of %d columns", len(cells), len(kinds))
	}
	row := make([]any, len(cells))
	for i, cell := range cells {
		if string(cell) == "null" {
			continue
		}
		var err error
		switch kinds[i] {
		case "integer":
			row[i], err = strconv.ParseInt(string(cell), 10, 64)
		case "real":
			row[i], err = strconv.ParseFloat(string(cell), 64)
		case "text", "blob":
			var text string
			err = json.Unmarshal(cell, &text)
			if row[i] = text; err == nil && kinds[i] == "blob" {
				row[i], err = base64.StdEncoding.DecodeString(text)
			}
		default:
			err = fmt.Errorf("kind %q", kinds[i])
		}
		if err != nil {
			return nil, fmt.Errorf("value %d: %w", i+1, err)
		}
	}
	return row, nil
}

// contentSum adds up the SHA-256 of every row, so that two tables with the same rows have the same sum in any order.
type contentSum struct {
	rows int64
	sum  [4]uint64
}

func (c *contentSum) add(line []byte) {
	h := sha256.Sum256(line)
	c.rows++
	var carry uint64
	for i := 3; i >= 0; i-- {
		c.sum[i], carry = bits.Add64(c.sum[i], binary.BigEndian.Uint64(h[8*i:]), carry)
	}
}

func (c *contentSum) String() string {
	return fmt.Sprintf("%016x%016x%016x%016x", c.sum[0], c.sum[1], c.sum[2], c.sum[3])
}
