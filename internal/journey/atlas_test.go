package journey_test

import (
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"

	"kompas/api"
	"kompas/internal/apptest"
	"kompas/web"
	"kompas/web/asset"
	"kompas/web/desk"
	"kompas/web/public"
)

// doors are all doors of the product.
func doors() []web.Door { return []web.Door{desk.New(), public.New()} }

func routeName(r web.Route) string { return r.Method + " " + r.Path }

// visitor is somebody who walks through the product.
type visitor struct {
	name   string
	client *apptest.Client
	starts []string // where a walk begins, beside the first page
}

// visit is a page that somebody came to.
type visit struct {
	who  *visitor
	path string
	page apptest.Page
	doc  document

	wrong func(format string, args ...any) // tells of the page
}

// posting is a form that somebody found on a page.
type posting struct {
	who    *visitor
	from   string
	page   string // the route of the page it was found on
	action string
	values url.Values
}

// atlas is all that was met on a walk, by the route that answers it.
type atlas struct {
	t      testing.TB
	routes []web.Route
	mux    *http.ServeMux
	pages  map[string][]visit
	forms  map[string][]posting
	walked map[string]int
}

func newAtlas(t testing.TB) *atlas {
	a := &atlas{t: t, mux: http.NewServeMux(), pages: map[string][]visit{}, forms: map[string][]posting{}, walked: map[string]int{}}
	for _, d := range doors() {
		for _, r := range d.Routes() {
			a.routes = append(a.routes, r)
			a.mux.Handle(routeName(r), http.NotFoundHandler())
		}
	}
	for _, r := range api.New().Routes() {
		a.mux.Handle(routeName(r), http.NotFoundHandler())
	}
	return a
}

// route gives the name of the route that answers an address; empty when none does.
func (a *atlas) route(method, path string) string {
	u, err := url.Parse(path)
	if err != nil {
		return ""
	}
	u.Path = "/" + strings.TrimPrefix(strings.TrimPrefix(u.Path, "/en"), "/")
	_, pattern := a.mux.Handler(&http.Request{Method: method, URL: u, Host: "kompas"})
	return pattern
}

func (a *atlas) routeOf(name string) web.Route {
	i := slices.IndexFunc(a.routes, func(r web.Route) bool { return routeName(r) == name })
	return a.routes[i]
}

// forPrograms begins addresses that answer a program and no person: there is no page to look at, in any language.
const forPrograms = "/api/"

// enough says how many addresses of one route each visitor looks at: so many that every state of a thing is met, and so
// few that a walk over thousands of areas ends.
const enough = 8

// new says whether an address is worth a visit, and remembers it.
func (a *atlas) new(who *visitor, path string) bool {
	u, err := url.Parse(path)
	if err != nil {
		return true
	}
	var asked []string
	for name := range u.Query() {
		asked = append(asked, name)
	}
	slices.Sort(asked)
	address := fmt.Sprint(who.name, u.Path, asked)
	route := fmt.Sprint(who.name, a.route("GET", path), asked)
	if a.walked[address] > 0 || a.walked[route] >= enough {
		return false
	}
	a.walked[address]++
	a.walked[route]++
	return true
}

// walk follows every link from these addresses on.
func (a *atlas) walk(who *visitor, from ...string) {
	a.t.Helper()
	for len(from) > 0 {
		path := from[0]
		from = from[1:]
		if !a.new(who, path) {
			continue
		}
		page := who.client.Get(path)
		from = append(from, a.note(who, path, page)...)
	}
}

// note keeps a page with its forms, and gives the addresses that it leads to.
func (a *atlas) note(who *visitor, path string, page apptest.Page) []string {
	a.t.Helper()
	name := a.route("GET", path)
	v := visit{who: who, path: path, page: page, doc: read(a.t, page.Body)}
	a.pages[name] = append(a.pages[name], v)
	var leads []string
	for _, f := range v.doc.forms() {
		if f.method == "GET" {
			leads = append(leads, f.action+"?"+f.values().Encode())
			continue
		}
		route := a.route(f.method, f.action)
		if route == "" {
			a.dead(who, path, "the form "+f.id, f.action)
			continue
		}
		a.forms[route] = append(a.forms[route], posting{who, path, name, f.action, f.values()})
	}
	for _, link := range v.doc.all("a") {
		to, _, _ := strings.Cut(attr(link, "href"), "#")
		if !strings.HasPrefix(to, "/") || strings.HasPrefix(to, asset.Prefix) || to == "/en" || strings.HasPrefix(to, "/en/") || strings.Contains(to, "vorm=csv") {
			continue // the last is a table as a file
		}
		if a.route("GET", to) == "" {
			a.dead(who, path, text(link), to)
			continue
		}
		if !strings.HasPrefix(to, forPrograms) {
			leads = append(leads, to)
		}
	}
	return leads
}

// dead tells once of an address that no route answers.
func (a *atlas) dead(who *visitor, path, what, to string) {
	a.t.Helper()
	if a.walked["dead "+to]++; a.walked["dead "+to] == 1 {
		a.t.Errorf("%s at %s: %q leads to %s, and no route answers that", who.name, path, what, to)
	}
}

// show keeps a page that came as the answer to a form; the walk goes on from it.
func (a *atlas) show(who *visitor, page apptest.Page) {
	a.t.Helper()
	who.starts = append(who.starts, a.note(who, page.Path, page)...)
}

// everyRouteIsMet fails for each page or form of the product that is nowhere to be found by walking from the first page.
func (a *atlas) everyRouteIsMet(t *testing.T) {
	for _, r := range a.routes {
		name := routeName(r)
		if r.Method == "GET" && len(a.pages[name]) == 0 {
			t.Errorf("%s was not met: no page leads there. Link to it, or fill what makes the link appear (filled_test.go); "+
				"where the address is only mailed or handed out, walk from it there", name)
		}
		if r.Method != "GET" && len(a.forms[name]) == 0 {
			t.Errorf("%s was not met: no page holds a form for it. Fill what makes the form appear (filled_test.go); "+
				"where its page comes as the answer to another form, give that answer to show", name)
		}
	}
}
