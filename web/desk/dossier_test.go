package desk_test

import (
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"kompas/internal/apptest"
	"kompas/kompas"
	"kompas/store"
)

const dossier = "/r/baarn/dossier/minder-eenzaamheid/resultaat-1"

// indicatorPage finds the address of an indicator on the page of its result.
var indicatorPage = regexp.MustCompile(`/r/[^"]*/indicatoren/[0-9a-f-]{36}`)

// agreed is a result that partners agreed on together, with one indicator that has a target.
type agreed struct {
	tabled
	t       *testing.T
	w       *apptest.World
	officer *apptest.Client
	college *apptest.Client
	clerk   *apptest.Client
	council *apptest.Client
}

func agreeResult(t *testing.T, w *apptest.World) agreed {
	t.Helper()
	x := agreed{t: t, w: w, officer: w.As(kompas.RolePolicy), college: w.As(kompas.RoleExecutive), clerk: w.As(kompas.RoleClerk), council: w.As(kompas.RoleCouncil)}
	x.tabled = tableResult(t, w, x.officer)
	indicator := x.officer.Get(indicatorPage.FindString(x.result.Body))
	indicator = x.officer.Submit(indicator, "meting", "periode", "2025", "k", "300", "n", "600")
	x.officer.Submit(indicator, "doel", "beginmeting", "2025", "doel-soort", "decrease_to", "doel", "40", "doel-periode", "2028")
	x.agree(x.result.Path, x.tabled.agreed)
	return x
}

// agree adopts what stands on a page, in a conversation.
func (x agreed) agree(path, talk string) {
	x.t.Helper()
	page := x.officer.Submit(x.officer.Get(path), "vaststellen", "gesprek", talk)
	if page.Status != http.StatusOK {
		x.t.Fatalf("agreeing: %d %s", page.Status, page.Text())
	}
}

// edition gives what a version of the result carries, the newest first.
func (x agreed) edition(at int) (e kompas.Edition) {
	x.t.Helper()
	err := x.w.Store.Tenant(x.w.Space.ID).View(x.t.Context(), func(tx *store.Tx) error {
		versions, err := tx.ResultsNumbered(x.compass.ID, 1, false)
		if err == nil {
			e = versions[at].Edition
		}
		return err
	})
	if err != nil {
		x.t.Fatal(err)
	}
	return e
}

func (x agreed) mustBe(at int, text, indicators kompas.AdoptionStatus) {
	x.t.Helper()
	if e := x.edition(at); e.Status != text || e.Indicators != indicators {
		x.t.Errorf("version %d is %s with indicators %s, want %s and %s", at, e.Status, e.Indicators, text, indicators)
	}
}

// step posts a step about a version of the result.
func (x agreed) step(c *apptest.Client, at int, step string, fields ...string) apptest.Page {
	x.t.Helper()
	v := url.Values{"exemplaar": {string(x.edition(at).ID)}, "besluitdatum": {"2026-03-02"}, "onderdeel": {"resultaat", "indicatoren"}}
	for i := 0; i+1 < len(fields); i += 2 {
		v[fields[i]] = strings.Split(fields[i+1], "+")
	}
	return c.Post(dossier+"/"+step, v)
}

func (x agreed) mustStep(c *apptest.Client, at int, step string, fields ...string) apptest.Page {
	x.t.Helper()
	page := x.step(c, at, step, fields...)
	if page.Status != http.StatusOK {
		x.t.Fatalf("%s: %d %s", step, page.Status, page.Text())
	}
	return page
}

func (x agreed) mustRefuse(c *apptest.Client, want int, words string, at int, step string, fields ...string) {
	x.t.Helper()
	before := x.edition(at)
	if page := x.step(c, at, step, fields...); page.Status != want || words != "" && !page.Has(words) {
		x.t.Errorf("%s: got %d, want %d with %q: %s", step, page.Status, want, words, page.Text())
	}
	if x.edition(at) != before {
		x.t.Errorf("%s was refused and changed the version: %+v", step, x.edition(at))
	}
}

