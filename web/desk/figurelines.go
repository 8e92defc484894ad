package desk

import (
	"net/http"
	"net/url"
	"slices"
	"strings"

	"kompas/app"
	"kompas/area"
	"kompas/figure"
	"kompas/web"
	"kompas/web/chart"
	"kompas/web/ui"
)

func figureLineRoutes(d *Desk) []web.Route {
	return []web.Route{{Method: "GET", Path: "/r/{ruimte}/wijken/reeksen", Access: web.InSpace, Handle: d.figureLines}}
}

// figureLinesPage shows the development of many areas side by side.
type figureLinesPage struct {
	figuresPage // words of figures
	app.FigureLines
}

func (d *Desk) figureLines(r *web.Request) error {
	f, err := r.App.FigureLines(r.Ctx(), r.Actor, figureQuery(r))
	if err != nil {
		return err
	}
	p := figureLinesPage{figuresPage{Request: r}, f}
	p.FigureView.About, p.FigureView.Catalogue, p.FigureView.Levels, p.FigureView.FigureQuery = f.About, f.Catalogue, f.Levels, f.FigureQuery
	title := p.linesTitle()
	crumbs := []ui.Crumb{{Text: r.P.T("menu.wijken", "Wijken"), URL: r.Space("wijken")}, {Text: title}}
	return r.HTML(http.StatusOK, r.Page(web.Frame{Title: title, Current: "wijken", Crumbs: crumbs, Body: figureLinesBody(p, title)}))
}

func (p figureLinesPage) linesTitle() string {
	if p.FigureLines.Empty || len(p.Lines) == 0 {
		return p.P.T("reeksen.kop-leeg", "Ontwikkeling naast elkaar")
	}
	return p.P.T("reeksen.kop", "{0}: de ontwikkeling naast elkaar", p.name(p.FigureLines.About))
}

// linesFinding says in one sentence how many areas go which way.
func (p figureLinesPage) linesFinding() string {
	var words []string
	count := map[string]int{}
	for _, l := range p.Lines {
		if l.Verdict == "" {
			continue
		}
		if count[l.Verdict] == 0 {
			words = append(words, l.Verdict)
		}
		count[l.Verdict]++
	}
	slices.SortStableFunc(words, func(a, b string) int { return count[b] - count[a] })
	for i, code := range words {
		words[i] = p.P.T("reeksen.zoveel", "{0} in {1}", lowerFirst(strings.TrimSuffix(p.P.Code(code), ".")), count[code])
	}
	if len(words) == 0 {
		return p.P.T("reeksen.een-jaar", "Er is van elk gebied één cijfer. Een ontwikkeling is er nog niet.")
	}
	return upperFirst(p.list(words)) + " " + p.P.T("reeksen.van", "van de {0} {1}.", len(p.Lines), lowerFirst(levelsWord(p.Request, p.FigureLines.Level)))
}

// withoutWords name the areas without a figure.
func (p figureLinesPage) withoutWords() string {
	if len(p.Without) == 0 {
		return ""
	}
	names := make([]string, len(p.Without))
	for i, a := range p.Without {
		names[i] = a.Name
	}
	return p.P.T("reeksen.zonder", "Zonder cijfers: {0}.", p.list(names))
}

// developed says whether any area has more than one figure: else there is nothing to draw.
func (p figureLinesPage) developed() bool {
	return slices.ContainsFunc(p.Lines, func(l app.FigureLine) bool { return l.Verdict != "" })
}

// drawings are the small trends, in the order of the lines.
func (p figureLinesPage) drawings() []chart.Multiple {
	m := chart.Multiples{ID: "reeks", Format: func(v float64) string { return figure.FormatNumber(v, decimalsIn(v), p.lang()) }}
	if p.FigureLines.About.Unit == figure.Percent {
		m.Unit = "%"
	}
	if present(p.Around) {
		m.Around = &chart.Line{Name: p.FigureLines.Place.Name, Points: p.FigurePoints(p.Around)}
	}
	if len(p.FigureLines.Aims) > 0 {
		q := figuresPage{Request: p.Request, FigureView: app.FigureView{About: p.FigureLines.About, Aims: p.FigureLines.Aims}}
		m.Aim = &q.aim().Value
	}
	for _, l := range p.Lines {
		m.Lines = append(m.Lines, chart.Line{Name: l.Area.Name, Points: p.FigurePoints(l.Series)})
		m.Descs = append(m.Descs, p.lineWords(l))
	}
	return m.Each()
}

// lineWords say from where to where one area went.
func (p figureLinesPage) lineWords(l app.FigureLine) string {
	if l.Verdict == "" {
		s := l.Latest()
		return p.P.T("wijken.eigen", "{0}: {1} in {2}.", l.Area.Name, s.Text(p.lang()), p.period(s.Period()))
	}
	q := figuresPage{Request: p.Request, FigureView: app.FigureView{Past: app.Past{Series: l.Series, Verdict: l.Verdict}}}
	return q.trendWords()
}

