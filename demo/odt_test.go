package demo_test

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"io"
	"net/http"
	"regexp"
	"strings"
	"testing"

	"kompas/db"
	"kompas/internal/apptest"
)

var figureText = regexp.MustCompile(`\d+(?:,\d+)?%?`)

func TestACouncilPageAsODTSaysWhatThePageSays(t *testing.T) {
	w := apptest.Empty(t, db.SQLite)
	fill(t, w)
	c := enter(t, w, "Noor Abbink")
	at := regexp.MustCompile(`/r/gemeente-baarn/raad/[^/"]+/[^/"]+/\d{4}-\d\d-\d\d[^"#]*`).FindString(c.Get("/r/gemeente-baarn/raad").Body)
	page := c.Get(at)
	file := c.Get(at + "?vorm=odt")
	if page.Status != http.StatusOK || file.Status != http.StatusOK || file.Header.Get("Content-Type") != "application/vnd.oasis.opendocument.text" {
		t.Fatalf("%s: page %d, file %d %s", at, page.Status, file.Status, file.Header.Get("Content-Type"))
	}
	words := odtWords(t, []byte(file.Body))
	_, sheet, _ := strings.Cut(page.Body, `<table class="tabel a4__tabel"`)
	sheet, _, _ = strings.Cut(sheet, "</table>")
	sheet = regexp.MustCompile(`(?s)<svg.*?</svg>|<caption.*?</caption>|<a [^>]*href="#.*?</a>`).ReplaceAllString(sheet, "")
	for _, n := range figureText.FindAllString((apptest.Page{Body: sheet}).Text(), -1) {
		if !strings.Contains(words, n) {
			t.Errorf("the page says %s, the file does not:\n%s", n, words)
		}
	}
	for _, n := range figureText.FindAllString(words, -1) {
		if !strings.Contains(page.Body, n) {
			t.Errorf("the file says %s, the page does not", n)
		}
	}
	if !strings.Contains(words, "Kenmerk ") || strings.Contains(words, "Afdrukken") {
		t.Errorf("the file reads %s", words)
	}
}

// odtWords gives the words of an OpenDocument text.
func odtWords(t *testing.T, file []byte) string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		t.Fatal(err)
	}
	r, err := z.Open("content.xml")
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	var words strings.Builder
	for d := xml.NewDecoder(r); ; {
		token, err := d.Token()
		if err == io.EOF {
			return strings.Join(strings.Fields(words.String()), " ")
		}
		if err != nil {
			t.Fatal(err)
		}
		if text, is := token.(xml.CharData); is {
			words.WriteString(string(text) + " ")
		}
	}
}
