package tabular

import (
	"bytes"
	"errors"
	"io"
	"path"
	"strings"

	"kompas/figure"
)

// Open reads the header and looks the whole file through once, to know its form, topics and columns. The file must stay
// open as long as its values are read. Errors: *figure.ReadError, or that of the file itself.
func Open(name string, file io.ReaderAt, size int64) (figure.FigureSource, error) {
	start := make([]byte, min(size, 8))
	if _, err := file.ReadAt(start, 0); err != nil && !errors.Is(err, io.EOF) {
		return nil, err
	}
	title := strings.TrimSuffix(path.Base(strings.ReplaceAll(name, `\`, "/")), path.Ext(name))
	switch {
	case len(start) == 0:
		return nil, figure.Unreadable(figure.ErrEmpty, 0, "", "")
	case bytes.HasPrefix(start, packedStart), bytes.HasPrefix(start, []byte("PK\x05\x06")):
		s, err := openSpreadsheet(file, size, title)
		if err != nil {
			return nil, err
		}
		return s, nil
	case bytes.HasPrefix(start, compoundStart):
		return nil, refuseCompound(file, size)
	}
	g, encoding, err := openText(file, size)
	if err != nil {
		return nil, err
	}
	f, err := recognise(g, title)
	if err != nil {
		return nil, err
	}
	t := f.table()
	t.Encoding = encoding
	return &source{about: t, grid: g, form: f}, nil
}

// grid is a table of cells under one header line. Each call of rows begins anew.
type grid interface {
	header() []string
	headerLine() int
	rows(do func(*cells) error) error
}

// cells is one line of a grid, with a cell for every column of the header. It holds until the next one.
type cells struct {
	line int
	text []string
	// In a spreadsheet: which are numbers by themselves, written with a point, and which of those are percentages.
	number, percent []bool
}

func (c *cells) isNumber(column int) bool { return c.number != nil && c.number[column] }

// blank reports whether nothing stands on the line, or only a closing note such as "Bron: CBS".
func (c *cells) blank() bool {
	first := ""
	for _, t := range c.text {
		if t = strings.TrimSpace(t); t == "" {
			continue
		}
		if first != "" {
			return false
		}
		first = t
	}
	return first == "" || closingNote(first)
}

func closingNote(text string) bool {
	text = strings.ToLower(strings.TrimSpace(text))
	for _, first := range [...]string{"©", "bron:", "bron ", "toelichting:", "opmerking:", "noot:"} {
		if strings.HasPrefix(text, first) {
			return true
		}
	}
	return false
}

// form is a kind of table, and how to read it.
type form interface {
	table() figure.SourceTable
	// reader returns what hands over the values of one line after another.
	reader(do func(*figure.SourceValue) error) func(*cells) error
}

type source struct {
	about figure.SourceTable
	grid  grid
	form  form
}

// Table implements figure.FigureSource.
func (s *source) Table() figure.SourceTable { return s.about }

// Values implements figure.FigureSource.
func (s *source) Values(do func(*figure.SourceValue) error) error {
	return s.grid.rows(s.form.reader(do))
}

// recognise tells which form a table has.
func recognise(g grid, name string) (form, error) {
	head := g.header()
	if at := knownHeaders(head); at.isLong() {
		return newLong(g, at)
	}
	s, err := lookThrough(g)
	if err != nil {
		return nil, err
	}
	if s.lines == 0 {
		return nil, figure.Unreadable(figure.ErrEmpty, g.headerLine(), "", strings.Join(head, ";"))
	}
	switch {
	case isTyped(head):
		return newTyped(s)
	case isStatLine(head):
		return newStatLine(s)
	}
	return newWide(s, name)
}
