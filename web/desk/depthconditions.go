package desk

import (
	"kompas/app"
	"kompas/kompas"
	"kompas/web"
	"kompas/web/ui"
)

func (p depthPage) conditions() partList {
	l := p.list(app.PartCondition)
	l.Title, l.MayAdd = p.P.T("voorwaarde.kop", "Is er genoeg?"), p.Conditions.MayAdd
	l.None = p.P.T("voorwaarde.leeg", "Nog niet ingevuld.")
	l.Add, l.Gone = p.P.T("voorwaarde.nieuw", "Vul een voorwaarde in"), p.P.T("voorwaarde.weg", "De voorwaarde is weggehaald")
	l.Fields = []partField{
		{Name: "voorwaarde", Kind: radioField, Label: p.P.T("voorwaarde.welke", "Waarover gaat het?"), Options: codeOptions(p.Request, "voorwaarde_", kompas.ConditionKinds())},
		{Name: "genoeg", Kind: numberField, Label: p.P.T("voorwaarde.genoeg", "Is er genoeg?"), Help: p.P.T("voorwaarde.genoeg.hulp", "Van 1 (veel te weinig) tot 5 (ruim genoeg).")},
		{Name: "toelichting", Kind: textField, Optional: true, Label: p.P.T("diep.toelichting", "Wilt u er iets bij zeggen?")},
		{Name: "wie-pakt-het-op", Optional: true, Max: kompas.MaxSentence, Label: p.P.T("voorwaarde.actie", "Te weinig? Wie doet daar wat aan?")},
	}
	for _, x := range p.Conditions.Lines {
		c := x.Part
		word := conditionWord(p.Request, c)
		card := partCard{ID: string(c.ID), Version: c.Version, Title: p.P.Code("voorwaarde_" + string(c.Kind)), Status: &word, Values: x.Values, MayEdit: x.MayEdit}
		if c.Note != "" {
			card.Lines = append(card.Lines, c.Note)
		}
		if c.Action != "" {
			card.Lines = append(card.Lines, p.P.T("voorwaarde.actie-is", "Wie pakt het op: {0}", c.Action))
		}
		l.Cards = append(l.Cards, card)
	}
	return l
}

// conditionWord says whether there is enough.
func conditionWord(r *web.Request, c kompas.Condition) ui.StatusWord {
	switch {
	case c.Short():
		return ui.StatusWord{Icon: ui.IconAttention, Tone: ui.ToneAttention, Text: r.P.T("voorwaarde.te-weinig", "Te weinig ({0} van 5)", *c.Score)}
	case *c.Score == 3:
		return ui.StatusWord{Icon: ui.IconClock, Tone: ui.ToneRest, Text: r.P.T("voorwaarde.net", "Net genoeg ({0} van 5)", *c.Score)}
	}
	return ui.StatusWord{Icon: ui.IconCheck, Tone: ui.ToneGood, Text: r.P.T("voorwaarde.ruim", "Genoeg ({0} van 5)", *c.Score)}
}

// obstacleList lists obstacles: first those that are there, then what was solved. activity names what each is about.
func obstacleList(l partList, list app.PartList[kompas.Obstacle], activity func(kompas.ActivityID) string) partList {
	p := l.P
	l.Title, l.MayAdd = p.T("hobbel.kop", "Hobbels op de weg"), list.MayAdd
	l.About = p.T("hobbel.uitleg", "Schrijf op wat in de weg zit, ook als de gemeente dat zelf doet. Zo kan er samen iets aan gebeuren.")
	l.None = p.T("hobbel.leeg", "Er zijn geen hobbels opgeschreven.")
	l.Add, l.Gone = p.T("hobbel.nieuw", "Schrijf een hobbel op"), p.T("hobbel.weg", "De hobbel is weggehaald")
	l.Start = map[string]string{"gezien-op": l.App.Today()}
	l.Fields = []partField{
		{Name: "hobbel", Max: kompas.MaxSentence, Label: p.T("hobbel.wat", "Wat zit er in de weg?")},
		{Name: "veroorzaakt-door", Kind: radioField, Label: p.T("hobbel.oorzaak", "Waar komt het vandaan?"), Options: codeOptions(l.Request, "veroorzaakt_", kompas.ObstacleCauses())},
		{Name: "wie-lost-het-op", Optional: true, Label: p.T("hobbel.wie", "Bij wie kunt u hiervoor terecht?"), Help: p.T("hobbel.wie.hulp", "De naam van wie dit oplost")},
		{Name: "gezien-op", Kind: dateField, Label: p.T("hobbel.gezien", "Sinds wanneer is dit zo?")},
		{Name: "opgelost-op", Kind: dateField, Optional: true, Label: p.T("hobbel.opgelost", "Is het opgelost? Wanneer?")},
		{Name: "hoe-opgelost", Kind: textField, Optional: true, Label: p.T("hobbel.hoe", "Hoe is het opgelost?")},
	}
	for _, closed := range []bool{false, true} {
		for _, x := range list.Lines {
			if (x.Part.ClosedOn != "") == closed {
				l.Cards = append(l.Cards, obstacleCard(l.Request, x, activity))
			}
		}
	}
	return l
}

