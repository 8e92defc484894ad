package desk_test

import (
	"net/http"
	"net/url"
	"strings"
	"sync"
	"testing"
	"time"

	"kompas/internal/apptest"
	"kompas/kompas"
	"kompas/store"
)

const goodPassword = "paars fietst naar Soestdijk"

// invite lets the manager of Baarn invite somebody and gives the link.
func invite(t *testing.T, w *apptest.World, fields ...string) string {
	t.Helper()
	manager := w.As(kompas.RoleManager)
	page := manager.Submit(manager.Get("/r/baarn/mensen/uitnodigen"), "uitnodigen", fields...)
	if !page.Has("De uitnodiging staat klaar.") {
		t.Fatalf("not invited: %d %s", page.Status, page.Text())
	}
	return newestLink(t, w)
}

// newestLink gives the path of the link that was made last in Baarn.
func newestLink(t *testing.T, w *apptest.World) string {
	t.Helper()
	var link string
	err := w.Store.Tenant(w.Space.ID).View(t.Context(), func(tx *store.Tx) error {
		mails, err := tx.WaitingMail()
		if len(mails) > 0 {
			link = mails[len(mails)-1].Link
		}
		return err
	})
	if err != nil || link == "" {
		t.Fatalf("no link: %v", err)
	}
	return link
}

func newColleague() []string {
	return []string{"naam", "Noor Nieuw", "email", "noor@voorbeeld.nl", "rol", "beleidsadviseur", "bereik", "tenant"}
}

func TestAnInvitedColleagueMakesAnAccountAndIsIn(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		link := invite(t, w, newColleague()...)
		if page := w.As(kompas.RoleManager).Get("/r/baarn/mensen"); !strings.Contains(page.Body, w.URL+link) {
			t.Fatal("the list does not show the link to copy")
		}
		c := w.Anonymous()
		page := c.Get(link)
		if page.H1 != "Tineke Bakker nodigt u uit" || !page.Has("beleidsadviseur") {
			t.Fatalf("got %q: %s", page.H1, page.Text())
		}
		if page := c.Submit(page, "nieuw", "naam", "", "wachtwoord", "noornoornoor"); page.Status != http.StatusUnprocessableEntity {
			t.Fatalf("accepted a bad name and password: %d", page.Status)
		}
		page = c.Submit(page, "nieuw", "naam", "Noor Nieuw", "wachtwoord", goodPassword)
		if !strings.HasPrefix(page.Path, "/r/baarn") {
			t.Fatalf("landed on %s: %s", page.Path, page.Text())
		}
		if c.Get("/r/baarn/kompassen/nieuw").Status != http.StatusOK {
			t.Error("a policy officer cannot start a compass")
		}
		if c.Get("/r/baarn/mensen").Status != http.StatusForbidden {
			t.Error("a policy officer sees the list of people")
		}
		if page := w.Anonymous().Get(link); page.Status != http.StatusNotFound || !page.Has("al gebruikt") {
			t.Errorf("the link opens again: %d", page.Status)
		}
		if page := w.Anonymous().Post(link+"/nieuw", url.Values{"naam": {"Boef"}, "wachtwoord": {goodPassword}}); page.Status != http.StatusNotFound {
			t.Errorf("the link works twice: %d", page.Status)
		}
	})
}

func TestAnInvitationThatIsOldWithdrawnOrOfAnotherSpaceIsNotFound(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		gone := func(why, link string) {
			t.Helper()
			if page := w.Anonymous().Get(link); page.Status != http.StatusNotFound {
				t.Errorf("%s: seen (%d)", why, page.Status)
			}
			if page := w.Anonymous().Post(link+"/nieuw", url.Values{"naam": {"Boef"}, "wachtwoord": {goodPassword}}); page.Status != http.StatusNotFound {
				t.Errorf("%s: used (%d)", why, page.Status)
			}
		}
		link := invite(t, w, newColleague()...)
		gone("in another space", strings.Replace(link, "/baarn/", "/soest/", 1))
		gone("in no space", strings.Replace(link, "/baarn/", "/nergens/", 1))

		manager := w.As(kompas.RoleManager)
		again := invite(t, w, newColleague()...)
		gone("replaced by a newer invitation", link)
		page := manager.Get("/r/baarn/mensen")
		id := between(t, page.Body, "/uitnodigingen/", "/vernieuwen")
		manager.Post("/r/baarn/uitnodigingen/"+id+"/vernieuwen", nil)
		gone("renewed", again)
		fresh := newestLink(t, w)
		w.Clock.Advance(7*24*time.Hour + time.Minute)
		gone("a week old", fresh)

		manager = w.As(kompas.RoleManager)
		if page := manager.Get("/r/baarn/mensen"); !page.Has("De link werkt niet meer.") {
			t.Error("the list does not say that the link is over")
		}
		manager.Post("/r/baarn/uitnodigingen/"+id+"/vernieuwen", nil)
		fresh = newestLink(t, w)
		if page := w.Client(w.Stranger).Post("/r/soest/uitnodigingen/"+id+"/intrekken", nil); page.Status != http.StatusNotFound {
			t.Errorf("another space withdrew it: %d", page.Status)
		}
		if page := manager.Post("/r/baarn/uitnodigingen/"+id+"/intrekken", nil); !page.Has("ingetrokken") {
			t.Errorf("not withdrawn: %s", page.Text())
		}
		gone("withdrawn", fresh)
	})
}

