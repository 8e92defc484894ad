package app

import (
	"slices"
	"strconv"

	"kompas/area"
	"kompas/figure"
)

// Parts (delen van een gebied) are the areas on the map: those inside the area, or the area among its neighbours.
type Parts struct {
	Level     area.Level
	Frame     area.Area    // the area that all of them lie in
	Whole     figure.Shown // the figure of the frame
	Year      int          // of the boundaries of the figures
	Figures   []Part       // in order of code
	Map       *area.Map    // nil: there is none
	MapKey    string       // the boundary set of the map
	MapYear   int          // of the boundaries of the map
	Unmatched int          // areas with a figure that the map does not know
}

// Part is one area with its figure.
type Part struct {
	area.Area
	Figure figure.Shown
	Inside bool                  // lies in the area the page is about, or is it
	Beside figure.DifferenceCode // how it stands beside the whole, or beside the area of the page among its neighbours
}

// fewParts is the number of areas that can be looked at together; with more, larger areas come first.
const fewParts = 40

// partLevels are the levels in which an area of a level can be shown, finest first.
func partLevels(l area.Level) []area.Level {
	if l.Own() {
		return []area.Level{l}
	}
	switch l {
	case area.Country:
		return []area.Level{area.Municipality, area.GGDRegion}
	case area.Municipality, area.District:
		return []area.Level{area.Neighbourhood, area.District, area.Municipality}
	case area.Neighbourhood:
		return []area.Level{area.Neighbourhood}
	}
	return []area.Level{area.Municipality}
}

// chooseLevel takes the level that was asked for when there are figures of it, or else the finest that has figures and is
// not too fine to overlook.
func (v *FigureView) chooseLevel(n *national, d *area.Division) error {
	levels := partLevels(v.Place.Level)
	own, err := n.ownDivisionsOf(v.municipality())
	if err != nil {
		return err
	}
	names := map[area.Level]string{}
	for _, o := range own {
		if names[o.Level()] = o.Name; !slices.Contains(levels, o.Level()) {
			levels = append(levels, o.Level())
		}
	}
	var covered []area.Level
	for _, l := range levels {
		has := n.covers(v.About, l, v.Area)
		v.Levels = append(v.Levels, LevelChoice{l, names[l], has})
		if has {
			covered = append(covered, l)
		}
	}
	if !slices.Contains(covered, v.Level) {
		if slices.Contains(levels, v.Level) && len(covered) > 0 {
			v.NoLevel = v.Level
		}
		v.Level = levels[0]
		for _, l := range covered {
			v.Level = l
			if from, to := d.Within(l, area.MunicipalityOf(v.Area)); to-from <= fewParts {
				break
			}
		}
	}
	v.Division, _, err = n.ownDivision(v.Level)
	return err
}

// municipality is the one that the area is, or lies in; empty for the country and regions.
func (v *FigureView) municipality() string {
	if v.Place.Level.Own() {
		return v.Place.Parent
	}
	return area.MunicipalityOf(v.Area)
}

// choosePeriod takes the period that was asked for when there are figures of it; else the newest is shown.
func (v *FigureView) choosePeriod(periods []string) {
	if v.Period != "" && !slices.Contains(periods, v.Period) {
		if _, err := figure.ParsePeriod(v.Period); err == nil {
			v.NoPeriod = v.Period
		}
		v.Period = ""
	}
}

// frame is the area that holds everything on the map.
func (v *FigureView) frame() string {
	if v.Level == area.District || v.Level == area.Neighbourhood || v.Level.Own() {
		return v.municipality()
	}
	if v.Place.Level.IsRegion() {
		return v.Area
	}
	return area.CountryCode
}

// loadParts reads the figures of the areas on the map, and the map.
func (v *FigureView) loadParts(n *national) error {
	v.Parts.Level = v.Level
	frame := v.frame()
	within := frame
	if v.Level == area.Municipality {
		within = area.CountryCode
	}
	var err error
	if v.Periods, err = n.periods(v.About, v.Level, within); err != nil || len(v.Periods) == 0 {
		return err
	}
	v.choosePeriod(v.Periods)
	col, ok, err := n.inPeriod(v.About, v.Level, within, v.Period)
	if err != nil || !ok {
		return err
	}
	if col, err = v.onBoundaries(n, col); err != nil {
		return err
	}
	v.Period, v.Parts.Year = col.layer.Period, col.areas.Year
	v.Parts.Frame, _ = col.areas.Find(frame)
	v.fillParts(col, frame)
	if col.areas.Scope == area.CountryCode && !v.Level.Own() {
		v.Spread = col.spread()
	}
	if err := v.loadWhole(n, frame, col); err != nil {
		return err
	}
	return v.loadMap(n, within)
}

