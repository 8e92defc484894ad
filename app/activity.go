package app

import (
	"context"
	"strconv"

	"kompas/fault"
	"kompas/kompas"
	"kompas/store"
)

// activityEditable is an activity that was in this state until now, and may belong to one of these provisions.
func activityEditable(was kompas.ActivityStatus, provisions []kompas.Provision) editable[kompas.Activity] {
	ids := []kompas.PartID{""}
	for _, p := range provisions {
		ids = append(ids, p.ID)
	}
	belongs := kompas.ChoiceField("hoort-bij", ids, func(x *kompas.Activity) *kompas.PartID { return &x.ProvisionID })
	return editable[kompas.Activity]{
		kind: "activiteit", fields: append(kompas.ActivityFields(), belongs),
		id:      func(x *kompas.Activity) string { return string(x.ID) },
		version: func(x *kompas.Activity) int64 { return x.Version },
		compass: func(x *kompas.Activity) kompas.CompassID { return x.CompassID },
		save: func(tx *store.Tx, x *kompas.Activity) error {
			if wrong := x.Status.CheckStep(was); wrong != nil {
				return fault.Form([]*fault.Error{wrong})
			}
			if x.Status == kompas.ActivityStopped && was != x.Status {
				if err := mayStop(tx, x); err != nil {
					return err
				}
			}
			return tx.UpdateActivity(x)
		},
	}
}

// owned makes an activity the thing of its executors, or of whoever made it while it has none: what decides which
// activities a provider may change.
func (on Object) owned(x kompas.Activity, contributions []kompas.Contribution) Object {
	on.Own, on.CreatedBy = nil, ""
	for _, c := range contributions {
		if c.ActivityID == x.ID {
			on.Own = append(on.Own, c.OrganisationID)
		}
	}
	if len(on.Own) == 0 {
		on.CreatedBy = x.CreatedBy
	}
	return on
}

// openedActivity is an activity that the actor was let in to.
type openedActivity struct {
	compass       kompas.Compass
	on            Object // with the executors as owners
	activity      kompas.Activity
	contributions []kompas.Contribution
}

// openActivity finds an activity for whoever may see its compass, and asks for the permission on the activity itself when
// an action is given.
func (by Actor) openActivity(tx *store.Tx, slug, activity string, action kompas.Action) (openedActivity, error) {
	var o openedActivity
	var err error
	if o.compass, o.on, err = by.openCompass(tx, slug, kompas.ActCompass, 'R'); err != nil {
		return o, err
	}
	if o.activity, err = tx.ActivityBySlug(o.compass.ID, activity, false); err != nil {
		return o, err
	}
	if o.contributions, err = tx.ContributionsTo(o.activity.ID); err != nil {
		return o, err
	}
	o.on = o.on.owned(o.activity, o.contributions)
	if action == "" {
		return o, nil
	}
	if err := by.require(action, 'C', o.on); err != nil {
		return o, err
	}
	if o.compass.Archived() {
		return o, refuse("kompas_gearchiveerd")
	}
	return o, nil
}

// mayStartActivity says whether the actor may make activities in a compass, and for which organisations: all when none
// are named.
func (by Actor) mayStartActivity(on Object) (bool, []kompas.OrganisationID) {
	on.Own, on.CreatedBy = nil, ""
	if by.May(kompas.ActActivity, 'C', on) {
		return true, nil
	}
	on.Own = by.OwnOrganisations()
	return by.May(kompas.ActActivity, 'C', on), on.Own
}

// ActivityForm is the page on which a new activity begins.
type ActivityForm struct {
	CompassFrame
	Activity      kompas.Activity
	Organisations []kompas.Organisation // to choose from; a provider finds only its own
	Own           bool                  // the actor works for the organisations to choose from
	Results       []kompas.SocietalResult
}

// BlankActivity gives a new activity as its form starts with it; it is not stored.
func (a *App) BlankActivity(ctx context.Context, by Actor, slug string) (ActivityForm, error) {
	f := ActivityForm{Activity: kompas.Activity{Formality: "formeel", Novelty: "bestaand", Status: "idee"}}
	err := a.view(ctx, by, func(tx *store.Tx) error {
		c, on, err := by.openCompass(tx, slug, kompas.ActCompass, 'R')
		if err != nil {
			return err
		}
		may, own := by.mayStartActivity(on)
		if !may {
			return fault.New(fault.Forbidden, "geen_recht")
		}
		f.Own = len(own) > 0
		if f.Organisations, err = choosable(tx, own); err != nil {
			return err
		}
		versions, err := tx.Results(c.ID)
		if err != nil {
			return err
		}
		f.Results = currentResults(versions)
		f.CompassFrame, err = a.frame(tx, c, on)
		return err
	})
	return f, err
}

