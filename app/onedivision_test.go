package app_test

import (
	"strings"
	"testing"

	"kompas/app"
	"kompas/fault"
	"kompas/kompas"
)

// Figures of our own about two areas of a team and one wijk; of the second area so few people answered that nobody may see it.
func TestOwnFiguresPerOwnAreaStandInOneTreeAndInNoSecondOne(t *testing.T) {
	eachImport(t, func(t *testing.T, p *imports) {
		p.LoadFigures()
		divide(t, p, "Teams", []string{"Noord", "WK030800", "BU03080101"}, []string{"Oost", "WK030802"})
		divide(t, p, "Anders", []string{"Alles", "WK030800", "WK030801"})
		form := func() map[string]string {
			return topics(own("herkomst", "eigen", "grondslag", "steekproef"), "procent")
		}
		head := "indicator;gebied;periode;teller;noemer\n"
		lines := func(of ...string) string {
			text := head
			for _, l := range of {
				text += "Kent het team;" + l + "\n"
			}
			return text
		}
		first := p.apply(p.try(p.upload("teams.csv", lines("GM0308;2024;60;120", "EG0101;2024;50;100", "EG0102;2024;4;8")), form()))
		if first.State != kompas.ImportApplied || first.Areas.Blocked() {
			t.Fatalf("%s %+v", first.State, first.Areas)
		}
		got := byCode(p.view(app.FigureQuery{Indicator: p.keyOf("Kent het team"), Area: "GM0308", Level: "EG01"}))
		if x, ok := got["EG0101"].Value(); !ok || x != 50 || got["EG0102"].Present() {
			t.Errorf("%v %v, and of eight people: %v", x, ok, got["EG0102"].Present())
		}
		for name, of := range map[string]string{"another division": "EG0201;2024;70;140", "a wijk that is divided": "WK030801;2024;20;40"} {
			v := p.upload(name+".csv", lines(of))
			v = p.try(v, keep(v, own("herkomst", "eigen", "grondslag", "steekproef")))
			if err := p.app.ApplyFigures(t.Context(), p.analyst(), v.ID, true, ""); !fault.HasCode(err, "cijfers_twee_indelingen") {
				t.Errorf("%s: %v", name, err)
			}
		}
		v := p.upload("buurt.csv", lines("BU03080101;2024;15;30")) // lies in the tree
		p.apply(p.try(v, keep(v, own("herkomst", "eigen", "grondslag", "steekproef"))))
		v = p.upload("onbekend.csv", lines("EG0109;2023;15;30"))
		err := p.app.TryFigures(t.Context(), p.analyst(), v.ID, keep(v, own("herkomst", "eigen", "grondslag", "steekproef", "overnemen", "ja")), "")
		if !strings.Contains(fieldCodes(err), "gebiedsjaar:cijferinvoer_namen") {
			t.Errorf("an own area that is not there: %v", err)
		}
		id := p.divisionID("Teams")
		edit := app.Edit{Changes: []app.Change{{Field: "leden", Value: "WK030800"}}}
		if _, err := p.app.EditOwnArea(t.Context(), p.analyst(), id, "EG0101", edit); fieldCodes(err) != "leden:eigen_gebied_heeft_cijfers" {
			t.Errorf("made of something else under its figures: %v", err)
		}
		if err := p.app.RemoveOwnArea(t.Context(), p.analyst(), id, "EG0101"); fieldCodes(err) != "leden:eigen_gebied_heeft_cijfers" {
			t.Errorf("taken away under its figures: %v", err)
		}
	})
}

func TestWhatBecamePublicByOneDivisionIsNotMadePublicByAnother(t *testing.T) {
	eachImport(t, func(t *testing.T, p *imports) {
		p.LoadFigures()
		divide(t, p, "Teams", []string{"Noord", "WK030800"}, []string{"Oost", "WK030801"})
		divide(t, p, "Anders", []string{"Alles", "WK030800", "WK030801"})
		head := "indicator;gebied;periode;teller;noemer\n"
		form := own("herkomst", "eigen", "grondslag", "steekproef")
		first := p.apply(p.try(p.upload("teams.csv", head+"Kent het team;GM0308;2024;80;160\nKent het team;EG0101;2024;50;100\nKent het team;EG0102;2024;20;40\n"), topics(form, "procent")))
		key := p.keyOf("Kent het team")
		if _, err := p.app.Publish(t.Context(), p.analyst(), key, "GM0308", ""); err != nil {
			t.Fatal(err)
		}
		if n := p.count(`select count(*) from released_figure where area_code like 'EG01%'`); n != 2 {
			t.Errorf("%d figures of own areas are kept as public", n)
		}
		if err := p.app.UndoFigures(t.Context(), p.analyst(), first.ID, ""); err != nil {
			t.Fatal(err)
		}
		v := p.upload("anders.csv", head+"Kent het team;GM0308;2024;80;160\nKent het team;EG0201;2024;74;148\n")
		p.apply(p.try(v, keep(v, own("herkomst", "eigen", "grondslag", "steekproef"))))
		if _, err := p.app.Publish(t.Context(), p.analyst(), key, "GM0308", ""); !fault.HasCode(err, "openbaar_twee_indelingen") {
			t.Errorf("published by another division: %v", err)
		}
		for role, shown := range map[kompas.Role]bool{kompas.RoleAnalyst: true, kompas.RoleCouncil: false} {
			view := p.figures(role, app.FigureQuery{Indicator: key, Area: "GM0308", Level: "EG02", Period: "2024"})
			if byCode(view)["EG0201"].Present() != shown {
				t.Errorf("%s: %v", role, !shown)
			}
		}
	})
}

func (p *imports) divisionID(name string) string {
	p.t.Helper()
	page, err := p.app.OwnDivisionsPage(p.t.Context(), p.analyst())
	for _, o := range page.Divisions {
		if o.Name == name {
			return o.ID
		}
	}
	p.t.Fatalf("no division %s: %v", name, err)
	return ""
}
