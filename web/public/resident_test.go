package public_test

import (
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"
	"time"

	"kompas/db"
	"kompas/internal/apptest"
	"kompas/internal/browsertest"
	"kompas/kompas"
	"kompas/measure"
	"kompas/store"
	"kompas/web/desk"
)

const linksAt = "/r/baarn/kompassen/rondkomen/bewoners"

// openLink makes a compass and a link by clicking, and gives the address that residents open.
func openLink(t *testing.T, w *apptest.World) string {
	t.Helper()
	officer := w.As(kompas.RolePolicy)
	if officer.Get("/r/baarn/kompassen/rondkomen").Status == http.StatusNotFound {
		page := officer.Get("/r/baarn/kompassen/nieuw")
		officer.Submit(page, "kompas", "titel", "Rondkomen", "vraagstuk", "Sommige mensen komen moeilijk rond.", "startjaar", "2026", "looptijd", "4")
	}
	page := officer.Submit(officer.Get(linksAt), "bewonerslink", "voor-wie", "Inloop bibliotheek", "dagen", "60")
	if page.Status != http.StatusOK || !page.Has("Inloop bibliotheek") {
		t.Fatalf("got %d: %s", page.Status, page.Text())
	}
	m := regexp.MustCompile(`value="http://[^/]+(/r/baarn/m/[^"]+)"`).FindStringSubmatch(page.Body)
	if m == nil || !strings.Contains(page.Body, `class="qr"`) {
		t.Fatalf("no address to copy and to scan: %s", page.Text())
	}
	return m[1]
}

func TestAResidentAnswersAndTellsAStoryWithoutAccountOrCookie(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		at := openLink(t, w)
		resident := w.Anonymous()
		page := resident.Get(at)
		if page.Status != http.StatusOK || !page.Has("Sommige mensen komen moeilijk rond.") || !page.Has("geen e-mailadres") {
			t.Fatalf("got %d: %s", page.Status, page.Text())
		}
		page = resident.Submit(resident.Get(at+"/herkennen"), "meedoen", "houding", "twijfel", "duiding", "Bij ons valt het mee.")
		if page.Path != at+"/verhaal" {
			t.Fatalf("after the first question: %s", page.Path)
		}
		page = resident.Submit(page, "meedoen", "verhaal", "Ik durfde geen hulp te vragen.\r\nNu wel.")
		if !page.Has("Wie mag uw verhaal lezen?") {
			t.Fatalf("got %s: %s", page.H1, page.Text())
		}
		page = resident.Submit(page, "meedoen", "mag-in-gesprek", "ja", "mag-naar-raad", "ja")
		if page.H1 != "Hoe mogen we u noemen?" {
			t.Fatalf("got %s: %s", page.H1, page.Text())
		}
		page = resident.Submit(page, "meedoen", "verteller", "Mevrouw uit Noord")
		if page.H1 != "Bedankt" || !regexp.MustCompile(`1-\w{4}-\w{4}-\w{4}`).MatchString(page.Text()) {
			t.Fatalf("got %s: %s", page.H1, page.Text())
		}
		own := regexp.MustCompile(`1-\w{4}-\w{4}-\w{4}`).FindString(page.Text())
		defer func() { // once all the rest was looked at
			page := resident.Submit(resident.Get("/verhaal/intrekken"), "intrekken", "code", strings.ToLower(own))
			if !page.Has("Ik durfde geen hulp te vragen.") {
				t.Errorf("the code %q does not find the story: %s", own, page.Text())
			}
		}()
		if len(page.Header.Values("Set-Cookie")) > 0 {
			t.Error("a resident got a cookie")
		}
		s := onlyStory(t, w)
		if s.Text != "Ik durfde geen hulp te vragen.\nNu wel." || s.ToldBy != "Mevrouw uit Noord" || s.State != measure.StorySubmitted || !s.ConsentSession ||
			!s.ConsentCouncil || s.ConsentPublic || s.ConsentVersion == "" || s.Perspective != kompas.PerspectiveResident || s.CreatedBy != "" {
			t.Errorf("stored %+v", s)
		}
		if page := w.As(kompas.RoleProvider).Get("/r/baarn/kompassen/rondkomen/monitoring"); page.Has("Bij ons valt het mee.") {
			t.Error("who is not at the table reads it")
		}
		if page := w.As(kompas.RolePolicy).Get("/r/baarn/kompassen/rondkomen/monitoring"); !page.Has("Inwoner, via een link") || !page.Has("Bij ons valt het mee.") {
			t.Errorf("the desk does not show where it came from: %s", page.Text())
		}
	})
}

