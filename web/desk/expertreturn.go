package desk

import (
	"kompas/app"
	"kompas/kompas"
	"kompas/web"
	"kompas/web/ui"
)

// expertPart is the page with what experts work out and bring back to the group.
func expertPart(d *Desk) partPage {
	return partPage{Path: "van-deskundigen", Draw: d.drawExperts, Kinds: []partForm{
		{Kind: app.PartExpertReturn, Fields: []string{"welk-resultaat", "wie-werkt-uit", "voorstel-cijfers", "terug-op", "groep-zegt", "besproken-op", "waarom-niet"}},
	}}
}

type expertPage struct {
	*web.Request
	app.ExpertPage
	Sent web.FormState
}

func (d *Desk) drawExperts(r *web.Request, s web.FormState) error {
	b, err := r.App.ExpertPage(r.Ctx(), r.Actor, r.Param("kompas"))
	if err != nil {
		return err
	}
	return d.drawStep(r, stepPage{Frame: b.CompassFrame, Step: kompas.StepResult, Title: expertTitle(r),
		Under: []ui.Crumb{stepCrumb(r, b.Compass, kompas.StepResult)}, Body: expertBody(expertPage{Request: r, ExpertPage: b, Sent: s})})
}

func expertTitle(r *web.Request) string {
	return r.P.T("deskundigen.titel", "Terug van de deskundigen")
}

// returns lists what was asked of experts, with the answer of the group.
func (p expertPage) returns() partList {
	l := newPartList(p.Request, app.PartExpertReturn, inCompass(p.Request, p.Compass.Slug, "van-deskundigen"), p.Sent)
	l.Title, l.MayAdd, l.Whole = p.P.T("deskundigen.lijst", "Wie werkt wat uit?"), p.Returns.MayAdd, true
	l.None = p.P.T("deskundigen.leeg", "Nog niets uitgevraagd.")
	l.Add, l.Gone = p.P.T("deskundigen.nieuw", "Vraag iemand om cijfers uit te werken"), p.P.T("deskundigen.weg", "De vraag is weggehaald")
	l.Start = map[string]string{"groep-zegt": "nog_niet"}
	var results []ui.Option
	for _, x := range p.Results {
		results = append(results, ui.Option{Value: string(x.ID), Text: promise(p.Request, x)})
	}
	l.Fields = []partField{
		{Name: "welk-resultaat", Kind: selectField, Options: results, Label: p.P.T("deskundigen.resultaat", "Voor welk resultaat?")},
		{Name: "wie-werkt-uit", Label: p.P.T("deskundigen.wie", "Wie werkt de cijfers uit?"), Help: p.P.T("deskundigen.wie.hulp", "Bijvoorbeeld de data-analist samen met het onderzoeksbureau")},
		{Name: "voorstel-cijfers", Kind: textField, Optional: true, Label: p.P.T("deskundigen.voorstel", "Wat stellen zij voor?"), Help: p.P.T("deskundigen.voorstel.hulp", "Schrijf het zo op dat iedereen aan tafel het begrijpt.")},
		{Name: "terug-op", Kind: dateField, Optional: true, Label: p.P.T("deskundigen.terug", "Wanneer kwam het terug bij de groep?")},
		{Name: "groep-zegt", Kind: radioField, Options: codeOptions(p.Request, "groep_", kompas.GroupAnswers()), Label: p.P.T("deskundigen.groep", "Laten deze cijfers zien of het resultaat er is?")},
		{Name: "besproken-op", Kind: dateField, Optional: true, Label: p.P.T("deskundigen.besproken", "Wanneer zei de groep dat?")},
		{Name: "waarom-niet", Kind: textField, Optional: true, Label: p.P.T("deskundigen.waarom", "Waarom niet, of wat moet anders?")},
	}
	for _, x := range p.Returns.Lines {
		l.Cards = append(l.Cards, p.card(x))
	}
	return l
}

func (p expertPage) card(x app.PartLine[kompas.ExpertReturn]) partCard {
	e := x.Part
	c := partCard{ID: string(e.ID), Version: e.Version, Title: e.AskedOf, Values: x.Values, MayEdit: x.MayEdit, Badge: p.P.Code("groep_" + string(e.Answer)),
		Lines: []string{promise(p.Request, p.Result(e.ResultID))}}
	if e.Proposal != "" {
		c.Lines = append(c.Lines, p.P.T("deskundigen.stellen-voor", "Voorstel: {0}", e.Proposal))
	}
	switch {
	case e.Answered():
		c.Lines = append(c.Lines, p.P.T("deskundigen.besproken-op", "Besproken op {0}", p.P.DateText(e.AnsweredOn)))
	case e.ReturnedOn != "":
		c.Lines = append(c.Lines, p.P.T("deskundigen.wacht", "Terug sinds {0}. De groep zegt nog ja of nee.", p.P.DateText(e.ReturnedOn)))
	}
	if e.Why != "" {
		c.Lines = append(c.Lines, p.P.T("deskundigen.reden", "Reden: {0}", e.Why))
	}
	return c
}
