package app_test

import (
	"strings"
	"testing"

	"kompas/app"
	"kompas/fault"
	"kompas/internal/apptest"
	"kompas/kompas"
	"kompas/measure"
	"kompas/store"
)

// reviewed is a compass with all that a review asks for.
type reviewed struct {
	*apptest.World
	t         *testing.T
	slug      string
	guide     app.Actor
	compass   kompas.Compass
	residents kompas.StakeholderSeat
	provider  kompas.StakeholderSeat
	indicator string
	story     kompas.StoryID
	claim     kompas.ClaimID
	outcome   kompas.OutcomeID
}

func (x *reviewed) ok(err error) {
	x.t.Helper()
	if err != nil {
		x.t.Fatal(err)
	}
}

// refused says that something is held back with this code.
func (x *reviewed) refused(what string, err error, code string) {
	x.t.Helper()
	if !fault.HasCode(err, code) {
		x.t.Errorf("%s: got %v, want %s", what, err, code)
	}
}

func toReview(t *testing.T, w *apptest.World) *reviewed {
	t.Helper()
	x := &reviewed{World: w, t: t, guide: w.Actor(kompas.RoleGuide)}
	ctx := t.Context()
	var err error
	x.slug, err = w.App.StartCompass(ctx, x.guide, map[string]string{"titel": "Minder eenzaamheid"}, "")
	x.ok(err)
	x.compass, err = w.App.Compass(ctx, x.guide, x.slug)
	x.ok(err)
	officer := w.Actor(kompas.RolePolicy)
	address, err := w.App.StartResult(ctx, officer, x.slug, map[string]string{"resultaat": "minder 75-plussers zich eenzaam voelen", "horizon": "4"}, "")
	x.ok(err)
	x.indicator, err = w.App.AddIndicator(ctx, officer, x.slug, address, map[string]string{"indicator": "Inwoners die zich eenzaam voelen", "aard": "beleving",
		"eenheid": "procent", "richting": "omlaag", "grondslag": "steekproef", "bron": "Bewonersonderzoek"}, "")
	x.ok(err)
	for _, m := range [][2]string{{"2024", "300"}, {"2025", "250"}} {
		x.ok(w.App.Measure(ctx, officer, x.slug, address, x.indicator, map[string]string{"periode": m[0], "k": m[1], "n": "600"}, ""))
	}
	_, err = w.App.SetTarget(ctx, officer, x.slug, address, x.indicator, app.Edit{Changes: []app.Change{{Field: "beginmeting", Value: "2024"},
		{Field: "doel-soort", Value: "decrease_to"}, {Field: "doel", Value: "20"}, {Field: "doel-periode", Value: "2029"}}})
	x.ok(err)
	x.store()
	return x
}

// store puts seats, a story, an activity with its claim and an outcome in place.
func (x *reviewed) store() {
	seat := func(name string, p kompas.Perspective, o kompas.OrganisationID) kompas.StakeholderSeat {
		return kompas.StakeholderSeat{ID: kompas.SeatID(x.Kit.NewID()), CompassID: x.compass.ID, Name: name, Perspective: p, OrganisationID: o, JoinedOn: "2026-01-01", Version: 1}
	}
	x.residents = seat("Bewonersgroep", kompas.PerspectiveResident, "")
	x.provider = seat("Buurtkracht", kompas.PerspectiveProvider, x.Organisation.ID)
	ten, seven := 40, 30
	x.ok(x.Store.Tenant(x.Space.ID).Update(x.t.Context(), func(tx *store.Tx) error {
		results, err := tx.Results(x.compass.ID)
		if err != nil {
			return err
		}
		activity := kompas.Activity{ID: kompas.ActivityID(tx.NewID()), CompassID: x.compass.ID, Slug: "koffie", Name: "Koffie", Formality: "formeel", Novelty: "bestaand", Status: "loopt"}
		x.story, x.claim, x.outcome = kompas.StoryID(tx.NewID()), kompas.ClaimID(tx.NewID()), kompas.OutcomeID(tx.NewID())
		for _, insert := range []func() error{
			func() error { return tx.InsertSeat(x.residents) },
			func() error { return tx.InsertSeat(x.provider) },
			func() error {
				return tx.InsertStory(measure.Story{ID: x.story, CompassID: x.compass.ID, ResultID: results[0].ID, Text: "Sinds de koffie ken ik de straat", Perspective: "inwoner",
					ToldOn: "2026-02-01", ConsentSession: true, State: measure.StoryReleased})
			},
			func() error { return tx.InsertActivity(activity) },
			func() error {
				return tx.InsertContribution(kompas.Contribution{ID: tx.NewID(), ActivityID: activity.ID, OrganisationID: x.Organisation.ID, Role: "uitvoerder"})
			},
			func() error {
				return tx.InsertClaim(kompas.ChangeClaim{ID: x.claim, ActivityID: activity.ID, ResultID: results[0].ID, If: "iemand meegaat", Then: "durven mensen"})
			},
			func() error {
				return tx.InsertOutcome(kompas.ProvisionOutcome{ID: x.outcome, ActivityID: activity.ID, Kind: "baat", Period: "2025", Measured: &ten, Positive: &seven, Rater: "inwoner"})
			},
		} {
			if err := insert(); err != nil {
				return err
			}
		}
		return nil
	}))
}

