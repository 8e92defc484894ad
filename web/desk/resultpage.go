package desk

import (
	"net/http"
	"strconv"
	"strings"
	"time"

	"kompas/app"
	"kompas/figure"
	"kompas/kompas"
	"kompas/measure"
	"kompas/web"
	"kompas/web/chart"
	"kompas/web/ui"
)

// resultPage is the page of one result.
type resultPage struct {
	*web.Request
	app.ResultPage
	Version web.FormView // the form that starts a new version
	Agree   web.FormView // the form that adopts the draft
	Owners  web.FormView // the form that says who own it together
}

const (
	versionFormID = "nieuwe-versie"
	draftQuery    = "?versie=concept" // asks for the draft beside the version in force
)

func (d *Desk) result(r *web.Request) error {
	return d.drawResult(r, web.FormState{}, r.Query("versie") == "concept")
}

func (d *Desk) drawResult(r *web.Request, s web.FormState, draft bool) error {
	data, err := r.App.ResultPage(r.Ctx(), r.Actor, r.Param("kompas"), r.Param("resultaat"), draft)
	if err != nil {
		return err
	}
	p := resultPage{Request: r, ResultPage: data, Version: web.FormView{ID: versionFormID, State: s}, Agree: web.FormView{ID: adoptionForm, State: s},
		Owners: web.FormView{ID: ownersForm, State: s}}
	if r.R.Method == http.MethodGet && r.Param("resultaat") != app.ResultAddress(data.Result) {
		to := p.at() // the sentence changed: the old address leads to the new one
		if draft {
			to += draftQuery
		}
		return r.See(to)
	}
	return d.drawStep(r, stepPage{Frame: data.CompassFrame, Step: kompas.StepResult, Title: r.P.T("resultaat.nummer", "Resultaat {0}", data.Result.Number),
		Under: []ui.Crumb{stepCrumb(r, data.Compass, kompas.StepResult)}, Body: resultBody(p)})
}

func (d *Desk) newResultVersion(r *web.Request) error {
	slug, address := r.Param("kompas"), r.Param("resultaat")
	err := r.App.NewResultVersion(r.Ctx(), r.Actor, slug, address, r.Form("reden")["reden"], r.Key())
	if err != nil {
		return r.Again(versionFormID, []string{"reden"}, err, func(s web.FormState) error { return d.drawResult(r, s, false) })
	}
	return r.See(inCompass(r, slug, "resultaten", address, "wijzigen"))
}

func (d *Desk) adoptResult(r *web.Request) error {
	slug, address := r.Param("kompas"), r.Param("resultaat")
	if err := r.App.AdoptResult(r.Ctx(), r.Actor, slug, address, agreementIn(r)); err != nil {
		return r.Again(adoptionForm, adoptionFields(), err, func(s web.FormState) error { return d.drawResult(r, s, true) })
	}
	return r.See(inCompass(r, slug, "resultaten", address) + "#afspraak")
}

// adoptionLink leads down to that part.
func (p resultPage) adoptionLink() string {
	if p.Adoption.Ready() {
		return p.P.T("vaststellen.doe", "Stel samen vast")
	}
	return p.P.T("vaststellen.wat-open", "Wat is er nog open?")
}

// adopting is the part of the page in which partners adopt the draft.
func (p resultPage) adopting() adoptionPart {
	return adoptionPart{Request: p.Request, Adoption: *p.Adoption, Slug: p.Compass.Slug, Object: p.at(), Text: promise(p.Request, p.Result),
		Form: p.Agree, Edit: p.at("wijzigen"), Owned: p.Owned}
}

// at is the address of the result.
func (p resultPage) at(parts ...string) string {
	return inCompass(p.Request, p.Compass.Slug, append([]string{"resultaten", app.ResultAddress(p.Result)}, parts...)...)
}

// ownArea is the name of the area in a chart: Baarn.
func ownArea(r *web.Request, v app.IndicatorView) string {
	if v.Place != "" {
		return v.Place
	}
	return ownName(r)
}

// ownName is the name of the space as it is called in a sentence: Baarn.
func ownName(r *web.Request) string { return strings.TrimPrefix(r.Actor.Space.Name, "Gemeente ") }

// main is the indicator that leads the page; nil when there is none.
func (p resultPage) main() *app.IndicatorView {
	if len(p.Indicators) == 0 {
		return nil
	}
	return &p.Indicators[0]
}

