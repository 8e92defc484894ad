package desk

import (
	"kompas/app"
	"kompas/kompas"
	"kompas/web"
	"kompas/web/ui"
)

func guestRoutes(d *Desk) []web.Route {
	at := "/r/{ruimte}/kompassen/{kompas}/gasten"
	return []web.Route{
		{Method: "GET", Path: at, Access: web.InSpaceNow, Handle: d.guests},
		{Method: "POST", Path: at, Access: web.InSpaceNow, Handle: d.inviteGuest},
		{Method: "GET", Path: at + "/{gastcode}", Access: web.InSpaceNow, Handle: d.guestLink},
		{Method: "POST", Path: at + "/{id}/beeindigen", Access: web.InSpaceNow, Handle: d.endGuest},
	}
}

// guestsPage lists the guests of a compass, with a form for one more.
type guestsPage struct {
	*web.Request
	app.Guests
	New  web.FormView
	Code string // the code that the link will have
}

// guestLinkPage shows the address of one guest's link, to copy.
type guestLinkPage struct {
	*web.Request
	Compass kompas.Compass
	Link    kompas.ResidentLink
	Code    string
}

const guestForm = "gast"

func guestFields() []string { return []string{"gastnaam", "soort-gast", "waarvoor", "tot-en-met"} }

func guestsTitle(r *web.Request) string { return r.P.T("gast.titel", "Gasten") }

func (d *Desk) guests(r *web.Request) error { return d.drawGuests(r, web.FormState{}) }

func (d *Desk) drawGuests(r *web.Request, s web.FormState) error {
	v, err := r.App.Guests(r.Ctx(), r.Actor, r.Param("kompas"))
	if err != nil {
		return err
	}
	p := guestsPage{Request: r, Guests: v, New: web.FormView{ID: guestForm, State: s}, Code: linkCode(r)}
	return d.drawStep(r, stepPage{Frame: v.CompassFrame, Title: guestsTitle(r), Body: guestsBody(p)})
}

func (d *Desk) inviteGuest(r *web.Request) error {
	code, err := r.App.InviteGuest(r.Ctx(), r.Actor, r.Param("kompas"), r.Form(guestFields()...), r.R.PostForm.Get("code"), r.Key())
	if err != nil {
		return r.Again(guestForm, guestFields(), err, func(s web.FormState) error { return d.drawGuests(r, s) })
	}
	return r.See(inCompass(r, r.Param("kompas"), "gasten", code))
}

func (d *Desk) guestLink(r *web.Request) error {
	f, l, err := r.App.GuestLink(r.Ctx(), r.Actor, r.Param("kompas"), r.Param("gastcode"))
	if err != nil {
		return err
	}
	p := guestLinkPage{Request: r, Compass: f.Compass, Link: l, Code: kompas.ReadCode(r.Param("gastcode"))}
	return d.drawStep(r, stepPage{Frame: f, Title: r.P.T("gast.een", "Link voor een gast"), Body: guestLinkBody(p),
		Under: []ui.Crumb{{Text: guestsTitle(r), URL: inCompass(r, f.Compass.Slug, "gasten")}}})
}

func (d *Desk) endGuest(r *web.Request) error {
	if err := r.App.EndGuest(r.Ctx(), r.Actor, r.Param("kompas"), kompas.ResidentLinkID(r.Param("id"))); err != nil {
		return err
	}
	return r.See(inCompass(r, r.Param("kompas"), "gasten"))
}

// address is what the guest opens, with the name of this website in front.
func (p guestLinkPage) address() string { return p.Whole(p.Space("g", p.Code)) }

// choices are what a guest can be let in to, each with its kind in front.
func (p guestsPage) choices() []ui.Option {
	var out []ui.Option
	for _, c := range p.Choices {
		out = append(out, ui.Option{Value: c.Value(), Text: p.P.Code("gast_onderwerp_"+string(c.Kind)) + ": " + c.Name})
	}
	return out
}

func (p guestsPage) at(parts ...string) string {
	return inCompass(p.Request, p.Compass.Slug, append([]string{"gasten"}, parts...)...)
}
