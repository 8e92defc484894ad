package app_test

import (
	"testing"

	"kompas/app"
	"kompas/area"
	"kompas/figure"
)

// What would change is told before anything passes the gate: of our own figures where, not what.
func TestATryTellsNoFigureOfOurOwn(t *testing.T) {
	eachImport(t, func(t *testing.T, p *imports) {
		p.LoadFigures()
		form := func() map[string]string {
			return own("herkomst", "eigen", "bron", "Eigen vragenlijst", "grondslag", "steekproef")
		}
		p.apply(p.try(p.upload("eerst.csv", "indicator;gebied;periode;waarde;n\nGeen hulp;GM0308;2024;40;90\n"), topics(form(), "procent")))
		v := p.upload("later.csv", "indicator;gebied;periode;waarde;n\nGeen hulp;GM0308;2024;45;91\n")
		v = p.try(v, keep(v, form()))
		if x := v.Outcome.Examples; len(x) != 1 || !x[0].Hidden || x[0].Before != 0 || x[0].After != 0 || x[0].Area != "GM0308" {
			t.Errorf("%+v", x)
		}
	})
}

// A wijk of six people could be worked out from the municipality and the other wijken.
func TestNoWijkOfOurOwnFiguresCanBeWorkedOutFromTheRest(t *testing.T) {
	eachImport(t, func(t *testing.T, p *imports) {
		p.LoadFigures()
		v := p.upload("wijken.csv", "indicator;gebied;periode;waarde;n\nGeen hulp;GM0308;2024;40;76\nGeen hulp;WK030800;2024;40;40\n"+
			"Geen hulp;WK030801;2024;40;30\nGeen hulp;WK030802;2024;40;6\n")
		p.apply(p.try(v, topics(own("herkomst", "eigen", "bron", "Eigen vragenlijst", "grondslag", "steekproef"), "procent")))
		p.shows("Geen hulp", "GM0308", "2024 40")
		p.shows("Geen hulp", "WK030800", "2024 40")
		p.shows("Geen hulp", "WK030801", "2024 "+figure.ReasonTooFew)
		p.shows("Geen hulp", "WK030802", "2024 "+figure.ReasonTooFew)
		key := ""
		profile, err := p.app.AreaProfile(t.Context(), p.analyst(), "GM0308")
		if err != nil {
			t.Fatal(err)
		}
		for _, l := range profile.Lines {
			if l.Indicator.Own() {
				key = l.Indicator.Key
			}
		}
		page, err := p.app.Figures(t.Context(), p.analyst(), app.FigureQuery{Indicator: key, Area: "GM0308", Level: area.District})
		if err != nil {
			t.Fatal(err)
		}
		for _, x := range page.Parts.Figures {
			if n, hidden := x.Figure.N(); x.Code != "WK030800" && (x.Figure.Present() || hidden) {
				t.Errorf("%s on the map: %s of %d", x.Code, x.Figure.Text("nl"), n)
			}
		}
	})
}
