package desk

import (
	"kompas/app"
	"kompas/kompas"
)

// support lists how far each level carries the compass.
func (p beforePage) support() partList {
	l := newPartList(p.Request, app.PartSupportBase, p.at(), p.Sent)
	l.Title, l.MayAdd = p.P.T("draagvlak.kop", "Wie draagt dit kompas?"), p.Support.MayAdd
	l.About = p.P.T("draagvlak.uitleg", "Vertel het kompas ambtelijk, bestuurlijk en politiek. Noteer wanneer dat gebeurde en wat men ervan vindt.")
	l.None = p.P.T("draagvlak.leeg", "Nog niet genoteerd.")
	l.Add, l.Gone = p.P.T("draagvlak.nieuw", "Noteer een niveau"), p.P.T("draagvlak.weg", "Het niveau is weggehaald")
	l.Start = map[string]string{"verteld-op": p.App.Today()}
	l.Fields = []partField{
		{Name: "niveau", Kind: radioField, Label: p.P.T("draagvlak.niveau", "Welk niveau?"), Options: codeOptions(p.Request, "draagvlak_", kompas.SupportLevels())},
		{Name: "verteld-op", Kind: dateField, Optional: true, Label: p.P.T("draagvlak.verteld-op", "Wanneer is het kompas verteld?")},
		{Name: "draagvlak", Kind: numberField, Optional: true, Label: p.P.T("draagvlak.cijfer", "Hoeveel draagvlak is er?"), Help: p.P.T("draagvlak.cijfer.hulp", "Van 1 (bijna niet) tot 5 (helemaal).")},
		{Name: "toelichting", Kind: textField, Optional: true, Label: p.P.T("draagvlak.toelichting", "Wat zeiden zij erover?")},
	}
	for _, x := range p.Support.Lines {
		s := x.Part
		c := partCard{ID: string(s.ID), Version: s.Version, Title: p.P.Code("draagvlak_" + string(s.Level)), Values: x.Values, MayEdit: x.MayEdit}
		if s.IntroducedOn != "" {
			c.Lines = append(c.Lines, p.P.T("draagvlak.verteld", "Verteld op {0}", p.P.DateText(s.IntroducedOn)))
		}
		if s.Score != nil {
			c.Lines = append(c.Lines, p.P.T("draagvlak.van-5", "Draagvlak: {0} van 5", *s.Score))
		}
		if s.Note != "" {
			c.Lines = append(c.Lines, s.Note)
		}
		l.Cards = append(l.Cards, c)
	}
	return l
}
