package journey_test

import (
	"context"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"github.com/pquerna/otp/totp"

	"kompas/internal/apptest"
	"kompas/kompas"
)

const (
	compassAt = "/r/baarn/kompassen/minder-eenzaamheid"
	password  = "vier gewone losse woorden"
)

// filled is a world with something of every kind in it, in every state that shows other pages or buttons.
type filled struct {
	*apptest.World
	*atlas
	visitors         []*visitor
	both             kompas.Person // belongs to two spaces
	linkForResidents string
	theirSets        []string // ids of sets that another space shares with this one
}

// fillWorld fills a world the way people fill it.
func fillWorld(a *atlas, w *apptest.World) *filled {
	a.t.Helper()
	w.LoadFigures()
	x := &filled{World: w, atlas: a}
	officer := x.visitor("beleidsadviseur", w.As(kompas.RolePolicy))
	f := filler{a.t, officer.client}
	x.fillCompasses(f)
	x.fillPictures(f, officer)
	x.fillResults(f, officer)
	x.fillActivities(f, officer)
	x.fillTree(f, officer)
	x.fillTalks(f, officer)
	x.fillParts(f, officer)
	x.fillProposals(f)
	x.fillAgreements(f)
	x.fillSuggestions(f, officer)
	x.fillParties(f)
	x.fillFunding()
	x.fillCauses(f, officer)
	x.fillYear(f, officer)
	x.fillStories(f, officer)
	x.fillReview(f, officer)
	x.fillCouncil(f)
	x.fillPeople()
	x.fillResidents(f, officer)
	x.fillAccounts()
	x.fillTakeOver()
	x.fillOwnAreas()
	x.fillAttachments(f, officer)
	x.fillList(f, officer)
	x.fillMessages()
	x.fillSets(f, officer)
	x.fillPartnership()
	for _, role := range []kompas.Role{kompas.RoleGuide, kompas.RoleProvider, kompas.RoleExecutive, kompas.RoleClerk, kompas.RolePrivacy} {
		x.visitor(string(role), w.As(role))
	}
	x.visitor("niet aangemeld", w.Anonymous())
	return x
}

// walkEverywhere walks as everybody who may come in.
func (x *filled) walkEverywhere() {
	x.t.Helper()
	for _, v := range x.visitors {
		x.walk(v, append(v.starts, "/")...)
	}
}

// visitor is somebody who walks from the first page on.
func (x *filled) visitor(name string, c *apptest.Client) *visitor {
	v := &visitor{name: name, client: c}
	x.visitors = append(x.visitors, v)
	return v
}

func (x *filled) fillCompasses(f filler) {
	f.fill("/r/baarn/kompassen/nieuw", "kompas", "titel", "Minder eenzaamheid", "vraagstuk", "Veel ouderen spreken dagen niemand.",
		"groep", "Inwoners van 75 jaar en ouder", "groep-aantal", "3.120", "groep-bron", "CBS 2024")
	f.fill("/r/baarn/kompassen/nieuw", "kompas", "titel", "Pas begonnen")
	f.fill("/r/baarn/kompassen/nieuw", "kompas", "titel", "Veilig naar school")
	f.press(f.open("/r/baarn/kompassen/veilig-naar-school/instellingen"), "/archiveren")
	f.fill("/r/baarn/kompassen/nieuw", "kompas", "titel", "In één wijk", "voor-gebied", "WK030800", "valt-onder", "minder-eenzaamheid")
	f.fill("/r/baarn/kompassen/nieuw", "kompas", "titel", "Oefenen", "oefenen", "ja")
	f.fill("/r/baarn/kompassen/nieuw", "kompas", "titel", "Geoefend", "oefenen", "ja")
	f.press(f.open("/r/baarn/kompassen/geoefend/instellingen"), "/echt-maken")
	seat := func(name, perspective, organisation string) apptest.Page {
		return f.fill(compassAt+"/tafel", "stoel", "naam", name, "perspectief", perspective, "organisatie", organisation, "sinds", "2025-01-06")
	}
	f.press(seat("Welzijn", "aanbieder", ""), "/vertrek")
	seat("Bewonersgroep Eemdal", "inwoner", "")
	seat("Beleid samenleving", "gemeente", "Gemeente Baarn")
	seat("Coördinator Buurtkracht", "aanbieder", "Stichting Buurtkracht")
}

