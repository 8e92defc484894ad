package app_test

import (
	"testing"
	"time"

	"kompas/internal/apptest"
	"kompas/kompas"
	"kompas/store"
)

// What is added while somebody takes the review on waits, and then belongs to a phase that is over.
func TestWhatIsSaidWhileThePhaseChangesComesTooLate(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		x := toReview(t, w)
		review := x.start()
		turn := func(tx *store.Tx, to kompas.Phase) error {
			r, err := tx.ReviewToChange(x.compass.ID, review)
			if err != nil {
				return err
			}
			r.Phase = to
			return tx.UpdateReview(&r)
		}
		space := w.Store.Tenant(w.Space.ID)
		x.ok(space.Update(t.Context(), func(tx *store.Tx) error { return turn(tx, kompas.PhaseExplain) }))
		late := make(chan error, 1)
		x.ok(space.Update(t.Context(), func(tx *store.Tx) error {
			if err := turn(tx, kompas.PhaseJudge); err != nil {
				return err
			}
			go func() {
				late <- w.App.AddExplanation(t.Context(), x.guide, x.slug, review, map[string]string{"toelichting": "Er rijdt geen bus", "stoel": string(x.residents.ID), "over-A": "ja"}, "")
			}()
			select {
			case err := <-late:
				t.Errorf("it did not wait: %v", err)
				late <- err
			case <-time.After(300 * time.Millisecond):
			}
			return nil
		}))
		x.refused("an explanation", <-late, "fase_voorbij")
		if said := x.page(review, kompas.PhaseExplain).Table.Statements; len(said) > 0 {
			t.Errorf("it was written down after the phase was over: %+v", said)
		}
	})
}
