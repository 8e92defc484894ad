package desk_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"kompas/internal/apptest"
	"kompas/kompas"
)

// hinted makes a compass with a result without facts, and an activity that hangs loose.
func hinted(t *testing.T, w *apptest.World) (officer *apptest.Client, result apptest.Page) {
	t.Helper()
	officer = w.As(kompas.RolePolicy)
	result = withResult(t, w, officer)
	addIndicator(t, officer, result, "Inwoners die zich eenzaam voelen", "beleving")
	officer.Submit(officer.Get(eenzaamheid+"/activiteiten/nieuw"), "activiteit", "activiteit", "Burendag", "vorm", "informeel", "nieuw-of-bestaand", "nieuw", "stand", "idee")
	return officer, officer.Get(result.Path)
}

func TestAPageAsksAtMostThreeQuestionsWithWhereEachIsSettled(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		officer, result := hinted(t, w)
		mustHave(t, result, "Kompascheck", "Kies een mix: tellen én vertellen. Een feit ontbreekt nog.", "Hoe is het nu? Vul een beginmeting in.",
			"Een hint is een vraag, geen oordeel.")
		mustLack(t, result, "(KC-", "Hoeveel moet het worden?") // the small set leaves the target out
		compass := officer.Get(eenzaamheid)
		if n := strings.Count(compass.Body, `class="hint"`); n != 3 {
			t.Errorf("the compass asks %d questions: %s", n, compass.Text())
		}
		mustHave(t, compass, "Er deden nog geen inwoners mee.") // what blocks comes first
		step := officer.Get(eenzaamheid + "/activiteiten?weergave=tabel")
		mustHave(t, step, "Aan welk resultaat draagt dit bij? Koppelen, of afscheid nemen?")
		mustLack(t, step, "Er deden nog geen inwoners mee.", "Een feit ontbreekt nog.")
		if !strings.Contains(step.Body, `href="#melding-1"`) || !strings.Contains(step.Body, `id="melding-1"`) {
			t.Error("the loose activity is not tied to its question")
		}
		if links := step.Links("Koppelen"); len(links) != 1 || officer.Get(links[0]).Status != http.StatusOK {
			t.Errorf("no way to where it is settled: %v", links)
		}
		reader := w.As(kompas.RolePurchaser)
		page := reader.Get(eenzaamheid + "/activiteiten")
		mustHave(t, page, "Aan welk resultaat draagt dit bij?")
		mustLack(t, page, "Zo laten, omdat …", "Opheffen, omdat …")
		if len(page.Links("Koppelen")) > 0 {
			t.Error("a reader is sent to a form he may not use")
		}
	})
}

func TestAQuestionIsGoneTheMomentItIsSettled(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		officer, result := hinted(t, w)
		addIndicator(t, officer, result, "Inwoners die alleen wonen", "feit")
		mustLack(t, officer.Get(result.Path), "Een feit ontbreekt nog.")
	})
}

// decision is what the form under a question sends.
func decision(code, object, about, reason string, more ...string) url.Values {
	v := url.Values{"code": {code}, "over": {object}, "deel": {about}, "reden": {reason}}
	for i := 0; i < len(more); i += 2 {
		v.Set(more[i], more[i+1])
	}
	return v
}

// objectOf finds what a question on the page is about.
func objectOf(t *testing.T, p apptest.Page, code string) string {
	t.Helper()
	_, rest, ok := strings.Cut(p.Body, `name="code" value="`+code+`"`)
	_, rest, ok2 := strings.Cut(rest, `name="over" value="`)
	object, _, ok3 := strings.Cut(rest, `"`)
	if !ok || !ok2 || !ok3 {
		t.Fatalf("no question %s on %s: %s", code, p.Path, p.Text())
	}
	return object
}

const checkAt = eenzaamheid + "/kompascheck"

func TestAQuestionIsLeftAsItIsWithAReasonForTheRoundThatGoesOn(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		officer, result := hinted(t, w)
		id := objectOf(t, result, "KC-208")
		again := officer.Post(checkAt, decision("KC-208", id, "", "  ", "terug", result.Path))
		if again.Status != http.StatusUnprocessableEntity || !again.Has("Zo laten, omdat …") || !strings.Contains(again.Body, `name="terug" value="`+result.Path+`"`) {
			t.Fatalf("no reason: got %d %s", again.Status, again.Text())
		}
		mustHave(t, officer.Get(result.Path), "Een feit ontbreekt nog.")
		page := officer.Submit(again, "melding-KC-208-"+id, "reden", "Wij tellen dit volgend jaar")
		if page.Path != result.Path {
			t.Fatalf("came out at %s: %s", page.Path, page.Text())
		}
		mustLack(t, page, "Een feit ontbreekt nog.")
		mustHave(t, page, "Zo gelaten bij: resultaat", "Wij tellen dit volgend jaar (KC-208)")
		for name, sent := range map[string]url.Values{"over another space": decision("KC-208", "00000000-0000-7000-8000-00000000ffff", "", "Daarom"),
			"settled": decision("KC-209", id, "", "Daarom"), "what blocks": decision("KC-001", objectOf(t, result, "KC-210"), "", "Daarom")} {
			if got := officer.Post(checkAt, sent); got.Status != http.StatusConflict {
				t.Errorf("%s: got %d %s", name, got.Status, got.Text())
			}
		}
		if got := officer.Post(checkAt, decision("KC-999", id, "", "Daarom")); got.Status != http.StatusNotFound {
			t.Errorf("an unknown rule: %d", got.Status)
		}
		if got := officer.Post(checkAt, decision("KC-301", objectOf(t, officer.Get(eenzaamheid+"/activiteiten"), "KC-301"), "", "Daarom", "terug", "https://elders.nl/")); got.Path != eenzaamheid {
			t.Errorf("led away to %s", got.Path)
		}
	})
}

