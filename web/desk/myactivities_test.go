package desk_test

import (
	"net/http"
	"regexp"
	"strings"
	"testing"

	"kompas/db"
	"kompas/internal/apptest"
	"kompas/kompas"
)

func TestWhoCarriesOutActivitiesFindsThemWithWhatIsAsked(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		c := newCompass(t, w, "Minder eenzaamheid")
		addSeat(t, w, c, "Buurtkracht", kompas.PerspectiveProvider, w.Organisation.ID)
		addActivity(t, w, c, "Koffie", w.Organisation.ID)
		addActivity(t, w, c, "Maatjes", w.AddOrganisation(w.Space, "Stichting Ander", "aanbieder").ID)
		provider := w.As(kompas.RoleProvider)
		page := provider.Get("/r/baarn/mijn-activiteiten")
		if page.H1 != "Mijn activiteiten" || !page.Has("Stichting Buurtkracht") || page.Has("Maatjes") {
			t.Fatalf("got %s", page.Text())
		}
		for _, words := range []string{"Koffie: beantwoord 3 vragen over kwaliteit", "Koffie: vul in wat deelnemers ervan vinden"} {
			links := page.Links(words)
			if len(links) != 1 {
				t.Fatalf("%q leads to %v: %s", words, links, page.Text())
			}
			if got := provider.Get(links[0]); got.Status != http.StatusOK || len(got.Links("Mijn activiteiten")) == 0 {
				t.Errorf("%s: got %d", links[0], got.Status)
			}
		}
		if en := provider.Get("/en/r/baarn/mijn-activiteiten"); !en.Has("Koffie: answer 3 questions about quality") {
			t.Errorf("in English: %s", en.Text())
		}
		if page := w.As(kompas.RolePolicy).Get("/r/baarn"); len(page.Links("Mijn activiteiten")) != 0 {
			t.Error("a policy officer is led to activities of none")
		}
		if page := w.As(kompas.RoleCouncil).Get("/r/baarn/mijn-activiteiten"); page.Status != http.StatusForbidden {
			t.Errorf("a council member: got %d", page.Status)
		}
	})
}

var menuLink = regexp.MustCompile(`<a href="([^"]+)"`)

func TestEveryItemOfTheMenuLeadsToAPage(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		for _, role := range kompas.AccountRoles() {
			c := w.As(role)
			page := c.Get("/r/baarn/wie-mag-wat")
			menu := page.Body[strings.Index(page.Body, `class="hoofdmenu"`):]
			menu = menu[:strings.Index(menu, "</nav>")]
			var items []string
			for _, m := range menuLink.FindAllStringSubmatch(menu, -1) {
				items = append(items, m[1])
			}
			if len(items) == 0 || len(items) > 6 {
				t.Errorf("%s: the menu holds %v", role, items)
			}
			for _, to := range items {
				if got := c.Get(to); got.Status != http.StatusOK || got.Path != to {
					t.Errorf("%s: %s leads to %d %s", role, to, got.Status, got.Path)
				}
			}
		}
	})
}

func TestMyActivitiesReadForEverybody(t *testing.T) {
	w := apptest.New(t, db.SQLite)
	tab := w.Window(kompas.RoleProvider)
	look(t, tab, "mijn-activiteiten-leeg", "/r/baarn/mijn-activiteiten")
	filledCompass(t, w, w.As(kompas.RolePolicy))
	c := newCompass(t, w, "Rondkomen")
	addSeat(t, w, c, "Buurtkracht", kompas.PerspectiveProvider, w.Organisation.ID)
	addActivity(t, w, c, "Koffie met een vrijwilliger die u de eerste keer ophaalt", w.Organisation.ID)
	addActivity(t, w, c, "Budgetcursus", w.Organisation.ID)
	look(t, tab, "mijn-activiteiten", "/r/baarn/mijn-activiteiten")
	look(t, tab, "mijn-activiteiten-en", "/en/r/baarn/mijn-activiteiten")
}
