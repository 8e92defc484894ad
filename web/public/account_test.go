package public_test

import (
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/pquerna/otp/totp"

	"kompas/internal/apptest"
	"kompas/kompas"
	"kompas/store"
)

// signedIn gives somebody with a password the browser in which he or she just signed in.
func signedIn(t *testing.T, w *apptest.World, role kompas.Role) (*apptest.Client, kompas.Person) {
	t.Helper()
	p := w.Person(role)
	w.SetPassword(p, goodPassword)
	c := w.Anonymous()
	if page := signIn(c, p.Email, goodPassword); strings.HasPrefix(page.Path, "/aanmelden") {
		t.Fatalf("could not sign in: %s", page.Text())
	}
	return c, p
}

// withFactor also sets a second factor up and gives its secret and the recovery codes.
func withFactor(t *testing.T, w *apptest.World, role kompas.Role) (c *apptest.Client, p kompas.Person, secret string, codes []string) {
	t.Helper()
	c, p = signedIn(t, w, role)
	c.Post("/mijn/tweede-stap", nil)
	secret = secretOf(t, w, p)
	page := c.Submit(c.Get("/mijn/tweede-stap"), "aan", "code", codeAt(t, secret, w.Clock.Now()))
	for _, m := range regexp.MustCompile(`<code>([a-z0-9]{5}-[a-z0-9]{5})</code>`).FindAllStringSubmatch(page.Body, -1) {
		codes = append(codes, m[1])
	}
	if len(codes) != 10 {
		t.Fatalf("%d recovery codes: %s", len(codes), page.Text())
	}
	return c, p, secret, codes
}

func secretOf(t *testing.T, w *apptest.World, p kompas.Person) (secret string) {
	t.Helper()
	err := w.Store.View(t.Context(), func(tx *store.Tx) error {
		a, err := tx.Account(p.ID)
		secret = a.FactorSecret
		return err
	})
	if err != nil || secret == "" {
		t.Fatalf("no secret: %v", err)
	}
	return secret
}

func codeAt(t *testing.T, secret string, at time.Time) string {
	t.Helper()
	code, err := totp.GenerateCode(secret, at)
	if err != nil {
		t.Fatal(err)
	}
	return code
}

func TestTheSecondFactorIsAskedAndACodeWorksOnce(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		_, p, secret, _ := withFactor(t, w, kompas.RoleGuide)
		w.Clock.Advance(time.Minute)
		c := w.Anonymous()
		page := signIn(c, p.Email, goodPassword)
		if page.Path != "/aanmelden/code" {
			t.Fatalf("landed on %s", page.Path)
		}
		if page := c.Still().Get("/r/baarn/kompassen"); page.Status != http.StatusSeeOther {
			t.Fatalf("the password alone opens the space: %d", page.Status)
		}
		if page := c.Still().Get("/mijn"); page.Status != http.StatusSeeOther {
			t.Fatalf("the password alone opens the account: %d", page.Status)
		}
		code := codeAt(t, secret, w.Clock.Now())
		half := code[:3] + " " + code[3:]
		pending := c.Cookie("kompas")
		if page := c.Submit(page, "aanmelden", "code", half); !strings.HasPrefix(page.Path, "/r/baarn") {
			t.Fatalf("landed on %s: %s", page.Path, page.Text())
		}
		if c.Cookie("kompas") == pending {
			t.Fatal("the token stayed the same")
		}

		again := w.Anonymous()
		page = signIn(again, p.Email, goodPassword)
		if page := again.Submit(page, "aanmelden", "code", code); page.Status != http.StatusUnprocessableEntity {
			t.Fatalf("the same code worked twice: %d on %s", page.Status, page.Path)
		}
		if page := again.Submit(page, "aanmelden", "code", codeAt(t, secret, w.Clock.Now().Add(-30*time.Second))); page.Status != http.StatusUnprocessableEntity {
			t.Fatalf("an earlier code worked after a later one: %d", page.Status)
		}
	})
}

