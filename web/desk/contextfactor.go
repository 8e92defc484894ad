package desk

import (
	"strconv"
	"strings"

	"kompas/app"
	"kompas/figure"
	"kompas/kompas"
	"kompas/web"
	"kompas/web/chart"
	"kompas/web/ui"
)

// contextPart is the page with what happened around residents, which charts mark on their axis of time.
func contextPart(d *Desk) partPage {
	return partPage{Path: "omgeving", Draw: d.drawContext, Kinds: []partForm{
		{Kind: app.PartContextFactor, Fields: []string{"wat-gebeurde", "sinds-wanneer", "waar-gebeurde", "verwacht"}},
	}}
}

type contextPage struct {
	*web.Request
	app.ContextPage
	Sent web.FormState
}

func (d *Desk) drawContext(r *web.Request, s web.FormState) error {
	b, err := r.App.ContextPage(r.Ctx(), r.Actor, r.Param("kompas"))
	if err != nil {
		return err
	}
	return d.drawStep(r, stepPage{Frame: b.CompassFrame, Step: kompas.StepImprove, Title: contextTitle(r),
		Under: []ui.Crumb{stepCrumb(r, b.Compass, kompas.StepImprove)}, Body: contextBody(contextPage{Request: r, ContextPage: b, Sent: s})})
}

func contextTitle(r *web.Request) string {
	return r.P.T("omgeving.titel", "Wat gebeurde er om ons heen?")
}

func contextAt(r *web.Request, c kompas.Compass) string { return inCompass(r, c.Slug, "omgeving") }

// factors lists what happened, the newest first.
func (p contextPage) factors() partList {
	l := newPartList(p.Request, app.PartContextFactor, contextAt(p.Request, p.Compass), p.Sent)
	l.Title, l.MayAdd = p.P.T("omgeving.lijst", "Dit speelde mee"), p.Factors.MayAdd
	l.About = p.P.T("omgeving.uitleg", "Een wet, een sluiting, hogere prijzen: schrijf op wat een cijfer kan hebben veranderd. Het komt als nummer in de grafieken te staan. Het bewijst niets, het helpt bij het verklaren.")
	l.None = p.P.T("omgeving.leeg", "Nog niets genoteerd.")
	l.Add, l.Gone = p.P.T("omgeving.nieuw", "Zet erbij wat er gebeurde"), p.P.T("omgeving.weg", "De contextfactor is weggehaald")
	l.Fields = []partField{
		{Name: "wat-gebeurde", Kind: textField, Label: p.P.T("omgeving.wat", "Wat gebeurde er?"), Help: p.P.T("omgeving.wat.hulp", "Bijvoorbeeld: de energietoeslag stopte")},
		{Name: "sinds-wanneer", Kind: dateField, Label: p.P.T("omgeving.wanneer", "Wanneer was dat?"), Help: p.P.T("omgeving.wanneer.hulp", "Weet u de dag niet? Kies de eerste dag van de maand of het jaar.")},
		{Name: "waar-gebeurde", Kind: selectField, Optional: true, Empty: p.P.T("aandacht.hele-gebied", "Het hele gebied"), Options: areasInTree(p.Areas), Label: p.P.T("aandacht.gebied", "Welk gebied?")},
		{Name: "verwacht", Kind: radioField, Options: codeOptions(p.Request, "verwacht_", kompas.ExpectedMoves()), Label: p.P.T("omgeving.verwacht", "Wat verwacht u dat het met de cijfers doet?")},
	}
	for _, x := range p.Factors.Lines {
		c := partCard{ID: string(x.Part.ID), Version: x.Part.Version, Title: x.Part.Text, Values: x.Values, MayEdit: x.MayEdit,
			Badge: p.P.DateText(x.Part.HappenedOn), Lines: []string{p.P.Code("verwacht_" + string(x.Part.Expected))}}
		for _, a := range p.Areas {
			if a.Code == x.Part.AreaCode {
				c.Lines = append(c.Lines, a.Name)
			}
		}
		l.Cards = append(l.Cards, c)
	}
	return l
}

// contextMark is a context factor with its number in a chart.
type contextMark struct {
	kompas.ContextFactor
	Number int
	At     float64 // in years
}

// mostMarks is how many context factors fit in a chart, the newest.
const mostMarks = 9

// contextMarks numbers what happened in the time that a chart covers, or since.
func contextMarks(v app.IndicatorView) []contextMark {
	from := 0.0
	for _, s := range v.Series {
		if s.Present() {
			from = s.Period().MidYears() - 1
			break
		}
	}
	var out []contextMark
	for _, x := range v.Context {
		p, err := figure.ParsePeriod(x.HappenedOn)
		if err == nil && from > 0 && p.MidYears() >= from {
			out = append(out, contextMark{ContextFactor: x, At: p.MidYears()})
		}
	}
	out = out[max(0, len(out)-mostMarks):]
	for i := range out {
		out[i].Number = i + 1
	}
	return out
}

// markContext puts the numbers of what happened in a chart, and the words in its description.
func markContext(r *web.Request, t *chart.Trend, v app.IndicatorView) {
	var words []string
	for _, m := range contextMarks(v) {
		number := strconv.Itoa(m.Number)
		t.Events = append(t.Events, chart.Event{At: m.At, Text: number})
		words = append(words, number+": "+m.Text+", "+r.P.DateText(m.HappenedOn))
	}
	if len(words) > 0 {
		t.Desc += " " + r.P.T("omgeving.in-woorden", "Wat er gebeurde: {0}.", strings.Join(words, "; "))
	}
}
