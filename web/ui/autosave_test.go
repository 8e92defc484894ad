package ui_test

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"sync"
	"testing"

	"github.com/a-h/templ"
	"kompas/i18n"
	"kompas/internal/browsertest"
	"kompas/web/asset"
	"kompas/web/ui"
)

// notebook is a server with one object of one text, which answers as the pages of the product do.
type notebook struct {
	mu      sync.Mutex
	text    string
	version int64
	down    int // this many posts are answered with 503 first
	posts   []url.Values
	partial []bool // whether each post asked for a fragment
}

func (n *notebook) page(field ui.TextField) templ.Component {
	w := i18n.New(i18n.Dutch)
	field.Field.Name, field.Field.Label, field.Field.Autosave, field.MaxWords = "zin", "Zin", true, 6
	form := ui.FormFrame(w, ui.Form{Action: "/zin", Key: "eerste", Version: n.version, Autosave: true})
	body := templ.ComponentFunc(func(ctx context.Context, out io.Writer) error {
		inner := templ.Join(ui.TextArea(w, field), ui.SaveButton(w), ui.Submit(ui.Button{Text: "Verder"}))
		if _, err := out.Write([]byte("<h1>Zin</h1>")); err != nil {
			return err
		}
		return form.Render(templ.WithChildren(ctx, inner), out)
	})
	return ui.Shell(ui.Page{Words: w, Lang: "nl", Title: "Zin", Body: body})
}

func (n *notebook) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	n.mu.Lock()
	defer n.mu.Unlock()
	if r.Method == http.MethodGet {
		show(w, r, http.StatusOK, n.page(ui.TextField{Value: n.text}))
		return
	}
	_ = r.ParseForm()
	n.posts = append(n.posts, r.PostForm)
	n.partial = append(n.partial, r.Header.Get("HX-Request") == "true")
	if n.down > 0 {
		n.down--
		http.Error(w, "even niet", http.StatusServiceUnavailable)
		return
	}
	n.store(w, r)
}

func (n *notebook) store(w http.ResponseWriter, r *http.Request) {
	fragment, words := r.Header.Get("HX-Request") == "true", i18n.New(i18n.Dutch)
	text := ui.Chosen(r.PostForm, "zin")
	clash := ui.Conflict{Name: "zin", Mine: text, Theirs: n.text, Other: "Joris", When: "zojuist"}
	field := ui.TextField{Value: text}
	switch {
	case r.PostForm.Get("was_zin") != n.text:
		if fragment {
			show(w, r, http.StatusConflict, ui.ConflictFragment(words, "formulier", n.version, clash))
			return
		}
		field.Conflict, field.Was = &clash, n.text
		show(w, r, http.StatusConflict, n.page(field))
	case text == "":
		if fragment {
			show(w, r, http.StatusUnprocessableEntity, ui.RefusedFragment(ui.Refused{FieldID: "v-zin", Text: "Vul een zin in."}))
			return
		}
		field.Error = "Vul een zin in."
		show(w, r, http.StatusUnprocessableEntity, n.page(field))
	default:
		n.text, n.version = text, n.version+1
		if fragment {
			show(w, r, http.StatusOK, ui.SavedFragment(ui.Saved{FieldID: "v-zin", FormID: "formulier", Text: "Bewaard om 10:42", Value: text, Version: n.version}))
			return
		}
		http.Redirect(w, r, "/zin", http.StatusSeeOther)
	}
}

// seen gives one value of every post so far.
func (n *notebook) seen(name string) []string {
	n.mu.Lock()
	defer n.mu.Unlock()
	var out []string
	for _, p := range n.posts {
		out = append(out, p.Get(name))
	}
	return out
}

// elsewhere stores a text as another person would.
func (n *notebook) elsewhere(text string) {
	n.mu.Lock()
	defer n.mu.Unlock()
	n.text, n.version = text, n.version+1
}

func (n *notebook) now() string {
	n.mu.Lock()
	defer n.mu.Unlock()
	return fmt.Sprintf("%s|%d", n.text, n.version)
}

func openNotebook(t *testing.T, n *notebook) *browsertest.Tab {
	t.Helper()
	mux := http.NewServeMux()
	mux.Handle("GET "+asset.Prefix, asset.Handler())
	mux.Handle("/zin", n)
	server := httptest.NewServer(mux)
	t.Cleanup(server.Close)
	return browsertest.Open(t, server.URL)
}

func want(t *testing.T, what string, got, want any) {
	t.Helper()
	if fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("%s: got %v, want %v", what, got, want)
	}
}

