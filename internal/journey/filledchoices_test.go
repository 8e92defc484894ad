package journey_test

import "kompas/kompas"

// fillSuggestions brings what others know to an activity, takes one over and another away.
func (x *filled) fillSuggestions(f filler, by *visitor) {
	at := compassAt + "/kwaliteit/maatjes/wat-werkt"
	f.press(f.fill(at, "nieuw-suggestie", "suggestie", "Samen eten", "waarom-hier", "Het werkt in Soest.", "erkenning", "erkend"), "/interventie", "interventie", "Samen eten")
	f.fill(at, "nieuw-suggestie", "suggestie", "Samen lopen", "waarom-hier", "Bewoners vroegen ernaar.", "erkenning", "goed_beschreven")
	x.show(by, f.press(f.fill(at, "nieuw-suggestie", "suggestie", "Iets anders", "waarom-hier", "Zomaar.", "erkenning", "geen"), "/suggestie/.*/weghalen"))
}

// fillParties has a party that has nobody here written down what it adds, and appoints it.
func (x *filled) fillParties(f filler) {
	page := f.open(compassAt + "/activiteiten/maatjes")
	at := f.find(page, compassAt+"/activiteiten/maatjes/wie/[0-9a-f-]{36}")
	f.fill(at, "bijdrage", "bijdrage", "Iemand loopt mee.", "waaruit-blijkt", "Een verhaal.", "blijkt-op", "2026-02-01")
	f.fill(at, "aanwijzen", "wie-besloot", "Het college")
}

// fillFunding has the purchaser write down how an activity is paid, and take one line away again.
func (x *filled) fillFunding() {
	by := x.visitor(string(kompas.RolePurchaser), x.As(kompas.RolePurchaser))
	f := filler{x.t, by.client}
	at := compassAt + "/activiteiten/maatjes/geld"
	f.fill(at, "nieuw-geld", "soort-geld", "subsidie", "bedrag", "12000", "werking", "hindert", "hoe-werkt-het", "Per uur betalen kost tijd.")
	page := f.fill(at, "nieuw-geld", "soort-geld", "inkoop", "zelf-kiezen", "ja")
	x.show(by, f.press(page, "/geld/.*/weghalen"))
}

// fillYear answers the question of the year and writes down what that leads to, each once in vain.
func (x *filled) fillYear(f filler, by *visitor) {
	at := compassAt + "/jaarvraag"
	page := f.fill(at, "nieuw-jaarantwoord", "nog-juist", "deels", "namens", "De gemeente")
	x.show(by, f.press(page, "/jaarantwoord/.*/weghalen"))
	f.fill(at, "nieuw-jaarantwoord", "nog-juist", "ja", "namens", "De gemeente")
	page = f.fill(at, "nieuw-jaaruitkomst", "uitkomst", "Toch niet", "waarbij", "stap3")
	x.show(by, f.press(page, "/jaaruitkomst/.*/weghalen"))
	f.fill(at, "nieuw-jaaruitkomst", "uitkomst", "Meer samen met bewoners", "waarbij", "stap3")
}

// fillCauses writes down what is behind the issue, and under which circumstances people act, each once in vain.
func (x *filled) fillCauses(f filler, by *visitor) {
	at := compassAt + "/activiteiten/maatjes/geld"
	f.fill(at, "nieuw-omstandigheid", "helpt-of-hindert", "hindert", "omstandigheid", "Er moet een vergunning komen", "door-gemeente", "ja")
	x.show(by, f.press(f.fill(at, "nieuw-omstandigheid", "helpt-of-hindert", "helpt", "omstandigheid", "Was er niet"), "/omstandigheid/.*/weghalen"))
	at = compassAt + "/verbanden"
	f.fill(at, "nieuw-oorzaak", "oorzaak", "De bus rijdt niet meer", "werkt-door", "Mensen blijven thuis", "perspectief", "inwoner")
	x.show(by, f.press(f.fill(at, "nieuw-oorzaak", "oorzaak", "Dit bleek niet zo", "perspectief", "raad"), "/oorzaak/.*/weghalen"))
}
