package desk

import (
	"net/http"
	"strings"

	"kompas/app"
	"kompas/kompas"
	"kompas/web"
	"kompas/web/ui"
)

func peopleRoutes(d *Desk) []web.Route {
	return []web.Route{
		{Method: "GET", Path: "/r/{ruimte}/mensen", Access: web.InSpaceNow, Handle: d.people},
		{Method: "GET", Path: "/r/{ruimte}/mensen/uitnodigen", Access: web.InSpaceNow, Handle: d.invitePage},
		{Method: "POST", Path: "/r/{ruimte}/mensen/uitnodigen", Access: web.InSpaceNow, Handle: d.invite},
		{Method: "POST", Path: "/r/{ruimte}/uitnodigingen/{uitnodiging}/intrekken", Access: web.InSpaceNow, Handle: d.withdrawInvitation},
		{Method: "POST", Path: "/r/{ruimte}/uitnodigingen/{uitnodiging}/vernieuwen", Access: web.InSpaceNow, Handle: d.renewInvitation},
		{Method: "GET", Path: "/r/{ruimte}/mensen/{persoon}", Access: web.InSpaceNow, Handle: d.member},
		{Method: "POST", Path: "/r/{ruimte}/mensen/{persoon}/rollen", Access: web.InSpaceNow, Handle: d.addRole},
		{Method: "POST", Path: "/r/{ruimte}/mensen/{persoon}/rollen/{rol}", Access: web.InSpaceNow, Handle: d.editRole},
		{Method: "POST", Path: "/r/{ruimte}/mensen/{persoon}/rollen/{rol}/beeindigen", Access: web.InSpaceNow, Handle: d.endRole},
		{Method: "POST", Path: "/r/{ruimte}/mensen/{persoon}/vertrek", Access: web.InSpaceNow, Handle: d.leave},
		{Method: "POST", Path: "/r/{ruimte}/mensen/{persoon}/wachtwoord", Access: web.InSpaceNow, Handle: d.offerReset},
	}
}

// peoplePage is the list of everybody in the space.
type peoplePage struct {
	*web.Request
	app.People
	Notice string
}

func (d *Desk) people(r *web.Request) error {
	people, err := r.App.People(r.Ctx(), r.Actor)
	if err != nil {
		return err
	}
	page := peoplePage{Request: r, People: people}
	switch r.Query("gedaan") {
	case "uitgenodigd":
		page.Notice = r.P.T("mensen.uitgenodigd", "De uitnodiging staat klaar.")
	case "ingetrokken":
		page.Notice = r.P.T("mensen.ingetrokken", "De uitnodiging is ingetrokken. De link werkt niet meer.")
	case "vernieuwd":
		page.Notice = r.P.T("mensen.vernieuwd", "Er is een nieuwe link, een week geldig. De oude link werkt niet meer.")
	case "vertrokken":
		page.Notice = r.P.T("mensen.vertrokken", "Deze persoon hoort niet meer bij de ruimte.")
	}
	return r.HTML(http.StatusOK, r.Page(web.Frame{Title: r.P.T("mensen.titel", "Mensen en rollen"), Body: peopleBody(page)}))
}

func peopleCrumbs(r *web.Request, title string) []ui.Crumb {
	return []ui.Crumb{{Text: r.P.T("mensen.titel", "Mensen en rollen"), URL: r.Space("mensen")}, {Text: title}}
}

// invitePage is the form that invites somebody.
type invitePage struct {
	*web.Request
	Scopes []app.Scope
	Form   web.FormView
}

const inviteForm = "uitnodigen"

func inviteFields() []string { return []string{"naam", "email", "rol", "bereik", "organisatie", "tot"} }

func (d *Desk) invitePage(r *web.Request) error { return d.drawInvite(r, web.FormState{}) }

func (d *Desk) drawInvite(r *web.Request, s web.FormState) error {
	people, err := r.App.People(r.Ctx(), r.Actor)
	if err != nil {
		return err
	}
	title := r.P.T("mensen.uitnodigen", "Nodig iemand uit")
	return r.HTML(http.StatusOK, r.Page(web.Frame{Title: title, Crumbs: peopleCrumbs(r, title),
		Body: inviteBody(invitePage{Request: r, Scopes: people.Scopes, Form: web.FormView{ID: inviteForm, State: s}})}))
}

