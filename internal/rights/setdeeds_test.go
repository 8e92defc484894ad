package rights_test

import (
	"net/url"
	"strings"

	"kompas/internal/apptest"
)

// setDeeds are about sets of indicators: of the row of indicators, in the space as a whole. Whoever has the letter for the
// indicators of the space keeps its sets, and answers for it when another space asks.
func setDeeds() []deed {
	const row = "indicator, binding, target"
	return []deed{
		{row: row, name: "make a set", letters: "C", cityOnly: true, ready: func(x *world, _ *place, _ string) posting {
			return x.form("/r/baarn/indicatorensets", "set", "setnaam", x.fresh(), "setdomein", "wmo")
		}},
		{row: row, name: "change a set", letters: "C", cityOnly: true, ready: func(x *world, _ *place, _ string) posting {
			return x.draft(x.set(x.officer, "baarn"), "set", "setnaam", x.fresh())
		}},
		{row: row, name: "put an indicator in a set", letters: "C", cityOnly: true, ready: func(x *world, _ *place, _ string) posting {
			return x.draft(x.set(x.officer, "baarn"), "indicator-erbij", x.counted()...)
		}},
		{row: row, name: "change an indicator of a set", letters: "C", cityOnly: true, ready: func(x *world, _ *place, _ string) posting {
			changed := x.button(x.set(x.officer, "baarn"), "/indicatoren/[0-9a-f-]{36}")
			changed.values.Set("definitie", x.fresh())
			return changed
		}},
		{row: row, name: "take an indicator out of a set", letters: "C", cityOnly: true, ready: func(x *world, _ *place, _ string) posting {
			return x.button(x.set(x.officer, "baarn"), "/indicatoren/[0-9a-f-]{36}/weghalen")
		}},
		{row: row, name: "put an indicator back in a set", letters: "C", cityOnly: true, ready: func(x *world, _ *place, _ string) posting {
			out := x.button(x.set(x.officer, "baarn"), "/indicatoren/[0-9a-f-]{36}/weghalen")
			x.good(x.officer.Post(out.path, out.values))
			return posting{strings.Replace(out.path, "/weghalen", "/terugzetten", 1), url.Values{}}
		}},
		{row: row, name: "invite a space to a set", letters: "C", cityOnly: true, ready: func(x *world, _ *place, _ string) posting {
			return x.draft(x.set(x.officer, "baarn"), "uitnodigen", "ruimteadres", "soest")
		}},
		{row: row, name: "take an invitation to a set back", letters: "C", cityOnly: true, ready: func(x *world, _ *place, _ string) posting {
			return x.button(x.send(x.officer, x.set(x.officer, "baarn"), "uitnodigen", "ruimteadres", "soest"), "/intrekken")
		}},
		{row: row, name: "accept an invitation to a set", letters: "C", cityOnly: true, ready: func(x *world, _ *place, _ string) posting {
			return x.button(x.open(x.officer, x.askedSet()), "/meedoen")
		}},
		{row: row, name: "decline an invitation to a set", letters: "C", cityOnly: true, ready: func(x *world, _ *place, _ string) posting {
			return x.button(x.open(x.officer, x.askedSet()), "/bedanken")
		}},
		{row: row, name: "leave a set", letters: "C", cityOnly: true, ready: func(x *world, _ *place, _ string) posting {
			return x.button(x.press(x.officer, x.open(x.officer, x.askedSet()), "/meedoen"), "/stoppen")
		}},
		{row: row, name: "end a set", letters: "C", cityOnly: true, ready: func(x *world, _ *place, _ string) posting {
			return x.draft(x.set(x.officer, "baarn"), "beeindigen", "set-einde-zeker", "ja")
		}},
		{row: row, name: "take over a newer edition", letters: "C", ready: func(x *world, p *place, _ string) posting { return x.newerEdition(p) }},
	}
}

// counted is a new indicator of a set.
func (x *world) counted() []string {
	return []string{"indicator", x.fresh(), "definitie", "Deel dat dit zegt", "aard", "beleving", "eenheid", "procent", "richting", "omhoog", "grondslag", "steekproef"}
}

// set makes a set with an indicator in it, and gives its page.
func (x *world) set(by *apptest.Client, space string) apptest.Page {
	x.t.Helper()
	page := x.send(by, x.open(by, "/r/"+space+"/indicatorensets"), "set", "setnaam", x.fresh(), "setdomein", "wmo")
	return x.send(by, page, "indicator-erbij", x.counted()...)
}

// askedSet gives the address of a set of another municipality that asked this one.
func (x *world) askedSet() string {
	x.t.Helper()
	stranger := x.Client(x.Stranger)
	page := x.send(stranger, x.set(stranger, "soest"), "uitnodigen", "ruimteadres", "baarn")
	return strings.Replace(strings.Split(page.Path, "?")[0], "/r/soest/", "/r/baarn/", 1)
}

// newerEdition takes an indicator of a set over with a result, and lets the set have a next edition.
func (x *world) newerEdition(p *place) posting {
	x.t.Helper()
	set := x.set(x.officer, "baarn")
	id := set.Path[strings.LastIndexByte(set.Path, '/')+1:]
	result := x.fill(p.at+"/resultaten/nieuw", "resultaat", "resultaat", "meer "+x.fresh(), "horizon", "4")
	address := result.Path[strings.LastIndexByte(result.Path, '/')+1:]
	x.fill(p.at+"/resultaten/voorbeelden", "aanbod-set-"+id, "waar", address)
	next := x.button(x.open(x.officer, set.Path), "/indicatoren/[0-9a-f-]{36}")
	next.values.Set("definitie", x.fresh())
	x.good(x.officer.Post(next.path, next.values))
	used := x.find(x.open(x.officer, set.Path), p.at+"/resultaten/"+address+"/indicatoren/[^\"]+")
	return x.button(x.open(x.officer, used), "/uitgave")
}
