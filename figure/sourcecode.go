package figure

import (
	"strconv"
	"strings"
)

// ReadPeriod reads a period as sources write it: the forms of ParsePeriod, codes of CBS ("2024JJ00", "2024KW01",
// "2024MM12", "2019SJ00", "20240131", "2024M05") and titles ("2024 1e kwartaal", "januari 2024", "2019/'20"). Stars behind
// it mark what is provisional. Codes that are not dates ("2013X005", "2024W101") are refused. Errors: ErrPeriod.
func ReadPeriod(text string) (p Period, provisional bool, err error) {
	s := strings.TrimSpace(text)
	if cut := strings.TrimRight(s, "*"); cut != s {
		s, provisional = strings.TrimRight(cut, " "), true
	}
	if p, err = ParsePeriod(strings.TrimSuffix(s, ".0")); err == nil { // a year as a program writes it that knows numbers only
		return p, provisional, nil
	}
	if form := plainPeriod(s); form != "" {
		if p, err = ParsePeriod(form); err == nil {
			return p, provisional, nil
		}
	}
	return Period{}, false, ErrPeriod
}

// plainPeriod rewrites a period for ParsePeriod; "" when it is none that we know.
func plainPeriod(s string) string {
	if len(s) == 8 {
		if _, ok := digits(s); ok {
			return s[:4] + "-" + s[4:6] + "-" + s[6:]
		}
		if form := codedPeriod(s[:4], s[4:6], s[6:]); form != "" {
			return form
		}
	}
	if len(s) < 6 {
		return ""
	}
	year, rest := s[:4], strings.ToLower(strings.TrimSpace(s[4:]))
	if _, ok := digits(year); !ok {
		if last := len(s) - 4; s[last-1] == ' ' { // mei 2024, 1e kwartaal 2024, Q1 2024
			if _, ok := digits(s[last:]); ok {
				return yearFirst(s[last:], strings.ToLower(strings.TrimSpace(s[:last])))
			}
		}
		return dutchDate(s)
	}
	if next, ok := strings.CutPrefix(strings.Replace(rest, "'", "", 1), "/"); ok && len(next) == 2 {
		return year + "/" + year[:2] + next
	}
	if day, ok := strings.CutSuffix(strings.TrimRight(strings.Replace(rest, " ", "t", 1), ".0z"), "t00:00:"); ok { // a day as a computer writes it
		return year + day
	}
	return yearFirst(year, rest)
}

// yearFirst reads a quarter or month of a year.
func yearFirst(year, rest string) string {
	for _, word := range [...]string{"e kwartaal", "ste kwartaal", "de kwartaal"} {
		if q, ok := strings.CutSuffix(rest, word); ok && len(q) == 1 {
			return year + "-Q" + q
		}
	}
	if q := strings.TrimLeft(rest, "-kq"); len(q) == 1 && len(rest) <= 3 {
		return year + "-Q" + q
	}
	if month, ok := strings.CutPrefix(rest, "m"); ok && len(month) == 2 && month[0] <= '1' { // 2024M05
		return year + "-" + month
	}
	for i, name := range [...]string{"januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november", "december"} {
		if rest == name {
			return year + "-" + two(i+1)
		}
	}
	return ""
}

func codedPeriod(year, kind, number string) string {
	n, ok := digits(number)
	switch {
	case !ok:
	case kind == "JJ" && n == 0:
		return year
	case kind == "SJ" && n == 0:
		if y, ok := digits(year); ok {
			return year + "/" + strconv.Itoa(y+1)
		}
	case kind == "KW":
		return year + "-Q" + strconv.Itoa(n)
	case kind == "MM":
		return year + "-" + number
	}
	return ""
}

// dutchDate reads 31-1-2024.
func dutchDate(s string) string {
	parts := strings.Split(s, "-")
	if len(parts) != 3 || len(parts[2]) != 4 {
		return ""
	}
	d, dayOK := digits(parts[0])
	m, monthOK := digits(parts[1])
	if !dayOK || !monthOK {
		return ""
	}
	return parts[2] + "-" + two(m) + "-" + two(d)
}

// MarginPart tells which number of a figure a code of the dimension "Marges" is about.
func MarginPart(code string) (p Part, known bool) {
	switch strings.TrimSpace(code) {
	case "MW00000":
		return PartValue, true
	case "MOG0095":
		return PartLower, true
	case "MBG0095":
		return PartUpper, true
	}
	return "", false
}

// IsWhole reports whether a code or title in a dimension of a source means everybody: CBS gives totals codes that start
// with a T, ages of all years 10000, and calls them "Totaal …", "Alle …" or "Leeftijd: totaal".
func IsWhole(code, title string) bool {
	if code == "10000" {
		return true
	}
	if len(code) == 7 && code[0] == 'T' {
		if _, ok := digits(code[1:]); ok {
			return true
		}
	}
	title = strings.ToLower(strings.TrimSpace(title))
	if strings.HasSuffix(title, ": totaal") {
		return true
	}
	word, _, _ := strings.Cut(title, " ")
	switch strings.TrimRight(word, ",:;") {
	case "totaal", "alle", "allen", "iedereen":
		return true
	}
	return false
}
