package rights_test

import (
	"fmt"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"kompas/internal/apptest"
	"kompas/kompas"
)

// world is a municipality with two compasses, two providers and somebody in every role.
type world struct {
	*apptest.World
	t       testing.TB
	officer *apptest.Client // prepares what others then try
	manager *apptest.Client
	guide   *apptest.Client
	theirs  kompas.Person // coordinator of the other provider
	advisor kompas.Person // of one wijk
	city    *place        // of the whole municipality; both providers sit at its table
	wijk    *place        // of one wijk; only the other provider sits at its table
	count   int
}

// place is one compass with what is in it.
type place struct {
	slug, at   string // at is its address
	ours       string // the activity of the provider that the people of the roles work for
	other      string // that of the other provider
	talk       string // a conversation that was held, with residents
	open       string // one that is being held
	result     string // address of a result that was agreed
	frozen     string // its council page
	link       string // for residents
	review     string // a joint review, in its first phase
	improving  string // one in its last phase
	ownReview  string // one in the learning space of our provider
	otherOwn   string // one in that of the other provider
	requireSet bool
}

const (
	wijkCode = "WK030800"
	ourName  = "Stichting Buurtkracht"
	theirs   = "Stichting Ander"
)

func roleOf(c column) kompas.Role {
	return map[column]kompas.Role{"TB": "tenantbeheerder", "KB": "kompasbegeleider", "BA": "beleidsadviseur", "GA": "gebiedsadviseur",
		"DA": "data_analist", "IK": "inkoper", "BS": "college", "GR": "griffie", "RL": "raadslid", "AC": "aanbieder_coordinator",
		"PR": "professional", "VE": "vrijwilliger", "FG": "privacy_officer"}[c]
}

// newWorld fills a world by the forms on its pages.
func newWorld(w *apptest.World) *world {
	w.T.Helper()
	w.LoadFigures()
	x := &world{World: w, t: w.T, officer: w.As(kompas.RolePolicy), manager: w.As(kompas.RoleManager), guide: w.As(kompas.RoleGuide)}
	other := w.AddOrganisation(w.Space, theirs, "aanbieder")
	x.theirs, x.advisor = w.AddPerson("Ella Ander"), w.AddPerson("Wiep Wijk")
	w.AddMembership(w.Space, x.theirs, kompas.Membership{Role: kompas.RoleProvider, ScopeKind: kompas.ScopeOrganisation, ScopeID: string(other.ID)})
	w.AddMembership(w.Space, x.advisor, kompas.Membership{Role: kompas.RoleAreaAdvisor, ScopeKind: kompas.ScopeArea, ScopeID: wijkCode})
	x.send(x.manager, x.open(x.manager, "/r/baarn/beheer/kernwaarden"), "erbij", "naam", "Iedereen doet mee")
	x.city, x.wijk = x.place("De hele stad", w.Space.AreaCode, ourName, theirs), x.place("Onze wijk", wijkCode, theirs)
	return x
}

// person gives who has a role: the area advisor that of one wijk only.
func (x *world) person(c column) kompas.Person {
	if c == "GA" {
		return x.advisor
	}
	return x.Person(roleOf(c))
}

// browser gives the browser of somebody in a role. A resident has no account: only the cookie of nobody.
func (x *world) browser(c column) *apptest.Client {
	if c == "IN" {
		return x.Anonymous()
	}
	return x.Client(x.person(c))
}

// place makes a compass in which there is something of everything.
func (x *world) place(title, area string, atTable ...string) *place {
	x.t.Helper()
	page := x.send(x.officer, x.open(x.officer, "/r/baarn/kompassen/nieuw"), "kompas", "titel", title, "voor-gebied", area, "groep", "75-plussers")
	p := &place{slug: strings.TrimPrefix(page.Path, "/r/baarn/kompassen/"), at: page.Path}
	seat := func(name, perspective, organisation string) {
		x.fill(p.at+"/tafel", "stoel", "naam", name, "perspectief", perspective, "organisatie", organisation, "sinds", "2025-01-06")
	}
	seat("Bewonersgroep", "inwoner", "")
	seat("Beleid", "gemeente", "Gemeente Baarn")
	for _, name := range atTable {
		seat("Van "+name, "aanbieder", name)
	}
	x.talks(p)
	x.fill(p.at+"/monitoring", "duiding", "duiding", "Wij zien elkaar te weinig.", "perspectief", "inwoner")
	x.fill(p.at+"/ambities/nieuw", "ambitie", "ambitie", "We willen dat iedereen meedoet.")
	x.agreed(p)
	p.ours, p.other = x.activity(p, "Koffie", atTable[0]), x.activity(p, "Maatjes", theirs)
	page = x.fill(p.at+"/bewoners", "bewonerslink", "voor-wie", "Inloop")
	p.link = x.find(page, `/r/baarn/m/[^"]+`)
	return p
}

// talks plans a conversation that goes on, and holds one.
func (x *world) talks(p *place) {
	x.t.Helper()
	for _, at := range []*string{&p.open, &p.talk} {
		page := x.fill(p.at+"/gesprekken/nieuw", "gesprek", "datum", "2026-02-12", "stap", "2")
		for _, f := range page.Form(x.t, "aanwezig").Fields {
			if strings.HasPrefix(f.Name, "aanwezig-") {
				page = x.send(x.officer, page, "aanwezig", f.Name, "3")
			}
		}
		*at = strings.TrimPrefix(page.Path, "/r/baarn/gesprekken/")
		if at == &p.talk {
			page = x.send(x.officer, page, "inbreng", "inbreng", "Wij willen elkaar vaker zien", "perspectief", "inwoner")
			x.press(x.officer, page, "/afronden")
		}
	}
}

