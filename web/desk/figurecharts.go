package desk

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"kompas/app"
	"kompas/area"
	"kompas/figure"
	"kompas/web/chart"
)

// format writes a value of an indicator.
func (p figuresPage) format(c figure.CatalogueIndicator, decimals int) func(float64) string {
	return func(v float64) string { return figure.Format(v, decimals, c.Unit, p.lang()) }
}

// about says which areas and period a picture shows.
func (p figuresPage) about() string {
	areas := levelsWord(p.Request, p.Level)
	return p.asKnown(p.P.T("wijken.over", "{0} in {1}, {2}", areas, p.Parts.Frame.Name, p.shownPeriod()))
}

// decimals of the figures on the map.
func (p figuresPage) decimals() int {
	for _, part := range p.Parts.Figures {
		if part.Figure.Present() {
			return part.Figure.Decimals()
		}
	}
	return p.About.Decimals
}

// manyAreas is the number of areas from which a map has no room for words.
const manyAreas = 60

// drawMap draws the areas in classes.
func (p figuresPage) drawMap() chart.Choropleth {
	m := p.Parts.Map
	c := chart.Choropleth{ID: "kaart", Title: p.name(p.About), Desc: p.about() + ".", Width: float64(m.Width), Height: float64(m.Height),
		LegendLabel: p.P.T("wijken.legenda", "Legenda"), NoFigureText: p.P.T("wijken.geen-cijfer", "geen cijfer"), Areas: make([]chart.Area, 0, len(m.Shapes))}
	var values []float64
	parts := make(map[string]*app.Part, len(p.Parts.Figures))
	for i := range p.Parts.Figures {
		part := &p.Parts.Figures[i]
		parts[part.Code] = part
		if v, ok := part.Figure.Value(); ok {
			values = append(values, v)
		}
	}
	classes := chart.DivideClasses(values, p.decimals())
	c.Legend = classes.Legend(p.format(p.About, p.decimals()), p.ClassWords())
	whole := p.Level == p.Place.Level // the area stands among its neighbours
	for _, s := range m.Shapes {
		a := chart.Area{Path: s.Path, Class: chart.NoFigure, Text: p.P.T("wijken.geen-cijfer", "geen cijfer")}
		if part := parts[s.Code]; part != nil {
			a.Name, a.Text, a.Detail = part.Name, p.FigureWords(part.Figure), p.MarginWords(part.Figure)
			a.Href = p.toArea(part.Area)
			a.Selected = part.Inside && (whole || p.Parts.Frame.Code != p.Area)
			if v, ok := part.Figure.Value(); ok {
				a.Class = classes.Of(v)
			}
		}
		c.Areas = append(c.Areas, a)
	}
	if len(c.Areas) < manyAreas {
		c.FindSpots()
	}
	return c
}

// longRanking is the number of rows that a ranking may have; of more areas the highest and lowest are drawn.
const longRanking = 30

// ranking is what the ranking shows: rows, highest first, those without a figure last; and how many areas between the
// highest and the lowest are left out.
type ranking struct {
	rows []app.Part
	left int
}

func (p figuresPage) ranked() ranking {
	beside := map[string]bool{}
	if p.besidePeers() {
		for _, m := range p.Peers.Members {
			beside[m.Code] = true
		}
	}
	var r ranking
	for _, part := range p.Parts.Figures {
		if len(beside) == 0 || beside[part.Code] || part.Inside {
			r.rows = append(r.rows, part)
		}
	}
	slices.SortStableFunc(r.rows, func(a, b app.Part) int {
		x, hasX := a.Figure.Value()
		y, hasY := b.Figure.Value()
		if hasX != hasY {
			return map[bool]int{true: -1, false: 1}[hasX]
		}
		return cmp.Or(cmp.Compare(y, x), cmp.Compare(area.Fold(a.Name), area.Fold(b.Name)))
	})
	if len(r.rows) <= longRanking {
		return r
	}
	known := slices.IndexFunc(r.rows, func(x app.Part) bool { return !x.Figure.Present() })
	if known < 0 {
		known = len(r.rows)
	}
	if known <= longRanking {
		r.rows = r.rows[:longRanking]
		return r
	}
	r.left = known - longRanking
	r.rows = slices.Concat(r.rows[:longRanking/2], r.rows[known-longRanking/2:known])
	return r
}

// besidePeers says that the ranking shows the municipality among comparable ones and not all of them.
func (p figuresPage) besidePeers() bool {
	return p.Level == area.Municipality && p.Peers != nil && len(p.Peers.Members) > 0
}

