package app_test

import (
	"testing"

	"kompas/app"
	"kompas/figure"
	"kompas/internal/apptest"
	"kompas/kompas"
)

// What happened in a quarter is less than what happened in a year: the quarter is no figure to hold against a first measurement of a
// year, and the line from year to year does not end in it.
func TestAQuarterIsNotHeldAgainstAYear(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		w.LoadFigures()
		x, p := toReview(t, w), &imports{w, t, w.App}
		v := p.upload("meldingen.csv", "indicator;gebied;periode;waarde\nMeldingen;GM0308;2021;390\nMeldingen;GM0308;2022;400\nMeldingen;GM0308;2023;410\nMeldingen;GM0308;2024-Q1;90\n")
		v = p.apply(p.try(v, keep(v, topics(own("soort-telling", "stroom"), "aantal"))))
		key := figure.OwnKey(string(v.Choices.Topics[0].Indicator))
		officer := w.Actor(kompas.RolePolicy)
		id, err := w.App.BindIndicator(t.Context(), officer, x.slug, "1", key, "", "")
		x.ok(err)
		_, err = w.App.SetTarget(t.Context(), officer, x.slug, "1", id, app.Edit{Changes: []app.Change{{Field: "beginmeting", Value: "2021"},
			{Field: "doel-soort", Value: "increase_to"}, {Field: "doel", Value: "480"}, {Field: "doel-periode", Value: "2029"}}})
		x.ok(err)
		page, err := w.App.ResultPage(t.Context(), officer, x.slug, "1", true)
		x.ok(err)
		for _, i := range page.Indicators {
			if value, _ := i.Latest.Value(); string(i.ID) == id && (value != 410 || i.Status != figure.OnCourse) {
				t.Errorf("now %v, %s %s", value, i.Status, i.Problem)
			}
		}
		f := p.figures(kompas.RolePolicy, app.FigureQuery{Indicator: key, Area: "GM0308"})
		if f.Past.Verdict != "te_weinig_metingen_richting_omhoog" {
			t.Errorf("the development of three years and a quarter: %s", f.Past.Verdict)
		}
	})
}
