package app

import (
	"cmp"
	"context"
	"slices"

	"kompas/kompas"
	"kompas/session"
	"kompas/store"
)

// PartOutsideMoment is what comes from outside and opens people up for a compass.
const PartOutsideMoment kompas.PartKind = "moment"

func outsideMoments() partKind[kompas.OutsideMoment] {
	return partKind[kompas.OutsideMoment]{kind: PartOutsideMoment, action: kompas.ActCompass, table: store.OutsideMoments(),
		part:   func(m *kompas.OutsideMoment) *kompas.Part { return &m.Part },
		name:   func(m *kompas.OutsideMoment) string { return m.Text },
		fields: always(kompas.OutsideMomentFields()),
	}
}

// AgendaLine is one day in the calendar of a compass.
type AgendaLine struct {
	On      string
	Kind    kompas.AgendaKind
	Text    string
	Session session.Session    // of a conversation
	Review  string             // the address of a review
	Object  kompas.ChainObject // of what is parked
	Number  int
}

// Calendar is what is to come in a compass: what comes from outside, and what partners agreed.
type Calendar struct {
	CompassFrame
	Moments PartList[kompas.OutsideMoment] // in the order of their days
	Agenda  []AgendaLine                   // from today on, the first to come first
}

// Calendar loads the page.
func (a *App) Calendar(ctx context.Context, by Actor, slug string) (Calendar, error) {
	var p Calendar
	err := a.view(ctx, by, func(tx *store.Tx) error {
		c, on, err := by.openCompass(tx, slug, kompas.ActCompass, 'R')
		if err != nil {
			return err
		}
		if p.CompassFrame, err = a.frame(tx, c, on); err != nil {
			return err
		}
		if p.Moments, err = outsideMoments().list(tx, by, c, on); err != nil {
			return err
		}
		slices.SortStableFunc(p.Moments.Lines, func(x, y PartLine[kompas.OutsideMoment]) int { return cmp.Compare(x.Part.On, y.Part.On) })
		for _, x := range p.Moments.Lines {
			p.Agenda = append(p.Agenda, AgendaLine{On: x.Part.On, Kind: kompas.AgendaMoment, Text: x.Part.Text})
		}
		if err := p.agreedDays(tx, by, c, on); err != nil {
			return err
		}
		today := a.day(tx.Now)
		p.Agenda = slices.DeleteFunc(p.Agenda, func(l AgendaLine) bool { return l.On < today })
		slices.SortStableFunc(p.Agenda, func(x, y AgendaLine) int { return cmp.Compare(x.On, y.On) })
		return nil
	})
	return p, err
}

// agreedDays adds the days that partners agreed upon, as far as the actor may read what they are about.
func (p *Calendar) agreedDays(tx *store.Tx, by Actor, c kompas.Compass, on Object) error {
	sessions, err := tx.Sessions(c.ID)
	if err != nil {
		return err
	}
	for _, s := range sessions {
		if s.Status == session.Planned {
			p.Agenda = append(p.Agenda, AgendaLine{On: s.HeldOn, Kind: kompas.AgendaSession, Session: s})
		}
	}
	if err := p.parkedDays(tx, by, c, on); err != nil {
		return err
	}
	if by.May(kompas.ActJointReview, 'R', on) {
		reviews, err := tx.Reviews(c.ID)
		if err != nil {
			return err
		}
		for _, r := range reviews {
			if r.LookOn != "" {
				p.Agenda = append(p.Agenda, AgendaLine{On: r.LookOn, Kind: kompas.AgendaReview, Review: r.Slug})
			}
		}
	}
	actions, err := tx.Actions(c.ID) // as the page of step 6 lists them, to whoever reads the compass
	for _, x := range actions {
		if x.Closed() {
			continue
		}
		p.Agenda = append(p.Agenda, AgendaLine{On: x.DueOn, Kind: kompas.AgendaAction, Text: x.Text})
		if x.LookOn != "" {
			p.Agenda = append(p.Agenda, AgendaLine{On: x.LookOn, Kind: kompas.AgendaLook, Text: x.Text})
		}
	}
	return err
}

// parkedDays adds when partners look again at what is parked.
func (p *Calendar) parkedDays(tx *store.Tx, by Actor, c kompas.Compass, on Object) error {
	if !by.May(kompas.ActCouncilReport, 'R', on) { // who may read the dossier, where it leads
		return nil
	}
	ambitions, results, err := places(tx, c.ID)
	for _, x := range ambitions {
		if x.Status == kompas.StatusParked {
			p.Agenda = append(p.Agenda, AgendaLine{On: x.NextOn, Kind: kompas.AgendaParked, Text: x.Text, Object: kompas.ChainAmbition, Number: x.Number})
		}
	}
	for _, x := range results {
		if x.Status == kompas.StatusParked {
			p.Agenda = append(p.Agenda, AgendaLine{On: x.NextOn, Kind: kompas.AgendaParked, Text: x.Text, Object: kompas.ChainResult, Number: x.Number})
		}
	}
	return err
}