func (d *Desk) invite(r *web.Request) error {
	if err := r.App.Invite(r.Ctx(), r.Actor, r.Form(inviteFields()...), r.Key()); err != nil {
		return r.Again(inviteForm, inviteFields(), err, func(s web.FormState) error { return d.drawInvite(r, s) })
	}
	return r.See(r.Space("mensen") + "?gedaan=uitgenodigd")
}

func (d *Desk) withdrawInvitation(r *web.Request) error {
	if err := r.App.WithdrawInvitation(r.Ctx(), r.Actor, kompas.InvitationID(r.Param("uitnodiging"))); err != nil {
		return err
	}
	return r.See(r.Space("mensen") + "?gedaan=ingetrokken")
}

func (d *Desk) renewInvitation(r *web.Request) error {
	if err := r.App.RenewInvitation(r.Ctx(), r.Actor, kompas.InvitationID(r.Param("uitnodiging"))); err != nil {
		return err
	}
	return r.See(r.Space("mensen") + "?gedaan=vernieuwd")
}

// memberPage is one person: roles, password, leaving.
type memberPage struct {
	*web.Request
	app.MemberPage
	State web.FormState
}

const (
	addRoleForm = "rol-erbij"
	leaveForm   = "vertrek"
	resetForm   = "wachtwoord"
)

func roleForm(m kompas.Membership) string { return "rol-" + string(m.ID) }

func (p memberPage) form(id string) web.FormView { return web.FormView{ID: id, State: p.State} }

func (p memberPage) path(parts ...string) string {
	return p.Space(append([]string{"mensen", string(p.Person.ID)}, parts...)...)
}

func (d *Desk) member(r *web.Request) error { return d.drawMember(r, web.FormState{}) }

func (d *Desk) drawMember(r *web.Request, s web.FormState) error {
	m, err := r.App.Member(r.Ctx(), r.Actor, kompas.PersonID(r.Param("persoon")))
	if err != nil {
		return err
	}
	return r.HTML(http.StatusOK, r.Page(web.Frame{Title: m.Person.Name, Crumbs: peopleCrumbs(r, m.Person.Name),
		Body: memberBody(memberPage{Request: r, MemberPage: m, State: s})}))
}

func (d *Desk) backToMember(r *web.Request) error {
	return r.See(r.Space("mensen", r.Param("persoon")))
}

func (d *Desk) addRole(r *web.Request) error {
	fields := []string{"rol", "bereik", "organisatie", "tot"}
	if err := r.App.AddRole(r.Ctx(), r.Actor, kompas.PersonID(r.Param("persoon")), r.Form(fields...)); err != nil {
		return r.Again(addRoleForm, fields, err, func(s web.FormState) error { return d.drawMember(r, s) })
	}
	return d.backToMember(r)
}

func (d *Desk) editRole(r *web.Request) error {
	person, id := kompas.PersonID(r.Param("persoon")), kompas.MembershipID(r.Param("rol"))
	return r.EditForm("rol-"+string(id), []string{"rol", "bereik", "tot"},
		func(e app.Edit) (app.Edited, error) { return r.App.EditMembership(r.Ctx(), r.Actor, person, id, e) },
		r.Space("mensen", string(person)),
		func(s web.FormState) error { return d.drawMember(r, s) })
}

func (d *Desk) endRole(r *web.Request) error {
	id := r.Param("rol")
	if err := r.App.EndRole(r.Ctx(), r.Actor, kompas.PersonID(r.Param("persoon")), kompas.MembershipID(id)); err != nil {
		return r.Again("rol-"+id, nil, err, func(s web.FormState) error { return d.drawMember(r, s) })
	}
	if r.Actor.Person.ID == kompas.PersonID(r.Param("persoon")) {
		return r.See(r.Path()) // whoever ends an own role may not be able to see this page any more
	}
	return d.backToMember(r)
}