// form is all that a review on the result asks for.
func (x *reviewed) form(change ...string) map[string]string {
	form := map[string]string{"onderwerp": "resultaat-1", "gesprek": "nieuw", "datum": "2026-02-26", "plaats": "Buurthuis",
		app.AttendanceField(x.residents.ID): "3", app.AttendanceField(x.provider.ID): "1",
		app.EvidenceField(x.indicator): "ja", app.EvidenceField(string(x.story)): "ja"}
	for i := 0; i+1 < len(change); i += 2 {
		form[change[i]] = change[i+1]
	}
	return form
}

func (x *reviewed) start(change ...string) string {
	x.t.Helper()
	review, err := x.App.StartReview(x.t.Context(), x.guide, x.slug, x.form(change...), "")
	x.ok(err)
	return review
}

func (x *reviewed) page(review string, phase kompas.Phase) app.ReviewPage {
	x.t.Helper()
	p, err := x.App.ReviewPage(x.t.Context(), x.guide, x.slug, review, phase)
	x.ok(err)
	return p
}

func changes(fields ...string) app.Edit {
	var e app.Edit
	for i := 0; i+1 < len(fields); i += 2 {
		e.Changes = append(e.Changes, app.Change{Field: fields[i], Value: fields[i+1]})
	}
	return e
}

func (x *reviewed) next(review string, from kompas.Phase) error {
	return x.App.NextPhase(x.t.Context(), x.guide, x.slug, review, from, "")
}

func TestAReviewGoesFromRecognisingToActionsThroughEveryGate(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		x := toReview(t, w)
		ctx, review := t.Context(), x.start()
		if review != "2026-02-26" {
			t.Fatalf("its address is %q", review)
		}
		by := w.Actor(kompas.RoleProfessional)

		x.refused("nobody was heard", x.next(review, kompas.PhaseRecognise), "fase_niet_iedereen_gehoord")
		_, err := w.App.Recognise(ctx, by, x.slug, review, x.provider.ID, changes("herkend-A", "herken_ik", "toelichting-A", "Dat zien wij ook"))
		x.ok(err)
		x.refused("one of two was heard", x.next(review, kompas.PhaseRecognise), "fase_niet_iedereen_gehoord")
		_, err = w.App.Recognise(ctx, x.guide, x.slug, review, x.residents.ID, changes("herkend-B", "weet_niet"))
		x.ok(err)
		x.ok(x.next(review, kompas.PhaseRecognise))

		x.refused("a claim is open", x.next(review, kompas.PhaseExplain), "fase_als_dan_zonder_antwoord")
		x.ok(w.App.AddExplanation(ctx, by, x.slug, review, map[string]string{"toelichting": "Er rijdt geen bus", "stoel": string(x.residents.ID), "over-B": "ja", "over-A": "ja"}, ""))
		_, err = w.App.AnswerClaim(ctx, by, x.slug, review, x.claim, changes("klopt", "onbekend"))
		x.ok(err)
		x.ok(x.next(review, kompas.PhaseExplain))

		x.refused("nothing stays", x.next(review, kompas.PhaseJudge), "fase_behouden_leeg")
		x.ok(w.App.ConfirmNothing(ctx, x.guide, x.slug, review, app.NothingStays, true))
		x.refused("nothing to do better", x.next(review, kompas.PhaseJudge), "fase_beter_leeg")
		x.ok(w.App.AddJudgement(ctx, by, x.slug, review, map[string]string{"oordeel": "moet_beter", "waardering": "Het vervoer"}, ""))
		x.refused("nothing, and yet something", w.App.ConfirmNothing(ctx, x.guide, x.slug, review, app.NothingBetter, true), "lijst_niet_leeg")
		x.ok(x.next(review, kompas.PhaseJudge))

		x.refused("no action", x.next(review, kompas.PhaseImprove), "fase_geen_actie")
		_, err = w.App.AddAction(ctx, by, x.slug, review, map[string]string{"actie": "Een belbus", "wie": "Buurtkracht"}, "")
		x.refused("no step", err, "KC-606")
		_, err = w.App.AddAction(ctx, by, x.slug, review, map[string]string{"actie": "Een belbus", "waarbij": "stap3", "wie": "Buurtkracht", "wanneer": "2026-05-01"}, "")
		x.ok(err)
		x.ok(x.next(review, kompas.PhaseImprove))

		p := x.page(review, "")
		if p.Review.Phase != kompas.PhaseFinished || p.Review.FinishedAt.IsZero() || len(p.Actions) != 1 || p.Session.Status != "afgerond" {
			t.Errorf("it is not finished: %+v", p.Review)
		}
		if got := p.Explanations(); len(got) != 1 || got[0].Evidence != "AB" || got[0].Perspective != "inwoner" {
			t.Errorf("the explanation: %+v", got)
		}
		if s := p.States[kompas.StepImprove-1]; s.Status != kompas.StepCurrent {
			t.Errorf("step 6 is %s", s.Status)
		}
		x.refused("a finished review goes nowhere", x.next(review, kompas.PhaseImprove), "verbetergesprek_afgerond")
	})
}

