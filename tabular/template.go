package tabular

import "io"

// TemplateTexts are the words of the one example line of our own form; the headers are fixed, because they are read.
type TemplateTexts struct {
	Sheet     string // name of the sheet
	Indicator string
	AreaName  string
	Breakdown string
	Source    string
	Note      string // says that the line is an example, and what may be left empty
}

// Template writes our own form with one example line, as "csv", "xlsx" or "ods".
func Template(w io.Writer, kind string, t TemplateTexts) error {
	s := Sheet{Name: t.Sheet, Columns: longHeaders[:], Rows: [][]Cell{make([]Cell, knownColumns)}}
	line := s.Rows[0]
	for k, text := range map[known]string{colIndicator: t.Indicator, colArea: "GM0308", colAreaName: t.AreaName, colPeriod: "2024", colBreakdown: t.Breakdown,
		colSource: t.Source, colNote: t.Note, colProvisional: "nee", colUnit: "%"} {
		line[k] = Cell{Text: text}
	}
	for k, number := range map[known]string{colValue: "12.5", colNumerator: "25", colDenominator: "200", colLower: "8.6", colUpper: "17.8", colN: "200"} {
		line[k] = Cell{Text: number, Number: true}
	}
	switch kind {
	case "xlsx":
		return WriteXLSX(w, s)
	case "ods":
		return WriteODS(w, s)
	}
	return writeCSV(w, s)
}
