package store_test

import (
	"fmt"
	"slices"
	"testing"

	"kompas/internal/storetest"
	"kompas/kompas"
	"kompas/store"
)

func TestOwnFiguresComeOncePerPeriodInTheirNewestVintage(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store, kit *storetest.Kit) {
		mine, other := s.Tenant(kit.Tenant(t)), s.Tenant(kit.Tenant(t))
		record := func(space store.Space, names ...string) {
			t.Helper()
			must(t, space.Update(t.Context(), func(tx *store.Tx) error {
				for _, name := range names {
					i := kompas.Indicator{ID: kompas.IndicatorID(tx.NewID()), Name: name, Nature: "beleving", Unit: "procent", Direction: "omhoog",
						NumberKind: "verhouding", Basis: "telling", AreaCode: "GM0308"}
					if err := tx.InsertIndicator(i); err != nil {
						return err
					}
					for _, f := range []struct {
						area, period, breakdown string
						value                   float64
					}{{"GM0308", "2025", "", 1}, {"BU03080100", "2024", "", 2}, {"GM0308", "2024", "", 3}, {"GM0308", "2025", "", 4},
						{"GM0308", "2024", "leeftijd:75+", 5}, {"GM0308", "2025", "", 6}} {
						if name == "niets verbeterd" && f.value < 6 && f.period == "2025" {
							continue
						}
						o := kompas.Observation{IndicatorID: i.ID, AreaCode: f.area, Period: f.period, Breakdown: f.breakdown, Value: &f.value}
						if err := tx.InsertObservation(o); err != nil {
							return err
						}
					}
				}
				return nil
			}))
		}
		record(mine, "een", "niets verbeterd", "twee")
		record(other, "drie")
		must(t, mine.View(t.Context(), func(tx *store.Tx) error {
			list, err := tx.SpaceObservations()
			if err != nil {
				return err
			}
			var got []string
			for _, o := range list {
				got = append(got, fmt.Sprint(o.AreaCode, " ", o.Period, " ", *o.Value))
			}
			want := []string{"BU03080100 2024 2", "GM0308 2024 3", "GM0308 2025 6"}
			if !slices.Equal(got, slices.Concat(want, want, want)) {
				t.Errorf("%q", got)
			}
			if !slices.IsSortedFunc(list, func(a, b kompas.Observation) int { return slices.Compare([]byte(a.IndicatorID), []byte(b.IndicatorID)) }) {
				t.Error("not by indicator")
			}
			return nil
		}))
	})
}
