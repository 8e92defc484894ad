package attack_test

import (
	"archive/zip"
	"bytes"
	"encoding/csv"
	"encoding/json"
	"io"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"kompas/internal/apptest"
	"kompas/kompas"
)

// loot is what somebody got: every answer of the server, by its address.
type loot map[string][]byte

// visit follows every link that begins with one of these, from there on.
func visit(t *testing.T, w *apptest.World, role kompas.Role, from []string, follow func(string) bool) loot {
	t.Helper()
	client := &http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	cookie := ""
	if role != "" {
		cookie = w.As(role).Cookie("kompas")
	}
	got, todo := loot{}, from
	for len(todo) > 0 {
		at := todo[0]
		todo = todo[1:]
		if _, seen := got[at]; seen || len(got) > 400 {
			continue
		}
		req, err := http.NewRequestWithContext(t.Context(), http.MethodGet, w.URL+at, nil)
		if err != nil {
			t.Fatal(err)
		}
		if cookie != "" {
			req.AddCookie(&http.Cookie{Name: "kompas", Value: cookie})
		}
		res, err := client.Do(req)
		if err != nil {
			t.Fatal(err)
		}
		body, err := io.ReadAll(res.Body)
		res.Body.Close()
		if err != nil {
			t.Fatal(err)
		}
		if got[at] = body; res.StatusCode != http.StatusOK || !strings.HasPrefix(res.Header.Get("Content-Type"), "text/html") {
			continue
		}
		for _, href := range links(body) {
			if follow(href) {
				todo = append(todo, href)
			}
		}
	}
	return got
}

func links(page []byte) (out []string) {
	doc, err := html.Parse(bytes.NewReader(page))
	if err != nil {
		return nil
	}
	for n := range doc.Descendants() {
		if n.Data == "a" {
			for _, a := range n.Attr {
				if a.Key == "href" {
					href, _, _ := strings.Cut(a.Val, "#")
					out = append(out, href)
				}
			}
		}
	}
	return out
}

// table is a table somebody got, in whatever form it came.
type table struct {
	at, caption string
	rows        [][]string // the first row names the columns
}

// tables reads the tables out of everything that was got.
func (l loot) tables(t *testing.T) (out []table) {
	t.Helper()
	for at, body := range l {
		form := ""
		if u, err := url.Parse(at); err == nil {
			form = u.Query().Get("vorm")
		}
		switch form {
		case "csv":
			r := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(body, []byte("\ufeff"))))
			r.Comma, r.FieldsPerRecord = ';', -1
			rows, err := r.ReadAll()
			if err != nil {
				t.Fatalf("%s: %v", at, err)
			}
			out = append(out, table{at: at, rows: rows})
		case "json":
			var x struct {
				Titel    string
				Kolommen []string
				Rijen    [][]any
			}
			if err := json.Unmarshal(body, &x); err != nil {
				t.Fatalf("%s: %v", at, err)
			}
			made := table{at: at, caption: x.Titel, rows: [][]string{x.Kolommen}}
			for _, r := range x.Rijen {
				var cells []string
				for _, c := range r {
					cells = append(cells, strings.Trim(string(must(json.Marshal(c))), `"`))
				}
				made.rows = append(made.rows, cells)
			}
			out = append(out, made)
		case "ods", "xlsx":
			out = append(out, table{at: at, rows: sheet(t, form, body)})
		default:
			out = append(out, pageTables(at, body)...)
		}
	}
	return out
}

func must(b []byte, err error) []byte {
	if err != nil {
		panic(err)
	}
	return b
}

func pageTables(at string, body []byte) (out []table) {
	doc, err := html.Parse(bytes.NewReader(body))
	if err != nil {
		return nil
	}
	for n := range doc.Descendants() {
		if n.Data != "table" || n.Type != html.ElementNode {
			continue
		}
		made := table{at: at}
		for x := range n.Descendants() {
			switch x.Data {
			case "caption":
				made.caption = words(x)
			case "tr":
				var cells []string
				for c := range x.ChildNodes() {
					if c.Data == "td" || c.Data == "th" {
						cells = append(cells, words(c))
					}
				}
				made.rows = append(made.rows, cells)
			}
		}
		out = append(out, made)
	}
	return out
}

// drawn gives the words in and beside pictures: texts, titles, descriptions and labels, each by itself.
func drawn(page []byte) (out []string) {
	doc, err := html.Parse(bytes.NewReader(page))
	if err != nil {
		return nil
	}
	for n := range doc.Descendants() {
		switch n.Data {
		case "text", "tspan", "title", "desc":
			out = append(out, words(n))
		}
		for _, a := range n.Attr {
			if a.Key == "aria-label" || a.Key == "alt" || a.Key == "title" {
				out = append(out, a.Val)
			}
		}
	}
	return out
}

func words(n *html.Node) string {
	var b strings.Builder
	for x := range n.Descendants() {
		if x.Type == html.TextNode {
			b.WriteString(x.Data)
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

var (
	xlsxRow  = regexp.MustCompile(`(?s)<row.*?</row>`)
	xlsxCell = regexp.MustCompile(`(?s)<c [^>]*?(?:/>|>(.*?)</c>)`)
	odsRow   = regexp.MustCompile(`(?s)<table:table-row.*?</table:table-row>`)
	odsCell  = regexp.MustCompile(`(?s)<table:table-cell[^>]*?(?:/>|>(.*?)</table:table-cell>)`)
	tag      = regexp.MustCompile(`<[^>]*>`)
)

// sheet reads the first sheet of a spreadsheet, as a program would that knows nothing of ours.
func sheet(t *testing.T, form string, body []byte) (out [][]string) {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(body), int64(len(body)))
	if err != nil {
		t.Fatal(err)
	}
	name, rows, cells := "xl/worksheets/sheet1.xml", xlsxRow, xlsxCell
	if form == "ods" {
		name, rows, cells = "content.xml", odsRow, odsCell
	}
	f, err := z.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	text, err := io.ReadAll(f)
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range rows.FindAllString(string(text), -1) {
		var line []string
		for _, c := range cells.FindAllStringSubmatch(r, -1) {
			line = append(line, html.UnescapeString(strings.TrimSpace(tag.ReplaceAllString(c[1], ""))))
		}
		out = append(out, line)
	}
	return out
}
