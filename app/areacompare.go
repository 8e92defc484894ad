package app

import (
	"context"
	"slices"
	"strings"

	"kompas/area"
	"kompas/fault"
	"kompas/figure"
	"kompas/store"
)

// AreaComparison (twee gebieden naast elkaar) is every indicator of two areas side by side.
type AreaComparison struct {
	One, Other ComparedArea
	Lines      []ComparedLine // of which at least one of the two has a figure
	Same       bool           // twice the same area
}

// ComparedArea is one of the two areas, as it was asked for.
type ComparedArea struct {
	area.Area
	Typed   string
	Problem string      // code of why there is no area
	Choices []area.Area // when the name belongs to more than one
	Gone    bool        // it is not on the newest boundaries
}

// Known says whether there is an area.
func (c ComparedArea) Known() bool { return c.Code != "" }

// ComparedLine is one indicator of both: in the newest period that both have a figure of, else each in its own newest.
type ComparedLine struct {
	Indicator  figure.CatalogueIndicator
	One, Other figure.Shown
	Apart      bool                  // of different periods: nothing is said about the difference
	Difference figure.DifferenceCode // how the one stands beside the other; empty when that is not judged
}

// CompareAreas sets two areas side by side, each named by its code or by its name. An empty first one is the municipality of the
// space. Whoever is in the space may see it.
func (a *App) CompareAreas(ctx context.Context, by Actor, one, other string) (AreaComparison, error) {
	c := AreaComparison{One: ComparedArea{Typed: strings.TrimSpace(one)}, Other: ComparedArea{Typed: strings.TrimSpace(other)}}
	err := a.view(ctx, by, func(tx *store.Tx) error {
		newest, err := tx.NewestDivision()
		if err != nil {
			return unlessMissing(err)
		}
		if c.One.Typed == "" {
			c.One.Typed = by.Space.AreaCode
		}
		for _, x := range []*ComparedArea{&c.One, &c.Other} {
			if err := x.find(tx, newest, by.Space.AreaCode); err != nil {
				return err
			}
		}
		c.Same = c.One.Known() && c.One.Code == c.Other.Code
		if !c.One.Known() || !c.Other.Known() || c.Same {
			return nil
		}
		n, err := a.nationalFor(tx, by, by.Reach())
		if err != nil {
			return err
		}
		if err := n.load(); err != nil {
			return err
		}
		for _, i := range n.catalogue {
			l, ok, err := n.pair(i, c.One.Area, c.Other.Area)
			if err != nil {
				return err
			}
			if ok {
				c.Lines = append(c.Lines, l)
			}
		}
		return nil
	})
	return c, err
}

// Codes of why an area was not found.
const (
	problemNoArea    = "gebied_niet_gevonden"
	problemManyAreas = "gebied_niet_enig"
)

// fewChoices is how many areas of one name are offered.
const fewChoices = 12

// find reads a code or a name; of areas with one name the one in the own municipality goes first.
func (c *ComparedArea) find(tx *store.Tx, newest *area.Division, home string) error {
	if c.Typed == "" {
		return nil
	}
	owned, err := ownAreasNamed(tx, c.Typed)
	if err != nil {
		return err
	}
	if code, level, err := area.ParseCode(strings.ToUpper(c.Typed)); err == nil {
		if level.Own() {
			if c.Problem = problemNoArea; len(owned) > 0 {
				c.Area, c.Problem = owned[0], ""
			}
			return nil
		}
		var ok bool
		if c.Area, ok = newest.Find(code); ok {
			return nil
		}
		c.Area, err = tx.Area(code)
		if fault.Is(err, fault.NotFound) {
			c.Problem = problemNoArea
			return nil
		}
		c.Gone = err == nil
		return err
	}
	var same []area.Area
	hits := append(owned, newest.Search(c.Typed, newest.Len(area.Neighbourhood), area.Country, area.Municipality, area.District, area.Neighbourhood)...)
	for _, h := range hits {
		if area.Fold(h.Name) == area.Fold(c.Typed) {
			same = append(same, h)
		}
	}
	if len(same) == 0 {
		same = hits
	}
	own := func(x area.Area) bool { return x.Level.Own() || home != "" && area.MunicipalityOf(x.Code) == home }
	slices.SortStableFunc(same, func(x, y area.Area) int { return before(own(x), own(y)) })
	switch {
	case len(same) == 0:
		c.Problem = problemNoArea
	case len(same) == 1 || own(same[0]) && !own(same[1]):
		c.Area = same[0]
	default:
		c.Problem, c.Choices = problemManyAreas, same[:min(fewChoices, len(same))]
	}
	return nil
}