// fillParts makes a part of each kind, and one more that is taken away again.
func (x *filled) fillParts(f filler, by *visitor) {
	for _, p := range []struct {
		page, kind string
		fields     []string // of the part that stays
		other      []string // of the one that is taken away
	}{
		{"/vooraf", "draagvlak", []string{"niveau", "ambtelijk", "draagvlak", "4", "toelichting", "Werk en inkomen doet mee."}, []string{"niveau", "politiek"}},
		{"/vooraf", "begrip", []string{"begrip", "Meedoen", "signalen", "Mensen groeten elkaar\nIemand belt aan"}, []string{"begrip", "Zelfredzaam"}},
		{"/vooraf", "betekenis", []string{"welk-begrip", first, "perspectief", "inwoner", "betekenis", "Dat er iemand belt."},
			[]string{"welk-begrip", first, "perspectief", "raad", "betekenis", "Dat weet ik nog niet."}},
		{"/beleid", "beleidspunt", []string{"beleidspunt", "Ouder worden doe je samen", "document", "Coalitieakkoord", "adres", "https://voorbeeld.nl/akkoord"},
			[]string{"beleidspunt", "Inzet in het centrum", "document", "Begroting"}},
		{"/beleid", "strookt", []string{"welk-punt", first, "strookt", "deels", "toelichting", "Vervoer ontbreekt.", "voorstel", "visie_bijstellen", "rust-op", first},
			[]string{"welk-punt", first, "strookt", "strookt"}},
		{"/aandacht", "aandachtspunt", []string{"waarom", "Hier is niemand overdag", "welk-gebied", first, "welk-cijfer", first, "plek", "1"}, []string{"waarom", "Dit bleek niet zo"}},
		{"/verbanden", "verband", []string{"verband", "leidt_tot", "ander-kompas", first, "toelichting", "Wie alleen is, loopt risico."},
			[]string{"verband", "later_verbinden", "ander-kompas", first}},
		{"/omgeving", "contextfactor", []string{"wat-gebeurde", "De bus rijdt minder vaak", "sinds-wanneer", "2025-06-01", "waar-gebeurde", first, "verwacht", "omhoog"},
			[]string{"wat-gebeurde", "Dit was elders", "sinds-wanneer", "2025-01-01", "verwacht", "omlaag"}},
		{"/kalender", "moment", []string{"wat-komt-er", "Gemeenteraadsverkiezingen", "soort-moment", "verkiezingen", "wanneer-komt-het", "2030-03-20", "wat-doen-we-dan", "De partijen laten zien wat inwoners merkten."},
			[]string{"wat-komt-er", "Een benchmark", "soort-moment", "vergelijking", "wanneer-komt-het", "2027-05-01"}},
		{"/van-deskundigen", "van-deskundigen", []string{"welk-resultaat", first, "wie-werkt-uit", "De data-analist", "voorstel-cijfers", "Twee vragen uit de monitor.", "terug-op", "2026-02-01", "groep-zegt", "ja", "besproken-op", "2026-02-12"},
			[]string{"welk-resultaat", first, "wie-werkt-uit", "Toch niet nodig", "groep-zegt", "nog_niet"}},
		{"/transformatie", "transformatiedoel", []string{"transformatiedoel", "Meer in het voorveld", "spanning", "Zorg blijft nodig."}, []string{"transformatiedoel", "Minder loketten"}},
		{"/kwaliteit/maatjes/wat-werkt", "interventie", []string{"interventie", "Samen op pad", "erkenning", "erkend", "webadres", "https://www.voorbeeld.nl"}, []string{"interventie", "Los idee", "erkenning", "geen"}},
		{"/kwaliteit/maatjes/wat-werkt", "kennis", []string{"titel", "Wat werkt bij eenzaamheid", "wat-het-zegt", "Begin bij wat iemand zelf wil."}, []string{"titel", "Oud rapport", "webadres", "https://www.voorbeeld.nl"}},
		{"/kwaliteit/maatjes/mensen", "inzet", []string{"wie-doet-het", "vrijwilliger", "hoeveel", "12", "telt-in", "mensen", "eigen-houding", "4"}, []string{"wie-doet-het", "professional", "hoeveel", "0,5", "telt-in", "fte"}},
		{"/kwaliteit/maatjes/mensen", "scholing", []string{"onderwerp-scholing", "Luisteren", "kosten", "450", "anderen-welkom", "ja"}, []string{"onderwerp-scholing", "Toch niet"}},
		{"/kwaliteit/maatjes/mensen", "reflectie", []string{"waar-kijken-we-naar", "Wie komt er niet?", "minuten", "45"}, []string{"waar-kijken-we-naar", "Iets anders", "minuten", "30"}},
		{"/kwaliteit/maatjes/voorwaarden", "voorwaarde", []string{"voorwaarde", "tijd", "genoeg", "2"}, []string{"voorwaarde", "geld", "genoeg", "5"}},
		{"/kwaliteit/maatjes/voorwaarden", "hobbel", []string{"hobbel", "Het buurthuis is dicht in de zomer", "veroorzaakt-door", "gemeente"}, []string{"hobbel", "Was er niet", "veroorzaakt-door", "anders"}},
		{"/verdieping", "hobbel", []string{"hobbel", "Moeilijke brieven", "veroorzaakt-door", "gemeente"}, []string{"hobbel", "Dit weer weg", "veroorzaakt-door", "wet"}},
		{"/verdieping", "kennis", []string{"titel", "Cijfers over eenzaamheid", "wat-het-zegt", "Meer mensen zijn alleen."}, []string{"titel", "Dubbel", "wat-het-zegt", "Dit stond er al."}},
		{"/eisen", "eis", []string{"eis", "Iemand neemt de telefoon op", "eisbron", "gemeente", "afgestemd", "ja", "afgestemd-met", "Alle partijen"}, []string{"eis", "Niet nodig", "eisbron", "wet"}},
		{"/kwaliteit/maatjes/voorwaarden", "eis-bij-activiteit", []string{"welke-eis", first, "voldoet", "voldoet"}, nil},
		{"/voorzieningen", "voorziening", []string{"voorziening", "Maatjeshulp", "voorzieningsoort", "individueel", "toegang", "vrij"}, []string{"voorziening", "Bestaat niet meer", "voorzieningsoort", "collectief", "toegang", "indicatie"}},
		{"/voorzieningen", "doel-van-mensen", []string{"doel-van-mensen", "Contact met anderen", "doelsoort", "verbeteren"}, []string{"doel-van-mensen", "Rust thuis", "doelsoort", "behouden"}},
		{"/outcome/maatjes/gedaan", "outputcijfer", []string{"outputsoort", "deelnemers", "periode", "2025", "hoeveel", "80"}, []string{"outputsoort", "euro", "periode", "2025", "hoeveel", "1200"}},
		{"/bord", "keuze", []string{"activiteit", "koffie-en-contact", "besluit", "stoppen", "reden", "Er komt bijna niemand."}, []string{"activiteit", "maatjes", "besluit", "houden", "reden", "Toch niet."}},
		{"/bord", "keuze", []string{"activiteit", "burendag", "besluit", "stoppen", "reden", "Niemand trekt het."}, nil},
		{"/bord", "afscheid", []string{"activiteit", "koffie-en-contact", "mensen-nu", "Zij gaan naar de Maatjes.", "stopt-op", "2026-12-31", "wie-vertelt-het", "De gastvrouw", "ruimte", "De dinsdag"},
			[]string{"activiteit", "burendag", "mensen-nu", "Niemand.", "stopt-op", "2026-12-31", "wie-vertelt-het", "De straat"}},
		{"/meetinstrumenten", "instrument", []string{"instrument", "Bewonersonderzoek", "instrumentbesluit", "voortzetten", "instrumentstand", "in_gebruik", "wie-vragen-we", "75-plussers", "minuten", "10",
			"keer-per-jaar", "1", "mensen-per-jaar", "600", "zegt-iets-over", first}, []string{"instrument", "Oude vragenlijst", "instrumentbesluit", "afscheid", "instrumentstand", "in_gebruik", "waarom", "Niemand leest het."}},
		{"/wie-doet-wat", "leerkring", []string{"leerthema", "Werken met rouw", "volgende-keer", "2026-12-01"}, []string{"leerthema", "Toch niet"}},
	} {
		page := f.fill(compassAt+p.page, "nieuw-"+p.kind, p.fields...)
		if p.other != nil {
			page = f.fill(compassAt+p.page, "nieuw-"+p.kind, p.other...)
			x.show(by, f.press(page, "/"+p.kind+"/.*/weghalen"))
		}
	}
	guide := x.visitor("begeleider van belangen", x.As(kompas.RoleGuide))
	g := filler{f.t, guide.client}
	g.fill(compassAt+"/belangen", "nieuw-belang", "belang", "De subsidie loopt af", "van-wie-belang", "Welzijn")
	x.show(guide, g.press(g.fill(compassAt+"/belangen", "nieuw-belang", "belang", "Dit bleek niet zo"), "/belang/.*/weghalen"))
	f.fill(compassAt+"/belangen", "zonder-naam", "belang", "Mijn baan hangt eraan")
	page := f.fill(compassAt+"/kwaliteit/koffie-en-contact/voorwaarden", "nieuw-eis-bij-activiteit", "welke-eis", first)
	x.show(by, f.press(page, "/eis-bij-activiteit/.*/weghalen"))
}

