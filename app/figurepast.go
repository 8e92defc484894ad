package app

import (
	"kompas/area"
	"kompas/figure"
)

// loadPast reads how the figure of the area developed, beside its municipality or the comparable ones.
func (v *FigureView) loadPast(n *national) error {
	own, err := n.series(v.About, v.Place.Level, v.Area, []string{v.Area})
	if err != nil {
		return err
	}
	if err := v.offer(n, own); err != nil {
		return err
	}
	cells := line(own, 0)
	if v.Today && v.Place.Level == area.Municipality && !n.asPublic(v.About) {
		cells, v.Past.Series, err = v.pastToday(n)
	} else {
		v.Past.Series, err = n.publish(v.About, v.Place.Level, cells)
	}
	if err != nil {
		return err
	}
	if v.Past.Changes, err = changesIn(n.tx, counts(v.About)[0], cells); err != nil {
		return err
	}
	if v.Past.Totals, err = n.totals(v.About, v.Place.Level, cells, v.Past.Series); err != nil {
		return err
	}
	if measured(v.Past.Series) > 1 {
		v.Past.Verdict = development(v.About, judged(cells, v.Past.Series))
	}
	switch municipality := v.municipality(); {
	case v.About.Unit == figure.Count || municipality == "":
	case v.Place.Level != area.Municipality:
		around, err := n.series(v.About, area.Municipality, municipality, []string{municipality})
		if err != nil {
			return err
		}
		v.Past.Around, err = n.publish(v.About, area.Municipality, line(around, 0))
		return err
	case v.Peers != nil:
		medians, _, err := n.medians(v.About, v.Peers.codes)
		if err != nil {
			return err
		}
		v.Past.Median, err = n.publish(v.About, area.Municipality, medians)
		return err
	}
	return nil
}

// measured counts the figures that can be shown.
func measured(series []figure.Shown) int {
	n := 0
	for _, s := range series {
		if s.Present() {
			n++
		}
	}
	return n
}

// development gives the code of the verdict on a series, or of why there is none.
func development(c figure.CatalogueIndicator, cells []figure.Cell) string {
	t, err := figure.TrendOf(c.Unit, observations(cells))
	if err != nil {
		return err.Error()
	}
	return string(t.Verdict)
}

// medians gives the middle of some municipalities in each period that enough of them have a figure of, and how many
// municipalities that were at most.
func (n *national) medians(c figure.CatalogueIndicator, codes []string) ([]figure.Cell, int, error) {
	moments, err := n.series(c, area.Municipality, area.CountryCode, codes)
	if err != nil {
		return nil, 0, err
	}
	var out []figure.Cell
	most := 0
	for _, m := range moments {
		cell, ok := middle(c.Unit, observations(m.cells), m.layer)
		if !ok {
			continue
		}
		count := 0
		for _, c := range m.cells {
			if c.Value.Form != figure.NoValue {
				count++
			}
		}
		source := sourceOf(m.layer)
		cell.Source, most = &source, max(most, count)
		out = append(out, cell)
	}
	return out, most, nil
}
