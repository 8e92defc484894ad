package app_test

import (
	"testing"

	"kompas/app"
	"kompas/fault"
	"kompas/internal/apptest"
	"kompas/kompas"
	"kompas/store"
)

// agreed takes a review to improving and notes actions, each with its step; it gives their ids.
func (x *reviewed) agreed(targets ...string) []string {
	x.t.Helper()
	review := x.start()
	x.walkTo(review, kompas.PhaseImprove)
	var ids []string
	for _, target := range targets {
		id, err := x.App.AddAction(x.t.Context(), x.guide, x.slug, review, map[string]string{"actie": "Een belbus voor " + target, "waarbij": target, "wie": x.Organisation.Name}, "")
		x.ok(err)
		ids = append(ids, id)
	}
	x.ok(x.next(review, kompas.PhaseImprove))
	return ids
}

func (x *reviewed) action(by app.Actor, id string) app.ActionPage {
	x.t.Helper()
	p, err := x.App.ActionPage(x.t.Context(), by, x.slug, id)
	x.ok(err)
	return p
}

// inForce makes the result of the compass one that partners adopted.
func (x *reviewed) inForce() {
	x.t.Helper()
	x.ok(x.Store.Tenant(x.Space.ID).Update(x.t.Context(), func(tx *store.Tx) error {
		_, err := tx.Exec("update result_version set status = 'gezamenlijk_vastgesteld', edition = 1 where tenant_id = $1", tx.Tenant())
		return err
	}))
}

func TestSeveralActionsBecomeOneNewVersionThatSaysFromWhichReviewItCame(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		x := toReview(t, w)
		ctx := t.Context()
		ids := x.agreed("stap2", "stap2")
		x.inForce()
		make := func(by app.Actor, id, of string) error {
			return w.App.MakeWork(ctx, by, x.slug, id, map[string]string{"waarvan": of}, "Naar aanleiding van het verbetergesprek", "")
		}
		choices := x.action(x.guide, ids[0]).Making.Choices
		if len(choices) != 1 || choices[0].Waiting {
			t.Fatalf("to choose from: %+v", choices)
		}
		result := choices[0].Key
		x.refused("nothing chosen", make(x.guide, ids[0], ""), "werk_kies")
		x.refused("something else", make(x.guide, ids[0], "99"), "werk_kies")
		for _, role := range []kompas.Role{kompas.RoleProvider, kompas.RoleAnalyst, kompas.RoleCouncil} {
			if err := make(w.Actor(role), ids[0], result); !fault.Is(err, fault.Forbidden) {
				t.Errorf("%s makes a concept: %v", role, err)
			}
		}
		x.ok(make(x.guide, ids[0], result))
		x.refused("twice", make(x.guide, ids[0], result), "actie_heeft_al_werk")
		if c := x.action(x.guide, ids[1]).Making.Choices; len(c) != 1 || !c[0].Waiting {
			t.Errorf("the second sees %+v", c)
		}
		x.ok(make(x.guide, ids[1], result))
		if p := x.action(x.guide, ids[0]); p.Making.Work == nil || len(p.Making.Same) != 1 || p.Making.Same[0].ID != ids[1] {
			t.Errorf("the action: %+v", p.Making)
		}
		draft, err := w.App.ResultPage(ctx, x.guide, x.slug, result, true)
		x.ok(err)
		if !draft.Draft || len(draft.CameFrom) != 2 || draft.CameFrom[0].HeldOn != "2026-02-26" || draft.Result.Reason != "Naar aanleiding van het verbetergesprek" {
			t.Errorf("the new version: draft %v, %d, %q", draft.Draft, len(draft.CameFrom), draft.Result.Reason)
		}
		if old, err := w.App.ResultPage(ctx, x.guide, x.slug, result, false); err != nil || len(old.CameFrom) != 0 || !old.InForce {
			t.Errorf("the version in force: %v %v", old.CameFrom, err)
		}
	})
}

