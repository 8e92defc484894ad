package desk

import (
	"net/http"

	"kompas/app"
	"kompas/kompas"
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
	return r.HTML(http.StatusOK, r.Page(web.Frame{Title: r.P.T("menu.wie-mag-wat", "Wie mag wat zien"), Body: rightsBody(rightsPage{r, r.App.Rights(r.Actor)})}))
}

// grant writes one cell of the matrix: maakt en wijzigt, van de eigen organisatie.
func (p rightsPage) grant(g kompas.Grant) string {
	if g.Letter == 0 {
		return p.P.Code("recht_geen")
	}
	text := p.P.Code("recht_" + string(g.Letter))
	if g.Limit != "" {
		text += " " + p.P.Code("recht_"+g.Limit)
	}
	return text
}
