package desk_test

import (
	"net/http"
	"regexp"
	"strings"
	"testing"

	"kompas/internal/apptest"
	"kompas/kompas"
)

func TestAmbitionResultAndIndicatorStandInThreeColumns(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		at := startedCompass(t, w)
		c := w.As(kompas.RolePolicy)
		c.Submit(c.Get(at+"/ambities/nieuw"), "ambitie", "ambitie", "We willen dat meer bewoners elkaar kennen.")
		page := c.Submit(c.Get(at+"/resultaten/voorbeelden"), "aanbod-sociaal-krachtige-wijk-1", "aanbod", "sociaal-krachtige-wijk-1", "waar", "nieuw",
			"indicatoren", "sociaal-krachtige-wijk-1-4")
		if page.Status != http.StatusOK || !page.Has("bewoners vaker contact hebben") {
			t.Fatalf("nothing was taken over: %d %s", page.Status, page.Text())
		}
		result := regexp.MustCompile(`/resultaten/1-[a-z0-9-]+`).FindString(page.Body)
		if page = c.Submit(c.Get(at+result+"/wijzigen"), "resultaat", "horizon", "4", "resultaat", "bewoners vaker contact hebben met elkaar", "startjaar", "2026", "ambitie", "1"); page.Status != http.StatusOK {
			t.Fatalf("under the ambition: %d", page.Status)
		}
		page = w.As(kompas.RolePurchaser).Get(at + "/resultaten/in-kolommen")
		cells := regexp.MustCompile(`(?s)<th scope="row".*</tr>`).FindString(page.Body)
		for _, text := range []string{"We willen dat meer bewoners elkaar kennen.", "bewoners vaker contact hebben met elkaar", "Bewoners die vinden dat mensen in de wijk elkaar respecteren"} {
			if !strings.Contains(cells, text) {
				t.Errorf("%q is not in the table: %s", text, page.Text())
			}
		}
		refused := c.Submit(c.Get(at+"/resultaten/voorbeelden"), "aanbod-rondkomen-1", "aanbod", "rondkomen-1", "waar", "nieuw")
		if refused.Status != http.StatusUnprocessableEntity || !refused.Has("Welke indicatoren neemt u over?") {
			t.Errorf("nothing was chosen: %d", refused.Status)
		}
	})
}

func TestTheDepthOfAnIndicatorIsOneClickAway(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		at := startedCompass(t, w)
		c := w.As(kompas.RolePolicy)
		result := c.Submit(c.Get(at+"/resultaten/nieuw"), "resultaat", "resultaat", "minder mensen geldzorgen hebben", "horizon", "4", "startjaar", "2026")
		page := c.Submit(c.Get(result.Path+"/indicatoren/nieuw"), "indicator", "indicator", "Mensen die hulp vroegen", "aard", "feit", "eenheid", "aantal", "richting", "binnen_band", "grondslag", "telling")
		if page.Has("Elke 12 maanden gemeten") || regexp.MustCompile(`<details class="meer" open`).MatchString(page.Body) {
			t.Errorf("the depth stands open though nobody filled it in: %d %s", page.Status, page.Text())
		}
		send := func(field, value string) apptest.Page {
			return c.Submit(c.Get(page.Path), "indicator", "indicator", "Mensen die hulp vroegen", "aard", "feit", "eenheid", "aantal", "richting", "binnen_band", "grondslag", "telling",
				"over-wie", "voorziening", "aspect", "gebruik", "telt-op", "stroom", "meten-om-de", "12", field, value)
		}
		done := send("gevoelig", "ja")
		for _, text := range []string{"Gebruik en meedoen", "Wie een voorziening gebruikt", "Elke 12 maanden gemeten"} {
			if !done.Has(text) {
				t.Errorf("%q is not on the page: %d %s", text, done.Status, done.Text())
			}
		}
		for field, bad := range map[string]string{"aspect": "alles", "over-wie": "iedereen", "telt-op": "verhouding", "meten-om-de": "0"} {
			if page := send(field, bad); page.Status != http.StatusUnprocessableEntity {
				t.Errorf("%s %q: %d", field, bad, page.Status)
			}
		}
	})
}
