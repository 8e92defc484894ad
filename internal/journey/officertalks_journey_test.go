package journey_test

import "kompas/internal/browsertest"

// This is the second half of the officer's journey: what people say, agree and learn.

func (j journey) story() {
	j.t.Helper()
	j.Click("Schrijf een verhaal op")
	j.Fill("Wat vertelt iemand?", "Sinds de koffie op dinsdag ken ik de halve straat. Eerst zeiden we niet eens gedag.")
	j.Fill("Hoe wil de verteller heten?", "Mevrouw T., 80-plus")
	j.Select("Hoort het bij een resultaat?", "minder inwoners")
	j.Tick("In gesprekken over dit kompas")
	j.Tick("Op een blad voor de gemeenteraad")
	j.picture("verhaal-nieuw")
	j.Click("Bewaar dit verhaal")
	j.Click("Ik heb het nagelezen")
	j.Click("Geef vrij")
	j.WaitText("Vrijgegeven")
	j.picture("verhaal")
}

func (j journey) conversation() {
	j.t.Helper()
	j.Click("Minder eenzaamheid onder ouderen")
	j.Click("Leg een gesprek vast")
	j.Fill("Welke dag?", "2026-02-12")
	j.Select("Waar gaat het over?", "Maatschappelijk resultaat")
	j.Fill("Hoe noemt u dit gesprek?", "Keukentafel in de Eemwijk")
	j.Fill("Hoe laat begint het?", "14:00")
	j.Fill("Waar?", "Buurthuis De Brink")
	j.Click("Bewaar dit gesprek")
	there := j.Within("#aanwezig")
	there.Fill("Bewonersgroep Eemdal", "4")
	there.Fill("Coördinator Buurtkracht", "1")
	there.Fill("Beleid samenleving", "1")
	j.keep("#aanwezig")
	said := j.Within("#inbreng")
	said.Fill("Wat zei iemand?", "De bus rijdt niet meer door onze straat.")
	said.Select("Vanaf welke plek?", "inwoner")
	said.Fill("Wie zei dit?", "Mevrouw K.")
	said.Click("Noteer")
	j.WaitText("De bus rijdt niet meer door onze straat.")
	j.Fill("Wat spraken we af, wat namen we mee?", "We zijn het eens over het resultaat en vragen naar vervoer.")
	j.keep("#uitkomst")
	j.Click("Rond dit gesprek af")
	j.WaitText("Afgerond")
	j.picture("gesprek")
}

// adopt agrees on the ambition and on the result.
func (j journey) adopt() {
	j.t.Helper()
	j.Click("Minder eenzaamheid onder ouderen")
	j.step("1 Monitoring & ambities")
	j.Click("Bekijk deze ambitie")
	j.agree()
	j.step("2 Maatschappelijk resultaat")
	j.Click("Over 4 jaar willen we dat minder inwoners")
	j.agree()
	j.picture("vastgesteld")
}

func (j journey) agree() {
	j.t.Helper()
	j.Select("In welk gesprek spraken we dit af?", "12 februari 2026")
	j.Fill("Wat spraken we erbij af?", "De huisartsen kijken mee.")
	j.SubmitByButtonText("Stel samen vast")
	j.WaitText("Samen vastgesteld op 12 februari 2026")
}

