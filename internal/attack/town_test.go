package attack_test

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"kompas/area"
	"kompas/internal/apptest"
	"kompas/kompas"
	"kompas/refdata"
)

const (
	period = "2025"
	city   = "GM0308"
)

// group is the people of one age in one buurt who answered, and how many of them said yes. Of everybody the test knows the
// edition in which they came in.
type group struct {
	buurt, age string
	n, k       int
	round      int
	when       string // the quarter; "" in a town that is only looked at by the year
}

// town is all answers, with a row for every area and every age in it.
type town struct {
	topic  string
	names  map[string]string // of the areas, by code
	ages   []string
	groups []group
	other  *row // of which the next file says something else; nil is none

	bare bool                // the figures are said to be of a source, that hides by itself: no gate
	own  map[string][]string // own areas of the space, by code: the wijken and buurten that each is made of
}

var quarters = []string{"2025-Q1", "2025-Q2", "2025-Q3", "2025-Q4"}

// byQuarter divides the answers of a town over the quarters of the year, and takes the ages together.
func (w *town) byQuarter(seed uint64) {
	draw := rand.New(rand.NewPCG(seed, 10))
	w.ages = nil
	var groups []group
	for _, g := range w.groups {
		if g.age != "18 tot 65" {
			continue
		}
		for _, q := range quarters {
			n := 14 + draw.IntN(20)
			if draw.IntN(4) == 0 {
				n = draw.IntN(8)
			}
			groups = append(groups, group{g.buurt, g.age, n, draw.IntN(n + 1), 1, q})
		}
	}
	w.groups = groups
}

// baarn lays answers over the real wijken and buurten of the municipality: most groups large enough, some not.
func baarn(t *testing.T, seed uint64) *town {
	t.Helper()
	data, err := refdata.Open()
	if err != nil {
		t.Fatal(err)
	}
	d, err := data.Division("2024")
	if err != nil {
		t.Fatal(err)
	}
	w := &town{topic: fmt.Sprint("Kan iemand om hulp vragen ", seed), names: map[string]string{city: "Baarn"}, ages: []string{"18 tot 65", "65 tot 80", "80 en ouder"}}
	from, to := d.Within(area.District, city)
	draw := rand.New(rand.NewPCG(seed, 8))
	for _, wijk := range d.Areas(area.District)[from:to] {
		w.names[wijk.Code] = wijk.Name
		from, to := d.Within(area.Neighbourhood, wijk.Code)
		for _, b := range d.Areas(area.Neighbourhood)[from:min(to, from+2)] {
			w.names[b.Code] = b.Name
			few := draw.IntN(3) == 0
			for _, age := range w.ages {
				n := 12 + draw.IntN(30)
				if few {
					n = draw.IntN(4)
				}
				w.groups = append(w.groups, group{b.Code, age, n, draw.IntN(n + 1), 1, ""})
			}
		}
	}
	return w
}

// comeIn adds answers that came in later: in some buurten a few, in some many.
func (w *town) comeIn(seed uint64) {
	draw := rand.New(rand.NewPCG(seed, 9))
	for _, g := range slices.Clone(w.groups) {
		if n := []int{0, 0, 2, 7, 15}[draw.IntN(5)]; n > 0 {
			w.groups = append(w.groups, group{g.buurt, g.age, n, draw.IntN(n + 1), 2, g.when})
		}
	}
}

// row is what a figure is about.
type row struct {
	area, age string
	when      string // a quarter; "" is the year
}

func (w *town) rows() []row {
	var out []row
	for _, code := range slices.Sorted(func(yield func(string) bool) {
		for c := range w.names {
			if !yield(c) {
				return
			}
		}
	}) {
		out = append(out, row{area: code})
		if w.groups[0].when != "" {
			for _, q := range quarters {
				out = append(out, row{area: code, when: q})
			}
		}
		if w.own[code] != nil {
			continue
		}
		if !strings.HasPrefix(code, "BU") {
			for _, age := range w.ages {
				out = append(out, row{area: code, age: age})
			}
		}
	}
	return out
}

// holds says whether the people of a group are among those of a row, as far as the answers had come in with an edition.
func (w *town) holds(r row, g group, edition int) bool {
	there := r.area == city || area.LiesIn(g.buurt, r.area)
	for _, member := range w.own[r.area] {
		there = there || g.buurt == member || area.LiesIn(g.buurt, member)
	}
	return g.round <= edition && there && (r.age == "" || r.age == g.age) && (r.when == "" || r.when == g.when)
}

func (w *town) sum(r row, edition int) (n, k int) {
	for _, g := range w.groups {
		if w.holds(r, g, edition) {
			n, k = n+g.n, k+g.k
		}
	}
	return n, k
}

// file is everything that was counted, as somebody brings it.
func (w *town) file(edition int) string {
	var b strings.Builder
	b.WriteString("indicator;gebied;periode;uitsplitsing;teller;noemer\n")
	for _, r := range w.rows() {
		n, k := w.sum(r, edition)
		if n == 0 || w.own[r.area] != nil {
			continue
		}
		if w.other != nil && *w.other == r {
			k = (k + 1) % (n + 1)
		}
		trait := ""
		if r.age != "" {
			trait = "leeftijd:" + r.age
		}
		fmt.Fprintf(&b, "%s;%s;%s;%s;%d;%d\n", w.topic, r.area, cmp.Or(r.when, period), trait, k, n)
	}
	return b.String()
}

// readIn brings the answers in by the way everybody brings a file, and gives the key of their indicator.
func (people *town) readIn(t *testing.T, w *apptest.World, edition int) string {
	t.Helper()
	text := people.file(edition)
	by, ctx := w.Actor(kompas.RoleAnalyst), t.Context()
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	work := func() {
		for {
			j, due, err := w.App.ClaimJob(ctx, time.Minute)
			must(err)
			if !due {
				return
			}
			_, err = w.App.EndJob(ctx, j, w.App.WorkOnFigures(ctx, j), 0)
			must(err)
		}
	}
	id, err := w.App.ReceiveFigures(ctx, by, "antwoorden.csv", strings.NewReader(text), "")
	must(err)
	work()
	v, err := w.App.FigureImport(ctx, by, id)
	must(err)
	form := map[string]string{"gebiedsjaar": "2024", "grondslag": "steekproef", "herkomst": "eigen", "bron": "Vragenlijst", "overnemen": "ja", "soort-telling": "stand",
		"onderwerp-0": "nieuw", "eenheid-0": "procent"}
	if people.bare {
		form["herkomst"] = "bron"
	}
	if !v.Choices.Topics[0].New {
		form["onderwerp-0"] = string(v.Choices.Topics[0].Indicator)
	}
	must(w.App.TryFigures(ctx, by, id, form, ""))
	work()
	must(w.App.ApplyFigures(ctx, by, id, true, ""))
	desk, err := w.App.PublicDesk(ctx, by)
	must(err)
	for _, c := range desk.Candidates {
		if c.Name == people.topic {
			return c.Key
		}
	}
	t.Fatal("the figures did not come in")
	return ""
}
