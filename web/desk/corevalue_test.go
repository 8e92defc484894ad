package desk_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"kompas/app"
	"kompas/internal/apptest"
	"kompas/kompas"
)

// withValues puts two core values on the list of the space, and gives the form of an officer with every answer the same.
func (x agreed) withValues() {
	x.t.Helper()
	manager := x.w.As(kompas.RoleManager)
	for _, name := range []string{"Iedereen doet mee", "Dichtbij"} {
		if page := manager.Submit(manager.Get("/r/baarn/beheer/kernwaarden"), "erbij", "naam", name); page.Status != http.StatusOK {
			x.t.Fatalf("%d %s", page.Status, page.Text())
		}
	}
}

func (x agreed) answers(verdict string) []string {
	x.t.Helper()
	t, err := x.w.App.CoreValues(x.t.Context(), x.w.Actor(kompas.RolePolicy), "minder-eenzaamheid", "resultaat-1", "")
	if err != nil {
		x.t.Fatal(err)
	}
	var out []string
	for _, s := range t.Subjects {
		for _, v := range t.Values {
			name, _ := app.ValueFields(s, v)
			out = append(out, name, verdict)
		}
	}
	return out
}

func TestOfficersCheckTheCoreValuesAndTheCouncilSigns(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		x := agreeResult(t, w)
		x.withValues()
		mustHave(t, x.college.Get(dossier), "KC-222")
		if got := x.step(x.council, 0, "kernwaarden/tekenen"); got.Status != http.StatusConflict {
			t.Errorf("the council signs nothing: %d", got.Status)
		}
		answers := x.answers("past")
		answers[1] = "twijfel"
		answers = append(answers, strings.Replace(answers[0], "oordeel", "toelichting", 1), "Wie alleen thuis zit, doet nog niet mee")
		page := x.officer.Submit(x.officer.Get(dossier+"/kernwaarden"), "kernwaarden", answers...)
		mustHave(t, page, "Voorgesteld door Bea Advies op 2 maart 2026. De raad heeft nog niet getekend.")
		mustLack(t, x.college.Get(dossier), "KC-222")
		mustLack(t, page, "Teken namens de raad")
		page = x.council.Get(dossier + "/kernwaarden")
		mustHave(t, page, "Twijfel", "Wie alleen thuis zit, doet nog niet mee", "Inwoners die zich eenzaam voelen")
		page = x.council.Submit(page, "tekenen")
		mustHave(t, page, "Getekend namens de raad door Ruud Lid op 2 maart 2026.")
		for _, again := range []apptest.Page{x.officer.Post(dossier+"/kernwaarden", url.Values{answers[0]: {"past"}}), x.council.Post(dossier+"/kernwaarden/tekenen", nil)} {
			if again.Status != http.StatusConflict || !again.Has("De raad heeft dit al getekend") {
				t.Errorf("after the signature: %d %s", again.Status, again.Text())
			}
		}
		x.mustStep(x.college, 0, "besluit/college")
		sheet := "/r/baarn/raad/minder-eenzaamheid/" + address(x.result)
		x.officer.Post(sheet, nil)
		mustHave(t, x.officer.Get(sheet), "Kernwaarden: past bij Dichtbij, twijfel bij Iedereen doet mee. De raad tekende.", "Stel dit vast.")
	})
}

func TestAnUnsignedCheckIsAskedOfTheCouncil(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		x := agreeResult(t, w)
		x.withValues()
		sheet := "/r/baarn/raad/minder-eenzaamheid/" + address(x.result)
		x.officer.Post(sheet, nil)
		page := x.officer.Get(sheet)
		mustHave(t, page, "Neem kennis hiervan.")
		mustLack(t, page, "Stel dit vast.", "Toets aan de kernwaarden.")
		x.mustStep(x.college, 0, "besluit/college")
		mustHave(t, x.officer.Get(sheet), "Toets aan de kernwaarden.", "Stel dit vast.")
	})
}

