package public_test

import (
	"net/http"
	"strings"
	"testing"

	"kompas/db"
	"kompas/internal/apptest"
	"kompas/internal/browsertest"
	"kompas/kompas"
	"kompas/web"
)

func aboutPaths() []string {
	return []string{"/privacy", "/toegankelijkheid", "/uitleg", "/hoe-werkt-het"}
}

func TestThePagesThatExplainAreOpenToAnybodyInBothLanguages(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		anybody := w.Anonymous()
		paths := append(aboutPaths(), "/rondleiding", "/rondleiding/beleid", "/rondleiding/bestuur", "/rondleiding/raad", "/rondleiding/uitvoering",
			"/rondleiding/inwoners")
		for _, g := range web.Terms() {
			for _, word := range g.Words {
				paths = append(paths, "/uitleg/"+word)
			}
		}
		for _, path := range paths {
			nl, en := anybody.Get(path), anybody.Get("/en"+path)
			if nl.Status != http.StatusOK || en.Status != http.StatusOK || nl.H1 == "" || en.H1 == "" || nl.Text() == en.Text() {
				t.Errorf("%s: %d %q, in English %d %q", path, nl.Status, nl.H1, en.Status, en.H1)
			}
			for _, p := range []apptest.Page{nl, en} {
				if strings.Contains(p.Text(), "|") || p.Has("begrip_") {
					t.Errorf("%s shows what is meant for the program: %s", p.Path, p.Text())
				}
			}
		}
		for _, path := range []string{"/uitleg/benchmark", "/rondleiding/iedereen"} {
			if got := anybody.Get(path); got.Status != http.StatusNotFound {
				t.Errorf("%s, which nobody wrote: got %d", path, got.Status)
			}
		}
	})
}

// Each cookie that a browser gets is on the page about privacy by its name.
func TestThePageAboutPrivacyNamesEveryCookie(t *testing.T) {
	w := apptest.New(t, db.SQLite)
	for _, secure := range []bool{false, true} {
		c := w.Anonymous()
		if secure {
			c = w.Secure()
		}
		names := map[string]bool{}
		note := func(p apptest.Page) {
			for _, line := range p.Header.Values("Set-Cookie") {
				name, _, _ := strings.Cut(line, "=")
				names[name] = true
			}
		}
		w.SetPassword(w.Person(kompas.RolePolicy), goodPassword)
		in := c.Still()
		note(in.Post("/aanmelden", map[string][]string{"email": {w.Person(kompas.RolePolicy).Email}, "wachtwoord": {goodPassword}}))
		member := w.As(kompas.RolePolicy)
		note(member.Still().Get("/r/baarn"))
		if len(names) < 2 {
			t.Fatalf("only %v was set", names)
		}
		page := c.Get("/privacy")
		for name := range names {
			if name == "kompas" && secure || !page.Has(name) {
				t.Errorf("%s is set and not named", name)
			}
		}
	}
}

func TestThePageAboutPrivacySaysWhoToAsk(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		if page := w.As(kompas.RolePolicy).Get("/privacy"); !page.Has("Vraag het aan Gemeente Baarn.") {
			t.Error("somebody of one space is not told whom to ask")
		}
		w.AddMembership(w.Space, w.Stranger, kompas.Membership{Role: kompas.RolePolicy, ScopeKind: kompas.ScopeSpace})
		if page := w.Client(w.Stranger).Get("/privacy"); !page.Has("Gemeente Baarn, Gemeente Soest") {
			t.Error("somebody of two spaces is not told whom to ask")
		}
		if page := w.Anonymous().Get("/privacy"); page.Has("Gemeente Baarn") {
			t.Error("a stranger reads which spaces there are")
		}
	})
}

func TestEveryPageLeadsToTheExplanations(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		for _, p := range []apptest.Page{w.Anonymous().Get("/aanmelden"), w.As(kompas.RolePolicy).Get("/r/baarn"), w.As(kompas.RoleCouncil).Get("/r/baarn/raad"),
			w.Anonymous().Get("/bestaat-niet")} {
			for _, path := range aboutPaths() {
				if !strings.Contains(p.Body, `href="`+path+`"`) {
					t.Errorf("%s does not lead to %s", p.Path, path)
				}
			}
			if !p.Has("ebaseerd op het Kwaliteitskompas (NJi, Movisie)") {
				t.Errorf("%s does not say what it is based on", p.Path)
			}
		}
	})
}

func TestThePagesThatExplainReadForEverybody(t *testing.T) {
	w := apptest.New(t, db.SQLite)
	for _, lang := range []string{"", "/en"} {
		tab := browsertest.Open(t, w.URL)
		for _, path := range append(aboutPaths(), "/uitleg/maatschappelijk-resultaat") {
			for _, width := range []int{1280, 360, 320} {
				tab.Viewport(width, 900)
				tab.Goto(lang + path)
				tab.Screenshot("over"+strings.ReplaceAll(lang+path, "/", "-"), width)
				tab.NoHorizontalScroll()
				tab.Axe()
			}
		}
	}
}
