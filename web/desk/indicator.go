package desk

import (
	"strconv"
	"strings"

	"kompas/app"
	"kompas/area"
	"kompas/figure"
	"kompas/i18n"
	"kompas/kompas"
	"kompas/web"
	"kompas/web/ui"
)

func indicatorRoutes(d *Desk) []web.Route {
	list := resultsPath + "/{resultaat}/indicatoren"
	one := list + "/{indicator}"
	return []web.Route{
		{Method: "GET", Path: list + "/nieuw", Access: web.InSpaceNow, Handle: d.newIndicator},
		{Method: "POST", Path: list + "/nieuw", Access: web.InSpaceNow, Handle: d.addIndicator},
		{Method: "POST", Path: list + "/landelijk", Access: web.InSpaceNow, Handle: d.bindIndicator},
		{Method: "GET", Path: one, Access: web.InSpaceNow, Handle: d.indicator},
		{Method: "POST", Path: one + "/gegevens", Access: web.InSpaceNow, Handle: d.editIndicator},
		{Method: "POST", Path: one + "/doel", Access: web.InSpaceNow, Handle: d.setTarget},
		{Method: "POST", Path: one + "/metingen", Access: web.InSpaceNow, Handle: d.measure},
		{Method: "POST", Path: one + "/vooraan", Access: web.InSpaceNow, Handle: d.leadIndicator},
		{Method: "POST", Path: one + "/weghalen", Access: web.InSpaceNow, Handle: d.removeIndicator},
		{Method: "POST", Path: one + "/uitgave", Access: web.InSpaceNow, Handle: d.takeEdition},
	}
}

const (
	indicatorFormID = "indicator"
	targetFormID    = "doel"
	measureFormID   = "meting"
)

func indicatorFields() []string {
	return []string{"indicator", "definitie", "aard", "eenheid", "richting", "grondslag", "bron", "uitgever", "gevoelig", "aspect", "over-wie", "telt-op", "meten-om-de", "alleen-woorden"}
}

func targetFields() []string {
	return []string{"beginmeting", "doel-soort", "doel", "doel-tot", "doel-periode", "kleinste-verschil"}
}

func measureFields() []string {
	return []string{"periode", "k", "n", "waarde", "marge-van", "marge-tot", "spreiding", "voorlopig", "andere-meetwijze", "beginmeting", "omschrijving"}
}

// newIndicatorPage is the page on which an indicator is added to a result.
type newIndicatorPage struct {
	*web.Request
	app.NewIndicator
	Form web.FormView
}

func (d *Desk) newIndicator(r *web.Request) error { return d.drawNewIndicator(r, web.FormState{}) }

func (d *Desk) drawNewIndicator(r *web.Request, s web.FormState) error {
	n, err := r.App.BlankIndicator(r.Ctx(), r.Actor, r.Param("kompas"), r.Param("resultaat"), r.Query("zoek"), r.Query("gebied"))
	if err != nil {
		return err
	}
	p := newIndicatorPage{Request: r, NewIndicator: n, Form: web.FormView{ID: indicatorFormID, State: s}}
	return d.drawStep(r, stepPage{Frame: n.CompassFrame, Step: kompas.StepResult, Title: r.P.T("indicator.nieuw", "Indicator toevoegen"),
		Under: resultCrumbs(r, n.Compass, n.Result), Body: newIndicatorBody(p)})
}

// resultCrumbs lead to a result.
func resultCrumbs(r *web.Request, c kompas.Compass, x kompas.SocietalResult) []ui.Crumb {
	return []ui.Crumb{stepCrumb(r, c, kompas.StepResult),
		{Text: r.P.T("resultaat.nummer", "Resultaat {0}", x.Number), URL: inCompass(r, c.Slug, "resultaten", app.ResultAddress(x))}}
}

func (d *Desk) addIndicator(r *web.Request) error {
	slug, address := r.Param("kompas"), r.Param("resultaat")
	id, err := r.App.AddIndicator(r.Ctx(), r.Actor, slug, address, r.Form(indicatorFields()...), r.Key())
	if err != nil {
		return r.Again(indicatorFormID, indicatorFields(), err, func(s web.FormState) error { return d.drawNewIndicator(r, s) })
	}
	return r.See(inCompass(r, slug, "resultaten", address, "indicatoren", id))
}

func (d *Desk) bindIndicator(r *web.Request) error {
	slug, address, form := r.Param("kompas"), r.Param("resultaat"), r.Form("cijfer", "gebied")
	id, err := r.App.BindIndicator(r.Ctx(), r.Actor, slug, address, form["cijfer"], form["gebied"], r.Key())
	if err != nil {
		return err
	}
	return r.See(inCompass(r, slug, "resultaten", address, "indicatoren", id))
}