func TestGuessingTheSecondFactorStopsAfterFiveTries(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		_, p, secret, _ := withFactor(t, w, kompas.RoleGuide)
		w.Clock.Advance(time.Minute)
		c := w.Anonymous()
		signIn(c, p.Email, goodPassword)
		for range 5 {
			if page := c.Post("/aanmelden/code", url.Values{"code": {"000000"}}); page.Status != http.StatusUnprocessableEntity {
				t.Fatalf("got %d", page.Status)
			}
		}
		elsewhere := w.Anonymous()
		signIn(elsewhere, p.Email, goodPassword)
		page := elsewhere.Post("/aanmelden/code", url.Values{"code": {codeAt(t, secret, w.Clock.Now())}})
		if page.Status != http.StatusTooManyRequests || !page.Has("Wacht 15 minuten") {
			t.Fatalf("a sixth try: %d %s", page.Status, page.Text())
		}
	})
}

func TestTheStepAfterThePasswordLastsTenMinutes(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		_, p, secret, _ := withFactor(t, w, kompas.RoleGuide)
		c := w.Anonymous()
		signIn(c, p.Email, goodPassword)
		w.Clock.Advance(11 * time.Minute)
		if page := c.Post("/aanmelden/code", url.Values{"code": {codeAt(t, secret, w.Clock.Now())}}); page.Path != "/aanmelden" {
			t.Fatalf("after eleven minutes: %d on %s", page.Status, page.Path)
		}
	})
}

func TestARecoveryCodeWorksOnceAndNewOnesReplaceIt(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		_, p, _, codes := withFactor(t, w, kompas.RoleGuide)
		enter := func(code string) apptest.Page {
			c := w.Anonymous()
			return c.Submit(signIn(c, p.Email, goodPassword), "aanmelden", "code", code)
		}
		if page := enter(strings.ToUpper(codes[3])); !strings.HasPrefix(page.Path, "/r/baarn") {
			t.Fatalf("landed on %s: %s", page.Path, page.Text())
		}
		if page := enter(codes[3]); page.Status != http.StatusUnprocessableEntity {
			t.Fatalf("a recovery code worked twice: %d", page.Status)
		}
		c := w.Client(p)
		if page := c.Post("/mijn/tweede-stap/codes", url.Values{"wachtwoord": {"een heel ander wachtwoord"}}); page.Status != http.StatusUnprocessableEntity {
			t.Fatalf("new codes without the password: %d", page.Status)
		}
		if page := c.Post("/mijn/tweede-stap/codes", url.Values{"wachtwoord": {goodPassword}}); !page.Has("Bewaar uw herstelcodes") {
			t.Fatalf("no new codes: %s", page.Text())
		}
		if page := enter(codes[4]); page.Status != http.StatusUnprocessableEntity {
			t.Fatalf("an old recovery code still works: %d", page.Status)
		}
	})
}

func TestTurningTheSecondFactorOnSignsOtherDevicesOutAndOffNeedsThePassword(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		other, _ := signedIn(t, w, kompas.RoleGuide)
		c, p, _, _ := withFactor(t, w, kompas.RoleGuide)
		if page := other.Still().Get("/mijn"); page.Status != http.StatusSeeOther {
			t.Fatalf("a device without the second factor still opens: %d", page.Status)
		}
		if page := c.Get("/mijn"); !page.Has("De tweede stap staat aan.") {
			t.Fatalf("the device that turned it on: %d %s", page.Status, page.Text())
		}
		if page := c.Post("/mijn/tweede-stap/uit", url.Values{"wachtwoord": {""}}); page.Status != http.StatusUnprocessableEntity {
			t.Fatalf("turned off without the password: %d", page.Status)
		}
		if page := c.Post("/mijn/tweede-stap/uit", url.Values{"wachtwoord": {goodPassword}}); !page.Has("De tweede stap staat uit.") {
			t.Fatalf("not turned off: %s", page.Text())
		}
		if page := signIn(w.Anonymous(), p.Email, goodPassword); !strings.HasPrefix(page.Path, "/r/baarn") {
			t.Fatalf("the second factor is still asked: %s", page.Path)
		}
	})
}

func TestTheSecondFactorIsNotOnBeforeACodeIsGiven(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		c, p := signedIn(t, w, kompas.RoleManager)
		if page := c.Get("/mijn"); !page.Has("Zet de tweede stap aan.") {
			t.Fatal("a manager is not asked to turn the second factor on")
		}
		page := c.Post("/mijn/tweede-stap", nil)
		if !strings.Contains(page.Body, "<svg") || !page.Has("Typ dan deze tekens over") {
			t.Fatalf("no picture to scan: %s", page.Text())
		}
		c.Submit(page, "aan", "code", "123")
		if page := signIn(w.Anonymous(), p.Email, goodPassword); strings.HasPrefix(page.Path, "/aanmelden") {
			t.Fatal("an unconfirmed second factor is asked")
		}
	})
}

