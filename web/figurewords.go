package web

import (
	"slices"
	"strings"

	"kompas/figure"
	"kompas/web/chart"
	"kompas/web/ui"
)

// How figures are written and drawn on every page, for whoever it is.

// MarginWords write the margin of a figure; empty when it has none.
func (r *Request) MarginWords(s figure.Shown) string {
	if b := s.BoundsText(string(r.P.Lang)); b != "" {
		return r.P.T("wijken.marge", "marge {0}", b)
	}
	return ""
}

// FigureWords write a figure, or why there is none.
func (r *Request) FigureWords(s figure.Shown) string {
	if s.Present() {
		return s.Text(string(r.P.Lang))
	}
	return r.P.Code(s.Reason())
}

// FlagWords say beside a figure that it may still change, or that a later reading changed it; empty when neither is so.
func (r *Request) FlagWords(s figure.Shown) string {
	var out []string
	if s.Present() && s.Provisional() {
		out = append(out, r.P.T("wijken.voorlopig", "voorlopig"))
	}
	if s.Present() && s.Revised() {
		out = append(out, r.P.T("wijken.herzien", "herzien"))
	}
	return strings.Join(out, ", ")
}

// FigurePoints draw a series; a figure that may not be shown interrupts the line.
func (r *Request) FigurePoints(list []figure.Shown) []chart.Point {
	out := make([]chart.Point, len(list))
	for i, s := range list {
		out[i] = chart.Point{At: figure.Years(s.Period().Start()), Label: s.Period().String(), Text: r.FigureWords(s), Provisional: s.Provisional(), Revised: s.Revised(),
			Break: s.BreakBefore(), Missing: !s.Present(), Step: int(s.Period().Kind())}
		out[i].Value, _ = s.Value()
		if low, high, ok := s.Bounds(); ok {
			out[i].Low, out[i].High = low, high
		}
	}
	return chart.InOrder(out)
}

// TotalWords write what several periods are together, or how many of them are known.
func (r *Request) TotalWords(t figure.Total) string {
	switch {
	case t.Present() || t.Have >= t.Of:
		return r.FigureWords(t.Shown)
	case t.Parts == figure.Quarter:
		return r.P.T("optellen.kwartalen", "nog niet compleet: {0} van {1} kwartalen", t.Have, t.Of)
	}
	return r.P.T("optellen.maanden", "nog niet compleet: {0} van {1} maanden", t.Have, t.Of)
}

// FigureTable turns the table of a picture into one of the kit, without columns in which nothing stands.
func FigureTable(t chart.Table, caption string) *ui.Table {
	out := &ui.Table{Caption: caption, Hidden: true, Figures: true}
	for _, row := range t.Rows {
		out.Rows = append(out.Rows, []string{row.Name})
	}
	for i, h := range t.Head {
		if i > 0 && !slices.ContainsFunc(t.Rows, func(r chart.TableRow) bool { return r.Cells[i-1] != "" }) {
			continue
		}
		out.Columns = append(out.Columns, ui.Column{Name: h, Number: i > 0})
		for r := range t.Rows {
			if i > 0 {
				out.Rows[r] = append(out.Rows[r], t.Rows[r].Cells[i-1])
			}
		}
	}
	return out
}

// SourcesOf write where figures come from, each source once: name, table, year, licence, what to know of it. Of a series of
// yearly tables the first and last year are told; which table belongs to which year stands in the table of figures.
func (r *Request) SourcesOf(figures ...figure.Shown) string {
	var lines, years, notes []string
	var yearly figure.Source
	same := true
	for _, s := range figures {
		line, src := r.SourceOf(s), s.Source()
		if line == "" || slices.Contains(lines, line) {
			continue
		}
		if len(lines) > 0 {
			same = same && src.Name == yearly.Name && src.Licence == yearly.Licence
		}
		yearly = src
		lines, years = append(lines, line), append(years, src.Year)
		if note := r.P.Code(src.Note); src.Note != "" && !slices.Contains(notes, note) {
			notes = append(notes, note)
		}
	}
	switch {
	case len(lines) == 0:
		return ""
	case len(lines) > maxSources && same:
		told := append([]string{r.P.T("wijken.licentie", "licentie {0}", r.P.Code(yearly.Licence))}, notes...)
		return r.P.T("wijken.bronnen", "Bron: {0}, tabellen van {1} tot en met {2}, {3}. De tabel hieronder noemt de bron van elk jaar.", yearly.Name,
			slices.Min(years), slices.Max(years), strings.Join(told, ", "))
	}
	return r.P.T("wijken.bron", "Bron: {0}", strings.Join(lines, " "))
}

func (r *Request) SourceOf(s figure.Shown) string {
	src := s.Source()
	if src.Name == "" {
		return ""
	}
	name := src.Name
	if src.ID != "" {
		name = r.P.T("wijken.bron-tabel", "{0} (tabel {1})", src.Name, src.ID)
	}
	parts := []string{name}
	if src.Year != "" {
		parts = append(parts, src.Year)
	}
	if src.Licence != "" {
		parts = append(parts, r.P.T("wijken.licentie", "licentie {0}", r.P.Code(src.Licence)))
	}
	if src.Note != "" {
		parts = append(parts, r.P.Code(src.Note))
	}
	return strings.Join(parts, ", ") + "."
}

// BasisWords say how figures came about, as far as their labels tell it.
func (r *Request) BasisWords(figures ...figure.Shown) string {
	var out []string
	seen := map[string]bool{}
	for _, s := range figures {
		for _, code := range s.Labels() {
			if !seen[code] {
				seen[code] = true
				out = append(out, r.P.Code(code)+".")
			}
		}
	}
	return strings.ReplaceAll(strings.Join(out, " "), "..", ".")
}

// maxSources is the number of yearly tables written out under one figure.
const maxSources = 2

// ClassWords writes the classes of a map.
func (r *Request) ClassWords() chart.ClassWords {
	return chart.ClassWords{
		Under:   func(b string) string { return r.P.T("wijken.onder", "onder {0}", b) },
		Between: func(a, b string) string { return r.P.T("wijken.tussen", "{0} tot {1}", a, b) },
		From:    func(b string) string { return r.P.T("wijken.vanaf", "{0} en meer", b) },
		All:     r.P.T("wijken.alle", "alle"),
	}
}
