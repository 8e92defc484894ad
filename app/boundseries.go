package app

import (
	"kompas/figure"
	"kompas/kompas"
	"kompas/store"
)

// boundSeries reads the figures of a national indicator from its layers; nothing is copied into the space.
func (a *App) boundSeries(tx *store.Tx, i kompas.Indicator) (series, error) {
	s := series{set: figure.Set{Indicator: i.Rules(), Origin: figure.SourceFigures,
		Source: figure.Source{Name: i.SourceName, Licence: i.SourceLicence, Invented: i.IsExample}}}
	return s, nil
}
