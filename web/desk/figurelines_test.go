package desk_test

import (
	"strings"
	"testing"

	"kompas/internal/apptest"
	"kompas/kompas"
)

func TestDevelopmentsSideBySideSayWhatTheyShow(t *testing.T) {
	eachWithFigures(t, func(t *testing.T, w *apptest.World) {
		c := w.As(kompas.RolePolicy)
		from := c.Get("/r/baarn/wijken?onderwerp=huishoudens-laag-inkomen")
		at := from.Links("Zet de ontwikkeling naast elkaar")
		if len(at) != 1 {
			t.Fatalf("%d links", len(at))
		}
		page := c.Get(at[0])
		for _, want := range []string{"Daalt duidelijk in 10", "van de 18 buurten.", "Alle grafieken hebben dezelfde schaal.", "Zonder cijfers:", "Bron: CBS", "Telling, geen steekproef."} {
			if !page.Has(want) {
				t.Errorf("%q is not on the page: %.600s", want, page.Text())
			}
		}
		if n := strings.Count(page.Body, `class="grafiek grafiek--klein"`); n != 18 {
			t.Errorf("%d charts", n)
		}
		file := c.Get(at[0] + "&vorm=csv&tabel=1")
		if !strings.Contains(file.Body, "Centrum;") || !strings.Contains(file.Body, "4,3%") {
			t.Errorf("the file: %.300s", file.Body)
		}
		if page := c.Get("/r/baarn/wijken/reeksen?onderwerp=huishoudens-laag-inkomen&niveau=gemeente"); !page.Has("Een ontwikkeling is er nog niet.") || strings.Contains(page.Body, "grafiek--klein") {
			t.Errorf("of one year nothing is drawn: %.600s", page.Text())
		}
	})
}
