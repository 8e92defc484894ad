package app

import (
	"context"

	"kompas/fault"
	"kompas/kompas"
	"kompas/store"
)

// AddContribution says that an organisation takes part in an activity: one that exists, or a new one by its name.
func (a *App) AddContribution(ctx context.Context, by Actor, slug, activity string, form map[string]string, key string) error {
	_, err := a.once(ctx, by, key, func(tx *store.Tx) (string, error) {
		o, err := by.openActivity(tx, slug, activity, kompas.ActActivity)
		if err != nil {
			return "", err
		}
		_, own := by.mayStartActivity(o.on)
		if len(o.contributions) > 0 {
			own = nil // an executor may name who else takes part
		}
		c := kompas.Contribution{ID: tx.NewID(), ActivityID: o.activity.ID, Role: "uitvoerder"}
		if err := fill(&c, kompas.ContributionFields(), form); err != nil {
			return "", err
		}
		form["vorm"] = string(o.activity.Formality)
		id, err := chosenOrganisation(tx, by, o.compass.ID, form, own)
		if err != nil {
			return "", err
		}
		if id == "" {
			return "", fault.Form([]*fault.Error{fault.Field("organisatie", "organisatie_kiezen")})
		}
		c.OrganisationID = id
		if err := tx.InsertContribution(c); err != nil {
			return "", err
		}
		named, err := tx.Organisation(id)
		record(tx, by, "create", "bijdrage", string(o.activity.ID), o.compass.ID, "", named.Name)
		return "", err
	})
	return err
}

// RemoveContribution takes an organisation off an activity.
func (a *App) RemoveContribution(ctx context.Context, by Actor, slug, activity, id string) error {
	return a.update(ctx, by, func(tx *store.Tx) error {
		o, err := by.openActivity(tx, slug, activity, kompas.ActActivity)
		if err != nil {
			return err
		}
		for _, c := range o.contributions {
			if c.ID == id {
				record(tx, by, "remove", "bijdrage", string(o.activity.ID), o.compass.ID, c.Organisation, "")
				return tx.DeleteContribution(id)
			}
		}
		return fault.Missing()
	})
}
