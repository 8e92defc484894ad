package public

import (
	"kompas/app"
	"kompas/i18n"
	"kompas/web"
)

func signInRoutes(d *Public) []web.Route {
	return []web.Route{
		{Method: "GET", Path: "/aanmelden", Access: web.Known, Handle: d.signInPage},
		{Method: "POST", Path: "/aanmelden", Access: web.Anyone, Handle: d.signIn},
		{Method: "GET", Path: "/aanmelden/code", Access: web.Anyone, Handle: d.codePage},
		{Method: "POST", Path: "/aanmelden/code", Access: web.Anyone, Handle: d.giveCode},
		{Method: "POST", Path: "/afmelden", Access: web.Anyone, Handle: d.signOut},
	}
}

// signInPage is the form with e-mail address and password, or the one with the code after it.
type signInPage struct {
	*web.Request
	Form   web.FormView
	Back   string // page to go on to; empty for the first page
	Notice string // what was just done
	Demo   bool
}

const signInForm = "aanmelden"

func (d *Public) signInPage(r *web.Request) error {
	if r.Actor.Person.ID != "" {
		return r.See(r.Return(r.Query("terug")))
	}
	return d.drawSignIn(r, r.Query("terug"), web.FormState{})
}

func (d *Public) drawSignIn(r *web.Request, back string, s web.FormState) error {
	at, err := r.App.Doorway(r.Ctx())
	if err != nil {
		return err
	}
	page := signInPage{Request: r, Back: back, Demo: at.Demo, Form: web.FormView{ID: signInForm, State: s}}
	if r.Query("af") != "" {
		page.Notice = r.P.T("aanmelden.af", "U bent afgemeld.")
	}
	if r.Query("nieuw") != "" {
		page.Notice = r.P.T("aanmelden.nieuw", "Uw nieuwe wachtwoord is bewaard. Meld u ermee aan.")
	}
	return show(r, r.P.T("aanmelden", "Aanmelden"), signInBody(page))
}

func (d *Public) signIn(r *web.Request) error {
	form := r.Form("email", "wachtwoord", "terug")
	in, err := r.App.SignIn(r.Ctx(), form["email"], form["wachtwoord"], r.Device())
	if err != nil {
		return r.Again(signInForm, []string{"email"}, err, func(s web.FormState) error { return d.drawSignIn(r, form["terug"], s) })
	}
	return welcome(r, in, form["terug"])
}

// welcome hands out the token and leads on: to the code where it is owed, to the page that was asked for, or to the
// first page in the person's own language.
func welcome(r *web.Request, in app.SignedIn, back string) error {
	r.SignIn(in.Token, in.Until)
	if in.Pending {
		to := r.Path("aanmelden", "code")
		if back != "" {
			to += "?" + query("terug", back)
		}
		return r.See(to)
	}
	if back == "" {
		return r.See(web.Path(i18n.Lang(in.Language)))
	}
	return r.See(r.Return(back))
}

func (d *Public) codePage(r *web.Request) error {
	owed, err := r.App.OwesFactor(r.Ctx(), r.Token())
	if err != nil {
		return err
	}
	if !owed {
		return r.See(r.Path("aanmelden"))
	}
	return d.drawCode(r, r.Query("terug"), web.FormState{})
}

func (d *Public) drawCode(r *web.Request, back string, s web.FormState) error {
	return show(r, r.P.T("aanmelden.code", "Geef de code van uw telefoon"), codeBody(signInPage{Request: r, Back: back, Form: web.FormView{ID: signInForm, State: s}}))
}

func (d *Public) giveCode(r *web.Request) error {
	form := r.Form("code", "terug")
	in, err := r.App.GiveFactor(r.Ctx(), r.Token(), form["code"], r.Device())
	if err != nil {
		return r.Again(signInForm, nil, err, func(s web.FormState) error { return d.drawCode(r, form["terug"], s) })
	}
	return welcome(r, in, form["terug"])
}

func (d *Public) signOut(r *web.Request) error {
	if err := r.App.SignOut(r.Ctx(), r.Token()); err != nil {
		return err
	}
	r.SignOut()
	return r.See(r.Path("aanmelden") + "?af=1")
}
