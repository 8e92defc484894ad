package app_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"kompas/db"
	"kompas/internal/apptest"
	"kompas/kompas"
	"kompas/store"
)

// loose makes a compass with an activity that contributes to nothing.
func loose(t *testing.T, w *apptest.World) string {
	t.Helper()
	by := w.Actor(kompas.RolePolicy)
	slug, err := w.App.StartCompass(t.Context(), by, map[string]string{"titel": "Minder eenzaamheid"}, "")
	if err != nil {
		t.Fatal(err)
	}
	_, err = w.App.StartActivity(t.Context(), by, slug, map[string]string{"activiteit": "Burendag", "vorm": "informeel", "nieuw-of-bestaand": "nieuw", "stand": "loopt"}, "")
	if err != nil {
		t.Fatal(err)
	}
	return slug
}

// kept gives what is kept of one rule.
func kept(t *testing.T, w *apptest.World, code string) (out []kompas.KeptFinding) {
	t.Helper()
	err := w.Store.Tenant(w.Space.ID).View(t.Context(), func(tx *store.Tx) error {
		rows, err := tx.CheckPictures("")
		for _, r := range rows {
			for _, k := range r.Kept {
				if k.Code == code {
					out = append(out, k)
				}
			}
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func night(t *testing.T, w *apptest.World) {
	t.Helper()
	if err := w.App.CheckSpaces(t.Context()); err != nil {
		t.Fatal(err)
	}
}

func TestTheNightKeepsSinceWhenAFindingIsOpenAndEndsIt(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		slug := loose(t, w)
		night(t, w)
		first := kept(t, w, "KC-301")
		if len(first) != 1 || first[0].FirstSeen != "2026-03-02" || first[0].State != kompas.FindingOpen {
			t.Fatalf("kept %+v", first)
		}
		w.Clock.Set(time.Date(2026, time.October, 2, 9, 0, 0, 0, time.UTC))
		night(t, w)
		if again := kept(t, w, "KC-301"); len(again) != 1 || again[0].FirstSeen != "2026-03-02" {
			t.Fatalf("kept again as %+v", again)
		}
		if late := kept(t, w, "KC-314"); len(late) != 1 {
			t.Errorf("open for seven months: kept %+v", late)
		}
		if err := w.App.RemoveActivity(t.Context(), w.Actor(kompas.RolePolicy), slug, "burendag"); err != nil {
			t.Fatal(err)
		}
		night(t, w)
		if got := kept(t, w, "KC-301"); len(got) != 0 {
			t.Errorf("it lives on: %+v", got)
		}
	})
}

func TestTheCommandHearsWhatTheSpaceHears(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		slug := loose(t, w)
		lines, err := w.App.CheckSpace(t.Context(), w.Space.Slug)
		if err != nil {
			t.Fatal(err)
		}
		if len(lines) != 1 || lines[0].Code != "KC-301" || lines[0].Compass != slug || lines[0].Since != "" {
			t.Errorf("got %+v", lines)
		}
		if _, err := w.App.CheckSpace(t.Context(), "nergens"); err == nil {
			t.Error("a space that is not there has findings")
		}
		if other, err := w.App.CheckSpace(t.Context(), w.Elsewhere.Slug); err != nil || len(other) != 0 {
			t.Errorf("elsewhere: %+v, %v", other, err)
		}
	})
}

func TestNightIsOnTheClockOfTheNetherlands(t *testing.T) {
	w := apptest.New(t, "sqlite")
	for at, want := range map[time.Time]time.Duration{
		time.Date(2026, 7, 1, 0, 30, 0, 0, time.UTC):  30 * time.Minute, // half past two in summer
		time.Date(2026, 7, 1, 1, 0, 0, 0, time.UTC):   24 * time.Hour,   // three o'clock exactly
		time.Date(2026, 10, 24, 1, 0, 0, 0, time.UTC): 25 * time.Hour,   // the night the clock goes back
		time.Date(2026, 12, 1, 9, 0, 0, 0, time.UTC):  17 * time.Hour,   // ten o'clock in winter
		time.Date(2026, 3, 28, 2, 0, 0, 0, time.UTC):  23 * time.Hour,   // the night it goes forward
	} {
		w.Clock.Set(at)
		if got := w.App.UntilNight(); got != want {
			t.Errorf("at %s: %s, want %s", at, got, want)
		}
	}
}

func TestThePageOfACompassWithFortyActivitiesAsksTheDatabaseSeldom(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		by := w.Actor(kompas.RolePolicy)
		slug := loose(t, w)
		for i := range 39 {
			_, err := w.App.StartActivity(t.Context(), by, slug, map[string]string{"activiteit": fmt.Sprintf("Burendag %d", i), "vorm": "informeel",
				"nieuw-of-bestaand": "nieuw", "stand": "loopt"}, "")
			if err != nil {
				t.Fatal(err)
			}
		}
		result, err := w.App.StartResult(t.Context(), by, slug, map[string]string{"resultaat": "minder ouderen zich alleen voelen"}, "")
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.App.AddIndicator(t.Context(), by, slug, result, map[string]string{"indicator": "Eenzaamheid", "aard": "beleving", "eenheid": "procent",
			"richting": "omlaag", "grondslag": "telling"}, ""); err != nil {
			t.Fatal(err)
		}
		ctx, asked := db.CountStatements(t.Context())
		if _, err := w.App.CompassView(ctx, by, slug); err != nil {
			t.Fatal(err)
		}
		names := slices.DeleteFunc(*asked, func(name string) bool { return strings.HasPrefix(name, "set local") }) // binds the space
		if len(names) > 8 {
			t.Errorf("%d statements: %v", len(names), names)
		}
	})
}
