package desk

import (
	"kompas/figure"
	"kompas/kompas"
	"kompas/web/chart"
)

// A map leaves the words a narrower column. On a sheet with many words there is no room for it: the words come first.
const (
	mapSpace      = 300 // characters
	wordsBesideIt = 2300
)

// hasMap says whether the sheet shows where in the municipality a figure is high and low.
func (p sheetPage) hasMap() bool {
	return p.Sheet.Map != nil && p.Drawing != nil && p.characters() <= wordsBesideIt
}

// drawMap draws the map of the sheet: small, without words in it, dark for more.
func (p sheetPage) drawMap() chart.Choropleth {
	m := p.Sheet.Map
	c := chart.Choropleth{ID: "raadskaart", Title: m.Indicator, Desc: p.mapWords(), Width: float64(p.Drawing.Width), Height: float64(p.Drawing.Height)}
	values := map[string]float64{}
	var all []float64
	for _, a := range m.Areas {
		if a.Value != nil {
			values[a.Code] = *a.Value
			all = append(all, *a.Value)
		}
	}
	classes := chart.DivideClasses(all, m.Decimals)
	for _, s := range p.Drawing.Shapes {
		a := chart.Area{Path: s.Path, Class: chart.NoFigure}
		if v, ok := values[s.Code]; ok {
			a.Class = classes.Of(v)
		}
		c.Areas = append(c.Areas, a)
	}
	return c
}

// mapWords says what the map shows: how to read it, and where the figure is highest and lowest.
func (p sheetPage) mapWords() string {
	m := p.Sheet.Map
	high, low, _ := m.Ends()
	return p.P.T("raad.kaart-woorden", "{0}, {1}. Donker is meer. Het hoogst in {2} ({3}), het laagst in {4} ({5}).", m.Indicator, m.Period,
		high.Name, p.areaFigure(high), low.Name, p.areaFigure(low))
}

func (p sheetPage) areaFigure(a kompas.CouncilArea) string {
	return figure.Format(*a.Value, p.Sheet.Map.Decimals, figure.Unit(p.Sheet.Map.Unit), p.lang())
}
