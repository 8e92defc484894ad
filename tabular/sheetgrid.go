package tabular

import (
	"errors"
	"slices"
	"strings"

	"kompas/area"
	"kompas/figure"
)

var errNoTable = errors.New("no table on this sheet")

// sheetGrid is the table on a sheet: from the line with the headers down.
type sheetGrid struct {
	sheet   sheet
	titles  []string
	columns []int // of the sheet, for each title
	top     int
}

// sampleLine is a line that may be the one with the headers.
type sampleLine struct {
	line  int
	cells []rawCell
}

// findTable looks for the headers in the first lines that hold anything: the first line that is nearly as full as the
// fullest, and holds words. Titles of the sheet and headers over several columns stand above it and are narrower.
func findTable(s sheet) (*sheetGrid, error) {
	var sample []sampleLine
	enough := errors.New("enough")
	err := s.lines(func(line int, filled []rawCell) error {
		one := sampleLine{line: line, cells: append([]rawCell(nil), filled...)}
		for i := range one.cells {
			one.cells[i].text = strings.Clone(one.cells[i].text)
		}
		sample = append(sample, one)
		if len(sample) == headerWithin {
			return enough
		}
		return nil
	})
	if err != nil && !errors.Is(err, enough) {
		return nil, err
	}
	i := headerIn(sample)
	if i < 0 {
		return nil, errNoTable
	}
	g := &sheetGrid{sheet: s, top: sample[i].line}
	for _, c := range sample[i].cells {
		g.titles = append(g.titles, strings.Join(strings.Fields(c.text), " "))
		g.columns = append(g.columns, c.column)
	}
	if i > 0 {
		g.takeIn(sample[i-1], sample[i+1:])
		tellApart(g.titles, g.columns, sample[i-1])
	}
	return g.withFirstColumn(sample), nil
}

// headerIn gives the place of the line with the headers among the first lines; -1 when there is none.
func headerIn(sample []sampleLine) int {
	fullest := 0
	for _, one := range sample {
		fullest = max(fullest, len(one.cells))
	}
	at := slices.IndexFunc(sample, func(one sampleLine) bool { return len(one.cells) >= max(2, fullest-1) && one.isHeader() })
	if at < 0 {
		at = aboveCodes(sample)
	}
	if at >= 0 && at+1 < len(sample) && sample[at+1].goesOn(sample[at]) {
		sample[at+1] = joined(sample[at], sample[at+1])
		at++
	}
	return at
}

// aboveCodes gives the place of the line right above the first one that names an area by its code, when it has a header for each
// number there: columns with codes and names often have none. -1 when there is no such line.
func aboveCodes(sample []sampleLine) int {
	first := slices.IndexFunc(sample, sampleLine.hasCode)
	if first < 1 || len(sample[first-1].cells) < 2 || !sample[first-1].isHeader() {
		return -1
	}
	for _, c := range sample[first].cells {
		if c.kind != cellText && sample[first-1].at(c.column) == "" {
			return -1
		}
	}
	return first - 1
}

// at gives what stands in a column; "" for nothing.
func (l sampleLine) at(column int) string {
	for _, c := range l.cells {
		if c.column == column {
			return c.text
		}
	}
	return ""
}

// goesOn says that a line is the second of the headers: it names areas or periods, which the line above does not, and under topics
// it says in what they are counted.
func (l sampleLine) goesOn(above sampleLine) bool {
	named := func(c rawCell) bool { return isAreaHeader(c.text) || isPeriodHeader(c.text) }
	return l.isHeader() && slices.ContainsFunc(l.cells, named) && !slices.ContainsFunc(above.cells, named)
}

// joined makes one line of headers of two.
func joined(above, below sampleLine) sampleLine {
	out := sampleLine{line: below.line}
	for _, c := range below.cells {
		if topic := above.at(c.column); topic != "" && !isAreaHeader(c.text) && !isPeriodHeader(c.text) {
			c.text = topic + " (" + c.text + ")"
		}
		out.cells = append(out.cells, c)
	}
	for _, c := range above.cells {
		if below.at(c.column) == "" {
			out.cells = append(out.cells, c)
		}
	}
	slices.SortFunc(out.cells, func(a, b rawCell) int { return a.column - b.column })
	return out
}

