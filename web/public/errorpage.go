package public

import (
	"github.com/a-h/templ"

	"kompas/web"
	"kompas/web/ui"
)

// ErrorPage draws an error in the house's frame; it is handed to web.Config.
func ErrorPage(r *web.Request, _ int, title, text string) templ.Component {
	if r.Param("code") != "" { // somebody who came by a link for residents
		return r.Page(web.Frame{Title: title, Audience: ui.ForResident, Body: residentErrorBody(errorPage{Request: r, Title: title, Text: text})})
	}
	return r.Page(web.Frame{Title: title, Body: errorBody(errorPage{Request: r, Title: title, Text: text})})
}

// home is where somebody who is lost can begin again.
func (e errorPage) home() string {
	if e.Actor.Space.ID != 0 {
		return e.Space()
	}
	return e.Path()
}
