package asset

import (
	"compress/gzip"
	"io"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"os"
	"path"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

func get(t *testing.T, method, url, encoding string) *http.Response {
	t.Helper()
	r := httptest.NewRequest(method, url, nil)
	if encoding != "" {
		r.Header.Set("Accept-Encoding", encoding)
	}
	w := httptest.NewRecorder()
	Handler().ServeHTTP(w, r)
	return w.Result()
}

func body(t *testing.T, r *http.Response) string {
	t.Helper()
	var in io.Reader = r.Body
	if r.Header.Get("Content-Encoding") == "gzip" {
		z, err := gzip.NewReader(r.Body)
		if err != nil {
			t.Fatal(err)
		}
		in = z
	}
	b, err := io.ReadAll(in)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func TestHashedNameMayBeKeptForever(t *testing.T) {
	r := get(t, http.MethodGet, URL("kompas.css"), "")
	if r.StatusCode != http.StatusOK || r.Header.Get("Cache-Control") != "public, max-age=31536000, immutable" {
		t.Errorf("got %d %q", r.StatusCode, r.Header.Get("Cache-Control"))
	}
}

func TestNameOfAnotherBuildIsServedButNotKept(t *testing.T) {
	for _, name := range []string{"kompas.0123456789.css", "kompas.css"} {
		r := get(t, http.MethodGet, Prefix+name, "")
		if r.StatusCode != http.StatusOK || r.Header.Get("Cache-Control") != "no-cache" {
			t.Errorf("%s: got %d %q", name, r.StatusCode, r.Header.Get("Cache-Control"))
		}
	}
}

func TestUnknownNamesAndMethodsAreRefused(t *testing.T) {
	for _, name := range []string{"", "geheim.css", "../asset.go", "vendor/THIRD-PARTY.md", "css/kompas.css"} {
		if r := get(t, http.MethodGet, Prefix+name, ""); r.StatusCode != http.StatusNotFound {
			t.Errorf("%q: got %d, want 404", name, r.StatusCode)
		}
	}
	if r := get(t, http.MethodPost, URL("kompas.css"), ""); r.StatusCode != http.StatusMethodNotAllowed {
		t.Errorf("POST: got %d, want 405", r.StatusCode)
	}
}

func TestTextIsCompressedForWhoeverTakesIt(t *testing.T) {
	plain := get(t, http.MethodGet, URL("kompas.js"), "")
	zipped := get(t, http.MethodGet, URL("kompas.js"), "br, gzip;q=0.8")
	if zipped.Header.Get("Content-Encoding") != "gzip" || zipped.Header.Get("Vary") != "Accept-Encoding" {
		t.Errorf("got headers %v", zipped.Header)
	}
	if body(t, plain) != body(t, zipped) {
		t.Error("the compressed file is another file")
	}
	for header, want := range map[string]string{"gzip;q=0": "", "identity": "", "*": "gzip", "gzip; q=0.0": ""} {
		if got := get(t, http.MethodGet, URL("kompas.js"), header).Header.Get("Content-Encoding"); got != want {
			t.Errorf("Accept-Encoding %q: got %q, want %q", header, got, want)
		}
	}
	if got := get(t, http.MethodGet, URL("source-serif-4-latin.woff2"), "gzip").Header.Get("Content-Encoding"); got != "" {
		t.Errorf("a font was compressed twice: %q", got)
	}
}

func TestHeadHasLengthAndNoBody(t *testing.T) {
	r := get(t, http.MethodHead, URL("kompas.svg"), "")
	if r.Header.Get("Content-Length") == "" || r.Header.Get("Content-Length") == "0" || body(t, r) != "" {
		t.Errorf("got length %q", r.Header.Get("Content-Length"))
	}
}

func TestEveryStyleSheetIsServedInOneFile(t *testing.T) {
	names, err := fs.Glob(source, "*/*.css")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		if !slices.Contains(styles[:], name) {
			t.Errorf("%s is not in the list of style sheets", name)
		}
	}
	css := body(t, get(t, http.MethodGet, URL("kompas.css"), ""))
	for _, forbidden := range []string{"@import", "http:", "https:", "sourceMappingURL"} {
		if strings.Contains(css, forbidden) {
			t.Errorf("kompas.css holds %q", forbidden)
		}
	}
}

func TestStyleSheetThatAsksForAMissingFileIsAFault(t *testing.T) {
	broken := fstest.MapFS{}
	for _, name := range styles {
		broken[name] = &fstest.MapFile{Data: []byte("a{}")}
	}
	if _, err := build(broken); err != nil {
		t.Fatal(err)
	}
	broken[styles[3]].Data = []byte("a{background:url(weg.svg)}")
	if _, err := build(broken); err == nil {
		t.Error("want an error for a missing picture")
	}
	if _, err := build(fstest.MapFS{}); err == nil {
		t.Error("want an error for missing style sheets")
	}
}

func TestWhatAPageNeedsStaysSmall(t *testing.T) {
	for name, limit := range map[string]int{"kompas.css": 34_000, "kompas.js": 3_500, "htmx.min.js": 14_000} {
		b, err := io.ReadAll(get(t, http.MethodGet, URL(name), "gzip").Body)
		if err != nil {
			t.Fatal(err)
		}
		if len(b) > limit {
			t.Errorf("%s takes %d bytes compressed, want at most %d", name, len(b), limit)
		}
		t.Logf("%s: %d bytes compressed", name, len(b))
	}
}

func TestThirdPartyFilesAreListed(t *testing.T) {
	list, err := os.ReadFile("vendor/THIRD-PARTY.md")
	if err != nil {
		t.Fatal(err)
	}
	err = fs.WalkDir(os.DirFS("vendor"), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || strings.HasPrefix(name, "licence/") || strings.HasSuffix(name, ".md") {
			return err
		}
		family, _, _ := strings.Cut(path.Base(name), "-latin")
		if !strings.Contains(string(list), family) {
			t.Errorf("%s is not in THIRD-PARTY.md", name)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}
