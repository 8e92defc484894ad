package app_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"kompas/app"
	"kompas/figure"
	"kompas/internal/apptest"
	"kompas/kompas"
	"kompas/store"
)

// withImported binds figures that were read in to the result of a review, with a target of 50 per cent from 41.5 in 2022.
func withImported(t *testing.T, w *apptest.World) (x *reviewed, p *imports, indicator, key string) {
	t.Helper()
	w.LoadFigures()
	x, p = toReview(t, w), &imports{w, t, w.App}
	p.readBaarn(baarn)
	err := p.Store.Tenant(int64(p.Space.ID)).View(t.Context(), func(tx *store.Tx) error {
		known, err := tx.SourceTopics()
		key = figure.OwnKey(string(known[0].ID))
		return err
	})
	x.ok(err)
	officer := w.Actor(kompas.RolePolicy)
	indicator, err = w.App.BindIndicator(t.Context(), officer, x.slug, "1", key, "", "")
	x.ok(err)
	_, err = w.App.SetTarget(t.Context(), officer, x.slug, "1", indicator, app.Edit{Changes: []app.Change{{Field: "beginmeting", Value: "2022"},
		{Field: "doel-soort", Value: "increase_to"}, {Field: "doel", Value: "50"}, {Field: "doel-periode", Value: "2029"}}})
	x.ok(err)
	return x, p, indicator, key
}

// where tells what step 1, the page of the result, the council page and a review say of the imported figures.
func where(x *reviewed, review, indicator, key string) (out []string) {
	x.t.Helper()
	ctx, officer := x.t.Context(), x.Actor(kompas.RolePolicy)
	one, err := x.App.MonitoringFigures(ctx, officer, x.slug, app.FigureQuery{Indicator: key})
	x.ok(err)
	value, _ := one.Figures.Own.Value()
	out = append(out, fmt.Sprint("stap 1 ", value))
	page, err := x.App.ResultPage(ctx, officer, x.slug, "1", true)
	x.ok(err)
	for _, v := range page.Indicators {
		if string(v.ID) == indicator {
			value, _ = v.Latest.Value()
			out = append(out, fmt.Sprint("resultaat ", value, " ", v.Status))
		}
	}
	sheet, err := x.App.CouncilDraft(ctx, officer, x.slug, "1")
	x.ok(err)
	for _, r := range sheet.Sheet.Rows {
		if r.Name == "Contact met buren" {
			out = append(out, fmt.Sprint("raad ", r.Status))
		}
	}
	for _, e := range x.page(review, "").Evidence {
		if e.Indicator != nil && string(e.Indicator.ID) == indicator {
			value, _ = e.Indicator.Latest.Value()
			out = append(out, fmt.Sprint("gesprek ", value, " nieuwer ", e.Newer))
		}
	}
	return out
}

func TestAnImportedIndicatorFlowsEverywhereAndItsVerdictIsNamedBeforehand(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		x, p, indicator, key := withImported(t, w)
		review := x.start(app.EvidenceField(indicator), "ja")
		before := where(x, review, indicator, key)
		v := p.upload("later.csv", "indicator;gebied;periode;waarde;n\nContact met buren;GM0308;2023;38,0;410\n")
		v = p.try(v, keep(v, own("getalnotatie", "komma")))
		if len(v.Verdicts) != 1 || v.Verdicts[0].Before == v.Verdicts[0].After || v.Verdicts[0].After != string(figure.WrongWay) || v.Verdicts[0].Compass.Slug != x.slug ||
			v.Verdicts[0].Result == "" {
			t.Errorf("%+v", v.Verdicts)
		}
		if got := where(x, review, indicator, key); !slices.Equal(got, before) {
			t.Errorf("a try alone changed %q into %q", before, got)
		}
		if err := p.app.RetryFigures(t.Context(), p.analyst(), v.ID); err != nil {
			t.Fatal(err)
		}
		v = p.apply(p.try(p.page(v.ID), keep(v, own("getalnotatie", "komma"))))
		after := where(x, review, indicator, key)
		want := []string{"stap 1 38", "resultaat 38 " + string(figure.WrongWay), "raad " + string(figure.WrongWay), "gesprek 43 nieuwer true"}
		if !slices.Equal(after, want) {
			t.Errorf("%q, want %q (before %q)", after, want, before)
		}
		if err := p.app.UndoFigures(t.Context(), p.analyst(), v.ID, ""); err != nil {
			t.Fatal(err)
		}
		if got := where(x, review, indicator, key); !slices.Equal(got, before) {
			t.Errorf("after undoing %q, want %q", got, before)
		}
	})
}

func TestSmallWritesGoOnWhileALargeFileIsReadIn(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		p := &imports{w, t, w.App}
		p.LoadFigures()
		var b strings.Builder
		b.WriteString("gemeentecode;jaar;leeftijd;waarde\n")
		for year := 1900; year < 2025; year++ {
			for age := range 40 {
				fmt.Fprintf(&b, "GM0308;%d;groep %d;%d\nGM0342;%d;groep %d;%d\n", year, age, year+age, year, age, age)
			}
		}
		v := p.upload("groot.csv", b.String())
		if err := p.app.TryFigures(t.Context(), p.analyst(), v.ID, topics(own(), "aantal"), ""); err != nil {
			t.Fatal(codesOf(err))
		}
		done, began := make(chan error, 1), time.Now()
		go func() { done <- p.work(t.Context()) }()
		written, longest := 0, time.Duration(0)
		for busy := true; busy; {
			select {
			case err := <-done:
				if busy = false; err != nil {
					t.Fatal(err)
				}
			default:
				start := time.Now()
				err := p.Store.Tenant(int64(p.Space.ID)).Update(t.Context(), func(tx *store.Tx) error {
					return tx.SetSetting("klein", fmt.Sprint(written))
				})
				if err != nil {
					t.Fatal(err)
				}
				written, longest = written+1, max(longest, time.Since(start))
			}
		}
		if v = p.page(v.ID); v.State != kompas.ImportTried || v.Outcome.Layers < 5_000 {
			t.Fatalf("%s with %d layers", v.State, v.Outcome.Layers)
		}
		// A chunk is far less than the whole: whoever writes waits for one, not for all.
		if took := time.Since(began); written < 20 || longest > took/3 {
			t.Errorf("%d small writes, the longest took %s of %s", written, longest, took)
		}
	})
}