// others are the indicators beside the main one.
func (p resultPage) others() []app.IndicatorView {
	if len(p.Indicators) < 2 {
		return nil
	}
	return p.Indicators[1:]
}

// verdict writes one part of the judgement: ‘A’ en ‘B’ liggen op koers.
func (p resultPage) verdict(v app.Verdict) string {
	var quoted []string
	for _, n := range v.Names {
		quoted = append(quoted, "‘"+n+"’")
	}
	number := "_een"
	if len(quoted) > 1 {
		number = "_meer"
	}
	code := string(v.Status)
	if v.Never {
		code = "nooit_gemeten"
	}
	return p.P.Code("oordeel_"+code+number, listed(p.Request, quoted))
}

// listed writes a list in a sentence: a, b en c.
func listed(r *web.Request, items []string) string {
	if len(items) < 2 {
		return strings.Join(items, "")
	}
	last := len(items) - 1
	return strings.Join(items[:last], ", ") + " " + r.P.T("lijst.en", "en") + " " + items[last]
}

// clear says whether a verdict says something firm, so that it is set strong.
func (p resultPage) clear(v app.Verdict) bool {
	switch v.Status {
	case figure.Unclear, figure.NotMeasured, figure.NoMargin, figure.OnlyEstimated:
		return false
	}
	return true
}

// sign is the sign before the judgement: that of the indicator that leads.
func (p resultPage) sign() ui.StatusWord {
	if m := p.main(); m != nil {
		return statusWord(p.Request, *m)
	}
	return ui.StatusWord{Icon: ui.IconEmpty, Tone: ui.ToneRest}
}

// timeline shows how far the years have come.
func (p resultPage) timeline() chart.Timeline {
	now := p.App.Now().In(p.App.Zone())
	end := time.Date(p.Result.EndYear(), 12, 31, 0, 0, 0, 0, time.UTC)
	t := chart.Timeline{ID: "looptijd", Title: p.P.T("resultaat.looptijd", "Looptijd"),
		Start: chart.Moment{At: float64(p.Result.StartYear), Date: strconv.Itoa(p.Result.StartYear), Word: p.P.T("resultaat.start", "Start")},
		Now:   chart.Moment{At: figure.Years(now), Date: p.monthOf(now), Word: p.P.T("resultaat.nu", "Nu")},
		Goal:  chart.Moment{At: figure.Years(end), Date: p.P.T("resultaat.eind", "eind {0}", p.Result.EndYear()), Word: p.P.T("resultaat.doel", "Doel")}}
	t.Desc = p.P.T("resultaat.looptijd-zin", "Van {0} tot {1}. Het is nu {2}.", t.Start.Date, t.Goal.Date, t.Now.Date)
	return t
}

// monthOf writes a month with its year: maart 2026.
func (p resultPage) monthOf(t time.Time) string {
	_, rest, _ := strings.Cut(p.P.Date(t), " ")
	return rest
}

// figure is what stands around the chart of the main indicator.
func (p resultPage) figure(v app.IndicatorView, t chart.Trend) ui.Figure {
	status := statusWord(p.Request, v)
	f := ui.Figure{Class: "k-7", Title: v.Name, About: v.Definition, Status: &status, Source: sourceLine(p.Request, v.Latest), N: answersLine(p.Request, v.Latest)}
	if _, _, ok := v.Latest.Bounds(); ok {
		f.Margin = p.P.T("cijfer.marge-uitleg", "De lichte band is de marge. Het echte cijfer ligt bijna zeker binnen de marge.")
	}
	if v.Measured() > 0 {
		f.Table = trendTable(p.Request, t)
	}
	return f
}

// kind writes what an indicator is: Feit · bewonersonderzoek.
func kind(r *web.Request, v app.IndicatorView) string {
	if v.SourceName == "" {
		return r.P.Code(string(v.Nature))
	}
	return r.P.Code(string(v.Nature)) + " · " + v.SourceName
}

// indicatorAt is the address of an indicator of this result.
func (p resultPage) indicatorAt(v app.IndicatorView) string { return p.at("indicatoren", string(v.ID)) }

// goal writes the target of an indicator: doel 70% in 2027.
func (p resultPage) goal(v app.IndicatorView) string { return goalIn(p.Request, v) }

