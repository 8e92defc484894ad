package kompas

import (
	"bytes"
	"encoding/csv"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"

	"kompas/fault"
)

// ActivityList (lijst met activiteiten) is a table that somebody copied from a spreadsheet: its first row names the columns.
type ActivityList struct {
	Heads  []string
	Fields []string // of the activity, for each column; empty for a column that is left out
	Rows   [][]string
}

// Bounds of a list.
const (
	MaxListRows    = 200
	MaxListColumns = 40
	MaxListBytes   = 200_000
)

// listHeads are the words that name a column, folded, for each field of an activity.
var listHeads = map[string][]string{
	"activiteit":        {"activiteit", "activiteiten", "naam", "titel", "naam activiteit", "project", "aanbod"},
	"omschrijving":      {"omschrijving", "beschrijving", "wat", "toelichting", "uitleg", "inhoud"},
	"voor-wie":          {"voor wie", "doelgroep", "deelnemers", "groep"},
	"vorm":              {"vorm", "formeel of informeel", "formeel/informeel"},
	"nieuw-of-bestaand": {"nieuw of bestaand", "nieuw/bestaand", "nieuw"},
	"sinds":             {"sinds", "startjaar", "begin", "jaar", "beginjaar"},
	"organisatie":       {"organisatie", "aanbieder", "uitvoerder", "wie", "wie doet het", "partij"},
}

// ReadActivityList reads a list that was pasted (columns with tabs between them) or came as a file (commas or semicolons).
// What is no such table is refused with the reason.
func ReadActivityList(raw []byte) (ActivityList, *fault.Error) {
	var l ActivityList
	if len(raw) > MaxListBytes {
		return l, fault.Field("lijst", "lijst_te_groot", MaxListRows)
	}
	raw = bytes.TrimPrefix(raw, []byte("\ufeff"))
	if !utf8.Valid(raw) { // an older spreadsheet of this country
		raw, _ = charmap.Windows1252.NewDecoder().Bytes(raw)
	}
	text := strings.ReplaceAll(strings.ReplaceAll(string(raw), "\r\n", "\n"), "\r", "\n")
	r := csv.NewReader(strings.NewReader(text))
	r.Comma, r.FieldsPerRecord, r.LazyQuotes = listComma(text), -1, true
	rows, err := r.ReadAll()
	if err != nil {
		return l, fault.Field("lijst", "lijst_onleesbaar")
	}
	for _, row := range rows {
		for i := range row {
			row[i] = strings.TrimSpace(row[i])
		}
		switch {
		case strings.Join(row, "") == "":
		case l.Heads == nil:
			l.Heads = row
		default:
			l.Rows = append(l.Rows, row)
		}
	}
	return l, l.recognise()
}

// listComma is the sign between columns: the one that stands most in the first line.
func listComma(text string) rune {
	first, _, _ := strings.Cut(strings.TrimLeft(text, "\n"), "\n")
	best := '\t'
	for _, sign := range "\t;," {
		if strings.Count(first, string(sign)) > strings.Count(first, string(best)) {
			best = sign
		}
	}
	return best
}

// recognise finds out which column is which.
func (l *ActivityList) recognise() *fault.Error {
	if len(l.Heads) > MaxListColumns || len(l.Rows) > MaxListRows {
		return fault.Field("lijst", "lijst_te_groot", MaxListRows)
	}
	found := map[string]bool{}
	l.Fields = make([]string, len(l.Heads))
	for i, head := range l.Heads {
		for field, words := range listHeads {
			for _, w := range words {
				if Fold(strings.TrimRight(head, " :?")) == w && !found[field] {
					l.Fields[i], found[field] = field, true
				}
			}
		}
	}
	switch {
	case len(l.Rows) == 0:
		return fault.Field("lijst", "lijst_leeg")
	case !found["activiteit"]:
		return fault.Field("lijst", "lijst_zonder_naam")
	}
	return nil
}

// Form gives a row as the form of a new activity holds it. What was left empty is left out.
func (l ActivityList) Form(row []string) map[string]string {
	form := map[string]string{"activiteit": ""}
	for i, field := range l.Fields {
		if field == "" || i >= len(row) || row[i] == "" {
			continue
		}
		value := row[i]
		if field == "vorm" || field == "nieuw-of-bestaand" {
			value = Fold(value)
		}
		form[field] = value
	}
	return form
}