func TestJudgingTooEarlyIsRefusedAndWhatIsOverIsOnlyRead(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		x := toReview(t, w)
		ctx, review := t.Context(), x.start()
		x.refused("a judgement", w.App.AddJudgement(ctx, x.guide, x.slug, review, map[string]string{"oordeel": "behouden", "waardering": "De koffie"}, ""), "KC-602")
		x.refused("an empty list", w.App.ConfirmNothing(ctx, x.guide, x.slug, review, app.NothingStays, true), "KC-602")
		x.refused("an explanation", w.App.AddExplanation(ctx, x.guide, x.slug, review, map[string]string{"toelichting": "x"}, ""), "KC-602")
		_, err := w.App.AddAction(ctx, x.guide, x.slug, review, map[string]string{}, "")
		x.refused("an action", err, "KC-602")
		x.refused("a later phase", x.next(review, kompas.PhaseJudge), "KC-602")
		_, err = w.App.ReviewPage(ctx, x.guide, x.slug, review, kompas.PhaseJudge)
		x.refused("looking at a later phase", err, "KC-602")

		for _, z := range []kompas.SeatID{x.residents.ID, x.provider.ID} {
			_, err := w.App.Recognise(ctx, x.guide, x.slug, review, z, changes("herkend-A", "herken_ik"))
			x.ok(err)
		}
		x.ok(x.next(review, kompas.PhaseRecognise))
		x.refused("twice the same step", x.next(review, kompas.PhaseRecognise), "fase_voorbij")
		_, err = w.App.Recognise(ctx, x.guide, x.slug, review, x.provider.ID, changes("herkend-A", "weet_niet"))
		x.refused("recognising afterwards", err, "fase_voorbij")
		if p := x.page(review, kompas.PhaseRecognise); p.MaySpeak || p.MayLead || len(p.Table.Statements) != 2 {
			t.Errorf("reading back: may speak %v, lead %v", p.MaySpeak, p.MayLead)
		}
	})
}

func TestNothingOnTheTableJudgesBeforePartnersDo(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		x := toReview(t, w)
		review := x.start()
		first := func(phase kompas.Phase) *app.IndicatorView { return x.page(review, phase).Evidence[0].Indicator }
		if v := first(""); v.HasGoal || v.Status != "" || v.Problem != "" || v.Link.TargetValue != nil || v.Baseline.Present() || len(v.Peers.Median) > 0 || v.Measured() != 2 {
			t.Errorf("while recognising: %+v", v)
		}
		x.walkTo(review, kompas.PhaseJudge)
		if v := first(""); !v.HasGoal || v.Status == "" {
			t.Errorf("while judging: goal %v, status %q", v.HasGoal, v.Status)
		}
		if v := first(kompas.PhaseExplain); v.HasGoal || v.Status != "" {
			t.Errorf("reading back: goal %v, status %q", v.HasGoal, v.Status)
		}
	})
}

