package app

import (
	"context"
	"slices"
	"strings"

	"kompas/area"
	"kompas/figure"
	"kompas/kompas"
	"kompas/measure"
	"kompas/store"
)

// AtGlance is every figure of the space's own on one page: each indicator over the years beside what it is laid
// beside, the neighbourhoods, what is done, what people tell.
type AtGlance struct {
	Indicators []GlanceIndicator
	Columns    []kompas.Indicator // of the table of neighbourhoods
	Areas      []GlanceArea
	Activities []kompas.Activity
	Stories    []measure.Story
	Names      map[string]string // of areas, by code
}

// GlanceIndicator is an indicator with one series per area: the space's own first.
type GlanceIndicator struct {
	kompas.Indicator
	Series []GlanceSeries
}

// GlanceSeries is the figures of one area, oldest first.
type GlanceSeries struct {
	Area    string
	Figures []figure.Shown
}

// GlanceArea is a wijk or buurt with its newest figure of each column; nil where it has none.
type GlanceArea struct {
	Code    string
	Figures []*figure.Shown
}

// glanceRows bounds the activities and stories on the page.
const glanceActivities, glanceStories = 12, 10

// AtGlance loads the page, for whoever works with the figures of the space.
func (a *App) AtGlance(ctx context.Context, by Actor) (AtGlance, error) {
	var g AtGlance
	if err := by.require(kompas.ActIndicator, 'R', by.Reach()); err != nil {
		return g, err
	}
	err := a.view(ctx, by, func(tx *store.Tx) error {
		indicators, err := tx.OwnIndicators()
		if err != nil {
			return err
		}
		rows, err := tx.SpaceObservations()
		if err != nil {
			return err
		}
		g.loadFigures(indicators, rows, by.shownTo(by.Reach()))
		if g.Activities, err = tx.SpaceActivities(glanceActivities); err != nil {
			return err
		}
		if g.Stories, err = tx.NewestStories(glanceStories); err != nil {
			return err
		}
		g.Names, err = tx.AreaNames(g.codes())
		return err
	})
	return g, err
}

// loadFigures sorts the figures over the series and the table of neighbourhoods. All areas of an indicator pass the gate
// together, for what one cell hides another may give away.
func (g *AtGlance) loadFigures(indicators []kompas.Indicator, rows []kompas.Observation, policy figure.Policy) {
	at := map[string]int{}  // row of each neighbourhood
	var cells []figure.Cell // before the gate: used again for each indicator, for there are thousands
	for _, i := range indicators {
		mine := observationsOf(rows, i.ID)
		cells = slices.Grow(cells[:0], len(mine))
		var path []string
		for k := range mine {
			if k == 0 || mine[k].AreaCode != mine[k-1].AreaCode {
				path = area.Path(mine[k].AreaCode)
			}
			cells = append(cells, ownCell(&i, &mine[k], path))
		}
		shown := throughGate(i, mine, cells, policy)
		line := GlanceIndicator{Indicator: i}
		column := -1
		for from := 0; from < len(mine); {
			to := from + 1
			for to < len(mine) && mine[to].AreaCode == mine[from].AreaCode {
				to++
			}
			if code := mine[from].AreaCode; isNeighbourhood(code) {
				if column < 0 {
					column = len(g.Columns)
					g.Columns = append(g.Columns, i)
				}
				g.place(at, code, column, &shown[to-1])
			} else {
				line.Series = append(line.Series, GlanceSeries{Area: code, Figures: shown[from:to]})
			}
			from = to
		}
		slices.SortStableFunc(line.Series, func(x, y GlanceSeries) int { return before(x.Area == i.AreaCode, y.Area == i.AreaCode) })
		g.Indicators = append(g.Indicators, line)
	}
	slices.SortFunc(g.Areas, func(x, y GlanceArea) int { return strings.Compare(x.Code, y.Code) })
}

func isNeighbourhood(code string) bool {
	return strings.HasPrefix(code, "WK") || strings.HasPrefix(code, "BU")
}

// place puts the newest figure of a neighbourhood in its row and column.
func (g *AtGlance) place(at map[string]int, code string, column int, shown *figure.Shown) {
	row, ok := at[code]
	if !ok {
		row = len(g.Areas)
		at[code] = row
		g.Areas = append(g.Areas, GlanceArea{Code: code})
	}
	figures := &g.Areas[row].Figures
	for len(*figures) < column {
		*figures = append(*figures, nil)
	}
	*figures = append(*figures, shown)
}

func before(x, y bool) int {
	switch {
	case x && !y:
		return -1
	case y && !x:
		return 1
	}
	return 0
}

// observationsOf gives the rows of one indicator; the rows stand in order of indicator.
func observationsOf(rows []kompas.Observation, id kompas.IndicatorID) []kompas.Observation {
	from, found := slices.BinarySearchFunc(rows, id, func(o kompas.Observation, id kompas.IndicatorID) int {
		return strings.Compare(string(o.IndicatorID), string(id))
	})
	if !found {
		return nil
	}
	to := from
	for to < len(rows) && rows[to].IndicatorID == id {
		to++
	}
	return rows[from:to]
}

// throughGate lets the figures of one indicator through the gate, in their order.
func throughGate(i kompas.Indicator, rows []kompas.Observation, cells []figure.Cell, policy figure.Policy) []figure.Shown {
	set := figure.Set{Indicator: i.Rules(), Source: figure.Source{Name: i.SourceName, Licence: i.SourceLicence, Invented: i.IsExample},
		Cells: cells}
	if i.SourcePublisher != "" {
		set.Origin, set.Indicator.Decimals = figure.SourceFigures, decimalsOf(rows)
	}
	return figure.Disclose(set, policy).All()
}

// codes lists every area on the page once.
func (g *AtGlance) codes() []string {
	var out []string
	seen := map[string]bool{}
	add := func(code string) {
		if !seen[code] {
			seen[code] = true
			out = append(out, code)
		}
	}
	for _, i := range g.Indicators {
		for _, s := range i.Series {
			add(s.Area)
		}
	}
	for _, x := range g.Areas {
		add(x.Code)
	}
	return out
}
