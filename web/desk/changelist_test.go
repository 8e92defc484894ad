package desk_test

import (
	"fmt"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"kompas/db"
	"kompas/internal/apptest"
	"kompas/kompas"
	"kompas/store"
)

func TestTheHistoryTellsWhoWhatWhenAndWhatStoodThereBefore(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		newCompass(t, w, "Minder eenzaamheid")
		officer := w.As(kompas.RolePolicy)
		form := officer.Get(eenzaamheid + "/instellingen")
		officer.Submit(form, "kompas", "titel", "Minder eenzaamheid", "vraagstuk", "Wie spreekt niemand?", "startjaar", "2026", "looptijd", "4")
		form = officer.Get(eenzaamheid + "/instellingen")
		officer.Submit(form, "kompas", "titel", "Minder eenzaamheid", "vraagstuk", "Wie spreekt zelden iemand?", "startjaar", "2026", "looptijd", "4")
		compass := w.As(kompas.RoleGuide).Get(eenzaamheid)
		links := compass.Links("Alle wijzigingen")
		if len(links) != 1 {
			t.Fatalf("the page of a compass leads to %v", links)
		}
		page := w.As(kompas.RoleGuide).Get(links[0])
		for _, want := range []string{"Gewijzigd: vraagstuk bij kompas", "Bea Advies · ", "Eerst Wie spreekt niemand?", "Nu Wie spreekt zelden iemand?", "Vandaag, "} {
			if !page.Has(want) {
				t.Errorf("the history lacks %q: %s", want, page.Text())
			}
		}
		en := w.As(kompas.RoleGuide).Get("/en" + links[0])
		for _, want := range []string{"Changed: issue of compass", "Before Wie spreekt niemand?", "Today, "} {
			if !en.Has(want) {
				t.Errorf("the English history lacks %q: %s", want, en.Text())
			}
		}
		if got := w.As(kompas.RoleGuide).Get("/r/baarn/wijzigingen?kompas=bestaat-niet"); got.Status != http.StatusNotFound {
			t.Errorf("a compass that is not there: got %d", got.Status)
		}
		if got := w.As(kompas.RoleGuide).Get("/r/baarn/wijzigingen?voor=gisteren&persoon="); got.Status != http.StatusOK {
			t.Errorf("a broken address: got %d", got.Status)
		}
		if got := w.Client(w.Stranger).Get(links[0]); got.Status != http.StatusNotFound {
			t.Errorf("somebody of another space: got %d", got.Status)
		}
	})
}

// withdrawCode is a code with which a teller withdraws a story.
var withdrawCode = regexp.MustCompile(`\d+(-[0-9A-Z]{4}){3}`)

func TestTheHistorySaysWhenTextsWereErased(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		c := newCompass(t, w, "Minder eenzaamheid")
		guide := w.As(kompas.RoleGuide)
		page := tell(t, guide, c.Slug, "verhaal", "De bus rijdt niet meer")
		code := guide.Post(page.Path+"/code", nil)
		sure := w.Anonymous().Post("/verhaal/intrekken", url.Values{"code": {withdrawCode.FindString(code.Text())}})
		w.Anonymous().Submit(sure, "intrekken")
		got := guide.Get("/r/baarn/wijzigingen")
		if !got.Has("De tekst is gewist op ") || got.Has("De bus rijdt") || !got.Has("Ingetrokken: verhaal Iemand zonder account") {
			t.Errorf("got %s", got.Text())
		}
	})
}

func TestOlderChangesAreAPageFurther(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		c := newCompass(t, w, "Minder eenzaamheid")
		who := w.Person(kompas.RolePolicy)
		for i := range 60 {
			err := w.Store.Tenant(w.Space.ID).Update(t.Context(), func(tx *store.Tx) error {
				tx.Record(store.Event{PersonID: string(who.ID), PersonName: who.Name, Action: "edit", ObjectKind: "ambitie", ObjectID: "a", CompassID: string(c.ID), After: fmt.Sprintf("versie %03d", i)})
				return nil
			})
			if err != nil {
				t.Fatal(err)
			}
		}
		guide := w.As(kompas.RoleGuide)
		first := guide.Get("/r/baarn/wijzigingen?persoon=" + string(who.ID))
		if !first.Has("versie 059") || first.Has("versie 005") {
			t.Fatalf("the first page: %s", first.Text())
		}
		older := first.Links("Oudere wijzigingen")
		if len(older) != 1 {
			t.Fatalf("got %v", older)
		}
		second := guide.Get(older[0])
		if !second.Has("versie 005") || second.Has("versie 059") || len(second.Links("Terug naar de nieuwste")) != 1 || !strings.Contains(older[0], "persoon=") {
			t.Errorf("the second page at %s: %s", older[0], second.Text())
		}
	})
}

func TestTheHistoryReadsForEverybody(t *testing.T) {
	w := apptest.New(t, db.SQLite)
	officer := w.As(kompas.RolePolicy)
	filledCompass(t, w, officer)
	newCompass(t, w, "Rondkomen")
	tab := w.Window(kompas.RolePolicy)
	look(t, tab, "wijzigingen", "/r/baarn/wijzigingen")
	look(t, tab, "wijzigingen-kompas", "/en/r/baarn/wijzigingen?kompas=rondkomen")
	look(t, w.Window(kompas.RoleCouncil), "wijzigingen-raad", "/r/baarn/wijzigingen")
}
