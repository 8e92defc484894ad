package desk

import (
	"strconv"

	"kompas/app"
	"kompas/kompas"
	"kompas/web"
	"kompas/web/ui"
)

// yearPart is the page of the question that partners ask each other once a year.
func yearPart(d *Desk) partPage {
	return partPage{Path: "jaarvraag", Draw: d.drawYear, Kinds: []partForm{
		{Kind: app.PartYearAnswer, Fields: []string{"namens", "nog-juist", "toelichting"}},
		{Kind: app.PartYearOutcome, Fields: []string{"uitkomst", "waarbij"}},
	}}
}

type yearPage struct {
	*web.Request
	app.YearPage
	Sent web.FormState
}

func (d *Desk) drawYear(r *web.Request, s web.FormState) error {
	data, err := r.App.YearPage(r.Ctx(), r.Actor, r.Param("kompas"))
	if err != nil {
		return err
	}
	return d.drawStep(r, stepPage{Frame: data.CompassFrame, Step: kompas.StepImprove, Title: yearTitle(r),
		Under: []ui.Crumb{stepCrumb(r, data.Compass, kompas.StepImprove)}, Body: yearBody(yearPage{Request: r, YearPage: data, Sent: s})})
}

func yearTitle(r *web.Request) string {
	return r.P.T("jaarvraag.titel", "Doen we nog de juiste dingen?")
}

func yearAt(r *web.Request, c kompas.Compass) string { return inCompass(r, c.Slug, "jaarvraag") }

// answers lists what people answered.
func (p yearPage) answers() partList {
	l := newPartList(p.Request, app.PartYearAnswer, yearAt(p.Request, p.Compass), p.Sent)
	l.Title, l.MayAdd = p.P.T("jaarvraag.antwoorden", "Wat vindt u?"), p.Answers.MayAdd
	l.About = p.P.T("jaarvraag.antwoorden.uitleg", "Kijk naar de activiteiten in de doelenboom. Een kort antwoord is genoeg. Iedereen aan tafel leest het.")
	l.None = p.P.T("jaarvraag.leeg", "Nog niemand antwoordde.")
	l.Add, l.Gone = p.P.T("jaarvraag.nieuw", "Geef uw antwoord"), p.P.T("jaarvraag.weg", "Het antwoord is weggehaald")
	l.Whole = true
	l.Fields = []partField{
		{Name: "nog-juist", Kind: radioField, Label: yearTitle(p.Request), Options: codeOptions(p.Request, "nogjuist_", kompas.YearVerdicts())},
		{Name: "toelichting", Optional: true, Max: kompas.MaxSentence, Label: p.P.T("jaarvraag.waarom", "Waarom?")},
		{Name: "namens", Label: p.P.T("jaarvraag.namens", "Namens wie antwoordt u?"), Help: p.P.T("jaarvraag.namens.hulp", "Bijvoorbeeld: de bewonersgroep, of uw organisatie")},
	}
	for _, x := range p.Answers.Lines {
		c := partCard{ID: string(x.Part.ID), Version: x.Part.Version, Badge: strconv.Itoa(x.Part.Year), Title: p.P.Code("nogjuist_" + string(x.Part.Answer)),
			Lines: []string{x.Part.Party}, Values: x.Values, MayEdit: x.MayEdit && x.Part.Year == p.Year}
		if x.Part.Note != "" {
			c.Points = []string{x.Part.Note}
		}
		l.Cards = append(l.Cards, c)
	}
	return l
}

