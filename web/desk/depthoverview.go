package desk

import (
	"kompas/app"
	"kompas/kompas"
	"kompas/web"
	"kompas/web/ui"
)

// overviewParts are the pages of step 4 that are about all activities of a compass together.
func overviewParts(d *Desk) []partPage {
	return []partPage{
		{Path: "verdieping", Draw: d.drawDepthOverview, Kinds: []partForm{
			{Kind: app.PartObstacle, Fields: obstacleFields()},
			{Kind: app.PartKnowledge, Fields: []string{"titel", "webadres", "thema", "wat-het-zegt", "soort-bron"}},
		}},
		{Path: "eisen", Draw: d.drawRequirements, Kinds: []partForm{
			{Kind: app.PartRequirement, Fields: requirementFields()},
		}},
		{Path: "wie-doet-wat", Draw: d.drawWhoDoesWhat, Kinds: []partForm{
			{Kind: app.PartLearningCircle, Fields: []string{"leerthema", "wie-leren-mee", "ritme", "volgende-keer", "wat-leerden-we"}},
		}},
	}
}

// depthOverview is what stands on the road, is learned together and is known, over all activities.
type depthOverview struct {
	*web.Request
	app.DepthOverview
	Sent web.FormState
}

// drawOverview draws a page of step 4 over all activities.
func (d *Desk) drawOverview(r *web.Request, f app.CompassFrame, p stepPage) error {
	p.Frame, p.Step, p.Under = f, kompas.StepQuality, []ui.Crumb{stepCrumb(r, f.Compass, kompas.StepQuality)}
	return d.drawStep(r, p)
}

func (d *Desk) drawDepthOverview(r *web.Request, s web.FormState) error {
	data, err := r.App.DepthOverview(r.Ctx(), r.Actor, r.Param("kompas"))
	if err != nil {
		return err
	}
	return d.drawOverview(r, data.CompassFrame, stepPage{Title: r.P.T("verdieping.kop", "Hobbels, leren en kennis"),
		Body: depthOverviewBody(depthOverview{Request: r, DepthOverview: data, Sent: s})})
}

func (p depthOverview) list(kind kompas.PartKind) partList {
	l := newPartList(p.Request, kind, inCompass(p.Request, p.Compass.Slug, "verdieping"), p.Sent)
	l.Closed = true
	return l
}

func (p depthOverview) obstacles() partList {
	l := obstacleList(p.list(app.PartObstacle), p.Obstacles, p.Activity)
	l.Add = p.P.T("hobbel.nieuw-samen", "Schrijf een hobbel op die iedereen raakt")
	return l
}

func (p depthOverview) knowledge() partList {
	l := p.list(app.PartKnowledge)
	l.Title, l.MayAdd = p.P.T("kennis.kop-samen", "Kennis die we gebruiken"), p.Knowledge.MayAdd
	l.About = p.P.T("kennis.uitleg-samen", "Openbare bronnen die u zelf kiest, bijvoorbeeld over wat werkt bij schulden of eenzaamheid.")
	l.None = p.P.T("kennis.leeg", "Nog geen bron genoemd.")
	l.Add, l.Gone = p.P.T("kennis.nieuw", "Noem een bron"), p.P.T("kennis.weg", "De bron is weggehaald")
	l.Fields = knowledgeFields(p.Request)
	for _, x := range p.Knowledge.Lines {
		where := ""
		if x.Part.ActivityID != "" {
			where = p.P.T("hobbel.bij", "Bij {0}", p.Activity(x.Part.ActivityID))
		}
		l.Cards = append(l.Cards, knowledgeCard(p.Request, x, where))
	}
	return l
}

// training writes what others may know of a training.
func (p depthOverview) training(t app.SharedTraining) []string {
	var out []string
	if t.On != "" {
		out = append(out, p.P.DateText(t.On))
	}
	if t.SharedWith != "" {
		out = append(out, p.P.T("scholing.samen", "Samen met {0}", t.SharedWith))
	}
	return append(out, p.P.T("hobbel.bij", "Bij {0}", t.Activity.Name))
}

