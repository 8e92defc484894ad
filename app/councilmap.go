package app

import (
	"kompas/area"
	"kompas/fault"
	"kompas/figure"
	"kompas/kompas"
	"kompas/store"
)

// councilMap tells where in the municipality the first of a result's national indicators is high and where it is low.
// It is nil when no source tells the neighbourhoods apart, or when their borders are not here. Figures of our own are not drawn:
// a page that is frozen keeps which figures became public, and that of an area is one, those of its neighbourhoods are many.
func councilMap(tx *store.Tx, indicators []kompas.Indicator) (*kompas.CouncilMap, error) {
	n := &national{tx: tx}
	for _, i := range indicators {
		_, level, err := area.ParseCode(i.AreaCode)
		if err != nil || level != area.Municipality || i.CatalogueKey == "" {
			continue
		}
		m, err := neighbourhoodMap(n, i)
		if err != nil || m != nil {
			return m, err
		}
	}
	return nil, nil
}

func neighbourhoodMap(n *national, i kompas.Indicator) (*kompas.CouncilMap, error) {
	c, err := n.indicator(i.CatalogueKey)
	if err != nil || c.Origin() == figure.OwnFigures {
		return nil, unlessMissing(err)
	}
	v := FigureView{FigureQuery: FigureQuery{Indicator: c.Key, Area: i.AreaCode, Level: area.Neighbourhood}, About: c}
	if err := v.loadParts(n); err != nil || v.Parts.Map == nil || v.Parts.Unmatched > 0 {
		return nil, err
	}
	m := &kompas.CouncilMap{Indicator: i.Name, Period: v.Period, Unit: string(c.Unit), Drawing: v.Parts.MapKey, Level: string(v.Level), Within: i.AreaCode}
	for _, p := range v.Parts.Figures {
		a := kompas.CouncilArea{Code: p.Code, Name: p.Name}
		if value, ok := p.Figure.Value(); ok {
			a.Value, m.Decimals = &value, p.Figure.Decimals()
		}
		m.Areas = append(m.Areas, a)
	}
	if _, _, ok := m.Ends(); !ok {
		return nil, nil
	}
	return m, nil
}

// drawMap finds the borders that belong to the map on a sheet.
func drawMap(tx *store.Tx, v *CouncilPageView) error {
	m := v.Sheet.Map
	if m == nil {
		return nil
	}
	drawing, err := tx.Drawing(m.Drawing, area.Level(m.Level), m.Within)
	if fault.Is(err, fault.NotFound) { // a later edition of the borders has replaced those the sheet was frozen with
		return nil
	}
	v.Drawing = &drawing
	return err
}
