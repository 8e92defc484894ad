package main

import (
	"fmt"
	"slices"

	"kompas/area"
	"kompas/geo"
)

// maps draws the boundaries that were read: the whole country in about 65 KB of
// paths, the buurten of one municipality finer.
func (b *referenceBuild) maps() error {
	for _, f := range b.borders {
		within := area.CountryCode
		if f.level != area.Municipality {
			within = area.MunicipalityOf(f.features[0].Code)
			if slices.ContainsFunc(f.features, func(x geo.Feature) bool { return area.MunicipalityOf(x.Code) != within }) {
				return fmt.Errorf("%s: buurten of more than one municipality", f.name)
			}
		}
		m, err := geo.Draw(f.features, geo.StyleFor(f.level))
		if err != nil {
			return fmt.Errorf("%s: %w", f.name, err)
		}
		m.Division, m.Level, m.Within = fmt.Sprint(f.year), f.level, within
		m.Source, m.Licence, m.Note = "CBS en Kadaster", licenceCC, noteSimplified
		b.out.Maps = append(b.out.Maps, m)
	}
	return nil
}
