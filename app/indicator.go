package app

import (
	"context"

	"kompas/fault"
	"kompas/figure"
	"kompas/kompas"
	"kompas/store"
)

func indicatorEditable(c kompas.CompassID) editable[kompas.Indicator] {
	return editable[kompas.Indicator]{
		kind: "indicator", fields: kompas.IndicatorFields(),
		id:      func(i *kompas.Indicator) string { return string(i.ID) },
		version: func(i *kompas.Indicator) int64 { return i.Version },
		compass: func(*kompas.Indicator) kompas.CompassID { return c },
		save: func(tx *store.Tx, i *kompas.Indicator) error {
			i.Settle()
			return tx.UpdateIndicator(i)
		},
	}
}

// openedIndicator is an indicator of the draft of a result that the actor was let in to.
type openedIndicator struct {
	openedResult
	store.LinkedIndicator
	version kompas.SocietalResult // the version it stands with
}

// openIndicator finds an indicator with the version of a result that may be edited, or with the one in force when there is
// none. changing says that the actor wants to change it, which an adopted version refuses.
func (by Actor) openIndicator(tx *store.Tx, slug, address, id string, action kompas.Action, letter byte, changing bool) (openedIndicator, error) {
	var o openedIndicator
	var err error
	if o.openedResult, err = by.openResult(tx, slug, address, action, letter); err != nil {
		return o, err
	}
	var ok bool
	if o.version, ok = kompas.Draft(o.versions); !ok {
		if changing {
			return o, refuse("resultaat_vastgesteld")
		}
		o.version = o.current()
	}
	list, err := tx.IndicatorsOfVersion(o.version.Edition.ID)
	if err != nil {
		return o, err
	}
	for _, l := range list {
		if string(l.ID) == id {
			o.LinkedIndicator = l
			return o, nil
		}
	}
	return o, fault.Missing()
}

// IndicatorPage is the page on which an indicator of a result gets its definition, its measurements and its target.
type IndicatorPage struct {
	CompassFrame
	Result       kompas.SocietalResult
	View         IndicatorView
	Measurements []Measurement
	Main         bool // it leads the page of the result
	MayEdit      bool // the definition and the target: the version is not adopted
	Agreed       bool // an adopted version rests on it too, so that it is what it is
	MayMeasure   bool
	Origin       *SetOrigin // nil when it is of no set
}

// Measurement is one figure in the list of an indicator, as it is stored and as it may be shown. Whoever may record
// figures corrects them in the form, so the stored numbers are given to them alone.
type Measurement struct {
	kompas.Observation
	Shown    figure.Shown
	Baseline bool
}

// IndicatorPage loads the page of one indicator.
func (a *App) IndicatorPage(ctx context.Context, by Actor, slug, address, id string) (IndicatorPage, error) {
	var p IndicatorPage
	err := a.view(ctx, by, func(tx *store.Tx) error {
		o, err := by.openIndicator(tx, slug, address, id, kompas.ActCompass, 'R', false)
		if err != nil {
			return err
		}
		p.Result, p.Main = o.version, o.Link.Position == 1
		if p.CompassFrame, err = a.frame(tx, o.compass, o.on); err != nil {
			return err
		}
		f, err := a.figuresOf(tx, by, o.compass.ID, o.on)
		if err != nil {
			return err
		}
		if p.View, err = f.view(o.LinkedIndicator); err != nil {
			return err
		}
		one := []IndicatorView{p.View}
		if err := f.named(one); err != nil {
			return err
		}
		p.View = one[0]
		p.MayMeasure = by.May(kompas.ActIndicator, 'C', o.on) && !o.Bound()
		p.MayEdit = by.May(kompas.ActIndicator, 'C', o.on) && o.version.Status.Editable()
		if fault.HasCode(notInForce(tx, o), "indicator_vastgesteld") {
			p.Agreed = true
		}
		p.Measurements = measurements(p.View, f.rows, p.MayMeasure)
		p.Origin, err = originOf(tx, by, o.on, o.Indicator)
		return err
	})
	if err == nil {
		err = a.opened(ctx, by, []kompas.Indicator{p.View.Indicator})
	}
	return p, err
}

// measurements lists what was measured, oldest first.
func measurements(v IndicatorView, rows []kompas.Observation, stored bool) []Measurement {
	var out []Measurement
	for _, s := range v.Series {
		m := Measurement{Shown: s, Baseline: s.Period().String() == v.Link.BaselinePeriod}
		m.Period = s.Period().String()
		for _, o := range rows {
			if stored && o.IndicatorID == v.ID && o.AreaCode == s.Area() && o.Period == m.Period && o.Breakdown == s.Breakdown() {
				m.Observation = o
			}
		}
		out = append(out, m)
	}
	return out
}

// AddIndicator makes an indicator of the space's own with the draft of a result, and gives its id. It is about the area
// of the compass.
func (a *App) AddIndicator(ctx context.Context, by Actor, slug, address string, form map[string]string, key string) (string, error) {
	return a.once(ctx, by, key, func(tx *store.Tx) (string, error) {
		o, err := by.openResult(tx, slug, address, kompas.ActIndicator, 'C')
		if err != nil {
			return "", err
		}
		for _, name := range []string{"indicator", "aard", "eenheid", "richting", "grondslag"} {
			form[name] += "" // asked even when the form left it out
		}
		i := kompas.Indicator{ID: kompas.IndicatorID(tx.NewID()), AreaCode: o.compass.AreaCode, Level: kompas.Society, IsExample: by.Space.IsDemo}
		if err := fill(&i, kompas.IndicatorFields(), form); err != nil {
			return "", err
		}
		i.Settle()
		return string(i.ID), addIndicator(tx, by, o, i, "")
	})
}