// walkTo takes a review to a phase in the shortest way.
func (x *reviewed) walkTo(review string, phase kompas.Phase) {
	x.t.Helper()
	ctx := x.t.Context()
	for {
		at := x.page(review, "").Review.Phase
		if at == phase {
			return
		}
		switch at {
		case kompas.PhaseRecognise:
			for _, z := range []kompas.SeatID{x.residents.ID, x.provider.ID} {
				_, err := x.App.Recognise(ctx, x.guide, x.slug, review, z, changes("herkend-A", "herken_ik"))
				x.ok(err)
			}
		case kompas.PhaseExplain:
			_, err := x.App.AnswerClaim(ctx, x.guide, x.slug, review, x.claim, changes("klopt", "deels"))
			x.ok(err)
		case kompas.PhaseJudge:
			x.ok(x.App.ConfirmNothing(ctx, x.guide, x.slug, review, app.NothingStays, true))
			x.ok(x.App.ConfirmNothing(ctx, x.guide, x.slug, review, app.NothingBetter, true))
		case kompas.PhaseImprove:
			x.ok(x.App.ConfirmNothing(ctx, x.guide, x.slug, review, app.NothingChanges, true))
		}
		x.ok(x.next(review, at))
	}
}

func TestAReviewBeginsOnlyWithSomethingToLookAtAndSomebodyThere(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		x := toReview(t, w)
		for name, c := range map[string]struct {
			change []string
			code   string
		}{
			"no subject":            {[]string{"onderwerp", ""}, "verbetergesprek_kies_onderwerp"},
			"no figure":             {[]string{app.EvidenceField(x.indicator), ""}, "verbetergesprek_zonder_cijfer"},
			"no conversation":       {[]string{"gesprek", ""}, "verbetergesprek_kies_gesprek"},
			"an unknown one":        {[]string{"gesprek", "elders"}, "verbetergesprek_kies_gesprek"},
			"no day":                {[]string{"datum", ""}, "verplicht"},
			"a day to come":         {[]string{"datum", "2026-03-03"}, "gesprek_nog_niet_geweest"},
			"nobody there":          {[]string{app.AttendanceField(x.residents.ID), "", app.AttendanceField(x.provider.ID), "0"}, "verbetergesprek_niemand_aanwezig"},
			"an activity, no story": {[]string{"onderwerp", "activiteit-koffie", app.EvidenceField(string(x.outcome)), "ja", app.EvidenceField(string(x.story)), ""}, "verbetergesprek_zonder_verhaal"},
		} {
			_, err := w.App.StartReview(t.Context(), x.guide, x.slug, x.form(c.change...), "")
			x.refused(name, err, c.code)
		}
		if v, err := w.App.Reviews(t.Context(), x.guide, x.slug); err != nil || len(v.Reviews) != 0 {
			t.Errorf("something was stored: %v %v", v.Reviews, err)
		}
		if list, err := w.App.Conversations(t.Context(), x.guide); err != nil || len(list.Planned)+len(list.Held) != 0 {
			t.Errorf("a conversation was stored: %v %v", list, err)
		}
		first, second := x.start(), x.start()
		if first != "2026-02-26" || second != "2026-02-26-2" {
			t.Errorf("two on one day: %q and %q", first, second)
		}
	})
}

func TestWhoTakesPartInAReview(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		x := toReview(t, w)
		ctx, review := t.Context(), x.start()
		for _, role := range []kompas.Role{kompas.RoleProvider, kompas.RoleProfessional, kompas.RoleVolunteer, kompas.RoleAnalyst} {
			by := w.Actor(role)
			if _, err := w.App.Recognise(ctx, by, x.slug, review, x.provider.ID, changes("toelichting-A", "Gezien door "+string(role))); err != nil {
				t.Errorf("%s takes part: %v", role, err)
			}
			if _, err := w.App.StartReview(ctx, by, x.slug, x.form(), ""); !fault.Is(err, fault.Forbidden) {
				t.Errorf("%s starts one: %v", role, err)
			}
			if err := w.App.NextPhase(ctx, by, x.slug, review, kompas.PhaseRecognise, ""); !fault.Is(err, fault.Forbidden) {
				t.Errorf("%s goes on: %v", role, err)
			}
		}
		for _, role := range []kompas.Role{kompas.RoleCouncil, kompas.RoleManager, kompas.RoleExecutive, kompas.RoleClerk} {
			if _, err := w.App.ReviewPage(ctx, w.Actor(role), x.slug, review, ""); !fault.Is(err, fault.Forbidden) {
				t.Errorf("%s reads it: %v", role, err)
			}
		}
		if _, err := w.App.ReviewPage(ctx, w.Actor(kompas.RolePrivacy), x.slug, review, ""); !fault.Is(err, fault.NotFound) {
			t.Errorf("who does not see the compass: %v", err)
		}
		if _, err := w.App.StartReview(ctx, w.Actor(kompas.RolePolicy), x.slug, x.form(), ""); err != nil {
			t.Errorf("the policy officer starts one: %v", err)
		}
	})
}

