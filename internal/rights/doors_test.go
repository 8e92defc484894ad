package rights_test

import (
	"net/http"
	"slices"
	"strings"
	"testing"

	"kompas/internal/apptest"
	"kompas/internal/walktest"
	"kompas/web/desk"
)

// door is where something is changed: the rows of the matrix with the letters that open it, each as "row: letters". A door
// that is opened by what a form is about, and not by where it is sent, says why in place of them.
type door struct {
	at   string // how its address begins, after the space
	open []string
	why  string
}

const inCompass = "/kompassen/{kompas}/"

// doorRows are all doors of the desk, the more particular ones first.
func doorRows() []door {
	compass, insight, ambition, activity := "compass, seats, sessions: C", "insight, shared term, need: C", "ambition, result (text): C", "activity, claim, relation: C"
	indicator, quality, instrument, stories := "indicator, binding, target: C", "quality input, staffing, obstacle: C", "choose instrument, plan round: C", "moderate stories: C"
	joint, action, own, people := "joint review: CD", "improvement action: C", "organisation review (learning space): C", "manage people: C"
	list := []door{{inCompass + "voorstellen", nil, "whoever has a P in any row proposes there, and who may do it answers"},
		{inCompass + "kompascheck", nil, "who may change what is asked about leaves it; lifting has its own row"}, {inCompass + "bijlagen", nil, "a file follows what it is attached to"},
		{"/berichten/{bericht}", []string{people}, ""}, {"/berichten", nil, "each chooses how often to hear what is new"},
		{"/gesprekken/{id}/inbreng", nil, "who takes part says something, and takes back only that"}, {"/gesprekken", []string{compass}, ""},
		{"/wijken/omschrijving", []string{"import observations: C"}, ""}, {"/indicatorensets", []string{indicator}, ""}, {"/kompassen/nieuw", []string{compass}, ""}, {"/kompascheck", []string{people}, ""}, {"/overnemen", []string{"export and import of a compass: C"}, ""},
		{"/raad/{kompas}/{resultaat}/{datum}/vragen/{vraag}", []string{"answer council question: CS"}, ""}, {"/raad/{kompas}/{resultaat}/{datum}/vragen", []string{"council question: C"}, ""},
		{"/raad/{kompas}/{resultaat}/vastleggen", []string{"council report: CS"}, ""}, {"/raad", []string{"council report: PC"}, ""},
		{"/dossier/{kompas}/{wat}/klaarzetten", []string{"college proposal: P", "council adoption (record): P"}, ""},
		{"/dossier/{kompas}/{wat}/besluit", []string{"college proposal: S", "council adoption (record): S"}, ""},
		{"/dossier/{kompas}/{wat}/einde", []string{"adopt jointly (after session): S", "college proposal: S", "council adoption (record): S"}, ""},
		{"/dossier/{kompas}/{wat}/moties", []string{"council report: PC"}, ""}, {"/dossier/{kompas}/{wat}/kernwaarden/tekenen", []string{"core-value check: S"}, ""},
		{"/dossier/{kompas}/{wat}/kernwaarden", []string{"core-value check: P"}, ""}, {"/dossier", []string{ambition}, ""},
		{"/beheer/kernwaarden", []string{people, "core-value check: P"}, ""}, {"/beheer", []string{people}, ""}, {"/mensen", []string{people}, ""}, {"/uitnodigingen", []string{people}, ""}, {"/instellingen", []string{people}, ""},
		{"/cijfers-inlezen", []string{"import observations: C"}, ""}, {"/eigen-gebieden", []string{"import observations: C"}, ""}, {"/openbaar", []string{"publish round: S"}, ""}, {"/bewaren/akkoord", []string{"retention, consent text, log: S"}, ""}, {"/bewaren", []string{"retention, consent text, log: C"}, ""}}
	of := func(rows []string, parts ...string) {
		for _, p := range parts {
			list = append(list, door{inCompass + p, rows, ""})
		}
	}
	of([]string{ambition}, "beleid", "transformatie", "ambities/nieuw", "ambities/{id}/wijzigen", "ambities/{id}/bewijs", "ambities/{id}/eigenaren", "ambities/{id}/nieuwe-versie",
		"van-cijfer-naar-ambitie/ambitie")
	of([]string{"adopt jointly (after session): S"}, "ambities/{id}/vaststellen", "resultaten/{resultaat}/vaststellen")
	of([]string{indicator}, "resultaten/{resultaat}/indicatoren", "van-deskundigen", "resultaten/voorbeelden")
	of([]string{ambition}, "resultaten")
	of([]string{compass}, "vooraf/draagvlak", "verbanden/verband", "gemeenten", "kalender", "instellingen", "echt-maken", "archiveren", "terugzetten", "levensdomein", "tafel", "bewoners", "gesprekken")
	of([]string{insight}, "vooraf", "aandacht", "omgeving", "verbanden/oorzaak", "nodig", "monitoring", "van-cijfer-naar-ambitie/duiding", "wie-doet-wat", "verdieping/kennis")
	of([]string{activity}, "bord", "activiteiten/{activiteit}/geld/omstandigheid", "voorzieningen/voorziening", "activiteitenlijst")
	of([]string{"funding agreement amounts: C"}, "activiteiten/{activiteit}/geld/geld")
	of([]string{"appoint executing partner: S"}, "activiteiten/{activiteit}/wie/{bijdrage}/aanwijzen")
	of([]string{activity, "contribution statement: CP"}, "activiteiten/{activiteit}/wie")
	of([]string{activity, insight}, "activiteiten", "doelenboom")
	of([]string{quality, insight}, "kwaliteit/{activiteit}/wat-werkt/suggestie")
	of([]string{quality, activity, "quality requirement: C"}, "kwaliteit/{activiteit}/voorwaarden/eis-bij-activiteit")
	of([]string{quality, activity}, "verdieping/hobbel", "kwaliteit/{activiteit}/{element}")
	of([]string{quality, activity}, "kwaliteit") // who changes an activity answers for executors who have nobody here
	of([]string{"quality requirement: CP"}, "eisen")
	of([]string{instrument}, "meetinstrumenten", "voorzieningen/doel-van-mensen")
	of([]string{instrument, "contribution statement: C", activity}, "outcome")
	of([]string{joint}, "jaarvraag/jaarantwoord")
	of([]string{action}, "jaarvraag/jaaruitkomst", "verbeteren/acties")
	of([]string{joint, own, action, "share from the learning space: S"}, "verbeteren")
	of([]string{stories}, "verhalen")
	of([]string{"export and import of a compass: C"}, "meenemen")
	of([]string{"copy as template: C"}, "kopie")
	return append(list, door{inCompass + "gasten", nil, "only the facilitator, by a sentence of the method"}, door{inCompass + "belangen", nil, "only the facilitator reads them; anybody at the table may leave one without a name"})
}