// fillProposals has people who write other parts propose something; one proposal is answered.
func (x *filled) fillProposals(f filler) {
	by := x.visitor(string(kompas.RoleCouncil), x.As(kompas.RoleCouncil))
	council := filler{f.t, by.client}
	council.fill(compassAt+"/voorstellen", "voorstel", "waarover", "insight", "voorstel", "Vraag ook de huisartsen.")
	x.show(by, council.fill(compassAt+"/voorstellen", "voorstel", "waarover", "ambition_result", "voorstel", "Noem de mantelzorgers."))
	page := f.open(compassAt + "/voorstellen")
	form := regexp.MustCompile(`id="(voorstel-[0-9a-f-]{36})" class="formulier"`).FindStringSubmatch(page.Body)
	f.submit(page, form[1], "antwoord", "niet_overgenomen", "waarom", "Zij zitten al aan tafel.")
}

func (x *filled) fillPictures(f filler, by *visitor) {
	said := func(query, id, words string) apptest.Page {
		return f.fill(compassAt+"/monitoring"+query, id, "duiding", words, "perspectief", "inwoner", "gezegd-door", "Riet")
	}
	said("", "duiding", "Na de verhuizing van de bakker zie ik niemand meer.")
	said("?onderwerp=huishoudens-laag-inkomen", "duiding-bij-cijfer", "Mensen schamen zich.")
	x.show(by, f.press(said("", "duiding", "Dit haal ik weer weg."), "/duidingen/.*/weghalen"))
	page := f.fill(compassAt+"/ambities/nieuw", "ambitie", "ambitie", "We willen dat ouderen mensen om zich heen hebben.")
	ambition := f.find(page, compassAt+"/ambities/[0-9a-f-]+")
	f.fill(ambition+"/wijzigen", "ambitie", "in-woorden-van-inwoners", "Dat er iemand belt.")
	f.fill(ambition, "eigenaren-keuze", "eigenaar", first)
	f.fill(compassAt+"/ambities/nieuw", "ambitie", "ambitie", "We willen dat niemand zich schaamt.")
	f.fill(compassAt+"/ambities/nieuw", "ambitie", "ambitie", "We willen dat iedereen iemand kent.")
}

