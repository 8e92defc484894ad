package attack_test

import (
	"bytes"
	"io"
	"net/http"
	"slices"
	"strings"
	"testing"

	"kompas/fault"
	"kompas/internal/apptest"
	"kompas/kompas"
)

// trace is what an answer tells beside its words.
type trace struct {
	status int
	header http.Header
	body   []byte
}

// traces asks for everything that is public of a page again, without what a browser kept.
func traces(t *testing.T, w *apptest.World, from loot) map[string]trace {
	t.Helper()
	out := map[string]trace{}
	for at := range from {
		for _, method := range []string{http.MethodGet, http.MethodHead} {
			req, err := http.NewRequestWithContext(t.Context(), method, w.URL+at, nil)
			if err != nil {
				t.Fatal(err)
			}
			req.Header.Set("Accept-Encoding", "identity")
			res, err := http.DefaultTransport.RoundTrip(req)
			if err != nil {
				t.Fatal(err)
			}
			body, err := io.ReadAll(res.Body)
			res.Body.Close()
			if err != nil {
				t.Fatal(err)
			}
			out[method+" "+at] = trace{res.StatusCode, res.Header, body}
		}
	}
	return out
}

// What differs only in a group that is hidden cannot be told from what was public before: not by its words, its size, its mark or
// its date.
func TestAHiddenGroupThatChangesLeavesNoTrace(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		w.LoadFigures()
		people := baarn(t, 2)
		key := people.readIn(t, w, 1)
		slug := publish(t, w, key)
		got := everybody(t, w, slug)
		known := people.facts(t, got.tables(t), 1)
		before := traces(t, w, got)
		at := slices.IndexFunc(people.groups, func(g group) bool {
			return 1 < g.n && g.n < 10 && !known[fact{row{area: g.buurt}, 1}]
		})
		if at < 0 {
			t.Fatal("no group is hidden")
		}
		people.other = &row{area: people.groups[at].buurt}
		people.readIn(t, w, 1)
		if _, err := w.App.Publish(t.Context(), w.Actor(kompas.RoleAnalyst), key, city, ""); !fault.Is(err, fault.Refused) {
			t.Errorf("an edition in which nobody sees a difference: %v", err)
		}
		for at, was := range before {
			is := traces(t, w, loot{strings.Fields(at)[1]: nil})[at]
			if is.status != was.status || !bytes.Equal(is.body, was.body) {
				t.Errorf("%s: other bytes", at)
			}
			for _, name := range []string{"Etag", "Last-Modified", "Content-Length", "Content-Disposition", "Cache-Control"} {
				if !slices.Equal(is.header[name], was.header[name]) {
					t.Errorf("%s: %s was %q, is %q", at, name, was.header[name], is.header[name])
				}
			}
		}
	})
}
