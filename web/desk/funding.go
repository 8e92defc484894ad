package desk

import (
	"kompas/app"
	"kompas/kompas"
	"kompas/web"
	"kompas/web/ui"
)

// fundingPart is the page with the money and the circumstances of one activity.
func fundingPart(d *Desk) partPage {
	return partPage{Path: "activiteiten/" + aboutActivity + "/geld", Draw: d.drawFunding, Kinds: []partForm{
		{Kind: app.PartFunding, Fields: []string{"soort-geld", "hoe-betaald", "bedrag", "geld-vanaf", "geld-tot", "werking", "hoe-werkt-het", "zelf-kiezen"}},
		{Kind: app.PartCircumstance, Fields: []string{"helpt-of-hindert", "omstandigheid", "door-gemeente"}},
	}}
}

type fundingPage struct {
	*web.Request
	app.FundingPage
	Sent web.FormState
}

func (d *Desk) drawFunding(r *web.Request, s web.FormState) error {
	data, err := r.App.FundingPage(r.Ctx(), r.Actor, r.Param("kompas"), r.Param("activiteit"))
	if err != nil {
		return err
	}
	p := fundingPage{Request: r, FundingPage: data, Sent: s}
	return d.drawStep(r, stepPage{Frame: data.CompassFrame, Step: kompas.StepActivities, Title: fundingTitle(r),
		Under: []ui.Crumb{stepCrumb(r, data.Compass, kompas.StepActivities), {Text: data.Activity.Name, URL: p.activityAt()}}, Body: fundingBody(p)})
}

func fundingTitle(r *web.Request) string {
	return r.P.T("geld.titel", "Geld en omstandigheden")
}

func (p fundingPage) activityAt() string {
	return inCompass(p.Request, p.Compass.Slug, "activiteiten", p.Activity.Slug)
}

func (p fundingPage) list(kind kompas.PartKind) partList {
	l := newPartList(p.Request, kind, p.activityAt()+"/geld", p.Sent)
	l.Closed = true
	return l
}

func (p fundingPage) funding() partList {
	l := p.list(app.PartFunding)
	l.Title, l.MayAdd = p.P.T("geld.kop", "Helpt de manier van betalen?"), p.Funding.MayAdd
	l.About = p.P.T("geld.uitleg", "Inkoop en subsidie sturen. Soms helpt dat het resultaat, soms zit het in de weg, ook door onszelf.")
	l.None = p.P.T("geld.leeg", "Nog geen afspraak over geld opgeschreven.")
	l.Add, l.Gone = p.P.T("geld.nieuw", "Schrijf een afspraak over geld op"), p.P.T("geld.weg", "De afspraak is weggehaald")
	l.Fields = []partField{
		{Name: "soort-geld", Kind: radioField, Label: p.P.T("geld.soort", "Wat voor geld is het?"), Options: codeOptions(p.Request, "geldsoort_", kompas.FundingKinds())},
		{Name: "hoe-betaald", Optional: true, Max: kompas.MaxSentence, Label: p.P.T("geld.model", "Hoe wordt er betaald?"), Help: p.P.T("geld.model.hulp", "Bijvoorbeeld: per uur, een vast bedrag per jaar of per persoon")},
		{Name: "bedrag", Optional: true, Unit: "€", Label: p.P.T("geld.bedrag", "Om welk bedrag gaat het?")},
		{Name: "geld-vanaf", Kind: dateField, Optional: true, Label: p.P.T("geld.vanaf", "Vanaf wanneer?")},
		{Name: "geld-tot", Kind: dateField, Optional: true, Label: p.P.T("geld.tot", "Tot wanneer?")},
		{Name: "werking", Kind: selectField, Optional: true, Empty: p.P.T("geld.werking-leeg", "Nog niet besproken"), Options: codeOptions(p.Request, "werking_", kompas.Effects()), Label: p.P.T("geld.werking", "Helpt of hindert het?")},
		{Name: "hoe-werkt-het", Kind: textField, Optional: true, Label: p.P.T("geld.hoe", "Hoe dan?"), Help: p.P.T("geld.hoe.hulp", "Bijvoorbeeld: per uur betalen maakt dat niemand tijd heeft om samen te werken")},
		{Name: "zelf-kiezen", Kind: tickField, Optional: true, Label: p.P.T("geld.kiezen", "Mensen kiezen zelf van wie zij hulp krijgen")},
	}
	for _, x := range p.Funding.Lines {
		f := x.Part
		c := partCard{ID: string(f.ID), Version: f.Version, Title: p.P.Code("geldsoort_" + string(f.Kind)), Values: x.Values, MayEdit: x.MayEdit}
		if f.Amount != nil {
			c.Title += ": " + euroText(p.Request, *f.Amount)
		}
		c.Status = p.effect(f.Effect)
		for _, line := range []string{f.EffectNote, f.Model, p.period(f)} {
			if line != "" {
				c.Lines = append(c.Lines, line)
			}
		}
		if f.ClientChoice {
			c.Points = append(c.Points, p.P.T("geld.kiezen", "Mensen kiezen zelf van wie zij hulp krijgen"))
		}
		l.Cards = append(l.Cards, c)
	}
	return l
}

