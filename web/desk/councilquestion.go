package desk

import (
	"kompas/app"
	"kompas/kompas"
	"kompas/web"
	"kompas/web/ui"
)

func councilQuestionRoutes(d *Desk) []web.Route {
	return []web.Route{
		{Method: "GET", Path: "/r/{ruimte}/raad/voorblad", Access: web.InSpace, Handle: d.councilFront},
		{Method: "POST", Path: "/r/{ruimte}/raad/{kompas}/{resultaat}/{datum}/vragen", Access: web.InSpaceNow, Handle: d.askCouncilQuestion},
		{Method: "POST", Path: "/r/{ruimte}/raad/{kompas}/{resultaat}/{datum}/vragen/{vraag}/antwoord", Access: web.InSpaceNow, Handle: d.answerCouncilQuestion},
		{Method: "POST", Path: "/r/{ruimte}/raad/{kompas}/{resultaat}/{datum}/vragen/{vraag}/tekenen", Access: web.InSpaceNow, Handle: d.signCouncilAnswer},
	}
}

const askForm = "vraag"

func answerForm(id string) string { return "antwoord-" + id }

func askFields() []string { return []string{"vraag", "bij"} }

func (d *Desk) askCouncilQuestion(r *web.Request) error {
	_, err := r.App.AskCouncilQuestion(r.Ctx(), r.Actor, r.Param("kompas"), r.Param("resultaat"), r.Param("datum"), r.Form(askFields()...), r.Key())
	return d.afterQuestion(r, askForm, askFields(), err)
}

func (d *Desk) answerCouncilQuestion(r *web.Request) error {
	id := r.Param("vraag")
	return d.afterQuestion(r, answerForm(id), []string{"antwoord"}, r.App.AnswerCouncilQuestion(r.Ctx(), r.Actor, questionAt(r), r.Form("antwoord"), r.Key()))
}

func (d *Desk) signCouncilAnswer(r *web.Request) error {
	id := r.Param("vraag")
	return d.afterQuestion(r, answerForm(id), nil, r.App.SignCouncilAnswer(r.Ctx(), r.Actor, questionAt(r), r.Key()))
}

func questionAt(r *web.Request) app.QuestionAt {
	return app.QuestionAt{Slug: r.Param("kompas"), Address: r.Param("resultaat"), Day: r.Param("datum"), ID: r.Param("vraag")}
}

// afterQuestion goes on to the questions under the page, or draws the page again with the form that was refused.
func (d *Desk) afterQuestion(r *web.Request, form string, names []string, err error) error {
	if err != nil {
		return r.Again(form, names, err, func(s web.FormState) error { return d.drawFrozen(r, s) })
	}
	return r.See(r.Space("raad", r.Param("kompas"), r.Param("resultaat"), r.Param("datum")) + "#vragen")
}

// askedAbout counts the questions about a row.
func (p sheetPage) askedAbout(row kompas.CouncilRow) []app.QuestionLine {
	return aboutIndicator(p.Questions, row.ID)
}

// aboutIndicator gives the questions about one indicator.
func aboutIndicator(all []app.QuestionLine, id string) []app.QuestionLine {
	var out []app.QuestionLine
	for _, q := range all {
		if q.Subject == kompas.AboutIndicator && q.SubjectID == id && id != "" {
			out = append(out, q)
		}
	}
	return out
}

// subjects lists what a question can hang on.
func (p sheetPage) subjects() []ui.Option {
	var out []ui.Option
	for _, s := range app.Subjects(p.Sheet) {
		out = append(out, ui.Option{Value: s.Value(), Text: p.P.Code("vraag_bij_"+string(s.Kind), s.Text)})
	}
	return out
}

// asked is the subject that a link on the page chose.
func (p sheetPage) asked() string {
	if bij := p.Query("bij"); bij != "" {
		return bij
	}
	return app.Subject{Kind: kompas.AboutResult}.Value()
}

// rowSubject is how a form holds a row.
func rowSubject(row kompas.CouncilRow) string {
	return app.Subject{Kind: kompas.AboutIndicator, ID: row.ID}.Value()
}

// here is the address of this frozen page.
func (p sheetPage) here(parts ...string) string {
	return p.Space(append([]string{"raad", p.Slug, p.Address, p.Council.FrozenOn}, parts...)...)
}

// askAbout leads to the form with a row chosen.
func (p sheetPage) askAbout(row kompas.CouncilRow) string {
	return p.here() + "?bij=" + rowSubject(row) + "#" + web.FieldID(askForm, "bij")
}

func (p sheetPage) askedText(q app.QuestionLine) string {
	return p.P.T("vragen.van", "{0} vroeg op {1}", q.AskedName, p.P.Date(q.AskedAt.In(p.App.Zone())))
}

// answeredText says who answered and who signed, or that nobody did yet.
func (p sheetPage) answeredText(q app.QuestionLine) string {
	switch {
	case q.Answered():
		return p.P.T("vragen.getekend", "Antwoord van {0}, getekend door {1} op {2}", q.AnsweredName, q.SignedName, p.P.Date(q.SignedAt.In(p.App.Zone())))
	case q.Answer != "":
		return p.P.T("vragen.concept", "Concept-antwoord van {0}: de raad ziet het pas als het college tekent", q.AnsweredName)
	}
	return p.P.T("vragen.wacht", "Wacht op antwoord")
}
