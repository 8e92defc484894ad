package app

import (
	"context"
	"slices"

	"kompas/fault"
	"kompas/kompas"
	"kompas/store"
)

// mayState says whether the actor may write what a party says that it adds: the party itself, or whoever may change the
// activity on behalf of a party that has nobody here.
func (a *App) mayState(tx *store.Tx, by Actor, o openedActivity, party kompas.OrganisationID) (bool, error) {
	represented, err := tx.RepresentedOrganisations(a.day(tx.Now))
	on := o.on
	on.Own, on.CreatedBy, on.SpokenFor = []kompas.OrganisationID{party}, "", represented[party]
	return by.answersFor(kompas.ActContribution, 'C', on), err
}

// AddContribution says that an organisation takes part in an activity, one that exists or a new one by its name, and gives
// the id of what it adds.
func (a *App) AddContribution(ctx context.Context, by Actor, slug, activity string, form map[string]string, key string) (string, error) {
	return a.once(ctx, by, key, func(tx *store.Tx) (string, error) {
		o, err := by.openActivity(tx, slug, activity, kompas.ActActivity)
		if err != nil {
			return "", err
		}
		_, own := by.mayStartActivity(o.on)
		if len(o.contributions) > 0 {
			own = nil // an executor may name who else takes part
		}
		c := kompas.Contribution{ID: tx.NewID(), ActivityID: o.activity.ID, Role: "uitvoerder"}
		if err := fill(&c, slices.Concat(kompas.PartyFields(), kompas.ContributionFields()[:1]), form); err != nil {
			return "", err
		}
		form["vorm"] = string(o.activity.Formality)
		id, err := chosenOrganisation(tx, by, o.compass.ID, form, own)
		if err != nil {
			return "", err
		}
		if id == "" {
			return "", wrongAt("organisatie", "organisatie_kiezen")
		}
		if c.OrganisationID = id; c.Statement != "" {
			may, err := a.mayState(tx, by, o, id)
			if err != nil {
				return "", err
			}
			if !may {
				return "", wrongAt("bijdrage", "bijdrage_schrijft_partij")
			}
		}
		if err := tx.InsertContribution(c); err != nil {
			return "", err
		}
		named, err := tx.Organisation(id)
		record(tx, by, "create", "bijdrage", string(o.activity.ID), o.compass.ID, "", named.Name)
		return c.ID, err
	})
}

// RemoveContribution takes an organisation off an activity. One that was appointed is taken off by whoever may appoint.
func (a *App) RemoveContribution(ctx context.Context, by Actor, slug, activity, id string) error {
	return a.update(ctx, by, func(tx *store.Tx) error {
		o, err := by.openActivity(tx, slug, activity, kompas.ActActivity)
		if err != nil {
			return err
		}
		c, err := o.contribution(id)
		if err != nil {
			return err
		}
		if c.AppointedOn != "" {
			if err := by.require(kompas.ActAppointPartner, 'S', o.on); err != nil {
				return err
			}
		}
		record(tx, by, "remove", "bijdrage", string(o.activity.ID), o.compass.ID, c.Organisation, "")
		return tx.DeleteContribution(id)
	})
}

// contribution finds one of the contributions to an activity.
func (o openedActivity) contribution(id string) (kompas.Contribution, error) {
	at := slices.IndexFunc(o.contributions, func(c kompas.Contribution) bool { return c.ID == id })
	if at < 0 {
		return kompas.Contribution{}, fault.Missing()
	}
	return o.contributions[at], nil
}

// EditContribution changes what a party says that it adds, and what shows it.
func (a *App) EditContribution(ctx context.Context, by Actor, slug, activity, id string, e Edit) (done Edited, err error) {
	err = a.update(ctx, by, func(tx *store.Tx) error {
		o, err := by.openActivity(tx, slug, activity, "")
		if err != nil {
			return err
		}
		c, err := o.contribution(id)
		if err != nil {
			return err
		}
		may, err := a.mayState(tx, by, o, c.OrganisationID)
		switch {
		case err != nil:
			return err
		case !may:
			return fault.New(fault.Forbidden, "geen_recht")
		case o.compass.Archived():
			return refuse("kompas_gearchiveerd")
		}
		done, err = edit(a, tx, by, &c, contributionEditable(o.compass.ID, c, a.day(tx.Now)), e)
		return err
	})
	return done, err
}

