package demo_test

import (
	"testing"
	"time"

	"kompas/db"
	"kompas/demo"
	"kompas/fault"
	"kompas/internal/apptest"
	"kompas/store"
)

// fill puts the demonstration in an empty world.
func fill(t *testing.T, w *apptest.World) {
	t.Helper()
	w.LoadFigures()
	if err := w.App.ClaimDemo(t.Context()); err != nil {
		t.Fatal(err)
	}
	if err := demo.Fill(t.Context(), w.App, w.Clock.Set); err != nil {
		t.Fatal(err)
	}
}

func TestTheHistoryOfTheDemonstrationHolds(t *testing.T) {
	apptest.EachEmpty(t, func(t *testing.T, w *apptest.World) {
		fill(t, w)
		reports, err := w.Store.Verify(t.Context(), nil, func(f *fault.Error) { t.Error(f) })
		if err != nil || len(reports) != 3 {
			t.Fatalf("got %d spaces: %v", len(reports), err)
		}
	})
}

func TestAFilledDemonstrationIsNotFilledAgain(t *testing.T) {
	apptest.EachEmpty(t, func(t *testing.T, w *apptest.World) {
		fill(t, w)
		before := heads(t, w)
		if err := demo.Fill(t.Context(), w.App, w.Clock.Set); err != nil {
			t.Fatal(err)
		}
		if after := heads(t, w); after != before {
			t.Errorf("got %s, was %s", after, before)
		}
	})
}

// heads gives the last line of history of every space.
func heads(t *testing.T, w *apptest.World) string {
	t.Helper()
	reports, err := w.Store.Verify(t.Context(), nil, func(f *fault.Error) { t.Error(f) })
	if err != nil {
		t.Fatal(err)
	}
	text := ""
	for _, r := range reports {
		text += r.Head.String() + " "
	}
	return text
}

func TestOnlyADemonstrationIsFilled(t *testing.T) {
	apptest.EachEmpty(t, func(t *testing.T, w *apptest.World) {
		w.LoadFigures()
		if err := demo.Fill(t.Context(), w.App, w.Clock.Set); !fault.Is(err, fault.NotFound) {
			t.Fatalf("got %v", err)
		}
		err := w.Store.View(t.Context(), func(tx *store.Tx) error {
			if empty, err := tx.Deserted(); err != nil || !empty {
				t.Errorf("something was put in: %v", err)
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	})
}

func TestTheDemonstrationFillsOnAnyDay(t *testing.T) {
	for _, day := range []string{"2026-12-31", "2027-01-03", "2027-02-28", "2027-04-01", "2028-02-29", "2030-07-14"} {
		t.Run(day, func(t *testing.T) {
			w := apptest.Empty(t, db.SQLite)
			start, err := time.Parse(time.DateOnly, day)
			if err != nil {
				t.Fatal(err)
			}
			w.Clock.Set(start.Add(5 * time.Hour))
			fill(t, w)
		})
	}
}
