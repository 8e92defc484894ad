package app_test

import (
	"testing"

	"kompas/fault"
	"kompas/internal/apptest"
	"kompas/kompas"
)

func TestEachRoleProposesWhatTheMatrixLetsItPropose(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		p := withPast(t, w)
		for _, role := range kompas.AccountRoles() {
			by := w.Actor(role)
			for _, about := range kompas.Proposable() {
				g := kompas.Granted(role, about)
				_, err := w.App.Propose(t.Context(), by, p.near.Slug, map[string]string{"waarover": string(about), "voorstel": "Kan het anders?"}, "")
				if may := g.Letter == 'P'; may != (err == nil) {
					t.Errorf("%s about %s (%c %s): %v", role, about, g.Letter, g.Limit, err)
				}
			}
		}
	})
}

func TestAProposalIsAnsweredOnceByWhoWritesIt(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		p := withPast(t, w)
		ctx, council := t.Context(), w.Actor(kompas.RoleCouncil)
		id, err := w.App.Propose(ctx, council, p.near.Slug, map[string]string{"waarover": "ambition_result", "voorstel": "Noem ook de jongeren."}, "")
		if err != nil {
			t.Fatal(err)
		}
		answer := func(role kompas.Role, with ...string) error {
			form := map[string]string{"antwoord": with[0]}
			if len(with) > 1 {
				form["waarom"] = with[1]
			}
			return w.App.AnswerProposal(ctx, w.Actor(role), p.near.Slug, kompas.PartID(id), form)
		}
		for _, role := range []kompas.Role{kompas.RoleAnalyst, kompas.RoleProvider, kompas.RoleExecutive, kompas.RoleCouncil} {
			if err := answer(role, "overgenomen"); !fault.Is(err, fault.Forbidden) {
				t.Errorf("%s answers: %v", role, err)
			}
		}
		if e := fault.As(answer(kompas.RolePolicy, "niet_overgenomen")); e == nil || len(e.Fields) != 1 || e.Fields[0].Field != "waarom" {
			t.Errorf("declined without a word: %v", e)
		}
		if e := fault.As(answer(kompas.RolePolicy, "open")); e == nil || e.Fields[0].Field != "antwoord" {
			t.Errorf("an answer that is none: %v", e)
		}
		if err := answer(kompas.RolePolicy, "niet_overgenomen", "Jongeren hebben een eigen kompas."); err != nil {
			t.Fatal(err)
		}
		if err := answer(kompas.RolePolicy, "overgenomen"); !fault.Is(err, fault.Refused) {
			t.Errorf("answered twice: %v", err)
		}
		if err := w.App.WithdrawProposal(ctx, council, p.near.Slug, kompas.PartID(id)); !fault.Is(err, fault.Refused) {
			t.Errorf("withdrawn after the answer: %v", err)
		}
		page, err := w.App.Proposals(ctx, council, p.near.Slug)
		if err != nil || page.Reads || len(page.Proposals) != 1 || page.Proposals[0].Answer != "Jongeren hebben een eigen kompas." {
			t.Errorf("the maker reads: %+v %v", page.Proposals, err)
		}
	})
}

func TestAProposalOfAPartyIsAnsweredByItsOwnCoordinator(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		p := withPast(t, w)
		other := w.AddPerson("Ella Elders")
		w.AddMembership(w.Space, other, kompas.Membership{Role: kompas.RoleProvider, ScopeKind: kompas.ScopeOrganisation, ScopeID: string(p.other.ID)})
		id, err := w.App.Propose(t.Context(), w.Actor(kompas.RoleProfessional), p.near.Slug, map[string]string{"waarover": "contribution", "voorstel": "Wij kunnen ook bellen."}, "")
		if err != nil {
			t.Fatal(err)
		}
		answer := map[string]string{"antwoord": "overgenomen"}
		if err := w.App.AnswerProposal(t.Context(), w.ActorOf(other, w.Space.Slug), p.near.Slug, kompas.PartID(id), answer); err == nil {
			t.Error("another party answers")
		}
		if err := w.App.AnswerProposal(t.Context(), w.Actor(kompas.RoleProvider), p.near.Slug, kompas.PartID(id), answer); err != nil {
			t.Errorf("its own coordinator: %v", err)
		}
		if err := w.App.AnswerProposal(t.Context(), w.Actor(kompas.RolePolicy), p.far.Slug, kompas.PartID(id), answer); !fault.Is(err, fault.NotFound) {
			t.Errorf("by another compass: %v", err)
		}
	})
}

func TestWhoReadsMainLinesSeesOnlyTheOwnProposals(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		p := withPast(t, w)
		for _, role := range []kompas.Role{kompas.RoleCouncil, kompas.RoleExecutive} {
			if _, err := w.App.Propose(t.Context(), w.Actor(role), p.near.Slug, map[string]string{"waarover": "insight", "voorstel": string(role)}, ""); err != nil {
				t.Fatal(err)
			}
		}
		page, err := w.App.Proposals(t.Context(), w.Actor(kompas.RoleCouncil), p.near.Slug)
		if err != nil || len(page.Proposals) != 1 || page.Proposals[0].Text != "raadslid" {
			t.Errorf("the council reads %+v %v", page.Proposals, err)
		}
		if _, err := w.App.Proposals(t.Context(), w.ActorOf(w.Stranger, w.Elsewhere.Slug), p.near.Slug); !fault.Is(err, fault.NotFound) {
			t.Errorf("another space: %v", err)
		}
		_, err = w.App.Proposals(t.Context(), w.Actor(kompas.RolePrivacy), p.near.Slug)
		if err == nil {
			t.Error("somebody who reads no compass reads proposals")
		}
	})
}
