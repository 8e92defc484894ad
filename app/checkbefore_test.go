package app_test

import (
	"testing"

	"kompas/app"
	"kompas/internal/apptest"
	"kompas/kompas"
)

func TestTheCheckAsksForWordsPolicyAndLevels(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		s := withStepOne(t, w)
		whole := app.Edit{Changes: []app.Change{{Field: "omvang", Value: "volledig"}}}
		if _, err := w.App.EditCheckSettings(t.Context(), w.Actor(kompas.RoleManager), whole); err != nil {
			t.Fatal(err)
		}
		if _, err := w.App.AddAmbition(t.Context(), s.policy, s.slug, map[string]string{"ambitie": "We willen dat inwoners zelfredzaam zijn."}, nil, ""); err != nil {
			t.Fatal(err)
		}
		term := s.add(s.slug, app.PartSharedTerm, map[string]string{"begrip": "Zelfredzaam", "ruim-begrip": "ja"})
		asked := func() map[string]int {
			lines, err := w.App.CheckSpace(t.Context(), w.Space.Slug)
			if err != nil {
				t.Fatal(err)
			}
			out := map[string]int{}
			for _, l := range lines {
				if l.Compass == s.slug {
					out[l.Code]++
				}
			}
			return out
		}
		if got := asked(); got["KC-004"] != 1 || got["KC-006"] != 3 || got["KC-107"] != 1 {
			t.Errorf("at first: %v", got)
		}
		if _, err := w.App.EditPart(t.Context(), s.policy, s.slug, app.PartSharedTerm, term, app.Edit{Changes: []app.Change{{Field: "afgesproken-betekenis", Value: "Zelf kiezen"}}}); err != nil {
			t.Fatal(err)
		}
		s.add(s.slug, app.PartSupportBase, map[string]string{"niveau": "politiek"})
		point := s.add(s.slug, app.PartPolicyPoint, map[string]string{"beleidspunt": "x", "document": "y"})
		s.add(s.slug, app.PartAlignmentNote, map[string]string{"welk-punt": string(point), "strookt": "deels"})
		if got := asked(); got["KC-004"] != 0 || got["KC-006"] != 2 || got["KC-107"] != 0 {
			t.Errorf("after that was settled: %v", got)
		}
	})
}
