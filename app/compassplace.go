package app

import (
	"context"
	"slices"
	"strconv"

	"kompas/area"
	"kompas/fault"
	"kompas/kompas"
	"kompas/store"
)

// CompassPlace is where a compass may stand: for which area, and under which compass of a larger area.
type CompassPlace struct {
	Areas []area.Area      // none while no boundaries are loaded
	Above []kompas.Compass // that it may stand under
}

// CompassForm is the form of a compass, new or existing.
type CompassForm struct {
	Compass kompas.Compass
	Place   CompassPlace
}

// ownArea is the area an actor begins a compass for: that of the space, or the one an area advisor works in.
func (by Actor) ownArea() string {
	if by.May(kompas.ActCompass, 'C', Object{AreaCode: by.Space.AreaCode}) {
		return by.Space.AreaCode
	}
	return by.Reach().AreaCode
}

// placeOf gives where a compass may stand. It may stand under a compass that the actor sees, that stands under none
// itself, when nothing stands under it.
func (by Actor) placeOf(tx *store.Tx, c kompas.Compass) (CompassPlace, error) {
	var p CompassPlace
	var err error
	if p.Areas, err = areasWithin(tx, by.Space.AreaCode); err != nil {
		return p, err
	}
	under, err := tx.CompassesUnder(c.ID)
	if err != nil || len(under) > 0 {
		return p, err
	}
	p.Above, err = by.visible(tx, false)
	p.Above = slices.DeleteFunc(p.Above, func(x kompas.Compass) bool { return x.ID == c.ID || x.ParentID != "" || x.IsPractice })
	return p, err
}

func (p CompassPlace) fields() []kompas.Field[kompas.Compass] {
	return append(kompas.CompassFields(), kompas.CompassAreaField(codesOf(p.Areas)), kompas.ParentCompassField(p.Above))
}

// allows refuses a place in which the actor may not make a compass, and one under a compass of another area.
func (p CompassPlace) allows(by Actor, tx *store.Tx, c *kompas.Compass) error {
	if !by.May(kompas.ActCompass, 'C', Object{Compass: c.ID, AreaCode: c.AreaCode}) {
		if slices.ContainsFunc(p.Areas, func(a area.Area) bool { return a.Code == c.AreaCode }) {
			return fault.Form([]*fault.Error{fault.Field("voor-gebied", "gebied_niet_van_u")})
		}
		return fault.New(fault.Forbidden, "geen_recht")
	}
	if c.ParentID == "" {
		return nil
	}
	parent, err := tx.Compass(c.ParentID)
	if err == nil && (c.IsPractice || c.AreaCode == parent.AreaCode || !area.LiesIn(c.AreaCode, parent.AreaCode)) {
		err = fault.Form([]*fault.Error{fault.Field("valt-onder", "valt_niet_onder")})
	}
	return err
}

// tickedIn reads a box of a form; what is no answer is refused at its field.
func tickedIn(form map[string]string, name string) (bool, error) {
	on, wrong := ticked(form, name)
	if wrong != nil {
		return false, fault.Form([]*fault.Error{wrong})
	}
	return on, nil
}

// BlankCompass gives a new compass as the form starts with it; it is not stored.
func (a *App) BlankCompass(ctx context.Context, by Actor) (CompassForm, error) {
	var f CompassForm
	if err := by.require(kompas.ActCompass, 'C', by.Reach()); err != nil {
		return f, err
	}
	year, _ := strconv.Atoi(a.Today()[:4])
	f.Compass = kompas.Compass{StartYear: year, HorizonYears: by.Space.HorizonDefault, AreaCode: by.ownArea()}
	err := a.view(ctx, by, func(tx *store.Tx) (err error) {
		f.Place, err = by.placeOf(tx, f.Compass)
		return err
	})
	return f, err
}

// CompassToEdit gives a compass with where it may stand.
func (a *App) CompassToEdit(ctx context.Context, by Actor, slug string) (CompassForm, error) {
	var f CompassForm
	err := a.view(ctx, by, func(tx *store.Tx) (err error) {
		if f.Compass, _, err = by.openCompass(tx, slug, kompas.ActCompass, 'R'); err != nil {
			return err
		}
		f.Place, err = by.placeOf(tx, f.Compass)
		return err
	})
	return f, err
}

// EndPractice turns a compass to practise with into a real one, which others see too.
func (a *App) EndPractice(ctx context.Context, by Actor, slug string) error {
	return a.update(ctx, by, func(tx *store.Tx) error {
		c, _, err := by.openCompass(tx, slug, kompas.ActCompass, 'C')
		if err != nil || !c.IsPractice {
			return err
		}
		if c.Archived() {
			return refuse("kompas_gearchiveerd")
		}
		c.IsPractice, c.Status = false, kompas.CompassExploring
		if err := tx.UpdateCompass(&c); err != nil {
			return err
		}
		record(tx, by, "end_practice", "kompas", string(c.ID), c.ID, "", c.Title)
		return nil
	})
}
