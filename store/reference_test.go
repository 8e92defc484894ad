package store_test

import (
	"fmt"
	"slices"
	"sync"
	"testing"

	"kompas/area"
	"kompas/fault"
	"kompas/figure"
	"kompas/internal/storetest"
	"kompas/store"
)

func division(t *testing.T, year int, scope string, codes ...string) *area.Division {
	t.Helper()
	var areas []area.Area
	for _, code := range codes {
		a, err := area.New(code, "Naam van "+code)
		must(t, err)
		if a.Level == area.Municipality && slices.Contains(codes, "GG2514") {
			a.Regions = []string{"GG2514"}
		}
		areas = append(areas, a)
	}
	d, err := area.NewDivision(year, scope, areas)
	must(t, err)
	return d
}

func layer(t *testing.T, tx *store.Tx, period, division string, edition int, values ...int32) {
	t.Helper()
	l := figure.Layer{Indicator: "inwoners", Period: period, Level: "gemeente", Division: division, Edition: edition, Part: figure.PartValue, Decimals: 1,
		Values: values, Basis: figure.Census, Source: "CBS", SourceID: "85984NED", SourceYear: "2024", Licence: "CC BY 4.0"}
	for i, v := range values {
		if v < 0 {
			l.Flags = append(l.Flags, make([]figure.Flag, len(values)-len(l.Flags))...) // only the first time
			l.Flags[i] = figure.Flag(figure.Suppressed)
		}
	}
	blob, err := l.EncodeBlob()
	must(t, err)
	must(t, tx.InsertLayer(l, blob))
}

// loadReference stores two boundary years (in the second GM0002 went into GM0003) with three years of figures.
func loadReference(t *testing.T, s *store.Store, edition string) (fresh bool) {
	t.Helper()
	must(t, s.Update(t.Context(), func(tx *store.Tx) (err error) {
		if fresh, err = tx.BeginReference(edition); err != nil || !fresh {
			return err
		}
		before := division(t, 2021, "NL00", "NL00", "GM0001", "GM0002", "GM0003")
		after := division(t, 2024, "NL00", "NL00", "GG2514", "GM0001", "GM0003", "WK000100", "BU00010000", "BU00010001")
		own := division(t, 2024, "GM0001", "GM0001")
		must(t, tx.InsertDivision(store.Division{Key: "2021", Year: 2021, Scope: "NL00", Name: "Gemeenten 2021", Source: "CBS"}, before, nil))
		must(t, tx.InsertDivision(store.Division{Key: "2024", Year: 2024, Scope: "NL00", Name: "Gemeenten 2024", Source: "CBS"}, after,
			[]area.Profile{{Code: "GM0001", Year: 2024, Inhabitants: 25000, Urbanity: 3}}))
		must(t, tx.InsertDivision(store.Division{Key: "2024-GM0001", Year: 2024, Scope: "GM0001", Name: "Een", Source: "Een"}, own, nil))
		must(t, tx.PutCatalogueIndicator(figure.CatalogueIndicator{Key: "inwoners", Name: "Inwoners " + edition, Theme: figure.ThemePopulation,
			Unit: figure.Count, Decimals: 1, Kind: figure.Stock, Basis: figure.Census, Position: 1}))
		layer(t, tx, "2019", "2021", 1, 10, 20, 30)
		layer(t, tx, "2021", "2021", 1, 11, -1, 33)
		layer(t, tx, "2024", "2024", 1, 90, 90)
		layer(t, tx, "2024", "2024", 2, 14, 54)
		layer(t, tx, "2024", "2024-GM0001", 2, 77)
		layer(t, tx, "2025", "2024-GM0001", 1, 15)
		return tx.InsertDrawing(area.Map{Division: "2024", Level: area.Municipality, Within: "NL00", Width: 100, Height: 120, Source: "Kadaster",
			Shapes: []area.Shape{{Code: "GM0001", Path: "M0 0h9v9z", X: 4, Y: 4}}})
	}))
	return fresh
}

func inwoners(within string) store.LayerQuery {
	return store.LayerQuery{Indicator: "inwoners", Level: area.Municipality, Within: within}
}

func TestASeriesFollowsAreasThroughBoundaryYears(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store, _ *storetest.Kit) {
		loadReference(t, s, "a")
		read := func(within string, codes ...string) (out []string) {
			must(t, s.View(t.Context(), func(tx *store.Tx) error {
				points, err := tx.Series(inwoners(within), codes)
				for _, p := range points {
					text := p.Layer.Period
					for _, v := range p.Values {
						if v.Absence == figure.Present {
							text += fmt.Sprintf(" %.1f", v.Value)
						} else {
							text += " " + v.Absence.Code()
						}
					}
					out = append(out, text)
				}
				return err
			}))
			return out
		}
		want := []string{"2019 1.0 2.0 3.0", "2021 1.1 onderdrukt 3.3", "2024 1.4 geen_cijfer 5.4"}
		if got := read("NL00", "GM0001", "GM0002", "GM0003"); !slices.Equal(got, want) {
			t.Errorf("%q, want %q", got, want)
		}
		// Within the municipality its own figures fill the year that the country does not have.
		want = []string{"2019 1.0", "2021 1.1", "2024 1.4", "2025 1.5"}
		if got := read("WK000100", "GM0001"); !slices.Equal(got, want) {
			t.Errorf("%q, want %q", got, want)
		}
	})
}