func between(t *testing.T, text, before, after string) string {
	t.Helper()
	_, rest, ok := strings.Cut(text, before)
	if !ok {
		t.Fatalf("no %q", before)
	}
	found, _, ok := strings.Cut(rest, after)
	if !ok {
		t.Fatalf("no %q", after)
	}
	return found
}

func TestSomebodyWithAnAccountElsewhereSignsInAndAccepts(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		link := invite(t, w, "naam", "Sanne", "email", strings.ToUpper(w.Stranger.Email), "rol", "data_analist", "bereik", "tenant")
		fresh := invite(t, w, newColleague()...)
		known, unknown := w.Anonymous().Get(link), w.Anonymous().Get(fresh)
		strip := func(p apptest.Page) string {
			return strings.NewReplacer(strings.ToUpper(w.Stranger.Email), "X", "noor@voorbeeld.nl", "X", "Noor Nieuw", "N", "Sanne", "N",
				"data-analist", "R", "beleidsadviseur", "R").Replace(p.Text())
		}
		if a, b := strip(known), strip(unknown); strings.SplitN(a, "Heeft u al", 2)[1] != strings.SplitN(b, "Heeft u al", 2)[1] {
			t.Errorf("the page tells whether the address has an account:\n%s\n%s", a, b)
		}
		if page := w.Anonymous().Post(link+"/nieuw", url.Values{"naam": {"Boef"}, "wachtwoord": {goodPassword}}); page.Status != http.StatusConflict {
			t.Fatalf("a second account for one address: %d", page.Status)
		}
		other := w.As(kompas.RolePolicy)
		if page := other.Get(link); !page.Has("U bent aangemeld als Bea Advies.") {
			t.Errorf("somebody else is not told: %s", page.Text())
		}
		if page := other.Post(link, nil); page.Status != http.StatusConflict {
			t.Errorf("somebody else accepted: %d", page.Status)
		}
		c := w.Client(w.Stranger)
		if page := c.Get(link); !page.Has("Doe mee") {
			t.Fatalf("got %s", page.Text())
		}
		if page := c.Still().Post(link, nil); page.Header.Get("Location") != "/r/baarn" {
			t.Fatalf("led to %q: %s", page.Header.Get("Location"), page.Text())
		}
		if c.Get("/r/baarn/kompassen").Status != http.StatusOK || c.Get("/r/soest/kompassen").Status != http.StatusOK {
			t.Error("both spaces should open")
		}
		if page := c.Post(link, nil); page.Status != http.StatusNotFound {
			t.Errorf("accepted twice: %d", page.Status)
		}
	})
}