func (p figuresPage) drawRanking() chart.Ranking {
	shown := p.ranked()
	r := chart.Ranking{ID: "rang", Title: p.rankingTitle(), Desc: p.about() + ".", Rows: make([]chart.RankingRow, 0, len(shown.rows)+1)}
	if v, ok := p.Parts.Whole.Value(); ok {
		r.Mean, r.MeanText = v, p.Parts.Frame.Name+" "+p.Parts.Whole.Text(p.lang())
	}
	for i, part := range shown.rows {
		if shown.left > 0 && i == longRanking/2 {
			r.Rows = append(r.Rows, chart.RankingRow{Name: "⋮", Missing: true, Text: p.P.T("wijken.ertussen", "{0} ertussen", shown.left)})
		}
		r.Rows = append(r.Rows, p.rankingRow(part))
	}
	return r
}

func (p figuresPage) rankingRow(part app.Part) chart.RankingRow {
	row := chart.RankingRow{Name: part.Name, Href: p.toArea(part.Area), Text: p.FigureWords(part.Figure), Detail: p.MarginWords(part.Figure), Missing: !part.Figure.Present(),
		Selected: part.Inside && p.Parts.Frame.Code != p.Area, Differs: p.differs(part)}
	if words := p.besideCode(part.Beside); words != "" {
		row.Detail = strings.TrimPrefix(row.Detail+", "+lowerFirst(words), ", ")
	}
	row.Value, _ = part.Figure.Value()
	if low, high, ok := part.Figure.Bounds(); ok {
		row.Low, row.High = low, high
	}
	return row
}

func (p figuresPage) rankingTitle() string {
	if p.besidePeers() {
		return p.P.T("wijken.tussen-gemeenten", "{0} tussen vergelijkbare gemeenten", p.Peers.Own.Name)
	}
	return p.P.T("wijken.per", "Per {0}", lowerFirst(levelWord(p.Request, p.Level)))
}

// rankingNote says which areas really differ, and which the ranking leaves out.
func (p figuresPage) rankingNote() string {
	if p.ranked().left > 0 {
		return strings.TrimSpace(p.rankingFinding() + " " + p.P.T("wijken.ingekort", "U ziet de {0} hoogste en de {0} laagste van {1}. Alle cijfers staan in de tabel.", longRanking/2, len(p.Parts.Figures)))
	}
	return p.rankingFinding()
}

// hasPast says whether there is a development to draw.
func (p figuresPage) hasPast() bool {
	n := 0
	for _, s := range p.Past.Series {
		if s.Present() {
			n++
		}
	}
	return n > 1
}

// hasParts says whether there are areas inside this one to compare.
func (p figuresPage) hasParts() bool { return len(p.Parts.Figures) > 1 }

// besideWidth is the room for what stands beside the development.
func (p figuresPage) besideWidth() string {
	if p.hasPast() {
		return "k-5"
	}
	return "k-12"
}

func (p figuresPage) drawTrend() chart.Trend {
	decimals := p.About.Decimals
	t := chart.Trend{ID: "verloop", Title: p.asKnown(p.P.T("wijken.verloop-titel", "{0}, {1} door de jaren", p.name(p.About), p.Place.Name)), Desc: p.trendWords(),
		Own:       chart.Line{Name: p.Place.Name, Points: p.FigurePoints(p.Past.Series)},
		Format:    func(v float64) string { return figure.FormatNumber(v, decimals, p.lang()) },
		BreakNote: p.P.T("wijken.breuk", "anders gemeten"), ProvisionalNote: p.P.T("wijken.voorlopig", "voorlopig"), RevisedNote: p.P.T("wijken.herzien", "herzien")}
	if p.About.Unit == figure.Percent {
		t.Unit = "%"
	}
	t.Target = p.aim()
	switch {
	case present(p.Past.Around):
		t.Others = []chart.Line{{Name: p.municipalityName(), Points: p.FigurePoints(p.Past.Around)}}
	case present(p.Past.Median):
		t.Others = []chart.Line{{Name: p.P.T("wijken.vergelijkbaar", "Vergelijkbare gemeenten"), Short: p.P.T("wijken.vergelijkbaar-kort", "Vergelijkbaar"),
			Points: p.FigurePoints(p.Past.Median)}}
	}
	return t
}

func present(list []figure.Shown) bool {
	return slices.ContainsFunc(list, figure.Shown.Present)
}

