package desk

import (
	"strconv"

	"kompas/app"
	"kompas/web/ui"
)

// words lists what stands in the place of figures, and how we understand it.
func (p importPage) words() ui.Table {
	t := ui.Table{ID: "woorden", Caption: p.P.T("invoer.woorden", "Wat er staat waar geen cijfer is"), Columns: []ui.Column{{Name: p.P.T("invoer.staat", "Wat er staat")},
		{Name: p.P.T("invoer.woord-hoe", "Zo lezen wij het")}, {Name: p.P.T("invoer.woord-keer", "Hoe vaak"), Number: true}}}
	for _, w := range p.Survey.Words {
		word := w.Word
		if word == "" {
			word = p.P.T("invoer.woord-leeg", "(niets)")
		}
		t.Rows = append(t.Rows, []string{word, p.P.Code(w.Code), p.count(w.Count)})
	}
	return t
}

// numberedHelp shows how the first number of an area was read.
func (p importPage) numberedHelp() string {
	for _, list := range p.Areas.First {
		for _, a := range list {
			if n, err := strconv.Atoi(a.Code[2:]); err == nil {
				return p.P.T("invoer.genummerd.hulp", "Wij lezen {0} als {1}. Zijn het geen nummers van gebieden? Zet dan de CBS-code in het bestand, zoals GM0308.", strconv.Itoa(n), a.Code)
			}
		}
	}
	return p.P.T("invoer.genummerd.hulp-kort", "Wij lezen 308 als GM0308. Zijn het geen nummers van gebieden? Zet dan de CBS-code in het bestand.")
}

// asksUnit says whether the unit of a topic is asked: the file does not say it. Of a table of a hundred one unit is asked for all.
func (p importPage) asksUnit(i int) bool {
	if p.Form.State.Errors[unitField(i)] != "" {
		return true
	}
	t := p.Choices.Topics[i]
	return t.New && !app.UnitSaid(p.FigureImport, i) && (app.AsksAbout(p.FigureImport) || !app.AsksOneUnit(p.FigureImport))
}

// noUnit is what it means to choose no unit for a topic.
func (p importPage) noUnit() string {
	if app.AsksOneUnit(p.FigureImport) {
		return p.P.T("invoer.als-boven", "Zoals hierboven gekozen")
	}
	return p.P.T("invoer.kies-eenheid", "Kies een eenheid")
}

func (p importPage) oneUnitHelp() string {
	if app.AsksAbout(p.FigureImport) {
		return p.P.T("invoer.een-eenheid.hulp", "Het bestand zegt niet waarin is geteld. Is het bij een onderwerp iets anders? Kies dat dan bij dat onderwerp.")
	}
	return p.P.T("invoer.een-eenheid.hulp-veel", "Het bestand zegt niet waarin is geteld. Staat ‘percentage’ of ‘aantal’ in de kop, dan gebruiken wij dat. Zijn er meer eenheden? Lees dan eerst de onderwerpen met deze eenheid in, en daarna de andere.")
}
