// Package badtest types what nobody may type into every field of a form: the wrong type, nothing, too much, markup,
// control characters, a megabyte. Each time the answer must name the field, keep what was typed, and store nothing.
package badtest

import (
	"fmt"
	"html"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"

	"kompas/internal/apptest"
	"kompas/store"
)

// Form is a form as somebody found it.
type Form struct {
	apptest.Form
	Name  string // what messages call it
	By    *apptest.Client
	Known map[string]string // what must be right for the rest to be looked at, such as a password
	Open  []string          // fields that may be left open though they are not marked so
	Mum   bool              // the answer may not tell which field is wrong
}

// Markup is a script that must never come back as one.
const Markup = `<script>alert("kompas")</script>`

// On tries every form with fields on a page; open are fields that may be left open though they are not marked so.
func On(t *testing.T, w *apptest.World, page apptest.Page, by *apptest.Client, known map[string]string, open ...string) {
	t.Helper()
	var forms []Form
	for _, f := range page.Forms() {
		if f.Method == "post" && len(f.Fields) > 0 {
			forms = append(forms, Form{Form: f, Name: f.ID + " on " + page.Path, By: by, Known: known, Open: open})
		}
	}
	if len(forms) == 0 {
		t.Errorf("no form on %s (%d): %.200s", page.Path, page.Status, page.Text())
	}
	Try(t, w, forms...)
}

// Try types what is bad into each field of each form.
func Try(t *testing.T, w *apptest.World, forms ...Form) {
	t.Helper()
	same := Content(t, w)
	for _, f := range forms {
		f.together(t, w)
		for _, x := range f.Fields {
			if len(x.Options) > 0 {
				for what, value := range bad(x) {
					f.field(t, w, x, what, value)
				}
			}
			if f.asks(x) {
				f.field(t, w, x, "missing", "")
			}
		}
		f.whole(t)
		if f.Saves {
			f.saved(t)
		}
		same(f.Name)
	}
}

// together types the same bad thing into every field that takes a text at once, and into those that the answer then does
// not name one by one.
func (f Form) together(t *testing.T, w *apptest.World) {
	t.Helper()
	values := map[string]url.Values{}
	for _, x := range f.Fields {
		if len(x.Options) > 0 {
			continue
		}
		for what, value := range bad(x) {
			if values[what] == nil {
				values[what] = f.filled()
			}
			values[what].Set(x.Name, value)
		}
	}
	for what, v := range values {
		got := f.post(t, w, v)
		for _, x := range f.Fields {
			if value, ok := bad(x)[what]; ok && len(x.Options) == 0 && !f.answered(got, x, what, value) {
				f.field(t, w, x, what, value)
			}
		}
	}
}

// answered says whether an answer is right about a bad field: it is named, and holds what was typed.
func (f Form) answered(got apptest.Page, x apptest.Field, what, value string) bool {
	if got.Status != http.StatusUnprocessableEntity || strings.Contains(got.Body, Markup) || !f.Mum && !got.Accuses(x) {
		return false
	}
	return len(x.Options) > 0 || x.Kind == "password" || x.Once || strings.ContainsAny(value, "\x00\xff") || strings.Contains(got.Body, html.EscapeString(strings.TrimSpace(value)))
}

// post sends a form, once more when it was sent too often.
func (f Form) post(t *testing.T, w *apptest.World, v url.Values) apptest.Page {
	t.Helper()
	got := f.By.Post(f.Action, v)
	if got.Status == http.StatusTooManyRequests {
		forgetTries(t, w)
		got = f.By.Post(f.Action, v)
	}
	return got
}

// Ask types what is bad into each field of a form that only asks for a page: it answers with one.
func Ask(t *testing.T, f Form) {
	t.Helper()
	at, _, _ := strings.Cut(f.Action, "#")
	for _, x := range f.Fields {
		for what, value := range bad(x) {
			v := f.Values()
			v.Set(x.Name, value)
			got := f.By.Get(at + "?" + v.Encode())
			if got.Status >= 500 || strings.Contains(got.Body, Markup) || !got.Has("Kompas") {
				t.Errorf("%s: %s of %s: got %d", what, x.Name, f.Name, got.Status)
			}
		}
	}
}

