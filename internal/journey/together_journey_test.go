package journey_test

import (
	"testing"

	"kompas/kompas"
)

func TestTwoPeopleEditOneResultAndNeitherLosesText(t *testing.T) {
	for name, scripts := range map[string]bool{"met scripts": true, "zonder scripts": false} {
		t.Run(name, func(t *testing.T) {
			w := begins(t)
			officer := filler{t, w.As(kompas.RolePolicy)}
			officer.fill("/r/baarn/kompassen/nieuw", "kompas", "titel", "Minder eenzaamheid")
			officer.fill(compassAt+"/resultaten/nieuw", "resultaat", "resultaat", "meer ouderen mensen om zich heen hebben")
			one, two := w.begin(t, kompas.RolePolicy, scripts), w.begin(t, kompas.RoleGuide, scripts)
			for _, j := range []journey{one, two} {
				j.Click("Minder eenzaamheid")
				j.step("2 Maatschappelijk resultaat")
				j.Click("meer ouderen mensen om zich heen hebben")
				j.Click("Resultaat wijzigen")
			}
			const ours, theirs = "meer ouderen elke week iemand spreken", "meer ouderen zich gezien voelen in hun buurt"
			one.Fill("Maak de zin af", ours)
			one.keep("#resultaat")
			two.Fill("Maak de zin af", theirs)
			if scripts {
				two.Press("Tab")
			} else {
				two.Within("#resultaat").SubmitByButtonText("Bewaar")
			}
			two.WaitText(ours)
			two.WaitText("Bea Advies")
			if got := two.Value("Maak de zin af"); got != theirs {
				t.Errorf("in the field stands %q", got)
			}
			two.picture("twee-teksten")
			two.Axe()
			if page := officer.open(compassAt + "/resultaten"); !page.Has(ours) || page.Has(theirs) {
				t.Errorf("before a choice was made: %s", page.Text())
			}
			const both = "meer ouderen elke week iemand spreken en zich gezien voelen"
			two.Fill("Maak de zin af", both)
			two.Click("Kies mijn tekst")
			if scripts {
				two.WaitText("Bewaard om")
			}
			if page := officer.open(compassAt + "/resultaten"); !page.Has(both) {
				t.Errorf("after the choice: %s", page.Text())
			}
		})
	}
}