// choosable gives the organisations of the space, or only these.
func choosable(tx *store.Tx, only []kompas.OrganisationID) ([]kompas.Organisation, error) {
	list, err := tx.Organisations()
	if err != nil || len(only) == 0 {
		return list, err
	}
	var out []kompas.Organisation
	for _, o := range list {
		for _, id := range only {
			if o.ID == id {
				out = append(out, o)
			}
		}
	}
	return out, nil
}

// StartActivity makes a new activity, with who carries it out and the result it should contribute to when the form says
// so, and gives its slug.
func (a *App) StartActivity(ctx context.Context, by Actor, slug string, form map[string]string, key string) (string, error) {
	return a.once(ctx, by, key, func(tx *store.Tx) (string, error) {
		c, on, err := by.openCompass(tx, slug, kompas.ActCompass, 'R')
		if err != nil {
			return "", err
		}
		may, own := by.mayStartActivity(on)
		switch {
		case !may:
			return "", fault.New(fault.Forbidden, "geen_recht")
		case c.Archived():
			return "", refuse("kompas_gearchiveerd")
		}
		return startActivity(tx, by, c.ID, own, form)
	})
}

// startActivity stores a new activity that a form, or a row of a list, describes.
func startActivity(tx *store.Tx, by Actor, compass kompas.CompassID, own []kompas.OrganisationID, form map[string]string) (string, error) {
	x := kompas.Activity{ID: kompas.ActivityID(tx.NewID()), CompassID: compass, Formality: "formeel", Novelty: "bestaand", Status: "idee", CreatedBy: by.Person.ID}
	form["activiteit"] += "" // asked even when the form left it out
	if err := fill(&x, kompas.ActivityFields(), form); err != nil {
		return "", err
	}
	if wrong := x.Status.CheckStep(""); wrong != nil {
		return "", fault.Form([]*fault.Error{wrong})
	}
	executor, err := chosenOrganisation(tx, by, compass, form, own)
	if err != nil {
		return "", err
	}
	if x.Slug, err = freeActivitySlug(tx, compass, x.Name); err != nil {
		return "", err
	}
	if err := tx.InsertActivity(x); err != nil {
		return "", err
	}
	record(tx, by, "create", "activiteit", string(x.ID), compass, "", x.Name)
	if executor != "" {
		b := kompas.Contribution{ID: tx.NewID(), ActivityID: x.ID, OrganisationID: executor, Role: "uitvoerder"}
		if err := tx.InsertContribution(b); err != nil {
			return "", err
		}
	}
	return x.Slug, linkResult(tx, by, compass, x.ID, form["resultaat"])
}

// linkResult ties a new activity to the result with this number; nothing when the form named none.
func linkResult(tx *store.Tx, by Actor, compass kompas.CompassID, id kompas.ActivityID, number string) error {
	if number == "" {
		return nil
	}
	versions, err := tx.ResultsNumbered(compass, resultNumber(number), false)
	if err != nil {
		return err
	}
	if len(versions) == 0 {
		return fault.Form([]*fault.Error{fault.Field("resultaat", "geen_keuze")})
	}
	c := kompas.ChangeClaim{ID: kompas.ClaimID(tx.NewID()), ActivityID: id, ResultID: versions[0].ID, Evidence: "geen"}
	if err := tx.InsertClaim(c); err != nil {
		return err
	}
	record(tx, by, "create", "als_dan", string(c.ID), compass, "", versions[0].Text)
	return nil
}

