package desk_test

import (
	"net/http"
	"strings"
	"testing"

	"kompas/internal/apptest"
	"kompas/kompas"
)

// startedCompass starts a compass and gives its address.
func startedCompass(t *testing.T, w *apptest.World) string {
	t.Helper()
	c := w.As(kompas.RolePolicy)
	done := c.Still().Submit(c.Get("/r/baarn/kompassen/nieuw"), "kompas", "titel", "Rondkomen in Baarn", "startjaar", "2026", "looptijd", "4")
	if done.Status != http.StatusSeeOther {
		t.Fatalf("%d %s", done.Status, done.Text())
	}
	return done.Header.Get("Location")
}

func TestPeopleWriteBesideAFigureWhatTheyRecognise(t *testing.T) {
	eachWithFigures(t, func(t *testing.T, w *apptest.World) {
		at := startedCompass(t, w) + "/monitoring"
		c := w.As(kompas.RolePolicy)
		fields := []string{"duiding", "Mensen schamen zich.", "perspectief", "inwoner", "houding", "aanvulling", "soort", "ervaring", "gezegd-door", "Riet"}
		done := c.Still().Submit(c.Get(at+"?onderwerp=huishoudens-laag-inkomen&gebied=BU03080000&jaar=2022"), "duiding-bij-cijfer", fields...)
		to := done.Header.Get("Location")
		if done.Status != http.StatusSeeOther || !strings.Contains(to, "gebied=BU03080000") || !strings.Contains(to, "jaar=2022") {
			t.Fatalf("%d to %q: %s", done.Status, to, done.Text())
		}
		page := c.Get(to)
		beside, _, _ := strings.Cut(page.Text(), "Schrijf erbij wat u herkent")
		if !strings.Contains(beside, "Riet, inwoner Dit komt erbij · 2022 Mensen schamen zich.") {
			t.Errorf("it does not stand beside the figure: %s", beside[max(0, len(beside)-600):])
		}
		for _, words := range []string{"Over: Huishoudens met een laag inkomen, Centrum, 2022", "Er zijn nieuwere cijfers dan die waar mensen iets bij schreven."} {
			if !page.Has(words) {
				t.Errorf("%q is not on the page", words)
			}
		}
		if page := c.Get(strings.TrimSuffix(at, "/monitoring")); !page.Has("Nieuwe cijfers staan klaar") {
			t.Error("the compass does not say that newer figures wait")
		}
		if page := c.Get("/r/baarn/kompassen"); page.Status != http.StatusOK {
			t.Errorf("list of compasses: %d", page.Status)
		}
		if page := c.Get(at); strings.Contains(strings.Split(page.Text(), "Schrijf erbij")[0], "Mensen schamen zich.") {
			t.Error("it stands beside the figure of another area")
		}
		c.Submit(c.Get(at+"?onderwerp=huishoudens-laag-inkomen&gebied=BU03080000&jaar=2023"), "duiding-bij-cijfer", fields...)
		if page := c.Get(at); page.Has("Er zijn nieuwere cijfers") {
			t.Error("the newest figure was used and it still asks attention")
		}
	})
}

func TestARefusedTextAboutAFigureStaysWithThatFigure(t *testing.T) {
	eachWithFigures(t, func(t *testing.T, w *apptest.World) {
		at := startedCompass(t, w) + "/monitoring"
		c := w.As(kompas.RolePolicy)
		start := c.Get(at + "?onderwerp=jv-schulden")
		page := c.Submit(start, "duiding-bij-cijfer", "duiding", "<b>vet</b>", "perspectief", "inwoner", "houding", "twijfel", "soort", "praktijk")
		if page.Status != http.StatusUnprocessableEntity || !page.Has("Gebruik gewone tekst") || !strings.Contains(page.Body, "&lt;b&gt;vet&lt;/b&gt;") {
			t.Errorf("%d: %.800s", page.Status, page.Text())
		}
		if f := page.Form(t, "duiding-bij-cijfer"); f.Hidden.Get("cijfer") != "jv-schulden" {
			t.Errorf("the form is now about %q", f.Hidden.Get("cijfer"))
		}
		for name, value := range map[string]string{"cijfer": "onzin", "gebied": "GM9999", "periode": "2011"} {
			f := start.Form(t, "duiding-bij-cijfer")
			f.Hidden.Set(name, value)
			for k, v := range map[string]string{"duiding": "Tekst", "perspectief": "inwoner", "houding": "twijfel", "soort": "praktijk"} {
				f.Hidden.Set(k, v)
			}
			if page := c.Post(f.Action, f.Hidden); page.Status < 400 || page.Status >= 500 {
				t.Errorf("%s=%s: %d", name, value, page.Status)
			}
		}
		if page := c.Get(at); page.Has("Tekst") {
			t.Error("a text about a figure that is not there was stored")
		}
	})
}
