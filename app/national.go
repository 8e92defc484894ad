package app

import (
	"slices"

	"kompas/area"
	"kompas/fault"
	"kompas/figure"
	"kompas/kompas"
	"kompas/store"
)

// national reads the published figures of one transaction. Whatever leaves it for a page passes the gate.
type national struct {
	tx        *store.Tx
	catalogue []figure.CatalogueIndicator // once list or indicator asked for it
	coverage  map[string][]store.Coverage // once covers asked for it
	groups    map[peersOf]*PeerView       // the nearest municipalities, once found
	recodings area.Recodings              // when figures are converted to the boundaries of now
	own       []area.OwnDivision          // once ownDivisions asked for them
	cells     map[string][]figure.Cell    // own figures by indicator, once measured asked for them

	earlier map[kompas.IndicatorID][]figure.Earlier // what became public before, for who reads what is public
	past    *past                                   // as of which day figures are read; nil: now
}

// list gives the catalogue, in the order of lists.
func (n *national) list() ([]figure.CatalogueIndicator, error) {
	var err error
	if n.catalogue == nil {
		n.catalogue, err = n.tx.Catalogue()
	}
	return n.catalogue, err
}

// indicator finds a national indicator. fault.NotFound when there never was one of that key.
func (n *national) indicator(key string) (figure.CatalogueIndicator, error) {
	i := slices.IndexFunc(n.catalogue, func(c figure.CatalogueIndicator) bool { return c.Key == key })
	if i < 0 {
		return n.tx.CatalogueIndicator(key)
	}
	return n.catalogue[i], nil
}

// load reads what covers needs.
func (n *national) load() error {
	if _, err := n.list(); err != nil {
		return err
	}
	if _, err := n.ownDivisions(); err != nil {
		return err
	}
	rows, err := n.tx.Coverages("")
	n.coverage = map[string][]store.Coverage{}
	for _, c := range rows {
		n.coverage[c.Indicator] = append(n.coverage[c.Indicator], c)
	}
	return err
}

// counts are the keys of the layers that the figures of an indicator are made of.
func counts(c figure.CatalogueIndicator) []string {
	if c.Computed() {
		return []string{c.Numerator, c.Denominator}
	}
	return []string{c.Key}
}

// covers says whether there are figures of an indicator for the areas of a level within an area: of the whole country, or
// of that municipality alone.
func (n *national) covers(c figure.CatalogueIndicator, level area.Level, within string) bool {
	if level.Own() {
		return n.coversOwn(c, level)
	}
	municipality := area.MunicipalityOf(within)
	for _, key := range counts(c) {
		if !slices.ContainsFunc(n.coverage[key], func(have store.Coverage) bool {
			return have.Level == level && (have.Scope == area.CountryCode || have.Scope == municipality)
		}) {
			return false
		}
	}
	return true
}

// periods are those for which there are figures of a level within an area, oldest first.
func (n *national) periods(c figure.CatalogueIndicator, level area.Level, within string) ([]string, error) {
	if level.Own() {
		return n.ownPeriods(c, level)
	}
	return n.layerPeriods(c, level, within)
}

// layerPeriods are those of which there are layers.
func (n *national) layerPeriods(c figure.CatalogueIndicator, level area.Level, within string) ([]string, error) {
	var out []string
	for i, key := range counts(c) {
		have, err := n.tx.Periods(store.LayerQuery{Indicator: key, Level: level, Within: within})
		if err != nil {
			return nil, err
		}
		if i == 0 {
			out = have
			continue
		}
		out = slices.DeleteFunc(out, func(p string) bool { return !slices.Contains(have, p) })
	}
	return out, nil
}

// column is one indicator in one period for all areas of a level.
type column struct {
	indicator figure.CatalogueIndicator
	layer     figure.Layer // whose figures, of which period and boundaries; without values
	areas     *area.Division
	parts     figure.Columns
	around    []figure.Cell // see national.around
	strict    int           // the smallest group of the space, for its own figures
	joined    bool          // its figures are what others are together
	earlier   []figure.Earlier
	held      map[observedFigure]int // for who reads what became public: where its figures stand in around

	revised     *revisions
	asPublished bool // only what was public then, as it was
}

// column reads the figures of an indicator in one period. It is false when there are none.
func (n *national) column(c figure.CatalogueIndicator, level area.Level, within, period string) (column, bool, error) {
	if level.Own() {
		return n.ownColumn(c, level, period)
	}
	return n.layerColumn(c, level, within, period)
}