func (x *filled) fillResults(f filler, by *visitor) {
	result := func(text string) apptest.Page {
		return f.fill(compassAt+"/resultaten/nieuw", "resultaat", "horizon", "4", "resultaat", text, "doelgroep", "Inwoners van 75 jaar en ouder",
			"doelgroep-aantal", "3.120", "doelgroep-bron", "CBS 2024", "startjaar", "2025", "ambitie", first)
	}
	page := result("minder ouderen zich eenzaam voelen")
	measured := func(page apptest.Page, name, nature string) {
		i := f.fill(page.Path+"/indicatoren/nieuw", "indicator", "indicator", name, "aard", nature, "eenheid", "procent", "richting", "omlaag",
			"grondslag", "steekproef", "bron", "Bewonersonderzoek")
		i = f.submit(i, "meting", "periode", "2024", "k", "300", "n", "600")
		i = f.submit(i, "doel", "beginmeting", "2024", "doel-soort", "decrease_to", "doel", "40", "doel-periode", "2029")
		f.submit(i, "meting", "periode", "2025", "k", "264", "n", "600")
	}
	measured(page, "Ouderen die zich eenzaam voelen", "beleving")
	measured(page, "Ouderen die alleen wonen", "feit")
	f.fill(page.Path, "eigenaren-keuze", "eigenaar", first)
	f.press(f.open(page.Path+"/indicatoren/nieuw?zoek=laag+inkomen"), "/landelijk")
	neighbours := result("meer buren elkaar kennen")
	measured(neighbours, "Mensen die hun buren kennen", "beleving")
	measured(neighbours, "Straten met een burendag", "feit")
	f.fill(compassAt+"/resultaten/nieuw", "resultaat", "resultaat", "minder ouderen alleen eten")
	f.fill(compassAt+"/resultaten/voorbeelden", "aanbod-eenzaamheid-1", "aanbod", "eenzaamheid-1", "waar", "nieuw", "indicatoren", "eenzaamheid-1-2")
	x.show(by, f.press(f.open(result("dit resultaat weer verdwijnt").Path+"/wijzigen"), "resultaten/.*/weghalen"))
}

