package desk

import (
	"net/http"
	"net/url"

	"kompas/app"
	"kompas/figure"
	"kompas/kompas"
	"kompas/web"
	"kompas/web/ui"
)

func publicPageRoutes(d *Desk) []web.Route {
	at := "/r/{ruimte}/openbaar"
	return []web.Route{
		{Method: "GET", Path: at, Access: web.InSpaceNow, Handle: d.publicPages},
		{Method: "POST", Path: at, Access: web.InSpaceNow, Handle: d.publish},
		{Method: "GET", Path: at + "/voorbeeld", Access: web.InSpaceNow, Handle: d.publicPreview},
		{Method: "POST", Path: at + "/{pagina}/intrekken", Access: web.InSpaceNow, Handle: d.withdrawPublic},
	}
}

// publicDeskPage is what everybody may read, and what could be published.
type publicDeskPage struct {
	*web.Request
	app.PublicDesk
}

func publicTitle(r *web.Request) string { return r.P.T("openbaar.titel", "Openbare cijfers") }

func (d *Desk) publicPages(r *web.Request) error {
	v, err := r.App.PublicDesk(r.Ctx(), r.Actor)
	if err != nil {
		return err
	}
	return r.HTML(http.StatusOK, r.Page(web.Frame{Title: publicTitle(r), Body: publicDeskBody(publicDeskPage{r, v})}))
}

// candidates are the indicators that can be published, by theme.
func (p publicDeskPage) candidates() []filterGroup {
	var out []filterGroup
	for _, theme := range figure.Themes() {
		g := filterGroup{Name: p.P.Code("thema_" + string(theme))}
		for _, c := range p.Candidates {
			if c.Theme == theme {
				name, _ := named(p.Request, c)
				g.Options = append(g.Options, ui.Option{Value: c.Key, Text: name})
			}
		}
		if len(g.Options) > 0 {
			out = append(out, g)
		}
	}
	return out
}

// previewAddress is the page on which somebody sees what would become public.
func previewAddress(r *web.Request, indicator, area string) string {
	return r.Space("openbaar", "voorbeeld") + "?" + url.Values{"onderwerp": {indicator}, "gebied": {area}}.Encode()
}

// publicOf is the address at which everybody reads a page.
func publicOf(r *web.Request, p kompas.PublicPage) string {
	return r.Path("openbaar", r.Actor.Space.Slug, p.Slug)
}

// figureKey names the figures of an indicator among those of the catalogue.
func figureKey(i kompas.Indicator) string {
	if i.Bound() {
		return i.CatalogueKey
	}
	return figure.OwnKey(string(i.ID))
}

// publicPreviewPage is what everybody would read of an indicator.
type publicPreviewPage struct {
	*web.Request
	app.PublicPreview
	State web.FormState
}

const publishForm = "openbaar-maken"

func (d *Desk) publicPreview(r *web.Request) error {
	return d.drawPreview(r, r.Query("onderwerp"), r.Query("gebied"), web.FormState{})
}

func (d *Desk) drawPreview(r *web.Request, indicator, area string, s web.FormState) error {
	v, err := r.App.PublicPreview(r.Ctx(), r.Actor, indicator, area)
	if err != nil {
		return err
	}
	p := publicPreviewPage{Request: r, PublicPreview: v, State: s}
	return r.HTML(http.StatusOK, r.Page(web.Frame{Title: p.title(), Body: publicPreviewBody(p),
		Crumbs: []ui.Crumb{{Text: publicTitle(r), URL: r.Space("openbaar")}, {Text: p.sheet().Title()}}}))
}

func (d *Desk) publish(r *web.Request) error {
	form := r.Form("onderwerp", "gebied")
	slug, err := r.App.Publish(r.Ctx(), r.Actor, form["onderwerp"], form["gebied"], r.Key())
	if err != nil {
		return r.Again(publishForm, []string{"onderwerp", "gebied"}, err, func(s web.FormState) error { return d.drawPreview(r, form["onderwerp"], form["gebied"], s) })
	}
	return r.See(r.Path("openbaar", r.Actor.Space.Slug, slug))
}

func (d *Desk) withdrawPublic(r *web.Request) error {
	if err := r.App.WithdrawPublic(r.Ctx(), r.Actor, r.Param("pagina"), r.Key()); err != nil {
		return err
	}
	return r.See(r.Space("openbaar"))
}

func (p publicPreviewPage) title() string {
	return p.P.T("openbaar.voorbeeld", "Dit ziet iedereen: {0}", p.sheet().Title())
}

func (p publicPreviewPage) sheet() web.PublicSheet {
	return web.PublicSheet{Request: p.Request, PublicSheet: p.Sheet, Drawing: p.Drawing}
}

// public says whether everybody reads an edition now.
func (p publicPreviewPage) public() bool { return p.Current != nil && !p.Current.Withdrawn() }

func (p publicPreviewPage) summary() []ui.FieldError {
	return web.FormView{ID: publishForm, State: p.State}.Summary()
}

// stateWords say how what is shown stands beside what everybody reads now.
func (p publicPreviewPage) stateWords() string {
	switch {
	case p.Nothing:
		return p.P.Code("openbaar_niets_te_tonen")
	case p.Same:
		return p.P.T("openbaar.zelfde", "Dit leest iedereen al.")
	case p.public():
		return p.P.T("openbaar.anders", "Dit is anders dan wat iedereen nu leest.")
	}
	return p.P.T("openbaar.nog-niet", "Dit is nog niet openbaar.")
}

// publishWords is what the button says.
func (p publicPreviewPage) publishWords() string {
	if p.public() {
		return p.P.T("openbaar.vervang", "Vervang de openbare uitgave hierdoor")
	}
	return p.P.T("openbaar.maak", "Maak dit openbaar")
}

// hidden lists the figures that nobody sees, each with why.
func (p publicPreviewPage) hidden() *ui.Table {
	t := &ui.Table{Caption: p.P.T("openbaar.blijft-weg", "Cijfers die verborgen blijven"), Hidden: true, Columns: []ui.Column{{Name: p.P.T("openbaar.waarover", "Waarover")},
		{Name: p.P.T("indicator.periode", "Periode")}, {Name: p.P.T("openbaar.waarom", "Waarom")}}}
	sheet := p.sheet()
	for _, s := range p.Sheet.Figures.All() {
		if s.Absence() == figure.Suppressed {
			t.Rows = append(t.Rows, []string{sheet.About(s), s.Period().Text(lang(p.Request)), p.P.Code(s.Reason())})
		}
	}
	return t
}
