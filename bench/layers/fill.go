package layers

import (
	"context"
	"fmt"

	"kompas/area"
	"kompas/figure"
	"kompas/store"
)

// The Netherlands of 2024 in numbers: what is measured is the size, so the
// areas are made up.
const (
	municipalities = 342
	districts      = 3393
	neighbourhoods = 14574
)

// fill writes the areas, the indicators and their layers.
func (r *Reader) fill(ctx context.Context, values int) error {
	perIndicator := periods * (municipalities + districts + neighbourhoods)
	r.indicators = (values + perIndicator - 1) / perIndicator
	division, err := r.areas()
	if err != nil {
		return err
	}
	err = r.store.Update(ctx, func(tx *store.Tx) error {
		if _, err := tx.BeginReference("proef"); err != nil {
			return err
		}
		return tx.InsertDivision(store.Division{Key: division.Key, Year: division.Year, Scope: division.Scope, Name: "proef", Source: "proef"}, division, nil)
	})
	if err != nil {
		return err
	}
	for i := range r.indicators {
		err := r.store.Update(ctx, func(tx *store.Tx) error { return r.fillIndicator(tx, fmt.Sprintf(indicatorKey, i)) })
		if err != nil {
			return err
		}
	}
	return nil
}

// areas makes a country of the right size: municipalities with districts, and
// districts with neighbourhoods, in the order of their codes.
func (r *Reader) areas() (*area.Division, error) {
	list := []area.Area{}
	add := func(code string) error {
		a, err := area.New(code, code)
		list = append(list, a)
		return err
	}
	if err := add(area.CountryCode); err != nil {
		return nil, err
	}
	for m := range municipalities {
		r.codes = append(r.codes, fmt.Sprintf("GM%04d", m+1))
		if err := add(r.codes[m]); err != nil {
			return nil, err
		}
	}
	for d := range districts {
		if err := add(fmt.Sprintf("WK%04d%02d", d%municipalities+1, d/municipalities)); err != nil {
			return nil, err
		}
	}
	for n := range neighbourhoods {
		d := n % districts
		if err := add(fmt.Sprintf("BU%04d%02d%02d", d%municipalities+1, d/municipalities, n/districts)); err != nil {
			return nil, err
		}
	}
	return area.NewDivision(2024, area.CountryCode, list)
}

func (r *Reader) fillIndicator(tx *store.Tx, key string) error {
	err := tx.PutCatalogueIndicator(figure.CatalogueIndicator{Key: key, Name: key, NameEN: key, Unit: "%", Decimals: 1, Direction: "omhoog",
		Nature: "feit", Basis: figure.Census, Source: "proef", SourceTable: "proef", Position: 1})
	if err != nil {
		return err
	}
	for _, level := range []struct {
		level area.Level
		areas int
	}{{area.Municipality, municipalities}, {area.District, districts}, {area.Neighbourhood, neighbourhoods}} {
		for p := range periods {
			l := figure.Layer{Indicator: key, Level: string(level.level), Period: fmt.Sprint(firstPeriod + p), Division: "2024", Edition: 1,
				Part: figure.PartValue, Decimals: 1, Basis: figure.Census, Source: "proef", SourceID: "proef", SourceYear: "2024", Licence: "proef",
				Values: make([]int32, level.areas), Flags: make([]figure.Flag, level.areas)}
			for i := range l.Values {
				l.Values[i] = int32(r.random.IntN(1000))
				if r.random.IntN(20) == 0 {
					l.Flags[i] = figure.Flag(figure.Suppressed)
				}
			}
			blob, err := l.EncodeBlob()
			if err != nil {
				return err
			}
			if err := tx.InsertLayer(l, blob); err != nil {
				return err
			}
		}
	}
	return nil
}
