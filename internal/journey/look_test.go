package journey_test

import (
	"net/http"
	"regexp"
	"slices"
	"strings"
	"testing"

	"kompas/db"
	"kompas/internal/apptest"
	"kompas/internal/browsertest"
	"kompas/kompas"
)

// TestEveryPageReadsForEverybody looks at every page that anybody comes to, as axe does and on a telephone: filled and
// empty, with errors, frozen and archived, for a person in two spaces, and with the longest texts.
func TestEveryPageReadsForEverybody(t *testing.T) {
	w := apptest.New(t, db.SQLite)
	a := newAtlas(t)
	x := fillWorld(a, w)
	x.fillLongest()
	x.walkEverywhere()
	empty, demo := apptest.Empty(t, db.SQLite), apptest.Empty(t, db.SQLite)
	otherInstallations(a, empty, demo)
	l := looker{t: t, tabs: map[*visitor]*browsertest.Tab{}}
	for name, pages := range a.pages {
		pages = slices.DeleteFunc(pages, func(v visit) bool { // a file to take along is no page
			return strings.HasPrefix(v.page.Header.Get("Content-Disposition"), "attachment")
		})
		for _, v := range x.toLookAt(name, pages) {
			l.look(v)
		}
	}
	for _, posted := range a.forms {
		l.refused(posted[len(posted)-1])
	}
	t.Logf("%d pages, %d refused forms", l.pages, l.forms)
}

// toLookAt chooses of the pages of a route those that may look different: of each thing and each state one, and the
// longest of all.
func (x *filled) toLookAt(route string, pages []visit) []visit {
	if route == "" || len(pages) == 0 {
		return nil // the answer to a form, looked at where it is an address
	}
	var chosen []visit
	seen := map[string]bool{}
	longest := slices.MaxFunc(pages, func(a, b visit) int { return len(a.page.Body) - len(b.page.Body) })
	for _, v := range append([]visit{longest}, pages...) {
		shape := v.doc.shape()
		if !seen[shape] && len(chosen) < 2 {
			seen[shape] = true
			chosen = append(chosen, v)
		}
	}
	return chosen
}

// shape is what a page consists of, without its words: the kinds of elements in it.
func (d document) shape() string {
	kinds := map[string]bool{}
	for n := range d.root.Descendants() {
		if class := attr(n, "class"); class != "" {
			kinds[n.Data+" "+class] = true
		}
	}
	var names []string
	for name := range kinds {
		names = append(names, name)
	}
	slices.Sort(names)
	return strings.Join(names, ",")
}

// looker looks at pages in a browser, one window per person.
type looker struct {
	t            *testing.T
	tabs         map[*visitor]*browsertest.Tab
	pages, forms int
}

func (l *looker) tab(who *visitor) *browsertest.Tab {
	if l.tabs[who] == nil {
		l.tabs[who] = who.client.Window()
	}
	return l.tabs[who]
}

func (l *looker) look(v visit) {
	l.t.Helper()
	l.pages++
	tab := l.tab(v.who)
	tab.Viewport(1280, 900)
	tab.Goto(v.path)
	if tab.Status() != http.StatusOK {
		l.t.Errorf("%s at %s: %d", v.who.name, v.path, tab.Status())
	}
	tab.Axe()
	tab.Viewport(320, 800)
	tab.Axe()
	tab.NoHorizontalScroll()
}

// refused sends a form with far too much in every field, and looks at the page that says so.
func (l *looker) refused(p posting) {
	l.t.Helper()
	if !strings.HasPrefix(p.page, "GET ") {
		return // its page came as the answer to another form
	}
	tab := l.tab(p.who)
	tab.Viewport(1280, 900)
	tab.Goto(p.from)
	if !tab.Overfill(`form[action="`+p.action+`"]`, long(3000)) || tab.Status() != http.StatusUnprocessableEntity {
		return
	}
	l.forms++
	tab.Axe()
	tab.Viewport(320, 800)
	tab.Axe()
	tab.NoHorizontalScroll()
}

// long is a text of n characters with words longer than a line and letters from elsewhere.
func long(n int) string {
	words := strings.Repeat("Şamenwerkingşverbandenoverleggenşłčőąğ-voor-inwonerş ", n/50+1)
	return strings.TrimSpace(string([]rune(words)[:n]))
}

// fillLongest makes a compass in which every text is as long as it may be.
func (x *filled) fillLongest() {
	x.t.Helper()
	f := filler{x.t, x.As(kompas.RolePolicy)}
	name, sentence, text := long(kompas.MaxName), long(kompas.MaxSentence), long(kompas.MaxText)
	at := f.fill("/r/baarn/kompassen/nieuw", "kompas", "titel", name, "vraagstuk", text, "groep", name, "groep-aantal", "123.456", "groep-bron", name).Path
	for _, perspective := range []string{"inwoner", "aanbieder"} {
		f.fill(at+"/tafel", "stoel", "naam", name, "perspectief", perspective, "organisatie", perspective+" "+long(100), "sinds", "2025-01-06")
	}
	f.fill(at+"/monitoring", "duiding", "duiding", text, "perspectief", "inwoner", "gezegd-door", name)
	f.fill(at+"/ambities/nieuw", "ambitie", "ambitie", sentence, "in-woorden-van-inwoners", sentence)
	result := f.fill(at+"/resultaten/nieuw", "resultaat", "horizon", "4", "resultaat", sentence, "doelgroep", name, "doelgroep-aantal", "123.456", "doelgroep-bron", name, "startjaar", "2025").Path
	i := f.fill(result+"/indicatoren/nieuw", "indicator", "indicator", name, "definitie", sentence, "aard", "beleving", "eenheid", "procent", "richting", "omlaag", "grondslag", "steekproef", "bron", name, "uitgever", name)
	i = f.submit(i, "meting", "periode", "2024", "k", "300", "n", "600")
	f.submit(i, "doel", "beginmeting", "2024", "doel-soort", "decrease_to", "doel", "40", "doel-periode", "2029")
	activity := f.fill(at+"/activiteiten/nieuw", "activiteit", "activiteit", name, "omschrijving", text, "voor-wie", name, "vorm", "formeel", "nieuw-of-bestaand", "bestaand",
		"stand", "loopt", "organisatie-nieuw", long(110), "resultaat", first)
	claim := regexp.MustCompile(`id="(als-dan-[^"]+)"`).FindStringSubmatch(f.open(activity.Path + "/wijzigen").Body)
	f.fill(activity.Path+"/wijzigen", claim[1], "als", sentence, "dan", sentence, "draagt-bij", sentence, "aanname", sentence, "onderbouwing", "wat_werkt")
	f.fill(at+"/verhalen/nieuw", "verhaal", "verhaal", text, "verteller", name, "perspectief", "inwoner", "verteld-op", "2026-02-12", "mag-in-gesprek", "ja")
	talk := f.fill(at+"/gesprekken/nieuw", "gesprek", "datum", "2026-02-12", "stap", "1", "titel", name, "plaats", name)
	talk = f.submit(talk, "inbreng", "inbreng", text, "perspectief", "inwoner", "gezegd-door", name)
	f.submit(talk, "uitkomst", "uitkomst", text)
	f.fill(at+"/bewoners", "bewonerslink", "voor-wie", name)
}