func TestAnActionBecomesAnActivityAnAnswerOrAConversation(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		x := toReview(t, w)
		ctx := t.Context()
		ids := x.agreed("stap3", "stap3", "stap4", "meten", "inkoop")
		officer := w.Actor(kompas.RolePolicy)
		make := func(by app.Actor, id string, form ...string) error {
			fields := map[string]string{}
			for i := 0; i+1 < len(form); i += 2 {
				fields[form[i]] = form[i+1]
			}
			return w.App.MakeWork(ctx, by, x.slug, id, fields, "reden", "")
		}
		x.ok(make(officer, ids[0], "waarvan", "nieuw"))
		made := x.action(officer, ids[0]).Making.Work
		if p, err := w.App.ActivityPage(ctx, officer, x.slug, made.Address); err != nil || p.Status != "idee" || p.Name != "Een belbus voor stap3" || len(p.CameFrom) != 1 {
			t.Errorf("the new activity: %+v %v", p.Activity, err)
		}
		x.ok(make(officer, ids[1], "waarvan", "koffie"))
		if p, err := w.App.ActivityPage(ctx, officer, x.slug, "koffie"); err != nil || len(p.CameFrom) != 1 || p.Name != "Koffie" {
			t.Errorf("the activity to change: %+v %v", p.CameFrom, err)
		}
		provider := w.Actor(kompas.RoleProvider)
		x.refused("no element", make(provider, ids[2], "waarvan", "koffie"), "geen_keuze")
		x.ok(make(provider, ids[2], "waarvan", "koffie", "onderdeel", "mensen"))
		if p, err := w.App.ActivityPage(ctx, provider, x.slug, "koffie"); err != nil || p.Quality[1].Text != "Een belbus voor stap4" || p.Quality[1].State != "werk_aan" {
			t.Errorf("the answer: %+v %v", p.Quality, err)
		}
		x.refused("a day that passed", make(x.guide, ids[3], "waarvan", "nieuw", "datum", "2026-01-01"), "dag_is_voorbij")
		x.ok(make(x.guide, ids[3], "waarvan", "nieuw", "datum", "2026-09-01"))
		if list, err := w.App.Conversations(ctx, x.guide); err != nil || len(list.Planned) != 1 {
			t.Errorf("the conversation: %+v %v", list.Planned, err)
		}
		if p := x.action(x.guide, ids[4]); p.Making.Kind != "" || p.Making.May {
			t.Errorf("purchase: %+v", p.Making)
		}
		if err := make(x.guide, ids[4], "waarvan", "nieuw"); err == nil {
			t.Error("purchase became something")
		}
	})
}

func TestTheDayToLookAgainSurfaces(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		x := toReview(t, w)
		ctx, provider := t.Context(), w.Actor(kompas.RoleProvider)
		id := x.agreed("stap4")[0]
		fact := func() string { return x.action(x.guide, id).States[kompas.StepImprove-1].Fact }
		look := func(day string) {
			_, err := w.App.EditAction(ctx, provider, x.slug, id, changes("terugkijken", day))
			x.ok(err)
		}
		look("2026-12-01")
		if fact() == "stap6_terugkijken" {
			t.Error("it surfaces too early")
		}
		look("2026-03-01")
		if fact() != "stap6_terugkijken" {
			t.Errorf("step 6 says %s", fact())
		}
		if m, err := w.App.MyActivities(ctx, provider); err != nil || len(m.Looks) != 1 {
			t.Errorf("whose action it is, sees %v %v", m.Looks, err)
		}
		if m, err := w.App.MyActivities(ctx, w.Actor(kompas.RoleVolunteer)); err == nil && len(m.Looks) != 0 && w.Actor(kompas.RoleVolunteer).OwnOrganisations()[0] != provider.OwnOrganisations()[0] {
			t.Errorf("somebody else sees it: %v", m.Looks)
		}
		for _, to := range []kompas.ActionStatus{"bezig", "gedaan"} {
			x.ok(w.App.MoveAction(ctx, provider, x.slug, id, to))
		}
		x.refused("closed without a word", w.App.MoveAction(ctx, provider, x.slug, id, "effect_bekeken"), "effect_eerst_opschrijven")
		_, err := w.App.EditAction(ctx, provider, x.slug, id, changes("effect", "Meer mensen komen"))
		x.ok(err)
		x.ok(w.App.MoveAction(ctx, provider, x.slug, id, "effect_bekeken"))
		if fact() == "stap6_terugkijken" {
			t.Error("it goes on asking after it was looked at")
		}
	})
}

func TestWhatHappenedAroundIsMarkedFromExplainingOn(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		x := toReview(t, w)
		add := func(by app.Actor) error {
			_, err := w.App.AddPart(t.Context(), by, x.slug, app.PartContextFactor, map[string]string{"wat-gebeurde": "De bus verdween", "sinds-wanneer": "2025-03-01", "verwacht": "omhoog"}, "")
			return err
		}
		x.ok(add(w.Actor(kompas.RolePolicy)))
		if err := add(w.Actor(kompas.RoleClerk)); !fault.Is(err, fault.Forbidden) {
			t.Errorf("the clerk: %v", err)
		}
		review := x.start()
		context := func() int { return len(x.page(review, "").Evidence[0].Indicator.Context) }
		if context() != 0 {
			t.Error("it explains before partners do")
		}
		x.walkTo(review, kompas.PhaseExplain)
		if context() != 1 {
			t.Errorf("while explaining: %d", context())
		}
	})
}
