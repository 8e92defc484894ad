package desk

import (
	"net/url"

	"kompas/app"
	"kompas/area"
	"kompas/kompas"
	"kompas/web"
	"kompas/web/ui"
)

// attentionPart is the page with what needs extra effort, and from where nothing is heard.
func attentionPart(d *Desk) partPage {
	return partPage{Path: "aandacht", Draw: d.drawAttention, Kinds: []partForm{
		{Kind: app.PartAttentionPoint, Fields: []string{"waarom", "welke-groep", "welk-gebied", "welk-cijfer", "plek"}},
	}}
}

type attentionPage struct {
	*web.Request
	app.AttentionPage
	Sent web.FormState
}

func (d *Desk) drawAttention(r *web.Request, s web.FormState) error {
	b, err := r.App.AttentionPage(r.Ctx(), r.Actor, r.Param("kompas"))
	if err != nil {
		return err
	}
	return d.drawStep(r, stepPage{Frame: b.CompassFrame, Step: kompas.StepMonitoring, Title: attentionTitle(r),
		Under: []ui.Crumb{stepCrumb(r, b.Compass, kompas.StepMonitoring)}, Body: attentionBody(attentionPage{Request: r, AttentionPage: b, Sent: s})})
}

func attentionTitle(r *web.Request) string {
	return r.P.T("aandacht.titel", "Waar is extra inzet nodig?")
}

// points lists what needs extra effort, in the order in which people ranked it.
func (p attentionPage) points() partList {
	l := newPartList(p.Request, app.PartAttentionPoint, inCompass(p.Request, p.Compass.Slug, "aandacht"), p.Sent)
	l.Title, l.MayAdd = p.P.T("aandacht.lijst", "Onze korte lijst"), p.Points.MayAdd
	l.About = p.P.T("aandacht.lijst.uitleg", "Kies samen een paar gebieden of groepen. Zet ze op volgorde: bovenaan wat het eerst moet.")
	l.None = p.P.T("aandacht.leeg", "Nog niets gekozen. Kijk naar de cijfers en naar wat mensen zeggen.")
	l.Add, l.Gone = p.P.T("aandacht.nieuw", "Zet iets op de lijst"), p.P.T("aandacht.weg", "Het aandachtspunt is weggehaald")
	l.Start = map[string]string{"welk-cijfer": p.Query("onderwerp"), "welk-gebied": p.Query("gebied")}
	l.Fields = []partField{
		{Name: "waarom", Kind: textField, Label: p.P.T("aandacht.waarom", "Wat is er aan de hand?")},
		{Name: "welke-groep", Optional: true, Label: p.P.T("aandacht.groep", "Welke groep inwoners?")},
		{Name: "welk-gebied", Kind: selectField, Optional: true, Empty: p.P.T("aandacht.hele-gebied", "Het hele gebied"), Options: areasInTree(p.Areas), Label: p.P.T("aandacht.gebied", "Welk gebied?")},
		{Name: "welk-cijfer", Kind: selectField, Optional: true, Empty: p.P.T("aandacht.geen-cijfer", "Geen cijfer: mensen zeggen het"), Options: p.indicators(), Label: p.P.T("aandacht.cijfer", "Welk cijfer laat dat zien?")},
		{Name: "plek", Kind: numberField, Optional: true, Label: p.P.T("aandacht.plek", "Welke plek op de lijst?"), Help: p.P.T("aandacht.plek.hulp", "1 staat bovenaan. Leeg komt onderaan.")},
	}
	for _, x := range p.Points.Lines {
		c := partCard{ID: string(x.Part.ID), Version: x.Part.Version, Title: x.Part.Why, Values: x.Values, MayEdit: x.MayEdit}
		if x.Part.Place != nil {
			c.Badge = p.P.T("aandacht.op-plek", "Plek {0}", *x.Part.Place)
		}
		if about := joined(x.Part.Group, p.areaName(x.Part.AreaCode)); about != "" {
			c.Lines = append(c.Lines, about)
		}
		if x.Part.IndicatorKey != "" {
			c.Links = append(c.Links, ui.Link{Text: p.indicatorName(x.Part.IndicatorKey), URL: p.figureAt(x.Part)})
		}
		l.Cards = append(l.Cards, c)
	}
	return l
}

func (p attentionPage) indicators() []ui.Option {
	var out []ui.Option
	for _, i := range p.Indicators {
		out = append(out, ui.Option{Value: i.Key, Text: figuresPage{Request: p.Request}.name(i)})
	}
	return out
}

func (p attentionPage) indicatorName(key string) string {
	for _, o := range p.indicators() {
		if o.Value == key {
			return o.Text
		}
	}
	return key
}

func (p attentionPage) areaName(code string) string {
	for _, a := range p.Areas {
		if a.Code == code {
			return a.Name
		}
	}
	return code
}

// figureAt leads to the figure that a point rests on.
func (p attentionPage) figureAt(x kompas.AttentionPoint) string {
	q := url.Values{"onderwerp": {x.IndicatorKey}}
	if x.AreaCode != "" {
		q.Set("gebied", x.AreaCode)
	}
	return stepURL(p.Request, p.Compass, kompas.StepMonitoring) + "?" + q.Encode()
}

// toArea leads to the figures of an area in step 1.
func (p attentionPage) toArea(a area.Area) string {
	return stepURL(p.Request, p.Compass, kompas.StepMonitoring) + "?gebied=" + a.Code
}

// areasInTree lists areas as they lie in each other: buurten with a dash under their wijk.
func areasInTree(areas []area.Area) []ui.Option {
	var out []ui.Option
	for _, a := range areas {
		name := a.Name
		if a.Level == area.Neighbourhood {
			name = "– " + name
		}
		out = append(out, ui.Option{Value: a.Code, Text: name})
	}
	return out
}
