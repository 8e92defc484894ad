// Package walktest walks the pages of the product by their links, the way a person who is curious does, and compares
// what two walks saw.
package walktest

import (
	"fmt"
	"html"
	"regexp"
	"slices"
	"strings"

	"kompas/internal/apptest"
)

// Visit is one page as it was found.
type Visit struct {
	Path   string
	From   string // the page with the link
	Status int
	Body   string
	Words  string // of the body, without markup
}

// Walk opens a page and follows its links, and those of the pages behind them, nearest first, until it saw most pages.
// skip leaves out a path; what leads outside the site, to a file or to a place on the same page is always left out.
func Walk(c *apptest.Client, from string, most int, skip func(path string) bool) []Visit {
	var seen []Visit
	queue, known := []Visit{{Path: from}}, map[string]bool{from: true}
	for len(queue) > 0 && len(seen) < most {
		v := queue[0]
		queue = queue[1:]
		page := c.Get(v.Path)
		v.Status, v.Body, v.Words = page.Status, page.Body, page.Text()
		seen = append(seen, v)
		for _, to := range links(page.Body) {
			if !known[to] && !skip(to) {
				known[to] = true
				queue = append(queue, Visit{Path: to, From: v.Path})
			}
		}
	}
	return seen
}

// links gives the paths of the links on a page, in order.
func links(body string) []string {
	var out []string
	for _, m := range regexp.MustCompile(`<a\b[^>]*?\shref="(/[^"]*)"`).FindAllStringSubmatch(body, -1) {
		path, _, _ := strings.Cut(html.UnescapeString(m[1]), "#")
		if !strings.HasPrefix(path, "/vast/") && !strings.Contains(path, "vorm=csv") && !strings.HasPrefix(path, "//") {
			out = append(out, path)
		}
	}
	return out
}

// made finds what the product makes afresh: ids, keys of forms, secrets, codes that people type.
var made = regexp.MustCompile(`[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|\b([0-9a-f]{16}|[0-9a-f]{32,64})\b|\b[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){2}\b`)

// same numbers what is made afresh in the order in which a text names it, so that two texts that differ in nothing else
// are the same.
func same(text string) string {
	var names []string
	return made.ReplaceAllStringFunc(text, func(name string) string {
		at := slices.Index(names, name)
		if at < 0 {
			at, names = len(names), append(names, name)
		}
		return fmt.Sprintf("{%d}", at)
	})
}

// Difference says where two walks part, as far as part gives it of a page; empty when they saw the same.
func Difference(a, b []Visit, part func(Visit) string) string {
	for i := range min(len(a), len(b)) {
		x, y := same(a[i].Path+"\n"+part(a[i])), same(b[i].Path+"\n"+part(b[i]))
		if x == y {
			continue
		}
		at := 0
		for at < min(len(x), len(y)) && x[at] == y[at] {
			at++
		}
		return fmt.Sprintf("%s: …%s… and …%s…", a[i].Path, around(x, at), around(y, at))
	}
	if len(a) != len(b) {
		return fmt.Sprintf("%d pages and %d pages", len(a), len(b))
	}
	return ""
}

func around(text string, at int) string { return text[max(0, at-80):min(len(text), at+120)] }
