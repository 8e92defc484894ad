package journey_test

import (
	"testing"

	"kompas/db"
	"kompas/internal/apptest"
	"kompas/internal/browsertest"
	"kompas/kompas"
)

// journey is somebody who works in a browser by clicking only: after the first page no address is typed.
type journey struct {
	*browsertest.Tab
	t       *testing.T
	scripts bool
}

func (w begun) begin(t *testing.T, role kompas.Role, scripts bool) journey {
	t.Helper()
	j := journey{Tab: w.Window(role), t: t, scripts: scripts}
	j.JavaScript(scripts)
	j.Goto("/")
	return j
}

// begun is a world at its beginning: people, real figures, and nothing else.
type begun struct{ *apptest.World }

func begins(t *testing.T) begun {
	t.Helper()
	w := apptest.New(t, db.SQLite)
	w.LoadFigures()
	return begun{w}
}

// keep keeps what was filled in: by itself, or with the button where no scripts run.
func (j journey) keep(form string) {
	j.t.Helper()
	if !j.scripts {
		j.Within(form).SubmitByButtonText("Bewaar")
		return
	}
	j.Press("Tab")
	j.WaitText("Bewaard om")
}

// picture leaves a picture of the screen at two widths.
func (j journey) picture(name string) {
	j.t.Helper()
	if !j.scripts {
		return // the same screen
	}
	for _, width := range []int{360, 1280} {
		j.Screenshot("reis/"+name, width)
	}
}

// step goes to a step of the compass by the line of steps.
func (j journey) step(name string) {
	j.t.Helper()
	j.Within("main").Click(name)
}

func TestAnOfficerBuildsACompassToACouncilPage(t *testing.T) {
	for name, scripts := range map[string]bool{"met scripts": true, "zonder scripts": false} {
		t.Run(name, func(t *testing.T) {
			w := begins(t)
			j := w.begin(t, kompas.RolePolicy, scripts)
			j.newCompass()
			j.seats()
			j.figures()
			j.ambition()
			j.result()
			j.nationalFigure()
			j.ownIndicator()
			j.activity()
			w.begin(t, kompas.RoleProvider, scripts).quality()
			j.outcome()
			j.story()
			j.conversation()
			j.adopt()
			j.review()
			j.councilPage()
		})
	}
}

func (j journey) newCompass() {
	j.t.Helper()
	j.Click("Nieuw kompas")
	j.Fill("Naam van het kompas", "Minder eenzaamheid onder ouderen")
	j.Fill("Om welk vraagstuk gaat het?", "Veel ouderen spreken dagen niemand. Zij missen mensen om zich heen.")
	j.Fill("Over welke inwoners gaat het?", "Inwoners van 75 jaar en ouder")
	j.Fill("Hoeveel mensen zijn dat?", "3.120")
	j.Fill("Waar komt dat aantal vandaan?", "CBS 2024")
	j.picture("nieuw-kompas")
	j.Click("Begin dit kompas")
	j.WaitText("Hetzelfde kompas, in woorden")
	j.picture("kompas-leeg")
}

func (j journey) seats() {
	j.t.Helper()
	j.step("1 Monitoring & ambities")
	j.picture("stap1-leeg")
	j.Click("Stoelen toevoegen of wijzigen")
	for _, seat := range [][3]string{{"Bewonersgroep Eemdal", "inwoner", ""}, {"Coördinator Buurtkracht", "aanbieder", "Stichting Buurtkracht"}, {"Beleid samenleving", "gemeente", "Gemeente Baarn"}} {
		form := j.Within("#stoel")
		form.Fill("Wie komt er aan tafel?", seat[0])
		form.Select("Vanuit welke plek?", seat[1])
		form.Fill("Namens welke organisatie?", seat[2])
		form.Fill("Sinds", "2025-01-06")
		form.Click("Voeg toe")
		j.WaitText(seat[0])
	}
	j.picture("tafel")
}

