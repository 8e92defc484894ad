package desk

import (
	"kompas/app"
	"kompas/area"
	"kompas/web/ui"
)

// onBoundaries is how the boundaries of a view stand in its address.
func onBoundaries(q app.FigureQuery) string {
	if q.Today {
		return "nu"
	}
	return ""
}

func (p figuresPage) boundaryOptions() []ui.Option {
	return []ui.Option{{Value: "", Text: p.P.T("indeling.toen", "Indeling van toen")}, {Value: "nu", Text: p.P.T("indeling.nu", "Indeling van nu ({0})", p.Boundaries.Now)}}
}

// boundaryWords says on which boundaries the figures of municipalities stand, and what could not be converted.
func (p figuresPage) boundaryWords() []string {
	b := p.Boundaries
	switch {
	case !p.Today:
		return nil
	case !b.Offered:
		return []string{p.P.T("indeling.al-nu", "Deze cijfers gaan al over de gemeenten van nu.")}
	}
	out := []string{p.P.T("indeling.op-nu", "U ziet de indeling van nu: de gemeenten van 1 januari {0}. Cijfers van gemeenten die samengingen of verdeeld zijn, hebben we omgerekend.", b.Now)}
	if b.Weighed {
		out = append(out, p.P.T("indeling.geschat", "Van een verdeelde gemeente gebruiken we de delen die iemand bevestigde. Dat cijfer is een schatting."))
	}
	if n := len(b.NoCount); n > 0 {
		out = append(out, p.P.T("indeling.zonder-teller", "Dit cijfer kunnen we niet omrekenen voor {0}: we kennen alleen het percentage of gemiddelde, niet de aantallen eronder. Percentages mag je niet optellen.", p.areaNames(b.NoCount)))
	}
	if n := len(b.NoParts); n > 0 {
		out = append(out, p.P.T("indeling.zonder-delen", "Dit cijfer kunnen we niet omrekenen voor {0}: we weten niet welk deel van een verdeelde gemeente erheen ging. Wie cijfers inleest, kan die delen geven bij ‘Cijfers inlezen’.", p.areaNames(b.NoParts)))
	}
	return out
}

// areaNames writes a few names, and how many more there are.
func (p figuresPage) areaNames(areas []area.Area) string {
	const most = 5
	var names []string
	for _, a := range areas[:min(most, len(areas))] {
		names = append(names, a.Name)
	}
	if len(areas) <= most {
		return p.list(names)
	}
	if len(areas) == most+1 {
		return p.P.T("indeling.en-een", "{0} en 1 andere gemeente", commas(names))
	}
	return p.P.T("indeling.en-meer", "{0} en {1} andere gemeenten", commas(names), len(areas)-most)
}
