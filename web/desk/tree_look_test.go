package desk_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"kompas/app"
	"kompas/db"
	"kompas/internal/apptest"
	"kompas/internal/browsertest"
	"kompas/kompas"
)

func TestTheTreeReadsForEverybody(t *testing.T) {
	w := apptest.New(t, db.SQLite)
	officer := planted(t, w)
	tab := w.Window(kompas.RolePolicy)
	newCompass(t, w, "Leeg kompas")
	look(t, tab, "doelenboom-leeg", "/r/baarn/kompassen/leeg-kompas/activiteiten")
	look(t, tab, "nodig-nieuw", "/r/baarn/kompassen/leeg-kompas/nodig/nieuw")
	officer.Submit(officer.Get(cardPage("n-1")), "lijn-activiteit", "naar", "x-koffie")
	officer.Submit(officer.Get(cardPage("x-samen-eten")), "samenhang", "samenhang", "keten_na", "andere", "koffie", "toelichting", "Wie wil, eet mee.")
	look(t, tab, "doelenboom", treeAt)
	look(t, tab, "doelenboom-gekozen", treeAt+"?kaart=x-koffie")
	for name, card := range map[string]string{"ambitie": "a-1", "resultaat": "r-1", "nodig": "n-1", "activiteit": "x-koffie"} {
		look(t, tab, "doelenboom-lijnen-"+name, cardPage(card))
	}
	for _, view := range []string{"lijst", "tabel", "route"} {
		look(t, tab, "doelenboom-"+view, treeAt+"?weergave="+view)
	}
	long := strings.TrimSpace(strings.Repeat("heel veel verantwoordelijkheidsgevoel ", 7))
	officer.Submit(officer.Get(eenzaamheid+"/nodig/nieuw"), "nodig", "nodig", long, "van-wie", long[:100], "perspectief", "inwoner", "resultaat", "1")
	officer.Submit(officer.Get(treeAt+"/nieuw"), "activiteit", "activiteit", "Onafhankelijkecliëntondersteuningsorganisatiebijeenkomst", "vorm", "informeel", "nieuw-of-bestaand", "nieuw",
		"stand", "idee", "organisatie-nieuw", "Samenwerkingsverbandvanvrijwilligersorganisaties", "resultaat", "1")
	officer.Submit(officer.Get(cardPage("n-3")), "lijn-activiteit", "naar", "x-koffie")
	look(t, tab, "doelenboom-lang", treeAt+"?kaart=n-3")
	look(t, tab, "doelenboom-lijnen-lang", cardPage("n-3"))
	if n := browsertest.PDFPages(printed(t, tab, "doelenboom", treeAt)); n != 1 {
		t.Errorf("the tree takes %d sheets", n)
	}
}

// printed prints a page as its style sheet asks, and checks that the paper is A3 on its side.
func printed(t *testing.T, tab *browsertest.Tab, name, path string) []byte {
	t.Helper()
	tab.Viewport(1280, 900)
	tab.Goto(path)
	pdf := tab.PDF(name)
	if !strings.Contains(string(pdf), "/MediaBox [0 0 1191") {
		t.Errorf("%s is not printed on A3", name)
	}
	return pdf
}

