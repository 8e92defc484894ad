package desk

import (
	"strings"

	"kompas/app"
	"kompas/kompas"
	"kompas/web"
	"kompas/web/ui"
)

// examplesPage is where indicators are taken over from an example.
type examplesPage struct {
	*web.Request
	app.ExamplesPage
	Sent web.FormState
}

func (d *Desk) examples(r *web.Request) error { return d.drawExamples(r, web.FormState{}) }

func (d *Desk) drawExamples(r *web.Request, s web.FormState) error {
	data, err := r.App.ExamplesPage(r.Ctx(), r.Actor, r.Param("kompas"), r.P.Code)
	if err != nil {
		return err
	}
	return d.drawStep(r, stepPage{Frame: data.CompassFrame, Step: kompas.StepResult, Title: r.P.T("voorbeelden.kop", "Voorbeelden om van over te nemen"),
		Under: []ui.Crumb{stepCrumb(r, data.Compass, kompas.StepResult)}, Body: examplesBody(examplesPage{Request: r, ExamplesPage: data, Sent: s})})
}

func (d *Desk) takeExample(r *web.Request) error {
	slug, fields := r.Param("kompas"), []string{"aanbod", "waar", "indicatoren"}
	key, chosen := r.Key(), r.R.PostForm["indicatoren"]
	r.R.PostForm.Set("indicatoren", strings.Join(chosen, " "))
	form := r.Form(fields...)
	address, err := r.App.TakeOver(r.Ctx(), r.Actor, slug, r.P.Code, form, chosen, key)
	if err != nil {
		return r.Again(offerFormID(form["aanbod"]), fields, err, func(s web.FormState) error { return d.drawExamples(r, s) })
	}
	return r.See(inCompass(r, slug, "resultaten", address) + draftQuery)
}

func offerFormID(key string) string { return "aanbod-" + key }

func (p examplesPage) form(o kompas.Offer) web.FormView {
	return web.FormView{ID: offerFormID(o.Key), State: p.Sent}
}

func (p examplesPage) at() string {
	return inCompass(p.Request, p.Compass.Slug, "resultaten", "voorbeelden")
}

// places lists where the indicators of an offer can go.
func (p examplesPage) places(o kompas.Offer) []ui.Option {
	var out []ui.Option
	if p.MayStart && o.Result != "" {
		out = append(out, ui.Option{Value: "nieuw", Text: p.P.T("voorbeelden.nieuw-resultaat", "Een nieuw resultaat, met deze zin")})
	}
	for _, r := range p.Drafts {
		out = append(out, ui.Option{Value: app.ResultAddress(r), Text: promise(p.Request, r)})
	}
	return out
}

// ticks offers the indicators, all of them chosen.
func (p examplesPage) ticks(o kompas.Offer) ui.ChoiceField {
	f, value := p.form(o), ""
	var options []ui.Option
	for n, i := range o.Indicators {
		options = append(options, ui.Option{Value: o.Item(n), Text: i.Name, Help: p.P.Code(string(i.Nature))})
		value += o.Item(n) + " "
	}
	value = f.State.Value(f.ID, "indicatoren", value)
	return ui.ChoiceField{Field: f.Plain("indicatoren", value, ui.Field{Label: p.P.T("voorbeelden.welke", "Welke indicatoren neemt u over?")}), Options: options, Values: strings.Fields(value)}
}
