package app_test

import (
	"slices"
	"testing"

	"kompas/app"
	"kompas/internal/apptest"
	"kompas/kompas"
	"kompas/store"
)

// asks gives what the picture of a compass says of one rule: about which part of which object.
func asks(t *testing.T, w *apptest.World, slug, code string) (out []string) {
	t.Helper()
	err := w.Store.Tenant(w.Space.ID).View(t.Context(), func(tx *store.Tx) error {
		rows, err := tx.CheckPictures("")
		for _, r := range rows {
			for _, f := range r.Picture.Findings() {
				if f.Code == code && r.Picture.Compass.Slug == slug {
					out = append(out, f.About)
				}
			}
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// boundResult writes an ambition and a result under it with a figure in front, and gives the address of the result.
func boundResult(t *testing.T, w *apptest.World, slug, figure string) string {
	t.Helper()
	by := w.Actor(kompas.RolePolicy)
	if _, err := w.App.AddAmbition(t.Context(), by, slug, map[string]string{"ambitie": "We willen dat inwoners rondkomen."}, nil, ""); err != nil {
		t.Fatal(err)
	}
	result, err := w.App.StartResult(t.Context(), by, slug, map[string]string{"resultaat": "minder inwoners geld tekortkomen", "horizon": "4", "ambitie": "1"}, "")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.App.BindIndicator(t.Context(), by, slug, result, figure, "", ""); err != nil {
		t.Fatal(err)
	}
	return result
}

func TestACompassRemembersThatSomebodyLookedBesideOthersAndNotWho(t *testing.T) {
	const figure = "huishoudens-laag-inkomen"
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		w.LoadFigures()
		slug, other := newCompass(t, w, "Rondkomen"), newCompass(t, w, "Ook rondkomen")
		boundResult(t, w, slug, figure)
		boundResult(t, w, other, figure)
		if got := asks(t, w, slug, "KC-108"); !slices.Equal(got, []string{figure}) {
			t.Fatalf("before anybody looked: %q", got)
		}
		look := func(q app.FigureQuery) {
			if _, err := w.App.MonitoringFigures(t.Context(), w.Actor(kompas.RoleAnalyst), slug, q); err != nil {
				t.Fatal(err)
			}
		}
		look(app.FigureQuery{Indicator: "bijstandsontvangers"})
		if got := asks(t, w, slug, "KC-108"); len(got) != 1 {
			t.Errorf("another figure was opened: %q", got)
		}
		if _, err := w.App.MonitoringFigures(t.Context(), w.Actor(kompas.RoleCouncil), slug, app.FigureQuery{Indicator: figure}); err == nil {
			t.Error("the council reads step 1")
		}
		if got := asks(t, w, slug, "KC-108"); len(got) != 1 {
			t.Errorf("who may not look was remembered: %q", got)
		}
		look(app.FigureQuery{Indicator: figure})
		look(app.FigureQuery{Indicator: figure})
		if got := asks(t, w, slug, "KC-108"); len(got) != 0 {
			t.Errorf("somebody looked, and it asks still: %q", got)
		}
		if got := asks(t, w, other, "KC-108"); len(got) != 1 {
			t.Errorf("of another compass nobody did: %q", got)
		}
	})
}

func TestAFirstMeasurementAsksForTheNext(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		slug, by := newCompass(t, w, "Rondkomen"), w.Actor(kompas.RolePolicy)
		result, err := w.App.StartResult(t.Context(), by, slug, map[string]string{"resultaat": "meer inwoners hun buren kennen", "horizon": "4"}, "")
		if err != nil {
			t.Fatal(err)
		}
		id, err := w.App.AddIndicator(t.Context(), by, slug, result, map[string]string{"indicator": "Kent de buren", "aard": "beleving", "eenheid": "procent", "richting": "omhoog",
			"grondslag": "steekproef", "bron": "Onderzoek"}, "")
		if err != nil {
			t.Fatal(err)
		}
		measured := func(period string) {
			if err := w.App.Measure(t.Context(), by, slug, result, id, map[string]string{"periode": period, "k": "310", "n": "600", "beginmeting": "ja"}, ""); err != nil {
				t.Fatal(err)
			}
		}
		if got := asks(t, w, slug, "KC-505"); len(got) != 0 {
			t.Errorf("before the first measurement: %q", got)
		}
		measured("2024")
		if got := asks(t, w, slug, "KC-505"); len(got) != 1 {
			t.Errorf("after the first: %q", got)
		}
		measured("2025")
		if got := asks(t, w, slug, "KC-505"); len(got) != 0 {
			t.Errorf("after the second: %q", got)
		}
	})
}
