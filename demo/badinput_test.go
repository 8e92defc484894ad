package demo_test

import (
	"net/http"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"

	"kompas/demo"
	"kompas/internal/apptest"
	"kompas/internal/badtest"
	"kompas/internal/walktest"
	"kompas/web"
	"kompas/web/desk"
	"kompas/web/public"
)

// found is a form on a page that somebody came to.
type found struct {
	apptest.Form
	page  string
	who   string
	by    *apptest.Client
	route web.Route
}

// alike are compasses that hold no kind of page that the others lack: the walk takes a sample.
var alike = regexp.MustCompile(`/(sociaal-krachtige-buurten|krachtig-in-[a-z-]+|mantelzorgers-houden-het-vol)(/|$)`)

// beside leaves out pages that hold no other forms: figures of other areas, explanations, the English pages.
func beside(path string) bool {
	return alike.MatchString(path) || strings.HasPrefix(path, "/en") || strings.HasPrefix(path, "/uitleg/") || strings.Contains(path, "/wijken/") ||
		strings.Contains(path, "?") && !strings.HasSuffix(path, "?versie=concept") && !strings.Contains(path, "/van-cijfer-naar-ambitie")
}

// sample leaves out what is beside the point, and what comes after so many pages of one route that they must be alike.
func sample() func(path string) bool {
	const enough = 25
	met := map[string]int{}
	return func(path string) bool {
		if beside(path) {
			return true
		}
		route, _ := routeOf(http.MethodGet, path)
		met[route.Path]++
		return met[route.Path] > enough
	}
}

// seen is a page as somebody saw it.
type seen struct {
	walktest.Visit
	forms []apptest.Form
	who   string
	by    *apptest.Client
}

// tourists are the people who together come to every kind of page.
var tourists = []string{"Tineke Vermaat", "Karim Boukari", "Marloes Haverkate", "Dilek Sarisoy", "Annelien van Eikeren", "Noor Abbink"}

// sights lets them, a resident with the link and a passer-by walk around, and gives every page they saw.
func sights(t *testing.T, w *apptest.World) []seen {
	t.Helper()
	var out []seen
	walk := func(who string, c *apptest.Client, from string) {
		most := 420
		if strings.Contains(from, "/wijken/catalogus") || strings.Contains(from, "/wijken/vergelijken") || strings.Contains(from, "/wijken/reeksen") || strings.Contains(from, "/openbaar/") {
			most = 3 // what stands there leads to pages that others walk
		}
		if strings.Contains(from, "/activiteiten/") || strings.Contains(from, "/indicatorensets/") || strings.Contains(from, "/cijfers-inlezen") {
			most = 60 // what lies around one activity, or one set
		}
		for _, v := range walktest.Walk(c, from, most, sample()) {
			out = append(out, seen{v, (apptest.Page{Body: v.Body}).Forms(), who, c})
		}
	}
	walk("a resident", w.Anonymous(), demo.Link())
	walk("a passer-by", w.Anonymous(), "/")
	for _, name := range tourists {
		c := enter(t, w, name)
		walk(name, c, c.Get("/").Path)
		walk(name, c, "/r/gemeente-baarn/cijfers")
		walk(name, c, "/r/gemeente-baarn/kompassen/rondkomen-in-baarn/activiteiten/een-maatje-voor-het-geld")
		walk(name, c, "/r/gemeente-baarn/wijken/gebieden/BU03080005")
	}
	officer := enter(t, w, "Marloes Haverkate")
	walk("Marloes Haverkate", officer, officer.Get("/r/gemeente-baarn/indicatorensets").Links("Hulp en contact, overal hetzelfde geteld")[0])
	analyst := enter(t, w, "Priya Ramdat")
	walk("Priya Ramdat", analyst, "/r/gemeente-baarn/cijfers-inlezen")
	walk("Priya Ramdat", analyst, "/r/gemeente-baarn/wijken/catalogus")
	walk("Priya Ramdat", analyst, "/r/gemeente-baarn/wijken/vergelijken?een=GM0308&ander=GM0342")
	walk("Priya Ramdat", analyst, "/r/gemeente-baarn/wijken/reeksen?onderwerp=huishoudens-laag-inkomen")
	walk("Priya Ramdat", analyst, "/r/gemeente-baarn/openbaar/voorbeeld?onderwerp=aandeel-65-plus")
	walk("Wessel Drogendijk", enter(t, w, "Wessel Drogendijk"), "/r/gemeente-baarn/kompassen/rondkomen-in-baarn/activiteiten/een-maatje-voor-het-geld")
	return out
}

