package desk_test

import (
	"bytes"
	"compress/gzip"
	"io"
	"net/http"
	"os"
	"strings"
	"testing"

	"kompas/internal/apptest"
	"kompas/kompas"
)

// realFile reads a file of real data that comes with the tests.
func realFile(t *testing.T, path string) string {
	t.Helper()
	raw, err := os.ReadFile(path)
	if err == nil && strings.HasSuffix(path, ".gz") {
		var z *gzip.Reader
		if z, err = gzip.NewReader(bytes.NewReader(raw)); err == nil {
			raw, err = io.ReadAll(z)
		}
	}
	if err != nil {
		t.Fatal(err)
	}
	return string(raw)
}

// press pushes the button of an import that leads to a step.
func press(c *apptest.Client, page apptest.Page, step string) apptest.Page {
	for _, f := range page.Forms() {
		if strings.HasSuffix(f.Action, "/"+step) {
			c.Post(f.Action, f.Values())
		}
	}
	return c.Get(page.Path)
}

func TestRecodingsAndBoundariesAreReadInByHand(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		w.LoadFigures()
		analyst := w.As(kompas.RoleAnalyst)
		bring := func(name, text string) apptest.Page {
			page := analyst.Upload(analyst.Get("/r/baarn/cijfers-inlezen"), "bestand-erbij", "bestand", name, strings.NewReader(text))
			work(t, w)
			return analyst.Get(page.Path)
		}
		page := bring("herindelingen.csv", realFile(t, "../../tabular/testdata/herindelingen-2017-2024.csv"))
		if !page.Has("76 herindelingen herkend") || !page.Has("63 samengegaan, 9 verdeeld, 2 stukje verhuisd, 2 de rest bleef.") {
			t.Fatalf("%.1500s", page.Text())
		}
		got := analyst.Submit(page, "keuzes", "aandeel-12", "60", "grondslag-12", "adressen", "overnemen", "ja")
		if got.Status != http.StatusUnprocessableEntity || !got.Has("De delen van deze gemeente moeten samen precies de hele gemeente zijn (100%). Vul ze allemaal in, of geen. Nu is het samen 60%.") {
			t.Fatalf("%d %.1500s", got.Status, got.Text())
		}
		page = analyst.Submit(got, "keuzes", "aandeel-12", "60", "aandeel-13", "30,5", "aandeel-14", "9,5", "grondslag-12", "adressen", "overnemen", "ja")
		if !page.Has("76 nieuw, 0 anders, 0 hetzelfde.") || !page.Has("30,5%") {
			t.Fatalf("%d %.2500s", page.Status, page.Text())
		}
		if page = press(analyst, page, "inlezen"); !page.Has("Deze herindelingen zijn ingelezen.") {
			t.Fatalf("%.900s", page.Text())
		}
		if page = press(analyst, page, "ongedaan"); !page.Has("Wat er daarvoor gold, geldt weer.") {
			t.Errorf("%.900s", page.Text())
		}
		page = bring("gemeenten.geojson", realFile(t, "../../geo/testdata/gemeenten-2022-heel.geojson.gz"))
		if !page.Has("345 gebieden, gemeenten, 2022, WGS84 herkend") {
			t.Fatalf("%.1500s", page.Text())
		}
		analyst.Submit(page, "keuzes", "codeveld", "statcode", "gebiedsjaar", "2022", "bron", "CBS en Kadaster")
		work(t, w)
		if page = analyst.Get(page.Path); !page.Has("345 van de 345 gebieden staan in onze lijst van 2022.") {
			t.Fatalf("%.1500s", page.Text())
		}
		if page = press(analyst, page, "inlezen"); !page.Has("Deze grenzen zijn ingelezen.") {
			t.Errorf("%.900s", page.Text())
		}
		page = bring("nul.geojson", `{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"code":"GM0308"},"geometry":{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,0]]]}}]}`)
		if !page.Has("Deze grens ligt niet in Nederland.") || !page.Has("Gebied 1 in het bestand") {
			t.Errorf("%.900s", page.Text())
		}
	})
}