func TestAResultGoesFromTogetherToCollegeToCouncil(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		x := agreeResult(t, w)
		x.mustBe(0, kompas.StatusJoint, kompas.StatusJoint)
		page := x.officer.Submit(x.officer.Get(dossier), "klaarzetten-college-"+string(x.edition(0).ID), "document", "Collegevoorstel 26-14", "documentadres", "https://baarn.example/26-14.pdf", "toelichting", "Na het gesprek van februari")
		mustHave(t, page, "Klaargezet door Bea Advies op 2 maart 2026.", "Collegevoorstel 26-14", "Nu: het college")
		x.mustBe(0, kompas.StatusJoint, kompas.StatusJoint)
		x.mustStep(x.college, 0, "besluit/college", "toelichting", "Na het gesprek van februari", "document", "Collegevoorstel 26-14", "stemming", "consent")
		x.mustBe(0, kompas.StatusCollege, kompas.StatusCollege)
		mustHave(t, x.council.Get("/r/baarn/raad"), "Wacht op een besluit van de raad")
		page = x.mustStep(x.clerk, 0, "besluit/raad", "stemming", "stemmen", "voor", "15", "tegen", "4", "bezwaar-1-van", "Fractie Eemzicht", "bezwaar-1", "Het doel is te laag",
			"bezwaar-2-van", "Fractie Dorp", "bezwaar-2", "Te weinig over jongeren")
		x.mustBe(0, kompas.StatusCouncil, kompas.StatusCouncil)
		mustHave(t, page, "Versie 1: geldt nu", "Vastgesteld door de raad", "15 voor, 4 tegen.", "Bezwaar van Fractie Eemzicht: Het doel is te laag", "Bezwaar van Fractie Dorp: Te weinig over jongeren",
			"Met consent: niemand had een overwegend bezwaar.", "Iedereen die dit vaststelt, heeft dat gedaan.")
		mustHave(t, x.council.Get(dossier), "15 voor, 4 tegen.")
		mustHave(t, x.officer.Get(x.result.Path), "Vastgesteld door de raad op 2 maart 2026.")
		if list := decisions(t, w); len(list) != 5 {
			t.Errorf("%d decisions: one together, two by the college, two by the council", len(list))
		}
	})
}

func TestNobodyDecidesBeforeItsTurn(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		x := agreeResult(t, w)
		x.mustRefuse(x.clerk, http.StatusConflict, "KC-223", 0, "besluit/raad")
		x.mustRefuse(x.officer, http.StatusConflict, "KC-223", 0, "klaarzetten/raad")
		x.mustRefuse(x.officer, http.StatusNotFound, "", 0, "besluit/gezamenlijk") // only in a conversation
		x.mustRefuse(x.college, http.StatusUnprocessableEntity, "", 0, "besluit/college", "onderdeel", "")
		x.mustRefuse(x.college, http.StatusUnprocessableEntity, "", 0, "besluit/college", "onderdeel", "ambitie")
		x.mustRefuse(x.college, http.StatusUnprocessableEntity, "Deze dag moet nog komen", 0, "besluit/college", "besluitdatum", "2026-03-03")
		x.mustRefuse(x.college, http.StatusUnprocessableEntity, "toen was het vorige besluit", 0, "besluit/college", "besluitdatum", "2026-02-11")
		x.mustRefuse(x.college, http.StatusUnprocessableEntity, "meer stemmen voor", 0, "besluit/college", "stemming", "stemmen", "voor", "3", "tegen", "3")
		x.mustRefuse(x.college, http.StatusUnprocessableEntity, "", 0, "besluit/college", "stemming", "stemmen", "voor", "3")
		x.mustRefuse(x.college, http.StatusUnprocessableEntity, "", 0, "besluit/college", "bezwaar-2", "Van niemand")
		x.mustRefuse(x.college, http.StatusUnprocessableEntity, "webadres", 0, "besluit/college", "documentadres", "javascript:alert(1)")
		x.mustRefuse(x.college, http.StatusNotFound, "", 0, "besluit/college", "exemplaar", "00000000-0000-7000-8000-000000000000")
		x.mustRefuse(x.officer, http.StatusConflict, "", 0, "bespreken")
		x.mustRefuse(x.officer, http.StatusConflict, "niet geparkeerd", 0, "terughalen")
		x.mustRefuse(x.officer, http.StatusConflict, "", 0, "einde/bereikt")
		x.mustRefuse(x.officer, http.StatusNotFound, "", 0, "einde/vervangen")
		x.mustStep(x.college, 0, "besluit/college")
		x.mustRefuse(x.college, http.StatusConflict, "niet aan de beurt", 0, "besluit/college")
		x.mustStep(x.clerk, 0, "besluit/raad")
		x.mustRefuse(x.clerk, http.StatusConflict, "niet aan de beurt", 0, "besluit/raad")
		x.mustRefuse(x.officer, http.StatusConflict, "", 0, "parkeren", "reden", "x", "volgende-datum", "2026-09-01")
	})
}

