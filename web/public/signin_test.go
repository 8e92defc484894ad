package public_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"kompas/db"
	"kompas/internal/apptest"
	"kompas/kompas"
)

const goodPassword = "paars fietst naar Soestdijk"

func TestSomebodySignsInAndLandsInTheOwnSpace(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		officer := w.Person(kompas.RolePolicy)
		w.SetPassword(officer, goodPassword)
		c := w.Anonymous()
		page := signIn(c, officer.Email, goodPassword)
		if !strings.HasPrefix(page.Path, "/r/baarn") {
			t.Fatalf("landed on %s: %s", page.Path, page.Text())
		}
		if page := signIn(c, officer.Email, goodPassword); !strings.HasPrefix(page.Path, "/r/baarn") {
			t.Fatalf("signed in twice, landed on %s", page.Path)
		}
	})
}

// signIn fills in the form of the sign-in page as it stands; a browser that is signed in already posts it by hand.
func signIn(c *apptest.Client, email, password string) apptest.Page {
	return c.Post("/aanmelden", url.Values{"email": {email}, "wachtwoord": {password}})
}

func TestAWrongPasswordAndAnUnknownAddressGetTheSameAnswer(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		officer := w.Person(kompas.RolePolicy)
		w.SetPassword(officer, goodPassword)
		known := signIn(w.Anonymous(), officer.Email, "iets heel anders dan dit")
		unknown := signIn(w.Anonymous(), "bestaat.niet@voorbeeld.nl", "iets heel anders dan dit")
		if known.Status != http.StatusUnprocessableEntity || unknown.Status != known.Status {
			t.Fatalf("got %d and %d", known.Status, unknown.Status)
		}
		if strings.ReplaceAll(known.Body, officer.Email, "X") != strings.ReplaceAll(unknown.Body, "bestaat.niet@voorbeeld.nl", "X") {
			t.Fatal("the two answers differ")
		}
		if strings.Contains(known.Body, "iets heel anders") {
			t.Fatal("the answer holds the password")
		}
	})
}

func TestAfterFiveWrongTriesOneWaitsAndSoDoesTheRightPassword(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		officer := w.Person(kompas.RolePolicy)
		w.SetPassword(officer, goodPassword)
		c := w.Anonymous()
		for range 5 {
			if page := signIn(c, officer.Email, "verkeerd geraden woorden"); page.Status != http.StatusUnprocessableEntity {
				t.Fatalf("got %d", page.Status)
			}
			w.Clock.Advance(time.Minute)
		}
		page := signIn(c, strings.ToUpper(officer.Email), goodPassword)
		if page.Status != http.StatusTooManyRequests || !page.Has("Wacht 10 minuten") || page.Header.Get("Retry-After") == "" {
			t.Fatalf("got %d: %s", page.Status, page.Text())
		}
		w.Clock.Advance(10 * time.Minute)
		if page := signIn(c, officer.Email, goodPassword); page.Status == http.StatusTooManyRequests || strings.HasPrefix(page.Path, "/aanmelden") {
			t.Fatalf("after the wait: %d on %s", page.Status, page.Path)
		}
	})
}

func TestSignOutEndsTheSignInOnTheServer(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		c := w.As(kompas.RolePolicy)
		token := c.Cookie("kompas")
		if page := c.Post("/afmelden", nil); !page.Has("U bent afgemeld.") {
			t.Fatalf("got %s", page.Text())
		}
		if c.Cookie("kompas") != "" {
			t.Fatal("the cookie stayed")
		}
		thief := w.Anonymous()
		thief.SetCookie("kompas", token)
		if page := thief.Still().Get("/r/baarn/kompassen"); page.Status != http.StatusSeeOther {
			t.Fatalf("the old token still opens: %d", page.Status)
		}
	})
}

func TestASignInGetsANewTokenAndTheOldOneEnds(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		officer := w.Person(kompas.RolePolicy)
		w.SetPassword(officer, goodPassword)
		c := w.Client(officer)
		before := c.Cookie("kompas")
		signIn(c, officer.Email, goodPassword)
		if c.Cookie("kompas") == before {
			t.Fatal("the token stayed the same")
		}
		old := w.Anonymous()
		old.SetCookie("kompas", before)
		if page := old.Still().Get("/r/baarn/kompassen"); page.Status != http.StatusSeeOther {
			t.Fatalf("the old token still opens: %d", page.Status)
		}
	})
}