func (d *Desk) leave(r *web.Request) error {
	person := kompas.PersonID(r.Param("persoon"))
	if err := r.App.Leave(r.Ctx(), r.Actor, person, kompas.PersonID(r.Form("opvolger")["opvolger"])); err != nil {
		return r.Again(leaveForm, []string{"opvolger"}, err, func(s web.FormState) error { return d.drawMember(r, s) })
	}
	if r.Actor.Person.ID == person {
		return r.See(r.Path())
	}
	return r.See(r.Space("mensen") + "?gedaan=vertrokken")
}

func (d *Desk) offerReset(r *web.Request) error {
	if err := r.App.OfferReset(r.Ctx(), r.Actor, kompas.PersonID(r.Param("persoon"))); err != nil {
		return r.Again(resetForm, nil, err, func(s web.FormState) error { return d.drawMember(r, s) })
	}
	return d.backToMember(r)
}

// accountRoles lists the roles that somebody with an account can have.
func accountRoles(r *web.Request) []ui.Option {
	var out []ui.Option
	for _, role := range kompas.AccountRoles() {
		out = append(out, ui.Option{Value: string(role), Text: roleName(r, role)})
	}
	return out
}

func roleName(r *web.Request, role kompas.Role) string { return r.P.Code("rol_" + string(role)) }

// scopeOptions lists how far a role can reach.
func scopeOptions(r *web.Request, scopes []app.Scope) []ui.Option {
	var out []ui.Option
	for _, s := range scopes {
		out = append(out, ui.Option{Value: kompas.ScopeText(s.Kind, s.ID), Text: scopeName(r, s)})
	}
	return out
}

func scopeName(r *web.Request, s app.Scope) string {
	switch s.Kind {
	case kompas.ScopeOrganisation:
		return r.P.T("bereik.organisatie", "Organisatie: {0}", s.Name)
	case kompas.ScopeCompass:
		return r.P.T("bereik.kompas", "Kompas: {0}", s.Name)
	case kompas.ScopeArea:
		return r.P.T("bereik.gebied", "Gebied: {0}", s.Name)
	}
	return r.P.T("bereik.alles", "De hele ruimte")
}

// roleLine writes a role as people say it: beleidsadviseur, Organisatie: Buurtkracht, tot 1 mei 2027.
func roleLine(r *web.Request, scopes []app.Scope, role kompas.Role, kind kompas.ScopeKind, id, until string) string {
	parts := []string{roleName(r, role)}
	if kind != kompas.ScopeSpace {
		name := r.P.T("bereik.weg", "een kompas of gebied dat er niet meer is")
		for _, s := range scopes {
			if s.Kind == kind && s.ID == id {
				name = scopeName(r, s)
			}
		}
		parts = append(parts, name)
	}
	if until != "" {
		parts = append(parts, r.P.T("rol.tot", "tot {0}", r.P.DateText(until)))
	}
	return strings.Join(parts, " · ")
}

func membershipLine(r *web.Request, scopes []app.Scope, m kompas.Membership) string {
	return roleLine(r, scopes, m.Role, m.ScopeKind, m.ScopeID, m.ValidTo)
}

// emptyChoice is the first line of the list of roles while none was chosen.
func emptyChoice(r *web.Request, m kompas.Membership) string {
	if m.Role != "" {
		return ""
	}
	return r.P.T("veld.rol.kies", "Kies een rol")
}

// handover says what is left behind by somebody who goes.
func (p memberPage) handover() string {
	switch {
	case len(p.Compasses) == 0:
		return p.P.T("mensen.over.acties", "Op {0} wachten nog {1} verbeteracties.", p.Person.Name, p.Actions)
	case p.Actions == 0:
		return p.P.T("mensen.over.kompassen", "{0} leidt nu:", p.Person.Name)
	}
	return p.P.T("mensen.over.beide", "Op {0} wachten nog {1} verbeteracties. {0} leidt nu:", p.Person.Name, p.Actions)
}

func (p memberPage) heirs() []ui.Option {
	var out []ui.Option
	for _, h := range p.Heirs {
		out = append(out, ui.Option{Value: string(h.ID), Text: h.Name})
	}
	return out
}
