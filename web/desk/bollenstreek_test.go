package desk_test

import (
	"testing"

	"kompas/db"
	"kompas/internal/apptest"
	"kompas/internal/browsertest"
)

// In the Bollenstreek three municipalities share one compass. Each adopts by itself, by clicking only; one that does not
// holds nobody up, and the page says so.
func TestBollenstreek(t *testing.T) {
	w := apptest.New(t, db.SQLite)
	x := shareResult(t, w)
	x.agree()
	toDossier := func(c *apptest.Client) *browsertest.Tab {
		tab := c.Window()
		tab.Goto("/")
		tab.Within("header").Click("Raad")
		tab.Click("Dossier: vaststelling, kernwaarden en verschillen")
		tab.WaitText("Waar staat elke gemeente?")
		return tab
	}
	college := toDossier(x.college[baarnCode])
	college.NoText("Wat besloot het college van Soest?")
	college.Click("Wat besloot het college van Baarn?")
	college.Choose("Wat is besloten?", "We stellen dit vast")
	college.Click("Leg het besluit van Baarn vast")
	college.WaitText("Nu: de raad")
	clerk := toDossier(x.clerk[baarnCode])
	clerk.Click("Wat besloot de raad van Baarn?")
	clerk.Click("Leg het besluit van Baarn vast")
	clerk.WaitText("Vastgesteld in Baarn. Nog niet in Soest en Eemnes.")

	other := toDossier(x.college[soestCode])
	other.Click("Wat besloot het college van Soest?")
	other.Choose("Wat is besloten?", "We stellen dit niet vast")
	other.Fill("Toelichting", "Het budget is er dit jaar niet.")
	other.Click("Leg het besluit van Soest vast")
	other.WaitText("Vastgesteld in Baarn. Nog niet in Eemnes. Soest wil dit niet vaststellen.")
	other.WaitText("De andere wachten daar niet op.")
	look(t, other, "dossier-gemeenten", x.dossier)

	officer := x.officer.Window()
	officer.Goto("/")
	officer.Click("Mantelzorg")
	officer.Click("Onze gemeenten naast elkaar")
	officer.WaitText("Wat stelde elke gemeente vast?")
	officer.WaitText("Vastgesteld in Baarn. Nog niet in Eemnes. Soest wil dit niet vaststellen.")
	look(t, officer, "gemeenten-vastgesteld", officer.Path())
}
