package db

import (
	"errors"
	"sync"
	"testing"
)

func TestAGlanceSeesAllThatWasAcknowledgedBeforeIt(t *testing.T) {
	each(t, func(t *testing.T, d *DB) {
		var group sync.WaitGroup
		for worker := range 8 {
			group.Go(func() {
				for i := range 40 {
					id := worker*1000 + i
					err := d.Update(t.Context(), 0, note(id))
					var found int
					err = errors.Join(err, d.Glance(t.Context(), 0, func(tx *Tx) error {
						return tx.QueryRow("select id from note where id = $1", id).Scan(&found)
					}))
					if err != nil || found != id {
						t.Errorf("row %d was acknowledged and is not seen: %v", id, err)
					}
				}
			})
		}
		group.Wait()
	})
}

// A first glance holds the goroutine until the rest waits, so that all of them share the next snapshot.
func TestGlancesAtTheSameTimeShareASnapshotAndNoErrors(t *testing.T) {
	d := openFile(t)
	hold, held, first := make(chan bool), make(chan bool), make(chan error, 1)
	go func() { first <- d.Glance(t.Context(), 0, func(*Tx) error { close(held); <-hold; return nil }) }()
	<-held
	var counts [4]int
	var batch []*job
	for i := range counts {
		j := &job{ctx: t.Context(), answer: make(chan error, 1), fn: func(tx *Tx) error {
			switch i {
			case 1:
				_, err := tx.Exec("select nothing")
				return err
			case 2:
				panic("no")
			}
			if i == 3 { // a write in between is not in the snapshot
				must(t, d.Update(t.Context(), 0, note(1)))
			}
			return tx.QueryRow("select count(*) from note").Scan(&counts[i])
		}}
		batch = append(batch, j)
		d.glances.jobs <- j
	}
	close(hold)
	must(t, <-first)
	for i, j := range batch {
		if err := <-j.answer; (err != nil) != (i == 1 || i == 2) {
			t.Errorf("glance %d: %v", i, err)
		}
	}
	if counts[0] != 0 || counts[3] != 0 || notes(t, d) != 1 {
		t.Errorf("%v: not one snapshot", counts)
	}
	must(t, d.Close())
	if err := d.Glance(t.Context(), 0, func(*Tx) error { return nil }); !IsGone(err) {
		t.Errorf("a glance at a closed database: %v", err)
	}
}
