package rights_test

import (
	"net/http"
	"strings"
	"testing"

	"kompas/internal/apptest"
	"kompas/internal/walktest"
)

// reading is a page that belongs to a row of the matrix: who has one of the letters reads it, and nobody else.
type reading struct {
	row     string
	letters string
	path    func(x *world, p *place, activity string) string
	owned   bool

	anywhere bool // of the space as a whole
}

// readings are the pages that are not simply part of a compass: that everybody reads who reads the compass.
func readings() []reading {
	return []reading{
		{row: "compass, seats, sessions", letters: "CR", path: func(_ *world, p *place, _ string) string { return p.at }},
		{row: "compass, seats, sessions", letters: "CR", path: func(_ *world, p *place, _ string) string { return "/r/baarn/gesprekken/" + p.talk }},
		{row: "council report", letters: "PCSR", path: func(_ *world, p *place, _ string) string { return p.frozen }},
		{row: "council report", letters: "PCSR", path: func(x *world, p *place, _ string) string { return x.dossierAt(p.at + "/" + p.result) }},
		{row: "core-value check", letters: "PS", path: func(x *world, p *place, _ string) string { return x.dossierAt(p.at+"/"+p.result) + "/kernwaarden" }},
		{row: "quality input, staffing, obstacle", letters: "CR", owned: true, path: func(_ *world, p *place, activity string) string {
			return p.at + "/kwaliteit/" + activity + "/mensen"
		}},
		{row: "quality requirement", letters: "CPR", path: func(_ *world, p *place, _ string) string { return p.at + "/eisen" }},
		{row: "joint review", letters: "CD", path: func(x *world, p *place, _ string) string { return x.joint(p) }},
		{row: "organisation review (learning space)", letters: "C", owned: true, path: func(x *world, p *place, activity string) string {
			return strings.Split(x.learning(p, activity), "?")[0]
		}},
		{row: "retention, consent text, log", letters: "CS", path: func(*world, *place, string) string { return "/r/baarn/bewaren" }},
		{row: "retention, consent text, log", letters: "CS", path: func(*world, *place, string) string { return "/r/baarn/toezicht" }},
		{row: "indicator, binding, target", letters: "CPR", anywhere: true, path: func(x *world, _ *place, _ string) string { return x.set(x.officer, "baarn").Path }},
		{row: "indicator, binding, target", letters: "CPR", anywhere: true, path: func(x *world, _ *place, _ string) string { return x.askedSet() }},
		{row: "indicator, binding, target", letters: "CPR", anywhere: true, path: func(*world, *place, string) string { return "/r/baarn/indicatorensets" }},
		{row: "publish round", letters: "SPR", anywhere: true, path: func(*world, *place, string) string { return "/r/baarn/openbaar" }},
		{row: "import observations", letters: "CR", path: func(*world, *place, string) string { return "/r/baarn/cijfers-inlezen" }},
		{row: "manage people", letters: "C", path: func(*world, *place, string) string { return "/r/baarn/mensen" }},
	}
}

func TestEachPageIsReadByWhoMay(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		x, rows := newWorld(w), matrix(t)
		for _, r := range readings() {
			d := deed{row: r.row, letters: r.letters, owned: r.owned, anywhere: r.anywhere, cityOnly: r.anywhere || r.row == "manage people" || r.row == "import observations" || strings.HasPrefix(r.row, "retention") || strings.HasPrefix(r.row, "organisation")}
			for _, c := range columns() {
				for _, v := range d.variants(c) {
					p := v.place(x)
					path := r.path(x, p, v.activity(p))
					got := x.browser(c).Still().Get(path)
					may := d.may(rows, c, v)
					switch {
					case may && got.Status != http.StatusOK:
						t.Errorf("%s: %s %s reads %s: got %d %.300s", r.row, c, v.name, path, got.Status, got.Text())
					case !may && got.Status != http.StatusForbidden && got.Status != http.StatusNotFound && (c != "IN" || got.Status != http.StatusSeeOther):
						t.Errorf("%s: %s %s may not read %s: got %d", r.row, c, v.name, path, got.Status)
					}
				}
			}
		}
	})
}

// plant writes words that nobody else writes into everything that is somebody's own.
func (x *world) plant(p *place, activity, word string) {
	x.t.Helper()
	c := x.provider(p, activity)
	x.send(c, x.open(c, p.at+"/kwaliteit/"+activity), "kwaliteit-mensen", "toelichting", word+" kwaliteit", "staat", "knelpunt")
	x.send(c, x.open(c, p.at+"/kwaliteit/"+activity+"/voorwaarden"), "nieuw-hobbel", "hobbel", word+" hobbel", "veroorzaakt-door", "gemeente")
	x.fill(p.at+"/outcome/"+activity, "uitkomst", "soort-vraag", "doelrealisatie", "vraag", word+" vraag", "periode", "2025", "bereikt", "977", "antwoorden", "877",
		"positief", "677", "wie-oordeelde", "inwoner")
	said := x.recognise(c, x.learning(p, activity))
	said.values.Set("toelichting-A", word+" herkend")
	x.good(c.Post(said.path, said.values))
}

