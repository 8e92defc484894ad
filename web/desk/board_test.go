package desk_test

import (
	"net/http"
	"strings"
	"testing"

	"kompas/internal/apptest"
	"kompas/kompas"
)

func TestPartnersSayHowMuchAnActivityContributesAndWhatKindItIs(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		officer := w.As(kompas.RolePolicy)
		withResult(t, w, officer)
		page := officer.Submit(officer.Get(eenzaamheid+"/activiteiten/nieuw"), "activiteit", "activiteit", "Koffie", "soort-activiteit", "ontmoeting", "vorm", "formeel",
			"nieuw-of-bestaand", "bestaand", "stand", "loopt", "resultaat", "1")
		if !page.Has("Ontmoeting · Loopt") {
			t.Errorf("the page does not say what kind it is: %s", page.Text())
		}
		edit := officer.Get(eenzaamheid + "/activiteiten/koffie/wijzigen")
		page = officer.Submit(edit, claimFormOf(t, edit), "als", "a", "dan", "b", "draagt-bij", "c", "onderbouwing", "praktijk", "mate", "klein", "waarom-mate", "Weinig mensen komen.")
		for _, at := range []string{page.Path, eenzaamheid + "/activiteiten/koffie"} {
			if got := officer.Get(at); !strings.Contains(got.Body, "Weinig mensen komen.") {
				t.Errorf("%s does not say why: %d %s", at, got.Status, got.Text())
			}
		}
		if !officer.Get(eenzaamheid + "/activiteiten/koffie").Has("Draagt een beetje bij · Weinig mensen komen.") {
			t.Error("the activity does not say how much it contributes")
		}
	})
}

func TestTheBoardIsWorkedByForms(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		officer := w.As(kompas.RolePolicy)
		withResult(t, w, officer)
		officer.Submit(officer.Get(eenzaamheid+"/activiteiten/nieuw"), "activiteit", "activiteit", "Koffie", "vorm", "formeel", "nieuw-of-bestaand", "bestaand", "stand", "loopt")
		if links := officer.Get(eenzaamheid + "/activiteiten").Links("Bord"); len(links) != 1 || links[0] != eenzaamheid+"/bord" {
			t.Fatalf("step 3 leads to the board by %v", links)
		}
		at := eenzaamheid + "/bord"
		wrong := officer.Submit(officer.Get(at), "nieuw-keuze", "activiteit", "koffie", "besluit", "stoppen", "besloten-op", "2026-01-05")
		if wrong.Status != http.StatusUnprocessableEntity || !strings.Contains(wrong.Body, `value="stoppen" checked`) {
			t.Errorf("without a reason: %d", wrong.Status)
		}
		page := officer.Submit(officer.Get(at), "nieuw-keuze", "activiteit", "koffie", "besluit", "stoppen", "reden", "Er komt niemand meer.", "besloten-op", "2026-01-05")
		if !page.Has("Er komt niemand meer.") || !page.Has("Wat gebeurt er met de mensen die er komen?") || page.Has("Nog niet over gesproken") {
			t.Fatalf("got %d %s", page.Status, page.Text())
		}
		page = officer.Submit(page, "nieuw-afscheid", "activiteit", "koffie", "mensen-nu", "Zij gaan mee naar de Maatjes.", "stopt-op", "2026-12-31", "wie-vertelt-het", "De gastvrouw", "ruimte", "De dinsdag, voor jongeren")
		for _, want := range []string{"Stopt op 31 december 2026", "Zij gaan mee naar de Maatjes.", "Wie het vertelt: De gastvrouw", "Hier komt ruimte vrij", "De dinsdag, voor jongeren"} {
			if !page.Has(want) {
				t.Errorf("the board does not say %q: %s", want, page.Text())
			}
		}
		if council := w.As(kompas.RoleCouncil).Get(at); council.Status != http.StatusForbidden {
			t.Errorf("the council reads more than main lines: %d", council.Status)
		}
		if purchaser := w.As(kompas.RolePurchaser).Get(at); purchaser.Status != http.StatusOK || strings.Contains(purchaser.Body, "nieuw-keuze") {
			t.Errorf("the purchaser: %d", purchaser.Status)
		}
	})
}
