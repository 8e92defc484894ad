package public

import (
	"net/http"
	"strings"

	"kompas/app"
	"kompas/web"
)

func factorRoutes(d *Public) []web.Route {
	return []web.Route{
		{Method: "GET", Path: "/mijn/tweede-stap", Access: web.SignedIn, Handle: d.factor},
		{Method: "POST", Path: "/mijn/tweede-stap", Access: web.SignedIn, Handle: d.startFactor},
		{Method: "POST", Path: "/mijn/tweede-stap/aan", Access: web.SignedIn, Handle: d.confirmFactor},
		{Method: "POST", Path: "/mijn/tweede-stap/codes", Access: web.SignedIn, Handle: d.newCodes},
		{Method: "POST", Path: "/mijn/tweede-stap/uit", Access: web.SignedIn, Handle: d.stopFactor},
	}
}

// factorPage is the second factor: off, being set up, or on.
type factorPage struct {
	*web.Request
	Factor app.Factor
	Form   web.FormState
	Codes  []string // new recovery codes, shown once
}

const (
	factorForm     = "aan"
	factorCodeForm = "codes"
	factorStopForm = "uit"
)

func (d *Public) factor(r *web.Request) error { return d.drawFactor(r, web.FormState{}) }

func (d *Public) drawFactor(r *web.Request, s web.FormState) error {
	f, err := r.App.Factor(r.Ctx(), r.Actor)
	if err != nil {
		return err
	}
	title := r.P.T("tweede.titel", "Aanmelden met een tweede stap")
	return show(r, title, factorBody(factorPage{Request: r, Factor: f, Form: s}), mine(r, title)...)
}

func (d *Public) startFactor(r *web.Request) error {
	if err := r.App.StartFactor(r.Ctx(), r.Actor); err != nil {
		return r.Again(factorForm, nil, err, func(s web.FormState) error { return d.drawFactor(r, s) })
	}
	return r.See(r.Path("mijn", "tweede-stap"))
}

func (d *Public) confirmFactor(r *web.Request) error {
	codes, in, err := r.App.ConfirmFactor(r.Ctx(), r.Actor, r.Form("code")["code"], r.Device())
	if err != nil {
		return r.Again(factorForm, nil, err, func(s web.FormState) error { return d.drawFactor(r, s) })
	}
	r.SignIn(in.Token, in.Until)
	return d.showCodes(r, codes)
}

func (d *Public) newCodes(r *web.Request) error {
	codes, err := r.App.NewRecoveryCodes(r.Ctx(), r.Actor, r.Form("wachtwoord")["wachtwoord"])
	if err != nil {
		return r.Again(factorCodeForm, nil, err, func(s web.FormState) error { return d.drawFactor(r, s) })
	}
	return d.showCodes(r, codes)
}

// showCodes answers the post itself, without sending the browser on: the codes are nowhere to be read again.
func (d *Public) showCodes(r *web.Request, codes []string) error {
	title := r.P.T("tweede.codes.titel", "Bewaar uw herstelcodes")
	return r.HTML(http.StatusOK, r.Page(web.Frame{Title: title, Body: codesBody(factorPage{Request: r, Codes: codes}), Crumbs: mine(r, title)}))
}

func (d *Public) stopFactor(r *web.Request) error {
	if err := r.App.StopFactor(r.Ctx(), r.Actor, r.Form("wachtwoord")["wachtwoord"]); err != nil {
		return r.Again(factorStopForm, nil, err, func(s web.FormState) error { return d.drawFactor(r, s) })
	}
	return r.See(r.Path("mijn") + "?gedaan=uit")
}

func (p factorPage) form(id string) web.FormView { return web.FormView{ID: id, State: p.Form} }

// secret writes the secret in groups of four, as people type it over.
func (p factorPage) secret() string {
	var b strings.Builder
	for i, r := range p.Factor.Secret {
		if i > 0 && i%4 == 0 {
			b.WriteByte(' ')
		}
		b.WriteRune(r)
	}
	return b.String()
}
