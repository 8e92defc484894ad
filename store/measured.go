package store

import (
	"fmt"
	"strconv"
	"strings"

	"kompas/figure"
	"kompas/kompas"
)

// What was measured stands in one text per observation, because a page reads a thousand of them and each further column
// costs as much as the row itself (doc/adr/0009). A letter says which number follows:
//
//	v value · k how many · n of how many · l, u bounds · s standard deviation
//	a absence · p provisional · b break before · d number of the definition, when it is not the first
//
// "v12.4 l10.8 u14 n1420" is 12.4 between 10.8 and 14, of 1,420 people.

// MeasuredText writes what was measured as it is stored.
func MeasuredText(o kompas.Observation) string {
	var b []byte
	number := func(letter byte, v *float64) {
		if v != nil {
			b = append(b, letter)
			b = strconv.AppendFloat(b, *v, 'g', -1, 64)
			b = append(b, ' ')
		}
	}
	number('v', o.Value)
	number('k', o.K)
	number('n', o.N)
	number('l', o.Lower)
	number('u', o.Upper)
	number('s', o.SD)
	if o.Absence != figure.Present {
		b = append(b, 'a')
		b = strconv.AppendInt(b, int64(o.Absence), 10)
		b = append(b, ' ')
	}
	if o.Provisional {
		b = append(b, "p "...)
	}
	if o.BreakBefore {
		b = append(b, "b "...)
	}
	if o.Definition > 1 {
		b = append(b, 'd')
		b = strconv.AppendInt(b, int64(o.Definition), 10)
		b = append(b, ' ')
	}
	return strings.TrimSuffix(string(b), " ")
}

// numbers keeps the numbers of many observations in a few pieces of memory; nil keeps each by itself.
type numbers struct{ free []float64 }

func (n *numbers) keep(v float64) *float64 {
	if n == nil {
		alone := v
		return &alone
	}
	if len(n.free) == 0 {
		n.free = make([]float64, 512)
	}
	p := &n.free[0]
	*p, n.free = v, n.free[1:]
	return p
}

// readMeasured reads what MeasuredText wrote.
func readMeasured(o *kompas.Observation, text string, kept *numbers) error {
	for text != "" {
		var word string
		word, text, _ = strings.Cut(text, " ")
		if err := readWord(o, word, kept); err != nil {
			return fmt.Errorf("observation of %s in %s: %q: %w", o.IndicatorID, o.Period, word, err)
		}
	}
	return nil
}

func readWord(o *kompas.Observation, word string, kept *numbers) error {
	switch word {
	case "":
		return nil
	case "p":
		o.Provisional = true
		return nil
	case "b":
		o.BreakBefore = true
		return nil
	}
	v, err := strconv.ParseFloat(word[1:], 64)
	if err != nil {
		return err
	}
	switch word[0] {
	case 'v':
		o.Value = kept.keep(v)
	case 'k':
		o.K = kept.keep(v)
	case 'n':
		o.N = kept.keep(v)
	case 'l':
		o.Lower = kept.keep(v)
	case 'u':
		o.Upper = kept.keep(v)
	case 's':
		o.SD = kept.keep(v)
	case 'a':
		o.Absence = figure.Absence(v)
	case 'd':
		o.Definition = int(v)
	default:
		return fmt.Errorf("unknown letter")
	}
	return nil
}

// Measured reads what was measured from the text in which it is stored.
func Measured(text string) (kompas.Observation, error) {
	var o kompas.Observation
	err := readMeasured(&o, text, nil)
	return o, err
}
