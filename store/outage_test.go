package store_test

import (
	"fmt"
	"strings"
	"sync"
	"testing"

	"kompas/db"
	"kompas/fault"
	"kompas/internal/storetest"
	"kompas/store"
)

func TestAFullDiskKeepsWhatWasAcknowledgedAndTheStoreGoesOnWhenThereIsRoom(t *testing.T) {
	big, kit := storetest.Open(t, db.SQLite)
	kit.Tenant(t)
	var pages int
	must(t, big.View(t.Context(), func(tx *store.Tx) error { return tx.QueryRow("pragma page_count").Scan(&pages) }))
	small := kit.Reopen(t, db.Options{MaxPages: pages + 60}).Tenant(1)

	var mu sync.Mutex
	kept, refused := map[string]bool{}, map[string]bool{}
	var group sync.WaitGroup
	for worker := range 8 {
		group.Go(func() {
			for i := range 200 {
				name := fmt.Sprintf("%d-%d %s", worker, i, strings.Repeat("x", 1500))
				_, err := add(t.Context(), small, name)
				mu.Lock()
				if err == nil {
					kept[name] = true
				} else {
					refused[name] = true
				}
				mu.Unlock()
				if err != nil && !fault.Is(err, fault.Unavailable) {
					t.Errorf("want unavailable: %v", err)
				}
				if err != nil && i > 20 {
					return
				}
			}
		})
	}
	group.Wait()
	if len(kept) == 0 || len(refused) == 0 {
		t.Fatalf("%d kept, %d refused: the disk never filled", len(kept), len(refused))
	}
	there := names(t, big.Tenant(1))
	if len(there) != len(kept) {
		t.Errorf("%d rows, %d were acknowledged", len(there), len(kept))
	}
	for _, name := range there {
		if !kept[name] {
			t.Errorf("%.10s was refused and is there", name)
		}
	}
	must(t, big.Tenant(1).Update(t.Context(), func(tx *store.Tx) error {
		_, err := tx.Exec("delete from organisation where tenant_id = $1 and name < '4'", tx.Tenant())
		return err
	}))
	if _, err := add(t.Context(), small, "weer ruimte"); err != nil {
		t.Errorf("there is room again and still: %v", err)
	}
}

func TestAStoppedPostgresIsUnavailableAndWorksAgainAfterARestart(t *testing.T) {
	s, kit, cluster := storetest.OnCluster(t)
	space := s.Tenant(kit.Tenant(t))
	_, err := add(t.Context(), space, "voor")
	must(t, err)
	cluster.Stop(t)
	for range 3 {
		if _, err := add(t.Context(), space, "tijdens"); !fault.Is(err, fault.Unavailable) {
			t.Errorf("writing: %v", err)
		}
		err := space.View(t.Context(), func(tx *store.Tx) error { _, err := tx.Organisations(); return err })
		if !fault.Is(err, fault.Unavailable) {
			t.Errorf("reading: %v", err)
		}
		if err := s.Ping(t.Context()); err == nil {
			t.Error("the check says all is well")
		}
	}
	cluster.Start(t)
	_, err = add(t.Context(), space, "na")
	must(t, err)
	if list := names(t, space); len(list) != 2 {
		t.Errorf("after the restart there are %q", list)
	}
}

func TestAServerThatStopsInTheMiddleOfAWriteIsUnavailable(t *testing.T) {
	s, kit, cluster := storetest.OnCluster(t)
	space := s.Tenant(kit.Tenant(t))
	err := space.Update(t.Context(), func(tx *store.Tx) error {
		tx.Touch()
		cluster.Kill(t)
		return nil
	})
	if !fault.Is(err, fault.Unavailable) {
		t.Errorf("%v", err)
	}
}

func TestAClosedStoreIsUnavailable(t *testing.T) {
	s, kit := storetest.Open(t, db.SQLite)
	kit.Tenant(t)
	must(t, s.Close())
	if err := s.Ping(t.Context()); !fault.Is(err, fault.Unavailable) {
		t.Errorf("%v", err)
	}
}