func (j journey) figures() {
	j.t.Helper()
	j.step("1 Monitoring & ambities")
	j.Select("Onderwerp", "Huishoudens met een laag inkomen")
	j.Click("Toon")
	j.WaitText("2,6% in 2023")
	j.Click("Schrijf erbij wat u herkent")
	form := j.Within("#duiding-bij-cijfer")
	form.Fill("Wat ziet, hoort of merkt u?", "Wie weinig geld heeft, gaat minder vaak de deur uit.")
	form.Select("Vanuit welke plek is dit gezegd?", "inwoner")
	form.Fill("Wie zei dit?", "Riet")
	form.Click("Plaats")
	j.WaitText("Wie weinig geld heeft, gaat minder vaak de deur uit.")
	j.picture("stap1")
}

func (j journey) ambition() {
	j.t.Helper()
	j.Click("Schrijf een ambitie")
	j.Fill("We willen dat …", "We willen dat inwoners van 75 jaar en ouder mensen om zich heen hebben.")
	j.Fill("Hoe zeggen inwoners dit zelf?", "Dat er iemand belt.")
	j.Tick("Wie weinig geld heeft, gaat minder vaak de deur uit.")
	j.Click("Bewaar de ambitie")
	j.WaitText("Dat er iemand belt.")
	j.picture("ambitie")
}

func (j journey) result() {
	j.t.Helper()
	j.step("2 Maatschappelijk resultaat")
	j.Click("Schrijf een resultaat")
	j.Fill("Over hoeveel jaar?", "4")
	j.Fill("Maak de zin af", "minder inwoners van 75 jaar en ouder zich eenzaam voelen")
	j.Fill("Voor welke groep inwoners geldt dit?", "Inwoners van 75 jaar en ouder")
	j.Fill("Hoe groot is die groep?", "3.120")
	j.Fill("Waar komt dat aantal vandaan?", "CBS 2024")
	j.Fill("Vanaf welk jaar telt het?", "2025")
	j.Select("Bij welke ambitie hoort dit?", "We willen dat inwoners van 75 jaar en ouder")
	j.Click("Bewaar het resultaat")
	j.WaitText("Waaraan zien we dat het lukt?")
}

func (j journey) nationalFigure() {
	j.t.Helper()
	j.Click("Indicator toevoegen")
	j.Fill("Zoek op een woord", "laag inkomen")
	j.Click("Toon cijfers")
	j.picture("indicator-kiezen")
	j.Click("Kies Huishoudens met een laag inkomen")
	j.WaitText("Wat is het doel?")
	j.Select("Vanaf welke meting kijken we?", "2020")
	j.Select("Wat moet het cijfer doen?", "Omlaag naar")
	j.Fill("Hoeveel moet het worden?", "2")
	j.Fill("Wanneer moet het zover zijn?", "2028")
	j.keep("#doel")
	j.Click("Bekijk het resultaat")
	j.WaitText("doel 2% in 2028")
}

func (j journey) ownIndicator() {
	j.t.Helper()
	j.Click("Indicator toevoegen")
	form := j.Within("#indicator")
	form.Fill("Waaraan zien we dat?", "Inwoners van 75 jaar en ouder die zich eenzaam voelen")
	form.Choose("Tellen of vertellen?", "Beleving")
	form.Choose("Wat is beter voor inwoners?", "Lager is beter")
	form.Choose("Hoe komt het cijfer tot stand?", "Steekproef")
	form.Fill("Waar komt het cijfer vandaan?", "Bewonersonderzoek")
	form.Click("Bewaar en vul de cijfers in")
	j.WaitText("Er is nog niets gemeten.")
	j.measure("2024", "300", "600")
	j.Select("Vanaf welke meting kijken we?", "2024")
	j.Select("Wat moet het cijfer doen?", "Omlaag naar")
	j.Fill("Hoeveel moet het worden?", "40")
	j.Fill("Wanneer moet het zover zijn?", "2028")
	j.keep("#doel")
	j.measure("2025", "282", "600")
	j.picture("indicator")
	j.Click("Bekijk het resultaat")
	j.WaitText("doel 40% in 2028")
	j.picture("resultaat")
}

