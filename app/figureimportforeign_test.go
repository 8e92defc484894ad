package app_test

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"kompas/area"
	"kompas/internal/apptest"
	"kompas/kompas"
	"kompas/tabular"
)

func TestNamesOfMunicipalitiesAreKnownAsPeopleWriteThem(t *testing.T) {
	eachImport(t, func(t *testing.T, p *imports) {
		p.LoadFigures()
		v := p.upload("namen.csv", "gemeente;periode;iets\nGemeente Soest;2024;1\nHengelo;2024;2\nDen Bosch;2024;3\n's-Gravenhage;2024;4\nNederland;2024;5\nBrielle;2024;\n")
		p.apply(p.try(v, topics(own(), "aantal")))
		for place, want := range map[string]string{"GM0342": "2024 1", "GM0164": "2024 2", "GM0796": "2024 3", "GM0518": "2024 4", area.CountryCode: "2024 5"} {
			p.shows("iets", place, want)
		}
		v = p.upload("dubbel.csv", "gemeente;periode;iets\nSoest;2024;1\nBergen;2024;2\n")
		if got := codesOf(p.app.TryFigures(t.Context(), p.analyst(), v.ID, keep(v, own()), "")); !strings.Contains(got, "gebiedsjaar cijferinvoer_namen") {
			t.Errorf("%q", got)
		}
		check := p.page(v.ID).Areas
		if len(check.Unknown) > 0 || len(check.Ambiguous) != 1 || !slices.Equal(check.Ambiguous[0].Codes, []string{"GM0373", "GM0893"}) {
			t.Errorf("%+v %+v", check.Unknown, check.Ambiguous)
		}
		p.layers(2)
	})
}

func TestWhatASpreadsheetWorkedOutIsReadInAndOnlyOneSheet(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		p := &imports{w, t, w.App}
		p.LoadFigures()
		var file bytes.Buffer
		number := func(s string) tabular.Cell { return tabular.Cell{Text: s, Number: true} }
		sheet := tabular.Sheet{Name: "2024", Columns: []string{"gemeentecode", "jaar", "deel"}, Rows: [][]tabular.Cell{
			{{Text: "GM0308"}, number("2024"), number("33.333333333333336")}, {{Text: "GM0342"}, number("2024"), number("0.30000000000000004")}}}
		if err := tabular.WriteXLSX(&file, sheet); err != nil {
			t.Fatal(err)
		}
		v := p.upload("rekenblad.xlsx", file.String())
		if v.Table.Sheet != "2024" || len(v.Table.OtherSheets) != 0 {
			t.Errorf("%q %q", v.Table.Sheet, v.Table.OtherSheets)
		}
		p.apply(p.try(v, topics(own(), "procent")))
		p.shows("deel", "GM0308", "2024 33.333")
		p.shows("deel", "GM0342", "2024 0.300")
		v = p.upload("groot.csv", "gemeentecode;jaar;deel\nGM0308;2024;17942942000\nGM0342;2024;0,123456\n")
		err := p.app.TryFigures(t.Context(), p.analyst(), v.ID, keep(v, topics(own("getalnotatie", "komma"), "aantal")), "")
		if err != nil {
			t.Fatal(codesOf(err))
		}
		p.work(t.Context())
		if v = p.page(v.ID); v.State != kompas.ImportFailed || v.Problem.Code != "getal_te_groot" || v.Problem.Line != 2 {
			t.Errorf("%s %+v", v.State, v.Problem)
		}
		p.layers(1)
	})
}
