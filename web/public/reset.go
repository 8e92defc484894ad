package public

import (
	"kompas/web"
)

func resetRoutes(d *Public) []web.Route {
	return []web.Route{
		{Method: "GET", Path: "/wachtwoord-vergeten", Access: web.Anyone, Handle: d.forgotten},
		{Method: "POST", Path: "/wachtwoord-vergeten", Access: web.Anyone, Handle: d.askReset},
		{Method: "GET", Path: "/wachtwoord/{token}", Access: web.Anyone, Handle: d.reset},
		{Method: "POST", Path: "/wachtwoord/{token}", Access: web.Anyone, Handle: d.setPassword},
	}
}

// resetPage asks for an address, or for a new password.
type resetPage struct {
	*web.Request
	Form web.FormView
	Sent bool
	Mail bool // links can be sent by mail
}

const resetForm = "vergeten"

func (d *Public) forgotten(r *web.Request) error { return d.drawForgotten(r, web.FormState{}) }

func (d *Public) drawForgotten(r *web.Request, s web.FormState) error {
	return show(r, r.P.T("vergeten.titel", "Wachtwoord vergeten"), forgottenBody(resetPage{Request: r, Mail: r.App.HasMail(), Sent: r.Query("verstuurd") != "",
		Form: web.FormView{ID: resetForm, State: s}}))
}

func (d *Public) askReset(r *web.Request) error {
	if err := r.App.AskReset(r.Ctx(), r.Form("email")["email"], r.Device()); err != nil {
		return r.Again(resetForm, []string{"email"}, err, func(s web.FormState) error { return d.drawForgotten(r, s) })
	}
	return r.See(r.Path("wachtwoord-vergeten") + "?verstuurd=1")
}

func (d *Public) reset(r *web.Request) error { return d.drawReset(r, web.FormState{}) }

func (d *Public) drawReset(r *web.Request, s web.FormState) error {
	if _, err := r.App.ResetFor(r.Ctx(), r.Param("token")); err != nil {
		return err
	}
	return show(r, r.P.T("nieuw.titel", "Kies een nieuw wachtwoord"), resetBody(resetPage{Request: r, Form: web.FormView{ID: resetForm, State: s}}))
}

func (d *Public) setPassword(r *web.Request) error {
	if err := r.App.Reset(r.Ctx(), r.Param("token"), r.Form("nieuw")["nieuw"], r.Device()); err != nil {
		return r.Again(resetForm, nil, err, func(s web.FormState) error { return d.drawReset(r, s) })
	}
	return r.See(r.Path("aanmelden") + "?nieuw=1")
}
