package desk_test

import (
	"net/http"
	"testing"

	"kompas/db"
	"kompas/internal/apptest"
	"kompas/kompas"
)

func TestAnArchivedCompassIsFoundReadAndRestored(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		c := newCompass(t, w, "Minder eenzaamheid")
		newCompass(t, w, "Rondkomen")
		addSeat(t, w, c, "Buurtkracht", kompas.PerspectiveProvider, w.Organisation.ID)
		officer, provider := w.As(kompas.RolePolicy), w.As(kompas.RoleProvider)
		if got := provider.Post(eenzaamheid+"/archiveren", nil); got.Status != http.StatusForbidden {
			t.Errorf("a party at the table archives: got %d", got.Status)
		}
		if got := w.Client(w.Stranger).Post(eenzaamheid+"/archiveren", nil); got.Status != http.StatusNotFound {
			t.Errorf("somebody of another space archives: got %d", got.Status)
		}
		list := officer.Submit(officer.Get(eenzaamheid+"/instellingen"), "archiveren")
		if list.Path != "/r/baarn/kompassen" || !list.Has("Archief") || len(list.Links("Minder eenzaamheid")) != 1 {
			t.Fatalf("the list: %s", list.Text())
		}
		if page := officer.Get("/r/baarn"); page.Has("Minder eenzaamheid") || !page.Has("Rondkomen") {
			t.Error("an archived compass stands among those that go on")
		}
		// It is read as before, and changed by nobody.
		for _, reader := range []*apptest.Client{officer, provider} {
			page := reader.Get(reader.Get("/r/baarn/kompassen").Links("Minder eenzaamheid")[0])
			if page.Status != http.StatusOK || !page.Has("Dit kompas staat in het archief.") || page.Has("Zet terug") != (reader == officer) {
				t.Errorf("got %d: %s", page.Status, page.Text())
			}
		}
		if got := provider.Post(eenzaamheid+"/terugzetten", nil); got.Status != http.StatusForbidden {
			t.Errorf("a party at the table restores: got %d", got.Status)
		}
		page := officer.Post(eenzaamheid+"/terugzetten", nil)
		if page.Path != eenzaamheid || page.Has("archief.") {
			t.Errorf("restored: %s %s", page.Path, page.Text())
		}
		if list := officer.Get("/r/baarn/kompassen"); list.Has("Archief") || len(list.Links("Minder eenzaamheid")) != 1 {
			t.Errorf("the list after it: %s", list.Text())
		}
		history := officer.Get("/r/baarn/wijzigingen?kompas=minder-eenzaamheid")
		if !history.Has("In het archief gezet: kompas") || !history.Has("Teruggezet: kompas") {
			t.Errorf("the history: %s", history.Text())
		}
	})
}

func TestTheArchiveReadsForEverybody(t *testing.T) {
	w := apptest.New(t, db.SQLite)
	newCompass(t, w, "Minder eenzaamheid")
	newCompass(t, w, "Rondkomen")
	w.As(kompas.RolePolicy).Post(eenzaamheid+"/archiveren", nil)
	tab := w.Window(kompas.RolePolicy)
	look(t, tab, "kompassen-archief", "/r/baarn/kompassen")
	look(t, tab, "kompas-archief", eenzaamheid)
}
