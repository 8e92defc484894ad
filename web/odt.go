package web

import (
	"archive/zip"
	"bytes"
	_ "embed" // the looks of an OpenDocument text
	"encoding/xml"
	"fmt"
	"strings"

	"github.com/a-h/templ"
	"golang.org/x/net/html"

	"kompas/fault"
)

// A page for paper comes as an OpenDocument text from the page itself: it is drawn, and its words are written over. So the
// file says what the page says, with the same numbers.

// ODT sends the sheet of a page as an OpenDocument text to keep.
func (r *Request) ODT(name string, page templ.Component) error {
	var b bytes.Buffer
	if err := page.Render(r.Ctx(), &b); err != nil {
		return err
	}
	doc, err := html.Parse(&b)
	if err != nil {
		return err
	}
	sheets := elements(doc, "article")
	if len(sheets) == 0 {
		return fault.Missing()
	}
	content, err := odtOf(sheets[0], cellText(elements(doc, "title")[0]), string(r.P.Lang))
	if err != nil {
		return err
	}
	return r.Download(name, odtKind, content)
}

const odtKind = "application/vnd.oasis.opendocument.text"

const odtSpaces = `xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" ` +
	`xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" ` +
	`xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/" ` +
	`xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0" office:version="1.3"`

// odtOf writes a part of a page as a file.
func odtOf(sheet *html.Node, title, lang string) ([]byte, error) {
	w := odtWriter{}
	w.blocks(sheet)
	w.close()
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for _, f := range []struct{ name, text string }{
		{"mimetype", odtKind},
		{"META-INF/manifest.xml", `<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3">` +
			`<manifest:file-entry manifest:full-path="/" manifest:version="1.3" manifest:media-type="` + odtKind + `"/>` +
			`<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>` +
			`<manifest:file-entry manifest:full-path="styles.xml" manifest:media-type="text/xml"/>` +
			`<manifest:file-entry manifest:full-path="meta.xml" manifest:media-type="text/xml"/></manifest:manifest>`},
		{"content.xml", `<office:document-content ` + odtSpaces + `><office:body><office:text>` +
			w.b.String() + `</office:text></office:body></office:document-content>`},
		{"styles.xml", odtStyles},
		{"meta.xml", `<office:document-meta ` + odtSpaces + `><office:meta><dc:title>` + escaped(title) + `</dc:title><dc:language>` + lang +
			`</dc:language></office:meta></office:document-meta>`},
	} {
		head := &zip.FileHeader{Name: f.name, Method: zip.Deflate}
		text := xml.Header + f.text
		switch f.name {
		case "mimetype": // first and as it is, so that the kind of the file can be read from its first bytes
			head.Method, text = zip.Store, f.text
		case "styles.xml":
			text = f.text
		}
		part, err := z.CreateHeader(head)
		if err != nil {
			return nil, err
		}
		if _, err := part.Write([]byte(text)); err != nil {
			return nil, err
		}
	}
	err := z.Close() // it writes the list of what is in the file
	return out.Bytes(), err
}

// odtStyles are the looks of the words.
//
//go:embed odt/styles.xml
var odtStyles string

// odtWriter writes the blocks of a page: headings, paragraphs, lists and tables.
type odtWriter struct {
	b      strings.Builder
	line   strings.Builder // the paragraph that is being written
	tables int
}

func escaped(text string) string {
	var b bytes.Buffer
	_ = xml.EscapeText(&b, []byte(text)) // a buffer takes everything
	return b.String()
}

// blocks writes what stands in an element; words beside blocks become a paragraph.
func (w *odtWriter) blocks(n *html.Node) {
	for c := range n.ChildNodes() {
		switch {
		case c.Type == html.TextNode:
			w.words(c.Data)
		case c.Type != html.ElementNode || leftOut(c):
		default:
			w.element(c)
		}
	}
}

// leftOut says whether an element is for the screen only.
func leftOut(n *html.Node) bool {
	class := " " + attribute(n, "class") + " "
	switch n.Data {
	case "nav", "form", "button", "script", "caption":
		return true
	case "a":
		return strings.HasPrefix(attribute(n, "href"), "#")
	}
	return strings.Contains(class, " niet-afdrukken ") || attribute(n, "aria-hidden") == "true"
}

func (w *odtWriter) element(n *html.Node) {
	switch n.Data {
	case "h1", "h2", "h3", "h4":
		level := min(n.Data[1]-'0', 3)
		w.paragraph(n, fmt.Sprintf(`<text:h text:style-name="Heading_20_%d" text:outline-level="%d">`, level, level), `</text:h>`)
	case "p", "figcaption", "dt", "dd":
		w.close()
		w.blocks(n)
		w.close()
	case "ul", "ol":
		w.list(n)
	case "table":
		w.table(n)
	case "svg":
		w.drawing(n)
	case "br":
		if w.line.Len() > 0 {
			w.line.WriteString("<text:line-break/>")
		}
	case "strong", "b":
		w.line.WriteString(`<text:span text:style-name="Sterk">`)
		w.blocks(n)
		w.line.WriteString(`</text:span>`)
	case "span", "a", "em", "small", "ins", "del", "abbr", "time":
		w.blocks(n)
	default:
		w.close()
		w.blocks(n)
		w.close()
	}
}

