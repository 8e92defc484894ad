package desk

import (
	"net/http"

	"kompas/app"
	"kompas/kompas"
	"kompas/web"
	"kompas/web/ui"
)

const proposalsPath = "/r/{ruimte}/kompassen/{kompas}/voorstellen"

func proposalRoutes(d *Desk) []web.Route {
	return []web.Route{
		{Method: "GET", Path: proposalsPath, Access: web.InSpaceNow, Handle: d.proposals},
		{Method: "POST", Path: proposalsPath, Access: web.InSpaceNow, Handle: d.propose},
		{Method: "POST", Path: proposalsPath + "/{id}", Access: web.InSpaceNow, Handle: d.answerProposal},
		{Method: "POST", Path: proposalsPath + "/{id}/intrekken", Access: web.InSpaceNow, Handle: d.withdrawProposal},
	}
}

type proposalsPage struct {
	*web.Request
	app.ProposalPage
	Sent web.FormState
}

const proposalForm = "voorstel"

func proposalFields() []string { return []string{"waarover", "voorstel"} }

func answerFields() []string { return []string{"antwoord", "waarom"} }

func (d *Desk) proposals(r *web.Request) error { return d.drawProposals(r, web.FormState{}) }

func (d *Desk) drawProposals(r *web.Request, s web.FormState) error {
	data, err := r.App.Proposals(r.Ctx(), r.Actor, r.Param("kompas"))
	if err != nil {
		return err
	}
	p := proposalsPage{Request: r, ProposalPage: data, Sent: s}
	title := r.P.T("voorstel.titel", "Voorstellen")
	if data.Reads {
		return d.drawStep(r, stepPage{Frame: data.CompassFrame, Title: title, Body: proposalsBody(p)})
	}
	crumbs := []ui.Crumb{{Text: r.P.T("menu.raad", "Raad"), URL: r.Space("raad")}, {Text: title}}
	return r.HTML(http.StatusOK, r.Page(web.Frame{Title: title + " – " + data.Compass.Title, Current: "raad", Crumbs: crumbs, Body: proposalsBody(p)}))
}

func (p proposalsPage) at(parts ...string) string {
	return inCompass(p.Request, p.Compass.Slug, append([]string{"voorstellen"}, parts...)...)
}

func (p proposalsPage) form() web.FormView { return web.FormView{ID: proposalForm, State: p.Sent} }

func (p proposalsPage) answer(x app.ProposalLine) web.FormView {
	return web.FormView{ID: proposalForm + "-" + string(x.ID), State: p.Sent}
}

// workOut leads to where what was taken over is worked out; nil while it was not.
func (p proposalsPage) workOut(x app.ProposalLine) *ui.Link {
	step := map[kompas.Action]kompas.Step{kompas.ActInsight: kompas.StepMonitoring, kompas.ActAmbitionResult: kompas.StepMonitoring, kompas.ActIndicator: kompas.StepResult,
		kompas.ActActivity: kompas.StepActivities, kompas.ActContribution: kompas.StepActivities, kompas.ActRequirement: kompas.StepQuality, kompas.ActImprovement: kompas.StepImprove}[x.About]
	if step == 0 || x.State != kompas.ProposalTaken || !p.Reads {
		return nil
	}
	return &ui.Link{Text: p.P.T("voorstel.werk-uit", "Werk het uit bij: {0}", stepName(p.Request, step)), URL: stepURL(p.Request, p.Compass, step)}
}

// maker names who proposed it; who came by a link for residents need not say who.
func (p proposalsPage) maker(x app.ProposalLine) string {
	if x.MakerName == "" {
		return p.P.T("voorstel.inwoner", "een inwoner")
	}
	return x.MakerName
}

func (p proposalsPage) standing(x app.ProposalLine) ui.StatusWord {
	w := ui.StatusWord{Icon: ui.IconClock, Tone: ui.ToneRest, Text: p.P.Code("voorstel_open")}
	switch x.State {
	case kompas.ProposalTaken:
		w = ui.StatusWord{Icon: ui.IconCheck, Tone: ui.ToneGood, Text: p.P.Code("voorstel_overgenomen")}
	case kompas.ProposalDeclined:
		w = ui.StatusWord{Icon: ui.IconCross, Tone: ui.ToneRest, Text: p.P.Code("voorstel_niet_overgenomen")}
	}
	return w
}

func (d *Desk) propose(r *web.Request) error {
	id, err := r.App.Propose(r.Ctx(), r.Actor, r.Param("kompas"), r.Form(proposalFields()...), r.Key())
	if err != nil {
		return r.Again(proposalForm, proposalFields(), err, func(s web.FormState) error { return d.drawProposals(r, s) })
	}
	return r.See(inCompass(r, r.Param("kompas"), "voorstellen") + "#voorstel-" + id + "-hier")
}

func (d *Desk) answerProposal(r *web.Request) error {
	id := r.Param("id")
	err := r.App.AnswerProposal(r.Ctx(), r.Actor, r.Param("kompas"), kompas.PartID(id), r.Form(answerFields()...))
	if err != nil {
		return r.Again(proposalForm+"-"+id, answerFields(), err, func(s web.FormState) error { return d.drawProposals(r, s) })
	}
	return r.See(inCompass(r, r.Param("kompas"), "voorstellen") + "#voorstel-" + id + "-hier")
}

func (d *Desk) withdrawProposal(r *web.Request) error {
	if err := r.App.WithdrawProposal(r.Ctx(), r.Actor, r.Param("kompas"), kompas.PartID(r.Param("id"))); err != nil {
		return err
	}
	return r.See(inCompass(r, r.Param("kompas"), "voorstellen"))
}
