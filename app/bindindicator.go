package app

import (
	"context"
	"slices"
	"strings"

	"kompas/area"
	"kompas/fault"
	"kompas/figure"
	"kompas/kompas"
	"kompas/store"
)

// CatalogueChoice is a national indicator that a result can be bound to, with its newest figure for the area.
type CatalogueChoice struct {
	figure.CatalogueIndicator
	Latest figure.Shown
}

// NewIndicator is the page on which an indicator is added to a result: one of the space's own, or a national one.
type NewIndicator struct {
	CompassFrame
	Result  kompas.SocietalResult
	Areas   []area.Area // the municipality of the compass with its wijken and buurten; none when no figures are loaded
	Area    string      // the area that the figures are for
	Search  string
	Choices []CatalogueChoice // that there are figures of, in the order of lists
}

// BlankIndicator loads the page on which an indicator is added to the draft of a result. Choices are the national
// indicators with figures for an area (the municipality when none is named) whose name or definition holds the search.
func (a *App) BlankIndicator(ctx context.Context, by Actor, slug, address, search, place string) (NewIndicator, error) {
	n := NewIndicator{Search: strings.TrimSpace(search), Area: place}
	err := a.view(ctx, by, func(tx *store.Tx) error {
		o, err := by.openResult(tx, slug, address, kompas.ActIndicator, 'C')
		if err != nil {
			return err
		}
		if n.Result, err = o.draft(); err != nil {
			return err
		}
		if n.CompassFrame, err = a.frame(tx, o.compass, o.on); err != nil {
			return err
		}
		if n.Area == "" || area.MunicipalityOf(n.Area) != o.compass.AreaCode {
			n.Area = o.compass.AreaCode
		}
		if n.Areas, err = areasOf(tx, o.compass.AreaCode); err != nil || len(n.Areas) == 0 {
			return err
		}
		taken, err := tx.IndicatorsOfVersion(n.Result.Edition.ID)
		if err != nil {
			return err
		}
		n.Choices, err = choices(tx, n.Area, n.Search, taken)
		return err
	})
	return n, err
}

// areasOf gives a municipality with its wijken and buurten, as they are on the newest boundaries.
func areasOf(tx *store.Tx, municipality string) ([]area.Area, error) {
	d, err := tx.NewestDivision()
	if err != nil {
		return nil, unlessMissing(err)
	}
	own, ok := d.Find(municipality)
	if !ok {
		return nil, nil
	}
	out := []area.Area{own}
	for _, level := range []area.Level{area.District, area.Neighbourhood} {
		from, to := d.Within(level, municipality)
		out = append(out, d.Areas(level)[from:to]...)
	}
	return out, nil
}

func choices(tx *store.Tx, place, search string, taken []store.LinkedIndicator) ([]CatalogueChoice, error) {
	n := &national{tx: tx}
	if err := n.load(); err != nil {
		return nil, err
	}
	_, level, err := area.ParseCode(place)
	if err != nil {
		return nil, nil // an area that no national figure is about
	}
	var out []CatalogueChoice
	for _, c := range n.catalogue {
		if !n.covers(c, level, place) || !found(c, search) || isTaken(taken, c.Key, place) {
			continue
		}
		col, ok, err := n.newest(c, level, place, place)
		if err != nil {
			return nil, err
		}
		if ok {
			out = append(out, CatalogueChoice{CatalogueIndicator: c, Latest: col.shown([]string{place}).At(0)})
		}
	}
	return out, nil
}

// found says whether an indicator has every word of the search in its name, definition or heading, in either language.
func found(c figure.CatalogueIndicator, search string) bool {
	text := kompas.Fold(strings.Join([]string{c.Name, c.NameEN, c.Definition, c.DefinitionEN, string(c.Theme), c.Group}, " "))
	for _, word := range strings.Fields(kompas.Fold(search)) {
		if !strings.Contains(text, word) {
			return false
		}
	}
	return true
}

func isTaken(taken []store.LinkedIndicator, key, place string) bool {
	return slices.ContainsFunc(taken, func(l store.LinkedIndicator) bool { return l.CatalogueKey == key && l.AreaCode == place })
}

// BindIndicator ties a national indicator to the draft of a result, for the municipality of the compass or a wijk or buurt
// of it, and gives the indicator's id. Its figures flow in from the source.
func (a *App) BindIndicator(ctx context.Context, by Actor, slug, address, catalogue, place, key string) (string, error) {
	return a.once(ctx, by, key, func(tx *store.Tx) (string, error) {
		o, err := by.openResult(tx, slug, address, kompas.ActIndicator, 'C')
		if err != nil {
			return "", err
		}
		c, err := tx.CatalogueIndicator(catalogue)
		if err != nil {
			return "", err
		}
		if place == "" {
			place = o.compass.AreaCode
		}
		_, level, err := area.ParseCode(place)
		if err != nil || area.MunicipalityOf(place) != o.compass.AreaCode {
			return "", fault.Missing()
		}
		n := &national{tx: tx}
		col, ok, err := n.newest(c, level, place, place)
		if err != nil {
			return "", err
		}
		if !ok || !col.has([]string{place}) {
			return "", refuse("geen_cijfer_voor_gebied")
		}
		i := kompas.Indicator{ID: kompas.IndicatorID(tx.NewID()), Name: c.Name, Definition: c.Definition, Nature: c.Nature, Unit: c.Unit, Decimals: c.Decimals, Level: kompas.Society,
			Direction: c.Direction, NumberKind: c.Kind, Basis: c.Basis, SourceName: c.Source, SourcePublisher: c.Publisher, SourceLicence: c.Licence,
			CatalogueKey: c.Key, AreaCode: place}
		return string(i.ID), addIndicator(tx, by, o, i, col.layer.Period)
	})
}
