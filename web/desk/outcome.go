package desk

import (
	"slices"
	"strconv"
	"strings"

	"kompas/app"
	"kompas/figure"
	"kompas/kompas"
	"kompas/web"
	"kompas/web/ui"
)

func outcomeRoutes(d *Desk) []web.Route {
	at := "/r/{ruimte}/kompassen/{kompas}/outcome"
	return []web.Route{
		{Method: "GET", Path: at, Access: web.InSpace, Handle: d.outcomes},
		{Method: "GET", Path: at + "/{activiteit}", Access: web.InSpace, Handle: d.outcome},
		{Method: "POST", Path: at + "/{activiteit}", Access: web.InSpace, Handle: d.addOutcome},
		{Method: "GET", Path: at + "/{activiteit}/{id}", Access: web.InSpace, Handle: d.outcomeCorrection},
		{Method: "POST", Path: at + "/{activiteit}/{id}", Access: web.InSpace, Handle: d.correctOutcome},
	}
}

// outcomesPage is step 5: per activity what participants say of it.
type outcomesPage struct {
	*web.Request
	app.Outcomes
}

func (d *Desk) outcomes(r *web.Request) error {
	v, err := r.App.Outcomes(r.Ctx(), r.Actor, r.Param("kompas"))
	if err != nil {
		return err
	}
	return d.drawStep(r, stepPage{Frame: v.CompassFrame, Step: kompas.StepOutcome, Title: stepName(r, kompas.StepOutcome),
		Body: outcomesBody(outcomesPage{Request: r, Outcomes: v})})
}

func (p outcomesPage) at(parts ...string) string {
	return inCompass(p.Request, p.Compass.Slug, append([]string{"outcome"}, parts...)...)
}

// outcomeWords is one figure of participants as people read it: the number, what it counts, and on what it rests.
type outcomeWords struct {
	Big, Small string
	Says       string
	RestsOn    string
	Before     string // the figure of the period before
	Hidden     string // why there is no figure; the rest is empty then
}

// wordsOf writes a figure of participants: "7 van de 10 haalden hun eigen doel (n = 80)" from fifty answers, below that
// "12 van de 20". before is the figure of the period before; it is told, never judged.
func wordsOf(r *web.Request, s app.OutcomeSeries) outcomeWords {
	latest := s.Latest()
	f := latest.Figure
	w := outcomeWords{Says: outcomeSays(r, s)}
	if !f.Present() {
		w.Hidden = hiddenOutcome(r, f)
		return w
	}
	n, _ := f.N()
	w.Big = f.Text(lang(r))
	k, counted := f.K()
	share := r.P.T("uitkomst.dat-is", "dat is {0}", f.Text(lang(r)))
	if bounds := f.BoundsText(lang(r)); bounds != "" {
		share += " (" + bounds + ")"
	}
	x, tenths := f.OutOfTen()
	switch {
	case !counted:
		w.RestsOn = r.P.T("uitkomst.n", "n = {0}", n)
	case s.Kind == "uitval" || s.Kind == "eigen":
		w.RestsOn = r.P.T("uitkomst.k-van-n", "{0} van de {1}", k, n)
	case tenths:
		w.Big, w.Small, w.RestsOn = strconv.Itoa(x), r.P.T("uitkomst.van-de", "van de {0}", 10), r.P.T("uitkomst.n", "n = {0}", n)+", "+share
	default:
		w.Big, w.Small, w.RestsOn = strconv.Itoa(k), r.P.T("uitkomst.van-de", "van de {0}", n), share
	}
	if before := s.Before(); before.Present() {
		w.Before = r.P.T("uitkomst.was", "was {0}", before.Text(lang(r)))
	}
	return w
}

// hiddenOutcome says why a figure of participants is not shown.
func hiddenOutcome(r *web.Request, f figure.Shown) string {
	if f.Reason() == figure.ReasonTooFew {
		return r.P.T("uitkomst.te-weinig", "Minder dan 10 reacties")
	}
	return r.P.Code(f.Reason())
}

