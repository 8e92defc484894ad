package desk

import (
	"strconv"

	"kompas/app"
	"kompas/kompas"
	"kompas/web"
	"kompas/web/ui"
)

func residentLinkRoutes(d *Desk) []web.Route {
	at := "/r/{ruimte}/kompassen/{kompas}/bewoners"
	return []web.Route{
		{Method: "GET", Path: at, Access: web.InSpaceNow, Handle: d.residentLinks},
		{Method: "POST", Path: at, Access: web.InSpaceNow, Handle: d.addResidentLink},
		{Method: "GET", Path: at + "/{bewonerscode}", Access: web.InSpaceNow, Handle: d.residentLink},
		{Method: "POST", Path: at + "/{id}/intrekken", Access: web.InSpaceNow, Handle: d.withdrawResidentLink},
	}
}

// residentLinksPage lists the links for residents of a compass, with a form for one more.
type residentLinksPage struct {
	*web.Request
	app.ResidentLinks
	New  web.FormView
	Code string // the code that the link will have
}

// residentLinkPage shows the address of one link, to copy, to scan and to print.
type residentLinkPage struct {
	*web.Request
	Compass kompas.Compass
	Link    kompas.ResidentLink
	Code    string
}

const residentLinkForm = "bewonerslink"

func residentLinkFields() []string { return []string{"voor-wie", "dagen"} }

func residentsTitle(r *web.Request) string { return r.P.T("bewonerslink.titel", "Bewoners vragen") }

func (d *Desk) residentLinks(r *web.Request) error { return d.drawResidentLinks(r, web.FormState{}) }

func (d *Desk) drawResidentLinks(r *web.Request, s web.FormState) error {
	v, err := r.App.ResidentLinks(r.Ctx(), r.Actor, r.Param("kompas"))
	if err != nil {
		return err
	}
	p := residentLinksPage{Request: r, ResidentLinks: v, New: web.FormView{ID: residentLinkForm, State: s}, Code: linkCode(r)}
	return d.drawStep(r, stepPage{Frame: v.CompassFrame, Title: residentsTitle(r), Body: residentLinksBody(p)})
}

// linkCode gives the code that a new link will have: the one that was sent with a form that is drawn again.
func linkCode(r *web.Request) string {
	if code := kompas.ReadCode(r.R.PostForm.Get("code")); code != "" {
		return code
	}
	return r.App.NewCode()
}

func (d *Desk) addResidentLink(r *web.Request) error {
	code, err := r.App.AddResidentLink(r.Ctx(), r.Actor, r.Param("kompas"), r.Form(residentLinkFields()...), r.R.PostForm.Get("code"), r.Key())
	if err != nil {
		return r.Again(residentLinkForm, residentLinkFields(), err, func(s web.FormState) error { return d.drawResidentLinks(r, s) })
	}
	return r.See(r.Space("kompassen", r.Param("kompas"), "bewoners", code))
}

func (d *Desk) residentLink(r *web.Request) error {
	f, l, err := r.App.ResidentLink(r.Ctx(), r.Actor, r.Param("kompas"), r.Param("bewonerscode"))
	if err != nil {
		return err
	}
	p := residentLinkPage{Request: r, Compass: f.Compass, Link: l, Code: kompas.ReadCode(r.Param("bewonerscode"))}
	return d.drawStep(r, stepPage{Frame: f, Title: r.P.T("bewonerslink.een", "Link voor bewoners"), Body: residentLinkBody(p),
		Under: []ui.Crumb{{Text: residentsTitle(r), URL: r.Space("kompassen", f.Compass.Slug, "bewoners")}}})
}

func (d *Desk) withdrawResidentLink(r *web.Request) error {
	if err := r.App.WithdrawResidentLink(r.Ctx(), r.Actor, r.Param("kompas"), kompas.ResidentLinkID(r.Param("id"))); err != nil {
		return err
	}
	return r.See(r.Space("kompassen", r.Param("kompas"), "bewoners"))
}

// address is what residents open, with the name of this website in front.
func (p residentLinkPage) address() string { return p.Whole(p.Space("m", p.Code)) }

func (p residentLinksPage) until(l kompas.ResidentLink) ui.StatusWord {
	return linkStanding(p.Request, l)
}

// linkStanding writes how long a link holds, or that it ended.
func linkStanding(r *web.Request, l kompas.ResidentLink) ui.StatusWord {
	switch {
	case !l.WithdrawnAt.IsZero():
		return ui.StatusWord{Icon: ui.IconLock, Tone: ui.ToneRest, Text: r.P.T("bewonerslink.ingetrokken", "Ingetrokken op {0}", r.P.Date(l.WithdrawnAt.In(r.App.Zone())))}
	case !l.Open(r.App.Now()):
		return ui.StatusWord{Icon: ui.IconClock, Tone: ui.ToneRest, Text: r.P.T("bewonerslink.verlopen", "Gestopt op {0}", r.P.Date(l.ExpiresAt.In(r.App.Zone())))}
	}
	return ui.StatusWord{Icon: ui.IconCheck, Tone: ui.ToneGood, Text: r.P.T("bewonerslink.open", "Open tot {0}", r.P.Date(l.ExpiresAt.In(r.App.Zone())))}
}

func (p residentLinksPage) at(parts ...string) string {
	return p.Space(append([]string{"kompassen", p.Compass.Slug, "bewoners"}, parts...)...)
}

func defaultDays() string { return strconv.Itoa(kompas.LinkDays) }