// agreed writes a result with an indicator and adopts it, and freezes a council page of it.
func (x *world) agreed(p *place) {
	x.t.Helper()
	page := x.result(p)
	x.fill(page.Path, "vaststellen", "gesprek", p.talk)
	p.result = strings.TrimPrefix(page.Path, p.at+"/resultaten/")
	page = x.press(x.officer, x.open(x.officer, "/r/baarn/raad"), "/raad/"+p.slug+"/[^/]+")
	page = x.press(x.officer, x.open(x.officer, strings.TrimSuffix(page.Path, "/wijzigen")+"/wijzigen"), "/vastleggen")
	p.frozen = page.Path
}

// result writes a result that can be adopted.
func (x *world) result(p *place) apptest.Page {
	x.t.Helper()
	page := x.fill(p.at+"/resultaten/nieuw", "resultaat", "horizon", "4", "resultaat", "meer mensen elkaar kennen "+x.fresh(), "doelgroep", "75-plussers", "startjaar", "2025")
	i := x.send(x.officer, x.open(x.officer, page.Path+"/indicatoren/nieuw"), "indicator", "indicator", "Mensen die zich eenzaam voelen", "aard", "beleving", "eenheid", "procent",
		"richting", "omlaag", "grondslag", "steekproef", "bron", "Bewonersonderzoek")
	i = x.send(x.officer, i, "meting", "periode", "2025", "k", "300", "n", "600")
	x.send(x.officer, i, "doel", "beginmeting", "2025", "doel-soort", "decrease_to", "doel", "40", "doel-periode", "2028")
	return x.open(x.officer, page.Path)
}

func (x *world) activity(p *place, name, organisation string) string {
	x.t.Helper()
	page := x.fill(p.at+"/activiteiten/nieuw", "activiteit", "activiteit", name, "voor-wie", "75-plussers", "vorm", "formeel", "nieuw-of-bestaand", "bestaand",
		"stand", "loopt", "sinds", "2023", "organisatie-nieuw", organisation, "resultaat", first)
	return strings.TrimPrefix(page.Path, p.at+"/activiteiten/")
}

// fresh gives a word that was not used before.
func (x *world) fresh() string { x.count++; return fmt.Sprint("nummer ", x.count) }

// posting is a form that is ready to be sent.
type posting struct {
	path   string
	values url.Values
}

// first stands for the first choice of a list.
const first = "\x00first"

// draft fills in the form with this id on a page, and does not send it.
func (x *world) draft(page apptest.Page, id string, fields ...string) posting {
	x.t.Helper()
	form := page.Form(x.t, id)
	values := form.Values()
	for i := 0; i+1 < len(fields); i += 2 {
		if fields[i+1] == first {
			fields[i+1] = firstOf(form, fields[i])
		}
		values.Set(fields[i], fields[i+1])
	}
	return posting{form.Action, values}
}

func firstOf(form apptest.Form, field string) string {
	for _, f := range form.Fields {
		for _, o := range f.Options {
			if f.Name == field && o != "" {
				return o
			}
		}
	}
	return ""
}

// button gives what the first button sends that posts to such an address.
func (x *world) button(page apptest.Page, action string) posting {
	x.t.Helper()
	for _, form := range page.Forms() {
		if regexp.MustCompile(action + "$").MatchString(form.Action) {
			return posting{form.Action, form.Values()}
		}
	}
	x.t.Fatalf("no button to %s on %s (%d): %.1500s", action, page.Path, page.Status, page.Text())
	return posting{}
}

func (x *world) open(c *apptest.Client, path string) apptest.Page {
	x.t.Helper()
	return x.good(c.Get(path))
}

// fill opens a page as the officer and sends its form.
func (x *world) fill(path, id string, fields ...string) apptest.Page {
	x.t.Helper()
	return x.send(x.officer, x.open(x.officer, path), id, fields...)
}

func (x *world) send(c *apptest.Client, page apptest.Page, id string, fields ...string) apptest.Page {
	x.t.Helper()
	p := x.draft(page, id, fields...)
	return x.good(c.Post(p.path, p.values))
}

func (x *world) press(c *apptest.Client, page apptest.Page, action string) apptest.Page {
	x.t.Helper()
	p := x.button(page, action)
	return x.good(c.Post(p.path, p.values))
}

func (x *world) good(page apptest.Page) apptest.Page {
	x.t.Helper()
	if page.Status != http.StatusOK {
		x.t.Fatalf("got %d at %s: %.1500s", page.Status, page.Path, page.Text())
	}
	return page
}

func (x *world) find(page apptest.Page, pattern string) string {
	x.t.Helper()
	m := regexp.MustCompile(`"(?:https?://[^/"]+)?(` + pattern + `)"`).FindStringSubmatch(page.Body)
	if m == nil {
		x.t.Fatalf("no address like %s on %s: %.900s", pattern, page.Path, page.Text())
	}
	return m[1]
}
