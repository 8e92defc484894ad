package desk

import (
	"strconv"

	"kompas/app"
	"kompas/kompas"
	"kompas/web"
	"kompas/web/ui"
)

func needRoutes(d *Desk) []web.Route {
	at := "/r/{ruimte}/kompassen/{kompas}/nodig"
	return []web.Route{
		{Method: "GET", Path: at + "/nieuw", Access: web.InSpaceNow, Handle: d.newNeed},
		{Method: "POST", Path: at + "/nieuw", Access: web.InSpaceNow, Handle: d.addNeed},
		{Method: "GET", Path: at + "/{nummer}/wijzigen", Access: web.InSpaceNow, Handle: d.needForm},
		{Method: "POST", Path: at + "/{nummer}/wijzigen", Access: web.InSpaceNow, Handle: d.editNeed},
		{Method: "POST", Path: at + "/{nummer}/weghalen", Access: web.InSpaceNow, Handle: d.removeNeed},
		{Method: "POST", Path: at + "/{nummer}/terugzetten", Access: web.InSpaceNow, Handle: d.restoreNeed},
	}
}

// needPage is the form of one need, new or to change.
type needPage struct {
	*web.Request
	app.NeedForm
	Form web.FormView
}

const needFormID = "nodig"

func needFields() []string { return []string{"nodig", "van-wie", "perspectief"} }

func newNeedFields() []string { return append(needFields(), "resultaat") }

func (p needPage) at(parts ...string) string {
	return inCompass(p.Request, p.Compass.Slug, append([]string{"nodig"}, parts...)...)
}

// number is the last part of the address of the need.
func (p needPage) number() string { return strconv.Itoa(p.Need.Number) }

// back leads to the need in the tree.
func (p needPage) back() ui.Link {
	return ui.Link{Text: p.P.T("boom.terug", "Terug naar de doelenboom"), URL: chosenAt(p.Request, p.Compass.Slug, app.NeedCardOf(p.Need))}
}

func (d *Desk) newNeed(r *web.Request) error { return d.drawNewNeed(r, web.FormState{}) }

func (d *Desk) drawNewNeed(r *web.Request, s web.FormState) error {
	f, err := r.App.BlankNeed(r.Ctx(), r.Actor, r.Param("kompas"))
	if err != nil {
		return err
	}
	for i, text := range needExamples(r) {
		if r.Query("voorbeeld") == strconv.Itoa(i+1) {
			f.Need.Text = text
		}
	}
	p := needPage{Request: r, NeedForm: f, Form: web.FormView{ID: needFormID, State: s}}
	return d.drawStep(r, stepPage{Frame: f.CompassFrame, Step: kompas.StepActivities, Title: r.P.T("nodig.titel", "Wat is nodig?"),
		Under: []ui.Crumb{stepCrumb(r, f.Compass, kompas.StepActivities)}, Body: newNeedBody(p)})
}

// needExamples are needs that carers named in many places, to begin from.
func needExamples(r *web.Request) []string {
	return []string{r.P.T("nodig.voorbeeld.gehoord", "Gehoord en serieus genomen worden"),
		r.P.T("nodig.voorbeeld.erkenning", "Erkenning op het werk of op school"),
		r.P.T("nodig.voorbeeld.geld", "Geld om het vol te houden")}
}

func (d *Desk) addNeed(r *web.Request) error {
	number, err := r.App.AddNeed(r.Ctx(), r.Actor, r.Param("kompas"), r.Form(newNeedFields()...), r.Key())
	if err != nil {
		return r.Again(needFormID, newNeedFields(), err, func(s web.FormState) error { return d.drawNewNeed(r, s) })
	}
	return r.See(needAfter(r, number))
}

func (d *Desk) needForm(r *web.Request) error { return d.drawNeedForm(r, web.FormState{}) }

func (d *Desk) drawNeedForm(r *web.Request, s web.FormState) error {
	f, err := r.App.NeedToEdit(r.Ctx(), r.Actor, r.Param("kompas"), r.Param("nummer"))
	if err != nil {
		return err
	}
	p := needPage{Request: r, NeedForm: f, Form: web.FormView{ID: needFormID, State: s, Autosave: true}}
	return d.drawStep(r, stepPage{Frame: f.CompassFrame, Step: kompas.StepActivities, Title: r.P.T("nodig.wijzig", "Wat nodig is wijzigen"),
		Under: []ui.Crumb{stepCrumb(r, f.Compass, kompas.StepActivities)}, Body: needBody(p)})
}

func (d *Desk) editNeed(r *web.Request) error {
	number := r.Param("nummer")
	return r.EditForm(needFormID, needFields(), func(e app.Edit) (app.Edited, error) {
		return r.App.EditNeed(r.Ctx(), r.Actor, r.Param("kompas"), number, e)
	}, needAfter(r, number), func(s web.FormState) error { return d.drawNeedForm(r, s) })
}

// needAfter is where somebody comes after changing a need.
func needAfter(r *web.Request, number string) string {
	return chosenAt(r, r.Param("kompas"), app.CardOf(app.NeedCard, number))
}

func (d *Desk) removeNeed(r *web.Request) error {
	number := r.Param("nummer")
	if err := r.App.RemoveNeed(r.Ctx(), r.Actor, r.Param("kompas"), number); err != nil {
		return err
	}
	return r.See(inCompass(r, r.Param("kompas"), "activiteiten") + "?nodig-weg=" + number)
}

func (d *Desk) restoreNeed(r *web.Request) error {
	number := r.Param("nummer")
	if err := r.App.RestoreNeed(r.Ctx(), r.Actor, r.Param("kompas"), number); err != nil {
		return err
	}
	return r.See(needAfter(r, number))
}
