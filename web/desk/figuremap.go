package desk

import (
	"net/url"

	"kompas/figure"
	"kompas/web/ui"
)

// mapTitle says what one sees on the map: which areas clearly differ, else in how many areas the figure is higher than in the
// whole. What cannot be known is not said: then the map is called after its figure.
func (p figuresPage) mapTitle() string {
	var higher, lower []string
	unclear := 0
	for _, part := range p.Parts.Figures {
		switch part.Beside {
		case figure.ClearlyHigher:
			higher = append(higher, part.Name)
		case figure.ClearlyLower:
			lower = append(lower, part.Name)
		case figure.NotClearlyApart:
			unclear++
		}
	}
	beside := p.besideName()
	switch {
	case len(higher) > 0:
		return p.P.T("wijken.kaart-hoger", "Duidelijk hoger dan {0}: {1}", beside, p.some(higher))
	case len(lower) > 0:
		return p.P.T("wijken.kaart-lager", "Duidelijk lager dan {0}: {1}", beside, p.some(lower))
	case unclear > 0:
		return p.P.T("wijken.kaart-gelijk", "Geen gebied verschilt duidelijk van {0}", beside)
	}
	if above, of := p.aboveWhole(); of >= fewToCompare {
		return p.P.T("wijken.kaart-boven", "In {0} van de {1} {2} hoger dan in heel {3} ({4})", above, of, lowerFirst(levelsWord(p.Request, p.Level)),
			p.Parts.Frame.Name, p.Parts.Whole.Text(p.lang()))
	}
	return p.name(p.About)
}

// aboveWhole counts the areas with a figure that was counted, and those of them above the whole.
func (p figuresPage) aboveWhole() (above, of int) {
	whole, known := p.Parts.Whole.Value()
	if !known || p.Parts.Whole.Basis() != figure.Census {
		return 0, 0
	}
	for _, part := range p.Parts.Figures {
		if v, ok := part.Figure.Value(); ok {
			of++
			if v > whole {
				above++
			}
		}
	}
	return above, of
}

// forPrograms leads to the same figures for programs; of figures of the space itself there are none.
func (p figuresPage) forPrograms(what string, q url.Values) ui.Link {
	if p.About.Own() || p.Known != "" {
		return ui.Link{}
	}
	q.Set("indicator", p.Indicator)
	return ui.Link{Text: p.P.T("wijken.programma", "Voor programma's"), URL: "/api/v1/" + what + "?" + q.Encode()}
}

func (p figuresPage) mapForPrograms() ui.Link {
	if p.Spread.Of == 0 || p.Today { // programs read the whole country on the boundaries of then
		return ui.Link{}
	}
	return p.forPrograms("kaarten", url.Values{"niveau": {string(p.Level)}, "periode": {p.Period}})
}

func (p figuresPage) seriesForPrograms() ui.Link {
	return p.forPrograms("reeksen", p.seriesQuery(p.Area))
}

// seriesQuery asks for a series beside the same municipalities as the page.
func (p figuresPage) seriesQuery(place string) url.Values {
	q := url.Values{"gebied": {place}}
	for _, x := range p.groupInputs() {
		q.Set(x.Name, x.Value)
	}
	return q
}

// stripForPrograms leads to the first subject of a comparison with other municipalities.
func (p figuresPage) stripForPrograms(part stripPart) ui.Link {
	if len(part.Rows) == 0 {
		return ui.Link{}
	}
	one := p
	one.About = part.Rows[0].Indicator
	one.Indicator = one.About.Key
	return one.forPrograms("reeksen", p.seriesQuery(p.Peers.Own.Code))
}
