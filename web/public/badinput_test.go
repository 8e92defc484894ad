package public_test

import (
	"context"
	"strings"
	"testing"
	"time"

	"kompas/internal/apptest"
	"kompas/internal/badtest"
	"kompas/kompas"
)

func TestNoFormOfAnAccountAcceptsBadInput(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		mine := map[string]string{"wachtwoord": goodPassword, "nieuw": goodPassword + " en nog iets"}
		c, _ := signedIn(t, w, kompas.RolePolicy)
		for _, path := range []string{"/mijn", "/mijn/wachtwoord"} {
			badtest.On(t, w, c.Get(path), c, mine)
		}
		c.Post("/mijn/tweede-stap", nil)
		badtest.On(t, w, c.Get("/mijn/tweede-stap"), c, mine)

		sure, p, _, _ := withFactor(t, w, kompas.RoleGuide)
		badtest.On(t, w, sure.Get("/mijn/tweede-stap"), sure, mine)
		w.Clock.Advance(time.Minute)
		half := w.Anonymous()
		badtest.On(t, w, signIn(half, p.Email, goodPassword), half, nil)
	})
}

// noMail loses every mail.
type noMail struct{}

func (noMail) Send(context.Context, string, string, string) error { return nil }

func TestNoFormBeforeSigningInAcceptsBadInput(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		w.SetUpMail(noMail{})
		manager, passer := w.As(kompas.RoleManager), w.Anonymous()
		badtest.On(t, w, passer.Get("/wachtwoord-vergeten"), passer, nil)
		badtest.On(t, w, passer.Get("/verhaal/intrekken"), passer, nil)

		invited := manager.Submit(manager.Get("/r/baarn/mensen/uitnodigen"), "uitnodigen", "naam", "Noor", "email", "noor@voorbeeld.nl", "rol", "data_analist", "bereik", "tenant")
		badtest.On(t, w, passer.Get(pathIn(t, invited, "/uitnodiging/")), passer, nil)
		w.SetPassword(w.Person(kompas.RolePolicy), goodPassword)
		reset := manager.Post("/r/baarn/mensen/"+string(w.Person(kompas.RolePolicy).ID)+"/wachtwoord", nil)
		badtest.On(t, w, passer.Get(pathIn(t, reset, "/wachtwoord/")), passer, nil)
	})
}

func TestTheFirstStartAcceptsNoBadInput(t *testing.T) {
	eachEmpty(t, func(t *testing.T, w *apptest.World) {
		passer := w.Anonymous()
		badtest.On(t, w, passer.Get(setupLink(t, w)), passer, map[string]string{"gemeente": "Baarn"})
	})
}

// pathIn finds a link on a page that somebody is to copy.
func pathIn(t *testing.T, page apptest.Page, begin string) string {
	t.Helper()
	at := strings.Index(page.Body, "http://")
	for at >= 0 {
		link := page.Body[at:]
		link = link[:strings.IndexAny(link, "\"< ")]
		if i := strings.Index(link, begin); i > 0 {
			return link[i:]
		}
		next := strings.Index(page.Body[at+1:], "http://")
		if next < 0 {
			break
		}
		at += 1 + next
	}
	t.Fatalf("no link to %s on %s (%d): %.500s", begin, page.Path, page.Status, page.Text())
	return ""
}
