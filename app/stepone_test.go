package app_test

import (
	"regexp"
	"slices"
	"testing"

	"kompas/app"
	"kompas/fault"
	"kompas/internal/apptest"
	"kompas/kompas"
)

// stepOne is a space with two compasses, filled by whoever makes policy.
type stepOne struct {
	*apptest.World
	t      *testing.T
	slug   string
	other  string
	policy app.Actor
}

func withStepOne(t *testing.T, w *apptest.World) stepOne {
	t.Helper()
	return stepOne{World: w, t: t, slug: newCompass(t, w, "Rondkomen"), other: newCompass(t, w, "Jeugd"), policy: w.Actor(kompas.RolePolicy)}
}

func (s stepOne) add(slug string, kind kompas.PartKind, form map[string]string) kompas.PartID {
	s.t.Helper()
	id, err := s.App.AddPart(s.t.Context(), s.policy, slug, kind, form, "")
	if err != nil {
		s.t.Fatalf("%s %v: %v", kind, form, err)
	}
	return kompas.PartID(id)
}

func (s stepOne) insight(slug, text string) string {
	s.t.Helper()
	id, err := s.App.AddInsight(s.t.Context(), s.policy, slug, map[string]string{"duiding": text, "soort": "ervaring", "perspectief": "inwoner", "houding": "aanvulling"}, "")
	if err != nil {
		s.t.Fatal(err)
	}
	return id
}

func (s stepOne) refused(kind kompas.PartKind, field string, form map[string]string) {
	s.t.Helper()
	_, err := s.App.AddPart(s.t.Context(), s.policy, s.slug, kind, form, "")
	if e := fault.As(err); e == nil || len(e.Fields) != 1 || e.Fields[0].Field != field {
		s.t.Errorf("%s %v: %v", kind, form, err)
	}
}

func TestATermHasAMeaningPerPerspectiveAndStandsOnce(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		s := withStepOne(t, w)
		term := s.add(s.slug, app.PartSharedTerm, map[string]string{"begrip": "Zelfredzaam", "signalen": "Iemand belt\nIemand helpt"})
		elsewhere := s.add(s.other, app.PartSharedTerm, map[string]string{"begrip": "Meedoen"})
		s.add(s.slug, app.PartTermMeaning, map[string]string{"welk-begrip": string(term), "perspectief": "inwoner", "betekenis": "Dat ik het zelf mag doen."})
		s.refused(app.PartSharedTerm, "begrip", map[string]string{"begrip": "zelfredzaam"})
		s.refused(app.PartSharedTerm, "begrip", map[string]string{"begrip": " "})
		s.refused(app.PartTermMeaning, "welk-begrip", map[string]string{"welk-begrip": string(elsewhere), "perspectief": "inwoner", "betekenis": "x"})
		s.refused(app.PartTermMeaning, "perspectief", map[string]string{"welk-begrip": string(term), "perspectief": "niemand", "betekenis": "x"})
		b, err := w.App.BeforePage(t.Context(), s.policy, s.slug)
		if err != nil || len(b.Terms) != 1 || len(b.Terms[0].Meanings) != 1 || b.Terms[0].Meanings[0].Part.Meaning != "Dat ik het zelf mag doen." {
			t.Fatalf("%+v %v", b.Terms, err)
		}
		if err := w.App.RemovePart(t.Context(), s.policy, s.slug, app.PartSharedTerm, term); err != nil {
			t.Fatal(err)
		}
		s.refused(app.PartTermMeaning, "welk-begrip", map[string]string{"welk-begrip": string(term), "perspectief": "raad", "betekenis": "x"})
		if b, _ := w.App.BeforePage(t.Context(), s.policy, s.slug); len(b.Terms) != 0 {
			t.Error("the term that was taken away is still there")
		}
	})
}

