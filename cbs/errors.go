package cbs

import (
	"errors"
	"fmt"
)

// Reasons why a file or reply is refused.
var (
	ErrEmpty       = errors.New("bestand_leeg")
	ErrWebPage     = errors.New("webpagina_in_plaats_van_cijfers") // HTML where data should be
	ErrEncoding    = errors.New("tekens_geen_utf8")
	ErrSeparator   = errors.New("scheidingsteken_onbekend") // no ; in the first line
	ErrMangled     = errors.New("regels_als_een_veld")      // a spreadsheet has quoted every line as one field
	ErrRow         = errors.New("rij_onleesbaar")           // quotes or number of fields do not fit
	ErrNumber      = errors.New("getal_onleesbaar")
	ErrDecimalMark = errors.New("decimaalteken_anders") // a comma where a point is used, or the other way round
	ErrColumn      = errors.New("kolom_ontbreekt")
	ErrColumnTwice = errors.New("kolom_niet_eenduidig")
	ErrKind        = errors.New("soort_gebied_past_niet_bij_code")
	ErrNotJSON     = errors.New("geen_json")
	ErrTruncated   = errors.New("bestand_afgebroken")
	ErrTopicTree   = errors.New("onderwerpenboom_ongeldig")
)

// ReadError tells where reading stopped. It wraps one of the errors above, or
// one of package area for a code that is not right.
type ReadError struct {
	Err    error
	Line   int    // of the file, counted from 1; for OData the record, counted from 1; 0 = the whole
	Column string // header or key, when it is about one value
	Text   string // what stood there, cut short
}

// Error names the reason and the place, for a log.
func (e *ReadError) Error() string {
	s := e.Err.Error()
	if e.Line > 0 {
		s += fmt.Sprintf(": line %d", e.Line)
	}
	if e.Column != "" {
		s += fmt.Sprintf(", column %q", e.Column)
	}
	if e.Text != "" {
		s += fmt.Sprintf(": %q", e.Text)
	}
	return s
}

// Unwrap gives the reason.
func (e *ReadError) Unwrap() error { return e.Err }

func fail(err error, line int, column, text string) error {
	const most = 80
	if len(text) > most {
		text = text[:most]
	}
	return &ReadError{Err: err, Line: line, Column: column, Text: text}
}
