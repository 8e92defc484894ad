package store_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"
	"testing"
	"time"

	"kompas/db"
	"kompas/fault"
	"kompas/internal/storetest"
	"kompas/kompas"
	"kompas/store"
)

func TestMain(m *testing.M) { childOrTests(m) }

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// add stores a party, the simplest row of a space, and gives its id.
func add(ctx context.Context, space store.Space, name string) (id kompas.OrganisationID, err error) {
	err = space.Update(ctx, func(tx *store.Tx) error {
		id = kompas.OrganisationID(tx.NewID())
		return tx.InsertOrganisation(kompas.Organisation{ID: id, Name: name, Kind: "aanbieder"})
	})
	return id, err
}

func names(t *testing.T, space store.Space) (list []string) {
	t.Helper()
	must(t, space.View(t.Context(), func(tx *store.Tx) error {
		all, err := tx.Organisations()
		for _, o := range all {
			list = append(list, o.Name)
		}
		return err
	}))
	return list
}

func TestARowOfAnotherSpaceIsNotFound(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store, kit *storetest.Kit) {
		mine, other := s.Tenant(kit.Tenant(t)), s.Tenant(kit.Tenant(t))
		id, err := add(t.Context(), mine, "Welzijn Oost")
		must(t, err)
		for _, c := range []struct {
			space store.Space
			found bool
		}{{mine, true}, {other, false}, {s.Tenant(999), false}} {
			err := c.space.View(t.Context(), func(tx *store.Tx) error {
				_, err := tx.Organisation(id)
				return err
			})
			if c.found != (err == nil) || !c.found && !fault.Is(err, fault.NotFound) {
				t.Errorf("found must be %v: %v", c.found, err)
			}
		}
	})
}

// The second fence: even a query that forgets the tenant sees only the rows of the space the transaction is bound to.
func TestPostgresHidesOtherSpacesFromAQueryThatForgetsTheTenant(t *testing.T) {
	s, kit := storetest.Open(t, db.Postgres)
	first := s.Tenant(kit.Tenant(t))
	other := kit.Tenant(t)
	second := s.Tenant(other)
	for _, space := range []store.Space{first, second} {
		_, err := add(t.Context(), space, "Bibliotheek")
		must(t, err)
	}
	seen := func(view func(context.Context, func(*store.Tx) error) error) (n int) {
		must(t, view(t.Context(), func(tx *store.Tx) error { return tx.QueryRow(`select count(*) from organisation`).Scan(&n) }))
		return n
	}
	if n := seen(first.View); n != 1 {
		t.Errorf("bound to one space a query sees %d rows, want 1", n)
	}
	if n := seen(s.View); n != 0 {
		t.Errorf("bound to no space a query sees %d rows, want 0", n)
	}
	err := first.Update(t.Context(), func(tx *store.Tx) error {
		_, err := tx.Exec(`insert into organisation (tenant_id, id, name, name_key, kind, created_at) values ($1, 'x', 'x', 'x', 'school', 0)`, other)
		return err
	})
	if err == nil {
		t.Error("a row could be written into another space")
	}
	must(t, first.Update(t.Context(), func(tx *store.Tx) error {
		n, err := tx.Exec(`update organisation set name = 'weg'`)
		if n != 1 {
			t.Errorf("an update that forgets the tenant touched %d rows, want 1", n)
		}
		return err
	}))
	if list := names(t, second); !slices.Equal(list, []string{"Bibliotheek"}) {
		t.Errorf("the other space now reads %v", list)
	}
}

func TestTheSpaceOfATransactionEndsWithIt(t *testing.T) {
	s, kit := storetest.Open(t, db.Postgres)
	id := kit.Tenant(t)
	one := kit.Reopen(t, db.Options{Readers: 1}) // one connection, so that it is used again
	space := one.Tenant(id)
	_, err := add(t.Context(), s.Tenant(id), "Bibliotheek")
	must(t, err)
	if len(names(t, space)) != 1 {
		t.Fatal("the row is not there")
	}
	must(t, one.View(t.Context(), func(tx *store.Tx) error {
		var n int
		err := tx.QueryRow(`select count(*) from organisation`).Scan(&n)
		if n != 0 {
			t.Errorf("the next transaction still sees %d rows of the space before", n)
		}
		return err
	}))
}

