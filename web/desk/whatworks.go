package desk

import (
	"kompas/app"
	"kompas/kompas"
	"kompas/web"
	"kompas/web/ui"
)

// worksPart is the part of a page that says what is known about what works for one activity.
type worksPart struct {
	*web.Request
	app.WhatWorks
	Slug     string // of the compass
	Activity app.ActivityLine
	Sees     bool // the page with what others use
}

func (p activityPage) works() worksPart {
	return worksPart{Request: p.Request, WhatWorks: p.Works, Slug: p.Compass.Slug, Activity: p.ActivityLine, Sees: p.SeesQuality}
}

// at is the page on which what works is written down in depth.
func (p worksPart) at() string {
	return inCompass(p.Request, p.Slug, "kwaliteit", p.Activity.Slug, elementPath("wat_werkt"))
}

// add leads to naming a source: for the activity, or for the whole compass; nil for whoever may do neither.
func (p worksPart) add() *ui.Link {
	form := "?nieuw=" + string(app.PartKnowledge) + "#" + newPartForm(app.PartKnowledge)
	switch {
	case p.MayAdd:
		return &ui.Link{Text: p.P.T("kennis.nieuw", "Noem een bron"), URL: p.at() + form}
	case p.MayAddWide:
		return &ui.Link{Text: p.P.T("wat-werkt.voor-allen", "Noem een bron voor het hele kompas"), URL: inCompass(p.Request, p.Slug, "verdieping") + form}
	}
	return nil
}

// founds names the thought that a source founds; empty when it names none.
func (p worksPart) founds(k kompas.KnowledgeItem) string {
	for _, c := range p.Activity.Claims {
		if c.ID == k.ClaimID && c.If != "" {
			return p.P.T("kennis.steunt", "Steunt: {0}", p.P.T("kennis.als", "Als {0}", c.If))
		}
	}
	return ""
}

// lines says in short what is known: the name, and how far it was looked at.
func (p worksPart) lines() []string {
	var out []string
	for _, i := range p.Interventions {
		out = append(out, joined(i.Name, p.P.Code("erkenning_"+string(i.Recognition))))
	}
	for _, k := range p.Knowledge {
		if k.ActivityID != "" {
			out = append(out, joined(k.Title, sourceKind(p.Request, k.Evidence)))
		}
	}
	return out
}

// works is what is known for a card of the board.
func (p boardPage) works(x app.BoardCard) worksPart {
	return worksPart{Request: p.Request, WhatWorks: x.Works, Slug: p.Compass.Slug, Activity: x.ActivityLine}
}

// works is what is known for the activity of a thought that a review judges.
func (p reviewPage) works(m app.ReviewClaim) worksPart {
	return worksPart{Request: p.Request, WhatWorks: m.Works, Slug: p.Compass.Slug, Activity: app.ActivityLine{Activity: m.Activity}}
}

// choosing is the card that somebody is about to choose about; nil when the address names none that waits.
func (p boardPage) choosing() *app.BoardCard {
	for _, x := range p.In("") {
		if x.Slug == p.Sent.Value(newPartForm(app.PartActivityChoice), "activiteit", p.Query("activiteit")) {
			return &x
		}
	}
	return nil
}

// suggestions is what people brought to the activity of the page.
func (p depthPage) suggestions() partList {
	l := p.list(app.PartSuggestion)
	l.MayAdd = p.Suggested.Brought.MayAdd
	l.Add, l.Gone = p.P.T("suggestie.nieuw", "Breng een suggestie in"), p.P.T("suggestie.weg", "De suggestie is weggehaald")
	l.Fields = []partField{
		{Name: "suggestie", Label: p.P.T("suggestie.naam", "Welke aanpak past hier misschien?")},
		{Name: "waarom-hier", Max: kompas.MaxSentence, Label: p.P.T("suggestie.waarom", "Waarom denkt u dat?"), Help: p.P.T("suggestie.waarom.hulp", "Het is een idee. Wie de activiteit uitvoert, kiest zelf.")},
		{Name: "erkenning", Kind: radioField, Label: p.P.T("interventie.erkenning", "Hoe is de aanpak bekeken?"), Options: codeOptions(p.Request, "erkenning_", kompas.InterventionRecognitions())},
		webField(p.Request),
	}
	return l
}

func (p depthPage) suggestionCard(x app.PartLine[kompas.Suggestion]) partCard {
	s := x.Part
	c := partCard{ID: string(s.ID), Version: s.Version, Title: s.Name, URL: s.URL, Badge: p.P.Code("erkenning_" + string(s.Recognition)), Lines: []string{s.Why},
		Values: x.Values, MayEdit: x.MayEdit}
	if p.Suggested.Taken(s.Name) {
		c.Status = &ui.StatusWord{Icon: ui.IconCheck, Tone: ui.ToneGood, Text: p.P.T("suggestie.overgenomen", "Overgenomen")}
	}
	return c
}

// offerText says what others use, or what there is ground for. It never says who.
func (p depthPage) offerText(o app.Offer) string {
	if o.Kind == app.PartKnowledge {
		return p.P.T("suggestie.onderbouwing", "Er is onderbouwing voor:")
	}
	return p.P.T("suggestie.anderen", "Anderen gebruiken:")
}

// standing says how far it was looked at.
func (p depthPage) standing(o app.Offer) string {
	if o.Kind == app.PartKnowledge {
		return joined(o.Theme, sourceKind(p.Request, o.Evidence))
	}
	return p.P.Code("erkenning_" + string(o.Recognition))
}

// takeOver is the button by which who carries the activity out makes it its own: a new part like any other.
func (p depthPage) takeOver(o app.Offer) ui.Post {
	post := ui.Post{Action: p.at(p.Element) + "/" + string(o.Kind), Key: p.App.NewKey(),
		Plain: true, Button: ui.Button{Text: p.P.T("suggestie.neem-over", "Neem over: {0}", o.Name)}}
	if o.Kind == app.PartKnowledge {
		post.Hidden = []ui.Hidden{{Name: "titel", Value: o.Name}, {Name: "webadres", Value: o.URL}, {Name: "thema", Value: o.Theme}, {Name: "soort-bron", Value: string(o.Evidence)}}
		return post
	}
	post.Hidden = []ui.Hidden{{Name: "interventie", Value: o.Name}, {Name: "erkenning", Value: string(o.Recognition)}, {Name: "webadres", Value: o.URL}}
	return post
}

// brought makes what somebody brought ready to be taken over.
func brought(s kompas.Suggestion) app.Offer {
	return app.Offer{Kind: app.PartIntervention, Name: s.Name, URL: s.URL, Recognition: s.Recognition}
}
