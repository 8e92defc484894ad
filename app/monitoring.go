package app

import (
	"context"

	"kompas/kompas"
	"kompas/store"
)

// Monitoring is step 1 of a compass: what was said about the figures, the ambitions, and who is at the table.
type Monitoring struct {
	CompassFrame
	Insights   []InsightLine
	Ambitions  []kompas.Ambition                     // each in the version that counts
	Concepts   map[kompas.AmbitionID]kompas.Ambition // a newer concept beside an adopted version
	Seats      []kompas.StakeholderSeat
	MayAdd     bool // an insight
	MayDecide  bool // make and edit ambitions
	MayCompass bool // seats
}

// InsightLine is an insight with what the reader may do to it.
type InsightLine struct {
	kompas.Insight
	MayWithdraw bool
}

// Monitoring loads step 1.
func (a *App) Monitoring(ctx context.Context, by Actor, slug string) (Monitoring, error) {
	var m Monitoring
	err := a.view(ctx, by, func(tx *store.Tx) error {
		c, on, err := by.openCompass(tx, slug, kompas.ActCompass, 'R')
		if err != nil {
			return err
		}
		if m.CompassFrame, err = a.frame(tx, c, on); err != nil {
			return err
		}
		m.MayAdd = by.May(kompas.ActInsight, 'P', on) && !c.Archived()
		m.MayDecide = by.May(kompas.ActAmbitionResult, 'C', on) && !c.Archived()
		m.MayCompass = by.May(kompas.ActCompass, 'C', on) && !c.Archived()
		return m.load(tx, by, c)
	})
	return m, err
}

func (m *Monitoring) load(tx *store.Tx, by Actor, c kompas.Compass) error {
	insights, err := tx.Insights(c.ID)
	if err != nil {
		return err
	}
	for _, i := range insights {
		m.Insights = append(m.Insights, InsightLine{Insight: i, MayWithdraw: m.MayCompass || m.MayAdd && i.CreatedBy == by.Person.ID && i.CreatedBy != ""})
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
