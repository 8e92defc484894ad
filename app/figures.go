package app

import (
	"context"
	"slices"

	"kompas/area"
	"kompas/fault"
	"kompas/figure"
	"kompas/kompas"
	"kompas/store"
)

// FigureQuery (vraag om cijfers) is what a reader wants to see. What is left empty is chosen: the own municipality, an
// indicator that tells parts of it apart, the newest period.
type FigureQuery struct {
	Indicator string
	Area      string
	Level     area.Level // of the areas on the map
	Period    string
	Beside    []string // municipalities to compare with; none: the nearest
	Alike     PeerChoice
	Today     bool   // figures of municipalities on the boundaries of now
	Known     string // the day as of which figures are read; "" is now
}

// FigureView (cijfers van een onderwerp) is one indicator for one area, its parts, its past, and comparable
// municipalities. Every figure in it has passed the gate.
type FigureView struct {
	FigureQuery                             // as it is answered
	Empty       bool                        // no national figures are loaded
	Home        area.Area                   // municipality of the space; the zero area when it has none
	Catalogue   []figure.CatalogueIndicator // that can be chosen for this area
	About       figure.CatalogueIndicator
	Place       area.Area
	Above       []area.Area // from the country down to the area, without it
	Levels      []LevelChoice
	NoLevel     area.Level // asked for, but there are no figures of it
	Periods     []string   // with figures at this level, oldest first
	NoPeriod    string     // asked for, but there are no figures of it
	Own         figure.Shown
	Formula     Formula     // of the figure of the area
	Aims        []FigureAim // what the space agreed about it
	Parts       Parts
	Spread      Spread // of all areas of that level in the country; without figures when only one municipality has them
	Past        Past
	Boundaries  Boundaries
	Division    area.OwnDivision // whose areas are on the map; the zero value when they are those of CBS
	Peers       *PeerView        // nil: there is no municipality to compare
	Rows        []Beside         // this indicator first, then those of the same theme
	Vintage     Vintage
	Redefine    *kompas.Indicator  // whose definition the reader may change; nil otherwise
	Definitions figure.Definitions // that it had, when there were more
}

// LevelChoice is a level that can be chosen, and whether there are figures of it.
type LevelChoice struct {
	Level      area.Level
	Name       string // of an own division
	HasFigures bool
}

// Past (ontwikkeling) is the series of an area, and of what it lies in or is like.
type Past struct {
	Series  []figure.Shown  // oldest first
	Around  []figure.Shown  // of the municipality, when the area is a part of it
	Median  []figure.Shown  // of the comparable municipalities
	Verdict string          // code of the verdict on the development; empty when there is none
	Totals  []figure.Totals // the months or quarters taken together; empty for a series of years
	Changes []figure.DefinitionChange
}

// Figures shows published figures. Whoever is in the space may see them.
func (a *App) Figures(ctx context.Context, by Actor, q FigureQuery) (FigureView, error) {
	var v FigureView
	err := a.view(ctx, by, func(tx *store.Tx) error {
		n, err := a.nationalFor(tx, by, by.Reach())
		if err != nil {
			return err
		}
		if v, err = a.figuresFor(n, by.Space.AreaCode, q); err != nil || v.Empty {
			return err
		}
		if v.Vintage, err = a.vintage(n, v.About, q.Known); err != nil {
			return err
		}
		if v.Vintage.On != "" {
			if err = a.asKnown(n, by.Space.AreaCode, q, &v); err != nil {
				return err
			}
		}
		v.Known = v.Vintage.On
		if err := v.loadDefinition(tx, by); err != nil {
			return err
		}
		v.Aims, err = aims(tx, by, v.Indicator, v.Area)
		return err
	})
	return v, err
}

// figuresFor answers a query for a space whose own municipality is home.
func (a *App) figuresFor(n *national, home string, q FigureQuery) (FigureView, error) {
	v, tx := FigureView{FigureQuery: q}, n.tx
	if err := n.load(); err != nil {
		return v, err
	}
	if q.Today {
		var err error
		if n.recodings, err = a.recodings(tx); err != nil {
			return v, err
		}
	}
	newest, err := tx.NewestDivision()
	if err != nil {
		v.Empty = true
		return v, unlessMissing(err)
	}
	v.Home, _ = newest.Find(home)
	if err := v.findArea(n, newest); err != nil {
		return v, err
	}
	if err := v.chooseIndicator(n); err != nil {
		return v, err
	}
	if err := v.chooseLevel(n, newest); err != nil {
		return v, err
	}
	for _, load := range []func(*national) error{v.loadParts, v.loadOwn, v.loadPeers, v.loadPast} {
		if err := load(n); err != nil {
			return v, err
		}
	}
	return v, nil
}

