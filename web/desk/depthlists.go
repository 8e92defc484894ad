package desk

import (
	"kompas/app"
	"kompas/kompas"
	"kompas/web"
	"kompas/web/ui"
)

func (p depthPage) interventions() partList {
	l := p.list(app.PartIntervention)
	l.Title, l.MayAdd = p.P.T("interventie.kop", "Interventies"), p.Interventions.MayAdd
	l.About = p.P.T("interventie.uitleg", "Is een aanpak erkend? Dan hoeft u hier minder te bewijzen.")
	l.None = p.P.T("interventie.leeg", "Nog geen aanpak genoemd. Dat hoeft ook niet: niet alles wat werkt is beschreven.")
	l.Add, l.Gone = p.P.T("interventie.nieuw", "Noem een aanpak"), p.P.T("interventie.weg", "De aanpak is weggehaald")
	l.Fields = []partField{
		{Name: "interventie", Label: p.P.T("interventie.naam", "Hoe heet de aanpak?")},
		{Name: "erkenning", Kind: radioField, Label: p.P.T("interventie.erkenning", "Hoe is de aanpak bekeken?"), Options: codeOptions(p.Request, "erkenning_", kompas.InterventionRecognitions())},
		webField(p.Request),
	}
	for _, x := range p.Interventions.Lines {
		i := x.Part
		l.Cards = append(l.Cards, partCard{ID: string(i.ID), Version: i.Version, Title: i.Name, URL: i.URL, Badge: p.P.Code("erkenning_" + string(i.Recognition)),
			Values: x.Values, MayEdit: x.MayEdit})
	}
	return l
}

func webField(r *web.Request) partField {
	return partField{Name: "webadres", Optional: true, Max: kompas.MaxSentence, Label: r.P.T("diep.webadres", "Op welke pagina staat dit?"),
		Help: r.P.T("diep.webadres.hulp", "Bijvoorbeeld https://www.voorbeeld.nl/dossier")}
}

func knowledgeFields(r *web.Request) []partField {
	return []partField{
		{Name: "titel", Label: r.P.T("kennis.titel", "Hoe heet de bron?")},
		webField(r),
		{Name: "thema", Optional: true, Label: r.P.T("kennis.thema", "Over welk thema gaat het?"), Help: r.P.T("kennis.thema.hulp", "Bijvoorbeeld: schulden, eenzaamheid of mantelzorg")},
		{Name: "wat-het-zegt", Kind: textField, Optional: true, Label: r.P.T("kennis.zegt", "Wat zegt de bron, in uw eigen woorden?")},
		{Name: "soort-bron", Kind: selectField, Optional: true, Label: r.P.T("kennis.soort", "Waar komt deze kennis vandaan?"), Empty: r.P.T("kennis.soort-leeg", "Nog niet gekozen"),
			Options: codeOptions(r, "onderbouwing_", kompas.Evidences()[1:])},
	}
}

// sourceKind says what kind of source it is; empty while nobody said.
func sourceKind(r *web.Request, e kompas.Evidence) string {
	if e == "" {
		return ""
	}
	return r.P.Code("onderbouwing_" + string(e))
}

func knowledgeCard(r *web.Request, x app.PartLine[kompas.KnowledgeItem], about ...string) partCard {
	k := x.Part
	c := partCard{ID: string(k.ID), Version: k.Version, Title: k.Title, URL: k.URL, Badge: joined(k.Theme, sourceKind(r, k.Evidence)), Values: x.Values, MayEdit: x.MayEdit}
	for _, line := range append([]string{k.Says}, about...) {
		if line != "" {
			c.Lines = append(c.Lines, line)
		}
	}
	return c
}

func (p depthPage) knowledge() partList {
	l := p.list(app.PartKnowledge)
	l.Title, l.MayAdd = p.P.T("kennis.kop", "Kennis over wat werkt"), p.Knowledge.MayAdd
	l.None = p.P.T("kennis.leeg", "Nog geen bron genoemd.")
	l.Add, l.Gone = p.P.T("kennis.nieuw", "Noem een bron"), p.P.T("kennis.weg", "De bron is weggehaald")
	l.Fields = knowledgeFields(p.Request)
	var claims []ui.Option
	for _, c := range p.Claims {
		claims = append(claims, ui.Option{Value: string(c.ID), Text: p.claim(c)})
	}
	if len(claims) > 0 {
		l.Fields = append(l.Fields, partField{Name: "bij-als-dan", Kind: selectField, Optional: true, Label: p.P.T("kennis.als-dan", "Welke gedachte steunt dit?"),
			Empty: p.P.T("kennis.geen-als-dan", "Geen gedachte in het bijzonder"), Options: claims})
	}
	for _, x := range p.Knowledge.Lines {
		founds := ""
		for _, c := range p.Claims {
			if c.ID == x.Part.ClaimID {
				founds = p.P.T("kennis.steunt", "Steunt: {0}", p.claim(c))
			}
		}
		l.Cards = append(l.Cards, knowledgeCard(p.Request, x, founds))
	}
	return l
}

