package desk_test

import (
	"io"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"kompas/app"
	"kompas/figure"
	"kompas/internal/apptest"
	"kompas/kompas"
)

const publicWorries = "/openbaar/baarn/geldzorgen"

// worries gives the address of the preview of an indicator that was typed in, and how to measure it.
func worries(t *testing.T, w *apptest.World) (preview string, measure func(k, n string)) {
	t.Helper()
	measure, _ = measured(t, w)
	desk, err := w.App.PublicDesk(t.Context(), w.Actor(kompas.RoleAnalyst))
	if err != nil || len(desk.Candidates) == 0 || desk.Candidates[0].Name != "Geldzorgen" {
		t.Fatalf("%d indicators, %v", len(desk.Candidates), err)
	}
	return "/r/baarn/openbaar/voorbeeld?" + url.Values{"onderwerp": {desk.Candidates[0].Key}, "gebied": {"GM0308"}}.Encode(), measure
}

// ask asks for a page as whoever nobody knows.
func ask(t *testing.T, w *apptest.World, at, tag string) (*http.Response, string) {
	t.Helper()
	req, err := http.NewRequestWithContext(t.Context(), http.MethodGet, w.URL+at, nil)
	if err != nil {
		t.Fatal(err)
	}
	if tag != "" {
		req.Header.Set("If-None-Match", tag)
	}
	res, err := http.DefaultClient.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	page, err := io.ReadAll(res.Body)
	if err != nil {
		t.Fatal(err)
	}
	return res, string(page)
}

func publish(t *testing.T, w *apptest.World, preview string) apptest.Page {
	t.Helper()
	c := w.As(kompas.RoleAnalyst)
	return c.Submit(c.Get(preview), "openbaar-maken")
}

func TestAnIndicatorIsPublishedReadByEverybodyReplacedAndWithdrawn(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		w.LoadFigures()
		preview, measure := worries(t, w)
		if res, _ := ask(t, w, "/openbaar/baarn", ""); res.StatusCode != http.StatusNotFound {
			t.Errorf("a space where nothing is public: %d", res.StatusCode)
		}
		measure("12", "40")
		if page := publish(t, w, preview); page.Status != http.StatusOK || !strings.Contains(page.Text(), "Baarn: 30% in 2025.") {
			t.Fatalf("%d %s", page.Status, page.Text())
		}
		first, page := ask(t, w, publicWorries, "")
		tag := first.Header.Get("ETag")
		if first.StatusCode != http.StatusOK || !strings.Contains(page, "Zo verwijst u") || len(first.Cookies()) > 0 || tag == "" {
			t.Errorf("%d, cookies %v, tag %q", first.StatusCode, first.Cookies(), tag)
		}
		if res, page := ask(t, w, publicWorries, tag); res.StatusCode != http.StatusNotModified || page != "" {
			t.Errorf("not changed: %d", res.StatusCode)
		}
		if _, page := ask(t, w, "/en"+publicWorries, ""); !strings.Contains(page, "Baarn: 30% in 2025.") || !strings.Contains(page, "How to cite") {
			t.Error("no English")
		}
		measure("30", "60")
		if res, page := ask(t, w, publicWorries, ""); res.Header.Get("ETag") != tag || strings.Contains(page, "50%") {
			t.Error("a new figure is public before somebody says so")
		}
		publish(t, w, preview)
		if res, page := ask(t, w, publicWorries, tag); res.StatusCode != http.StatusOK || !strings.Contains(page, "50%") || !strings.Contains(page, "Uitgave 2") {
			t.Errorf("the second edition: %d", res.StatusCode)
		}
		c := w.As(kompas.RoleAnalyst)
		c.Post("/r/baarn/openbaar/geldzorgen/intrekken", nil)
		for _, at := range []string{publicWorries, "/openbaar/baarn", publicWorries + "?vorm=csv&tabel=1", "/en" + publicWorries} {
			if res, _ := ask(t, w, at, tag); res.StatusCode != http.StatusNotFound {
				t.Errorf("%s after it was withdrawn: %d", at, res.StatusCode)
			}
		}
		publish(t, w, preview)
		if res, page := ask(t, w, publicWorries, ""); res.StatusCode != http.StatusOK || !strings.Contains(page, "Uitgave 3") {
			t.Errorf("published again: %d", res.StatusCode)
		}
	})
}

// Two copies of the program share a database, not their memory.
func TestACopyOfTheProgramNeverShowsAnOlderEdition(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		w.LoadFigures()
		preview, measure := worries(t, w)
		measure("12", "40")
		publish(t, w, preview)
		here := w.URL
		w.GoOn(w.Store) // a second server
		there := w.URL
		for _, url := range []string{here, there} {
			w.URL = url
			if _, page := ask(t, w, publicWorries, ""); !strings.Contains(page, "30%") {
				t.Error("first edition")
			}
		}
		measure("30", "60")
		publish(t, w, preview)
		w.URL = here
		if _, page := ask(t, w, publicWorries, ""); !strings.Contains(page, "50%") || strings.Contains(page, "30% in 2025") {
			t.Error("the other copy still shows the first edition")
		}
		if err := w.App.WithdrawPublic(t.Context(), w.Actor(kompas.RoleAnalyst), "geldzorgen", ""); err != nil {
			t.Fatal(err)
		}
		if res, _ := ask(t, w, publicWorries, ""); res.StatusCode != http.StatusNotFound {
			t.Errorf("withdrawn: %d", res.StatusCode)
		}
	})
}

