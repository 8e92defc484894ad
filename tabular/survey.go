package tabular

import (
	"slices"
	"strings"

	"kompas/area"
	"kompas/figure"
)

// survey is what one look through a table says about its columns.
type survey struct {
	grid    grid
	lines   int // that hold something
	columns []column

	first     []string // what stands on the first of them
	firstLine int
}

// column counts what stands in a column.
type column struct {
	title   string
	filled  int
	none    int // words and signs for "no figure"
	numbers int
	typed   int // of those, by themselves
	percent int // of those
	codes   int // of areas
	deepest area.Level
	year    int // of the boundaries, when each code begins with it; 0 = not, -1 = with several
	whole   int // numbers that could number areas
	largest int // of those
	periods int // that could be nothing else
}

func lookThrough(g grid) (*survey, error) {
	s := &survey{grid: g}
	for _, title := range g.header() {
		s.columns = append(s.columns, column{title: title})
	}
	err := g.rows(func(row *cells) error {
		if row.blank() {
			return nil
		}
		if s.lines++; s.lines == 1 {
			for _, text := range row.text {
				s.first = append(s.first, strings.Clone(text))
			}
			s.firstLine = row.line
		}
		for i := range s.columns {
			s.columns[i].note(row.text[i], row.isNumber(i))
			if row.percent != nil && row.percent[i] {
				s.columns[i].percent++
			}
		}
		return nil
	})
	return s, err
}

func (c *column) note(text string, number bool) {
	text = strings.TrimSpace(text)
	if n := wholeNumber(text); n > 0 {
		c.whole, c.largest = c.whole+1, max(c.largest, n)
	}
	if number {
		c.filled, c.numbers, c.typed = c.filled+1, c.numbers+1, c.typed+1
		return
	}
	if text == "" {
		return
	}
	c.filled++
	if _, ok := absence(text); ok {
		c.none++
		return
	}
	if bare, percent := bareNumber(text); looksLikeNumber(bare) || isShortened(bare) {
		if c.numbers++; percent {
			c.percent++
		}
		return
	}
	if text[0] == '#' { // a spreadsheet could not work it out
		c.none++
		return
	}
	c.noteCode(text)
	if text[0] >= '0' && text[0] <= '9' {
		if _, _, err := figure.ReadPeriod(text); err == nil {
			c.periods++
		}
	}
}

// noteCode looks whether a text is a code of an area.
func (c *column) noteCode(text string) {
	year, code, dated := area.SplitYear(text)
	if !dated && (text[0] < 'A' || text[0] > 'Z') {
		return
	}
	if !dated {
		code = strings.ReplaceAll(text, " ", "")
	}
	_, level, err := area.ParseCode(code)
	if err != nil && !isCode(text) {
		return
	}
	if c.codes++; c.codes == 1 {
		c.year = year
	} else if c.year != year {
		c.year = -1
	}
	if err == nil && (c.codes == 1 || deeper(level, c.deepest)) {
		c.deepest = level
	}
}

// deeper reports whether a level lies below another in the tree of areas.
func deeper(a, b area.Level) bool {
	all := area.Levels()
	return slices.Index(all, a) > slices.Index(all, b)
}

// isCode reports whether a text looks like a code of an area of a kind that package area does not know, such as CG01.
func isCode(s string) bool {
	if len(s) < 4 || len(s) > 10 || !capital(s[0]) || !capital(s[1]) {
		return false
	}
	switch s[:2] {
	case "GM", "WK", "BU", "NL", "PV", "GG":
		return false // those we know, so this one is wrong
	}
	for i := 2; i < len(s); i++ {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return true
}

func capital(b byte) bool { return b >= 'A' && b <= 'Z' }

// mostlyNumbers reports whether a column holds figures: more numbers than words, or nothing at all yet.
func (c *column) mostlyNumbers() bool {
	words := c.filled - c.none - c.numbers
	return c.numbers > words || c.filled == c.none
}

func (c *column) mostlyCodes() bool { return c.codes > 0 && 2*c.codes >= c.filled }
