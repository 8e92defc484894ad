package store_test

import (
	"fmt"
	"slices"
	"sync"
	"testing"
	"time"

	"kompas/fault"
	"kompas/internal/storetest"
	"kompas/store"
)

func edit(person, field, before, after string) store.Event {
	return store.Event{PersonID: person, PersonName: "Naam van " + person, Action: "edit", ObjectKind: "result", ObjectID: "r1", CompassID: "c1",
		Field: field, Before: before, After: after}
}

func autosave(t *testing.T, space store.Space, e store.Event) {
	t.Helper()
	must(t, space.Update(t.Context(), func(tx *store.Tx) error { return tx.RecordAutosave(e) }))
}

// lines gives the history of r1, oldest first, as "person field before>after" with * for what is still open.
func lines(t *testing.T, space store.Space) (out []string) {
	t.Helper()
	must(t, space.View(t.Context(), func(tx *store.Tx) error {
		list, err := tx.History("r1", "c1", 100)
		for _, l := range list {
			mark := ""
			if l.Seq == 0 {
				mark = "*"
			}
			out = append(out, fmt.Sprintf("%s%s %s %s>%s", mark, l.PersonID, l.Field, l.Before, l.After))
		}
		return err
	}))
	slices.Reverse(out)
	return out
}

func demand(t *testing.T, got []string, want ...string) {
	t.Helper()
	if !slices.Equal(got, want) {
		t.Errorf("history reads %q, want %q", got, want)
	}
}

func TestAutosavesOfOnePersonWithinTenMinutesAreOneEvent(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store, kit *storetest.Kit) {
		space := s.Tenant(kit.Tenant(t))
		autosave(t, space, edit("an", "text", "", "Min"))
		kit.Clock.Advance(9 * time.Minute)
		autosave(t, space, edit("an", "text", "Min", "Minder"))
		kit.Clock.Advance(time.Second)
		autosave(t, space, edit("an", "group", "", "75+"))
		demand(t, lines(t, space), "*an text >Minder", "*an group >75+")
		kit.Clock.Advance(2 * time.Minute) // more than eleven minutes after the first
		autosave(t, space, edit("an", "text", "Minder", "Minder eenzaam"))
		demand(t, lines(t, space), "an text >Minder", "*an group >75+", "*an text Minder>Minder eenzaam")
	})
}

func TestAChangeByAnotherPersonClosesTheEvent(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store, kit *storetest.Kit) {
		space := s.Tenant(kit.Tenant(t))
		autosave(t, space, edit("an", "group", "", "g"))
		kit.Clock.Advance(time.Minute)
		autosave(t, space, edit("an", "text", "", "a"))
		kit.Clock.Advance(time.Minute)
		autosave(t, space, edit("bo", "text", "a", "b"))
		kit.Clock.Advance(time.Minute)
		autosave(t, space, edit("an", "text", "b", "c"))
		demand(t, lines(t, space), "*an group >g", "an text >a", "bo text a>b", "*an text b>c")
	})
}

func TestAStepClosesTheObjectsEventsAndTimeClosesTheRest(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store, kit *storetest.Kit) {
		space := s.Tenant(kit.Tenant(t))
		autosave(t, space, edit("an", "text", "", "a"))
		elsewhere := edit("an", "text", "", "z")
		elsewhere.ObjectID = "r2"
		autosave(t, space, elsewhere)
		kit.Clock.Advance(time.Minute)
		must(t, space.Update(t.Context(), func(tx *store.Tx) error {
			if err := tx.SealObject("r1"); err != nil {
				return err
			}
			tx.Record(store.Event{PersonID: "bo", Action: "adopt", ObjectKind: "result", ObjectID: "r1", CompassID: "c1"})
			return nil
		}))
		demand(t, lines(t, space), "an text >a", "bo  >")
		open := func() (n int) {
			must(t, space.View(t.Context(), func(tx *store.Tx) error {
				return tx.QueryRow(`select count(*) from audit_open where tenant_id = $1`, tx.Tenant()).Scan(&n)
			}))
			return n
		}
		must(t, space.Update(t.Context(), func(tx *store.Tx) error { return tx.SealExpired() }))
		if open() != 1 {
			t.Error("an event of one minute old was closed")
		}
		kit.Clock.Advance(10 * time.Minute)
		must(t, space.Update(t.Context(), func(tx *store.Tx) error { return tx.SealExpired() }))
		if open() != 0 {
			t.Error("an event of eleven minutes old is still open")
		}
	})
}

