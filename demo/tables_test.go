package demo_test

import (
	"encoding/csv"
	"net/http"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"kompas/db"
	"kompas/internal/apptest"
	"kompas/internal/walktest"
)

var tableLink = regexp.MustCompile(`href="([^"]*[?&;]vorm=csv[^"]*)"`)

// Every table that anybody sees comes as a file with the same words, and nothing that the page does not say.
func TestEveryTableComesAsAFileWithTheSameWords(t *testing.T) {
	w := apptest.Empty(t, db.SQLite)
	fill(t, w)
	people, err := w.App.DemoPeople(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	tables := 0
	for _, p := range people {
		c, most := w.Anonymous(), perPerson
		if p.Person.Name == officer {
			most = perOfficer
		}
		first := c.Post("/demo/"+string(p.Person.ID), nil)
		for _, v := range walktest.Walk(c, first.Path, most, english) {
			links := tableLink.FindAllStringSubmatch(v.Body, -1)
			drawn := tablesOf(t, v.Body)
			if len(links) != len(drawn) {
				t.Errorf("%s has %d tables and %d files", v.Path, len(drawn), len(links))
				continue
			}
			for i, l := range links {
				if path := html.UnescapeString(l[1]); !seen[p.Person.Name+path] && tables < 400 {
					seen[p.Person.Name+path] = true
					tables++
					sameTable(t, path, drawn[i], c.Get(path))
				}
			}
		}
	}
	if tables < 30 {
		t.Errorf("only %d tables were compared", tables)
	}
}

func tablesOf(t *testing.T, body string) (out [][][]string) {
	t.Helper()
	doc, err := html.Parse(strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	for n := range doc.Descendants() {
		if n.Type == html.ElementNode && n.Data == "table" {
			out = append(out, rowsOf(n))
		}
	}
	return out
}

func rowsOf(table *html.Node) (rows [][]string) {
	for tr := range table.Descendants() {
		if tr.Data != "tr" {
			continue
		}
		var row []string
		for cell := range tr.ChildNodes() {
			if cell.Data == "td" || cell.Data == "th" {
				row = append(row, signs(wordsOf(cell)))
			}
		}
		rows = append(rows, row)
	}
	return rows
}

// wordsOf gives all text in a cell that is not drawn, pressed or a mark.
func wordsOf(n *html.Node) string {
	if n.Data == "svg" || n.Data == "button" {
		return ""
	}
	for _, a := range n.Attr {
		if a.Key == "href" && strings.HasPrefix(a.Val, "#") {
			return "" // a mark that leads to another place on the page
		}
	}
	text := ""
	if n.Type == html.TextNode {
		text = n.Data
	}
	for c := range n.ChildNodes() {
		text += wordsOf(c)
	}
	return text
}

// signs leaves letters, digits and signs, so that only words and numbers count.
func signs(text string) string {
	text = strings.ReplaceAll(text, "\u2212", "-")
	return strings.Join(strings.FieldsFunc(strings.TrimPrefix(text, "'"), func(r rune) bool { return r == ' ' || r == '\u00a0' || r == '\n' || r == '\t' }), "")
}

func sameTable(t *testing.T, path string, drawn [][]string, file apptest.Page) {
	t.Helper()
	if file.Status != http.StatusOK || !strings.HasPrefix(file.Header.Get("Content-Type"), "text/csv") || !strings.HasPrefix(file.Header.Get("Content-Disposition"), "attachment; filename=") {
		t.Errorf("%s: %d %v", path, file.Status, file.Header)
		return
	}
	text, ok := strings.CutPrefix(file.Body, "\ufeff")
	if !ok {
		t.Errorf("%s does not begin with a byte order mark", path)
	}
	read := csv.NewReader(strings.NewReader(text))
	read.Comma, read.FieldsPerRecord = ';', -1
	rows, err := read.ReadAll()
	if err != nil || len(rows) != len(drawn) {
		t.Errorf("%s: %d rows, the page has %d, %v", path, len(rows), len(drawn), err)
		return
	}
	for i, row := range rows {
		for j, cell := range row {
			row[j] = signs(cell)
			if cell != "" && strings.ContainsRune("=+@-", rune(cell[0])) && !regexp.MustCompile(`^[-+][0-9.,]+$`).MatchString(cell) {
				t.Errorf("%s: a spreadsheet reads %q as a formula", path, cell)
			}
		}
		row = slices.DeleteFunc(row, func(s string) bool { return s == "" })
		want := slices.DeleteFunc(drawn[i], func(s string) bool { return s == "" })
		if !slices.Equal(row, want) {
			t.Errorf("%s, row %d: the file says %q, the page %q", path, i, row, want)
		}
	}
}
