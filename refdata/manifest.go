package refdata

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"io/fs"
	"strings"
)

const manifestFile = "manifest.json"

// manifest lists what the other files hold. Sums are over the content before it
// is compressed.
type manifest struct {
	Version   string         `json:"version"`
	Divisions []DivisionInfo `json:"divisions"`
	Maps      []MapInfo      `json:"maps"`
	Layers    int            `json:"layers"`
	Parts     []part         `json:"parts"`
	Sources   []Source       `json:"sources"`
}

// part is one compressed file.
type part struct {
	File   string `json:"file"`
	SHA256 string `json:"sha256"`
	Bytes  int    `json:"bytes"`
}

// version is one short hash over everything that the parts hold.
func (m *manifest) version() string {
	h := sha256.New()
	for _, p := range m.Parts {
		fmt.Fprintf(h, "%s %s\n", p.File, p.SHA256)
	}
	head, _ := json.Marshal([]any{m.Divisions, m.Maps, m.Layers, m.Sources})
	h.Write(head)
	return hex.EncodeToString(h.Sum(nil))[:16]
}

func sum(b []byte) string {
	s := sha256.Sum256(b)
	return hex.EncodeToString(s[:])
}

// Names of the parts.
const (
	recodingsPart = "recodings.tsv.gz"
	cataloguePart = "catalogue.json.gz"
	layersPart    = "layers.jsonl.gz"
)

func areasPart(key string) string    { return "areas-" + key + ".tsv.gz" }
func profilesPart(key string) string { return "profiles-" + key + ".tsv.gz" }
func mapPart(m MapInfo) string {
	return fmt.Sprintf("map-%s-%s-%s.tsv.gz", m.Division, m.Level, m.Within)
}

// compress gives the same bytes for the same content: no name, no time.
func compress(content []byte) ([]byte, error) {
	var b bytes.Buffer
	z, err := gzip.NewWriterLevel(&b, gzip.BestCompression)
	if err != nil {
		return nil, err
	}
	if _, err := z.Write(content); err != nil {
		return nil, err
	}
	if err := z.Close(); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

// openPart streams one part, decompressed.
func openPart(files fs.FS, name string) (io.ReadCloser, error) {
	f, err := files.Open(name)
	if err != nil {
		return nil, fmt.Errorf("%w: %s: %w", ErrDamaged, name, err)
	}
	z, err := gzip.NewReader(f)
	if err != nil {
		f.Close()
		return nil, fmt.Errorf("%w: %s: %w", ErrDamaged, name, err)
	}
	return struct {
		io.Reader
		io.Closer
	}{z, f}, nil
}

// readPart returns the whole content of a part.
func readPart(files fs.FS, name string) (string, error) {
	r, err := openPart(files, name)
	if err != nil {
		return "", err
	}
	defer r.Close()
	var b strings.Builder
	if _, err := io.Copy(&b, r); err != nil {
		return "", fmt.Errorf("%w: %s: %w", ErrDamaged, name, err)
	}
	return b.String(), nil
}
