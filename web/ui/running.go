package ui

import (
	"context"
	"io"

	"github.com/a-h/templ"
)

// Piece is a part of a running text; one with an address is a link.
type Piece struct {
	Text string
	URL  string
	Term bool // leads to the explanation of a word
	Mark bool // it is what somebody looked for
}

// Running writes the pieces of a text behind each other. It is no template, for a template would put spaces between them.
func Running(pieces []Piece) templ.Component {
	return templ.ComponentFunc(func(_ context.Context, w io.Writer) error {
		var out string
		for _, p := range pieces {
			text := templ.EscapeString(p.Text)
			switch {
			case p.Mark:
				out += "<mark>" + text + "</mark>"
			case p.URL == "":
				out += text
			case p.Term:
				out += `<a class="begrip" href="` + templ.EscapeString(p.URL) + `">` + text + `</a>`
			default:
				out += `<a href="` + templ.EscapeString(p.URL) + `">` + text + `</a>`
			}
		}
		_, err := io.WriteString(w, out)
		return err
	})
}
