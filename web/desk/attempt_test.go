package desk_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"kompas/internal/apptest"
	"kompas/kompas"
	"kompas/store"
)

// attempts gives what the history of the space tells of what was tried and refused, the oldest first.
func attempts(t *testing.T, w *apptest.World) (list []string) {
	t.Helper()
	err := w.Store.Tenant(w.Space.ID).View(t.Context(), func(tx *store.Tx) error {
		rows, err := tx.Query(`/* test.attempts */ select e.person_name || ' ' || e.action || ' ' || x.after_text from audit_event e
			join audit_text x on x.tenant_id = e.tenant_id and x.seq = e.seq where e.tenant_id = $1 and e.object_kind = 'poging' order by e.seq`, tx.Tenant())
		if err != nil {
			return err
		}
		defer rows.Close()
		for rows.Next() {
			var line string
			if err := rows.Scan(&line); err != nil {
				return err
			}
			list = append(list, line)
		}
		return rows.Err()
	})
	if err != nil {
		t.Fatal(err)
	}
	return list
}

// theirs gives the id of an ambition of another space.
func theirs(t *testing.T, w *apptest.World) string {
	t.Helper()
	by := w.ActorOf(w.Stranger, w.Elsewhere.Slug)
	slug, err := w.App.StartCompass(t.Context(), by, map[string]string{"titel": "Van Soest"}, "")
	if err != nil {
		t.Fatal(err)
	}
	id, err := w.App.AddAmbition(t.Context(), by, slug, map[string]string{"ambitie": "We willen dat mensen elkaar kennen."}, nil, "")
	if err != nil {
		t.Fatal(err)
	}
	return string(id)
}

// TestWhatSomebodyTriedAndMayNotIsReadInTheHistory tries one act of each kind that is refused.
func TestWhatSomebodyTriedAndMayNotIsReadInTheHistory(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		x := agreeResult(t, w)
		officer := x.officer
		addStories(t, w, "Sinds de koffie op dinsdag ken ik de halve straat")
		beginReview(t, w, officer, "resultaat-1")
		officer.Submit(officer.Get(eenzaamheid+"/activiteiten/nieuw"), "activiteit", "activiteit", "Burendag", "vorm", "informeel", "nieuw-of-bestaand", "nieuw", "stand", "idee")
		tries := []struct {
			what   string
			who    *apptest.Client
			path   string
			form   url.Values
			status int
			noted  string // action, and the code of the rule
		}{
			{"an illegal transition", officer, eenzaamheid + "/activiteiten/burendag/wijzigen", url.Values{"activiteit": {"Burendag"}, "vorm": {"informeel"}, "nieuw-of-bestaand": {"nieuw"}, "stand": {"afgerond"}}, http.StatusUnprocessableEntity, "refused_rule activiteit_stap_niet"},
			{"an illegal transition that saves itself", officer, eenzaamheid + "/activiteiten/burendag/wijzigen", url.Values{"veld": {"stand"}, "stand": {"loopt"}}, http.StatusUnprocessableEntity, "refused_rule activiteit_stap_niet"},
			{"a missing guard", x.clerk, dossier + "/besluit/raad", url.Values{"exemplaar": {string(x.edition(0).ID)}, "besluitdatum": {"2026-03-02"}, "onderdeel": {"resultaat"}}, http.StatusConflict, "refused_rule KC-223"},
			{"a judgement before its time", officer, eenzaamheid + "/verbeteren/gesprek/2026-02-26/waarderingen", url.Values{"oordeel": {"behouden"}, "waardering": {"De koffie"}}, http.StatusConflict, "refused_rule KC-602"},
			{"an edit of what was adopted", officer, x.result.Path + "/wijzigen", url.Values{"resultaat": {"Iets anders"}}, http.StatusConflict, "refused_rule resultaat_vastgesteld"},
			{"no right", w.As(kompas.RoleAnalyst), eenzaamheid + "/activiteiten/nieuw", url.Values{"activiteit": {"Mijn plan"}}, http.StatusForbidden, "refused geen_recht"},
			{"a council member at the officer's form", w.As(kompas.RoleCouncil), eenzaamheid + "/ambities/nieuw", url.Values{"ambitie": {"Mijn plan"}}, http.StatusForbidden, "refused geen_recht"},
			{"an id of another space", officer, eenzaamheid + "/ambities/" + theirs(t, w) + "/wijzigen", url.Values{"ambitie": {"Van ons"}}, http.StatusNotFound, "refused_missing niet_gevonden"},
		}
		for _, try := range tries {
			before := len(attempts(t, w))
			var header []string
			if try.form.Has("veld") {
				header = []string{"HX-Request", "true"}
			}
			if got := try.who.Still().Post(try.path, try.form, header...); got.Status != try.status {
				t.Errorf("%s: got %d, want %d: %.600s", try.what, got.Status, try.status, got.Text())
			}
			list := attempts(t, w)[before:]
			action, code, _ := strings.Cut(try.noted, " ")
			if len(list) != 1 || !strings.Contains(list[0], " "+action+" ") || !strings.HasSuffix(list[0], try.path+" · "+code) {
				t.Errorf("%s is noted as %q", try.what, list)
			}
		}
		before := len(attempts(t, w))
		if got := officer.Post(eenzaamheid+"/activiteiten/nieuw", url.Values{"activiteit": {""}}); got.Status != http.StatusUnprocessableEntity || len(attempts(t, w)) != before {
			t.Errorf("a form that was filled in badly is no attempt: %d", got.Status)
		}
		mustHave(t, w.As(kompas.RoleManager).Get("/r/baarn/wijzigingen"), "Geweigerd door een regel van de methode", "Geweigerd, want dit mag deze rol niet", "Geweigerd, want dit is er niet")
	})
}