func onlyStory(t *testing.T, w *apptest.World) measure.Story {
	t.Helper()
	list := stories(t, w)
	if len(list) != 1 {
		t.Fatalf("there are %d stories", len(list))
	}
	return list[0]
}

func stories(t *testing.T, w *apptest.World) (list []measure.Story) {
	t.Helper()
	err := w.Store.Tenant(w.Space.ID).View(t.Context(), func(tx *store.Tx) error {
		c, err := tx.CompassBySlug("rondkomen")
		if err != nil {
			return err
		}
		list, err = tx.Stories(c.ID)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return list
}

func TestEveryQuestionOfAResidentMayBeSkipped(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		at := openLink(t, w)
		resident := w.Anonymous()
		page := resident.Submit(resident.Get(at+"/herkennen"), "meedoen")
		page = resident.Submit(page, "meedoen", "verhaal", "  ")
		if page.Path != at+"/bedankt" || len(stories(t, w)) != 0 {
			t.Fatalf("got %s with %d stories", page.Path, len(stories(t, w)))
		}
		page = resident.Submit(resident.Get(at+"/herkennen"), "meedoen", "houding", "bevestiging")
		if page.Path != at+"/verhaal" || !w.As(kompas.RolePolicy).Get("/r/baarn/kompassen/rondkomen/monitoring").Has("Ja, dit herken ik") {
			t.Error("a choice without words is not kept")
		}
	})
}

func TestAStoryIsStoredOnlyWhenItIsSentAndThenOnce(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		at := openLink(t, w)
		resident := w.Anonymous()
		page := resident.Submit(resident.Get(at+"/verhaal"), "meedoen", "verhaal", "Ik twijfel nog.")
		name := resident.Submit(page, "meedoen")
		if n := len(stories(t, w)); n != 0 {
			t.Fatalf("who stops half-way leaves %d stories behind", n)
		}
		first := resident.Submit(name, "meedoen")
		second := resident.Submit(name, "meedoen")
		if first.Path != second.Path || len(stories(t, w)) != 1 {
			t.Errorf("sent twice: %d stories, %s and %s", len(stories(t, w)), first.Path, second.Path)
		}
		if s := onlyStory(t, w); s.Consented() || s.May(measure.UseSession) {
			t.Errorf("nothing was ticked, but %+v", s)
		}
	})
}

func TestAResidentsFormKeepsWhatWasTypedWhenItIsRefused(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		at := openLink(t, w)
		resident := w.Anonymous()
		page := resident.Submit(resident.Get(at+"/verhaal"), "meedoen", "verhaal", "Kijk <script>alert(1)</script>")
		if page.Status != http.StatusUnprocessableEntity || !page.Has("Gebruik gewone tekst") || !strings.Contains(page.Body, "Kijk &lt;script&gt;") {
			t.Errorf("got %d: %s", page.Status, page.Text())
		}
		page = resident.Submit(resident.Get(at+"/verhaal"), "meedoen", "verhaal", "Kort en goed.", "scherm", "naam", "verteller", strings.Repeat("a", 200))
		if page.Status != http.StatusUnprocessableEntity || page.H1 != "Hoe mogen we u noemen?" || !strings.Contains(page.Body, `value="Kort en goed."`) {
			t.Errorf("got %d %s: %s", page.Status, page.H1, page.Body)
		}
		page = resident.Submit(resident.Get(at+"/herkennen"), "meedoen", "duiding", strings.Repeat("a", 2001))
		if page.Status != http.StatusUnprocessableEntity || len(stories(t, w)) != 0 {
			t.Errorf("got %d", page.Status)
		}
	})
}