func (v *FigureView) fillParts(col column, frame string) {
	areas := col.areas.Areas(v.Level)
	if v.Parts.Frame.Level.IsRegion() {
		areas = col.areas.Members(frame)
	} else {
		from, to := col.areas.Within(v.Level, frame)
		areas = areas[from:to]
	}
	shown := col.shown(codesOf(areas))
	for i, a := range areas {
		inside := a.Code == v.Area || a.Parent == v.Area || frame == v.Area
		v.Parts.Figures = append(v.Parts.Figures, Part{Area: a, Figure: shown.At(i), Inside: inside})
	}
}

// loadWhole reads the figure of the frame, and sets its parts beside it. The number of people in the whole is no yardstick for
// its parts.
func (v *FigureView) loadWhole(n *national, frame string, parts column) error {
	_, level, err := area.ParseCode(frame)
	if err != nil || v.About.Unit == figure.Count {
		return nil
	}
	col, ok, err := n.column(v.About, level, frame, v.Period)
	if err != nil {
		return err
	}
	var whole figure.Observation
	if ok {
		v.Parts.Whole, whole = col.shown([]string{frame}).At(0), col.at(frame).Observation
	}
	if !n.asPublic(v.About) {
		v.setBeside(parts, whole)
	}
	return nil
}

// setBeside says of each area how it really stands: beside the area of the page when that is one of them, else beside the rest
// of the whole. What the gate hides is not judged either.
func (v *FigureView) setBeside(col column, whole figure.Observation) {
	var shown []int
	var cells []figure.Observation
	own := -1
	for i, p := range v.Parts.Figures {
		if p.Figure.Present() {
			if p.Code == v.Area {
				own = len(cells)
			}
			shown, cells = append(shown, i), append(cells, col.at(p.Code).Observation)
		}
	}
	var codes []figure.DifferenceCode
	switch {
	case own >= 0:
		for _, c := range cells {
			codes = append(codes, figure.DifferenceOf(v.About.Unit, c, cells[own]))
		}
		codes[own] = ""
	case v.Parts.Whole.Present():
		codes = figure.AgainstWhole(v.About.Unit, cells, whole)
	}
	for k, code := range codes {
		v.Parts.Figures[shown[k]].Beside = code
	}
}

// drawBy draws the areas by the shapes of a level, where there are any that show each area whole.
func (v *FigureView) drawBy(n *national, level area.Level, within string, m *area.Map) error {
	keys, err := n.tx.DrawnDivisions(level, within)
	if err != nil || len(keys) == 0 {
		return err
	}
	yearOf := func(key string) int {
		year, _ := strconv.Atoi(key[:min(4, len(key))])
		return year
	}
	away := func(key string) int { return max(yearOf(key)-v.Parts.Year, v.Parts.Year-yearOf(key)) }
	slices.SortStableFunc(keys, func(a, b string) int { return away(a) - away(b) })
	if *m, err = n.tx.Drawing(keys[0], level, within); err != nil {
		return err
	}
	if v.Level != level {
		d, err := n.tx.NearestDivision(yearOf(keys[0]))
		if err != nil {
			return err
		}
		whole := false
		if v.Level.Own() {
			*m, whole = v.Division.JoinMap(d, *m)
		} else {
			*m, whole = d.JoinMap(*m)
		}
		if !whole {
			return nil
		}
	}
	v.Parts.Map, v.Parts.MapKey, v.Parts.MapYear = m, keys[0], yearOf(keys[0])
	return nil
}

// loadMap finds the drawing whose boundaries are nearest in time to those of the figures.
func (v *FigureView) loadMap(n *national, within string) error {
	levels := []area.Level{v.Level}
	switch {
	case v.Level.Own():
		levels = []area.Level{v.Division.MemberLevel(), area.Neighbourhood, area.District}
	case v.Level == area.District:
		levels = append(levels, area.Neighbourhood)
	}
	if v.Parts.Frame.Level.IsRegion() {
		return nil
	}
	var m area.Map
	for i := 0; i < len(levels) && v.Parts.Map == nil; i++ {
		if err := v.drawBy(n, levels[i], within, &m); err != nil {
			return err
		}
	}
	if v.Parts.Map == nil {
		return nil
	}
	drawn := make(map[string]bool, len(m.Shapes))
	for _, s := range m.Shapes {
		drawn[s.Code] = true
	}
	for _, p := range v.Parts.Figures {
		if !drawn[p.Code] {
			v.Parts.Unmatched++
		}
	}
	return nil
}
