package app

import (
	"slices"

	"kompas/area"
	"kompas/fault"
	"kompas/figure"
	"kompas/kompas"
	"kompas/store"
)

// FigureName says which published figure something is about.
type FigureName struct {
	Indicator figure.CatalogueIndicator
	Area      area.Area
	Period    figure.Period
}

// Known says whether there is such a figure.
func (f FigureName) Known() bool { return f.Indicator.Key != "" }

// nameOf finds the names of a figure; the zero value when key is empty. What is no longer published keeps its codes.
func (n *national) nameOf(key, code, period string) (FigureName, error) {
	if key == "" {
		return FigureName{}, nil
	}
	f := FigureName{Indicator: figure.CatalogueIndicator{Key: key, Name: key}, Area: area.Area{Code: code, Name: code}}
	f.Period, _ = figure.ParsePeriod(period)
	c, err := n.indicator(key)
	if err == nil {
		f.Indicator = c
	}
	if err = unlessMissing(err); err != nil {
		return f, err
	}
	a, err := n.find(code)
	if err == nil {
		f.Area = a
	}
	return f, unlessMissing(err)
}

// find gives an area on the newest boundaries that have it. fault.NotFound when none have.
func (n *national) find(code string) (area.Area, error) {
	newest, err := n.tx.NewestDivision()
	if err != nil {
		return area.Area{}, err
	}
	if a, ok := newest.Find(code); ok {
		return a, nil
	}
	_, level, err := area.ParseCode(code)
	if err != nil {
		return area.Area{}, fault.Missing()
	}
	if level.Own() {
		o, _, err := n.ownDivision(level)
		a, known := o.Area(code)
		if err == nil && !known {
			err = fault.Missing()
		}
		return a, err
	}
	return n.tx.Area(code)
}

// knows says whether figures of an indicator are published for an area, or for its parts, in a period. Nothing named is
// known too.
func (n *national) knows(key, code, period string) (bool, error) {
	if key == "" {
		return true, nil
	}
	if _, err := figure.ParsePeriod(period); err != nil {
		return false, nil
	}
	a, err := n.find(code)
	if err != nil {
		return false, unlessMissing(err)
	}
	c, err := n.indicator(key)
	if err != nil {
		return false, unlessMissing(err)
	}
	for _, level := range append([]area.Level{a.Level}, partLevels(a.Level)...) {
		periods, err := n.periods(c, level, a.Code)
		if err != nil || slices.Contains(periods, period) {
			return err == nil, err
		}
	}
	return false, nil
}

// NewerFigure is a figure that people wrote about and of which a newer period was published since.
type NewerFigure struct {
	FigureName // as it was used
	Newest     figure.Period
}

// newerUse is a used figure of which a newer period waits.
type newerUse struct {
	store.FigureUse
	newest figure.Period
}

// newerUses finds the used figures of which a newer period waits, by compass.
func (n *national) newerUses(uses []store.FigureUse) (map[kompas.CompassID][]newerUse, error) {
	out := map[kompas.CompassID][]newerUse{}
	for _, u := range uses {
		newest, ok, err := n.newerThan(u.Indicator, u.Area, u.Period)
		if err != nil {
			return nil, err
		}
		if ok {
			out[u.Compass] = append(out[u.Compass], newerUse{u, newest})
		}
	}
	return out, nil
}

// newerFigures names the figures in a compass of which a newer period waits.
func (n *national) newerFigures(compass kompas.CompassID) ([]NewerFigure, error) {
	used, err := n.tx.FigureUses(compass)
	if err != nil {
		return nil, err
	}
	uses, err := n.newerUses(used)
	if err != nil {
		return nil, err
	}
	var out []NewerFigure
	for _, u := range uses[compass] {
		name, err := n.nameOf(u.Indicator, u.Area, u.Period)
		if err != nil {
			return nil, err
		}
		out = append(out, NewerFigure{FigureName: name, Newest: u.newest})
	}
	return out, nil
}

// newerThan gives the newest period after used in which an area has a figure; false when there is none.
func (n *national) newerThan(key, code, used string) (figure.Period, bool, error) {
	_, level, err := area.ParseCode(code)
	if err != nil {
		return figure.Period{}, false, nil
	}
	c, err := n.indicator(key)
	if err != nil {
		return figure.Period{}, false, unlessMissing(err)
	}
	periods, err := n.periods(c, level, code)
	if err != nil {
		return figure.Period{}, false, err
	}
	for i := len(periods) - 1; i >= 0 && comparePeriods(periods[i], used) > 0; i-- {
		col, ok, err := n.column(c, level, code, periods[i])
		if err != nil {
			return figure.Period{}, false, err
		}
		if ok && col.has([]string{code}) {
			p, err := figure.ParsePeriod(periods[i])
			return p, err == nil, nil
		}
	}
	return figure.Period{}, false, nil
}
