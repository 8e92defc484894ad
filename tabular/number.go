package tabular

import (
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

// unlikely refuses what stands where a number should and is none, such as #N/B.
func unlikely(v *figure.SourceValue) bool {
	return v.Absence == figure.Present && !looksLikeNumber(v.Text)
}

// write puts a number, or why there is none, into v. Stars mark it as provisional.
func write(v *figure.SourceValue, text string) {
	text = strings.TrimSpace(text)
	v.Text, v.Absence = text, figure.Present
	if plainText(text) {
		return
	}
	if reason, none := absence(text); none {
		v.Text, v.Absence = "", reason
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
		v.Text, v.Absence = "", figure.Missing
	case "-99997":
		v.Text, v.Absence = "", figure.Suppressed
	}
}