// outcomeSays writes what a figure of participants counts.
func outcomeSays(r *web.Request, s app.OutcomeSeries) string {
	switch s.Kind {
	case "doelrealisatie":
		switch {
		case s.Goal == "":
			return r.P.T("uitkomst.zegt.doel", "haalden hun eigen doel")
		case s.GoalKind == "behouden":
			return r.P.T("uitkomst.zegt.behouden", "hielden vast wat goed ging: {0}", s.Goal)
		}
		return r.P.T("uitkomst.zegt.doel-is", "haalden hun eigen doel: {0}", s.Goal)
	case "passend":
		return r.P.T("uitkomst.zegt.passend", "vonden het passend en prettig")
	case "baat":
		return r.P.T("uitkomst.zegt.baat", "zeggen dat het hielp")
	case "tevredenheid":
		return r.P.T("uitkomst.zegt.cijfer", "geven deelnemers gemiddeld")
	case "uitval":
		return r.P.T("uitkomst.zegt.uitval", "stopte eerder dan bedoeld")
	}
	return s.Question
}

// judgedBy says whether people experienced it themselves, or who judged it.
func judgedBy(r *web.Request, x kompas.Rater) string {
	if x.Experienced() {
		return r.P.T("uitkomst.ervaren", "zelf ervaren")
	}
	return r.P.T("uitkomst.beoordeeld", "beoordeeld door {0}", r.P.Code("beoordelaar_"+string(x)))
}

// outcomePage is the page on which the outcomes of one activity are filled in and corrected.
type outcomePage struct {
	*web.Request
	app.OutcomePage
	Form web.FormView
}

const outcomeFormID = "uitkomst"

func outcomeFields() []string {
	return []string{"soort-vraag", "vraag", "periode", "bereikt", "antwoorden", "positief", "gemiddelde", "welk-doel", "waaruit-blijkt", "wie-oordeelde"}
}

func (d *Desk) outcome(r *web.Request) error { return d.drawOutcome(r, web.FormState{}) }

func (d *Desk) outcomeCorrection(r *web.Request) error { return d.drawOutcome(r, web.FormState{}) }

func (d *Desk) drawOutcome(r *web.Request, s web.FormState) error {
	v, err := r.App.OutcomePage(r.Ctx(), r.Actor, r.Param("kompas"), r.Param("activiteit"), kompas.OutcomeID(r.Param("id")))
	if err != nil {
		return err
	}
	under := []ui.Crumb{stepCrumb(r, v.Compass, kompas.StepOutcome)}
	title := v.Name
	if v.Editing != nil {
		under = append(under, ui.Crumb{Text: v.Name, URL: inCompass(r, v.Compass.Slug, "outcome", v.Slug)})
		title = r.P.T("uitkomst.verbeteren", "Een cijfer verbeteren")
	}
	return d.drawStep(r, stepPage{Frame: v.CompassFrame, Step: kompas.StepOutcome, Title: title, Under: under,
		Body: outcomeBody(outcomePage{Request: r, OutcomePage: v, Form: web.FormView{ID: outcomeFormID, State: s}})})
}

func (d *Desk) addOutcome(r *web.Request) error {
	slug, activity := r.Param("kompas"), r.Param("activiteit")
	err := r.App.AddOutcome(r.Ctx(), r.Actor, slug, activity, r.Form(outcomeFields()...), r.Key())
	if err != nil {
		return r.Again(outcomeFormID, outcomeFields(), err, func(s web.FormState) error { return d.drawOutcome(r, s) })
	}
	return r.See(inCompass(r, slug, "outcome", activity))
}

func (d *Desk) correctOutcome(r *web.Request) error {
	slug, activity := r.Param("kompas"), r.Param("activiteit")
	return r.EditForm(outcomeFormID, outcomeFields(), func(e app.Edit) (app.Edited, error) {
		return r.App.CorrectOutcome(r.Ctx(), r.Actor, slug, activity, kompas.OutcomeID(r.Param("id")), e)
	}, inCompass(r, slug, "outcome", activity), func(s web.FormState) error { return d.drawOutcome(r, s) })
}

