// Package ui is the kit every page is built from: the shell around a page, form fields, messages,
// status words, tables and figures. It draws what it is given: sentences about the subject arrive
// ready-made in the language of the page; only the kit's own small words go through Words.
//
// Components that many pages use say go:noinline: the compiler would otherwise copy the whole body
// into every page that calls one, which makes the program 2 MB larger and not faster.
//
// # Saving by itself
//
// A Form with Autosave set is saved field by field by kompas.js. What the server sees and answers:
//
//	POST <action of the form>        Content-Type: application/x-www-form-urlencoded
//	HX-Request: true                 says: answer with a fragment, not with a page
//	veld=<name>                      the field that is saved now
//	<name>=<value>                   its value; several times for a group of check boxes, absent when none is chosen
//	was_<name>=<previous value>      what was stored when this page last knew it; several choices one a line
//	sleutel=<random>                 idempotency key of this one save; a retry sends the same key
//	versie=<number>                  version of the object as this page knows it
//	...                              every other hidden input of the form
//
// Answers are text/html with a fragment; each element at its top level has an id and takes the place
// of the content (for an input: the value) of the element with that id in the page:
//
//	200  SavedFragment: the status line, the new versie and was_<name>; an old error and conflict are emptied
//	409  ConflictFragment: the stored value is no longer was_<name>. Both texts stand below the field;
//	     was_<name> and versie become those of the other text, so that saving once more keeps mine
//	422  RefusedFragment: the error above the field; nothing was stored
//
// Line ends in what is posted may be CRLF; compare and store texts with LF.
//
// Anything else (no network, 5xx, a redirect to the sign-in page) leaves the text in the browser's
// session storage and is tried again with growing pauses; 4xx waits for the next change.
//
// Without JavaScript the same form is posted whole, without HX-Request and veld. After a conflict
// the field is shown with ui.Conflict; its buttons post keuze_<name>=ander together with
// ander_<name>=<other text>, or keuze_<name>=mijn. Chosen reads that.
package ui

import (
	"net/url"
	"strings"
)

// Words writes the kit's own words in the language of the page; *i18n.Printer is one.
type Words interface {
	// T gives the text of a key; the Dutch stands beside it, {0}, {1} … are filled with args.
	T(key, dutch string, args ...any) string
}

// Link is a text that leads somewhere.
type Link struct {
	Text string
	URL  string
	Lang string // language of the place it leads to, empty for the language of the page
}

// Chosen gives the value of a field from a posted form, after a conflict the text that was chosen.
func Chosen(form url.Values, name string) string {
	if form.Get("keuze_"+name) == "ander" {
		return form.Get("ander_" + name)
	}
	return form.Get(name)
}

// joinIDs builds an aria-describedby value from the parts that are there.
func joinIDs(ids ...string) string {
	var kept []string
	for _, id := range ids {
		if id != "" {
			kept = append(kept, id)
		}
	}
	return strings.Join(kept, " ")
}

// class puts class names after one another, leaving out the empty ones.
func class(names ...string) string { return joinIDs(names...) }