// doorOf finds the door that an address belongs to; the first that its pattern begins with.
func doorOf(pattern string) (door, bool) {
	rest := strings.TrimPrefix(pattern, "/r/{ruimte}")
	at := slices.IndexFunc(doorRows(), func(d door) bool { return strings.HasPrefix(rest, d.at) })
	if at < 0 {
		return door{}, false
	}
	return doorRows()[at], true
}

// opens says whether the matrix lets a role through, for something at least.
func (d door) opens(rows map[string]map[column]string, c column) bool {
	return slices.ContainsFunc(d.open, func(s string) bool {
		row, letters, _ := strings.Cut(s, ": ")
		l := letter(rows[row][c])
		return l != "" && strings.Contains(letters, l)
	})
}

func TestEachDoorNamesARowOfTheMatrix(t *testing.T) {
	rows := matrix(t)
	for _, r := range desk.New().Routes() {
		if r.Method != http.MethodPost || !strings.HasPrefix(r.Path, "/r/{ruimte}/") {
			continue
		}
		d, ok := doorOf(r.Path)
		if !ok {
			t.Errorf("%s: say which row of the matrix opens it (doorRows)", r.Path)
		}
		for _, s := range d.open {
			row, _, _ := strings.Cut(s, ": ")
			if rows[row] == nil {
				t.Errorf("%s: the method has no row %q", d.at, row)
			}
		}
	}
}