func TestATargetThatIsOpenStopsAtTheCollege(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		x := agreed{t: t, w: w, officer: w.As(kompas.RolePolicy), college: w.As(kompas.RoleExecutive)}
		x.tabled = tableResult(t, w, x.officer)
		x.agree(x.result.Path, x.tabled.agreed)
		mustHave(t, x.college.Get(dossier), "KC-211")
		x.mustRefuse(x.college, http.StatusConflict, "KC-211", 0, "besluit/college")
	})
}

func TestTheCollegeCanDecideOnTheTextBeforeTheIndicators(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		x := agreeResult(t, w)
		x.mustStep(x.college, 0, "besluit/college", "onderdeel", "resultaat")
		x.mustBe(0, kompas.StatusCollege, kompas.StatusJoint)
		x.mustRefuse(x.clerk, http.StatusConflict, "KC-223", 0, "besluit/raad", "onderdeel", "indicatoren")
		x.mustStep(x.clerk, 0, "besluit/raad", "onderdeel", "resultaat")
		x.mustBe(0, kompas.StatusCouncil, kompas.StatusJoint)
		x.mustStep(x.college, 0, "besluit/college", "onderdeel", "indicatoren")
		x.mustStep(x.clerk, 0, "besluit/raad", "onderdeel", "indicatoren")
		x.mustBe(0, kompas.StatusCouncil, kompas.StatusCouncil)
	})
}

// second writes version 2 of the result, and has partners agree on it.
func (x agreed) second() {
	x.t.Helper()
	page := x.officer.Submit(x.officer.Get(x.result.Path), "nieuwe-versie", "reden", "De groep bleek te breed")
	page = x.officer.Submit(page, "resultaat", "horizon", "4", "resultaat", "minder 80-plussers zich eenzaam voelen", "doelgroep", "80-plussers", "startjaar", "2025")
	x.agree(page.Path, held(x.t, x.officer, x.compass.Slug, "2026-03-01", x.seat))
}

