package journey_test

import (
	"net/http"
	"slices"
	"strings"
	"testing"

	"kompas/kompas"
	"kompas/web"
)

// nobodyDoesWhatIsNotForThem sends every form that anybody found, as people it is not for.
func (x *filled) nobodyDoesWhatIsNotForThem(t *testing.T) {
	for name, found := range x.forms {
		route := x.routeOf(name)
		for _, p := range found[:min(len(found), 3)] {
			x.crossSite(t, p)
			x.notSignedIn(t, route, p)
			x.withoutTheRight(t, route, p)
			x.ofAnotherSpace(t, route, p)
		}
	}
}

// crossSite sends the form from a page of another site, as the person who may.
func (x *filled) crossSite(t *testing.T, p posting) {
	t.Helper()
	for header, value := range map[string]string{"Sec-Fetch-Site": "cross-site", "Origin": "https://elders.example"} {
		if got := p.who.client.Still().Post(p.action, p.values, header, value); got.Status != http.StatusForbidden {
			t.Errorf("%s posts to %s with %s: %s: got %d", p.who.name, p.action, header, value, got.Status)
		}
	}
}

func (x *filled) notSignedIn(t *testing.T, route web.Route, p posting) {
	t.Helper()
	if !slices.Contains([]web.Access{web.SignedIn, web.InSpace, web.InSpaceNow}, route.Access) {
		return
	}
	got := x.Anonymous().Still().Post(p.action, p.values)
	if got.Status != http.StatusSeeOther || !strings.HasPrefix(got.Header.Get("Location"), "/aanmelden") {
		t.Errorf("who is not signed in posts to %s: got %d to %q", p.action, got.Status, got.Header.Get("Location"))
	}
}

// mayAll names what these roles may do by the matrix of the method: take part in a conversation and hand in what they think of it, sign off a council page or how long is kept.
func mayAll() map[kompas.Role][]string {
	return map[kompas.Role][]string{
		kompas.RolePrivacy: {"/bewaren/akkoord"},
		kompas.RoleClerk:   {"/inbreng", "/vastleggen", "/zonder-naam"},
	}
}

// withoutTheRight sends the form as people of the same space who may hardly anything.
func (x *filled) withoutTheRight(t *testing.T, route web.Route, p posting) {
	t.Helper()
	if route.Access != web.InSpace && route.Access != web.InSpaceNow || !strings.HasPrefix(p.action, "/r/"+x.Space.Slug+"/") {
		return
	}
	if route.Path == "/r/{ruimte}/berichten" {
		return // how often one hears what is new, each chooses
	}
	for role, may := range mayAll() {
		if slices.ContainsFunc(may, func(part string) bool { return strings.Contains(route.Path, part) }) {
			continue
		}
		if got := x.As(role).Still().Post(p.action, p.values); got.Status != http.StatusForbidden && got.Status != http.StatusNotFound {
			t.Errorf("%s posts to %s: got %d to %q: %.300s", role, p.action, got.Status, got.Header.Get("Location"), got.Text())
		}
	}
}

// ofAnotherSpace sends the form as somebody of another space, at its own address and at the same one in the own space.
func (x *filled) ofAnotherSpace(t *testing.T, route web.Route, p posting) {
	t.Helper()
	if route.Access != web.InSpace && route.Access != web.InSpaceNow || !strings.HasPrefix(p.action, "/r/"+x.Space.Slug+"/") {
		return // what is of the stranger's own space is no matter of this test
	}
	stranger := x.Client(x.Stranger).Still()
	if got := stranger.Post(p.action, p.values); got.Status != http.StatusNotFound {
		t.Errorf("somebody of another space posts to %s: got %d", p.action, got.Status)
	}
	there := strings.Replace(p.action, "/r/"+x.Space.Slug+"/", "/r/"+x.Elsewhere.Slug+"/", 1)
	if strings.Count(route.Path, "{") > 1 && there != p.action && !x.shared(p.action) {
		if got := stranger.Post(there, p.values); got.Status != http.StatusNotFound {
			t.Errorf("something of another space, posted to %s: got %d", there, got.Status)
		}
	}
}

// nobodySeesWhatIsNotForThem opens every page of the space that anybody came to, as people it is not for.
func (x *filled) nobodySeesWhatIsNotForThem(t *testing.T) {
	stranger, nobody := x.Client(x.Stranger).Still(), x.Anonymous().Still()
	for name, pages := range x.pages {
		if !strings.HasPrefix(name, "GET /r/{ruimte}") || x.routeOf(name).Access == web.ByLink {
			continue
		}
		for _, v := range pages[:min(len(pages), 6)] {
			if !strings.HasPrefix(v.path, "/r/"+x.Space.Slug) {
				continue
			}
			if got := stranger.Get(v.path); got.Status != http.StatusNotFound {
				t.Errorf("somebody of another space opens %s: got %d", v.path, got.Status)
			}
			if got := nobody.Get(v.path); got.Status != http.StatusSeeOther {
				t.Errorf("who is not signed in opens %s: got %d", v.path, got.Status)
			}
			there := strings.Replace(v.path, "/r/"+x.Space.Slug+"/", "/r/"+x.Elsewhere.Slug+"/", 1)
			if got := stranger.Get(there); strings.Count(name, "{") > 1 && !x.shared(v.path) && got.Status != http.StatusNotFound {
				t.Errorf("something of another space at %s: got %d", there, got.Status)
			}
		}
	}
}

// shared says that an address is about what both spaces have: national figures, the lists of words, people who belong to
// both, and sets of indicators of the other space.
func (x *filled) shared(path string) bool {
	return slices.ContainsFunc(x.theirSets, func(id string) bool { return strings.Contains(path, id) }) ||
		strings.Contains(path, "/wijken") || strings.Contains(path, "/kompascheck/") || strings.Contains(path, string(x.both.ID)) || strings.Contains(path, string(x.Stranger.ID))
}
