package store_test

import (
	"bytes"
	"database/sql"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"kompas/db"
	"kompas/fault"
	"kompas/internal/storetest"
	"kompas/store"
)

// withHistory makes a space with ten lines of history; line n says "text n".
func withHistory(t *testing.T, s *store.Store, kit *storetest.Kit) store.Space {
	t.Helper()
	space := s.Tenant(kit.Tenant(t))
	for i := range 10 {
		must(t, space.Update(t.Context(), func(tx *store.Tx) error {
			e := edit("an", "text", fmt.Sprint("text ", i), fmt.Sprint("text ", i+1))
			e.ObjectID = fmt.Sprint("r", i+1)
			tx.Record(e)
			return nil
		}))
		kit.Clock.Advance(time.Minute)
	}
	return space
}

// verify gives what is wrong as "code parameters", and the reports.
func verify(t *testing.T, s *store.Store, known ...store.Head) (found []string, reports []store.ChainReport) {
	t.Helper()
	heads := map[int64]store.Head{}
	for _, h := range known {
		heads[h.Tenant] = h
	}
	reports, err := s.Verify(t.Context(), heads, func(f *fault.Error) {
		found = append(found, strings.TrimSpace(f.Code+" "+strings.Trim(fmt.Sprint(f.Params), "[]")))
	})
	must(t, err)
	return found, reports
}

func TestVerifyPassesAnUntouchedHistoryAndPrintsItsHead(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store, kit *storetest.Kit) {
		withHistory(t, s, kit)
		withHistory(t, s, kit)
		found, reports := verify(t, s)
		if len(found) != 0 || len(reports) != 2 || reports[0].Head.Seq != 10 {
			t.Fatalf("%q, %+v", found, reports)
		}
		h, err := store.ParseHead(reports[1].Head.String())
		if err != nil || h.Tenant != 2 || h.Seq != 10 || !bytes.Equal(h.Hash, reports[1].Head.Hash) {
			t.Errorf("%v, %v", h, err)
		}
		if _, err := store.ParseHead("1:x:00"); err == nil {
			t.Error("nonsense is read as a head")
		}
	})
}

func TestVerifySeesEveryKindOfTampering(t *testing.T) {
	swap := []string{ // lines 4 and 5 change places, with their texts
		`update audit_event set seq = -4 where seq = 4`, `update audit_event set seq = 4 where seq = 5`, `update audit_event set seq = 5 where seq = -4`}
	for _, c := range []struct {
		name   string
		tamper []string
		want   []string
	}{
		{"who", []string{`update audit_event set person_name = 'Bo' where seq = 3`}, []string{"keten_gewijzigd 1 3"}},
		{"when", []string{`update audit_event set at = at + 1 where seq = 3`}, []string{"keten_gewijzigd 1 3"}},
		{"stored hash", []string{`update audit_event set hash = text_digest where seq = 3`}, []string{"keten_gewijzigd 1 3", "keten_gewijzigd 1 4"}},
		{"text", []string{`update audit_text set after_text = 'beter' where seq = 3`}, []string{"keten_tekst_gewijzigd 1 3"}},
		{"text gone", []string{`delete from audit_text where seq = 3`}, []string{"keten_tekst_weg 1 3"}},
		{"gap", []string{`delete from audit_text where seq = 3`, `delete from audit_event where seq = 3`}, []string{"keten_gat 1 3 3"}},
		{"first line gone", []string{`delete from audit_text where seq = 1`, `delete from audit_event where seq = 1`}, []string{"keten_gat 1 1 1"}},
		{"order", swap, []string{"keten_gewijzigd 1 4", "keten_tekst_gewijzigd 1 4", "keten_gewijzigd 1 5", "keten_tekst_gewijzigd 1 5", "keten_gewijzigd 1 6"}},
		{"last line gone", []string{`delete from audit_text where seq = 10`, `delete from audit_event where seq = 10`}, []string{"keten_kop_anders 1 10 9"}},
		{"head gone", []string{`delete from audit_head`}, []string{"keten_kop_weg 1"}},
		{"falsely erased", []string{`update audit_text set erased_at = 5 where seq = 3`}, []string{"keten_tekst_niet_gewist 1 3"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			storetest.Each(t, func(t *testing.T, s *store.Store, kit *storetest.Kit) {
				space := withHistory(t, s, kit)
				tamper(t, s, space, kit, c.tamper)
				if found, _ := verify(t, s); !slices.Equal(found, c.want) {
					t.Errorf("found %q, want %q", found, c.want)
				}
			})
		})
	}
}

