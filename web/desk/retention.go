package desk

import (
	"net/http"
	"strconv"

	"kompas/app"
	"kompas/fault"
	"kompas/kompas"
	"kompas/web"
	"kompas/web/ui"
)

func retentionRoutes(d *Desk) []web.Route {
	at := "/r/{ruimte}/bewaren"
	return []web.Route{
		{Method: "GET", Path: at, Access: web.InSpaceNow, Handle: d.retention},
		{Method: "POST", Path: at, Access: web.InSpaceNow, Handle: d.editRetention},
		{Method: "POST", Path: at + "/akkoord", Access: web.InSpaceNow, Handle: d.signRetention},
		{Method: "POST", Path: "/r/{ruimte}/mensen/{persoon}/wissen", Access: web.InSpaceNow, Handle: d.erasePerson},
	}
}

// retentionPage is where a space says how long it keeps what it knows of people.
type retentionPage struct {
	*web.Request
	app.RetentionPage
	Form web.FormView
}

const (
	retentionForm = "bewaren"
	eraseForm     = "wissen"
)

func retentionFields() []string {
	return []string{"vertrokken-maanden", "gasten-maanden", "uitnodigingen-maanden"}
}

func (d *Desk) retention(r *web.Request) error { return d.drawRetention(r, web.FormState{}) }

func (d *Desk) drawRetention(r *web.Request, s web.FormState) error {
	data, err := r.App.RetentionTerms(r.Ctx(), r.Actor)
	if err != nil {
		return err
	}
	p := retentionPage{Request: r, RetentionPage: data, Form: web.FormView{ID: retentionForm, State: s, Autosave: true}}
	return r.HTML(http.StatusOK, r.Page(web.Frame{Title: retentionTitle(r), Body: retentionBody(p)}))
}

func retentionTitle(r *web.Request) string { return r.P.T("bewaren.titel", "Hoe lang we bewaren") }

func (d *Desk) editRetention(r *web.Request) error {
	return r.EditForm(retentionForm, retentionFields(),
		func(e app.Edit) (app.Edited, error) { return r.App.EditRetention(r.Ctx(), r.Actor, e) },
		r.Space("bewaren"), func(s web.FormState) error { return d.drawRetention(r, s) })
}

func (d *Desk) signRetention(r *web.Request) error {
	version, err := strconv.ParseInt(r.R.PostForm.Get("versie"), 10, 64)
	if err != nil {
		return fault.Missing()
	}
	if err := r.App.SignRetention(r.Ctx(), r.Actor, version); err != nil {
		return err
	}
	return r.See(r.Space("bewaren"))
}

func (d *Desk) erasePerson(r *web.Request) error {
	err := r.App.ErasePerson(r.Ctx(), r.Actor, kompas.PersonID(r.Param("persoon")), r.Form("zeker"))
	if err != nil {
		return r.Again(eraseForm, []string{"zeker"}, err, func(s web.FormState) error { return d.drawMember(r, s) })
	}
	return r.See(r.Space("mensen"))
}

// months is a field for a number of months.
func (p retentionPage) months(label string) ui.InputField {
	return ui.InputField{InputMode: "numeric", Narrow: true, Unit: p.P.T("eenheid.maanden", "maanden"), Field: ui.Field{Label: label}}
}
