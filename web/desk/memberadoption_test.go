package desk_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"kompas/internal/apptest"
	"kompas/kompas"
	"kompas/store"
)

// shared is a result that partners of three municipalities agreed on, with who decides in two of them.
type shared struct {
	t       *testing.T
	w       *apptest.World
	space   kompas.Space
	officer *apptest.Client
	result  apptest.Page
	dossier string
	college map[string]*apptest.Client // by the code of the municipality
	clerk   map[string]*apptest.Client
	member  map[string]string // id of the municipality in the compass
}

const baarnCode, soestCode, eemnesCode = "GM0308", "GM0342", "GM0317"

func shareResult(t *testing.T, w *apptest.World) *shared {
	t.Helper()
	w.LoadFigures()
	x := &shared{t: t, w: w, college: map[string]*apptest.Client{}, clerk: map[string]*apptest.Client{}, member: map[string]string{}}
	x.space = w.AddSpace(kompas.Space{Kind: kompas.PartnershipSpace, Name: "Drie Bruggen", Slug: "bruggen", HorizonDefault: 4})
	who := func(name string, role kompas.Role, code string) *apptest.Client {
		p := w.AddPerson(name)
		m := kompas.Membership{Role: role, ScopeKind: kompas.ScopeSpace}
		if code != "" {
			m.ScopeKind, m.ScopeID = kompas.ScopeArea, code
		}
		w.AddMembership(x.space, p, m)
		return w.Client(p)
	}
	x.officer = who("Vera Verband", kompas.RolePolicy, "")
	for code, name := range map[string]string{baarnCode: "Baarn", soestCode: "Soest"} {
		x.college[code], x.clerk[code] = who("Cees "+name, kompas.RoleExecutive, code), who("Greet "+name, kompas.RoleClerk, code)
	}
	const at = "/r/bruggen/kompassen/mantelzorg"
	x.must(x.officer.Submit(x.officer.Get("/r/bruggen/kompassen/nieuw"), "kompas", "titel", "Mantelzorg", "startjaar", "2026", "looptijd", "4"), http.StatusOK)
	for _, code := range []string{baarnCode, soestCode, eemnesCode} {
		x.officer.Submit(x.officer.Get(at+"/gemeenten"), "nieuw-gemeente-in-verband", "welke-gemeente", code, "sinds", "2026-01-05")
	}
	x.officer.Submit(x.officer.Get(at+"/tafel"), "stoel", "naam", "Mantelzorgers", "perspectief", "inwoner", "sinds", "2026-01-05")
	page := x.officer.Submit(x.officer.Get(at+"/resultaten/nieuw"), "resultaat", "horizon", "4", "resultaat", "minder mantelzorgers overbelast zijn", "doelgroep", "Mantelzorgers", "startjaar", "2026")
	x.result = page
	page = addIndicator(t, x.officer, page, "Mantelzorgers die overbelast zijn", "beleving")
	page = x.officer.Submit(page, "meting", "periode", "2025", "k", "300", "n", "600")
	x.officer.Submit(page, "doel", "beginmeting", "2025", "doel-soort", "decrease_to", "doel", "40", "doel-periode", "2028")
	x.dossier = "/r/bruggen/dossier/mantelzorg/resultaat-1"
	x.read()
	return x
}

// read finds the municipalities of the compass.
func (x *shared) read() {
	x.t.Helper()
	err := x.w.Store.Tenant(x.space.ID).View(x.t.Context(), func(tx *store.Tx) error {
		c, err := tx.CompassBySlug("mantelzorg")
		if err != nil {
			return err
		}
		members, err := store.MemberMunicipalities().Of(tx, c.ID)
		for _, m := range members {
			x.member[m.AreaCode] = string(m.ID)
		}
		return err
	})
	if err != nil || len(x.member) != 3 {
		x.t.Fatalf("%v %v", x.member, err)
	}
}

// agree has partners agree on what stands on the page of the result, in a conversation with residents.
func (x *shared) agree() {
	x.t.Helper()
	page := x.officer.Get("/r/bruggen/kompassen/mantelzorg/gesprekken/nieuw")
	page = x.officer.Submit(page, "gesprek", "datum", "2026-02-12", "stap", "2", "titel", "Aan tafel")
	page = x.officer.Submit(page, "aanwezig", page.Form(x.t, "aanwezig").Fields[0].Name, "4")
	page = x.officer.Submit(page, "inbreng", "inbreng", "Wij worden moe", "perspectief", "inwoner")
	page = x.officer.Post(page.Form(x.t, "uitkomst").Action+"/afronden", nil)
	talk := page.Path[strings.LastIndex(page.Path, "/")+1:]
	if page = x.officer.Submit(x.officer.Get(x.result.Path+"?versie=concept"), "vaststellen", "gesprek", talk); page.Status != http.StatusOK {
		x.t.Fatalf("agreeing: %d %s", page.Status, page.Text())
	}
}

