package app

import (
	"slices"
	"strings"

	"kompas/area"
	"kompas/fault"
	"kompas/figure"
	"kompas/kompas"
	"kompas/store"
)

// publicSet is an indicator on its way to a public page: everything that passes the gate together, and what is said of it.
type publicSet struct {
	set   figure.Set
	owner kompas.IndicatorID // whose figures are kept as they become public; empty for those of a source
	sheet kompas.PublicSheet
	peers []figure.Cell
	ownIn string         // the municipality of the own areas in it; empty when there are none
	shown []figure.Shown // of every cell of the set, once it passed the gate
}

// publicSet gathers the figures of an indicator for an area and the areas in it. Of the space's own it holds all there are,
// for the gate must know them. An unknown indicator or area is not found.
func (n *national) publicSet(key, code string) (publicSet, error) {
	var s publicSet
	place, err := n.find(code)
	if err != nil {
		return s, err
	}
	s.sheet.Area = kompas.PublicArea{Code: place.Code, Name: place.Name}
	c, err := n.indicator(key)
	if fault.Is(err, fault.NotFound) {
		err = s.typedIn(n.tx, key)
	} else if err == nil {
		s.describe(c, place.Level)
		err = s.published(n, c, place)
	}
	if err != nil {
		return s, err
	}
	if s.set.Origin == figure.OwnFigures {
		id, _ := figure.OwnID(key)
		s.owner, s.sheet.Own = kompas.IndicatorID(id), true
	}
	sortCells(s.set.Cells)
	var series []figure.Cell
	for _, x := range s.set.Cells {
		if x.Breakdown == "" && x.Area[len(x.Area)-1] == place.Code {
			series = append(series, x)
		}
	}
	s.sheet.Changes, err = changesIn(n.tx, counts(figure.CatalogueIndicator{Key: key, Numerator: c.Numerator, Denominator: c.Denominator})[0], series)
	return s, err
}

// describe takes over what is said of an indicator.
func (s *publicSet) describe(c figure.CatalogueIndicator, level area.Level) {
	s.set.Indicator, s.set.Origin, s.set.Source = rulesAt(c, level), c.Origin(), figure.Source{Name: c.Source, Licence: c.Licence}
	sheet := &s.sheet
	sheet.Name, sheet.NameEN, sheet.Definition, sheet.DefinitionEN = c.Name, c.NameEN, c.Definition, c.DefinitionEN
	sheet.Note, sheet.NoteEN, sheet.URL = c.Note, c.NoteEN, c.URL
	sheet.Unit, sheet.Direction, sheet.Basis = c.Unit, c.Direction, c.Basis
}

// typedIn takes the figures that somebody typed in for an indicator of the space.
func (s *publicSet) typedIn(tx *store.Tx, key string) error {
	id, own := figure.OwnID(key)
	if !own {
		return fault.Missing()
	}
	list, err := tx.SharedIndicators()
	if err != nil {
		return err
	}
	at := slices.IndexFunc(list, func(i kompas.Indicator) bool { return string(i.ID) == id })
	if at < 0 {
		return fault.Missing()
	}
	i := list[at]
	rows, err := tx.Observations(i.ID)
	if err != nil {
		return err
	}
	measured := ownSeries(i, rows)
	s.set = measured.set
	s.set.Cells = slices.Concat(measured.set.Cells, measured.around)
	s.sheet.Name, s.sheet.NameEN, s.sheet.Definition, s.sheet.DefinitionEN = i.Name, i.Name, i.Definition, i.Definition
	s.sheet.Unit, s.sheet.Direction, s.sheet.Basis = i.Unit, i.Direction, i.Basis
	return nil
}

// published takes the figures of layers: all of an indicator that the space measured itself; of a source the series of the
// area and the newest figures of the areas in it.
func (s *publicSet) published(n *national, c figure.CatalogueIndicator, place area.Area) (err error) {
	if c.Origin() == figure.OwnFigures {
		if s.set.Cells, err = n.around(c, ""); err != nil {
			return err
		}
		s.ownIn, err = n.ownMunicipality(s.set.Cells)
		return err
	}
	moments, err := n.series(c, place.Level, place.Code, []string{place.Code})
	if err != nil {
		return err
	}
	s.set.Cells = line(moments, 0)
	if err := s.partsOf(n, c, place); err != nil {
		return err
	}
	if place.Level != area.Municipality || c.Unit == figure.Count {
		return nil
	}
	peers, err := n.peersFor(c, place.Code, FigureQuery{})
	if err != nil || peers == nil {
		return err
	}
	s.peers, _, err = n.medians(c, peers.codes)
	return err
}