// met walks as somebody, and tells where words stand.
func (x *world) met(t *testing.T, c *apptest.Client, words ...string) {
	t.Helper()
	seen := walktest.Walk(c, "/r/baarn", 150, func(path string) bool {
		return strings.HasPrefix(path, "/en/") || strings.Contains(path, "/wijken") || strings.Contains(path, "?gebied=")
	})
	if len(seen) < 5 {
		t.Errorf("only %d pages were seen", len(seen))
	}
	for _, v := range seen {
		for _, word := range words {
			if strings.Contains(v.Words, word) {
				t.Errorf("%q stands on %s (from %s)", word, v.Path, v.From)
			}
		}
	}
}

func TestAProviderNeverSeesAnother(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		x := newWorld(w)
		x.plant(x.city, x.city.other, "Andermans")
		x.plant(x.city, x.city.ours, "Eigens")
		for _, c := range []column{"AC", "PR", "VE"} {
			x.met(t, x.browser(c), "Andermans")
		}
		x.met(t, x.Client(x.theirs), "Eigens")
	})
}

func TestALearningSpaceIsClosedUntilSomethingIsShared(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		x := newWorld(w)
		p := x.city
		share := x.sharing(p, p.ours)
		said := x.recognise(x.provider(p, p.ours), x.learning(p, p.ours))
		said.values.Set("toelichting-A", "Onder ons gezegd")
		x.good(x.provider(p, p.ours).Post(said.path, said.values))
		x.joint(p)
		for _, c := range columns() {
			if c != "IN" && !c.organisation() {
				x.met(t, x.browser(c), "Onder ons gezegd")
			}
		}
		x.good(x.provider(p, p.ours).Post(share.path, share.values))
		if page := x.open(x.guide, x.joint(p)); !page.Has("Onder ons gezegd") {
			t.Errorf("what was shared is not on the table: %s", page.Text())
		}
	})
}

func TestTheCouncilReadsMainLinesOnly(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		x := newWorld(w)
		x.plant(x.city, x.city.ours, "Onderhands")
		x.fill(x.city.at+"/monitoring", "duiding", "duiding", "Onderhands gehoord", "perspectief", "inwoner")
		x.fill("/r/baarn/gesprekken/"+x.city.open, "inbreng", "inbreng", "Onderhands gezegd", "perspectief", "inwoner")
		x.fill(x.city.at+"/ambities/nieuw", "ambitie", "ambitie", "We willen dat Onderhands nog niet vaststaat.")
		council := x.As("raadslid")
		x.met(t, council, "Onderhands")
		if got := council.Get("/r/baarn/raad"); got.Status != http.StatusOK || !got.Has("meer mensen elkaar kennen") {
			t.Errorf("the council reads nothing at all: %s", got.Text())
		}
	})
}

func TestAnAreaAdvisorOfOneWijkSeesNoOther(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		x := newWorld(w)
		x.fill(x.city.at+"/monitoring", "duiding", "duiding", "Elders gehoord", "perspectief", "inwoner")
		other := x.place("Andere wijk", "WK030801", theirs)
		x.fill(other.at+"/monitoring", "duiding", "duiding", "Elders gehoord", "perspectief", "inwoner")
		advisor := x.browser("GA")
		x.met(t, advisor, "Elders gehoord", "De hele stad", "Andere wijk")
		x.good(advisor.Get(x.wijk.at + "/monitoring"))
	})
}

// What the matrix gives the privacy officer to read is within reach of somebody who reads no compass: stories with what
// was agreed, instruments, terms and the log; and no words that their teller did not let go.
func TestThePrivacyOfficerReachesWhatTheMatrixLetsHimRead(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		x := newWorld(w)
		p := x.city
		x.fill(p.at+"/meetinstrumenten", "nieuw-instrument", "instrument", "Bewonersonderzoek", "instrumentbesluit", "voortzetten", "instrumentstand", "in_gebruik", "wie-vragen-we", "Ouderen",
			"keer-per-jaar", "1", "minuten", "10")
		x.fill(p.at+"/verhalen/nieuw", "verhaal", "verhaal", "Nog niet losgelaten", "perspectief", "inwoner")
		officer := x.browser("FG")
		start := officer.Get("/r/baarn")
		if !strings.HasSuffix(start.Path, "/toezicht") || !start.Has("Bewonersonderzoek") || !start.Has("1 keer per jaar, 10 minuten") || !start.Has("Nog geen toestemming") {
			t.Errorf("the start page of the privacy officer is %s: %s", start.Path, start.Text())
		}
		if start.Has("Nog niet losgelaten") {
			t.Error("words that nobody let go are on the page")
		}
		for _, path := range []string{"/bewaren", "/wijzigingen"} {
			if !strings.Contains(start.Body, `"/r/baarn`+path+`"`) || officer.Get("/r/baarn"+path).Status != http.StatusOK {
				t.Errorf("%s is out of reach", path)
			}
		}
		if manager := x.browser("TB").Get("/r/baarn/toezicht"); !manager.Has("Bewonersonderzoek") || manager.Has("Nog geen toestemming") {
			t.Errorf("the manager reads no stories: %s", manager.Text())
		}
		for _, c := range columns() {
			if c == "FG" || c == "TB" || c == "IN" {
				continue
			}
			if got := x.browser(c).Get("/r/baarn/toezicht"); got.Status != http.StatusForbidden {
				t.Errorf("%s watches: %d", c, got.Status)
			}
		}
	})
}
