package app_test

import (
	"testing"

	"kompas/app"
	"kompas/area"
	"kompas/figure"
	"kompas/kompas"
)

// lineOf finds the line of an indicator by its name.
func lineOf(t *testing.T, c app.DataCatalogue, name string) app.CatalogueLine {
	t.Helper()
	for _, l := range c.Lines {
		if l.Indicator.Name == name {
			return l
		}
	}
	t.Fatalf("%s is not in the catalogue", name)
	return app.CatalogueLine{}
}

func TestTheCatalogueCountsWhatIsThereAndZeroIsAFigure(t *testing.T) {
	eachImport(t, func(t *testing.T, p *imports) {
		p.LoadFigures()
		v := p.upload("jaren.csv", "indicator;gebied;periode;waarde\nEigen telling;GM0308;2018;0\nEigen telling;GM0308;2020;12\nEigen telling;GM0308;2024;14\n"+
			"Eigen telling;WK030800;2024;0\nEigen telling;WK030801;2024;.\nEigen telling;WK030802;2024;9\n")
		p.apply(p.try(v, topics(own(), "aantal")))
		look := func(q app.CatalogueQuery) app.DataCatalogue {
			c, err := p.app.DataCatalogue(t.Context(), p.analyst(), q)
			if err != nil {
				t.Fatal(err)
			}
			return c
		}
		c := look(app.CatalogueQuery{})
		if c.Home.Name != "Baarn" || c.All != len(c.Lines) || c.Empty {
			t.Errorf("%s: %d of %d", c.Home.Name, len(c.Lines), c.All)
		}
		l := lineOf(t, c, "Eigen telling")
		// every other year from 2018 to 2024 is four, of which 2022 is not there
		if l.First.String() != "2018" || l.Last.String() != "2024" || l.Times != 3 || l.Of != 4 || l.Expected.String() != "2026" {
			t.Errorf("%s to %s, %d of %d, next %s", l.First, l.Last, l.Times, l.Of, l.Expected)
		}
		at := map[area.Level]app.CatalogueLevel{}
		for _, x := range l.Levels {
			at[x.Level] = x
		}
		if x := at[area.District]; x.Have != 2 || !x.Home {
			t.Errorf("wijken with a figure, zero among them: %d of %d", x.Have, x.Of)
		}
		if x := at[area.Municipality]; x.Have != 1 {
			t.Errorf("municipalities: %d of %d", x.Have, x.Of)
		}
		if l := lineOf(t, c, "Deel van de inwoners van 65 jaar of ouder"); l.Indicator.Key != "aandeel-65-plus" || l.Levels[len(l.Levels)-1].Have != 21 {
			t.Errorf("worked out from two counts: %+v", l.Levels)
		}
		if l := lineOf(t, c, "Aantal mensen met bijstand"); !l.Waiting || l.Last.String() != "2024" || l.Expected.String() != "2025" {
			t.Errorf("a year without figures yet: last %s, next %s, %t", l.Last, l.Expected, l.Waiting)
		}
		if c := look(app.CatalogueQuery{Search: "eigen TELLING", Theme: figure.ThemeOwn, Level: area.District}); len(c.Lines) != 1 || c.All < 50 {
			t.Errorf("searching: %d of %d", len(c.Lines), c.All)
		}
		if c := look(app.CatalogueQuery{Level: "melkweg"}); len(c.Lines) != 0 || c.Empty {
			t.Errorf("a level there is not: %d", len(c.Lines))
		}
	})
}

