package desk_test

import (
	"strings"
	"testing"

	"kompas/figure"
	"kompas/internal/apptest"
	"kompas/kompas"
	"kompas/store"
)

// measured makes a council page of a result with an own indicator, and gives how to measure, freeze and read.
func measured(t *testing.T, w *apptest.World) (measure func(k, n string), freeze func() string) {
	t.Helper()
	slug, result := startCompass(t, w)
	officer := w.Actor(kompas.RolePolicy)
	id, err := w.App.AddIndicator(t.Context(), officer, slug, result, map[string]string{"indicator": "Geldzorgen", "aard": "beleving", "eenheid": "procent",
		"richting": "omlaag", "grondslag": "steekproef", "bron": "Bewonersonderzoek"}, "")
	if err != nil {
		t.Fatal(err)
	}
	c := w.As(kompas.RolePolicy)
	at := "/r/baarn/raad/" + slug + "/" + result
	measure = func(k, n string) {
		t.Helper()
		if err := w.App.Measure(t.Context(), officer, slug, result, id, map[string]string{"periode": "2025", "k": k, "n": n}, ""); err != nil {
			t.Fatal(err)
		}
	}
	freeze = func() string {
		t.Helper()
		c.Post(at, nil)
		page := c.Post(at+"/vastleggen", nil)
		if page.Status != 200 {
			t.Fatalf("freezing: %d %s", page.Status, page.Text())
		}
		return page.Text()
	}
	return measure, freeze
}

const heldWords = "Geldzorgen: zoals openbaar op"

func TestAFigureThatChangedByAFewPeopleStaysOnTheCouncilPageAsItBecamePublic(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		measure, freeze := measured(t, w)
		measure("12", "40")
		if page := freeze(); !strings.Contains(page, "30%") || strings.Contains(page, heldWords) {
			t.Fatalf("first page: %s", page)
		}
		measure("20", "41")
		if page := freeze(); !strings.Contains(page, "30%") || strings.Contains(page, "49%") || !strings.Contains(page, heldWords) {
			t.Errorf("one answer more shows: %s", page)
		}
		measure("30", "60")
		if page := freeze(); !strings.Contains(page, "50%") || strings.Contains(page, heldWords) {
			t.Errorf("twenty answers more are held back: %s", page)
		}
		measure("29", "58")
		if page := freeze(); !strings.Contains(page, heldWords) {
			t.Errorf("two answers fewer than the second time show: %s", page)
		}
	})
}

func TestASpaceMayBeStricterThanTenAndNeverLaxer(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		measure, freeze := measured(t, w)
		measure("12", "40")
		manager := w.As(kompas.RoleManager)
		page := manager.Get("/r/baarn/instellingen")
		if page = manager.Submit(page, "ruimte", "looptijd", "4", "kleinste-groep", "9"); page.Status != 422 {
			t.Errorf("nine is taken: %d", page.Status)
		}
		if page := freeze(); !strings.Contains(page, "30%") {
			t.Errorf("at ten: %s", page)
		}
		if page = manager.Submit(manager.Get("/r/baarn/instellingen"), "ruimte", "looptijd", "4", "kleinste-groep", "41"); page.Status != 200 {
			t.Fatalf("41: %d %s", page.Status, page.Text())
		}
		if page := freeze(); strings.Contains(page, "30%") {
			t.Errorf("40 answers where 41 is the least: %s", page)
		}
	})
}

// Wijk by wijk the rest of the municipality could be worked out: no page shows enough for that.
func TestAWijkThatCouldBeWorkedOutIsHiddenFromTheOverview(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		measure, _ := measured(t, w)
		measure("30", "76")
		err := w.Store.Tenant(w.Space.ID).Update(t.Context(), func(tx *store.Tx) error {
			list, err := tx.OwnIndicators()
			if err != nil {
				return err
			}
			for area, n := range map[string]int{"WK030801": 40, "WK030802": 30, "WK030803": 6} {
				o := kompas.Observe(figure.ShareOf(n/3, n))
				o.IndicatorID, o.AreaCode, o.Period = list[0].ID, area, "2025"
				if err := tx.InsertObservation(o); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
		at, err := w.App.AtGlance(t.Context(), w.Actor(kompas.RolePolicy))
		if err != nil {
			t.Fatal(err)
		}
		for _, a := range at.Areas {
			if shown := a.Figures[0].Present(); shown != (a.Code == "WK030801") {
				t.Errorf("%s: shown %v", a.Code, shown)
			}
		}
	})
}
