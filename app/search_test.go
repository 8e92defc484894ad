package app_test

import (
	"strings"
	"testing"

	"kompas/app"
	"kompas/internal/apptest"
	"kompas/kompas"
	"kompas/measure"
	"kompas/store"
)

// foundWords gives all that a person reads of what was found.
func foundWords(t *testing.T, a *app.App, by app.Actor, typed string) string {
	t.Helper()
	groups, err := a.Search(t.Context(), by, typed)
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for _, g := range groups {
		for _, h := range g.Hits {
			b.WriteString(g.Kind + ": " + h.Name + " ")
			for _, p := range h.Line {
				b.WriteString(p.Text)
			}
			b.WriteString("\n")
		}
	}
	return b.String()
}

func TestNobodyFindsWhatTheyMayNotRead(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		p := withPast(t, w)
		ours, theirs := p.quality("Vlier een", w.Organisation.ID), p.quality("Vlier twee", p.other.ID)
		p.write(func(tx *store.Tx) error {
			for _, err := range []error{
				tx.InsertInsight(kompas.Insight{ID: kompas.InsightID(tx.NewID()), CompassID: p.near.ID, Text: "vlier dichtbij", Kind: "ervaring"}),
				tx.InsertInsight(kompas.Insight{ID: kompas.InsightID(tx.NewID()), CompassID: p.far.ID, Text: "vlier ver weg", Kind: "ervaring"}),
				p.told(tx, "vlier verteld en vrijgegeven", measure.StoryReleased, true), p.told(tx, "vlier nog niet bekeken", measure.StorySubmitted, true),
				p.told(tx, "vlier zonder toestemming", measure.StoryReleased, false), p.answer(tx, ours, "vlier kwaliteit van ons"), p.answer(tx, theirs, "vlier kwaliteit van hen")} {
				if err != nil {
					return err
				}
			}
			return nil
		})
		everything := []string{"vlier dichtbij", "vlier ver weg", "vlier verteld en vrijgegeven", "vlier nog niet bekeken", "vlier zonder toestemming", "vlier kwaliteit van ons", "vlier kwaliteit van hen"}
		for role, sees := range map[kompas.Role][]string{
			kompas.RoleGuide:     everything,
			kompas.RolePurchaser: {"vlier dichtbij", "vlier ver weg", "vlier verteld en vrijgegeven", "vlier kwaliteit van ons", "vlier kwaliteit van hen"},
			kompas.RoleProvider:  {"vlier dichtbij", "vlier verteld en vrijgegeven", "vlier kwaliteit van ons"},
			kompas.RoleCouncil:   nil,
			kompas.RolePrivacy:   nil,
		} {
			got := foundWords(t, w.App, w.Actor(role), "VLIÉR")
			for _, text := range everything {
				want := strings.Contains(strings.Join(sees, "|"), text)
				if strings.Contains(got, text) != want {
					t.Errorf("%s: %q found: %v. All: %s", role, text, !want, got)
				}
			}
		}
		if got := foundWords(t, w.App, w.ActorOf(w.Stranger, "soest"), "vlier"); got != "" {
			t.Errorf("another space finds %s", got)
		}
	})
}

func (p *past) told(tx *store.Tx, text string, state measure.StoryState, consent bool) error {
	return tx.InsertStory(measure.Story{ID: kompas.StoryID(tx.NewID()), CompassID: p.near.ID, Text: text, State: state, ConsentSession: consent, CreatedBy: p.Person(kompas.RoleGuide).ID})
}

func (p *past) answer(tx *store.Tx, id, text string) error {
	list, err := tx.QualityInputs(p.near.ID)
	for _, q := range list {
		if q.ID == id {
			q.Text = text
			return tx.UpdateQualityInput(&q)
		}
	}
	return err
}

