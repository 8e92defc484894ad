package public_test

import (
	"net/http"
	"net/url"
	"strings"
	"sync"
	"testing"
	"time"

	"kompas/internal/apptest"
	"kompas/internal/storetest"
	"kompas/kompas"
	"kompas/store"
)

func beginAnswers() url.Values {
	return url.Values{"gemeente": {"Baarn"}, "naam": {"Tineke Bakker"}, "email": {"tineke@voorbeeld.nl"}, "wachtwoord": {goodPassword}, "titel": {"Minder eenzaamheid"}}
}

func eachEmpty(t *testing.T, run func(t *testing.T, w *apptest.World)) {
	t.Helper()
	for _, engine := range storetest.Engines() {
		t.Run(string(engine), func(t *testing.T) { run(t, apptest.Empty(t, engine)) })
	}
}

func setupLink(t *testing.T, w *apptest.World) string {
	t.Helper()
	token, err := w.App.SetupLink(t.Context())
	if err != nil || token == "" {
		t.Fatalf("no setup link: %v", err)
	}
	return "/begin/" + token
}

func TestTheFirstManagerSetsAMunicipalityUpWithItsFirstCompass(t *testing.T) {
	eachEmpty(t, func(t *testing.T, w *apptest.World) {
		link := setupLink(t, w)
		c := w.Anonymous()
		if page := c.Get("/"); page.H1 != "Hier staat nog niets" {
			t.Fatalf("the first page says %q", page.H1)
		}
		page := c.Still().Submit(c.Get(link), "begin", "gemeente", "Baarn", "naam", "Tineke Bakker", "email", "Tineke@voorbeeld.nl",
			"wachtwoord", goodPassword, "titel", "Minder eenzaamheid")
		if page.Header.Get("Location") != "/r/gemeente-baarn/kompassen/minder-eenzaamheid" {
			t.Fatalf("led to %q: %s", page.Header.Get("Location"), page.Text())
		}
		by, err := w.App.Enter(t.Context(), c.Cookie("kompas"), "gemeente-baarn")
		if err != nil || !by.Has(kompas.RoleManager) || !by.Has(kompas.RolePolicy) || by.Space.Name != "Gemeente Baarn" {
			t.Fatalf("entered as %+v: %v", by, err)
		}
		if page := signIn(w.Anonymous(), "tineke@VOORBEELD.nl", goodPassword); !strings.HasPrefix(page.Path, "/r/gemeente-baarn") {
			t.Fatalf("signing in later led to %s", page.Path)
		}
	})
}

func TestASetupLinkWorksOnceAndForADay(t *testing.T) {
	eachEmpty(t, func(t *testing.T, w *apptest.World) {
		old := setupLink(t, w)
		w.Clock.Advance(24*time.Hour + time.Minute)
		if page := w.Anonymous().Get(old); page.Status != http.StatusNotFound || !page.Has("werkt niet meer") {
			t.Fatalf("an old link: %d %s", page.Status, page.Text())
		}
		link, spare := setupLink(t, w), setupLink(t, w)
		if page := w.Anonymous().Still().Post(link, beginAnswers()); page.Status != http.StatusSeeOther {
			t.Fatalf("got %d: %s", page.Status, page.Text())
		}
		for _, used := range []string{link, spare, "/begin/verzonnen"} {
			if page := w.Anonymous().Post(used, beginAnswers()); page.Status != http.StatusNotFound {
				t.Errorf("%s opened again: %d", used, page.Status)
			}
		}
		if token, err := w.App.SetupLink(t.Context()); err != nil || token != "" {
			t.Errorf("a new link for a house that is lived in: %q %v", token, err)
		}
	})
}

func TestTwoPeopleWithSetupLinksAtTheSameMomentMakeOneMunicipality(t *testing.T) {
	eachEmpty(t, func(t *testing.T, w *apptest.World) {
		links := []string{setupLink(t, w), setupLink(t, w), setupLink(t, w)}
		links = append(links, links...)
		var wait sync.WaitGroup
		status := make([]int, len(links))
		for i, link := range links {
			c := w.Anonymous().Still()
			wait.Go(func() { status[i] = c.Post(link, beginAnswers()).Status })
		}
		wait.Wait()
		made := 0
		for _, s := range status {
			switch s {
			case http.StatusSeeOther:
				made++
			case http.StatusNotFound:
			default:
				t.Errorf("answered %d", s)
			}
		}
		var spaces, people int
		err := w.Store.View(t.Context(), func(tx *store.Tx) error {
			return tx.QueryRow(`/* test */ select (select count(*) from tenant), (select count(*) from person)`).Scan(&spaces, &people)
		})
		if err != nil || made != 1 || spaces != 1 || people != 1 {
			t.Fatalf("%d made it, %d spaces, %d people, %v (%v)", made, spaces, people, err, status)
		}
	})
}

func TestARefusedSetupKeepsWhatWasTypedAndTheLink(t *testing.T) {
	eachEmpty(t, func(t *testing.T, w *apptest.World) {
		link := setupLink(t, w)
		page := w.Anonymous().Post(link, url.Values{"gemeente": {""}, "naam": {"<b>Jan</b>"}, "email": {"geen adres"}, "wachtwoord": {"kort"}, "titel": {"Een\x00kompas"}})
		if page.Status != http.StatusUnprocessableEntity {
			t.Fatalf("got %d", page.Status)
		}
		for _, words := range []string{"Vul dit in", "zonder codes", "Vul een e-mailadres in", "te kort", "onzichtbare tekens"} {
			if !page.Has(words) {
				t.Errorf("does not say %q", words)
			}
		}
		if !strings.Contains(page.Body, "geen adres") || strings.Contains(page.Body, `value="kort"`) {
			t.Error("the address is lost, or the password is shown")
		}
		if page := w.Anonymous().Get(link); page.Status != http.StatusOK {
			t.Fatalf("the link is gone: %d", page.Status)
		}
	})
}
