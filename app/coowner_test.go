package app_test

import (
	"slices"
	"strings"
	"testing"

	"kompas/app"
	"kompas/fault"
	"kompas/internal/apptest"
	"kompas/kompas"
)

// tableOf sits people at the table of a compass and gives their seats by name.
func (d depthWorld) tableOf(slug string, seats ...[3]string) map[string]kompas.SeatID {
	d.t.Helper()
	for _, s := range seats {
		if err := d.App.AddSeat(d.t.Context(), d.policy, slug, map[string]string{"naam": s[0], "perspectief": s[1], "organisatie": s[2]}, ""); err != nil {
			d.t.Fatal(err)
		}
	}
	m, err := d.App.Monitoring(d.t.Context(), d.policy, slug)
	if err != nil {
		d.t.Fatal(err)
	}
	out := map[string]kompas.SeatID{}
	for _, s := range m.Seats {
		out[s.Name] = s.ID
	}
	return out
}

func TestAnAmbitionAndAResultAreOwnedTogether(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		d := withDepth(t, w)
		seats := d.tableOf(d.slug, [3]string{"Beleid", "gemeente", "Gemeente Baarn"}, [3]string{"Nog een van de gemeente", "bestuur", "Gemeente Baarn"},
			[3]string{"Buurtkracht", "aanbieder", "Stichting Buurtkracht"}, [3]string{"Riet", "inwoner", ""})
		ambition, err := d.App.AddAmbition(t.Context(), d.policy, d.slug, map[string]string{"ambitie": "We willen dat meer mensen elkaar kennen."}, nil, "")
		if err != nil {
			t.Fatal(err)
		}
		id := kompas.AmbitionID(ambition)
		result, err := d.App.StartResult(t.Context(), d.policy, d.slug, map[string]string{"resultaat": "meer mensen hun buren kennen", "horizon": "4"}, "")
		if err != nil {
			t.Fatal(err)
		}
		ambitionOwned := func() app.Ownership {
			p, err := d.App.AmbitionPage(t.Context(), d.policy, d.slug, id)
			if err != nil {
				t.Fatal(err)
			}
			return p.Owned
		}
		own := func(names ...string) {
			var ids []kompas.SeatID
			for _, n := range names {
				ids = append(ids, seats[n])
			}
			if err := d.App.SetAmbitionOwners(t.Context(), d.policy, d.slug, id, ids); err != nil {
				t.Fatal(err)
			}
			if err := d.App.SetResultOwners(t.Context(), d.policy, d.slug, result, ids); err != nil {
				t.Fatal(err)
			}
		}
		own("Beleid", "Nog een van de gemeente", "Riet")
		if o := ambitionOwned(); o.Shared() || len(o.Owners) != 3 || !slices.Equal(o.Organisations, []string{"Gemeente Baarn"}) {
			t.Errorf("two seats of one organisation count as one: %+v", o)
		}
		own("Beleid", "Buurtkracht", "Riet")
		if o := ambitionOwned(); !o.Shared() || !o.Owns(seats["Riet"]) || o.Owns(seats["Nog een van de gemeente"]) {
			t.Errorf("the new owners instead of those before: %+v", o)
		}
		p, err := d.App.ResultPage(t.Context(), d.policy, d.slug, result, false)
		if err != nil || !p.Owned.Shared() {
			t.Errorf("the result: %+v %v", p.Owned, err)
		}
		if err := d.App.LeaveSeat(t.Context(), d.policy, d.slug, seats["Buurtkracht"]); err != nil {
			t.Fatal(err)
		}
		if o := ambitionOwned(); o.Shared() || len(o.Owners) != 3 {
			t.Errorf("who left owns nothing any more, and is still named: %+v", o)
		}
	})
}

