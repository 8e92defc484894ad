package public

import (
	"net/http"
	"net/url"
	"slices"

	"kompas/app"
	"kompas/kompas"
	"kompas/web"
	"kompas/web/ui"
)

func homeRoutes(d *Public) []web.Route {
	return []web.Route{
		{Method: "GET", Path: "/{$}", Access: web.Known, Handle: d.home},
		{Method: "GET", Path: "/demo", Access: web.Known, Handle: d.demo},
		{Method: "POST", Path: "/demo/{persoon}", Access: web.Anyone, Handle: d.enterDemo},
	}
}

// home leads everybody on: to the space he or she works in, to the people of the demonstration, or to the sign-in page.
func (d *Public) home(r *web.Request) error {
	if r.Actor.Person.ID == "" {
		at, err := r.App.Doorway(r.Ctx())
		switch {
		case err != nil:
			return err
		case at.Empty:
			return show(r, r.P.T("leeg.titel", "Hier staat nog niets"), emptyHouseBody(r))
		case at.Demo:
			return r.See(r.Path("demo"))
		}
		return r.See(r.Path("aanmelden"))
	}
	spaces := r.Actor.Spaces
	wanted := r.LastSpace()
	if chosen := r.Query("ruimte"); chosen != "" {
		wanted = chosen
	}
	if i := slices.IndexFunc(spaces, func(s kompas.Space) bool { return s.Slug == wanted }); i >= 0 {
		spaces = spaces[i : i+1]
	}
	if len(spaces) != 1 {
		return show(r, r.P.T("ruimtes.titel", "Uw ruimtes"), spacesBody(spacesPage{Request: r, Spaces: spaces}))
	}
	by, err := r.App.Enter(r.Ctx(), r.Token(), spaces[0].Slug)
	if err != nil {
		return err
	}
	return r.See(r.Start(by))
}

// spacesPage lists the spaces of somebody who belongs to several, or to none.
type spacesPage struct {
	*web.Request
	Spaces []kompas.Space
}

// demoPage lists the people of the demonstration.
type demoPage struct {
	*web.Request
	Spaces []demoSpace
}

// demoSpace is a space of the demonstration with the people in it.
type demoSpace struct {
	Space  kompas.Space
	People []demoPerson
}

// demoPerson is one card: who, and in which roles.
type demoPerson struct {
	app.DemoPerson
	Roles string
	About string // what this person comes to do, by the first role
}

func (d *Public) demo(r *web.Request) error {
	people, err := r.App.DemoPeople(r.Ctx())
	if err != nil {
		return err
	}
	page := demoPage{Request: r}
	for _, p := range people {
		n := len(page.Spaces)
		if n == 0 || page.Spaces[n-1].Space.ID != p.Space.ID {
			page.Spaces, n = append(page.Spaces, demoSpace{Space: p.Space}), n+1
		}
		page.Spaces[n-1].People = append(page.Spaces[n-1].People, demoPerson{DemoPerson: p, Roles: roleNames(r, p.Memberships),
			About: r.P.Code("rolzin_" + string(p.Memberships[0].Role))})
	}
	return r.HTML(http.StatusOK, r.Page(web.Frame{Title: r.P.T("demo.titel", "Rondkijken in de demonstratie"), Body: demoBody(page),
		Notes: []string{r.P.T("demo.voet", "Demonstratie: alle mensen op deze pagina zijn verzonnen.")}}))
}

func (d *Public) enterDemo(r *web.Request) error {
	in, err := r.App.EnterDemo(r.Ctx(), kompas.PersonID(r.Param("persoon")), r.Device())
	if err != nil {
		return err
	}
	r.SignIn(in.Token, in.Until)
	r.ForgetSpace()
	to := r.Path()
	if space := r.R.PostForm.Get("ruimte"); space != "" {
		to += "?" + query("ruimte", space)
	}
	return r.See(to)
}

// roleName writes a role as people say it.
func roleName(r *web.Request, role kompas.Role) string { return r.P.Code("rol_" + string(role)) }

// hidden keeps the page to go on to with the form.
func (s signInPage) hidden() []ui.Hidden {
	if s.Back == "" {
		return nil
	}
	return []ui.Hidden{{Name: "terug", Value: s.Back}}
}

func query(name, value string) string { return url.Values{name: {value}}.Encode() }