func obstacleCard(r *web.Request, x app.PartLine[kompas.Obstacle], activity func(kompas.ActivityID) string) partCard {
	o := x.Part
	c := partCard{ID: string(o.ID), Version: o.Version, Title: o.Text, Badge: r.P.Code("veroorzaakt_" + string(o.Cause)), Values: x.Values, MayEdit: x.MayEdit}
	if activity != nil && o.ActivityID != "" {
		c.Lines = append(c.Lines, r.P.T("hobbel.bij", "Bij {0}", activity(o.ActivityID)))
	}
	if o.ClosedOn != "" {
		c.Status = &ui.StatusWord{Icon: ui.IconCheck, Tone: ui.ToneGood, Text: r.P.T("hobbel.opgelost-op", "Opgelost op {0}", r.P.DateText(o.ClosedOn))}
		if o.Solution != "" {
			c.Lines = append(c.Lines, o.Solution)
		}
		return c
	}
	c.Lines = append(c.Lines, r.P.T("hobbel.sinds", "Sinds {0}", r.P.DateText(o.OpenedOn)))
	who := r.P.T("hobbel.niemand", "Nog niemand lost dit op")
	if o.Owner != "" {
		who = r.P.T("hobbel.terecht", "Hiervoor kunt u terecht bij {0}", o.Owner)
	}
	c.Lines = append(c.Lines, who)
	return c
}

func (p depthPage) checks() partList {
	l := p.list(app.PartRequirementCheck)
	l.Title = p.P.T("voldoet.kop", "Aan welke eisen moet dit voldoen?")
	l.None = p.P.T("voldoet.leeg", "Er zijn geen eisen gekozen.")
	l.Add, l.Gone = p.P.T("voldoet.nieuw", "Kies een eis"), p.P.T("voldoet.weg", "De eis is losgemaakt van deze activiteit")
	named := map[kompas.PartID]kompas.QualityRequirement{}
	var options []ui.Option
	for _, q := range p.Requirements {
		named[q.ID] = q
		if !q.Proposed {
			options = append(options, ui.Option{Value: string(q.ID), Text: q.Text})
		}
	}
	l.MayAdd, l.Start = p.Checks.MayAdd && len(options) > 0, map[string]string{"voldoet": "onbekend"}
	l.Fields = []partField{
		{Name: "welke-eis", Kind: selectField, Label: p.P.T("voldoet.welke", "Welke eis?"), Empty: p.P.T("voldoet.kies", "Kies een eis"), Options: options},
		{Name: "voldoet", Kind: radioField, Label: p.P.T("voldoet.voldoet", "Voldoet deze activiteit?"), Options: codeOptions(p.Request, "voldoet_", kompas.RequirementStates())},
		{Name: "toelichting", Kind: textField, Optional: true, Label: p.P.T("diep.toelichting", "Wilt u er iets bij zeggen?")},
	}
	for _, x := range p.Checks.Lines {
		q, there := named[x.Part.RequirementID]
		if !there { // the requirement was taken away
			continue
		}
		word := checkWord(p.Request, app.RequirementLine{QualityRequirement: q, Check: x.Part})
		c := partCard{ID: string(x.Part.ID), Version: x.Part.Version, Title: q.Text, Badge: p.P.Code("eisbron_" + string(q.Source)), Status: &word, Values: x.Values, MayEdit: x.MayEdit}
		if x.Part.Note != "" {
			c.Lines = append(c.Lines, x.Part.Note)
		}
		l.Cards = append(l.Cards, c)
	}
	return l
}

// checkWord says whether an activity meets a requirement as it is now.
func checkWord(r *web.Request, l app.RequirementLine) ui.StatusWord {
	switch {
	case l.Check.State == "onbekend":
		return ui.StatusWord{Icon: ui.IconEmpty, Tone: ui.ToneRest, Text: r.P.Code("voldoet_onbekend")}
	case l.Check.Edition != l.Edition:
		return ui.StatusWord{Icon: ui.IconClock, Tone: ui.ToneRest, Text: r.P.T("voldoet.oud", "Nog niet bekeken sinds de eis is gewijzigd")}
	case l.Met():
		return ui.StatusWord{Icon: ui.IconCheck, Tone: ui.ToneGood, Text: r.P.Code("voldoet_voldoet")}
	}
	return ui.StatusWord{Icon: ui.IconAttention, Tone: ui.ToneAttention, Text: r.P.Code("voldoet_voldoet_niet")}
}
