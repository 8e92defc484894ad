package app_test

import (
	"testing"

	"kompas/app"
	"kompas/fault"
	"kompas/figure"
	"kompas/kompas"
	"kompas/store"
)

// redefined gives the edit of the definition of what was read in.
func redefined(words, only string) app.Edit {
	return app.Edit{Changes: []app.Change{{Field: "definitie", Value: words}, {Field: "alleen-woorden", Value: only}}}
}

func (p *imports) baarn(role kompas.Role, key, day string) app.FigureView {
	p.t.Helper()
	return p.figures(role, app.FigureQuery{Indicator: key, Area: "GM0308", Known: day})
}

func TestWhatWasReadInKeepsItsDefinition(t *testing.T) {
	eachImport(t, func(t *testing.T, p *imports) {
		p.LoadFigures()
		key, _ := p.readCount("indicator;gebied;periode;waarde\nTelling;GM0308;2021;90\nTelling;GM0308;2022;100\nTelling;GM0308;2023;120\n")
		if _, err := p.app.EditImported(t.Context(), p.analyst(), key, redefined("Alle meldingen.", "")); err != nil {
			t.Fatal(err)
		}
		first := p.laterDay()
		if _, err := p.app.EditImported(t.Context(), p.analyst(), key, redefined("Alleen dringende meldingen.", "")); err != nil {
			t.Fatal(err)
		}
		p.readCount("indicator;gebied;periode;waarde\nTelling;GM0308;2024;30\nTelling;GM0308;2025;28\n")
		v := p.baarn(kompas.RoleAnalyst, key, "")
		if v.About.Definition != "Alleen dringende meldingen." || len(v.Past.Changes) != 1 || v.Past.Changes[0].From.String() != "2024" ||
			v.Past.Changes[0].Before.Text != "Alle meldingen." || v.Past.Changes[0].After.Text != "Alleen dringende meldingen." {
			t.Errorf("%+v", v.Past.Changes)
		}
		for _, s := range v.Past.Series {
			if s.BreakBefore() != (s.Period().String() == "2024") {
				t.Errorf("%s: another way of counting %v", s.Period(), s.BreakBefore())
			}
		}
		if v.Past.Verdict != "te_weinig_metingen" {
			t.Errorf("a verdict over the change: %s", v.Past.Verdict)
		}
		c, err := p.app.DataCatalogue(t.Context(), p.analyst(), app.CatalogueQuery{Search: "Telling"})
		if err != nil || len(c.Lines) != 1 || len(c.Lines[0].Breaks) != 1 || c.Lines[0].Breaks[0].String() != "2024" {
			t.Errorf("the catalogue: %v %+v", err, c.Lines)
		}
		if v := p.baarn(kompas.RoleAnalyst, key, first); v.About.Definition != "Alle meldingen." || len(v.Past.Changes) != 0 {
			t.Errorf("as known before: %q %+v", v.About.Definition, v.Past.Changes)
		}
		if _, err := p.app.EditImported(t.Context(), p.analyst(), key, redefined("Alleen dringende meldingen.", "ja")); err != nil {
			t.Fatal(err)
		}
		if v := p.baarn(kompas.RoleAnalyst, key, ""); len(v.Past.Changes) != 0 {
			t.Errorf("only the words differ: %+v", v.Past.Changes)
		}
		if _, err := p.app.EditImported(t.Context(), p.Actor(kompas.RoleCouncil), key, redefined("Anders.", "")); !fault.Is(err, fault.Forbidden) {
			t.Errorf("the council: %v", err)
		}
		if _, err := p.app.EditImported(t.Context(), p.analyst(), "inwoners", redefined("Anders.", "")); !fault.Is(err, fault.NotFound) {
			t.Errorf("a national indicator: %v", err)
		}
	})
}

// What an edition of the program says anew goes for the layers that come with it; those that were put in the place of the
// program's own before keep what they came in under.
func TestANationalDefinitionThatChangesIsKept(t *testing.T) {
	eachImport(t, func(t *testing.T, p *imports) {
		p.LoadFigures()
		const key = "inwoners"
		before := p.baarn(kompas.RoleAnalyst, key, "").About
		p.laterDay()
		err := p.Store.Update(t.Context(), func(tx *store.Tx) error {
			c := before
			c.Definition = "Iets anders."
			if err := tx.PutCatalogueIndicator(c); err != nil {
				return err
			}
			return tx.PutCatalogueIndicator(c)
		})
		if err != nil {
			t.Fatal(err)
		}
		var known figure.Definitions
		err = p.Store.View(t.Context(), func(tx *store.Tx) (err error) { known, err = tx.Definitions(key); return err })
		if err != nil || len(known) != 2 || known[0].Text != before.Definition || known[1].Text != "Iets anders." || !known[1].Since.After(known[0].Since) {
			t.Errorf("%+v %v", known, err)
		}
	})
}
