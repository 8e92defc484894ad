package app

import (
	"context"

	"kompas/kompas"
	"kompas/store"
)

// Monitoring is step 1 of a compass: what was said about the figures, the ambitions, and who is at the table.
type Monitoring struct {
	CompassFrame
	Figures    FigureView
	Newer      []NewerFigure // than those that people wrote about
	Insights   []InsightLine
	Ambitions  []kompas.Ambition                     // each in the version that counts
	Concepts   map[kompas.AmbitionID]kompas.Ambition // a newer concept beside an adopted version
	Seats      []kompas.StakeholderSeat
	Policy     PolicyPage // what goes with the policy that there is
	MayAdd     bool       // an insight
	MayDecide  bool       // make and edit ambitions
	MayAdopt   bool       // adopt them together
	MayCompass bool       // seats
}

// InsightLine is an insight with what the reader may do to it.
type InsightLine struct {
	kompas.Insight
	About       FigureName // the zero value when it is about the issue as a whole
	MayWithdraw bool
}

// Monitoring loads step 1 without its figures.
func (a *App) Monitoring(ctx context.Context, by Actor, slug string) (Monitoring, error) {
	var m Monitoring
	err := a.view(ctx, by, func(tx *store.Tx) error { return m.open(a, tx, by, slug) })
	return m, err
}

// MonitoringFigures loads step 1 with the figures that are asked for.
func (a *App) MonitoringFigures(ctx context.Context, by Actor, slug string, q FigureQuery) (Monitoring, error) {
	var m Monitoring
	noted := false
	err := a.view(ctx, by, func(tx *store.Tx) error {
		err := m.open(a, tx, by, slug)
		if err != nil {
			return err
		}
		n, err := a.nationalFor(tx, by, by.Reach())
		if err != nil {
			return err
		}
		if m.Figures, err = a.figuresFor(n, m.Compass.AreaCode, q); err != nil {
			return err
		}
		if m.Figures.Aims, err = aims(tx, by, m.Figures.Indicator, m.Figures.Area); err != nil {
			return err
		}
		if m.Newer, err = (&national{tx: tx}).newerFigures(m.Compass.ID); err != nil {
			return err
		}
		if noted, err = tx.Compared(m.Compass.ID, m.Figures.Indicator); err != nil {
			return err
		}
		m.Policy.Points, m.Policy.Notes, err = policyOf(tx, by, m.Compass, m.Object)
		return err
	})
	if err != nil || noted || m.Compass.Archived() || m.Figures.Peers == nil && m.Figures.Parts.Figures == nil {
		return m, err
	}
	// That somebody looked at this figure beside others is remembered of the compass; who it was is not.
	return m, a.update(ctx, by, func(tx *store.Tx) error { return tx.NoteCompared(m.Compass.ID, m.Figures.Indicator) })
}

func (m *Monitoring) open(a *App, tx *store.Tx, by Actor, slug string) error {
	c, on, err := by.openCompass(tx, slug, kompas.ActCompass, 'R')
	if err != nil {
		return err
	}
	if m.CompassFrame, err = a.stepFrame(tx, by, c, on, kompas.StepMonitoring); err != nil {
		return err
	}
	m.MayAdd = by.May(kompas.ActInsight, 'C', on) && !c.Archived()
	m.MayDecide = by.May(kompas.ActAmbitionResult, 'C', on) && !c.Archived()
	m.MayAdopt = by.May(kompas.ActAdoptJointly, 'S', on) && !c.Archived()
	m.MayCompass = by.May(kompas.ActCompass, 'C', on) && !c.Archived()
	return m.load(tx, by, c)
}

func (m *Monitoring) load(tx *store.Tx, by Actor, c kompas.Compass) error {
	insights, err := tx.Insights(c.ID)
	if err != nil {
		return err
	}
	n := &national{tx: tx}
	for _, i := range insights {
		about, err := n.nameOf(i.IndicatorKey, i.AreaCode, i.Period)
		if err != nil {
			return err
		}
		m.Insights = append(m.Insights, InsightLine{Insight: i, About: about, MayWithdraw: m.MayCompass || m.MayAdd && i.CreatedBy == by.Person.ID && i.CreatedBy != ""})
	}
	versions, err := tx.Ambitions(c.ID)
	if err != nil {
		return err
	}
	m.Ambitions = CurrentAmbitions(versions)
	m.Concepts = map[kompas.AmbitionID]kompas.Ambition{}
	for _, v := range versions {
		for _, current := range m.Ambitions {
			if v.ID == current.ID && v.Edition.ID != current.Edition.ID && v.Status.Editable() {
				m.Concepts[v.ID] = v
			}
		}
	}
	m.Seats, err = tx.Seats(c.ID)
	return err
}

// AboutFigure gives what was said about the figures that are shown: this indicator for this area, in any period.
func (m *Monitoring) AboutFigure() []InsightLine {
	var out []InsightLine
	for _, i := range m.Insights {
		if i.IndicatorKey == m.Figures.Indicator && i.AreaCode == m.Figures.Area {
			out = append(out, i)
		}
	}
	return out
}
