package web

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"time"

	"kompas/area"
	"kompas/figure"
	"kompas/i18n"
	"kompas/kompas"
	"kompas/web/chart"
	"kompas/web/ui"
)

// PublicSheet is an indicator as everybody reads it, on its own page and, before it is published, at the desk.
type PublicSheet struct {
	*Request
	kompas.PublicSheet
	Drawing *area.Map
	Edition int       // 0 before it is published
	On      time.Time // that the edition is of
	Address string    // of the page; empty before it is published
}

func (p PublicSheet) lang() string { return string(p.P.Lang) }

func (p PublicSheet) inLanguage(dutch, english string) string {
	if p.P.Lang == i18n.English && english != "" {
		return english
	}
	return dutch
}

// Title names the indicator in the language of the page.
func (p PublicSheet) Title() string { return PublicName(p.Request, p.PublicSheet) }

// PublicName names the indicator of a public page in the language of the page it stands on.
func PublicName(r *Request, s kompas.PublicSheet) string {
	return PublicSheet{Request: r}.inLanguage(s.Name, s.NameEN)
}

// Conclusion says what the newest figure is, and since when it went where.
func (p PublicSheet) Conclusion() (finding, rest string) {
	newest := p.Newest()
	if !newest.Present() {
		return p.P.T("wijken.geen", "{0}: {1}.", p.Area.Name, lowerFirst(p.FigureWords(newest))), ""
	}
	finding = p.P.T("wijken.eigen", "{0}: {1} in {2}.", p.Area.Name, newest.Text(p.lang()), newest.Period().Text(p.lang()))
	return finding, p.trendWords()
}

func lowerFirst(s string) string {
	if s == "" {
		return s
	}
	return strings.ToLower(s[:1]) + s[1:]
}

// trendWords say from where to where the series went, and what the rules make of it; empty when there is no series.
func (p PublicSheet) trendWords() string {
	seen := figure.InStep(p.Series())
	if len(seen) < 2 {
		return ""
	}
	words := p.FromTo(p.Series())
	if p.Development == "" {
		return words
	}
	return words + " " + strings.TrimSuffix(p.P.Code(p.Development), ".") + "."
}

// meaning explains the figure in plain words, line by line.
func (p PublicSheet) meaning() []string {
	out := []string{p.P.T("wijken.geen-richting", "Hoger of lager is hier niet vanzelf beter of slechter.")}
	if p.Direction != figure.NoDirection {
		out[0] = p.P.Code(string(p.Direction)) + "."
	}
	if note := p.inLanguage(p.Note, p.NoteEN); note != "" {
		out = append(out, note)
	}
	newest := p.Newest()
	if _, _, known := newest.Bounds(); known {
		out = append(out, p.P.T("openbaar.marge", "De marge zegt waar het echte cijfer bijna zeker ligt."))
	}
	if n, known := newest.N(); known && p.Own {
		out = append(out, p.P.T("openbaar.antwoorden", "Ongeveer {0} mensen gaven antwoord.", figure.FormatNumber(float64(n), 0, p.lang())))
	}
	return out
}

// kept say what is not to be seen, and what stands as it did before.
func (p PublicSheet) kept() []string {
	var out []string
	if p.Figures.Hidden() > 0 {
		out = append(out, p.P.T("openbaar.verborgen", "Niet elk cijfer is te zien. Een cijfer over minder dan {0} mensen laten we weg, en ook wat u daarmee kunt uitrekenen.", p.SmallestOf))
	}
	if p.Held != "" {
		out = append(out, p.P.T("openbaar.zoals-op", "Een cijfer dat door maar een paar mensen veranderde, staat er nog zoals het op {0} openbaar werd.", p.P.DateText(p.Held)))
	}
	return out
}

func (p PublicSheet) areaName(code string) string {
	at := slices.IndexFunc(p.Areas, func(a kompas.PublicArea) bool { return a.Code == code })
	if at < 0 {
		return p.Area.Name
	}
	return p.Areas[at].Name
}

// group writes a group of people: Leeftijd: 75+.
func group(breakdown string) string {
	words := strings.ReplaceAll(strings.ReplaceAll(breakdown, ":", ": "), "|", ", ")
	return strings.ToUpper(words[:1]) + words[1:]
}

// About says which area and group a figure is about.
func (p PublicSheet) About(s figure.Shown) string {
	if s.Breakdown() == "" {
		return p.areaName(s.Area())
	}
	return p.areaName(s.Area()) + ", " + lowerFirst(group(s.Breakdown()))
}

// columns are those behind the first of every table of figures.
func (p PublicSheet) columns(first string) []ui.Column {
	return []ui.Column{{Name: first}, {Name: p.P.T("wijken.cijfer", "Cijfer"), Number: true}, {Name: p.P.T("wijken.marge-kop", "Marge"), Number: true},
		{Name: p.P.T("openbaar.antwoorden-kop", "Antwoorden"), Number: true}, {Name: p.P.T("openbaar.opmerking", "Opmerking")}}
}

