package desk_test

import (
	"context"
	"strings"
	"testing"

	"kompas/internal/apptest"
	"kompas/kompas"
)

// startCompass makes a compass with one result through the pages, as an officer does.
func startCompass(t *testing.T, w *apptest.World) (slug, result string) {
	t.Helper()
	c := w.As(kompas.RolePolicy)
	page := c.Get("/r/baarn/kompassen/nieuw")
	page = c.Submit(page, "kompas", "titel", "Rondkomen in Baarn", "groep", "Huishoudens met een laag inkomen", "startjaar", "2026", "looptijd", "4")
	if page.Status != 200 {
		t.Fatalf("new compass: %d %s", page.Status, page.Text())
	}
	result, err := w.App.StartResult(context.Background(), w.Actor(kompas.RolePolicy), "rondkomen-in-baarn", map[string]string{
		"resultaat": "meer huishoudens elke maand rondkomen", "doelgroep": "huishoudens met een laag inkomen", "horizon": "4"}, "")
	if err != nil {
		t.Fatal(err)
	}
	return "rondkomen-in-baarn", result
}

func TestACouncilPageOverALimitIsRefusedWithTheBlockNamed(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		slug, result := startCompass(t, w)
		c := w.As(kompas.RolePolicy)
		at := "/r/baarn/raad/" + slug + "/" + result
		page := c.Post(at, nil)
		if !page.Has("Schrijf het raadsblad") {
			t.Fatalf("no form: %d %s", page.Status, page.Text())
		}
		page = c.Submit(page, "raadsblad", "stand", strings.Repeat("woord ", 26))
		page = c.Post(at+"/vastleggen", nil)
		if page.Status != 422 || !page.Has("Dit blok heeft 26 woorden. Er passen er 25.") {
			t.Fatalf("freezing over the limit: %d %s", page.Status, page.Text())
		}
		page = c.Get(at + "/wijzigen")
		c.Submit(page, "raadsblad", "stand", "Het gaat langzaam de goede kant op.")
		page = c.Post(at+"/vastleggen", nil)
		if page.Status != 200 || !page.Has("Vastgelegd op") || !page.Has("Het gaat langzaam de goede kant op.") {
			t.Fatalf("frozen page: %d %s", page.Status, page.Text())
		}
	})
}

func TestAFrozenCouncilPageStaysWhatItWas(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		slug, result := startCompass(t, w)
		c := w.As(kompas.RolePolicy)
		at := "/r/baarn/raad/" + slug + "/" + result
		page := c.Post(at, nil)
		c.Submit(page, "raadsblad", "stand", "Eerste antwoord.")
		frozen := c.Post(at+"/vastleggen", nil)
		page = c.Get(at + "/wijzigen")
		c.Submit(page, "raadsblad", "stand", "Tweede antwoord.")
		again := w.As(kompas.RoleCouncil).Get(frozen.Path)
		if again.Status != 200 || !again.Has("Eerste antwoord.") || again.Has("Tweede antwoord.") {
			t.Fatalf("the frozen page changed: %d %s", again.Status, again.Text())
		}
		if list := w.As(kompas.RoleCouncil).Get("/r/baarn/raad"); !list.Has("Eerste antwoord.") || list.Has("Tweede antwoord.") {
			t.Errorf("the list does not give the answer of the frozen page, and of that only: %s", list.Text())
		}
		if draft := w.As(kompas.RoleCouncil).Get(at); draft.Status != 403 && draft.Status != 404 {
			t.Fatalf("a council member saw the draft: %d", draft.Status)
		}
	})
}
