package journey_test

import (
	"testing"

	"kompas/db"
	"kompas/internal/apptest"
	"kompas/internal/browsertest"
	"kompas/kompas"
)

func TestEverybodySeesOnlyWhatIsTheirs(t *testing.T) {
	w := apptest.New(t, db.SQLite)
	x := fillWorld(newAtlas(t), w)
	other := w.AddPerson("Olga Elders")
	w.AddMembership(w.Space, other, kompas.Membership{Role: kompas.RoleProvider, ScopeKind: kompas.ScopeOrganisation,
		ScopeID: string(w.AddOrganisation(w.Space, "Stichting Elders", "aanbieder").ID)})
	at := func(tab *browsertest.Tab, path string) journey {
		tab.Goto(path)
		return journey{Tab: tab, t: t, scripts: true}
	}
	at(w.Window(kompas.RoleProvider), "/").ownFigures()
	at(w.WindowOf(other), "/").noCompass()
	at(w.Window(kompas.RoleCouncil), "/").mainLines()
	at(browsertest.Open(t, w.URL), x.linkForResidents).oneCompass()
}

func (j journey) ownFigures() {
	j.t.Helper()
	j.WaitText("Koffie en contact")
	j.NoText("Maatjes")
	j.Within("header").Click("Kompassen")
	j.Click("Minder eenzaamheid")
	j.step("5 Outcome")
	j.WaitText("7 van de 10")
	j.WaitText("U ziet alleen de cijfers van activiteiten die u zelf uitvoert.")
	j.NoText("5 van de 10")
	j.NoText("49%")
	j.picture("eigen-cijfers")
	j.Click("Over Maatjes")
	j.NoText("39")
	j.step("2 Maatschappelijk resultaat")
	j.Click("minder ouderen zich eenzaam voelen")
	j.WaitText("55 van de 80")
	j.NoText("39 van de 80")
}

func (j journey) noCompass() {
	j.t.Helper()
	for _, room := range []string{"Overzicht", "Kompassen", "Gesprekken"} {
		j.Within("header").Click(room)
		j.NoText("Minder eenzaamheid")
		j.NoText("Bewonersgroep Eemdal")
		j.NoText("Nieuw kompas")
	}
	j.picture("zonder-stoel")
}

func (j journey) mainLines() {
	j.t.Helper()
	j.WaitText("Zijn inwoners er beter van geworden?")
	j.Click("Raadsblad van")
	j.WaitText("Vastgelegd op")
	j.NoText("Concept")
	if n := j.Count("article form"); n != 0 {
		j.t.Errorf("the sheet has %d forms", n)
	}
	j.Within("main").Click("Terug")
	j.picture("raadslid")
	for _, room := range []string{"Wijken", "Raad"} { // what the menu holds
		j.Within("header").Click(room)
		if n := j.Count("main form[method=post], main textarea"); n != 0 {
			j.t.Errorf("a council member finds %d forms at %s", n, j.Path())
		}
		for _, words := range []string{"Sinds de koffie", "7 van de 10", "55 van de 80", "Mevrouw K."} {
			j.NoText(words)
		}
	}
}

func (j journey) oneCompass() {
	j.t.Helper()
	j.WaitText("Denkt u met ons mee?")
	j.WaitText("Veel ouderen spreken dagen niemand.")
	j.nothingElse()
	j.Click("Begin")
	j.Choose("Uw antwoord", "Ja, maar er speelt meer")
	j.nothingElse()
	j.Click("Ga verder")
	j.Fill("Uw verhaal", "Ik ga nu elke week langs.")
	j.Click("Ga verder")
	j.nothingElse()
	j.Click("Ga verder")
	j.Click("Verstuur mijn verhaal")
	j.WaitText("Uw eigen code")
	j.nothingElse()
}

// nothingElse checks that a resident sees neither the rest of the compass nor another, and no way there.
func (j journey) nothingElse() {
	j.t.Helper()
	for _, words := range []string{"Pas begonnen", "Koffie en contact", "Stichting Buurtkracht", "Bewonersgroep", "Mevrouw T.", "Aanmelden"} {
		j.NoText(words)
	}
	if n := j.Count(`a[href^="/r/baarn/kompassen"], a[href^="/r/baarn/raad"], a[href^="/r/baarn/wijken"], a[href^="/mijn"]`); n != 0 {
		j.t.Errorf("%d links lead a resident on from %s", n, j.Path())
	}
}
