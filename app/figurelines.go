package app

import (
	"context"
	"slices"

	"kompas/area"
	"kompas/fault"
	"kompas/figure"
	"kompas/store"
)

// FigureLines (reeksen naast elkaar) is how one indicator developed in each wijk or buurt of a municipality, or in comparable
// municipalities.
type FigureLines struct {
	FigureQuery                             // as it is answered: the area is a municipality
	Empty       bool                        // no national figures are loaded, or the space has no municipality and none was named
	Catalogue   []figure.CatalogueIndicator // that can be chosen
	About       figure.CatalogueIndicator
	Place       area.Area
	Levels      []LevelChoice
	Lines       []FigureLine
	Without     []area.Area    // that have no figure in any year
	Around      []figure.Shown // of the municipality itself, where the lines are of its parts
	Peers       *PeerView      // where the lines are of municipalities
	Aims        []FigureAim    // what the space agreed about the municipality
}

// FigureLine is the series of one area.
type FigureLine struct {
	Area    area.Area
	Series  []figure.Shown // oldest first
	Verdict string         // code of the verdict on the development; empty when there is one figure only
}

// Latest is the newest figure of the line.
func (l FigureLine) Latest() figure.Shown {
	for i := len(l.Series) - 1; i >= 0; i-- {
		if l.Series[i].Present() {
			return l.Series[i]
		}
	}
	return figure.Shown{}
}

// lineLevels are the levels of which lines stand side by side, in the order in which one is chosen.
var lineLevels = []area.Level{area.District, area.Neighbourhood, area.Municipality}

// FigureLines shows the development of many areas. Whoever is in the space may see it.
func (a *App) FigureLines(ctx context.Context, by Actor, q FigureQuery) (FigureLines, error) {
	f := FigureLines{FigureQuery: q}
	err := a.view(ctx, by, func(tx *store.Tx) error {
		n, err := a.nationalFor(tx, by, by.Reach())
		if err != nil {
			return err
		}
		if err := n.load(); err != nil {
			return err
		}
		newest, err := tx.NewestDivision()
		if fault.Is(err, fault.NotFound) {
			f.Empty = true
			return nil
		}
		if err != nil {
			return err
		}
		if f.Area == "" {
			f.Area = by.Space.AreaCode
		}
		v := FigureView{FigureQuery: FigureQuery{Area: area.MunicipalityOf(f.Area), Indicator: q.Indicator}}
		if v.Area == "" {
			f.Empty = true
			return nil
		}
		if err := v.findArea(n, newest); err != nil {
			return err
		}
		if err := v.chooseIndicator(n); err != nil {
			return err
		}
		f.Area, f.Place, f.About, f.Indicator, f.Catalogue = v.Area, v.Place, v.About, v.Indicator, v.Catalogue
		if f.Aims, err = aims(tx, by, f.Indicator, f.Area); err != nil {
			return err
		}
		return f.load(n)
	})
	return f, err
}

func (f *FigureLines) load(n *national) error {
	var covered []area.Level
	for _, l := range lineLevels {
		has := n.covers(f.About, l, f.Area)
		f.Levels = append(f.Levels, LevelChoice{Level: l, HasFigures: has})
		if has {
			covered = append(covered, l)
		}
	}
	if len(covered) == 0 {
		return nil
	}
	if !slices.Contains(covered, f.Level) {
		f.Level = covered[0]
	}
	areas, err := f.areas(n)
	if err != nil || len(areas) == 0 {
		return err
	}
	within := f.Area
	if f.Level == area.Municipality {
		within = area.CountryCode
	}
	if err := f.read(n, within, areas); err != nil || f.Level == area.Municipality || f.About.Unit == figure.Count {
		return err
	}
	around, err := n.series(f.About, area.Municipality, f.Area, []string{f.Area})
	if err != nil {
		return err
	}
	f.Around, err = n.publish(f.About, area.Municipality, line(around, 0))
	return err
}

// areas are those of the lines: on the boundaries of the newest figures, or the municipality and those it is compared with.
func (f *FigureLines) areas(n *national) ([]area.Area, error) {
	if f.Level != area.Municipality {
		col, ok, err := n.newest(f.About, f.Level, f.Area)
		if err != nil || !ok {
			return nil, err
		}
		from, to := col.areas.Within(f.Level, f.Area)
		return col.areas.Areas(f.Level)[from:to], nil
	}
	var err error
	if f.Peers, err = n.peersFor(f.About, f.Area, f.FigureQuery); err != nil || f.Peers == nil {
		return []area.Area{f.Place}, err
	}
	return slices.Concat([]area.Area{f.Peers.Own}, f.Peers.Members), nil
}

// read reads all lines, and lets them through the gate together.
func (f *FigureLines) read(n *national, within string, areas []area.Area) error {
	moments, err := n.series(f.About, f.Level, within, codesOf(areas))
	if err != nil {
		return err
	}
	var cells []figure.Cell
	for i := range areas {
		cells = append(cells, line(moments, i)...)
	}
	shown, err := n.publish(f.About, f.Level, cells)
	if err != nil {
		return err
	}
	for i, a := range areas {
		from, to := i*len(moments), (i+1)*len(moments)
		l := FigureLine{Area: a, Series: shown[from:to]}
		switch measured(l.Series) {
		case 0:
			f.Without = append(f.Without, a)
			continue
		case 1:
		default:
			l.Verdict = development(f.About, judged(cells[from:to], l.Series))
		}
		f.Lines = append(f.Lines, l)
	}
	return nil
}