func TestOnlyWhoSignsOffPublishes(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		w.LoadFigures()
		preview, measure := worries(t, w)
		measure("12", "40")
		key, _ := url.ParseQuery(strings.SplitN(preview, "?", 2)[1])
		for role, want := range map[kompas.Role][2]int{kompas.RolePolicy: {200, 403}, kompas.RolePrivacy: {200, 403}, kompas.RoleManager: {403, 403},
			kompas.RoleCouncil: {403, 403}, kompas.RoleAnalyst: {200, 200}} {
			c := w.As(role)
			page := c.Get(preview)
			if page.Status != want[0] {
				t.Errorf("%s sees the preview: %d", role, page.Status)
			}
			if has := strings.Contains(page.Text(), "Maak dit openbaar"); has != (want[1] == 200) {
				t.Errorf("%s has a button: %v", role, has)
			}
			if got := c.Post("/r/baarn/openbaar", key).Status; got != want[1] {
				t.Errorf("%s publishes: %d", role, got)
			}
			if role != kompas.RoleAnalyst {
				if got := c.Post("/r/baarn/openbaar/geldzorgen/intrekken", nil).Status; got == http.StatusOK {
					t.Errorf("%s withdraws", role)
				}
			}
		}
	})
}

func TestAPublicPageThatIsNotThereIsNotFound(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		w.LoadFigures()
		preview, measure := worries(t, w)
		measure("12", "40")
		publish(t, w, preview)
		for _, at := range []string{"/openbaar/nergens", "/openbaar/soest", "/openbaar/soest/geldzorgen", "/openbaar/baarn/niets", "/openbaar/baarn/%00", "/openbaar/baarn/geldzorgen?vorm=csv&tabel=99"} {
			if res, _ := ask(t, w, at, ""); res.StatusCode != http.StatusNotFound {
				t.Errorf("%s: %d", at, res.StatusCode)
			}
		}
		analyst := w.As(kompas.RoleAnalyst)
		for _, at := range []string{"onderwerp=niets&gebied=GM0308", "onderwerp=eigen-x&gebied=GM0308", "onderwerp=huishoudens-laag-inkomen&gebied=XX", "onderwerp=&gebied="} {
			if page := analyst.Get("/r/baarn/openbaar/voorbeeld?" + at); page.Status != http.StatusNotFound {
				t.Errorf("%s: %d", at, page.Status)
			}
		}
	})
}

func TestAFigureAboutTooFewPeopleIsNotPublished(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		w.LoadFigures()
		preview, measure := worries(t, w)
		measure("3", "9")
		c := w.As(kompas.RoleAnalyst)
		page := c.Get(preview)
		if !strings.Contains(page.Text(), "Geen enkel cijfer mag te zien zijn") || strings.Contains(page.Text(), "33%") {
			t.Errorf("%s", page.Text())
		}
		key, _ := url.ParseQuery(strings.SplitN(preview, "?", 2)[1])
		if page := c.Post("/r/baarn/openbaar", key); page.Status != http.StatusConflict && page.Status != http.StatusUnprocessableEntity {
			t.Errorf("published: %d", page.Status)
		}
		measure("12", "40")
		publish(t, w, preview)
		if page := c.Post("/r/baarn/openbaar", key); page.Status == http.StatusOK {
			t.Error("the same edition twice")
		}
	})
}

// One answer more is not told: the second edition says what the first said, and says so.
func TestASecondEditionTellsOfNoFewPeople(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		w.LoadFigures()
		preview, measure := worries(t, w)
		measure("12", "40")
		publish(t, w, preview)
		measure("20", "41")
		page := w.As(kompas.RoleAnalyst).Get(preview)
		if text := page.Text(); !strings.Contains(text, "30%") || strings.Contains(text, "49%") || !strings.Contains(text, "staat er nog zoals het op") {
			t.Errorf("%s", text)
		}
	})
}

func TestANationalFigureIsPublishedWithItsSourceAndMap(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		w.LoadFigures()
		slug, err := w.App.Publish(t.Context(), w.Actor(kompas.RoleAnalyst), "huishoudens-laag-inkomen", "", "")
		if err != nil {
			t.Fatal(err)
		}
		v, err := w.App.PublicPage(t.Context(), "baarn", slug)
		if err != nil {
			t.Fatal(err)
		}
		now, err := w.App.Figures(t.Context(), w.Actor(kompas.RoleAnalyst), app.FigureQuery{Indicator: "huishoudens-laag-inkomen", Area: "GM0308"})
		if err != nil {
			t.Fatal(err)
		}
		for _, x := range now.Parts.Figures {
			if got := v.Sheet.Figures.Find(x.Code, x.Figure.Period(), ""); got.Text(figure.Dutch) != x.Figure.Text(figure.Dutch) {
				t.Errorf("%s: %s, at the desk %s", x.Code, got.Text(figure.Dutch), x.Figure.Text(figure.Dutch))
			}
		}
		_, page := ask(t, w, "/openbaar/baarn/"+slug, "")
		for _, want := range []string{"Bron: CBS", "CC BY 4.0", "Op de kaart", "Per buurt, 2023", "vorm=ods", "vorm=json"} {
			if !strings.Contains(page, want) {
				t.Errorf("no %q", want)
			}
		}
	})
}