// findArea finds the area that was asked for, and what it lies in. An unknown area is not found.
func (v *FigureView) findArea(n *national, newest *area.Division) (err error) {
	if v.Area == "" {
		v.Area = v.Home.Code
	}
	if v.Area == "" {
		v.Area = area.CountryCode
	}
	if v.Place, err = n.find(v.Area); err != nil {
		return err
	}
	v.Area = v.Place.Code
	for up := v.Place.Parent; up != ""; {
		a, ok := newest.Find(up)
		if !ok {
			break
		}
		v.Above, up = append(v.Above, a), a.Parent
	}
	slices.Reverse(v.Above)
	return nil
}

// chooseIndicator finds the indicator that was asked for. An unknown one is not found.
func (v *FigureView) chooseIndicator(n *national) error {
	for _, c := range n.catalogue {
		if v.anyFigures(n, c) {
			v.Catalogue = append(v.Catalogue, c)
		}
	}
	if v.Indicator != "" {
		i := slices.IndexFunc(n.catalogue, func(c figure.CatalogueIndicator) bool { return c.Key == v.Indicator })
		if i < 0 {
			return fault.Missing()
		}
		v.About = n.catalogue[i]
		return nil
	}
	if len(v.Catalogue) == 0 {
		return fault.Missing()
	}
	v.About = v.firstIndicator(n)
	v.Indicator = v.About.Key
	return nil
}

func (v *FigureView) anyFigures(n *national, c figure.CatalogueIndicator) bool {
	return n.covers(c, v.Place.Level, v.Area) || slices.ContainsFunc(partLevels(v.Place.Level), func(l area.Level) bool { return n.covers(c, l, v.Area) })
}

// firstIndicator is where a reader starts: an indicator that says how people fare and tells parts of the area apart.
func (v *FigureView) firstIndicator(n *national) figure.CatalogueIndicator {
	finer := []area.Level{area.Neighbourhood, area.District}
	for _, wanted := range []func(figure.CatalogueIndicator) bool{
		func(c figure.CatalogueIndicator) bool {
			return c.Direction != figure.NoDirection && slices.ContainsFunc(finer, func(l area.Level) bool { return n.covers(c, l, v.Area) })
		},
		func(c figure.CatalogueIndicator) bool { return c.Direction != figure.NoDirection },
	} {
		if i := slices.IndexFunc(v.Catalogue, wanted); i >= 0 {
			return v.Catalogue[i]
		}
	}
	return v.Catalogue[0]
}

// loadOwn reads the figure of the area itself, in the period of its parts where these have figures.
func (v *FigureView) loadOwn(n *national) error {
	periods, err := n.periods(v.About, v.Place.Level, v.Area)
	if err != nil {
		return err
	}
	for _, p := range periods {
		if !slices.Contains(v.Periods, p) {
			v.Periods = append(v.Periods, p)
		}
	}
	slices.SortFunc(v.Periods, comparePeriods)
	if v.Parts.Figures == nil {
		v.choosePeriod(periods)
	}
	if len(periods) == 0 {
		return nil
	}
	col, ok, err := n.inPeriod(v.About, v.Place.Level, v.Area, v.Period, v.Area)
	if err != nil || !ok {
		return err
	}
	if col, err = v.onBoundaries(n, col); err != nil {
		return err
	}
	v.Period = col.layer.Period
	if v.Own = col.shown([]string{v.Area}).At(0); v.Own.Present() {
		v.Formula, err = n.formula(col, v.Area)
	}
	return err
}

func comparePeriods(a, b string) int {
	x, _ := figure.ParsePeriod(a)
	y, _ := figure.ParsePeriod(b)
	return x.Compare(y)
}

// loadPeers sets the figures of the municipality beside those of comparable ones.
func (v *FigureView) loadPeers(n *national) error {
	own := area.MunicipalityOf(v.Area)
	if own == "" {
		return nil
	}
	var err error
	if v.Peers, err = n.peersFor(v.About, own, v.FigureQuery); err != nil || v.Peers == nil {
		return err
	}
	for _, c := range n.related(v.About) {
		b, ok, err := n.beside(c, v.Peers)
		if err != nil {
			return err
		}
		if ok {
			v.Rows = append(v.Rows, b)
		}
	}
	return nil
}

// related lists an indicator and those of its theme that can be compared between municipalities: shares and rates, for a
// number of people says most about the size of a place.
func (n *national) related(c figure.CatalogueIndicator) []figure.CatalogueIndicator {
	var out []figure.CatalogueIndicator
	if c.Unit != figure.Count {
		out = append(out, c)
	}
	for _, x := range n.catalogue {
		if x.Theme == c.Theme && x.Key != c.Key && x.Unit != figure.Count {
			out = append(out, x)
		}
	}
	return out
}
