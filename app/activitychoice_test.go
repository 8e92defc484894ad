package app_test

import (
	"testing"

	"kompas/app"
	"kompas/fault"
	"kompas/internal/apptest"
	"kompas/kompas"
)

// refusedAt says whether a form was refused at a field, with this code.
func refusedAt(err error, field, code string) bool {
	e := fault.As(err)
	if e == nil {
		return false
	}
	for _, f := range append(e.Fields, e) {
		if f.Field == field && f.Code == code {
			return true
		}
	}
	return false
}

func (d depthWorld) stand(activity, state string) error {
	_, err := d.App.EditActivity(d.t.Context(), d.policy, d.slug, activity, app.Edit{Changes: []app.Change{{Field: "stand", Value: state}}})
	return err
}

func TestNoActivityStopsBeforeItIsSaidWhatHappensWithItsPeople(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		d := withDepth(t, w)
		farewell := []string{"activiteit", theirs, "mensen-nu", "Zij gaan naar de Maatjes.", "stopt-op", "2026-12-31", "wie-vertelt-het", "De gastvrouw"}
		if err := d.stand(theirs, "gestopt"); !refusedAt(err, "stand", "afscheid_eerst") {
			t.Errorf("it stops without a word: %v", err)
		}
		if _, err := w.App.StartActivity(t.Context(), d.policy, d.slug, map[string]string{"activiteit": "Nieuw", "stand": "gestopt"}, ""); !refusedAt(err, "stand", "activiteit_stap_niet") {
			t.Errorf("a new one that stopped: %v", err)
		}
		if _, err := d.try(d.policy, app.PartPhaseOut, farewell...); !refusedAt(err, "activiteit", "afscheid_kies_stoppen") {
			t.Errorf("a farewell that nobody chose: %v", err)
		}
		choice := d.add(d.policy, app.PartActivityChoice, "activiteit", theirs, "besluit", "stoppen", "reden", "Er komt bijna niemand.")
		if _, err := d.try(d.policy, app.PartPhaseOut, "activiteit", theirs); !refusedAt(err, "mensen-nu", "verplicht") || !refusedAt(err, "stopt-op", "verplicht") || !refusedAt(err, "wie-vertelt-het", "verplicht") {
			t.Errorf("an empty farewell: %v", err)
		}
		end := d.add(d.policy, app.PartPhaseOut, farewell...)
		if _, err := d.try(d.policy, app.PartPhaseOut, farewell...); !refusedAt(err, "activiteit", "staat_er_al") {
			t.Errorf("twice: %v", err)
		}
		if err := d.edit(d.policy, app.PartActivityChoice, choice, "besluit", "houden"); !refusedAt(err, "besluit", "keuze_afscheid_staat") {
			t.Errorf("kept after all, with the farewell agreed: %v", err)
		}
		if err := d.stand(theirs, "gestopt"); err != nil {
			t.Fatal(err)
		}
		if err := w.App.RemovePart(t.Context(), d.policy, d.slug, app.PartPhaseOut, end); !fault.HasCode(err, "afscheid_is_genomen") {
			t.Errorf("what was agreed is taken away of what stopped: %v", err)
		}
	})
}

func TestAnActivityHasOneChoiceMadeByWhoMayChangeIt(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		d := withDepth(t, w)
		keep := func(activity string, more ...string) []string {
			return append([]string{"activiteit", activity, "besluit", "houden", "reden", "Bewoners komen er graag."}, more...)
		}
		for who, by := range map[string]app.Actor{"another provider": d.other, "the purchaser": w.Actor(kompas.RolePurchaser), "the council": w.Actor(kompas.RoleCouncil), "the clerk": w.Actor(kompas.RoleClerk)} {
			if _, err := d.try(by, app.PartActivityChoice, keep(theirs)...); !fault.Is(err, fault.Forbidden) && !fault.Is(err, fault.NotFound) {
				t.Errorf("%s chooses: %v", who, err)
			}
		}
		for field, fields := range map[string][]string{"reden": {"activiteit", theirs, "besluit", "houden"}, "besluit": {"activiteit", theirs, "reden", "Zomaar"}, "activiteit": {"besluit", "houden", "reden", "Zomaar"}} {
			if _, err := d.try(d.policy, app.PartActivityChoice, fields...); fault.As(err) == nil || fault.Is(err, fault.Forbidden) {
				t.Errorf("without %s: %v", field, err)
			}
		}
		if _, err := d.try(d.policy, app.PartActivityChoice, keep(theirs, "besloten-op", "2099-01-01")...); !refusedAt(err, "besloten-op", "dag_in_de_toekomst") {
			t.Errorf("chosen in the future: %v", err)
		}
		if _, err := d.try(d.policy, app.PartActivityChoice, "activiteit", theirs, "besluit", "starten", "reden", "Nieuw"); !refusedAt(err, "besluit", "keuze_loopt_al") {
			t.Errorf("what runs is started: %v", err)
		}
		first := d.add(d.provider, app.PartActivityChoice, keep(theirs)...)
		if _, err := d.try(d.policy, app.PartActivityChoice, keep(theirs)...); !refusedAt(err, "activiteit", "staat_er_al") {
			t.Errorf("twice: %v", err)
		}
		must := func(err error) {
			t.Helper()
			if err != nil {
				t.Fatal(err)
			}
		}
		must(w.App.RemovePart(t.Context(), d.policy, d.slug, app.PartActivityChoice, first))
		second := d.add(d.policy, app.PartActivityChoice, keep(theirs)...)
		if err := w.App.RestorePart(t.Context(), d.policy, d.slug, app.PartActivityChoice, first); !refusedAt(err, "activiteit", "staat_er_al") {
			t.Errorf("the one that was taken away comes back beside the new one: %v", err)
		}
		must(d.edit(d.policy, app.PartActivityChoice, second, "besluit", "wijzigen", "reden", "Op zaterdag loopt het vast."))
		b, err := w.App.Board(t.Context(), d.other, d.slug)
		must(err)
		if changed := b.In(kompas.ChoiceChange); len(changed) != 1 || changed[0].Slug != theirs || len(b.In("")) != 2 || changed[0].Choice.MayEdit {
			t.Errorf("another provider reads the board as %+v", b.Cards)
		}
		if _, err := w.App.Board(t.Context(), w.ActorOf(w.Stranger, w.Elsewhere.Slug), d.slug); !fault.Is(err, fault.NotFound) {
			t.Errorf("another space reads the board: %v", err)
		}
	})
}
