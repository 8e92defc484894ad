package desk_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"kompas/figure"
	"kompas/internal/apptest"
	"kompas/kompas"
)

// readCounts reads counts of Baarn in, and gives the key of their indicator.
func readCounts(t *testing.T, w *apptest.World, text string) string {
	t.Helper()
	return readCountsAs(t, w, text, figure.Stock)
}

func readCountsAs(t *testing.T, w *apptest.World, text string, kind figure.KindOfNumber) string {
	t.Helper()
	by := w.Actor(kompas.RoleAnalyst)
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	id, err := w.App.ReceiveFigures(t.Context(), by, "telling.csv", strings.NewReader(text), "")
	must(err)
	work(t, w)
	v, err := w.App.FigureImport(t.Context(), by, id)
	must(err)
	form := map[string]string{"gebiedsjaar": "2024", "grondslag": "telling", "soort-telling": string(kind), "herkomst": "bron", "bron": "Voorbeeldbron", "overnemen": "ja",
		"onderwerp-0": "nieuw", "eenheid-0": "aantal"}
	if first := v.Choices.Topics[0]; !first.New {
		form["onderwerp-0"] = string(first.Indicator)
	}
	must(w.App.TryFigures(t.Context(), by, id, form, ""))
	work(t, w)
	must(w.App.ApplyFigures(t.Context(), by, id, true, ""))
	work(t, w)
	v, err = w.App.FigureImport(t.Context(), by, id)
	must(err)
	return figure.OwnKey(string(v.Choices.Topics[0].Indicator))
}

func TestAPageOfAnotherDaySaysSoAndLeadsBack(t *testing.T) {
	eachWithFigures(t, func(t *testing.T, w *apptest.World) {
		key := readCounts(t, w, "indicator;gebied;periode;waarde\nTelling;GM0308;2023;100\nTelling;GM0308;2024;120\n")
		day := w.Clock.Now().In(w.App.Zone()).Format(time.DateOnly)
		w.Clock.Advance(48 * time.Hour)
		readCounts(t, w, "indicator;gebied;periode;waarde\nTelling;GM0308;2023;100\nTelling;GM0308;2024;125\n")
		c := w.As(kompas.RoleAnalyst)
		at := "/r/baarn/wijken?" + url.Values{"onderwerp": {key}, "niveau": {"gemeente"}}.Encode()
		now := c.Get(at)
		for _, words := range []string{"Bekijk de cijfers zoals ze eerder bekend waren", "125 (herzien)", "Later herzien: 2024."} {
			if !now.Has(words) {
				t.Errorf("now: %q is not on the page: %.2500s", words, now.Text())
			}
		}
		then := c.Get(at + "&bekend=" + day)
		for _, words := range []string{"U ziet de cijfers zoals bekend op", "Terug naar de cijfers van nu", "Wat sindsdien is verbeterd", "Baarn: 120 in 2024."} {
			if then.Status != http.StatusOK || !then.Has(words) {
				t.Errorf("then: %q is not on the page: %.2500s", words, then.Text())
			}
		}
		wrong := c.Get(at + "&bekend=gisteren")
		if wrong.Status != http.StatusOK || !wrong.Has("Dit is geen dag. Kies een dag uit de lijst.") || wrong.Has("U ziet de cijfers zoals bekend op") {
			t.Errorf("a bad day: %d %.1500s", wrong.Status, wrong.Text())
		}
		if page := c.Get("/r/baarn/wijken?onderwerp=inwoners"); !page.Has("Van deze landelijke cijfers is hier geen oudere versie bewaard.") {
			t.Errorf("national figures: %.1500s", page.Text())
		}
	})
}

// The catalogue tells when figures were published, or that this is not known.
func TestTheCatalogueTellsWhenFiguresWerePublished(t *testing.T) {
	eachWithFigures(t, func(t *testing.T, w *apptest.World) {
		readCounts(t, w, "indicator;gebied;periode;waarde\nTelling;GM0308;2024;120\n")
		page := w.As(kompas.RoleAnalyst).Get("/r/baarn/wijken/catalogus?zoek=telling")
		for _, words := range []string{"Gepubliceerd", "Niet bekend. Hier ingelezen op"} {
			if !page.Has(words) {
				t.Errorf("%q is not on the page: %.1500s", words, page.Text())
			}
		}
	})
}
