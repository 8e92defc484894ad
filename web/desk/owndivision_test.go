package desk_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"kompas/internal/apptest"
	"kompas/kompas"
)

func TestOwnAreasAreMadeByFormsAndHaveFigures(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		w.LoadFigures()
		analyst := w.As(kompas.RoleAnalyst)
		page := analyst.Submit(analyst.Get("/r/baarn/eigen-gebieden"), "indeling", "indelingnaam", "Gebieden van de wijkteams", "grenzenjaar", "2024")
		if page.Status != http.StatusOK || page.H1 != "Gebieden van de wijkteams" {
			t.Fatalf("made: %d %s", page.Status, page.Text())
		}
		at := page.Path
		bad := analyst.Submit(page, "gebied-erbij", "gebiednaam", "Team Noord")
		if bad.Status != http.StatusUnprocessableEntity || !strings.Contains(bad.Body, `value="Team Noord"`) || !bad.Has("Kies een of meer wijken of buurten.") {
			t.Errorf("without a wijk: %d %s", bad.Status, bad.Text())
		}
		for _, f := range bad.Forms() {
			if f.ID == "gebied-erbij" {
				v := f.Values()
				v.Set("gebiednaam", "Team Noord")
				v["leden"] = []string{"WK030800", "BU03080101"}
				page = analyst.Post(f.Action, v)
			}
		}
		if page.Status != http.StatusOK || page.Path != at || !page.Has("EG0101") || !page.Has("In geen van deze gebieden:") {
			t.Fatalf("added: %d %s %s", page.Status, page.Path, page.Text())
		}
		if strings.Count(page.Body, `value="BU03080101"`) != 1 { // in the form of its own area only
			t.Error("a buurt that is in an area is offered to another one")
		}
		if page = analyst.Submit(page, "gebied-erbij", "gebiednaam", "Team Oost", "leden", "WK030802"); !page.Has("EG0102") {
			t.Errorf("a second one: %d %s", page.Status, page.Text())
		}
		profile := analyst.Get("/r/baarn/wijken/gebieden/EG0101")
		if profile.Status != http.StatusOK || !profile.Has("Een eigen gebied van deze ruimte") || !profile.Has("ongeveer") || !profile.Has("Wat we niet kunnen optellen") {
			t.Errorf("profile: %d %s", profile.Status, profile.Text())
		}
		figures := analyst.Get("/r/baarn/wijken?" + url.Values{"onderwerp": {"inwoners"}, "gebied": {"GM0308"}, "niveau": {"EG01"}}.Encode())
		if figures.Status != http.StatusOK || !figures.Has("Per eigen gebied") || !figures.Has("Team Noord") || !figures.Has("De som is daarom ongeveer.") {
			t.Errorf("figures: %d %s", figures.Status, figures.Text())
		}
		mustDrawOwnAreas(t, analyst, figures)
		if got := w.As(kompas.RolePolicy).Get(at); got.Status != http.StatusOK {
			t.Errorf("somebody else of the space: %d", got.Status)
		}
		if got := w.Client(w.Stranger).Get(strings.Replace(at, "/r/baarn/", "/r/soest/", 1)); got.Status != http.StatusNotFound {
			t.Errorf("another space: %d", got.Status)
		}
		council := w.As(kompas.RoleCouncil)
		if seen := council.Get(at); seen.Status == http.StatusOK && strings.Contains(seen.Body, `id="gebied-erbij"`) {
			t.Error("a councillor is offered the form")
		}
		if got := council.Post(at+"/gebieden", url.Values{"gebiednaam": {"x"}, "leden": {"WK030801"}}); got.Status != http.StatusForbidden {
			t.Errorf("a councillor adds: %d", got.Status)
		}
	})
}

// mustDrawOwnAreas looks whether own areas are on the map, and called by a word everywhere.
func mustDrawOwnAreas(t *testing.T, analyst *apptest.Client, figures apptest.Page) {
	t.Helper()
	if !strings.Contains(figures.Body, `id="kaart`) {
		t.Error("the areas are not drawn, though the borders of the buurten are there")
	}
	for _, path := range []string{"/r/baarn/wijken?onderwerp=inwoners&gebied=GM0308&niveau=EG01", "/r/baarn/wijken?onderwerp=inwoners&gebied=EG0101",
		"/r/baarn/wijken/gebieden/EG0101", "/r/baarn/wijken/reeksen?onderwerp=inwoners&niveau=EG01", "/r/baarn/wijken/catalogus?niveau=EG01"} {
		if page := analyst.Get(path); page.Status != http.StatusOK || strings.Contains(page.Text(), "niveau_") || strings.Contains(page.Text(), "niveaus_") {
			t.Errorf("%s: %d, or a code where a word belongs", path, page.Status)
		}
	}
}
