package app_test

import (
	"testing"
	"time"

	"kompas/app"
	"kompas/area"
	"kompas/internal/storetest"
	"kompas/refdata"
	"kompas/store"
)

func TestTheNationalFiguresAreLoadedOnceAndRead(t *testing.T) {
	data, err := refdata.Open()
	if err != nil {
		t.Fatal(err)
	}
	storetest.Each(t, func(t *testing.T, s *store.Store, kit *storetest.Kit) {
		a := app.New(s, app.Outside{Now: kit.Clock.Now, NewID: kit.NewID, Zone: time.UTC, Reference: data.Version()})
		for _, want := range []bool{true, false} {
			if loaded, err := a.LoadReference(t.Context(), data); err != nil || loaded != want {
				t.Fatalf("loaded: %v, %v, want %v", loaded, err, want)
			}
		}
		err := s.View(t.Context(), func(tx *store.Tx) error {
			d, err := tx.NewestDivision()
			if err != nil {
				return err
			}
			original, err := data.Division(d.Key)
			if err != nil {
				return err
			}
			for _, level := range original.Levels() {
				if d.Len(level) != original.Len(level) {
					t.Errorf("%s: %d areas, want %d", level, d.Len(level), original.Len(level))
				}
			}
			list, err := tx.Catalogue()
			if err != nil || len(list) == 0 {
				t.Errorf("%d indicators: %v", len(list), err)
			}
			layers := 0
			for _, c := range list {
				coverage, err := tx.Coverages(c.Key)
				if err != nil {
					return err
				}
				for _, have := range coverage {
					q := store.LayerQuery{Indicator: c.Key, Level: have.Level, Within: have.Scope}
					points, err := tx.Series(q, []string{"GM0308"})
					if err != nil {
						return err
					}
					layers += len(points)
				}
			}
			if layers == 0 {
				t.Error("no figure can be read")
			}
			_, err = tx.Drawing(d.Key, area.Municipality, area.CountryCode)
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	})
}
