package tabular

import (
	"io"
	"iter"
	"strings"

	"kompas/area"
	"kompas/figure"
)

// Municipality (regel van "Gebieden in Nederland") is a municipality with the
// regions it works in and its features.
type Municipality struct {
	Code           string
	Name           string
	Regions        []Named // only of the levels package area knows, in the order of the file
	SizeClass      int     // 1..8
	Urbanity       int     // 1..5
	Inhabitants    int
	AddressDensity int // addresses per square km
}

// Named is a code with its name.
type Named struct{ Code, Name string }

// ReadMunicipalities reads the CBS table "Gebieden in Nederland" (typed data set
// in CSV). Its columns are pairs called Code and Naam or Omschrijving with a
// number that shifts every year, so what a pair is about is read from the values:
// the letters of a region code, or the words of a description.
// Errors: *ReadError with line and column.
func ReadMunicipalities(r io.Reader) iter.Seq2[Municipality, error] {
	return func(yield func(Municipality, error) bool) {
		t, err := openRegions(r)
		if err != nil {
			yield(Municipality{}, err)
			return
		}
		for row, err := range t.Rows() {
			if err != nil {
				yield(Municipality{}, err)
				return
			}
			m, err := t.municipality(row)
			if !yield(m, err) || err != nil {
				return
			}
		}
	}
}

type regionSheet struct {
	*Table
	region, inhabitants, density int
	pairs                        []int // columns of codes; the name or description follows
}

func openRegions(r io.Reader) (*regionSheet, error) {
	s, err := OpenTyped(r)
	if err != nil {
		return nil, err
	}
	t := &regionSheet{Table: s}
	for _, c := range []struct {
		into *int
		stem string
	}{{&t.region, "RegioS"}, {&t.inhabitants, "Inwonertal"}, {&t.density, "Omgevingsadressendichtheid"}} {
		if *c.into, err = s.Find(c.stem); err != nil {
			return nil, err
		}
	}
	for i := range len(s.Columns) - 1 {
		if next := s.Columns[i+1].Path[0]; s.Columns[i].Path[0] == "Code" && (next == "Naam" || next == "Omschrijving") {
			t.pairs = append(t.pairs, i)
		}
	}
	return t, nil
}

func (t *regionSheet) municipality(row *Row) (Municipality, error) {
	code, level, err := area.ParseCode(row.Text(t.region))
	if err != nil {
		return Municipality{}, row.Fail(err, t.region)
	}
	if level != area.Municipality {
		return Municipality{}, row.Fail(figure.ErrKind, t.region)
	}
	m := Municipality{Code: code}
	for _, i := range t.pairs {
		value, words := row.Text(i), row.Text(i+1)
		switch c, level, err := area.ParseCode(value); {
		case err == nil && c == code:
			m.Name = words
		case err == nil && level.IsRegion():
			m.Regions = append(m.Regions, Named{c, words})
		case strings.Contains(words, "inwoners"):
			err = t.class(row, i, 8, &m.SizeClass)
			if err != nil {
				return Municipality{}, err
			}
		case strings.Contains(words, "stedelijk"):
			err = t.class(row, i, 5, &m.Urbanity)
			if err != nil {
				return Municipality{}, err
			}
		}
	}
	if err := t.count(row, t.inhabitants, &m.Inhabitants); err != nil {
		return Municipality{}, err
	}
	if err := t.count(row, t.density, &m.AddressDensity); err != nil {
		return Municipality{}, err
	}
	if m.Name == "" {
		return Municipality{}, row.Fail(figure.ErrColumn, t.region)
	}
	return m, nil
}

func (t *regionSheet) class(row *Row, column, most int, into *int) error {
	if err := t.count(row, column, into); err != nil {
		return err
	}
	if *into < 1 || *into > most {
		return row.Fail(figure.ErrNumber, column)
	}
	return nil
}

// count reads a whole number; 0 when the table has none.
func (t *regionSheet) count(row *Row, column int, into *int) error {
	c, err := row.Cell(column)
	if err != nil {
		return err
	}
	if c.Absence != figure.Present {
		*into = 0
		return nil
	}
	v, ok := c.Scaled(0)
	if !ok || v < 0 {
		return row.Fail(figure.ErrNumber, column)
	}
	*into = int(v)
	return nil
}
