package desk

import (
	"kompas/app"
	"kompas/web"
)

// beforePart is the page of what comes before a compass.
func beforePart(d *Desk) partPage {
	return partPage{Path: "vooraf", Draw: d.drawBefore, Kinds: []partForm{
		{Kind: app.PartSharedTerm, Fields: []string{"begrip", "ruim-begrip", "afgesproken-betekenis", "signalen"}},
		{Kind: app.PartTermMeaning, Fields: []string{"welk-begrip", "perspectief", "betekenis"}},
		{Kind: app.PartSupportBase, Fields: []string{"niveau", "verteld-op", "draagvlak", "toelichting"}},
	}}
}

type beforePage struct {
	*web.Request
	app.BeforePage
	Sent web.FormState
}

func (d *Desk) drawBefore(r *web.Request, s web.FormState) error {
	b, err := r.App.BeforePage(r.Ctx(), r.Actor, r.Param("kompas"))
	if err != nil {
		return err
	}
	return d.drawStep(r, stepPage{Frame: b.CompassFrame, Title: r.P.T("vooraf.titel", "Wat vooraf gaat"), Body: beforeBody(beforePage{Request: r, BeforePage: b, Sent: s})})
}

func (p beforePage) at() string { return inCompass(p.Request, p.Compass.Slug, "vooraf") }
