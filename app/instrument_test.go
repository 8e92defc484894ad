package app_test

import (
	"strings"
	"testing"

	"kompas/app"
	"kompas/fault"
	"kompas/i18n"
	"kompas/internal/apptest"
	"kompas/kompas"
)

// withIndicator is a result with one indicator of its own.
func (d depthWorld) withIndicator() (address, indicator string) {
	d.t.Helper()
	address, err := d.App.StartResult(d.t.Context(), d.policy, d.slug, map[string]string{"resultaat": "minder mensen geldzorgen hebben", "horizon": "4", "startjaar": "2025"}, "")
	if err != nil {
		d.t.Fatal(err)
	}
	indicator, err = d.App.AddIndicator(d.t.Context(), d.policy, d.slug, address, map[string]string{"indicator": "Geldzorgen", "aard": "beleving", "eenheid": "procent",
		"richting": "omlaag", "grondslag": "steekproef"}, "")
	if err != nil {
		d.t.Fatal(err)
	}
	return address, indicator
}

func TestAnInstrumentIsSaidGoodbyeToForAReasonOnADayAndTogether(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		d := withDepth(t, w)
		for field, with := range map[string][]string{
			"waarom":            {"instrumentbesluit", "afscheid"},
			"instrumentbesluit": {"instrumentbesluit", "voortzetten", "instrumentstand", "afscheid_voorgesteld", "waarom", "x"},
			"instrumentstand":   {"instrumentbesluit", "afscheid", "instrumentstand", "gestopt", "waarom", "x", "stopt-op", "2026-12-31", "met-wie-besloten", "x"},
		} {
			_, err := d.try(d.policy, app.PartInstrument, append([]string{"instrument", "Oude lijst", "instrumentstand", "in_gebruik"}, with...)...)
			if e := fault.As(err); e == nil || len(e.Fields) != 1 || e.Fields[0].Field != field {
				t.Errorf("%v: %v", with, err)
			}
		}
		id := d.add(d.policy, app.PartInstrument, "instrument", "Oude lijst", "instrumentbesluit", "afscheid", "waarom", "Niemand gebruikt het", "instrumentstand", "afscheid_voorgesteld")
		if err := d.edit(d.policy, app.PartInstrument, id, "instrumentstand", "gestopt"); fault.As(err) == nil || len(fault.As(err).Fields) != 2 {
			t.Errorf("stopped on no day, by nobody: %v", err)
		}
		if err := d.edit(d.policy, app.PartInstrument, id, "instrumentstand", "gestopt", "stopt-op", "2026-12-31", "met-wie-besloten", "Alle partijen"); err != nil {
			t.Fatal(err)
		}
		if err := d.edit(d.policy, app.PartInstrument, id, "instrumentstand", "in_gebruik"); fault.As(err) == nil {
			t.Error("what stopped goes on")
		}
		if err := d.edit(d.provider, app.PartInstrument, id, "waarom", "x"); !fault.Is(err, fault.Forbidden) {
			t.Errorf("a party changes what it did not bring: %v", err)
		}
		for _, role := range []kompas.Role{kompas.RoleExecutive, kompas.RolePurchaser, kompas.RoleGuide} {
			if _, err := d.try(w.Actor(role), app.PartInstrument, "instrument", "x", "instrumentbesluit", "nieuw"); !fault.Is(err, fault.Forbidden) {
				t.Errorf("%s decides: %v", role, err)
			}
		}
	})
}

