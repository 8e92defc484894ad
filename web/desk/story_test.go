package desk_test

import (
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"kompas/internal/apptest"
	"kompas/kompas"
	"kompas/measure"
	"kompas/store"
)

// tell writes a story down by its form and gives its page.
func tell(t *testing.T, c *apptest.Client, slug string, fields ...string) apptest.Page {
	t.Helper()
	page := c.Get("/r/baarn/kompassen/" + slug + "/verhalen/nieuw")
	page = c.Submit(page, "verhaal", append([]string{"perspectief", "inwoner", "verteld-op", "2026-02-12"}, fields...)...)
	if page.Status != http.StatusOK {
		t.Fatalf("got %d: %s", page.Status, page.Text())
	}
	return page
}

// move takes the story of a page to another state.
func move(c *apptest.Client, p apptest.Page, next measure.StoryState) apptest.Page {
	return c.Post(strings.SplitN(p.Path, "?", 2)[0]+"/stand", url.Values{"naar": {string(next)}})
}

func release(t *testing.T, c *apptest.Client, p apptest.Page) apptest.Page {
	t.Helper()
	move(c, p, measure.StorySeen)
	page := move(c, p, measure.StoryReleased)
	if page.Status != http.StatusOK || !page.Has("Vrijgegeven") {
		t.Fatalf("got %d: %s", page.Status, page.Text())
	}
	return page
}

func TestAStoryIsReadByOthersOnlyWhenReleasedForConversations(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		c := newCompass(t, w, "Minder eenzaamheid")
		addSeat(t, w, c, "Buurtkracht", kompas.PerspectiveProvider, w.Organisation.ID)
		guide, reader := w.As(kompas.RoleGuide), w.As(kompas.RoleProfessional)
		list := "/r/baarn/kompassen/" + c.Slug + "/verhalen"
		talk := tell(t, guide, c.Slug, "verhaal", "De bus rijdt niet meer door onze straat", "verteller", "Mevrouw K., 84", "mag-in-gesprek", "ja")
		council := tell(t, guide, c.Slug, "verhaal", "Henk kwam me halen", "mag-naar-raad", "ja")
		if page := reader.Get(list); page.Has("De bus rijdt niet meer") {
			t.Error("a story was read before it was released")
		}
		release(t, guide, talk)
		release(t, guide, council)
		page := reader.Get(list)
		if !page.Has("De bus rijdt niet meer door onze straat") || !page.Has("Mevrouw K., 84") {
			t.Errorf("a released story is not to be read: %s", page.Text())
		}
		if page.Has("Henk kwam me halen") {
			t.Error("a story for the council was read by somebody at the table")
		}
		if !guide.Get(list).Has("Henk kwam me halen") {
			t.Error("whoever moderates does not see it")
		}
	})
}

func TestAStoryIsNotReleasedWithoutConsentOrUnread(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		c := newCompass(t, w, "Minder eenzaamheid")
		guide := w.As(kompas.RoleGuide)
		page := tell(t, guide, c.Slug, "verhaal", "De bus rijdt niet meer")
		if got := move(guide, page, measure.StoryReleased); got.Status != http.StatusConflict {
			t.Errorf("unread: got %d", got.Status)
		}
		move(guide, page, measure.StorySeen)
		if got := move(guide, page, measure.StoryReleased); got.Status != http.StatusConflict || !got.Has("De verteller gaf nog geen toestemming.") {
			t.Errorf("without consent: got %d %s", got.Status, got.Text())
		}
		if got := move(guide, page, "beroemd"); got.Status != http.StatusConflict {
			t.Errorf("a state that does not exist: got %d", got.Status)
		}
	})
}

func TestWhatTheTellerAgreedToStaysAsItWas(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		c := newCompass(t, w, "Minder eenzaamheid")
		guide := w.As(kompas.RoleGuide)
		page := release(t, guide, tell(t, guide, c.Slug, "verhaal", "De bus rijdt niet meer", "mag-in-gesprek", "ja"))
		got := guide.Post(page.Path, url.Values{"verhaal": {"Alles gaat prima"}, "perspectief": {"inwoner"}})
		if got.Status != http.StatusConflict {
			t.Errorf("a released story was changed: got %d", got.Status)
		}
		// Taking consent back is always possible, and takes the story off the table.
		page = guide.Submit(guide.Get(page.Path), "toestemming")
		if !page.Has("Niet delen") || !page.Has("Nog geen toestemming") {
			t.Errorf("consent was not taken back: %s", page.Text())
		}
	})
}

