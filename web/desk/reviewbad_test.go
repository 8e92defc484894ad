package desk_test

import (
	"regexp"
	"testing"

	"kompas/internal/apptest"
	"kompas/internal/badtest"
)

func TestNoFormOfAReviewAcceptsBadInput(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		officer := reviewable(t, w)
		begin := officer.Get(eenzaamheid + "/verbeteren/nieuw?onderwerp=resultaat-1")
		known, fields := map[string]string{"gesprek": "nieuw", "datum": "2026-02-26"}, ticked(begin, "3")
		var seats []string // an empty one is nobody
		for i := 0; i+1 < len(fields); i += 2 {
			known[fields[i]] = fields[i+1]
			seats = append(seats, fields[i])
		}
		badtest.On(t, w, begin, officer, known, seats...)

		page := beginReview(t, w, officer, "resultaat-1")
		badtest.On(t, w, officer.Get(page.Path+"?stoel="+seatNamed(t, page, "Bewonersgroep")), officer, nil)
		page = officer.Submit(sayAll(t, officer, page, "herken_ik", ""), "verder")
		page = officer.Submit(page, "verklaring", "toelichting", "De bus rijdt niet meer", "stoel", seatNamed(t, page, "Bewonersgroep"), "over-A", "ja")
		badtest.On(t, w, page, officer, map[string]string{"over-A": "ja"})
		page = officer.Submit(page, claimAnswerOf(t, page), "klopt", "onbekend")
		page = officer.Submit(page, "verder")
		badtest.On(t, w, page, officer, nil)
		page = officer.Submit(page, "waardering", "oordeel", "kan_beter", "waardering", "Het vervoer")
		page = officer.Submit(page, "waardering", "oordeel", "behouden", "waardering", "De koffie")
		page = officer.Submit(page, "verder")
		badtest.On(t, w, page, officer, nil)
		page = officer.Submit(page, "actie", "actie", "Een belbus", "waarbij", "stap3", "wie", "Welzijn Baarn", "wanneer", "2026-05-01")
		badtest.On(t, w, officer.Get(linkWith(t, page, "/verbeteren/acties/")), officer, nil)
	})
}

// linkWith gives the address of the first link that holds these words.
func linkWith(t *testing.T, page apptest.Page, part string) string {
	t.Helper()
	m := regexp.MustCompile(`href="([^"]*` + part + `[^"#?]*)`).FindStringSubmatch(page.Body)
	if m == nil {
		t.Fatalf("no link with %s on %s", part, page.Path)
	}
	return m[1]
}
