package desk

import (
	"net/http"

	"kompas/app"
	"kompas/kompas"
	"kompas/web"
	"kompas/web/ui"
)

// compassFields are the fields of the form, in its order.
func compassFields() []string {
	return []string{"titel", "vraagstuk", "groep", "groep-aantal", "groep-bron", "startjaar", "looptijd", "voor-gebied", "valt-onder"}
}

// compassForm is the page with the form of a compass, new or existing.
type compassForm struct {
	*web.Request
	app.CompassForm
	Domain app.DomainChoice
	Form   web.FormView
	IsNew  bool
}

// above lists the compasses that this one may stand under.
func (f compassForm) above() []ui.Option {
	var out []ui.Option
	for _, c := range f.Place.Above {
		out = append(out, ui.Option{Value: c.Slug, Text: c.Title})
	}
	return out
}

// domains lists the life domains to choose from.
func (f compassForm) domains() []ui.Option {
	var out []ui.Option
	for _, d := range f.Domain.Domains {
		out = append(out, ui.Option{Value: d.ID, Text: d.Name})
	}
	return out
}

const compassFormID = "kompas"

func (d *Desk) newCompass(r *web.Request) error {
	return d.drawNewCompass(r, web.FormState{})
}

func (d *Desk) drawNewCompass(r *web.Request, s web.FormState) error {
	c, err := r.App.BlankCompass(r.Ctx(), r.Actor)
	if err != nil {
		return err
	}
	title := r.P.T("kompas.nieuw", "Nieuw kompas")
	return r.HTML(http.StatusOK, r.Page(web.Frame{Title: title, Current: "kompassen",
		Crumbs: []ui.Crumb{{Text: r.P.T("menu.kompassen", "Kompassen"), URL: r.Space("kompassen")}, {Text: title}},
		Body:   newCompassPage(compassForm{Request: r, CompassForm: c, Form: web.FormView{ID: compassFormID, State: s}, IsNew: true})}))
}

func (d *Desk) startCompass(r *web.Request) error {
	slug, err := r.App.StartCompass(r.Ctx(), r.Actor, r.Form(append(compassFields(), "oefenen")...), r.Key())
	if err != nil {
		return r.Again(compassFormID, append(compassFields(), "oefenen"), err, func(s web.FormState) error { return d.drawNewCompass(r, s) })
	}
	return r.See(r.Space("kompassen", slug))
}

func (d *Desk) compassSettings(r *web.Request) error {
	return d.drawCompassSettings(r, web.FormState{})
}

func (d *Desk) drawCompassSettings(r *web.Request, s web.FormState) error {
	f, err := r.App.CompassToEdit(r.Ctx(), r.Actor, r.Param("kompas"))
	if err != nil {
		return err
	}
	domain, err := r.App.DomainChoice(r.Ctx(), r.Actor, r.Param("kompas"))
	if err != nil {
		return err
	}
	c := f.Compass
	title := r.P.T("kompas.instellingen", "Gegevens van dit kompas")
	return r.HTML(http.StatusOK, r.Page(web.Frame{Title: title, Current: "kompassen",
		Crumbs: []ui.Crumb{{Text: r.P.T("menu.kompassen", "Kompassen"), URL: r.Space("kompassen")},
			{Text: c.Title, URL: r.Space("kompassen", c.Slug)}, {Text: title}},
		Body: compassSettingsPage(compassForm{Request: r, CompassForm: f, Domain: domain, Form: web.FormView{ID: compassFormID, State: s, Autosave: true}})}))
}

func (d *Desk) editCompass(r *web.Request) error {
	slug := r.Param("kompas")
	return r.EditForm(compassFormID, compassFields(),
		func(e app.Edit) (app.Edited, error) { return r.App.EditCompass(r.Ctx(), r.Actor, slug, e) },
		r.Space("kompassen", slug),
		func(s web.FormState) error { return d.drawCompassSettings(r, s) })
}

func (d *Desk) endPractice(r *web.Request) error {
	if err := r.App.EndPractice(r.Ctx(), r.Actor, r.Param("kompas")); err != nil {
		return err
	}
	return r.See(r.Space("kompassen", r.Param("kompas")))
}

func (d *Desk) archiveCompass(r *web.Request) error {
	if err := r.App.ArchiveCompass(r.Ctx(), r.Actor, r.Param("kompas")); err != nil {
		return err
	}
	return r.See(r.Space("kompassen"))
}

func (d *Desk) restoreCompass(r *web.Request) error {
	if err := r.App.RestoreCompass(r.Ctx(), r.Actor, r.Param("kompas")); err != nil {
		return err
	}
	return r.See(r.Space("kompassen", r.Param("kompas")))
}

// compassList is the page with all compasses of the space.
type compassList struct {
	*web.Request
	Compasses []kompas.Compass
	Archived  []kompas.Compass
	MayStart  bool
	MayImport bool
}

func (d *Desk) compasses(r *web.Request) error {
	open, archived, err := r.App.Compasses(r.Ctx(), r.Actor)
	if err != nil {
		return err
	}
	return r.HTML(http.StatusOK, r.Page(web.Frame{Title: r.P.T("menu.kompassen", "Kompassen"), Current: "kompassen",
		Body: compassListPage(compassList{Request: r, Compasses: open, Archived: archived, MayStart: r.Actor.May(kompas.ActCompass, 'C', r.Actor.Reach()),
			MayImport: r.Actor.MayImport()})}))
}
