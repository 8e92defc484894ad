package chart

import (
	"cmp"
	"slices"
)

// Table is the same content as a picture, for "Bekijk als tabel". Rows have
// one cell less than Head: the first heading stands over their names.
type Table struct {
	Head []string
	Rows []TableRow
}

// TableRow is one row: its name and the cells behind it.
type TableRow struct {
	Name  string
	Cells []string
}

// TableWords are the headings of a table; a picture uses those it needs.
type TableWords struct {
	Row     string // over the names: "Jaar", "Wijk", "Onderwerp"
	Value   string // "Cijfer"
	Margin  string // "Marge"
	Verdict string // "Vergeleken met anderen"
	Lowest  string // "Laagste"
	Median  string // "Middelste"
	Highest string // "Hoogste"
	Note    string // "Toelichting"
}

// span writes a margin, or nothing when there is none.
func span(low, high float64, f func(float64) string) string {
	if !usable(low) || !usable(high) || low >= high {
		return ""
	}
	return format(f, low) + " – " + format(f, high)
}

// Table gives the figures of the trend, one row for each period and one for
// the target.
func (t Trend) Table(words TableWords) Table {
	made := Table{Head: []string{words.Row, t.Own.Name, words.Margin}}
	for i := range t.Others {
		made.Head = append(made.Head, t.Others[i].Name)
	}
	for _, period := range t.periods() {
		row := TableRow{Name: period.Label, Cells: make([]string, 2, 2+len(t.Others))}
		if point := t.Own.at(period); point != nil {
			row.Cells[0] = t.text(point)
			if point.Provisional && point.known() && t.ProvisionalNote != "" {
				row.Cells[0] += " (" + t.ProvisionalNote + ")"
			}
			if point.Revised && point.known() && t.RevisedNote != "" {
				row.Cells[0] += " (" + t.RevisedNote + ")"
			}
			if point.hasMargin() {
				row.Cells[1] = span(point.Low, point.High, t.Format)
			}
		}
		for i := range t.Others {
			cell := ""
			if point := t.Others[i].at(period); point != nil {
				cell = t.text(point)
			}
			row.Cells = append(row.Cells, cell)
		}
		made.Rows = append(made.Rows, row)
	}
	if target := t.target(); target != nil {
		cells := make([]string, 2+len(t.Others))
		cells[0] = target.Text
		made.Rows = append(made.Rows, TableRow{target.Name, cells})
	}
	return made
}

// periods are the periods of all lines, once each, in order. A year and its first quarter begin at the same moment.
func (t *Trend) periods() []Point {
	var all []Point
	for _, l := range append([]Line{t.Own}, t.Others...) {
		for _, p := range l.Points {
			if usable(p.At) && !slices.ContainsFunc(all, func(q Point) bool { return q.of(p) }) {
				all = append(all, p)
			}
		}
	}
	slices.SortStableFunc(all, func(a, b Point) int { return cmp.Compare(a.At, b.At) })
	return all
}

// of says whether two points are of one period.
func (p Point) of(q Point) bool { return p.At == q.At && p.Label == q.Label }

// at is the point of a period, or nil.
func (l *Line) at(period Point) *Point {
	for i := range l.Points {
		if l.Points[i].of(period) {
			return &l.Points[i]
		}
	}
	return nil
}

// Table gives the figures of the ranking, in its order; Detail holds the
// margin in words.
func (r Ranking) Table(words TableWords) Table {
	made := Table{Head: []string{words.Row, words.Value, words.Margin}}
	for i := range r.Rows {
		row := &r.Rows[i]
		made.Rows = append(made.Rows, TableRow{row.Name, []string{row.Text, row.Detail}})
	}
	return made
}

// Table gives the figures of the map, in its order.
func (c Choropleth) Table(words TableWords) Table {
	made := Table{Head: []string{words.Row, words.Value, words.Margin}}
	for i := range c.Areas {
		area := &c.Areas[i]
		made.Rows = append(made.Rows, TableRow{area.Name, []string{area.Text, area.Detail}})
	}
	return made
}

// Table gives the figures of the plot: own, margin, verdict, and the lowest,
// middle and highest of the others.
func (s StripPlot) Table(words TableWords) Table {
	made := Table{Head: []string{words.Row, words.Value, words.Margin, words.Verdict, words.Lowest, words.Median, words.Highest}}
	for i := range s.Rows {
		row := &s.Rows[i]
		cells := []string{row.Text, "", row.Verdict, "", "", ""}
		if row.known() {
			cells[1] = span(row.Low, row.High, row.Format)
		}
		low, high := 1e300, -1e300
		for _, v := range row.Others {
			if usable(v) {
				low, high = min(low, v), max(high, v)
			}
		}
		if low <= high {
			cells[3], cells[5] = format(row.Format, low), format(row.Format, high)
			if usable(row.Median) {
				cells[4] = format(row.Format, row.Median)
			}
		}
		made.Rows = append(made.Rows, TableRow{row.Name, cells})
	}
	return made
}

// Table gives the figures of the bars.
func (b Bars) Table(words TableWords) Table {
	made := Table{Head: []string{words.Row, words.Value, words.Note}}
	for i := range b.Rows {
		row := &b.Rows[i]
		made.Rows = append(made.Rows, TableRow{row.Name, []string{row.Text, row.Note}})
	}
	return made
}