func TestASignInEndsAfterTwelveIdleHoursAndAfterThirtyDays(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		officer := w.Person(kompas.RolePolicy)
		w.SetPassword(officer, goodPassword)
		opens := func(c *apptest.Client) bool { return c.Still().Get("/r/baarn/kompassen").Status == http.StatusOK }

		idle := w.Anonymous()
		signIn(idle, officer.Email, goodPassword)
		w.Clock.Advance(11*time.Hour + 59*time.Minute)
		if !opens(idle) {
			t.Fatal("ended before twelve hours")
		}
		w.Clock.Advance(12*time.Hour + time.Minute)
		if opens(idle) {
			t.Fatal("an idle sign-in still opens")
		}

		busy := w.Anonymous()
		signIn(busy, officer.Email, goodPassword)
		for range 60 {
			if !opens(busy) {
				t.Fatal("ended while it was used")
			}
			w.Clock.Advance(11*time.Hour + 58*time.Minute)
		}
		w.Clock.Advance(3 * time.Hour)
		if opens(busy) {
			t.Fatal("a sign-in of more than thirty days still opens")
		}
	})
}

func TestTheCookieCannotBeReadByScriptsAndIsSecureOverHTTPS(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		officer := w.Person(kompas.RolePolicy)
		w.SetPassword(officer, goodPassword)
		page := w.Anonymous().Still().Post("/aanmelden", url.Values{"email": {officer.Email}, "wachtwoord": {goodPassword}})
		cookie := page.Header.Get("Set-Cookie")
		for _, flag := range []string{"HttpOnly", "SameSite=Lax", "Path=/"} {
			if !strings.Contains(cookie, flag) {
				t.Errorf("%q has no %s", cookie, flag)
			}
		}
		if strings.Contains(cookie, "Domain") {
			t.Errorf("%q names a domain", cookie)
		}
		secure := w.Secure()
		page = secure.Still().Post("/aanmelden", url.Values{"email": {officer.Email}, "wachtwoord": {goodPassword}})
		cookie = page.Header.Get("Set-Cookie")
		if !strings.HasPrefix(cookie, "__Host-kompas=") || !strings.Contains(cookie, "Secure") {
			t.Errorf("over https: %q", cookie)
		}
	})
}

func TestNobodyIsLedToAnotherSiteAfterSigningIn(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		officer := w.Person(kompas.RolePolicy)
		w.SetPassword(officer, goodPassword)
		for back, want := range map[string]string{
			"/r/baarn/kompassen?x=1": "/r/baarn/kompassen?x=1", "//boef.nl": "/", "https://boef.nl/": "/", `/\boef.nl`: "/", "/%09/boef.nl": "/%09/boef.nl",
			"javascript:alert(1)": "/", "/\tboef": "/", "boef.nl": "/", "/\r\nX: y": "/",
		} {
			page := w.Anonymous().Still().Post("/aanmelden", url.Values{"email": {officer.Email}, "wachtwoord": {goodPassword}, "terug": {back}})
			if got := page.Header.Get("Location"); page.Status != http.StatusSeeOther || got != want {
				t.Errorf("%q led to %q (%d), want %q", back, got, page.Status, want)
			}
		}
	})
}

func TestAPostFromAnotherSiteIsRefused(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		page := w.As(kompas.RolePolicy).Post("/afmelden", nil, "Sec-Fetch-Site", "cross-site")
		if page.Status != http.StatusForbidden || page.H1 == "" {
			t.Fatalf("got %d", page.Status)
		}
		page = w.As(kompas.RolePolicy).Post("/afmelden", nil, "Origin", "https://boef.nl")
		if page.Status != http.StatusForbidden {
			t.Fatalf("got %d", page.Status)
		}
	})
}

func TestACouncilMemberLandsOnTheCouncilPages(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		if page := w.As(kompas.RoleCouncil).Still().Get("/"); page.Header.Get("Location") != "/r/baarn/raad" {
			t.Fatalf("led to %q", page.Header.Get("Location"))
		}
		if page := w.As(kompas.RolePolicy).Still().Get("/"); page.Header.Get("Location") != "/r/baarn" {
			t.Fatalf("led to %q", page.Header.Get("Location"))
		}
	})
}

