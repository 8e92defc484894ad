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

// AddOwnArea puts an area in an own division, and gives its code.
func (a *App) AddOwnArea(ctx context.Context, by Actor, id string, form map[string]string, key string) (string, error) {
	if err := by.requireFigures('C'); err != nil {
		return "", err
	}
	return a.once(ctx, by, key, func(tx *store.Tx) (string, error) {
		o, d, err := openOwnDivision(tx, id)
		if err != nil {
			return "", err
		}
		var x area.OwnArea
		form["gebiednaam"] += ""
		form["leden"] += "" // asked even when the form left them out
		if err := fill(&x, kompas.OwnAreaFields(), form); err != nil {
			return "", err
		}
		if x.Code = nextOwnCode(o); x.Code == "" {
			return "", refuse("eigen_gebieden_op", area.MostOwn)
		}
		if err := admit(o, d, &x); err != nil {
			return "", err
		}
		record(tx, by, "create", kindOwnArea, x.Code, "", "", o.Name+": "+x.Name)
		return x.Code, tx.PutOwnArea(o.ID, x)
	})
}

// nextOwnCode gives the code for one more area; empty when there is no room.
func nextOwnCode(o area.OwnDivision) string {
	last := 0
	if n := len(o.Areas); n > 0 {
		last, _ = strconv.Atoi(o.Areas[n-1].Code[4:])
	}
	if last >= area.MostOwn {
		return ""
	}
	return area.OwnCode(o.Number, last+1)
}

// admit holds an area against the others of its division and against the boundaries it is built on.
func admit(o area.OwnDivision, d *area.Division, x *area.OwnArea) error {
	if slices.ContainsFunc(o.Areas, func(y area.OwnArea) bool { return y.Code != x.Code && kompas.Fold(y.Name) == kompas.Fold(x.Name) }) {
		return fault.Form([]*fault.Error{fault.Field("gebiednaam", "eigen_gebied_naam_dubbel")})
	}
	members, clash := o.Admit(d, x.Code, x.Members)
	if clash != nil {
		name := clash.Code
		if known, ok := d.Find(clash.Code); ok {
			name = known.Name
		}
		return fault.Form([]*fault.Error{fault.Field("leden", clash.Reason, name)})
	}
	x.Members = members
	return nil
}

// EditOwnArea changes an area. Once there are figures about areas of its division, it stays made of what it is made of: the
// figures would tell of other people.
func (a *App) EditOwnArea(ctx context.Context, by Actor, id, code string, e Edit) (done Edited, err error) {
	if err := by.requireFigures('C'); err != nil {
		return done, err
	}
	err = a.update(ctx, by, func(tx *store.Tx) error {
		o, d, err := openOwnDivision(tx, id)
		if err != nil {
			return err
		}
		x, err := areaOf(o, code)
		if err != nil {
			return err
		}
		before := x
		done, err = edit(a, tx, by, &x, editable[area.OwnArea]{
			kind: kindOwnArea, fields: kompas.OwnAreaFields(),
			id:      func(x *area.OwnArea) string { return x.Code },
			version: func(*area.OwnArea) int64 { return o.Version },
			compass: func(*area.OwnArea) kompas.CompassID { return "" },
			save: func(tx *store.Tx, x *area.OwnArea) error {
				if err := admit(o, d, x); err != nil {
					return err
				}
				if !slices.Equal(x.Members, before.Members) {
					if err := notUsed(tx, o); err != nil {
						return err
					}
				}
				return tx.PutOwnArea(o.ID, *x)
			},
		}, e)
		return err
	})
	return done, err
}

func areaOf(o area.OwnDivision, code string) (area.OwnArea, error) {
	at := slices.IndexFunc(o.Areas, func(x area.OwnArea) bool { return x.Code == code })
	if at < 0 {
		return area.OwnArea{}, fault.Missing()
	}
	return o.Areas[at], nil
}

// notUsed refuses when there are figures about areas of a division.
func notUsed(tx *store.Tx, o area.OwnDivision) error {
	used, err := tx.OwnLevelUsed(o.Level())
	if err == nil && used {
		err = fault.Form([]*fault.Error{fault.Field("leden", "eigen_gebied_heeft_cijfers")})
	}
	return err
}

// RemoveOwnArea takes an area out of its division.
func (a *App) RemoveOwnArea(ctx context.Context, by Actor, id, code string) error {
	if err := by.requireFigures('C'); err != nil {
		return err
	}
	return a.update(ctx, by, func(tx *store.Tx) error {
		o, _, err := openOwnDivision(tx, id)
		if err != nil {
			return err
		}
		x, err := areaOf(o, code)
		if err != nil {
			return err
		}
		if err := notUsed(tx, o); err != nil {
			return err
		}
		record(tx, by, "remove", kindOwnArea, x.Code, "", o.Name+": "+x.Name, "")
		return tx.DropOwnArea(o.ID, code)
	})
}
