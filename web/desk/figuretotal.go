package desk

import (
	"slices"
	"strings"

	"kompas/figure"
	"kompas/web"
	"kompas/web/chart"
	"kompas/web/ui"
)

// spanView is the choice in which the months or quarters of a series are taken together, and what was chosen.
type spanView struct {
	*web.Request
	Name   string // of the indicator
	Place  string // whose figures they are
	Add    figure.Addition
	Totals []figure.Totals
	At     func(span string) string // the page with another choice
}

// spanQuery is the name of the choice in an address.
const spanQuery = "tijd"

// chosen is what is shown instead of the series; nil when that is the series itself.
func (v spanView) chosen() *figure.Totals {
	for i, t := range v.Totals {
		if string(t.Span) == v.Query(spanQuery) {
			return &v.Totals[i]
		}
	}
	return nil
}

// spanInputs carry in which time the figures are taken together.
func (p figuresPage) spanInputs() []ui.Hidden {
	if span := p.Query(spanQuery); span != "" {
		return []ui.Hidden{{Name: spanQuery, Value: span}}
	}
	return nil
}

// spanLink is one way to look at a series.
type spanLink struct {
	ui.Link
	Current bool
}

func (v spanView) links() []spanLink {
	if len(v.Totals) == 0 {
		return nil
	}
	chosen := v.chosen()
	each := v.P.T("optellen.per-maand", "Per maand")
	if v.parts() == figure.Quarter {
		each = v.P.T("optellen.per-kwartaal", "Per kwartaal")
	}
	out := []spanLink{{ui.Link{Text: each, URL: v.At("")}, chosen == nil}}
	for i := range v.Totals {
		t := &v.Totals[i]
		text := v.P.T("optellen.per-jaar", "Per jaar")
		if t.Span == figure.YearToDate {
			text = v.P.T("optellen.opgeteld", "Opgeteld vanaf januari")
		}
		out = append(out, spanLink{ui.Link{Text: text, URL: v.At(string(t.Span))}, chosen == t})
	}
	return out
}

// parts is what is taken together in the newest year that has parts.
func (v spanView) parts() figure.PeriodKind {
	kind := figure.NoPeriod
	for _, t := range v.Totals[0].List {
		if t.Parts != figure.NoPeriod {
			kind = t.Parts
		}
	}
	return kind
}

// title says what is shown.
func (v spanView) title(t *figure.Totals) string {
	if t.Span == figure.YearToDate {
		return v.P.T("optellen.kop-opgeteld", "{0}, opgeteld vanaf januari", v.Name)
	}
	return v.P.T("optellen.kop-jaar", "{0}, per jaar", v.Name)
}

// how says how the periods are taken together.
func (v spanView) how(t *figure.Totals) string {
	var out string
	quarters := v.parts() == figure.Quarter
	switch {
	case t.Span == figure.YearToDate:
		out = v.P.T("optellen.zo-opgeteld", "Elk cijfer is de som vanaf 1 januari van dat jaar.")
	case v.Add == figure.AddLast && quarters:
		out = v.P.T("optellen.zo-laatste-kwartaal", "Voor een jaar telt de stand van het laatste kwartaal.")
	case v.Add == figure.AddLast:
		out = v.P.T("optellen.zo-laatste-maand", "Voor een jaar telt de stand van de laatste maand.")
	case v.Add == figure.AddParts:
		out = v.P.T("optellen.zo-aandeel", "Voor een jaar tellen we alle antwoorden samen en rekenen we het aandeel opnieuw uit.")
	case v.Add == figure.AddWeighted:
		out = v.P.T("optellen.zo-gewogen", "Een jaar is het gemiddelde van alle antwoorden in dat jaar.")
	default:
		out = v.P.T("optellen.zo-som", "Een jaar is de som van alle cijfers in dat jaar.")
	}
	for _, x := range t.List {
		if x.Have < x.Of && !x.Present() {
			return out + " " + v.P.T("optellen.geen-nul", "Ontbreekt er een cijfer, dan is er nog geen totaal. We tellen het niet als nul.")
		}
	}
	return out
}

