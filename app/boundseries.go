package app

import (
	"kompas/area"
	"kompas/figure"
	"kompas/kompas"
)

// bound reads the figures of an indicator of a space that is bound to a national one, with the middle of comparable
// municipalities beside those of a municipality. Nothing is copied into the space, so that newer figures flow in.
func (n *national) bound(i kompas.Indicator) (series, error) {
	s := series{set: figure.Set{Indicator: i.Rules(), Origin: figure.SourceFigures,
		Source: figure.Source{Name: i.SourceName, Licence: i.SourceLicence, Invented: i.IsExample}}}
	code, level, err := area.ParseCode(i.AreaCode)
	if err != nil {
		return s, nil
	}
	c, err := n.indicator(i.CatalogueKey)
	if err != nil {
		return s, unlessMissing(err)
	}
	s.set.Indicator, s.set.Origin = rulesAt(c, level), c.Origin()
	moments, err := n.series(c, level, code, []string{code})
	if err != nil {
		return s, err
	}
	s.set.Cells = line(moments, 0)
	if s.around, err = n.around(c, ""); err != nil {
		return s, err
	}
	if level != area.Municipality || c.Unit == figure.Count {
		return s, nil
	}
	peers, err := n.peersFor(c, code, FigureQuery{})
	if err != nil || peers == nil {
		return s, err
	}
	s.peers, s.count, err = n.medians(c, peers.codes)
	return s, err
}