func TestWhatTheCouncilAdoptedCountsUntilTheCouncilAdoptsTheNextVersion(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		x := agreeResult(t, w)
		x.mustStep(x.college, 0, "besluit/college")
		x.mustStep(x.clerk, 0, "besluit/raad")
		x.second()
		x.mustBe(0, kompas.StatusJoint, kompas.StatusJoint)
		x.mustBe(1, kompas.StatusCouncil, kompas.StatusCouncil)
		mustHave(t, x.officer.Get(x.result.Path), "75-plussers", "Er is een nieuwe versie in de maak.")
		mustHave(t, x.officer.Get(eenzaamheid+"/resultaten"), "75-plussers")
		mustHave(t, x.officer.Get(dossier), "Versie 2: geldt nog niet", "Versie 1: geldt nu", "De vorige versie blijft gelden")
		x.mustRefuse(x.clerk, http.StatusConflict, "KC-610", 1, "einde/ingetrokken")
		x.mustRefuse(x.clerk, http.StatusConflict, "KC-610", 1, "einde/bereikt")
		x.mustRefuse(x.officer, http.StatusConflict, "in de maak", 1, "../../../kompassen/minder-eenzaamheid/resultaten/"+address(x.result)+"/nieuwe-versie", "reden", "nog een")
		x.mustStep(x.college, 0, "besluit/college")
		x.mustBe(1, kompas.StatusCouncil, kompas.StatusCouncil)
		x.mustStep(x.clerk, 0, "besluit/raad", "onderdeel", "resultaat")
		x.mustBe(1, kompas.StatusCouncil, kompas.StatusCouncil) // its indicators are still ahead
		x.mustStep(x.clerk, 0, "besluit/raad", "onderdeel", "indicatoren")
		x.mustBe(0, kompas.StatusCouncil, kompas.StatusCouncil)
		x.mustBe(1, kompas.StatusSuperseded, kompas.StatusCouncil)
		mustHave(t, x.officer.Get(eenzaamheid+"/resultaten"), "80-plussers")
	})
}

func address(result apptest.Page) string {
	return strings.Split(result.Path[strings.LastIndex(result.Path, "/")+1:], "?")[0]
}

func TestAShorterChainDoesNotTakeFromTheCouncilWhatItAdopted(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		x := agreeResult(t, w)
		x.mustStep(x.college, 0, "besluit/college")
		x.mustStep(x.clerk, 0, "besluit/raad")
		manager := w.As(kompas.RoleManager)
		page := manager.Submit(manager.Get("/r/baarn/beheer/vaststellen"), "keten", "gemeente-ambitie", "gezamenlijk", "gemeente-resultaat", "gezamenlijk", "gemeente-indicatoren", "gezamenlijk",
			"wijk-ambitie", "gezamenlijk", "wijk-resultaat", "gezamenlijk", "wijk-indicatoren", "gezamenlijk")
		mustHave(t, page, "Bewaard.")
		x.second()
		x.mustBe(1, kompas.StatusCouncil, kompas.StatusCouncil)
		x.mustStep(x.clerk, 0, "besluit/raad")
		x.mustBe(1, kompas.StatusSuperseded, kompas.StatusCouncil)
	})
}

func TestAWijkAgreesTogetherOnly(t *testing.T) {
	for o, want := range map[kompas.ChainObject]string{kompas.ChainAmbition: "gezamenlijk", kompas.ChainResult: "gezamenlijk-college-raad", kompas.ChainIndicators: "gezamenlijk-college-raad"} {
		if got := kompas.DefaultChain(o, kompas.LevelOf("GM0308")).String(); got != want {
			t.Errorf("%s of the municipality: %s", o, got)
		}
		for _, code := range []string{"WK030801", "BU03080005"} {
			if got := kompas.DefaultChain(o, kompas.LevelOf(code)).String(); got != "gezamenlijk" {
				t.Errorf("%s of %s: %s", o, code, got)
			}
		}
	}
}

