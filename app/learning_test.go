package app_test

import (
	"fmt"
	"strings"
	"testing"

	"kompas/app"
	"kompas/fault"
	"kompas/internal/apptest"
	"kompas/kompas"
	"kompas/store"
)

// secret is in every word that is written in the learning space.
const secret = "geheimpje"

// learned is a review in the learning space of a provider.
type learned struct {
	*reviewed
	coordinator, worker app.Actor
	id                  string
}

func toLearn(t *testing.T, w *apptest.World) *learned {
	t.Helper()
	x := &learned{reviewed: toReview(t, w), coordinator: w.Actor(kompas.RoleProvider), worker: w.Actor(kompas.RoleProfessional)}
	x.tellOfTheActivity()
	var err error
	x.id, err = w.App.StartReview(t.Context(), x.coordinator, x.slug, x.ownForm(), "")
	x.ok(err)
	return x
}

func (x *learned) ownForm() map[string]string {
	return x.form("ronde", app.RoundOwn, "onderwerp", "activiteit-koffie", "plaats", secret, app.EvidenceField(string(x.outcome)), "ja", app.EvidenceField("verhaal-koffie"), "ja")
}

// talkThrough walks the review to its end, with the secret in every word.
func (x *learned) talkThrough() {
	x.t.Helper()
	ctx := x.t.Context()
	for _, z := range []kompas.SeatID{x.residents.ID, x.provider.ID} {
		_, err := x.App.Recognise(ctx, x.worker, x.slug, x.id, z, autosaved("herkend-A", "herken_ik", "toelichting-A", secret+" herkend"))
		x.ok(err)
	}
	next := func(from kompas.Phase) { x.ok(x.App.NextPhase(ctx, x.coordinator, x.slug, x.id, from, "")) }
	next(kompas.PhaseRecognise)
	x.ok(x.App.AddExplanation(ctx, x.worker, x.slug, x.id, map[string]string{"toelichting": secret + " verklaard", "stoel": string(x.residents.ID), "werkzaam": "ja"}, ""))
	_, err := x.App.AnswerClaim(ctx, x.worker, x.slug, x.id, x.claim, changes("klopt", "deels", "toelichting", secret+" klopt"))
	x.ok(err)
	next(kompas.PhaseExplain)
	x.ok(x.App.AddJudgement(ctx, x.worker, x.slug, x.id, map[string]string{"oordeel": "behouden", "waardering": secret + " blijft"}, ""))
	x.ok(x.App.AddJudgement(ctx, x.worker, x.slug, x.id, map[string]string{"oordeel": "moet_beter", "waardering": secret + " beter"}, ""))
	next(kompas.PhaseJudge)
	_, err = x.App.AddAction(ctx, x.worker, x.slug, x.id, map[string]string{"actie": secret + " gedaan", "waarbij": "stap4", "wie": "Buurtkracht"}, "")
	x.ok(err)
	next(kompas.PhaseImprove)
}

func autosaved(fields ...string) app.Edit {
	e := changes(fields...)
	e.Autosave = true
	return e
}

func (x *learned) see(by app.Actor) (app.ReviewPage, error) {
	return x.App.ReviewPage(x.t.Context(), by, x.slug, x.id, "")
}

func TestALearningSpaceIsClosedToEverybodyElse(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		x := toLearn(t, w)
		ctx := t.Context()
		x.talkThrough()
		for _, by := range []app.Actor{x.coordinator, x.worker} {
			if p, err := x.see(by); err != nil || p.Learning.Organisation == "" || len(p.Explanations()) != 1 || len(p.Table.Keep()) != 1 {
				t.Errorf("its own people do not read it: %v", err)
			}
			if v, err := w.App.Reviews(ctx, by, x.slug); err != nil || len(v.Own) != 1 || len(v.Reviews)+len(v.Actions) != 0 {
				t.Errorf("their list: %+v %v", v.Own, err)
			}
		}
		other := w.AddOrganisation(w.Space, "Welzijn Baarn", "aanbieder")
		neighbour := w.AddPerson("Nora Naaste")
		w.AddMembership(w.Space, neighbour, kompas.Membership{Role: kompas.RoleProvider, ScopeKind: kompas.ScopeOrganisation, ScopeID: string(other.ID)})
		wide := w.AddPerson("Vera Vrij")
		w.AddMembership(w.Space, wide, kompas.Membership{Role: kompas.RoleVolunteer, ScopeKind: kompas.ScopeSpace})
		x.ok(w.Store.Tenant(w.Space.ID).Update(ctx, func(tx *store.Tx) error {
			return tx.InsertSeat(kompas.StakeholderSeat{ID: kompas.SeatID(tx.NewID()), CompassID: x.compass.ID, Name: "Welzijn", Perspective: "aanbieder", OrganisationID: other.ID, JoinedOn: "2026-01-01"})
		}))
		outside := []app.Actor{w.ActorOf(neighbour, "baarn"), w.ActorOf(wide, "baarn")}
		for _, role := range kompas.AccountRoles() {
			if by := w.Actor(role); !slicesHas(by.OwnOrganisations(), x.coordinator.OwnOrganisations()[0]) {
				outside = append(outside, by)
			}
		}
		for _, by := range outside {
			x.closedTo(by)
		}
	})
}