func TestASecondWriterOfOneVersionIsStale(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store, kit *storetest.Kit) {
		space := s.Tenant(kit.Tenant(t))
		c := kit.Compass(t, space)
		seat := kompas.StakeholderSeat{ID: kompas.SeatID(kit.NewID()), CompassID: c.ID, Perspective: kompas.PerspectiveResident, Name: "Bewoner", JoinedOn: "2026-03-02"}
		must(t, space.Update(t.Context(), func(tx *store.Tx) error { return tx.InsertSeat(seat) }))
		seat.Version = 1
		answers := make(chan error, 8)
		for range cap(answers) {
			mine := seat
			go func() {
				answers <- space.Update(t.Context(), func(tx *store.Tx) error { return tx.UpdateSeat(&mine) })
			}()
		}
		won := 0
		for range cap(answers) {
			switch err := <-answers; {
			case err == nil:
				won++
			case !fault.Is(err, fault.Stale):
				t.Error(err)
			}
		}
		if won != 1 {
			t.Errorf("%d of %d writers of the same version won, want 1", won, cap(answers))
		}
	})
}

func TestARequestSentTwiceIsDoneOnce(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store, kit *storetest.Kit) {
		space := s.Tenant(kit.Tenant(t))
		send := func(person, key string) (result string, err error) {
			err = space.Update(t.Context(), func(tx *store.Tx) error {
				result, err = tx.Once(person, key, func() (string, error) {
					id := kompas.OrganisationID(tx.NewID())
					return string(id), tx.InsertOrganisation(kompas.Organisation{ID: id, Name: "Buurthuis " + string(id), Kind: "informeel"})
				})
				return err
			})
			return result, err
		}
		var group sync.WaitGroup
		results := make([]string, 12)
		for i := range results {
			group.Go(func() {
				var err error
				if results[i], err = send("an", "sleutel"); err != nil {
					t.Error(err)
				}
			})
		}
		group.Wait()
		if slices.Sort(results); results[0] == "" || results[0] != results[11] {
			t.Errorf("one key gave different results: %v", results)
		}
		other, err := send("bo", "sleutel")
		must(t, err)
		if other == results[0] {
			t.Error("the key of another person gives this person's result")
		}
		if n := len(names(t, space)); n != 2 {
			t.Errorf("%d rows were written, want 2", n)
		}
	})
}

func TestARefusedRequestDoesNotUseUpItsKey(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store, kit *storetest.Kit) {
		space := s.Tenant(kit.Tenant(t))
		try := func(answer error) (result string, err error) {
			err = space.Update(t.Context(), func(tx *store.Tx) error {
				result, err = tx.Once("an", "k", func() (string, error) { return "/gedaan", answer })
				return err
			})
			return result, err
		}
		if _, err := try(fault.Field("naam", "verplicht")); !fault.HasCode(err, "verplicht") {
			t.Fatalf("%v", err)
		}
		if result, err := try(nil); err != nil || result != "/gedaan" {
			t.Fatalf("%q, %v", result, err)
		}
		kit.Clock.Advance(8 * 24 * time.Hour)
		must(t, space.Update(t.Context(), func(tx *store.Tx) error { return tx.ForgetKeys(7 * 24 * time.Hour) }))
		if _, err := try(errors.New("again")); err == nil {
			t.Error("a key of eight days ago is still remembered")
		}
	})
}

func TestManyWritersAllGetWhatTheyWereTold(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store, kit *storetest.Kit) {
		space := s.Tenant(kit.Tenant(t))
		beside := kit.Reopen(t, db.Options{}).Tenant(1) // sees only what was committed
		var group sync.WaitGroup
		for i := range 64 {
			group.Go(func() {
				id, err := add(t.Context(), space, fmt.Sprint("Partij ", i))
				if err != nil {
					t.Error(err)
					return
				}
				err = beside.View(t.Context(), func(tx *store.Tx) error {
					_, err := tx.Organisation(id)
					return err
				})
				if err != nil {
					t.Errorf("acknowledged and not there: %v", err)
				}
			})
		}
		group.Wait()
		if n := len(names(t, space)); n != 64 {
			t.Errorf("%d rows, want 64", n)
		}
	})
}
