package app_test

import (
	"testing"

	"kompas/app"
	"kompas/fault"
	"kompas/internal/apptest"
	"kompas/kompas"
)

func TestAPartnershipLaysItsMunicipalitiesBesideEachOther(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		w.LoadFigures()
		space := w.AddSpace(kompas.Space{Kind: kompas.PartnershipSpace, Name: "Drie Bruggen", Slug: "bruggen", HorizonDefault: 4})
		p := w.AddPerson("Vera Verband")
		w.AddMembership(space, p, kompas.Membership{Role: kompas.RoleGuide, ScopeKind: kompas.ScopeSpace})
		by := w.ActorOf(p, space.Slug)
		slug, err := w.App.StartCompass(t.Context(), by, map[string]string{"titel": "Schulden"}, "")
		if err != nil {
			t.Fatal(err)
		}
		add := func(by app.Actor, slug, code string) error {
			_, err := w.App.AddPart(t.Context(), by, slug, app.PartMember, map[string]string{"welke-gemeente": code}, "")
			return err
		}
		for _, code := range []string{"GM0308", "GM0342"} {
			if err := add(by, slug, code); err != nil {
				t.Fatal(err)
			}
		}
		for name, code := range map[string]string{"twice": "GM0308", "no municipality": "WK030800", "nowhere": "GM9999", "nothing": ""} {
			if err := add(by, slug, code); !fault.Is(err, fault.Invalid) {
				t.Errorf("%s: %v", name, err)
			}
		}
		page, err := w.App.MembersPage(t.Context(), by, slug, "")
		if err != nil || len(page.Members.Lines) != 2 || len(page.Rows) == 0 {
			t.Fatalf("%+v %v", page.Members, err)
		}
		for _, row := range page.Rows {
			if len(row.Figures) != 2 || row.Period == "" {
				t.Errorf("%s: %d figures", row.Indicator.Key, len(row.Figures))
			}
		}
		v, err := w.App.CompassView(t.Context(), by, slug)
		if err != nil || len(v.Members) != 2 || v.Members[0] != "Baarn" {
			t.Errorf("on the page of the compass: %v %v", v.Members, err)
		}
		other := newCompass(t, w, "In een gemeente")
		if err := add(w.Actor(kompas.RolePolicy), other, "GM0308"); !fault.Is(err, fault.NotFound) {
			t.Errorf("in the space of a municipality: %v", err)
		}
		if _, err := w.App.MembersPage(t.Context(), w.Actor(kompas.RolePolicy), other, ""); !fault.Is(err, fault.NotFound) {
			t.Errorf("its page there: %v", err)
		}
	})
}
