package app_test

import (
	"slices"
	"testing"

	"kompas/app"
	"kompas/area"
	"kompas/fault"
	"kompas/figure"
	"kompas/kompas"
)

func TestTheDevelopmentOfEveryBuurtStandsBesideTheOthers(t *testing.T) {
	eachImport(t, func(t *testing.T, p *imports) {
		p.LoadFigures()
		look := func(q app.FigureQuery) app.FigureLines {
			t.Helper()
			f, err := p.app.FigureLines(t.Context(), p.analyst(), q)
			if err != nil {
				t.Fatal(err)
			}
			return f
		}
		f := look(app.FigureQuery{Indicator: "huishoudens-laag-inkomen"})
		if f.Level != area.Neighbourhood || len(f.Lines) != 18 || len(f.Without) != 3 || !slices.ContainsFunc(f.Around, figure.Shown.Present) {
			t.Errorf("%s: %d lines, %d without", f.Level, len(f.Lines), len(f.Without))
		}
		centre := f.Lines[0]
		if centre.Area.Name != "Centrum" || centre.Latest().Text("nl") != "4,3%" || centre.Verdict == "" {
			t.Errorf("%+v", centre.Area)
		}
		f = look(app.FigureQuery{Indicator: "jv-eenzaam", Level: area.Municipality})
		if f.Peers == nil || len(f.Lines)+len(f.Without) != len(f.Peers.Members)+1 || f.Lines[0].Area.Code != "GM0308" {
			t.Errorf("%d lines of municipalities", len(f.Lines))
		}
		if f = look(app.FigureQuery{Area: "WK030800"}); f.Area != "GM0308" {
			t.Errorf("of a wijk: %s", f.Area)
		}
		if f = look(app.FigureQuery{Area: area.CountryCode}); !f.Empty {
			t.Error("the country has no lines beside each other")
		}
		for _, q := range []app.FigureQuery{{Indicator: "onbekend"}, {Area: "GM9999"}, {Indicator: "eigen-00000000000000000000000000"}} {
			if _, err := p.app.FigureLines(t.Context(), p.analyst(), q); !fault.Is(err, fault.NotFound) {
				t.Errorf("%+v: %v", q, err)
			}
		}
	})
}

// contact is own figures of a municipality and its wijken, of which one is small; later a few answers came in.
const (
	contactFirst = "indicator;gebied;periode;teller;noemer\nContact;GM0308;2023;40;90\nContact;GM0308;2024;45;90\n" +
		"Contact;WK030800;2023;20;40\nContact;WK030800;2024;22;40\nContact;WK030801;2023;14;30\nContact;WK030801;2024;15;30\nContact;WK030802;2024;2;7\n"
	contactLater = "indicator;gebied;periode;teller;noemer\nContact;GM0308;2024;49;94\nContact;WK030800;2024;26;44\nContact;WK030801;2024;15;30\nContact;WK030802;2024;2;7\n"
)

// readContact reads a file of own figures in, and gives the key of its indicator.
func (p *imports) readContact(text string) string {
	p.t.Helper()
	v := p.upload("contact.csv", text)
	form := own("herkomst", "eigen", "bron", "Eigen vragenlijst", "grondslag", "steekproef", "getalnotatie", "komma", "overnemen", "ja")
	if v.Choices.Topics[0].New {
		topics(form, "procent")
	}
	v = p.apply(p.try(v, keep(v, form)))
	if v.State != kompas.ImportApplied {
		p.t.Fatalf("%s %+v", v.State, v.Problem)
	}
	return figure.OwnKey(string(v.Choices.Topics[0].Indicator))
}
