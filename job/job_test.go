package job

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"runtime"
	"slices"
	"sync"
	"testing"
	"time"

	"kompas/app"
	"kompas/internal/storetest"
	"kompas/store"
)

// world is an application on a fresh database, with what its jobs did.
type world struct {
	*testing.T
	app   *app.App
	store *store.Store
	kit   *storetest.Kit
	mu    sync.Mutex
	did   map[string]int
}

func each(t *testing.T, run func(w *world)) {
	storetest.Each(t, func(t *testing.T, s *store.Store, kit *storetest.Kit) {
		a := app.New(s, app.Outside{Now: kit.Clock.Now, NewID: kit.NewID, Zone: time.UTC})
		run(&world{T: t, app: a, store: s, kit: kit, did: map[string]int{}})
	})
}

func (w *world) runner(kinds ...Kind) *Runner {
	return New(w.app, slog.New(slog.NewTextHandler(io.Discard, nil)), func(ctx context.Context, _ time.Duration) error { return ctx.Err() }, kinds...)
}

func (w *world) note(_ context.Context, j app.Job) error {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.did[j.ID]++
	return nil
}

func (w *world) plan(ids ...string) {
	w.Helper()
	w.must(w.store.Update(w.Context(), func(tx *store.Tx) error {
		for _, id := range ids {
			if err := tx.PlanJob(store.Job{ID: id, Kind: "werk", Tenant: 1, ObjectID: "x"}, tx.Now); err != nil {
				return err
			}
		}
		return nil
	}))
}

func (w *world) must(err error) {
	w.Helper()
	if err != nil {
		w.Fatal(err)
	}
}

func (w *world) runDue(r *Runner, want int) {
	w.Helper()
	if n, err := r.RunDue(w.Context()); err != nil || n != want {
		w.Errorf("ran %d jobs (%v), want %d", n, err, want)
	}
}

func TestManyRunnersShareTheWorkAndDoNothingTwice(t *testing.T) {
	each(t, func(w *world) {
		var ids []string
		for i := range 60 {
			ids = append(ids, fmt.Sprint("taak ", i))
		}
		w.plan(ids...)
		var group sync.WaitGroup
		for range 6 {
			group.Go(func() {
				if _, err := w.runner(Kind{Name: "werk", Do: w.note}).RunDue(w.Context()); err != nil {
					w.Error(err)
				}
			})
		}
		group.Wait()
		for _, id := range ids {
			if w.did[id] != 1 {
				w.Errorf("%s was done %d times", id, w.did[id])
			}
		}
	})
}

func TestAFailedJobIsTriedAgainEachTimeLater(t *testing.T) {
	each(t, func(w *world) {
		w.plan("a", "b")
		tries := 0
		r := w.runner(Kind{Name: "werk", Do: func(_ context.Context, j app.Job) error {
			if j.ID == "b" {
				return nil
			}
			switch tries++; tries {
			case 1:
				return errors.New("niet nu")
			case 2:
				panic("kapot")
			}
			return nil
		}})
		w.runDue(r, 2)
		w.runDue(r, 0)
		w.kit.Clock.Advance(10 * time.Second)
		w.runDue(r, 1)
		w.kit.Clock.Advance(19 * time.Second)
		w.runDue(r, 0)
		w.kit.Clock.Advance(time.Second)
		w.runDue(r, 1)
		w.kit.Clock.Advance(24 * time.Hour)
		w.runDue(r, 0)
		if tries != 3 {
			w.Errorf("%d tries, want 3", tries)
		}
	})
}

// A runner that died keeps its job until the lease is over; one that only seemed dead does not spoil the work of the next.
func TestAJobOfADeadRunnerIsTakenOver(t *testing.T) {
	each(t, func(w *world) {
		w.plan("a")
		slow, due, err := w.app.ClaimJob(w.Context(), lease)
		w.must(err)
		if !due {
			w.Fatal("nothing to claim")
		}
		r := w.runner(Kind{Name: "werk", Do: func(ctx context.Context, j app.Job) error {
			ours, err := w.app.EndJob(ctx, slow, nil, 0) // the first one wakes up in the middle of it
			if err != nil || ours {
				w.Errorf("who lost the lease ended the job: %v", err)
			}
			return w.note(ctx, j)
		}})
		w.runDue(r, 0)
		w.kit.Clock.Advance(lease)
		w.runDue(r, 1)
		w.kit.Clock.Advance(lease)
		w.runDue(r, 0)
		if w.did["a"] != 1 {
			w.Errorf("done %d times", w.did["a"])
		}
	})
}

func TestRepeatingWorkIsPlannedOnceAndDoneEachTime(t *testing.T) {
	each(t, func(w *world) {
		r := w.runner(Kind{Name: "elke-minuut", Every: time.Minute, Do: w.note}, Kind{Name: "elk-uur", Every: time.Hour, Do: w.note})
		for range 3 {
			w.must(r.Plan(w.Context()))
		}
		for range 120 {
			if _, err := r.RunDue(w.Context()); err != nil {
				w.Fatal(err)
			}
			w.kit.Clock.Advance(time.Minute)
		}
		if w.did["elke-minuut"] != 120 || w.did["elk-uur"] != 2 {
			w.Errorf("%v", w.did)
		}
	})
}

