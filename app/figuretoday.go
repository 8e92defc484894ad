package app

import (
	"slices"

	"kompas/area"
	"kompas/figure"
)

// Boundaries (grenzen van cijfers) tells on which boundaries of municipalities figures stand.
type Boundaries struct {
	Offered bool        // there are figures of before the boundaries of now
	Then    int         // year of the boundaries on which they were published
	Now     int         // year of the newest boundaries
	Weighed bool        // parts of municipalities were divided by weights
	NoParts []area.Area // of which nobody knows the parts
	NoCount []area.Area // which are shares without counts, of several municipalities
}

// onBoundaries gives a column on the boundaries of now when these are asked for, and notes on which it stands.
func (v *FigureView) onBoundaries(n *national, col column) (column, error) {
	if col.level() != area.Municipality || n.asPublic(v.About) {
		return col, nil
	}
	newest, err := n.tx.NewestDivision()
	if err != nil || col.areas.Year >= newest.Year {
		return col, unlessMissing(err)
	}
	b := &v.Boundaries
	first := b.Then == 0 // the map before the line: its boundaries are told
	if b.Offered, b.Now = true, newest.Year; first {
		b.Then = col.areas.Year
	}
	if !v.Today {
		return col, nil
	}
	out, done, err := n.today(col, newest)
	if err != nil {
		return col, err
	}
	named := func(codes []string) (list []area.Area) {
		for _, code := range codes {
			if a, ok := out.areas.Find(code); ok {
				list = append(list, a)
			}
		}
		return list
	}
	if first {
		b.Weighed, b.NoParts, b.NoCount = done.weighed, named(done.NoParts), named(done.NoCount)
	}
	return out, nil
}

// converted is what became of a column.
type converted struct {
	figure.Recoded
	weighed bool
}

// offer says that figures in a line stand on older boundaries.
func (v *FigureView) offer(n *national, line []moment) error {
	newest, err := n.tx.NewestDivision()
	if err != nil || v.Place.Level != area.Municipality || n.asPublic(v.About) {
		return unlessMissing(err)
	}
	for _, m := range line {
		d, err := n.tx.Division(m.layer.Division)
		if err != nil {
			return err
		}
		if d.Year < newest.Year {
			v.Boundaries.Offered, v.Boundaries.Now = true, newest.Year
		}
	}
	return nil
}

// today converts the figures of municipalities to those of the newest division.
func (n *national) today(col column, newest *area.Division) (column, converted, error) {
	var done converted
	by, err := n.conversion(col, newest)
	if err != nil {
		return col, done, err
	}
	areas := convertedAreas(by, col.areas, newest)
	if col, done.Recoded, err = col.recode(by, areas, area.Municipality); err != nil {
		return col, done, err
	}
	done.weighed = slices.ContainsFunc(codesOf(areas.Areas(area.Municipality)), func(code string) bool { return by.Weighed(code) && !by.Unknown(code) })
	return col, done, err
}

// conversion leads from the boundaries of a column to the newest. Municipalities of that year without a figure count too: a sum
// over some of them is no sum.
func (n *national) conversion(col column, newest *area.Division) (area.Conversion, error) {
	olds := codesOf(col.areas.Areas(area.Municipality))
	national, err := n.tx.NearestDivision(col.areas.Year)
	if err = unlessMissing(err); err != nil {
		return area.Conversion{}, err
	}
	if national != nil && national.Year == col.areas.Year {
		olds = append(slices.Clone(olds), codesOf(national.Areas(area.Municipality))...)
		slices.Sort(olds)
		olds = slices.Compact(olds)
	}
	return n.recodings.Convert(olds, col.areas.Year, newest.Year), nil
}

// showable hides of own figures what the gate hides of them.
func (c column) showable() (figure.Columns, error) {
	if c.indicator.Origin() != figure.OwnFigures {
		return c.parts, nil
	}
	codes := codesOf(c.areas.Areas(c.level()))
	shown := c.shown(codes)
	var hidden []int
	for pos := range codes {
		if !shown.At(pos).Present() {
			hidden = append(hidden, pos)
		}
	}
	return c.parts.Hide(hidden)
}

// convertedAreas are the municipalities of now that hold any of those with figures.
func convertedAreas(by area.Conversion, then, newest *area.Division) *area.Division {
	var areas []area.Area
	for _, code := range by.Codes() {
		if !slices.ContainsFunc(by.Parts(code), func(s area.Share) bool { _, ok := then.Find(s.Code); return ok }) {
			continue
		}
		a, ok := newest.Find(code)
		if !ok {
			if a, ok = then.Find(code); !ok {
				a = area.Area{Code: code, Name: code, Level: area.Municipality, Parent: area.CountryCode}
			}
		}
		areas = append(areas, a)
	}
	if len(areas) == newest.Len(area.Municipality) {
		return newest
	}
	return area.NewList(area.Municipality, newest.Year, areas).Among(newest)
}

// pastToday reads the series of a municipality on the boundaries of now.
func (v *FigureView) pastToday(n *national) ([]figure.Cell, []figure.Shown, error) {
	periods, err := n.periods(v.About, area.Municipality, v.Area)
	if err != nil {
		return nil, nil, err
	}
	set := figure.Set{Indicator: rulesAt(v.About, area.Municipality), Origin: v.About.Origin(), Source: figure.Source{Name: v.About.Source, Licence: v.About.Licence}}
	strict := 0
	for _, p := range periods {
		col, ok, err := n.column(v.About, area.Municipality, v.Area, p)
		if err != nil {
			return nil, nil, err
		}
		if !ok {
			continue
		}
		if col, err = v.onBoundaries(n, col); err != nil {
			return nil, nil, err
		}
		cell := col.at(v.Area)
		source := sourceOf(col.layer)
		cell.Source, strict = &source, col.strict
		set.Cells = append(set.Cells, cell)
	}
	return set.Cells, figure.Disclose(set, figure.Policy{Threshold: strict}).All(), nil
}