// areaOptions lists the areas that a figure can be about, wijken and buurten under their municipality.
func (p newIndicatorPage) areaOptions() []ui.Option {
	var out []ui.Option
	for _, a := range p.Areas {
		text := a.Name
		if a.Level != area.Municipality {
			text = p.P.T("indicator.gebied-naam", "{0} ({1})", a.Name, levelWord(p.Request, a.Level))
		}
		out = append(out, ui.Option{Value: a.Code, Text: text})
	}
	return out
}

// named gives the words of a national indicator in the language of the page.
func named(r *web.Request, c figure.CatalogueIndicator) (name, definition string) {
	if r.P.Lang == i18n.English && c.NameEN != "" {
		return c.NameEN, c.DefinitionEN
	}
	return c.Name, c.Definition
}

// latest writes the newest figure of a national indicator: 12,4% in 2023 · CBS.
func latest(r *web.Request, c app.CatalogueChoice) string {
	if !c.Latest.Present() {
		return r.P.Code(c.Latest.Reason())
	}
	return r.P.T("indicator.nieuwste", "{0} in {1}", c.Latest.Text(lang(r)), c.Latest.Period().Text(lang(r))) + " · " + c.Source
}

func (p newIndicatorPage) at(parts ...string) string {
	return inCompass(p.Request, p.Compass.Slug, append([]string{"resultaten", app.ResultAddress(p.Result), "indicatoren"}, parts...)...)
}

// indicatorPage is the page of one indicator: what it is, what was measured, where it should go.
type indicatorPage struct {
	*web.Request
	app.IndicatorPage
	About   web.FormView
	Target  web.FormView
	Measure web.FormView
	Edition web.FormView // taking over a newer edition of its set
}

func (d *Desk) indicator(r *web.Request) error { return d.drawIndicator(r, web.FormState{}) }

func (d *Desk) drawIndicator(r *web.Request, s web.FormState) error {
	data, err := r.App.IndicatorPage(r.Ctx(), r.Actor, r.Param("kompas"), r.Param("resultaat"), r.Param("indicator"))
	if err != nil {
		return err
	}
	p := indicatorPage{Request: r, IndicatorPage: data, About: web.FormView{ID: indicatorFormID, State: s, Autosave: true},
		Target: web.FormView{ID: targetFormID, State: s, Autosave: true}, Measure: web.FormView{ID: measureFormID, State: s}, Edition: web.FormView{ID: editionFormID, State: s}}
	return d.drawStep(r, stepPage{Frame: data.CompassFrame, Step: kompas.StepResult, Title: data.View.Name,
		Under: resultCrumbs(r, data.Compass, data.Result), Body: indicatorBody(p)})
}

// indicatorAddress is the address of the page itself, where every form of it leads back to.
func (d *Desk) indicatorAddress(r *web.Request) string {
	return inCompass(r, r.Param("kompas"), "resultaten", r.Param("resultaat"), "indicatoren", r.Param("indicator"))
}

func (d *Desk) editIndicator(r *web.Request) error {
	return r.EditForm(indicatorFormID, indicatorFields(), func(e app.Edit) (app.Edited, error) {
		return r.App.EditIndicator(r.Ctx(), r.Actor, r.Param("kompas"), r.Param("resultaat"), r.Param("indicator"), e)
	}, d.indicatorAddress(r), func(s web.FormState) error { return d.drawIndicator(r, s) })
}

func (d *Desk) setTarget(r *web.Request) error {
	return r.EditForm(targetFormID, targetFields(), func(e app.Edit) (app.Edited, error) {
		return r.App.SetTarget(r.Ctx(), r.Actor, r.Param("kompas"), r.Param("resultaat"), r.Param("indicator"), e)
	}, d.indicatorAddress(r), func(s web.FormState) error { return d.drawIndicator(r, s) })
}

func (d *Desk) measure(r *web.Request) error {
	err := r.App.Measure(r.Ctx(), r.Actor, r.Param("kompas"), r.Param("resultaat"), r.Param("indicator"), r.Form(measureFields()...), r.Key())
	if err != nil {
		return r.Again(measureFormID, measureFields(), err, func(s web.FormState) error { return d.drawIndicator(r, s) })
	}
	return r.See(d.indicatorAddress(r) + "#metingen")
}

func (d *Desk) leadIndicator(r *web.Request) error {
	if err := r.App.LeadWithIndicator(r.Ctx(), r.Actor, r.Param("kompas"), r.Param("resultaat"), r.Param("indicator")); err != nil {
		return err
	}
	return r.See(d.indicatorAddress(r))
}

func (d *Desk) removeIndicator(r *web.Request) error {
	if err := r.App.RemoveIndicator(r.Ctx(), r.Actor, r.Param("kompas"), r.Param("resultaat"), r.Param("indicator")); err != nil {
		return err
	}
	return r.See(inCompass(r, r.Param("kompas"), "resultaten", r.Param("resultaat")) + draftQuery)
}

func (p indicatorPage) at(parts ...string) string {
	return inCompass(p.Request, p.Compass.Slug, append([]string{"resultaten", app.ResultAddress(p.Result), "indicatoren", string(p.View.ID)}, parts...)...)
}