// pair reads an indicator of two areas; false when neither has a figure.
func (n *national) pair(i figure.CatalogueIndicator, one, other area.Area) (ComparedLine, bool, error) {
	l := ComparedLine{Indicator: i}
	a, err := n.newestFirst(i, one)
	if err != nil {
		return l, false, err
	}
	b, err := n.newestFirst(i, other)
	if err != nil || len(a) == 0 && len(b) == 0 {
		return l, false, err
	}
	var x, y shownCell
	for _, p := range a { // the newest period that both have a figure of
		at := slices.IndexFunc(b, func(q shownCell) bool { return q.shown.Present() && q.shown.Period() == p.shown.Period() })
		if p.shown.Present() && at >= 0 {
			x, y = p, b[at]
			break
		}
	}
	if !x.shown.Present() {
		x, y = firstPresent(a), firstPresent(b)
	}
	l.One, l.Other = x.shown, y.shown
	if !l.One.Present() && !l.Other.Present() {
		return l, false, nil
	}
	if !n.asPublic(i) {
		shared, err := n.sharePeople(one, other)
		if err != nil {
			return l, false, err
		}
		l.judge(x.cell.Observation, y.cell.Observation, one, other, shared)
	}
	return l, true, nil
}

// sharePeople says whether an own area has people in common with another area: one that holds it, that it holds a part of, or
// an area of another division.
func (n *national) sharePeople(one, other area.Area) (bool, error) {
	if other.Level.Own() && !one.Level.Own() {
		one, other = other, one
	}
	if !one.Level.Own() || one.Level == other.Level {
		return false, nil
	}
	o, known, err := n.ownDivision(one.Level)
	if err != nil || !known {
		return true, err
	}
	if other.Level.Own() || o.Municipality == other.Code {
		return true, nil
	}
	at := slices.IndexFunc(o.Areas, func(x area.OwnArea) bool { return x.Code == one.Code })
	return at < 0 || slices.ContainsFunc(o.Areas[at].Members, func(m string) bool {
		return area.LiesIn(m, other.Code) || area.LiesIn(other.Code, m)
	}), nil
}

// judge says whether the difference is real. Numbers of people say most about the size of a place, and are not judged; neither
// is an area beside one it lies in, for they have people in common.
func (l *ComparedLine) judge(x, y figure.Observation, one, other area.Area, shared bool) {
	both := l.One.Present() && l.Other.Present()
	l.Apart = both && l.One.Period() != l.Other.Period()
	switch {
	case !both || l.Apart || l.Indicator.Unit == figure.Count:
	case shared || slices.Contains(area.Path(one.Code), other.Code) || slices.Contains(area.Path(other.Code), one.Code) || other.Level == area.Country || one.Level == area.Country:
		if x.Basis == figure.Census && y.Basis == figure.Census {
			l.Difference = figure.DifferenceOf(l.Indicator.Unit, x, y)
		}
	default:
		l.Difference = figure.DifferenceOf(l.Indicator.Unit, x, y)
	}
}

// shownCell is a figure before and after the gate.
type shownCell struct {
	cell  figure.Cell
	shown figure.Shown
}

// newestFirst reads the figures of an area, the newest first.
func (n *national) newestFirst(i figure.CatalogueIndicator, a area.Area) ([]shownCell, error) {
	if !n.covers(i, a.Level, a.Code) {
		return nil, nil
	}
	moments, err := n.series(i, a.Level, a.Code, []string{a.Code})
	if err != nil {
		return nil, err
	}
	cells := line(moments, 0)
	shown, err := n.publish(i, a.Level, cells)
	if err != nil {
		return nil, err
	}
	out := make([]shownCell, len(cells))
	for k := range cells {
		out[len(cells)-1-k] = shownCell{cells[k], shown[k]}
	}
	return out, nil
}

// firstPresent gives the newest figure that can be shown, else the newest reason why there is none.
func firstPresent(list []shownCell) shownCell {
	for _, x := range list {
		if x.shown.Present() {
			return x
		}
	}
	if len(list) > 0 {
		return list[0]
	}
	return shownCell{}
}
