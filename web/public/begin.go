package public

import (
	"kompas/app"
	"kompas/web"
	"kompas/web/ui"
)

func beginRoutes(d *Public) []web.Route {
	return []web.Route{
		{Method: "GET", Path: "/begin/{token}", Access: web.Anyone, Handle: d.begin},
		{Method: "POST", Path: "/begin/{token}", Access: web.Anyone, Handle: d.beginHere},
	}
}

// beginPage is the first page ever opened in an installation.
type beginPage struct {
	*web.Request
	Form  web.FormView
	Offer app.Beginning
}

const beginForm = "begin"

func (d *Public) begin(r *web.Request) error { return d.drawBegin(r, web.FormState{}) }

func (d *Public) drawBegin(r *web.Request, s web.FormState) error {
	offer, err := r.App.Begin(r.Ctx(), r.Param("token"))
	if err != nil {
		return err
	}
	return show(r, r.P.T("begin.titel", "Begin met Kompas"), beginBody(beginPage{Request: r, Offer: offer, Form: web.FormView{ID: beginForm, State: s}}))
}

func (d *Public) beginHere(r *web.Request) error {
	shown := []string{"gemeente", "naam", "email", "titel"}
	in, space, compass, err := r.App.BeginHere(r.Ctx(), r.Param("token"), r.Form(append(shown, "wachtwoord")...), r.Device())
	if err != nil {
		return r.Again(beginForm, shown, err, func(s web.FormState) error { return d.drawBegin(r, s) })
	}
	r.SignIn(in.Token, in.Until)
	if compass != "" {
		return r.See(r.Path("r", space, "kompassen", compass))
	}
	return r.See(r.Path("r", space))
}

func (b beginPage) municipalities() []ui.Option {
	var out []ui.Option
	for _, m := range b.Offer.Municipalities {
		out = append(out, ui.Option{Value: m.Code, Text: m.Name})
	}
	return out
}
