package desk

import (
	"strconv"

	"kompas/app"
	"kompas/fault"
	"kompas/kompas"
	"kompas/web"
	"kompas/web/ui"
)

const qualityPath = "/r/{ruimte}/kompassen/{kompas}/kwaliteit"

func qualityRoutes(d *Desk) []web.Route {
	return []web.Route{
		{Method: "GET", Path: qualityPath, Access: web.InSpace, Handle: d.quality},
		{Method: "GET", Path: qualityPath + "/{activiteit}", Access: web.InSpaceNow, Handle: d.qualityForm},
		{Method: "POST", Path: qualityPath + "/{activiteit}/{element}", Access: web.InSpaceNow, Handle: d.answerQuality},
	}
}

// qualityPage is the page of step 4.
type qualityPage struct {
	*web.Request
	app.QualityPage
}

func (d *Desk) quality(r *web.Request) error {
	q, err := r.App.Quality(r.Ctx(), r.Actor, r.Param("kompas"))
	if err != nil {
		return err
	}
	return d.drawStep(r, stepPage{Frame: q.CompassFrame, Step: kompas.StepQuality, Title: stepName(r, kompas.StepQuality),
		Body: qualityBody(qualityPage{Request: r, QualityPage: q})})
}

func (p qualityPage) at(parts ...string) string {
	return inCompass(p.Request, p.Compass.Slug, append([]string{"kwaliteit"}, parts...)...)
}

// word writes how an element stands; that a party is late is told to whom it concerns only.
func (p qualityPage) word(l app.QualityLine, q app.QualityAnswer) ui.StatusWord {
	if !l.NamesLate {
		q.Late = false
	}
	return qualityWord(p.Request, q)
}

// deeper leads to what is about all activities together.
func (p qualityPage) deeper() []ui.Link {
	at := func(path string) string { return inCompass(p.Request, p.Compass.Slug, path) }
	links := []ui.Link{
		{Text: p.P.T("verdieping.kop", "Hobbels, leren en kennis"), URL: at("verdieping")},
		{Text: p.P.T("wie-doet-wat.kop", "Wie doet wat?"), URL: at("wie-doet-wat")},
	}
	if p.SeesRequirements {
		links = append(links, ui.Link{Text: p.P.T("eis.kop-kort", "Kwaliteitseisen"), URL: at("eisen")})
	}
	return links
}

// linkText names what the reader may do: answer, or ask.
func (p qualityPage) linkText(l app.QualityLine) string {
	if l.MayAnswer {
		return p.P.T("kwaliteit.vul-in", "Vul de kwaliteit in")
	}
	return p.P.T("kwaliteit.vraag", "Vraag om een antwoord")
}

// toActivities leads to step 3, where activities are put to work.
func (p qualityPage) toActivities() *ui.Link {
	return &ui.Link{Text: p.P.T("kwaliteit.naar-activiteiten", "Naar de activiteiten"), URL: stepURL(p.Request, p.Compass, kompas.StepActivities)}
}

// qualityWord dresses how an element of quality stands.
func qualityWord(r *web.Request, q app.QualityAnswer) ui.StatusWord {
	w := ui.StatusWord{Icon: ui.IconEmpty, Tone: ui.ToneRest, Text: r.P.T("kwaliteit.open", "Nog niet ingevuld")}
	switch q.State {
	case "op_orde":
		return ui.StatusWord{Icon: ui.IconCheck, Tone: ui.ToneGood, Text: r.P.Code("kwaliteit_op_orde")}
	case "werk_aan":
		return ui.StatusWord{Icon: ui.IconClock, Tone: ui.ToneRest, Text: r.P.Code("kwaliteit_werk_aan")}
	case "knelpunt":
		return ui.StatusWord{Icon: ui.IconAttention, Tone: ui.ToneAttention, Text: r.P.Code("kwaliteit_knelpunt")}
	}
	switch {
	case q.Late:
		return ui.StatusWord{Icon: ui.IconAttention, Tone: ui.ToneAttention, Text: r.P.T("kwaliteit.te-laat", "Gevraagd voor {0}", r.P.DateText(q.AskBy))}
	case q.AskBy != "":
		w.Text = r.P.T("kwaliteit.gevraagd", "Nog niet ingevuld, graag voor {0}", r.P.DateText(q.AskBy))
	}
	return w
}

