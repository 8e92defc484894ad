package app

import (
	"slices"

	"kompas/area"
	"kompas/figure"
	"kompas/kompas"
	"kompas/store"
)

// readAs sets for whom figures are read. Who is not at the desk reads what became public, in so far as newer figures would
// tell of a few people.
func (a *App) readAs(tx *store.Tx, f *figures, policy figure.Policy) error {
	f.policy, f.earlier = policy, nil
	if policy.Audience == figure.OwnDesk {
		return nil
	}
	earlier, err := a.released(tx)
	f.earlier = earlier
	return err
}

// released gives the own figures of the space as they became public, of each figure the last first, by the indicator they are kept under.
func (a *App) released(tx *store.Tx) (map[kompas.IndicatorID][]figure.Earlier, error) {
	rows, err := tx.ReleasedFigures()
	out := map[kompas.IndicatorID][]figure.Earlier{}
	for _, r := range rows {
		v, err := r.Recorded().Read()
		period, wrong := figure.ParsePeriod(r.Period)
		if err != nil || wrong != nil {
			continue
		}
		out[r.IndicatorID] = append(out[r.IndicatorID], figure.Earlier{Area: r.AreaCode, Breakdown: r.Breakdown, Period: period, Value: v,
			On: a.day(r.Vintage), Hidden: r.Absence != figure.Present})
	}
	return out, err
}

// nationalFor prepares reading figures for an actor: whoever does not work with them reads what became public.
func (a *App) nationalFor(tx *store.Tx, by Actor, on Object) (*national, error) {
	n := &national{tx: tx}
	if by.shownTo(on).Audience == figure.OwnDesk {
		return n, nil
	}
	var err error
	n.earlier, err = a.released(tx)
	return n, err
}

// asPublic says that own figures are read as they became public: nothing that is worked out from the newer ones may be told.
func (n *national) asPublic(c figure.CatalogueIndicator) bool {
	return n.earlier != nil && c.Origin() == figure.OwnFigures
}

// holdBack puts back what became public before where the figure of today may not follow it.
func (s *series) holdBack(earlier []figure.Earlier, threshold int) {
	if s.set.Origin == figure.SourceFigures || len(earlier) == 0 {
		return
	}
	all, at := allOf(s.set.Cells, s.around)
	held := figure.HoldBack(s.set.Indicator.Kind, all, earlier, threshold)
	for i := range s.set.Cells {
		follow(&s.set.Cells[i], &all[at[i]])
		s.held = max(s.held, held[at[i]])
	}
	for i := range s.around {
		follow(&s.around[i], &all[i])
	}
}

// allOf gives the cells around a series, with those of the series that are not among them, and where each of the series stands.
func allOf(cells, around []figure.Cell) (all []figure.Cell, at []int) {
	all = slices.Clone(around)
	places := placesOf(around)
	for _, c := range cells {
		k, known := places[cellName(&c)]
		if !known {
			k = len(all)
			c.Area = area.Path(c.Area[len(c.Area)-1])
			all = append(all, c)
		}
		at = append(at, k)
	}
	return all, at
}

func cellName(c *figure.Cell) observedFigure {
	return observedFigure{area: c.Area[len(c.Area)-1], period: c.Period.String(), breakdown: c.Breakdown}
}

func placesOf(cells []figure.Cell) map[observedFigure]int {
	out := make(map[observedFigure]int, len(cells))
	for i := range cells {
		out[cellName(&cells[i])] = i
	}
	return out
}

// follow gives a cell what another of the same figure may tell.
func follow(c, of *figure.Cell) { c.Value, c.Absence, c.Public = of.Value, of.Absence, of.Public }

// held gives the figures around those of an indicator as who reads what is public may know them.
func (n *national) held(c figure.CatalogueIndicator, around []figure.Cell) ([]figure.Cell, error) {
	earlier := n.earlier[ownerOf(c)]
	if len(earlier) == 0 || n.past != nil {
		return around, nil
	}
	strict, err := n.smallestGroup(c)
	figure.HoldBack(c.Kind, around, earlier, strict)
	return around, err
}