// requirementsPage is what activities have to meet.
type requirementsPage struct {
	*web.Request
	app.RequirementsPage
	Sent web.FormState
}

func requirementFields() []string {
	return []string{"eis", "eisbron", "wetsartikel", "afgestemd", "afgestemd-met", "wat-vinden-clienten", "aangenomen"}
}

func (d *Desk) drawRequirements(r *web.Request, s web.FormState) error {
	data, err := r.App.Requirements(r.Ctx(), r.Actor, r.Param("kompas"))
	if err != nil {
		return err
	}
	return d.drawOverview(r, data.CompassFrame, stepPage{Title: r.P.T("eis.kop", "Aan welke eisen moet het voldoen?"),
		Body: requirementsBody(requirementsPage{Request: r, RequirementsPage: data, Sent: s})})
}

func (p requirementsPage) requirements() partList {
	l := newPartList(p.Request, app.PartRequirement, inCompass(p.Request, p.Compass.Slug, "eisen"), p.Sent)
	l.Closed, l.Whole = true, true
	l.Title, l.MayAdd = p.P.T("eis.lijst", "Kwaliteitseisen"), p.Requirements.MayAdd
	l.None = p.P.T("eis.leeg", "Er zijn nog geen eisen.")
	l.Add, l.Gone = p.P.T("eis.nieuw", "Schrijf een eis op"), p.P.T("eis.weg", "De eis is weggehaald")
	if !p.MaySet {
		l.Add = p.P.T("eis.stel-voor", "Stel een eis voor")
	}
	l.Start = map[string]string{"aangenomen": "ja"}
	l.Fields = []partField{
		{Name: "eis", Max: kompas.MaxSentence, Label: p.P.T("eis.wat", "Wat is de eis?"), Help: p.P.T("eis.wat.hulp", "Is de eis al afgestemd? Dan maken andere woorden een nieuwe versie. De oude blijft te lezen.")},
		{Name: "eisbron", Kind: radioField, Label: p.P.T("eis.bron", "Van wie komt de eis?"), Options: codeOptions(p.Request, "eisbron_", kompas.RequirementSources())},
		{Name: "wetsartikel", Optional: true, Label: p.P.T("eis.artikel", "Staat het in de wet? Welk artikel?")},
		{Name: "afgestemd", Kind: tickField, Label: p.P.T("eis.afgestemd", "Afgestemd met aanbieders")},
		{Name: "afgestemd-met", Optional: true, Max: kompas.MaxSentence, Label: p.P.T("eis.met-wie", "Met wie?")},
		{Name: "wat-vinden-clienten", Kind: textField, Optional: true, Label: p.P.T("eis.clienten", "Wat vinden cliënten van deze eis?")},
	}
	if p.MaySet {
		l.Fields = append(l.Fields, partField{Name: "aangenomen", Kind: tickField, Label: p.P.T("eis.geldt", "Deze eis geldt")})
	}
	for _, x := range p.Requirements.Lines {
		l.Cards = append(l.Cards, p.card(x))
	}
	return l
}

func (p requirementsPage) card(x app.PartLine[kompas.QualityRequirement]) partCard {
	q := x.Part
	c := partCard{ID: string(q.ID), Version: q.Version, Title: q.Text, Badge: joined(p.P.Code("eisbron_"+string(q.Source)), q.LawArticle), Values: x.Values, MayEdit: x.MayEdit}
	word := ui.StatusWord{Icon: ui.IconEmpty, Tone: ui.ToneRest, Text: p.P.T("eis.niet-afgestemd", "Nog niet afgestemd met aanbieders")}
	switch {
	case q.Proposed:
		word = ui.StatusWord{Icon: ui.IconClock, Tone: ui.ToneRest, Text: p.P.T("eis.voorstel", "Voorstel")}
	case q.Agreed:
		word = ui.StatusWord{Icon: ui.IconCheck, Tone: ui.ToneGood, Text: p.P.T("eis.afgestemd", "Afgestemd met aanbieders")}
		c.Lines = append(c.Lines, p.P.T("eis.is-afgestemd", "Met: {0}", q.AgreedWith))
	}
	c.Status = &word
	if q.Edition > 1 {
		c.Lines = append(c.Lines, p.P.T("eis.versie", "Versie {0}", q.Edition))
	}
	view := p.P.T("eis.geen-clienten", "Nog niet gevraagd wat cliënten ervan vinden")
	if q.ClientView != "" {
		view = p.P.T("eis.clienten-zeggen", "Cliënten: {0}", q.ClientView)
	}
	c.Lines = append(c.Lines, view)
	return c
}