func (p outcomePage) at(parts ...string) string {
	return inCompass(p.Request, p.Compass.Slug, append([]string{"outcome", p.Slug}, parts...)...)
}

// started is what the form starts with: the outcome that is corrected, or the question most asked.
func (p outcomePage) started() kompas.ProvisionOutcome {
	if p.Editing != nil {
		return *p.Editing
	}
	if p.Light {
		return kompas.ProvisionOutcome{Kind: "baat", Rater: "inwoner"}
	}
	return kompas.ProvisionOutcome{Kind: "doelrealisatie", Rater: "inwoner"}
}

// rows writes the points of a series as a table.
func (p outcomePage) rows(s app.OutcomeSeries) []outcomeRow {
	var out []outcomeRow
	for _, x := range s.Points {
		row := outcomeRow{OutcomePoint: x, Period: x.Figure.Period().Text(lang(p.Request)), Text: x.Figure.Text(lang(p.Request)), Margin: x.Figure.BoundsText(lang(p.Request))}
		if !x.Figure.Present() {
			row.Text = hiddenOutcome(p.Request, x.Figure)
		}
		if n, ok := x.Figure.N(); ok {
			row.Answers = strconv.Itoa(n)
			if x.Reached.Present() {
				row.Answers = p.P.T("uitkomst.van-bereikt", "{0} van {1}", n, x.Reached.Text(lang(p.Request)))
			}
		}
		out = append(out, row)
	}
	return out
}

// outcomeRow is one line of the table of a series.
type outcomeRow struct {
	app.OutcomePoint
	Period, Text, Margin, Answers string
}

// seriesName names a series: its question in the words of its kind, or its own.
func seriesName(r *web.Request, s app.OutcomeSeries) string {
	if s.Kind == "eigen" {
		return s.Question
	}
	if s.Goal != "" {
		return r.P.Code("vraag_"+string(s.Kind)) + ": " + s.Goal
	}
	return r.P.Code("vraag_" + string(s.Kind))
}

// questions lists what can be asked: of a group only what needs no file about one person.
func (p outcomePage) questions() []ui.Option {
	list := slices.DeleteFunc(kompas.OutcomeQuestions(), func(q kompas.OutcomeQuestion) bool {
		return p.Light && !q.Light() && (p.Editing == nil || p.Editing.Kind != q)
	})
	return codeOptions(p.Request, "vraag_", list)
}

func (p outcomePage) goals() []ui.Option {
	var out []ui.Option
	for _, g := range p.Goals {
		out = append(out, ui.Option{Value: string(g.ID), Text: g.Name + " (" + strings.ToLower(p.P.Code("doelsoort_"+string(g.Kind))) + ")"})
	}
	return out
}

// hasMargin says whether any figure of a series has bounds to show.
func hasMargin(s app.OutcomeSeries) bool {
	return slices.ContainsFunc(s.Points, func(x app.OutcomePoint) bool { return x.Figure.BoundsText("nl") != "" })
}

// tooFew says whether any newest figure of a line is kept back because too few people answered: stories stand there then.
func tooFew(l app.OutcomeLine) bool {
	for _, s := range l.Series {
		if s.Latest().Figure.Reason() == figure.ReasonTooFew {
			return true
		}
	}
	return false
}

// invented says whether a figure of a line was made up for a demonstration.
func invented(l app.OutcomeLine) bool {
	for _, s := range l.Series {
		for _, x := range s.Points {
			if x.Figure.Source().Invented {
				return true
			}
		}
	}
	return false
}

// joined sets the parts that are there beside each other.
func joined(parts ...string) string {
	return strings.Join(slices.DeleteFunc(parts, func(x string) bool { return x == "" }), " · ")
}
