package desk_test

import (
	"net/http"
	"strings"
	"testing"

	"kompas/internal/apptest"
	"kompas/kompas"
	"kompas/store"
)

// addSeat gives somebody a place at a table, by the store.
func addSeat(t *testing.T, w *apptest.World, compass kompas.Compass, name string, p kompas.Perspective, organisation kompas.OrganisationID) kompas.StakeholderSeat {
	t.Helper()
	z := kompas.StakeholderSeat{ID: kompas.SeatID(w.Kit.NewID()), CompassID: compass.ID, Name: name, Perspective: p, OrganisationID: organisation, JoinedOn: "2026-01-01", Version: 1}
	if err := w.Store.Tenant(w.Space.ID).Update(t.Context(), func(tx *store.Tx) error { return tx.InsertSeat(z) }); err != nil {
		t.Fatal(err)
	}
	return z
}

// startCompass makes a compass by its form and gives it as it is stored.
func newCompass(t *testing.T, w *apptest.World, title string) kompas.Compass {
	t.Helper()
	slug, err := w.App.StartCompass(t.Context(), w.Actor(kompas.RoleGuide), map[string]string{"titel": title}, "")
	if err != nil {
		t.Fatal(err)
	}
	c, err := w.App.Compass(t.Context(), w.Actor(kompas.RoleGuide), slug)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestAConversationIsRecordedAsWhatItWas(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		c := newCompass(t, w, "Minder eenzaamheid")
		z := addSeat(t, w, c, "Bewonersgroep Eemdal", kompas.PerspectiveResident, "")
		officer := w.As(kompas.RolePolicy)
		page := officer.Get("/r/baarn/kompassen/minder-eenzaamheid/gesprekken/nieuw")
		page = officer.Submit(page, "gesprek", "datum", "2026-02-12", "tijd", "14.00", "plaats", "Buurthuis De Brink", "stap", "1")
		if page.Status != http.StatusOK || page.H1 != "Gesprek over Monitoring & ambities" || !page.Has("Donderdag 12 februari 2026, 14:00 uur · Buurthuis De Brink") {
			t.Fatalf("got %d %q: %s", page.Status, page.H1, page.Text())
		}
		if !page.Has("Vul in wie er was. Dan kunt u het gesprek afronden.") {
			t.Error("the page does not ask who was there")
		}
		page = officer.Submit(page, "aanwezig", "aanwezig-"+string(z.ID), "3")
		page = officer.Submit(page, "inbreng", "inbreng", "De bus rijdt niet meer door onze straat", "perspectief", "inwoner", "gezegd-door", "Mevrouw K.")
		page = officer.Submit(page, "uitkomst", "uitkomst", "We vragen naar vervoer.")
		if !page.Has("3 mensen: Bewonersgroep Eemdal") || !page.Has("De bus rijdt niet meer") {
			t.Fatalf("the record is not whole: %s", page.Text())
		}
		page = officer.Post(page.Form(t, "uitkomst").Action+"/afronden", nil)
		if page.Status != http.StatusOK || !page.Has("Afgerond") || !page.Has("We vragen naar vervoer.") {
			t.Fatalf("got %d: %s", page.Status, page.Text())
		}
		if list := officer.Get("/r/baarn/gesprekken"); !list.Has("Geweest") || !list.Has("Minder eenzaamheid") {
			t.Errorf("the list lacks it: %s", list.Text())
		}
		if !page.Has("Wijzigingen") || !page.Has("aanwezig, Bewonersgroep Eemdal") {
			t.Errorf("no history beside it: %s", page.Text())
		}
	})
}

func TestBadInputOfAConversationComesBackAtItsField(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		c := newCompass(t, w, "Minder eenzaamheid")
		z := addSeat(t, w, c, "Bewonersgroep", kompas.PerspectiveResident, "")
		officer := w.As(kompas.RolePolicy)
		fresh := officer.Get("/r/baarn/kompassen/minder-eenzaamheid/gesprekken/nieuw")
		for name, fields := range map[string][]string{
			"no day":       {"datum", ""},
			"no such day":  {"datum", "2026-02-31"},
			"no such time": {"datum", "2026-02-12", "tijd", "25:00"},
			"markup":       {"datum", "2026-02-12", "plaats", "<b>hier</b>"},
			"no such step": {"datum", "2026-02-12", "stap", "7"},
			"too long":     {"datum", "2026-02-12", "titel", strings.Repeat("a", 121)},
		} {
			page := officer.Submit(fresh, "gesprek", fields...)
			if page.Status != http.StatusUnprocessableEntity || !page.Has("Er klopt nog iets niet") {
				t.Errorf("%s: got %d", name, page.Status)
			}
		}
		page := officer.Submit(fresh, "gesprek", "datum", "2026-02-12", "stap", "0")
		if got := officer.Submit(page, "aanwezig", "aanwezig-"+string(z.ID), "veel"); got.Status != http.StatusUnprocessableEntity || !strings.Contains(got.Body, `value="veel"`) {
			t.Errorf("people as a word: got %d", got.Status)
		}
		if got := officer.Submit(page, "aanwezig", "aanwezig-elders", "3"); got.Status != http.StatusUnprocessableEntity {
			t.Errorf("a seat of another table: got %d", got.Status)
		}
		if got := officer.Submit(page, "inbreng", "inbreng", "Hoi", "perspectief", "koning"); got.Status != http.StatusUnprocessableEntity {
			t.Errorf("a perspective that does not exist: got %d", got.Status)
		}
	})
}