// chosenOrganisation gives the organisation a form names: one that exists (organisatie), or a new one by its name
// (organisatie-nieuw). A name that exists already is that organisation. Empty when the form names none; somebody who
// works for organisations of his own can only name those.
func chosenOrganisation(tx *store.Tx, by Actor, compass kompas.CompassID, form map[string]string, own []kompas.OrganisationID) (kompas.OrganisationID, error) {
	if len(own) > 0 {
		if form["organisatie"] == "" && len(own) == 1 {
			return own[0], nil
		}
		for _, id := range own {
			if string(id) == form["organisatie"] {
				return id, nil
			}
		}
		return "", fault.Form([]*fault.Error{fault.Field("organisatie", "alleen_eigen_organisatie")})
	}
	name, wrong := kompas.CleanText("organisatie-nieuw", form["organisatie-nieuw"], kompas.MaxName, false)
	if wrong != nil {
		return "", fault.Form([]*fault.Error{wrong})
	}
	if name == "" {
		return existingOrganisation(tx, form["organisatie"])
	}
	o, err := tx.OrganisationByName(name)
	if !fault.Is(err, fault.NotFound) {
		return o.ID, err
	}
	kind := kompas.OrganisationKind("aanbieder")
	if form["vorm"] == "informeel" {
		kind = "informeel"
	}
	o = kompas.Organisation{ID: kompas.OrganisationID(tx.NewID()), Name: name, Kind: kind}
	record(tx, by, "create", "organisatie", string(o.ID), compass, "", name)
	return o.ID, tx.InsertOrganisation(o)
}

func existingOrganisation(tx *store.Tx, id string) (kompas.OrganisationID, error) {
	if id == "" {
		return "", nil
	}
	o, err := tx.Organisation(kompas.OrganisationID(id))
	if fault.Is(err, fault.NotFound) {
		return "", fault.Form([]*fault.Error{fault.Field("organisatie", "geen_keuze")})
	}
	return o.ID, err
}

// freeActivitySlug gives the slug of a name, with a number behind it when another activity of the compass has it.
func freeActivitySlug(tx *store.Tx, compass kompas.CompassID, name string) (string, error) {
	base := kompas.Slug(name)
	slug := base
	for n := 2; ; n++ {
		// "nieuw" is the address of the form itself.
		taken, err := tx.ActivitySlugTaken(compass, slug)
		if err != nil || !taken && slug != "nieuw" {
			return slug, err
		}
		slug = base + "-" + strconv.Itoa(n)
	}
}

// EditActivity changes fields of an activity.
func (a *App) EditActivity(ctx context.Context, by Actor, slug, activity string, e Edit) (Edited, error) {
	var done Edited
	err := a.update(ctx, by, func(tx *store.Tx) error {
		o, err := by.openActivity(tx, slug, activity, kompas.ActActivity)
		if err != nil {
			return err
		}
		provisions, err := store.Provisions().Of(tx, o.compass.ID)
		if err != nil {
			return err
		}
		done, err = edit(a, tx, by, &o.activity, activityEditable(o.activity.Status, provisions), e)
		return err
	})
	return done, err
}

// RemoveActivity takes an activity away. It can be put back.
func (a *App) RemoveActivity(ctx context.Context, by Actor, slug, activity string) error {
	return a.update(ctx, by, func(tx *store.Tx) error {
		o, err := by.openActivity(tx, slug, activity, kompas.ActActivity)
		if err != nil {
			return err
		}
		if err := tx.SetActivityRemoved(o.activity.ID, true); err != nil {
			return err
		}
		record(tx, by, "remove", "activiteit", string(o.activity.ID), o.compass.ID, o.activity.Name, "")
		return nil
	})
}

// staysInLine refuses an activity that comes back into a chain which somebody closed meanwhile.
func staysInLine(tx *store.Tx, x kompas.Activity) error {
	all, err := tx.Relations(x.CompassID)
	for _, r := range all {
		if (r.From == x.ID || r.To == x.ID) && kompas.ClosesRing(all, r) {
			return refuse("KC-313")
		}
	}
	return err
}

// RestoreActivity puts a removed activity back, unless that would close a ring by now.
func (a *App) RestoreActivity(ctx context.Context, by Actor, slug, activity string) error {
	return a.update(ctx, by, func(tx *store.Tx) error {
		c, on, err := by.openCompass(tx, slug, kompas.ActCompass, 'R')
		if err != nil {
			return err
		}
		x, err := tx.ActivityBySlug(c.ID, activity, true)
		if err != nil {
			return err
		}
		contributions, err := tx.ContributionsTo(x.ID)
		if err != nil {
			return err
		}
		if err := by.require(kompas.ActActivity, 'C', on.owned(x, contributions)); err != nil {
			return err
		}
		if c.Archived() {
			return refuse("kompas_gearchiveerd")
		}
		if err := tx.SetActivityRemoved(x.ID, false); err != nil {
			return err
		}
		if err := staysInLine(tx, x); err != nil {
			return err
		}
		record(tx, by, "restore", "activiteit", string(x.ID), c.ID, "", x.Name)
		return nil
	})
}
