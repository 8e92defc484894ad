package desk_test

import (
	"strings"
	"testing"
	"time"

	"kompas/internal/apptest"
	"kompas/kompas"
)

func TestTheOverviewSaysInWhichOrderCompassesStand(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		officer := w.As(kompas.RolePolicy)
		const order = "Het nieuwste kompas staat bovenaan."
		for i, title := range []string{"Rondkomen", "Jeugd"} {
			w.Clock.Advance(time.Minute)
			officer.Submit(officer.Get("/r/baarn/kompassen/nieuw"), "kompas", "titel", title, "startjaar", "2026", "looptijd", "4")
			for _, at := range []string{"/r/baarn", "/r/baarn/kompassen"} {
				if page := officer.Get(at); page.Has(order) != (i > 0) {
					t.Errorf("%s with %d compasses: %s", at, i+1, page.Text())
				}
			}
		}
		if text := officer.Get("/r/baarn").Text(); strings.Index(text, "Jeugd") > strings.Index(text, "Rondkomen") {
			t.Errorf("the newest is not first: %s", text)
		}
	})
}

func TestAPeriodIsWrittenInWordsWhereverAFigureStands(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		officer := w.As(kompas.RolePolicy)
		result := withResult(t, w, officer)
		page := addIndicator(t, officer, result, "Eenzaam", "beleving")
		page = officer.Submit(page, "meting", "periode", "2025-Q3", "k", "300", "n", "600")
		page = officer.Submit(page, "meting", "periode", "2025-Q4", "k", "290", "n", "600")
		officer.Submit(page, "doel", "beginmeting", "2025-Q3", "doel-soort", "decrease_to", "doel", "40", "doel-periode", "2028")
		compass := strings.Split(result.Path, "/resultaten/")
		sheet := officer.Post(strings.Replace(compass[0], "/kompassen/", "/raad/", 1)+"/"+compass[1], nil)
		for _, at := range []string{"/r/baarn", "/r/baarn/cijfers", compass[0]} {
			if page := officer.Get(at); page.Status != 200 || !page.Has("4e kwartaal 2025") {
				t.Errorf("%s is %d: %s", at, page.Status, page.Text())
			}
		}
		page = officer.Get(strings.TrimSuffix(sheet.Path, "/wijzigen"))
		if !page.Has("3e kwartaal 2025") || !page.Has("4e kwartaal 2025, ± 4") || page.Has("2025-Q") {
			t.Errorf("the council page: %s", page.Text())
		}
	})
}

func TestAListWithoutCompassesSaysWhenOneWillStandThere(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		if page := w.As(kompas.RoleCouncil).Get("/r/baarn/kompassen"); page.Status != 200 || !page.Has("Zodra u bij een kompas aan tafel zit, staat het hier.") {
			t.Errorf("%d: %s", page.Status, page.Text())
		}
	})
}