func TestAConversationThatIsStillToComeCannotBeClosed(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		c := newCompass(t, w, "Minder eenzaamheid")
		z := addSeat(t, w, c, "Bewonersgroep", kompas.PerspectiveResident, "")
		officer := w.As(kompas.RolePolicy)
		page := officer.Submit(officer.Get("/r/baarn/kompassen/minder-eenzaamheid/gesprekken/nieuw"), "gesprek", "datum", "2030-01-01", "stap", "0")
		page = officer.Submit(page, "aanwezig", "aanwezig-"+string(z.ID), "3")
		got := officer.Post(page.Form(t, "uitkomst").Action+"/afronden", nil)
		if got.Status != http.StatusConflict || !got.Has("Dit gesprek is nog niet geweest") {
			t.Fatalf("got %d: %s", got.Status, got.Text())
		}
	})
}

func TestWhoMayRecordAConversation(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		c := newCompass(t, w, "Minder eenzaamheid")
		addSeat(t, w, c, "Buurtkracht", kompas.PerspectiveProvider, w.Organisation.ID)
		officer := w.As(kompas.RolePolicy)
		page := officer.Submit(officer.Get("/r/baarn/kompassen/minder-eenzaamheid/gesprekken/nieuw"), "gesprek", "datum", "2026-02-12", "stap", "0")
		at := page.Form(t, "uitkomst").Action
		provider := w.As(kompas.RoleProvider)
		if got := provider.Get("/r/baarn/kompassen/minder-eenzaamheid/gesprekken/nieuw"); got.Status != http.StatusForbidden {
			t.Errorf("a provider starts a record: got %d", got.Status)
		}
		seen := provider.Get(at)
		if seen.Status != http.StatusOK || seen.Has("Rond dit gesprek af") {
			t.Errorf("a provider at the table: got %d", seen.Status)
		}
		if got := provider.Submit(seen, "inbreng", "inbreng", "Wij zien dat ook", "perspectief", "aanbieder"); got.Status != http.StatusOK || !got.Has("Wij zien dat ook") {
			t.Errorf("a provider adds what was said: got %d", got.Status)
		}
		if got := w.Client(w.Stranger).Get(at); got.Status != http.StatusNotFound {
			t.Errorf("somebody of another space: got %d", got.Status)
		}
		elsewhere := strings.Replace(at, "/r/baarn/", "/r/soest/", 1)
		if got := w.Client(w.Stranger).Get(elsewhere); got.Status != http.StatusNotFound {
			t.Errorf("the same conversation in another space: got %d", got.Status)
		}
		if got := w.As(kompas.RoleCouncil).Get(at); got.Status != http.StatusForbidden {
			t.Errorf("a council member: got %d", got.Status)
		}
	})
}

func TestTakenAwayInputCanBePutBack(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		newCompass(t, w, "Minder eenzaamheid")
		officer := w.As(kompas.RolePolicy)
		page := officer.Submit(officer.Get("/r/baarn/kompassen/minder-eenzaamheid/gesprekken/nieuw"), "gesprek", "datum", "2026-02-12", "stap", "0")
		page = officer.Submit(page, "inbreng", "inbreng", "Vervoer is het probleem", "perspectief", "gemeente")
		at := page.Form(t, "uitkomst").Action + "/inbreng/"
		id := strings.TrimSuffix(strings.SplitN(page.Body[strings.Index(page.Body, at)+len(at):], `"`, 2)[0], "/weghalen")
		page = officer.Post(at+id+"/weghalen", nil)
		if page.Has("Vervoer is het probleem Wijzig") || !page.Has("Zet terug") {
			t.Fatalf("not taken away: %s", page.Text())
		}
		if page = officer.Post(at+id+"/terugzetten", nil); !page.Has("Vervoer is het probleem") {
			t.Fatalf("not put back: %s", page.Text())
		}
	})
}
