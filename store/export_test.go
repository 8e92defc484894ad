package store

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
)

// SumsOf gives the two sums of a table's file in a manifest, for a test that forges one.
func SumsOf(file []byte) (sha, content string) {
	var c contentSum
	for line := range bytes.Lines(file) {
		c.add(line)
	}
	h := sha256.Sum256(file)
	return hex.EncodeToString(h[:]), c.String()
}

// Drawn is a table as the migrations draw it, for tests.
type Drawn struct{ Columns, Primary, Foreign []string }

// Blueprints gives the tables as the migrations draw them.
func Blueprints() (map[string]Drawn, error) {
	tables, err := blueprints()
	out := map[string]Drawn{}
	kinds := map[string]string{"int": "integer", "bool": "boolean"}
	for name, b := range tables {
		d := Drawn{Primary: b.primary}
		for _, c := range b.columns {
			kind := c.kind
			if k, ok := kinds[kind]; ok {
				kind = k
			}
			d.Columns = append(d.Columns, fmt.Sprint(c.name, " ", kind, " ", c.notNull, " ", c.preset))
		}
		for _, f := range b.foreign {
			d.Foreign = append(d.Foreign, f.column+" -> "+f.to)
		}
		out[name] = d
	}
	return out, err
}
