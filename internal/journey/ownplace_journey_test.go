package journey_test

import (
	"net/url"
	"regexp"
	"strings"
	"testing"

	"kompas/db"
	"kompas/internal/apptest"
	"kompas/internal/browsertest"
	"kompas/kompas"
)

// Short journeys in one filled world: each keeps to the own place, and what was agreed or told stays whose it is.
func TestEachKeepsToTheOwnPlace(t *testing.T) {
	w := apptest.New(t, db.SQLite)
	x := fillWorld(newAtlas(t), w)
	at := func(tab *browsertest.Tab, path string) journey {
		tab.Goto(path)
		return journey{Tab: tab, t: t, scripts: true}
	}
	t.Run("a judgement before its time is refused in the words of the rule", func(t *testing.T) {
		f := filler{t, w.As(kompas.RoleGuide)}
		page := f.fill(compassAt+"/verbeteren/nieuw?onderwerp=resultaat-1", "verbetergesprek",
			append(x.ticked(f.open(compassAt+"/verbeteren/nieuw?onderwerp=resultaat-1")), "gesprek", "nieuw", "datum", "2026-02-27")...)
		at(w.Window(kompas.RoleGuide), "/").judgesTooEarly(strings.Split(page.Path, "?")[0])
	})
	t.Run("an area advisor works in one wijk", func(t *testing.T) { x.otherWijk(); at(x.advisorWindow(), "/").oneWijk() })
	t.Run("a provider of two municipalities sees in each what is its own", func(t *testing.T) {
		at(x.providerOfTwo(), "/r/baarn").twoMunicipalities()
	})
	t.Run("a resident takes a story back by the code", func(t *testing.T) {
		resident := at(browsertest.Open(t, w.URL), x.linkForResidents)
		code, told := resident.tells()
		sheet := x.quoted(told)
		at(w.Window(kompas.RoleCouncil), sheet).WaitText(told)
		at(w.Window(kompas.RolePolicy), compassAt+"/verhalen").WaitText(told)
		resident.takesBack(code)
		at(w.Window(kompas.RoleCouncil), sheet).NoText(told)
		at(w.Window(kompas.RolePolicy), compassAt+"/verhalen").NoText(told)
		at(browsertest.Open(t, w.URL), x.linkForResidents).NoText(told)
	})
	t.Run("another text of what was agreed is version 2, and version 1 counts on", func(t *testing.T) {
		at(w.Window(kompas.RolePolicy), "/").nextVersion()
	})
}

func (j journey) judgesTooEarly(review string) {
	j.t.Helper()
	j.Click("Minder eenzaamheid")
	j.step("6 Verbetercyclus")
	j.ClickOn(`a[href="` + review + `"]`)
	j.WaitText("Nog geen oordeel.")
	if n := j.Count(`[name=oordeel], .fasen a[href*="fase=waarderen"]`); n != 0 {
		j.t.Errorf("%d ways to judge before its time", n)
	}
	j.Click("Verder naar verklaren")
	j.WaitText("Nog niet iedereen aan tafel is gehoord.")
	j.Goto(review + "?fase=waarderen")
	j.WaitText("Begrijp eerst wat u ziet.")
	j.picture("te-vroeg-geoordeeld")
}

// otherWijk makes the compass of a wijk that the area advisor does not have.
func (x *filled) otherWijk() {
	f := filler{x.T, x.As(kompas.RolePolicy)}
	f.fill("/r/baarn/kompassen/nieuw", "kompas", "titel", "In de andere wijk", "voor-gebied", "WK030801", "valt-onder", "minder-eenzaamheid")
}

func (x *filled) advisorWindow() *browsertest.Tab {
	p := x.AddPerson("Wiep Wijk")
	x.AddMembership(x.Space, p, kompas.Membership{Role: kompas.RoleAreaAdvisor, ScopeKind: kompas.ScopeArea, ScopeID: "WK030800"})
	return x.WindowOf(p)
}

func (j journey) oneWijk() {
	j.t.Helper()
	j.Within("header").Click("Kompassen")
	j.NoText("In de andere wijk")
	j.Click("In één wijk")
	j.step("1 Monitoring & ambities")
	j.Click("Stoelen toevoegen of wijzigen")
	form := j.Within("#stoel")
	form.Fill("Wie komt er aan tafel?", "Bewoners van het plein")
	form.Select("Vanuit welke plek?", "inwoner")
	form.Click("Voeg toe")
	j.WaitText("Bewoners van het plein")
	for _, other := range []string{"/r/baarn/kompassen/in-de-andere-wijk", "/r/baarn/kompassen/in-de-andere-wijk/tafel", compassAt} {
		j.Goto(other)
		j.WaitText("Deze pagina bestaat niet, of is niet voor u.")
		if j.Status() != 404 {
			j.t.Errorf("%s answers %d", other, j.Status())
		}
	}
}

