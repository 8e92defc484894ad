// Package asset holds the files a browser needs beside the pages: style sheets, fonts, scripts
// and a few drawings. They are part of the binary, are served under a name that contains a hash
// of their content (so a browser may keep them forever) and are compressed once.
package asset

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"fmt"
	"io/fs"
	"net/http"
	"path"
	"regexp"
	"strings"
	"sync"
)

// Prefix is the path under which Handler must be mounted, at the root of every host name.
const Prefix = "/vast/"

//go:embed css/*.css js/*.js img/*.svg vendor/*.css vendor/*.js vendor/font/*.woff2
var source embed.FS

// styles are joined into kompas.css in this order: packages, coupling, theme, our base, our screens.
// What is printed comes last because it takes things away.
var styles = [...]string{
	"vendor/fonts.css",
	"vendor/nlds.css",
	"vendor/nlds-koppeling.css",
	"css/thema-kompas.css",
	"css/kompas.css",
	"css/formulier.css",
	"css/patroon.css",
	"css/grafiek.css",
	"css/scherm-kompas.css",
	"css/scherm-start.css",
	"css/scherm-resultaat.css",
	"css/scherm-activiteit.css",
	"css/scherm-wijken.css",
	"css/scherm-verbeteren.css",
	"css/scherm-inwoner.css",
	"css/scherm-mensen.css",
	"css/scherm-raadsblad.css",
	"css/afdrukken.css",
}

// file is one asset as it is served.
type file struct {
	name        string // name it is asked by: kompas.css
	hashed      string // name in the URL: kompas.1a2b3c4d5e.css
	contentType string
	plain       []byte
	zipped      func() []byte // nil where compressing does not help
}

// library is everything there is to serve; it never changes after it is made.
type library struct {
	byName map[string]*file
}

// served is made at the first use. Its sources are embedded, so a fault in them is a fault of the build.
var served = sync.OnceValue(func() *library {
	l, err := build(source)
	if err != nil {
		panic(err)
	}
	return l
})

// URL gives the path of an asset, with the hash of its content: URL("kompas.css") is
// "/vast/kompas.1a2b3c4d5e.css". It panics on a name that does not exist, which is a typing error.
func URL(name string) string {
	f, ok := served().byName[name]
	if !ok {
		panic("asset: no file " + name)
	}
	return Prefix + f.hashed
}

// Handler serves the assets under Prefix. A name with the hash of this build may be kept for a year;
// a name with another hash (a page of a newer or older replica) gets our version, not to be kept.
func Handler() http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Method != http.MethodGet && r.Method != http.MethodHead {
			w.Header().Set("Allow", "GET, HEAD")
			http.Error(w, http.StatusText(http.StatusMethodNotAllowed), http.StatusMethodNotAllowed)
			return
		}
		asked := strings.TrimPrefix(r.URL.Path, Prefix)
		f, ok := served().byName[withoutHash(asked)]
		if !ok {
			http.NotFound(w, r)
			return
		}
		f.serve(w, r, asked == f.hashed)
	})
}

func (f *file) serve(w http.ResponseWriter, r *http.Request, exact bool) {
	h := w.Header()
	h.Set("Content-Type", f.contentType)
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Cache-Control", "no-cache")
	if exact {
		h.Set("Cache-Control", "public, max-age=31536000, immutable")
	}
	body := f.plain
	if f.zipped != nil {
		h.Set("Vary", "Accept-Encoding")
		if AcceptsGzip(r.Header.Get("Accept-Encoding")) {
			h.Set("Content-Encoding", "gzip")
			body = f.zipped()
		}
	}
	h.Set("Content-Length", fmt.Sprint(len(body)))
	if r.Method == http.MethodGet {
		_, _ = w.Write(body) // the reader went away: nothing left to tell
	}
}

// AcceptsGzip reads an Accept-Encoding header; "gzip;q=0" is a refusal.
func AcceptsGzip(header string) bool {
	for part := range strings.SplitSeq(header, ",") {
		name, params, _ := strings.Cut(strings.TrimSpace(part), ";")
		if name == "gzip" || name == "*" {
			q := strings.ReplaceAll(params, " ", "")
			return q != "q=0" && !strings.HasPrefix(q, "q=0.0")
		}
	}
	return false
}

func build(source fs.FS) (*library, error) {
	l := &library{byName: map[string]*file{}}
	for _, pattern := range []string{"img/*.svg", "js/*.js", "vendor/*.js", "vendor/font/*.woff2"} {
		names, err := fs.Glob(source, pattern)
		if err != nil {
			return nil, err
		}
		for _, name := range names {
			b, err := fs.ReadFile(source, name)
			if err != nil {
				return nil, err
			}
			if err := l.add(path.Base(name), b); err != nil {
				return nil, err
			}
		}
	}
	css, err := l.join(source)
	if err != nil {
		return nil, err
	}
	return l, l.add("kompas.css", css)
}

var (
	reference = regexp.MustCompile(`url\(([a-z0-9.-]+)\)`)
	hashPart  = regexp.MustCompile(`\.[0-9a-f]{10}(\.[a-z0-9]+)$`)
)

// join puts the style sheets after one another and points each url(name) at the hashed file beside it.
func (l *library) join(source fs.FS) ([]byte, error) {
	var all bytes.Buffer
	for _, name := range styles {
		b, err := fs.ReadFile(source, name)
		if err != nil {
			return nil, err
		}
		all.Write(b)
		all.WriteByte('\n')
	}
	var missing error
	css := reference.ReplaceAllFunc(all.Bytes(), func(m []byte) []byte {
		name := string(reference.FindSubmatch(m)[1])
		f, ok := l.byName[name]
		if !ok {
			missing = fmt.Errorf("asset: a style sheet asks for %s, which is not there", name)
			return m
		}
		return []byte("url(" + f.hashed + ")")
	})
	return css, missing
}

func (l *library) add(name string, content []byte) error {
	ext := path.Ext(name)
	kind, ok := map[string]string{
		".css":   "text/css; charset=utf-8",
		".js":    "text/javascript; charset=utf-8",
		".svg":   "image/svg+xml",
		".woff2": "font/woff2",
	}[ext]
	if !ok {
		return fmt.Errorf("asset: unknown kind of file %s", name)
	}
	sum := sha256.Sum256(content)
	f := &file{
		name:        name,
		hashed:      strings.TrimSuffix(name, ext) + "." + hex.EncodeToString(sum[:5]) + ext,
		contentType: kind,
		plain:       content,
	}
	if ext != ".woff2" { // fonts are compressed inside
		f.zipped = sync.OnceValue(func() []byte { return zip(content) })
	}
	l.byName[name] = f
	return nil
}

func zip(content []byte) []byte {
	var b bytes.Buffer
	w, err := gzip.NewWriterLevel(&b, gzip.BestCompression)
	if err != nil {
		panic(err) // only an unknown level gives an error
	}
	_, _ = w.Write(content) // a buffer does not fail
	_ = w.Close()
	return b.Bytes()
}

func withoutHash(name string) string { return hashPart.ReplaceAllString(name, "$1") }