func TestManyActivitiesFoldAwayByWhatIsNeeded(t *testing.T) {
	w := apptest.New(t, db.SQLite)
	officer, by := planted(t, w), w.Actor(kompas.RolePolicy)
	for i := range 45 {
		slug, err := w.App.StartActivity(t.Context(), by, "minder-eenzaamheid", map[string]string{"activiteit": fmt.Sprintf("Buurtgroep %02d", i), "resultaat": "1"}, "")
		if err == nil && i < 30 {
			err = w.App.Tie(t.Context(), by, "minder-eenzaamheid", "n-1", app.CardOf(app.ActivityCard, slug), "")
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	page := officer.Get(treeAt)
	drawn, rest, _ := strings.Cut(page.Body[strings.Index(page.Body, `<svg class="boom" `):], "</svg>")
	if strings.Contains(drawn, "Buurtgroep 07") || !strings.Contains(drawn, "30 activiteiten") || !strings.Contains(drawn, "16 activiteiten") {
		t.Errorf("the drawing does not fold: %.600s", drawn)
	}
	if !strings.Contains(rest, "Buurtgroep 07") {
		t.Error("the list leaves out what is folded away in the drawing")
	}
	for _, open := range []string{"?open=n-1", "?kaart=x-buurtgroep-07"} {
		page := officer.Get(treeAt + open)
		drawn, _, _ := strings.Cut(page.Body[strings.Index(page.Body, `<svg class="boom" `):], "</svg>")
		if !strings.Contains(drawn, "Buurtgroep 07") || strings.Contains(drawn, "Buurtgroep 40") {
			t.Errorf("%s does not open the one group: %.600s", open, drawn)
		}
	}
	tab := w.Window(kompas.RolePolicy)
	look(t, tab, "doelenboom-veel", treeAt)
	look(t, tab, "doelenboom-veel-open", treeAt+"?open=n-1")
	if n := browsertest.PDFPages(printed(t, tab, "doelenboom-veel-open", treeAt+"?open=n-1")); n != 1 {
		t.Errorf("a large tree takes %d sheets", n)
	}
}

// TestTheTreeByKeyboardOnly goes along the cards, chooses one, draws a line, writes why, takes the line away and puts it
// back, with the keyboard alone; first with the scripts of the page, then without.
func TestTheTreeByKeyboardOnly(t *testing.T) {
	w := apptest.New(t, db.SQLite)
	planted(t, w)
	for _, scripts := range []bool{true, false} {
		tab := w.Window(kompas.RolePolicy)
		tab.JavaScript(scripts)
		tab.Viewport(1280, 900)
		tab.Goto(treeAt)
		// The focus goes along the cards as a person reads them: column by column, from the top.
		tab.TabTo("We willen dat ouderen")
		passed := []string{tab.Focused()}
		for range 8 {
			tab.Press("Tab")
			passed = append(passed, tab.Focused())
		}
		var order []string
		for _, p := range passed {
			for _, name := range []string{"We willen", "Over 4 jaar: minder", "Over 4 jaar: meer buren", "Over 4 jaar: meer ouderen", "Iemand die", "Vervoer", "Koffie", "Samen eten", "Folder"} {
				if strings.HasPrefix(p, name) {
					order = append(order, name)
				}
			}
		}
		if len(order) != 9 || order[0] != "We willen" || !strings.HasPrefix(order[3], "Over 4 jaar") || order[8] != "Folder" || slices.Index(order, "Iemand die") > 5 {
			t.Fatalf("the focus passes %v", passed)
		}
		tab.Press("Enter") // on the last: the folder that hangs loose
		tab.WaitText("Gekozen: Folder")
		tab.FollowByKeyboard("Bekijk en wijzig de lijnen")
		tab.TabTo("Waar past dit bij?")
		tab.Press("ArrowDown")
		tab.FollowByKeyboard("Trek de lijn")
		tab.WaitText("Gekozen: Folder")
		if tab.Count(`#kaart-x-folder`) != 1 || tab.Count(`.boomvlak .tak`) != 8 {
			t.Errorf("scripts %v: %d lines in the tree after drawing one", scripts, tab.Count(`.boomvlak .tak`))
		}
		tab.FollowByKeyboard("Bekijk en wijzig de lijnen")
		tab.FollowByKeyboard("Haal de lijn naar ‘Iemand die de eerste keer meeloopt’ weg")
		tab.WaitText("De lijn is weggehaald")
		if tab.Count(`.boomvlak .tak`) != 7 {
			t.Errorf("scripts %v: the line still stands", scripts)
		}
		tab.FollowByKeyboard("Zet terug")
		if tab.Count(`.boomvlak .tak`) != 8 {
			t.Errorf("scripts %v: the line did not come back", scripts)
		}
		tab.FollowByKeyboard("Bekijk en wijzig de lijnen")
		tab.FollowByKeyboard("Haal de lijn naar ‘Iemand die de eerste keer meeloopt’ weg")
		tab.FollowByKeyboard("Terug naar de kaart")
		if !strings.HasSuffix(tab.Path(), "#kaart-x-folder") && tab.Count("#kaart-x-folder:target") != 1 {
			t.Errorf("back at the card: %s", tab.Path())
		}
	}
}
