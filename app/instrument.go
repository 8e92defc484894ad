package app

import (
	"context"
	"slices"

	"kompas/fault"
	"kompas/kompas"
	"kompas/store"
)

// PartInstrument is what partners measure with.
const PartInstrument kompas.PartKind = "instrument"

// instruments are read by everybody at the table.
func instruments() partKind[kompas.InstrumentUse] {
	return partKind[kompas.InstrumentUse]{kind: PartInstrument, action: kompas.ActInstrument, table: store.InstrumentUses(),
		part:   func(u *kompas.InstrumentUse) *kompas.Part { return &u.Part },
		name:   func(u *kompas.InstrumentUse) string { return u.Name },
		fields: instrumentFields,
		start:  func(u *kompas.InstrumentUse, _ string) { u.State = "in_gebruik" },
		guard: func(_ *App, _ *store.Tx, _ kompas.Compass, before, x *kompas.InstrumentUse) error {
			return fault.Form(kompas.CheckInstrumentUse(before, *x))
		},
		may: func(by Actor, letter byte, on Object, _ *kompas.InstrumentUse) bool {
			if letter == 'A' {
				return by.May(kompas.ActCompass, 'R', on)
			}
			return by.May(kompas.ActInstrument, letter, on)
		},
	}
}

// instrumentFields offers the indicators and activities of the compass, and those that an instrument names already.
func instrumentFields(tx *store.Tx, c kompas.Compass) ([]kompas.Field[kompas.InstrumentUse], error) {
	linked, err := tx.IndicatorsOfCompass(c.ID)
	if err != nil {
		return nil, err
	}
	running, err := tx.Activities(c.ID)
	if err != nil {
		return nil, err
	}
	there, err := store.InstrumentUses().Of(tx, c.ID)
	var indicators []kompas.IndicatorID
	var activities []kompas.ActivityID
	for _, l := range linked {
		indicators = append(indicators, l.ID)
	}
	for _, x := range running {
		activities = append(activities, x.ID)
	}
	for _, u := range there {
		indicators, activities = append(indicators, u.Indicators...), append(activities, u.Activities...)
	}
	return kompas.InstrumentUseFields(distinct(indicators), distinct(activities)), err
}

// distinct gives each of a list once, in its order.
func distinct[T comparable](list []T) []T {
	var out []T
	for _, x := range list {
		if !slices.Contains(out, x) {
			out = append(out, x)
		}
	}
	return out
}

// MeasuredResult is a result with the indicators that show it, as they stand in the version that counts.
type MeasuredResult struct {
	kompas.SocietalResult
	Indicators []kompas.Indicator
}

// InstrumentsPage is what partners measure with, laid beside what they want to know.
type InstrumentsPage struct {
	CompassFrame
	List       PartList[kompas.InstrumentUse]
	Results    []MeasuredResult
	Activities []kompas.Activity
}

// InstrumentsPage loads the page.
func (a *App) InstrumentsPage(ctx context.Context, by Actor, slug string) (InstrumentsPage, error) {
	var p InstrumentsPage
	err := a.view(ctx, by, func(tx *store.Tx) error {
		c, on, err := by.openCompass(tx, slug, kompas.ActCompass, 'R')
		if err != nil {
			return err
		}
		if p.CompassFrame, err = a.frame(tx, c, on); err != nil {
			return err
		}
		if p.List, err = instruments().list(tx, by, c, on); err != nil {
			return err
		}
		versions, err := tx.Results(c.ID)
		if err != nil {
			return err
		}
		linked, err := tx.IndicatorsOfCompass(c.ID)
		if err != nil {
			return err
		}
		for _, r := range currentResults(versions) {
			m := MeasuredResult{SocietalResult: r}
			for _, l := range linked {
				if l.Link.ResultVersionID == r.Edition.ID {
					m.Indicators = append(m.Indicators, l.Indicator)
				}
			}
			p.Results = append(p.Results, m)
		}
		p.Activities, err = tx.Activities(c.ID)
		return err
	})
	return p, err
}

// Measuring gives the instruments in use that say something about an indicator.
func (p InstrumentsPage) Measuring(id kompas.IndicatorID) []kompas.InstrumentUse {
	var out []kompas.InstrumentUse
	for _, l := range p.List.Lines {
		if l.Part.State != "gestopt" && slices.Contains(l.Part.Indicators, id) {
			out = append(out, l.Part)
		}
	}
	return out
}

// Burden is what a group of people is asked in a year, by all instruments together.
type Burden struct {
	Group   string
	Times   int
	Minutes int // of one person
	Hours   float64
}

// Burdens adds up, for each group that is asked, what the instruments in use ask.
func (p InstrumentsPage) Burdens() []Burden {
	var list []kompas.InstrumentUse
	for _, l := range p.List.Lines {
		list = append(list, l.Part)
	}
	var out []Burden
	for _, g := range kompas.AskedGroups(list) {
		b := Burden{Group: g.Group, Times: g.Times, Minutes: g.Minutes}
		for _, u := range list {
			if hours, known := u.Hours(); known && u.State.InUse() && kompas.Fold(u.Group) == kompas.Fold(g.Group) {
				b.Hours += hours
			}
		}
		out = append(out, b)
	}
	return out
}
