package desk

import (
	"github.com/a-h/templ"

	"kompas/app"
	"kompas/fault"
	"kompas/kompas"
	"kompas/web"
	"kompas/web/ui"
)

func ambitionRoutes(d *Desk) []web.Route {
	at := "/r/{ruimte}/kompassen/{kompas}/ambities"
	return []web.Route{
		{Method: "GET", Path: at + "/nieuw", Access: web.InSpace, Handle: d.newAmbition},
		{Method: "POST", Path: at + "/nieuw", Access: web.InSpace, Handle: d.addAmbition},
		{Method: "GET", Path: at + "/{id}", Access: web.InSpace, Handle: d.ambition},
		{Method: "GET", Path: at + "/{id}/wijzigen", Access: web.InSpace, Handle: d.ambitionForm},
		{Method: "POST", Path: at + "/{id}/wijzigen", Access: web.InSpace, Handle: d.editAmbition},
		{Method: "POST", Path: at + "/{id}/bewijs", Access: web.InSpace, Handle: d.setEvidence},
		{Method: "POST", Path: at + "/{id}/eigenaren", Access: web.InSpace, Handle: d.setAmbitionOwners},
		{Method: "POST", Path: at + "/{id}/vaststellen", Access: web.InSpace, Handle: d.adoptAmbition},
		{Method: "POST", Path: at + "/{id}/nieuwe-versie", Access: web.InSpace, Handle: d.reviseAmbition},
	}
}

// ambitionPage is the page of one ambition, and of the form to write it with the insights it may rest on.
type ambitionPage struct {
	*web.Request
	app.AmbitionPage
	Form   web.FormView
	Reason web.FormView
	Agree  web.FormView
	Owners web.FormView
	IsNew  bool
}

const (
	ambitionFormID = "ambitie"
	reasonForm     = "nieuwe-versie"
)

func ambitionFields() []string { return []string{"ambitie", "in-woorden-van-inwoners"} }

func (d *Desk) newAmbition(r *web.Request) error { return d.drawNewAmbition(r, web.FormState{}) }

func (d *Desk) drawNewAmbition(r *web.Request, s web.FormState) error {
	m, err := r.App.Monitoring(r.Ctx(), r.Actor, r.Param("kompas"))
	if err != nil {
		return err
	}
	if !m.MayDecide {
		return fault.New(fault.Forbidden, "geen_recht")
	}
	p := ambitionPage{Request: r, AmbitionPage: app.AmbitionPage{Monitoring: m}, Form: web.FormView{ID: ambitionFormID, State: s}, IsNew: true}
	return d.drawAmbitionPage(r, p, r.P.T("ambitie.nieuw", "Nieuwe ambitie"), newAmbitionBody(p))
}

func (d *Desk) drawAmbitionPage(r *web.Request, p ambitionPage, title string, body templ.Component, under ...ui.Crumb) error {
	return d.drawStep(r, stepPage{Frame: p.CompassFrame, Step: kompas.StepMonitoring, Title: title,
		Under: append([]ui.Crumb{stepCrumb(r, p.Compass, kompas.StepMonitoring)}, under...), Body: body})
}

func (d *Desk) addAmbition(r *web.Request) error {
	slug := r.Param("kompas")
	id, err := r.App.AddAmbition(r.Ctx(), r.Actor, slug, r.Form(ambitionFields()...), evidenceIn(r), r.Key())
	if err != nil {
		return r.Again(ambitionFormID, ambitionFields(), err, func(s web.FormState) error { return d.drawNewAmbition(r, s) })
	}
	return r.See(r.Space("kompassen", slug, "monitoring") + "#ambitie-" + id)
}

// evidenceIn reads the ticked insights.
func evidenceIn(r *web.Request) []kompas.InsightID {
	var out []kompas.InsightID
	for _, id := range r.R.PostForm["bewijs"] {
		out = append(out, kompas.InsightID(id))
	}
	return out
}

func (d *Desk) ambition(r *web.Request) error { return d.drawAmbition(r, web.FormState{}) }

func (d *Desk) drawAmbition(r *web.Request, s web.FormState) error {
	p, err := d.ambitionPage(r, s)
	if err != nil {
		return err
	}
	return d.drawAmbitionPage(r, p, p.title(), ambitionBody(p))
}

func (d *Desk) ambitionPage(r *web.Request, s web.FormState) (ambitionPage, error) {
	data, err := r.App.AmbitionPage(r.Ctx(), r.Actor, r.Param("kompas"), kompas.AmbitionID(r.Param("id")))
	return ambitionPage{Request: r, AmbitionPage: data, Form: web.FormView{ID: ambitionFormID, State: s, Autosave: true},
		Reason: web.FormView{ID: reasonForm, State: s}, Agree: web.FormView{ID: adoptionForm, State: s},
		Owners: web.FormView{ID: ownersForm, State: s}}, err
}

func (p ambitionPage) title() string { return p.P.T("ambitie.titel", "Ambitie {0}", p.Ambition.Number) }

