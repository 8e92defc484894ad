package public

import (
	"slices"
	"strings"

	"kompas/app"
	"kompas/kompas"
	"kompas/web"
	"kompas/web/ui"
)

func accountRoutes(d *Public) []web.Route {
	return []web.Route{
		{Method: "GET", Path: "/mijn", Access: web.SignedIn, Handle: d.account},
		{Method: "POST", Path: "/mijn", Access: web.SignedIn, Handle: d.editAccount},
		{Method: "GET", Path: "/mijn/wachtwoord", Access: web.SignedIn, Handle: d.password},
		{Method: "POST", Path: "/mijn/wachtwoord", Access: web.SignedIn, Handle: d.changePassword},
		{Method: "POST", Path: "/mijn/apparaten/afmelden", Access: web.SignedIn, Handle: d.endOtherDevices},
		{Method: "POST", Path: "/mijn/apparaten/{aanmelding}/afmelden", Access: web.SignedIn, Handle: d.endDevice},
	}
}

// accountPage is what somebody sees and changes about himself or herself.
type accountPage struct {
	*web.Request
	Own    app.OwnAccount
	Form   web.FormView
	Notice string
}

const (
	accountForm  = "mijn"
	passwordForm = "wachtwoord"
)

func ownFields() []string { return []string{"naam", "taal"} }

func (d *Public) account(r *web.Request) error { return d.drawAccount(r, web.FormState{}) }

func (d *Public) drawAccount(r *web.Request, s web.FormState) error {
	own, err := r.App.OwnAccount(r.Ctx(), r.Actor)
	if err != nil {
		return err
	}
	page := accountPage{Request: r, Own: own, Form: web.FormView{ID: accountForm, State: s}}
	switch r.Query("gedaan") {
	case "bewaard":
		page.Notice = r.P.T("mijn.bewaard", "Uw gegevens zijn bewaard.")
	case "wachtwoord":
		page.Notice = r.P.T("mijn.wachtwoord.gedaan", "Uw wachtwoord is veranderd. Uw andere apparaten zijn afgemeld.")
	case "afgemeld":
		page.Notice = r.P.T("mijn.apparaten.gedaan", "Het apparaat is afgemeld.")
	case "uit":
		page.Notice = r.P.T("mijn.tweede.uitgezet", "De tweede stap staat uit.")
	}
	return show(r, r.P.T("mijn.titel", "Mijn account"), accountBody(page))
}

func (d *Public) editAccount(r *web.Request) error {
	return r.EditForm(accountForm, ownFields(),
		func(e app.Edit) (app.Edited, error) { return r.App.EditSelf(r.Ctx(), r.Actor, e) },
		r.Path("mijn")+"?gedaan=bewaard",
		func(s web.FormState) error { return d.drawAccount(r, s) })
}

func (d *Public) password(r *web.Request) error { return d.drawPassword(r, web.FormState{}) }

func (d *Public) drawPassword(r *web.Request, s web.FormState) error {
	title := r.P.T("mijn.wachtwoord.titel", "Verander uw wachtwoord")
	return show(r, title, passwordBody(accountPage{Request: r, Form: web.FormView{ID: passwordForm, State: s}}), mine(r, title)...)
}

func (d *Public) changePassword(r *web.Request) error {
	form := r.Form("wachtwoord", "nieuw")
	if err := r.App.ChangePassword(r.Ctx(), r.Actor, form["wachtwoord"], form["nieuw"]); err != nil {
		return r.Again(passwordForm, nil, err, func(s web.FormState) error { return d.drawPassword(r, s) })
	}
	return r.See(r.Path("mijn") + "?gedaan=wachtwoord")
}

func (d *Public) endDevice(r *web.Request) error {
	if err := r.App.EndDevice(r.Ctx(), r.Actor, r.Param("aanmelding")); err != nil {
		return err
	}
	return r.See(r.Path("mijn") + "?gedaan=afgemeld")
}

func (d *Public) endOtherDevices(r *web.Request) error {
	if err := r.App.EndOtherDevices(r.Ctx(), r.Actor); err != nil {
		return err
	}
	return r.See(r.Path("mijn") + "?gedaan=afgemeld")
}

// mine is the way back from a page under "Mijn account".
func mine(r *web.Request, title string) []ui.Crumb {
	return []ui.Crumb{{Text: r.P.T("mijn.titel", "Mijn account"), URL: r.Path("mijn")}, {Text: title}}
}

func (p accountPage) languages() []ui.Option {
	return []ui.Option{{Value: "nl", Text: "Nederlands"}, {Value: "en", Text: "English"}}
}

// device names a device in the list, and says which one is in use.
func (p accountPage) device(l kompas.Login) string {
	if l.Device == "" {
		return p.P.T("mijn.apparaat.onbekend", "Onbekend apparaat")
	}
	return l.Device
}

func (p accountPage) since(l kompas.Login) string {
	since := p.P.T("mijn.apparaat.sinds", "Aangemeld op {0}, laatst gebruikt {1}", p.P.Date(l.CreatedAt.In(p.App.Zone())), p.Ago(l.SeenAt))
	if l.SecondFactor {
		since += p.P.T("mijn.apparaat.tweede", ", met tweede stap")
	}
	return since
}

// roleNames writes each role of somebody once.
func roleNames(r *web.Request, held []kompas.Membership) string {
	var names []string
	for _, m := range held {
		if name := roleName(r, m.Role); !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	return strings.Join(names, ", ")
}