// contributionEditable is a contribution that was so until today.
func contributionEditable(c kompas.CompassID, was kompas.Contribution, today string) editable[kompas.Contribution] {
	return editable[kompas.Contribution]{
		kind: "bijdrage", fields: kompas.ContributionFields(),
		id:      func(x *kompas.Contribution) string { return x.ID },
		version: func(x *kompas.Contribution) int64 { return x.Version },
		compass: func(*kompas.Contribution) kompas.CompassID { return c },
		save: func(tx *store.Tx, x *kompas.Contribution) error {
			switch {
			case x.Evidence != "" && x.EvidenceOn == "":
				return wrongAt("blijkt-op", "verplicht")
			case x.Evidence == "" && x.EvidenceOn != "":
				return wrongAt("waaruit-blijkt", "verplicht")
			case x.EvidenceOn > today:
				return wrongAt("blijkt-op", "dag_in_de_toekomst")
			}
			x.Revise(was, today)
			return tx.UpdateContribution(x)
		},
	}
}

// AppointPartner notes that a party was appointed to carry an activity out, and who decided that. First partners agree
// together on the result; only then anybody is appointed for it.
func (a *App) AppointPartner(ctx context.Context, by Actor, slug, activity, id string, form map[string]string, key string) error {
	_, err := a.once(ctx, by, key, func(tx *store.Tx) (string, error) {
		o, err := by.openActivity(tx, slug, activity, "")
		if err != nil {
			return "", err
		}
		if err := by.require(kompas.ActAppointPartner, 'S', o.on); err != nil {
			return "", err
		}
		c, err := o.contribution(id)
		if err != nil {
			return "", err
		}
		if err := mayAppoint(tx, o, c); err != nil {
			return "", err
		}
		for _, f := range kompas.AppointmentFields() {
			form[f.Name] += "" // asked even when the form left it out
		}
		if err := fill(&c, kompas.AppointmentFields(), form); err != nil {
			return "", err
		}
		if c.AppointedOn > a.day(tx.Now) {
			return "", wrongAt("aangewezen-op", "dag_in_de_toekomst")
		}
		record(tx, by, "appoint", "bijdrage", c.ID, o.compass.ID, "", c.Organisation+" · "+c.Appointing)
		return "", tx.UpdateContribution(&c)
	})
	return err
}

// mayAppoint is the guard of the method: who carries out, once, and for a result that partners adopted together.
func mayAppoint(tx *store.Tx, o openedActivity, c kompas.Contribution) error {
	switch {
	case o.compass.Archived():
		return refuse("kompas_gearchiveerd")
	case !c.Role.CarriesOut():
		return refuse("aanwijzen_alleen_uitvoerder")
	case c.AppointedOn != "":
		return refuse("al_aangewezen")
	}
	adopted, err := worksForAdopted(tx, o)
	if err == nil && !adopted {
		err = refuse("aanwijzen_na_vaststellen")
	}
	return err
}

// worksForAdopted says whether an activity should contribute to a result that partners adopted together.
func worksForAdopted(tx *store.Tx, o openedActivity) (bool, error) {
	versions, err := tx.Results(o.compass.ID)
	if err != nil {
		return false, err
	}
	claims, err := tx.ClaimsOf(o.activity.ID)
	return slices.ContainsFunc(claimLines(claims, o.activity.ID, currentResults(versions)), func(c ClaimLine) bool { return c.Result.Status.Agreed() }), err
}

// ContributionPage is the page of what one party adds to an activity.
type ContributionPage struct {
	CompassFrame
	Activity kompas.Activity
	kompas.Contribution
	MayState   bool
	MayAppoint bool // once a result is adopted
	Adopted    bool // one of the results that the activity is for
}

// ContributionPage loads the page. Everybody at the table reads what each party adds.
func (a *App) ContributionPage(ctx context.Context, by Actor, slug, activity, id string) (ContributionPage, error) {
	var p ContributionPage
	err := a.view(ctx, by, func(tx *store.Tx) error {
		o, err := by.openActivity(tx, slug, activity, "")
		if err != nil {
			return err
		}
		if p.Contribution, err = o.contribution(id); err != nil {
			return err
		}
		if p.CompassFrame, err = a.frame(tx, o.compass, o.on); err != nil {
			return err
		}
		p.Activity = o.activity
		if p.Adopted, err = worksForAdopted(tx, o); err != nil {
			return err
		}
		may, err := a.mayState(tx, by, o, p.OrganisationID)
		p.MayState = may && !o.compass.Archived()
		p.MayAppoint = by.May(kompas.ActAppointPartner, 'S', o.on) && !o.compass.Archived() && p.Role.CarriesOut() && p.AppointedOn == ""
		return err
	})
	return p, err
}
