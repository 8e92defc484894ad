package desk_test

import (
	"net/http"
	"strings"
	"testing"

	"kompas/internal/apptest"
	"kompas/kompas"
)

func TestAContributionIsWrittenAtItsOwnPage(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		officer := w.As(kompas.RolePolicy)
		newCompass(t, w, "Minder eenzaamheid")
		officer.Submit(officer.Get(eenzaamheid+"/activiteiten/nieuw"), "activiteit", "activiteit", "Koffie", "vorm", "formeel", "nieuw-of-bestaand", "bestaand", "stand", "loopt", "organisatie-nieuw", "Stichting Zonder")
		page := officer.Get(eenzaamheid + "/activiteiten/koffie")
		links := page.Links("Stichting Zonder")
		if len(links) != 1 {
			t.Fatalf("the page of the activity does not lead to what the party adds: %v", links)
		}
		own := officer.Get(links[0])
		if own.Status != http.StatusOK || !own.Has("Nog niet. Eerst stellen partners samen het resultaat vast") {
			t.Fatalf("got %d %s", own.Status, own.Text())
		}
		wrong := officer.Submit(own, "bijdrage", "bijdrage", "Mensen kennen elkaar", "waaruit-blijkt", strings.Repeat("a", 2001), "blijkt-op", "2026-01-01")
		if wrong.Status != http.StatusUnprocessableEntity || !wrong.Has("Mensen kennen elkaar") && !strings.Contains(wrong.Body, "Mensen kennen elkaar") {
			t.Errorf("got %d", wrong.Status)
		}
		page = officer.Submit(own, "bijdrage", "bijdrage", "Mensen kennen elkaar", "waaruit-blijkt", "Vier verhalen", "blijkt-op", "2026-01-01")
		if page.Status != http.StatusOK || !page.Has("Dat blijkt uit") || !page.Has("Vier verhalen") {
			t.Errorf("got %d %s", page.Status, page.Text())
		}
	})
}
