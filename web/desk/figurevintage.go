package desk

import (
	"kompas/web/ui"
)

// asKnown says of a picture or file as of which day its figures are.
func (p figuresPage) asKnown(words string) string {
	if p.Known == "" {
		return words
	}
	return p.P.T("wijken.bekend-op", "{0}, zoals bekend op {1}", words, p.P.DateText(p.Known))
}

// toNow leads to the same page with the figures of now.
func (p figuresPage) toNow() string {
	q := p.FigureQuery
	q.Known = ""
	return p.address(q)
}

// vintageDays asks for a day on which figures became another.
func (p figuresPage) vintageDays() ui.SelectField {
	f := ui.SelectField{Field: ui.Field{Name: "bekend", ID: "f-bekend", Label: p.P.T("wijken.bekend-dag", "Zoals bekend op")}, Value: p.Known,
		Empty: p.P.T("wijken.bekend-nu", "Nu")}
	for _, day := range p.Vintage.Days {
		f.Options = append(f.Options, ui.Option{Value: day, Text: p.P.DateText(day)})
	}
	if p.Vintage.Problem != "" {
		f.Error = p.P.Code(p.Vintage.Problem)
	}
	return f
}

// offersDays says whether there is a day to choose, or something to say about one that cannot be.
func (p figuresPage) offersDays() bool { return len(p.Vintage.Days) > 0 || p.Vintage.Problem != "" }

// vintageWords say what the reader sees of then.
func (p figuresPage) vintageWords() []string {
	var out []string
	if p.Vintage.Public {
		out = append(out, p.P.T("wijken.bekend-openbaar", "Van onze eigen cijfers ziet u wat op die dag openbaar was."))
	}
	if p.Vintage.Gone {
		out = append(out, p.P.T("wijken.bekend-weg", "De landelijke cijfers die toen golden, bewaren we niet meer. U ziet de cijfers die nog wel bewaard zijn."))
	}
	if p.Vintage.Closed {
		out = append(out, p.P.T("wijken.bekend-dicht", "Een deel van de cijfers van toen laten we niet zien. Naast die van een andere dag zouden ze iets vertellen over enkele mensen."))
	}
	if len(p.Vintage.Corrected) == 0 && !p.Vintage.Gone {
		out = append(out, p.P.T("wijken.bekend-gelijk", "Van wat u hier ziet, is sindsdien niets verbeterd."))
	}
	return out
}

// revisedWords name the periods of the development that a later reading changed.
func (p figuresPage) revisedWords() string {
	var periods []string
	for _, s := range p.Past.Series {
		if s.Present() && s.Revised() {
			periods = append(periods, p.period(s.Period()))
		}
	}
	if len(periods) == 0 {
		return ""
	}
	return " " + p.P.T("wijken.herzien-jaren", "Later herzien: {0}.", p.list(periods))
}

// mostCorrections is how many corrections are written out.
const mostCorrections = 40

// corrected lists what is another now than it was.
func (p figuresPage) corrected() ui.Table {
	t := ui.Table{ID: "verbeterd", Caption: p.P.T("wijken.verbeterd", "Wat sindsdien is verbeterd"), Columns: []ui.Column{{Name: p.P.T("wijken.gebied", "Gebied")},
		{Name: p.P.T("wijken.jaar", "Jaar")}, {Name: p.P.T("wijken.toen", "Toen"), Number: true}, {Name: p.P.T("wijken.bekend-nu", "Nu"), Number: true}}}
	for _, c := range p.Vintage.Corrected[:min(mostCorrections, len(p.Vintage.Corrected))] {
		then, now := p.FigureWords(c.Then), p.FigureWords(c.Now)
		if then == now { // only the margin is another
			then, now = p.MarginWords(c.Then), p.MarginWords(c.Now)
		}
		t.Rows = append(t.Rows, []string{c.Name, p.period(c.Then.Period()), then, now})
	}
	return t
}

func (p figuresPage) moreCorrected() string {
	switch n := len(p.Vintage.Corrected) - mostCorrections; {
	case n == 1:
		return p.P.T("wijken.verbeterd-een", "Nog 1 cijfer is verbeterd.")
	case n > 1:
		return p.P.T("wijken.verbeterd-meer", "Nog {0} cijfers zijn verbeterd.", n)
	}
	return ""
}