func slicesHas(list []kompas.OrganisationID, id kompas.OrganisationID) bool {
	for _, x := range list {
		if x == id {
			return true
		}
	}
	return false
}

// closedTo tries every way in as somebody from outside.
func (x *learned) closedTo(by app.Actor) {
	x.t.Helper()
	ctx, who := x.t.Context(), by.Person.Name
	gone := func(what string, err error) {
		x.t.Helper()
		if !fault.Is(err, fault.NotFound) && !fault.Is(err, fault.Forbidden) {
			x.t.Errorf("%s, %s: %v", who, what, err)
		}
	}
	_, err := x.see(by)
	gone("reads it", err)
	gone("shares it", x.App.ShareLearning(ctx, by, x.slug, x.id, map[string]string{}, ""))
	gone("lets in", x.App.LetIn(ctx, by, x.slug, x.id, by.Person.ID, true))
	gone("judges", x.App.AddJudgement(ctx, by, x.slug, x.id, map[string]string{"oordeel": "behouden", "waardering": "x"}, ""))
	gone("goes on", x.App.NextPhase(ctx, by, x.slug, x.id, kompas.PhaseRecognise, ""))
	_, err = x.App.EditReview(ctx, by, x.slug, x.id, changes("terugkijken", "2026-09-01"))
	gone("changes it", err)
	if v, err := x.App.Reviews(ctx, by, x.slug); err == nil && len(v.Own)+len(v.Actions)+len(v.Reviews) != 0 {
		x.t.Errorf("%s has it in a list", who)
	}
	for _, q := range []app.ChangesQuery{{}, {Compass: x.slug}} {
		if c, err := x.App.Changes(ctx, by, q); err == nil && (strings.Contains(fmt.Sprint(c), secret) || strings.Contains(fmt.Sprint(c), x.id)) {
			x.t.Errorf("%s reads of it in the history: %s", who, fmt.Sprint(c))
		}
	}
	if list, err := x.App.Conversations(ctx, by); err == nil && len(list.Planned)+len(list.Held) != 0 {
		x.t.Errorf("%s sees its conversation", who)
	}
	if o, err := x.App.Overview(ctx, by); err == nil && strings.Contains(fmt.Sprint(o), secret) {
		x.t.Errorf("%s sees it on the first page", who)
	}
}

func TestWordsOfALearningSpaceStandInItsOwnTablesOnly(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		x := toLearn(t, w)
		x.talkThrough()
		for _, table := range store.Tables() {
			n := x.rowsWith(table.Name)
			own := strings.HasPrefix(table.Name, "learning_")
			if n > 0 && !own {
				t.Errorf("%s holds %d rows with its words", table.Name, n)
			}
			if said := table.Name == "learning_statement" || table.Name == "learning_judgement"; said && n == 0 {
				t.Errorf("%s holds nothing: this test looks at nothing", table.Name)
			}
		}
	})
}

// rowsWith counts the rows of a table that hold the secret.
func (x *learned) rowsWith(table string) int {
	x.t.Helper()
	n := 0
	x.ok(x.Store.Tenant(x.Space.ID).View(x.t.Context(), func(tx *store.Tx) error {
		rows, err := tx.Query("select * from " + table)
		if err != nil {
			return err
		}
		defer rows.Close()
		columns, err := rows.Columns()
		if err != nil {
			return err
		}
		for rows.Next() {
			row, into := make([]any, len(columns)), make([]any, len(columns))
			for i := range row {
				into[i] = &row[i]
			}
			if err := rows.Scan(into...); err != nil {
				return err
			}
			for _, v := range row {
				if text, is := v.([]byte); is {
					v = string(text)
				}
				if strings.Contains(fmt.Sprint(v), secret) {
					n++
					break
				}
			}
		}
		return rows.Err()
	}))
	return n
}

