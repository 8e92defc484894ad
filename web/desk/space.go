package desk

import (
	"net/http"

	"kompas/app"
	"kompas/kompas"
	"kompas/web"
)

func spaceRoutes(d *Desk) []web.Route {
	at := "/r/{ruimte}/instellingen"
	return []web.Route{
		{Method: "GET", Path: at, Access: web.InSpaceNow, Handle: d.spaceSettings},
		{Method: "POST", Path: at, Access: web.InSpaceNow, Handle: d.editSpace},
	}
}

// spacePage is what a manager may change of the space.
type spacePage struct {
	*web.Request
	Settings kompas.Space
	Form     web.FormView
	Public   bool // something of the space is public
}

const spaceForm = "ruimte"

func (d *Desk) spaceSettings(r *web.Request) error { return d.drawSpaceSettings(r, web.FormState{}) }

func (d *Desk) drawSpaceSettings(r *web.Request, s web.FormState) error {
	space, err := r.App.SpaceSettings(r.Ctx(), r.Actor)
	if err != nil {
		return err
	}
	p := spacePage{Request: r, Settings: space, Form: web.FormView{ID: spaceForm, State: s, Autosave: true}}
	_, none := r.App.PublicState(r.Ctx(), space.Slug, "")
	p.Public = none == nil
	return r.HTML(http.StatusOK, r.Page(web.Frame{Title: spaceSettingsTitle(r), Body: spaceBody(p)}))
}

func spaceSettingsTitle(r *web.Request) string {
	return r.P.T("ruimte.instellingen", "Instellingen van deze ruimte")
}

func (d *Desk) editSpace(r *web.Request) error {
	return r.EditForm(spaceForm, []string{"contact", "looptijd", "kleinste-groep"},
		func(e app.Edit) (app.Edited, error) { return r.App.EditSpace(r.Ctx(), r.Actor, e) },
		r.Space("instellingen"), func(s web.FormState) error { return d.drawSpaceSettings(r, s) })
}
