package app_test

import (
	"slices"
	"strings"
	"testing"

	"kompas/app"
	"kompas/area"
	"kompas/fault"
	"kompas/figure"
	"kompas/kompas"
)

// divide makes an own division of the space with areas, each given as a name and its members.
func divide(t *testing.T, p *imports, name string, areas ...[]string) string {
	t.Helper()
	id, err := p.app.AddOwnDivision(t.Context(), p.analyst(), map[string]string{"indelingnaam": name, "grenzenjaar": "2024"}, "")
	if err != nil {
		t.Fatalf("%v %v", err, codesOf(err))
	}
	for _, a := range areas {
		if _, err := p.app.AddOwnArea(t.Context(), p.analyst(), id, map[string]string{"gebiednaam": a[0], "leden": strings.Join(a[1:], " ")}, ""); err != nil {
			t.Fatalf("%v %v", err, codesOf(err))
		}
	}
	return id
}

// fieldCodes gives the fields of a refused form with their codes.
func fieldCodes(err error) string {
	var out []string
	if e := fault.As(err); e != nil {
		for _, f := range e.Fields {
			out = append(out, f.Field+":"+f.Code)
		}
	}
	slices.Sort(out)
	return strings.Join(out, " ")
}

func TestOwnAreasAreMadeOfWholeWijkenAndBuurtenOfTheMunicipality(t *testing.T) {
	eachImport(t, func(t *testing.T, p *imports) {
		p.LoadFigures()
		add := func(by app.Actor, form map[string]string) (string, error) {
			return p.app.AddOwnDivision(t.Context(), by, form, "")
		}
		if _, err := add(p.Actor(kompas.RoleCouncil), map[string]string{"indelingnaam": "x", "grenzenjaar": "2024"}); !fault.Is(err, fault.Forbidden) {
			t.Errorf("without the right: %v", err)
		}
		if _, err := add(p.analyst(), map[string]string{"indelingnaam": " ", "grenzenjaar": "1850"}); fieldCodes(err) != "grenzenjaar:eigen_indeling_jaar indelingnaam:verplicht" {
			t.Errorf("%s", fieldCodes(err))
		}
		id := divide(t, p, "Gebieden van de wijkteams", []string{"Noord", "WK030800", "BU03080101"})
		if _, err := add(p.analyst(), map[string]string{"indelingnaam": "gebieden van de WIJKTEAMS", "grenzenjaar": "2024"}); fieldCodes(err) != "indelingnaam:eigen_indeling_naam_dubbel" {
			t.Errorf("%s", fieldCodes(err))
		}
		for name, c := range map[string][3]string{
			"nothing":               {"Zuid", "", "leden:eigen_gebied_leeg"},
			"of another place":      {"Zuid", "WK036300", "leden:eigen_gebied_onbekend"},
			"of no place":           {"Zuid", "WK030899", "leden:eigen_gebied_onbekend"},
			"a municipality":        {"Zuid", "GM0308", "leden:eigen_gebied_onbekend"},
			"taken":                 {"Zuid", "BU03080101", "leden:eigen_gebied_al_ergens"},
			"a part of what is":     {"Zuid", "BU03080001", "leden:eigen_gebied_al_ergens"},
			"the wijk of what is":   {"Zuid", "WK030801", "leden:eigen_gebied_al_ergens"},
			"a name that is there":  {"noord", "WK030802", "gebiednaam:eigen_gebied_naam_dubbel"},
			"no name":               {" ", "WK030802", "gebiednaam:verplicht"},
			"own areas of own ones": {"Zuid", "EG0101", "leden:eigen_gebied_onbekend"},
		} {
			_, err := p.app.AddOwnArea(t.Context(), p.analyst(), id, map[string]string{"gebiednaam": c[0], "leden": c[1]}, "")
			if fieldCodes(err) != c[2] {
				t.Errorf("%s: %q", name, fieldCodes(err))
			}
		}
	})
}