// layerColumn reads a column of which there is a layer.
func (n *national) layerColumn(c figure.CatalogueIndicator, level area.Level, within, period string) (column, bool, error) {
	out := column{indicator: c}
	q := store.LayerQuery{Indicator: counts(c)[0], Level: level, Within: within}
	l, err := n.tx.Layer(q, period)
	if err != nil {
		return out, false, unlessMissing(err)
	}
	out.layer, out.parts.Value = l.Layer, l.Blob
	if c.Computed() {
		out.parts = figure.Columns{Numerator: l.Blob}
		q.Indicator = c.Denominator
		whole, err := n.tx.Layer(q, l.Period)
		if err != nil || whole.Division != l.Division {
			return out, false, unlessMissing(err)
		}
		out.parts.Denominator = whole.Blob
	} else if c.Own() {
		if out.parts, err = n.tx.Margins(l.Layer); err != nil {
			return out, false, err
		}
	} else if l.Basis != figure.Census {
		margins, err := n.tx.Margins(l.Layer)
		if err != nil {
			return out, false, err
		}
		out.parts.Lower, out.parts.Upper, out.parts.N = margins.Lower, margins.Upper, margins.N
	}
	if out.around, err = n.around(c, l.Period); err != nil {
		return out, false, err
	}
	if out.strict, err = n.smallestGroup(c); err != nil {
		return out, false, err
	}
	if out.earlier = n.earlier[ownerOf(c)]; len(out.earlier) > 0 && n.past == nil {
		out.held = placesOf(out.around)
	}
	if out.areas, err = n.tx.Division(l.Division); err != nil {
		return out, false, err
	}
	if out.revised, err = n.revisionsOf(c, l.Layer); err != nil {
		return out, false, err
	}
	err = n.leaveOutOf(&out)
	return out, err == nil, err
}

// unlessMissing drops the error that says that something is not there.
func unlessMissing(err error) error {
	if fault.Is(err, fault.NotFound) {
		return nil
	}
	return err
}

// newest reads the newest period in which one of the codes has a figure; without codes, in which any area has one. When
// none has, the newest period counts, so that the reader learns why there is no figure.
func (n *national) newest(c figure.CatalogueIndicator, level area.Level, within string, codes ...string) (column, bool, error) {
	periods, err := n.periods(c, level, within)
	if err != nil {
		return column{}, false, err
	}
	var last column
	var any bool
	for i := len(periods) - 1; i >= 0; i-- {
		col, ok, err := n.column(c, level, within, periods[i])
		if err != nil {
			return column{}, false, err
		}
		if ok && col.has(codes) {
			return col, true, nil
		}
		if ok && !any {
			last, any = col, true
		}
	}
	return last, any, nil
}

// inPeriod reads a period, or the newest when none is named.
func (n *national) inPeriod(c figure.CatalogueIndicator, level area.Level, within, period string, codes ...string) (column, bool, error) {
	if period == "" {
		return n.newest(c, level, within, codes...)
	}
	return n.column(c, level, within, period)
}

// level of the areas in the column.
func (c column) level() area.Level { return area.Level(c.layer.Level) }

// has says whether one of the codes has a figure; without codes, whether any area has.
func (c column) has(codes []string) bool {
	for _, code := range codes {
		if c.at(code).Value.Form != figure.NoValue {
			return true
		}
	}
	if len(codes) > 0 {
		return false
	}
	for pos := range c.areas.Len(c.level()) {
		if _, absence, _ := c.parts.Read(pos, c.indicator.Unit); absence == figure.Present {
			return true
		}
	}
	return false
}

// at gives the figure of one area, before the gate.
func (c column) at(code string) figure.Cell {
	pos, ok := c.areas.Pos(c.level(), code)
	if !ok {
		pos = -1
	}
	cell := figure.Cell{Area: []string{code}}
	var flag figure.Flag
	cell.Value, cell.Absence, flag = c.parts.Read(pos, c.indicator.Unit)
	describe(&cell, c.layer, flag)
	if c.asPublished {
		held := []figure.Cell{cell}
		figure.AsPublished(held, c.earlier)
		cell = held[0]
	} else if i, known := c.held[cellName(&cell)]; known { // what is worked out from it may not tell more than what became public
		follow(&cell, &c.around[i])
	}
	cell.Revised = c.revised.changed(c.level(), code, cell.Value)
	cell.Approximate = c.joined && c.indicator.Origin() == figure.SourceFigures // the source rounded what was added
	return cell
}

// describe puts beside a figure what its layer says of it.
func describe(cell *figure.Cell, l figure.Layer, flag figure.Flag) {
	cell.Period, _ = figure.ParsePeriod(l.Period)
	cell.Basis, cell.BreakBefore, cell.Definition = l.Basis, l.BreakBefore, l.Definition
	cell.Provisional, cell.Estimate = flag&figure.FlagProvisional != 0, flag&figure.FlagEstimate != 0
	cell.Breakdown = l.Breakdown
}

// shown lets the figures of some areas through the gate, in the order of the codes.
func (c column) shown(codes []string) figure.Publication {
	set := figure.Set{Indicator: rulesAt(c.indicator, c.level()), Origin: c.indicator.Origin(), Source: sourceOf(c.layer), Division: c.layer.Division,
		Cells: make([]figure.Cell, len(codes))}
	for i, code := range codes {
		set.Cells[i] = c.at(code)
	}
	return among(set, c.around, figure.Policy{Threshold: c.strict})
}

// rulesAt gives the rules of an indicator for the areas of a level. Counts of wijken and buurten are rounded at the source,
// so that decimals of a share worked out from them would mean nothing.
func rulesAt(c figure.CatalogueIndicator, level area.Level) figure.Indicator {
	rules := c.Rules()
	if c.Computed() && (level == area.District || level == area.Neighbourhood) {
		rules.Decimals = 0
	}
	return rules
}

// sourceOf is how the source of a layer is printed.
func sourceOf(l figure.Layer) figure.Source {
	return figure.Source{Name: l.Source, ID: l.SourceID, Year: l.SourceYear, Licence: l.Licence, Note: l.Note}
}
