package demo_test

import (
	"bytes"
	"encoding/json"
	"net/http"
	"slices"
	"strings"
	"testing"

	"kompas/app"
	"kompas/fault"
	"kompas/internal/apptest"
	"kompas/internal/walktest"
	"kompas/kompas"
	"kompas/measure"
	"kompas/store"
)

// guideOf gives the demonstration's own guide of a space.
func guideOf(t *testing.T, w *apptest.World, space string) app.Actor {
	t.Helper()
	people, err := w.App.DemoPeople(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range people {
		guide := slices.ContainsFunc(p.Memberships, func(m kompas.Membership) bool { return m.Role == kompas.RoleGuide })
		if p.Space.Slug == space && guide {
			w.SignIn(p.Person)
			return w.ActorOf(p.Person, space)
		}
	}
	t.Fatalf("nobody leads compasses in %s", space)
	return app.Actor{}
}

// newcomer gives the guide of a space with nothing in it.
func newcomer(t *testing.T, w *apptest.World, name string) app.Actor {
	t.Helper()
	space := w.AddSpace(kompas.Space{Kind: kompas.MunicipalitySpace, Name: "Gemeente " + name, Slug: "nieuw-" + name, AreaCode: "GM0342", HorizonDefault: 4})
	p := w.AddPerson("Nienke " + name)
	w.AddMembership(space, p, kompas.Membership{Role: kompas.RoleGuide, ScopeKind: kompas.ScopeSpace})
	return w.ActorOf(p, space.Slug)
}

// takeOver brings a file into a space and gives the address of the compass.
func takeOver(t *testing.T, w *apptest.World, by app.Actor, content []byte) (app.ImportPreview, string) {
	t.Helper()
	draft, err := w.App.UploadCompass(t.Context(), by, "kompas.json", bytes.NewReader(content))
	if err != nil {
		t.Fatal(err, fault.As(err).Params)
	}
	preview, err := w.App.PreviewImport(t.Context(), by, draft)
	if err != nil {
		t.Fatal(err)
	}
	slug, err := w.App.ImportCompass(t.Context(), by, draft, draft)
	if err != nil {
		t.Fatal(err)
	}
	return preview, slug
}

// withoutDate leaves out the one line that tells of this one time.
func withoutDate(content []byte) string {
	return strings.Join(slices.DeleteFunc(strings.Split(string(content), "\n"), func(line string) bool {
		return strings.HasPrefix(line, `  "exported": `)
	}), "\n")
}

func TestACompassComesBackFromAFileAsItWas(t *testing.T) {
	apptest.EachEmpty(t, func(t *testing.T, w *apptest.World) {
		fill(t, w)
		for _, space := range []string{"gemeente-baarn", "samenwerking-drie-bruggen"} {
			by := guideOf(t, w, space)
			open, archived, err := w.App.Compasses(t.Context(), by)
			if err != nil {
				t.Fatal(err)
			}
			for _, c := range append(open, archived...) {
				withdrawn := withdrawOne(t, w, by, c.Slug)
				first, err := w.App.ExportCompass(t.Context(), by, c.Slug)
				if err != nil {
					t.Fatal(err)
				}
				if withdrawn != "" && bytes.Contains(first.Content, []byte(withdrawn)) {
					t.Errorf("%s tells what its teller withdrew", c.Slug)
				}
				to := newcomer(t, w, c.Slug)
				preview, slug := takeOver(t, w, to, first.Content)
				if preview.Renamed || slug != c.Slug {
					t.Errorf("%s stands at %s, renamed: %v", c.Slug, slug, preview.Renamed)
				}
				again, err := w.App.ExportCompass(t.Context(), to, slug)
				if err != nil {
					t.Fatal(err)
				}
				if a, b := withoutDate(first.Content), withoutDate(again.Content); a != b {
					t.Errorf("%s came back otherwise:\n%s", c.Slug, firstDifference(a, b))
				}
				if kinds := strings.Count(withoutDate(first.Content), "\n  \""); c.Status == kompas.CompassImproving && kinds < 20 {
					t.Errorf("%s has only %d kinds of things", c.Slug, kinds)
				}
				tellsNoAccount(t, w, first.Content)
			}
		}
	})
}

// withdrawOne lets the teller of the first story that is released withdraw it, and gives its words as a file would write
// them; empty when a compass has none.
func withdrawOne(t *testing.T, w *apptest.World, by app.Actor, slug string) string {
	t.Helper()
	list, err := w.App.Stories(t.Context(), by, slug)
	if err != nil {
		t.Fatal(err)
	}
	if len(list.Released) == 0 {
		return ""
	}
	s := list.Released[0].Story
	if err := w.App.MoveStory(t.Context(), by, slug, s.ID, measure.StoryWithdrawn); err != nil {
		t.Fatal(err)
	}
	words, err := json.Marshal(s.Text)
	if err != nil {
		t.Fatal(err)
	}
	return strings.Trim(string(words), `"`)
}

func firstDifference(a, b string) string {
	x, y := strings.Split(a, "\n"), strings.Split(b, "\n")
	for i := range min(len(x), len(y)) {
		if x[i] != y[i] {
			return strings.Join(x[max(0, i-6):i+1], "\n") + "\n---\n" + y[i]
		}
	}
	return "one is longer"
}

// tellsNoAccount fails when a file holds an account or an address.
func tellsNoAccount(t *testing.T, w *apptest.World, content []byte) {
	t.Helper()
	people, err := w.App.DemoPeople(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range people {
		for what, text := range map[string]string{"id": string(p.Person.ID), "address": p.Person.Email} {
			if text != "" && bytes.Contains(content, []byte(text)) {
				t.Errorf("the file holds the %s of %s", what, p.Person.Name)
			}
		}
	}
	if bytes.ContainsRune(content, '@') {
		t.Error("the file holds an address")
	}
}

// The same file twice in one space: the second time everything gets a new number, and the first is left alone.
func TestAFileThatIsHereAlreadyComesInBesideIt(t *testing.T) {
	apptest.EachEmpty(t, func(t *testing.T, w *apptest.World) {
		fill(t, w)
		by := guideOf(t, w, "gemeente-baarn")
		open, _, err := w.App.Compasses(t.Context(), by)
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range open {
			first, err := w.App.ExportCompass(t.Context(), by, c.Slug)
			if err != nil {
				t.Fatal(err)
			}
			preview, slug := takeOver(t, w, by, first.Content)
			if !preview.Renamed || slug == c.Slug || len(preview.New) > 0 {
				t.Errorf("%s: renamed %v, at %s, new organisations %v", c.Slug, preview.Renamed, slug, preview.New)
			}
			still, err := w.App.ExportCompass(t.Context(), by, c.Slug)
			if err != nil {
				t.Fatal(err)
			}
			if a, b := withoutDate(first.Content), withoutDate(still.Content); a != b {
				t.Errorf("%s was touched:\n%s", c.Slug, firstDifference(a, b))
			}
			second, err := w.App.ExportCompass(t.Context(), by, slug)
			if err != nil {
				t.Fatal(err)
			}
			if a, b := strings.Count(string(first.Content), "\n"), strings.Count(string(second.Content), "\n"); a != b {
				t.Errorf("%s has %d lines, its copy %d", c.Slug, a, b)
			}
			pointsOnlyAtItself(t, second.Content, first.Content)
		}
	})
}

// pointsOnlyAtItself fails when a copy still names a thing of what it was copied from, organisations apart.
func pointsOnlyAtItself(t *testing.T, copied, from []byte) {
	t.Helper()
	ids := func(content []byte) map[string]bool {
		out := map[string]bool{}
		text := string(content)
		for _, part := range strings.Split(text, `"id": "`)[1:] {
			if id := part[:36]; store.IsID(id) {
				out[id] = true
			}
		}
		return out
	}
	shared := 0
	for id := range ids(from) {
		if bytes.Contains(copied, []byte(id)) {
			shared++
		}
	}
	if organisations := strings.Count(string(from), `"kind": "`); shared > organisations {
		t.Errorf("the copy names %d things of the other", shared)
	}
}

// Every page of a compass that was taken over, and of a copy, opens.
func TestWhatWasTakenOverOrCopiedReadsAsAnyCompass(t *testing.T) {
	apptest.EachEmpty(t, func(t *testing.T, w *apptest.World) {
		fill(t, w)
		by := guideOf(t, w, "gemeente-baarn")
		open, _, err := w.App.Compasses(t.Context(), by)
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range open {
			f, err := w.App.ExportCompass(t.Context(), by, c.Slug)
			if err != nil {
				t.Fatal(err)
			}
			to := newcomer(t, w, c.Slug)
			_, slug := takeOver(t, w, to, f.Content)
			looksAround(t, w, to, "/r/"+to.Space.Slug+"/kompassen/"+slug)
			looksAround(t, w, to, "/r/"+to.Space.Slug+"/raad")
			copied, err := w.App.CopyAsTemplate(t.Context(), by, c.Slug, map[string]string{"titel": "Kopie van " + c.Title}, "kopie "+c.Slug)
			if err != nil {
				t.Fatal(err)
			}
			holdsNobody(t, w, by, copied)
			looksAround(t, w, by, "/r/gemeente-baarn/kompassen/"+copied)
		}
	})
}

func looksAround(t *testing.T, w *apptest.World, by app.Actor, from string) {
	t.Helper()
	for _, v := range walktest.Walk(w.Client(by.Person), from, 60, english) {
		if v.Status != http.StatusOK {
			t.Errorf("%s, linked from %s, is %d", v.Path, v.From, v.Status)
		}
	}
}

// holdsNobody fails when a copy holds people, what they said, what they counted or decided.
func holdsNobody(t *testing.T, w *apptest.World, by app.Actor, slug string) {
	t.Helper()
	f, err := w.App.ExportCompass(t.Context(), by, slug)
	if err != nil {
		t.Fatal(err)
	}
	text := string(f.Content)
	for _, kind := range []string{"organisation", "seat", "contribution", "insight", "story", "session", "decision", "review", "observation", "provisionOutcome", "councilPage"} {
		if strings.Contains(text, "\n  \""+kind+"\": [") {
			t.Errorf("%s holds %s", slug, kind)
		}
	}
	for _, word := range []string{`"adoptedAt"`, `"targetValue"`, `"baselinePeriod"`, `"groupSize"`, `gezamenlijk_vastgesteld`, `"loopt"`, `"saidBy"`} {
		if strings.Contains(text, word) {
			t.Errorf("%s holds %s", slug, word)
		}
	}
	if strings.Contains(text, `"result": [`) != strings.Contains(text, `"resultVersion": [`) {
		t.Errorf("%s has results without words", slug)
	}
}