func (x *filled) fillActivities(f filler, by *visitor) {
	activity := func(name, state, organisation string) apptest.Page {
		return f.fill(compassAt+"/activiteiten/nieuw", "activiteit", "activiteit", name, "omschrijving", "Elke dinsdag koffie in het buurthuis.", "voor-wie", "75-plussers",
			"vorm", "formeel", "nieuw-of-bestaand", "bestaand", "stand", state, "sinds", "2023", "organisatie-nieuw", organisation, "resultaat", first)
	}
	activity("Koffie en contact", "loopt", "Stichting Buurtkracht")
	activity("Maatjes", "loopt", "Stichting Ander")
	activity("Burendag", "idee", "")
	removed := activity("Verdwijnt weer", "idee", "Stichting Weg")
	x.show(by, f.press(f.open(removed.Path+"/wijzigen"), removed.Path+"/weghalen"))
	at := compassAt + "/activiteiten/koffie-en-contact/wijzigen"
	claim := regexp.MustCompile(`id="(als-dan-[^"]+)"`).FindStringSubmatch(f.open(at).Body)
	f.fill(at, claim[1], "als", "een vrijwilliger belt", "dan", "durven mensen te komen", "draagt-bij", "minder mensen eenzaam zijn", "onderbouwing", "wat_werkt")
	provider := filler{f.t, x.As(kompas.RoleProvider)}
	for element, state := range map[string]string{"wat_werkt": "op_orde", "mensen": "knelpunt"} {
		provider.fill(compassAt+"/kwaliteit/koffie-en-contact", "kwaliteit-"+element, "toelichting", "Persoonlijk uitnodigen helpt.", "staat", state)
	}
	for activity, yes := range map[string]string{"koffie-en-contact": "55", "maatjes": "39"} {
		f.fill(compassAt+"/outcome/"+activity, "uitkomst", "soort-vraag", "doelrealisatie", "periode", "2025", "bereikt", "100", "antwoorden", "80",
			"positief", yes, "wie-oordeelde", "inwoner")
	}
}

// fillTree writes down what is needed, draws lines, ties activities to each other, and takes one of each away again.
func (x *filled) fillTree(f filler, by *visitor) {
	need := func(text, result string) apptest.Page {
		return f.fill(compassAt+"/nodig/nieuw", "nodig", "nodig", text, "van-wie", "75-plussers", "perspectief", "inwoner", "resultaat", result)
	}
	need("Iemand die meeloopt", first)
	need("Vervoer", "")
	need("Dit verdwijnt weer", "")
	x.show(by, f.press(f.open(compassAt+"/nodig/3/wijzigen"), "/nodig/3/weghalen"))
	card := compassAt + "/doelenboom/"
	f.fill(card+"n-1", "lijn-activiteit", "naar", "x-koffie-en-contact")
	f.fill(card+"n-1", "lijn-activiteit", "naar", "x-maatjes")
	x.show(by, f.press(f.open(card+"n-1"), "/lijn/x-maatjes/weghalen"))
	x.show(by, f.open(card+"r-3"))
	f.fill(card+"r-2", "plek", "deel-van", "1", "ambitie", first)
	f.fill(card+"x-koffie-en-contact", "samenhang", "samenhang", "keten_na", "andere", "maatjes", "toelichting", "Het maatje loopt mee.")
	related := f.fill(card+"x-burendag", "samenhang", "samenhang", "integraal", "andere", "maatjes")
	x.show(by, f.press(f.open(card+"x-burendag"), "/samenhang/[^/]+/weghalen"))
	x.show(by, related)
	f.fill(card+"x-burendag", "lijn-resultaat", "naar", "r-2")
	x.show(by, f.press(f.open(card+"x-burendag"), "/als-dan/[^/]+/weghalen"))
}

func (x *filled) fillTalks(f filler, by *visitor) {
	f.fill(compassAt+"/gesprekken/nieuw", "gesprek", "datum", "2026-06-12", "tijd", "14.00", "plaats", "Buurthuis De Brink", "stap", "2")
	page := f.fill(compassAt+"/gesprekken/nieuw", "gesprek", "datum", "2026-02-12", "stap", "1")
	form, _ := read(f.t, page.Body).form("aanwezig")
	for _, c := range form.controls {
		if strings.HasPrefix(c.name, "aanwezig-") {
			page = f.submit(page, "aanwezig", c.name, "3")
		}
	}
	page = f.submit(page, "inbreng", "inbreng", "Dit was een vergissing", "perspectief", "gemeente")
	x.show(by, f.press(page, "/inbreng/.*/weghalen"))
	page = f.submit(f.open(page.Path), "inbreng", "inbreng", "De bus rijdt niet meer door onze straat", "perspectief", "inwoner", "gezegd-door", "Mevrouw K.")
	page = f.submit(page, "uitkomst", "uitkomst", "We vragen naar vervoer.")
	f.press(page, "/afronden")
}

