package desk

import (
	"net/url"
	"slices"

	"kompas/app"
	"kompas/fault"
	"kompas/kompas"
	"kompas/web"
	"kompas/web/ui"
)

const pathPath = "van-cijfer-naar-ambitie"

func pathRoutes(d *Desk) []web.Route {
	at := "/r/{ruimte}/kompassen/{kompas}/" + pathPath
	return []web.Route{
		{Method: "GET", Path: at, Access: web.InSpaceNow, Handle: d.path},
		{Method: "POST", Path: at + "/duiding", Access: web.InSpaceNow, Handle: d.pathInsight},
		{Method: "POST", Path: at + "/ambitie", Access: web.InSpaceNow, Handle: d.pathAmbition},
	}
}

// pathPage leads in three steps from a figure, by what somebody sees in it, to an ambition that rests on that. What was
// done stands in its place after each step, so that one can leave and come back.
type pathPage struct {
	*web.Request
	app.Monitoring
	At      int // step of the three
	Figure  figuresPage
	Insight *app.InsightLine // step 3: what the ambition will rest on
	Form    web.FormView
}

func (d *Desk) path(r *web.Request) error {
	return d.drawPath(r, figureQuery(r), r.Query("duiding"), web.FormState{})
}

func (d *Desk) drawPath(r *web.Request, q app.FigureQuery, insight string, s web.FormState) error {
	p := pathPage{Request: r, At: 1}
	var err error
	switch {
	case insight != "":
		p.At, p.Form = 3, web.FormView{ID: ambitionFormID, State: s}
		p.Monitoring, err = r.App.Monitoring(r.Ctx(), r.Actor, r.Param("kompas"))
	case q.Indicator != "":
		p.At, p.Form = 2, web.FormView{ID: figureInsightForm, State: s}
		p.Monitoring, err = r.App.MonitoringFigures(r.Ctx(), r.Actor, r.Param("kompas"), q)
	default:
		p.Monitoring, err = r.App.Monitoring(r.Ctx(), r.Actor, r.Param("kompas"))
	}
	if err != nil {
		return err
	}
	if insight != "" {
		at := slices.IndexFunc(p.Insights, func(i app.InsightLine) bool { return string(i.ID) == insight })
		if at < 0 {
			return fault.Missing()
		}
		p.Insight = &p.Insights[at]
	}
	p.Figure = figuresPage{Request: r, FigureView: p.Figures, Compass: &p.Compass}
	return d.drawStep(r, stepPage{Frame: p.CompassFrame, Step: kompas.StepMonitoring, Title: pathTitle(r),
		Under: []ui.Crumb{stepCrumb(r, p.Compass, kompas.StepMonitoring)}, Body: pathBody(p)})
}

func pathTitle(r *web.Request) string {
	return r.P.T("pad.titel", "Van cijfer naar ambitie")
}

func (d *Desk) pathInsight(r *web.Request) error {
	fields := r.Form(insightFields()...)
	id, err := r.App.AddInsight(r.Ctx(), r.Actor, r.Param("kompas"), fields, r.Key())
	if err != nil {
		q := app.FigureQuery{Indicator: fields["cijfer"], Area: fields["gebied"], Period: fields["periode"]}
		return r.Again(figureInsightForm, insightFields(), err, func(s web.FormState) error { return d.drawPath(r, q, "", s) })
	}
	return r.See(inCompass(r, r.Param("kompas"), pathPath) + "?duiding=" + id)
}

func (d *Desk) pathAmbition(r *web.Request) error {
	slug, rests := r.Param("kompas"), r.R.PostForm.Get("bewijs")
	id, err := r.App.AddAmbition(r.Ctx(), r.Actor, slug, r.Form(ambitionFields()...), evidenceIn(r), r.Key())
	if err != nil {
		return r.Again(ambitionFormID, ambitionFields(), err, func(s web.FormState) error { return d.drawPath(r, app.FigureQuery{}, rests, s) })
	}
	return r.See(inCompass(r, slug, "ambities", id))
}

func (p pathPage) at(query url.Values, parts ...string) string {
	to := inCompass(p.Request, p.Compass.Slug, append([]string{pathPath}, parts...)...)
	if len(query) > 0 {
		to += "?" + query.Encode()
	}
	return to
}

// waiting lists what was said of figures and no ambition rests on yet: there somebody can go on.
func (p pathPage) waiting() []app.InsightLine {
	var out []app.InsightLine
	for _, i := range p.Insights {
		used := slices.ContainsFunc(p.Ambitions, func(a kompas.Ambition) bool { return slices.Contains(a.Evidence, i.ID) })
		if i.About.Known() && !used {
			out = append(out, i)
		}
	}
	return out
}

// goOn leads to the third step with an insight.
func (p pathPage) goOn(i app.InsightLine) string { return p.at(url.Values{"duiding": {string(i.ID)}}) }

// figureQueryOf asks for a figure.
func figureQueryOf(indicator, area, period string) url.Values {
	return url.Values{"onderwerp": {indicator}, "gebied": {area}, "jaar": {period}}
}

// fromFigure leads from a figure on a page of step 1 into the path, or to the list of what needs effort.
func (p figuresPage) fromFigure() []ui.Link {
	q := figureQueryOf(p.Indicator, p.Area, p.Period)
	out := []ui.Link{{Text: p.P.T("pad.begin", "Maak van dit cijfer een ambitie"), URL: inCompass(p.Request, p.Compass.Slug, pathPath) + "?" + q.Encode()}}
	q.Set("nieuw", string(app.PartAttentionPoint))
	return append(out, ui.Link{Text: p.P.T("aandacht.zet-op", "Zet op de lijst: hier is extra inzet nodig"),
		URL: inCompass(p.Request, p.Compass.Slug, "aandacht") + "?" + q.Encode() + "#" + string(app.PartAttentionPoint)})
}
