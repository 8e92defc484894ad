package demo_test

import (
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"kompas/app"
	"kompas/db"
	"kompas/internal/apptest"
)

// asked are words that together find every kind of thing in the demonstration.
var asked = []string{"geld", "eenzaam", "buurt", "gesprek", "inwoners", "samen", "vrijwilliger", "tijd", "school", "huur", "raad", "wijk", "loket", "stress", "vaker", "minder", "Baarn"}

var hrefs = regexp.MustCompile(`href="(/[^"]*)"`)

// whatIsFound looks for those words as somebody, and opens everything that was found. It gives the pages with what was found.
func whatIsFound(t *testing.T, w *apptest.World, who app.DemoPerson, open bool) string {
	t.Helper()
	c, space := w.Anonymous(), who.Space.Slug
	c.Post("/demo/"+string(who.Person.ID), nil)
	var all strings.Builder
	opened := map[string]bool{}
	for _, word := range asked {
		page := c.Get("/r/" + space + "/zoeken?q=" + url.QueryEscape(word))
		if page.Status != http.StatusOK {
			t.Fatalf("looking for %s is %d", word, page.Status)
		}
		_, main, _ := strings.Cut(page.Body, "<main")
		main, _, _ = strings.Cut(main, "</main>")
		all.WriteString((apptest.Page{Body: main}).Text())
		if !open {
			continue
		}
		for _, m := range hrefs.FindAllStringSubmatch(main, -1) {
			to, _, _ := strings.Cut(strings.ReplaceAll(m[1], "&amp;", "&"), "#")
			if opened[to] {
				continue
			}
			opened[to] = true
			if found := c.Get(to); found.Status != http.StatusOK {
				t.Errorf("%s found by %q: %d", to, word, found.Status)
			}
		}
	}
	return all.String()
}

func TestWhatSomebodyFindsOpens(t *testing.T) {
	w := apptest.Empty(t, db.SQLite)
	fill(t, w)
	people, err := w.App.DemoPeople(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range people {
		t.Run(p.Person.Name, func(t *testing.T) { whatIsFound(t, w, p, true) })
	}
}

func TestTheSameIsFoundOnBothEngines(t *testing.T) {
	lite, pg := apptest.Empty(t, db.SQLite), apptest.Empty(t, db.Postgres)
	fill(t, lite)
	fill(t, pg)
	people, err := lite.App.DemoPeople(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	others, err := pg.App.DemoPeople(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for i, p := range people {
		if one, two := whatIsFound(t, lite, p, false), whatIsFound(t, pg, others[i], false); one != two {
			t.Errorf("%s finds something else on PostgreSQL:\n%s\n\n%s", p.Person.Name, one, two)
		}
	}
}