// fillAgreements adopts an ambition and a result, and begins a new version of both.
func (x *filled) fillAgreements(f filler) {
	ambitions := regexp.MustCompile(compassAt+"/ambities/[0-9a-f-]{36}").FindAllString(f.open(compassAt+"/monitoring").Body, -1)
	results := f.open(compassAt + "/resultaten")
	for i, at := range []string{ambitions[0], f.find(results, compassAt+"/resultaten/1-[^\"/]+"), ambitions[len(ambitions)-1], f.find(results, compassAt+"/resultaten/2-[^\"/]+")} {
		f.fill(at, "vaststellen", "gesprek", first, "toelichting", "De huisartsen kijken mee.")
		if i < 2 {
			f.fill(at, "nieuwe-versie", "reden", "De groep is groter geworden.")
		}
		if i == 2 { // a second version that counts, so that the first can come back
			f.fill(at, "nieuwe-versie", "reden", "De zin kan korter.")
			f.fill(at, "vaststellen", "gesprek", first)
		}
	}
}

func (x *filled) fillStories(f filler, by *visitor) {
	story := func(text string, fields ...string) apptest.Page {
		return f.fill(compassAt+"/verhalen/nieuw", "verhaal", append([]string{"verhaal", text, "verteller", "Mevrouw T., 80-plus", "perspectief", "inwoner",
			"verteld-op", "2026-02-12", "resultaat", first}, fields...)...)
	}
	story("Bij de brievenbus hoor je alles.")
	told := f.press(story("Dit trek ik weer in."), "/code")
	teller := x.visitor("verteller", x.Anonymous())
	withdraw := func(shown apptest.Page) apptest.Page {
		page := filler{f.t, teller.client}.fill("/verhaal/intrekken", "intrekken", "code", regexp.MustCompile(`\d+(-[0-9A-Z]{4}){3}`).FindString(shown.Text()))
		x.show(teller, page)
		return page
	}
	x.show(teller, filler{f.t, teller.client}.submit(withdraw(told), "intrekken"))
	page := story("Sinds de koffie ken ik de halve straat.", "mag-in-gesprek", "ja", "mag-naar-raad", "ja", "mag-openbaar", "ja")
	told = f.press(page, "/code")
	x.show(by, told)
	withdraw(told)
	page = f.press(page, "/stand", "naar", "bekeken")
	f.press(page, "/stand", "naar", "vrijgegeven")
}

// fillCouncil freezes a council page with a story on it, and begins another.
func (x *filled) fillCouncil(f filler) {
	page := f.press(f.open("/r/baarn/raad"), "/raad/minder-eenzaamheid/[^/]+")
	at := strings.TrimSuffix(page.Path, "/wijzigen")
	f.fill(at+"/wijzigen", "raadsblad", "stand", "Het gaat langzaam de goede kant op.")
	frozen := f.press(f.open(at+"/wijzigen"), "/vastleggen")
	f.press(f.open("/r/baarn/raad"), "/raad/minder-eenzaamheid/[^/]+")
	x.fillDossier(f, frozen.Path)
}

// fillDossier lets council and officers do what stands around a council page: core values, questions, motions, parking.
func (x *filled) fillDossier(f filler, frozen string) {
	manager := x.visitor("beheerder van de lijsten", x.As(kompas.RoleManager))
	m := filler{x.t, manager.client}
	for _, list := range []string{"kernwaarden", "levensdomeinen"} {
		at := "/r/baarn/beheer/" + list
		m.fill(at, "erbij", "naam", "Iedereen doet mee")
		m.fill(at, "erbij", "naam", "Verdwijnt weer")
		x.show(manager, m.press(m.open(at), "/beheer/"+list+"/[^/]+/weghalen"))
	}
	dossier := "/r/baarn/dossier/minder-eenzaamheid/"
	f.submit(f.open(dossier+"resultaat-1"), "motie", "motie", "Niemand alleen", "motiedatum", "2025-11-06", "motieadres", "https://voorbeeld.nl/motie", "motie-bij", "resultaat")
	page := f.open(dossier + "resultaat-1/kernwaarden")
	field := regexp.MustCompile(`name="(oordeel-[^"]+)"`).FindStringSubmatch(page.Body)
	f.submit(page, "kernwaarden", field[1], "twijfel")
	waiting := f.fill(compassAt+"/resultaten/nieuw", "resultaat", "horizon", "4", "resultaat", "meer ouderen veilig fietsen", "doelgroep", "Inwoners van 75 jaar en ouder", "startjaar", "2025")
	f.fill(waiting.Path+"/indicatoren/nieuw", "indicator", "indicator", "Ouderen die fietsen", "aard", "feit", "eenheid", "procent", "richting", "omhoog",
		"grondslag", "steekproef", "bron", "Bewonersonderzoek")
	parking := f.open(f.find(f.open(waiting.Path), dossier+"resultaat-[0-9]+"))
	f.submit(parking, regexp.MustCompile(`id="(parkeren-[^"]+)" class`).FindStringSubmatch(parking.Body)[1], "reden", "Er komt een nieuw college", "volgende-datum", "2026-09-01")
	council := filler{x.t, x.As(kompas.RoleCouncil)}
	for _, question := range []string{"Waarom duurt dit zo lang?", "Voor wie is dit?"} {
		council.fill(frozen, "vraag", "vraag", question, "bij", "resultaat:")
	}
	page = f.open(frozen)
	f.submit(page, regexp.MustCompile(`id="(antwoord-[^"]+)" class`).FindStringSubmatch(page.Body)[1], "antwoord", "De maatjes begonnen pas in juni.")
}