func TestAnOwnDivisionNamesItsRestAndIsChangedAndTakenAway(t *testing.T) {
	eachImport(t, func(t *testing.T, p *imports) {
		p.LoadFigures()
		id := divide(t, p, "Gebieden van de wijkteams", []string{"Noord", "WK030800", "BU03080101"})
		page, err := p.app.OwnDivisionPage(t.Context(), p.analyst(), id)
		if err != nil || len(page.Areas) != 1 || page.Areas[0].Code != "EG0101" || page.Place.Name != "Baarn" {
			t.Fatalf("%v %+v", err, page.OwnDivision)
		}
		for _, a := range page.Rest { // of a wijk that is divided its buurten, of others the wijk
			if a.Code == "WK030800" || a.Code == "WK030801" || a.Code == "BU03080101" || area.DistrictOf(a.Code) == "WK030802" && a.Level != area.District {
				t.Errorf("%s is no rest", a.Code)
			}
		}
		edit := app.Edit{Version: page.Version, Changes: []app.Change{{Field: "gebiednaam", Value: "Het noorden"}, {Field: "leden", Value: "WK030801 BU03080101"}}}
		if _, err := p.app.EditOwnArea(t.Context(), p.analyst(), id, "EG0101", edit); err != nil { // a wijk holds its buurten
			t.Fatal(err)
		}
		if page, _ = p.app.OwnDivisionPage(t.Context(), p.analyst(), id); page.Areas[0].Name != "Het noorden" || !slices.Equal(page.Areas[0].Members, []string{"WK030801"}) {
			t.Errorf("%+v", page.Areas[0])
		}
		if err := p.app.RemoveOwnDivision(t.Context(), p.analyst(), id); err != nil {
			t.Fatal(err)
		}
		if _, err := p.app.OwnDivisionPage(t.Context(), p.analyst(), id); !fault.Is(err, fault.NotFound) {
			t.Errorf("a division that was removed: %v", err)
		}
		if err := p.app.RestoreOwnDivision(t.Context(), p.analyst(), id); err != nil {
			t.Fatal(err)
		}
		if err := p.app.RemoveOwnArea(t.Context(), p.analyst(), id, "EG0101"); err != nil {
			t.Fatal(err)
		}
		if _, err := p.app.AreaProfile(t.Context(), p.analyst(), "EG0101"); !fault.Is(err, fault.NotFound) {
			t.Errorf("an area that was removed: %v", err)
		}
	})
}

func TestOwnAreasOfAnotherSpaceDoNotExist(t *testing.T) {
	eachImport(t, func(t *testing.T, p *imports) {
		p.LoadFigures()
		id := divide(t, p, "Teams", []string{"Noord", "WK030800"})
		stranger := p.ActorOf(p.Stranger, p.Elsewhere.Slug)
		for name, err := range map[string]error{
			"page":   second(p.app.OwnDivisionPage(t.Context(), stranger, id)),
			"area":   second(p.app.AddOwnArea(t.Context(), stranger, id, map[string]string{"gebiednaam": "x", "leden": "WK030801"}, "")),
			"remove": p.app.RemoveOwnDivision(t.Context(), stranger, id),
			"figure": second(p.app.Figures(t.Context(), stranger, app.FigureQuery{Area: "EG0101"})),
		} {
			if !fault.Is(err, fault.NotFound) && !(fault.Is(err, fault.Forbidden) && !stranger.MayReadFigures()) {
				t.Errorf("%s: %v", name, err)
			}
		}
	})
}

func second[T any](_ T, err error) error { return err }

// byCode gives the figures on a map by area.
func byCode(v app.FigureView) map[string]figure.Shown {
	out := map[string]figure.Shown{}
	for _, x := range v.Parts.Figures {
		out[x.Code] = x.Figure
	}
	return out
}

func TestAFigureOfAnOwnAreaIsWhatItsPartsAreTogether(t *testing.T) {
	eachImport(t, func(t *testing.T, p *imports) {
		p.LoadFigures()
		divide(t, p, "Teams", []string{"Noord", "WK030800", "BU03080101"}, []string{"Oost", "WK030802"})
		view := func(indicator string, level area.Level) app.FigureView {
			v, err := p.app.Figures(t.Context(), p.analyst(), app.FigureQuery{Indicator: indicator, Area: "GM0308", Level: level, Period: "2024"})
			if err != nil {
				t.Fatal(err)
			}
			return v
		}
		parts, own := byCode(view("inwoners", area.Neighbourhood)), view("inwoners", "EG01")
		if own.Level != "EG01" || own.Division.Name != "Teams" || len(own.Parts.Figures) != 2 {
			t.Fatalf("%s %q %d", own.Level, own.Division.Name, len(own.Parts.Figures))
		}
		want := 0.0
		for code, s := range parts {
			if v, ok := s.Value(); ok && (area.DistrictOf(code) == "WK030800" || code == "BU03080101") {
				want += v
			}
		}
		got, ok := byCode(own)["EG0101"].Value()
		if !ok || got != want || !byCode(own)["EG0101"].Approximate() {
			t.Errorf("%v %v, want %v", got, ok, want)
		}
		if own.Parts.Map == nil || len(own.Parts.Map.Shapes) < 3 {
			t.Errorf("no map: %+v", own.Parts.Map)
		}
		place, err := p.app.Figures(t.Context(), p.analyst(), app.FigureQuery{Indicator: "inwoners", Area: "EG0101"})
		if v, ok := place.Own.Value(); err != nil || !ok || v == 0 || place.Level != "EG01" || len(place.Past.Series) < 2 || place.Above[len(place.Above)-1].Name != "Baarn" {
			t.Errorf("%v %v %v %s %d", err, v, ok, place.Level, len(place.Past.Series))
		}
		profile, err := p.app.AreaProfile(t.Context(), p.analyst(), "EG0101")
		if err != nil || len(profile.Lines) == 0 || len(profile.NoSum) == 0 || len(profile.Within) != 2 {
			t.Fatalf("%v %d %d %d", err, len(profile.Lines), len(profile.NoSum), len(profile.Within))
		}
		for _, l := range profile.Lines {
			for _, c := range profile.NoSum {
				if c.Key == l.Indicator.Key {
					t.Errorf("%s cannot be added and has a figure", c.Key)
				}
			}
		}
	})
}

