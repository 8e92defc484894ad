package app_test

import (
	"testing"

	"kompas/app"
	"kompas/internal/apptest"
	"kompas/kompas"
	"kompas/session"
	"kompas/store"
)

func (p *past) mine(role kompas.Role) app.MyActivities {
	p.t.Helper()
	m, err := p.App.MyActivities(p.t.Context(), p.Actor(role))
	if err != nil {
		p.t.Fatalf("%s: %v", role, err)
	}
	return m
}

func TestAPartySeesItsOwnActivitiesAndWhatIsAskedAboutThem(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		p := withPast(t, w)
		p.write(func(tx *store.Tx) error {
			for i, c := range []kompas.Compass{p.near, p.far} {
				if err := tx.InsertSession(session.Session{ID: tx.NewID(), CompassID: string(c.ID), Title: c.Title, HeldOn: "2026-05-0" + string(rune('1'+i)), Status: session.Planned, CreatedBy: "x"}); err != nil {
					return err
				}
			}
			return nil
		})
		m := p.mine(kompas.RoleProvider)
		if len(m.Organisations) != 1 || m.Organisations[0] != "Stichting Buurtkracht" || len(m.Activities) != 1 || m.Activities[0].Name != "Koffie" {
			t.Fatalf("got %v %+v", m.Organisations, m.Activities)
		}
		if x := m.Activities[0]; x.Open != 3 || !x.Unmeasured || !x.MayAnswer || !x.MayMeasure || !x.Asked() || x.Compass.ID != p.near.ID {
			t.Errorf("what is asked: %+v", x)
		}
		if len(m.Sessions) != 1 || m.Sessions[0].CompassTitle != "Rondkomen" {
			t.Errorf("conversations: %+v", m.Sessions)
		}
		if x := p.mine(kompas.RoleProfessional).Activities[0]; x.MayMeasure {
			t.Error("a professional is asked for figures that only the coordinator fills in")
		}
		if m := p.mine(kompas.RolePolicy); len(m.Activities) != 0 || len(m.Organisations) != 0 {
			t.Errorf("a policy officer carries out: %+v", m.Activities)
		}
		if _, err := p.App.MyActivities(t.Context(), p.Actor(kompas.RolePrivacy)); err == nil {
			t.Error("somebody who reads no compass reads activities")
		}
	})
}

func TestWhatWasAnsweredIsAskedNoMore(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		p := withPast(t, w)
		provider := p.Actor(kompas.RoleProvider)
		for _, e := range kompas.QualityElements() {
			_, err := p.App.AnswerQuality(t.Context(), provider, p.near.Slug, "koffie", e, app.Edit{Version: 1, Changes: []app.Change{{Field: "toelichting", Value: "Goed"}, {Field: "staat", Value: "op_orde"}}})
			if err != nil {
				t.Fatal(err)
			}
		}
		err := p.App.AddOutcome(t.Context(), provider, p.near.Slug, "koffie", map[string]string{"soort-vraag": "baat", "periode": "2025", "bereikt": "40", "antwoorden": "30", "positief": "24", "wie-oordeelde": "inwoner"}, "")
		if err != nil {
			t.Fatal(err)
		}
		x := p.mine(kompas.RoleProvider).Activities[0]
		if x.Open != 0 || !x.Unmeasured || !x.HasOutcome {
			t.Errorf("a figure of last year counts for this cycle: %+v", x)
		}
		step := func() kompas.StepState {
			f, err := p.App.CompassFrame(t.Context(), provider, p.near.Slug)
			if err != nil {
				t.Fatal(err)
			}
			return f.States[kompas.StepOutcome-1]
		}
		if s := step(); s.Status != kompas.StepBusy || s.Fact != "stap5_eerder" {
			t.Errorf("a step with figures of an earlier cycle: %+v", s)
		}
		p.write(func(tx *store.Tx) error {
			x, err := tx.ActivityBySlug(p.near.ID, "koffie", false)
			if err != nil {
				return err
			}
			n, k := 30, 24
			return tx.InsertOutcome(kompas.ProvisionOutcome{ID: kompas.OutcomeID(tx.NewID()), ActivityID: x.ID, Kind: "baat", Period: "2026", Measured: &n, Positive: &k, Rater: "inwoner"})
		})
		if x := p.mine(kompas.RoleProvider).Activities[0]; x.Unmeasured || x.Asked() {
			t.Errorf("still asked: %+v", x)
		}
		if s := step(); s.Fact != "stap5_deel" {
			t.Errorf("a step that was measured in this cycle: %+v", s)
		}
	})
}

func TestAnActivityThatStoppedAsksNothing(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		p := withPast(t, w)
		p.write(func(tx *store.Tx) error {
			x, err := tx.ActivityBySlug(p.near.ID, "koffie", false)
			x.Status = "gestopt"
			if err != nil {
				return err
			}
			return tx.UpdateActivity(&x)
		})
		if x := p.mine(kompas.RoleProvider).Activities[0]; x.Asked() || len(x.Quality) != 0 {
			t.Errorf("got %+v", x)
		}
		if err := p.App.ArchiveCompass(t.Context(), p.Actor(kompas.RoleGuide), p.near.Slug); err != nil {
			t.Fatal(err)
		}
		if m := p.mine(kompas.RoleProvider); len(m.Activities) != 0 {
			t.Error("a compass in the archive still asks")
		}
	})
}