func (p figuresPage) municipalityName() string {
	for _, a := range p.Above {
		if a.Level == area.Municipality {
			return a.Name
		}
	}
	return p.Place.Name
}

// trendWords say from where to where a series went, and what the rules make of it.
func (p figuresPage) trendWords() string {
	words := p.FromTo(p.Past.Series)
	if p.Past.Verdict == "" {
		return words
	}
	verdict := p.P.Code(p.Past.Verdict)
	if verdict[len(verdict)-1] != '.' {
		verdict += "."
	}
	return words + " " + verdict
}

func (p figuresPage) tableWords() chart.TableWords {
	return chart.TableWords{Row: p.P.T("wijken.onderwerp", "Onderwerp"), Value: p.P.T("wijken.cijfer", "Cijfer"), Margin: p.P.T("wijken.marge-kop", "Marge"),
		Verdict: p.P.T("wijken.oordeel", "Vergeleken met de andere"), Lowest: p.P.T("wijken.laagste", "Laagste"), Median: p.P.T("wijken.middelste-kop", "Middelste"),
		Highest: p.P.T("wijken.hoogste", "Hoogste")}
}

// stripPart is a part of the figures beside those of other municipalities: those of which one side is better, or the others.
type stripPart struct {
	ID       string
	Directed bool
	Rows     []app.Beside
}

// mostStrips is how many subjects stand open on the page; the others are behind one click.
const mostStrips = 4

// stripParts gives the subjects that stand open, the one chosen among them, and the others.
func (p figuresPage) stripParts() (open stripPart, more []stripPart, rest int) {
	directed, neutral := stripPart{ID: "naast", Directed: true}, stripPart{ID: "naast-neutraal"}
	for _, b := range p.Rows {
		part := &neutral
		if isDirected(b.Indicator) {
			part = &directed
		}
		if b.Indicator.Key == p.Indicator {
			part.Rows = slices.Insert(part.Rows, 0, b)
		} else {
			part.Rows = append(part.Rows, b)
		}
	}
	parts := []stripPart{directed, neutral}
	if len(directed.Rows) == 0 || (!isDirected(p.About) && len(neutral.Rows) > 0) {
		parts = []stripPart{neutral, directed}
	}
	open = parts[0]
	if n := min(mostStrips, len(open.Rows)); n < len(open.Rows) {
		more = append(more, stripPart{ID: open.ID + "-meer", Directed: open.Directed, Rows: open.Rows[n:]})
		open.Rows = open.Rows[:n]
	}
	if len(parts[1].Rows) > 0 {
		more = append(more, parts[1])
	}
	for _, part := range more {
		rest += len(part.Rows)
	}
	return open, more, rest
}

// strip draws the figures of the municipality among others.
func (p figuresPage) strip(part stripPart) chart.StripPlot {
	s := chart.StripPlot{ID: part.ID, Title: p.P.T("wijken.naast-kop", "Naast vergelijkbare gemeenten"), Left: p.P.T("wijken.ongunstig", "← minder gunstig"),
		Right: p.P.T("wijken.gunstig", "gunstiger →")}
	if !part.Directed {
		s.Left, s.Right = p.P.T("wijken.lager", "← lager"), p.P.T("wijken.hoger", "hoger →")
	}
	for _, b := range part.Rows {
		s.Rows = append(s.Rows, p.stripRow(b))
		s.Desc += p.name(b.Indicator) + ": " + p.FigureWords(b.Own) + ", " + lowerFirst(p.P.Code(b.Verdict)) + ". "
	}
	return s
}

func isDirected(c figure.CatalogueIndicator) bool {
	return c.Direction == figure.Up || c.Direction == figure.Down
}

func (p figuresPage) stripRow(b app.Beside) chart.StripRow {
	row := chart.StripRow{Name: p.P.T("wijken.naam-jaar", "{0} ({1})", p.name(b.Indicator), b.Period.Text(p.lang())), Text: p.FigureWords(b.Own), Missing: !b.Own.Present(),
		LowerIsBetter: b.Indicator.Direction == figure.Down, Format: p.format(b.Indicator, b.Indicator.Decimals)}
	if b.Own.Present() {
		row.Verdict = p.P.Code(b.Verdict)
	}
	row.Own, _ = b.Own.Value()
	if low, high, ok := b.Own.Bounds(); ok {
		row.Low, row.High = low, high
	}
	for _, o := range b.Others {
		v, _ := o.Value()
		row.Others = append(row.Others, v)
	}
	row.Median = math.NaN()
	if v, ok := b.Median.Value(); ok {
		row.Median = v
	}
	return row
}