func TestAGuestTakesPartInOneReviewOfALearningSpaceAndLeadsNothing(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		x := toLearn(t, w)
		ctx := t.Context()
		if err := w.App.LetIn(ctx, x.worker, x.slug, x.id, w.Person(kompas.RolePolicy).ID, true); !fault.HasCode(err, "kies_een_begeleider") {
			t.Errorf("somebody who is no facilitator: %v", err)
		}
		x.ok(w.App.LetIn(ctx, x.worker, x.slug, x.id, x.guide.Person.ID, true))
		p, err := x.see(x.guide)
		if err != nil || !p.MaySpeak || p.MayLead || p.Learning.MayShare || p.Learning.MayInvite {
			t.Errorf("the guest: %v, speaks %v, leads %v", err, p.MaySpeak, p.MayLead)
		}
		_, err = w.App.Recognise(ctx, x.guide, x.slug, x.id, x.provider.ID, changes("herkend-A", "weet_niet"))
		x.ok(err)
		for what, err := range map[string]error{
			"goes on":     w.App.NextPhase(ctx, x.guide, x.slug, x.id, kompas.PhaseRecognise, ""),
			"lets in":     w.App.LetIn(ctx, x.guide, x.slug, x.id, x.guide.Person.ID, true),
			"shares":      w.App.ShareLearning(ctx, x.guide, x.slug, x.id, map[string]string{}, ""),
			"worker does": w.App.ShareLearning(ctx, x.worker, x.slug, x.id, map[string]string{}, ""),
		} {
			if !fault.Is(err, fault.Forbidden) {
				t.Errorf("%s: %v", what, err)
			}
		}
		second, err := w.App.StartReview(ctx, x.coordinator, x.slug, x.ownForm(), "")
		x.ok(err)
		if _, err := w.App.ReviewPage(ctx, x.guide, x.slug, second, ""); !fault.Is(err, fault.NotFound) {
			t.Errorf("another review: %v", err)
		}
		x.ok(w.App.LetIn(ctx, x.worker, x.slug, x.id, x.guide.Person.ID, false))
		if _, err := x.see(x.guide); !fault.Is(err, fault.NotFound) {
			t.Errorf("no longer a guest: %v", err)
		}
	})
}

func TestWhatIsSharedIsACopyThatCanBeTakenBack(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		x := toLearn(t, w)
		ctx := t.Context()
		x.talkThrough()
		own, err := x.see(x.coordinator)
		x.ok(err)
		said := own.Explanations()[0]
		x.refused("nothing ticked", w.App.ShareLearning(ctx, x.coordinator, x.slug, x.id, map[string]string{}, ""), "deel_kies_iets")
		share := map[string]string{app.ShareField(said.ID): "ja", app.ShareField(own.Table.Keep()[0].ID): "ja", app.ShareField(own.Actions[0].ID): "ja"}
		x.ok(w.App.ShareLearning(ctx, x.coordinator, x.slug, x.id, share, ""))
		joint := x.start()
		shared := x.page(joint, "").Shared
		if len(shared) != 3 || shared[0].Organisation == "" || shared[0].SharedAt.IsZero() || shared[0].MayWithdraw {
			t.Fatalf("on the table: %+v", shared)
		}
		x.ok(w.App.ShareLearning(ctx, x.coordinator, x.slug, x.id, map[string]string{app.ShareField(said.ID): "ja"}, ""))
		if again := x.page(joint, "").Shared; len(again) != 4 {
			t.Errorf("shared again: %d", len(again))
		}
		x.refused("somebody else takes it back", w.App.WithdrawShared(ctx, x.worker, x.slug, x.id, shared[0].ID), "geen_recht")
		x.ok(w.App.WithdrawShared(ctx, x.coordinator, x.slug, x.id, shared[0].ID))
		for _, s := range x.page(joint, "").Shared {
			if s.ID == shared[0].ID && (!s.Withdrawn() || s.Text != "") {
				t.Errorf("taken back: %+v", s)
			}
		}
		if n := x.rowsWith("shared_learning"); n != 3 {
			t.Errorf("%d copies are left with words", n)
		}
		if c, err := w.App.Changes(ctx, x.guide, app.ChangesQuery{}); err != nil || strings.Contains(fmt.Sprint(c), secret) {
			t.Errorf("the history keeps what was taken back: %v", err)
		}
	})
}

func TestAnOrganisationThatTalksAloneIsAskedToShareAndNobodyElseKnows(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		x := toLearn(t, w)
		if p, err := x.see(x.coordinator); err != nil || p.Learning.Alone {
			t.Errorf("after a few days: %v %v", p.Learning.Alone, err)
		}
		form := x.ownForm()
		form["datum"] = "2025-12-30"
		early, err := w.App.StartReview(t.Context(), x.coordinator, x.slug, form, "")
		x.ok(err)
		p, err := w.App.ReviewPage(t.Context(), x.coordinator, x.slug, early, "")
		if err != nil || !p.Learning.Alone {
			t.Errorf("after two months: %v %v", p.Learning.Alone, err)
		}
		if found := fmt.Sprint(x.page(x.start(), "").Hints); strings.Contains(found, "KC-604") {
			t.Error("the kompascheck of the compass tells of it")
		}
		if p, err := w.App.ReviewPage(t.Context(), x.coordinator, x.slug, early, ""); err != nil || p.Learning.Alone {
			t.Errorf("after a joint review: %v %v", p.Learning.Alone, err)
		}
	})
}
