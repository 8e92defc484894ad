package tabular

import (
	"archive/zip"
	"encoding/xml"
	"errors"
	"io"
	"strconv"
	"strings"

	"kompas/figure"
)

// odsSheet is one table of an OpenDocument spreadsheet (ISO/IEC 26300).
type odsSheet struct {
	zip    *zip.Reader
	number int // among all tables, from 1
	name   string
}

func (s *odsSheet) title() string { return s.name }

func openODS(z *zip.Reader) ([]sheet, error) {
	if err := refuseLocked(z); err != nil {
		return nil, err
	}
	t, err := openPart(z, "content.xml")
	if err != nil {
		return nil, err
	}
	defer t.close()
	hidden, style := map[string]bool{}, ""
	var out []sheet
	for n := 0; ; {
		token, err := t.next()
		if errors.Is(err, io.EOF) {
			return out, nil
		}
		if err != nil {
			return nil, err
		}
		e, ok := token.(xml.StartElement)
		if !ok {
			continue
		}
		switch e.Name.Local {
		case "style":
			style = attribute(e, "name")
		case "table-properties":
			if attribute(e, "display") == "false" && len(hidden) < mostSheets {
				hidden[style] = true
			}
		case "table":
			if n++; n > mostSheets {
				return out, nil
			}
			if !hidden[attribute(e, "style-name")] {
				out = append(out, &odsSheet{z, n, attribute(e, "name")})
			}
			if err := t.skip(); err != nil {
				return nil, err
			}
		}
	}
}

func refuseLocked(z *zip.Reader) error {
	if !hasPart(z, "META-INF/manifest.xml") {
		return nil
	}
	t, err := openPart(z, "META-INF/manifest.xml")
	if err != nil {
		return err
	}
	defer t.close()
	for {
		token, err := t.next()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		if e, ok := token.(xml.StartElement); ok && e.Name.Local == "encryption-data" {
			return figure.ErrEncrypted
		}
	}
}

// odsReader reads the lines of one table.
type odsReader struct {
	*tags
	do     func(line int, filled []rawCell) error
	line   int // of the row being read
	column int
	filled []rawCell
}

func (s *odsSheet) lines(do func(line int, filled []rawCell) error) error {
	t, err := openPart(s.zip, "content.xml")
	if err != nil {
		return err
	}
	defer t.close()
	for n := 0; ; {
		token, err := t.next()
		if err != nil {
			return halfway(err)
		}
		e, ok := token.(xml.StartElement)
		if !ok || e.Name.Local != "table" {
			continue
		}
		if n++; n == s.number {
			r := &odsReader{tags: t, do: do, line: 1}
			return r.table()
		}
		if err := t.skip(); err != nil {
			return err
		}
	}
}

func (r *odsReader) table() error {
	repeated := 1
	for {
		token, err := r.next()
		if err != nil {
			return halfway(err)
		}
		switch x := token.(type) {
		case xml.StartElement:
			switch x.Name.Local {
			case "table-row":
				repeated, r.column, r.filled = times(x, "number-rows-repeated"), 0, r.filled[:0]
			case "table-cell", "covered-table-cell":
				if err := r.cell(x); err != nil {
					return err
				}
			case "shapes", "forms", "table", "table-source":
				if err := r.skip(); err != nil {
					return err
				}
			}
		case xml.EndElement:
			switch x.Name.Local {
			case "table-row":
				if err := r.row(repeated); err != nil {
					return err
				}
			case "table":
				return nil
			}
		}
	}
}

func times(e xml.StartElement, name string) int {
	if n, err := strconv.Atoi(attribute(e, name)); err == nil && n > 0 {
		return min(n, mostLines+1)
	}
	return 1
}

// row hands over a row as often as it is repeated; empty rows, often a million, only count.
func (r *odsReader) row(repeated int) error {
	if len(r.filled) == 0 {
		r.line = min(r.line+repeated, mostLines+1)
		return nil
	}
	for range repeated {
		if r.line > mostLines {
			return figure.ErrTooLarge
		}
		if err := r.do(r.line, r.filled); err != nil {
			return err
		}
		r.line++
	}
	return nil
}

// cell reads a cell to its end.
func (r *odsReader) cell(start xml.StartElement) error {
	text, err := r.paragraphs(start.Name.Local)
	if err != nil {
		return err
	}
	repeated := times(start, "number-columns-repeated")
	one := odsCell(start, text)
	if one.text == "" {
		r.column = min(r.column+repeated, mostColumns)
		return nil
	}
	for range repeated {
		if r.column >= mostColumns {
			return figure.ErrTooLarge
		}
		one.column = r.column
		r.filled = append(r.filled, one)
		r.column++
	}
	return nil
}

func odsCell(e xml.StartElement, text string) rawCell {
	switch kind := attribute(e, "value-type"); kind {
	case "float", "currency", "percentage":
		if number, ok := plainNumber(attribute(e, "value")); ok {
			if kind == "percentage" {
				return rawCell{text: hundredfold(number), kind: cellPercent}
			}
			return rawCell{text: number, kind: cellNumber}
		}
	case "date":
		day, _, _ := strings.Cut(attribute(e, "date-value"), "T")
		return rawCell{text: day}
	case "boolean":
		if attribute(e, "boolean-value") == "true" {
			return rawCell{text: "ja"}
		}
		return rawCell{text: "nee"}
	}
	return rawCell{text: strings.TrimSpace(text)}
}

// paragraphs gathers the text of a cell to its end, without the notes people stuck on it.
func (r *odsReader) paragraphs(end string) (string, error) {
	text, depth := "", 0
	for {
		token, err := r.next()
		if err != nil {
			return "", halfway(err)
		}
		switch x := token.(type) {
		case xml.StartElement:
			switch x.Name.Local {
			case "annotation", "frame", "table":
				if err := r.skip(); err != nil {
					return "", err
				}
			case "p":
				if depth++; text != "" {
					text += "\n"
				}
			case "s":
				text += " "
			case "line-break", "tab":
				text += " "
			}
		case xml.CharData:
			if depth > 0 {
				if text += string(x); len(text) > mostOneText {
					return "", figure.ErrTooLarge
				}
			}
		case xml.EndElement:
			switch x.Name.Local {
			case "p":
				depth--
			case end:
				return text, nil
			}
		}
	}
}
