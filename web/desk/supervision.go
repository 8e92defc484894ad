package desk

import (
	"net/http"

	"kompas/app"
	"kompas/kompas"
	"kompas/measure"
	"kompas/web"
)

func supervisionRoutes(d *Desk) []web.Route {
	return []web.Route{{Method: "GET", Path: "/r/{ruimte}/toezicht", Access: web.InSpaceNow, Handle: d.supervision}}
}

// supervisionPage is where somebody watches over privacy.
type supervisionPage struct {
	*web.Request
	Compasses []app.Supervised
}

func (d *Desk) supervision(r *web.Request) error {
	list, err := r.App.Supervision(r.Ctx(), r.Actor)
	if err != nil {
		return err
	}
	p := supervisionPage{Request: r, Compasses: list}
	return r.HTML(http.StatusOK, r.Page(web.Frame{Title: supervisionTitle(r), Body: supervisionBody(p)}))
}

func supervisionTitle(r *web.Request) string { return r.P.T("toezicht.titel", "Toezicht op privacy") }

// agreed says what the teller agreed to, when, and on which text.
func (p supervisionPage) agreed(s measure.Story) string {
	text := usesText(p.Request, s)
	if s.Consented() && s.ConsentGivenOn != "" {
		text = joined(text, p.P.T("toezicht.akkoord", "toestemming van {0}, tekst {1}", p.P.DateText(s.ConsentGivenOn), s.ConsentVersion))
	}
	return text
}

// asked says what an instrument asks of whom.
func (p supervisionPage) asked(u kompas.InstrumentUse) string {
	text := joined(p.P.Code("instrumentstand_"+string(u.State)), u.Group)
	if u.Times != nil && u.Minutes != nil {
		text = joined(text, p.P.T("toezicht.per-jaar", "{0} keer per jaar, {1} minuten", *u.Times, *u.Minutes))
	}
	return text
}
