package desk_test

import (
	"net/http"
	"strings"
	"testing"

	"kompas/internal/apptest"
	"kompas/kompas"
)

const eenzaamheid = "/r/baarn/kompassen/minder-eenzaamheid"

// withResult makes a compass with one result by the form, and gives the page of the result.
func withResult(t *testing.T, w *apptest.World, officer *apptest.Client) apptest.Page {
	t.Helper()
	newCompass(t, w, "Minder eenzaamheid")
	form := officer.Get(eenzaamheid + "/resultaten/nieuw")
	page := officer.Submit(form, "resultaat", "horizon", "4", "resultaat", "Over 4 jaar willen we dat minder 75-plussers zich eenzaam voelen",
		"doelgroep", "Inwoners van 75 jaar en ouder", "doelgroep-aantal", "3.120", "doelgroep-bron", "CBS 2025", "startjaar", "2025")
	if page.Status != http.StatusOK || page.H1 != "Over 4 jaar willen we dat minder 75-plussers zich eenzaam voelen." {
		t.Fatalf("got %d %q: %s", page.Status, page.H1, page.Text())
	}
	return page
}

// addIndicator adds an indicator of the space's own to the result on the page, and gives the indicator's page.
func addIndicator(t *testing.T, officer *apptest.Client, result apptest.Page, name, nature string) apptest.Page {
	t.Helper()
	form := officer.Get(strings.Split(result.Path, "?")[0] + "/indicatoren/nieuw")
	page := officer.Submit(form, "indicator", "indicator", name, "aard", nature, "eenheid", "procent", "richting", "omlaag",
		"grondslag", "steekproef", "bron", "Bewonersonderzoek 2025")
	if page.Status != http.StatusOK || page.H1 != name {
		t.Fatalf("got %d %q: %s", page.Status, page.H1, page.Text())
	}
	return page
}

func TestAResultGetsAnIndicatorMeasurementsAndATarget(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		officer := w.As(kompas.RolePolicy)
		result := withResult(t, w, officer)
		if !result.Has("Waaraan zien we dat het lukt?") || !result.Has("Inwoners van 75 jaar en ouder: 3.120 mensen (CBS 2025)") {
			t.Errorf("the empty result does not ask how we see it: %s", result.Text())
		}
		page := addIndicator(t, officer, result, "Inwoners die zich eenzaam voelen", "beleving")
		page = officer.Submit(page, "meting", "periode", "2024", "k", "300", "n", "600")
		page = officer.Submit(page, "doel", "beginmeting", "2024", "doel-soort", "decrease_to", "doel", "40", "doel-periode", "2026")
		page = officer.Submit(page, "meting", "periode", "2025", "k", "264", "n", "600")
		if !page.Has("Op koers") || !page.Has("44% (264 van de 600)") || !page.Has("40% tot 48%") || !page.Has("Omlaag naar 40% in 2026") && !page.Has("Beginmeting") {
			t.Fatalf("got: %s", page.Text())
		}
		result = officer.Get(result.Path)
		for _, want := range []string{"‘Inwoners die zich eenzaam voelen’ ligt op koers.", "doel 40% in 2026", "Bron: Bewonersonderzoek 2025.", "600 mensen deden mee.",
			"We vragen alleen naar beleving.", "Nog geen verhalen."} {
			if !result.Has(want) {
				t.Errorf("the page of the result lacks %q: %s", want, result.Text())
			}
		}
		list := officer.Get(eenzaamheid + "/resultaten")
		if !list.Has("Op koers") || !list.Has("nog geen activiteit") {
			t.Errorf("the list: %s", list.Text())
		}
	})
}