func TestHistoryAndChangeShareOneTransaction(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store, kit *storetest.Kit) {
		space := s.Tenant(kit.Tenant(t))
		err := space.Update(t.Context(), func(tx *store.Tx) error {
			tx.Record(edit("an", "text", "", "a"))
			return fmt.Errorf("changed my mind")
		})
		if err == nil || len(lines(t, space)) != 0 {
			t.Errorf("a change that was not made stands in the history: %v", err)
		}
		err = s.Update(t.Context(), func(tx *store.Tx) error {
			tx.Record(edit("an", "text", "", "a"))
			return nil
		})
		if err == nil {
			t.Error("a change outside any space got lost without a word")
		}
	})
}

// On PostgreSQL these transactions run beside each other: whoever comes second links to the line that came between.
func TestWritersAtTheSameMomentMakeOneChain(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store, kit *storetest.Kit) {
		space := s.Tenant(kit.Tenant(t))
		var group sync.WaitGroup
		for i := range 40 {
			group.Go(func() {
				err := space.Update(t.Context(), func(tx *store.Tx) error {
					tx.Record(edit("an", "text", "", fmt.Sprint("a", i)))
					tx.Record(edit("an", "group", "", fmt.Sprint("b", i)))
					return nil
				})
				if err != nil {
					t.Error(err)
				}
			})
		}
		group.Wait()
		if got := lines(t, space); len(got) != 80 {
			t.Errorf("%d lines of history, want 80", len(got))
		}
		reports, err := s.Verify(t.Context(), nil, func(f *fault.Error) { t.Error(f) })
		if err != nil || len(reports) != 1 || reports[0].Head.Seq != 80 {
			t.Errorf("checked %+v, %v", reports, err)
		}
	})
}

func TestTheRevisionMovesWithEveryWriteThatSaysSo(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store, kit *storetest.Kit) {
		space := s.Tenant(kit.Tenant(t))
		revision := func() (n int64) {
			must(t, space.View(t.Context(), func(tx *store.Tx) (err error) { n, err = tx.Revision(); return err }))
			return n
		}
		before := revision()
		must(t, space.Update(t.Context(), func(tx *store.Tx) error { return nil }))
		if revision() != before {
			t.Error("a write of nothing moved the revision")
		}
		must(t, space.Update(t.Context(), func(tx *store.Tx) error { tx.Touch(); return nil }))
		autosave(t, space, edit("an", "text", "", "a"))
		must(t, space.Update(t.Context(), func(tx *store.Tx) error { tx.Record(edit("an", "x", "", "a")); return nil }))
		if got := revision(); got != before+3 {
			t.Errorf("three writes moved the revision by %d", got-before)
		}
	})
}

// Switching to another space in one transaction leaves each note in the history of its own space.
func TestSwitchingSpacesKeepsEachHistoryApart(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store, kit *storetest.Kit) {
		first, second := kit.Tenant(t), kit.Tenant(t)
		must(t, s.Tenant(first).Update(t.Context(), func(tx *store.Tx) error {
			tx.Record(edit("an", "x", "", "here"))
			if err := tx.Switch(second); err != nil {
				return err
			}
			tx.Record(edit("an", "x", "", "there"))
			return nil
		}))
		demand(t, lines(t, s.Tenant(first)), "an x >here")
		demand(t, lines(t, s.Tenant(second)), "an x >there")
	})
}
