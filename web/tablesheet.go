package web

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"

	"golang.org/x/net/html"

	"kompas/figure"
	"kompas/tabular"
)

// The other forms in which a table of figures comes.
const (
	formODS  = "ods"
	formXLSX = "xlsx"
	formJSON = "json"
)

// drawnSheet is a table as a spreadsheet or a program reads it: a column in which every figure has one same unit holds bare
// numbers, with the unit in its heading.
type drawnSheet struct{ tabular.Sheet }

func tableSheet(t *html.Node, name, lang string) drawnSheet {
	s := drawnSheet{tabular.Sheet{Name: name}}
	for i, tr := range elements(t, "tr") {
		var row []tabular.Cell
		for cell := range tr.ChildNodes() {
			if cell.Data != "td" && cell.Data != "th" {
				continue
			}
			row = append(row, tabular.Cell{Text: cellText(cell)})
			for wide := span(cell); wide > 1; wide-- {
				row = append(row, tabular.Cell{})
			}
		}
		if i > 0 {
			s.Rows = append(s.Rows, row)
			continue
		}
		for _, c := range row {
			s.Columns = append(s.Columns, c.Text)
		}
	}
	for column := range s.Columns {
		s.asNumbers(column, lang)
	}
	return s
}

// asNumbers makes the figures of a column numbers, when they all have one unit.
func (s drawnSheet) asNumbers(column int, lang string) {
	unit, found := "", false
	numbers := make([]string, len(s.Rows))
	for i, row := range s.Rows {
		if column >= len(row) || row[column].Text == "" || row[column].Text == figure.NoFigureMark {
			continue
		}
		number, of, ok := bareNumber(row[column].Text, lang)
		if !ok || found && of != unit {
			return
		}
		numbers[i], unit, found = number, of, true
	}
	if !found || column == 0 && unit == "" { // years and codes name a row
		return
	}
	if unit != "" {
		s.Columns[column] = strings.TrimSpace(s.Columns[column] + " (" + unit + ")")
	}
	for i, number := range numbers {
		if number != "" {
			s.Rows[i][column] = tabular.Cell{Text: number, Number: true}
		}
	}
}

// bareNumber takes a figure as it is written on a page apart: 6.340, 12,4%, € 1.250, −3,5.
func bareNumber(text, lang string) (digits, unit string, ok bool) {
	thousands, decimals := ".", ","
	if lang == figure.English {
		thousands, decimals = decimals, thousands
	}
	text = strings.ReplaceAll(text, "\u00a0", " ")
	for _, sign := range []string{"%", "‰"} {
		if rest, has := strings.CutSuffix(text, sign); has {
			text, unit = strings.TrimSpace(rest), sign
		}
	}
	negative := strings.HasPrefix(text, "\u2212") || strings.HasPrefix(text, "-")
	text = strings.TrimLeft(text, "\u2212-")
	if rest, has := strings.CutPrefix(text, "€"); has {
		text, unit = strings.TrimSpace(rest), "€"
	}
	whole, fraction, point := strings.Cut(text, decimals)
	groups := strings.Split(whole, thousands)
	for i, g := range groups {
		if !onlyDigits(g) || i > 0 && len(g) != 3 || i == 0 && len(groups) > 1 && len(g) > 3 {
			return "", "", false
		}
	}
	digits = strings.Join(groups, "")
	if point {
		if !onlyDigits(fraction) {
			return "", "", false
		}
		digits += "." + fraction
	}
	if negative {
		digits = "-" + digits
	}
	return digits, unit, true
}

func onlyDigits(s string) bool {
	return s != "" && !slices.ContainsFunc([]byte(s), func(b byte) bool { return b < '0' || b > '9' })
}

// in writes the sheet in a form.
func (s drawnSheet) in(form string) (content []byte, kind string, err error) {
	var b bytes.Buffer
	switch form {
	case formODS:
		err = tabular.WriteODS(&b, s.Sheet)
		return b.Bytes(), "application/vnd.oasis.opendocument.spreadsheet", err
	case formXLSX:
		err = tabular.WriteXLSX(&b, s.Sheet)
		return b.Bytes(), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", err
	}
	content, err = s.json()
	return content, "application/json; charset=utf-8", err
}

// json writes the sheet with numbers as numbers; what is empty is null.
func (s drawnSheet) json() ([]byte, error) {
	out := struct {
		Title   string   `json:"titel"`
		Columns []string `json:"kolommen"`
		Rows    [][]any  `json:"rijen"`
	}{s.Name, s.Columns, [][]any{}}
	for _, row := range s.Rows {
		cells := make([]any, len(row))
		for i, c := range row {
			switch {
			case c.Number:
				cells[i] = json.Number(c.Text)
			case c.Text != "":
				cells[i] = c.Text
			}
		}
		out.Rows = append(out.Rows, cells)
	}
	return json.Marshal(out)
}