func TestAProviderNotesOnlyItsOwnActions(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		x := toReview(t, w)
		ctx, review, provider := t.Context(), x.start(), w.Actor(kompas.RoleProvider)
		x.walkTo(review, kompas.PhaseImprove)
		of := func(who string) map[string]string {
			return map[string]string{"actie": "Een belbus", "waarbij": "stap3", "wie": who, "wanneer": "2026-02-27"}
		}
		_, err := w.App.AddAction(ctx, provider, x.slug, review, of("Gemeente Baarn"), "")
		x.refused("somebody else's", err, "actie_alleen_eigen")
		own, err := w.App.AddAction(ctx, provider, x.slug, review, of("stichting buurtkracht"), "")
		x.ok(err)
		other, err := w.App.AddAction(ctx, x.guide, x.slug, review, of("Gemeente Baarn"), "")
		x.ok(err)
		x.ok(w.App.MoveAction(ctx, provider, x.slug, own, "bezig"))
		if err := w.App.MoveAction(ctx, provider, x.slug, other, "bezig"); !fault.Is(err, fault.Forbidden) {
			t.Errorf("a provider moves the municipality's action: %v", err)
		}
		if err := w.App.MoveAction(ctx, w.Actor(kompas.RoleProfessional), x.slug, own, "gedaan"); !fault.Is(err, fault.Forbidden) {
			t.Errorf("who only proposes moves an action: %v", err)
		}
	})
}

func TestAnActionGoesForwardAndItsEffectIsWrittenDown(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		x := toReview(t, w)
		ctx, review := t.Context(), x.start()
		x.walkTo(review, kompas.PhaseImprove)
		id, err := w.App.AddAction(ctx, x.guide, x.slug, review, map[string]string{"actie": "Een belbus", "waarbij": "stap3", "wie": "Karin", "wanneer": "2026-02-27"}, "")
		x.ok(err)
		if p, err := w.App.ActionPage(ctx, x.guide, x.slug, id); err != nil || !p.Action.Overdue || p.States[kompas.StepImprove-1].Fact != "stap6_te_laat" {
			t.Errorf("it is not overdue: %+v %v", p.Action, err)
		}
		move := func(next kompas.ActionStatus) error { return w.App.MoveAction(ctx, x.guide, x.slug, id, next) }
		for _, wrong := range []kompas.ActionStatus{"gedaan", "effect_bekeken", "open", "klaar"} {
			x.refused("from open to "+string(wrong), move(wrong), "actie_stap_niet")
		}
		x.ok(move("bezig"))
		x.refused("back to open", move("open"), "actie_stap_niet")
		x.ok(move("gedaan"))
		x.refused("no effect written down", move("effect_bekeken"), "effect_eerst_opschrijven")
		_, err = w.App.EditAction(ctx, x.guide, x.slug, id, changes("effect", "Meer mensen komen"))
		x.ok(err)
		x.ok(move("effect_bekeken"))
		x.refused("dropping it afterwards", move("vervallen"), "actie_afgesloten")
		_, err = w.App.EditAction(ctx, x.guide, x.slug, id, changes("effect", "Toch niet"))
		x.refused("writing afterwards", err, "actie_afgesloten")
		if _, err := w.App.ActionPage(ctx, x.guide, x.slug, "elders"); !fault.Is(err, fault.NotFound) {
			t.Errorf("an unknown action: %v", err)
		}
	})
}

func TestADroppedActionIsNoAction(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		x := toReview(t, w)
		ctx, review := t.Context(), x.start()
		x.walkTo(review, kompas.PhaseImprove)
		id, err := w.App.AddAction(ctx, x.guide, x.slug, review, map[string]string{"actie": "Een belbus", "waarbij": "stap3", "wie": "Karin"}, "")
		x.ok(err)
		x.ok(w.App.MoveAction(ctx, x.guide, x.slug, id, "vervallen"))
		x.refused("only a dropped action", x.next(review, kompas.PhaseImprove), "fase_geen_actie")
	})
}

