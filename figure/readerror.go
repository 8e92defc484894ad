package figure

import (
	"fmt"
	"unicode/utf8"
)

// Reasons why a file or reply with figures is refused, or one value in it.
const (
	ErrEmpty       Error = "bestand_leeg"
	ErrWebPage     Error = "webpagina_in_plaats_van_cijfers" // HTML where data should be
	ErrReply       Error = "antwoord_in_plaats_van_tabel"    // JSON where a table should be
	ErrEncoding    Error = "tekens_geen_utf8"
	ErrSeparator   Error = "scheidingsteken_onbekend" // no separator in the first line
	ErrMangled     Error = "regels_als_een_veld"      // a spreadsheet has quoted every line as one field
	ErrNoHeader    Error = "koppen_ontbreken"         // the first line holds figures already
	ErrRow         Error = "rij_onleesbaar"           // quotes or number of fields do not fit
	ErrNumber      Error = "getal_onleesbaar"
	ErrDecimalMark Error = "decimaalteken_anders" // a comma where a point is used, or the other way round
	ErrShortened   Error = "getal_afgekort"       // 1,00E+03: a spreadsheet left digits out
	ErrColumn      Error = "kolom_ontbreekt"
	ErrPostcodes   Error = "postcodes_geen_gebieden"
	ErrColumnTwice Error = "kolom_niet_eenduidig"
	ErrKind        Error = "soort_gebied_past_niet_bij_code"
	ErrNotJSON     Error = "geen_json"
	ErrTruncated   Error = "bestand_afgebroken"
	ErrTopicTree   Error = "onderwerpenboom_ongeldig"

	ErrPageLoop    Error = "pagina_verwijst_terug"    // the next page is one that came before
	ErrPageForeign Error = "pagina_van_andere_dienst" // the next page is said to be elsewhere

	ErrNoTopic       Error = "onderwerp_ontbreekt"       // no column with figures, or a value that does not say of what
	ErrTooManyTopics Error = "te_veel_onderwerpen"       // the column of topics holds something else
	ErrMargin        Error = "marge_code_onbekend"       // neither the value nor one of its bounds
	ErrYesNo         Error = "ja_of_nee_verwacht"        //
	ErrEncrypted     Error = "bestand_versleuteld"       // a spreadsheet with a password
	ErrOldSheet      Error = "rekenblad_te_oud"          // .xls
	ErrAppleSheet    Error = "rekenblad_van_numbers"     // .numbers
	ErrNoSheet       Error = "rekenblad_zonder_tabel"    // no sheet with a table in it
	ErrNotSheet      Error = "geen_rekenblad"            // a zip with something else
	ErrDamaged       Error = "bestand_beschadigd"        // a zip that cannot be unpacked
	ErrTooLarge      Error = "bestand_pakt_te_groot_uit" // more than a table can be: a zip bomb
	ErrManyAreas     Error = "te_veel_gebieden"          // so many that the column cannot be one of areas
	ErrManyPeriods   Error = "te_veel_perioden"
	ErrDouble        Error = "cijfer_dubbel" // two lines say something about the same figure
)

// ReadError (leesfout) tells where reading stopped, or which value is not right. It wraps one of the errors above, or one
// of package area for a code that is not right.
type ReadError struct {
	Err    error
	Line   int    // of the file, counted from 1; for a reply the record, counted from 1; 0 = the whole
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

// Unreadable makes a ReadError, with at most 80 bytes of the text.
func Unreadable(err error, line int, column, text string) error {
	const most = 80
	if len(text) > most {
		cut := most
		for cut > most-utf8.UTFMax && !utf8.RuneStart(text[cut]) { // not within a letter
			cut--
		}
		text = text[:cut]
	}
	return &ReadError{Err: err, Line: line, Column: column, Text: text}
}