// addIndicator stores a new indicator and ties it to the draft of a result, last in the row. baseline is the period of the
// first measurement, when there is a figure already.
func addIndicator(tx *store.Tx, by Actor, o openedResult, i kompas.Indicator, baseline string) error {
	draft, err := o.draft()
	if err != nil {
		return err
	}
	others, err := tx.IndicatorsOfVersion(draft.Edition.ID)
	if err != nil {
		return err
	}
	l := kompas.ResultIndicator{ID: tx.NewID(), ResultVersionID: draft.Edition.ID, IndicatorID: i.ID, Position: 1,
		TargetKind: kompas.TargetKindFor(i.Direction), BaselinePeriod: baseline}
	for _, other := range others {
		if other.Bound() && other.CatalogueKey == i.CatalogueKey && other.AreaCode == i.AreaCode {
			return refuse("indicator_staat_er_al")
		}
		l.Position = max(l.Position, other.Link.Position+1)
	}
	if err := tx.InsertIndicator(i); err != nil {
		return err
	}
	if err := tx.InsertResultIndicator(l); err != nil {
		return err
	}
	record(tx, by, "create", "indicator", string(i.ID), o.compass.ID, "", i.Name)
	return nil
}

// EditIndicator changes what an indicator of the space's own is. Not while an adopted version rests on it, for that would
// change what was agreed; and not the unit once something was measured in it.
func (a *App) EditIndicator(ctx context.Context, by Actor, slug, address, id string, e Edit) (Edited, error) {
	var done Edited
	err := a.update(ctx, by, func(tx *store.Tx) error {
		o, err := by.openIndicator(tx, slug, address, id, kompas.ActIndicator, 'C', true)
		if err != nil {
			return err
		}
		done, err = a.reword(tx, by, o, e)
		return err
	})
	return done, err
}

// reword changes an indicator of the space's own, with the edition of a set that it then follows.
func (a *App) reword(tx *store.Tx, by Actor, o openedIndicator, e Edit) (Edited, error) {
	if o.Bound() {
		return Edited{}, refuse("indicator_landelijk")
	}
	if err := notInForce(tx, o); err != nil {
		return Edited{}, err
	}
	rows, err := tx.Observations(o.ID)
	if err != nil {
		return Edited{}, err
	}
	how, i := indicatorEditable(o.compass.ID), o.Indicator
	save := how.save
	how.save = func(tx *store.Tx, next *kompas.Indicator) error {
		if len(rows) > 0 && next.Unit != o.Unit {
			return fault.Form([]*fault.Error{fault.Field("eenheid", "eenheid_ligt_vast")})
		}
		if err := redefine(tx, o.Indicator, next); err != nil {
			return err
		}
		if err := kompas.CheckTarget(o.Link, next.Direction, ownSeries(*next, rows).baseline(o.Link.BaselinePeriod)); err != nil && next.Direction != o.Direction {
			return fault.Form([]*fault.Error{fault.Field("richting", "doel_tegen_richting")})
		}
		return save(tx, next)
	}
	return edit(a, tx, by, &i, how, e)
}

// notInForce refuses to change an indicator that an adopted version of its result rests on.
func notInForce(tx *store.Tx, o openedIndicator) error {
	for _, v := range o.versions {
		if !v.Status.Agreed() && v.Status != kompas.StatusAchieved && v.Status != kompas.StatusParked {
			continue
		}
		list, err := tx.IndicatorsOfVersion(v.Edition.ID)
		if err != nil {
			return err
		}
		for _, l := range list {
			if l.ID == o.ID {
				return refuse("indicator_vastgesteld")
			}
		}
	}
	return nil
}

// RemoveIndicator takes an indicator off the draft of a result. Its figures stay.
func (a *App) RemoveIndicator(ctx context.Context, by Actor, slug, address, id string) error {
	return a.update(ctx, by, func(tx *store.Tx) error {
		o, err := by.openIndicator(tx, slug, address, id, kompas.ActIndicator, 'C', true)
		if err != nil {
			return err
		}
		if err := tx.DeleteResultIndicator(o.Link.ID); err != nil {
			return err
		}
		record(tx, by, "remove", "indicator", string(o.ID), o.compass.ID, o.Name, "")
		return nil
	})
}

// LeadWithIndicator makes an indicator the one that leads the page of the result.
func (a *App) LeadWithIndicator(ctx context.Context, by Actor, slug, address, id string) error {
	return a.update(ctx, by, func(tx *store.Tx) error {
		o, err := by.openIndicator(tx, slug, address, id, kompas.ActIndicator, 'C', true)
		if err != nil {
			return err
		}
		list, err := tx.IndicatorsOfVersion(o.version.Edition.ID)
		if err != nil {
			return err
		}
		next := 2
		for _, l := range list {
			l.Link.Position = next
			if l.ID == o.ID {
				l.Link.Position = 1
			} else {
				next++
			}
			if err := tx.UpdateResultIndicator(&l.Link); err != nil {
				return err
			}
		}
		record(tx, by, "lead", "indicator", string(o.ID), o.compass.ID, "", o.Name)
		return nil
	})
}