// TestNoDoorIsOpenToARoleThatTheMatrixKeepsOut sends every form that anybody finds, as each role to which no row of its door
// gives the letter. deeds tries the other side: that who may, can.
func TestNoDoorIsOpenToARoleThatTheMatrixKeepsOut(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		x, rows, mux := newWorld(w), matrix(t), http.NewServeMux()
		for _, r := range desk.New().Routes() {
			if r.Method == http.MethodPost {
				mux.Handle("POST "+r.Path, http.NotFoundHandler())
			}
		}
		x.t = t
		x.furnish(rows)
		found := x.forms(mux)
		before := x.stored()
		for pattern, p := range found {
			d, _ := doorOf(pattern)
			for _, c := range columns() {
				if d.why != "" || c != "GA" && d.opens(rows, c) || c == "GA" && d.at == "/kompassen/nieuw" { // for which area is a field of that form
					continue
				}
				got := x.browser(c).Still().Post(p.path, p.values)
				signIn := c == "IN" && got.Status == http.StatusSeeOther && strings.HasPrefix(got.Header.Get("Location"), "/aanmelden")
				if got.Status != http.StatusForbidden && got.Status != http.StatusNotFound && !signIn {
					t.Errorf("%s may not, and sends %s: got %d to %q %.200s", c, pattern, got.Status, got.Header.Get("Location"), got.Text())
				}
			}
		}
		if changed := difference(before, x.stored()); changed != "" {
			t.Errorf("somebody who may not changed %s:\n\t%s", changed, strings.Join(x.lastWritten(), "\n\t"))
		}
		x.missing(found)
	})
}

// furnish does every deed once as somebody who may, so that there is something of everything to change.
func (x *world) furnish(rows map[string]map[column]string) {
	for _, d := range deeds() {
		for _, c := range columns() {
			v := d.variants(c)[0]
			if c == "IN" || c == "GA" || !d.may(rows, c, v) {
				continue
			}
			form := d.ready(x, x.city, v.activity(x.city))
			x.browser(c).Post(form.path, form.values)
			break
		}
	}
	for _, p := range parts() {
		x.furnishWith(x.officer, p)
	}
	for _, p := range partsOfActivity() {
		x.furnishWith(x.As("aanbieder_coordinator"), append([]string{strings.ReplaceAll(p[0], "{activiteit}", x.city.ours)}, p[1:]...))
	}
	x.furnishWith(x.guide, []string{"/belangen", "belang", "belang", "De subsidie loopt af", "van-wie-belang", "Welzijn"})
	x.send(x.manager, x.open(x.manager, "/r/baarn/beheer/levensdomeinen"), "erbij", "naam", "Meedoen")
	x.furnishFigures()
	x.furnishOwnAreas()
}

// furnishWith makes one part: the page it is made on, its kind, and its fields.
func (x *world) furnishWith(c *apptest.Client, p []string) {
	x.t.Helper()
	x.send(c, x.open(c, x.city.at+p[0]), "nieuw-"+p[1], slices.Clone(p[2:])...)
}

// parts are made by an officer, so that they can be changed.
func parts() [][]string {
	return [][]string{{"/vooraf", "draagvlak", "niveau", "ambtelijk"}, {"/vooraf", "betekenis", "welk-begrip", first, "perspectief", "inwoner", "betekenis", "Dat er iemand belt."},
		{"/beleid", "strookt", "welk-punt", first, "strookt", "strookt"}, {"/transformatie", "transformatiedoel", "transformatiedoel", "Minder loketten"},
		{"/aandacht", "aandachtspunt", "waarom", "Hier is overdag niemand"}, {"/omgeving", "contextfactor", "wat-gebeurde", "De bus rijdt niet", "sinds-wanneer", "2025-01-01", "verwacht", "omlaag"},
		{"/verbanden", "verband", "verband", "leidt_tot", "ander-kompas", first}, {"/verbanden", "oorzaak", "oorzaak", "De bus rijdt niet", "perspectief", "inwoner"},
		{"/kalender", "moment", "wat-komt-er", "Verkiezingen", "soort-moment", "verkiezingen", "wanneer-komt-het", "2030-03-20"},
		{"/van-deskundigen", "van-deskundigen", "welk-resultaat", first, "wie-werkt-uit", "De analist", "groep-zegt", "nog_niet"},
		{"/bord", "keuze", "activiteit", first, "besluit", "stoppen", "reden", "Er komt niemand."},
		{"/bord", "afscheid", "activiteit", first, "mensen-nu", "Zij gaan naar de Maatjes.", "stopt-op", "2026-12-31", "wie-vertelt-het", "De gastvrouw"},
		{"/jaarvraag", "jaarantwoord", "nog-juist", "ja", "namens", "De gemeente"}, {"/jaarvraag", "jaaruitkomst", "uitkomst", "Meer samen", "waarbij", "stap3"},
		{"/meetinstrumenten", "instrument", "instrument", "Onderzoek", "instrumentbesluit", "voortzetten", "instrumentstand", "in_gebruik"},
		{"/verdieping", "kennis", "titel", "Wat werkt", "wat-het-zegt", "Begin klein."}, {"/verdieping", "hobbel", "hobbel", "Moeilijke brieven", "veroorzaakt-door", "gemeente"},
		{"/wie-doet-wat", "leerkring", "leerthema", "Rouw"}, {"/voorzieningen", "voorziening", "voorziening", "Inloop", "voorzieningsoort", "collectief", "toegang", "vrij"},
		{"/voorzieningen", "doel-van-mensen", "doel-van-mensen", "Contact", "doelsoort", "verbeteren"}, {"/eisen", "eis", "eis", "Iemand neemt op", "eisbron", "gemeente", "aangenomen", "ja"}}
}