// cells write a figure in those columns.
func (p PublicSheet) cells(s figure.Shown) []string {
	n := ""
	if people, known := s.N(); known {
		n = figure.FormatNumber(float64(people), 0, p.lang())
	}
	var notes []string
	for _, code := range s.Labels() {
		notes = append(notes, p.P.Code(code))
	}
	return []string{p.FigureWords(s), s.BoundsText(p.lang()), n, strings.Join(notes, " · ")}
}

// table writes figures by what name says of each, without columns in which nothing stands.
func (p PublicSheet) table(caption, first string, list []figure.Shown, name func(figure.Shown) string) *ui.Table {
	t := &ui.Table{Caption: caption, Hidden: true, Figures: true}
	columns := p.columns(first)
	var rows [][]string
	for _, s := range list {
		rows = append(rows, append([]string{name(s)}, p.cells(s)...))
	}
	for c, column := range columns {
		if c > 1 && !slices.ContainsFunc(rows, func(row []string) bool { return row[c] != "" }) {
			continue
		}
		t.Columns = append(t.Columns, column)
		if t.Rows == nil {
			t.Rows = make([][]string, len(rows))
		}
		for r := range rows {
			t.Rows[r] = append(t.Rows[r], rows[r][c])
		}
	}
	return t
}

// seriesTable writes the series, with the middle of comparable municipalities beside it where there is one.
func (p PublicSheet) seriesTable() *ui.Table {
	t := p.table(p.P.T("wijken.verloop-titel", "{0}, {1} door de jaren", p.Title(), p.Area.Name), p.P.T("indicator.periode", "Periode"), p.Series(),
		func(s figure.Shown) string { return s.Period().Text(p.lang()) })
	periods := make([]figure.Period, len(p.Series()))
	for i, s := range p.Series() {
		periods[i] = s.Period()
	}
	p.WithDefinitions(t, p.Changes, periods)
	if !p.compared() {
		return t
	}
	t.Columns = append(t.Columns, ui.Column{Name: p.P.T("wijken.vergelijkbaar", "Vergelijkbare gemeenten"), Number: true})
	for i, s := range p.Series() {
		middle := p.Peers.At(slices.IndexFunc(p.Peers.All(), func(x figure.Shown) bool { return x.Period() == s.Period() }))
		text := ""
		if middle.Present() {
			text = middle.Text(p.lang())
		}
		t.Rows[i] = append(t.Rows[i], text)
	}
	return t
}

// compared says whether there is a middle of comparable municipalities beside the series.
func (p PublicSheet) compared() bool { return slices.ContainsFunc(p.Peers.All(), figure.Shown.Present) }

// levels are those of the areas inside it that there are figures of, coarsest first.
func (p PublicSheet) levels() []area.Level {
	return slices.DeleteFunc([]area.Level{area.Municipality, area.District, area.Neighbourhood}, func(l area.Level) bool { return len(p.Parts(l)) == 0 })
}

func (p PublicSheet) partsTitle(l area.Level) string {
	return p.P.T("openbaar.per", "Per {0}, {1}", lowerFirst(p.P.Code("niveau_"+string(l))), p.Parts(l)[0].Period().Text(p.lang()))
}

func (p PublicSheet) partsTable(l area.Level) *ui.Table {
	parts := slices.Clone(p.Parts(l))
	slices.SortFunc(parts, func(x, y figure.Shown) int {
		return cmp.Compare(area.Fold(p.areaName(x.Area())), area.Fold(p.areaName(y.Area())))
	})
	return p.table(p.Title()+", "+lowerFirst(p.partsTitle(l)), p.P.Code("niveau_"+string(l)), parts, func(s figure.Shown) string { return p.areaName(s.Area()) })
}

func (p PublicSheet) groupsTable() *ui.Table {
	groups := p.Groups()
	caption := p.P.T("openbaar.groepen-in", "{0}, groepen in {1}, {2}", p.Title(), p.Area.Name, groups[0].Period().Text(p.lang()))
	return p.table(caption, p.P.T("openbaar.groep", "Groep"), groups, func(s figure.Shown) string { return group(s.Breakdown()) })
}

func (p PublicSheet) groupsWithinTable() *ui.Table {
	groups := p.GroupsWithin()
	caption := p.P.T("openbaar.groepen-binnen", "{0}, groepen per gebied, {1}", p.Title(), groups[0].Period().Text(p.lang()))
	return p.table(caption, p.P.T("openbaar.gebied-groep", "Gebied en groep"), groups,
		p.About)
}