func TestATellerWithdrawsEverywhereAtOnceWithACode(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		c := newCompass(t, w, "Minder eenzaamheid")
		guide := w.As(kompas.RoleGuide)
		page := release(t, guide, tell(t, guide, c.Slug, "verhaal", "De bus rijdt niet meer", "verteller", "Mevrouw K.", "mag-in-gesprek", "ja", "mag-openbaar", "ja"))
		told := guide.Post(page.Path+"/code", nil)
		code := regexp.MustCompile(`\d+(-[0-9A-Z]{4}){3}`).FindString(told.Text())
		if code == "" {
			t.Fatalf("no code: %s", told.Text())
		}
		if again := guide.Get(page.Path); strings.Contains(again.Body, code) {
			t.Error("the code can be read a second time")
		}
		teller := w.Anonymous()
		if got := teller.Post("/verhaal/intrekken", url.Values{"code": {"1-AAAA-BBBB-CCCC"}}); got.Status != http.StatusUnprocessableEntity || !got.Has("Deze code kennen we niet.") {
			t.Errorf("a wrong code: got %d %s", got.Status, got.Text())
		}
		sure := teller.Post("/verhaal/intrekken", url.Values{"code": {strings.ToLower(strings.ReplaceAll(code, "-", " "))}})
		if !sure.Has("De bus rijdt niet meer") || strings.Contains(sure.Path, code) {
			t.Fatalf("got %d %s", sure.Status, sure.Text())
		}
		done := teller.Submit(sure, "intrekken")
		if done.Status != http.StatusOK || done.H1 != "Uw verhaal is ingetrokken" {
			t.Fatalf("got %d %s", done.Status, done.Text())
		}
		if list := guide.Get("/r/baarn/kompassen/" + c.Slug + "/verhalen"); list.Has("De bus rijdt niet meer") || list.Has("Mevrouw K.") {
			t.Errorf("still there: %s", list.Text())
		}
		if got := guide.Get(page.Path); got.Status != http.StatusNotFound {
			t.Errorf("its page: got %d", got.Status)
		}
		if got := teller.Post("/verhaal/intrekken", url.Values{"code": {code}}); got.Status != http.StatusUnprocessableEntity {
			t.Errorf("the code of a withdrawn story: got %d", got.Status)
		}
		nothingLeft(t, w, "De bus rijdt")
	})
}

// nothingLeft looks for words in the story's row and in the texts of the history.
func nothingLeft(t *testing.T, w *apptest.World, words string) {
	t.Helper()
	err := w.Store.Tenant(w.Space.ID).View(t.Context(), func(tx *store.Tx) error {
		var n int
		err := tx.QueryRow(`/* test.nothingLeft */ select
			(select count(*) from story where tenant_id = $1 and text like $2) +
			(select count(*) from audit_text where tenant_id = $1 and (after_text like $2 or before_text like $2)) +
			(select count(*) from audit_open where tenant_id = $1 and (after_text like $2 or before_text like $2))`, tx.Tenant(), "%"+words+"%").Scan(&n)
		if err == nil && n > 0 {
			t.Errorf("%d places still hold %q", n, words)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestGuessingWithdrawCodesIsStopped(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		last := 0
		for range 11 {
			last = w.Anonymous().Post("/verhaal/intrekken", url.Values{"code": {"1-AAAA-BBBB-CCCC"}}).Status
		}
		if last != http.StatusTooManyRequests {
			t.Errorf("the eleventh guess: got %d", last)
		}
	})
}

func TestStoriesOfAnotherPartyAreNotModerated(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		c := newCompass(t, w, "Minder eenzaamheid")
		addSeat(t, w, c, "Buurtkracht", kompas.PerspectiveProvider, w.Organisation.ID)
		theirs := addActivity(t, w, c, "Maatjes", w.AddOrganisation(w.Space, "Stichting Ander", "aanbieder").ID)
		ours := addActivity(t, w, c, "Koffie", w.Organisation.ID)
		guide, provider := w.As(kompas.RoleGuide), w.As(kompas.RoleProvider)
		of := tell(t, guide, c.Slug, "verhaal", "Een maatje hielp mij", "activiteit", theirs.Slug)
		if got := provider.Get(of.Path); got.Status != http.StatusForbidden {
			t.Errorf("the story of another party: got %d", got.Status)
		}
		if got := move(provider, of, measure.StoryWithdrawn); got.Status != http.StatusForbidden {
			t.Errorf("withdrawing it: got %d", got.Status)
		}
		form := provider.Get("/r/baarn/kompassen/" + c.Slug + "/verhalen/nieuw")
		if form.Has("Maatjes") || !form.Has("Koffie") {
			t.Errorf("what a provider can choose: %s", form.Text())
		}
		got := provider.Submit(form, "verhaal", "verhaal", "Slecht", "perspectief", "inwoner", "activiteit", theirs.Slug)
		if got.Status != http.StatusForbidden {
			t.Errorf("a provider writes about another party: got %d", got.Status)
		}
		if page := tell(t, provider, c.Slug, "verhaal", "De koffie is goed", "activiteit", ours.Slug); page.Status != http.StatusOK {
			t.Errorf("a provider writes about its own: got %d", page.Status)
		}
		if got := w.Client(w.Stranger).Get(of.Path); got.Status != http.StatusNotFound {
			t.Errorf("somebody of another space: got %d", got.Status)
		}
	})
}

// addActivity makes a running activity of an organisation, by the store.
func addActivity(t *testing.T, w *apptest.World, c kompas.Compass, name string, of kompas.OrganisationID) kompas.Activity {
	t.Helper()
	x := kompas.Activity{ID: kompas.ActivityID(w.Kit.NewID()), CompassID: c.ID, Slug: kompas.Slug(name), Name: name, Formality: "formeel", Novelty: "bestaand",
		Status: "loopt", CreatedBy: w.Person(kompas.RoleGuide).ID, Version: 1}
	err := w.Store.Tenant(w.Space.ID).Update(t.Context(), func(tx *store.Tx) error {
		if err := tx.InsertActivity(x); err != nil {
			return err
		}
		return tx.InsertContribution(kompas.Contribution{ID: tx.NewID(), ActivityID: x.ID, OrganisationID: of, Role: "uitvoerder"})
	})
	if err != nil {
		t.Fatal(err)
	}
	return x
}