// partsOfActivity are made by who carries it out.
func partsOfActivity() [][]string {
	const at = "/kwaliteit/{activiteit}/"
	return [][]string{{at + "wat-werkt", "interventie", "interventie", "Samen op pad", "erkenning", "erkend"}, {at + "wat-werkt", "kennis", "titel", "Wat werkt", "wat-het-zegt", "Begin klein."},
		{at + "wat-werkt", "suggestie", "suggestie", "Samen koken", "waarom-hier", "Het werkt", "erkenning", "erkend"}, {at + "mensen", "inzet", "wie-doet-het", "vrijwilliger", "hoeveel", "12", "telt-in", "mensen"},
		{at + "mensen", "scholing", "onderwerp-scholing", "Luisteren"}, {at + "mensen", "reflectie", "waar-kijken-we-naar", "Wie komt niet?", "minuten", "45"},
		{at + "voorwaarden", "voorwaarde", "voorwaarde", "tijd", "genoeg", "2"}, {at + "voorwaarden", "eis-bij-activiteit", "welke-eis", first, "voldoet", "voldoet"},
		{"/activiteiten/{activiteit}/geld", "omstandigheid", "helpt-of-hindert", "helpt", "omstandigheid", "De deur is open"},
		{"/outcome/{activiteit}/gedaan", "outputcijfer", "outputsoort", "deelnemers", "periode", "2025", "hoeveel", "80"}}
}

// forms gives one form for each pattern that somebody finds who walks through the city; what takes away also puts back.
func (x *world) forms(mux *http.ServeMux) map[string]posting {
	found := map[string]posting{}
	keep := func(p posting) {
		r, err := http.NewRequest(http.MethodPost, p.path, nil)
		if err != nil {
			return
		}
		_, pattern := mux.Handler(r)
		pattern = strings.TrimPrefix(pattern, "POST ")
		if _, there := found[pattern]; !there && strings.HasPrefix(pattern, "/r/{ruimte}/") {
			found[pattern] = p
		}
	}
	for _, c := range []column{"BA", "KB", "TB", "AC", "BS", "GR", "RL", "IK", "DA"} {
		client, from := x.browser(c), "/r/baarn"
		if c == "DA" { // the rest was found by others
			from += "/cijfers-inlezen"
		}
		for _, at := range client.Get("/r/baarn/wijken/catalogus").Links("ingelezen") { // the page of an indicator is asked for by a question
			for _, f := range client.Get(at).Forms() {
				keep(posting{f.Action, f.Values()})
			}
		}
		for _, v := range walktest.Walk(client, from, 600, func(path string) bool {
			return strings.HasPrefix(path, "/en/") || strings.Contains(path, "/wijken/") || strings.Contains(path, "?") && !strings.Contains(path, "/openbaar/voorbeeld") || strings.Contains(path, x.wijk.slug)
		}) {
			for _, f := range (apptest.Page{Body: v.Body}).Forms() {
				if f.Action == "" || strings.Contains(f.Action, x.wijk.slug) {
					continue
				}
				keep(posting{f.Action, f.Values()})
				if strings.HasSuffix(f.Action, "/weghalen") {
					keep(posting{strings.TrimSuffix(f.Action, "weghalen") + "terugzetten", f.Values()})
				}
			}
		}
	}
	return found
}

// missing holds the list of doors of which nobody finds a form in this world against what was found.
func (x *world) missing(found map[string]posting) {
	x.t.Helper()
	for _, r := range desk.New().Routes() {
		if r.Method != http.MethodPost || !strings.HasPrefix(r.Path, "/r/{ruimte}/") {
			continue
		}
		_, there := found[r.Path]
		named := slices.Contains(strings.Fields(unmet), strings.TrimPrefix(r.Path, "/r/{ruimte}"))
		switch {
		case !there && !named:
			x.t.Errorf("nobody finds a form to %s: have furnish make what it changes", r.Path)
		case there && named:
			x.t.Errorf("somebody finds a form to %s now: take it off the list of those that are not met", r.Path)
		}
	}
}