func TestWhoMayOwnIsWhoSitsAtThisTable(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		d := withDepth(t, w)
		seats := d.tableOf(d.slug, [3]string{"Beleid", "gemeente", "Gemeente Baarn"}, [3]string{"Vertrokken", "inwoner", ""})
		other, err := d.App.StartCompass(t.Context(), d.policy, map[string]string{"titel": "Een ander kompas"}, "")
		if err != nil {
			t.Fatal(err)
		}
		elsewhere := d.tableOf(other, [3]string{"Elders", "inwoner", ""})["Elders"]
		if err := d.App.LeaveSeat(t.Context(), d.policy, d.slug, seats["Vertrokken"]); err != nil {
			t.Fatal(err)
		}
		result, err := d.App.StartResult(t.Context(), d.policy, d.slug, map[string]string{"resultaat": "meer mensen hun buren kennen", "horizon": "4"}, "")
		if err != nil {
			t.Fatal(err)
		}
		set := func(by app.Actor, ids ...kompas.SeatID) error {
			return d.App.SetResultOwners(t.Context(), by, d.slug, result, ids)
		}
		if err := set(d.policy, seats["Beleid"], elsewhere); !fault.Is(err, fault.NotFound) {
			t.Errorf("a seat at another table: %v", err)
		}
		if err := set(d.policy, "00000000-0000-7000-8000-ffffffffffff"); !fault.Is(err, fault.NotFound) {
			t.Errorf("an unknown seat: %v", err)
		}
		if err := set(d.policy, seats["Vertrokken"]); fault.As(err) == nil || fault.As(err).Fields[0].Field != "eigenaar" {
			t.Errorf("who left: %v", err)
		}
		for _, by := range []app.Actor{d.provider, w.Actor(kompas.RoleCouncil), w.Actor(kompas.RoleExecutive), w.Actor(kompas.RoleAnalyst)} {
			if err := set(by, seats["Beleid"]); !fault.Is(err, fault.Forbidden) {
				t.Errorf("%v chooses who own it: %v", by.Person.Name, err)
			}
		}
		p, err := d.App.ResultPage(t.Context(), d.policy, d.slug, result, false)
		if err != nil || len(p.Owned.Owners) != 0 {
			t.Errorf("something was stored: %+v %v", p.Owned.Owners, err)
		}
	})
}

func TestACouncilPageNamesTheOrganisationsThatOwnAResultAndNoPeople(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		d := withDepth(t, w)
		seats := d.tableOf(d.slug, [3]string{"Joke Jansen", "gemeente", "Gemeente Baarn"}, [3]string{"Piet Pietersen", "aanbieder", "Stichting Buurtkracht"},
			[3]string{"Riet van Dam", "inwoner", ""})
		result, err := d.App.StartResult(t.Context(), d.policy, d.slug, map[string]string{"resultaat": "meer mensen hun buren kennen", "horizon": "4"}, "")
		if err != nil {
			t.Fatal(err)
		}
		var ids []kompas.SeatID
		for _, name := range []string{"Joke Jansen", "Piet Pietersen", "Riet van Dam"} {
			ids = append(ids, seats[name])
		}
		if err := d.App.SetResultOwners(t.Context(), d.policy, d.slug, result, ids); err != nil {
			t.Fatal(err)
		}
		v, err := d.App.CouncilDraft(t.Context(), d.policy, d.slug, result)
		if err != nil || !slices.Equal(v.Sheet.Owners, []string{"Gemeente Baarn", "Stichting Buurtkracht"}) {
			t.Errorf("%q %v", v.Sheet.Owners, err)
		}
		page := w.As(kompas.RolePolicy).Get("/r/baarn/raad/" + d.slug + "/" + result)
		if !page.Has("samen van Gemeente Baarn en Stichting Buurtkracht") {
			t.Errorf("not on the page: %.900s", page.Text())
		}
		for _, name := range []string{"Joke", "Piet", "Riet"} {
			if strings.Contains(page.Text(), name) {
				t.Errorf("the council page names %s", name)
			}
		}
	})
}
