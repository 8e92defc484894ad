package desk

import (
	"kompas/app"
	"kompas/kompas"
	"kompas/web"
	"kompas/web/ui"
)

// linksPart is the page on which the issue of a compass is tied to that of others.
func linksPart(d *Desk) partPage {
	return partPage{Path: "verbanden", Draw: d.drawLinks, Kinds: []partForm{
		{Kind: app.PartIssueLink, Fields: []string{"verband", "ander-kompas", "toelichting"}},
		{Kind: app.PartIssueCause, Fields: []string{"oorzaak", "werkt-door", "wie-kan-iets", "perspectief"}},
	}}
}

type linksPage struct {
	*web.Request
	app.LinksPage
	Sent web.FormState
}

func (d *Desk) drawLinks(r *web.Request, s web.FormState) error {
	b, err := r.App.LinksPage(r.Ctx(), r.Actor, r.Param("kompas"))
	if err != nil {
		return err
	}
	return d.drawStep(r, stepPage{Frame: b.CompassFrame, Title: linksTitle(r), Body: linksBody(linksPage{Request: r, LinksPage: b, Sent: s})})
}

func linksTitle(r *web.Request) string {
	return r.P.T("verband.titel", "Samenhang met andere vraagstukken")
}

// links lists the links from here. Those to be connected later stand on a list of their own.
func (p linksPage) links(later bool) partList {
	l := newPartList(p.Request, app.PartIssueLink, inCompass(p.Request, p.Compass.Slug, "verbanden"), p.Sent)
	l.Gone = p.P.T("verband.weg", "Het verband is weggehaald")
	l.Fields = []partField{
		{Name: "verband", Kind: radioField, Options: codeOptions(p.Request, "verband_", kompas.IssueLinkKinds()), Label: p.P.T("verband.wat", "Hoe hangen ze samen?")},
		{Name: "ander-kompas", Kind: selectField, Empty: p.P.T("verband.kies", "Kies een kompas"), Options: p.others(), Label: p.P.T("verband.ander", "Met welk ander kompas?")},
		{Name: "toelichting", Kind: textField, Optional: true, Label: p.P.T("verband.toelichting", "Waarom?")},
	}
	for _, x := range p.Links.Lines {
		if (x.Part.Kind == kompas.LinkLater) != later {
			continue
		}
		c := partCard{ID: string(x.Part.ID), Version: x.Part.Version, Title: p.P.Code("verband_" + string(x.Part.Kind)), Values: x.Values, MayEdit: x.MayEdit}
		if to := p.Other(x.Part.ToID); to.ID != "" {
			c.Title += ": " + to.Title
			c.Links = []ui.Link{{Text: p.P.T("verband.bekijk", "Bekijk dat kompas"), URL: inCompass(p.Request, to.Slug)}}
		}
		if x.Part.Note != "" {
			c.Lines = []string{x.Part.Note}
		}
		l.Cards = append(l.Cards, c)
	}
	if later {
		l.Title, l.Heading = p.P.T("verband.later", "Later verbinden"), "later"
		l.About = p.P.T("verband.later.uitleg", "Deze vraagstukken horen nu niet bij de ambitie. We komen erop terug.")
		return l
	}
	l.Title, l.None = p.P.T("verband.lijst", "Vanuit dit vraagstuk"), p.P.T("verband.leeg", "Nog geen verband genoteerd.")
	l.Closed = len(p.Links.Lines) > 0
	l.Add, l.MayAdd = p.P.T("verband.nieuw", "Noteer een verband"), p.Links.MayAdd && len(p.others()) > 0
	return l
}

func (p linksPage) others() []ui.Option {
	var out []ui.Option
	for _, c := range p.Others {
		if c.ID != p.Compass.ID && !c.IsPractice {
			out = append(out, ui.Option{Value: c.Slug, Text: c.Title})
		}
	}
	return out
}

// backLinks lists what others say of this issue.
func (p linksPage) backLinks() []ui.Link {
	var out []ui.Link
	for _, l := range p.Back {
		from := p.Other(l.CompassID)
		out = append(out, ui.Link{Text: p.P.T("verband.van", "{0}: {1}", from.Title, lowerFirst(p.P.Code("verband_"+string(l.Kind)))), URL: inCompass(p.Request, from.Slug, "verbanden")})
	}
	return out
}
