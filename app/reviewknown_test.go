package app_test

import (
	"testing"

	"kompas/app"
	"kompas/internal/apptest"
	"kompas/kompas"
	"kompas/measure"
	"kompas/store"
)

// tellOfTheActivity stores a story about the activity, so that a review can be about it.
func (x *reviewed) tellOfTheActivity() {
	x.t.Helper()
	x.ok(x.Store.Tenant(x.Space.ID).Update(x.t.Context(), func(tx *store.Tx) error {
		list, err := tx.Activities(x.compass.ID)
		if err != nil {
			return err
		}
		return tx.InsertStory(measure.Story{ID: "verhaal-koffie", CompassID: x.compass.ID, ActivityID: list[0].ID, Text: "Ik kom graag",
			Perspective: "inwoner", ToldOn: "2026-02-01", ConsentSession: true, State: measure.StoryReleased})
	}))
}

func TestWhatLiesOnTheTableStaysAsItWasKnownWhenTheReviewBegan(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		x := toReview(t, w)
		ctx, officer := t.Context(), w.Actor(kompas.RolePolicy)
		review := x.start()
		before := x.page(review, "").Evidence[0]
		if before.KnownOn == "" || before.Newer || before.Indicator.Latest.Text("nl") != "42%" {
			t.Fatalf("at the start: %+v", before)
		}
		for _, m := range [][2]string{{"2025", "270"}, {"2026", "120"}} { // a correction, and a newer year
			x.ok(w.App.Measure(ctx, officer, x.slug, "1", x.indicator, map[string]string{"periode": m[0], "k": m[1], "n": "600"}, ""))
		}
		now := x.page(review, "").Evidence[0]
		if !now.Newer || now.KnownOn != before.KnownOn || now.Indicator.Latest.Text("nl") != "42%" || len(now.Indicator.Series) != 2 {
			t.Errorf("newer figures came: %s of %d, newer %v", now.Indicator.Latest.Text("nl"), len(now.Indicator.Series), now.Newer)
		}
		if n, ok := now.Indicator.Latest.N(); !ok || n != 600 {
			t.Errorf("n is %d", n)
		}
		if _, _, ok := now.Indicator.Latest.Bounds(); !ok {
			t.Error("the margin is gone")
		}
		if now.Indicator.HasGoal || now.Indicator.Status != "" {
			t.Error("what is kept judges before judging")
		}
		if second := x.page(x.start(), "").Evidence[0]; second.Newer || second.Indicator.Latest.Text("nl") != "20%" {
			t.Errorf("the next review begins with %s", second.Indicator.Latest.Text("nl"))
		}
		x.ok(w.App.MoveStory(ctx, x.guide, x.slug, x.story, measure.StoryWithdrawn))
		if gone := x.page(review, "").Evidence[1]; gone.Story != nil || gone.Hidden != "bewijs_ingetrokken" || gone.KnownOn != "" {
			t.Errorf("a withdrawn story still lies on the table: %+v", gone)
		}
	})
}

func TestAnOutcomeOnTheTableStaysAsItWasAndPassesTheGateForEachReader(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		x := toReview(t, w)
		ctx := t.Context()
		x.tellOfTheActivity()
		review := x.start("onderwerp", "activiteit-koffie", app.EvidenceField(string(x.outcome)), "ja", app.EvidenceField("verhaal-koffie"), "ja")
		_, err := w.App.CorrectOutcome(ctx, w.Actor(kompas.RoleProvider), x.slug, "koffie", x.outcome, changes("antwoorden", "40", "positief", "10"))
		x.ok(err)
		found := false
		for _, c := range x.page(review, "").Evidence {
			if c.Outcome == nil {
				continue
			}
			found = true
			if got := c.Outcome.Latest().Figure.Text("nl"); got != "75%" || !c.Newer {
				t.Errorf("the outcome reads %s, newer %v", got, c.Newer)
			}
		}
		if !found {
			t.Error("no outcome lies on the table")
		}
	})
}