func (x *shared) editions() (out []kompas.Edition) {
	x.t.Helper()
	err := x.w.Store.Tenant(x.space.ID).View(x.t.Context(), func(tx *store.Tx) error {
		c, err := tx.CompassBySlug("mantelzorg")
		if err != nil {
			return err
		}
		versions, err := tx.ResultsNumbered(c.ID, 1, false)
		out = kompas.ResultEditions(versions)
		return err
	})
	if err != nil {
		x.t.Fatal(err)
	}
	return out
}

// decide posts what a body of a municipality decided about a version, the newest first.
func (x *shared) decide(c *apptest.Client, at int, body, code string, fields ...string) apptest.Page {
	x.t.Helper()
	v := url.Values{"exemplaar": {string(x.editions()[at].ID)}, "gemeente": {x.member[code]}, "besluitdatum": {"2026-03-02"}, "onderdeel": {"resultaat", "indicatoren"}}
	for i := 0; i+1 < len(fields); i += 2 {
		v.Set(fields[i], fields[i+1])
	}
	return c.Post(x.dossier+"/besluit/"+body, v)
}

func (x *shared) must(page apptest.Page, want int, words ...string) {
	x.t.Helper()
	if page.Status != want {
		x.t.Fatalf("got %d, want %d: %.2500s", page.Status, want, page.Text())
	}
	mustHave(x.t, page, words...)
}

func TestEachMunicipalityOfAPartnershipAdoptsByItselfAndNoneWaitsForAnother(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		x := shareResult(t, w)
		x.agree()
		x.must(x.officer.Get(x.dossier), http.StatusOK, "Nog niet in Baarn, Soest en Eemnes.", "Elke gemeente besluit zelf. De andere wachten daar niet op.")
		x.must(x.decide(x.clerk[baarnCode], 0, "raad", baarnCode), http.StatusConflict, "KC-223")
		x.must(x.decide(x.college[baarnCode], 0, "college", soestCode), http.StatusForbidden)
		x.must(x.decide(x.officer, 0, "college", baarnCode), http.StatusForbidden)
		x.must(x.decide(x.college[baarnCode], 0, "college", "GM9999"), http.StatusNotFound)
		x.must(x.decide(x.college[baarnCode], 0, "college", baarnCode, "uitkomst", "misschien"), http.StatusUnprocessableEntity)
		x.must(x.decide(x.college[baarnCode], 0, "college", baarnCode, "uitkomst", "ja"), http.StatusOK)
		x.must(x.decide(x.clerk[baarnCode], 0, "raad", baarnCode), http.StatusOK, "Vastgesteld in Baarn. Nog niet in Soest en Eemnes.", "Baarn. Het resultaat: vastgesteld door de raad")
		x.must(x.decide(x.college[soestCode], 0, "college", soestCode, "uitkomst", "niet_vastgesteld", "toelichting", "Te duur."), http.StatusOK,
			"Vastgesteld in Baarn. Nog niet in Eemnes. Soest wil dit niet vaststellen.", "Te duur.")
		x.must(x.officer.Get(x.result.Path), http.StatusOK, "Vastgesteld in Baarn. Nog niet in Eemnes. Soest wil dit niet vaststellen.")
		x.must(x.officer.Get("/r/bruggen/kompassen/mantelzorg/gemeenten"), http.StatusOK, "Vastgesteld in Baarn.")
		if e := x.editions()[0]; e.Status != kompas.StatusJoint {
			t.Errorf("as a whole it is %s", e.Status)
		}
		x.must(x.decide(x.college[soestCode], 0, "college", soestCode), http.StatusOK)
		x.must(x.decide(x.clerk[soestCode], 0, "raad", soestCode), http.StatusOK, "Vastgesteld in Baarn en Soest. Nog niet in Eemnes.")
		eemnes := w.AddPerson("Cor Eemnes")
		w.AddMembership(x.space, eemnes, kompas.Membership{Role: kompas.RoleExecutive, ScopeKind: kompas.ScopeArea, ScopeID: eemnesCode})
		x.must(x.officer.Post("/r/bruggen/kompassen/mantelzorg/gemeenten/gemeente-in-verband/"+x.member[eemnesCode],
			url.Values{"welke-gemeente": {eemnesCode}, "sinds": {"2026-01-05"}, "eigen-keten": {"gezamenlijk-college"}, "basis": {"1"}}), http.StatusOK)
		x.must(x.decide(w.Client(eemnes), 0, "college", eemnesCode), http.StatusOK, "Overal vastgesteld: in Baarn, Soest en Eemnes.")
		if e := x.editions()[0]; e.Status != kompas.StatusCouncil || e.Indicators != kompas.StatusCouncil {
			t.Errorf("as a whole it is %s, the indicators %s", e.Status, e.Indicators)
		}
	})
}

