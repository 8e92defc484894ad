package desk

import (
	"kompas/app"
	"kompas/kompas"
	"kompas/web"
	"kompas/web/ui"
)

// provisionParts are the pages of what is offered, which goals people have, and how much was done.
func provisionParts(d *Desk) []partPage {
	return []partPage{
		{Path: "voorzieningen", Draw: d.drawProvisions, Kinds: []partForm{
			{Kind: app.PartProvision, Fields: []string{"voorziening", "voorzieningsoort", "toegang", "organisatie"}},
			{Kind: app.PartGoal, Fields: []string{"doel-van-mensen", "doelsoort"}},
		}},
		{Path: "outcome/" + aboutActivity + "/gedaan", Draw: d.drawOutput, Kinds: []partForm{
			{Kind: app.PartOutput, Fields: []string{"outputsoort", "periode", "hoeveel"}},
		}},
	}
}

type provisionsPage struct {
	*web.Request
	app.ProvisionsPage
	Sent web.FormState
}

func (d *Desk) drawProvisions(r *web.Request, s web.FormState) error {
	data, err := r.App.ProvisionsPage(r.Ctx(), r.Actor, r.Param("kompas"))
	if err != nil {
		return err
	}
	return d.drawStep(r, stepPage{Frame: data.CompassFrame, Step: kompas.StepOutcome, Title: r.P.T("voorziening.kop", "Voorzieningen en doelen"),
		Under: []ui.Crumb{stepCrumb(r, data.Compass, kompas.StepOutcome)}, Body: provisionsBody(provisionsPage{Request: r, ProvisionsPage: data, Sent: s})})
}

func (p provisionsPage) list(kind kompas.PartKind) partList {
	l := newPartList(p.Request, kind, inCompass(p.Request, p.Compass.Slug, "voorzieningen"), p.Sent)
	l.Closed = true
	return l
}

func (p provisionsPage) provisions() partList {
	l := p.list(app.PartProvision)
	l.Title, l.MayAdd = p.P.T("voorziening.lijst", "Voorzieningen"), p.Provisions.MayAdd
	l.About = p.P.T("voorziening.uitleg", "Een activiteit kan bij een voorziening horen. Bij een voorziening voor een groep vragen we alleen iets lichts.")
	l.None = p.P.T("voorziening.leeg", "Nog geen voorziening genoemd.")
	l.Add, l.Gone = p.P.T("voorziening.nieuw", "Noem een voorziening"), p.P.T("voorziening.weg", "De voorziening is weggehaald")
	names := map[kompas.OrganisationID]string{}
	for _, o := range p.Organisations {
		names[o.ID] = o.Name
	}
	l.Fields = []partField{
		{Name: "voorziening", Label: p.P.T("voorziening.naam", "Hoe heet de voorziening?")},
		{Name: "voorzieningsoort", Kind: radioField, Label: p.P.T("voorziening.soort", "Voor wie is het?"), Options: codeOptions(p.Request, "voorzieningsoort_", kompas.ProvisionKinds())},
		{Name: "toegang", Kind: radioField, Label: p.P.T("voorziening.toegang", "Wie mag er gebruik van maken?"), Options: codeOptions(p.Request, "toegang_", kompas.ProvisionAccesses())},
		{Name: "organisatie", Kind: selectField, Optional: true, Label: p.P.T("voorziening.van", "Van welke organisatie is het?"), Empty: p.P.T("voorziening.van-geen", "Weten we nog niet"), Options: organisationOptions(p.Organisations)},
	}
	for _, x := range p.Provisions.Lines {
		v := x.Part
		l.Cards = append(l.Cards, partCard{ID: string(v.ID), Version: v.Version, Title: v.Name, Badge: p.P.Code("voorzieningsoort_" + string(v.Kind)), Values: x.Values, MayEdit: x.MayEdit,
			Lines: []string{joined(names[v.OrganisationID], p.P.Code("toegang_"+string(v.Access)))}})
	}
	return l
}