// unit is what stands behind a number in a form.
func (p indicatorPage) unit() string {
	switch p.View.Unit {
	case figure.Percent:
		return "%"
	case figure.PerMille:
		return p.P.Code(string(figure.PerMille))
	case figure.Euro:
		return "€"
	}
	return ""
}

// isShare says whether the figure is a part of a whole, so that it can be given as so many of so many.
func (p indicatorPage) isShare() bool {
	return p.View.Unit == figure.Percent || p.View.Unit == figure.PerMille
}

// decimalText writes a number that may be missing, as it stands in a form.
func decimalText(v *float64) string {
	if v == nil {
		return ""
	}
	return strings.Replace(strconv.FormatFloat(*v, 'f', -1, 64), ".", ",", 1)
}

// periods lists the measured periods, to choose the first measurement from.
func (p indicatorPage) periods() []ui.Option {
	var out []ui.Option
	for _, m := range p.Measurements {
		text := m.Shown.Period().Text(lang(p.Request))
		if m.Shown.Present() {
			text += ": " + m.Shown.Text(lang(p.Request))
		}
		out = append(out, ui.Option{Value: m.Period, Text: text})
	}
	return out
}

// measured writes a figure in the list of measurements, or why there is none.
func measured(r *web.Request, s figure.Shown) string {
	if !s.Present() {
		return r.P.Code(s.Reason())
	}
	if k, ok := s.K(); ok {
		n, _ := s.N()
		return r.P.T("indicator.k-van-n", "{0} ({1} van de {2})", s.Text(lang(r)), k, n)
	}
	return s.Text(lang(r))
}

// targetKinds lists the kinds of target, each with what it means.
func (p indicatorPage) targetKinds() []ui.Option {
	return codeOptions(p.Request, "", figure.TargetKinds())
}

// table gives the measurements as a table.
func (p indicatorPage) table() ui.Table {
	t := ui.Table{Caption: p.P.T("indicator.metingen-van", "Metingen van {0}", p.View.Name), Hidden: true, Figures: true, Columns: []ui.Column{
		{Name: p.P.T("indicator.periode", "Periode")}, {Name: p.P.T("indicator.cijfer", "Cijfer"), Number: true},
		{Name: p.P.T("cijfer.marge-kop", "Marge"), Number: true}, {Name: p.P.T("indicator.opmerking", "Opmerking")}}}
	for _, m := range p.Measurements {
		notes := labels(p.Request, m.Shown)
		if m.Baseline {
			notes = append([]string{p.P.T("indicator.beginmeting", "Beginmeting")}, notes...)
		}
		t.Rows = append(t.Rows, []string{m.Shown.Period().Text(lang(p.Request)), measured(p.Request, m.Shown), m.Shown.BoundsText(lang(p.Request)), strings.Join(notes, " · ")})
	}
	periods := make([]figure.Period, len(p.Measurements))
	for i, m := range p.Measurements {
		periods[i] = m.Shown.Period()
	}
	p.WithDefinitions(&t, p.View.Changes, periods)
	return t
}

// resultAddress is the last part of the address of a result.
func resultAddress(x kompas.SocietalResult) string { return app.ResultAddress(x) }

// checkedText is what a check box stores.
func checkedText(on bool) string {
	if on {
		return "ja"
	}
	return ""
}

func natureOptions(r *web.Request) []ui.Option {
	return []ui.Option{
		{Value: string(figure.Fact), Text: r.P.Code(string(figure.Fact)), Help: r.P.T("indicator.feit", "Iets dat we tellen.")},
		{Value: string(figure.Experience), Text: r.P.Code(string(figure.Experience)), Help: r.P.T("indicator.beleving", "Wat inwoners zelf zeggen.")},
	}
}

func basisOptions(r *web.Request) []ui.Option {
	return []ui.Option{
		{Value: string(figure.Census), Text: r.P.Code(string(figure.Census)), Help: r.P.T("indicator.telling", "Iedereen is geteld, bijvoorbeeld in een register.")},
		{Value: string(figure.Sample), Text: r.P.Code(string(figure.Sample)), Help: r.P.T("indicator.steekproef", "Een deel van de mensen gaf antwoord.")},
		{Value: string(figure.ModelEstimate), Text: r.P.Code(string(figure.ModelEstimate)), Help: r.P.T("indicator.schatting", "Berekend uit andere cijfers. Daarin zien we geen verandering.")},
	}
}

// goalText writes the target of an indicator: Omlaag naar 12% in 2029.
func goalText(r *web.Request, v app.IndicatorView) string {
	if !v.HasGoal {
		return r.P.Code("nog_geen_doel")
	}
	return r.P.T("indicator.doel-zin", "{0} {1} in {2}", r.P.Code(string(v.Target.Kind)), targetText(r, v), v.Target.By.Text(lang(r)))
}
