package app_test

import (
	"slices"
	"strings"
	"testing"

	"kompas/app"
	"kompas/area"
	"kompas/figure"
	"kompas/internal/apptest"
	"kompas/kompas"
	"kompas/store"
)

// keyOf finds an indicator that the space read in by its name.
func (p *imports) keyOf(name string) string {
	p.t.Helper()
	profile, err := p.app.AreaProfile(p.t.Context(), p.analyst(), "GM0308")
	if err != nil {
		p.t.Fatal(err)
	}
	for _, l := range profile.Lines {
		if l.Indicator.Name == name {
			return l.Indicator.Key
		}
	}
	p.t.Fatalf("%s was not read in", name)
	return ""
}

func (p *imports) view(q app.FigureQuery) app.FigureView {
	p.t.Helper()
	v, err := p.app.Figures(p.t.Context(), p.analyst(), q)
	if err != nil {
		p.t.Fatal(err)
	}
	return v
}

// The counts were looked up by hand in the published file: 6,357 of 25,065 people in Baarn were 65 or older.
func TestAFigureIsToldWithItsOwnNumbersWhereTheSourceGivesThem(t *testing.T) {
	eachImport(t, func(t *testing.T, p *imports) {
		p.LoadFigures()
		v := p.view(app.FigureQuery{Indicator: "aandeel-65-plus"})
		if f := v.Formula; !f.Known() || f.Top.Text("nl") != "6.357" || f.Whole.Text("nl") != "25.065" || f.TopName.Key != "inwoners-65-plus" || v.Own.Text("nl") != "25,4%" {
			t.Errorf("%s of %s = %s", f.Top.Text("nl"), f.Whole.Text("nl"), v.Own.Text("nl"))
		}
		if v := p.view(app.FigureQuery{Indicator: "huishoudens-laag-inkomen"}); v.Formula.Known() {
			t.Errorf("only the outcome was published: %s", v.Formula.Top.Text("nl"))
		}
		file := "indicator;gebied;periode;teller;noemer\n{0};GM0308;2024;310;700\n{0};WK030800;2024;200;400\n{0};WK030801;2024;110;300\n"
		form := func(origin string) map[string]string {
			return topics(own("herkomst", origin, "bron", "Vragenlijst", "grondslag", "steekproef"), "procent")
		}
		p.apply(p.try(p.upload("bron.csv", strings.ReplaceAll(file, "{0}", "Uit een bron")), form("bron")))
		p.apply(p.try(p.upload("eigen.csv", strings.ReplaceAll(file, "{0}", "Van onszelf")), form("eigen")))
		public := p.view(app.FigureQuery{Indicator: p.keyOf("Uit een bron"), Level: area.District})
		if f := public.Formula; f.Top.Text("nl") != "310" || f.Whole.Text("nl") != "700" {
			t.Errorf("published counts: %s of %s", f.Top.Text("nl"), f.Whole.Text("nl"))
		}
		ours := p.view(app.FigureQuery{Indicator: p.keyOf("Van onszelf"), Level: area.District})
		if ours.Formula.Known() || ours.Own.Text("nl") != "44%" {
			t.Errorf("exact counts of our own: %s of %s = %s", ours.Formula.Top.Text("nl"), ours.Formula.Whole.Text("nl"), ours.Own.Text("nl"))
		}
		// 200 of 400 beside 110 of 300: Wilson 45.1-54.9 and 31.4-42.3; the two wijken are each other's rest, z = 3.5.
		var got []string
		for _, x := range public.Parts.Figures {
			if x.Figure.Present() {
				got = append(got, x.Code+" "+x.Figure.BoundsText("nl")+" "+string(x.Beside))
			}
		}
		if want := []string{"WK030800 45% tot 55% duidelijk_hoger", "WK030801 31% tot 42% duidelijk_lager"}; !slices.Equal(got, want) {
			t.Errorf("%q", got)
		}
		if own := p.view(app.FigureQuery{Indicator: p.keyOf("Uit een bron"), Area: "WK030801", Level: area.District}); !slices.ContainsFunc(own.Parts.Figures, func(x app.Part) bool {
			return x.Code == "WK030800" && x.Beside == figure.ClearlyHigher
		}) || slices.ContainsFunc(own.Parts.Figures, func(x app.Part) bool { return x.Code == "WK030801" && x.Beside != "" }) {
			t.Errorf("beside the wijk of the page: %+v", own.Parts.Figures)
		}
	})
}

func TestAnAdoptedTargetStandsWithItsFigureForWhoReadsResults(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		w.LoadFigures()
		const key = "huishoudens-laag-inkomen"
		slug, by := newCompass(t, w, "Rondkomen"), w.Actor(kompas.RolePolicy)
		must := func(err error) {
			t.Helper()
			if err != nil {
				t.Fatal(err)
			}
		}
		_, err := w.App.AddAmbition(t.Context(), by, slug, map[string]string{"ambitie": "We willen dat inwoners rondkomen."}, nil, "")
		must(err)
		result, err := w.App.StartResult(t.Context(), by, slug, map[string]string{"resultaat": "minder inwoners geld tekortkomen", "horizon": "4", "ambitie": "1"}, "")
		must(err)
		id, err := w.App.BindIndicator(t.Context(), by, slug, result, key, "", "")
		must(err)
		_, err = w.App.SetTarget(t.Context(), by, slug, result, id, app.Edit{Changes: []app.Change{{Field: "beginmeting", Value: "2023"},
			{Field: "doel-soort", Value: "decrease_to"}, {Field: "doel", Value: "2"}, {Field: "doel-periode", Value: "2029"}}})
		must(err)
		look := func(role kompas.Role) []app.FigureAim {
			v, err := w.App.Figures(t.Context(), w.Actor(role), app.FigureQuery{Indicator: key})
			if err != nil {
				t.Fatal(err)
			}
			return v.Aims
		}
		if got := look(kompas.RolePolicy); len(got) != 0 {
			t.Errorf("a draft is not agreed: %+v", got)
		}
		must(w.Store.Tenant(w.Space.ID).Update(t.Context(), func(tx *store.Tx) error {
			c, err := tx.CompassBySlug(slug)
			if err != nil {
				return err
			}
			versions, err := tx.ResultsNumbered(c.ID, 1, false)
			if err != nil {
				return err
			}
			versions[0].Edition.Status = kompas.StatusCouncil
			return tx.UpdateResultVersion(&versions[0])
		}))
		if got := look(kompas.RolePolicy); len(got) != 1 || got[0].Result != 1 || got[0].Target.Value != 2 || got[0].Target.By.String() != "2029" {
			t.Errorf("adopted: %+v", got)
		}
		if got := look(kompas.RoleManager); len(got) != 0 {
			t.Errorf("who reads no results sees it: %+v", got)
		}
	})
}
