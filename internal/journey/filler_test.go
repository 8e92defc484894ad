package journey_test

import (
	"net/http"
	"regexp"
	"testing"

	"kompas/internal/apptest"
)

// filler fills the world as one person does: by the forms on the pages.
type filler struct {
	t testing.TB
	c *apptest.Client
}

// first stands for the first choice of a list.
const first = "\x00first"

// submit sends a form of a page: what stands in it, with these fields over it (name and value by turns).
func (f filler) submit(page apptest.Page, id string, fields ...string) apptest.Page {
	f.t.Helper()
	form, ok := read(f.t, page.Body).form(id)
	if !ok {
		f.t.Fatalf("no form %q on %s (%d): %.600s", id, page.Path, page.Status, page.Text())
	}
	values := form.values()
	for i := 0; i+1 < len(fields); i += 2 {
		if fields[i+1] == first {
			fields[i+1] = form.firstOption(fields[i])
		}
		values.Set(fields[i], fields[i+1])
	}
	return f.sent(f.c.Post(form.action, values))
}

// fill opens a page and sends its form.
func (f filler) fill(path, id string, fields ...string) apptest.Page {
	f.t.Helper()
	return f.submit(f.open(path), id, fields...)
}

func (f filler) open(path string) apptest.Page { f.t.Helper(); return f.sent(f.c.Get(path)) }

// press presses the first button on a page that posts to such an address; fields tell apart what posts to the same.
func (f filler) press(page apptest.Page, action string, fields ...string) apptest.Page {
	f.t.Helper()
	for _, form := range read(f.t, page.Body).forms() {
		values := form.values()
		if regexp.MustCompile(action+"$").MatchString(form.action) && (len(fields) == 0 || values.Get(fields[0]) == fields[1]) {
			return f.sent(f.c.Post(form.action, values))
		}
	}
	f.t.Fatalf("no button to %s on %s (%d): %.600s", action, page.Path, page.Status, page.Text())
	return apptest.Page{}
}

func (f filler) sent(page apptest.Page) apptest.Page {
	f.t.Helper()
	if page.Status != http.StatusOK {
		for _, wrong := range regexp.MustCompile(`id="[^"]*-fout"><p class="foutregel">.*?</p>`).FindAllString(page.Body, -1) {
			f.t.Log(wrong)
		}
		f.t.Fatalf("got %d at %s: %.900s", page.Status, page.Path, page.Text())
	}
	return page
}

// find gives the first address on a page that fits.
func (f filler) find(page apptest.Page, pattern string) string {
	f.t.Helper()
	m := regexp.MustCompile(`"(?:https?://[^/"]+)?(` + pattern + `)"`).FindStringSubmatch(page.Body)
	if m == nil {
		f.t.Fatalf("no address like %s on %s: %.600s", pattern, page.Path, page.Text())
	}
	return m[1]
}
