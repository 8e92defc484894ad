package tabular

import (
	"io"
	"iter"
	"strings"
	"unicode"
	"unicode/utf8"

	"kompas/area"
	"kompas/figure"
)

// StatLine is a download of a regional table from the StatLine pages: the header
// gives the path of topics and the unit of every column.
type StatLine struct {
	Table
	code, kind int
}

// Place (regel van een gebied) is one line of a StatLine download: an area and
// its values. It is valid until the next one is read.
type Place struct {
	*Row
	Code  string // without padding
	Name  string
	Level area.Level
}

// OpenStatLine starts reading. The table must have the column "Codering", because
// names of wijken and buurten are not unique. Numbers have a decimal comma.
// Errors: *ReadError.
func OpenStatLine(r io.Reader) (*StatLine, error) {
	s, err := openSheet(r, figure.Comma, statLineColumn)
	if err != nil {
		return nil, err
	}
	t := &StatLine{Table: *s, kind: -1}
	if t.code, err = t.Find("Codering"); err != nil {
		return nil, err
	}
	if kind, err := t.Find("Soort regio"); err == nil {
		t.kind = kind
	}
	return t, nil
}

// statLineColumn takes "Bevolking/Geslacht/Mannen (aantal)" apart.
func statLineColumn(title string) Column {
	c := Column{Title: title}
	rest := title
	if at := strings.LastIndex(title, " ("); at > 0 && strings.HasSuffix(title, ")") {
		rest, c.Unit = title[:at], title[at+2:len(title)-1]
	}
	for part := range strings.SplitSeq(rest, "/") {
		if n := len(c.Path); n > 0 && startsSmall(part) { // "goed/zeer goed" is one topic: headings begin with a capital
			c.Path[n-1] += "/" + part
			continue
		}
		c.Path = append(c.Path, part)
	}
	return c
}

func startsSmall(s string) bool {
	first, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLower(first)
}

// Places returns the lines after the header one by one. A line whose code is no
// area code, or whose kind of area does not fit its code, is refused.
// Errors: *ReadError with line and column.
func (t *StatLine) Places() iter.Seq2[Place, error] {
	return func(yield func(Place, error) bool) {
		for row, err := range t.Rows() {
			if err != nil {
				yield(Place{}, err)
				return
			}
			p, err := t.place(row)
			if !yield(p, err) || err != nil {
				return
			}
		}
	}
}

func (t *StatLine) place(row *Row) (Place, error) {
	code, level, err := area.ParseCode(row.Text(t.code))
	if err != nil {
		return Place{}, row.Fail(err, t.code)
	}
	if t.kind >= 0 {
		if kind := area.Level(strings.ToLower(row.Text(t.kind))); kind != level {
			return Place{}, row.Fail(figure.ErrKind, t.kind)
		}
	}
	return Place{Row: row, Code: code, Name: row.Text(0), Level: level}, nil
}
