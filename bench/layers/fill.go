package layers

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"

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

// filling makes layers in a database.
type filling struct {
	store      *store.Store
	random     *rand.Rand
	edition    string
	row        func(Row) error // takes every value too; nil: nobody does
	indicators int
	codes      []string // of the municipalities
}

// Row is one value of a layer, as bare programs keep it. Areas are numbered from 1, level by level.
type Row struct {
	Indicator, Period, Area int
	Value                   float64
}

// The numbers of the areas of each level in rows, from the first up to and with the last.
const (
	LastMunicipality = municipalities
	LastDistrict     = municipalities + districts
	LastArea         = municipalities + districts + neighbourhoods
)

// Write makes a database at path that holds at least so many values as the national figures of an edition, and hands over
// every value that is there. It gives how many indicators there are: %d in indicatorKey.
func Write(ctx context.Context, path, edition string, values int, row func(Row) error) (indicators int, err error) {
	f := filling{random: rand.New(rand.NewPCG(1, 2)), edition: edition, row: row}
	if f.store, err = openStore(ctx, path); err != nil {
		return 0, err
	}
	return f.indicators, errors.Join(f.fill(ctx, values), f.store.Close())
}

// fill writes the areas, the indicators and their layers.
func (r *filling) fill(ctx context.Context, values int) error {
	perIndicator := periods * LastArea
	r.indicators = (values + perIndicator - 1) / perIndicator
	division, err := r.areas()
	if err != nil {
		return err
	}
	err = r.store.Update(ctx, func(tx *store.Tx) error {
		if _, err := tx.BeginReference(r.edition); err != nil {
			return err
		}
		return tx.InsertDivision(store.Division{Key: division.Key, Year: division.Year, Scope: division.Scope, Name: "proef", Source: "proef"}, division, nil)
	})
	if err != nil {
		return err
	}
	for i := range r.indicators {
		err := r.store.Update(ctx, func(tx *store.Tx) error { return r.fillIndicator(tx, i) })
		if err != nil {
			return err
		}
	}
	return nil
}

// areas makes a country of the right size: municipalities with districts, and
// districts with neighbourhoods, in the order of their codes.
func (r *filling) areas() (*area.Division, error) {
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

func (r *filling) fillIndicator(tx *store.Tx, number int) error {
	key := fmt.Sprintf(indicatorKey, number)
	err := tx.PutCatalogueIndicator(figure.CatalogueIndicator{Key: key, Name: key, NameEN: key, Unit: "%", Decimals: 1, Direction: "omhoog",
		Nature: "feit", Basis: figure.Census, Source: "proef", SourceTable: "proef", Position: 1})
	if err != nil {
		return err
	}
	for _, level := range []struct {
		level area.Level
		areas int
		from  int // number of the first area
	}{{area.Municipality, municipalities, 1}, {area.District, districts, LastMunicipality + 1}, {area.Neighbourhood, neighbourhoods, LastDistrict + 1}} {
		for p := range periods {
			l := figure.Layer{Indicator: key, Level: string(level.level), Period: fmt.Sprint(firstPeriod + p), Division: "2024", Edition: 1,
				Part: figure.PartValue, Decimals: 1, Basis: figure.Census, Source: "proef", SourceID: "proef", SourceYear: "2024", Licence: "proef",
				Values: make([]int32, level.areas), Flags: make([]figure.Flag, level.areas)}
			for i := range l.Values {
				l.Values[i] = int32(r.random.IntN(1000))
				if r.random.IntN(20) == 0 {
					l.Flags[i] = figure.Flag(figure.Suppressed)
				} else if r.row != nil {
					if err := r.row(Row{number, firstPeriod + p, level.from + i, float64(l.Values[i]) / 10}); err != nil {
						return err
					}
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
