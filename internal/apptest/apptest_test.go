package apptest_test

import (
	"net/http"
	"testing"

	"kompas/internal/apptest"
	"kompas/kompas"
)

func TestAnOfficerStartsACompass(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		officer := w.As(kompas.RolePolicy)
		page := officer.Get("/r/baarn/kompassen/nieuw")
		if page.Status != http.StatusOK || page.H1 != "Nieuw kompas" {
			t.Fatalf("got %d %q", page.Status, page.H1)
		}
		done := officer.Still().Submit(page, "kompas", "titel", "Minder eenzaamheid", "startjaar", "2026", "looptijd", "4")
		if done.Status != http.StatusSeeOther || done.Header.Get("Location") != "/r/baarn/kompassen/minder-eenzaamheid" {
			t.Fatalf("got %d to %q: %s", done.Status, done.Header.Get("Location"), done.Text())
		}
		if !officer.Get("/r/baarn/kompassen").Has("Minder eenzaamheid") {
			t.Fatal("the compass is not in the list")
		}
	})
}

func TestWhoIsNotSignedInIsSentToTheSignInPage(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		page := w.Anonymous().Still().Get("/r/baarn/kompassen")
		if page.Status != http.StatusSeeOther || page.Header.Get("Location") != "/aanmelden?terug=%2Fr%2Fbaarn%2Fkompassen" {
			t.Fatalf("got %d to %q", page.Status, page.Header.Get("Location"))
		}
	})
}

func TestSomebodyOfAnotherSpaceFindsNothing(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		if page := w.Client(w.Stranger).Get("/r/baarn/kompassen"); page.Status != http.StatusNotFound {
			t.Fatalf("got %d", page.Status)
		}
	})
}