func TestALinkThatEndedOrNeverWasOpensNothing(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		officer := w.As(kompas.RolePolicy)
		withdrawn, expired, archived := openLink(t, w), openLink(t, w), ""
		refused := func(at, why string) {
			t.Helper()
			for _, path := range []string{at, at + "/herkennen", at + "/verhaal", at + "/bedankt"} {
				page := w.Anonymous().Get(path)
				if page.Status != http.StatusNotFound || !page.Has("Deze link werkt niet meer") || page.Has("Rondkomen") {
					t.Errorf("%s, %s: got %d: %s", why, path, page.Status, page.Text())
				}
			}
			if page := w.Anonymous().Post(at+"/verhaal", url.Values{"scherm": {"naam"}, "verhaal": {"Toch"}}); page.Status != http.StatusNotFound || len(stories(t, w)) != 0 {
				t.Errorf("%s: a story got in: %d", why, page.Status)
			}
		}
		refused("/r/baarn/m/AAAA-BBBB-CCCC", "unknown code")
		refused("/r/nergens/m/"+withdrawn[len("/r/baarn/m/"):], "unknown space")
		refused("/r/soest/m/"+withdrawn[len("/r/baarn/m/"):], "another space")
		form := regexp.MustCompile(`action="(/r/baarn/kompassen/rondkomen/bewoners/[^"]+/intrekken)"`).FindAllStringSubmatch(officer.Get(linksAt).Body, -1)
		officer.Post(form[1][1], nil) // newest first: the first that was made
		refused(withdrawn, "withdrawn")
		if page := w.Anonymous().Get(expired); page.Status != http.StatusOK {
			t.Fatalf("the other link closed too: %d", page.Status)
		}
		w.Clock.Advance(61 * 24 * time.Hour)
		refused(expired, "expired")
		archived = openLink(t, w)
		if page := w.As(kompas.RolePolicy).Post("/r/baarn/kompassen/rondkomen/archiveren", nil); page.Path != "/r/baarn/kompassen" {
			t.Fatalf("got %d: %s", page.Status, page.Text())
		}
		refused(archived, "archived")
	})
}

func TestALinkOpensNothingButItsOwnScreens(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		at := openLink(t, w)
		resident := w.Anonymous().Still()
		if links := resident.Get(at).Links("Privacy"); len(links) != 1 {
			t.Errorf("what happens with answers is linked %d times", len(links))
		}
		for _, route := range desk.New().Routes() {
			path := regexp.MustCompile(`\{[^}]+\}`).ReplaceAllStringFunc(route.Path, func(wildcard string) string {
				return map[string]string{"{ruimte}": "baarn", "{kompas}": "rondkomen"}[wildcard]
			})
			page := resident.Get(path)
			if route.Method == http.MethodPost {
				page = resident.Post(path, nil)
			}
			if page.Status == http.StatusOK || page.Status == http.StatusSeeOther && !strings.HasPrefix(page.Header.Get("Location"), "/aanmelden") {
				t.Errorf("%s %s: got %d to %q", route.Method, path, page.Status, page.Header.Get("Location"))
			}
		}
	})
}

func TestALinkIsTooBusyForAMachine(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		at := openLink(t, w)
		last := 0
		for range 260 {
			last = w.Anonymous().Post(at+"/herkennen", url.Values{"duiding": {"x"}}).Status
			if last == http.StatusTooManyRequests {
				break
			}
		}
		if last != http.StatusTooManyRequests {
			t.Fatalf("after 260 answers: %d", last)
		}
		w.Clock.Advance(2 * time.Hour)
		if page := w.Anonymous().Post(at+"/herkennen", url.Values{"duiding": {"x"}}); page.Status == http.StatusTooManyRequests {
			t.Error("the wait never ends")
		}
	})
}