func TestWhoMayCheckTheCoreValues(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		x := agreeResult(t, w)
		x.withValues()
		answers := x.answers("past")
		form := url.Values{}
		for i := 0; i < len(answers); i += 2 {
			form.Set(answers[i], answers[i+1])
		}
		for _, role := range kompas.AccountRoles() {
			c := w.As(role)
			g := kompas.Granted(role, kompas.ActCoreValue)
			if got := c.Post(dossier+"/kernwaarden", form); (got.Status == http.StatusOK) != (g.Letter == 'P') {
				t.Errorf("%s proposes: %d", role, got.Status)
			}
			if role == kompas.RoleCouncil {
				continue
			}
			if got := c.Post(dossier+"/kernwaarden/tekenen", nil); got.Status != http.StatusForbidden && got.Status != http.StatusNotFound {
				t.Errorf("%s signs: %d", role, got.Status)
			}
		}
		bad := url.Values{answers[0]: {"misschien"}}
		if got := x.officer.Post(dossier+"/kernwaarden", bad); got.Status != http.StatusUnprocessableEntity {
			t.Errorf("an answer that does not exist: %d", got.Status)
		}
		if got := x.officer.Post(dossier+"/kernwaarden", url.Values{}); got.Status != http.StatusUnprocessableEntity {
			t.Errorf("no answer at all: %d", got.Status)
		}
	})
}

func TestTheManagerKeepsTheListsOfTheSpace(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		manager, officer := w.As(kompas.RoleManager), w.As(kompas.RolePolicy)
		const at = "/r/baarn/beheer/levensdomeinen"
		manager.Submit(manager.Get(at), "erbij", "naam", "Wonen", "volgorde", "2")
		page := manager.Submit(manager.Get(at), "erbij", "naam", "Rondkomen", "volgorde", "1")
		if strings.Index(page.Body, "Rondkomen") > strings.Index(page.Body, "Wonen") {
			t.Error("the list is not in its order")
		}
		if got := manager.Submit(page, "erbij", "naam", "wonen"); got.Status != http.StatusUnprocessableEntity || !got.Has("Dit staat al op de lijst.") {
			t.Errorf("twice the same: %d", got.Status)
		}
		if got := officer.Get(at); got.Status != http.StatusForbidden {
			t.Errorf("an officer at the life domains: %d", got.Status)
		}
		if got := officer.Get("/r/baarn/beheer/kernwaarden"); got.Status != http.StatusOK {
			t.Errorf("an officer at the core values: %d", got.Status)
		}
		if got := manager.Get("/r/baarn/beheer/dromen"); got.Status != http.StatusNotFound {
			t.Errorf("a list that does not exist: %d", got.Status)
		}
		newCompass(t, w, "Minder eenzaamheid")
		settings := officer.Get(eenzaamheid + "/instellingen")
		form := settings.Form(t, "levensdomein")
		first := form.Fields[0].Options[1]
		settings = officer.Submit(settings, "levensdomein", "levensdomein", first)
		if got := settings.Form(t, "levensdomein").Fields[0].Value; got != first {
			t.Errorf("the compass belongs to %q", got)
		}
		if got := officer.Submit(settings, "levensdomein", "levensdomein", "00000000-0000-7000-8000-000000000000"); got.Status != http.StatusUnprocessableEntity {
			t.Errorf("a domain that does not exist: %d", got.Status)
		}
		page = manager.Post(at+"/"+first+"/weghalen", nil)
		mustHave(t, page, "Weggehaald")
		if got := officer.Get(eenzaamheid+"/instellingen").Form(t, "levensdomein").Fields[0].Value; got != "" {
			t.Errorf("the compass belongs to a domain that is gone: %q", got)
		}
		manager.Post(at+"/"+first+"/terugzetten", nil)
		mustHave(t, manager.Get(at), "Bewaar ‘Rondkomen’")
	})
}
