package app

import (
	"context"
	"slices"

	"kompas/area"
	"kompas/fault"
	"kompas/figure"
	"kompas/store"
)

// Open figures (open cijfers) are what national sources publish. Anybody may read them, also a program that nobody signed
// in to; what a space measured or read in itself is never among them.

// OpenIndicator is an indicator that can be asked for, and of which areas and periods there are figures.
type OpenIndicator struct {
	figure.CatalogueIndicator
	Coverage []store.Coverage
}

// OpenSeries is the past of one area beside what it is like.
type OpenSeries struct {
	About  figure.CatalogueIndicator
	Place  area.Area
	Series []figure.Shown // oldest first
	Peers  *PeerView      // nil: it is no municipality
	Median []figure.Shown // of the peers
	All    []Spread       // of all areas of its level
}

// OpenMap is one period of all areas of a level.
type OpenMap struct {
	About   figure.CatalogueIndicator
	Layer   figure.Layer // which period, boundaries and source; without values
	Figures []Part
}

// OpenMean is the mean of one indicator over all areas of a level in a period.
type OpenMean struct {
	Indicator string
	Spread
}

// open reads what anybody may read.
func (a *App) open(ctx context.Context, do func(*national) error) error {
	return a.store.View(ctx, func(tx *store.Tx) error { return do(&national{tx: tx}) })
}

// openIndicator finds an indicator that national sources publish now.
func (n *national) openIndicator(key string) (figure.CatalogueIndicator, error) {
	list, err := n.list()
	if err != nil {
		return figure.CatalogueIndicator{}, err
	}
	i := slices.IndexFunc(list, func(c figure.CatalogueIndicator) bool { return c.Key == key })
	if i < 0 {
		return figure.CatalogueIndicator{}, fault.New(fault.NotFound, "open_indicator", key)
	}
	return list[i], nil
}

// OpenIndicators lists the indicators that can be asked for.
func (a *App) OpenIndicators(ctx context.Context) (out []OpenIndicator, err error) {
	err = a.open(ctx, func(n *national) error {
		if err := n.load(); err != nil {
			return err
		}
		for _, c := range n.catalogue {
			o := OpenIndicator{CatalogueIndicator: c}
			for _, have := range n.coverage[counts(c)[0]] {
				if n.covers(c, have.Level, have.Scope) {
					o.Coverage = append(o.Coverage, have)
				}
			}
			out = append(out, o)
		}
		return nil
	})
	return out, err
}

// OpenSeries gives the figures of an area in all periods.
func (a *App) OpenSeries(ctx context.Context, q FigureQuery) (s OpenSeries, err error) {
	err = a.open(ctx, func(n *national) error {
		if s.About, err = n.openIndicator(q.Indicator); err != nil {
			return err
		}
		if s.Place, err = n.find(q.Area); err != nil {
			return openMissing(err, "open_gebied", q.Area)
		}
		moments, err := n.series(s.About, s.Place.Level, s.Place.Code, []string{s.Place.Code})
		if err != nil {
			return err
		}
		if s.Series, err = n.publish(s.About, s.Place.Level, line(moments, 0)); err != nil {
			return err
		}
		if s.All, err = n.spreads(s.About, s.Place.Level); err != nil || s.Place.Level != area.Municipality {
			return err
		}
		if s.Peers, err = n.peersFor(s.About, s.Place.Code, q); err != nil || s.Peers == nil {
			return err
		}
		medians, _, err := n.medians(s.About, s.Peers.codes)
		if err != nil {
			return err
		}
		s.Median, err = n.publish(s.About, area.Municipality, medians)
		return err
	})
	return s, err
}

// OpenMap gives the figures of all areas of a level, in a period or in the newest.
func (a *App) OpenMap(ctx context.Context, q FigureQuery) (m OpenMap, err error) {
	err = a.open(ctx, func(n *national) error {
		if m.About, err = n.openIndicator(q.Indicator); err != nil {
			return err
		}
		col, err := n.openColumn(m.About, q)
		if err != nil {
			return err
		}
		m.Layer = col.layer
		areas := col.areas.Areas(q.Level)
		shown := col.shown(codesOf(areas))
		m.Figures = make([]Part, len(areas))
		for i, x := range areas {
			m.Figures[i] = Part{Area: x, Figure: shown.At(i)}
		}
		return nil
	})
	return m, err
}

// OpenSpread tells how the figures of all areas of a level lie, in a period or in the newest.
func (a *App) OpenSpread(ctx context.Context, q FigureQuery) (s Spread, about figure.CatalogueIndicator, err error) {
	err = a.open(ctx, func(n *national) error {
		if about, err = n.openIndicator(q.Indicator); err != nil {
			return err
		}
		col, err := n.openColumn(about, q)
		if err != nil {
			return err
		}
		s = col.spread()
		return nil
	})
	return s, about, err
}

// openMissing says what is not there.
func openMissing(err error, code string, params ...any) error {
	if fault.Is(err, fault.NotFound) {
		return fault.New(fault.NotFound, code, params...)
	}
	return err
}

// openColumn reads a column of the whole country. fault.NotFound when there is none.
func (n *national) openColumn(c figure.CatalogueIndicator, q FigureQuery) (column, error) {
	col, ok, err := n.inPeriod(c, q.Level, area.CountryCode, q.Period)
	if err == nil && !ok {
		err = fault.New(fault.NotFound, "open_geen_cijfers")
	}
	return col, err
}

// OpenMeans gives the mean of every indicator over all areas of each level, in each period; of one indicator when a key is
// given.
func (a *App) OpenMeans(ctx context.Context, indicator string) (out []OpenMean, err error) {
	err = a.open(ctx, func(n *national) error {
		if err := n.load(); err != nil {
			return err
		}
		of := n.catalogue
		if indicator != "" {
			c, err := n.openIndicator(indicator)
			if err != nil {
				return err
			}
			of = []figure.CatalogueIndicator{c}
		}
		for _, c := range of {
			for _, level := range n.openLevels(c) {
				means, err := n.means(c, level)
				if err != nil {
					return err
				}
				for _, m := range means {
					out = append(out, OpenMean{c.Key, m})
				}
			}
		}
		return nil
	})
	return out, err
}

// openLevels lists the levels for which there are figures of the whole country.
func (n *national) openLevels(c figure.CatalogueIndicator) []area.Level {
	var out []area.Level
	for _, have := range n.coverage[counts(c)[0]] {
		if have.Scope == area.CountryCode && n.covers(c, have.Level, area.CountryCode) {
			out = append(out, have.Level)
		}
	}
	return out
}
