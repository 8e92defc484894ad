package desk_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"kompas/internal/apptest"
	"kompas/kompas"
	"kompas/store"
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
			"Kies een mix: tellen én vertellen. Een feit ontbreekt nog.", "Nog geen verhalen."} {
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

func TestANationalFigureFlowsInWithoutCopying(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		w.LoadFigures()
		officer := w.As(kompas.RolePolicy)
		result := withResult(t, w, officer)
		list := officer.Get(result.Path + "/indicatoren/nieuw?zoek=laag+inkomen")
		if !list.Has("2,6% in 2023 · CBS") || list.Has("Vermogen") {
			t.Fatalf("the search for a national figure: %s", list.Text())
		}
		page := officer.Post(result.Path+"/indicatoren/landelijk", url.Values{"cijfer": {"huishoudens-laag-inkomen"}, "gebied": {"GM0308"}})
		if page.H1 != "Huishoudens met een laag inkomen" || page.Has("Een cijfer invullen") {
			t.Fatalf("got %d %q: %s", page.Status, page.H1, page.Text())
		}
		page = officer.Submit(page, "doel", "beginmeting", "2020", "doel-soort", "decrease_to", "doel", "2", "doel-periode", "2028")
		result = officer.Get(result.Path)
		for _, want := range []string{"Huishoudens met een laag inkomen", "Vergelijkbare gemeenten", "Bron: CBS", "Telling, geen steekproef", "doel 2% in 2028"} {
			if !result.Has(want) {
				t.Errorf("the page of the result lacks %q: %s", want, result.Text())
			}
		}
		if again := officer.Post(result.Path+"/indicatoren/landelijk", url.Values{"cijfer": {"huishoudens-laag-inkomen"}, "gebied": {"GM0308"}}); again.Status != http.StatusConflict {
			t.Errorf("bound twice: %d", again.Status)
		}
		for _, bad := range []url.Values{{"cijfer": {"bestaat-niet"}}, {"cijfer": {"inwoners"}, "gebied": {"GM0342"}}, {"cijfer": {"inwoners"}, "gebied": {"<b>"}}} {
			if page := officer.Post(result.Path+"/indicatoren/landelijk", bad); page.Status != http.StatusNotFound {
				t.Errorf("%v: %d", bad, page.Status)
			}
		}
		err := w.Store.Tenant(w.Space.ID).View(t.Context(), func(tx *store.Tx) error {
			c, err := tx.CompassBySlug("minder-eenzaamheid")
			if err != nil {
				return err
			}
			copied, err := tx.ObservationsOfCompass(c.ID)
			if len(copied) > 0 {
				t.Errorf("%d figures were copied into the space", len(copied))
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	})
}

func TestAWrongMeasurementOrTargetComesBackAtItsField(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		officer := w.As(kompas.RolePolicy)
		page := addIndicator(t, officer, withResult(t, w, officer), "Eenzaam", "beleving")
		for want, fields := range map[string][]string{
			"Vul een jaar in, bijvoorbeeld 2025":              {"periode", "vorig jaar", "k", "3", "n", "60"},
			"Deze periode is nog niet begonnen.":              {"periode", "2027", "k", "3", "n", "60"},
			"Dit zijn meer mensen dan er antwoord gaven.":     {"periode", "2024", "k", "61", "n", "60"},
			"Vul in hoeveel mensen antwoord gaven.":           {"periode", "2024", "waarde", "12,4"},
			"Vul het cijfer in, of hoeveel mensen dit zeiden": {"periode", "2024", "k", "6", "n", "60", "waarde", "10"},
			"Vul beide grenzen van de marge in":               {"periode", "2024", "waarde", "10", "n", "60", "marge-van", "8"},
			"Het cijfer ligt niet binnen de marge.":           {"periode", "2024", "waarde", "10", "n", "60", "marge-van", "11", "marge-tot", "12"},
			"Vul een getal in tussen 0 en 100.":               {"periode", "2024", "waarde", "101", "n", "60"},
			"Vul een getal in, bijvoorbeeld 12 of 12,5.":      {"periode", "2024", "waarde", strings.Repeat("9", 40_000), "n", "60"},
		} {
			again := officer.Submit(page, "meting", fields...)
			if again.Status != http.StatusUnprocessableEntity || !again.Has(want) || !strings.Contains(again.Body, `value="`+fields[1]+`"`) {
				t.Errorf("%v: %d, want %q and the values kept: %.300s", fields, again.Status, want, again.Text())
			}
		}
		page = officer.Submit(page, "meting", "periode", "2024", "k", "300", "n", "600")
		for want, fields := range map[string][]string{
			"Dit doel gaat de andere kant op":                     {"doel-soort", "increase_to", "doel", "60", "doel-periode", "2028"},
			"Het doel is gelijk aan de beginmeting":               {"doel-soort", "decrease_to", "doel", "50", "doel-periode", "2028"},
			"Het doel ligt aan de andere kant van de beginmeting": {"doel-soort", "decrease_to", "doel", "55", "doel-periode", "2028"},
			"Het doel ligt niet na de beginmeting":                {"doel-soort", "decrease_to", "doel", "40", "doel-periode", "2024"},
			"Over deze periode is er nog geen cijfer":             {"beginmeting", "2021", "doel-soort", "decrease_to", "doel", "40", "doel-periode", "2028"},
			"De hoogste grens ligt niet boven de laagste":         {"doel-soort", "keep_between", "doel", "40", "doel-tot", "40", "doel-periode", "2028"},
			"Kies een van de mogelijkheden":                       {"doel-soort", "veel_beter", "doel", "40", "doel-periode", "2028"},
		} {
			if fields[0] != "beginmeting" {
				fields = append(fields, "beginmeting", "2024")
			}
			again := officer.Submit(page, "doel", fields...)
			if again.Status != http.StatusUnprocessableEntity || !again.Has(want) {
				t.Errorf("%v: %d, want %q: %.300s", fields, again.Status, want, again.Text())
			}
		}
	})
}

func TestFewAnswersAreNotShownAndNotJudged(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		officer := w.As(kompas.RolePolicy)
		result := withResult(t, w, officer)
		page := addIndicator(t, officer, result, "Eenzaam", "beleving")
		page = officer.Submit(page, "meting", "periode", "2024", "k", "300", "n", "600")
		page = officer.Submit(page, "doel", "beginmeting", "2024", "doel-soort", "decrease_to", "doel", "40", "doel-periode", "2028")
		page = officer.Submit(page, "meting", "periode", "2025", "k", "1", "n", "8")
		result = officer.Get(result.Path)
		for _, p := range []apptest.Page{page, result} {
			if !p.Has("Te weinig antwoorden om te laten zien") || p.Has("Op koers") || p.Has("13%") || p.Has("(1 van de 8)") {
				t.Errorf("8 answers are shown or judged on %s: %s", p.Path, p.Text())
			}
		}
		page = officer.Submit(page, "meting", "periode", "2025", "k", "264", "n", "600")
		if !page.Has("44% (264 van de 600)") || strings.Count(page.Text(), "2025") == 0 || page.Has("Te weinig") {
			t.Errorf("the correction does not stand in its place: %s", page.Text())
		}
	})
}
