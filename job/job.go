// Package job is the door for work that nobody waits for: one runner takes jobs from the database, so that several
// programs on one PostgreSQL share the work and nothing is done twice at the same time.
package job

import (
	"context"
	"fmt"
	"log/slog"
	"runtime/debug"
	"sync"
	"time"

	"kompas/app"
)

const (
	lease  = 5 * time.Minute  // of a runner that died, a job is taken over after this
	pause  = 15 * time.Second // between two looks when nothing was due
	severe = 3                // failures in a row after which the log speaks louder
)

// Kind is one kind of work.
type Kind struct {
	Name  string
	Every time.Duration // 0: once per planned job, unless it is for the night
	Night bool          // every night, when people sleep in the Netherlands
	Most  time.Duration // how long it may take; 0: as long as a lease
	Do    func(ctx context.Context, j app.Job) error
}

// Runner runs jobs one at a time.
type Runner struct {
	app   *app.App
	log   *slog.Logger
	wait  func(ctx context.Context, d time.Duration) error
	beat  func(ctx context.Context, d time.Duration) error // passes the time between two renewals of a lease
	kinds map[string]Kind
}

// New makes a runner. wait returns after a while, or with an error when the context ends.
func New(a *app.App, log *slog.Logger, wait func(context.Context, time.Duration) error, kinds ...Kind) *Runner {
	r := &Runner{app: a, log: log, wait: wait, beat: pass, kinds: map[string]Kind{}}
	for _, k := range kinds {
		r.kinds[k.Name] = k
	}
	return r
}

// pass waits a while, or until the context ends.
func pass(ctx context.Context, d time.Duration) error {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// Housekeeping gives the work every installation has.
func Housekeeping(a *app.App) []Kind {
	return []Kind{
		{Name: "geschiedenis-sluiten", Every: time.Minute, Do: func(ctx context.Context, _ app.Job) error { return a.SealHistory(ctx) }},
		{Name: "opruimen", Every: time.Hour, Do: func(ctx context.Context, _ app.Job) error { return a.TidyUp(ctx) }},
		{Name: app.FigureJob, Most: 12 * time.Hour, Do: a.WorkOnFigures},
		{Name: "post", Every: time.Minute, Do: func(ctx context.Context, _ app.Job) error {
			_, err := a.SendMail(ctx)
			return err
		}},
		{Name: "berichten", Night: true, Do: func(ctx context.Context, _ app.Job) error { return a.SendDigests(ctx) }},
		{Name: "bewaartermijnen", Night: true, Do: func(ctx context.Context, _ app.Job) error { return a.EraseExpired(ctx) }},
		{Name: "cijfers-volgen", Night: true, Do: func(ctx context.Context, _ app.Job) error { return a.FollowTables(ctx) }},
		{Name: "kompascheck", Night: true, Do: func(ctx context.Context, _ app.Job) error { return a.CheckSpaces(ctx) }},
	}
}

// Run runs jobs until the context ends. A database that is out of reach is tried again.
func (r *Runner) Run(ctx context.Context) {
	planned := false
	for ctx.Err() == nil {
		var err error
		if !planned {
			err = r.Plan(ctx)
			planned = err == nil
		}
		if err == nil {
			_, err = r.RunDue(ctx)
		}
		if err != nil && ctx.Err() == nil {
			r.log.Warn("jobs wait", "error", err)
		}
		if r.wait(ctx, pause) != nil {
			return
		}
	}
}

// Plan plans the work that is done again and again.
func (r *Runner) Plan(ctx context.Context) error {
	var names []string
	for _, k := range r.kinds {
		if k.Every > 0 || k.Night {
			names = append(names, k.Name)
		}
	}
	return r.app.PlanRepeating(ctx, names...)
}

// RunDue runs every job that is due and gives how many it ran. The error is about the database, not about a job.
func (r *Runner) RunDue(ctx context.Context) (ran int, err error) {
	for ctx.Err() == nil {
		j, due, err := r.app.ClaimJob(ctx, lease)
		if err != nil || !due {
			return ran, err
		}
		if err := r.run(ctx, j); err != nil {
			return ran, err
		}
		ran++
	}
	return ran, nil
}

func (r *Runner) run(ctx context.Context, j app.Job) error {
	kind := r.kinds[j.Kind]
	limited, cancel := context.WithTimeout(ctx, max(kind.Most, lease))
	var renewing sync.WaitGroup
	renewing.Go(func() { r.renew(limited, cancel, j) })
	failed := do(limited, kind, j)
	cancel()
	renewing.Wait()
	level := slog.LevelDebug
	if failed != nil {
		level = slog.LevelWarn
		if j.Attempt >= severe {
			level = slog.LevelError
		}
	}
	r.log.Log(ctx, level, "job", "kind", j.Kind, "id", j.ID, "space", j.Tenant, "attempt", j.Attempt, "error", failed)
	// Also when we are stopping: otherwise the job waits for the end of its lease.
	again := kind.Every
	if kind.Night {
		again = r.app.UntilNight()
	}
	ours, err := r.app.EndJob(context.WithoutCancel(ctx), j, failed, again)
	if err == nil && !ours {
		r.log.Warn("job was taken over", "kind", j.Kind, "id", j.ID)
	}
	return err
}

// renew keeps the lease of a job while it is being worked on, and ends the work when another runner has it.
func (r *Runner) renew(ctx context.Context, stop func(), j app.Job) {
	for r.beat(ctx, lease/3) == nil {
		if ours, err := r.app.RenewJob(ctx, j, lease); err == nil && !ours {
			stop()
			return
		}
	}
}

// do runs one job; a panic is a failure of that job alone.
func do(ctx context.Context, kind Kind, j app.Job) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("panic: %v\n%s", p, debug.Stack())
		}
	}()
	if kind.Do == nil {
		return fmt.Errorf("no work of kind %q is known", j.Kind)
	}
	return kind.Do(ctx, j)
}