// councilFigures prepares reading the figures of a compass as the council may see them, whoever asks.
func (a *App) councilFigures(tx *store.Tx, by Actor, o openedResult) (figures, error) {
	f, err := a.figuresOf(tx, by, o.compass.ID, o.on)
	if err != nil {
		return f, err
	}
	p := f.policy
	p.Audience = figure.Council
	err = a.readAs(tx, &f, p)
	return f, err
}

// releasedAs gives under which indicator a figure is kept as it becomes public: one that was read in stands behind more than
// one of the space.
func releasedAs(i kompas.Indicator) kompas.IndicatorID {
	if id, own := figure.OwnID(i.CatalogueKey); own {
		return kompas.IndicatorID(id)
	}
	return i.ID
}

// release keeps the own figures on a council page as they become public with it.
func (a *App) release(tx *store.Tx, by Actor, o openedResult) error {
	f, err := a.councilFigures(tx, by, o)
	if err != nil {
		return err
	}
	links, err := tx.IndicatorsOfVersion(o.current().Edition.ID)
	if err != nil {
		return err
	}
	for _, l := range links {
		s, err := f.series(l.Indicator)
		if err != nil {
			return err
		}
		if s.set.Origin == figure.SourceFigures {
			continue
		}
		owner := releasedAs(l.Indicator)
		all, at := allOf(s.set.Cells, s.around)
		set := s.set
		set.Cells = all
		r := releasing{tx: tx, owner: owner, earlier: f.earlier[owner], cells: all, shown: figure.Disclose(set, f.policy).All()}
		if err := r.keep(func(i int) bool { return slices.Contains(at, i) }); err != nil {
			return err
		}
	}
	return nil
}

// releasing is own figures of an indicator at the moment that some of them become public.
type releasing struct {
	tx      *store.Tx
	owner   kompas.IndicatorID
	earlier []figure.Earlier
	cells   []figure.Cell // all there are
	shown   []figure.Shown
}

// keep keeps the figures that become public, and of the same periods which stayed hidden: these may not come to light by newer ones.
func (r releasing) keep(public func(int) bool) error {
	var periods []figure.Period
	for i, s := range r.shown {
		if public(i) && s.Present() {
			if err := releaseFigure(r.tx, r.owner, r.cells[i], r.earlier); err != nil {
				return err
			}
			periods = append(periods, s.Period())
		}
	}
	for i, s := range r.shown {
		if s.Present() || s.Absence() != figure.Suppressed || !slices.Contains(periods, s.Period()) {
			continue
		}
		name := cellName(&r.cells[i])
		if last := slices.IndexFunc(r.earlier, func(e figure.Earlier) bool { return nameOf(e) == name }); last >= 0 && r.earlier[last].Hidden {
			continue
		}
		o := kompas.Observation{IndicatorID: r.owner, AreaCode: name.area, Period: name.period, Breakdown: name.breakdown, Absence: figure.Suppressed}
		if err := r.tx.InsertReleasedFigure(o); err != nil {
			return err
		}
	}
	return nil
}

func nameOf(e figure.Earlier) observedFigure {
	return observedFigure{area: e.Area, period: e.Period.String(), breakdown: e.Breakdown}
}

// releaseFigure keeps a figure that becomes public, unless it was public already.
func releaseFigure(tx *store.Tx, id kompas.IndicatorID, c figure.Cell, earlier []figure.Earlier) error {
	code := c.Area[len(c.Area)-1]
	if err := sameDivision(tx, c, earlier); err != nil {
		return err
	}
	last := slices.IndexFunc(earlier, func(e figure.Earlier) bool {
		return !e.Hidden && e.Area == code && e.Period == c.Period && e.Breakdown == c.Breakdown
	})
	if last >= 0 && earlier[last].Value == c.Value {
		return nil
	}
	o := kompas.Observe(c.Value)
	o.IndicatorID, o.AreaCode, o.Period, o.Breakdown = id, code, c.Period.String(), c.Breakdown
	return tx.InsertReleasedFigure(o)
}
