package tabular

import (
	"bytes"
	"errors"
	"io"
	"strings"

	"kompas/figure"
)

// IsSpreadsheet says whether a file begins as a spreadsheet does: a new one, or one of before 2007.
func IsSpreadsheet(start []byte) bool {
	return bytes.HasPrefix(start, packedStart) || bytes.HasPrefix(start, compoundStart)
}

// How files begin that are packed, and those of programs of before 2007.
var (
	packedStart   = []byte("PK\x03\x04")
	compoundStart = []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
)

// PlainRows reads the first sheet that holds anything as it stands, for whoever wants its words: each line with something in
// it. It stops at the first line or column that is one too many. Errors: *figure.ReadError with the line and the column, or
// that of the file itself.
func PlainRows(file io.ReaderAt, size int64, lines, columns int) ([][]string, error) {
	start := make([]byte, min(size, 8))
	if _, err := file.ReadAt(start, 0); err != nil && !errors.Is(err, io.EOF) {
		return nil, err
	}
	if bytes.HasPrefix(start, compoundStart) {
		return nil, refuseCompound(file, size)
	}
	sheets, err := sheetsOf(file, size)
	if err != nil {
		return nil, err
	}
	for _, s := range sheets {
		var out [][]string
		err := s.lines(func(line int, filled []rawCell) error {
			row := make([]string, 0, columns)
			for _, c := range filled {
				if c.column >= columns {
					return figure.Unreadable(figure.ErrTooLarge, line, columnName(c.column), "")
				}
				row = append(row, make([]string, c.column+1-len(row))...)
				row[c.column] = strings.Clone(c.text)
			}
			if out = append(out, row); len(out) > lines {
				return figure.Unreadable(figure.ErrTooLarge, line, "", "")
			}
			return nil
		})
		if err != nil || len(out) > 0 {
			return out, unlessOurs(err)
		}
	}
	return nil, figure.Unreadable(figure.ErrNoSheet, 0, "", "")
}