func (j journey) measure(period, yes, answers string) {
	j.t.Helper()
	form := j.Within("#meting")
	form.Fill("Periode", period)
	form.Fill("Hoeveel mensen zeiden dit?", yes)
	form.Fill("Hoeveel mensen gaven antwoord?", answers)
	form.Click("Bewaar dit cijfer")
	j.WaitText("(" + yes + " van de " + answers + ")")
}

func (j journey) activity() {
	j.t.Helper()
	j.Click("Nieuwe activiteit")
	j.Fill("Hoe heet de activiteit?", "Koffie en contact")
	j.Fill("Wat gebeurt er?", "Elke dinsdag koffie in het buurthuis. Een vrijwilliger haalt mensen de eerste keer op.")
	j.Fill("Voor wie is het?", "75-plussers die weinig mensen zien")
	j.Choose("Formeel of informeel?", "Formeel")
	j.Choose("Bestaat het al?", "Bestaat al")
	j.Select("Hoe ver is het?", "Loopt")
	j.Fill("Sinds welk jaar?", "2023")
	j.Select("Wie voert het uit?", "Stichting Buurtkracht")
	j.Click("Bewaar de activiteit")
	j.WaitText("Waarom doen we dit?")
	j.Click("Wijzigen")
	j.Fill("Als we dit doen", "een vrijwilliger belt en de eerste keer meegaat")
	j.Fill("dan gebeurt er", "durven ouderen te komen en leren zij mensen kennen")
	j.Fill("waardoor", "minder ouderen zich eenzaam voelen")
	j.Fill("Wat nemen we daarbij aan?", "mensen willen best komen als iemand meegaat")
	j.Select("Hoe weten we dat?", "Kennis over wat werkt")
	j.keep("form[id^=als-dan-]")
	j.Click("Bekijk de activiteit")
	j.WaitText("een vrijwilliger belt en de eerste keer meegaat")
	j.picture("activiteit")
}

// quality is what the provider fills in about the own activity.
func (j journey) quality() {
	j.t.Helper()
	j.Within("header").Click("Kompassen")
	j.Click("Minder eenzaamheid onder ouderen")
	j.step("4 Input kwaliteit")
	j.Click("Vul de kwaliteit in")
	for element, x := range map[string][2]string{
		"wat_werkt": {"Persoonlijk uitnodigen en de eerste keer meegaan.", "Op orde"}, "mensen": {"Te weinig vrijwilligers op dinsdag.", "Knelpunt"},
		"voorwaarden": {"De zaal is tot de zomer gehuurd.", "Hier werken we aan"}} {
		form := j.Within("#kwaliteit-" + element)
		form.Choose("", x[1])
		form.Fill("", x[0])
		j.keep("#kwaliteit-" + element)
	}
	j.picture("kwaliteit-invullen")
	j.Click("Alle activiteiten")
	j.WaitText("Knelpunt")
	j.picture("stap4")
}

func (j journey) outcome() {
	j.t.Helper()
	j.step("5 Outcome")
	j.Click("Vul cijfers in bij Koffie en contact")
	form := j.Within("#uitkomst")
	form.Choose("Welke vraag is gesteld?", "Eigen doel gehaald")
	form.Fill("Over welke periode?", "2025")
	form.Fill("Hoeveel mensen deden mee?", "100")
	form.Fill("Van hoeveel mensen weten we het?", "80")
	form.Fill("Hoeveel van hen zeiden ja?", "55")
	form.Choose("Wie oordeelde?", "de deelnemer zelf")
	form.Click("Bewaar dit cijfer")
	j.WaitText("n = 80")
	j.picture("uitkomst")
}
