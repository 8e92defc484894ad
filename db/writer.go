package db

import "fmt"

// writer is the one connection that writes to SQLite. Calls that wait at the same time share one commit, and so one
// flush to disk: each runs in its own savepoint, and each is answered only after the commit that holds it.
type writer struct {
	*group
	s *session
}

func newWriter(s *session) *writer {
	w := &writer{s: s}
	w.group = newGroup(w.run)
	return w
}

// run executes all jobs; the returned error means that nothing of the batch was committed.
func (w *writer) run(batch []*job) error {
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