// claim names a thought: its sentence, or while that is not written the result it is for.
func (p depthPage) claim(c app.ClaimLine) string {
	if c.If == "" {
		return c.Result.Text
	}
	return p.P.T("kennis.als", "Als {0}", c.If)
}

func (p depthPage) staffing() partList {
	l := p.list(app.PartStaffing)
	l.Title, l.MayAdd = p.P.T("inzet.kop", "Wie doen dit?"), p.Staffing.MayAdd
	l.None = p.P.T("inzet.leeg", "Nog niet ingevuld.")
	l.Add, l.Gone = p.P.T("inzet.nieuw", "Voeg mensen toe"), p.P.T("inzet.weg", "De inzet is weggehaald")
	l.Fields = []partField{
		{Name: "wie-doet-het", Kind: radioField, Label: p.P.T("inzet.wie", "Wie zijn het?"), Options: codeOptions(p.Request, "inzet_", kompas.StaffKinds())},
		{Name: "hoeveel", Kind: numberField, Label: p.P.T("inzet.hoeveel", "Hoeveel?")},
		{Name: "telt-in", Kind: selectField, Label: p.P.T("inzet.telt-in", "Waarin telt u?"), Options: codeOptions(p.Request, "inzet_telt_", kompas.StaffUnits())},
		{Name: "eigen-houding", Kind: numberField, Optional: true, Label: p.P.T("inzet.houding", "Hoe zien zij hun eigen houding naar mensen?"),
			Help: p.P.T("inzet.houding.hulp", "Zij geven zelf een cijfer van 1 (dat kan beter) tot 5 (daar zijn we trots op).")},
		{Name: "toelichting", Kind: textField, Optional: true, Label: p.P.T("diep.toelichting", "Wilt u er iets bij zeggen?")},
	}
	for _, x := range p.Staffing.Lines {
		s := x.Part
		c := partCard{ID: string(s.ID), Version: s.Version, Badge: p.P.T("soort-cijfer.input", "Input"), Title: staffText(p.Request, s), Values: x.Values, MayEdit: x.MayEdit}
		if s.Attitude != nil {
			c.Lines = append(c.Lines, p.P.T("inzet.houding-is", "Eigen houding: {0} van 5, volgens henzelf", *s.Attitude))
		}
		if s.Note != "" {
			c.Lines = append(c.Lines, s.Note)
		}
		l.Cards = append(l.Cards, c)
	}
	return l
}

// staffText writes "1,4 fte professionals" or "42 vrijwilligers".
func staffText(r *web.Request, s kompas.Staffing) string {
	who := r.P.Code("inzet_wie_" + string(s.Kind))
	switch s.Unit {
	case "fte":
		return r.P.T("inzet.fte", "{0} fte {1}", decimalText(s.Amount), who)
	case "uren":
		return r.P.T("inzet.uren", "{0} uur per week door {1}", decimalText(s.Amount), who)
	}
	return decimalText(s.Amount) + " " + who
}

