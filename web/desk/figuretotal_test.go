package desk_test

import (
	"strings"
	"testing"

	"kompas/db"
	"kompas/internal/apptest"
	"kompas/kompas"
)

// quarters measures an own number in quarters, of which the last year is not complete, and gives the address of its page.
func quarters(t *testing.T, w *apptest.World) string {
	t.Helper()
	slug, result := startCompass(t, w)
	officer := w.Actor(kompas.RolePolicy)
	id, err := w.App.AddIndicator(t.Context(), officer, slug, result, map[string]string{"indicator": "Hulpvragen aan het wijkteam", "aard": "feit", "eenheid": "aantal",
		"telt-op": "stroom", "richting": "omlaag", "grondslag": "telling", "bron": "Registratie wijkteam"}, "")
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range [][2]string{{"2024-Q1", "150"}, {"2024-Q2", "140"}, {"2024-Q3", "135"}, {"2024-Q4", "160"}, {"2025-Q1", "120"}, {"2025-Q2", "125"}, {"2025-Q3", "110"},
		{"2025-Q4", "130"}, {"2026-Q1", "115"}} {
		if err := w.App.Measure(t.Context(), officer, slug, result, id, map[string]string{"periode": m[0], "waarde": m[1]}, ""); err != nil {
			t.Fatal(err)
		}
	}
	return "/r/baarn/kompassen/" + slug + "/resultaten/" + result + "/indicatoren/" + id
}

func TestQuartersCanBeReadPerYearAndFromJanuary(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		at := quarters(t, w)
		c := w.As(kompas.RolePolicy)
		page := c.Get(at)
		for choice, want := range map[string][]string{
			"Per jaar":               {"van 585 in 2024 naar 485 in 2025.", "nog niet compleet: 1 van 4 kwartalen", "We tellen het niet als nul.", "Een jaar is de som"},
			"Opgeteld vanaf januari": {"115 van januari tot en met 1e kwartaal 2026.", "tot en met 3e kwartaal 2025"},
			"Per kwartaal":           {"van 150 in 1e kwartaal 2024"},
		} {
			to := page.Links(choice)
			if len(to) != 1 {
				t.Fatalf("%d links %q: %.900s", len(to), choice, page.Text())
			}
			to[0], _, _ = strings.Cut(to[0], "#")
			shown := c.Get(to[0])
			for _, words := range want {
				if !shown.Has(words) && !strings.Contains(shown.Body, words) {
					t.Errorf("%s: %q is not on the page: %.1500s", choice, words, shown.Text())
				}
			}
			if choice == "Per jaar" {
				file := c.Get(to[0] + "&vorm=csv&tabel=1")
				if !strings.Contains(file.Body, "2024;585;") || !strings.Contains(file.Body, "2026;nog niet compleet: 1 van 4 kwartalen;") {
					t.Errorf("the file: %.400s", file.Body)
				}
			}
		}
		w.LoadFigures()
		if page := c.Get("/r/baarn/wijken?tijd=jaar"); strings.Count(page.Body, `name="tijd" value="jaar"`) < 2 {
			t.Error("the choice of total is lost by the filter and by other forms of the page")
		}
		lines := func(at string) int { return strings.Count(c.Get(at).Body, `class="lijn"`) }
		if one, anew := lines(at), lines(at+"?tijd=opgeteld"); anew <= one {
			t.Errorf("a running total is drawn on over the new year: %d lines, %d of the quarters", anew, one)
		}
		if page := c.Get(at + "?tijd=onzin"); page.Status != 200 || !page.Has("Per kwartaal") {
			t.Errorf("of an unknown choice: %d", page.Status)
		}
	})
}

func TestHowTotalsLook(t *testing.T) {
	w := apptest.New(t, db.SQLite)
	at := quarters(t, w)
	tab := w.Window(kompas.RolePolicy)
	look(t, tab, "optellen-jaar", at+"?tijd=jaar")
	look(t, tab, "optellen-opgeteld", at+"?tijd=opgeteld")
}
