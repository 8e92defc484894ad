package app

import (
	"context"
	"errors"
	"time"

	"kompas/store"
)

// Job (taak) is work that happens in the background.
type Job = store.Job

// Planned tells whoever runs jobs that one came that somebody waits for. Other programs on the database find it at their next
// look.
func (a *App) Planned() <-chan struct{} { return a.urgent }

// hurry says that work was planned, once that is certain.
func (a *App) hurry() {
	select {
	case a.urgent <- struct{}{}:
	default: // it was said already
	}
}

// PlanRepeating plans work that is done again and again; what is planned already stays as it is.
func (a *App) PlanRepeating(ctx context.Context, kinds ...string) error {
	return a.store.Update(ctx, func(tx *store.Tx) error {
		for _, kind := range kinds {
			if err := tx.PlanJob(Job{ID: kind, Kind: kind}, tx.Now); err != nil {
				return err
			}
		}
		return nil
	})
}

// ClaimJob takes the next job that is due, for as long as the lease; false when there is none.
func (a *App) ClaimJob(ctx context.Context, lease time.Duration) (j Job, due bool, err error) {
	err = a.store.Update(ctx, func(tx *store.Tx) error {
		j, due, err = tx.ClaimJob(lease)
		return err
	})
	return j, due && err == nil, err
}

// RenewJob gives a job that is still being worked on more time. ours is false when the lease was lost.
func (a *App) RenewJob(ctx context.Context, j Job, lease time.Duration) (ours bool, err error) {
	err = a.store.Update(ctx, func(tx *store.Tx) error {
		ours, err = tx.RenewJob(j, lease)
		return err
	})
	return ours, err
}

// EndJob notes how a job went. It is done for good, is planned again after a while (again > 0), or failed and is
// tried later: each time twice as long after, at most an hour. ours is false when the lease was lost.
func (a *App) EndJob(ctx context.Context, j Job, failed error, again time.Duration) (ours bool, err error) {
	err = a.store.Update(ctx, func(tx *store.Tx) error {
		switch {
		case failed != nil:
			ours, err = tx.RetryJob(j, tx.Now.Add(backOff(j.Attempt)), failed.Error())
		case again > 0:
			ours, err = tx.RepeatJob(j, tx.Now.Add(again))
		default:
			ours, err = tx.EndJob(j)
		}
		return err
	})
	return ours, err
}

// nightHour is when work for the night is done, on the clock of the Netherlands.
const nightHour = 3

// UntilNight gives how long it is until that hour comes again.
func (a *App) UntilNight() time.Duration {
	now := a.out.Now().In(a.out.Zone)
	night := time.Date(now.Year(), now.Month(), now.Day(), nightHour, 0, 0, 0, a.out.Zone)
	if !night.After(now) {
		night = time.Date(now.Year(), now.Month(), now.Day()+1, nightHour, 0, 0, 0, a.out.Zone)
	}
	return night.Sub(now)
}

const (
	firstRetry   = 10 * time.Second
	slowestRetry = time.Hour
)

func backOff(attempt int) time.Duration {
	wait := firstRetry
	for range attempt - 1 {
		if wait *= 2; wait >= slowestRetry {
			return slowestRetry
		}
	}
	return wait
}

// SealHistory closes, in every space, the changes that somebody typed and then left alone: they join the history.
func (a *App) SealHistory(ctx context.Context) error {
	return a.everySpace(ctx, func(space store.Space) error {
		expired := false
		err := space.View(ctx, func(tx *store.Tx) (err error) {
			expired, err = tx.HasExpired()
			return err
		})
		if err != nil || !expired {
			return err
		}
		return space.Update(ctx, func(tx *store.Tx) error { return tx.SealExpired() })
	})
}

// How long is kept what is of use for a while only.
const (
	keysKept     = 7 * 24 * time.Hour
	jobsKept     = 7 * 24 * time.Hour
	attemptsKept = 24 * time.Hour
)

// TidyUp drops what is over: sign-ins, links for a new password, counts of attempts, done jobs, and in every space the
// keys of requests that nobody sends again.
func (a *App) TidyUp(ctx context.Context) error {
	err := a.store.Update(ctx, func(tx *store.Tx) error {
		return errors.Join(tx.ForgetLogins(), tx.ForgetLinks(), tx.ForgetOldAttempts(attemptsKept), tx.ForgetJobs(jobsKept))
	})
	return errors.Join(err, a.AbandonedFigures(ctx), a.everySpace(ctx, func(space store.Space) error {
		return space.Update(ctx, func(tx *store.Tx) error { return tx.ForgetKeys(keysKept) })
	}))
}

// everySpace runs do for each open space; a fault in one does not hold up the others.
func (a *App) everySpace(ctx context.Context, do func(store.Space) error) error {
	spaces, err := a.Spaces(ctx)
	for _, s := range spaces {
		err = errors.Join(err, do(a.store.Tenant(s.ID)))
	}
	return err
}
