package attack_test

import (
	"encoding/json"
	"maps"
	"slices"
	"strings"
	"testing"

	"kompas/figure"
	"kompas/internal/apptest"
	"kompas/kompas"
	"kompas/store"
)

// everybody follows all that is public of a page, in both languages and every form.
func everybody(t *testing.T, w *apptest.World, slug string) loot {
	t.Helper()
	at := "/openbaar/baarn/" + slug
	return visit(t, w, "", []string{"/openbaar/baarn", "/en/openbaar/baarn", at, "/en" + at}, func(href string) bool {
		return strings.HasPrefix(strings.TrimPrefix(href, "/en"), at)
	})
}

// council follows what a council member reads of these figures, at the desk and on council pages.
func council(t *testing.T, w *apptest.World, people *town, key string) loot {
	t.Helper()
	from := []string{"/r/baarn/raad", "/r/baarn/wijken?onderwerp=" + key + "&gebied=" + city}
	for _, level := range []string{"wijk", "buurt"} {
		from = append(from, "/r/baarn/wijken/reeksen?onderwerp="+key+"&niveau="+level)
	}
	for code := range people.names {
		from = append(from, "/r/baarn/wijken/vergelijken?een="+city+"&ander="+code)
	}
	return visit(t, w, kompas.RoleCouncil, from, func(href string) bool {
		return strings.HasPrefix(href, "/r/baarn/raad") || strings.HasPrefix(href, "/r/baarn/wijken") && strings.Contains(href, key)
	})
}

func publish(t *testing.T, w *apptest.World, key string) string {
	t.Helper()
	slug, err := w.App.Publish(t.Context(), w.Actor(kompas.RoleAnalyst), key, city, "")
	if err != nil {
		t.Fatal(err)
	}
	return slug
}

// solve tries everything on what was got. It gives what somebody would learn.
func (w *town) solve(t *testing.T, known map[fact]bool, editions int) []string {
	t.Helper()
	secrets := w.secrets(editions)
	if len(secrets) == 0 {
		t.Fatal("nothing to hide")
	}
	out := w.derived(known, secrets)
	if small, err := w.small(known); err != nil {
		t.Logf("too many rows to try every combination of: %d", len(known))
	} else if len(small) > 0 {
		out = append(out, "a group that is no row")
	}
	if editions == 1 { // the second edition knows the first
		return out
	}
	return append(out, w.bounded(t, known, secrets)...)
}

func TestNobodyLearnsOfAFewPeopleFromAllThatIsPublic(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		w.LoadFigures()
		for seed := uint64(2); seed <= 3; seed++ {
			people := baarn(t, seed)
			key := people.readIn(t, w, 1)
			slug := publish(t, w, key)
			first := everybody(t, w, slug)
			known := people.facts(t, first.tables(t), 1)
			if len(known) < 5 {
				t.Fatalf("%d facts in %d answers", len(known), len(first))
			}
			first.tellNothingOf(t, people, known)
			maps.Copy(known, people.facts(t, council(t, w, people, key).tables(t), 1))
			for _, learned := range people.solve(t, known, 1) {
				t.Errorf("town %d, first edition: %s", seed, learned)
			}
			people.comeIn(seed)
			people.readIn(t, w, 2)
			publish(t, w, key)
			second := everybody(t, w, slug)
			maps.Copy(known, people.facts(t, second.tables(t), 2))
			maps.Copy(known, people.facts(t, council(t, w, people, key).tables(t), 2))
			for _, learned := range people.solve(t, known, 2) {
				t.Errorf("town %d, both editions: %s", seed, learned)
			}
		}
	})
}

// Without hiding, the same search finds the groups: it does look. No setting of the product can do this: the test writes
// bare figures over what the gate let through.
func TestWithoutHidingTheSameSearchFindsTheGroups(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		w.LoadFigures()
		people := baarn(t, 1)
		slug := publish(t, w, people.readIn(t, w, 1))
		bare := figure.Set{Indicator: figure.Indicator{Unit: figure.Percent}, Origin: figure.SourceFigures}
		for _, r := range people.rows() {
			n, k := people.sum(r, 1)
			c := figure.Cell{Area: []string{r.area}, Observation: figure.Observation{Period: figure.YearOf(2025), Basis: figure.Sample, Value: figure.ShareOf(k, n)}}
			if n == 0 {
				c.Value, c.Absence = figure.Value{}, figure.Missing
			}
			if r.age != "" {
				c.Breakdown = "leeftijd:" + r.age
			}
			bare.Cells = append(bare.Cells, c)
		}
		err := w.Store.Tenant(w.Space.ID).Update(t.Context(), func(tx *store.Tx) error {
			p, err := tx.PublicPage(slug)
			if err != nil {
				return err
			}
			text, err := tx.PublicEdition(p)
			if err != nil {
				return err
			}
			var sheet kompas.PublicSheet
			if err := json.Unmarshal([]byte(text), &sheet); err != nil {
				return err
			}
			sheet.Figures = figure.Disclose(bare, figure.Policy{})
			snapshot, err := json.Marshal(sheet)
			if err != nil {
				return err
			}
			return tx.PublishEdition(&p, p.PublishedBy, string(snapshot))
		})
		if err != nil {
			t.Fatal(err)
		}
		got := everybody(t, w, slug)
		known := people.facts(t, got.tables(t), 1)
		found := people.derived(known, people.secrets(1))
		if want := len(people.secrets(1)); len(found) != want || want == 0 {
			t.Errorf("%d of %d groups are found", len(found), want)
		}
		if len(people.bounded(t, known, people.secrets(1))) == 0 {
			t.Error("no group is bounded")
		}
	})
}

// tellNothingOf says that no picture, title or label tells a figure of a row that no table tells.
func (l loot) tellNothingOf(t *testing.T, people *town, known map[fact]bool) {
	t.Helper()
	for _, r := range people.rows() {
		if r.age != "" || known[fact{r, 1}] {
			continue
		}
		name := people.names[r.area]
		for at, body := range l {
			for _, text := range drawn(body) {
				if strings.Contains(text, name) && strings.Contains(text, "%") && !slices.ContainsFunc(shownNames(people, known), func(x string) bool { return strings.Contains(text, x) }) {
					t.Errorf("%s: %q", at, text)
				}
			}
		}
	}
}

// shownNames are the names of the areas that there is a figure of, longer than one that stands in them.
func shownNames(people *town, known map[fact]bool) (out []string) {
	for f := range known {
		if f.age == "" {
			out = append(out, people.names[f.area])
		}
	}
	return out
}
