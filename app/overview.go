package app

import (
	"context"
	"slices"

	"kompas/kompas"
	"kompas/measure"
	"kompas/session"
	"kompas/store"
)

// Overview is the start page of a space: its compasses with how residents are doing, what asks attention, what is planned.
type Overview struct {
	Compasses []CompassCard
	Sessions  []PlannedSession
	Parked    []ParkedLine // whose day has come
	Asked     []SeenSet    // sets that the space was asked to use, for whoever answers
	Figures   []FigureNews // for whoever may read them in
	Story     *measure.Story
	MayStart  bool
}

// CompassCard is one compass on the start page.
type CompassCard struct {
	CompassFrame
	Promise   string         // the ambition, or else the first result
	Indicator *IndicatorView // the one that speaks for the compass; nil when there is none yet
}

// PlannedSession is a conversation that is to come, with the compass it is about.
type PlannedSession struct {
	session.Session
	CompassTitle string
}

// Overview loads the start page.
func (a *App) Overview(ctx context.Context, by Actor) (Overview, error) {
	var o Overview
	if err := by.require(kompas.ActCompass, 'R', by.Reach()); err != nil {
		return o, err
	}
	o.MayStart = by.May(kompas.ActCompass, 'C', by.Reach())
	err := a.view(ctx, by, func(tx *store.Tx) error {
		compasses, err := by.visible(tx, false)
		if err != nil {
			return err
		}
		if err := a.cards(tx, by, &o, compasses); err != nil {
			return err
		}
		if err := a.planned(tx, by, &o); err != nil {
			return err
		}
		if by.MayReadFigures() {
			if o.Figures, err = figureNews(tx); err != nil {
				return err
			}
		}
		if !by.keepsSets() {
			return nil
		}
		o.Asked, err = askedSets(tx, by)
		return err
	})
	return o, err
}

func (a *App) cards(tx *store.Tx, by Actor, o *Overview, compasses []kompas.Compass) error {
	rows, err := tx.FactRows("", a.day(tx.Now), a.soon(tx))
	if err != nil {
		return err
	}
	newer, err := (&national{tx: tx}).newerUses(rows.Uses)
	if err != nil {
		return err
	}
	promises, err := tx.Promises()
	if err != nil {
		return err
	}
	indicators, err := a.leadIndicators(tx, by, "", 1)
	if err != nil {
		return err
	}
	for _, c := range compasses {
		card := CompassCard{CompassFrame: frameFrom(rows, newer, c, a.day(tx.Now)), Promise: promises[c.ID]}
		for _, v := range indicators {
			if v.Compass == c.ID {
				view := v.IndicatorView
				card.Indicator = &view
				if card.Promise == "" {
					card.Promise = v.ResultText
				}
			}
		}
		o.Compasses = append(o.Compasses, card)
	}
	return nil
}

// LeadView is an indicator that speaks for a compass.
type LeadView struct {
	IndicatorView
	Compass    kompas.CompassID
	Address    string // of the result it belongs to
	ResultText string
}

// leadIndicators gives the first indicators of one compass, or of each compass of the space, with their figures.
func (a *App) leadIndicators(tx *store.Tx, by Actor, compass kompas.CompassID, limit int) ([]LeadView, error) {
	leads, err := tx.LeadIndicators(compass, limit)
	if err != nil {
		return nil, err
	}
	var own []kompas.IndicatorID
	for _, l := range leads {
		if !l.Bound() {
			own = append(own, l.ID)
		}
	}
	f := figures{national: &national{tx: tx}, today: tx.Now.In(a.out.Zone)}
	if err = a.readAs(tx, &f, by.shownTo(by.Reach())); err != nil {
		return nil, err
	}
	if f.rows, err = tx.ObservationsOf(own); err != nil {
		return nil, err
	}
	var out []LeadView
	for _, l := range leads {
		v, err := f.view(l.LinkedIndicator)
		if err != nil {
			return nil, err
		}
		address := ResultAddress(kompas.SocietalResult{Number: l.Number, Slug: l.Slug})
		out = append(out, LeadView{IndicatorView: v, Compass: l.Compass, Address: address, ResultText: l.ResultText})
	}
	return out, nil
}

// planned loads the coming conversations and the newest story, of the compasses on the page only.
func (a *App) planned(tx *store.Tx, by Actor, o *Overview) error {
	var compasses []kompas.Compass
	for _, c := range o.Compasses {
		compasses = append(compasses, c.Compass)
	}
	var err error
	if o.Sessions, err = a.plannedIn(tx, compasses); err != nil {
		return err
	}
	if by.May(kompas.ActCouncilReport, 'R', by.Reach()) { // what is parked stands in the dossier
		if o.Parked, err = a.parkedIn(tx, compasses); err != nil {
			return err
		}
	}
	stories, err := tx.NewestStories(8)
	for _, s := range stories {
		on := slices.ContainsFunc(compasses, func(c kompas.Compass) bool { return c.ID == s.CompassID })
		if on && o.Story == nil {
			o.Story = &s
		}
	}
	return err
}

// ParkedLine is an ambition or result that was parked until a day that has come.
type ParkedLine struct {
	store.ParkedLine
	Compass kompas.Compass
}

// parkedIn gives what waits no longer in these compasses.
func (a *App) parkedIn(tx *store.Tx, compasses []kompas.Compass) ([]ParkedLine, error) {
	list, err := tx.ParkedUntil(a.day(tx.Now))
	var out []ParkedLine
	for _, p := range list {
		if at := slices.IndexFunc(compasses, func(c kompas.Compass) bool { return c.ID == p.Compass }); at >= 0 {
			out = append(out, ParkedLine{p, compasses[at]})
		}
	}
	return out, err
}

// plannedIn gives the first conversations that are to come about these compasses.
func (a *App) plannedIn(tx *store.Tx, compasses []kompas.Compass) ([]PlannedSession, error) {
	titles := map[string]string{}
	for _, c := range compasses {
		titles[string(c.ID)] = c.Title
	}
	sessions, err := tx.UpcomingSessions(a.day(tx.Now), 8)
	var out []PlannedSession
	for _, s := range sessions {
		if title, ok := titles[s.CompassID]; ok && len(out) < 4 {
			out = append(out, PlannedSession{Session: s, CompassTitle: title})
		}
	}
	return out, err
}