func (x *filled) fillPeople() {
	manager := x.visitor("beheerder", x.As(kompas.RoleManager))
	f := filler{x.t, manager.client}
	f.sent(manager.client.Post("/r/baarn/kompascheck", url.Values{"veld": {"loketten"}, "loketten": {"loket\nbalie"}}, "HX-Request", "true"))
	page := f.fill("/r/baarn/mensen/uitnodigen", "uitnodigen", "naam", "Nora Nieuw", "email", "nora@voorbeeld.nl", "rol", "raadslid")
	link := f.find(page, "/uitnodiging/baarn/[^\"]+")
	x.visitor("genodigde", x.Anonymous()).starts = []string{link}
	x.both = x.AddPerson("Twan Tweeplek")
	for _, space := range []kompas.Space{x.Space, x.Elsewhere} {
		x.AddMembership(space, x.both, kompas.Membership{Role: kompas.RolePolicy, ScopeKind: kompas.ScopeSpace})
	}
	x.visitor("in twee ruimtes", x.Client(x.both))
	page = f.fill("/r/baarn/mensen/uitnodigen", "uitnodigen", "naam", x.Stranger.Name, "email", x.Stranger.Email, "rol", "college")
	for _, own := range regexp.MustCompile(`/uitnodiging/baarn/[^"]+`).FindAllString(page.Body, -1) {
		if own != link {
			x.visitor("genodigd van elders", x.Client(x.Stranger)).starts = []string{link, own}
		}
	}
	left := x.AddPerson("Gerda Gegaan")
	x.AddMembership(x.Space, left, kompas.Membership{Role: kompas.RoleClerk, ScopeKind: kompas.ScopeSpace, ValidTo: "2026-01-02"})
	f.fill("/r/baarn/bewaren", "bewaren", "vertrokken-maanden", "12")
	x.show(manager, f.open("/r/baarn/mensen/"+string(left.ID)))
	x.SetPassword(x.Person(kompas.RoleProfessional), password)
	page = f.press(f.open("/r/baarn/mensen/"+string(x.Person(kompas.RoleProfessional).ID)), "/wachtwoord")
	x.show(manager, page)
	x.visitor("wachtwoord kwijt", x.Anonymous()).starts = []string{f.find(page, "/wachtwoord/[^\"]+")}
}

func (x *filled) fillResidents(f filler, by *visitor) {
	page := f.fill(compassAt+"/bewoners", "bewonerslink", "voor-wie", "Inloop bibliotheek")
	x.show(by, page)
	resident := x.visitor("inwoner", x.Anonymous())
	at := f.find(page, "/r/baarn/m/[^\"]+")
	resident.starts, x.linkForResidents = []string{at}, at
	r := filler{f.t, resident.client}
	r.fill(at+"/voorstel", "meedoen", "waarover", "insight", "voorstel", "Een bankje bij de halte.")
	x.fillGuests()
	page = r.fill(at+"/verhaal", "meedoen", "verhaal", "Ik durfde geen hulp te vragen.")
	x.show(resident, page)
	page = r.submit(page, "meedoen", "mag-in-gesprek", "ja")
	x.show(resident, page)
	x.show(resident, r.submit(page, "meedoen", "verteller", "Mevrouw uit Noord"))
}

// fillGuests lets somebody from outside in to one thing.
func (x *filled) fillGuests() {
	guide := filler{x.t, x.As(kompas.RoleGuide)}
	page := guide.fill(compassAt+"/gasten", "gast", "gastnaam", "Jet Kenner", "soort-gast", "deskundige", "waarvoor", first, "tot-en-met", "2026-12-01")
	x.show(x.visitor("begeleider van gasten", guide.c), page)
	at := guide.find(page, "/r/baarn/g/[^\"]+")
	guest := x.visitor("gast", x.Anonymous())
	guest.starts = []string{at}
	x.show(guest, filler{x.t, guest.client}.fill(at, "voorstel", "voorstel", "Vraag ook de huisarts."))
}

