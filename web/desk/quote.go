package desk

import (
	"kompas/measure"
	"kompas/web"
	"kompas/web/ui"
)

// storyQuote writes a story as a quote: in the teller's words, with the name the teller chose.
func storyQuote(r *web.Request, s measure.Story, large bool) ui.Quote {
	q := ui.Quote{Text: s.Text, Who: s.ToldBy, Large: large, About: r.P.T("verhaal.toestemming", "gedeeld met toestemming")}
	if s.IsExample {
		q.About = r.P.T("verhaal.verzonnen", "verzonnen voorbeeld")
	}
	return q
}
