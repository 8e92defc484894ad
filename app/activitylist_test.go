package app_test

import (
	"fmt"
	"strings"
	"testing"

	"kompas/app"
	"kompas/fault"
	"kompas/internal/apptest"
	"kompas/kompas"
)

// wrongIn writes what is wrong in a list: row, field and code.
func wrongIn(p app.ListPreview) string {
	var out []string
	for _, r := range p.Rows {
		for _, w := range r.Wrong {
			out = append(out, fmt.Sprintf("%d %s %s", r.Line, w.Field, w.Code))
		}
	}
	return strings.Join(out, ", ")
}

func (p *past) activities(t *testing.T) map[string]kompas.Activity {
	t.Helper()
	l, err := p.App.Activities(t.Context(), p.Actor(kompas.RolePolicy), p.near.Slug)
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]kompas.Activity{}
	for _, x := range l.Activities {
		out[x.Name] = x.Activity
	}
	return out
}

func TestAListOfActivitiesIsTakenOverWholeOrNotAtAll(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		p := withPast(t, w)
		officer := w.Actor(kompas.RolePolicy)
		take := func(by app.Actor, text string) error {
			return w.App.TakeActivityList(t.Context(), by, p.near.Slug, []byte(text), "")
		}
		before := len(p.activities(t))
		bad := "Naam;Vorm;Sinds;Aanbieder;Prijs\nWandelen;formeel;2020;Stichting Ander;10\nKoffie;;;;\nSchaken;anders;vorig jaar;;\n;informeel;;;\n"
		preview, err := w.App.PreviewActivityList(t.Context(), officer, p.near.Slug, []byte(bad))
		if got := wrongIn(preview); err != nil || got != "3 activiteit activiteit_staat_er_al, 4 vorm geen_keuze, 4 sinds geen_heel_getal, 5 activiteit verplicht" {
			t.Errorf("%q %v", got, err)
		}
		if err := take(officer, bad); codesOf(err) != "lijst lijst_fouten" || len(p.activities(t)) != before {
			t.Errorf("half a list is stored: %v", err)
		}
		for text, want := range map[string]string{"": "lijst_leeg", "Naam\n": "lijst_leeg", "Prijs\n10\n": "lijst_zonder_naam", "Naam\n" + strings.Repeat("x\n", 201): "lijst_te_groot",
			"Naam\n" + strings.Repeat("x", 300_000): "lijst_te_groot"} {
			if _, err := w.App.PreviewActivityList(t.Context(), officer, p.near.Slug, []byte(text)); codesOf(err) != "lijst "+want {
				t.Errorf("%.20q: %v", text, err)
			}
		}
		if err := take(officer, "\ufeffActiviteit\tBeschrijving\tVoor wie?\tOrganisatie\r\nSchrijfcaf\u00e9\t\"Twee regels\nmet \"\"brieven\"\"\"\tIedereen\tDe Nieuwe Club\r\nWandelen\t\t\t\r\n"); err != nil {
			t.Fatal(err)
		}
		got := p.activities(t)
		if x := got["Schrijfcafé"]; len(got) != before+2 || x.Status != "idee" || x.Description != "Twee regels\nmet \"brieven\"" || x.Participants != "Iedereen" {
			t.Errorf("%d activities, %+v", len(got), got["Schrijfcafé"])
		}
		if err := take(officer, "activiteit,nieuw of bestaand\nCaf\xe9 zonder drempel,Nieuw\n"); err != nil || p.activities(t)["Café zonder drempel"].Novelty != "nieuw" {
			t.Errorf("a file of an older spreadsheet: %v", err)
		}
		// A provider brings in its own, and only its own.
		provider := w.Actor(kompas.RoleProvider)
		if preview, err := w.App.PreviewActivityList(t.Context(), provider, p.near.Slug, []byte("naam,organisatie\nA,Stichting Ander\nB,stichting buurtkracht\n")); err != nil || wrongIn(preview) != "2 organisatie alleen_eigen_organisatie" {
			t.Errorf("%s %v", wrongIn(preview), err)
		}
		if err := take(provider, "naam,organisatie\nEigen kracht,Stichting Buurtkracht\n"); err != nil {
			t.Error(err)
		}
		for role, want := range map[kompas.Role]fault.Kind{kompas.RolePurchaser: fault.Forbidden, kompas.RoleCouncil: fault.Forbidden} {
			if err := take(w.Actor(role), "naam\nX\n"); !fault.Is(err, want) {
				t.Errorf("%s: %v", role, err)
			}
		}
	})
}
