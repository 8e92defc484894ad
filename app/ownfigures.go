package app

import (
	"errors"
	"slices"

	"kompas/area"
	"kompas/figure"
)

// ownDivisions gives the own divisions of the space, also those that were removed: figures about them are known.
func (n *national) ownDivisions() ([]area.OwnDivision, error) {
	if n.own == nil && n.tx.Tenant() != 0 {
		own, err := n.tx.OwnDivisions()
		if err != nil {
			return nil, err
		}
		n.own = append([]area.OwnDivision{}, own...) // not nil: they were asked for
	}
	return n.own, nil
}

// ownDivision finds the own division of a level that is in use; false when there is none.
func (n *national) ownDivision(level area.Level) (area.OwnDivision, bool, error) {
	own, err := n.ownDivisions()
	at := slices.IndexFunc(own, func(o area.OwnDivision) bool { return o.Level() == level && !o.Removed && len(o.Areas) > 0 })
	if at < 0 {
		return area.OwnDivision{}, false, err
	}
	return own[at], true, err
}

// ownDivisionsOf gives the own divisions in use of a municipality.
func (n *national) ownDivisionsOf(municipality string) ([]area.OwnDivision, error) {
	own, err := n.ownDivisions()
	return slices.DeleteFunc(slices.Clone(own), func(o area.OwnDivision) bool {
		return o.Removed || len(o.Areas) == 0 || o.Municipality != municipality
	}), err
}

// adds says whether figures of several areas can become one: counts are added, and a share is worked out again from the counts
// under it. Of a median, or a share that is published by itself, there is no telling.
func adds(c figure.CatalogueIndicator) bool {
	switch c.Kind.OverPlace() {
	case figure.AddSum:
		return true
	case figure.AddParts:
		return c.Computed() || c.Own()
	}
	return c.Computed()
}

// sums says whether figures of an indicator are worked out for own areas. Of what became public nothing new is made.
func (n *national) sums(c figure.CatalogueIndicator) bool { return adds(c) && !n.asPublic(c) }

// coversOwn is covers for the areas of an own division.
func (n *national) coversOwn(c figure.CatalogueIndicator, level area.Level) bool {
	o, known, err := n.ownDivision(level)
	return err == nil && known && (n.delivered(c, level) || n.sums(c) && n.covers(c, o.MemberLevel(), o.Municipality))
}

// delivered says whether figures were read in about the own areas themselves.
func (n *national) delivered(c figure.CatalogueIndicator, level area.Level) bool {
	for _, have := range n.coverage[c.Key] {
		if have.Level == level {
			return true
		}
	}
	return false
}

// ownPeriods is periods for the areas of an own division: of figures about them, and of figures to add.
func (n *national) ownPeriods(c figure.CatalogueIndicator, level area.Level) ([]string, error) {
	o, known, err := n.ownDivision(level)
	if err != nil || !known {
		return nil, err
	}
	var out []string
	if c.Own() {
		if out, err = n.layerPeriods(c, level, o.Municipality); err != nil {
			return nil, err
		}
	}
	if n.sums(c) {
		more, err := n.layerPeriods(c, o.MemberLevel(), o.Municipality)
		if err != nil {
			return nil, err
		}
		out = append(out, more...)
	}
	slices.SortFunc(out, comparePeriods)
	return slices.Compact(out), nil
}

// ownColumn is column for the areas of an own division: figures that were read in about them, or else what their wijken or
// buurten are together.
func (n *national) ownColumn(c figure.CatalogueIndicator, level area.Level, period string) (column, bool, error) {
	o, known, err := n.ownDivision(level)
	if err != nil || !known {
		return column{}, false, err
	}
	if c.Own() {
		if col, ok, err := n.layerColumn(c, level, o.Municipality, period); ok || err != nil {
			return col, ok, err
		}
	}
	if !n.sums(c) {
		return column{}, false, nil
	}
	col, ok, err := n.layerColumn(c, o.MemberLevel(), o.Municipality, period)
	if err != nil || !ok {
		return col, ok, err
	}
	list := o.List()
	list.Year = col.areas.Year
	out, _, err := col.recode(o.Joined(col.areas), list.Among(col.areas), level)
	out.joined = true
	return out, true, err
}

// recode converts a column to areas that are made of those of the column. An own figure that the gate hides is no part of a sum:
// what is worked out from figures that may be shown tells nothing more than they do.
func (c column) recode(by area.Conversion, areas *area.Division, level area.Level) (column, figure.Recoded, error) {
	at := func(code string) int {
		if pos, ok := c.areas.Pos(c.level(), code); ok {
			return pos
		}
		return -1
	}
	parts, err := c.showable()
	if err != nil {
		return c, figure.Recoded{}, err
	}
	news := codesOf(areas.Areas(level))
	done, err := parts.Recode(by, at, news, c.indicator.Kind.OverPlace() == figure.AddSum)
	if errors.Is(err, figure.ErrNoRoom) { // larger than a layer holds: nothing is added
		parts.Numerator, parts.Denominator = figure.Blob{}, figure.Blob{}
		done, err = parts.Recode(by, at, news, false)
	}
	c.revised = nil
	c.areas, c.parts, c.around, c.layer.Division, c.layer.Level = areas, done.Columns, nil, areas.Key, string(level)
	return c, done, err
}

// ownSeries is series for areas of an own division.
func (n *national) ownSeries(c figure.CatalogueIndicator, level area.Level, codes []string) ([]moment, error) {
	periods, err := n.ownPeriods(c, level)
	var out []moment
	for _, p := range periods {
		col, ok, err := n.ownColumn(c, level, p)
		if err != nil {
			return nil, err
		}
		if !ok {
			continue
		}
		m := moment{layer: col.layer, cells: make([]figure.Cell, len(codes))}
		source := sourceOf(col.layer)
		for i, code := range codes {
			m.cells[i] = col.at(code)
			m.cells[i].Source = &source
		}
		out = append(out, m)
	}
	return out, err
}
