package app_test

import (
	"bytes"
	"strings"
	"testing"

	"kompas/app"
	"kompas/internal/apptest"
	"kompas/kompas"
	"kompas/tabular"
)

func TestAListOfActivitiesComesInFromASpreadsheetAsItDoesWhenItIsPasted(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		p := withPast(t, w)
		officer := w.Actor(kompas.RolePolicy)
		sheet := tabular.Sheet{Name: "Aanbod", Columns: []string{"Naam", "Omschrijving", "Sinds", "Prijs"}, Rows: [][]tabular.Cell{
			{{Text: "Wandelen"}, {Text: "Elke dag,\nook \"'s winters\""}, {Text: "2020", Number: true}, {Text: "10"}}, {{Text: "Zingen; samen"}}}}
		var xlsx, ods bytes.Buffer
		if err := tabular.WriteXLSX(&xlsx, sheet); err != nil {
			t.Fatal(err)
		}
		sheet.Rows[0][0].Text, sheet.Rows[1][0].Text = "Fietsen", "Zwemmen"
		if err := tabular.WriteODS(&ods, sheet); err != nil {
			t.Fatal(err)
		}
		for _, file := range [][]byte{xlsx.Bytes(), ods.Bytes()} {
			text, err := app.ListText(file)
			if err != nil {
				t.Fatal(err)
			}
			preview, err := w.App.PreviewActivityList(t.Context(), officer, p.near.Slug, text)
			if err != nil || len(preview.Rows) != 2 || !preview.Sound() {
				t.Errorf("%v %+v", err, preview.Rows)
			}
			if err := w.App.TakeActivityList(t.Context(), officer, p.near.Slug, text, ""); err != nil {
				t.Fatal(err)
			}
		}
		all := p.activities(t)
		for _, name := range []string{"Wandelen", "Zingen; samen", "Fietsen", "Zwemmen"} {
			if _, ok := all[name]; !ok {
				t.Errorf("%s did not come in", name)
			}
		}
		if got := all["Wandelen"].Description; got != "Elke dag,\nook \"'s winters\"" {
			t.Errorf("%q", got)
		}
	})
}

func TestASpreadsheetThatIsNoListIsRefusedWithItsPlace(t *testing.T) {
	long := tabular.Sheet{Columns: []string{"Naam"}, Rows: make([][]tabular.Cell, kompas.MaxListRows+1)}
	for i := range long.Rows {
		long.Rows[i] = []tabular.Cell{{Text: "Wandelen"}}
	}
	wide := tabular.Sheet{Columns: strings.Split("Naam"+strings.Repeat(",Kolom", kompas.MaxListColumns), ",")}
	write := func(s tabular.Sheet) []byte {
		var b bytes.Buffer
		if err := tabular.WriteXLSX(&b, s); err != nil {
			t.Fatal(err)
		}
		return b.Bytes()
	}
	whole := write(tabular.Sheet{Columns: []string{"Naam"}})
	for name, c := range map[string]struct {
		file []byte
		want string
	}{
		"too many rows":    {write(long), "lijst lijst_rekenblad_bij"},
		"too many columns": {write(wide), "lijst lijst_rekenblad_bij"},
		"cut off":          {whole[:len(whole)/2], "lijst bestand_beschadigd"},
		"of before 2007":   {append([]byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), make([]byte, 600)...), "lijst rekenblad_te_oud"},
	} {
		if text, err := app.ListText(c.file); codesOf(err) != c.want || text != nil {
			t.Errorf("%s: %v, want %s", name, err, c.want)
		}
	}
	if text, err := app.ListText([]byte("Naam\nWandelen\n")); err != nil || string(text) != "Naam\nWandelen\n" {
		t.Errorf("text is no longer what it was: %q %v", text, err)
	}
}
