package app_test

import (
	"slices"
	"testing"

	"kompas/app"
	"kompas/fault"
	"kompas/internal/apptest"
	"kompas/kompas"
)

// TestAnActivityGoesOneStepAtATime tries every way from every state to every other.
func TestAnActivityGoesOneStepAtATime(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		d := withDepth(t, w)
		follows := map[string][]string{"idee": {"voorgesteld"}, "voorgesteld": {"idee", "afgesproken"}, "afgesproken": {"voorgesteld", "loopt"}, "loopt": {"afgesproken", "afgerond"}}
		begin := func(state string) (string, error) {
			return w.App.StartActivity(t.Context(), d.policy, d.slug, map[string]string{"activiteit": "Begint als " + state, "stand": state}, "")
		}
		for from, ways := range follows {
			for _, to := range kompas.ActivityStatuses() {
				slug, err := begin(from)
				if err != nil {
					t.Fatal(err)
				}
				err = d.stand(slug, string(to))
				switch p, _ := w.App.ActivityPage(t.Context(), d.policy, d.slug, slug); {
				case string(to) == from || slices.Contains(ways, string(to)):
					if err != nil || p.Status != to {
						t.Errorf("from %s to %s: %v", from, to, err)
					}
				case from == "loopt": // to an end that somebody has to say something about first
					if !refusedAt(err, "stand", "afscheid_eerst") && !refusedAt(err, "stand", "activiteit_stap_niet") || string(p.Status) != from {
						t.Errorf("from %s to %s: %v, it is %s", from, to, err, p.Status)
					}
				case !refusedAt(err, "stand", "activiteit_stap_niet") || string(p.Status) != from:
					t.Errorf("from %s to %s: %v, it is %s", from, to, err, p.Status)
				}
			}
		}
		for _, end := range []string{"gestopt", "afgerond"} {
			if _, err := begin(end); !refusedAt(err, "stand", "activiteit_stap_niet") {
				t.Errorf("a new one that is %s: %v", end, err)
			}
		}
		if err := d.stand(theirs, "afgerond"); err != nil {
			t.Fatal(err)
		}
		for _, to := range []string{"idee", "afgesproken", "loopt", "gestopt"} {
			if err := d.stand(theirs, to); !refusedAt(err, "stand", "activiteit_is_voorbij") {
				t.Errorf("what is over becomes %s: %v", to, err)
			}
		}
	})
}

// TestAnInstrumentGoesOneStepAtATime tries every way from every state to every other.
func TestAnInstrumentGoesOneStepAtATime(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		d := withDepth(t, w)
		states := kompas.InstrumentStates()
		for i, from := range states[:len(states)-1] {
			for j, to := range states {
				id := d.add(d.policy, app.PartInstrument, "instrument", "Lijst", "instrumentbesluit", "afscheid", "waarom", "x", "stopt-op", "2026-12-31", "met-wie-besloten", "x", "instrumentstand", string(from))
				err := d.edit(d.policy, app.PartInstrument, id, "instrumentstand", string(to))
				code := "instrument_stap_niet"
				if to == "gestopt" {
					code = "afscheid_eerst_voorstellen"
				}
				switch may := j-i <= 1 && i-j <= 1; {
				case may && err != nil:
					t.Errorf("from %s to %s: %v", from, to, err)
				case !may && !refusedAt(err, "instrumentstand", code):
					t.Errorf("from %s to %s: %v", from, to, err)
				}
			}
		}
	})
}

func TestNoContributionIsShownBeforeItWasAgreed(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		d := withDepth(t, w)
		id := d.party(theirs, w.Organisation.Name)
		stage := func() kompas.ContributionStage {
			p, err := w.App.ContributionPage(t.Context(), d.policy, d.slug, theirs, id)
			if err != nil {
				t.Fatal(err)
			}
			return p.Stage()
		}
		if err := d.state(d.provider, theirs, id, "bijdrage", "Mensen eten samen", "waaruit-blijkt", "Vier verhalen", "blijkt-op", "2026-01-01"); err != nil {
			t.Fatal(err)
		}
		if got := stage(); got != "aangeboden" {
			t.Errorf("with what shows it, and agreed by nobody: %s", got)
		}
		if err := d.state(d.provider, theirs, id, "aangewezen-op", "2026-01-01"); !refusedAt(err, "aangewezen-op", "onbekend_veld") {
			t.Errorf("a party appoints itself: %v", err)
		}
		for _, field := range []string{"herzien-op", "stand"} {
			if err := d.state(d.provider, theirs, id, field, "herzien"); !refusedAt(err, field, "onbekend_veld") {
				t.Errorf("a stage that somebody types in %s: %v", field, err)
			}
		}
		if err := w.App.AppointPartner(t.Context(), d.policy, d.slug, theirs, id, map[string]string{"wie-besloot": "Het college", "aangewezen-op": "2026-01-05"}, ""); !fault.HasCode(err, "aanwijzen_na_vaststellen") {
			t.Errorf("agreed for a result that nobody adopted: %v", err)
		}
		if got := stage(); got != "aangeboden" {
			t.Errorf("after all that: %s", got)
		}
	})
}

func TestNobodyTypesInHowFarACompassIs(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		d := withDepth(t, w)
		stage := func() kompas.CompassStatus {
			f, err := w.App.CompassFrame(t.Context(), d.policy, d.slug)
			if err != nil {
				t.Fatal(err)
			}
			return f.Life
		}
		for _, field := range []string{"status", "stand"} {
			_, err := w.App.EditCompass(t.Context(), d.policy, d.slug, app.Edit{Changes: []app.Change{{Field: field, Value: "lopend"}}})
			if !refusedAt(err, field, "onbekend_veld") || stage() != kompas.CompassBuilding {
				t.Errorf("%s: %v, it is %s", field, err, stage())
			}
		}
		address, _ := d.withIndicator()
		if stage() != kompas.CompassRunning {
			t.Errorf("with a result and what runs: %s", stage())
		}
		if err := w.App.RemoveResult(t.Context(), d.policy, d.slug, address); err != nil || stage() != kompas.CompassBuilding {
			t.Errorf("the way back: %v %s", err, stage())
		}
	})
}
