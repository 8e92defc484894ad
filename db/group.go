package db

import (
	"context"
	"errors"
	"runtime"
)

// group is one goroutine with a connection of its own. Calls that wait for it at the same time are run together.
type group struct {
	run  func([]*job) error // the error of the whole batch; that of one call stands in its job
	jobs chan *job
	done chan struct{}
}

type job struct {
	ctx    context.Context
	fn     func(*Tx) error
	err    error
	answer chan error
}

const maxBatch = 128

var errClosed = errors.New("the database is closed")

func newGroup(run func([]*job) error) *group {
	g := &group{run: run, jobs: make(chan *job, 1024), done: make(chan struct{})}
	go g.loop()
	return g
}

func (g *group) do(ctx context.Context, fn func(*Tx) error) error {
	j := &job{ctx: ctx, fn: fn, answer: make(chan error, 1)}
	select {
	case <-g.done:
		return errClosed
	default:
	}
	select {
	case g.jobs <- j:
	case <-ctx.Done():
		return ctx.Err()
	case <-g.done:
		return errClosed
	}
	select {
	case err := <-j.answer: // not ctx.Done: once accepted, the caller learns what became of it
		return err
	case <-g.done:
		select {
		case err := <-j.answer:
			return err
		default:
			return errClosed
		}
	}
}

func (g *group) stop() {
	j := &job{ctx: context.Background(), answer: make(chan error, 1)} // a job without fn ends the loop
	select {
	case g.jobs <- j:
		<-g.done
	case <-g.done:
	}
}

func (g *group) loop() {
	defer close(g.done)
	batch := make([]*job, 0, maxBatch)
	for j := range g.jobs {
		if j.fn == nil {
			return
		}
		batch = append(batch[:0], j)
		runtime.Gosched() // let those who are about to come join this batch
		last := false
	fill:
		for len(batch) < maxBatch {
			select {
			case j := <-g.jobs:
				if j.fn == nil {
					last = true
					break fill
				}
				batch = append(batch, j)
			default:
				break fill
			}
		}
		g.answer(batch)
		if last {
			return
		}
	}
}

// answer runs the batch and then answers every caller.
func (g *group) answer(batch []*job) {
	err := g.run(batch)
	for _, j := range batch {
		if j.err == nil {
			j.err = err
		}
		j.answer <- j.err
	}
}