// unmet are the doors of which there is no form in this world: what they need is made elsewhere (another kind of space, a file,
// a draft, a review in another phase), or stands on a page that is asked for with a question mark. Some of them are tried by a
// deed. The list may only shrink.
const unmet = `
/kompassen/{kompas}/gemeenten/gemeente-in-verband
/kompassen/{kompas}/gemeenten/gemeente-in-verband/{id}
/kompassen/{kompas}/gemeenten/gemeente-in-verband/{id}/weghalen
/kompassen/{kompas}/gemeenten/gemeente-in-verband/{id}/terugzetten
/kompassen/{kompas}/bord/afscheid
/kompassen/{kompas}/jaarvraag/jaaruitkomst
/kompassen/{kompas}/echt-maken
/kompassen/{kompas}/terugzetten
/overnemen/{bestand}
/overnemen/{bestand}/weg
/kompassen/{kompas}/resultaten/{resultaat}/indicatoren/{indicator}/vooraan
/kompassen/{kompas}/resultaten/{resultaat}/indicatoren/{indicator}/uitgave
/indicatorensets/{set}/meedoen
/indicatorensets/{set}/bedanken
/kompassen/{kompas}/doelenboom/{kaart}/lijn
/kompassen/{kompas}/doelenboom/{kaart}/lijn/{andere}/weghalen
/kompassen/{kompas}/doelenboom/{kaart}/plek
/kompassen/{kompas}/activiteiten/{activiteit}/samenhang
/kompassen/{kompas}/activiteiten/{activiteit}/samenhang/{id}
/kompassen/{kompas}/activiteiten/{activiteit}/samenhang/{id}/weghalen
/kompassen/{kompas}/activiteiten/{activiteit}/samenhang/{id}/terugzetten
/kompassen/{kompas}/nodig/{nummer}/wijzigen
/kompassen/{kompas}/nodig/{nummer}/weghalen
/kompassen/{kompas}/nodig/{nummer}/terugzetten
/raad/{kompas}/{resultaat}/verhaal
/raad/{kompas}/{resultaat}/{datum}/vragen/{vraag}/tekenen
/dossier/{kompas}/{wat}/terughalen
/dossier/{kompas}/{wat}/moties/{motie}/weghalen
/dossier/{kompas}/{wat}/kernwaarden/tekenen
/kompassen/{kompas}/verbeteren/ronde
/kompassen/{kompas}/verbeteren/nieuw
/kompassen/{kompas}/verbeteren/acties/{id}/concept
/kompassen/{kompas}/verbeteren/gesprek/{datum}/verklaringen
/kompassen/{kompas}/verbeteren/gesprek/{datum}/verklaringen/{id}
/kompassen/{kompas}/verbeteren/gesprek/{datum}/verklaringen/{id}/weghalen
/kompassen/{kompas}/verbeteren/gesprek/{datum}/verklaringen/{id}/terugzetten
/kompassen/{kompas}/verbeteren/gesprek/{datum}/als-dan/{id}
/kompassen/{kompas}/verbeteren/gesprek/{datum}/waarderingen
/kompassen/{kompas}/verbeteren/gesprek/{datum}/waarderingen/{id}/weghalen
/kompassen/{kompas}/verbeteren/gesprek/{datum}/waarderingen/{id}/terugzetten
/kompassen/{kompas}/verbeteren/gesprek/{datum}/niets
/kompassen/{kompas}/verbeteren/gesprek/{datum}/toelaten/{id}/weghalen
/kompassen/{kompas}/gasten/{id}/beeindigen
/bewaren/akkoord
/mensen/{persoon}/wissen
/kompassen/{kompas}/van-cijfer-naar-ambitie/duiding
/kompassen/{kompas}/van-cijfer-naar-ambitie/ambitie
/dossier/{kompas}/{wat}/versies
/kompassen/{kompas}/bijlagen/{id}/weghalen
/kompassen/{kompas}/bijlagen/{id}/terugzetten
/kompassen/{kompas}/activiteitenlijst/overnemen
/berichten/{bericht}/gegeven
`
