package figure

import (
	"math"
	"strconv"
)

// The languages figures are written in. Any other code reads as Dutch.
const (
	Dutch   = "nl"
	English = "en"
)

// NoFigureMark stands where a figure would stand; the reason is told beside it.
const NoFigureMark = "–"

const (
	minus    = "−" // U+2212: as wide as a digit, and read out as "min"
	noBreak  = "\u00a0"
	maxExact = 1 << 53 // above this a float64 does not hold every whole number
)

// AppendNumber appends v with this number of decimals (0..9): 6.340 and 12,4 in
// Dutch, 6,340 and 12.4 in English. Halves round away from zero, a rounded zero
// has no sign. What is not an ordinary number becomes NoFigureMark.
func AppendNumber(dst []byte, v float64, decimals int, lang string) []byte {
	if math.IsNaN(v) || math.IsInf(v, 0) {
		return append(dst, NoFigureMark...)
	}
	decimals = min(max(decimals, 0), len(pow10)-1)
	thousand, decimal := byte('.'), byte(',')
	if lang == English {
		thousand, decimal = ',', '.'
	}
	var buf [24]byte
	var digits []byte
	if scaled := math.Round(math.Abs(v) * pow10[decimals]); scaled < maxExact {
		digits = strconv.AppendUint(buf[:0], uint64(scaled), 10)
		for len(digits) <= decimals { // at least one digit before the comma
			digits = append([]byte{'0'}, digits...)
		}
		if scaled != 0 && v < 0 {
			dst = append(dst, minus...)
		}
	} else {
		digits = strconv.AppendFloat(buf[:0], math.Abs(v), 'f', 0, 64)
		digits = append(digits, "000000000"[:decimals]...)
		if v < 0 {
			dst = append(dst, minus...)
		}
	}
	whole := len(digits) - decimals
	for i, d := range digits[:whole] {
		if i > 0 && (whole-i)%3 == 0 {
			dst = append(dst, thousand)
		}
		dst = append(dst, d)
	}
	if decimals > 0 {
		dst = append(dst, decimal)
		dst = append(dst, digits[whole:]...)
	}
	return dst
}

// AppendInUnit appends v in unit u: 12,4%, 6.340, € 1.250 or 12 per 1.000.
func AppendInUnit(dst []byte, v float64, decimals int, u Unit, lang string) []byte {
	switch u {
	case Percent:
		return append(AppendNumber(dst, v, decimals, lang), '%')
	case PerMille:
		dst = AppendNumber(dst, v, decimals, lang)
		dst = append(dst, noBreak+"per"+noBreak...)
		return AppendNumber(dst, 1000, 0, lang)
	case Euro:
		if lang == English { // the sign comes before the currency
			if math.Round(v*pow10[min(max(decimals, 0), len(pow10)-1)]) < 0 {
				dst, v = append(dst, minus...), -v
			}
			return AppendNumber(append(dst, "€"...), v, decimals, lang)
		}
		return AppendNumber(append(dst, "€"+noBreak...), v, decimals, lang)
	}
	return AppendNumber(dst, v, decimals, lang)
}

// Format returns v in unit u as AppendInUnit writes it.
func Format(v float64, decimals int, u Unit, lang string) string {
	var buf [48]byte
	return string(AppendInUnit(buf[:0], v, decimals, u, lang))
}

// FormatNumber returns v as AppendNumber writes it.
func FormatNumber(v float64, decimals int, lang string) string {
	var buf [48]byte
	return string(AppendNumber(buf[:0], v, decimals, lang))
}

var (
	dutchMonths = [...]string{"januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus",
		"september", "oktober", "november", "december"}
	englishMonths = [...]string{"January", "February", "March", "April", "May", "June", "July", "August",
		"September", "October", "November", "December"}
)

// Text returns the period in words: 2026, schooljaar 2025/2026, 1e kwartaal 2026,
// november 2026 or 22 november 2026; empty for no period.
func (p Period) Text(lang string) string {
	y, en := strconv.Itoa(int(p.year)), lang == English
	switch p.kind {
	case SchoolYear:
		if en {
			return "school year " + p.String()
		}
		return "schooljaar " + p.String()
	case Quarter:
		if en {
			return "Q" + strconv.Itoa(int(p.num)) + " " + y
		}
		return strconv.Itoa(int(p.num)) + "e kwartaal " + y
	case Month, Day:
		text := dutchMonths[p.num-1] + " " + y
		if en {
			text = englishMonths[p.num-1] + " " + y
		}
		if p.kind == Day {
			text = strconv.Itoa(int(p.day)) + " " + text
		}
		return text
	}
	return p.String()
}
