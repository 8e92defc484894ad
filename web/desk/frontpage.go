package desk

import (
	"net/http"
	"strconv"

	"kompas/app"
	"kompas/web"
	"kompas/web/ui"
)

// frontPage is the page in front of the council pages.
type frontPage struct {
	*web.Request
	app.FrontPage
}

func (d *Desk) councilFront(r *web.Request) error {
	data, err := r.App.FrontPage(r.Ctx(), r.Actor)
	if err != nil {
		return err
	}
	return r.HTML(http.StatusOK, r.Page(web.Frame{Title: r.P.T("voorblad.titel", "Voorblad voor de raad"), Audience: ui.ForPaper, Body: councilFrontBody(frontPage{r, data})}))
}

func (p frontPage) domain(g app.FrontGroup) string {
	if g.Domain == "" {
		return p.P.T("voorblad.zonder-domein", "Zonder levensdomein")
	}
	return g.Domain
}

func (p frontPage) status(l app.FrontLine) ui.StatusWord {
	if l.Status() == "" {
		return ui.StatusWord{Icon: ui.IconEmpty, Tone: ui.ToneRest, Text: p.P.Code("nog_niet_gemeten")}
	}
	return ui.ProgressStatus(l.Status(), p.P.Code(l.Status()))
}

func (p frontPage) number(l app.FrontLine) string { return strconv.Itoa(l.Page) }

func (p frontPage) sentence(l app.FrontLine) string {
	return p.P.T("resultaat.zin-heel", "Over {0} jaar willen we dat {1}", l.Newest.HorizonYears, ended(l.Newest.Result))
}

// density counts the characters on the page, from which the size of its letter follows.
func (p frontPage) density() int {
	n := 0
	for _, g := range p.Groups {
		n += 60
		for _, l := range g.Results {
			n += len(p.sentence(l)) + 40
		}
	}
	return n
}
