package app

import (
	"slices"

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
		out[r.IndicatorID] = append(out[r.IndicatorID],
			figure.Earlier{Area: r.AreaCode, Breakdown: r.Breakdown, Period: period, Value: v, On: a.day(r.Vintage)})
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
	for _, day := range figure.HoldBack(s.set.Cells, earlier, threshold) {
		s.held = max(s.held, day)
	}
	figure.HoldBack(s.around, earlier, threshold)
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
		for i, shown := range s.shown(f.policy).All() {
			if !shown.Present() {
				continue
			}
			if err := a.releaseFigure(tx, releasedAs(l.Indicator), s.set.Cells[i], f.earlier[releasedAs(l.Indicator)]); err != nil {
				return err
			}
		}
	}
	return nil
}

// releaseFigure keeps a figure that becomes public, unless it was public already.
func (a *App) releaseFigure(tx *store.Tx, id kompas.IndicatorID, c figure.Cell, earlier []figure.Earlier) error {
	code := c.Area[len(c.Area)-1]
	if err := sameDivision(tx, c, earlier); err != nil {
		return err
	}
	last := slices.IndexFunc(earlier, func(e figure.Earlier) bool {
		return e.Area == code && e.Period == c.Period && e.Breakdown == c.Breakdown
	})
	if last >= 0 && earlier[last].Value == c.Value {
		return nil
	}
	o := kompas.Observe(c.Value)
	o.IndicatorID, o.AreaCode, o.Period, o.Breakdown = id, code, c.Period.String(), c.Breakdown
	return tx.InsertReleasedFigure(o)
}
