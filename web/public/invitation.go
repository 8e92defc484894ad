package public

import (
	"kompas/app"
	"kompas/kompas"
	"kompas/web"
)

func invitationRoutes(d *Public) []web.Route {
	return []web.Route{
		{Method: "GET", Path: "/uitnodiging/{ruimte}/{token}", Access: web.Known, Handle: d.invited},
		{Method: "POST", Path: "/uitnodiging/{ruimte}/{token}/nieuw", Access: web.Anyone, Handle: d.acceptNew},
		{Method: "POST", Path: "/uitnodiging/{ruimte}/{token}", Access: web.SignedIn, Handle: d.accept},
	}
}

// invitedPage is what somebody sees who opens the link of an invitation.
type invitedPage struct {
	*web.Request
	app.Invited
	Form web.FormView
	Mine bool // meant for who is signed in
}

const acceptForm = "nieuw"

func (d *Public) invited(r *web.Request) error { return d.drawInvited(r, web.FormState{}) }

func (d *Public) drawInvited(r *web.Request, s web.FormState) error {
	v, err := r.App.Invited(r.Ctx(), r.Param("ruimte"), r.Param("token"))
	if err != nil {
		return err
	}
	page := invitedPage{Request: r, Invited: v, Form: web.FormView{ID: acceptForm, State: s},
		Mine: r.Actor.Person.ID != "" && kompas.Fold(r.Actor.Person.Email) == kompas.Fold(v.Email)}
	return show(r, r.P.T("uitnodiging.titel", "{0} nodigt u uit", v.Invitation.InvitedByName), invitedBody(page))
}

func (p invitedPage) path(parts ...string) string {
	return p.Path(append([]string{"uitnodiging", p.Param("ruimte"), p.Param("token")}, parts...)...)
}

func (d *Public) acceptNew(r *web.Request) error {
	form := r.Form("naam", "wachtwoord")
	in, err := r.App.AcceptNew(r.Ctx(), r.Param("ruimte"), r.Param("token"), form, r.Device())
	if err != nil {
		return r.Again(acceptForm, []string{"naam"}, err, func(s web.FormState) error { return d.drawInvited(r, s) })
	}
	r.SignIn(in.Token, in.Until)
	r.ForgetSpace()
	return r.See(r.Path())
}

func (d *Public) accept(r *web.Request) error {
	if err := r.App.Accept(r.Ctx(), r.Actor, r.Param("ruimte"), r.Param("token")); err != nil {
		return r.Again(acceptForm, nil, err, func(s web.FormState) error { return d.drawInvited(r, s) })
	}
	return r.See(r.Path("r", r.Param("ruimte")))
}
