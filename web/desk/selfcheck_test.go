package desk_test

import (
	"regexp"
	"strings"
	"testing"

	"kompas/internal/apptest"
	"kompas/kompas"
)

func TestAQuestionOfTheSelfCheckStandsReadyInAMomentToLookCritically(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		at := startedCompass(t, w)
		c := w.As(kompas.RolePolicy)
		c.Submit(c.Get(at+"/activiteiten/nieuw"), "activiteit", "activiteit", "Maatjes", "vorm", "formeel", "nieuw-of-bestaand", "bestaand", "stand", "loopt", "organisatie-nieuw", "Stichting Zonder")
		page := c.Get(at + "/kwaliteit/maatjes/mensen")
		m := regexp.MustCompile(`href="([^"]*vraag=eenzaamheid_3[^"#]*)`).FindStringSubmatch(page.Body)
		if m == nil {
			t.Fatalf("no question of the self-check: %s", page.Text())
		}
		page = c.Get(strings.ReplaceAll(m[1], "&amp;", "&"))
		const question = "Blijft het contact bestaan als wij weg zijn?"
		if !strings.Contains(page.Body, `value="`+question+`"`) || !strings.Contains(page.Body, `value="45"`) {
			t.Errorf("the question does not stand ready: %s", page.Text())
		}
		if page = c.Submit(page, "nieuw-reflectie", "waar-kijken-we-naar", question, "minuten", "45"); !page.Has("45 minuten") {
			t.Errorf("no moment was planned: %d", page.Status)
		}
		if page := c.Get(at + "/kwaliteit/maatjes/mensen?vraag=bestaat-niet&nieuw=reflectie"); page.Status != 200 {
			t.Errorf("an unknown question: %d", page.Status)
		}
	})
}