// elementIcon pictures an element of quality.
func elementIcon(e kompas.QualityElement) ui.IconName {
	switch e {
	case "wat_werkt":
		return ui.IconBook
	case "mensen":
		return ui.IconPeople
	}
	return ui.IconClock
}

// qualityEdit is the page on which the three elements of one activity are answered.
type qualityEdit struct {
	*web.Request
	app.ActivityPage
	Sent web.FormState
}

func qualityFields() []string {
	return []string{"toelichting", "staat", "budget", "uren", "antwoord-voor"}
}

func (d *Desk) qualityForm(r *web.Request) error { return d.drawQualityForm(r, web.FormState{}) }

func (d *Desk) drawQualityForm(r *web.Request, s web.FormState) error {
	data, err := r.App.ActivityPage(r.Ctx(), r.Actor, r.Param("kompas"), r.Param("activiteit"))
	if err != nil {
		return err
	}
	if !data.MayAsk {
		return fault.New(fault.Forbidden, "geen_recht")
	}
	return d.drawStep(r, stepPage{Frame: data.CompassFrame, Step: kompas.StepQuality, Title: data.Name,
		Under: []ui.Crumb{stepCrumb(r, data.Compass, kompas.StepQuality)}, Body: qualityEditBody(qualityEdit{Request: r, ActivityPage: data, Sent: s})})
}

func (d *Desk) answerQuality(r *web.Request) error {
	slug, element := r.Param("activiteit"), kompas.QualityElement(r.Param("element"))
	fields := qualityFields()
	if !r.R.PostForm.Has("toelichting") {
		fields = []string{"antwoord-voor"} // the form of who only asks
	}
	return r.EditForm(qualityFormID(element), fields, func(e app.Edit) (app.Edited, error) {
		return r.App.AnswerQuality(r.Ctx(), r.Actor, r.Param("kompas"), slug, element, e)
	}, inCompass(r, r.Param("kompas"), "kwaliteit", slug), func(s web.FormState) error { return d.drawQualityForm(r, s) })
}

func qualityFormID(e kompas.QualityElement) string { return "kwaliteit-" + string(e) }

func (p qualityEdit) form(e kompas.QualityElement) web.FormView {
	return web.FormView{ID: qualityFormID(e), State: p.Sent, Autosave: true}
}

func (p qualityEdit) at(parts ...string) string {
	return inCompass(p.Request, p.Compass.Slug, append([]string{"kwaliteit", p.Slug}, parts...)...)
}

// question is what is asked about an element.
func (p qualityEdit) question(e kompas.QualityElement) string {
	switch e {
	case "wat_werkt":
		return p.P.T("kwaliteit.vraag.wat-werkt", "Wat maakt dat dit werkt? Wat weten we daarover?")
	case "mensen":
		return p.P.T("kwaliteit.vraag.mensen", "Wie doen dit? Wat kunnen zij, en wat hebben zij nodig?")
	}
	return p.P.T("kwaliteit.vraag.voorwaarden", "Is er genoeg tijd, geld en ruimte?")
}

// states lists how an element can stand.
func (p qualityEdit) states() []ui.Option {
	return append([]ui.Option{{Value: "", Text: p.P.T("kwaliteit.weet-niet", "Nog niet ingevuld")}}, codeOptions(p.Request, "kwaliteit_", kompas.QualityStates())...)
}

// deeper names the page on which an element is filled in in depth.
func (p qualityEdit) deeper(e kompas.QualityElement) string {
	switch e {
	case "wat_werkt":
		return p.P.T("diep.naar-wat-werkt", "Meer over wat werkt: interventies en kennis")
	case "mensen":
		return p.P.T("diep.naar-mensen", "Meer over mensen: inzet, scholing en reflectie")
	}
	return p.P.T("diep.naar-voorwaarden", "Meer over voorwaarden: hobbels en eisen")
}

// centsText writes an amount as it stands in a form.
func centsText(cents *int) string {
	if cents == nil {
		return ""
	}
	if *cents%100 == 0 {
		return strconv.Itoa(*cents / 100)
	}
	return strconv.Itoa(*cents/100) + "," + strconv.Itoa(*cents%100/10) + strconv.Itoa(*cents%10)
}
