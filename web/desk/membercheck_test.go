package desk_test

import (
	"fmt"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"kompas/app"
	"kompas/internal/apptest"
	"kompas/kompas"
)

// values puts core values on the list of a municipality.
func (x *shared) values(code string, names ...string) {
	x.t.Helper()
	for _, name := range names {
		page := x.officer.Get("/r/bruggen/beheer/kernwaarden?gemeente=" + code)
		x.must(x.officer.Submit(page, "erbij", "naam", name), http.StatusOK, name)
	}
}

// check posts the check of a municipality with every answer the same.
func (x *shared) check(c *apptest.Client, code, verdict string) apptest.Page {
	x.t.Helper()
	v := url.Values{"gemeente": {code}}
	for _, f := range c.Get(x.dossier+"/kernwaarden?gemeente="+code).Form(x.t, "kernwaarden").Fields {
		if strings.HasPrefix(f.Name, "oordeel-") {
			v.Set(f.Name, verdict)
		}
	}
	return c.Post(x.dossier+"/kernwaarden", v)
}

// speaker is somebody with a role in one municipality.
func (x *shared) speaker(name string, role kompas.Role, code string) *apptest.Client {
	p := x.w.AddPerson(name)
	x.w.AddMembership(x.space, p, kompas.Membership{Role: role, ScopeKind: kompas.ScopeArea, ScopeID: code})
	return x.w.Client(p)
}

func TestTheCouncilOfEachMunicipalityHasItsOwnCoreValuesAndSignsItsOwnCheck(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		x := shareResult(t, w)
		x.agree()
		x.values(baarnCode, "Iedereen doet mee", "Dichtbij")
		x.values(soestCode, "Naar elkaar omzien")
		baarn, soest := x.speaker("Ria Raad", kompas.RoleCouncil, baarnCode), x.speaker("Sem Raad", kompas.RoleCouncil, soestCode)
		values := x.dossier + "/kernwaarden"
		x.must(x.officer.Get(values+"?gemeente="+soestCode), http.StatusOK, "Kernwaarden-check van Soest", "Naar elkaar omzien")
		mustLack(t, x.officer.Get(values+"?gemeente="+soestCode), "Iedereen doet mee")
		x.must(x.officer.Get(values+"?gemeente=GM0363"), http.StatusNotFound)
		x.must(x.check(x.officer, baarnCode, "past"), http.StatusOK, "De raad heeft nog niet getekend")
		x.must(soest.Get(values), http.StatusOK, "Kernwaarden-check van Soest", "De kernwaarden zijn nog niet langsgelopen.")

		x.must(soest.Post(values+"/tekenen", url.Values{"gemeente": {baarnCode}}), http.StatusForbidden)
		x.must(soest.Post(values+"/tekenen", url.Values{"gemeente": {soestCode}}), http.StatusConflict, "nog niet")
		x.must(x.college[soestCode].Post(values, url.Values{"gemeente": {baarnCode}}), http.StatusForbidden)
		x.must(x.college[soestCode].Post("/r/bruggen/beheer/kernwaarden", url.Values{"gemeente": {baarnCode}, "naam": {"Van een ander"}}), http.StatusForbidden)
		x.must(x.officer.Post("/r/bruggen/beheer/kernwaarden", url.Values{"gemeente": {"GM0363"}, "naam": {"Van niemand"}}), http.StatusNotFound)
		x.must(baarn.Submit(baarn.Get(values), "tekenen"), http.StatusOK, "Getekend namens de raad door Ria Raad")
		x.must(x.officer.Get(values+"?gemeente="+soestCode), http.StatusOK, "Getekend door de raad", "Nog niet langsgelopen")

		// Soest did not check, and is told so; Baarn did.
		mustLack(t, x.college[baarnCode].Get(x.dossier), "De raad van Baarn heeft dit nog niet getoetst")
		x.must(x.college[soestCode].Get(x.dossier), http.StatusOK, "De raad van Soest heeft dit nog niet getoetst aan de kernwaarden.")
		x.must(x.decide(x.clerk[soestCode], 0, "raad", soestCode), http.StatusConflict, "Er is nog geen voorstel van het college van Soest.", "KC-223")

		x.must(x.college[soestCode].Get("/r/bruggen/beheer/kernwaarden"), http.StatusOK, "Kernwaarden van Soest", "Naar elkaar omzien")
		x.must(x.college[soestCode].Get("/r/bruggen/beheer/kernwaarden?gemeente="+baarnCode), http.StatusForbidden)
	})
}

func TestTheCouncilPageOfAPartnershipSpeaksToEachCouncilOfItsOwn(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		x := shareResult(t, w)
		x.agree()
		x.values(baarnCode, "Dichtbij")
		x.values(soestCode, "Naar elkaar omzien")
		x.must(x.check(x.officer, baarnCode, "past"), http.StatusOK)
		for _, code := range []string{baarnCode, soestCode} {
			x.must(x.decide(x.college[code], 0, "college", code), http.StatusOK)
		}
		x.must(x.decide(x.clerk[baarnCode], 0, "raad", baarnCode), http.StatusOK)
		sheet := "/r/bruggen/raad/mantelzorg/" + address(x.result)
		x.officer.Post(sheet, nil)
		x.must(x.officer.Post(sheet+"/vastleggen", nil), http.StatusOK)
		baarn, soest := x.speaker("Ria Raad", kompas.RoleCouncil, baarnCode), x.speaker("Sem Raad", kompas.RoleCouncil, soestCode)
		frozen := sheet + "/2026-03-02"
		x.must(baarn.Get(frozen), http.StatusOK, "Baarn: vastgesteld door de raad", "Kernwaarden: past bij Dichtbij", "Neem kennis hiervan.")
		mustLack(t, baarn.Get(frozen), "Naar elkaar omzien", "Toets aan de kernwaarden.")
		x.must(soest.Get(frozen), http.StatusOK, "Soest: voorstel van het college", "Toets aan de kernwaarden.", "Stel dit vast.")
		mustLack(t, soest.Get(frozen), "past bij Dichtbij")
		x.must(soest.Get(frozen+"?gemeente="+baarnCode), http.StatusOK, "Baarn: vastgesteld door de raad")
		x.must(x.officer.Get(frozen), http.StatusOK, "Vastgesteld in Baarn. Nog niet in Soest en Eemnes", "Toets aan de kernwaarden.")
		x.must(x.officer.Get(frozen+"?gemeente=GM0363"), http.StatusOK, "Vastgesteld in Baarn. Nog niet in Soest en Eemnes")
	})
}

