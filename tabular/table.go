package tabular

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"iter"
	"slices"
	"strings"

	"kompas/figure"
)

// Column (kolom) is one column of a table. StatLine gives the path of topics and
// the unit in its header; a typed data set only a key, whose closing number
// changes every year and is left off.
type Column struct {
	Title string   // header as it stands in the file
	Path  []string // topics from the top; the last is the column's own
	Unit  string   // "" when the file does not say
}

// Table is a table in a text file with one header line and fields separated by
// semicolons. It is read once, from top to bottom.
type Table struct {
	Columns []Column
	mark    figure.Mark
	lines   *lines
}

// Row is one line of a sheet. It is valid until the next one is read.
type Row struct {
	Line   int // of the file, counted from 1
	sheet  *Table
	fields []string
}

// openSheet reads the header line; column makes a Column of a title.
func openSheet(r io.Reader, mark figure.Mark, column func(title string) Column) (*Table, error) {
	b := bufio.NewReader(r)
	if bom, _ := b.Peek(3); bytes.Equal(bom, []byte(byteOrderMark)) {
		_, _ = b.Discard(3)
	}
	if start, err := b.Peek(1); err != nil {
		if errors.Is(err, io.EOF) {
			return nil, figure.Unreadable(figure.ErrEmpty, 0, "", "")
		}
		return nil, err
	} else if start[0] == '<' {
		return nil, figure.Unreadable(figure.ErrWebPage, 1, "", "")
	}
	s := &Table{mark: mark, lines: newLines(b, ';')}
	titles, err := s.lines.record()
	if errors.Is(err, io.EOF) {
		return nil, figure.Unreadable(figure.ErrEmpty, 0, "", "")
	}
	if err != nil {
		return nil, err
	}
	if len(titles) < 2 {
		if strings.Contains(titles[0], ";") {
			return nil, figure.Unreadable(figure.ErrMangled, 1, "", titles[0])
		}
		return nil, figure.Unreadable(figure.ErrSeparator, 1, "", titles[0])
	}
	for _, t := range titles {
		s.Columns = append(s.Columns, column(strings.Clone(strings.TrimSpace(t))))
		s.lines.titles = append(s.lines.titles, s.Columns[len(s.Columns)-1].Title)
	}
	return s, nil
}

// record reads one line, which must have a field for every column.
func (s *Table) record() ([]string, error) {
	fields, err := s.lines.record()
	if err != nil {
		return nil, err
	}
	return fields, s.lines.fits(fields, len(s.Columns))
}

func (s *Table) title(i int) string {
	if i < len(s.Columns) {
		return s.Columns[i].Title
	}
	return ""
}

// Rows returns the lines after the header one by one. It stops at the first
// error, which is a *ReadError unless reading itself failed.
func (s *Table) Rows() iter.Seq2[*Row, error] {
	return func(yield func(*Row, error) bool) {
		row := &Row{sheet: s}
		for {
			fields, err := s.record()
			if errors.Is(err, io.EOF) {
				return
			}
			if err != nil {
				yield(nil, err)
				return
			}
			row.fields = fields
			row.Line = s.lines.line
			if !yield(row, nil) {
				return
			}
		}
	}
}

// Text returns a field without the blanks it is padded with.
func (r *Row) Text(column int) string { return strings.TrimSpace(r.fields[column]) }

// Cell reads a field as a value. Errors: *ReadError with line and column.
func (r *Row) Cell(column int) (figure.Reading, error) {
	c, err := figure.ParseReading(r.fields[column], r.sheet.mark)
	if err != nil {
		return figure.Reading{}, r.Fail(err, column)
	}
	return c, nil
}

// Fail returns err as a *ReadError at this line and column.
func (r *Row) Fail(err error, column int) error {
	return figure.Unreadable(err, r.Line, r.sheet.title(column), r.Text(column))
}

// Find returns the column whose path of topics ends in these words. A number
// behind a key never counts, because it shifts every year.
// Errors: ErrColumn when there is none, ErrColumnTwice when more fit: give more
// of the path then.
func (s *Table) Find(path ...string) (int, error) {
	found := -1
	for i, c := range s.Columns {
		if !endsIn(c.Path, path) {
			continue
		}
		if found >= 0 {
			return 0, figure.Unreadable(figure.ErrColumnTwice, 1, strings.Join(path, "/"), "")
		}
		found = i
	}
	if found < 0 {
		return 0, figure.Unreadable(figure.ErrColumn, 1, strings.Join(path, "/"), "")
	}
	return found, nil
}

func endsIn(path, end []string) bool {
	return len(end) > 0 && len(path) >= len(end) && slices.Equal(path[len(path)-len(end):], end)
}

// OpenTyped starts reading a typed data set (TypedDataSet in CSV), as CBS and
// third parties publish it: one column per measure, codes padded, a decimal
// point. Errors: *ReadError.
func OpenTyped(r io.Reader) (*Table, error) {
	return openSheet(r, figure.Point, func(title string) Column {
		return Column{Title: title, Path: []string{stem(title)}}
	})
}