func (j journey) review() {
	j.t.Helper()
	j.step("6 Verbetercyclus")
	j.Click("Begin een verbetergesprek")
	j.Click("Resultaat 1")
	for _, evidence := range []string{"Huishoudens met een laag inkomen", "Inwoners van 75 jaar en ouder die zich eenzaam voelen", "Sinds de koffie op dinsdag ken ik"} {
		j.Tick(evidence)
	}
	j.Choose("Bij welk gesprek hoort het?", "Een gesprek dat nog niet is vastgelegd")
	j.Fill("Welke dag?", "2026-02-26")
	j.Fill("Bewonersgroep Eemdal", "3")
	j.Fill("Coördinator Buurtkracht", "1")
	j.Fill("Beleid samenleving", "1")
	j.picture("verbetergesprek-nieuw")
	j.Click("Begin een verbetergesprek")
	for _, seat := range []string{"Bewonersgroep Eemdal", "Coördinator Buurtkracht", "Beleid samenleving"} {
		j.Click(seat)
		j.WaitText("Wat zegt " + seat + "?")
		j.Choose("A.", "herken ik")
		j.Fill("Toelichting bij A", "Dat merken wij ook.")
		j.keep("#herkennen")
	}
	j.picture("herkennen")
	j.Click("Verder naar verklaren")
	why := j.Within("#verklaring")
	why.Fill("Hoe komt het?", "De bus rijdt niet meer door onze straat. Wie slecht loopt, komt er niet.")
	why.Select("Wie zei dit?", "Bewonersgroep Eemdal")
	why.Click("Voeg toe")
	claim := j.Within("form[id^=als-dan-]")
	claim.Choose("Klopt dit nog?", "Deels")
	claim.Fill("Waarom?", "Voor wie goed loopt wel.")
	j.keep("form[id^=als-dan-]")
	j.picture("verklaren")
	j.Click("Verder naar waarderen")
	j.judge("Iemand die de eerste keer meegaat", "Dit blijft zo")
	j.judge("Vervoer voor wie slecht loopt", "Dit moet beter")
	j.picture("waarderen")
	j.Click("Verder naar verbeteren")
	j.Fill("Wat gaan we anders doen?", "Op dinsdag rijdt de belbus naar de koffie")
	j.Choose("Waar hoort dit bij?", "Stap 3: activiteiten")
	j.Fill("Wie zorgt ervoor?", "Stichting Buurtkracht")
	j.Fill("Voor welke dag?", "2026-05-01")
	j.Click("Noteer deze actie")
	j.picture("verbeteren")
	j.Click("Rond het verbetergesprek af")
	j.WaitText("Wat kwam eruit?")
	j.Click("Naar alle acties en gesprekken")
	j.WaitText("Op dinsdag rijdt de belbus naar de koffie")
	j.picture("stap6")
	j.step("3 Activiteiten")
	j.WaitText("Op dinsdag rijdt de belbus naar de koffie")
}

func (j journey) judge(text, verdict string) {
	j.t.Helper()
	form := j.Within("#waardering")
	form.Fill("Wat vinden we ervan?", text)
	form.Choose("Wat betekent dat?", verdict)
	form.Click("Voeg toe")
	j.WaitText(text)
}

func (j journey) councilPage() {
	j.t.Helper()
	j.Click("Minder eenzaamheid onder ouderen")
	j.picture("kompas")
	j.Click("Raadsblad")
	j.Click("Maak een raadsblad")
	form := j.Within("#raadsblad")
	for label, text := range map[string]string{
		"Waar gaat het om?": "Minder eenzaamheid onder ouderen", "Het antwoord in één zin": "Het gaat langzaam de goede kant op.",
		"Hoe komt dit?":     "Een vrijwilliger gaat de eerste keer mee. De bus rijdt niet meer overal.",
		"Wat we samen doen": "Koffie en contact, elke dinsdag.", "Wat we leerden en veranderen": "Wie slecht loopt, komt niet. Daarom rijdt de belbus.",
		"Wat vragen wij aan de raad?": "Houd de belbus in stand."} {
		form.Fill(label, text)
	}
	j.keep("#raadsblad")
	if !j.scripts {
		j.Click("Wijzig de tekst")
	}
	j.Choose("", "Sinds de koffie op dinsdag")
	j.Click("Zet dit verhaal op het blad")
	j.picture("raadsblad-schrijven")
	j.Click("Leg het blad vast")
	j.SubmitByButtonText("Leg het blad vast")
	j.WaitText("Vastgelegd op")
	for _, words := range []string{"Zijn bewoners er beter van geworden?", "Sinds de koffie op dinsdag ken ik de halve straat", "Houd de belbus in stand.", "47%"} {
		j.WaitText(words)
	}
	j.picture("raadsblad")
	if n := browsertest.PDFPages(j.PDF("reis/raadsblad")); n != 1 {
		j.t.Errorf("the council page takes %d pages of A4", n)
	}
}