// finding says from where to where the totals went; of what runs up within a year how far it is now.
func (v spanView) finding(t *figure.Totals) string {
	first, last := web.ComparableEnds(t.Shown())
	lang := lang(v.Request)
	changed := v.ChangeWords(t.Shown())
	switch {
	case !last.Present() && changed != "":
		return changed
	case !last.Present():
		return v.P.T("optellen.nog-geen", "Er is nog geen totaal.")
	case t.Span == figure.YearToDate:
		return v.P.T("optellen.tot-en-met", "{0}: {1} van januari tot en met {2}.", v.Place, last.Text(lang), last.Period().Text(lang))
	case first.Period() == last.Period():
		return strings.TrimSpace(v.P.T("cijfer.een", "{0}: {1} in {2}.", v.Place, last.Text(lang), last.Period().Text(lang)) + " " + changed)
	}
	return strings.TrimSpace(v.P.T("cijfer.van-naar", "{0}: van {1} in {2} naar {3} in {4}.", v.Place, first.Text(lang), first.Period().Text(lang), last.Text(lang), last.Period().Text(lang)) + " " + changed)
}

// draw draws the totals.
func (v spanView) draw(t *figure.Totals) chart.Trend {
	points := v.FigurePoints(t.Shown())
	decimals, unit := 0, figure.Unit("")
	for i, x := range t.List {
		points[i].Text, unit = v.TotalWords(x), x.Unit()
		points[i].Anew = t.Span == figure.YearToDate && i > 0 && t.List[i-1].Period().Start().Year() != x.Period().Start().Year()
		decimals = max(decimals, x.Decimals())
	}
	out := chart.Trend{ID: "optelling", Title: v.title(t) + ", " + v.Place, Desc: v.finding(t), Own: chart.Line{Name: v.Place, Points: points},
		Format:    func(x float64) string { return figure.FormatNumber(x, decimals, lang(v.Request)) },
		BreakNote: v.P.T("cijfer.breuk", "anders gemeten"), ProvisionalNote: v.P.T("cijfer.voorlopig", "voorlopig")}
	if unit == figure.Percent {
		out.Unit = "%"
	}
	return out
}

// drawn says whether there is more than one total to draw.
func (v spanView) drawn(t *figure.Totals) bool {
	n := 0
	for _, x := range t.List {
		if x.Present() {
			n++
		}
	}
	return n > 1
}

// table gives the totals, each with how many of its periods are known and where they come from.
func (v spanView) table(t *figure.Totals) *ui.Table {
	out := &ui.Table{Caption: v.title(t) + ", " + v.Place, Hidden: true, Figures: true, Columns: []ui.Column{{Name: v.P.T("indicator.periode", "Periode")},
		{Name: v.P.T("indicator.cijfer", "Cijfer"), Number: true}}}
	margins := slices.ContainsFunc(t.List, func(x figure.Total) bool { return x.BoundsText(lang(v.Request)) != "" })
	if margins {
		out.Columns = append(out.Columns, ui.Column{Name: v.P.T("cijfer.marge-kop", "Marge"), Number: true})
	}
	out.Columns = append(out.Columns, ui.Column{Name: v.P.T("wijken.bron-kop", "Bron")})
	for _, x := range t.List {
		when := x.Period().Text(lang(v.Request))
		if x.Of > 1 && t.Span == figure.YearToDate {
			when = v.P.T("optellen.t-en-m", "tot en met {0}", when)
		}
		row := []string{when, v.TotalWords(x)}
		if margins {
			row = append(row, x.BoundsText(lang(v.Request)))
		}
		out.Rows = append(out.Rows, append(row, v.SourceOf(x.Shown)))
	}
	return out
}

// notes are the labels that belong beside totals, such as that a figure is provisional.
func (v spanView) notes(t *figure.Totals) string {
	return strings.TrimSpace(v.SourcesOf(t.Shown()...) + " " + v.BasisWords(t.Shown()...))
}

// spans is the choice on the page of figures.
func (p figuresPage) spans() spanView {
	return spanView{Request: p.Request, Name: p.name(p.About), Place: p.Place.Name, Add: p.About.Kind.OverTime(), Totals: p.Past.Totals, At: func(span string) string {
		at := p.address(p.FigureQuery)
		if span != "" {
			at += "&" + spanQuery + "=" + span
		}
		return at + "#verloop-kop"
	}}
}

// spans is the choice on the page of an indicator.
func (p indicatorPage) spans() spanView {
	return spanView{Request: p.Request, Name: p.View.Name, Place: ownArea(p.Request, p.View), Add: p.View.NumberKind.OverTime(), Totals: p.View.Totals, At: func(span string) string {
		if span != "" {
			span = "?" + spanQuery + "=" + span
		}
		return p.at() + span + "#metingen"
	}}
}
