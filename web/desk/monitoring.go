package desk

import (
	"net/url"
	"strings"

	"kompas/app"
	"kompas/kompas"
	"kompas/web"
	"kompas/web/ui"
)

func monitoringRoutes(d *Desk) []web.Route {
	at := "/r/{ruimte}/kompassen/{kompas}/"
	return []web.Route{
		{Method: "GET", Path: at + "monitoring", Access: web.InSpace, Handle: d.monitoring},
		{Method: "POST", Path: at + "monitoring/duidingen", Access: web.InSpace, Handle: d.addInsight},
		{Method: "POST", Path: at + "monitoring/duidingen/{id}/weghalen", Access: web.InSpace, Handle: d.withdrawInsight},
		{Method: "POST", Path: at + "monitoring/duidingen/{id}/terugzetten", Access: web.InSpace, Handle: d.restoreInsight},
	}
}

// monitoringPage is step 1: figures, what people say about them, ambitions.
type monitoringPage struct {
	*web.Request
	app.Monitoring
	Insight web.FormView
	Figure  figuresPage
	Removed string // id of an insight that was just taken away
}

// The forms with which people add to the picture as a whole, and to the figure on the page.
const (
	insightForm       = "duiding"
	figureInsightForm = "duiding-bij-cijfer"
)

func insightFields() []string {
	return []string{"duiding", "soort", "perspectief", "houding", "gezegd-door", "cijfer", "gebied", "periode"}
}

func (d *Desk) monitoring(r *web.Request) error { return d.drawMonitoring(r, web.FormState{}) }

func (d *Desk) drawMonitoring(r *web.Request, s web.FormState) error {
	q := figureQuery(r)
	if s.Sent(figureInsightForm) { // the figure that the refused text is about
		q = app.FigureQuery{Indicator: s.Values["cijfer"], Area: s.Values["gebied"], Period: s.Values["periode"]}
	}
	m, err := r.App.MonitoringFigures(r.Ctx(), r.Actor, r.Param("kompas"), q)
	if err != nil {
		return err
	}
	p := monitoringPage{Request: r, Monitoring: m, Insight: web.FormView{ID: insightForm, State: s}, Removed: r.Query("weg")}
	p.Figure = figuresPage{Request: r, FigureView: m.Figures, Compass: &m.Compass, Insights: m.AboutFigure(), MayAdd: m.MayAdd,
		Insight: web.FormView{ID: figureInsightForm, State: s}}
	return d.drawStep(r, stepPage{Frame: m.CompassFrame, Step: kompas.StepMonitoring, Title: stepName(r, kompas.StepMonitoring), Body: monitoringBody(p)})
}

func (d *Desk) addInsight(r *web.Request) error {
	slug, fields := r.Param("kompas"), r.Form(insightFields()...)
	form, place, query := insightForm, "#duiding-", ""
	if fields["cijfer"] != "" {
		form, place = figureInsightForm, "#bij-"
		query = "?" + url.Values{"onderwerp": {fields["cijfer"]}, "gebied": {fields["gebied"]}, "jaar": {fields["periode"]}}.Encode()
	}
	id, err := r.App.AddInsight(r.Ctx(), r.Actor, slug, fields, r.Key())
	if err != nil {
		return r.Again(form, insightFields(), err, func(s web.FormState) error { return d.drawMonitoring(r, s) })
	}
	return r.See(r.Space("kompassen", slug, "monitoring") + query + place + id)
}

func (d *Desk) withdrawInsight(r *web.Request) error {
	slug, id := r.Param("kompas"), r.Param("id")
	if err := r.App.WithdrawInsight(r.Ctx(), r.Actor, slug, kompas.InsightID(id)); err != nil {
		return err
	}
	return r.See(r.Space("kompassen", slug, "monitoring") + "?weg=" + id + "#duidingen")
}

func (d *Desk) restoreInsight(r *web.Request) error {
	slug, id := r.Param("kompas"), r.Param("id")
	if err := r.App.RestoreInsight(r.Ctx(), r.Actor, slug, kompas.InsightID(id)); err != nil {
		return err
	}
	return r.See(r.Space("kompassen", slug, "monitoring") + "#duiding-" + id)
}

func (p monitoringPage) at(parts ...string) string {
	return p.Space(append([]string{"kompassen", p.Compass.Slug}, parts...)...)
}

// whoSaid writes from where an insight comes: the name, and the perspective when the name does not say it.
func whoSaid(r *web.Request, i kompas.Insight) string {
	place := r.P.Code("perspectief_" + string(i.Perspective))
	if i.CreatedBy == "" { // nobody with an account wrote it down
		return r.P.T("duiding.via-link", "{0}, via een link", upperFirst(place))
	}
	if i.SaidBy == "" {
		return upperFirst(place)
	}
	if strings.Contains(strings.ToLower(i.SaidBy), place) {
		return i.SaidBy
	}
	return i.SaidBy + ", " + place
}

func perspectiveOptions(r *web.Request) []ui.Option {
	var out []ui.Option
	for _, x := range kompas.Perspectives() {
		out = append(out, ui.Option{Value: string(x), Text: r.P.Code("perspectief_" + string(x))})
	}
	return out
}

// codeOptions lists choices whose words stand in the table of codes under a prefix.
func codeOptions[C ~string](r *web.Request, prefix string, codes []C) []ui.Option {
	var out []ui.Option
	for _, c := range codes {
		out = append(out, ui.Option{Value: string(c), Text: r.P.Code(prefix + string(c))})
	}
	return out
}

// isStory says whether an insight tells an experience: set in the letter for people's words.
func isStory(i kompas.Insight) bool { return i.Kind == "ervaring" }

// undoInsight is the bar that puts an insight back.
func (p monitoringPage) undoInsight() ui.UndoBar {
	return ui.UndoBar{Text: p.P.T("duiding.weg", "De aanvulling is weggehaald"), Action: p.at("monitoring", "duidingen", p.Removed, "terugzetten"), Key: p.App.NewKey()}
}
