package desk_test

import (
	"testing"

	"kompas/db"
	"kompas/internal/apptest"
	"kompas/internal/browsertest"
	"kompas/kompas"
)

// In the Bollenstreek three municipalities share one compass. Each adopts by itself, by clicking only; one that does not
// holds nobody up, and the page says so. It goes the same without scripts.
func TestBollenstreek(t *testing.T) {
	for name, scripts := range map[string]bool{"met scripts": true, "zonder scripts": false} {
		t.Run(name, func(t *testing.T) {
			x := shareResult(t, apptest.New(t, db.SQLite))
			x.agree()
			x.adoptInBaarn(scripts)
			other := x.toDossier(x.college[soestCode], scripts)
			other.Click("Wat besloot het college van Soest?")
			other.Choose("Wat is besloten?", "We stellen dit niet vast")
			other.Fill("Toelichting", "Het budget is er dit jaar niet.")
			other.Click("Leg het besluit van Soest vast")
			other.WaitText("Vastgesteld in Baarn. Nog niet in Eemnes. Soest wil dit niet vaststellen.")
			other.WaitText("De andere wachten daar niet op.")
			officer := x.officer.Window()
			officer.JavaScript(scripts)
			officer.Goto("/")
			officer.Click("Mantelzorg")
			officer.Click("Onze gemeenten naast elkaar")
			officer.WaitText("Wat stelde elke gemeente vast?")
			officer.WaitText("Vastgesteld in Baarn. Nog niet in Eemnes. Soest wil dit niet vaststellen.")
			if scripts {
				look(t, other, "dossier-gemeenten", x.dossier)
				look(t, officer, "gemeenten-vastgesteld", officer.Path())
			}
		})
	}
}

// toDossier goes from the first page to the dossier by clicking.
func (x *shared) toDossier(c *apptest.Client, scripts bool) *browsertest.Tab {
	x.t.Helper()
	tab := c.Window()
	tab.JavaScript(scripts)
	tab.Goto("/")
	tab.Within("header").Click("Raad")
	tab.WaitText("Wacht op uw besluit")
	tab.Click("Dossier: vaststelling, kernwaarden en verschillen")
	tab.WaitText("Waar staat elke gemeente?")
	return tab
}

func (x *shared) adoptInBaarn(scripts bool) {
	x.t.Helper()
	college := x.toDossier(x.college[baarnCode], scripts)
	college.NoText("Wat besloot het college van Soest?")
	college.Click("Wat besloot het college van Baarn?")
	college.Choose("Wat is besloten?", "We stellen dit vast")
	college.Click("Leg het besluit van Baarn vast")
	college.WaitText("Nu: de raad")
	clerk := x.toDossier(x.clerk[baarnCode], scripts)
	clerk.Click("Wat besloot de raad van Baarn?")
	clerk.Click("Leg het besluit van Baarn vast")
	clerk.WaitText("Vastgesteld in Baarn. Nog niet in Soest en Eemnes.")
}

// The chain of one municipality goes without scripts too, by clicking only: laid ready, proposed, adopted.
func TestTheCouncilChainWithoutScripts(t *testing.T) {
	w := apptest.New(t, db.SQLite)
	x := agreeResult(t, w)
	at := func(c *apptest.Client) *browsertest.Tab {
		tab := c.Window()
		tab.JavaScript(false)
		tab.Goto("/")
		return tab
	}
	officer := at(x.officer)
	officer.Click("Minder eenzaamheid")
	officer.Within("main").Click("2 Maatschappelijk resultaat")
	officer.Click("minder 75-plussers zich eenzaam voelen")
	officer.Click("College, raad en kernwaarden: het dossier")
	officer.Fill("Welk document hoort erbij?", "Collegevoorstel 26-14")
	officer.Click("Zet klaar")
	officer.WaitText("Klaargezet door Bea Advies")
	for _, step := range []struct {
		by           *apptest.Client
		press, words string
	}{
		{x.college, "Leg het voorstel van het college vast", "Voorgesteld door het college"},
		{x.clerk, "Leg het besluit van de raad vast", "Iedereen die dit vaststelt, heeft dat gedaan."},
	} {
		tab := at(step.by)
		tab.Within("header").Click("Raad")
		tab.WaitText("Wacht op uw besluit")
		tab.Click("Dossier: vaststelling, kernwaarden en verschillen")
		tab.Click(step.press)
		tab.WaitText(step.words)
	}
	x.mustBe(0, kompas.StatusCouncil, kompas.StatusCouncil)
}