func TestAnAreaAdvisorFindsNothingOfAnotherArea(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		if _, err := w.App.StartCompass(t.Context(), w.Actor(kompas.RolePolicy), map[string]string{"titel": "Hele gemeente vlier"}, ""); err != nil {
			t.Fatal(err)
		}
		elsewhere := w.AddPerson("Wim Wijk")
		w.AddMembership(w.Space, elsewhere, kompas.Membership{Role: kompas.RoleAreaAdvisor, ScopeKind: kompas.ScopeArea, ScopeID: "GM0342"})
		if got := foundWords(t, w.App, w.ActorOf(elsewhere, "baarn"), "vlier"); got != "" {
			t.Errorf("found %s", got)
		}
		if got := foundWords(t, w.App, w.Actor(kompas.RoleAreaAdvisor), "vlier"); !strings.Contains(got, "Hele gemeente vlier") {
			t.Errorf("found %q", got)
		}
	})
}

func TestProposalsMotionsAndQuestionsToParticipantsAreFoundByWhoMayReadThem(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		p := withPast(t, w)
		for role, text := range map[kompas.Role]string{kompas.RoleCouncil: "vlier van de raad", kompas.RoleProfessional: "vlier van de professional"} {
			if _, err := w.App.Propose(t.Context(), w.Actor(role), p.near.Slug, map[string]string{"waarover": "ambition_result", "voorstel": text}, ""); err != nil {
				t.Fatal(err)
			}
		}
		officer := w.Actor(kompas.RolePolicy)
		if _, err := w.App.StartResult(t.Context(), officer, p.near.Slug, map[string]string{"resultaat": "minder ouderen zich alleen voelen"}, ""); err != nil {
			t.Fatal(err)
		}
		if err := w.App.AddMotion(t.Context(), officer, p.near.Slug, "resultaat-1", map[string]string{"motie": "vlier van de motie", "motiedatum": "2026-02-01", "motie-bij": "kompas"}, ""); err != nil {
			t.Fatal(err)
		}
		for text, organisation := range map[string]kompas.OrganisationID{"vlier gevraagd door ons": w.Organisation.ID, "vlier gevraagd door hen": p.other.ID} {
			p.asked(text, organisation)
		}
		everything := []string{"vlier van de raad", "vlier van de professional", "vlier van de motie", "Wat deed de vlier gevraagd door ons?", "Wat deed de vlier gevraagd door hen?"}
		for role, sees := range map[kompas.Role]string{
			kompas.RolePolicy:   strings.Join(everything, "|"),
			kompas.RoleProvider: "vlier van de raad|vlier van de professional|vlier van de motie|Wat deed de vlier gevraagd door ons?",
			kompas.RoleCouncil:  "vlier van de raad", // its motion stands with a result that is a concept still
			kompas.RolePrivacy:  "",
		} {
			got := foundWords(t, w.App, w.Actor(role), "vlier")
			for _, text := range everything {
				if strings.Contains(got, text) != strings.Contains(sees, text) {
					t.Errorf("%s: %q found: %v. All: %s", role, text, strings.Contains(got, text), got)
				}
			}
		}
		if got := foundWords(t, w.App, w.Actor(kompas.RolePolicy), "gevraagd"); strings.Count(got, "uitkomst: ") != 2 {
			t.Errorf("a question that was asked twice: %s", got)
		}
		if got := foundWords(t, w.App, w.ActorOf(w.Stranger, "soest"), "vlier"); got != "" {
			t.Errorf("another space finds %s", got)
		}
	})
}

// asked adds an activity of an organisation whose participants are asked something in its own words, twice.
func (p *past) asked(text string, organisation kompas.OrganisationID) {
	p.t.Helper()
	p.quality(text, organisation)
	p.write(func(tx *store.Tx) error {
		all, err := tx.Activities(p.near.ID)
		for _, a := range all {
			for _, period := range []string{"2024", "2025"} {
				if a.Name != text || err != nil {
					continue
				}
				err = tx.InsertOutcome(kompas.ProvisionOutcome{ID: kompas.OutcomeID(tx.NewID()), ActivityID: a.ID, Kind: "eigen", Question: "Wat deed de " + text + "?", Period: period})
			}
		}
		return err
	})
}