func TestOnlyWhoMayEditTheObjectLeavesAQuestion(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		_, result := hinted(t, w)
		id := objectOf(t, result, "KC-208")
		for _, role := range []kompas.Role{kompas.RolePurchaser, kompas.RoleAnalyst, kompas.RoleExecutive, kompas.RoleManager, kompas.RoleProvider, kompas.RolePrivacy, kompas.RoleCouncil} {
			got := w.As(role).Post(checkAt, decision("KC-208", id, "", "Daarom"))
			if got.Status != http.StatusForbidden && got.Status != http.StatusNotFound {
				t.Errorf("%s: got %d", role, got.Status)
			}
		}
		mustHave(t, w.As(kompas.RolePolicy).Get(result.Path), "Een feit ontbreekt nog.")
	})
}

func TestOnlyTheFacilitatorLiftsWhatBlocksAndTheCouncilReadsWhy(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		officer := w.As(kompas.RolePolicy)
		x := tableResult(t, w, officer)
		edit := officer.Get(x.result.Path + "/wijzigen")
		officer.Submit(edit, "resultaat", "horizon", "4", "resultaat", "minder 75-plussers zich eenzaam voelen", "doelgroep", "", "startjaar", "2025")
		page := officer.Get(x.result.Path)
		mustHave(t, page, "Dit is nog open", "Voor welke groep inwoners geldt dit?")
		mustLack(t, page, "Opheffen, omdat …")
		guide := w.As(kompas.RoleGuide)
		page = guide.Get(x.result.Path)
		mustHave(t, page, "Opheffen, omdat …", "De reden staat straks op het raadsblad.")
		id := objectOf(t, page, "KC-204")
		lift := func(reason string) url.Values {
			return decision("KC-204", id, "", reason, "opheffen", "ja", "terug", x.result.Path)
		}
		for _, role := range []kompas.Role{kompas.RolePolicy, kompas.RoleAreaAdvisor, kompas.RoleAnalyst, kompas.RolePurchaser, kompas.RoleExecutive, kompas.RoleManager,
			kompas.RoleProvider, kompas.RoleClerk, kompas.RoleCouncil, kompas.RolePrivacy} {
			if got := w.As(role).Post(checkAt, lift("Wij willen door")); got.Status != http.StatusForbidden && got.Status != http.StatusNotFound {
				t.Errorf("%s lifts: %d", role, got.Status)
			}
		}
		if got := guide.Post(checkAt, lift("")); got.Status != http.StatusUnprocessableEntity || !got.Has("Opheffen, omdat …") {
			t.Errorf("without a reason: %d %s", got.Status, got.Text())
		}
		if got := guide.Post(checkAt, decision("KC-208", id, "", "Daarom", "opheffen", "ja")); got.Status != http.StatusConflict {
			t.Errorf("a rule that nobody lifts: %d", got.Status)
		}
		mustHave(t, officer.Get(x.result.Path), "Dit is nog open")
		page = guide.Post(checkAt, lift("De groep kiezen we na de wijkgesprekken"))
		mustHave(t, page, "Opgeheven bij: resultaat")
		mustLack(t, page, "Dit is nog open")
		page = officer.Submit(officer.Get(x.result.Path), "vaststellen", "gesprek", x.agreed)
		mustHave(t, page, "Samen vastgesteld op 12 februari 2026.")
		sheet := "/r/baarn/raad/minder-eenzaamheid/" + x.result.Path[strings.LastIndex(x.result.Path, "/")+1:]
		officer.Post(sheet, nil)
		frozen := officer.Post(sheet+"/vastleggen", nil)
		mustHave(t, frozen, "Bij het vaststellen was dit nog open:", "Voor welke groep inwoners geldt dit? Reden om toch door te gaan: De groep kiezen we na de wijkgesprekken")
		mustHave(t, w.As(kompas.RoleCouncil).Get(frozen.Path), "De groep kiezen we na de wijkgesprekken")
	})
}
