package app

import (
	"context"
	"maps"
	"slices"

	"kompas/fault"
	"kompas/kompas"
	"kompas/store"
)

// AddJudgement puts a line on the list of what stays or of what can or must be better: oordeel and waardering.
func (a *App) AddJudgement(ctx context.Context, by Actor, slug, review string, form map[string]string, key string) error {
	_, err := a.once(ctx, by, key, func(tx *store.Tx) (string, error) {
		o, err := by.openTable(tx, slug, review, kompas.PhaseJudge, false)
		if err != nil {
			return "", err
		}
		j := kompas.Judgement{ID: o.newID(tx), ReviewID: o.review.ID}
		asked := map[string]string{"oordeel": "", "waardering": ""}
		maps.Copy(asked, form)
		if err := fill(&j, kompas.JudgementFields(), asked); err != nil {
			return "", err
		}
		if err := tx.InsertJudgement(j); err != nil {
			return "", err
		}
		record(tx, by, "create", kindJudgement, j.ID, o.compass.ID, "", j.Text)
		return j.ID, touched(tx, o.review, j)
	})
	return err
}

// touched takes back that a list was confirmed to be empty.
func touched(tx *store.Tx, r kompas.Review, j kompas.Judgement) error {
	before := r
	if j.Verdict == "behouden" {
		r.KeepNothing = false
	} else {
		r.BetterNothing = false
	}
	if r == before {
		return nil
	}
	return tx.UpdateReview(&r)
}

// RemoveJudgement takes a line away; RestoreJudgement puts it back.
func (a *App) RemoveJudgement(ctx context.Context, by Actor, slug, review, id string) error {
	return a.withJudgement(ctx, by, slug, review, id, false, func(tx *store.Tx, o openedTable, j kompas.Judgement) error {
		record(tx, by, "remove", kindJudgement, j.ID, o.compass.ID, j.Text, "")
		return tx.SetJudgementRemoved(j.ID, true)
	})
}

// RestoreJudgement puts a line back that was taken away.
func (a *App) RestoreJudgement(ctx context.Context, by Actor, slug, review, id string) error {
	return a.withJudgement(ctx, by, slug, review, id, true, func(tx *store.Tx, o openedTable, j kompas.Judgement) error {
		record(tx, by, "restore", kindJudgement, j.ID, o.compass.ID, "", j.Text)
		if err := tx.SetJudgementRemoved(j.ID, false); err != nil {
			return err
		}
		return touched(tx, o.review, j)
	})
}

// withJudgement finds a line of the lists for whoever leads the review.
func (a *App) withJudgement(ctx context.Context, by Actor, slug, review, id string, removed bool,
	do func(*store.Tx, openedTable, kompas.Judgement) error) error {
	return a.update(ctx, by, func(tx *store.Tx) error {
		o, err := by.openTable(tx, slug, review, kompas.PhaseJudge, true)
		if err != nil {
			return err
		}
		j, err := tx.Judgement(o.review.ID, id, removed)
		if err != nil {
			return err
		}
		return do(tx, o, j)
	})
}

// Nothing is what partners confirm when a list stays empty.
type Nothing string

// The three lists that may stay empty: what stays, what can be better, what changes.
const (
	NothingStays   Nothing = "behouden"
	NothingBetter  Nothing = "beter"
	NothingChanges Nothing = "zo-houden"
)

// ConfirmNothing says that a list stays empty on purpose, or takes that back. A list with something on it is not empty.
func (a *App) ConfirmNothing(ctx context.Context, by Actor, slug, review string, list Nothing, yes bool) error {
	return a.update(ctx, by, func(tx *store.Tx) error {
		phase := kompas.PhaseJudge
		if list == NothingChanges {
			phase = kompas.PhaseImprove
		}
		o, err := by.openTable(tx, slug, review, phase, true)
		if err != nil {
			return err
		}
		t, err := reviewTable(tx, o.openedReview)
		if err != nil {
			return err
		}
		r, filled := o.review, 0
		switch list {
		case NothingStays:
			r.KeepNothing, filled = yes, len(t.Keep())
		case NothingBetter:
			r.BetterNothing, filled = yes, len(t.Better())
		case NothingChanges:
			r.KeepAsIs, filled = yes, len(t.Actions)
		default:
			return fault.Missing()
		}
		if yes && filled > 0 {
			return refuse("lijst_niet_leeg")
		}
		if r == o.review {
			return nil
		}
		action := "confirm"
		if !yes {
			action = "edit"
		}
		record(tx, by, action, kindReview, string(r.ID), o.compass.ID, "", "")
		return tx.UpdateReview(&r)
	})
}

// actionObject is what the permission on an action is decided by: it is the own thing of whoever carries it out, and what
// goes to purchase is that of a purchaser.
func (by Actor) actionObject(tx *store.Tx, on Object, x kompas.ImprovementAction) (Object, error) {
	on.Own, on.CreatedBy = nil, ""
	if x.Owner == by.Person.Name || x.Target == "inkoop" && by.Has(kompas.RolePurchaser) {
		on.CreatedBy = by.Person.ID
	}
	list, err := tx.Organisations()
	for _, o := range list {
		if kompas.Fold(o.Name) == kompas.Fold(x.Owner) {
			on.Own = append(on.Own, o.ID)
		}
	}
	return on, err
}

// mayAct says whether the actor may agree on some action: of any kind, or only on what is his or her own.
func (by Actor) mayAct(on Object) bool {
	on.Own, on.CreatedBy = by.OwnOrganisations(), by.Person.ID
	return by.May(kompas.ActImprovement, 'P', on)
}

// mayAct says whether the actor may note actions in a review: in a learning space whoever takes part.
func (o openedReview) mayAct(by Actor) bool {
	if o.review.Private() {
		return o.takesPart(by)
	}
	return by.mayAct(o.on)
}