// partsOf adds the newest figures of a source about the areas inside a place, level by level.
func (s *publicSet) partsOf(n *national, c figure.CatalogueIndicator, place area.Area) error {
	for _, level := range partLevels(place.Level) {
		col, ok, err := n.newest(c, level, place.Code)
		if err != nil {
			return err
		}
		if !ok {
			continue
		}
		source := sourceOf(col.layer)
		for _, a := range col.areas.Areas(level) {
			if !inside(a.Code, place.Code) {
				continue
			}
			cell := col.at(a.Code)
			cell.Source = &source
			s.set.Cells = append(s.set.Cells, cell)
		}
	}
	return nil
}

// inside says whether an area lies in another and is not that one.
func inside(code, place string) bool {
	return code != place && (place == area.CountryCode || area.LiesIn(code, place))
}

// onSheet says whether a figure is about the area of the page, or the areas in it.
func (s *publicSet) onSheet(x figure.Shown) bool {
	return x.Area() == s.sheet.Area.Code || inside(x.Area(), s.sheet.Area.Code) || s.ownIn == s.sheet.Area.Code && ownArea(x.Area())
}

// through lets the set through the gate for everybody, with what became public before in its place where it must be, and
// keeps what is about the area and the areas in it.
func (s *publicSet) through(earlier []figure.Earlier, threshold int) {
	policy := figure.Policy{Audience: figure.Public, Threshold: threshold}
	if s.owner != "" {
		s.sheet.SmallestOf = max(threshold, figure.MinThreshold)
		for _, day := range figure.HoldBack(s.set.Indicator.Kind, s.set.Cells, earlier, threshold) {
			s.sheet.Held = max(s.sheet.Held, day)
		}
	}
	all := figure.Disclose(s.set, policy)
	s.shown = all.All()
	var own []figure.Cell
	var series []figure.Shown
	for i, x := range s.shown {
		if x.Area() == s.sheet.Area.Code && x.Breakdown() == "" {
			own, series = append(own, s.set.Cells[i]), append(series, x)
		}
	}
	s.sheet.Figures = all.Keep(s.onSheet)
	peers := s.set
	peers.Cells = s.peers
	s.sheet.Peers = figure.Disclose(peers, policy)
	if measured(series) > 1 {
		s.sheet.Development = development(figure.CatalogueIndicator{Unit: s.set.Indicator.Unit}, judged(own, series))
	}
}

// place names the areas of the figures and finds the borders of the finest level that can be overlooked.
func (s *publicSet) place(n *national) error {
	levels := map[area.Level]int{}
	seen := map[string]bool{}
	for _, x := range s.sheet.Figures.All() {
		if seen[x.Area()] || x.Area() == s.sheet.Area.Code {
			continue
		}
		seen[x.Area()] = true
		a, err := n.find(x.Area())
		if err = unlessMissing(err); err != nil {
			return err
		}
		if a.Name == "" {
			a.Name = x.Area()
		}
		s.sheet.Areas = append(s.sheet.Areas, kompas.PublicArea{Code: x.Area(), Name: a.Name})
		levels[a.Level]++
	}
	slices.SortFunc(s.sheet.Areas, func(x, y kompas.PublicArea) int { return strings.Compare(x.Code, y.Code) })
	for _, l := range []area.Level{area.Neighbourhood, area.District, area.Municipality} {
		if levels[l] > 1 && (s.sheet.Level == "" || levels[s.sheet.Level] > fewParts) {
			s.sheet.Level = l
		}
	}
	if s.sheet.Level == "" {
		return nil
	}
	parts := s.sheet.Parts(s.sheet.Level)
	v := FigureView{FigureQuery: FigureQuery{Level: s.sheet.Level}}
	v.Parts.Frame.Code = s.sheet.Area.Code
	v.Parts.Year = parts[0].Period().Start().Year()
	for _, x := range parts {
		v.Parts.Figures = append(v.Parts.Figures, Part{Area: area.Area{Code: x.Area()}})
	}
	if err := v.loadMap(n, s.sheet.Area.Code); err != nil || v.Parts.Unmatched > 0 {
		return err
	}
	s.sheet.Drawing = v.Parts.MapKey
	return nil
}