// enter gives the browser of somebody of the demonstration.
func enter(t *testing.T, w *apptest.World, name string) *apptest.Client {
	t.Helper()
	people, err := w.App.DemoPeople(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	c := w.Anonymous()
	for _, p := range people {
		if p.Person.Name == name {
			c.Post("/demo/"+string(p.Person.ID), nil)
			return c
		}
	}
	t.Fatalf("nobody is called %s", name)
	return nil
}

// begun makes what the demonstration has not: new versions of texts, a council page that is being written, an invitation.
func begun(t *testing.T, w *apptest.World) {
	t.Helper()
	officer, manager := enter(t, w, "Marloes Haverkate"), enter(t, w, "Tineke Vermaat")
	compass := "/r/gemeente-baarn/kompassen/rondkomen-in-baarn"
	officer.Submit(officer.Get(compass+"/ambities/nieuw"), "ambitie", "ambitie", "We willen dat niemand post hoeft te vrezen.")
	result := officer.Get(linkTo(t, officer.Get(compass+"/resultaten"), compass+"/resultaten/1-"))
	officer.Submit(result, "nieuwe-versie", "reden", "De groep bleek te breed")
	officer.Post("/r/gemeente-baarn/raad/rondkomen-in-baarn/"+strings.TrimPrefix(result.Path, compass+"/resultaten/"), nil)
	page := manager.Submit(manager.Get("/r/gemeente-baarn/mensen/uitnodigen"), "uitnodigen", "naam", "Nieuw", "email", "nieuw@voorbeeld.nl", "rol", "data_analist", "bereik", "tenant")
	if !page.Has("nieuw@voorbeeld.nl") {
		t.Fatalf("nobody was invited: %d", page.Status)
	}
}

// linkTo gives the first link on a page that begins so.
func linkTo(t *testing.T, page apptest.Page, begin string) string {
	t.Helper()
	_, rest, ok := strings.Cut(page.Body, `href="`+begin)
	if !ok {
		t.Fatalf("no link to %s on %s", begin, page.Path)
	}
	to, _, _ := strings.Cut(rest, `"`)
	return begin + strings.Split(to, "#")[0]
}

// forms gives each form once that stands on the pages.
func forms(t *testing.T, pages []seen) []found {
	t.Helper()
	var out []found
	known := map[string]bool{}
	for _, v := range pages {
		for _, f := range v.forms {
			route, ok := routeOf(f.Method, f.Action)
			if !ok {
				t.Errorf("%s: a form leads to %s, where nothing is", v.Path, f.Action)
			}
			key := route.Method + route.Path
			for _, x := range f.Fields {
				key += " " + madeID.ReplaceAllString(x.Name, "")
			}
			if !known[key] {
				known[key] = true
				out = append(out, found{Form: f, page: v.Path, who: v.who, by: v.by, route: route})
			}
		}
	}
	return out
}

var (
	madeID   = regexp.MustCompile(`[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}`)
	wildcard = regexp.MustCompile(`\\\{[a-z]+\\\}`)
)

// pattern finds the addresses of a route.
type pattern struct {
	web.Route
	*regexp.Regexp
}

var patterns = sync.OnceValue(func() []pattern {
	var out []pattern
	for _, r := range slices.Concat(desk.New().Routes(), public.New().Routes()) {
		out = append(out, pattern{r, regexp.MustCompile("^" + wildcard.ReplaceAllString(regexp.QuoteMeta(r.Path), "[^/]+") + "$")})
	}
	return out
})

// routeOf finds the route of an address.
func routeOf(method, address string) (web.Route, bool) {
	path, _, _ := strings.Cut(strings.Split(address, "#")[0], "?")
	for _, p := range patterns() {
		if strings.EqualFold(p.Method, method) && p.MatchString(path) {
			return p.Route, true
		}
	}
	return web.Route{}, false
}

// unseen is what nobody comes to by walking: it stands there after something was done, and asks nothing.
var unseen = []string{
	"/r/{ruimte}/kompassen/{kompas}/resultaten/{resultaat}/horizon", "/r/{ruimte}/gesprekken/{id}/afronden", "/r/{ruimte}/kompassen/{kompas}/bewoners/{bewonerscode}", "/r/{ruimte}/kompassen/{kompas}/gasten/{gastcode}",
	"/r/{ruimte}/kompassen/{kompas}/activiteitenlijst/overnemen", "/r/{ruimte}/berichten/{bericht}/gegeven",
	"/r/{ruimte}/mensen/{persoon}/wissen", "/r/{ruimte}/bewaren/akkoord", // who left, and the privacy officer alone
	"/r/{ruimte}/cijfers-inlezen/formulier",        // asked for by a question, and a file
	"/r/{ruimte}/wijken/omschrijving",              // on the page of one indicator, asked for by a question
	"/r/{ruimte}/cijfers-inlezen/{invoer}/opnieuw", // of figures that were fetched, which a demonstration does not
}

// isUnseen says that nobody comes to a route by walking. The forms of a review stand on a page each in its own phase, those
// of a compass that is taken over behind a file, and the municipalities of a partnership in its own space; other tests walk
// them.
func isUnseen(path string) bool {
	return slices.Contains(unseen, path) || strings.Contains(path, "/verbeteren/") || strings.HasSuffix(path, "/terugzetten") || strings.Contains(path, "/overnemen/{bestand}") ||
		strings.Contains(path, "{kompas}/gemeenten")
}

func TestBadInputInTheDemonstration(t *testing.T) {
	apptest.EachEmpty(t, func(t *testing.T, w *apptest.World) {
		fill(t, w)
		begun(t, w)
		pages := sights(t, w)
		all := forms(t, pages)
		t.Run("no form accepts it", func(t *testing.T) { noFormAccepts(t, w, all) })
		t.Run("no other site posts", func(t *testing.T) { otherSiteIsRefused(t, w, all) })
		t.Run("what does not exist is not found", func(t *testing.T) { unknownIsNotFound(t, w, pages) })
		t.Run("nobody reaches into another space", func(t *testing.T) { otherSpaceIsNotFound(t, w, pages) })
		t.Run("who comes second gets both texts", func(t *testing.T) { secondGetsBothTexts(t, all) })
	})
}

func noFormAccepts(t *testing.T, w *apptest.World, all []found) {
	for _, r := range desk.New().Routes() {
		if r.Method == http.MethodPost && !isUnseen(r.Path) && !slices.ContainsFunc(all, func(f found) bool { return f.route.Path == r.Path }) {
			t.Errorf("nobody comes to a form for %s", r.Path)
		}
	}
	var tried []badtest.Form
	for _, f := range all {
		x := badtest.Form{Form: f.Form, Name: f.ID + " of " + f.route.Path + " by " + f.who, By: f.by}
		switch f.route.Path {
		case "/aanmelden": // says the same whatever is wrong
			x.Mum = true
		case "/r/{ruimte}/m/{code}/herkennen": // words without an opinion add something
			x.Open = []string{"houding"}
		case "/r/{ruimte}/kompassen/{kompas}/verbeteren/nieuw": // who is not counted was not there
			for _, field := range f.Fields {
				if strings.HasPrefix(field.Name, "aanwezig-") {
					x.Open = append(x.Open, field.Name)
				}
			}
		case "/r/{ruimte}/m/{code}/verhaal": // may be skipped
			x.Open = []string{"verhaal"}
		}
		if f.Method == "post" && len(f.Fields) > 0 && !f.route.Upload { // a file may be large
			tried = append(tried, x)
		}
		if f.Method == "get" {
			badtest.Ask(t, x)
		}
	}
	badtest.Try(t, w, tried...)
}

// address is an address that somebody came to, with the form that was sent there when it is a post.
type address struct {
	route web.Route
	path  string
	form  url.Values
	by    *apptest.Client
}

// addresses gives one address for each route with a {wildcard} that leads somewhere.
func addresses(pages []seen) []address {
	var out []address
	known := map[string]bool{}
	add := func(method, path string, form url.Values, by *apptest.Client) {
		path = strings.Split(strings.Split(path, "#")[0], "?")[0]
		route, ok := routeOf(method, path)
		if key := route.Method + " " + route.Path; ok && !known[key] && strings.Contains(route.Path, "{") {
			known[key] = true
			out = append(out, address{route, path, form, by})
		}
	}
	for _, v := range pages {
		if v.Status == http.StatusOK {
			add("GET", v.Path, nil, v.by)
		}
		for _, f := range v.forms {
			add(f.Method, f.Action, f.Values(), v.by)
		}
	}
	return out
}

func (a address) ask(path string, by *apptest.Client) apptest.Page {
	if a.route.Method == http.MethodPost {
		return by.Still().Post(path, a.form)
	}
	return by.Still().Get(path)
}

func unknownIsNotFound(t *testing.T, w *apptest.World, pages []seen) {
	same, all := badtest.Content(t, w), addresses(pages)
	for _, r := range desk.New().Routes() {
		if strings.Contains(r.Path, "{") && !isUnseen(r.Path) &&
			!slices.ContainsFunc(all, func(a address) bool { return a.route.Path == r.Path && a.route.Method == r.Method }) {
			t.Errorf("nobody came to %s %s", r.Method, r.Path)
		}
	}
	for _, a := range all {
		parts := strings.Split(a.path, "/")
		for i, name := range strings.Split(a.route.Path, "/") {
			if !strings.HasPrefix(name, "{") || name == "{$}" {
				continue
			}
			for _, wrong := range []string{"bestaat-niet", "00000000-0000-7000-8000-ffffffffffff", "-1", "99999999999999999999", "%00", "%FF%FE", "..%2F.."} {
				asked := slices.Clone(parts)
				asked[i] = wrong
				if got := a.ask(strings.Join(asked, "/"), a.by); got.Status != http.StatusNotFound {
					t.Errorf("%s %s with %.40q for %s: got %d", a.route.Method, a.route.Path, wrong, name, got.Status)
				}
			}
		}
	}
	same("afterwards")
}

// Everything of one space is asked for in another by somebody who may do all there, and in its own space by somebody
// who does not belong to it.
func otherSpaceIsNotFound(t *testing.T, w *apptest.World, pages []seen) {
	same, guest := badtest.Content(t, w), enter(t, w, "Hidde Postmus")
	for _, a := range addresses(pages) {
		rest, ok := strings.CutPrefix(a.path, "/r/gemeente-baarn/")
		if !ok || strings.HasPrefix(rest, "m/") || strings.HasPrefix(rest, "wijken/") || strings.Count(a.route.Path, "{") < 2 {
			continue // links of residents have no space; figures of an area are everybody's
		}
		for _, path := range []string{a.path, "/r/samenwerking-drie-bruggen/" + rest} {
			if path != a.path && strings.HasPrefix(rest, "indicatorensets/") {
				continue // the two share sets
			}
			if got := a.ask(path, guest); got.Status != http.StatusNotFound {
				t.Errorf("%s %s: got %d", a.route.Method, path, got.Status)
			}
		}
	}
	same("afterwards")
}

func otherSiteIsRefused(t *testing.T, w *apptest.World, all []found) {
	same := badtest.Content(t, w)
	for _, f := range all {
		if f.Method != "post" {
			continue
		}
		for _, header := range [][]string{{"Sec-Fetch-Site", "cross-site"}, {"Sec-Fetch-Site", "same-site"}, {"Origin", "https://elders.example"}, {"Origin", "null"}} {
			if got := f.by.Post(f.Action, f.Values(), header...); got.Status != http.StatusForbidden || !got.Has("andere website") {
				t.Errorf("%s with %s: got %d: %.200s", f.route.Path, header, got.Status, got.Text())
			}
		}
	}
	same("afterwards")
}

// The same page is sent twice, with another text each time, as by two people who had it open.
func secondGetsBothTexts(t *testing.T, all []found) {
	tried := 0
	for _, f := range all {
		at := slices.IndexFunc(f.Fields, func(x apptest.Field) bool { return x.Kind == "textarea" })
		if !f.Saves || at < 0 {
			continue
		}
		tried++
		name, form := f.Fields[at].Name, f.by.Get(f.page).Form(t, f.ID)
		send := func(text string, header ...string) apptest.Page {
			v := form.Values()
			v.Set(name, text)
			if len(header) > 0 {
				v.Set("veld", name)
			}
			return f.by.Still().Post(form.Action, v, header...)
		}
		if got := send("de tekst van de eerste"); got.Status != http.StatusSeeOther {
			t.Errorf("%s of %s: the first got %d: %.300s", name, f.route.Path, got.Status, got.Text())
			continue
		}
		for _, header := range [][]string{nil, {"HX-Request", "true"}} {
			got := send("de tekst van de tweede", header...)
			if got.Status != http.StatusConflict || !got.Has("de tekst van de eerste") || !got.Has("de tekst van de tweede") {
				t.Errorf("%s of %s %s: the second got %d: %.300s", name, f.route.Path, header, got.Status, got.Text())
			}
		}
		if there := f.by.Get(f.page).Form(t, f.ID).Values().Get(name); there != "de tekst van de eerste" {
			t.Errorf("%s of %s: there is %q", name, f.route.Path, there)
		}
	}
	if tried < 8 {
		t.Errorf("only %d forms were tried", tried)
	}
}
