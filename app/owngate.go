package app

import (
	"slices"

	"kompas/area"
	"kompas/figure"
	"kompas/kompas"
)

// around gives every figure of an indicator that the space itself measured, of all areas and groups, in a period and in those that
// may tell of it ("" is all periods): the gate must know them, also where a page shows one. A source hides by itself: nothing then.
func (n *national) around(c figure.CatalogueIndicator, period string) ([]figure.Cell, error) {
	out, err := n.measured(c, period)
	if err == nil {
		err = n.leaveOut(c, out)
	}
	if err != nil {
		return nil, err
	}
	return n.held(c, out)
}

// measured is around before anything is left out of what was known on another day.
func (n *national) measured(c figure.CatalogueIndicator, period string) ([]figure.Cell, error) {
	if c.Origin() != figure.OwnFigures {
		return nil, nil
	}
	all, known := n.cells[c.Key]
	if !known {
		var err error
		if all, err = n.everyCell(c); err != nil {
			return nil, err
		}
		if n.cells == nil {
			n.cells = map[string][]figure.Cell{}
		}
		n.cells[c.Key] = all
	}
	out := slices.Clone(all)
	if p, err := figure.ParsePeriod(period); err == nil {
		var periods []figure.Period
		for i, x := range all {
			if i == 0 || x.Period != all[i-1].Period && !slices.Contains(periods, x.Period) {
				periods = append(periods, x.Period)
			}
		}
		periods = c.Kind.Together(p, periods)
		out = slices.DeleteFunc(out, func(x figure.Cell) bool { return !slices.Contains(periods, x.Period) })
	}
	return out, nil
}

func (n *national) everyCell(c figure.CatalogueIndicator) ([]figure.Cell, error) {
	id, _ := figure.OwnID(c.Key)
	columns, err := n.tx.OwnColumns(kompas.IndicatorID(id))
	if err != nil {
		return nil, err
	}
	var out []figure.Cell
	for _, col := range columns {
		areas, err := n.tx.Division(col.Layer.Division)
		if err != nil {
			return nil, err
		}
		level := area.Level(col.Layer.Level)
		for pos, a := range areas.Areas(level) {
			var cell figure.Cell
			var flag figure.Flag
			if cell.Value, cell.Absence, flag = col.Parts.Read(pos, c.Unit); cell.Absence == figure.Present {
				describe(&cell, col.Layer, flag)
				cell.Area = area.Path(a.Code)
				out = append(out, cell)
			}
		}
	}
	own, err := n.ownDivisions()
	if err == nil && len(own) > 0 {
		nest(out, own, n.earlier[ownerOf(c)])
	}
	return out, err
}

// nest puts own areas of the space in the tree of each period. Where areas do not make one tree the own ones are not shown: what
// one division hides another would tell. Beside what became public by another division only the municipality is shown.
func nest(cells []figure.Cell, own []area.OwnDivision, public []figure.Earlier) {
	codes := map[figure.Period][]string{}
	for _, c := range cells {
		codes[c.Period] = append(codes[c.Period], c.Area[len(c.Area)-1])
	}
	for period, of := range codes {
		division, one := area.OneTree(of, own)
		known := len(of)
		for _, e := range public {
			if e.Period == period && !e.Hidden {
				of = append(of, e.Area)
			}
		}
		_, asPublic := area.OneTree(of, own)
		crosses := len(of) > known && !asPublic
		for i := range cells {
			c := &cells[i]
			code := c.Area[len(c.Area)-1]
			_, level, _ := area.ParseCode(code)
			switch {
			case c.Period != period:
			case crosses && (level.Own() || level == area.District || level == area.Neighbourhood), !one && level.Own():
				c.Value, c.Absence = figure.Value{}, figure.Suppressed
			case one && division != nil:
				c.Area = division.Path(code)
			}
		}
	}
}

// smallestGroup is how strict the space is with its own figures.
func (n *national) smallestGroup(c figure.CatalogueIndicator) (int, error) {
	if c.Origin() != figure.OwnFigures {
		return 0, nil
	}
	return n.tx.SmallestGroup()
}

// among lets a set through the gate together with the figures around it.
func among(set figure.Set, around []figure.Cell, policy figure.Policy) figure.Publication {
	if len(around) == 0 {
		return figure.Disclose(set, policy)
	}
	own := slices.Clone(set.Cells)
	in := make(map[observedFigure]int, len(own))
	for i := range own {
		code := own[i].Area[len(own[i].Area)-1]
		own[i].Area = area.Path(code)
		in[observedFigure{area: code, period: own[i].Period.String(), breakdown: own[i].Breakdown}] = i
	}
	set.Cells = own
	for _, c := range around {
		at, known := in[observedFigure{area: c.Area[len(c.Area)-1], period: c.Period.String(), breakdown: c.Breakdown}]
		switch {
		case !known:
			set.Cells = append(set.Cells, c)
		case c.Absence != figure.Present: // of another division than the rest
			own[at].Value, own[at].Absence = c.Value, c.Absence
		default:
			own[at].Area, own[at].Public = c.Area, c.Public // where it lies in the tree of its period
		}
	}
	return figure.Disclose(set, policy).First(len(own))
}

// ownerOf gives under which indicator the own figures are kept as they become public; empty for those of a source.
func ownerOf(c figure.CatalogueIndicator) kompas.IndicatorID {
	if c.Origin() != figure.OwnFigures {
		return ""
	}
	id, _ := figure.OwnID(c.Key)
	return kompas.IndicatorID(id)
}

// publish lets the figures of a series of one area through the gate.
func (n *national) publish(c figure.CatalogueIndicator, level area.Level, cells []figure.Cell) ([]figure.Shown, error) {
	around, err := n.around(c, "")
	if err != nil {
		return nil, err
	}
	strict, err := n.smallestGroup(c)
	return among(seriesSet(c, level, cells), around, figure.Policy{Threshold: strict}).All(), err
}

// totals takes the months or quarters of a series together, of its figures that came through the gate.
func (n *national) totals(c figure.CatalogueIndicator, level area.Level, cells []figure.Cell, shown []figure.Shown) ([]figure.Totals, error) {
	strict, err := n.smallestGroup(c)
	return figure.TotalsOf(seriesSet(c, level, cells), shown, figure.Policy{Threshold: strict}), err
}

func seriesSet(c figure.CatalogueIndicator, level area.Level, cells []figure.Cell) figure.Set {
	return figure.Set{Indicator: rulesAt(c, level), Origin: c.Origin(), Source: figure.Source{Name: c.Source, Licence: c.Licence}, Cells: cells}
}

// judged leaves out the figures that the gate hides: what may not be shown is not judged either.
func judged(cells []figure.Cell, shown []figure.Shown) []figure.Cell {
	var out []figure.Cell
	for i, c := range cells {
		if shown[i].Present() || c.Value.Form == figure.NoValue {
			out = append(out, c)
		}
	}
	return out
}
