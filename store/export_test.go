package store

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
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