func TestAnInvitationIsRefusedAtTheFieldThatIsWrong(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		manager := w.As(kompas.RoleManager)
		page := manager.Get("/r/baarn/mensen/uitnodigen")
		other := w.AddOrganisation(w.Elsewhere, "Van Soest", "aanbieder")
		for what, change := range map[string][]string{
			"no name":                       {"naam", ""},
			"markup":                        {"naam", "<script>x</script>"},
			"control characters":            {"naam", "a\x01b"},
			"a megabyte":                    {"naam", strings.Repeat("a", 200_000)},
			"no address":                    {"email", "noor"},
			"already here":                  {"email", "BEA.advies@voorbeeld.nl"},
			"no role":                       {"rol", "baas"},
			"a resident":                    {"rol", "inwoner"},
			"provider without organisation": {"rol", "professional"},
			"manager of one compass":        {"rol", "tenantbeheerder", "bereik", "organisation:" + string(w.Organisation.ID)},
			"organisation of another space": {"rol", "professional", "bereik", "organisation:" + string(other.ID)},
			"nonsense reach":                {"bereik", "wereld"},
			"a day that passed":             {"tot", "2026-03-01"},
			"no day":                        {"tot", "morgen"},
		} {
			got := manager.Submit(page, "uitnodigen", append(newColleague(), change...)...)
			if got.Status != http.StatusUnprocessableEntity {
				t.Errorf("%s: %d", what, got.Status)
			}
			if what != "a megabyte" && what != "no name" && change[0] != "naam" && !strings.Contains(got.Body, `value="Noor Nieuw"`) {
				t.Errorf("%s: the name is lost", what)
			}
		}
		if got := manager.Submit(page, "uitnodigen", append(newColleague(), "naam", strings.Repeat("a", 1<<20))...); got.Status != http.StatusRequestEntityTooLarge {
			t.Errorf("over the limit: %d", got.Status)
		}
		if page := manager.Get("/r/baarn/mensen"); page.Has("Uitgenodigd, nog niet binnen") {
			t.Error("something was stored")
		}
		invite(t, w, append(newColleague(), "rol", "professional", "organisatie", "Stichting Nieuw")...)
		if page := manager.Get("/r/baarn/mensen"); !page.Has("Organisatie: Stichting Nieuw") {
			t.Error("the new organisation is not shown")
		}
	})
}

func TestOnlyAManagerManagesPeople(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		id := string(w.Person(kompas.RoleCouncil).ID)
		for _, role := range kompas.AccountRoles() {
			if role == kompas.RoleManager {
				continue
			}
			c := w.As(role)
			for _, path := range []string{"", "/uitnodigen", "/" + id} {
				if got := c.Get("/r/baarn/mensen" + path).Status; got != http.StatusForbidden {
					t.Errorf("%s gets %s: %d", role, path, got)
				}
			}
			for _, path := range []string{"/uitnodigen", "/" + id + "/rollen", "/" + id + "/vertrek", "/" + id + "/wachtwoord"} {
				if got := c.Post("/r/baarn/mensen"+path, url.Values{"rol": {"tenantbeheerder"}, "bereik": {"tenant"}}).Status; got != http.StatusForbidden {
					t.Errorf("%s posts %s: %d", role, path, got)
				}
			}
		}
		stranger := w.Client(w.Stranger)
		for _, path := range []string{"/r/baarn/mensen", "/r/soest/mensen/" + id} {
			if got := stranger.Get(path).Status; got != http.StatusNotFound {
				t.Errorf("a manager of another space gets %s: %d", path, got)
			}
		}
	})
}

func TestARoleIsAddedChangedAndEnded(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		council := w.Person(kompas.RoleCouncil)
		manager, theirs := w.As(kompas.RoleManager), w.Client(council)
		path := "/r/baarn/mensen/" + string(council.ID)
		page := manager.Submit(manager.Get(path), "rol-erbij", "rol", "data_analist", "bereik", "tenant")
		if page.Status != http.StatusOK || !page.Has("data-analist") {
			t.Fatalf("not added: %d %s", page.Status, page.Text())
		}
		if page := manager.Submit(page, "rol-erbij", "rol", "data_analist", "bereik", "tenant"); page.Status != http.StatusUnprocessableEntity {
			t.Errorf("the same role twice: %d", page.Status)
		}
		if theirs.Get("/r/baarn/kompassen").Status != http.StatusOK {
			t.Fatal("the new role does not work at once")
		}
		roles := w.ActorOf(council, "baarn").Memberships
		analyst := string(roles[len(roles)-1].ID)
		if roles[len(roles)-1].Role != kompas.RoleAnalyst {
			analyst = string(roles[0].ID)
		}
		stale := manager.Get(path)
		page = manager.Submit(stale, "rol-"+analyst, "rol", "inkoper", "bereik", "tenant", "tot", "2026-12-31")
		if !page.Has("inkoper · tot 31 december 2026") {
			t.Fatalf("not changed: %s", page.Text())
		}
		if page := manager.Submit(stale, "rol-"+analyst, "rol", "griffie", "bereik", "tenant", "tot", "2026-12-31"); page.Status != http.StatusConflict {
			t.Errorf("a stale form overwrote the role: %d", page.Status)
		}
		if page := manager.Submit(manager.Get(path), "rol-"+analyst, "rol", "professional", "bereik", "tenant"); page.Status != http.StatusUnprocessableEntity {
			t.Errorf("a provider's role for the whole space: %d", page.Status)
		}
		manager.Post(path+"/rollen/"+analyst+"/beeindigen", nil)
		if w.ActorOf(council, "baarn").Has(kompas.RolePurchaser) {
			t.Error("the ended role still works")
		}
		if page := manager.Get(path); !page.Has("Eerdere rollen") {
			t.Error("the ended role is forgotten")
		}
		if got := manager.Post(path+"/rollen/"+analyst+"/beeindigen", nil).Status; got != http.StatusNotFound {
			t.Errorf("ended twice: %d", got)
		}
	})
}

