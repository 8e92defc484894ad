package desk

import (
	"strings"

	"kompas/area"
	"kompas/kompas"
	"kompas/measure"
	"kompas/web"
	"kompas/web/ui"
)

// traitWords write what may be told of who told a story: Baarn, 65 jaar of ouder.
func traitWords(r *web.Request, place string, age measure.AgeGroup) string {
	var out []string
	if place != "" {
		out = append(out, place)
	}
	if age != "" {
		out = append(out, r.P.Code("leeftijd_"+string(age)))
	}
	return strings.Join(out, ", ")
}

// quotedFrom writes who told the story on a council page.
func quotedFrom(r *web.Request, s kompas.CouncilSheet) string {
	return strings.Trim(s.QuoteBy+" · "+traitWords(r, s.QuoteArea, measure.AgeGroup(s.QuoteAge)), " ·")
}

// livesIn lists where who tells a story may live, wijken and buurten with their level.
func livesIn(r *web.Request, areas []area.Area) []ui.Option {
	out := areaOptions(areas)
	for i, a := range areas {
		if a.Level != area.Municipality {
			out[i].Text = r.P.T("indicator.gebied-naam", "{0} ({1})", a.Name, levelWord(r, a.Level))
		}
	}
	return out
}

// lessWords tell who moderates a story what others read of who told it, and why that is less than was filled in.
func (p storyPage) lessWords() string {
	shown := traitWords(p.Request, p.Story.Shown.Area.Name, p.Story.Shown.Age)
	if shown == "" {
		return p.P.T("verhaal.niets-getoond", "Anderen lezen niet waar de verteller woont of hoe oud die is. Daar wonen te weinig mensen, of we weten niet hoeveel.")
	}
	return p.P.T("verhaal.minder-getoond", "Anderen lezen alleen: {0}. Bij wat u invulde horen te weinig mensen, of we weten niet hoeveel. Zo is niemand te herkennen.", shown)
}
