package journey_test

import (
	"regexp"
	"strings"

	"kompas/internal/apptest"
)

// fillReview leads a review through its four phases, and shows the page of each.
func (x *filled) fillReview(f filler, by *visitor) {
	page := f.fill(compassAt+"/verbeteren/nieuw?onderwerp=resultaat-1", "verbetergesprek",
		append(x.ticked(f.open(compassAt+"/verbeteren/nieuw?onderwerp=resultaat-1")), "gesprek", "nieuw", "datum", "2026-02-26")...)
	x.show(by, page)
	for _, seat := range regexp.MustCompile(`\?stoel=[^#"]+`).FindAllString(page.Body, -1) {
		page = f.fill(strings.Split(page.Path, "?")[0]+seat, "herkennen", "herkend-A", "herken_ik", "toelichting-A", "Dat merken wij ook.")
	}
	page = f.submit(page, "verder")
	page = f.submit(page, "verklaring", "toelichting", "Dit haal ik weer weg.", "stoel", first)
	x.show(by, f.press(page, "/verklaringen/.*/weghalen"))
	page = f.submit(page, "verklaring", "toelichting", "De bus rijdt niet meer door onze straat.", "stoel", first, "over-A", "ja")
	for _, claim := range read(f.t, page.Body).forms() {
		if strings.HasPrefix(claim.id, "als-dan-") {
			page = f.submit(page, claim.id, "klopt", "deels", "toelichting", "Voor wie goed loopt wel.")
		}
	}
	x.show(by, page)
	page = f.submit(page, "verder")
	x.show(by, page)
	page = f.submit(page, "waardering", "oordeel", "behouden", "waardering", "Dit haal ik weer weg")
	x.show(by, f.press(page, "/waarderingen/.*/weghalen"))
	page = f.submit(page, "waardering", "oordeel", "behouden", "waardering", "Iemand die de eerste keer meegaat")
	page = f.submit(page, "waardering", "oordeel", "moet_beter", "waardering", "Vervoer voor wie slecht loopt")
	x.show(by, page)
	page = f.submit(page, "verder")
	for _, target := range []string{"stap3", "stap2"} {
		page = f.submit(page, "actie", "actie", "Op dinsdag rijdt de belbus", "waarbij", target, "wie", "Welzijn Baarn", "wanneer", "2026-05-01")
	}
	x.show(by, page)
	page = f.submit(page, "terugkijken", "terugkijken", "2026-09-01")
	x.show(by, f.submit(page, "verder"))
	x.fillLearning()
}

// ticked gives the fields of a form with all that it offers: every piece of evidence, and people on every seat.
func (x *filled) ticked(page apptest.Page) []string {
	var fields []string
	form, _ := read(x.T, page.Body).form("verbetergesprek")
	for _, c := range form.controls {
		switch {
		case strings.HasPrefix(c.name, "bewijs-"):
			fields = append(fields, c.name, "ja")
		case strings.HasPrefix(c.name, "aanwezig-"):
			fields = append(fields, c.name, "3")
		}
	}
	return fields
}