// tamper changes rows as somebody could who has the database, without its foreign keys in the way.
func tamper(t *testing.T, s *store.Store, space store.Space, kit *storetest.Kit, statements []string) {
	t.Helper()
	if kit.Engine == db.Postgres {
		_, err := connectOwner(t, kit).Exec(t.Context(), `alter table audit_text drop constraint audit_text_tenant_id_seq_fkey`)
		must(t, err)
	}
	must(t, space.Update(t.Context(), func(tx *store.Tx) error {
		if kit.Engine == db.SQLite {
			if _, err := tx.Exec(`pragma defer_foreign_keys = on`); err != nil {
				return err
			}
		}
		for _, statement := range statements {
			if _, err := tx.Exec(statement); err != nil {
				return err
			}
		}
		return nil
	}))
}

// Who has the database can cut the end off and set the head to match. Only a head kept elsewhere shows it.
func TestAHeadKeptElsewhereShowsACutTail(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store, kit *storetest.Kit) {
		space := withHistory(t, s, kit)
		_, reports := verify(t, s)
		kept := reports[0].Head
		must(t, space.Update(t.Context(), func(tx *store.Tx) error {
			for _, cut := range []string{`delete from audit_text where seq > 7`, `delete from audit_event where seq > 7`,
				`update audit_head set seq = 7, hash = (select hash from audit_event where seq = 7)`} {
				if _, err := tx.Exec(cut); err != nil {
					return err
				}
			}
			return nil
		}))
		if found, _ := verify(t, s); len(found) != 0 {
			t.Errorf("without a kept head nothing can be seen, and yet: %q", found)
		}
		if found, _ := verify(t, s, kept); !slices.Equal(found, []string{"keten_afgeknipt 1 10 7"}) {
			t.Errorf("with the kept head: %q", found)
		}
		for range 5 { // the history grows past the cut again
			must(t, space.Update(t.Context(), func(tx *store.Tx) error { tx.Record(edit("bo", "x", "", "y")); return nil }))
		}
		if found, _ := verify(t, s, kept); !slices.Equal(found, []string{"keten_andere_kop 1 10"}) {
			t.Errorf("after it grew again: %q", found)
		}
		if found, _ := verify(t, s, store.Head{Tenant: 9, Seq: 4}); !slices.Equal(found, []string{"keten_afgeknipt 9 4 0"}) {
			t.Errorf("the head of a space that is gone: %q", found)
		}
	})
}

func TestErasedTextsStillPassAndAreTold(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store, kit *storetest.Kit) {
		space := withHistory(t, s, kit)
		must(t, space.Update(t.Context(), func(tx *store.Tx) error { return tx.EraseTexts("r3") }))
		found, reports := verify(t, s)
		if len(found) != 0 || len(reports[0].Erased) != 1 || reports[0].Erased[0].Seq != 3 || !reports[0].Erased[0].At.Equal(kit.Clock.Now()) {
			t.Errorf("%q, %+v", found, reports[0].Erased)
		}
	})
}

func TestVerifySeesRowsThatPointNowhere(t *testing.T) {
	s, kit := storetest.Open(t, db.SQLite)
	withHistory(t, s, kit)
	must(t, s.Close())
	raw := openRaw(t, kit.URL)
	for _, statement := range []string{`pragma foreign_keys = off`, `insert into compass_slug (tenant_id, slug, compass_id) values (1, 'a', 'b')`} {
		_, err := raw.Exec(statement)
		must(t, err)
	}
	found, _ := verify(t, kit.Reopen(t, db.Options{}))
	if len(found) != 1 || !strings.HasPrefix(found[0], "database_beschadigd compass_slug") {
		t.Errorf("%q", found)
	}
}

// openRaw opens an SQLite file without the product in between.
func openRaw(t *testing.T, address string) *sql.DB {
	t.Helper()
	raw, err := sql.Open("sqlite", strings.TrimPrefix(address, "sqlite:"))
	must(t, err)
	raw.SetMaxOpenConns(1)
	t.Cleanup(func() { raw.Close() })
	return raw
}