func TestAMembershipEndsOnItsDay(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		p := w.AddPerson("Tijl Tijdelijk")
		w.AddMembership(w.Space, p, kompas.Membership{Role: kompas.RolePolicy, ScopeKind: kompas.ScopeSpace, ValidTo: "2026-03-03"})
		if w.Client(p).Get("/r/baarn/kompassen").Status != http.StatusOK {
			t.Fatal("not in on the last day")
		}
		w.Clock.Advance(24 * time.Hour)
		if got := w.Client(p).Get("/r/baarn/kompassen").Status; got != http.StatusNotFound {
			t.Fatalf("in after the last day: %d", got)
		}
		if page := w.Client(p).Get("/"); !page.Has("bij geen enkele ruimte") {
			t.Errorf("the first page says %s", page.Text())
		}
	})
}

// lead makes a compass that the policy officer of Baarn leads.
func lead(t *testing.T, w *apptest.World, title string) {
	t.Helper()
	if _, err := w.App.StartCompass(t.Context(), w.Actor(kompas.RolePolicy), map[string]string{"titel": title}, ""); err != nil {
		t.Fatal(err)
	}
}

func TestWhoLeavesHandsOverAndIsOutAtOnce(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		lead(t, w, "Rondkomen")
		officer, guide := w.Person(kompas.RolePolicy), w.Person(kompas.RoleGuide)
		theirs, manager := w.Client(officer), w.As(kompas.RoleManager)
		path := "/r/baarn/mensen/" + string(officer.ID)
		page := manager.Get(path)
		if !page.Has("Bea Advies leidt nu: Rondkomen") {
			t.Fatalf("the page does not say what is left behind: %s", page.Text())
		}
		for _, heir := range []kompas.PersonID{"", officer.ID, w.Person(kompas.RoleCouncil).ID, w.Stranger.ID} {
			if got := manager.Submit(page, "vertrek", "opvolger", string(heir)).Status; got != http.StatusUnprocessableEntity {
				t.Errorf("left to %q: %d", heir, got)
			}
		}
		if page := manager.Submit(page, "vertrek", "opvolger", string(guide.ID)); !page.Has("hoort niet meer bij de ruimte") {
			t.Fatalf("not left: %s", page.Text())
		}
		if theirs.Still().Get("/r/baarn/kompassen").Status != http.StatusSeeOther {
			t.Error("still signed in, with no space left")
		}
		c, err := w.App.Compass(t.Context(), w.Actor(kompas.RoleGuide), "rondkomen")
		if err != nil || c.OwnerID != guide.ID {
			t.Errorf("the compass is led by %s (%v)", c.OwnerName, err)
		}
		if page := manager.Get("/r/baarn/mensen"); !page.Has("Vertrokken") {
			t.Error("who left is forgotten")
		}
	})
}

func TestWhoKeepsAnotherSpaceKeepsTheAccount(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		analyst := w.Person(kompas.RoleAnalyst)
		w.AddMembership(w.Elsewhere, analyst, kompas.Membership{Role: kompas.RoleAnalyst, ScopeKind: kompas.ScopeSpace})
		theirs, manager := w.Client(analyst), w.As(kompas.RoleManager)
		manager.Post("/r/baarn/mensen/"+string(analyst.ID)+"/vertrek", nil)
		if got := theirs.Get("/r/baarn/kompassen").Status; got != http.StatusNotFound {
			t.Errorf("still in Baarn: %d", got)
		}
		if got := theirs.Get("/r/soest/kompassen").Status; got != http.StatusOK {
			t.Errorf("out of Soest too: %d", got)
		}
	})
}

