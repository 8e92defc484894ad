package app_test

import (
	"testing"

	"kompas/app"
	"kompas/area"
	"kompas/fault"
	"kompas/internal/apptest"
	"kompas/kompas"
	"kompas/measure"
)

// inhabitants gives how many people of an age, or of all ages, live in the buurten of Baarn.
func inhabitants(t *testing.T, w *apptest.World, key string) map[string]int {
	t.Helper()
	v, err := w.App.Figures(t.Context(), w.Actor(kompas.RolePolicy), app.FigureQuery{Indicator: key, Area: "GM0308", Level: area.Neighbourhood})
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]int{}
	for _, x := range v.Parts.Figures {
		if n, ok := x.Figure.Value(); ok {
			out[x.Code] = int(n)
		}
	}
	return out
}

func TestWhoToldAStoryIsShownOnlyAsFarAsTenPeopleShareIt(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		w.LoadFigures()
		x := toReview(t, w)
		ctx, officer := t.Context(), w.Actor(kompas.RolePolicy)
		told := func(where string, age measure.AgeGroup) (shown app.ShownTraits, less bool) {
			t.Helper()
			id, err := w.App.AddStory(ctx, officer, x.slug, map[string]string{"verhaal": "De bus rijdt niet meer", "perspectief": "inwoner", "woont-in": where, "leeftijd": string(age),
				"mag-in-gesprek": "ja"}, "")
			x.ok(err)
			p, err := w.App.StoryPage(ctx, officer, x.slug, id)
			x.ok(err)
			return p.Story.Shown, p.Less
		}
		all := inhabitants(t, w, "inwoners")
		tried := map[string]bool{}
		for _, age := range measure.AgeGroups() {
			same := inhabitants(t, w, age.Indicator())
			for code, n := range all {
				kind := "enough"
				switch {
				case n < 10:
					kind = "a larger area"
				case same[code] < 10:
					kind = "no age"
				}
				if tried[kind] {
					continue
				}
				tried[kind] = true
				shown, less := told(code, age)
				switch {
				case kind == "enough" && (shown.Area.Code != code || shown.Age != age || less),
					kind == "no age" && (shown.Area.Code != code || shown.Age != "" || !less),
					kind == "a larger area" && (shown.Area.Code == code || shown.Area.Code == "" || !less):
					t.Errorf("%s, %d of %d people in %s: %+v, less %v", kind, same[code], n, code, shown, less)
				}
			}
		}
		if !tried["enough"] || !tried["no age"] {
			t.Errorf("tried %v", tried)
		}
		if _, err := w.App.AddStory(ctx, officer, x.slug, map[string]string{"verhaal": "Elders", "perspectief": "inwoner", "woont-in": "GM0342"}, ""); !fault.Is(err, fault.Invalid) {
			t.Errorf("somebody of another municipality: %v", err)
		}
		if shown, less := told("", ""); shown.Area.Code != "" || shown.Age != "" || less {
			t.Errorf("of whom nothing was said: %+v", shown)
		}
	})
}

func TestAStoryWithoutConsentTellsNothingOfItsTeller(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		w.LoadFigures()
		x := toReview(t, w)
		ctx, officer := t.Context(), w.Actor(kompas.RolePolicy)
		id, err := w.App.AddStory(ctx, officer, x.slug, map[string]string{"verhaal": "De bus", "verteller": "Mevrouw K. uit Baarn, 84", "perspectief": "inwoner", "woont-in": "GM0308", "leeftijd": "65-plus"}, "")
		x.ok(err)
		p, err := w.App.StoryPage(ctx, officer, x.slug, id)
		x.ok(err)
		if p.Story.Shown.Area.Code != "" || p.Story.Shown.Age != "" || p.Less || !p.NameTells {
			t.Errorf("%+v, less %v, the name tells %v", p.Story.Shown, p.Less, p.NameTells)
		}
	})
}
