package rights_test

import (
	"strings"
	"time"

	"kompas/kompas"
)

// furnishFigures brings three files with figures in: one that was looked at, one that was tried, and one that is in force.
func (x *world) furnishFigures() {
	x.t.Helper()
	analyst, ctx := x.Actor(kompas.RoleAnalyst), x.t.Context()
	choices := map[string]string{"gebiedsjaar": "2024", "grondslag": "telling", "soort-telling": "stand", "herkomst": "bron", "bron": "Voorbeeldbron",
		"overnemen": "ja", "onderwerp-0": "nieuw", "eenheid-0": "aantal"}
	must := func(err error) {
		x.t.Helper()
		if err != nil {
			x.t.Fatal(err)
		}
	}
	for far, name := range []string{"bekeken", "geprobeerd", "ingelezen"} {
		id, err := x.App.ReceiveFigures(ctx, analyst, name+".csv", strings.NewReader("indicator;gebied;periode;waarde\n"+name+";GM0308;2024;120\n"), "")
		must(err)
		x.workOnFigures()
		if far > 0 {
			must(x.App.TryFigures(ctx, analyst, id, choices, ""))
			x.workOnFigures()
		}
		if far > 1 {
			must(x.App.ApplyFigures(ctx, analyst, id, true, ""))
		}
	}
	// Of a machine that is not public nothing is fetched: it can be tried again.
	_, err := x.App.FetchFigures(ctx, analyst, map[string]string{"adres": "https://127.0.0.1:9/cijfers.csv"}, "")
	must(err)
	x.workOnFigures()
}

// furnishOwnAreas groups wijken in one own area.
func (x *world) furnishOwnAreas() {
	x.t.Helper()
	analyst := x.As(kompas.RoleAnalyst)
	page := x.send(analyst, x.open(analyst, "/r/baarn/eigen-gebieden"), "indeling", "indelingnaam", "Gebieden van de teams")
	x.send(analyst, page, "gebied-erbij", "gebiednaam", "Centrum", "leden", "WK030800")
}

// workOnFigures does what is due in the background.
func (x *world) workOnFigures() {
	x.t.Helper()
	for {
		j, due, err := x.App.ClaimJob(x.t.Context(), time.Minute)
		if err != nil {
			x.t.Fatal(err)
		}
		if !due {
			return
		}
		_, err = x.App.EndJob(x.t.Context(), j, x.App.WorkOnFigures(x.t.Context(), j), 0)
		if err != nil {
			x.t.Fatal(err)
		}
	}
}