// goalIn writes the target of an indicator and when it should be reached.
func goalIn(r *web.Request, v app.IndicatorView) string {
	if !v.HasGoal {
		return r.P.Code("nog_geen_doel")
	}
	return r.P.T("cijfer.doel-in", "doel {0} in {1}", targetText(r, v), v.Target.By.Text(lang(r)))
}

// newIndicator leads to adding an indicator; nil when the version is adopted or the actor may not.
func (p resultPage) newIndicator() *ui.Link {
	if !p.MayMeasure || !p.Draft {
		return nil
	}
	return &ui.Link{Text: p.P.T("indicator.nieuw", "Indicator toevoegen"), URL: p.at("indicatoren", "nieuw")}
}

// newActivity leads to a new activity for this result; nil for whoever may not.
func (p resultPage) newActivity() *ui.Link {
	if !p.MayStart {
		return nil
	}
	return &ui.Link{Text: p.P.T("activiteit.nieuw", "Nieuwe activiteit"), URL: inCompass(p.Request, p.Compass.Slug, "activiteiten", "nieuw") + "?resultaat=" + strconv.Itoa(p.Result.Number)}
}

// lastChange writes who changed this result last; empty when nobody did.
func (p resultPage) lastChange() string {
	if len(p.History) == 0 {
		return ""
	}
	l := p.History[0]
	return p.P.T("wijziging.laatst", "{0}, door {1}", p.P.Date(l.Until.In(p.App.Zone())), l.PersonName)
}

// quoted is how many stories stand beside the main figure; the others stand beside experience indicators, then on the page
// with all stories.
const quoted = 2

// told are the stories beside the main figure.
func (p resultPage) told() []measure.Story { return p.Stories[:min(quoted, len(p.Stories))] }

// toldAt is the story beside an experience indicator in the list below; nil when there is none left.
func (p resultPage) toldAt(row int) *measure.Story {
	list := p.others()
	at := quoted
	for i := range list {
		if list[i].Nature != figure.Experience {
			continue
		}
		if i == row && at < len(p.Stories) {
			return &p.Stories[at]
		}
		at++
	}
	return nil
}

// quote writes a story with who told it.
func (p resultPage) quote(s measure.Story) ui.Quote {
	q := ui.Quote{Text: s.Text, Who: s.ToldBy}
	if s.ToldOn != "" {
		q.About = p.P.DateText(s.ToldOn)
	}
	if s.IsExample {
		q.About = strings.TrimPrefix(q.About+" · "+p.P.T("verhaal.verzonnen", "verzonnen voorbeeld"), " · ")
	}
	return q
}

// newStory leads to telling a story about this result; nil for whoever may not.
func (p resultPage) newStory() *ui.Link {
	if !p.MayStory {
		return nil
	}
	return &ui.Link{Text: p.P.T("verhaal.toevoegen", "Verhaal toevoegen"), URL: inCompass(p.Request, p.Compass.Slug, "verhalen", "nieuw") + "?resultaat=" + strconv.Itoa(p.Result.Number)}
}

// betterOff writes whether participants of an activity are better off.
func betterOff(r *web.Request, x app.ContributingActivity) ui.StatusWord {
	switch {
	case !x.SeesOutcomes:
		return ui.StatusWord{Icon: ui.IconLock, Tone: ui.ToneRest, Text: r.P.T("uitkomst.niet-voor-u", "Alleen voor wie dit uitvoert")}
	case !x.HasOutcome:
		return ui.StatusWord{Icon: ui.IconEmpty, Tone: ui.ToneRest, Text: r.P.Code("nog_niet_gemeten")}
	case !x.Outcome.Present():
		return ui.StatusWord{Icon: ui.IconQuestion, Tone: ui.ToneRest, Text: r.P.Code(x.Outcome.Reason())}
	}
	k, hasK := x.Outcome.K()
	n, _ := x.Outcome.N()
	if !hasK {
		return ui.StatusWord{Icon: ui.IconPeople, Tone: ui.ToneRest, Text: r.P.T("uitkomst.deel", "{0} zegt ja", x.Outcome.Text(lang(r)))}
	}
	return ui.StatusWord{Icon: ui.IconPeople, Tone: ui.ToneRest, Text: r.P.T("uitkomst.ja", "{0} van de {1} deelnemers: ja", k, n)}
}

// partners lists who carries an activity out.
func partners(x app.ActivityLine) []string {
	var out []string
	for _, c := range x.Contributions {
		out = append(out, c.Organisation)
	}
	return out
}
