package desk_test

import (
	"testing"

	"kompas/db"
	"kompas/internal/apptest"
	"kompas/internal/browsertest"
	"kompas/kompas"
)

// In Culemborg the college proposes, and the council adopts result and indicators after it checked its core values.
func TestCulemborg(t *testing.T) {
	w := apptest.New(t, db.SQLite)
	x := agreeResult(t, w)
	x.withValues()
	frozen := x.freeze()
	officer, college, council, clerk := w.Window(kompas.RolePolicy), w.Window(kompas.RoleExecutive), w.Window(kompas.RoleCouncil), w.Window(kompas.RoleClerk)

	officer.Goto(x.result.Path)
	officer.Click("College, raad en kernwaarden: het dossier")
	officer.WaitText("Nu: het college")
	officer.Fill("Welk document hoort erbij?", "Collegevoorstel 26-14")
	officer.Click("Zet klaar")
	officer.WaitText("Klaargezet door Bea Advies")

	college.Goto("/r/baarn/raad")
	college.Click("Dossier: vaststelling, kernwaarden en verschillen")
	college.WaitText("Collegevoorstel 26-14")
	college.WaitText("De raad heeft dit nog niet getoetst aan de kernwaarden.")
	look(t, college, "dossier-college", dossier)
	college.Goto(dossier)
	college.Click("Leg het voorstel van het college vast")
	college.WaitText("Voorgesteld door het college")

	officer.Goto(dossier)
	officer.Click("Kernwaarden-check")
	officer.Within("section").Select("Iedereen doet mee", "Twijfel")
	officer.Within("section").Fill("Toelichting bij Iedereen doet mee", "Wie alleen thuis zit, doet nog niet mee.")
	officer.Within("section").Select("Dichtbij", "Past")
	officer.Click("Stel deze antwoorden voor")
	officer.WaitText("De raad heeft nog niet getekend.")
	look(t, officer, "kernwaarden-voorstel", dossier+"/kernwaarden")

	council.Goto("/r/baarn/raad")
	council.WaitText("Wacht op een besluit van de raad")
	council.Click("Dossier: vaststelling, kernwaarden en verschillen")
	council.Click("Kernwaarden-check")
	council.Click("Teken namens de raad")
	council.WaitText("Getekend namens de raad door Ruud Lid")
	look(t, council, "kernwaarden-getekend", dossier+"/kernwaarden")

	clerk.Goto("/r/baarn/raad")
	clerk.Click("Dossier: vaststelling, kernwaarden en verschillen")
	clerk.Click("Stemming, document en bezwaren")
	clerk.Choose("Hoe is besloten?", "Met stemmen")
	clerk.Fill("Stemmen voor", "15")
	clerk.Fill("Stemmen tegen", "4")
	clerk.Fill("Bezwaar 1: van wie?", "Fractie Eemzicht")
	clerk.Fill("Bezwaar 1: wat?", "Het doel is te laag")
	clerk.Click("Leg het besluit van de raad vast")
	clerk.WaitText("Iedereen die dit vaststelt, heeft dat gedaan.")
	x.mustBe(0, kompas.StatusCouncil, kompas.StatusCouncil)
	look(t, clerk, "dossier-raad", dossier)

	askOn(t, w, council, frozen)
}

// askOn asks a question beside a figure, and looks at the rooms of the council and of the manager.
func askOn(t *testing.T, w *apptest.World, council *browsertest.Tab, frozen string) {
	t.Helper()
	council.Goto(frozen)
	council.Within("main").Click("Stel een vraag")
	council.Fill("Uw vraag", "Waarom daalt dit zo langzaam?")
	council.Click("Stel deze vraag")
	council.WaitText("Wacht op antwoord")
	look(t, council, "raadsblad-vraag", frozen)
	look(t, council, "raad-werkplek", "/r/baarn/raad")
	look(t, council, "raad-voorblad", "/r/baarn/raad/voorblad")
	council.Goto("/r/baarn/raad/voorblad")
	if n := browsertest.PDFPages(council.PDF("raad-voorblad")); n != 1 {
		t.Errorf("the front page is %d pages", n)
	}
	if n := browsertest.PDFPages(printedPage(council, frozen)); n != 1 {
		t.Errorf("the council page with a question is %d pages", n)
	}
	manager := w.Window(kompas.RoleManager)
	look(t, manager, "beheer-keten", "/r/baarn/beheer/vaststellen")
	look(t, manager, "beheer-kernwaarden", "/r/baarn/beheer/kernwaarden")
}

func printedPage(tab *browsertest.Tab, path string) []byte {
	tab.Goto(path)
	return tab.PDF("raadsblad-met-vraag")
}
