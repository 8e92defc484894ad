package desk_test

import (
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"kompas/internal/apptest"
	"kompas/kompas"
)

// What stands with a result, an activity, a conversation or an ambition, stands on its own page, and is
// had there by whoever may read that page.
func TestAFileStandsWithWhatItBelongsTo(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		x := agreeResult(t, w)
		const at = "/r/baarn/kompassen/minder-eenzaamheid"
		activity := x.officer.Submit(x.officer.Get(at+"/activiteiten/nieuw"), "activiteit", "activiteit", "Een vaste beller", "vorm", "informeel", "nieuw-of-bestaand", "nieuw", "stand", "loopt")
		pages := map[string]string{"resultaat": x.result.Path, "activiteit": activity.Path, "gesprek": regexp.MustCompile(`/r/baarn/gesprekken/[0-9a-f-]{36}`).FindString(x.officer.Get("/r/baarn/gesprekken").Body)}
		for kind, page := range pages {
			target := regexp.MustCompile(`value="(` + kind + `:[^"]+)"`).FindStringSubmatch(x.officer.Get(at + "/bijlagen").Body)[1]
			name := "Stuk bij " + kind + ".pdf"
			by := x.officer
			if add := by.Get(page).Links("Voeg een bijlage toe"); len(add) != 1 || !strings.HasSuffix(add[0], "?bij="+url.QueryEscape(target)+"#erbij") {
				t.Errorf("%s: %v to add a file", kind, add)
			}
			if got := by.Upload(by.Get(at+"/bijlagen"), "bijlage", "bestand", name, strings.NewReader("%PDF-1.4\nzomaar\n%%EOF"), "bij", target); got.Status != http.StatusOK {
				t.Fatalf("%s: %d %s", kind, got.Status, got.Text())
			}
			mustHave(t, by.Get(page), name)
			for other, elsewhere := range pages {
				if other != kind && by.Get(elsewhere).Has(name) {
					t.Errorf("%s stands with the %s", name, other)
				}
			}
			reader := w.As(kompas.RolePurchaser)
			mustHave(t, reader.Get(page), name)
			mustLack(t, reader.Get(page), "Voeg een bijlage toe")
			file := reader.Get(page).Links(name)[0]
			if got := reader.Get(file); got.Status != http.StatusOK || !strings.HasPrefix(got.Body, "%PDF") {
				t.Errorf("%s: %d", name, got.Status)
			}
			for role, c := range map[string]*apptest.Client{"council": w.As(kompas.RoleCouncil), "privacy": w.As(kompas.RolePrivacy), "another space": w.Client(w.Stranger)} {
				if got := c.Get(file); got.Status != http.StatusNotFound {
					t.Errorf("%s has the file of the %s: %d", role, kind, got.Status)
				}
				if c.Get(page).Has(name) {
					t.Errorf("%s reads of the file of the %s", role, kind)
				}
			}
		}
	})
}
