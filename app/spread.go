package app

import (
	"kompas/area"
	"kompas/figure"
	"kompas/store"
)

// Spread (verdeling) is how the figures of all areas of a level lie, through the gate.
type Spread struct {
	Period figure.Period
	Level  area.Level
	Of     int            // areas there are
	Areas  int            // of these with a figure
	Points []figure.Shown // as figure.SpreadPoints; none where only the mean was asked for, no figures where too few have one
	Mean   figure.Shown   // every area counts alike
}

// spreads tells how the figures of all areas of a level of the country lie in each period, oldest first.
func (n *national) spreads(c figure.CatalogueIndicator, level area.Level) ([]Spread, error) {
	return n.summaries(c, level, func(parts figure.Columns) figure.Spread {
		s, _ := parts.Spread(c.Unit)
		return s
	}, column.spreadOf)
}

// means gives what spreads does without the points, for which no figures have to be put in order.
func (n *national) means(c figure.CatalogueIndicator, level area.Level) ([]Spread, error) {
	return n.summaries(c, level, func(parts figure.Columns) (s figure.Spread) {
		s.Mean, s.Areas = parts.Mean(c.Unit)
		return s
	}, column.meanOf)
}

// summaries sums up each period of the whole country. The values of a layer are there only while it is read.
func (n *national) summaries(c figure.CatalogueIndicator, level area.Level, sum func(figure.Columns) figure.Spread, show func(column, figure.Spread) Spread) ([]Spread, error) {
	var layers []figure.Layer
	var sums []figure.Spread
	take := func(l figure.Layer, parts figure.Columns) { layers, sums = append(layers, l), append(sums, sum(parts)) }
	if err := n.eachColumn(c, level, take); err != nil {
		return nil, err
	}
	out := make([]Spread, len(layers))
	for i, l := range layers {
		areas, err := n.tx.Division(l.Division)
		if err != nil {
			return nil, err
		}
		out[i] = show(column{indicator: c, layer: l, areas: areas}, sums[i])
	}
	return out, nil
}

// eachColumn hands over the figures of each period of the whole country, oldest first.
func (n *national) eachColumn(c figure.CatalogueIndicator, level area.Level, do func(figure.Layer, figure.Columns)) error {
	if !c.Computed() {
		return n.tx.EachLayer(store.LayerQuery{Indicator: c.Key, Level: level}, func(l figure.Layer, b figure.Blob) error {
			do(l, figure.Columns{Value: b})
			return nil
		})
	}
	periods, err := n.periods(c, level, area.CountryCode)
	if err != nil {
		return err
	}
	for _, p := range periods {
		col, ok, err := n.column(c, level, area.CountryCode, p)
		if err != nil {
			return err
		}
		if ok {
			do(col.layer, col.parts)
		}
	}
	return nil
}

// spread tells how the figures of the areas in the column lie.
func (c column) spread() Spread {
	s, _ := c.parts.Spread(c.indicator.Unit)
	return c.spreadOf(s)
}

func (c column) spreadOf(s figure.Spread) Spread {
	shown := c.summed(s.Areas, append(s.Points[:], s.Mean)...)
	out := c.emptySpread(s.Areas)
	out.Points, out.Mean = shown[:len(s.Points)], shown[len(s.Points)]
	return out
}

func (c column) meanOf(s figure.Spread) Spread {
	out := c.emptySpread(s.Areas)
	out.Mean = c.summed(s.Areas, s.Mean)[0]
	return out
}

func (c column) emptySpread(areas int) Spread {
	s := Spread{Level: c.level(), Of: c.areas.Len(c.level()), Areas: areas}
	s.Period, _ = figure.ParsePeriod(c.layer.Period)
	return s
}

// summed lets numbers that sum up so many areas through the gate. Figures of our own have none: for these the gate would
// have to see every area.
func (c column) summed(areas int, numbers ...float64) []figure.Shown {
	set := figure.Set{Indicator: rulesAt(c.indicator, c.level()), Origin: c.indicator.Origin(), Source: sourceOf(c.layer), Cells: make([]figure.Cell, len(numbers))}
	for i, x := range numbers {
		describe(&set.Cells[i], c.layer, 0)
		if areas >= minPeersForMiddle && set.Origin == figure.SourceFigures {
			set.Cells[i].Value = figure.Counted(x, 0)
		}
	}
	return figure.Disclose(set, figure.Policy{}).All()
}
