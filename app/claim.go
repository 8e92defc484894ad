package app

import (
	"context"

	"kompas/db"
	"kompas/fault"
	"kompas/kompas"
	"kompas/store"
)

func claimEditable(c kompas.CompassID) editable[kompas.ChangeClaim] {
	return editable[kompas.ChangeClaim]{
		kind: "als_dan", fields: kompas.ChangeClaimFields(),
		id:      func(x *kompas.ChangeClaim) string { return string(x.ID) },
		version: func(x *kompas.ChangeClaim) int64 { return x.Version },
		compass: func(*kompas.ChangeClaim) kompas.CompassID { return c },
		save:    func(tx *store.Tx, x *kompas.ChangeClaim) error { return tx.UpdateClaim(x) },
	}
}

// AddClaim says that an activity contributes to a result; why is filled in afterwards.
func (a *App) AddClaim(ctx context.Context, by Actor, slug, activity string, form map[string]string, key string) error {
	_, err := a.once(ctx, by, key, func(tx *store.Tx) (string, error) {
		o, err := by.openActivity(tx, slug, activity, kompas.ActActivity)
		if err != nil {
			return "", err
		}
		if form["resultaat"] == "" {
			return "", fault.Form([]*fault.Error{fault.Field("resultaat", "resultaat_kiezen")})
		}
		return "", linkResult(tx, by, o.compass.ID, o.activity.ID, form["resultaat"])
	})
	return err
}

// claimOf finds a claim of an activity.
func claimOf(tx *store.Tx, activity kompas.ActivityID, id string) (kompas.ChangeClaim, error) {
	list, err := tx.ClaimsOf(activity)
	for _, c := range list {
		if string(c.ID) == id {
			return c, nil
		}
	}
	if err == nil {
		err = fault.Missing()
	}
	return kompas.ChangeClaim{}, err
}

// EditClaim changes why an activity contributes to a result.
func (a *App) EditClaim(ctx context.Context, by Actor, slug, activity, id string, e Edit) (Edited, error) {
	var done Edited
	err := a.update(ctx, by, func(tx *store.Tx) error {
		o, err := by.openActivity(tx, slug, activity, kompas.ActActivity)
		if err != nil {
			return err
		}
		c, err := claimOf(tx, o.activity.ID, id)
		if err != nil {
			return err
		}
		done, err = edit(a, tx, by, &c, claimEditable(o.compass.ID), e)
		return err
	})
	return done, err
}

// RemoveClaim unties an activity from a result. A claim that partners already judged in a review stays, for the review
// speaks about it.
func (a *App) RemoveClaim(ctx context.Context, by Actor, slug, activity, id string) error {
	return a.update(ctx, by, func(tx *store.Tx) error {
		o, err := by.openActivity(tx, slug, activity, kompas.ActActivity)
		if err != nil {
			return err
		}
		c, err := claimOf(tx, o.activity.ID, id)
		if err != nil {
			return err
		}
		if err := tx.DeleteClaim(c.ID); err != nil {
			if db.IsForeignKey(err) {
				return refuse("als_dan_besproken")
			}
			return err
		}
		record(tx, by, "remove", "als_dan", string(c.ID), o.compass.ID, c.If, "")
		return nil
	})
}

// RestoreClaim ties an activity to a result again, with the sentence as it was.
func (a *App) RestoreClaim(ctx context.Context, by Actor, slug, activity, id string) error {
	return a.update(ctx, by, func(tx *store.Tx) error {
		o, err := by.openActivity(tx, slug, activity, kompas.ActActivity)
		if err != nil {
			return err
		}
		c, err := tx.RemovedClaim(o.activity.ID, kompas.ClaimID(id))
		if err != nil {
			return err
		}
		if err := tx.InsertClaim(c); err != nil {
			return err
		}
		record(tx, by, "restore", "als_dan", string(c.ID), o.compass.ID, "", c.If)
		return tx.ForgetRemovedClaim(c.ID)
	})
}