func TestRunGoesOnUntilItIsToldToStop(t *testing.T) {
	each(t, func(w *world) {
		ctx, cancel := context.WithCancel(w.Context())
		rounds := 0
		r := New(w.app, slog.New(slog.NewTextHandler(io.Discard, nil)), func(ctx context.Context, _ time.Duration) error {
			if rounds++; rounds == 3 {
				cancel()
			}
			w.kit.Clock.Advance(time.Minute)
			return ctx.Err()
		}, Kind{Name: "elke-minuut", Every: time.Minute, Do: w.note})
		r.Run(ctx)
		if w.did["elke-minuut"] != 3 {
			w.Errorf("%v", w.did)
		}
	})
}

func TestHousekeepingClosesHistoryAndForgetsWhatIsOver(t *testing.T) {
	each(t, func(w *world) {
		space := w.store.Tenant(w.kit.Tenant(w.T))
		w.kit.Tenant(w.T)
		w.must(space.Update(w.Context(), func(tx *store.Tx) error {
			if _, err := tx.Once("an", "sleutel", func() (string, error) { return "", nil }); err != nil {
				return err
			}
			return tx.RecordAutosave(store.Event{PersonID: "an", Action: "edit", ObjectKind: "result", ObjectID: "r", CompassID: "c", Field: "text", After: "a"})
		}))
		w.must(w.store.Update(w.Context(), func(tx *store.Tx) error {
			return tx.InsertSetupLink([]byte("hash"), store.Millis(tx.Now.Add(time.Hour)))
		}))
		r := w.runner(Housekeeping(w.app)...)
		w.must(r.Plan(w.Context()))
		count := func(query string) (n int) {
			w.must(space.View(w.Context(), func(tx *store.Tx) error { return tx.QueryRow(query).Scan(&n) }))
			return n
		}
		tables := []string{`select count(*) from audit_open`, `select count(*) from audit_event`, `select count(*) from idempotency_key`, `select count(*) from setup_link`}
		var seen [][]int
		for _, pass := range []time.Duration{0, 11 * time.Minute, 2 * time.Hour, 8 * 24 * time.Hour} {
			w.kit.Clock.Advance(pass)
			if _, err := r.RunDue(w.Context()); err != nil {
				w.Fatal(err)
			}
			var now []int
			for _, q := range tables {
				now = append(now, count(q))
			}
			seen = append(seen, now)
		}
		want := [][]int{{1, 0, 1, 1}, {0, 1, 1, 1}, {0, 1, 1, 0}, {0, 1, 0, 0}}
		if !slices.EqualFunc(seen, want, slices.Equal[[]int]) {
			w.Errorf("%v, want %v", seen, want)
		}
	})
}

func TestWorkThatTakesLongerThanItsLeaseKeepsIt(t *testing.T) {
	each(t, func(w *world) {
		w.plan("a")
		turn := make(chan bool)
		r := w.runner(Kind{Name: "werk", Most: time.Hour, Do: func(ctx context.Context, j app.Job) error {
			for range 5 {
				w.kit.Clock.Advance(lease - time.Second)
				turn <- true
				turn <- false // the renewal before is done
				w.runDue(w.runner(Kind{Name: "werk", Do: w.note}), 0)
			}
			return w.note(ctx, j)
		}})
		r.beat = func(ctx context.Context, _ time.Duration) error {
			for {
				select {
				case renew := <-turn:
					if renew {
						return nil
					}
				case <-ctx.Done():
					return ctx.Err()
				}
			}
		}
		w.runDue(r, 1)
		if w.did["a"] != 1 {
			w.Errorf("done %d times", w.did["a"])
		}
	})
}

// Whoever lost the lease all the same, because the program slept, stops.
func TestWorkThatWasTakenOverIsBrokenOff(t *testing.T) {
	each(t, func(w *world) {
		w.plan("a")
		r := w.runner(Kind{Name: "werk", Most: time.Hour, Do: func(ctx context.Context, _ app.Job) error {
			w.kit.Clock.Advance(lease)
			w.runDue(w.runner(Kind{Name: "werk", Do: w.note}), 1)
			<-ctx.Done()
			return ctx.Err()
		}})
		r.beat = func(ctx context.Context, _ time.Duration) error {
			for w.done("a") == 0 && ctx.Err() == nil {
				runtime.Gosched()
			}
			return ctx.Err()
		}
		w.runDue(r, 1)
		if w.did["a"] != 1 {
			w.Errorf("done %d times", w.did["a"])
		}
	})
}

func (w *world) done(id string) int {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.did[id]
}
