package app_test

import (
	"fmt"
	"slices"
	"testing"

	"kompas/app"
	"kompas/figure"
	"kompas/internal/apptest"
	"kompas/kompas"
)

// said writes totals: period, figure, and how many periods are known where there is none.
func said(list []figure.Totals, span figure.Span) (out []string) {
	for _, t := range list {
		for _, x := range t.List {
			text := fmt.Sprintf("%s %s", x.Period(), x.CSV())
			if !x.Present() {
				text = fmt.Sprintf("%s %d van %d", x.Period(), x.Have, x.Of)
			}
			if t.Span == span {
				out = append(out, text)
			}
		}
	}
	return out
}

func TestQuartersThatWereReadInAreAddedAndALateCorrectionFlowsOn(t *testing.T) {
	eachImport(t, func(t *testing.T, p *imports) {
		p.LoadFigures()
		read := func(name, text string, form map[string]string) string {
			t.Helper()
			v := p.upload(name, "indicator;gebied;periode;waarde\n"+text)
			v = p.apply(p.try(v, keep(v, form)))
			if v.State != kompas.ImportApplied {
				t.Fatalf("%s %+v", v.State, v.Problem)
			}
			return figure.OwnKey(string(v.Choices.Topics[0].Indicator))
		}
		flow := func() map[string]string {
			return own("soort-telling", "stroom", "herkomst", "eigen", "bron", "Eigen telling")
		}
		key := read("hulpvragen.csv", "Hulpvragen;GM0308;2024KW01;120\nHulpvragen;GM0308;2024KW02;130\nHulpvragen;GM0308;2024KW03;0\nHulpvragen;GM0308;2024KW04;90\n"+
			"Hulpvragen;GM0308;2025KW01;100\nHulpvragen;GM0308;2025KW02;6\n", topics(flow(), "aantal"))
		totals := func(by app.Actor, span figure.Span) []string {
			t.Helper()
			v, err := p.app.Figures(t.Context(), by, app.FigureQuery{Indicator: key, Area: "GM0308"})
			if err != nil {
				t.Fatal(err)
			}
			return said(v.Past.Totals, span)
		}
		is := func(got []string, want ...string) {
			t.Helper()
			if !slices.Equal(got, want) {
				t.Errorf("%q, want %q", got, want)
			}
		}
		is(totals(p.analyst(), figure.WholeYear), "2024 340", "2025 1 van 4") // six people in the second quarter are hidden, and in no total
		is(totals(p.analyst(), figure.YearToDate), "2024-Q1 120", "2024-Q2 250", "2024-Q3 250", "2024-Q4 340", "2025-Q1 100", "2025-Q2 1 van 2")
		read("later.csv", "Hulpvragen;GM0308;2024KW02;160\n", flow())
		is(totals(p.analyst(), figure.WholeYear), "2024 370", "2025 1 van 4")
		is(totals(p.Actor(kompas.RoleCouncil), figure.YearToDate), "2024-Q1 120", "2024-Q2 280", "2024-Q3 280", "2024-Q4 370", "2025-Q1 100", "2025-Q2 1 van 2")
		key = read("plekken.csv", "Plekken;GM0308;2024KW01;50\nPlekken;GM0308;2024KW04;70\nPlekken;GM0308;2025KW01;80\n", topics(own("herkomst", "eigen", "bron", "Eigen telling"), "aantal"))
		is(totals(p.analyst(), figure.WholeYear), "2024 70", "2025 1 van 4")
		is(totals(p.analyst(), figure.YearToDate))
	})
}

func TestMeasurementsOfQuartersAreTakenTogetherAndACorrectionCounts(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		x := toReview(t, w)
		ctx, officer := t.Context(), w.Actor(kompas.RolePolicy)
		id, err := w.App.AddIndicator(ctx, officer, x.slug, "1", map[string]string{"indicator": "Weet waar hulp is", "aard": "beleving", "eenheid": "procent",
			"richting": "omhoog", "grondslag": "steekproef", "bron": "Bewonersonderzoek"}, "")
		x.ok(err)
		measure := func(period, k, n string) {
			t.Helper()
			x.ok(w.App.Measure(ctx, officer, x.slug, "1", id, map[string]string{"periode": period, "k": k, "n": n}, ""))
		}
		totals := func() []string {
			t.Helper()
			p, err := w.App.IndicatorPage(ctx, officer, x.slug, "1", id)
			x.ok(err)
			return said(p.View.Totals, figure.WholeYear)
		}
		measure("2025-Q3", "0", "40")
		measure("2025-Q1", "30", "60")
		measure("2025-Q2", "30", "100")
		if got := totals(); !slices.Equal(got, []string{"2025 3 van 4"}) {
			t.Errorf("%q", got)
		}
		measure("2025-Q4", "60", "100")
		if got := totals(); !slices.Equal(got, []string{"2025 40"}) { // 120 of 300
			t.Errorf("%q", got)
		}
		measure("2025-Q1", "45", "60")
		if got := totals(); !slices.Equal(got, []string{"2025 45"}) { // 135 of 300
			t.Errorf("%q", got)
		}
	})
}