func TestWhoBelongsToTwoSpacesChoosesAndIsRemembered(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		officer := w.Person(kompas.RolePolicy)
		w.AddMembership(w.Elsewhere, officer, kompas.Membership{Role: kompas.RoleAnalyst, ScopeKind: kompas.ScopeSpace})
		c := w.Client(officer)
		page := c.Get("/")
		if page.H1 != "Uw ruimtes" || !page.Has("Gemeente Baarn") || !page.Has("Gemeente Soest") {
			t.Fatalf("got %q: %s", page.H1, page.Text())
		}
		c.Get("/r/soest/kompassen")
		if page := c.Still().Get("/"); page.Header.Get("Location") != "/r/soest" {
			t.Fatalf("led to %q", page.Header.Get("Location"))
		}
	})
}

func TestEverybodyBeginsWhereTheirWorkIs(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		for role, want := range map[kompas.Role]string{kompas.RoleCouncil: "/r/baarn/raad", kompas.RoleClerk: "/r/baarn/raad", kompas.RoleProvider: "/r/baarn/mijn-activiteiten",
			kompas.RoleProfessional: "/r/baarn/mijn-activiteiten", kompas.RoleVolunteer: "/r/baarn/mijn-activiteiten", kompas.RoleGuide: "/r/baarn", kompas.RoleManager: "/r/baarn"} {
			if page := w.As(role).Still().Get("/"); page.Header.Get("Location") != want {
				t.Errorf("%s is led to %q", role, page.Header.Get("Location"))
			}
		}
		// Who is more than that begins at the overview, where everything is.
		w.AddMembership(w.Space, w.Person(kompas.RoleProvider), kompas.Membership{Role: kompas.RolePolicy, ScopeKind: kompas.ScopeSpace})
		if page := w.As(kompas.RoleProvider).Still().Get("/"); page.Header.Get("Location") != "/r/baarn" {
			t.Errorf("led to %q", page.Header.Get("Location"))
		}
	})
}

func TestTheHeaderLeadsToTheOtherSpacesEachWhereTheWorkIsThere(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		officer := w.Person(kompas.RolePolicy)
		c := w.Client(officer)
		if page := c.Get("/r/baarn"); page.Has("Uw ruimtes") {
			t.Error("who belongs to one space is asked to choose")
		}
		w.AddMembership(w.Elsewhere, officer, kompas.Membership{Role: kompas.RoleCouncil, ScopeKind: kompas.ScopeSpace})
		page := c.Get("/r/baarn/kompassen")
		to := page.Links("Gemeente Soest")
		if !page.Has("Uw ruimtes") || len(to) == 0 || len(page.Links("Gemeente Baarn")) == 0 {
			t.Fatalf("the header leads to %v: %s", to, page.Text())
		}
		if page := c.Get(to[0]); page.Path != "/r/soest/raad" || !page.Has("Gemeente Soest") {
			t.Errorf("led to %s", page.Path)
		}
		if page := c.Still().Get("/"); page.Header.Get("Location") != "/r/soest/raad" {
			t.Errorf("the last space is forgotten: led to %q", page.Header.Get("Location"))
		}
		if page := c.Get("/?ruimte=baarn"); page.Path != "/r/baarn" {
			t.Errorf("back: led to %s", page.Path)
		}
		if page := c.Get("/?ruimte=bestaat-niet"); page.H1 != "Uw ruimtes" {
			t.Errorf("a space that is not there: got %q", page.H1)
		}
		// A space of others is not entered by its name.
		if page := w.Client(w.Stranger).Get("/?ruimte=baarn"); !strings.HasPrefix(page.Path, "/r/soest") {
			t.Errorf("somebody of another space: led to %s", page.Path)
		}
	})
}

func TestSomebodyInTwoSpacesReadsLikeEverybody(t *testing.T) {
	w := apptest.New(t, db.SQLite)
	w.AddMembership(w.Elsewhere, w.Person(kompas.RolePolicy), kompas.Membership{Role: kompas.RoleCouncil, ScopeKind: kompas.ScopeSpace})
	for _, path := range []string{"/", "/r/baarn/wie-mag-wat"} {
		for _, width := range []int{1280, 320} {
			tab := w.Window(kompas.RolePolicy)
			tab.Viewport(width, 900)
			tab.Goto(path)
			if width == 1280 {
				tab.ClickOn(".uitklap > summary")
			} else {
				tab.ClickOn(".kop__menu > summary")
			}
			tab.WaitText("Gemeente Soest")
			tab.Screenshot("twee-ruimtes"+strings.ReplaceAll(path, "/", "-"), width)
			tab.NoHorizontalScroll()
			tab.Axe()
		}
	}
}