func (d *Desk) ambitionForm(r *web.Request) error { return d.drawAmbitionForm(r, web.FormState{}) }

func (d *Desk) drawAmbitionForm(r *web.Request, s web.FormState) error {
	p, err := d.ambitionPage(r, s)
	switch {
	case err != nil:
		return err
	case !p.MayDecide:
		return fault.New(fault.Forbidden, "geen_recht")
	case !p.Ambition.Status.Editable():
		return fault.New(fault.Refused, "vastgesteld_alleen_lezen")
	}
	return d.drawAmbitionPage(r, p, r.P.T("ambitie.wijzigen", "Ambitie wijzigen"), ambitionFormBody(p), ui.Crumb{Text: p.title(), URL: p.own()})
}

func (d *Desk) adoptAmbition(r *web.Request) error {
	slug, id := r.Param("kompas"), r.Param("id")
	if err := r.App.AdoptAmbition(r.Ctx(), r.Actor, slug, kompas.AmbitionID(id), agreementIn(r)); err != nil {
		return r.Again(adoptionForm, adoptionFields(), err, func(s web.FormState) error { return d.drawAmbition(r, s) })
	}
	return r.See(r.Space("kompassen", slug, "ambities", id))
}

// adopting is the part of the page in which partners adopt the concept.
func (p ambitionPage) adopting() adoptionPart {
	return adoptionPart{Request: p.Request, Adoption: *p.Adoption, Slug: p.Compass.Slug, Object: p.own(), Text: p.Ambition.Text, Form: p.Agree, Edit: p.own("wijzigen"), Owned: p.Owned}
}

func (d *Desk) editAmbition(r *web.Request) error {
	slug, id := r.Param("kompas"), r.Param("id")
	return r.EditForm(ambitionFormID, ambitionFields(),
		func(e app.Edit) (app.Edited, error) {
			return r.App.EditAmbition(r.Ctx(), r.Actor, slug, kompas.AmbitionID(id), e)
		},
		r.Space("kompassen", slug, "ambities", id),
		func(s web.FormState) error { return d.drawAmbitionForm(r, s) })
}

func (d *Desk) setEvidence(r *web.Request) error {
	slug, id := r.Param("kompas"), r.Param("id")
	if err := r.App.SetAmbitionEvidence(r.Ctx(), r.Actor, slug, kompas.AmbitionID(id), evidenceIn(r)); err != nil {
		return err
	}
	return r.See(r.Space("kompassen", slug, "ambities", id))
}

func (d *Desk) reviseAmbition(r *web.Request) error {
	slug, id := r.Param("kompas"), r.Param("id")
	err := r.App.ReviseAmbition(r.Ctx(), r.Actor, slug, kompas.AmbitionID(id), r.Form("reden")["reden"], r.Key())
	if err != nil {
		return r.Again(reasonForm, []string{"reden"}, err, func(s web.FormState) error { return d.drawAmbition(r, s) })
	}
	return r.See(r.Space("kompassen", slug, "ambities", id, "wijzigen"))
}

func (p ambitionPage) at(parts ...string) string {
	return p.Space(append([]string{"kompassen", p.Compass.Slug}, parts...)...)
}

// own is the address of the ambition.
func (p ambitionPage) own(parts ...string) string {
	return p.at(append([]string{"ambities", string(p.Ambition.ID)}, parts...)...)
}

// rests says whether the ambition rests on an insight.
func (p ambitionPage) rests(id kompas.InsightID) bool {
	for _, e := range p.Ambition.Evidence {
		if e == id {
			return true
		}
	}
	return false
}

// options lists the insights to choose from.
func (p ambitionPage) options() ui.ChoiceField {
	f := ui.ChoiceField{Field: ui.Field{Name: "bewijs", Label: p.P.T("ambitie.bewijs", "Waar blijkt dit uit?"),
		Help: p.P.T("ambitie.bewijs.hulp", "Kies wat mensen bij de cijfers zeiden. Liefst een cijfer en een ervaring.")}}
	for _, i := range p.Insights {
		f.Options = append(f.Options, ui.Option{Value: string(i.ID), Text: i.Text, Help: p.P.Code("perspectief_" + string(i.Perspective))})
		if p.rests(i.ID) {
			f.Values = append(f.Values, string(i.ID))
		}
	}
	return f
}

// newAmbition leads to the form of a new ambition; nil for whoever may not.
func (p monitoringPage) newAmbition() *ui.Link {
	if !p.MayDecide {
		return nil
	}
	return &ui.Link{Text: p.P.T("ambitie.kies", "Schrijf een ambitie"), URL: p.at("ambities", "nieuw")}
}

func (p monitoringPage) evidenceText(a kompas.Ambition) string {
	switch len(a.Evidence) {
	case 0:
		return p.P.T("ambitie.zonder-bewijs", "Waar blijkt dit uit? Nog niets gekozen.")
	case 1:
		return p.P.T("ambitie.een-bewijs", "rust op één aanvulling")
	}
	return p.P.T("ambitie.bewijzen", "rust op {0} aanvullingen", len(a.Evidence))
}
