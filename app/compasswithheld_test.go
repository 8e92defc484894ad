package app_test

import (
	"encoding/json"
	"strings"
	"testing"

	"kompas/app"
	"kompas/internal/apptest"
	"kompas/kompas"
	"kompas/measure"
)

// What no page shows, no file holds either.
func TestAFileHoldsNoFigureAboutTooFewPeople(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		p := withPast(t, w)
		ctx, guide, policy := t.Context(), w.Actor(kompas.RoleGuide), w.Actor(kompas.RolePolicy)
		for period, n := range map[string]string{"2024": "7", "2025": "30"} {
			form := map[string]string{"soort-vraag": "baat", "periode": period, "bereikt": "40", "antwoorden": n, "positief": "6", "wie-oordeelde": "inwoner"}
			if err := w.App.AddOutcome(ctx, w.Actor(kompas.RoleProvider), p.near.Slug, "koffie", form, ""); err != nil {
				t.Fatal(err)
			}
		}
		result, err := w.App.StartResult(ctx, policy, p.near.Slug, map[string]string{"resultaat": "minder mensen geldzorgen hebben", "horizon": "4", "startjaar": "2025"}, "")
		if err != nil {
			t.Fatal(err)
		}
		id, err := w.App.AddIndicator(ctx, policy, p.near.Slug, result, map[string]string{"indicator": "Geldzorgen", "aard": "beleving", "eenheid": "procent",
			"richting": "omlaag", "grondslag": "steekproef", "bron": "Bewonersonderzoek"}, "")
		if err != nil {
			t.Fatal(err)
		}
		for period, n := range map[string]string{"2022": "8", "2023": "60"} {
			err := w.App.Measure(ctx, policy, p.near.Slug, result, id, map[string]string{"periode": period, "k": "5", "n": n}, "")
			if err != nil {
				t.Fatal(err)
			}
		}
		stopped := map[string]string{"soort-vraag": "uitval", "periode": "2023-01", "bereikt": "9", "antwoorden": "9", "positief": "2", "wie-oordeelde": "inwoner",
			"waaruit-blijkt": "Te ver weg"}
		if err := w.App.AddOutcome(ctx, w.Actor(kompas.RoleProvider), p.near.Slug, "koffie", stopped, ""); err != nil {
			t.Fatal(err)
		}
		for period, of := range map[string][2]string{"2019": {"deelnemers", "9"}, "2020": {"deelnemers", "62"}, "2021": {"euro", "9"}} {
			form := map[string]string{"activiteit": "koffie", "outputsoort": of[0], "periode": period, "hoeveel": of[1]}
			if _, err := w.App.AddPart(ctx, w.Actor(kompas.RoleProvider), p.near.Slug, app.PartOutput, form, ""); err != nil {
				t.Fatal(err)
			}
		}
		file, err := w.App.ExportCompass(ctx, guide, p.near.Slug)
		if err != nil {
			t.Fatal(err)
		}
		if strings.Contains(string(file.Content), "Te ver weg") {
			t.Error("what one of nine people said is in the file")
		}
		for period, holds := range map[string]bool{"2019": false, "2020": true, "2021": true, "2022": false, "2023": true, "2023-01": false, "2024": false, "2025": true} {
			if got := strings.Contains(string(file.Content), `"period": "`+period+`"`); got != holds {
				t.Errorf("the figure of %s: in the file: %v", period, got)
			}
		}
	})
}

// A file holds of who told a story what a page shows: no age and no area that fits hardly anybody.
func TestAFileTellsNoMoreOfATellerThanAPage(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		w.LoadFigures()
		p := withPast(t, w)
		ctx, guide, officer := t.Context(), w.Actor(kompas.RoleGuide), w.Actor(kompas.RolePolicy)
		all, old := inhabitants(t, w, "inwoners"), inhabitants(t, w, measure.AgeGroup("0-14").Indicator())
		lonely := ""
		for code, n := range all {
			if n >= 10 && old[code] < 10 {
				lonely = code
			}
		}
		if lonely == "" {
			t.Fatal("no area where hardly any child lives")
		}
		for text, traits := range map[string][2]string{"Genoeg mensen": {"GM0308", "65-plus"}, "Te weinig kinderen": {lonely, "0-14"}} {
			form := map[string]string{"verhaal": text, "perspectief": "inwoner", "woont-in": traits[0], "leeftijd": traits[1], "mag-in-gesprek": "ja"}
			if _, err := w.App.AddStory(ctx, officer, p.near.Slug, form, ""); err != nil {
				t.Fatal(err)
			}
		}
		file, err := w.App.ExportCompass(ctx, guide, p.near.Slug)
		if err != nil {
			t.Fatal(err)
		}
		var content struct {
			Story []struct{ Text, AreaCode, AgeBand string }
		}
		if err := json.Unmarshal(file.Content, &content); err != nil {
			t.Fatal(err)
		}
		told := map[string]string{}
		for _, s := range content.Story {
			told[s.Text] = s.AreaCode + " " + s.AgeBand
		}
		if told["Genoeg mensen"] != "GM0308 65-plus" || told["Te weinig kinderen"] != lonely+" " {
			t.Errorf("%q, of %s", told, lonely)
		}
	})
}
