package desk_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"kompas/internal/apptest"
	"kompas/kompas"
)

// freeze freezes a council page of the result and gives its address.
func (x agreed) freeze() string {
	x.t.Helper()
	at := "/r/baarn/raad/minder-eenzaamheid/" + address(x.result)
	x.officer.Post(at, nil)
	page := x.officer.Post(at+"/vastleggen", nil)
	if page.Status != http.StatusOK || !page.Has("Vastgelegd op") {
		x.t.Fatalf("freezing: %d %s", page.Status, page.Text())
	}
	return page.Path
}

func TestTheCouncilAsksBesideAFigureAndReadsTheAnswerOnceTheCollegeSigned(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		x := agreeResult(t, w)
		at := x.freeze()
		sheet := x.council.Get(at)
		ask := sheet.Links("Stel een vraag : Inwoners die zich eenzaam voelen")
		if len(ask) != 1 {
			t.Fatalf("no way to ask beside the figure: %s", sheet.Text())
		}
		page := x.council.Get(strings.Split(ask[0], "#")[0])
		page = x.council.Submit(page, "vraag", "vraag", "Waarom daalt dit zo langzaam?", "bij", page.Form(t, "vraag").Fields[0].Value)
		mustHave(t, page, "Bij het cijfer: Inwoners die zich eenzaam voelen", "Ruud Lid vroeg op 2 maart 2026", "Wacht op antwoord", "Vraag 1")
		mustHave(t, x.officer.Get(x.result.Path), "De raad vraagt: Waarom daalt dit zo langzaam?")
		form := x.officer.Get(at).Forms()
		answer := ""
		for _, f := range form {
			if strings.HasPrefix(f.ID, "antwoord-") {
				answer = f.ID
			}
		}
		signing := "/r/baarn" + strings.TrimPrefix(x.officer.Get(at).Form(t, answer).Action, "/r/baarn")
		signing = strings.TrimSuffix(signing, "antwoord") + "tekenen"
		if got := x.college.Post(signing, nil); got.Status != http.StatusConflict {
			t.Errorf("the college signs no answer: %d", got.Status)
		}
		page = x.officer.Submit(x.officer.Get(at), answer, "antwoord", "De maatjes begonnen pas in juni.")
		mustHave(t, page, "Concept-antwoord van Bea Advies")
		page = x.council.Get(at)
		mustHave(t, page, "Wacht op antwoord")
		mustLack(t, page, "De maatjes begonnen pas in juni.")
		mustHave(t, x.college.Get(at), "De maatjes begonnen pas in juni.")
		x.college.Post(signing, nil)
		mustHave(t, x.council.Get(at), "De maatjes begonnen pas in juni.", "getekend door Wout Houder")
		mustHave(t, x.council.Get("/r/baarn/raad"), "Waarom daalt dit zo langzaam?", "Beantwoord")
		if got := x.officer.Post(strings.TrimSuffix(signing, "tekenen")+"antwoord", url.Values{"antwoord": {"Toch anders"}}); got.Status != http.StatusConflict {
			t.Errorf("a signed answer changes: %d", got.Status)
		}
		mustLack(t, w.As(kompas.RoleProvider).Get("/r/baarn/wijzigingen"), "De maatjes begonnen")
	})
}

