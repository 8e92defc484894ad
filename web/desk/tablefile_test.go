package desk_test

import (
	"net/http"
	"strings"
	"testing"

	"kompas/internal/apptest"
	"kompas/kompas"
)

func TestATableAsAFileIsOnlyForWhoSeesThePage(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		guide := w.As(kompas.RoleGuide)
		page := guide.Submit(guide.Get("/r/baarn/kompassen/nieuw"), "kompas", "titel", "Meer contact", "startjaar", "2026", "looptijd", "4")
		at := page.Path + "/activiteiten"
		guide.Submit(guide.Get(at+"/nieuw"), "activiteit", "activiteit", "=HYPERLINK(1)", "vorm", "formeel", "nieuw-of-bestaand", "nieuw", "stand", "idee")
		file := guide.Get(at + "?weergave=tabel&vorm=csv&tabel=1")
		if file.Status != http.StatusOK || !strings.Contains(file.Body, "'=HYPERLINK(1)") {
			t.Errorf("got %d: %q", file.Status, file.Body)
		}
		for _, wrong := range []string{"2", "0", "-1", "x", ""} {
			if got := guide.Get(at + "?weergave=tabel&vorm=csv&tabel=" + wrong); got.Status != http.StatusNotFound {
				t.Errorf("table %q: got %d", wrong, got.Status)
			}
		}
		if got := w.Client(w.Stranger).Get(at + "?weergave=tabel&vorm=csv&tabel=1"); got.Status != http.StatusNotFound {
			t.Errorf("somebody of another space: got %d", got.Status)
		}
		if got := w.Anonymous().Get(at + "?weergave=tabel&vorm=csv&tabel=1"); strings.Contains(got.Body, "HYPERLINK") {
			t.Error("who is not signed in reads the table")
		}
	})
}
