package app

import (
	"context"

	"kompas/fault"
	"kompas/kompas"
	"kompas/store"
)

func relationEditable(all []kompas.ActivityRelation) editable[kompas.ActivityRelation] {
	return editable[kompas.ActivityRelation]{
		kind: "samenhang", fields: kompas.RelationFields(),
		id:      func(x *kompas.ActivityRelation) string { return string(x.ID) },
		version: func(x *kompas.ActivityRelation) int64 { return x.Version },
		compass: func(x *kompas.ActivityRelation) kompas.CompassID { return x.CompassID },
		save: func(tx *store.Tx, x *kompas.ActivityRelation) error {
			if err := mayRelate(all, *x); err != nil {
				return err
			}
			return tx.UpdateRelation(x)
		},
	}
}

// mayRelate refuses a relation that stands there the other way round already, and a chain that comes back to itself.
func mayRelate(all []kompas.ActivityRelation, r kompas.ActivityRelation) error {
	for _, x := range all {
		if r.Kind == kompas.RelationTogether && x.Kind == r.Kind && x.From == r.To && x.To == r.From && x.ID != r.ID {
			return fault.Form([]*fault.Error{fault.Field("samenhang", "samenhang_staat_er_al")})
		}
	}
	if kompas.ClosesRing(all, r) {
		return fault.Form([]*fault.Error{fault.Field("samenhang", "KC-313")})
	}
	return nil
}

// AddRelation says how an activity goes with another of the same compass.
func (a *App) AddRelation(ctx context.Context, by Actor, slug, activity string, form map[string]string, key string) error {
	_, err := a.once(ctx, by, key, func(tx *store.Tx) (string, error) {
		o, err := by.openActivity(tx, slug, activity, kompas.ActActivity)
		if err != nil {
			return "", err
		}
		x := kompas.ActivityRelation{ID: kompas.RelationID(tx.NewID()), CompassID: o.compass.ID, From: o.activity.ID}
		form["samenhang"] += "" // asked even when the form left it out
		if err := fill(&x, kompas.RelationFields(), form); err != nil {
			return "", err
		}
		other, err := tx.ActivityBySlug(o.compass.ID, form["andere"], false)
		if fault.Is(err, fault.NotFound) || err == nil && other.ID == o.activity.ID {
			return "", fault.Form([]*fault.Error{fault.Field("andere", "andere_activiteit_kiezen")})
		}
		if err != nil {
			return "", err
		}
		x.To = other.ID
		all, err := tx.Relations(o.compass.ID)
		if err != nil {
			return "", err
		}
		if err := mayRelate(all, x); err != nil {
			return "", err
		}
		record(tx, by, "create", "samenhang", string(x.ID), o.compass.ID, "", o.activity.Name+" – "+other.Name)
		return "", tx.InsertRelation(x)
	})
	return err
}

// openRelation finds a relation of an activity, from either side, for whoever may change that activity.
func (by Actor) openRelation(tx *store.Tx, slug, activity string, id kompas.RelationID, removed bool) (kompas.Compass, kompas.ActivityRelation, error) {
	o, err := by.openActivity(tx, slug, activity, kompas.ActActivity)
	if err != nil {
		return o.compass, kompas.ActivityRelation{}, err
	}
	x, err := tx.Relation(id, removed)
	if err == nil && x.From != o.activity.ID && x.To != o.activity.ID {
		err = fault.Missing()
	}
	return o.compass, x, err
}

// EditRelation changes how two activities go together.
func (a *App) EditRelation(ctx context.Context, by Actor, slug, activity string, id kompas.RelationID, e Edit) (Edited, error) {
	var done Edited
	err := a.update(ctx, by, func(tx *store.Tx) error {
		c, x, err := by.openRelation(tx, slug, activity, id, false)
		if err != nil {
			return err
		}
		all, err := tx.Relations(c.ID)
		if err != nil {
			return err
		}
		done, err = edit(a, tx, by, &x, relationEditable(all), e)
		return err
	})
	return done, err
}

// RemoveRelation takes a relation away. It can be put back.
func (a *App) RemoveRelation(ctx context.Context, by Actor, slug, activity string, id kompas.RelationID) error {
	return a.update(ctx, by, func(tx *store.Tx) error {
		c, x, err := by.openRelation(tx, slug, activity, id, false)
		if err != nil {
			return err
		}
		record(tx, by, "remove", "samenhang", string(x.ID), c.ID, x.Note, "")
		return tx.SetRelationRemoved(x.ID, true)
	})
}

// RestoreRelation puts a removed relation back, unless it would close a ring by now.
func (a *App) RestoreRelation(ctx context.Context, by Actor, slug, activity string, id kompas.RelationID) error {
	return a.update(ctx, by, func(tx *store.Tx) error {
		c, x, err := by.openRelation(tx, slug, activity, id, true)
		if err != nil {
			return err
		}
		all, err := tx.Relations(c.ID)
		if err != nil {
			return err
		}
		if err := mayRelate(all, x); err != nil {
			return err
		}
		record(tx, by, "restore", "samenhang", string(x.ID), c.ID, "", x.Note)
		return tx.SetRelationRemoved(x.ID, false)
	})
}