func TestWhatCountsInOneMunicipalityHoldsOnWhileAnotherGoesOn(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		x := shareResult(t, w)
		x.agree()
		for _, code := range []string{baarnCode, soestCode} {
			x.must(x.decide(x.college[code], 0, "college", code), http.StatusOK)
			x.must(x.decide(x.clerk[code], 0, "raad", code), http.StatusOK)
		}
		x.must(x.officer.Post(x.dossier+"/einde/ingetrokken", url.Values{"exemplaar": {string(x.editions()[0].ID)}, "besluitdatum": {"2026-03-02"}}),
			http.StatusConflict, "Alleen die gemeente kan zeggen dat het niet langer geldt")
		x.must(x.officer.Post(x.dossier+"/parkeren", url.Values{"exemplaar": {string(x.editions()[0].ID)}, "reden": {"x"}, "volgende-datum": {"2026-09-01"}}), http.StatusConflict)
		x.must(x.officer.Submit(x.officer.Get(x.result.Path), "nieuwe-versie", "reden", "De groep is groter."), http.StatusOK)
		x.agree()
		if e := x.editions(); len(e) != 2 || e[1].Status != kompas.StatusJoint {
			t.Fatalf("version 1 holds on in two municipalities: %+v", e)
		}
		x.must(x.decide(x.college[baarnCode], 0, "college", baarnCode), http.StatusOK)
		x.must(x.decide(x.clerk[baarnCode], 0, "raad", baarnCode), http.StatusOK)
		if e := x.editions(); e[1].Status != kompas.StatusJoint {
			t.Errorf("version 1 counts in Soest and is %s", e[1].Status)
		}
		x.must(x.decide(x.clerk[soestCode], 1, "raad", soestCode, "uitkomst", "niet_vastgesteld"), http.StatusOK)
		x.must(x.decide(x.college[soestCode], 0, "college", soestCode), http.StatusOK)
		x.must(x.decide(x.clerk[soestCode], 0, "raad", soestCode), http.StatusOK)
		if e := x.editions(); e[1].Status != kompas.StatusSuperseded {
			t.Errorf("version 1 counts nowhere and is %s", e[1].Status)
		}
	})
}

func TestCollegeAndCouncilOfAPartnershipBelongToOneMunicipality(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		x := shareResult(t, w)
		boss := w.AddPerson("Bea Beheer")
		w.AddMembership(x.space, boss, kompas.Membership{Role: kompas.RoleManager, ScopeKind: kompas.ScopeSpace})
		by := w.ActorOf(boss, x.space.Slug)
		for reach, ok := range map[string]bool{"tenant": false, kompas.ScopeText(kompas.ScopeArea, "GM0363"): false, kompas.ScopeText(kompas.ScopeArea, soestCode): true} {
			p := w.AddPerson("Iemand " + strings.ReplaceAll(reach, ":", " "))
			w.AddMembership(x.space, p, kompas.Membership{Role: kompas.RolePolicy, ScopeKind: kompas.ScopeSpace})
			err := w.App.AddRole(t.Context(), by, p.ID, map[string]string{"rol": string(kompas.RoleClerk), "bereik": reach})
			if (err == nil) != ok {
				t.Errorf("a clerk of %q: %v", reach, err)
			}
		}
		elsewhere := w.AddPerson("Ella Elders")
		w.AddMembership(x.space, elsewhere, kompas.Membership{Role: kompas.RoleExecutive, ScopeKind: kompas.ScopeArea, ScopeID: "GM0363"})
		for _, page := range []string{x.dossier, "/r/bruggen/kompassen/mantelzorg"} {
			if got := w.Client(elsewhere).Get(page).Status; got != http.StatusNotFound {
				t.Errorf("%s for the college of a municipality that does not take part: %d", page, got)
			}
		}
	})
}