func TestWhatIsParkedWaitsForAReasonAndADayAndComesBackByAPerson(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		x := agreeResult(t, w)
		x.mustRefuse(x.officer, http.StatusUnprocessableEntity, "", 0, "parkeren", "reden", "", "volgende-datum", "2026-04-01")
		x.mustRefuse(x.officer, http.StatusUnprocessableEntity, "", 0, "parkeren", "reden", "Er komt een nieuw college")
		x.mustRefuse(x.officer, http.StatusUnprocessableEntity, "een dag die nog komt", 0, "parkeren", "reden", "Er komt een nieuw college", "volgende-datum", "2026-03-02")
		x.mustRefuse(x.college, http.StatusForbidden, "", 0, "parkeren", "reden", "Er komt een nieuw college", "volgende-datum", "2026-04-01")
		page := x.mustStep(x.officer, 0, "parkeren", "reden", "Er komt een nieuw college", "volgende-datum", "2026-04-01")
		mustHave(t, page, "Even geparkeerd tot 1 april 2026", "Er komt een nieuw college")
		x.mustRefuse(x.college, http.StatusConflict, "", 0, "besluit/college")
		if got := x.officer.Get(x.result.Path + "/wijzigen"); got.Status != http.StatusConflict {
			t.Errorf("what is parked can be edited: %d", got.Status)
		}
		mustLack(t, x.officer.Get("/r/baarn"), "Geparkeerd tot")
		w.Clock.Advance(30 * 24 * 3600 * 1e9)
		mustHave(t, w.As(kompas.RolePolicy).Get("/r/baarn"), "Geparkeerd tot 1 april 2026: minder 75-plussers zich eenzaam voelen")
		x.mustBe(0, kompas.StatusParked, kompas.StatusJoint) // nothing comes back by itself
		x.officer = w.As(kompas.RolePolicy)
		x.mustStep(x.officer, 0, "terughalen")
		x.mustBe(0, kompas.StatusJoint, kompas.StatusJoint)
		mustLack(t, x.officer.Get("/r/baarn"), "Geparkeerd tot")
	})
}

func TestOnlyTheBodyThatAgreedEndsAResult(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		x := agreeResult(t, w)
		x.mustStep(x.college, 0, "besluit/college")
		x.mustStep(x.clerk, 0, "besluit/raad")
		for _, c := range []*apptest.Client{x.officer, x.college, x.council} {
			x.mustRefuse(c, http.StatusForbidden, "", 0, "einde/bereikt")
			x.mustRefuse(c, http.StatusForbidden, "", 0, "einde/ingetrokken")
		}
		page := x.mustStep(x.clerk, 0, "einde/bereikt", "toelichting", "Twee jaar eerder dan gedacht")
		x.mustBe(0, kompas.StatusAchieved, kompas.StatusCouncil)
		mustHave(t, page, "Versie 1: bereikt", "Twee jaar eerder dan gedacht")
	})
}

func TestWhoMaySignForCollegeAndCouncil(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		x := agreeResult(t, w)
		for _, role := range kompas.AccountRoles() {
			c := w.As(role)
			for body, may := range map[string]kompas.Role{"college": kompas.RoleExecutive, "raad": kompas.RoleClerk} {
				if role == may {
					continue
				}
				if got := x.step(c, 0, "besluit/"+body); got.Status != http.StatusForbidden && got.Status != http.StatusNotFound {
					t.Errorf("%s decides for %s: %d", role, body, got.Status)
				}
			}
			if role != kompas.RolePolicy {
				if got := x.step(c, 0, "klaarzetten/college"); got.Status != http.StatusForbidden && got.Status != http.StatusNotFound {
					t.Errorf("%s prepares for the college: %d", role, got.Status)
				}
			}
			if got := c.Get("/r/baarn/beheer/vaststellen"); (got.Status == http.StatusOK) != (role == kompas.RoleManager) {
				t.Errorf("%s at the chains: %d", role, got.Status)
			}
		}
		x.mustBe(0, kompas.StatusJoint, kompas.StatusJoint)
		stranger := w.Client(w.Stranger)
		if got := stranger.Get(dossier); got.Status != http.StatusNotFound {
			t.Errorf("somebody of another space: %d", got.Status)
		}
	})
}

