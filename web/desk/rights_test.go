package desk_test

import (
	"net/http"
	"strings"
	"testing"

	"kompas/db"
	"kompas/internal/apptest"
	"kompas/kompas"
)

func TestEverybodyReadsWhatEachRoleMayAndOnlyTheManagerReadsNames(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		for _, role := range kompas.AccountRoles() {
			page := w.As(role).Get("/r/baarn/wie-mag-wat")
			if page.Status != http.StatusOK || !page.Has("dit bent u") || !page.Has("coördinator van een aanbieder") {
				t.Errorf("%s: got %d %s", role, page.Status, page.Text())
			}
			others := page.Has("Greet Griffie") && role != kompas.RoleClerk
			if others != (role == kompas.RoleManager) {
				t.Errorf("%s reads the names of others: %v", role, others)
			}
		}
		w.AddPerson("Zonder Rol")
		page := w.As(kompas.RoleManager).Get("/r/baarn/wie-mag-wat")
		if page.Has("Zonder Rol") || page.Has("Sanne Soest") || len(page.Links("Greet Griffie")) != 1 {
			t.Errorf("the manager reads: %s", page.Text())
		}
		if got := w.Client(w.Stranger).Get("/r/baarn/wie-mag-wat"); got.Status != http.StatusNotFound {
			t.Errorf("somebody of another space: got %d", got.Status)
		}
		soest := w.Client(w.Stranger).Get("/r/soest/wie-mag-wat")
		if !soest.Has("nu heeft niemand deze rol") {
			t.Error("it does not say which roles nobody has")
		}
	})
}

func TestWhatARoleMayIsWhatIsAsked(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		page := w.As(kompas.RoleProvider).Get("/r/baarn/wie-mag-wat")
		own := page.Text()[strings.Index(page.Text(), "dit bent u"):]
		own = own[:strings.Index(own, "Privacy")]
		for _, want := range []string{"Activiteiten (van de eigen organisatie)", "Lezen Kompassen en wat erin staat", "Niet te zien"} {
			if !strings.Contains(own, want) {
				t.Errorf("a provider does not read %q: %s", want, own)
			}
		}
		// What the page says is what happens when the pages are opened.
		for role, texts := range map[kompas.Role][2]string{kompas.RoleManager: {"Lezen Kompassen en wat erin staat Aanvullingen bij cijfers", ""},
			kompas.RoleCouncil: {"Lezen op hoofdlijnen Kompassen en wat erin staat Aanvullingen bij cijfers", "Voorstellen en lezen Aanvullingen"}} {
			page := w.As(role).Get("/r/baarn/wie-mag-wat").Text()
			mine := page[strings.Index(page, "dit bent u"):]
			if !strings.Contains(mine, texts[0]) || texts[1] != "" && strings.Contains(mine[:strings.Index(mine, "kompasbegeleider")], texts[1]) {
				t.Errorf("%s reads: %s", role, mine)
			}
		}
		if en := w.As(kompas.RoleProvider).Get("/en/r/baarn/wie-mag-wat"); !en.Has("Activities (of the own organisation)") || !en.Has("this is you") {
			t.Errorf("in English: %s", en.Text())
		}
	})
}

func TestWhoMaySeeWhatReadsForEverybody(t *testing.T) {
	w := apptest.New(t, db.SQLite)
	look(t, w.Window(kompas.RoleManager), "wie-mag-wat-beheerder", "/r/baarn/wie-mag-wat")
	look(t, w.Window(kompas.RoleProvider), "wie-mag-wat", "/en/r/baarn/wie-mag-wat")
}