func TestOnlyWhoLeadsACompassMakesAndSeesLinks(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		at := openLink(t, w)
		for _, role := range []kompas.Role{kompas.RoleManager, kompas.RoleAnalyst, kompas.RolePurchaser, kompas.RoleExecutive, kompas.RoleClerk,
			kompas.RoleCouncil, kompas.RoleProvider, kompas.RoleProfessional, kompas.RoleVolunteer, kompas.RolePrivacy} {
			for _, path := range []string{linksAt, linksAt + at[len("/r/baarn/m"):]} {
				if page := w.As(role).Get(path); page.Status == http.StatusOK {
					t.Errorf("%s opens %s", role, path)
				}
			}
			if page := w.As(role).Post(linksAt, url.Values{"voor-wie": {"mij"}, "dagen": {"60"}}); page.Status < 400 {
				t.Errorf("%s makes a link: %d", role, page.Status)
			}
		}
		if page := w.As(kompas.RoleGuide).Get(linksAt); page.Status != http.StatusOK {
			t.Errorf("the guide: %d", page.Status)
		}
		if page := w.As(kompas.RolePolicy).Submit(w.As(kompas.RolePolicy).Get(linksAt), "bewonerslink", "voor-wie", "", "dagen", "400"); page.Status != http.StatusUnprocessableEntity {
			t.Errorf("a link for nobody: %d", page.Status)
		}
	})
}

func TestAResidentsScreensAreForEverybody(t *testing.T) {
	w := apptest.New(t, db.SQLite)
	at := openLink(t, w)
	tab := browsertest.Open(t, w.URL)
	for _, width := range []int{360, 320, 1280} {
		look := func(name string) {
			t.Helper()
			tab.Viewport(width, 800)
			tab.Axe()
			tab.NoHorizontalScroll()
			tab.Screenshot("bewoner/"+name, width)
		}
		tab.Viewport(width, 800)
		tab.Goto(at)
		look("1-welkom")
		tab.Click("Begin")
		look("2-herkennen")
		tab.Choose("Uw antwoord", "Ja, maar er speelt meer")
		tab.Fill("Wilt u er iets bij vertellen?", "De kosten voor de huisarts.")
		tab.Click("Ga verder")
		tab.Fill("Uw verhaal", "<b>Vet</b>")
		tab.Click("Ga verder")
		look("3-verhaal-fout")
		tab.Fill("Uw verhaal", "Ik durfde lang geen hulp te vragen. Nu ga ik elke week langs bij het inloopuur.")
		tab.Click("Ga verder")
		look("4-wie-mag-lezen")
		tab.Tick("De gemeenteraad")
		tab.Click("Ga verder")
		look("5-naam")
		tab.Click("Verstuur mijn verhaal")
		tab.WaitText("Uw eigen code")
		look("6-bedankt")
		tab.Goto("/r/baarn/m/AAAA-BBBB-CCCC")
		look("7-link-werkt-niet")
	}
	if n := len(stories(t, w)); n != 3 {
		t.Errorf("three residents told %d stories", n)
	}
	desk := w.Window(kompas.RolePolicy)
	for _, width := range []int{320, 1280} {
		desk.Viewport(width, 900)
		desk.Goto(linksAt)
		desk.Axe()
		desk.NoHorizontalScroll()
		desk.Screenshot("bewoner/links", width)
		desk.Fill("Voor wie is de link?", "Inloop "+strings.Repeat("heel lang ", 8))
		desk.Click("Maak de link")
		desk.WaitText("Adres voor bewoners")
		desk.Axe()
		desk.NoHorizontalScroll()
		desk.Screenshot("bewoner/link", width)
	}
}
