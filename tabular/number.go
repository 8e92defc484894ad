package tabular

import (
	"regexp"
	"strconv"
	"strings"

	"kompas/figure"
)

// plainText says whether a text has nothing but digits and decimal marks: nearly every number, so this one is quick.
func plainText(s string) bool {
	for i := range len(s) {
		if b := s[i]; (b < '0' || b > '9') && b != '.' && b != ',' {
			return false
		}
	}
	return s != "" && s[len(s)-1] >= '0' && s[len(s)-1] <= '9'
}

// otherBlanks are the blanks and the minus that word processors and spreadsheets put in numbers.
var otherBlanks = strings.NewReplacer("\u00a0", " ", "\u202f", " ", "\u2009", " ", "\u2212", "-")

// powered finds a number with a power of ten, as programs and spreadsheets write large and small ones: 1e+05, 1,5E-05.
var powered = regexp.MustCompile(`^(-?)(\d+)(?:([.,])(\d+))?([eE])([+-]?\d{1,2})$`)

// inFull writes a number with a power of ten in full. A spreadsheet that shows a large number as 1,00E+03 leaves digits out: only
// a program, which writes a small e, is taken at its word there.
func inFull(text string) (full string, ok bool) {
	if !hasPower(text) {
		return text, false
	}
	m := powered.FindStringSubmatch(text)
	if m == nil {
		return text, false
	}
	power, err := strconv.Atoi(m[6])
	const most = 15
	if err != nil || power > most || power < -most || m[5] == "E" && power > len(m[4]) {
		return text, false
	}
	digits, point := m[2]+m[4], len(m[2])+power
	if point <= 0 {
		digits, point = strings.Repeat("0", 1-point)+digits, 1
	}
	if missing := point - len(digits); missing > 0 {
		digits += strings.Repeat("0", missing)
	}
	whole, mark := strings.TrimLeft(digits[:point], "0"), m[3]
	if whole == "" {
		whole = "0"
	}
	fraction := digits[point:]
	if fraction == "" {
		return m[1] + whole, true
	}
	if mark == "" { // 5e-05 has no mark of its own; programs write a point
		mark = "."
	}
	return m[1] + whole + mark + fraction, true
}

// hasPower says quickly that a text can be such a number: nearly none is.
func hasPower(text string) bool {
	at := strings.IndexAny(text, "eE")
	return at > 0 && text[at-1] >= '0' && text[at-1] <= '9' && (text[0] == '-' || text[0] >= '0' && text[0] <= '9')
}

// isShortened says that a spreadsheet left digits of a number out.
func isShortened(text string) bool {
	_, full := inFull(text)
	return !full && hasPower(text) && powered.MatchString(text)
}

// bareNumber takes from a number what stands around it: a sign for euros or per cent, a plus, and blanks behind a minus. What is
// no number keeps its text. percent says that it was a percentage.
func bareNumber(text string) (bare string, percent bool) {
	if plainText(text) {
		return text, false
	}
	s := otherBlanks.Replace(text)
	cut, stars := strings.TrimRight(s, "* "), ""
	if stars = strings.TrimLeft(s[len(cut):], " "); stars != "" && strings.Trim(stars, "*") != "" {
		return text, false
	}
	s, percent = strings.CutSuffix(cut, "%")
	s = strings.TrimSpace(strings.TrimPrefix(strings.TrimSpace(s), "€"))
	negative := strings.HasPrefix(s, "-")
	if s = strings.TrimLeft(strings.TrimPrefix(s, "-"), " "); !negative {
		s = strings.TrimPrefix(s, "+")
	}
	if negative {
		s = "-" + strings.TrimLeft(strings.TrimPrefix(s, "€"), " ")
	}
	if full, ok := inFull(s); ok {
		s = full
	}
	if !looksLikeNumber(s) {
		return text, false
	}
	return s + stars, percent
}

// looksLikeNumber reports whether a text has digits, one sign, decimal marks and blanks between digits only; stars may follow.
func looksLikeNumber(s string) bool {
	s = strings.TrimRight(s, "* ")
	s = strings.TrimPrefix(s, "-")
	some := false
	for i := range len(s) {
		switch b := s[i]; {
		case b >= '0' && b <= '9':
			some = true
		case b == '.' || b == ',':
		case b == ' ' && some && s[i+1] >= '0' && s[i+1] <= '9': // no blank is the last: they were cut off
		default:
			return false
		}
	}
	return some
}

// absence reads the words and signs that stand for "no figure". Numbers that do so are left to the import, which knows the
// decimal mark.
func absence(text string) (figure.Absence, bool) {
	switch text {
	case "", ".", "*", "**", "-", "–", "—", ":", "..", "...", "…", "?":
		return figure.Missing, true
	case "x", "X":
		return figure.Suppressed, true
	}
	if isFewer(text) {
		return figure.Suppressed, true
	}
	const longest = len("niet beschikbaar")
	if len(text) > longest || text[0] >= '0' && text[0] <= '9' {
		return figure.Present, false
	}
	switch strings.ToLower(text) {
	case "nvt", "n.v.t.", "niet van toepassing":
		return figure.NotApplicable, true
	case "nb", "n.b.", "na", "n/a", "nan", "null", "onbekend", "geen gegevens", "niet bekend", "niet beschikbaar":
		return figure.Missing, true
	case "geheim":
		return figure.Suppressed, true
	}
	return figure.Present, false
}

// isFewer recognises "<10" and "minder dan 5": a number that whoever made the table does not give, for it is small.
func isFewer(text string) bool {
	rest, few := strings.CutPrefix(text, "<")
	if !few && len(text) < len("minder dan 1000000") {
		rest, few = strings.CutPrefix(strings.ToLower(text), "minder dan ")
	}
	return few && plainText(strings.TrimSpace(rest))
}

// unlikely refuses what stands where a number should and is none, such as #N/B; nil when it can be a number.
func unlikely(v *figure.SourceValue) error {
	switch {
	case v.Absence != figure.Present || looksLikeNumber(v.Text):
		return nil
	case isShortened(v.Text):
		return figure.ErrShortened
	}
	return figure.ErrNumber
}

// write puts a number, or why there is none, into v. Stars mark it as provisional.
func write(v *figure.SourceValue, text string) {
	text = strings.TrimSpace(text)
	v.Text, v.Absence, v.Word = text, figure.Present, ""
	if plainText(text) {
		return
	}
	if reason, none := absence(text); none {
		v.Text, v.Absence, v.Word = "", reason, text
		return
	}
	v.Text, _ = bareNumber(text)
	if cut := strings.TrimRight(v.Text, "*"); cut != v.Text {
		v.Text, v.Provisional = strings.TrimRight(cut, " "), true
	}
	whole, fraction, _ := strings.Cut(strings.Replace(v.Text, ",", ".", 1), ".")
	if strings.Trim(fraction, "0") != "" {
		return
	}
	switch whole {
	case "-99995", "-99999999":
		v.Text, v.Absence, v.Word = "", figure.Missing, whole
	case "-99997":
		v.Text, v.Absence, v.Word = "", figure.Suppressed, whole
	}
}