// providerOfTwo gives the window of a coordinator who works for one party in two municipalities.
func (x *filled) providerOfTwo() *browsertest.Tab {
	p := x.Person(kompas.RoleProvider)
	o := x.AddOrganisation(x.Elsewhere, "Stichting Buurtkracht", "aanbieder")
	x.AddMembership(x.Elsewhere, p, kompas.Membership{Role: kompas.RoleProvider, ScopeKind: kompas.ScopeOrganisation, ScopeID: string(o.ID)})
	f := filler{x.T, x.Client(x.Stranger)}
	f.fill("/r/soest/kompassen/nieuw", "kompas", "titel", "Sporten in Soest")
	f.fill("/r/soest/kompassen/sporten-in-soest/tafel", "stoel", "naam", "Buurtkracht", "perspectief", "aanbieder", "organisatie", "Stichting Buurtkracht", "sinds", "2026-01-05")
	f.fill("/r/soest/kompassen/nieuw", "kompas", "titel", "Zonder Buurtkracht")
	return x.WindowOf(p)
}

func (j journey) twoMunicipalities() {
	j.t.Helper()
	j.WaitText("Minder eenzaamheid")
	j.NoText("Sporten in Soest")
	j.ClickOn("header .uitklap summary")
	j.Within("header").Click("Gemeente Soest")
	j.Within("header").Click("Kompassen")
	j.WaitText("Sporten in Soest")
	j.NoText("Minder eenzaamheid")
	j.NoText("Zonder Buurtkracht")
	j.Goto("/r/soest/kompassen/minder-eenzaamheid")
	j.WaitText("Deze pagina bestaat niet, of is niet voor u.")
}

// tells has a resident tell a story for every use, and gives the code with which it can be taken back.
func (j journey) tells() (code, told string) {
	j.t.Helper()
	told = "Op woensdag is mijn dag weer een dag."
	j.Click("Begin")
	j.Click("Ga verder")
	j.Fill("Uw verhaal", told)
	j.Click("Ga verder")
	for _, use := range []string{"mag-in-gesprek", "mag-naar-raad", "mag-openbaar"} {
		j.ClickOn("input[name=" + use + "]")
	}
	j.Click("Ga verder")
	j.Click("Verstuur mijn verhaal")
	j.WaitText("Uw eigen code")
	return regexp.MustCompile(`\d+(-[0-9A-Z]{4}){3}`).FindString(j.Text()), told
}

// quoted releases a story and freezes a council page with it; it gives the address of that page.
func (x *filled) quoted(told string) string {
	x.T.Helper()
	f := filler{x.T, x.As(kompas.RolePolicy)}
	list := f.open(compassAt + "/verhalen")
	var story apptest.Page
	for _, at := range regexp.MustCompile(compassAt+`/verhalen/[0-9a-f-]{36}`).FindAllString(list.Body, -1) {
		if story = f.open(at); story.Has(told) {
			break
		}
	}
	id := story.Path[strings.LastIndex(story.Path, "/")+1:]
	story = f.press(story, "/stand", "naar", "bekeken")
	f.press(story, "/stand", "naar", "vrijgegeven")
	draft := f.find(f.open("/r/baarn/raad"), "/r/baarn/raad/minder-eenzaamheid/1-[^\"/]+/wijzigen")
	at := strings.TrimSuffix(draft, "/wijzigen")
	f.sent(x.As(kompas.RolePolicy).Post(at+"/verhaal", url.Values{"verhaal": {id}}))
	return f.press(f.open(draft), "/vastleggen").Path
}

func (j journey) takesBack(code string) {
	j.t.Helper()
	j.Click("Verhaal laten weghalen")
	j.Fill("Uw code", code)
	j.Click("Verder")
	j.Click("Ja, trek mijn verhaal in")
	j.WaitText("Uw verhaal is ingetrokken")
}

func (j journey) nextVersion() {
	j.t.Helper()
	j.Click("Minder eenzaamheid")
	j.step("2 Maatschappelijk resultaat")
	j.Click("meer buren elkaar kennen")
	j.Fill("Waarom verandert dit?", "Bewoners willen verder gaan.")
	j.Click("Maak een nieuwe versie")
	j.Fill("Maak de zin af", "meer buren elkaar helpen")
	j.keep("#resultaat")
	j.step("2 Maatschappelijk resultaat")
	j.Click("meer buren elkaar kennen")
	j.WaitText("Dit is versie 1.")
	j.WaitText("Er is een nieuwe versie in de maak.")
	j.NoText("meer buren elkaar helpen")
	j.picture("twee-versies")
}
