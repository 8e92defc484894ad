package public

import (
	"net/http"

	"kompas/app"
	"kompas/kompas"
	"kompas/web"
	"kompas/web/ui"
)

func guestRoutes(d *Public) []web.Route {
	at := "/r/{ruimte}/g/{code}"
	return []web.Route{
		{Method: "GET", Path: at, Access: web.ByLink, Handle: d.guest},
		{Method: "POST", Path: at, Access: web.ByLink, Handle: d.guestProposes},
	}
}

// guestPage is the one page of a guest: what he or she was let in to, with room to say something about it.
type guestPage struct {
	*web.Request
	app.GuestView
	Form  web.FormView
	Heard bool // something was said just now
}

const guestForm = "voorstel"

func (d *Public) guest(r *web.Request) error { return d.drawGuest(r, web.FormState{}) }

func (d *Public) drawGuest(r *web.Request, s web.FormState) error {
	v, err := r.App.GuestView(r.Ctx(), r.Actor)
	if err != nil {
		return err
	}
	p := guestPage{Request: r, GuestView: v, Form: web.FormView{ID: guestForm, State: s}, Heard: r.Query("gehoord") != ""}
	return r.HTML(http.StatusOK, r.Page(web.Frame{Title: r.P.T("gast.welkom", "Wilt u hiernaar kijken?"), Audience: ui.ForResident, Body: guestBody(p)}))
}

func (d *Public) guestProposes(r *web.Request) error {
	if err := r.App.GuestProposes(r.Ctx(), r.Actor, r.Form("voorstel"), r.Key()); err != nil {
		return r.Again(guestForm, []string{"voorstel"}, err, func(s web.FormState) error { return d.drawGuest(r, s) })
	}
	return r.See(r.Space("g", r.Param("code")) + "?gehoord=ja")
}

// linesTitle says what belongs to the thing.
func (p guestPage) linesTitle() string {
	switch p.Kind {
	case kompas.GuestResult:
		return p.P.T("gast.meten", "Waaraan we het zien")
	case kompas.GuestActivity:
		return p.P.T("gast.leidt-tot", "Wat dit moet opleveren")
	}
	return p.P.T("gast.wet", "Waar het staat")
}

// aboutTitle says what the text about the thing tells.
func (p guestPage) aboutTitle() string {
	switch p.Kind {
	case kompas.GuestResult:
		return p.P.T("gast.voor-wie", "Voor wie")
	case kompas.GuestActivity:
		return p.P.T("gast.wat", "Wat gebeurt er")
	}
	return p.P.T("gast.clienten", "Wat cliënten ervan vinden")
}
