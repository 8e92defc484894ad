package app

import (
	"context"
	"slices"

	"kompas/area"
	"kompas/figure"
	"kompas/store"
)

// AreaProfile (gebiedsprofiel) is everything that is published about one area.
type AreaProfile struct {
	Area   area.Area
	Above  []area.Area // from the country down to the area, without it
	Within []area.Area // its wijken, or the buurten of a wijk
	Lines  []ProfileLine

	Division area.OwnDivision            // of an own area
	NoSum    []figure.CatalogueIndicator // of which an own area has no figure: they cannot be added
}

// ProfileLine is one indicator of an area: the newest figure, and the years before.
type ProfileLine struct {
	Indicator figure.CatalogueIndicator
	Newest    figure.Shown   // of all years the newest with a figure, else the newest
	Series    []figure.Shown // oldest first
}

// AreaProfile shows all published figures of an area.
func (a *App) AreaProfile(ctx context.Context, by Actor, code string) (AreaProfile, error) {
	var p AreaProfile
	err := a.view(ctx, by, func(tx *store.Tx) error {
		newest, err := tx.NewestDivision()
		if err != nil {
			return err
		}
		n, err := a.nationalFor(tx, by, by.Reach())
		if err != nil {
			return err
		}
		if err := n.load(); err != nil {
			return err
		}
		v := FigureView{FigureQuery: FigureQuery{Area: code}}
		if err := v.findArea(n, newest); err != nil {
			return err
		}
		p.Area, p.Above, p.Within = v.Place, v.Above, childrenOf(newest, v.Place)
		if p.Area.Level.Own() {
			if err := p.ownArea(n); err != nil {
				return err
			}
		}
		return p.load(n)
	})
	return p, err
}

// childrenOf are the areas one step down that are worth a list: wijken of a municipality, buurten of a wijk.
func childrenOf(d *area.Division, a area.Area) []area.Area {
	down := map[area.Level]area.Level{area.Municipality: area.District, area.District: area.Neighbourhood}[a.Level]
	if down == "" {
		return nil
	}
	from, to := d.Within(down, a.Code)
	return slices.Clone(d.Areas(down)[from:to])
}

// ownArea finds what an own area is made of, and which indicators cannot be added.
func (p *AreaProfile) ownArea(n *national) error {
	o, _, err := n.ownDivision(p.Area.Level)
	if err != nil {
		return err
	}
	d, err := n.tx.NearestDivision(o.Year)
	if err != nil {
		return err
	}
	p.Division = o
	own, _ := areaOf(o, p.Area.Code)
	for _, code := range own.Members {
		if a, ok := d.Find(code); ok {
			p.Within = append(p.Within, a)
		}
	}
	for _, c := range n.catalogue {
		if !adds(c) && n.covers(c, o.MemberLevel(), o.Municipality) && !n.delivered(c, o.Level()) {
			p.NoSum = append(p.NoSum, c)
		}
	}
	return nil
}

func (p *AreaProfile) load(n *national) error {
	for _, c := range n.catalogue {
		if !n.covers(c, p.Area.Level, p.Area.Code) {
			continue
		}
		moments, err := n.series(c, p.Area.Level, p.Area.Code, []string{p.Area.Code})
		if err != nil {
			return err
		}
		l := ProfileLine{Indicator: c}
		if l.Series, err = n.publish(c, p.Area.Level, line(moments, 0)); err != nil {
			return err
		}
		for i := len(l.Series) - 1; i >= 0; i-- {
			if l.Newest = l.Series[i]; l.Newest.Present() {
				break
			}
		}
		if !l.Newest.Present() && len(l.Series) > 0 {
			l.Newest = l.Series[len(l.Series)-1]
		}
		p.Lines = append(p.Lines, l)
	}
	return nil
}

// FoundArea is an area found by its name, and the municipality it lies in.
type FoundArea struct {
	area.Area
	Municipality string // its name; empty for what is no part of one
	Own          bool   // lies in the municipality of the space
}

// ownAreasNamed finds own areas of the space by their code or a part of their name.
func ownAreasNamed(tx *store.Tx, name string) ([]area.Area, error) {
	all, err := tx.OwnDivisions()
	var out []area.Area
	for _, o := range all {
		if !o.Removed {
			out = append(out, o.List().Among(nil).Search(name, area.MostOwn, o.Level())...)
		}
	}
	return out, err
}

// maxFound is how many areas a search gives.
const maxFound = 50

// SearchAreas finds areas by a part of their name. What lies in the own municipality comes first; more says that there
// are more than are given.
func (a *App) SearchAreas(ctx context.Context, by Actor, name string) (found []FoundArea, more bool, err error) {
	err = a.view(ctx, by, func(tx *store.Tx) error {
		d, err := tx.NewestDivision()
		if err != nil {
			return unlessMissing(err)
		}
		hits, err := ownAreasNamed(tx, name)
		if err != nil {
			return err
		}
		hits = append(hits, d.Search(name, d.Len(area.Neighbourhood), area.Country, area.Municipality, area.District, area.Neighbourhood)...)
		for _, h := range hits {
			f := FoundArea{Area: h}
			code := area.MunicipalityOf(h.Code)
			if h.Level.Own() {
				code = h.Parent
			}
			if code != "" {
				m, _ := d.Find(code)
				f.Own = code == by.Space.AreaCode
				if h.Level != area.Municipality {
					f.Municipality = m.Name
				}
			}
			found = append(found, f)
		}
		slices.SortStableFunc(found, func(x, y FoundArea) int {
			return map[bool]int{true: 0, false: 1}[x.Own] - map[bool]int{true: 0, false: 1}[y.Own]
		})
		if len(found) > maxFound {
			found, more = found[:maxFound], true
		}
		return nil
	})
	return found, more, err
}
