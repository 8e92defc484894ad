package desk

import (
	"strings"

	"kompas/app"
	"kompas/kompas"
	"kompas/web/ui"
)

// terms lists the words that partners agree on, each with what it means from every perspective.
func (p beforePage) terms() partList {
	l := newPartList(p.Request, app.PartSharedTerm, p.at(), p.Sent)
	l.Title, l.MayAdd = p.P.T("begrip.kop", "Wat bedoelen we ermee?"), p.MayAddTerm
	l.About = p.P.T("begrip.uitleg", "Armoede, zelfredzaamheid, meedoen: iedereen hoort er iets anders in. Vraag het na, spreek af wat het hier betekent, en noem wat u dan ziet of merkt.")
	l.None = p.P.T("begrip.leeg", "Nog geen woord besproken. Begin met het woord dat het vaakst valt.")
	l.Add, l.Gone = p.P.T("begrip.nieuw", "Zet er een woord bij"), p.P.T("begrip.weg", "Het woord is weggehaald")
	l.Change = p.P.T("begrip.wijzig", "Wijzig het woord")
	l.Start = map[string]string{"ruim-begrip": "ja"}
	l.Fields = []partField{
		{Name: "begrip", Label: p.P.T("begrip.woord", "Om welk woord gaat het?")},
		{Name: "ruim-begrip", Kind: tickField, Label: p.P.T("begrip.ruim", "Dit woord kan van alles betekenen"), Help: p.P.T("begrip.ruim.hulp", "De kompascheck vraagt ernaar zolang er niets is afgesproken.")},
		{Name: "afgesproken-betekenis", Kind: textField, Optional: true, Label: p.P.T("begrip.afgesproken", "Wat spraken we af dat het betekent?")},
		{Name: "signalen", Kind: textField, Optional: true, Label: p.P.T("begrip.signalen", "Wat ziet of merkt u als het zo is?"), Help: p.P.T("begrip.signalen.hulp", "Eén ding op een regel. Hieruit komen later goede indicatoren.")},
	}
	meanings := p.meanings()
	for _, x := range p.Terms {
		c := partCard{ID: string(x.Part.ID), Version: x.Part.Version, Title: x.Part.Term, Values: x.Values, MayEdit: x.MayEdit, Points: linesOf(x.Part.Signals)}
		switch {
		case x.Part.Agreed != "":
			c.Lines = append(c.Lines, p.P.T("begrip.betekent", "Afgesproken: {0}", x.Part.Agreed))
		case x.Part.Abstract:
			c.Badge = p.P.T("begrip.open", "Nog niet afgesproken")
		}
		if len(c.Points) > 0 {
			c.Lines = append(c.Lines, p.P.T("begrip.dan-zie", "Dan zien of merken we:"))
		}
		inner := meanings
		inner.Cards = nil
		for _, m := range x.Meanings {
			inner.Cards = append(inner.Cards, partCard{ID: string(m.Part.ID), Version: m.Part.Version, Title: upperFirst(p.P.Code("perspectief_" + string(m.Part.Perspective))),
				Lines: []string{m.Part.Meaning}, Warm: m.Part.Perspective.IsResident(), Values: m.Values, MayEdit: m.MayEdit})
		}
		c.Inner = &inner
		l.Cards = append(l.Cards, c)
	}
	return l
}

// linesOf gives the lines of a text that hold something.
func linesOf(text string) []string {
	var out []string
	for _, line := range strings.Split(text, "\n") {
		if line = strings.TrimSpace(line); line != "" {
			out = append(out, line)
		}
	}
	return out
}

// meanings is where somebody says what a word means from the own place; they are read beside the word.
func (p beforePage) meanings() partList {
	l := newPartList(p.Request, app.PartTermMeaning, p.at(), p.Sent)
	l.Title, l.MayAdd, l.Closed = p.P.T("betekenis.kop", "Wat betekent het voor u?"), p.MayAddMeaning, true
	l.About = p.P.T("betekenis.uitleg", "Zeg het in uw eigen woorden. Verschil is niet erg: daar gaat het gesprek over.")
	l.Add, l.Gone = p.P.T("betekenis.nieuw", "Zet een betekenis bij een woord"), p.P.T("betekenis.weg", "De betekenis is weggehaald")
	var words []ui.Option
	for _, x := range p.Terms {
		words = append(words, ui.Option{Value: string(x.Part.ID), Text: x.Part.Term})
	}
	l.Fields = []partField{
		{Name: "welk-begrip", Kind: selectField, Empty: p.P.T("betekenis.kies-woord", "Kies een woord"), Options: words, Label: p.P.T("betekenis.woord", "Bij welk woord?")},
		{Name: "perspectief", Kind: selectField, Empty: p.P.T("duiding.kies-plek", "Kies een plek"), Options: perspectiveOptions(p.Request), Label: p.P.T("betekenis.plek", "Vanuit welke plek?")},
		{Name: "betekenis", Kind: textField, Label: p.P.T("betekenis.tekst", "Wat betekent dit woord voor u?"), Max: kompas.MaxText},
	}
	return l
}