func TestWhatIsAskedOfAGroupIsAddedUpOverInstrumentsThatAreInUse(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		d := withDepth(t, w)
		_, indicator := d.withIndicator()
		add := func(name, state, group, minutes, times, people string, more ...string) {
			d.add(d.policy, app.PartInstrument, append([]string{"instrument", name, "instrumentbesluit", "voortzetten", "instrumentstand", state, "wie-vragen-we", group,
				"minuten", minutes, "keer-per-jaar", times, "mensen-per-jaar", people}, more...)...)
		}
		add("Onderzoek", "in_gebruik", "Ouderen", "10", "1", "600", "zegt-iets-over", indicator)
		add("Peiling", "in_gebruik", "ouderen", "3", "2", "100")
		add("Plan", "overwogen", "Ouderen", "60", "9", "600")
		if _, err := d.try(d.policy, app.PartInstrument, "instrument", "x", "instrumentbesluit", "nieuw", "zegt-iets-over", "00000000-0000-7000-8000-ffffffffffff"); fault.As(err) == nil {
			t.Error("an indicator of nobody")
		}
		_, err := d.try(d.policy, app.PartInstrument, "instrument", "x", "instrumentbesluit", "nieuw", "instrumentstand", "in_gebruik", "minuten", "5", "keer-per-jaar", "1", "mensen-per-jaar", "9")
		if e := fault.As(err); e == nil || len(e.Fields) != 1 || e.Fields[0].Field != "mensen-per-jaar" {
			t.Errorf("a group of nine, whose size the hours would tell: %v", err)
		}
		p, err := w.App.InstrumentsPage(t.Context(), w.Actor(kompas.RolePurchaser), d.slug)
		if err != nil || len(p.List.Lines) != 3 || p.List.MayAdd {
			t.Fatalf("the purchaser at the table reads: %+v %v", p.List, err)
		}
		if got := p.Burdens(); len(got) != 1 || got[0].Times != 3 || got[0].Minutes != 16 || got[0].Hours != 110 {
			t.Errorf("got %+v", got)
		}
		if got := p.Measuring(kompas.IndicatorID(indicator)); len(got) != 1 || got[0].Name != "Onderzoek" {
			t.Errorf("measuring: %+v", got)
		}
	})
}

func inDutch(code string, params ...any) string {
	return (&i18n.Printer{Lang: i18n.Dutch}).Code(code, params...)
}

func TestAnExampleIsTakenOverAndIsThenOnesOwn(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		d := withDepth(t, w)
		take := func(by app.Actor, offer, where string, chosen ...string) (string, error) {
			return w.App.TakeOver(t.Context(), by, d.slug, inDutch, map[string]string{"aanbod": offer, "waar": where}, chosen, "")
		}
		names := func(address string) string {
			p, err := w.App.ResultPage(t.Context(), d.policy, d.slug, address, true)
			if err != nil {
				t.Fatal(err)
			}
			var out []string
			for _, v := range p.Indicators {
				out = append(out, string(v.Nature)+" "+v.Name)
			}
			return strings.Join(out, "; ")
		}
		address, err := take(d.policy, "rondkomen-1", "nieuw", "rondkomen-1-1", "rondkomen-1-2")
		if err != nil {
			t.Fatal(err)
		}
		pair := "feit Eenoudergezinnen met een inkomen rond de armoedegrens; beleving Ouders die zeggen dat zij rond kunnen komen"
		if got := names(address); got != pair {
			t.Errorf("got %s", got)
		}
		if _, err := take(d.policy, "rondkomen-1", address, "rondkomen-1-1"); err != nil || names(address) != pair {
			t.Errorf("taken twice: %s %v", names(address), err)
		}
		if _, err := take(d.policy, "sociaal-krachtige-wijk-2", address, "sociaal-krachtige-wijk-2-3"); err != nil || names(address) != pair+"; beleving Bewoners die trots zijn op hun wijk" {
			t.Errorf("into a result that is there: %s %v", names(address), err)
		}
		for what, try := range map[string][]string{"indicatoren": {"rondkomen-1", "nieuw"}, "waar": {"rondkomen-1", "99-nergens", "rondkomen-1-1"}} {
			if _, err := take(d.policy, try[0], try[1], try[2:]...); fault.As(err) == nil || len(fault.As(err).Fields) != 1 || fault.As(err).Fields[0].Field != what {
				t.Errorf("%v: %v", try, err)
			}
		}
		if _, err := take(d.policy, "rondkomen-1", "nieuw", "eenzaamheid-1-1"); fault.As(err) == nil {
			t.Error("an indicator of another example")
		}
		if _, err := take(d.policy, "bestaat-niet", "nieuw", "x"); !fault.Is(err, fault.NotFound) {
			t.Errorf("an unknown example: %v", err)
		}
		for _, role := range []kompas.Role{kompas.RoleProvider, kompas.RoleGuide, kompas.RoleExecutive} {
			if _, err := take(w.Actor(role), "rondkomen-1", address, "rondkomen-1-1"); !fault.Is(err, fault.Forbidden) {
				t.Errorf("%s takes over: %v", role, err)
			}
		}
		if _, err := take(w.Actor(kompas.RoleAnalyst), "rondkomen-1", "nieuw", "rondkomen-1-1"); !fault.Is(err, fault.Forbidden) {
			t.Errorf("an analyst begins a result: %v", err)
		}
	})
}