// isHeader reports whether a line holds no codes of areas, and no numbers other than years above columns.
func (l sampleLine) isHeader() bool {
	if l.hasCode() {
		return false
	}
	for _, c := range l.cells {
		if year := strings.TrimRight(c.text, "* "); c.kind != cellText && (len(year) != 4 || year[0] != '1' && year[0] != '2') {
			return false
		}
	}
	return true
}

// hasCode says that a line names an area by its code, so that it is one with figures.
func (l sampleLine) hasCode() bool {
	return slices.ContainsFunc(l.cells, func(c rawCell) bool {
		_, _, err := area.ParseCode(c.text)
		return err == nil
	})
}

// tellApart puts the heading above several columns in front of headers that stand there more than once.
func tellApart(titles []string, columns []int, above sampleLine) {
	times := map[string]int{}
	for _, title := range titles {
		times[strings.ToLower(title)]++
	}
	for i, title := range titles {
		heading := ""
		for _, c := range above.cells {
			if c.column <= columns[i] {
				heading = strings.Join(strings.Fields(c.text), " ")
			}
		}
		if title != "" && times[strings.ToLower(title)] > 1 && heading != "" {
			titles[i] = heading + ": " + title
		}
	}
}

// takeIn takes in columns of which the header stands one line higher, in a cell over both lines.
func (g *sheetGrid) takeIn(above sampleLine, below []sampleLine) {
	if len(above.cells) < 2 { // the title of the sheet
		return
	}
	for _, c := range above.cells {
		at, known := slices.BinarySearch(g.columns, c.column)
		holds := slices.ContainsFunc(below, func(l sampleLine) bool {
			return slices.ContainsFunc(l.cells, func(b rawCell) bool { return b.column == c.column })
		})
		if !known && holds {
			g.columns = slices.Insert(g.columns, at, c.column)
			g.titles = slices.Insert(g.titles, at, strings.Join(strings.Fields(c.text), " "))
		}
	}
}

// withFirstColumn takes in columns without a header that stand left of all others: codes and names of areas often do.
func (g *sheetGrid) withFirstColumn(sample []sampleLine) *sheetGrid {
	var left []int
	for _, one := range sample {
		for _, c := range one.cells {
			if one.line > g.top && c.column < g.columns[0] && !slices.Contains(left, c.column) {
				left = append(left, c.column)
			}
		}
	}
	slices.Sort(left)
	g.titles = append(make([]string, len(left)), g.titles...)
	g.columns = append(left, g.columns...)
	return g
}

func (g *sheetGrid) header() []string { return g.titles }
func (g *sheetGrid) headerLine() int  { return g.top }

func (g *sheetGrid) rows(do func(*cells) error) error {
	place := make([]int, mostColumns)
	for i := range place {
		place[i] = -1
	}
	for i, c := range g.columns {
		place[c] = i
	}
	row := &cells{text: make([]string, len(g.titles)), number: make([]bool, len(g.titles)), percent: make([]bool, len(g.titles))}
	err := g.sheet.lines(func(line int, filled []rawCell) error {
		if line <= g.top {
			return nil
		}
		row.line = line
		clear(row.text)
		clear(row.number)
		clear(row.percent)
		for _, c := range filled {
			if at := place[c.column]; at >= 0 {
				row.text[at], row.number[at], row.percent[at] = c.text, c.kind != cellText, c.kind == cellPercent
			}
		}
		return do(row)
	})
	return unlessOurs(err)
}

// unlessOurs gives errors of the file their name and leaves those of the caller alone.
func unlessOurs(err error) error {
	var at *figure.ReadError
	if err == nil || errors.As(err, &at) {
		return err
	}
	return placed(err)
}
