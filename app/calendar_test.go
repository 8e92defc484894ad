package app_test

import (
	"maps"
	"testing"
	"time"

	"kompas/app"
	"kompas/fault"
	"kompas/internal/apptest"
	"kompas/kompas"
)

func TestTheCalendarShowsWhatIsToComeInOrderAndNothingThatIsOver(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		by, slug := w.Actor(kompas.RolePolicy), newCompass(t, w, "Ouder worden")
		in := func(days int) string { return w.Clock.Now().AddDate(0, 0, days).Format(time.DateOnly) }
		for name, day := range map[string]string{"verkiezingen": in(40), "cijfers": in(10), "geweest": in(-3)} {
			_, err := w.App.AddPart(t.Context(), by, slug, app.PartOutsideMoment, map[string]string{"wat-komt-er": name, "soort-moment": "anders", "wanneer-komt-het": day}, "")
			if err != nil {
				t.Fatal(err)
			}
		}
		if _, err := w.App.PlanConversation(t.Context(), by, slug, map[string]string{"datum": in(20), "titel": "Samen kijken"}, ""); err != nil {
			t.Fatal(err)
		}
		page, err := w.App.Calendar(t.Context(), by, slug)
		if err != nil || len(page.Moments.Lines) != 3 || len(page.Agenda) != 3 {
			t.Fatalf("%+v %v", page.Agenda, err)
		}
		if page.Agenda[0].Text != "cijfers" || page.Agenda[1].Session.Title != "Samen kijken" || page.Agenda[2].Text != "verkiezingen" {
			t.Errorf("in this order: %+v", page.Agenda)
		}
	})
}

func TestTheGroupSaysYesOrNoToWhatExpertsBringBack(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		by, slug := w.Actor(kompas.RolePolicy), newCompass(t, w, "Ouder worden")
		if _, err := w.App.StartResult(t.Context(), by, slug, map[string]string{"resultaat": "ouderen elkaar kennen"}, ""); err != nil {
			t.Fatal(err)
		}
		page, err := w.App.ExpertPage(t.Context(), by, slug)
		if err != nil || len(page.Results) != 1 || !page.Returns.MayAdd {
			t.Fatalf("%+v %v", page, err)
		}
		form := map[string]string{"welk-resultaat": string(page.Results[0].ID), "wie-werkt-uit": "De analist", "groep-zegt": "nog_niet"}
		add := func(by app.Actor, more map[string]string) error {
			all := maps.Clone(form)
			maps.Copy(all, more)
			_, err := w.App.AddPart(t.Context(), by, slug, app.PartExpertReturn, all, "")
			return err
		}
		if err := add(by, nil); err != nil {
			t.Fatal(err)
		}
		if err := add(by, map[string]string{"groep-zegt": "ja", "terug-op": "2026-02-01", "besproken-op": "2026-02-09"}); err != nil {
			t.Errorf("yes to what came back: %v", err)
		}
		for field, wrong := range map[string]map[string]string{
			"terug-op":       {"groep-zegt": "ja", "besproken-op": "2026-02-09"},
			"besproken-op":   {"groep-zegt": "ja", "terug-op": "2026-02-01", "besproken-op": "2026-01-09"},
			"waarom-niet":    {"groep-zegt": "nee", "terug-op": "2026-02-01", "besproken-op": "2026-02-09"},
			"welk-resultaat": {"welk-resultaat": "00000000-0000-7000-8000-ffffffffffff"},
		} {
			err := add(by, wrong)
			if !fault.Is(err, fault.Invalid) || fault.As(err).Fields[0].Field != field {
				t.Errorf("%s: %v", field, err)
			}
		}
		if err := add(w.Actor(kompas.RoleCouncil), nil); !fault.Is(err, fault.Forbidden) && !fault.Is(err, fault.NotFound) {
			t.Errorf("a member of the council answers for the group: %v", err)
		}
	})
}

func TestTheCalendarShowsTheActionsThatStepSixLists(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		x := toReview(t, w)
		review := x.start()
		x.walkTo(review, kompas.PhaseImprove)
		_, err := w.App.AddAction(t.Context(), x.guide, x.slug, review, map[string]string{"actie": "Een belbus", "waarbij": "stap3", "wie": "Gemeente Baarn", "wanneer": "2026-12-01"}, "")
		x.ok(err)
		for _, role := range []kompas.Role{kompas.RoleProvider, kompas.RoleAnalyst, kompas.RolePurchaser, kompas.RolePolicy, kompas.RoleClerk} {
			listed, err := w.App.Reviews(t.Context(), w.Actor(role), x.slug)
			x.ok(err)
			page, err := w.App.Calendar(t.Context(), w.Actor(role), x.slug)
			x.ok(err)
			n := 0
			for _, l := range page.Agenda {
				if l.Kind == kompas.AgendaAction {
					n++
				}
			}
			if n != len(listed.Actions) || n != 1 {
				t.Errorf("%s: %d in the calendar, %d in step 6", role, n, len(listed.Actions))
			}
		}
		if _, err := w.App.Calendar(t.Context(), w.Actor(kompas.RoleCouncil), x.slug); err == nil {
			t.Error("the council reads the calendar")
		}
	})
}