func (p provisionsPage) goals() partList {
	l := p.list(app.PartGoal)
	l.Title, l.MayAdd = p.P.T("doel.lijst", "Doelen die mensen vaak hebben"), p.Goals.MayAdd
	l.About = p.P.T("doel.uitleg", "Kies hieruit als u invult of mensen hun doel haalden. De lijst is van alle kompassen in deze ruimte. Niet achteruitgaan is ook winst.")
	l.None = p.P.T("doel.leeg", "Er staan nog geen doelen.")
	l.Add, l.Gone = p.P.T("doel.nieuw", "Zet een doel op de lijst"), p.P.T("doel.weg", "Het doel is van de lijst gehaald")
	l.Fields = []partField{
		{Name: "doel-van-mensen", Label: p.P.T("doel.wat", "Wat willen mensen?"), Help: p.P.T("doel.wat.hulp", "Bijvoorbeeld: schulden hanteerbaar, rust in het gezin, contact met anderen")},
		{Name: "doelsoort", Kind: radioField, Label: p.P.T("doel.soort", "Wat is dan gelukt?"), Options: codeOptions(p.Request, "doelsoort_", kompas.GoalKinds())},
	}
	for _, x := range p.Goals.Lines {
		g := x.Part
		l.Cards = append(l.Cards, partCard{ID: string(g.ID), Version: g.Version, Title: g.Name, Badge: p.P.Code("doelsoort_" + string(g.Kind)), Values: x.Values, MayEdit: x.MayEdit})
	}
	return l
}

type outputPage struct {
	*web.Request
	app.OutputPage
	Sent web.FormState
}

func (d *Desk) drawOutput(r *web.Request, s web.FormState) error {
	data, err := r.App.OutputPage(r.Ctx(), r.Actor, r.Param("kompas"), r.Param("activiteit"))
	if err != nil {
		return err
	}
	under := []ui.Crumb{stepCrumb(r, data.Compass, kompas.StepOutcome), {Text: data.Name, URL: inCompass(r, data.Compass.Slug, "outcome", data.Slug)}}
	return d.drawStep(r, stepPage{Frame: data.CompassFrame, Step: kompas.StepOutcome, Title: r.P.T("output.kop", "Hoeveel is er gedaan?"), Under: under,
		Body: outputBody(outputPage{Request: r, OutputPage: data, Sent: s})})
}

func (p outputPage) list() partList {
	l := newPartList(p.Request, app.PartOutput, inCompass(p.Request, p.Compass.Slug, "outcome", p.Slug, "gedaan"), p.Sent)
	l.Closed = true
	l.Title, l.MayAdd = p.P.T("output.lijst", "Aantallen"), p.List.MayAdd
	l.None = p.P.T("output.leeg", "Nog niets ingevuld. Dat hoeft ook niet.")
	l.Add, l.Gone = p.P.T("output.nieuw", "Vul een aantal in"), p.P.T("output.weg", "Het aantal is weggehaald")
	l.Fields = []partField{
		{Name: "outputsoort", Kind: radioField, Label: p.P.T("output.wat", "Wat telde u?"), Options: codeOptions(p.Request, "outputsoort_", kompas.OutputKinds())},
		{Name: "periode", Label: p.P.T("uitkomst.welke-periode", "Over welke periode?"), Help: p.P.T("uitkomst.periode.hulp", "Een jaar (2025), kwartaal (2025-Q1), maand (2025-11) of schooljaar (2024/2025)")},
		{Name: "hoeveel", Kind: numberField, Label: p.P.T("inzet.hoeveel", "Hoeveel?")},
	}
	for _, x := range p.List.Lines {
		o := p.Shown[x.Part.ID]
		c := partCard{ID: string(x.Part.ID), Version: x.Part.Version, Title: outputText(p.Request, o), Badge: p.P.T("soort-cijfer.output-in", "Output in {0}", o.Figure.Period().Text(lang(p.Request))), MayEdit: x.MayEdit}
		if x.MayEdit { // the number itself is for whoever fills it in
			c.Values = x.Values
		}
		if o.Figure.Source().Invented {
			c.Lines = append(c.Lines, p.P.Code("verzonnen_voorbeeldcijfer"))
		}
		l.Cards = append(l.Cards, c)
	}
	return l
}

// outputText writes "212 deelnemers", or why it is not told.
func outputText(r *web.Request, o app.Output) string {
	if !o.Figure.Present() {
		return r.P.Code("outputsoort_"+string(o.Kind)) + ": " + r.P.T("output.te-weinig", "minder dan 10")
	}
	if o.Kind == "euro" {
		return o.Figure.Text(lang(r))
	}
	return o.Figure.Text(lang(r)) + " " + r.P.Code("output_"+string(o.Kind))
}

// newestOutput writes what was done in the newest period.
func newestOutput(r *web.Request, list []app.Output) string {
	text := ""
	for _, o := range list {
		if o.Figure.Period() == list[0].Figure.Period() {
			text = joined(text, outputText(r, o))
		}
	}
	return text
}