func TestSomebodySignsAnotherDeviceOut(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		c, p := signedIn(t, w, kompas.RolePolicy)
		other, _ := signedIn(t, w, kompas.RolePolicy)
		var theirs string
		if err := w.Store.View(t.Context(), func(tx *store.Tx) error {
			list, err := tx.Logins(p.ID)
			for _, l := range list {
				by, _ := w.App.EnterAccount(t.Context(), other.Cookie("kompas"))
				if l.ID == by.LoginID {
					theirs = l.ID
				}
			}
			return err
		}); err != nil {
			t.Fatal(err)
		}
		stranger := w.Client(w.Stranger)
		w.SetPassword(w.Stranger, goodPassword)
		if page := stranger.Post("/mijn/apparaten/"+theirs+"/afmelden", nil); page.Status != http.StatusNotFound {
			t.Fatalf("a stranger signed somebody out: %d", page.Status)
		}
		if page := c.Post("/mijn/apparaten/"+theirs+"/afmelden", nil); !page.Has("Het apparaat is afgemeld.") {
			t.Fatalf("got %d %s", page.Status, page.Text())
		}
		if page := other.Still().Get("/mijn"); page.Status != http.StatusSeeOther {
			t.Fatalf("the device still opens: %d", page.Status)
		}
		third, _ := signedIn(t, w, kompas.RolePolicy)
		c.Post("/mijn/apparaten/afmelden", nil)
		if third.Still().Get("/mijn").Status != http.StatusSeeOther || c.Get("/mijn").Status != http.StatusOK {
			t.Fatal("all other devices, and only those, should be signed out")
		}
	})
}

func TestSomebodyChangesNameLanguageAndPassword(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		c, p := signedIn(t, w, kompas.RolePolicy)
		other, _ := signedIn(t, w, kompas.RolePolicy)
		page := c.Submit(c.Get("/mijn"), "mijn", "naam", "Béa Şahin-Advies", "taal", "en")
		if !page.Has("Uw gegevens zijn bewaard.") || !page.Has("Béa Şahin-Advies") {
			t.Fatalf("got %s", page.Text())
		}
		if page := c.Submit(c.Get("/mijn"), "mijn", "naam", "", "taal", "fr"); page.Status != http.StatusUnprocessableEntity {
			t.Fatalf("accepted nothing for a name: %d", page.Status)
		}
		change := func(old, chosen string) apptest.Page {
			return c.Post("/mijn/wachtwoord", url.Values{"wachtwoord": {old}, "nieuw": {chosen}})
		}
		for old, chosen := range map[string]string{"niet het wachtwoord": "drie losse woorden hier", goodPassword: "Bea Şahin Advies 1"} {
			if page := change(old, chosen); page.Status != http.StatusUnprocessableEntity {
				t.Errorf("%q to %q: %d", old, chosen, page.Status)
			}
		}
		if page := change(goodPassword, "drie losse woorden hier"); !page.Has("Uw wachtwoord is veranderd.") {
			t.Fatalf("got %s", page.Text())
		}
		if other.Still().Get("/mijn").Status != http.StatusSeeOther {
			t.Error("the other device is still signed in")
		}
		if page := signIn(w.Anonymous(), p.Email, "drie losse woorden hier"); !strings.HasPrefix(page.Path, "/en/r/baarn") {
			t.Errorf("landed on %s", page.Path)
		}
	})
}

func TestADisabledPersonIsOutAtOnceAndCannotSignIn(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		c, p := signedIn(t, w, kompas.RolePolicy)
		if err := w.Store.Update(t.Context(), func(tx *store.Tx) error {
			a, err := tx.Account(p.ID)
			a.DisabledAt = tx.Now
			if err == nil {
				err = tx.UpdatePerson(&a.Person)
			}
			return err
		}); err != nil {
			t.Fatal(err)
		}
		if page := c.Still().Get("/r/baarn/kompassen"); page.Status != http.StatusSeeOther {
			t.Fatalf("still in: %d", page.Status)
		}
		if page := signIn(w.Anonymous(), p.Email, goodPassword); page.Status != http.StatusUnprocessableEntity {
			t.Fatalf("signed in: %d", page.Status)
		}
	})
}
