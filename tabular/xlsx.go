package tabular

import (
	"archive/zip"
	"encoding/xml"
	"errors"
	"io"
	"path"
	"strconv"
	"strings"
	"time"

	"kompas/figure"
)

// xlsx is an Office Open XML workbook (ECMA-376).
type xlsx struct {
	zip     *zip.Reader
	strings []string
	styles  []numberStyle // by cell format
	since   time.Time     // day 0
}

type numberStyle uint8

const (
	plainStyle numberStyle = iota
	dateStyle
	percentStyle
)

type xlsxSheet struct {
	book *xlsx
	part string
	name string
}

func (s *xlsxSheet) title() string { return s.name }

func openXLSX(z *zip.Reader) ([]sheet, error) {
	book := &xlsx{zip: z, since: time.Date(1899, time.December, 30, 0, 0, 0, 0, time.UTC)}
	targets, err := book.targets()
	if err != nil {
		return nil, err
	}
	sheets, err := book.sheets(targets)
	if err != nil {
		return nil, err
	}
	if err := book.readStrings(); err != nil {
		return nil, err
	}
	return sheets, book.readStyles()
}

// each hands over the start of every element of a part; a part that is not there has none.
func (b *xlsx) each(name string, do func(*tags, xml.StartElement) error) error {
	if !hasPart(b.zip, name) {
		return nil
	}
	t, err := openPart(b.zip, name)
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
		if e, ok := token.(xml.StartElement); ok {
			if err := do(t, e); err != nil {
				return err
			}
		}
	}
}

func (b *xlsx) targets() (map[string]string, error) {
	targets := map[string]string{}
	return targets, b.each("xl/_rels/workbook.xml.rels", func(_ *tags, e xml.StartElement) error {
		if e.Name.Local == "Relationship" && len(targets) < mostSheets {
			target := attribute(e, "Target")
			if !strings.HasPrefix(target, "/") {
				target = "/xl/" + target
			}
			targets[attribute(e, "Id")] = path.Clean(target)[1:]
		}
		return nil
	})
}

// sheets lists the sheets that are not hidden.
func (b *xlsx) sheets(targets map[string]string) ([]sheet, error) {
	var out []sheet
	return out, b.each("xl/workbook.xml", func(_ *tags, e xml.StartElement) error {
		switch e.Name.Local {
		case "workbookPr":
			if v := attribute(e, "date1904"); v == "1" || v == "true" {
				b.since = time.Date(1904, time.January, 1, 0, 0, 0, 0, time.UTC)
			}
		case "sheet":
			id := ""
			for _, a := range e.Attr {
				if a.Name.Space != "" && a.Name.Local == "id" {
					id = a.Value
				}
			}
			if state := attribute(e, "state"); (state == "" || state == "visible") && strings.Contains(targets[id], "worksheets/") && len(out) < mostSheets {
				out = append(out, &xlsxSheet{b, targets[id], attribute(e, "name")})
			}
		}
		return nil
	})
}

func (b *xlsx) readStrings() error {
	size := 0
	return b.each("xl/sharedStrings.xml", func(t *tags, e xml.StartElement) error {
		if e.Name.Local != "si" {
			return nil
		}
		text, err := t.richText("si")
		if size += len(text) + 16; err == nil && size > mostStrings {
			err = figure.ErrTooLarge
		}
		b.strings = append(b.strings, text)
		return err
	})
}

// richText gathers the text of an element to its end: a text, or runs of text; not how it is pronounced.
func (t *tags) richText(end string) (string, error) {
	var text string
	inText := false
	for {
		token, err := t.next()
		if err != nil {
			return "", halfway(err)
		}
		switch x := token.(type) {
		case xml.StartElement:
			if x.Name.Local == "rPh" {
				if err := t.skip(); err != nil {
					return "", err
				}
			}
			inText = x.Name.Local == "t"
		case xml.CharData:
			if inText {
				if text += string(x); len(text) > mostOneText {
					return "", figure.ErrTooLarge
				}
			}
		case xml.EndElement:
			if inText = false; x.Name.Local == end {
				return text, nil
			}
		}
	}
}

// readStyles learns which formats of cells show dates and percentages.
func (b *xlsx) readStyles() error {
	own, inCells := map[string]numberStyle{}, false
	return b.each("xl/styles.xml", func(_ *tags, e xml.StartElement) error {
		switch e.Name.Local {
		case "numFmt":
			own[attribute(e, "numFmtId")] = styleOf(attribute(e, "formatCode"))
		case "cellXfs":
			inCells = true
		case "cellStyleXfs", "cellStyles", "dxfs":
			inCells = false
		case "xf":
			if !inCells || len(b.styles) > 1<<17 {
				return nil
			}
			id := attribute(e, "numFmtId")
			style, ok := own[id]
			if n, err := strconv.Atoi(id); !ok && err == nil {
				switch {
				case n >= 14 && n <= 17 || n == 22 || n >= 27 && n <= 36 || n >= 50 && n <= 58:
					style = dateStyle
				case n == 9 || n == 10:
					style = percentStyle
				}
			}
			b.styles = append(b.styles, style)
		}
		return nil
	})
}