// whoDoesWhatPage is who does what, and who learns together.
type whoDoesWhatPage struct {
	*web.Request
	app.WhoDoesWhat
	Sent web.FormState
}

func (d *Desk) drawWhoDoesWhat(r *web.Request, s web.FormState) error {
	data, err := r.App.WhoDoesWhat(r.Ctx(), r.Actor, r.Param("kompas"))
	if err != nil {
		return err
	}
	return d.drawOverview(r, data.CompassFrame, stepPage{Title: r.P.T("wie-doet-wat.kop", "Wie doet wat?"),
		Body: whoDoesWhatBody(whoDoesWhatPage{Request: r, WhoDoesWhat: data, Sent: s})})
}

// found gives the parties in whose card the words that were looked for stand.
func (p whoDoesWhatPage) found() []app.PartyCard {
	var out []app.PartyCard
	for _, x := range p.Parties {
		if x.Says(p.Query("zoek")) {
			out = append(out, x)
		}
	}
	return out
}

func (p whoDoesWhatPage) circles() partList {
	l := newPartList(p.Request, app.PartLearningCircle, inCompass(p.Request, p.Compass.Slug, "wie-doet-wat"), p.Sent)
	l.Closed = true
	l.Title, l.MayAdd = p.P.T("leerkring.kop", "Leerkringen"), p.Circles.MayAdd
	l.About = p.P.T("leerkring.uitleg", "Een vaste groep, uit verschillende organisaties, die samen van de praktijk leert.")
	l.None = p.P.T("leerkring.leeg", "Er is nog geen leerkring.")
	l.Add, l.Gone = p.P.T("leerkring.nieuw", "Begin een leerkring"), p.P.T("leerkring.weg", "De leerkring is weggehaald")
	l.Fields = []partField{
		{Name: "leerthema", Label: p.P.T("leerkring.thema", "Waarover leert u samen?")},
		{Name: "wie-leren-mee", Optional: true, Max: kompas.MaxSentence, Label: p.P.T("leerkring.wie", "Wie doen er mee?")},
		{Name: "ritme", Optional: true, Label: p.P.T("leerkring.ritme", "Hoe vaak?"), Help: p.P.T("leerkring.ritme.hulp", "Bijvoorbeeld: elke eerste dinsdag")},
		{Name: "volgende-keer", Kind: dateField, Optional: true, Label: p.P.T("leerkring.volgende", "Wanneer is de volgende keer?")},
		{Name: "wat-leerden-we", Kind: textField, Optional: true, Label: p.P.T("leerkring.geleerd", "Wat leerde u tot nu toe?")},
	}
	for _, x := range p.Circles.Lines {
		k := x.Part
		c := partCard{ID: string(k.ID), Version: k.Version, Title: k.Theme, Values: x.Values, MayEdit: x.MayEdit}
		next := ""
		if k.NextOn != "" {
			next = p.P.T("leerkring.volgende-is", "Volgende keer: {0}", p.P.DateText(k.NextOn))
		}
		for _, line := range []string{k.Members, joined(k.Rhythm, next), k.Learned} {
			if line != "" {
				c.Lines = append(c.Lines, line)
			}
		}
		l.Cards = append(l.Cards, c)
	}
	return l
}