func TestFieldSavesItselfWhileTyping(t *testing.T) {
	n := &notebook{text: "Oud", version: 3}
	tab := openNotebook(t, n)
	tab.Goto("/zin")
	tab.NoText("Bewaar")
	tab.Fill("Zin", "Een nieuwe zin")
	tab.WaitText("Bewaard om 10:42")
	tab.WaitText("3 van 6 woorden")
	want(t, "stored", n.now(), "Een nieuwe zin|4")
	tab.Fill("Zin", "Nog een zin die veel te lang is")
	tab.WaitText("8 van 6 woorden: 2 te veel")
	tab.Press("Tab")
	tab.WaitText("Bewaard om 10:42")
	for range 50 {
		if n.now() == "Nog een zin die veel te lang is|5" {
			break
		}
		tab.WaitText("Bewaard om 10:42")
	}
	want(t, "stored", n.now(), "Nog een zin die veel te lang is|5")
	want(t, "was_zin", n.seen("was_zin"), []string{"Oud", "Een nieuwe zin"})
	want(t, "veld", n.seen("veld"), []string{"zin", "zin"})
	want(t, "asked for fragments", n.partial, []bool{true, true})
	keys := n.seen("sleutel")
	if keys[0] == keys[1] || len(keys[0]) != 32 {
		t.Errorf("each save needs its own key, got %v", keys)
	}
	tab.Axe()
}

func TestPostingTheFormWaitsForTheSaveUnderWay(t *testing.T) {
	n := &notebook{text: "Oud", version: 1}
	tab := openNotebook(t, n)
	tab.Goto("/zin")
	tab.Fill("Zin", "Snel verder")
	tab.Click("Verder") // leaving the field saves it, and the click posts the form
	tab.WaitText("Zin")
	for n.now() != "Snel verder|3" && len(n.seen("zin")) < 2 {
		tab.WaitText("Zin")
	}
	want(t, "stored", n.now(), "Snel verder|3")
	want(t, "asked for fragments", n.partial, []bool{true, false})
	want(t, "versions", n.seen("versie"), []string{"1", "2"})
	tab.NoText("ook gewijzigd")
}

func TestFailedSaveIsTriedAgainUnderTheSameKey(t *testing.T) {
	n := &notebook{text: "Oud", version: 1, down: 2}
	tab := openNotebook(t, n)
	tab.Goto("/zin")
	tab.Fill("Zin", "Blijft bewaard")
	tab.WaitText("Nog niet bewaard. We proberen het opnieuw.")
	tab.WaitText("Bewaard om 10:42")
	want(t, "stored", n.now(), "Blijft bewaard|2")
	if keys := n.seen("sleutel"); len(slices.Compact(slices.Clone(keys))) != 1 || len(keys) != 3 {
		t.Errorf("want three posts with one key, got %v", keys)
	}
}

func TestTextThatWasNotStoredComesBackAfterReloading(t *testing.T) {
	n := &notebook{text: "Oud", version: 1, down: 1}
	tab := openNotebook(t, n)
	tab.Goto("/zin")
	tab.Fill("Zin", "Getypt in de trein")
	tab.WaitText("Nog niet bewaard")
	tab.Reload()
	want(t, "field", tab.Value("Zin"), "Getypt in de trein")
	tab.WaitText("Bewaard om 10:42")
	want(t, "stored", n.now(), "Getypt in de trein|2")
	tab.Reload()
	want(t, "field", tab.Value("Zin"), "Getypt in de trein")
}

func TestConflictShowsBothTextsAndLosesNeither(t *testing.T) {
	for _, scripts := range []bool{true, false} {
		for _, choice := range []struct{ button, stored string }{
			{"Kies mijn tekst", "Mijn zin|3"},
			{"Kies de tekst van Joris", "Zin van Joris|3"},
		} {
			t.Run(fmt.Sprintf("scripts %v %s", scripts, choice.button), func(t *testing.T) {
				n := &notebook{text: "Oud", version: 1}
				tab := openNotebook(t, n)
				tab.JavaScript(scripts)
				tab.Goto("/zin")
				n.elsewhere("Zin van Joris")
				tab.Fill("Zin", "Mijn zin")
				if !scripts {
					tab.SubmitByButtonText("Bewaar")
				}
				tab.WaitText("Joris heeft dit ook gewijzigd, zojuist.")
				tab.WaitText("Zin van Joris")
				tab.Axe()
				tab.Press("Tab")
				want(t, "nothing is overwritten", n.now(), "Zin van Joris|2")
				tab.Click(choice.button)
				if scripts {
					tab.WaitText("Bewaard om 10:42")
				}
				want(t, "stored", n.now(), choice.stored)
				tab.NoText("Joris heeft dit ook gewijzigd")
			})
		}
	}
}

func TestRefusedValueIsNamedAtTheField(t *testing.T) {
	for _, scripts := range []bool{true, false} {
		n := &notebook{text: "Oud", version: 1}
		tab := openNotebook(t, n)
		tab.JavaScript(scripts)
		tab.Goto("/zin")
		tab.Fill("Zin", "")
		if !scripts {
			tab.SubmitByButtonText("Bewaar")
		}
		tab.WaitText("Vul een zin in.")
		want(t, "stored", n.now(), "Oud|1")
		want(t, "invalid", tab.Count("textarea[aria-invalid=true]"), 1)
		tab.Axe()
	}
}