func TestTheCouncilDoesNotReadAConcept(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		officer := w.As(kompas.RolePolicy)
		tableResult(t, w, officer)
		if got := w.As(kompas.RoleCouncil).Get(dossier); got.Status != http.StatusNotFound {
			t.Errorf("a concept: %d %s", got.Status, got.Text())
		}
		x := agreed{t: t, w: w, officer: officer}
		x.compass.ID = compassID(t, w)
		page := x.mustStep(officer, 0, "bespreken")
		mustHave(t, page, "In bespreking")
		x.mustRefuse(officer, http.StatusConflict, "", 0, "bespreken")
		x.mustRefuse(officer, http.StatusConflict, "weghalen", 0, "einde/ingetrokken")
	})
}

func compassID(t *testing.T, w *apptest.World) (id kompas.CompassID) {
	t.Helper()
	err := w.Store.Tenant(w.Space.ID).View(t.Context(), func(tx *store.Tx) error {
		c, err := tx.CompassBySlug("minder-eenzaamheid")
		id = c.ID
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return id
}

func TestAnAmbitionWithoutAResultStopsAtTheCollege(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		officer, manager := w.As(kompas.RolePolicy), w.As(kompas.RoleManager)
		c := newCompass(t, w, "Minder eenzaamheid")
		seat := addSeat(t, w, c, "Bewonersgroep", kompas.PerspectiveResident, "")
		talk := held(t, officer, c.Slug, "2026-02-12", seat)
		manager.Submit(manager.Get("/r/baarn/beheer/vaststellen"), "keten", "gemeente-ambitie", "gezamenlijk-college", "gemeente-resultaat", "gezamenlijk", "gemeente-indicatoren", "gezamenlijk",
			"wijk-ambitie", "gezamenlijk", "wijk-resultaat", "gezamenlijk", "wijk-indicatoren", "gezamenlijk")
		officer.Submit(officer.Get(eenzaamheid+"/ambities/nieuw"), "ambitie", "ambitie", "We willen dat niemand alleen is.")
		id := string(ambitionID(t, w, c))
		if page := officer.Submit(officer.Get(eenzaamheid+"/ambities/"+id), "vaststellen", "gesprek", talk); page.Status != http.StatusOK {
			t.Fatalf("%d %s", page.Status, page.Text())
		}
		at := "/r/baarn/dossier/minder-eenzaamheid/ambitie-1"
		college := w.As(kompas.RoleExecutive)
		page := college.Get(at)
		mustHave(t, page, "KC-201", "Nu: het college")
		v := url.Values{"exemplaar": {version(t, w, c)}, "besluitdatum": {"2026-03-02"}, "onderdeel": {"ambitie"}}
		if got := college.Post(at+"/besluit/college", v); got.Status != http.StatusConflict || !got.Has("KC-201") {
			t.Errorf("got %d %s", got.Status, got.Text())
		}
		officer.Submit(officer.Get(eenzaamheid+"/resultaten/nieuw"), "resultaat", "horizon", "4", "resultaat", "minder mensen alleen zijn", "startjaar", "2025", "ambitie", "1")
		if got := college.Post(at+"/besluit/college", v); got.Status != http.StatusOK || !got.Has("Voorgesteld door het college") {
			t.Errorf("got %d %s", got.Status, got.Text())
		}
	})
}

func ambitions(t *testing.T, w *apptest.World, c kompas.Compass) (list []kompas.Ambition) {
	t.Helper()
	err := w.Store.Tenant(w.Space.ID).View(t.Context(), func(tx *store.Tx) (err error) {
		list, err = tx.Ambitions(c.ID)
		return err
	})
	if err != nil || len(list) == 0 {
		t.Fatal(err, list)
	}
	return list
}

func ambitionID(t *testing.T, w *apptest.World, c kompas.Compass) kompas.AmbitionID {
	t.Helper()
	return ambitions(t, w, c)[0].ID
}

func version(t *testing.T, w *apptest.World, c kompas.Compass) string {
	t.Helper()
	return string(ambitions(t, w, c)[0].Edition.ID)
}
