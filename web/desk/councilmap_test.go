package desk_test

import (
	"context"
	"strings"
	"testing"

	"kompas/db"
	"kompas/internal/apptest"
	"kompas/internal/browsertest"
	"kompas/kompas"
)

// fullSheet freezes a council page whose blocks hold as many of these words as they may, on published figures of Baarn.
func fullSheet(t *testing.T, w *apptest.World, word string) (path string) {
	t.Helper()
	w.LoadFigures()
	slug, result := startCompass(t, w)
	by := w.Actor(kompas.RolePolicy)
	for _, key := range []string{"huishoudens-laag-inkomen", "huishoudens-sociaal-minimum"} {
		if _, err := w.App.BindIndicator(context.Background(), by, slug, result, key, "", key); err != nil {
			t.Fatal(err)
		}
	}
	c := w.As(kompas.RolePolicy)
	at := "/r/baarn/raad/" + slug + "/" + result
	fields := []string{}
	fixed := map[string]int{"kop": 10} // the result and its group count as well
	for _, b := range kompas.CouncilBlocks() {
		fields = append(fields, b.Name, strings.Repeat(word+" ", b.Limit-fixed[b.Name]))
	}
	page := c.Submit(c.Post(at, nil), "raadsblad", fields...)
	if page.Status != 200 {
		t.Fatalf("writing: %d %s", page.Status, page.Text())
	}
	frozen := c.Post(at+"/vastleggen", nil)
	if frozen.Status != 200 || !frozen.Has("Vastgelegd op") {
		t.Fatalf("freezing: %d %s", frozen.Status, frozen.Text())
	}
	return frozen.Path
}

func TestAFrozenCouncilPageShowsWhereInTheMunicipality(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		page := w.As(kompas.RoleCouncil).Get(fullSheet(t, w, "buurt"))
		if !page.Has("Huishoudens met een laag inkomen, 2023. Donker is meer. Het hoogst in Lage Vuursche (7,8%), het laagst in Componistenwijk (0,2%).") {
			t.Errorf("the words under the map are not there: %s", page.Text())
		}
	})
}

func TestAFullCouncilPageIsOneA4WithAMapWhereThereIsRoom(t *testing.T) {
	for word, withMap := range map[string]bool{"buurt": true, "buurthuizen": false} {
		w := apptest.New(t, db.SQLite)
		path := fullSheet(t, w, word)
		tab := w.Window(kompas.RoleCouncil)
		look(t, tab, "raadsblad-"+word, path)
		tab.Viewport(1280, 900)
		tab.Goto(path)
		if n := browsertest.PDFPages(tab.PDF("raadsblad-" + word)); n != 1 {
			t.Errorf("%s: got %d pages", word, n)
		}
		if got := tab.Count("#raadskaart, svg[aria-labelledby^=raadskaart]") > 0; got != withMap {
			t.Errorf("%s: a map is %v", word, got)
		}
	}
}
