package attack_test

import (
	"maps"
	"slices"
	"strings"
	"testing"
	"time"

	"kompas/area"
	"kompas/internal/apptest"
	"kompas/kompas"
)

// councilPage makes a result that is bound to the figures of the municipality, and gives how to freeze its council page.
func councilPage(t *testing.T, w *apptest.World, key string) (freeze func()) {
	t.Helper()
	c := w.As(kompas.RolePolicy)
	c.Submit(c.Get("/r/baarn/kompassen/nieuw"), "kompas", "titel", "Hulp vragen", "groep", "Alle inwoners", "startjaar", "2026", "looptijd", "4")
	by := w.Actor(kompas.RolePolicy)
	result, err := w.App.StartResult(t.Context(), by, "hulp-vragen", map[string]string{"resultaat": "meer inwoners hulp vragen", "doelgroep": "alle inwoners", "horizon": "4"}, "")
	if err == nil {
		_, err = w.App.BindIndicator(t.Context(), by, "hulp-vragen", result, key, "", "")
	}
	if err != nil {
		t.Fatal(err)
	}
	at := "/r/baarn/raad/hulp-vragen/" + result
	return func() {
		t.Helper()
		c := w.As(kompas.RolePolicy)
		c.Post(at, nil)
		if page := c.Post(at+"/vastleggen", nil); page.Status != 200 || !page.Has("Vastgelegd op") {
			t.Fatalf("freezing: %d %s", page.Status, page.Text())
		}
	}
}

// divide makes own areas of a town: of a wijk, and of a buurt elsewhere of which few people answered.
func divide(t *testing.T, w *apptest.World, people *town) {
	t.Helper()
	by := w.Actor(kompas.RoleAnalyst)
	id, err := w.App.AddOwnDivision(t.Context(), by, map[string]string{"indelingnaam": "Teams", "grenzenjaar": "2024"}, "")
	if err != nil {
		t.Fatal(err)
	}
	var wijken []string
	for code := range people.names {
		if strings.HasPrefix(code, "WK") {
			wijken = append(wijken, code)
		}
	}
	slices.Sort(wijken)
	people.own = map[string][]string{}
	few := slices.IndexFunc(people.groups, func(g group) bool {
		return 0 < g.n && g.n < 10 && g.when == quarters[3] && !area.LiesIn(g.buurt, wijken[0])
	})
	for i, members := range [][]string{wijken[:1], {people.groups[few].buurt}} {
		name := "Team " + string(rune('A'+i))
		code, err := w.App.AddOwnArea(t.Context(), by, id, map[string]string{"gebiednaam": name, "leden": strings.Join(members, " ")}, "")
		if err != nil {
			t.Fatal(err)
		}
		people.own[code], people.names[code] = members, name
	}
}

// places are where somebody of the space meets the figures, by what is special about them.
func places(people *town, key, day string) map[string][]string {
	at := "/r/baarn/wijken?onderwerp=" + key + "&gebied=" + city
	out := map[string][]string{"the council page": {"/r/baarn/raad"}}
	for _, level := range []string{"wijk", "buurt"} {
		out["the map"] = append(out["the map"], at+"&niveau="+level)
		out["small multiples"] = append(out["small multiples"], "/r/baarn/wijken/reeksen?onderwerp="+key+"&niveau="+level)
		out["another day"] = append(out["another day"], at+"&niveau="+level+"&bekend="+day)
		for _, q := range quarters {
			out["a quarter"] = append(out["a quarter"], at+"&niveau="+level+"&jaar="+q)
		}
	}
	for code := range people.names {
		if people.own[code] == nil {
			out["two areas"] = append(out["two areas"], "/r/baarn/wijken/vergelijken?een="+city+"&ander="+code)
			out["over time"] = append(out["over time"], "/r/baarn/wijken?onderwerp="+key+"&gebied="+code)
		} else {
			own := "/r/baarn/wijken?onderwerp=" + key + "&gebied=" + code
			out["own areas"] = append(out["own areas"], own, own+"&bekend="+day)
		}
		out["profile"] = append(out["profile"], "/r/baarn/wijken/gebieden/"+code)
	}
	return out
}

// atPlaces follows what somebody reads there.
func atPlaces(t *testing.T, w *apptest.World, role kompas.Role, from map[string][]string) map[string]loot {
	t.Helper()
	out := map[string]loot{}
	for name, at := range from {
		out[name] = visit(t, w, role, at, func(href string) bool { return name == "the council page" && strings.HasPrefix(href, "/r/baarn/raad") })
	}
	return out
}

// twoEditions brings a town by quarter, with a council page, a public page and own areas, twice; who was there in between and who
// came after has it all.
func twoEditions(t *testing.T, w *apptest.World, bare bool) (people *town, slug, key, day string, between func()) {
	t.Helper()
	w.LoadFigures()
	people = baarn(t, 2)
	people.byQuarter(2)
	people.bare = bare
	divide(t, w, people)
	key = people.readIn(t, w, 1)
	freeze := councilPage(t, w, key)
	freeze()
	slug = publish(t, w, key)
	day = w.Clock.Now().Format(time.DateOnly)
	return people, slug, key, day, func() {
		w.Clock.Advance(24 * time.Hour)
		people.comeIn(2)
		people.readIn(t, w, 2)
		freeze()
		publish(t, w, key)
	}
}

// The council page that was frozen, what was known on another day, the quarters beside their year, own areas and comparisons, all
// together with what everybody reads.
func TestNobodyLearnsOfAFewPeopleFromPagesOfOtherDaysAndQuarters(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		people, slug, key, day, goOn := twoEditions(t, w, false)
		known := map[fact]bool{}
		take := func(edition int, got ...loot) {
			for _, l := range got {
				maps.Copy(known, people.facts(t, l.tables(t), edition))
				maps.Copy(known, people.drawnFacts(t, l, edition))
			}
		}
		take(1, slices.Collect(maps.Values(atPlaces(t, w, kompas.RoleAnalyst, places(people, key, day))))...)
		for _, learned := range people.derived(known, people.secrets(1)) {
			t.Errorf("at the desk: %s", learned)
		}
		known = map[fact]bool{}
		take(1, everybody(t, w, slug))
		goOn()
		take(2, everybody(t, w, slug))
		take(2, slices.Collect(maps.Values(atPlaces(t, w, kompas.RoleCouncil, places(people, key, day))))...)
		if len(known) < 10 {
			t.Fatalf("%d facts", len(known))
		}
		for _, learned := range people.solve(t, known, 2) {
			t.Error(learned)
		}
	})
}

// Without the gate each of these places tells of few people by itself: all are looked at. Figures that are said to be of a source
// pass as they are.
func TestWithoutTheGateEveryPlaceTells(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		people, _, key, day, goOn := twoEditions(t, w, true)
		goOn()
		for name, got := range atPlaces(t, w, kompas.RoleCouncil, places(people, key, day)) {
			known := people.facts(t, got.tables(t), 2)
			maps.Copy(known, people.drawnFacts(t, got, 2))
			if len(people.derived(known, people.secrets(2))) == 0 {
				t.Errorf("%s tells of nobody, in %d facts of %d answers", name, len(known), len(got))
			}
		}
	})
}
