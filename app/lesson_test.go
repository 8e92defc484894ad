package app_test

import (
	"testing"

	"kompas/internal/apptest"
	"kompas/kompas"
)

func TestTheCouncilPageTellsWhatWasLearnedOnceItsEffectWasLookedAt(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		x := toReview(t, w)
		ctx, officer := t.Context(), w.Actor(kompas.RolePolicy)
		id := x.agreed("stap2")[0]
		address, err := w.App.StartCouncilPage(ctx, officer, x.slug, "1", "")
		x.ok(err)
		lesson := func() *kompas.CouncilLesson {
			v, err := w.App.CouncilDraft(ctx, officer, x.slug, address)
			x.ok(err)
			return v.Sheet.Lesson
		}
		for _, to := range []kompas.ActionStatus{"bezig", "gedaan"} {
			x.ok(w.App.MoveAction(ctx, officer, x.slug, id, to))
		}
		_, err = w.App.EditAction(ctx, officer, x.slug, id, changes("effect", "Meer mensen komen"))
		x.ok(err)
		if l := lesson(); l != nil {
			t.Errorf("before its effect was looked at: %+v", l)
		}
		x.ok(w.App.MoveAction(ctx, officer, x.slug, id, "effect_bekeken"))
		if l := lesson(); l == nil || l.Then != "Meer mensen komen" {
			t.Errorf("what was learned: %+v", l)
		}
	})
}