func (p PublicSheet) trend() chart.Trend {
	decimals := p.Newest().Decimals()
	t := chart.Trend{ID: "verloop", Title: p.seriesTable().Caption, Desc: p.trendWords(), Own: chart.Line{Name: p.Area.Name, Points: p.FigurePoints(p.Series())},
		Format:    func(v float64) string { return figure.FormatNumber(v, decimals, p.lang()) },
		BreakNote: p.P.T("wijken.breuk", "anders gemeten"), ProvisionalNote: p.P.T("wijken.voorlopig", "voorlopig")}
	if p.Unit == figure.Percent {
		t.Unit = "%"
	}
	if p.compared() {
		t.Others = []chart.Line{{Name: p.P.T("wijken.vergelijkbaar", "Vergelijkbare gemeenten"), Short: p.P.T("wijken.vergelijkbaar-kort", "Vergelijkbaar"),
			Points: p.FigurePoints(p.Peers.All())}}
	}
	return t
}

func (p PublicSheet) choropleth() chart.Choropleth {
	parts := p.Parts(p.Level)
	c := chart.Choropleth{ID: "kaart", Title: p.Title(), Desc: p.partsTitle(p.Level) + ".", Width: float64(p.Drawing.Width), Height: float64(p.Drawing.Height),
		LegendLabel: p.P.T("wijken.legenda", "Legenda"), NoFigureText: p.P.T("wijken.geen-cijfer", "geen cijfer")}
	by := map[string]figure.Shown{}
	var values []float64
	decimals := 0
	for _, s := range parts {
		by[s.Area()] = s
		if v, ok := s.Value(); ok {
			values, decimals = append(values, v), s.Decimals()
		}
	}
	classes := chart.DivideClasses(values, decimals)
	c.Legend = classes.Legend(func(v float64) string { return figure.Format(v, decimals, p.Unit, p.lang()) }, p.ClassWords())
	for _, shape := range p.Drawing.Shapes {
		a := chart.Area{Path: shape.Path, Class: chart.NoFigure, Text: p.P.T("wijken.geen-cijfer", "geen cijfer")}
		if s, known := by[shape.Code]; known {
			a.Name, a.Text, a.Detail = p.areaName(shape.Code), p.FigureWords(s), p.MarginWords(s)
			if v, ok := s.Value(); ok {
				a.Class = classes.Of(v)
			}
		}
		c.Areas = append(c.Areas, a)
	}
	if len(c.Areas) < manyShapes {
		c.FindSpots()
	}
	return c
}

// manyShapes is the number of areas from which a map has no room for words, and a ranking none for rows.
const manyShapes = 40

// ranked says whether the areas inside it are few enough to draw beside each other.
func (p PublicSheet) ranked() bool { return p.Level != "" && len(p.Parts(p.Level)) <= manyShapes }

func (p PublicSheet) ranking() chart.Ranking {
	r := chart.Ranking{ID: "rang", Title: p.partsTitle(p.Level), Desc: p.Title() + "."}
	parts := p.Parts(p.Level)
	if newest := p.Newest(); newest.Present() && newest.Period() == parts[0].Period() && p.Unit != figure.Count {
		r.Mean, _ = newest.Value()
		r.MeanText = p.Area.Name + " " + newest.Text(p.lang())
	}
	slices.SortStableFunc(parts, func(x, y figure.Shown) int {
		v, hasV := x.Value()
		w, hasW := y.Value()
		if hasV != hasW {
			return map[bool]int{true: -1, false: 1}[hasV]
		}
		return cmp.Compare(w, v)
	})
	for _, s := range parts {
		row := chart.RankingRow{Name: p.areaName(s.Area()), Text: p.FigureWords(s), Detail: p.MarginWords(s), Missing: !s.Present()}
		row.Value, _ = s.Value()
		row.Low, row.High, _ = s.Bounds()
		r.Rows = append(r.Rows, row)
	}
	return r
}

func (p PublicSheet) borderWords() string {
	return p.P.T("wijken.grenzen", "Grenzen van 1 januari {0}: {1}, licentie {2}.", p.PublicSheet.Drawing[:min(4, len(p.PublicSheet.Drawing))], p.Drawing.Source, p.P.Code(p.Drawing.Licence))
}

// cite says how to refer to the page.
func (p PublicSheet) cite() string {
	if p.Edition == 0 {
		return ""
	}
	on := p.On.In(p.App.Zone())
	words := p.P.T("openbaar.verwijs", "{0} ({1}). {2}, {3}. Uitgave {4}, {5}.", p.SpaceName, strconv.Itoa(on.Year()), p.Title(), p.Area.Name, strconv.Itoa(p.Edition), p.P.Date(on))
	return words + " " + p.App.Site() + p.Address
}

// all are the figures on the page, for what is said of where they come from.
func (p PublicSheet) all() []figure.Shown { return slices.Concat(p.Series(), p.newestParts()) }

func (p PublicSheet) newestParts() []figure.Shown {
	if p.Level == "" {
		return nil
	}
	return p.Parts(p.Level)
}
