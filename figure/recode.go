package figure

import (
	"math"

	"kompas/area"
)

// Recoded (omgerekende kolom) is the figures of one column for the municipalities of a later year.
type Recoded struct {
	Columns Columns
	NoParts []string // of which nobody knows the parts
	NoCount []string // which are shares, and are made of more than one municipality: without counts there is no telling
}

// Recode converts figures to the municipalities of a later year. Counts are added, in whole things, so that people are
// conserved; a share is worked out again from its counts and never added, and without counts only a municipality that
// stayed as it was keeps its share. at says where an old municipality stands among the values, -1 for one without any; news
// are in the order of the values to be. additive says that the values are counts. Where weights were used, the figure is an estimate. Errors: ErrNoRoom when a sum does not fit.
func (c Columns) Recode(by area.Conversion, at func(old string) int, news []string, additive bool) (Recoded, error) {
	var out Recoded
	counts := c.Numerator.Len() > 0 && c.Denominator.Len() > 0
	sums := map[Part]Blob{}
	var err error
	switch {
	case counts:
		sums[PartNumerator], sums[PartDenominator] = c.Numerator, c.Denominator
	case additive:
		sums[PartValue] = c.Value
	}
	for part, blob := range sums {
		if *out.Columns.Part(part), err = recodeSum(blob, by, at, news); err != nil {
			return out, err
		}
	}
	if !counts && !additive {
		for _, part := range []Part{PartValue, PartLower, PartUpper, PartN} {
			if *out.Columns.Part(part), err = recodeSame(*c.Part(part), by, at, news); err != nil {
				return out, err
			}
		}
	}
	for _, code := range news {
		_, same := by.Same(code)
		switch {
		case len(by.Parts(code)) == 0 || same:
		case by.Unknown(code):
			out.NoParts = append(out.NoParts, code)
		case !counts && !additive:
			out.NoCount = append(out.NoCount, code)
		}
	}
	return out, nil
}

// recodeSum adds counts.
func recodeSum(b Blob, by area.Conversion, at func(string) int, news []string) (Blob, error) {
	sums := make([]int64, len(news))
	flags := make([]Flag, len(news))
	for i, code := range news {
		if len(by.Parts(code)) == 0 {
			flags[i] = Flag(Missing)
		}
		if by.Weighed(code) {
			flags[i] |= FlagEstimate
		}
	}
	place := make(map[string]int, len(news))
	for i, code := range news {
		place[code] = i
	}
	for _, old := range by.Olds() {
		pos := at(old)
		absent := b.Flag(pos).Absence()
		var count int64
		if absent == Present {
			count = int64(b.raw(pos))
		}
		shared, known := by.Divide(old, count)
		for _, s := range by.Shares(old) {
			i, listed := place[s.Code]
			switch {
			case !listed:
			case !known:
				flags[i] = flags[i]&^flagAbsence | Flag(Missing)
			case absent != Present && flags[i].Absence() == Present:
				flags[i] |= Flag(absent)
			case absent == Present:
				flags[i] |= b.Flag(pos)
				sums[i] += shared[s.Code]
			}
		}
	}
	l := Layer{Decimals: b.Decimals(), Values: make([]int32, len(news)), Flags: flags}
	for i, s := range sums {
		if s < math.MinInt32 || s > math.MaxInt32 {
			return Blob{}, ErrNoRoom
		}
		l.Values[i] = int32(s)
	}
	return l.blob()
}

// recodeSame keeps the values of municipalities that stayed as they were.
func recodeSame(b Blob, by area.Conversion, at func(string) int, news []string) (Blob, error) {
	if b.Len() == 0 {
		return b, nil
	}
	l := Layer{Decimals: b.Decimals(), Values: make([]int32, len(news)), Flags: make([]Flag, len(news))}
	for i, code := range news {
		old, same := by.Same(code)
		if !same {
			l.Flags[i] = Flag(Missing)
			continue
		}
		if l.Flags[i] = b.Flag(at(old)); l.Flags[i].Absence() == Present {
			l.Values[i] = b.raw(at(old))
		}
	}
	return l.blob()
}

func (l *Layer) blob() (Blob, error) {
	raw, err := l.EncodeBlob()
	if err != nil {
		return Blob{}, err
	}
	return OpenBlob(raw)
}

// Hide gives the columns without the figures at some positions: the gate hides them.
func (c Columns) Hide(at []int) (Columns, error) {
	for _, part := range []Part{PartValue, PartLower, PartUpper, PartN, PartNumerator, PartDenominator} {
		b := c.Part(part)
		if b.Len() == 0 || len(at) == 0 {
			continue
		}
		l := Layer{Decimals: b.Decimals(), Values: make([]int32, b.Len()), Flags: make([]Flag, b.Len())}
		for pos := range l.Values {
			if l.Flags[pos] = b.Flag(pos); l.Flags[pos].Absence() == Present {
				l.Values[pos] = b.raw(pos)
			}
		}
		for _, pos := range at {
			l.Flags[pos] = Flag(Suppressed)
		}
		var err error
		if *b, err = l.blob(); err != nil {
			return c, err
		}
	}
	return c, nil
}
