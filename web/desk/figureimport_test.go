package desk_test

import (
	"net/http"
	"strings"
	"testing"
	"time"

	"kompas/internal/apptest"
	"kompas/kompas"
)

// work does what waits in the background.
func work(t *testing.T, w *apptest.World) {
	t.Helper()
	for {
		j, due, err := w.App.ClaimJob(t.Context(), time.Minute)
		if err != nil {
			t.Fatal(err)
		}
		if !due {
			return
		}
		if err := w.App.WorkOnFigures(t.Context(), j); err != nil {
			t.Fatal(err)
		}
		if _, err := w.App.EndJob(t.Context(), j, nil, 0); err != nil {
			t.Fatal(err)
		}
	}
}

func TestFiguresAreReadInByHand(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		w.LoadFigures()
		analyst := w.As(kompas.RoleAnalyst)
		page := analyst.Get("/r/baarn/cijfers-inlezen")
		page = analyst.Upload(page, "bestand-erbij", "bestand", "buren.csv", strings.NewReader("indicator;gebied;periode;waarde\nBuren;GM0308;2024;1.234\nBuren;GM7777;2024;2\n"))
		if page.Status != http.StatusOK || !page.Has("We bekijken het bestand.") {
			t.Fatalf("%d %.600s", page.Status, page.Text())
		}
		at := page.Path
		work(t, w)
		page = analyst.Get(at)
		if !page.Has("‘1.234’ wordt 1,234") || !page.Has("‘1.234’ wordt 1.234") || !page.Has("Goede code, maar in geen lijst") {
			t.Errorf("%s", page.Text())
		}
		got := analyst.Submit(page, "keuzes", "gebiedsjaar", "2024", "bron", "CBS", "herkomst", "bron")
		if got.Status != http.StatusUnprocessableEntity || !got.Has("Kies hoe de getallen geschreven zijn.") || !got.Has("1 gebieden met cijfers staan in geen lijst") {
			t.Errorf("%d %.900s", got.Status, got.Text())
		}
		page = analyst.Submit(got, "keuzes", "gebiedsjaar", "2024", "bron", "CBS", "herkomst", "bron", "grondslag", "telling", "soort-telling", "stand",
			"getalnotatie", "komma_duizendpunt", "overnemen", "ja", "onderwerp-0", "nieuw", "eenheid-0", "aantal")
		if !page.Has("We rekenen uit wat er zou veranderen.") {
			t.Fatalf("%d %.1500s", page.Status, page.Text())
		}
		work(t, w)
		page = analyst.Get(at)
		if !page.Has("2 nieuw, 0 anders, 0 weg, 0 hetzelfde.") {
			t.Fatalf("%.1500s", page.Text())
		}
		for _, f := range page.Forms() {
			if strings.HasSuffix(f.Action, "/inlezen") {
				page = analyst.Post(f.Action, f.Values())
			}
		}
		if page = analyst.Get(at); !page.Has("Deze cijfers zijn ingelezen.") {
			t.Fatalf("%.900s", page.Text())
		}
		if page := analyst.Get("/r/baarn/wijken/gebieden/GM0308"); !page.Has("Buren") || !page.Has("1.234") {
			t.Errorf("%.2000s", page.Text())
		}
		for _, f := range analyst.Get(at).Forms() {
			if strings.HasSuffix(f.Action, "/ongedaan") {
				analyst.Post(f.Action, f.Values())
			}
		}
		if page = analyst.Get(at); !page.Has("Dit is teruggedraaid.") {
			t.Errorf("%.900s", page.Text())
		}
	})
}

func TestAFileThatCannotBeReadIsExplained(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		analyst := w.As(kompas.RoleAnalyst)
		for text, want := range map[string]string{"": "leeg", "<!DOCTYPE html><html></html>": "webpagina"} {
			page := analyst.Upload(analyst.Get("/r/baarn/cijfers-inlezen"), "bestand-erbij", "bestand", "x.csv", strings.NewReader(text))
			work(t, w)
			if page = analyst.Get(page.Path); !page.Has("Dit bestand is niet ingelezen.") || !strings.Contains(page.Text(), want) {
				t.Errorf("%q: %.900s", text, page.Text())
			}
		}
	})
}

func TestOurOwnFormCanBeHadFilledInAndSent(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		c := w.As(kompas.RoleAnalyst)
		page := c.Get("/r/baarn/cijfers-inlezen")
		for _, form := range []string{"xlsx", "ods", "csv"} {
			if !strings.Contains(page.Body, `href="/r/baarn/cijfers-inlezen/formulier?als=`+form+`"`) {
				t.Errorf("no link to the form as %s", form)
			}
			file := c.Get("/r/baarn/cijfers-inlezen/formulier?als=" + form)
			if file.Status != http.StatusOK {
				t.Fatalf("%s: %d", form, file.Status)
			}
			id, err := w.App.ReceiveFigures(t.Context(), w.Actor(kompas.RoleAnalyst), "formulier."+form, strings.NewReader(file.Body), "")
			if err != nil {
				t.Fatal(err)
			}
			select {
			case <-w.App.Planned():
			default:
				t.Error("whoever sent a file waits for the next look")
			}
			if got := c.Get("/r/baarn/cijfers-inlezen/" + id); got.Status != http.StatusOK {
				t.Errorf("%s sent back: %d", form, got.Status)
			}
		}
		if got := c.Get("/r/baarn/cijfers-inlezen/formulier?als=pdf"); got.Status != http.StatusNotFound {
			t.Errorf("as PDF: %d", got.Status)
		}
		if got := w.As(kompas.RolePrivacy).Get("/r/baarn/cijfers-inlezen/formulier?als=csv"); got.Status != http.StatusForbidden {
			t.Errorf("who only reads gets the form: %d", got.Status)
		}
	})
}
