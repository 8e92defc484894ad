package app

import (
	"kompas/area"
	"kompas/figure"
	"kompas/store"
)

// revisions tells which figures of a column a later reading changed.
type revisions struct {
	unit  figure.Unit
	areas *area.Division
	parts figure.Columns
}

// revisionsOf reads what stood in the place of a layer before; nil when nothing did. Of own figures that are read as they became
// public none are told: the reader saw no other.
func (n *national) revisionsOf(c figure.CatalogueIndicator, l figure.Layer) (*revisions, error) {
	if l.Edition < 2 || c.Computed() || n.asPublic(c) {
		return nil, nil
	}
	before, parts, any, err := n.tx.Replaced(l)
	if err != nil || !any {
		return nil, err
	}
	areas, err := n.tx.Division(before.Division)
	return &revisions{unit: c.Unit, areas: areas, parts: parts}, err
}

// changed says whether the figure of an area was another before. One that there was not yet is no revision.
func (r *revisions) changed(level area.Level, code string, now figure.Value) bool {
	if r == nil {
		return false
	}
	pos, ok := r.areas.Pos(level, code)
	if !ok {
		return false
	}
	was, absence, _ := r.parts.Read(pos, r.unit)
	return absence == figure.Present && now.Form != figure.NoValue && was.In(r.unit) != now.In(r.unit)
}

// markRevised marks the figures of a moment that a later reading changed.
func (n *national) markRevised(c figure.CatalogueIndicator, level area.Level, p store.LayerPoint, cells []figure.Cell) error {
	r, err := n.revisionsOf(c, p.Layer)
	if r == nil || err != nil {
		return err
	}
	for i := range cells {
		cells[i].Revised = r.changed(level, cells[i].Area[len(cells[i].Area)-1], cells[i].Value)
	}
	return nil
}