// fillAccounts sets a second factor up for one person, and leaves another half-way.
func (x *filled) fillAccounts() {
	x.SetPassword(x.Person(kompas.RolePolicy), password)
	half := x.visitor("vrijwilliger", x.As(kompas.RoleVolunteer))
	x.SignIn(x.Person(kompas.RoleVolunteer)) // on another device
	x.SetPassword(x.Person(kompas.RoleVolunteer), password)
	filler{x.t, half.client}.press(half.client.Get("/mijn/tweede-stap"), "/mijn/tweede-stap")
	person := x.Person(kompas.RoleProfessional)
	whole := x.visitor("professional", x.Client(person))
	f := filler{x.t, whole.client}
	page := f.press(f.open("/mijn/tweede-stap"), "/mijn/tweede-stap")
	secret := regexp.MustCompile(`<code class="sleuteltekst">([A-Z2-7 ]+)<`).FindStringSubmatch(page.Body)
	if secret == nil {
		x.t.Fatalf("no secret on %s", page.Text())
	}
	code, err := totp.GenerateCode(strings.ReplaceAll(secret[1], " ", ""), x.Clock.Now())
	if err != nil {
		x.t.Fatal(err)
	}
	x.show(whole, f.submit(page, "aan", "code", code))
	owes := x.visitor("halverwege aanmelden", x.Anonymous())
	page = filler{x.t, owes.client}.fill("/aanmelden", "aanmelden", "email", person.Email, "wachtwoord", password)
	owes.starts = []string{page.Path}
}

// fillPartnership has two municipalities take part in a compass of a partnership.
func (x *filled) fillPartnership() {
	space := x.AddSpace(kompas.Space{Kind: kompas.PartnershipSpace, Name: "Drie Bruggen", Slug: "bruggen", HorizonDefault: 4})
	p := x.AddPerson("Vera Verband")
	x.AddMembership(space, p, kompas.Membership{Role: kompas.RoleGuide, ScopeKind: kompas.ScopeSpace})
	by := x.visitor("samenwerkingsverband", x.Client(p))
	f := filler{x.t, by.client}
	f.fill("/r/bruggen/kompassen/nieuw", "kompas", "titel", "Schulden samen")
	at, kind := "/r/bruggen/kompassen/schulden-samen/gemeenten", "gemeente-in-verband"
	f.fill(at, "nieuw-"+kind, "welke-gemeente", "GM0308")
	x.show(by, f.press(f.fill(at, "nieuw-"+kind, "welke-gemeente", "GM0342"), "/"+kind+"/.*/weghalen"))
}

// noPost is a post office that sends nothing.
type noPost struct{}

func (noPost) Send(context.Context, string, string, string) error { return nil }

// otherInstallations walks an installation in which nothing was set up yet, and a demonstration that can send mail.
func otherInstallations(a *atlas, empty, demo *apptest.World) {
	a.t.Helper()
	token, err := empty.App.SetupLink(a.t.Context())
	if err != nil {
		a.t.Fatal(err)
	}
	a.walk(&visitor{name: "eerste beheerder", client: empty.Anonymous()}, "/begin/"+token, "/")
	if err := demo.App.ClaimDemo(a.t.Context()); err != nil {
		a.t.Fatal(err)
	}
	space, err := demo.App.AddDemoSpace(a.t.Context(), kompas.Space{Kind: kompas.MunicipalitySpace, Name: "Gemeente Baarn", AreaCode: "GM0308", HorizonDefault: 4})
	if err == nil {
		err = demo.App.AddDemoPerson(a.t.Context(), space, map[string]string{"naam": "Bea Advies", "email": "bea@voorbeeld.nl", "rol": "beleidsadviseur", "bereik": "tenant"})
	}
	if err != nil {
		a.t.Fatal(err)
	}
	demo.Mail = noPost{}
	demo.GoOn(demo.Store)
	a.walk(&visitor{name: "kijker", client: demo.Anonymous()}, "/")
}

// TestTheWholeProduct walks all there is, and then asks of it what must hold for every page and form.
func TestTheWholeProduct(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		a := newAtlas(t)
		x := fillWorld(a, w)
		x.walkEverywhere()
		otherInstallations(a, apptest.Empty(t, w.Kit.Engine), apptest.Empty(t, w.Kit.Engine))
		before := x.traces()
		t.Run("every route is met", x.everyRouteIsMet)
		t.Run("every page is whole", x.everyPageIsWhole)
		t.Run("nobody sees what is not for them", x.nobodySeesWhatIsNotForThem)
		t.Run("nobody does what is not for them", x.nobodyDoesWhatIsNotForThem)
		t.Run("no trace is left", func(t *testing.T) { x.mustLeaveNoTrace(t, before) })
	})
}