// linesTable gives every figure: a row for each area, a column for each period.
func (p figureLinesPage) linesTable() ui.Table {
	t := ui.Table{Caption: p.P.T("reeksen.tabel", "{0} per jaar", p.name(p.FigureLines.About)), Hidden: true, Figures: true,
		Columns: []ui.Column{{Name: levelWord(p.Request, p.FigureLines.Level)}}}
	var periods []figure.Period
	for _, l := range p.Lines {
		for _, s := range l.Series {
			if !slices.Contains(periods, s.Period()) {
				periods = append(periods, s.Period())
			}
		}
	}
	slices.SortFunc(periods, figure.Period.Compare)
	for _, x := range periods {
		t.Columns = append(t.Columns, ui.Column{Name: p.period(x), Number: true})
	}
	for _, l := range p.Lines {
		row := make([]string, len(periods)+1)
		row[0] = l.Area.Name
		for _, s := range l.Series {
			words := p.FigureWords(s)
			if flags := p.FlagWords(s); flags != "" {
				words += " (" + flags + ")"
			}
			row[1+slices.Index(periods, s.Period())] = words
		}
		t.Rows = append(t.Rows, row)
	}
	t.Rows = append(t.Rows, p.sourceRow(periods))
	q := figuresPage{Request: p.Request, FigureView: app.FigureView{FigureQuery: p.FigureLines.FigureQuery, About: p.FigureLines.About}}
	t.Program = q.forPrograms("reeksen", q.seriesQuery(p.FigureLines.Place.Code))
	return t
}

// sourceRow names the source of each period.
func (p figureLinesPage) sourceRow(periods []figure.Period) []string {
	row := make([]string, len(periods)+1)
	row[0] = p.P.T("wijken.bron-kop", "Bron")
	for _, s := range p.lineFigures() {
		if i := 1 + slices.Index(periods, s.Period()); row[i] == "" {
			row[i] = p.SourceOf(s)
		}
	}
	return row
}

// lineNote says what belongs beside the newest figure of an area: its year where the others have a newer one, its margin and on
// how many answers it rests.
func (p figureLinesPage) lineNote(l app.FigureLine) string {
	latest := l.Latest()
	var out []string
	if slices.ContainsFunc(p.Lines, func(x app.FigureLine) bool { return x.Latest().Period().Compare(latest.Period()) > 0 }) {
		out = append(out, p.period(latest.Period()))
	}
	if m := p.MarginWords(latest); m != "" {
		out = append(out, m)
	}
	if n := answers(p.Request, latest); n != "" {
		out = append(out, p.P.T("reeksen.antwoorden", "{0} antwoorden", n))
	}
	return upperFirst(strings.Join(out, ", "))
}

// linesNote says what is compared, what is missing, and where the figures come from.
func (p figureLinesPage) linesNote() string {
	var out []string
	for _, words := range []string{p.comparedTo(), p.changedLines(), p.withoutWords(), p.SourcesOf(p.lineFigures()...), p.BasisWords(p.lineFigures()...)} {
		if words != "" {
			out = append(out, words)
		}
	}
	return strings.Join(out, " ")
}

// changedLines say from when the areas were measured in another way: that goes for all of them.
func (p figureLinesPage) changedLines() string {
	for _, l := range p.Lines {
		if words := p.ChangeWords(l.Series); words != "" {
			return words
		}
	}
	return ""
}

// lineFigures are all figures on the page, for their sources.
func (p figureLinesPage) lineFigures() []figure.Shown {
	var out []figure.Shown
	for _, l := range p.Lines {
		out = append(out, l.Series...)
	}
	return out
}

// comparedTo says what the thin line is, or with which municipalities the page compares.
func (p figureLinesPage) comparedTo() string {
	q := figuresPage{Request: p.Request, FigureView: app.FigureView{About: p.FigureLines.About, Peers: p.FigureLines.Peers}}
	var out []string
	if q.Peers != nil {
		out = append(out, q.peersWhy())
	} else if p.developed() && present(p.Around) {
		out = append(out, p.P.T("reeksen.dunne-lijn", "De dunne lijn is {0}.", p.FigureLines.Place.Name))
	}
	if p.developed() && len(p.FigureLines.Aims) > 0 {
		out = append(out, p.P.T("reeksen.doel", "De stippellijn is wat over heel {0} is afgesproken: {1}.", p.FigureLines.Place.Name, q.aimWords(p.FigureLines.Aims[0])))
	}
	return strings.Join(out, " ")
}

// linesOf leads to the development of the areas of a municipality side by side.
func (p figuresPage) linesOf() string {
	q := url.Values{"onderwerp": {p.Indicator}, "gebied": {area.MunicipalityOf(p.Area)}}
	for _, x := range p.groupInputs() {
		q.Set(x.Name, x.Value)
	}
	return p.Space("wijken", "reeksen") + "?" + q.Encode()
}

// groupInputs carry with which municipalities a page compares.
func (p figuresPage) groupInputs() []ui.Hidden {
	var out []ui.Hidden
	if len(p.Beside) > 0 {
		out = append(out, ui.Hidden{Name: "naast", Value: strings.Join(p.Beside, ",")})
	}
	return append(out, alikeInputs(p.FigureQuery)...)
}