func (p fundingPage) period(f kompas.FundingAgreement) string {
	switch {
	case f.StartsOn != "" && f.EndsOn != "":
		return p.P.T("geld.periode", "Van {0} tot {1}", p.P.DateText(f.StartsOn), p.P.DateText(f.EndsOn))
	case f.StartsOn != "":
		return p.P.T("geld.sinds", "Vanaf {0}", p.P.DateText(f.StartsOn))
	case f.EndsOn != "":
		return p.P.T("geld.loopt-tot", "Tot {0}", p.P.DateText(f.EndsOn))
	}
	return ""
}

// effect dresses whether something helps; nil while nobody asked.
func (p fundingPage) effect(e kompas.Effect) *ui.StatusWord {
	if e == "" {
		return &ui.StatusWord{Icon: ui.IconQuestion, Tone: ui.ToneRest, Text: p.P.T("geld.werking-leeg", "Nog niet besproken")}
	}
	w := ui.StatusWord{Icon: ui.IconCheck, Tone: ui.ToneRest, Text: p.P.Code("werking_" + string(e))}
	if e == "hindert" {
		w.Icon, w.Tone = ui.IconAttention, ui.ToneAttention
	}
	return &w
}

func (p fundingPage) circumstances() partList {
	l := p.list(app.PartCircumstance)
	l.Title, l.MayAdd = p.P.T("omstandigheid.kop", "Wat helpt, en wat zit in de weg?"), p.Circumstances.MayAdd
	l.About = p.P.T("omstandigheid.uitleg", "Wat mensen zelf doen, stuurt u niet. U kunt wel weten wanneer het lukt, en weghalen wat hindert.")
	l.None = p.P.T("omstandigheid.leeg", "Nog niets opgeschreven.")
	l.Add, l.Gone = p.P.T("omstandigheid.nieuw", "Schrijf een omstandigheid op"), p.P.T("omstandigheid.weg", "De omstandigheid is weggehaald")
	l.Fields = []partField{
		{Name: "helpt-of-hindert", Kind: radioField, Label: p.P.T("omstandigheid.soort", "Helpt het of hindert het?"), Options: codeOptions(p.Request, "werking_", []kompas.Effect{"helpt", "hindert"})},
		{Name: "omstandigheid", Max: kompas.MaxSentence, Label: p.P.T("omstandigheid.wat", "Wat is het?"), Help: p.P.T("omstandigheid.wat.hulp", "Bijvoorbeeld: de school laat de deur open, of: er moet een vergunning komen")},
		{Name: "door-gemeente", Kind: tickField, Optional: true, Label: p.P.T("omstandigheid.gemeente", "De gemeente doet dit zelf")},
	}
	for _, x := range p.Circumstances.Lines {
		c := partCard{ID: string(x.Part.ID), Version: x.Part.Version, Title: x.Part.Text, Status: p.effect(x.Part.Kind), Values: x.Values, MayEdit: x.MayEdit}
		if x.Part.ByMunicipality {
			c.Lines = append(c.Lines, p.P.T("omstandigheid.van-gemeente", "Dit doet de gemeente zelf."))
		}
		l.Cards = append(l.Cards, c)
	}
	return l
}
