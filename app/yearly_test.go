package app_test

import (
	"testing"

	"kompas/app"
	"kompas/fault"
	"kompas/internal/apptest"
	"kompas/kompas"
)

func TestTheYearlyQuestionIsAnsweredByEachOnceAndLeadsToTheImprovementCycle(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		d, ctx := withDepth(t, w), t.Context()
		answer := []string{"nog-juist", "deels", "namens", "De bewoners"}
		outcome := []string{"uitkomst", "Meer op zondag", "waarbij", "stap3"}
		if _, err := d.try(d.policy, app.PartYearOutcome, outcome...); !refusedAt(err, "uitkomst", "jaarvraag_eerst_antwoorden") {
			t.Errorf("an outcome of no answers: %v", err)
		}
		mine := d.add(d.provider, app.PartYearAnswer, answer...)
		if _, err := d.try(d.provider, app.PartYearAnswer, answer...); !refusedAt(err, "nog-juist", "jaarvraag_al_beantwoord") {
			t.Errorf("twice in a year: %v", err)
		}
		if err := d.edit(d.policy, app.PartYearAnswer, mine, "nog-juist", "ja"); !fault.Is(err, fault.Forbidden) {
			t.Errorf("somebody changes the answer of another: %v", err)
		}
		for who, by := range map[string]app.Actor{"the council": w.Actor(kompas.RoleCouncil), "the clerk": w.Actor(kompas.RoleClerk), "the manager": w.Actor(kompas.RoleManager)} {
			if _, err := d.try(by, app.PartYearAnswer, answer...); !fault.Is(err, fault.Forbidden) && !fault.Is(err, fault.NotFound) {
				t.Errorf("%s answers: %v", who, err)
			}
		}
		if _, err := d.try(d.provider, app.PartYearOutcome, outcome...); !fault.Is(err, fault.Forbidden) {
			t.Errorf("a provider decides for all: %v", err)
		}
		d.add(d.policy, app.PartYearOutcome, outcome...)
		if _, err := d.try(d.policy, app.PartYearOutcome, outcome...); !refusedAt(err, "uitkomst", "staat_er_al") {
			t.Errorf("two outcomes of a year: %v", err)
		}
		v, err := w.App.Reviews(ctx, d.other, d.slug)
		if err != nil || v.Yearly.Due || v.Yearly.Last == nil || v.Yearly.Last.Text != "Meer op zondag" {
			t.Errorf("step 6 says %+v, %v", v.Yearly, err)
		}
	})
}

func TestTheYearlyQuestionComesUpAfterAYear(t *testing.T) {
	for last, want := range map[string]bool{"2025-11-28": true, "2025-11-29": false, "2026-01-01": false, "2020-01-01": true, "": false} {
		if got := kompas.YearlyDue(last, "2026-11-28"); got != want {
			t.Errorf("after %s: %v", last, got)
		}
	}
}

func TestTheAmountOfMoneyIsReadByWhoMayAndTheEffectByEverybody(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		d, ctx := withDepth(t, w), t.Context()
		purchaser := w.Actor(kompas.RolePurchaser)
		fields := []string{"activiteit", theirs, "soort-geld", "inkoop", "bedrag", "12000", "werking", "hindert", "hoe-werkt-het", "Onze eigen regel."}
		for who, by := range map[string]app.Actor{"the policy officer": d.policy, "the party itself": d.provider, "the guide": w.Actor(kompas.RoleGuide), "the council": w.Actor(kompas.RoleCouncil)} {
			if _, err := d.try(by, app.PartFunding, fields...); !fault.Is(err, fault.Forbidden) && !fault.Is(err, fault.NotFound) {
				t.Errorf("%s agrees on money: %v", who, err)
			}
		}
		if _, err := d.try(purchaser, app.PartFunding, append(fields, "geld-vanaf", "2026-02-01", "geld-tot", "2026-01-01")...); !refusedAt(err, "geld-tot", "eind_voor_begin") {
			t.Errorf("over before it begins: %v", err)
		}
		d.add(purchaser, app.PartFunding, fields...)
		for who, x := range map[string]struct {
			by   app.Actor
			sees bool
		}{"the policy officer": {d.policy, true}, "the party itself": {d.provider, true}, "another provider": {d.other, false}, "the guide": {w.Actor(kompas.RoleGuide), false}} {
			p, err := w.App.FundingPage(ctx, x.by, d.slug, theirs)
			if err != nil || p.SeesAmounts != x.sees || (len(p.Funding.Lines) == 1) != x.sees || (len(p.Effects) == 1) == x.sees {
				t.Errorf("%s: %v, amounts %v, lines %d, effects %d", who, err, p.SeesAmounts, len(p.Funding.Lines), len(p.Effects))
			}
		}
		changes, err := w.App.Changes(ctx, d.other, app.ChangesQuery{})
		if err != nil {
			t.Fatal(err)
		}
		for _, l := range changes.Lines {
			if l.ObjectKind == string(app.PartFunding) {
				t.Errorf("another provider reads in the history: %+v", l)
			}
		}
		circumstance := []string{"activiteit", theirs, "helpt-of-hindert", "hindert", "omstandigheid", "Er moet een vergunning komen", "door-gemeente", "ja"}
		if _, err := d.try(d.other, app.PartCircumstance, circumstance...); !fault.Is(err, fault.Forbidden) {
			t.Errorf("another provider writes under which circumstances: %v", err)
		}
		d.add(d.provider, app.PartCircumstance, circumstance...)
		if p, err := w.App.FundingPage(ctx, d.other, d.slug, theirs); err != nil || len(p.Circumstances.Lines) != 1 || !p.Circumstances.Lines[0].Part.ByMunicipality {
			t.Errorf("another provider reads the circumstances: %+v %v", p.Circumstances, err)
		}
	})
}

func TestAnIssueHasCausesOfSeveralPerspectives(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		d := withDepth(t, w)
		if _, err := d.try(d.policy, app.PartIssueCause, "oorzaak", "Schaamte"); !refusedAt(err, "perspectief", "geen_keuze") {
			t.Errorf("a cause that nobody named: %v", err)
		}
		if _, err := d.try(w.Actor(kompas.RoleClerk), app.PartIssueCause, "oorzaak", "Schaamte", "perspectief", "inwoner"); !fault.Is(err, fault.Forbidden) {
			t.Errorf("the clerk: %v", err)
		}
		d.add(d.policy, app.PartIssueCause, "oorzaak", "Schaamte", "werkt-door", "Mensen vragen laat om hulp", "perspectief", "inwoner")
		d.add(d.other, app.PartIssueCause, "oorzaak", "Wachtlijsten", "perspectief", "aanbieder")
		if p, err := w.App.LinksPage(t.Context(), d.provider, d.slug); err != nil || len(p.Causes.Lines) != 2 {
			t.Errorf("%+v %v", p.Causes, err)
		}
	})
}
