package desk_test

import (
	"strings"
	"testing"
	"time"

	"kompas/db"
	"kompas/internal/apptest"
	"kompas/kompas"
)

func TestAReviewReadsForEverybodyInEveryPhase(t *testing.T) {
	w := apptest.New(t, db.SQLite)
	officer, tab := w.As(kompas.RolePolicy), w.Window(kompas.RolePolicy)
	newCompass(t, w, "Leeg kompas")
	look(t, tab, "stap6-leeg", "/r/baarn/kompassen/leeg-kompas/verbeteren")
	look(t, tab, "verbetergesprek-zonder-onderwerp", "/r/baarn/kompassen/leeg-kompas/verbeteren/nieuw")

	filledCompass(t, w, officer)
	c, err := w.App.Compass(t.Context(), w.Actor(kompas.RoleGuide), "minder-eenzaamheid")
	if err != nil {
		t.Fatal(err)
	}
	addSeat(t, w, c, "Bewonersgroep Eemdal", kompas.PerspectiveResident, "")
	addSeat(t, w, c, "Welzijn Baarn", kompas.PerspectiveProvider, "")
	addSeat(t, w, c, "Gemeente Baarn", kompas.PerspectiveMunicipality, "")
	fillIn(officer, c.Slug, "koffie-contact", "soort-vraag", "uitval", "periode", "2024", "antwoorden", "100", "positief", "15")
	fillIn(officer, c.Slug, "koffie-contact", "soort-vraag", "uitval", "antwoorden", "100", "positief", "18")
	look(t, tab, "verbetergesprek-onderwerp", eenzaamheid+"/verbeteren/nieuw")
	look(t, tab, "verbetergesprek-nieuw", eenzaamheid+"/verbeteren/nieuw?onderwerp=resultaat-1")

	page := beginReview(t, w, officer, "resultaat-1")
	at := page.Path
	page = sayAll(t, officer, page, "herken_ik", "Dat merken wij ook bij de koffie op dinsdag.")
	look(t, tab, "verbetergesprek-herkennen", at)
	page = officer.Submit(page, "verder")
	page = officer.Submit(page, "verklaring", "toelichting", "De bus rijdt niet meer door onze straat. Wie slecht loopt, komt er niet.", "stoel", seatNamed(t, page, "Bewonersgroep Eemdal"), "over-A", "ja", "over-E", "ja")
	page = officer.Submit(page, "verklaring", "toelichting", "Er zijn te weinig vrijwilligers om de eerste keer mee te gaan.", "stoel", seatNamed(t, page, "Welzijn Baarn"), "over-C", "ja")
	page = officer.Submit(page, claimAnswerOf(t, page), "klopt", "deels", "toelichting", "Voor wie goed loopt wel.")
	look(t, tab, "verbetergesprek-verklaren", at)
	page = officer.Submit(page, "verder")
	page = officer.Submit(page, "waardering", "oordeel", "behouden", "waardering", "Iemand die de eerste keer meegaat")
	page = officer.Submit(page, "waardering", "oordeel", "moet_beter", "waardering", "Vervoer voor wie slecht loopt")
	look(t, tab, "verbetergesprek-waarderen", at)
	page = officer.Submit(page, "verder")
	page = officer.Submit(page, "actie", "actie", "Op dinsdag rijdt de belbus naar de koffie", "waarbij", "stap3", "wie", "Welzijn Baarn", "wanneer", "2026-05-01")
	page = officer.Submit(page, "actie", "actie", "We meten ook wie niet komt", "waarbij", "meten", "wie", "Gemeente Baarn", "wanneer", "2026-02-27")
	look(t, tab, "verbetergesprek-verbeteren", at)
	look(t, tab, "verbetergesprek-teruglezen", at+"?fase=verklaren")
	wrong := officer.Submit(page, "actie", "actie", strings.Repeat("lang ", 80), "wie", "")
	if !wrong.Has("Er klopt nog iets niet") {
		t.Errorf("got %s", wrong.Text())
	}
	officer.Submit(page, "verder")
	look(t, tab, "verbetergesprek-afgerond", at)
	look(t, tab, "stap6", eenzaamheid+"/verbeteren")
	tab.Goto(eenzaamheid + "/verbeteren")
	tab.Click("We meten ook wie niet komt")
	look(t, tab, "verbeteractie", tab.Path())
	look(t, tab, "stap3-afgesproken", eenzaamheid+"/activiteiten")

	release(t, officer, tell(t, officer, c.Slug, "verhaal", "De eerste keer bleef ik in de auto zitten. Toen kwam Henk me halen", "verteller", "Meneer B., 79", "activiteit", "koffie-contact", "mag-in-gesprek", "ja"))
	page = beginReview(t, w, officer, "activiteit-koffie-contact")
	look(t, tab, "verbetergesprek-activiteit", page.Path)
}

func TestAnAnswerSavesItselfWhileTheTableTalks(t *testing.T) {
	w := apptest.New(t, db.SQLite)
	officer := reviewable(t, w)
	page := beginReview(t, w, officer, "resultaat-1")
	tab := w.Window(kompas.RolePolicy)
	tab.Goto(page.Path)
	tab.Choose("A. Inwoners van 75 jaar en ouder die zich sterk eenzaam voelen", "herken ik niet")
	tab.WaitText("Bewaard om")
	tab.Fill("Toelichting bij A", "Bij ons is het anders")
	tab.Press("Tab")
	tab.Within("#antwoorden").WaitText("Bewaard om")
	for range 100 {
		if page = officer.Get(page.Path); page.Has("herken ik niet") && page.Has("Bij ons is het anders") {
			return
		}
		time.Sleep(50 * time.Millisecond)
	}
	t.Errorf("it was not kept: %s", page.Text())
}