func TestWhoMayAskAndAnswer(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		x := agreeResult(t, w)
		addSeat(t, w, x.compass, "Buurtkracht", kompas.PerspectiveProvider, w.Organisation.ID)
		at := x.freeze()
		x.council.Post(at+"/vragen", url.Values{"vraag": {"Voor wie is dit?"}, "bij": {"resultaat:"}})
		id := ""
		for _, f := range x.officer.Get(at).Forms() {
			if strings.HasPrefix(f.ID, "antwoord-") {
				id = strings.TrimPrefix(f.ID, "antwoord-")
			}
		}
		for _, role := range kompas.AccountRoles() {
			c := w.As(role)
			asks := c.Post(at+"/vragen", url.Values{"vraag": {"Mag ik dit?"}, "bij": {"resultaat:"}})
			if (asks.Status == http.StatusOK) != (role == kompas.RoleCouncil) {
				t.Errorf("%s asks: %d", role, asks.Status)
			}
			if role != kompas.RolePolicy {
				if got := c.Post(at+"/vragen/"+id+"/antwoord", url.Values{"antwoord": {"Voor iedereen"}}); got.Status != http.StatusForbidden && got.Status != http.StatusNotFound {
					t.Errorf("%s answers: %d", role, got.Status)
				}
			}
			if role != kompas.RoleExecutive {
				if got := c.Post(at+"/vragen/"+id+"/tekenen", nil); got.Status != http.StatusForbidden && got.Status != http.StatusNotFound {
					t.Errorf("%s signs: %d", role, got.Status)
				}
			}
		}
		page := w.As(kompas.RoleProvider).Get(at)
		mustLack(t, page, "Voor wie is dit?")
		for _, bij := range []string{"indicator:00000000-0000-7000-8000-000000000000", "", "bijdrage:x"} {
			if got := x.council.Post(at+"/vragen", url.Values{"vraag": {"Bij wat?"}, "bij": {bij}}); got.Status != http.StatusUnprocessableEntity {
				t.Errorf("about %q: %d", bij, got.Status)
			}
		}
		if got := x.council.Post(at+"/vragen", url.Values{"vraag": {" "}, "bij": {"resultaat:"}}); got.Status != http.StatusUnprocessableEntity {
			t.Errorf("an empty question: %d", got.Status)
		}
	})
}

func TestTheDossierSaysWhatChangedSinceTheLastPage(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		x := agreeResult(t, w)
		x.freeze()
		mustHave(t, x.council.Get(dossier), "Niets: het raadsblad klopt nog.")
		indicator := x.officer.Get(indicatorPage.FindString(x.officer.Get(x.result.Path).Body))
		x.officer.Submit(indicator, "meting", "periode", "2026-Q1", "k", "240", "n", "600")
		x.mustStep(x.college, 0, "besluit/college")
		page := x.council.Get(dossier)
		mustHave(t, page, "Inwoners die zich eenzaam voelen: nieuw cijfer over 2026-Q1, 40%.",
			"Vaststelling: was Samen vastgesteld · versie 1 · 12 februari 2026, is nu Voorstel van het college · versie 1 · 2 maart 2026.")
		page = x.officer.Submit(x.officer.Get(dossier), "motie", "motie", "Niemand alleen", "motiedatum", "2025-11-06", "motieadres", "https://raad.baarn.example/m1", "motie-bij", "resultaat")
		mustHave(t, page, "Niemand alleen", "6 november 2025")
		for _, bad := range []string{"javascript:alert(1)", "data:text/html,x"} {
			if got := x.officer.Submit(page, "motie", "motie", "Fout", "motiedatum", "2025-11-06", "motieadres", bad, "motie-bij", "resultaat"); got.Status != http.StatusUnprocessableEntity {
				t.Errorf("%s: %d", bad, got.Status)
			}
		}
		if got := x.council.Post(dossier+"/moties", url.Values{"motie": {"x"}, "motiedatum": {"2025-11-06"}}); got.Status != http.StatusForbidden {
			t.Errorf("a council member adds a motion: %d", got.Status)
		}
	})
}

func TestTheFrontPageNamesEachResultWithItsStatusAndPage(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		x := agreeResult(t, w)
		x.freeze()
		page := x.council.Get("/r/baarn/raad/voorblad")
		mustHave(t, page, "Zonder levensdomein", "Over 4 jaar willen we dat minder 75-plussers zich eenzaam voelen.", "Bladzijde")
		if got := w.As(kompas.RoleVolunteer).Get("/r/baarn/raad/voorblad"); got.Status != http.StatusForbidden {
			t.Errorf("a volunteer: %d", got.Status)
		}
	})
}