// bad gives what nobody may type into a field, by what is wrong with it.
func bad(x apptest.Field) map[string]string {
	switch x.Kind {
	case "select", "radio", "checkbox":
		return map[string]string{"no such choice": Markup, "control characters": "a\x00b\x07", "broken text": "\xff\xfe"}
	case "numeric", "decimal", "date", "email":
		return map[string]string{"wrong type": "geen idee", "markup": Markup, "control characters": "a\x00b\x07", "broken text": "\xff\xfe", "too long": strings.Repeat("9", 20_000)}
	case "file": // a text sent as one is nothing
		return nil
	case "password": // any text is a password, if it is neither short nor endless
		return map[string]string{"too long": strings.Repeat("lang ", 4_000)}
	}
	return map[string]string{"markup": Markup, "control characters": "a\x00b\x07", "broken text": "\xff\xfe", "too long": strings.Repeat("lang ", 4_000)}
}

// asks says whether the form cannot do without a field. One that saves field by field takes what is there; a choice that
// starts somewhere cannot be left open.
func (f Form) asks(x apptest.Field) bool {
	if f.Saves || x.Optional || x.Kind == "checkbox" || x.Kind == "radio" && (x.Value != "" || slices.Contains(x.Options, "")) || slices.Contains(f.Open, x.Name) {
		return false
	}
	return x.Kind != "select" || slices.Contains(x.Options, "")
}

// filled gives what the form sends when whoever fills it in leaves nothing open that is asked.
func (f Form) filled() url.Values {
	v := f.Values()
	for _, x := range f.Fields {
		known, ok := f.Known[x.Name]
		switch {
		case ok:
			v.Set(x.Name, known)
		case v.Get(x.Name) != "" || x.Kind == "checkbox" || x.Optional:
		case len(x.Options) > 0:
			v.Set(x.Name, x.Options[len(x.Options)-1])
		case x.Kind == "date":
			v.Set(x.Name, "2026-02-12")
		case x.Kind == "email":
			v.Set(x.Name, "iemand@voorbeeld.nl")
		case x.Kind == "numeric" || x.Kind == "decimal" || strings.Contains(x.Name, "periode"):
			v.Set(x.Name, "2025")
		case x.Kind == "password":
			v.Set(x.Name, "drie gewone woorden samen")
		default:
			v.Set(x.Name, "Proef")
		}
	}
	return v
}

// field types one bad thing into one field.
func (f Form) field(t *testing.T, w *apptest.World, x apptest.Field, what, value string) {
	t.Helper()
	v := f.filled()
	v.Set(x.Name, value)
	got := f.post(t, w, v)
	if len(x.Options) > 0 && got.Status == http.StatusNotFound && !strings.Contains(got.Body, Markup) { // it names something that is not there
		return
	}
	if name := fmt.Sprintf("%s: %s of %s", what, x.Name, f.Name); !f.answered(got, x, what, value) {
		_, summary, _ := strings.Cut(got.Text(), "Er klopt nog iets niet")
		t.Errorf("%s: got %d, or not at the field, or not as typed: %.150s", name, got.Status, summary)
	}
}

// saved sends each field as a browser does that saves each field by itself.
func (f Form) saved(t *testing.T) {
	t.Helper()
	for _, x := range f.Fields {
		v := f.filled()
		v.Set("veld", x.Name)
		v.Set(x.Name, Markup)
		got := f.By.Post(f.Action, v, "HX-Request", "true")
		if got.Status != http.StatusUnprocessableEntity && got.Status != http.StatusNotFound || strings.Contains(got.Body, Markup) ||
			got.Status == http.StatusUnprocessableEntity && !strings.Contains(got.Body, x.ID+"-fout") {
			t.Errorf("%s of %s, by itself: got %d: %.200s", x.Name, f.Name, got.Status, got.Body)
		}
	}
}

// whole sends a megabyte, and bad values in what the form hides.
func (f Form) whole(t *testing.T) {
	t.Helper()
	v := f.filled()
	v.Set(f.Fields[0].Name, strings.Repeat("x", 1<<20))
	if got := f.By.Post(f.Action, v); got.Status != http.StatusRequestEntityTooLarge || !got.Has("Dit is te groot") {
		t.Errorf("a megabyte in %s: got %d", f.Name, got.Status)
	}
	for name := range f.Hidden {
		for _, value := range []string{Markup, "a\x00b", "\xff\xfe"} {
			v := f.filled()
			v.Set(name, value)
			v.Set(f.Fields[0].Name, "\x00") // nothing may be stored
			if got := f.By.Post(f.Action, v); got.Status >= 500 || got.Status < 400 || strings.Contains(got.Body, Markup) {
				t.Errorf("%.20q hidden in %s of %s: got %d", value, name, f.Name, got.Status)
			}
		}
	}
}

// forgetTries lets somebody who tried too often try again.
func forgetTries(t *testing.T, w *apptest.World) {
	t.Helper()
	err := w.Store.Update(t.Context(), func(tx *store.Tx) error {
		_, err := tx.Exec("/* forgetTries */ delete from attempt")
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}
