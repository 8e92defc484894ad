package ui

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/a-h/templ"
	"kompas/web/asset"
)

// Page is everything Shell needs to draw a whole page.
type Page struct {
	Words    Words
	Lang     string // "nl" or "en"
	Title    string // title of the page, without the name of the product
	Space    Space
	Menu     []MenuItem
	Search   *SearchBox // nil where there is nothing to look in
	Account  *Account   // nil when nobody is signed in
	SignIn   *Link      // shown when Account is nil
	Language *Link      // the same page in the other language
	Banner   *Banner    // shown above everything, in the demo
	Crumbs   []Crumb
	Notices  templ.Component // messages and the undo bar, above the body; may be nil
	Body     templ.Component
	Footer   []Link   // Privacy, Toegankelijkheid, Uitleg
	Notes    []string // lines after the links in the footer
	Audience Audience
}

// Space (ruimte) is the party's own space the page belongs to.
type Space struct {
	Name string // "Gemeente Baarn"; empty outside a space
	Home string // where the mark leads; empty means "/"
}

// MenuItem is one item of the main menu.
type MenuItem struct {
	Text    string
	URL     string
	Current bool
}

// SearchBox (zoekveld) looks in the whole space.
type SearchBox struct {
	URL   string
	Value string // what was looked for
}

// Account is the person who is signed in.
type Account struct {
	Name    string
	URL     string // the person's own page
	Spaces  []SpaceLink
	SignOut string // URL the sign-out button posts to
	Links   []Link // more lines in the menu, such as Wie mag wat zien
}

// SpaceLink leads to another space the person belongs to.
type SpaceLink struct {
	Name    string
	Role    string
	URL     string
	Current bool
}

// Banner is the strip on top of every page of a demonstration.
type Banner struct {
	Text  string
	Links []Link
}

// Crumb is one step of the breadcrumb trail; the last one has no URL.
type Crumb struct {
	Text string
	URL  string
}

// Audience chooses the frame around a page.
type Audience string

// The frames.
const (
	ForDesk     Audience = ""         // menu, account, footer
	ForResident Audience = "telefoon" // one column, big letters, no menu
	ForPaper    Audience = "raadsblad"
)

func (p Page) rootClass() string { return class("kompas-thema", string(p.Audience)) }

func (p Page) home() string {
	if p.Space.Home == "" {
		return "/"
	}
	return p.Space.Home
}

func (p Page) fullTitle() string {
	if p.Title == "" {
		return "Kompas"
	}
	if p.Space.Name == "" {
		return p.Title + " – Kompas"
	}
	return p.Title + " – " + p.Space.Name + " – Kompas"
}

func (p Page) basedOn() string {
	if p.Space.Name == "" {
		return p.Words.T("ui.voet.basis", "Gebaseerd op het Kwaliteitskompas (NJi, Movisie)")
	}
	return p.Words.T("ui.voet.basis.van", "Kompas van {0}, gebaseerd op het Kwaliteitskompas (NJi, Movisie)", midSentence(p.Space.Name))
}

// midSentence writes the first letter small where the name opens with a kind of organisation.
func midSentence(name string) string {
	if rest, ok := strings.CutPrefix(name, "Gemeente "); ok {
		return "gemeente " + rest
	}
	return name
}

// Initials gives one or two letters for the round face of a person: the first name and the next
// word with a capital, so "Joris de Boer" is JB. What follows a comma is no name.
func Initials(name string) string {
	name, _, _ = strings.Cut(name, ",")
	var out []rune
	for i, part := range strings.Fields(name) {
		r, _ := utf8.DecodeRuneInString(part)
		if unicode.IsLetter(r) && (i == 0 || unicode.IsUpper(r)) && len(out) < 2 {
			out = append(out, unicode.ToUpper(r))
		}
	}
	return string(out)
}

func ariaPage(current bool) templ.Attributes {
	if !current {
		return nil
	}
	return templ.Attributes{"aria-current": "page"}
}

func assetURL(name string) string { return asset.URL(name) }
