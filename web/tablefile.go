package web

import (
	"bytes"
	"context"
	"encoding/csv"
	"net/http"
	"regexp"
	"strconv"
	"strings"

	"golang.org/x/net/html"

	"kompas/fault"
	"kompas/kompas"
	"kompas/web/ui"
)

// A table comes as a file from the page that shows it: the page is drawn, and the table is read from what was drawn. So
// a file never says more than the page, nor in other words.

// withTableFiles lets the tables of a page have their links.
func (r *Request) withTableFiles(ctx context.Context) context.Context {
	if r.R.Method != http.MethodGet {
		return ctx
	}
	q := r.R.URL.Query()
	return ui.WithTableFiles(ctx, ui.TableFiles{Text: r.P.T("tabel.csv", "Download als CSV"), URL: func(n int, form string) string {
		q.Set("vorm", form)
		q.Set("tabel", strconv.Itoa(n))
		return r.Here() + "?" + q.Encode()
	}, More: []ui.TableForm{{Text: r.P.T("tabel.ods", "Als ODS"), Name: formODS}, {Text: r.P.T("tabel.xlsx", "Als XLSX"), Name: formXLSX},
		{Text: r.P.T("tabel.json", "Als JSON"), Name: formJSON}}})
}

// asksTable says whether the request asks for a table of the page instead of the page.
func (r *Request) asksTable() bool {
	switch r.Query("vorm") {
	case ui.TableCSV, formODS, formXLSX, formJSON:
		return r.R.Method == http.MethodGet
	}
	return false
}

// tableFile sends one table of a page that was drawn.
func (r *Request) tableFile(page []byte) error {
	doc, err := html.Parse(bytes.NewReader(page))
	if err != nil {
		return err
	}
	n, _ := strconv.Atoi(r.Query("tabel"))
	tables := elements(doc, "table")
	if n < 1 || n > len(tables) {
		return fault.Missing()
	}
	t := tables[n-1]
	name := ""
	for _, part := range append(elements(t, "caption"), elements(doc, "h1")...) {
		if name = cellText(part); name != "" {
			break
		}
	}
	form := r.Query("vorm")
	if form == ui.TableCSV {
		content, err := tableCSV(t)
		if err != nil {
			return err
		}
		return r.Download(kompas.Slug(name)+".csv", "text/csv; charset=utf-8", content)
	}
	content, kind, err := tableSheet(t, name, string(r.P.Lang)).in(form)
	if err != nil {
		return err
	}
	return r.Download(kompas.Slug(name)+"."+form, kind, content)
}

func elements(in *html.Node, name string) (found []*html.Node) {
	for n := range in.Descendants() {
		if n.Type == html.ElementNode && n.Data == name {
			found = append(found, n)
		}
	}
	return found
}

// tableCSV writes a table as spreadsheets in this country read it: a byte order mark, semicolons, the numbers as the page
// writes them.
func tableCSV(t *html.Node) ([]byte, error) {
	var b bytes.Buffer
	b.WriteString("\ufeff")
	w := csv.NewWriter(&b)
	w.Comma, w.UseCRLF = ';', true
	for _, tr := range elements(t, "tr") {
		var row []string
		for cell := range tr.ChildNodes() {
			if cell.Data != "td" && cell.Data != "th" {
				continue
			}
			row = append(row, guarded(cellText(cell)))
			for wide := span(cell); wide > 1; wide-- {
				row = append(row, "")
			}
		}
		if err := w.Write(row); err != nil {
			return nil, err
		}
	}
	w.Flush()
	return b.Bytes(), w.Error()
}

func span(cell *html.Node) int {
	n, _ := strconv.Atoi(attribute(cell, "colspan"))
	return min(n, 100)
}

func attribute(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

var number = regexp.MustCompile(`^[-+]?[0-9][0-9.,]*$`)

// guarded keeps a spreadsheet from reading a text as a formula. A number below zero stays a number.
func guarded(text string) string {
	if strings.HasPrefix(text, "\u2212") {
		if plain := "-" + strings.TrimPrefix(text, "\u2212"); number.MatchString(plain) {
			text = plain
		}
	}
	if text != "" && strings.ContainsRune("=+-@\t\r", rune(text[0])) && !number.MatchString(text) {
		return "'" + text
	}
	return text
}

// cellText gives what a person reads in a cell: its words, what was filled in or chosen, no drawing and no button.
func cellText(cell *html.Node) string {
	var b strings.Builder
	readCell(&b, cell)
	return strings.Join(strings.Fields(b.String()), " ")
}

func readCell(b *strings.Builder, n *html.Node) {
	switch {
	case n.Type == html.TextNode:
		b.WriteString(n.Data)
	case n.Type != html.ElementNode:
	case n.Data == "svg", n.Data == "button", n.Data == "script", n.Data == "a" && strings.HasPrefix(attribute(n, "href"), "#"):
		return // the last is a mark that leads to another place on the page
	case n.Data == "input":
		if kind := attribute(n, "type"); kind != "hidden" && kind != "checkbox" && kind != "radio" {
			b.WriteString(attribute(n, "value"))
		}
		return
	case n.Data == "select":
		for _, o := range elements(n, "option") {
			for _, a := range o.Attr {
				if a.Key == "selected" {
					readCell(b, o)
				}
			}
		}
		return
	case n.Data == "p", n.Data == "div", n.Data == "br", n.Data == "li", n.Data == "dt", n.Data == "dd":
		b.WriteByte(' ')
		defer b.WriteByte(' ')
	}
	for c := range n.ChildNodes() {
		readCell(b, c)
	}
}