func TestAShareOfAnOwnAreaComesFromItsCountsAndNeverFromShares(t *testing.T) {
	eachImport(t, func(t *testing.T, p *imports) {
		p.LoadFigures()
		divide(t, p, "Teams", []string{"Noord", "BU03080101", "BU03080102", "BU03080103"}, []string{"Oost", "BU03080201", "BU03080200"})
		text := "indicator;gebied;periode;teller;noemer\n" +
			"Kent de wijkagent;BU03080101;2024;20;40\nKent de wijkagent;BU03080102;2024;90;100\nKent de wijkagent;BU03080103;2024;30;60\n" +
			"Kent de wijkagent;BU03080201;2024;30;60\nKent de wijkagent;BU03080200;2024;4;8\n"
		text += "Kent de wijkagent;GM0308;2024;400;1000\n"
		p.apply(p.try(p.upload("agent.csv", text), topics(own("herkomst", "eigen", "grondslag", "steekproef"), "procent")))
		key := p.keyOf("Kent de wijkagent")
		v, err := p.app.Figures(t.Context(), p.analyst(), app.FigureQuery{Indicator: key, Area: "GM0308", Level: "EG01", Period: "2024"})
		if err != nil {
			t.Fatal(err)
		}
		got := byCode(v)
		noord := got["EG0101"]
		if x, ok := noord.Value(); !ok || x != 70 { // 140 of 200, not the mean of 50, 90 and 50
			t.Errorf("%v %v", x, ok)
		}
		if n, ok := noord.N(); !ok || n != 200 || noord.Approximate() {
			t.Errorf("%d %v", n, ok)
		}
		if oost := got["EG0102"]; oost.Present() { // eight people in one buurt: hidden, so no sum and not 30 of 60
			t.Error("a sum over a buurt that is hidden")
		}
	})
}

func TestOwnAreasAreFoundByNameAndStandBesideOthers(t *testing.T) {
	eachImport(t, func(t *testing.T, p *imports) {
		p.LoadFigures()
		id := divide(t, p, "Teams", []string{"Zwaluwkwartier", "WK030800"}, []string{"Uilenkwartier", "WK030802"})
		found, _, err := p.app.SearchAreas(t.Context(), p.analyst(), "zwaluwkw")
		if err != nil || len(found) != 1 || found[0].Code != "EG0101" || found[0].Municipality != "Baarn" || !found[0].Own {
			t.Errorf("%v %+v", err, found)
		}
		for _, pair := range [][2]string{{"Zwaluwkwartier", "Uilenkwartier"}, {"eg0101", "WK030802"}, {"EG0101", "GM0308"}} {
			c, err := p.app.CompareAreas(t.Context(), p.analyst(), pair[0], pair[1])
			if err != nil || c.One.Code != "EG0101" || !c.Other.Known() || len(c.Lines) == 0 {
				t.Errorf("%v: %v %+v %d lines", pair, err, c.One, len(c.Lines))
			}
		}
		stranger := p.ActorOf(p.Stranger, p.Elsewhere.Slug)
		if found, _, err := p.app.SearchAreas(t.Context(), stranger, "zwaluwkw"); err != nil || len(found) != 0 {
			t.Errorf("another space finds it: %v %+v", err, found)
		}
		if c, err := p.app.CompareAreas(t.Context(), stranger, "EG0101", "GM0342"); err != nil || c.One.Known() {
			t.Errorf("another space compares it: %v %+v", err, c.One)
		}
		if err := p.app.RemoveOwnDivision(t.Context(), p.analyst(), id); err != nil {
			t.Fatal(err)
		}
		if found, _, _ := p.app.SearchAreas(t.Context(), p.analyst(), "zwaluwkw"); len(found) != 0 {
			t.Errorf("one that was removed is found: %+v", found)
		}
	})
}

func TestAFileMayNameOwnAreasByTheirName(t *testing.T) {
	eachImport(t, func(t *testing.T, p *imports) {
		p.LoadFigures()
		divide(t, p, "Teams", []string{"Zwaluwkwartier", "WK030800"}, []string{"Uilenkwartier", "WK030802"})
		p.apply(p.try(p.upload("x.csv", "indicator;gebied;periode;waarde\nHuisbezoeken;Zwaluwkwartier;2024;31\nHuisbezoeken;Uilenkwartier;2024;42\n"), topics(own(), "aantal")))
		p.shows("Huisbezoeken", "EG0101", "2024 31")
		p.shows("Huisbezoeken", "EG0102", "2024 42")
	})
}