func TestTheLastManagerStays(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		m := w.Person(kompas.RoleManager)
		manager := w.As(kompas.RoleManager)
		path := "/r/baarn/mensen/" + string(m.ID)
		id := string(w.Actor(kompas.RoleManager).Memberships[0].ID)
		page := manager.Get(path)
		for what, got := range map[string]apptest.Page{
			"left":           manager.Submit(page, "vertrek"),
			"ended":          manager.Post(path+"/rollen/"+id+"/beeindigen", nil),
			"another role":   manager.Submit(page, "rol-"+id, "rol", "griffie", "bereik", "tenant"),
			"got an end day": manager.Submit(page, "rol-"+id, "rol", "tenantbeheerder", "bereik", "tenant", "tot", "2027-01-01"),
		} {
			if got.Status != http.StatusConflict || !got.Has("Er moet altijd een beheerder blijven") {
				t.Errorf("%s: %d %s", what, got.Status, got.Text())
			}
		}
	})
}

func TestTwoManagersWhoLeaveAtTheSameMomentLeaveOne(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		second := w.AddPerson("Twan Tweede")
		w.AddMembership(w.Space, second, kompas.Membership{Role: kompas.RoleManager, ScopeKind: kompas.ScopeSpace})
		people := []kompas.Person{w.Person(kompas.RoleManager), second}
		var wait sync.WaitGroup
		status := make([]int, len(people))
		for i, p := range people {
			c := w.Client(p).Still()
			wait.Go(func() { status[i] = c.Post("/r/baarn/mensen/"+string(p.ID)+"/vertrek", nil).Status })
		}
		wait.Wait()
		if status[0]+status[1] != http.StatusSeeOther+http.StatusConflict {
			t.Fatalf("answered %v", status)
		}
	})
}

func TestAManagerHandsOutALinkForANewPassword(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		officer := w.Person(kompas.RolePolicy)
		w.SetPassword(officer, goodPassword)
		theirs, manager := w.Client(officer), w.As(kompas.RoleManager)
		path := "/r/baarn/mensen/" + string(officer.ID)
		page := manager.Post(path+"/wachtwoord", nil)
		link := newestLink(t, w)
		if !strings.Contains(page.Body, w.URL+link) {
			t.Fatalf("the link is not shown: %s", page.Text())
		}
		c := w.Anonymous()
		if page := c.Post(link, url.Values{"nieuw": {"kort"}}); page.Status != http.StatusUnprocessableEntity {
			t.Errorf("a short password: %d", page.Status)
		}
		if page := c.Post(link, url.Values{"nieuw": {"drie losse woorden hier"}}); !page.Has("Uw nieuwe wachtwoord is bewaard.") {
			t.Fatalf("got %s", page.Text())
		}
		if page := c.Post(link, url.Values{"nieuw": {"nog drie losse woorden"}}); page.Status != http.StatusNotFound {
			t.Errorf("the link worked twice: %d", page.Status)
		}
		if theirs.Still().Get("/mijn").Status != http.StatusSeeOther {
			t.Error("the old sign-in still works")
		}
		if page := manager.Get(path); strings.Contains(page.Body, link) {
			t.Error("the used link is still shown")
		}
		sign := func(password string) int {
			return w.Anonymous().Still().Post("/aanmelden", url.Values{"email": {officer.Email}, "wachtwoord": {password}}).Status
		}
		if sign(goodPassword) != http.StatusUnprocessableEntity || sign("drie losse woorden hier") != http.StatusSeeOther {
			t.Error("the password did not change")
		}

		manager.Post(path+"/wachtwoord", nil)
		link = newestLink(t, w)
		w.Clock.Advance(24*time.Hour + time.Minute)
		if page := c.Get(link); page.Status != http.StatusNotFound {
			t.Errorf("a link of yesterday: %d", page.Status)
		}
	})
}

func TestAManagerCannotTakeOverSomebodyOfAnotherSpace(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		w.SetPassword(w.Stranger, goodPassword)
		w.AddMembership(w.Space, w.Stranger, kompas.Membership{Role: kompas.RoleAnalyst, ScopeKind: kompas.ScopeSpace})
		manager := w.As(kompas.RoleManager)
		page := manager.Post("/r/baarn/mensen/"+string(w.Stranger.ID)+"/wachtwoord", nil)
		if page.Status != http.StatusConflict || !page.Has("hoort ook bij een andere ruimte") {
			t.Fatalf("got %d %s", page.Status, page.Text())
		}
	})
}