func TestANewCycleBeginsAfterAFinishedReview(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		x := toReview(t, w)
		ctx := t.Context()
		x.refused("without a review", w.App.BeginCycle(ctx, x.guide, x.slug, ""), "ronde_nog_bezig")
		review := x.start()
		x.refused("while it goes on", w.App.BeginCycle(ctx, x.guide, x.slug, ""), "ronde_nog_bezig")
		x.walkTo(review, kompas.PhaseFinished)
		x.ok(w.App.BeginCycle(ctx, x.guide, x.slug, ""))
		v, err := w.App.Reviews(ctx, x.guide, x.slug)
		x.ok(err)
		if v.Cycle.Number != 2 || v.Cycle.StartedOn != "2026-03-02" || v.MayRenew || v.States[kompas.StepImprove-1].Status != kompas.StepNotStarted {
			t.Errorf("got %+v, step 6 %s", v.Cycle, v.States[kompas.StepImprove-1].Status)
		}
		x.refused("twice", w.App.BeginCycle(ctx, x.guide, x.slug, ""), "ronde_nog_bezig")
	})
}

func TestTwoPeopleWhoAnswerForOneSeatBothKeepTheirText(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		x := toReview(t, w)
		ctx, review := t.Context(), x.start()
		_, version := pageSaid(x, review)
		mine := func(field, value string) (app.Edited, error) {
			was := ""
			return w.App.Recognise(ctx, x.guide, x.slug, review, x.provider.ID, app.Edit{Version: version, Changes: []app.Change{{Field: field, Value: value, Was: &was}}})
		}
		_, err := mine("toelichting-A", "Wij zien dit elke dag")
		x.ok(err)
		if _, err = mine("toelichting-B", "Dit ook"); err != nil {
			t.Errorf("another field of an older page: %v", err)
		}
		_, err = mine("toelichting-A", "Wij zien dit nooit")
		if e := fault.As(err); e == nil || e.Clash == nil || e.Clash.Mine != "Wij zien dit nooit" || e.Clash.Theirs != "Wij zien dit elke dag" || e.Clash.By == "" {
			t.Errorf("the same field: %v", err)
		}
		for _, bad := range []string{strings.Repeat("a", 2001), "\x00", "<b>dik</b>"} {
			if _, err := mine("toelichting-B", bad); !fault.Is(err, fault.Invalid) {
				t.Errorf("%.10q: %v", bad, err)
			}
		}
		if _, err := mine("herkend-Z", "herken_ik"); !fault.Is(err, fault.Invalid) {
			t.Errorf("a letter that is not on the table: %v", err)
		}
		if _, err := w.App.Recognise(ctx, x.guide, x.slug, review, "elders", changes("herkend-A", "herken_ik")); !fault.Is(err, fault.NotFound) {
			t.Errorf("a seat that was not there: %v", err)
		}
	})
}

func pageSaid(x *reviewed, review string) (map[string]kompas.ReviewStatement, int64) {
	p := x.page(review, "")
	return p.Said(x.provider)
}

func TestAProviderSeesNoOutcomeOfAnotherOnTheTable(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		x := toReview(t, w)
		other := w.AddOrganisation(w.Space, "Welzijn Baarn", "aanbieder")
		neighbour := w.AddPerson("Nora Naaste")
		w.AddMembership(w.Space, neighbour, kompas.Membership{Role: kompas.RoleProvider, ScopeKind: kompas.ScopeOrganisation, ScopeID: string(other.ID)})
		x.ok(w.Store.Tenant(w.Space.ID).Update(t.Context(), func(tx *store.Tx) error {
			return tx.InsertSeat(kompas.StakeholderSeat{ID: kompas.SeatID(tx.NewID()), CompassID: x.compass.ID, Name: "Welzijn", Perspective: "aanbieder", OrganisationID: other.ID, JoinedOn: "2026-01-01"})
		}))
		x.tellOfTheActivity()
		review := x.start("onderwerp", "activiteit-koffie", app.EvidenceField(string(x.outcome)), "ja", app.EvidenceField("verhaal-koffie"), "ja")
		if own := x.page(review, "").Evidence[0]; own.Outcome == nil || own.Hidden != "" {
			t.Errorf("who leads does not see it: %+v", own)
		}
		p, err := w.App.ReviewPage(t.Context(), w.ActorOf(neighbour, "baarn"), x.slug, review, "")
		x.ok(err)
		if p.Evidence[0].Outcome != nil || p.Evidence[0].Hidden != "bewijs_niet_voor_u" {
			t.Errorf("another provider sees %+v", p.Evidence[0])
		}
	})
}
