package desk

import (
	"net/http"

	"kompas/app"
	"kompas/web"
)

func rightsRoutes(d *Desk) []web.Route {
	return []web.Route{{Method: "GET", Path: "/r/{ruimte}/wie-mag-wat", Access: web.InSpace, Handle: d.rights}}
}

// rightsPage tells everybody who may see and do what.
type rightsPage struct {
	*web.Request
	Roles []app.RoleRights
}

func (d *Desk) rights(r *web.Request) error {
	roles, err := r.App.Rights(r.Ctx(), r.Actor)
	if err != nil {
		return err
	}
	return r.HTML(http.StatusOK, r.Page(web.Frame{Title: r.P.T("menu.wie-mag-wat", "Wie mag wat zien"), Body: rightsBody(rightsPage{r, roles})}))
}

// group names what a role may do with the things in it: maken, wijzigen en lezen.
func (p rightsPage) group(g app.RightGroup) string {
	if g.Letter == 0 {
		return p.P.Code("recht_geen")
	}
	return p.P.Code("recht_" + string(rune(g.Letter)))
}

// thing names one kind of thing, with what limits the right to it.
func (p rightsPage) thing(x app.RoleRight) string {
	text := p.P.Code("handeling_" + string(x.Action))
	if x.Limit != "" {
		text += " " + p.P.Code("recht_"+x.Limit)
	}
	return text
}
