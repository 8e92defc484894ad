package figure

import "strconv"

// Source (bron) tells where figures come from, as it is printed beside them.
type Source struct {
	Name     string // "CBS"
	ID       string // table or file at the source: "85984NED"
	Year     string // "2024"
	Licence  string // "CC BY 4.0"
	Note     string // "bewerkt door derde"
	Invented bool   // an example figure that was made up; it is labelled so
}

// Shown (te tonen cijfer) is a figure as it may leave the product: already
// rounded, or without a figure and with the code of the reason. Only Disclose
// can fill one; the zero value is no figure. A hidden figure holds no number at
// all, so nothing can be read back from it.
type Shown struct {
	shown, hasBounds, hasN, hasK, noMargin           bool
	provisional, estimated, approximate, breakBefore bool
	revised                                          bool
	value, lower, upper                              float64
	n, k                                             int
	decimals                                         int
	unit                                             Unit
	basis                                            Basis
	absence                                          Absence
	reason                                           string
	area, breakdown                                  string
	period                                           Period
	source                                           *Source
}

// Present reports whether there is a figure.
func (s Shown) Present() bool { return s.shown }

// Value returns the figure in the unit of the indicator (40 for 40 %), rounded as
// it may be shown; ok is false when there is none.
func (s Shown) Value() (v float64, ok bool) { return s.value, s.shown }

// Bounds returns the 95 % margin in the unit of the indicator, rounded as it may
// be shown; ok is false when there is none.
func (s Shown) Bounds() (lower, upper float64, ok bool) { return s.lower, s.upper, s.hasBounds }

// N returns the number of answers: exact at the own desk, elsewhere a multiple
// of 5; ok is false when it is not known or not shown.
func (s Shown) N() (n int, ok bool) { return s.n, s.hasN }

// K returns how many of the N answers have the trait. It is shown at the own
// desk only.
func (s Shown) K() (k int, ok bool) { return s.k, s.hasK }

// outOfTenBase is the number of answers from which "x op de 10" may be written.
const outOfTenBase = 50

// OutOfTen returns x of "x op de 10", which stands only beside its n; ok is false
// for other units than percentages and for fewer than 50 answers.
func (s Shown) OutOfTen() (x int, ok bool) {
	if !s.shown || s.unit != Percent || !s.hasN || s.n < outOfTenBase || s.value < 0 || s.value > 100 {
		return 0, false
	}
	return int(s.value/10 + 0.5), true
}

// Absence returns why there is no figure; Present when there is one.
func (s Shown) Absence() Absence {
	if !s.shown && s.absence == Present {
		return Missing
	}
	return s.absence
}

// Reason returns the code under which readers are told why there is no figure;
// empty when there is one.
func (s Shown) Reason() string {
	switch {
	case s.shown:
		return ""
	case s.reason != "":
		return s.reason
	}
	return s.Absence().Code()
}

// Area returns the code of the area the figure is about.
func (s Shown) Area() string { return s.area }

// Period returns the period the figure is about.
func (s Shown) Period() Period { return s.period }

// Breakdown returns the group the figure is about; empty for everybody.
func (s Shown) Breakdown() string { return s.breakdown }

// Unit returns the unit of the figure.
func (s Shown) Unit() Unit { return s.unit }

// Decimals returns how many decimals the figure is written with.
func (s Shown) Decimals() int { return s.decimals }

// Basis returns how the figure came about.
func (s Shown) Basis() Basis { return s.basis }

// Source returns where the figure comes from.
func (s Shown) Source() Source {
	if s.source == nil {
		return Source{}
	}
	return *s.source
}

// Provisional reports whether the source may still change the figure.
func (s Shown) Provisional() bool { return s.provisional }

// Revised reports whether a later reading changed the figure.
func (s Shown) Revised() bool { return s.revised }

// BreakBefore reports whether the figure was measured by another method than
// those of earlier periods.
func (s Shown) BreakBefore() bool { return s.breakBefore }

// The labels that belong beside a figure.
const (
	LabelInvented    = "verzonnen_voorbeeldcijfer"
	LabelProvisional = "voorlopig_cijfer"
	LabelRevised     = "herzien_cijfer"
	LabelEstimate    = "schatting"
	LabelCensus      = "telling_geen_steekproef"
	LabelNoMargin    = "marge_onbekend"
	LabelBreak       = "andere_meetwijze"
)

// Labels returns the codes of what must be said beside the figure, most
// important first. An invented example says so even where it has no figure.
func (s Shown) Labels() []string {
	var out []string
	add := func(yes bool, code string) {
		if yes {
			out = append(out, code)
		}
	}
	add(s.source != nil && s.source.Invented, LabelInvented)
	add(s.shown && s.provisional, LabelProvisional)
	add(s.shown && s.revised, LabelRevised)
	add(s.shown && s.estimated, LabelEstimate)
	add(s.shown && s.basis == Census, LabelCensus)
	add(s.shown && s.noMargin, LabelNoMargin)
	add(s.shown && s.breakBefore, LabelBreak)
	return out
}

// Approximate reports whether the figure is a sum of rounded ones; Text writes
// "ongeveer" before it.
func (s Shown) Approximate() bool { return s.shown && s.approximate }

// Text returns the figure as it is written: 12,4%, ongeveer 6.340, € 1.250; or
// NoFigureMark.
func (s Shown) Text(lang string) string {
	var buf [64]byte
	return string(s.AppendText(buf[:0], lang))
}

// AppendText appends what Text returns.
func (s Shown) AppendText(dst []byte, lang string) []byte {
	if !s.shown {
		return append(dst, NoFigureMark...)
	}
	if s.approximate {
		if lang == English {
			dst = append(dst, "about "...)
		} else {
			dst = append(dst, "ongeveer "...)
		}
	}
	return AppendInUnit(dst, s.value, s.decimals, s.unit, lang)
}

// BoundsText returns the margin as it is written: 20% tot 43%; empty when there
// is none.
func (s Shown) BoundsText(lang string) string {
	if !s.hasBounds {
		return ""
	}
	var buf [96]byte
	b := AppendInUnit(buf[:0], s.lower, s.decimals, s.unit, lang)
	if lang == English {
		b = append(b, " to "...)
	} else {
		b = append(b, " tot "...)
	}
	return string(AppendInUnit(b, s.upper, s.decimals, s.unit, lang))
}

// CSV returns the bare number for files: a decimal point, no thousands mark, no
// unit; empty when there is no figure.
func (s Shown) CSV() string {
	if !s.shown {
		return ""
	}
	return s.bare(s.value)
}

// BoundsCSV returns the margin as CSV does the figure; empty when there is none.
func (s Shown) BoundsCSV() (lower, upper string) {
	if !s.hasBounds {
		return "", ""
	}
	return s.bare(s.lower), s.bare(s.upper)
}

func (s Shown) bare(v float64) string { return strconv.FormatFloat(v, 'f', s.decimals, 64) }
