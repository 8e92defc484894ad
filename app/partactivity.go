package app

import (
	"slices"

	"kompas/fault"
	"kompas/kompas"
	"kompas/store"
)

// ofActivity makes a kind of part a thing of the activity it is about: a field for the activity, and its executors as
// owners. Where none of them has anybody in this space, whoever may change the activity makes the part for them, as with
// the answers about quality. always says that it is never about the compass as a whole.
func ofActivity[T any](a *App, k partKind[T], about func(*T) *kompas.ActivityID, always bool) partKind[T] {
	own := k.fields
	k.about = about
	k.fields = func(tx *store.Tx, c kompas.Compass) ([]kompas.Field[T], error) {
		list, err := own(tx, c)
		if err != nil {
			return nil, err
		}
		activities, err := tx.Activities(c.ID)
		return append(slices.Clone(list), activityField(activities, about, always)), err
	}
	k.objects = func(tx *store.Tx, c kompas.Compass, on Object) (func(*T) Object, error) {
		find, err := a.activityObjects(tx, c, on)
		return func(x *T) Object {
			if *about(x) == "" {
				on := on
				on.Own, on.CreatedBy = nil, k.part(x).CreatedBy
				return on
			}
			return find(*about(x))
		}, err
	}
	if k.may == nil {
		k.may = func(by Actor, letter byte, on Object, _ *T) bool { return by.answersFor(k.action, letter, on) }
	}
	return k
}

// answersFor says whether the actor may do something for an activity itself, or on behalf of executors who have nobody here.
func (by Actor) answersFor(action kompas.Action, letter byte, on Object) bool {
	return by.May(action, letter, on) || !on.SpokenFor && by.May(kompas.ActActivity, 'C', on)
}

// activityField is the field of a part that says which activity it is about, by slug.
func activityField[T any](activities []kompas.Activity, about func(*T) *kompas.ActivityID, always bool) kompas.Field[T] {
	return kompas.Field[T]{Name: "activiteit",
		Get: func(x *T) string {
			at := slices.IndexFunc(activities, func(y kompas.Activity) bool { return y.ID == *about(x) })
			if at < 0 {
				return ""
			}
			return activities[at].Slug
		},
		Set: func(x *T, text string) *fault.Error {
			if text == "" && !always {
				*about(x) = ""
				return nil
			}
			at := slices.IndexFunc(activities, func(y kompas.Activity) bool { return y.Slug == text })
			if at < 0 {
				return fault.Field("activiteit", "geen_keuze")
			}
			*about(x) = activities[at].ID
			return nil
		}}
}

// activityObjects gives what permissions on the things of each activity of a compass are decided by.
func (a *App) activityObjects(tx *store.Tx, c kompas.Compass, on Object) (func(kompas.ActivityID) Object, error) {
	activities, err := tx.Activities(c.ID)
	if err != nil {
		return nil, err
	}
	contributions, err := tx.Contributions(c.ID)
	if err != nil {
		return nil, err
	}
	represented, err := tx.RepresentedOrganisations(a.day(tx.Now))
	return func(id kompas.ActivityID) Object {
		at := slices.IndexFunc(activities, func(x kompas.Activity) bool { return x.ID == id })
		if at < 0 { // it was taken away: nobody's
			on := on
			on.Own, on.CreatedBy, on.SpokenFor = nil, "", true
			return on
		}
		on := on.owned(activities[at], contributions)
		on.SpokenFor = slices.ContainsFunc(on.Own, func(o kompas.OrganisationID) bool { return represented[o] })
		return on
	}, err
}
