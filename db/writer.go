package db

import (
	"context"
	"errors"
	"fmt"
	"runtime"
)

// writer is the one goroutine that writes to SQLite. Calls that wait at the same time share one commit, and so one
// flush to disk: each runs in its own savepoint, and each is answered only after the commit that holds it.
type writer struct {
	s    *session
	jobs chan *writeJob
	done chan struct{}
}

type writeJob struct {
	ctx    context.Context
	fn     func(*Tx) error
	err    error
	answer chan error
}

const maxBatch = 128

var errClosed = errors.New("the database is closed")

func newWriter(s *session) *writer {
	w := &writer{s: s, jobs: make(chan *writeJob, 1024), done: make(chan struct{})}
	go w.loop()
	return w
}

func (w *writer) do(ctx context.Context, fn func(*Tx) error) error {
	j := &writeJob{ctx: ctx, fn: fn, answer: make(chan error, 1)}
	select {
	case <-w.done:
		return errClosed
	default:
	}
	select {
	case w.jobs <- j:
	case <-ctx.Done():
		return ctx.Err()
	case <-w.done:
		return errClosed
	}
	select {
	case err := <-j.answer: // not ctx.Done: once accepted, the caller learns what became of it
		return err
	case <-w.done:
		select {
		case err := <-j.answer:
			return err
		default:
			return errClosed
		}
	}
}

func (w *writer) stop() {
	j := &writeJob{ctx: context.Background(), answer: make(chan error, 1)} // a job without fn ends the loop
	select {
	case w.jobs <- j:
		<-w.done
	case <-w.done:
	}
}

func (w *writer) loop() {
	defer close(w.done)
	batch := make([]*writeJob, 0, maxBatch)
	for j := range w.jobs {
		if j.fn == nil {
			return
		}
		batch = append(batch[:0], j)
		runtime.Gosched() // let those who are about to write join this commit
		last := false
	fill:
		for len(batch) < maxBatch {
			select {
			case j := <-w.jobs:
				if j.fn == nil {
					last = true
					break fill
				}
				batch = append(batch, j)
			default:
				break fill
			}
		}
		w.commit(batch)
		if last {
			return
		}
	}
}

// commit runs the batch in one transaction and then answers every caller.
func (w *writer) commit(batch []*writeJob) {
	err := w.run(batch)
	for _, j := range batch {
		switch {
		case j.err != nil:
			j.answer <- j.err
		case err != nil:
			j.answer <- err
		default:
			j.answer <- nil
		}
	}
}

// run executes all jobs; the returned error means that nothing of the batch was committed.
func (w *writer) run(batch []*writeJob) error {
	if err := w.s.run("begin immediate"); err != nil {
		return fmt.Errorf("begin writing: %w", err)
	}
	committed := false
	defer func() {
		if !committed {
			w.s.run("rollback") // fails harmlessly when SQLite already rolled back by itself (disk full)
		}
	}()
	for _, j := range batch {
		if err := j.ctx.Err(); err != nil {
			j.err = err
			continue
		}
		if err := w.s.run("savepoint s"); err != nil {
			return fmt.Errorf("savepoint: %w", err)
		}
		j.err = (&Tx{engine: SQLite, s: w.s, ctx: j.ctx}).call(j.fn)
		if j.err != nil {
			// When SQLite ended the whole transaction by itself there is no savepoint left: nobody's work is in.
			if err := w.s.run("rollback to s"); err != nil {
				return j.err
			}
		}
		if err := w.s.run("release s"); err != nil {
			return fmt.Errorf("release: %w", err)
		}
	}
	if err := w.s.run("commit"); err != nil {
		return fmt.Errorf("commit: %w", err)
	}
	committed = true
	return nil
}