func (p depthPage) trainings() partList {
	l := p.list(app.PartTraining)
	l.Title, l.MayAdd = p.P.T("scholing.kop", "Scholing"), p.Trainings.MayAdd
	l.About = p.P.T("scholing.uitleg", "Samen leren scheelt geld en maakt dat u elkaar kent. Zet aan dat anderen welkom zijn, dan zien zij het.")
	l.None = p.P.T("scholing.leeg", "Nog geen scholing genoemd.")
	l.Add, l.Gone = p.P.T("scholing.nieuw", "Noem een scholing"), p.P.T("scholing.weg", "De scholing is weggehaald")
	l.Fields = []partField{
		{Name: "onderwerp-scholing", Label: p.P.T("scholing.onderwerp", "Wat leert u?")},
		{Name: "wanneer", Kind: dateField, Optional: true, Label: p.P.T("scholing.wanneer", "Wanneer?")},
		{Name: "kosten", Optional: true, Unit: p.P.T("eenheid.euro", "euro"), Label: p.P.T("scholing.kosten", "Wat kost het?"), Help: p.P.T("diep.alleen-hier", "Dit ziet alleen wie deze activiteit uitvoert, en de gemeente.")},
		{Name: "uren", Kind: numberField, Optional: true, Unit: p.P.T("eenheid.uren", "uren"), Label: p.P.T("scholing.uren", "Hoeveel uur kost het, voor iedereen samen?")},
		{Name: "samen-met", Optional: true, Max: kompas.MaxSentence, Label: p.P.T("scholing.samen-met", "Met welke organisaties leert u samen?")},
		{Name: "anderen-welkom", Kind: tickField, Label: p.P.T("scholing.welkom", "Andere organisaties mogen meedoen")},
	}
	for _, x := range p.Trainings.Lines {
		t := x.Part
		c := partCard{ID: string(t.ID), Version: t.Version, Title: t.Topic, Values: x.Values, MayEdit: x.MayEdit}
		if t.Open {
			c.Badge = p.P.T("scholing.open", "Anderen zijn welkom")
		}
		c.Lines = trainingLines(p.Request, t)
		l.Cards = append(l.Cards, c)
	}
	return l
}

func trainingLines(r *web.Request, t kompas.TrainingAction) []string {
	var out []string
	if t.On != "" {
		out = append(out, r.P.DateText(t.On))
	}
	cost, hours := "", ""
	if t.Cost != nil {
		cost = euroText(r, *t.Cost)
	}
	if t.Hours != nil {
		hours = r.P.T("diep.uur", "{0} uur", *t.Hours)
	}
	if line := joined(cost, hours); line != "" {
		out = append(out, line)
	}
	if t.SharedWith != "" {
		out = append(out, r.P.T("scholing.samen", "Samen met {0}", t.SharedWith))
	}
	return out
}

func (p depthPage) reflections() partList {
	l := p.list(app.PartReflection)
	l.Title, l.MayAdd = p.P.T("reflectie.kop", "Tijd om kritisch te kijken"), p.Reflections.MayAdd
	l.About = p.P.T("reflectie.uitleg", "Zet een korte tijd vast. Stop als die om is, en schrijf op wat u leerde.")
	l.None = p.P.T("reflectie.leeg", "Nog geen moment gekozen.")
	l.Add, l.Gone = p.P.T("reflectie.nieuw", "Kies een moment"), p.P.T("reflectie.weg", "Het moment is weggehaald")
	l.Start = map[string]string{"minuten": "45", "waar-kijken-we-naar": p.asked()}
	l.Fields = []partField{
		{Name: "waar-kijken-we-naar", Max: kompas.MaxSentence, Label: p.P.T("reflectie.vraag", "Waar kijkt u naar?"), Help: p.P.T("reflectie.vraag.hulp", "Bijvoorbeeld: wie komt er niet, en waarom?")},
		{Name: "minuten", Kind: numberField, Unit: p.P.T("eenheid.minuten", "minuten"), Label: p.P.T("reflectie.minuten", "Hoeveel tijd neemt u?")},
		{Name: "wanneer", Kind: dateField, Optional: true, Label: p.P.T("scholing.wanneer", "Wanneer?")},
		{Name: "wat-leerden-we", Kind: textField, Optional: true, Label: p.P.T("reflectie.geleerd", "Wat leerde u?"), Help: p.P.T("reflectie.geleerd.hulp", "Vul dit na afloop in.")},
	}
	for _, x := range p.Reflections.Lines {
		t := x.Part
		when := ""
		if t.On != "" {
			when = p.P.DateText(t.On)
		}
		c := partCard{ID: string(t.ID), Version: t.Version, Title: t.Question, Values: x.Values, MayEdit: x.MayEdit,
			Lines: []string{joined(when, p.P.T("reflectie.duur", "{0} minuten", *t.Minutes))}}
		if t.Learned != "" {
			c.Lines = append(c.Lines, p.P.T("reflectie.leerde", "Geleerd: {0}", t.Learned))
		}
		l.Cards = append(l.Cards, c)
	}
	return l
}
