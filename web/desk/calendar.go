package desk

import (
	"kompas/app"
	"kompas/kompas"
	"kompas/web"
	"kompas/web/ui"
)

// calendarPart is the page with what is to come: what partners agreed, and what comes from outside.
func calendarPart(d *Desk) partPage {
	return partPage{Path: "kalender", Draw: d.drawCalendar, Kinds: []partForm{
		{Kind: app.PartOutsideMoment, Fields: []string{"wat-komt-er", "soort-moment", "wanneer-komt-het", "wat-doen-we-dan"}},
	}}
}

type calendarPage struct {
	*web.Request
	app.Calendar
	Sent web.FormState
}

func (d *Desk) drawCalendar(r *web.Request, s web.FormState) error {
	b, err := r.App.Calendar(r.Ctx(), r.Actor, r.Param("kompas"))
	if err != nil {
		return err
	}
	return d.drawStep(r, stepPage{Frame: b.CompassFrame, Title: calendarTitle(r), Body: calendarBody(calendarPage{Request: r, Calendar: b, Sent: s})})
}

func calendarTitle(r *web.Request) string { return r.P.T("kalender.titel", "Wat komt eraan?") }

// moments lists what comes from outside.
func (p calendarPage) moments() partList {
	l := newPartList(p.Request, app.PartOutsideMoment, inCompass(p.Request, p.Compass.Slug, "kalender"), p.Sent)
	l.Title, l.MayAdd = p.P.T("kalender.moment.kop", "Momenten van buiten"), p.Moments.MayAdd
	l.About = p.P.T("kalender.moment.uitleg", "Verkiezingen, nieuwe cijfers, een nieuwe wet: dan staan mensen open voor een goed gesprek. Bedenk nu al wat u op dat moment wilt laten zien.")
	l.None = p.P.T("kalender.moment.leeg", "Nog geen moment genoteerd.")
	l.Add, l.Gone = p.P.T("kalender.moment.nieuw", "Zet een moment erbij"), p.P.T("kalender.moment.weg", "Het moment is weggehaald")
	l.Fields = []partField{
		{Name: "wat-komt-er", Label: p.P.T("kalender.wat", "Wat komt er?"), Help: p.P.T("kalender.wat.hulp", "Bijvoorbeeld: gemeenteraadsverkiezingen")},
		{Name: "soort-moment", Kind: radioField, Label: p.P.T("kalender.soort", "Wat voor moment is het?"), Options: codeOptions(p.Request, "moment_", kompas.MomentKinds())},
		{Name: "wanneer-komt-het", Kind: dateField, Label: p.P.T("kalender.wanneer", "Wanneer is dat?")},
		{Name: "wat-doen-we-dan", Kind: textField, Optional: true, Label: p.P.T("kalender.dan", "Wat willen we dan laten zien of vragen?")},
	}
	for _, x := range p.Moments.Lines {
		m := x.Part
		c := partCard{ID: string(m.ID), Version: m.Version, Title: m.Text, Values: x.Values, MayEdit: x.MayEdit,
			Badge: p.P.DateText(m.On), Lines: []string{p.P.Code("moment_" + string(m.Kind))}}
		if m.Use != "" {
			c.Lines = append(c.Lines, p.P.T("kalender.gebruik", "Dan doen we dit: {0}", m.Use))
		}
		l.Cards = append(l.Cards, c)
	}
	return l
}

// agendaText is what is to come on a line, and where it leads.
func (p calendarPage) agendaText(l app.AgendaLine) ui.Link {
	switch l.Kind {
	case kompas.AgendaSession:
		return ui.Link{Text: conversationTitle(p.Request, l.Session), URL: p.Space("gesprekken", l.Session.ID)}
	case kompas.AgendaParked:
		return ui.Link{Text: l.Text, URL: dossierAt(p.Request, p.Compass.Slug, l.Object, l.Number)}
	case kompas.AgendaReview:
		return ui.Link{Text: p.P.T("kalender.samen-kijken", "Samen weer kijken"), URL: inCompass(p.Request, p.Compass.Slug, "verbeteren", l.Review)}
	case kompas.AgendaAction, kompas.AgendaLook:
		return ui.Link{Text: l.Text, URL: stepURL(p.Request, p.Compass, kompas.StepImprove)}
	}
	return ui.Link{Text: l.Text, URL: "#" + string(app.PartOutsideMoment)}
}
