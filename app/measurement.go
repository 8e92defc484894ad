package app

import (
	"context"

	"kompas/fault"
	"kompas/kompas"
	"kompas/store"
)

func targetEditable(o openedIndicator, s series) editable[kompas.ResultIndicator] {
	return editable[kompas.ResultIndicator]{
		kind: "doel", fields: kompas.ResultIndicatorFields(o.Unit),
		id:      func(l *kompas.ResultIndicator) string { return l.ID },
		version: func(l *kompas.ResultIndicator) int64 { return l.Version },
		compass: func(*kompas.ResultIndicator) kompas.CompassID { return o.compass.ID },
		save: func(tx *store.Tx, l *kompas.ResultIndicator) error {
			start := s.baseline(l.BaselinePeriod)
			if l.BaselinePeriod != "" && start == nil {
				return fault.Form([]*fault.Error{fault.Field("beginmeting", "geen_meting_in_periode")})
			}
			if err := kompas.CheckTarget(*l, o.Direction, start); err != nil {
				return err
			}
			return tx.UpdateResultIndicator(l)
		},
	}
}

// SetTarget changes the first measurement and the target of an indicator with the draft of a result.
func (a *App) SetTarget(ctx context.Context, by Actor, slug, address, id string, e Edit) (Edited, error) {
	var done Edited
	err := a.update(ctx, by, func(tx *store.Tx) error {
		o, err := by.openIndicator(tx, slug, address, id, kompas.ActIndicator, 'C', true)
		if err != nil {
			return err
		}
		f, err := a.figuresOf(tx, by, o.compass.ID, o.on)
		if err != nil {
			return err
		}
		s, err := f.series(o.Indicator)
		if err != nil {
			return err
		}
		done, err = edit(a, tx, by, &o.Link, targetEditable(o, s), e)
		return err
	})
	return done, err
}

// Measure records a figure of an indicator of the space's own. A figure for a period that has one already corrects it: the
// older one is kept, but no longer shown. The first figure becomes the first measurement. Measuring goes on after a result
// is adopted.
func (a *App) Measure(ctx context.Context, by Actor, slug, address, id string, form map[string]string, key string) error {
	_, err := a.once(ctx, by, key, func(tx *store.Tx) (string, error) {
		o, err := by.openIndicator(tx, slug, address, id, kompas.ActIndicator, 'C', false)
		if err != nil {
			return "", err
		}
		if o.Bound() {
			return "", refuse("indicator_landelijk")
		}
		m := kompas.Observation{IndicatorID: o.ID, AreaCode: o.AreaCode, RecordedBy: by.Person.ID}
		if err := fill(&m, kompas.ObservationFields(o.Unit), form); err != nil {
			return "", err
		}
		if err := definitionAsked(tx, o.Indicator, &m, form["omschrijving"]); err != nil {
			return "", err
		}
		starts, wrong := ticked(form, "beginmeting")
		if wrong != nil {
			return "", fault.Form([]*fault.Error{wrong})
		}
		if err := kompas.CheckObservation(m, o.Indicator, a.day(tx.Now)); err != nil {
			return "", err
		}
		if err := a.startWith(tx, by, &o, m, starts); err != nil {
			return "", err
		}
		if err := tx.InsertObservation(m); err != nil {
			return "", err
		}
		record(tx, by, "measure", kindObservation, string(o.ID), o.compass.ID, "", m.Period)
		return "", nil
	})
	return err
}

// startWith makes a new figure the first measurement when it is asked to be, or when there is none yet, and checks the
// target against it. An adopted version keeps the first measurement it was adopted with.
func (a *App) startWith(tx *store.Tx, by Actor, o *openedIndicator, m kompas.Observation, asked bool) error {
	l := o.Link
	starts := m.Period == l.BaselinePeriod
	if !starts && o.version.Status.Editable() && (asked || l.BaselinePeriod == "") {
		l.BaselinePeriod, starts = m.Period, true
	}
	if !starts {
		return nil
	}
	start := ownSeries(o.Indicator, []kompas.Observation{m}).baseline(m.Period)
	if err := kompas.CheckTarget(l, o.Direction, start); err != nil && o.version.Status.Editable() {
		return fault.Form([]*fault.Error{fault.Field("waarde", "meting_past_niet_bij_doel")})
	}
	if l.BaselinePeriod == o.Link.BaselinePeriod {
		return nil
	}
	record(tx, by, "edit", "doel", l.ID, o.compass.ID, o.Link.BaselinePeriod, l.BaselinePeriod)
	return tx.UpdateResultIndicator(&l)
}
