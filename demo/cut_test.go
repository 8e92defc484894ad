package demo_test

import (
	"context"
	"strings"
	"sync"
	"testing"

	"kompas/demo"
	"kompas/internal/apptest"
	"kompas/internal/walktest"
)

// cut is a context that ends after it was looked at so many times: somewhere in a transaction, or just behind one.
type cut struct {
	context.Context
	end  context.CancelFunc
	mu   sync.Mutex
	left int
}

func cutAfter(t *testing.T, looks int) *cut {
	ctx, end := context.WithCancel(t.Context())
	return &cut{Context: ctx, end: end, left: looks}
}

func (c *cut) Done() <-chan struct{} {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.left--; c.left == 0 {
		c.end()
	}
	return c.Context.Done()
}

func TestAFillingThatIsCutOffGoesOnToTheSameContent(t *testing.T) {
	apptest.EachEmpty(t, func(t *testing.T, w *apptest.World) {
		whole := apptest.Empty(t, w.Kit.Engine)
		fill(t, whole)
		w.LoadFigures()
		if err := w.App.ClaimDemo(t.Context()); err != nil {
			t.Fatal(err)
		}
		cuts := 0
		for looks := 8; ; looks += max(1, looks/8) {
			start, ctx := w.Clock.Now(), cutAfter(t, looks)
			err := demo.Fill(ctx, w.App, w.Clock.Set)
			if err == nil {
				break
			}
			if cuts++; ctx.Err() == nil {
				t.Fatalf("after %d cuts: %v", cuts, err)
			}
			if !w.Clock.Now().Equal(start) {
				t.Fatal("the clock did not come back")
			}
		}
		if cuts < 15 {
			t.Fatalf("it was cut off only %d times", cuts)
		}
		if difference := walktest.Difference(around(t, whole), around(t, w), func(v walktest.Visit) string { return v.Words }); difference != "" {
			t.Errorf("after %d cuts: %s", cuts, difference)
		}
	})
}

// officer makes compasses, and sees most of the demonstration.
const officer = "Marloes Haverkate"

// around is what the officer sees.
func around(t *testing.T, w *apptest.World) []walktest.Visit {
	t.Helper()
	people, err := w.App.DemoPeople(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range people {
		if p.Person.Name == officer {
			c := w.Anonymous()
			return walktest.Walk(c, c.Post("/demo/"+string(p.Person.ID), nil).Path, 60, english)
		}
	}
	t.Fatal("the policy officer is not there")
	return nil
}

// english is the same once more in the other language.
func english(path string) bool { return strings.HasPrefix(path, "/en/") || path == "/en" }
