package store_test

import (
	"testing"

	"kompas/internal/storetest"
	"kompas/store"
)

// insertOrganisation writes the simplest tenant row there is.
func insertOrganisation(tx *store.Tx, name string) error {
	_, err := tx.Exec(`/* test.insertOrganisation */ insert into organisation (tenant_id, id, name, name_key, kind, created_at)
		values ($1, $2, $3, $3, 'aanbieder', 0)`, tx.Tenant(), tx.NewID(), name)
	return err
}

func count(t *testing.T, space store.Space, name string) int {
	t.Helper()
	n := 0
	err := space.View(t.Context(), func(tx *store.Tx) error {
		return tx.QueryRow(`/* test.count */ select count(*) from organisation where tenant_id = $1 and name = $2`, tx.Tenant(), name).Scan(&n)
	})
	if err != nil {
		t.Fatal(err)
	}
	return n
}

func TestWhatIsWrittenCanBeRead(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store, kit *storetest.Kit) {
		space := s.Tenant(kit.Tenant(t))
		if err := space.Update(t.Context(), func(tx *store.Tx) error { return insertOrganisation(tx, "Humanitas") }); err != nil {
			t.Fatal(err)
		}
		if count(t, space, "Humanitas") != 1 {
			t.Fatal("the row is not there")
		}
	})
}
