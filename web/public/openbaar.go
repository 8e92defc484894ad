package public

import (
	"github.com/a-h/templ"

	"kompas/app"
	"kompas/web"
	"kompas/web/ui"
)

func openRoutes(d *Public) []web.Route {
	return []web.Route{
		{Method: "GET", Path: "/openbaar/{ruimte}", Access: web.Anyone, Handle: d.publicList},
		{Method: "GET", Path: "/openbaar/{ruimte}/{indicator}", Access: web.Anyone, Handle: d.publicPage},
	}
}

// publicListPage is everything that a space made public.
type publicListPage struct {
	*web.Request
	Lines []app.PublicLine
}

func (d *Public) publicList(r *web.Request) error {
	state, err := r.App.PublicState(r.Ctx(), r.Param("ruimte"), "")
	if err != nil {
		return err
	}
	return r.ForEverybody(state.Version, func() (templ.Component, error) {
		lines, err := r.App.PublicList(r.Ctx(), r.Param("ruimte"))
		p := publicListPage{Request: r, Lines: lines}
		return r.Page(web.Frame{Title: publicTitle(r), Public: state.Space, Body: publicListBody(p, state.Space)}), err
	})
}

func publicTitle(r *web.Request) string { return r.P.T("openbaar.titel", "Openbare cijfers") }

func (d *Public) publicPage(r *web.Request) error {
	slug := r.Param("indicator")
	state, err := r.App.PublicState(r.Ctx(), r.Param("ruimte"), slug)
	if err != nil {
		return err
	}
	return r.ForEverybody(state.Version, func() (templ.Component, error) {
		v, err := r.App.PublicPage(r.Ctx(), r.Param("ruimte"), slug)
		if err != nil {
			return nil, err
		}
		p := web.PublicSheet{Request: r, PublicSheet: v.Sheet, Drawing: v.Drawing, Edition: v.Edition, On: v.PublishedAt, Address: r.Here()}
		list := ui.Crumb{Text: publicTitle(r), URL: r.Path("openbaar", r.Param("ruimte"))}
		return r.Page(web.Frame{Title: p.Title(), Public: state.Space, Crumbs: []ui.Crumb{list, {Text: p.Title()}}, Body: publicPageBody(p)}), nil
	})
}

// newest writes the newest figure of a public page: 61% in 2025.
func (p publicListPage) newest(l app.PublicLine) string {
	s := l.Sheet.Newest()
	if !s.Present() {
		return p.FigureWords(s)
	}
	return p.P.T("indicator.nieuwste", "{0} in {1}", s.Text(string(p.P.Lang)), s.Period().Text(string(p.P.Lang)))
}

func (p publicListPage) edition(l app.PublicLine) string {
	return p.P.T("openbaar.van", "Openbaar sinds {0}", p.P.Date(l.PublishedAt.In(p.App.Zone())))
}