// words writes a text into the paragraph, with one space where the page has any.
func (w *odtWriter) words(text string) {
	plain := strings.Join(strings.Fields(text), " ")
	before := w.line.String()
	if before != "" && strings.TrimLeft(text, " \t\r\n") != text && !strings.HasSuffix(before, " ") && !strings.HasSuffix(before, "<text:line-break/>") {
		w.line.WriteByte(' ')
	}
	if plain == "" {
		return
	}
	w.line.WriteString(escaped(plain))
	if strings.TrimRight(text, " \t\r\n") != text {
		w.line.WriteByte(' ')
	}
}

func (w *odtWriter) paragraph(n *html.Node, open, end string) {
	w.close()
	w.blocks(n)
	w.closeAs(open, end)
}

// close ends the paragraph that is being written, when there is one.
func (w *odtWriter) close() { w.closeAs(`<text:p text:style-name="Standard">`, `</text:p>`) }

func (w *odtWriter) closeAs(open, end string) {
	text := strings.TrimSpace(w.line.String())
	w.line.Reset()
	if strings.TrimSpace(withoutMarks(text)) != "" {
		w.b.WriteString(open + text + end)
	}
}

// withoutMarks gives the words of a paragraph.
func withoutMarks(text string) string {
	var b strings.Builder
	inside := false
	for _, r := range text {
		switch {
		case r == '<':
			inside = true
		case r == '>':
			inside = false
		case !inside:
			b.WriteRune(r)
		}
	}
	return b.String()
}

func (w *odtWriter) list(n *html.Node) {
	w.close()
	w.b.WriteString(`<text:list>`)
	for c := range n.ChildNodes() {
		if c.Data == "li" {
			w.b.WriteString(`<text:list-item>`)
			w.blocks(c)
			w.close()
			w.b.WriteString(`</text:list-item>`)
		}
	}
	w.b.WriteString(`</text:list>`)
}

// drawing writes what a drawing shows, in the words that stand in it; the small ones in a table say what stands beside them.
func (w *odtWriter) drawing(n *html.Node) {
	for p := n.Parent; p != nil; p = p.Parent {
		if p.Data == "td" || p.Data == "th" {
			return
		}
	}
	for _, name := range []string{"title", "desc"} {
		for _, part := range elements(n, name)[:min(1, len(elements(n, name)))] {
			w.close()
			w.words(cellText(part))
			w.close()
		}
	}
}

func (w *odtWriter) table(n *html.Node) {
	w.close()
	w.tables++
	rows, columns := elements(n, "tr"), 1
	for _, tr := range rows {
		wide := 0
		for _, cell := range cellsOf(tr) {
			wide += max(1, span(cell))
		}
		columns = max(columns, wide)
	}
	fmt.Fprintf(&w.b, `<table:table table:name="Tabel%d"><table:table-column table:number-columns-repeated="%d"/>`, w.tables, columns)
	for _, tr := range rows {
		head := tr.Parent.Data == "thead"
		if head {
			w.b.WriteString(`<table:table-header-rows>`)
		}
		w.row(tr, columns)
		if head {
			w.b.WriteString(`</table:table-header-rows>`)
		}
	}
	w.b.WriteString(`</table:table>`)
}

func cellsOf(tr *html.Node) (out []*html.Node) {
	for c := range tr.ChildNodes() {
		if c.Data == "td" || c.Data == "th" {
			out = append(out, c)
		}
	}
	return out
}

// row writes one row; one that is too short is filled up.
func (w *odtWriter) row(tr *html.Node, columns int) {
	w.b.WriteString(`<table:table-row>`)
	filled := 0
	for _, cell := range cellsOf(tr) {
		wide := max(1, span(cell))
		w.b.WriteString(`<table:table-cell table:style-name="Cel" office:value-type="string"`)
		if wide > 1 {
			fmt.Fprintf(&w.b, ` table:number-columns-spanned="%d"`, wide)
		}
		w.b.WriteString(`>`)
		w.blocks(cell)
		w.close()
		w.b.WriteString(`</table:table-cell>` + strings.Repeat(`<table:covered-table-cell/>`, wide-1))
		filled += wide
	}
	w.b.WriteString(strings.Repeat(`<table:table-cell table:style-name="Cel"/>`, max(0, columns-filled)) + `</table:table-row>`)
}