// styleOf reads a format such as "dd-mm-yyyy" or "0.0%"; what stands in quotes or brackets is not part of it.
func styleOf(code string) numberStyle {
	code, _, _ = strings.Cut(strings.ToLower(code), ";")
	quoted, bracket := false, false
	for i := 0; i < len(code); i++ {
		switch c := code[i]; {
		case c == '"':
			quoted = !quoted
		case quoted:
		case c == '\\' || c == '_' || c == '*':
			i++
		case c == '[':
			bracket = true
		case c == ']':
			bracket = false
		case bracket:
		case c == 'y' || c == 'j' || c == 'd' && i+1 < len(code):
			return dateStyle
		case c == '%':
			return percentStyle
		}
	}
	return plainStyle
}

func (s *xlsxSheet) lines(do func(line int, filled []rawCell) error) error {
	t, err := openPart(s.book.zip, s.part)
	if err != nil {
		return err
	}
	defer t.close()
	line, column := 0, 0
	var filled []rawCell
	for {
		token, err := t.next()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		switch x := token.(type) {
		case xml.StartElement:
			switch x.Name.Local {
			case "row":
				line, column, filled = rowNumber(attribute(x, "r"), line), -1, filled[:0]
				if line > mostLines {
					return figure.ErrTooLarge
				}
			case "c":
				if column = columnNumber(attribute(x, "r"), column); column >= mostColumns {
					return figure.ErrTooLarge
				}
				cell, err := s.cell(t, x)
				if err != nil {
					return err
				}
				if cell.column = column; cell.text != "" {
					filled = append(filled, cell)
				}
			}
		case xml.EndElement:
			if x.Name.Local == "row" && len(filled) > 0 {
				if err := do(line, filled); err != nil {
					return err
				}
				filled = filled[:0]
			}
		}
	}
}

func rowNumber(text string, last int) int {
	if n, err := strconv.Atoi(text); err == nil && n > last {
		return n
	}
	return last + 1
}

// columnNumber reads the letters of "AB12"; a cell that says nothing follows the last.
func columnNumber(place string, last int) int {
	n := 0
	for i := 0; i < len(place) && place[i] >= 'A' && place[i] <= 'Z' && n < mostColumns; i++ {
		n = 26*n + int(place[i]-'A') + 1
	}
	if n-1 > last {
		return n - 1
	}
	return last + 1
}

// cell reads a cell to its end; formulas count by the value that was kept with them.
func (s *xlsxSheet) cell(t *tags, start xml.StartElement) (rawCell, error) {
	value, inValue, kind := "", false, attribute(start, "t")
	for {
		token, err := t.next()
		if err != nil {
			return rawCell{}, halfway(err)
		}
		switch x := token.(type) {
		case xml.StartElement:
			if x.Name.Local == "is" {
				if value, err = t.richText("is"); err != nil {
					return rawCell{}, err
				}
			}
			inValue = x.Name.Local == "v"
		case xml.CharData:
			if inValue {
				value += string(x)
			}
		case xml.EndElement:
			if inValue = false; x.Name.Local == "c" {
				return s.book.read(kind, attribute(start, "s"), value)
			}
		}
	}
}

func (b *xlsx) read(kind, style, value string) (rawCell, error) {
	switch kind {
	case "s":
		n, err := strconv.Atoi(strings.TrimSpace(value))
		if err != nil || n < 0 || n >= len(b.strings) {
			return rawCell{}, figure.ErrDamaged
		}
		return rawCell{text: strings.TrimSpace(b.strings[n])}, nil
	case "b":
		return rawCell{text: map[string]string{"1": "ja", "0": "nee"}[value]}, nil
	case "", "n":
		value = strings.TrimSpace(value)
		text, ok := plainNumber(value)
		if !ok {
			return rawCell{text: value}, nil
		}
		return b.styled(text, style), nil
	case "d":
		value, _, _ = strings.Cut(value, "T")
	}
	return rawCell{text: strings.TrimSpace(value)}, nil // words, the outcome of a formula, or an error such as #N/B
}

func (b *xlsx) styled(number, style string) rawCell {
	n, err := strconv.Atoi(style)
	if err != nil || n < 0 || n >= len(b.styles) {
		return rawCell{text: number, kind: cellNumber}
	}
	switch b.styles[n] {
	case dateStyle:
		whole, _, _ := strings.Cut(number, ".")
		if days, err := strconv.Atoi(whole); err == nil && days > 0 && days < 2_958_466 {
			return rawCell{text: b.since.AddDate(0, 0, days).Format(time.DateOnly)}
		}
	case percentStyle:
		return rawCell{text: hundredfold(number), kind: cellPercent}
	}
	return rawCell{text: number, kind: cellNumber}
}