func TestALayerIsTheNewestEditionOfItsPeriod(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store, _ *storetest.Kit) {
		loadReference(t, s, "a")
		must(t, s.View(t.Context(), func(tx *store.Tx) error {
			l, err := tx.Layer(inwoners("NL00"), "")
			must(t, err)
			if v, _ := l.Blob.At(1); l.Period != "2024" || l.Edition != 2 || l.Blob.Len() != 2 || v != 5.4 {
				t.Errorf("%+v reads %v", l.Layer, v)
			}
			if _, err := tx.Layer(inwoners("NL00"), "2025"); !fault.Is(err, fault.NotFound) {
				t.Errorf("the country has no 2025: %v", err)
			}
			periods, err := tx.Periods(inwoners("GM0001"))
			must(t, err)
			if !slices.Equal(periods, []string{"2019", "2021", "2024", "2025"}) {
				t.Errorf("%v", periods)
			}
			coverage, err := tx.Coverages("inwoners")
			must(t, err)
			want := []store.Coverage{{"inwoners", area.Municipality, "GM0001", "2024", "2025", 2}, {"inwoners", area.Municipality, "NL00", "2019", "2024", 3}}
			if !slices.Equal(coverage, want) {
				t.Errorf("%v", coverage)
			}
			return nil
		}))
	})
}

func TestAreasAreFoundInTheNewestDivisionThatHasThem(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store, _ *storetest.Kit) {
		must(t, s.View(t.Context(), func(tx *store.Tx) error {
			if _, err := tx.NewestDivision(); !fault.Is(err, fault.NotFound) {
				t.Errorf("before any figures are loaded: %v", err)
			}
			return nil
		}))
		loadReference(t, s, "a")
		must(t, s.View(t.Context(), func(tx *store.Tx) error {
			d, err := tx.NewestDivision()
			must(t, err)
			if from, to := d.Within(area.Neighbourhood, "GM0001"); d.Key != "2024" || to-from != 2 {
				t.Errorf("division %s, buurten %d to %d", d.Key, from, to)
			}
			a, err := tx.Area("GM0001")
			must(t, err)
			if a.Region(area.GGDRegion) != "GG2514" {
				t.Errorf("%+v", a)
			}
			if _, err := tx.Area("GM0002"); err != nil {
				t.Errorf("an area that was merged is no longer found: %v", err)
			}
			if _, err := tx.Area("GM9999"); !fault.Is(err, fault.NotFound) {
				t.Errorf("%v", err)
			}
			profiles, err := tx.Profiles("2024")
			must(t, err)
			if len(profiles) != 1 || profiles[0].Inhabitants != 25000 {
				t.Errorf("%+v", profiles)
			}
			list, err := tx.Divisions()
			must(t, err)
			if len(list) != 3 || list[0].Key != "2024" || list[1].Key != "2024-GM0001" {
				t.Errorf("%+v", list)
			}
			m, err := tx.Drawing("2024", area.Municipality, "NL00")
			must(t, err)
			if len(m.Shapes) != 1 || m.Width != 100 {
				t.Errorf("%+v", m)
			}
			_, err = tx.Drawing("2024", area.Neighbourhood, "GM0001")
			if !fault.Is(err, fault.NotFound) {
				t.Errorf("%v", err)
			}
			return nil
		}))
	})
}

func TestAnEditionIsLoadedOnceAndReplacesTheOneBefore(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store, kit *storetest.Kit) {
		var group sync.WaitGroup
		var mu sync.Mutex
		loads := 0
		for range 3 {
			group.Go(func() {
				fresh := loadReference(t, s, "a")
				mu.Lock()
				defer mu.Unlock()
				if fresh {
					loads++
				}
			})
		}
		group.Wait()
		if loads != 1 {
			t.Errorf("one edition was loaded %d times", loads)
		}
		name := func() (name string) {
			must(t, s.View(t.Context(), func(tx *store.Tx) error {
				list, err := tx.Catalogue()
				must(t, err)
				if _, err := tx.Division("2024"); err != nil { // fills the memory of this edition
					t.Error(err)
				}
				name = list[0].Name
				return nil
			}))
			return name
		}
		if name() != "Inwoners a" || !loadReference(t, s, "b") || name() != "Inwoners b" {
			t.Error("the second edition did not replace the first")
		}
		// A space that is bound to an indicator keeps it when an edition no longer has it.
		space := s.Tenant(kit.Tenant(t))
		must(t, space.Update(t.Context(), func(tx *store.Tx) error {
			_, err := tx.Exec(`insert into indicator (tenant_id, id, name, definition, nature, unit, decimals, direction, number_kind, basis, is_sensitive,
				source_name, source_publisher, source_licence, is_example, catalogue_key, area_code, created_at)
				values ($1, 'i', '', '', '', '', 0, '', '', '', false, '', '', '', false, 'inwoners', '', 0)`, tx.Tenant())
			return err
		}))
		must(t, s.Update(t.Context(), func(tx *store.Tx) error {
			_, err := tx.BeginReference("c")
			return err
		}))
		must(t, s.View(t.Context(), func(tx *store.Tx) error {
			if list, err := tx.Catalogue(); err != nil || len(list) != 0 {
				t.Errorf("a withdrawn indicator is still listed: %v %v", list, err)
			}
			_, err := tx.CatalogueIndicator("inwoners")
			return err
		}))
	})
}