func TestTwoAreasAreJudgedOnlyWhereThatCanBe(t *testing.T) {
	eachImport(t, func(t *testing.T, p *imports) {
		p.LoadFigures()
		form := topics(own("bron", "Vragenlijst", "grondslag", "steekproef"), "procent", "procent")
		p.apply(p.try(p.upload("marge.csv", "indicator;gebied;periode;waarde;ondergrens;bovengrens;n\nVer;WK030800;2024;57;54;60;900\nVer;WK030801;2024;44;41;47;900\n"+
			"Jaren;WK030800;2023;57;54;60;900\nJaren;WK030801;2024;44;41;47;900\n"), form))
		look := func(one, other string) app.AreaComparison {
			t.Helper()
			c, err := p.app.CompareAreas(t.Context(), p.analyst(), one, other)
			if err != nil {
				t.Fatal(err)
			}
			return c
		}
		find := func(c app.AreaComparison, name string) app.ComparedLine {
			for _, l := range c.Lines {
				if l.Indicator.Name == name || l.Indicator.Key == name {
					return l
				}
			}
			return app.ComparedLine{}
		}
		c := look("WK030800", "wk030801")
		if l := find(c, "Ver"); l.Difference != figure.ClearlyHigher || l.One.Text("nl") != "57%" || l.Other.BoundsText("nl") != "41% tot 47%" {
			t.Errorf("%s %s %s", l.Difference, l.One.Text("nl"), l.Other.BoundsText("nl"))
		}
		if l := find(look("WK030801", "WK030800"), "Ver"); l.Difference != figure.ClearlyLower {
			t.Errorf("turned round: %s", l.Difference)
		}
		if l := find(c, "Jaren"); !l.Apart || l.Difference != "" || l.One.Period().String() != "2023" || l.Other.Period().String() != "2024" {
			t.Errorf("of different years: %+v", l)
		}
		c = look("", "soest") // the own municipality, and a name
		if l := find(c, "huishoudens-laag-inkomen"); c.One.Name != "Baarn" || c.Other.Code != "GM0342" || l.One.Period().String() != "2021" || l.Difference != figure.CountedHigher {
			t.Errorf("%s %s: %s %s", c.One.Name, c.Other.Code, l.One.Period(), l.Difference)
		}
		if l := find(c, "inwoners"); l.Difference != "" || !l.One.Present() {
			t.Errorf("numbers of people are not judged: %s", l.Difference)
		}
		if l := find(c, "jv-eenzaam"); l.Difference != figure.DifferenceUnknown {
			t.Errorf("a survey without margin: %s", l.Difference)
		}
		if c := look("GM0308", "GM0457"); !c.Other.Gone || c.Other.Name != "Weesp" || len(c.Lines) == 0 {
			t.Errorf("a municipality of the past: %+v, %d lines", c.Other, len(c.Lines))
		}
		if l := find(look("WK030800", "GM0308"), "Ver"); l.Difference != "" {
			t.Errorf("a wijk and where it lies in: %s", l.Difference)
		}
		if c := look("GM0308", "GM0308"); !c.Same || len(c.Lines) != 0 {
			t.Errorf("twice the same: %+v", c)
		}
		if _, err := p.app.CompareAreas(t.Context(), p.Actor(kompas.RoleCouncil), "GM0308", "GM0342"); err != nil {
			t.Errorf("the council may look: %v", err)
		}
	})
}

func TestAnAreaToCompareIsFoundByCodeOrNameOrTheReaderHearsWhy(t *testing.T) {
	eachImport(t, func(t *testing.T, p *imports) {
		p.LoadFigures()
		look := func(one, other string) app.AreaComparison {
			c, err := p.app.CompareAreas(t.Context(), p.analyst(), one, other)
			if err != nil {
				t.Fatal(err)
			}
			return c
		}
		for typed, problem := range map[string]string{"GM9999": "gebied_niet_gevonden", "zzzz": "gebied_niet_gevonden", "\x00\xff": "gebied_niet_gevonden", "centrum": ""} {
			if c := look("GM0308", typed); c.Other.Problem != problem {
				t.Errorf("%q: %s", typed, c.Other.Problem)
			}
		}
		if c := look("GM0308", "nieuwstad"); c.Other.Problem != "gebied_niet_enig" || len(c.Other.Choices) < 2 {
			t.Errorf("a name of more than one area: %+v", c.Other)
		}
	})
}