func TestADecisionLiesReadyForOneMunicipalityOfAPartnership(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		x := shareResult(t, w)
		ready := func(c *apptest.Client, body, code string, fields ...string) apptest.Page {
			v := url.Values{"exemplaar": {string(x.editions()[0].ID)}, "gemeente": {x.member[code]}, "document": {"Voorstel " + code}}
			for i := 0; i+1 < len(fields); i += 2 {
				v.Set(fields[i], fields[i+1])
			}
			return c.Post(x.dossier+"/klaarzetten/"+body, v)
		}
		x.must(ready(x.officer, "college", baarnCode), http.StatusConflict, "niet aan de beurt")
		x.agree()
		soest := x.speaker("Bo Beleid", kompas.RolePolicy, soestCode)
		x.must(ready(x.officer, "raad", baarnCode), http.StatusConflict, "Er is nog geen voorstel van het college van Baarn.")
		x.must(ready(x.officer, "college", "GM0363"), http.StatusNotFound)
		x.must(ready(soest, "college", baarnCode), http.StatusForbidden)
		x.must(ready(x.college[baarnCode], "college", baarnCode), http.StatusForbidden)
		x.must(ready(x.officer, "college", baarnCode, "documentadres", strings.Repeat("a", 2000)), http.StatusUnprocessableEntity, "Dit is te lang.")
		x.must(ready(soest, "college", soestCode), http.StatusOK, "Klaargezet door Bo Beleid", "Voorstel "+soestCode)
		x.must(ready(x.officer, "college", baarnCode), http.StatusOK, "Voorstel "+baarnCode, "Voorstel "+soestCode)
		x.must(ready(x.officer, "college", baarnCode, "document", "Ander voorstel"), http.StatusOK, "Ander voorstel", "Voorstel "+soestCode)
		mustLack(t, x.officer.Get(x.dossier), "Voorstel "+baarnCode)
		x.must(x.decide(x.college[baarnCode], 0, "college", baarnCode), http.StatusOK)
		x.must(x.college[baarnCode].Get(x.dossier), http.StatusOK, "Voorstel "+soestCode)
		mustLack(t, x.college[baarnCode].Get(x.dossier), "Ander voorstel")
	})
}

func TestTheNightSaysOfWhichMunicipalityTheCouncilWentRoundTheCollege(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		x := shareResult(t, w)
		x.agree()
		chain := func(chain string) {
			page := x.officer.Get("/r/bruggen/kompassen/mantelzorg/gemeenten")
			x.must(x.officer.Submit(page, "gemeente-in-verband-"+x.member[baarnCode], "welke-gemeente", baarnCode, "sinds", "2026-01-05", "eigen-keten", chain), http.StatusOK)
		}
		chain("gezamenlijk-raad")
		x.must(x.decide(x.clerk[baarnCode], 0, "raad", baarnCode), http.StatusOK)
		x.must(x.decide(x.college[soestCode], 0, "college", soestCode), http.StatusOK)
		found := func() string {
			lines, err := w.App.CheckSpace(t.Context(), "bruggen")
			if err != nil {
				t.Fatal(err)
			}
			var out []string
			for _, l := range lines {
				if l.Code == "KC-223" {
					out = append(out, app.FindingText(func(code string, params ...any) string { return fmt.Sprint(code, params) }, l.CheckFinding))
				}
			}
			return strings.Join(out, ", ")
		}
		if got := found(); got != "" {
			t.Errorf("Baarn's chain goes round the college: %s", got)
		}
		chain("gezamenlijk-college-raad")
		if got := found(); got != "KC-223-gemeente[Baarn]" {
			t.Errorf("only Baarn's college is missing: %q", got)
		}
	})
}

func TestAFileWithADecisionIsOfTheMunicipalityThatDecided(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		x := shareResult(t, w)
		x.agree()
		x.must(x.decide(x.college[baarnCode], 0, "college", baarnCode), http.StatusOK)
		const files = "/r/bruggen/kompassen/mantelzorg/bijlagen"
		own := regexp.MustCompile(`value="(besluit:[^"]+)"`).FindStringSubmatch(x.college[baarnCode].Get(files).Body)
		if own == nil {
			t.Fatal("the college of Baarn has no decision to attach a file to")
		}
		attach := func(c *apptest.Client) apptest.Page {
			return c.Upload(x.college[baarnCode].Get(files), "bijlage", "bestand", "Voorstel.pdf", strings.NewReader("%PDF-1.4\nzomaar\n%%EOF"), "bij", own[1])
		}
		x.must(attach(x.college[soestCode]), http.StatusForbidden)
		x.must(attach(x.college[baarnCode]), http.StatusOK, "Voorstel.pdf")
		x.must(x.officer.Get(x.dossier), http.StatusOK, "Voorstel.pdf")
	})
}
