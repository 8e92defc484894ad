package app

import (
	"slices"

	"kompas/area"
	"kompas/figure"
	"kompas/store"
)

// moment is one period of a series: the figures of some areas in the order they were asked for, before the gate.
type moment struct {
	layer figure.Layer // without values
	cells []figure.Cell
}

// series reads the figures of some areas of one level in all periods, oldest first.
func (n *national) series(c figure.CatalogueIndicator, level area.Level, within string, codes []string) ([]moment, error) {
	if level.Own() {
		return n.ownSeries(c, level, codes)
	}
	q := store.LayerQuery{Indicator: counts(c)[0], Level: level, Within: within}
	values, err := n.tx.Series(q, codes)
	if err != nil {
		return nil, err
	}
	var whole, low, high, people []store.LayerPoint
	if c.Computed() {
		q.Indicator = c.Denominator
		if whole, err = n.tx.Series(q, codes); err != nil {
			return nil, err
		}
	} else if c.Own() || c.Basis != figure.Census {
		if low, high, err = n.bounds(q, codes); err != nil {
			return nil, err
		}
	}
	if c.Own() {
		if whole, people, err = n.counted(q, codes); err != nil {
			return nil, err
		}
	}
	var out []moment
	for _, p := range values {
		m := moment{layer: p.Layer, cells: make([]figure.Cell, len(codes))}
		total := samePeriod(whole, p)
		if c.Computed() && total == nil {
			continue
		}
		for i, code := range codes {
			cell := &m.cells[i]
			cell.Area = []string{code}
			describe(cell, p.Layer, p.Values[i].Flag)
			source := sourceOf(p.Layer)
			cell.Source = &source
			if c.Computed() || p.Layer.Part == figure.PartNumerator && total != nil {
				cell.Value, cell.Absence = divided(p.Values[i], total.Values[i], c.Unit)
				cell.Provisional = cell.Provisional || total.Values[i].Flag&figure.FlagProvisional != 0
				continue
			}
			cell.Value, cell.Absence = valueOf(p.Values[i], samePeriod(low, p), samePeriod(high, p), i)
			if of := samePeriod(people, p); of != nil && cell.Absence == figure.Present && of.Values[i].Absence == figure.Present {
				cell.Value.N = int(of.Values[i].Value)
			}
		}
		if err := n.markRevised(c, level, p, m.cells); err != nil {
			return nil, err
		}
		out = append(out, m)
	}
	return out, n.holdBack(c, out)
}

// holdBack puts what became public before in the place of newer figures of our own for who reads what is public, so that no
// verdict or middle is worked out from these.
func (n *national) holdBack(c figure.CatalogueIndicator, line []moment) error {
	if n.past != nil {
		for _, m := range line {
			if err := n.leaveOut(c, m.cells); err != nil {
				return err
			}
		}
		return nil
	}
	if len(n.earlier[ownerOf(c)]) == 0 {
		return nil
	}
	around, err := n.around(c, "")
	at := placesOf(around)
	for _, m := range line {
		for i := range m.cells {
			if k, known := at[cellName(&m.cells[i])]; known {
				follow(&m.cells[i], &around[k])
			}
		}
	}
	return err
}

// bounds reads the margins that a source publishes beside its figures.
func (n *national) bounds(q store.LayerQuery, codes []string) (low, high []store.LayerPoint, err error) {
	q.Part = figure.PartLower
	if low, err = n.tx.Series(q, codes); err != nil || len(low) == 0 {
		return nil, nil, err
	}
	q.Part = figure.PartUpper
	high, err = n.tx.Series(q, codes)
	return low, high, err
}

// counted reads what figures of the space's own rest on: denominators, and numbers of answers.
func (n *national) counted(q store.LayerQuery, codes []string) (whole, people []store.LayerPoint, err error) {
	q.Part = figure.PartDenominator
	if whole, err = n.tx.Series(q, codes); err != nil {
		return nil, nil, err
	}
	q.Part = figure.PartN
	people, err = n.tx.Series(q, codes)
	return whole, people, err
}

// samePeriod finds the layer that belongs beside another: of the same period and boundaries.
func samePeriod(points []store.LayerPoint, p store.LayerPoint) *store.LayerPoint {
	i := slices.IndexFunc(points, func(x store.LayerPoint) bool {
		return x.Layer.Period == p.Layer.Period && x.Layer.Division == p.Layer.Division
	})
	if i < 0 {
		return nil
	}
	return &points[i]
}

func divided(k, n store.LayerValue, u figure.Unit) (figure.Value, figure.Absence) {
	switch {
	case k.Absence != figure.Present:
		return figure.Value{}, k.Absence
	case n.Absence != figure.Present:
		return figure.Value{}, n.Absence
	}
	return figure.Divide(k.Value, n.Value, u)
}

func valueOf(v store.LayerValue, low, high *store.LayerPoint, i int) (figure.Value, figure.Absence) {
	if v.Absence != figure.Present {
		return figure.Value{}, v.Absence
	}
	if low != nil && high != nil && low.Values[i].Absence == figure.Present && high.Values[i].Absence == figure.Present {
		if lo, hi := low.Values[i].Value, high.Values[i].Value; lo <= v.Value && v.Value <= hi {
			return figure.Published(v.Value, lo, hi), figure.Present
		}
	}
	return figure.Counted(v.Value, 0), figure.Present
}

// line takes the i-th area out of a series.
func line(moments []moment, i int) []figure.Cell {
	var out []figure.Cell
	for _, m := range moments {
		out = append(out, m.cells[i])
	}
	return out
}

// observations are the figures of a series as the rules for trends read them.
func observations(cells []figure.Cell) []figure.Observation {
	out := make([]figure.Observation, len(cells))
	for i, c := range cells {
		out[i] = c.Observation
	}
	return out
}
