package app_test

import (
	"testing"

	"kompas/app"
	"kompas/fault"
	"kompas/internal/apptest"
	"kompas/kompas"
	"kompas/store"
)

// party gives the id of what a party adds to an activity.
func (d depthWorld) party(activity, name string) string {
	d.t.Helper()
	p, err := d.App.ActivityPage(d.t.Context(), d.policy, d.slug, activity)
	if err != nil {
		d.t.Fatal(err)
	}
	for _, c := range p.Contributions {
		if c.Organisation == name {
			return c.ID
		}
	}
	d.t.Fatalf("%s takes no part in %s", name, activity)
	return ""
}

func (d depthWorld) state(by app.Actor, activity, id string, fields ...string) error {
	var e app.Edit
	for i := 0; i+1 < len(fields); i += 2 {
		e.Changes = append(e.Changes, app.Change{Field: fields[i], Value: fields[i+1]})
	}
	_, err := d.App.EditContribution(d.t.Context(), by, d.slug, activity, id, e)
	return err
}

func TestAPartyWritesItselfWhatItAddsAndTheMunicipalityOnlyForWhoHasNobody(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		d := withDepth(t, w)
		own, lone := d.party(theirs, w.Organisation.Name), d.party(nobodys, "Stichting Zonder")
		words := []string{"bijdrage", "Mensen kennen elkaar weer"}
		for who, by := range map[string]app.Actor{"the policy officer": d.policy, "the guide": w.Actor(kompas.RoleGuide), "another provider": d.other,
			"a purchaser": w.Actor(kompas.RolePurchaser), "a professional": w.Actor(kompas.RoleProfessional), "the council": w.Actor(kompas.RoleCouncil)} {
			if err := d.state(by, theirs, own, words...); !fault.Is(err, fault.Forbidden) && !fault.Is(err, fault.NotFound) {
				t.Errorf("%s writes what another adds: %v", who, err)
			}
		}
		for _, err := range []error{d.state(d.provider, theirs, own, words...), d.state(d.policy, nobodys, lone, words...)} {
			if err != nil {
				t.Fatal(err)
			}
		}
		form := func(words string) map[string]string {
			return map[string]string{"organisatie-nieuw": "Thuiszorg", "rol": "ondersteuner", "bijdrage": words}
		}
		if _, err := w.App.AddContribution(t.Context(), d.policy, d.slug, nobodys, form("Zij gaan langs"), ""); !refusedAt(err, "bijdrage", "bijdrage_schrijft_partij") {
			t.Errorf("named with words put in its mouth: %v", err)
		}
		if _, err := w.App.AddContribution(t.Context(), d.policy, d.slug, nobodys, form(""), ""); err != nil {
			t.Errorf("named only: %v", err)
		}
		for field, fields := range map[string][]string{"blijkt-op": {"waaruit-blijkt", "Vier verhalen"}, "waaruit-blijkt": {"blijkt-op", "2026-01-01"}} {
			if err := d.state(d.provider, theirs, own, fields...); !refusedAt(err, field, "verplicht") {
				t.Errorf("half of what shows it, without %s: %v", field, err)
			}
		}
		if err := d.state(d.provider, theirs, own, "waaruit-blijkt", "Vier verhalen", "blijkt-op", "2099-01-01"); !refusedAt(err, "blijkt-op", "dag_in_de_toekomst") {
			t.Errorf("shown in the future: %v", err)
		}
		if err := d.state(d.provider, theirs, lone, words...); !fault.Is(err, fault.NotFound) {
			t.Errorf("a contribution to another activity: %v", err)
		}
	})
}

func TestNobodyIsAppointedBeforePartnersAdoptedTheResult(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		d, ctx := withDepth(t, w), t.Context()
		id := d.party(theirs, w.Organisation.Name)
		appoint := func(by app.Actor) error {
			_, err := w.App.ContributionPage(ctx, by, d.slug, theirs, id)
			if err != nil {
				return err
			}
			return w.App.AppointPartner(ctx, by, d.slug, theirs, id, map[string]string{"wie-besloot": "Het college", "aangewezen-op": "2026-01-05"}, "")
		}
		if err := appoint(d.policy); !fault.HasCode(err, "aanwijzen_na_vaststellen") {
			t.Errorf("for no result: %v", err)
		}
		d.adoptedFor(theirs)
		for who, by := range map[string]app.Actor{"the party itself": d.provider, "the guide": w.Actor(kompas.RoleGuide), "another provider": d.other, "the council": w.Actor(kompas.RoleCouncil)} {
			if err := appoint(by); !fault.Is(err, fault.Forbidden) && !fault.Is(err, fault.NotFound) {
				t.Errorf("%s appoints: %v", who, err)
			}
		}
		if err := w.App.AppointPartner(ctx, d.policy, d.slug, theirs, id, map[string]string{}, ""); !refusedAt(err, "wie-besloot", "verplicht") || !refusedAt(err, "aangewezen-op", "verplicht") {
			t.Errorf("by nobody: %v", err)
		}
		if err := appoint(w.Actor(kompas.RolePurchaser)); err != nil {
			t.Fatal(err)
		}
		if err := appoint(d.policy); !fault.HasCode(err, "al_aangewezen") {
			t.Errorf("twice: %v", err)
		}
		if err := w.App.RemoveContribution(ctx, d.provider, d.slug, theirs, id); !fault.Is(err, fault.Forbidden) {
			t.Errorf("who was appointed takes itself off: %v", err)
		}
		d.goesThroughItsStages(id)
	})
}

// goesThroughItsStages shows a contribution that was agreed, and writes it again.
func (d depthWorld) goesThroughItsStages(id string) {
	d.t.Helper()
	for i, step := range [][]string{{"afgesproken"}, {"aangetoond", "waaruit-blijkt", "Vier verhalen", "blijkt-op", "2026-01-01"},
		{"herzien", "bijdrage", "Mensen eten samen"}, {"aangetoond", "waaruit-blijkt", "Acht verhalen"}} {
		if len(step) > 1 {
			if err := d.state(d.provider, theirs, id, step[1:]...); err != nil {
				d.t.Fatal(err)
			}
		}
		if p, err := d.App.ContributionPage(d.t.Context(), d.other, d.slug, theirs, id); err != nil || string(p.Stage()) != step[0] {
			d.t.Errorf("step %d: %s, want %s (%v)", i, p.Stage(), step[0], err)
		}
	}
}

// adoptedFor makes an activity one for a result that partners adopted together.
func (d depthWorld) adoptedFor(activity string) {
	d.t.Helper()
	ctx := d.t.Context()
	result, err := d.App.StartResult(ctx, d.policy, d.slug, map[string]string{"resultaat": "minder mensen alleen zijn", "horizon": "4", "startjaar": "2026"}, "")
	if err == nil {
		err = d.App.AddClaim(ctx, d.policy, d.slug, activity, map[string]string{"resultaat": result}, "")
	}
	if err == nil {
		err = d.Store.Tenant(d.Space.ID).Update(ctx, func(tx *store.Tx) error {
			_, err := tx.Exec("update result_version set status = 'gezamenlijk_vastgesteld', edition = 1 where tenant_id = $1", tx.Tenant())
			return err
		})
	}
	if err != nil {
		d.t.Fatal(err)
	}
}
