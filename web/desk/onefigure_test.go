package desk_test

import (
	"archive/zip"
	"html"
	"io"
	"regexp"
	"strings"
	"testing"

	"kompas/app"
	"kompas/internal/apptest"
	"kompas/kompas"
)

// One figure reads alike wherever somebody meets it: at the desk, on the page of a result and of the council, as a document, on
// the public page and for a program.
func TestOneFigureIsTheSameOnEveryPageAndForPrograms(t *testing.T) {
	const key = "huishoudens-laag-inkomen"
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		council := fullSheet(t, w, "buurt")
		v, err := w.App.Figures(t.Context(), w.Actor(kompas.RolePolicy), app.FigureQuery{Indicator: key, Area: "GM0308"})
		if err != nil {
			t.Fatal(err)
		}
		words, year := v.Own.Text("nl"), v.Own.Period().String()
		if words == "" || !strings.HasSuffix(words, "%") {
			t.Fatalf("the figure is %q", words)
		}
		public, err := w.App.Publish(t.Context(), w.Actor(kompas.RoleAnalyst), key, "", "")
		if err != nil {
			t.Fatal(err)
		}
		result := strings.Replace(council[:strings.LastIndex(council, "/")], "/raad/rondkomen-in-baarn/", "/kompassen/rondkomen-in-baarn/resultaten/", 1)
		c := w.As(kompas.RolePolicy)
		for at, client := range map[string]*apptest.Client{
			"/r/baarn/wijken?onderwerp=" + key:                                        c,
			"/r/baarn/wijken/gebieden/GM0308":                                         c,
			"/r/baarn/wijken/vergelijken?een=GM0308&ander=" + v.Parts.Figures[0].Code: c,
			"/r/baarn/kompassen/rondkomen-in-baarn/monitoring?onderwerp=" + key:       c,
			result:                      c,
			council:                     w.As(kompas.RoleCouncil),
			"/openbaar/baarn/" + public: w.Anonymous(),
		} {
			page := client.Get(at)
			if page.Status != 200 || !strings.Contains(page.Text(), words) || !strings.Contains(page.Text(), year) {
				t.Errorf("%s: %d, no %s in %s", at, page.Status, words, year)
			}
		}
		if text := documentText(t, w.As(kompas.RoleCouncil).Get(council+"?vorm=odt").Body); !strings.Contains(text, words) {
			t.Errorf("the document does not say %s: %.500s", words, text)
		}
		number := strings.TrimSuffix(strings.Replace(words, ",", ".", 1), "%")
		if page := w.Anonymous().Get("/api/v1/reeksen?gebied=GM0308&indicator=" + key); !strings.Contains(page.Body, `{"periode":"`+year+`","waarde":`+number) {
			t.Errorf("for programs it is not %s in %s: %.600s", number, year, page.Body)
		}
		compared := 0
		page := w.Anonymous().Get("/openbaar/baarn/" + public)
		for _, link := range regexp.MustCompile(`href="([^"]*[?&;]vorm=json[^"]*)"`).FindAllStringSubmatch(page.Body, -1) {
			if file := w.Anonymous().Get(html.UnescapeString(link[1])); strings.Contains(file.Body, number) && strings.Contains(file.Body, year) {
				compared++
			}
		}
		if compared == 0 {
			t.Errorf("no public file says %s in %s", number, year)
		}
	})
}

// documentText gives the words of an ODT.
func documentText(t *testing.T, content string) string { return zipText(t, content, "content.xml") }

// zipText gives the words of one part of a document.
func zipText(t *testing.T, content, part string) string {
	t.Helper()
	z, err := zip.NewReader(strings.NewReader(content), int64(len(content)))
	if err != nil {
		t.Fatal(err)
	}
	f, err := z.Open(part)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	all, err := io.ReadAll(f)
	if err != nil {
		t.Fatal(err)
	}
	return html.UnescapeString(string(all))
}
