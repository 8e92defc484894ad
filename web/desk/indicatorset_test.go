package desk_test

import (
	"net/http"
	"strings"
	"testing"

	"kompas/internal/apptest"
	"kompas/kompas"
)

func TestASetIsMadeSharedAndAnsweredByForms(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		officer, stranger := w.As(kompas.RolePolicy), w.Client(w.Stranger) // of another municipality
		page := officer.Submit(officer.Get("/r/baarn/indicatorensets"), "set", "setnaam", "Hulp aan huis", "setdomein", "wmo")
		if page.Status != http.StatusOK || page.H1 != "Hulp aan huis" {
			t.Fatalf("made: %d %s", page.Status, page.Text())
		}
		at := page.Path
		bad := officer.Submit(page, "indicator-erbij", "indicator", "Kan zelf verder")
		if bad.Status != http.StatusUnprocessableEntity || !strings.Contains(bad.Body, `value="Kan zelf verder"`) {
			t.Errorf("without what is counted: %d", bad.Status)
		}
		page = officer.Submit(bad, "indicator-erbij", "indicator", "Kan zelf verder", "definitie", "Deel dat zegt zelf verder te kunnen", "aard", "beleving", "eenheid", "procent",
			"richting", "omhoog", "grondslag", "steekproef")
		if page.Status != http.StatusOK || !page.Has("Uitgave 1") || !page.Has("Deel dat zegt zelf verder te kunnen") {
			t.Fatalf("added: %d %s", page.Status, page.Text())
		}
		if got := stranger.Get(strings.Replace(at, "/r/baarn/", "/r/soest/", 1)); got.Status != http.StatusNotFound {
			t.Errorf("before the invitation another space gets %d", got.Status)
		}
		for _, address := range []string{"soest", "bestaat-niet"} {
			page = officer.Submit(page, "uitnodigen", "ruimteadres", address)
			if page.Status != http.StatusOK || !page.Has("De uitnodiging staat klaar.") || !page.Has(address+" uitgenodigd op 2 maart 2026, nog geen antwoord") || page.Has("Gemeente Soest") {
				t.Errorf("%s: %d %s", address, page.Status, page.Text())
			}
		}
		theirs := stranger.Get("/r/soest/indicatorensets")
		if !theirs.Has("U bent uitgenodigd") || !theirs.Has("Van Gemeente Baarn. U bent uitgenodigd op 2 maart 2026.") {
			t.Fatalf("the other space reads: %s", theirs.Text())
		}
		if start := stranger.Get("/r/soest"); !start.Has("Uitnodiging voor een indicatorenset: Hulp aan huis") {
			t.Errorf("the start page does not tell: %s", start.Text())
		}
		invited := stranger.Get(strings.Replace(at, "/r/baarn/", "/r/soest/", 1))
		var joined apptest.Page
		var answer string
		for _, f := range invited.Forms() {
			if strings.HasSuffix(f.Action, "/meedoen") {
				answer = f.Action
				joined = stranger.Post(f.Action, f.Values())
			}
			if strings.HasSuffix(f.Action, "/indicatoren") {
				t.Errorf("who only uses a set is offered %s", f.Action)
			}
		}
		if joined.Status != http.StatusOK || !joined.Has("U doet mee sinds 2 maart 2026.") {
			t.Errorf("joined: %d %s", joined.Status, joined.Text())
		}
		if page = officer.Get(at); !page.Has("Gemeente Soest doet mee sinds 2 maart 2026") || page.Has("soest uitgenodigd op") {
			t.Errorf("the owner reads: %s", page.Text())
		}
		if again := stranger.Post(answer, nil); again.Status != http.StatusConflict || !again.Has("Hier is al op geantwoord.") {
			t.Errorf("answered twice: %d %s", again.Status, again.Text())
		}
	})
}
