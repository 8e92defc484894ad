package demo_test

import (
	"regexp"
	"strings"
	"testing"

	"kompas/internal/apptest"
)

// Dilek Sarisoy coordinates for a provider in Baarn, and has two roles in the space of the provider itself.
func TestTheDemonstrationSaysWhoSomebodyIsAndThatItIsOne(t *testing.T) {
	apptest.EachEmpty(t, func(t *testing.T, w *apptest.World) {
		fill(t, w)
		c := w.Anonymous()
		door := c.Get("/demo")
		if !door.Has("Dilek Sarisoy kompasbegeleider, beheerder") {
			t.Errorf("not every role is named: %s", door.Text())
		}
		var at string
		for _, f := range door.Forms() {
			if strings.HasPrefix(f.Action, "/demo/") && f.Values().Get("ruimte") == "welzijn-wisselplaats" {
				at = f.Action
				if page := c.Post(at, f.Values()); page.Path != "/r/welzijn-wisselplaats" {
					t.Errorf("the card of a space leads to %s", page.Path)
				}
			}
		}
		sheet := c.Get(regexp.MustCompile(`/r/gemeente-baarn/raad/rondkomen-in-baarn/1-[^"]+`).FindString(c.Get("/r/gemeente-baarn/raad").Body))
		if !sheet.Has("vergelijkbaar: 4,7% (2021)") {
			t.Errorf("the council page does not say of when comparable municipalities are: %s", sheet.Text())
		}
		for _, page := range []apptest.Page{c.Post(at, nil), c.Get("/mijn"), c.Get("/privacy")} {
			if !page.Has("Demonstratie: beleid, mensen en verhalen zijn verzonnen.") {
				t.Errorf("%s, %q, does not say that this is a demonstration", page.Path, page.H1)
			}
		}
	})
}
