package journey_test

import (
	"strings"

	"kompas/app"
	"kompas/figure"
	"kompas/kompas"
)

// fillFigures brings three files with figures: one that waits for choices, one that was tried and one that was read in.
func (x *filled) fillFigures() {
	c := x.As(kompas.RoleAnalyst)
	analyst, by := x.visitor("data-analist", c), x.Actor(kompas.RoleAnalyst)
	choices := map[string]string{"gebiedsjaar": "2024", "herkomst": "bron", "bron": "Voorbeeld", "grondslag": "telling", "soort-telling": "stand",
		"onderwerp-0": "nieuw", "eenheid-0": "aantal", "overnemen": "ja"}
	for i, name := range []string{"Wachten", "Proberen", "Lezen"} {
		text := "indicator;gebied;periode;waarde\n" + name + ";GM0308;2024;1\n"
		id, err := x.App.ReceiveFigures(x.t.Context(), by, name+".csv", strings.NewReader(text), "")
		work := func() {
			if err == nil {
				err = x.App.WorkOnFigures(x.t.Context(), app.Job{Tenant: by.Space.ID, ObjectID: id})
			}
		}
		if work(); i > 0 && err == nil {
			err = x.App.TryFigures(x.t.Context(), by, id, choices, "")
			work()
		}
		if i > 1 && err == nil {
			err = x.App.ApplyFigures(x.t.Context(), by, id, true, "")
		}
		if err != nil {
			x.t.Fatal(err)
		}
		x.show(analyst, c.Get("/r/baarn/cijfers-inlezen/"+id))
		if p, err := x.App.FigureImport(x.t.Context(), by, id); err == nil && i > 1 {
			x.show(analyst, c.Get("/r/baarn/wijken?onderwerp="+figure.OwnKey(string(p.Choices.Topics[0].Indicator))))
		}
	}
	for name, text := range map[string]string{
		"herindeling.csv": "jaar;oude_code;oude_naam;nieuwe_code;nieuwe_naam;soort\n2018;GM0140;A;GM0080;B;opheffing-splitsing\n2018;GM0140;A;GM1900;C;opheffing-splitsing\n",
		"grens.geojson": `{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"wijkcode":"WK030800"},"geometry":{"type":"Polygon",` +
			`"coordinates":[[[5.27,52.2],[5.3,52.2],[5.3,52.22],[5.27,52.22],[5.27,52.2]]]}}]}`,
	} {
		id, err := x.App.ReceiveFigures(x.t.Context(), by, name, strings.NewReader(text), "")
		if err == nil {
			err = x.App.WorkOnFigures(x.t.Context(), app.Job{Tenant: by.Space.ID, ObjectID: id})
		}
		if err != nil {
			x.t.Fatal(err)
		}
		x.show(analyst, c.Get("/r/baarn/cijfers-inlezen/"+id))
	}
	id, err := x.App.FetchFigures(x.t.Context(), by, map[string]string{"adres": "https://127.0.0.1:9/cijfers.csv"}, "")
	if err == nil {
		err = x.App.WorkOnFigures(x.t.Context(), app.Job{Tenant: by.Space.ID, ObjectID: id})
	}
	if err != nil {
		x.t.Fatal(err)
	}
	x.show(analyst, c.Get("/r/baarn/cijfers-inlezen/"+id)) // it did not succeed
	preview := c.Get("/r/baarn/openbaar/voorbeeld?onderwerp=huishoudens-laag-inkomen&gebied=GM0308")
	x.show(analyst, preview)
	x.show(analyst, c.Submit(preview, "openbaar-maken"))
	x.show(analyst, c.Get("/r/baarn/openbaar"))
}