// outcomes is what was taken from the answers to the improvement cycle.
func (p yearPage) outcomes() partList {
	l := newPartList(p.Request, app.PartYearOutcome, yearAt(p.Request, p.Compass), p.Sent)
	l.Title, l.MayAdd, l.Closed = p.P.T("jaarvraag.uitkomst", "Wat nemen we mee?"), p.Outcomes.MayAdd && p.answered() && !p.concluded(), true
	l.About = p.P.T("jaarvraag.uitkomst.uitleg", "Dit komt bij stap 6 te staan, voor het volgende verbetergesprek.")
	l.None = p.P.T("jaarvraag.uitkomst.leeg", "Nog niets opgeschreven.")
	l.Add, l.Gone = p.P.T("jaarvraag.uitkomst.nieuw", "Schrijf op wat u meeneemt"), p.P.T("jaarvraag.uitkomst.weg", "De uitkomst is weggehaald")
	l.Fields = []partField{
		{Name: "uitkomst", Kind: textField, Label: p.P.T("jaarvraag.uitkomst", "Wat nemen we mee?")},
		{Name: "waarbij", Kind: radioField, Label: p.P.T("verbeter.waarbij", "Waar hoort dit bij?"), Options: targetOptions(p.Request)},
	}
	for _, x := range p.Outcomes.Lines {
		l.Cards = append(l.Cards, partCard{ID: string(x.Part.ID), Version: x.Part.Version, Badge: strconv.Itoa(x.Part.Year), Title: x.Part.Text,
			Lines: []string{p.P.Code("terug_" + string(x.Part.Target))}, Values: x.Values, MayEdit: x.MayEdit})
	}
	return l
}

// answered says whether somebody answered this year; concluded whether it was written down what that leads to.
func (p yearPage) answered() bool {
	return len(p.Answers.Lines) > 0 && p.Answers.Lines[0].Part.Year == p.Year
}

func (p yearPage) concluded() bool { return p.Last != nil && p.Last.Year == p.Year }

// causes lists what is behind the issue.
func (p linksPage) causes() partList {
	l := newPartList(p.Request, app.PartIssueCause, inCompass(p.Request, p.Compass.Slug, "verbanden"), p.Sent)
	l.Title, l.MayAdd = p.P.T("oorzaak.kop", "Wat zit hierachter?"), p.Causes.MayAdd
	l.About = p.P.T("oorzaak.uitleg", "Hardnekkige vraagstukken hebben meer oorzaken, die elkaar versterken. Schrijf ze op zoals mensen ze noemen.")
	l.None = p.P.T("oorzaak.leeg", "Nog geen oorzaak opgeschreven.")
	l.Add, l.Gone, l.Closed = p.P.T("oorzaak.nieuw", "Schrijf een oorzaak op"), p.P.T("oorzaak.weg", "De oorzaak is weggehaald"), true
	l.Fields = []partField{
		{Name: "oorzaak", Max: kompas.MaxSentence, Label: p.P.T("oorzaak.wat", "Wat is een oorzaak?"), Help: p.P.T("oorzaak.wat.hulp", "Bijvoorbeeld: wie zich schaamt, vraagt pas laat om hulp")},
		{Name: "werkt-door", Optional: true, Max: kompas.MaxSentence, Label: p.P.T("oorzaak.werkt-door", "En wat komt daar weer van?")},
		{Name: "wie-kan-iets", Optional: true, Max: kompas.MaxSentence, Label: p.P.T("oorzaak.wie", "Wie kan hier iets aan doen?")},
		{Name: "perspectief", Kind: selectField, Empty: p.P.T("oorzaak.kies", "Kies een perspectief"), Options: codeOptions(p.Request, "perspectief_", kompas.Perspectives()), Label: p.P.T("oorzaak.van-wie", "Wie noemt dit?")},
	}
	for _, x := range p.Causes.Lines {
		c := partCard{ID: string(x.Part.ID), Version: x.Part.Version, Title: x.Part.Text, Badge: p.P.Code("perspectief_" + string(x.Part.Perspective)), Values: x.Values, MayEdit: x.MayEdit}
		if x.Part.LeadsTo != "" {
			c.Lines = append(c.Lines, p.P.T("oorzaak.daardoor", "Daardoor: {0}", x.Part.LeadsTo))
		}
		if x.Part.WhoCan != "" {
			c.Lines = append(c.Lines, p.P.T("oorzaak.wie-kan", "Wie er iets aan kan doen: {0}", x.Part.WhoCan))
		}
		l.Cards = append(l.Cards, c)
	}
	return l
}