func TestAnAlignmentNoteRestsOnInsightsOfItsOwnCompass(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		s := withStepOne(t, w)
		one, two, foreign := s.insight(s.slug, "Een"), s.insight(s.slug, "Twee"), s.insight(s.other, "Elders")
		point := s.add(s.slug, app.PartPolicyPoint, map[string]string{"beleidspunt": "Iedereen doet mee", "document": "Visie", "adres": "https://voorbeeld.nl/visie"})
		s.refused(app.PartPolicyPoint, "adres", map[string]string{"beleidspunt": "x", "document": "y", "adres": "javascript:alert(1)"})
		s.refused(app.PartPolicyPoint, "document", map[string]string{"beleidspunt": "x"})
		note := map[string]string{"welk-punt": string(point), "strookt": "niet", "voorstel": "visie_bijstellen", "rust-op": one + " " + two}
		s.refused(app.PartAlignmentNote, "rust-op", map[string]string{"welk-punt": string(point), "strookt": "niet", "rust-op": one + " " + foreign})
		s.refused(app.PartAlignmentNote, "strookt", map[string]string{"welk-punt": string(point), "strookt": "soms"})
		s.refused(app.PartAlignmentNote, "voorstel", map[string]string{"welk-punt": string(point), "strookt": "niet", "voorstel": "stoppen"})
		id := s.add(s.slug, app.PartAlignmentNote, note)
		rests := func() []kompas.InsightID {
			p, err := w.App.PolicyPage(t.Context(), s.policy, s.slug)
			if err != nil || len(p.Notes.Lines) != 1 {
				t.Fatalf("%+v %v", p.Notes, err)
			}
			return p.Notes.Lines[0].Part.Insights
		}
		if got := rests(); len(got) != 2 {
			t.Errorf("rests on %v", got)
		}
		_, err := w.App.EditPart(t.Context(), s.policy, s.slug, app.PartAlignmentNote, id, app.Edit{Version: 1, Changes: []app.Change{{Field: "rust-op", Value: two}}})
		if got := rests(); err != nil || !slices.Equal(got, []kompas.InsightID{kompas.InsightID(two)}) {
			t.Errorf("after the change: %v %v", got, err)
		}
	})
}

func TestNoResultStandsUnderATransformationGoal(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		s := withStepOne(t, w)
		goal := s.add(s.slug, app.PartTransformationGoal, map[string]string{"transformatiedoel": "Meer in het voorveld", "spanning": "Soms is zorg nodig"})
		for _, field := range []string{"ambitie", "deel-van"} {
			form := map[string]string{"resultaat": "meer mensen iemand kennen", field: string(goal)}
			if _, err := w.App.StartResult(t.Context(), s.policy, s.slug, form, ""); !fault.Is(err, fault.Invalid) {
				t.Errorf("%s: %v", field, err)
			}
		}
	})
}

func TestTheOptimumIsKeptWithEachVersionOfAResult(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		s := withStepOne(t, w)
		address, err := w.App.StartResult(t.Context(), s.policy, s.slug, map[string]string{"resultaat": "meer mensen iemand kennen", "optimum-werkt": "Bellen helpt"}, "")
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.App.EditResult(t.Context(), s.policy, s.slug, address, app.Edit{Changes: []app.Change{{Field: "optimum-budget", Value: "Past in de begroting"}}}); err != nil {
			t.Fatal(err)
		}
		p, err := w.App.ResultPage(t.Context(), s.policy, s.slug, address, true)
		if err != nil || p.Result.Optimum != (kompas.Optimum{Works: "Bellen helpt", Budget: "Past in de begroting"}) {
			t.Errorf("%+v %v", p.Result.Optimum, err)
		}
	})
}

func TestAttentionIsRankedByHandAndAnAreaIsQuietWhenNobodySpokeOfIt(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		w.LoadFigures()
		s := withStepOne(t, w)
		page := func() app.AttentionPage {
			p, err := w.App.AttentionPage(t.Context(), s.policy, s.slug)
			if err != nil {
				t.Fatal(err)
			}
			return p
		}
		quiet := page().Quiet
		if len(quiet) < 2 {
			t.Fatalf("quiet at first: %v", quiet)
		}
		s.add(s.slug, app.PartAttentionPoint, map[string]string{"waarom": "Later", "plek": "2"})
		s.add(s.slug, app.PartAttentionPoint, map[string]string{"waarom": "Zonder plek"})
		s.add(s.slug, app.PartAttentionPoint, map[string]string{"waarom": "Eerst", "plek": "1", "welk-gebied": quiet[0].Code, "welk-cijfer": "huishoudens-laag-inkomen"})
		var order []string
		for _, l := range page().Points.Lines {
			order = append(order, l.Part.Why)
		}
		if !slices.Equal(order, []string{"Eerst", "Later", "Zonder plek"}) {
			t.Errorf("order %v", order)
		}
		s.insight(s.slug, "In "+regexp.MustCompile(`^Wijk \d+ `).ReplaceAllString(quiet[1].Name, "")+" zie ik niemand.")
		for _, a := range page().Quiet {
			if a.Code == quiet[0].Code || a.Code == quiet[1].Code {
				t.Errorf("%s was spoken of", a.Name)
			}
		}
		s.refused(app.PartAttentionPoint, "welk-gebied", map[string]string{"waarom": "x", "welk-gebied": "GM9999"})
		s.refused(app.PartAttentionPoint, "welk-cijfer", map[string]string{"waarom": "x", "welk-cijfer": "bestaat-niet"})
		s.refused(app.PartAttentionPoint, "plek", map[string]string{"waarom": "x", "plek": "0"})
	})
}
