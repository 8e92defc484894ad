package apptest_test

import (
	"fmt"
	"net/http"
	"regexp"
	"strings"
	"testing"

	"kompas/db"
	"kompas/internal/apptest"
	"kompas/internal/storetest"
	"kompas/kompas"
	"kompas/store"
)

var faultNumber = regexp.MustCompile(`Nummer van deze fout: [0-9a-f-]{36}\.`)

// newCompass sends the form for a compass and gives the answer.
func newCompass(officer *apptest.Client, form apptest.Page, title string) apptest.Page {
	return officer.Still().Submit(form, "kompas", "titel", title, "startjaar", "2026", "looptijd", "4")
}

func mustSay(t *testing.T, page apptest.Page) {
	t.Helper()
	if page.Status != http.StatusServiceUnavailable || !page.Has("Wat al bewaard was, staat er nog") || !faultNumber.MatchString(page.Text()) {
		t.Errorf("got %d: %s", page.Status, page.Text())
	}
}

func TestAStoppedDatabaseIsAPageWithANumberAndAfterwardsAllIsThere(t *testing.T) {
	s, kit, cluster := storetest.OnCluster(t)
	officer := apptest.On(t, s, kit).As(kompas.RolePolicy)
	form := officer.Get("/r/baarn/kompassen/nieuw")
	if page := newCompass(officer, form, "Voor de storing"); page.Status != http.StatusSeeOther {
		t.Fatalf("got %d: %s", page.Status, page.Text())
	}
	form = officer.Get("/r/baarn/kompassen/nieuw")
	cluster.Stop(t)
	mustSay(t, officer.Get("/r/baarn/kompassen"))
	mustSay(t, newCompass(officer, form, "Tijdens de storing"))
	cluster.Start(t)
	list := officer.Get("/r/baarn/kompassen")
	if list.Status != http.StatusOK || !list.Has("Voor de storing") || list.Has("Tijdens de storing") {
		t.Errorf("got %d: %s", list.Status, list.Text())
	}
	// The same form, sent again: what was typed was not lost.
	if page := newCompass(officer, form, "Tijdens de storing"); page.Status != http.StatusSeeOther {
		t.Errorf("got %d: %s", page.Status, page.Text())
	}
}

func TestAFullDiskIsAPageWithANumberAndKeepsWhatWasSaved(t *testing.T) {
	big, kit := storetest.Open(t, db.SQLite)
	w := apptest.On(t, big, kit)
	var pages int
	err := big.View(t.Context(), func(tx *store.Tx) error { return tx.QueryRow("pragma page_count").Scan(&pages) })
	if err != nil {
		t.Fatal(err)
	}
	w.GoOn(kit.Reopen(t, db.Options{MaxPages: pages + 12}))
	officer := w.As(kompas.RolePolicy)
	var saved []string
	for n := range 200 {
		title := fmt.Sprintf("Kompas %03d %s", n, strings.Repeat("over rondkomen ", 6))
		page := newCompass(officer, officer.Get("/r/baarn/kompassen/nieuw"), title)
		if page.Status == http.StatusSeeOther {
			saved = append(saved, strings.TrimSpace(title))
			continue
		}
		mustSay(t, page)
		break
	}
	if len(saved) == 0 || len(saved) == 200 {
		t.Fatalf("%d were saved: the disk never filled", len(saved))
	}
	list := officer.Get("/r/baarn/kompassen")
	for _, title := range saved {
		if !list.Has(title) {
			t.Errorf("%q was saved and is not in the list", title)
		}
	}
}
