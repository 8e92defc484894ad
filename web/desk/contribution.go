package desk

import (
	"kompas/app"
	"kompas/kompas"
	"kompas/web"
	"kompas/web/ui"
)

// contributionPage is what one party adds to an activity.
type contributionPage struct {
	*web.Request
	app.ContributionPage
	Form    web.FormView
	Appoint web.FormView
}

const (
	statementFormID = "bijdrage"
	appointFormID   = "aanwijzen"
)

func statementFields() []string { return []string{"bijdrage", "waaruit-blijkt", "blijkt-op"} }
func appointFields() []string   { return []string{"wie-besloot", "aangewezen-op"} }

func (d *Desk) contribution(r *web.Request) error { return d.drawContribution(r, web.FormState{}) }

func (d *Desk) drawContribution(r *web.Request, s web.FormState) error {
	data, err := r.App.ContributionPage(r.Ctx(), r.Actor, r.Param("kompas"), r.Param("activiteit"), r.Param("bijdrage"))
	if err != nil {
		return err
	}
	p := contributionPage{Request: r, ContributionPage: data, Form: web.FormView{ID: statementFormID, State: s}, Appoint: web.FormView{ID: appointFormID, State: s}}
	return d.drawStep(r, stepPage{Frame: data.CompassFrame, Step: kompas.StepActivities, Title: data.Organisation,
		Under: []ui.Crumb{stepCrumb(r, data.Compass, kompas.StepActivities), {Text: data.Activity.Name, URL: p.activityAt()}}, Body: contributionBody(p)})
}

func (p contributionPage) activityAt() string {
	return inCompass(p.Request, p.Compass.Slug, "activiteiten", p.Activity.Slug)
}

// contributionAt is the address of what a party adds to an activity.
func contributionAt(r *web.Request, compass, activity, id string, parts ...string) string {
	return inCompass(r, compass, append([]string{"activiteiten", activity, "wie", id}, parts...)...)
}

func (p contributionPage) at(parts ...string) string {
	return contributionAt(p.Request, p.Compass.Slug, p.Activity.Slug, p.Contribution.ID, parts...)
}

func (d *Desk) editContribution(r *web.Request) error {
	return r.EditForm(statementFormID, statementFields(), func(e app.Edit) (app.Edited, error) {
		return r.App.EditContribution(r.Ctx(), r.Actor, r.Param("kompas"), r.Param("activiteit"), r.Param("bijdrage"), e)
	}, thisContribution(r), func(s web.FormState) error { return d.drawContribution(r, s) })
}

func (d *Desk) appointPartner(r *web.Request) error {
	err := r.App.AppointPartner(r.Ctx(), r.Actor, r.Param("kompas"), r.Param("activiteit"), r.Param("bijdrage"), r.Form(appointFields()...), r.Key())
	if err != nil {
		return r.Again(appointFormID, appointFields(), err, func(s web.FormState) error { return d.drawContribution(r, s) })
	}
	return r.See(thisContribution(r))
}

func thisContribution(r *web.Request) string {
	return contributionAt(r, r.Param("kompas"), r.Param("activiteit"), r.Param("bijdrage"))
}

// stageWord dresses how far a contribution is.
func stageWord(r *web.Request, c kompas.Contribution) ui.StatusWord {
	w := ui.StatusWord{Icon: ui.IconCheck, Tone: ui.ToneRest, Text: r.P.Code("bijdragestand_" + string(c.Stage()))}
	if c.Stage() == "aangeboden" {
		w.Icon = ui.IconPeople
	}
	return w
}