// AddAction notes what partners will change: actie, waarbij (the step it changes), wie and wanneer.
func (a *App) AddAction(ctx context.Context, by Actor, slug, review string, form map[string]string, key string) (string, error) {
	return a.once(ctx, by, key, func(tx *store.Tx) (string, error) {
		o, err := by.openTable(tx, slug, review, kompas.PhaseImprove, false)
		if err != nil {
			return "", err
		}
		if !o.mayAct(by) {
			return "", fault.New(fault.Forbidden, "geen_recht")
		}
		x := kompas.ImprovementAction{ID: o.newID(tx), ReviewID: o.review.ID, CompassID: o.compass.ID, Status: "open"}
		asked := map[string]string{"actie": "", "waarbij": "", "wie": ""}
		maps.Copy(asked, form)
		if err := fill(&x, kompas.ActionFields(), asked); err != nil {
			return "", err
		}
		own, err := by.actionObject(tx, o.on, x)
		if err != nil {
			return "", err
		}
		if !o.review.Private() && !by.May(kompas.ActImprovement, 'P', own) {
			return "", fault.Form([]*fault.Error{fault.Field("wie", "actie_alleen_eigen")})
		}
		if err := tx.InsertAction(x); err != nil {
			return "", err
		}
		record(tx, by, "create", kindAction, x.ID, o.compass.ID, "", x.Text)
		if !o.review.KeepAsIs {
			return x.ID, nil
		}
		o.review.KeepAsIs = false
		return x.ID, tx.UpdateReview(&o.review)
	})
}

// openedAction is an improvement action that the actor was let in to.
type openedAction struct {
	compass kompas.Compass
	on      Object
	action  kompas.ImprovementAction
}

// openAction finds an improvement action for whoever may see its compass.
func (by Actor) openAction(tx *store.Tx, slug, id string) (openedAction, error) {
	var o openedAction
	var err error
	if o.compass, o.on, err = by.openCompass(tx, slug, kompas.ActCompass, 'R'); err != nil {
		return o, err
	}
	if kompas.InLearningSpace(id) {
		return o, fault.Missing() // it has no page: it stands in its review
	}
	if o.action, err = tx.Action(o.compass.ID, id); err != nil {
		return o, err
	}
	o.on, err = by.actionObject(tx, o.on, o.action)
	return o, err
}

// toChange asks the permission to change an action that is not closed.
func (by Actor) toChange(o openedAction) error {
	switch {
	case !by.May(kompas.ActImprovement, 'C', o.on):
		return fault.New(fault.Forbidden, "geen_recht")
	case o.compass.Archived():
		return refuse("kompas_gearchiveerd")
	case o.action.Closed():
		return refuse("actie_afgesloten")
	}
	return nil
}

// EditAction changes an action while it is carried out: what, which step, who, when, and what its effect was.
func (a *App) EditAction(ctx context.Context, by Actor, slug, id string, e Edit) (Edited, error) {
	var done Edited
	err := a.update(ctx, by, func(tx *store.Tx) error {
		o, err := by.openAction(tx, slug, id)
		if err != nil {
			return err
		}
		if err := by.toChange(o); err != nil {
			return err
		}
		done, err = edit(a, tx, by, &o.action, editable[kompas.ImprovementAction]{
			kind: kindAction, fields: kompas.ActionProgressFields(),
			id:      func(x *kompas.ImprovementAction) string { return x.ID },
			version: func(x *kompas.ImprovementAction) int64 { return x.Version },
			compass: func(x *kompas.ImprovementAction) kompas.CompassID { return x.CompassID },
			save:    func(tx *store.Tx, x *kompas.ImprovementAction) error { return tx.UpdateAction(x) },
		}, e)
		return err
	})
	return done, err
}

// MoveAction takes an action to its next status.
func (a *App) MoveAction(ctx context.Context, by Actor, slug, id string, next kompas.ActionStatus) error {
	return a.update(ctx, by, func(tx *store.Tx) error {
		o, err := by.openAction(tx, slug, id)
		if err != nil {
			return err
		}
		if err := by.toChange(o); err != nil {
			return err
		}
		if err := o.action.CheckMove(next); err != nil {
			return err
		}
		if err := tx.SealObject(id); err != nil {
			return err
		}
		before := o.action.Status
		o.action.Status = next
		if err := tx.UpdateAction(&o.action); err != nil {
			return err
		}
		tx.Record(store.Event{PersonID: string(by.Person.ID), PersonName: by.Person.Name, Action: "edit", ObjectKind: kindAction, ObjectID: id,
			CompassID: string(o.compass.ID), Field: "stand", Before: string(before), After: string(next)})
		return nil
	})
}

// reviewTable loads all that the gates look at. An action that was dropped changes nothing.
func reviewTable(tx *store.Tx, o openedReview) (kompas.ReviewTable, error) {
	var t kompas.ReviewTable
	_, present, err := o.talk(tx)
	if err != nil {
		return t, err
	}
	t.Present = seatsPresent(present)
	if t.Statements, err = tx.Statements(o.review.ID); err != nil {
		return t, err
	}
	if t.Claims, err = subjectOf(nil, o.review).claims(tx, o.compass.ID); err != nil {
		return t, err
	}
	if t.Verdicts, err = tx.Verdicts(o.review.ID); err != nil {
		return t, err
	}
	if t.Judgements, err = tx.Judgements(o.review.ID); err != nil {
		return t, err
	}
	t.Actions, err = tx.ActionsOf(o.review.ID)
	t.Actions = slices.DeleteFunc(t.Actions, func(x kompas.ImprovementAction) bool { return x.Status == "vervallen" })
	return t, err
}
