package figure

import (
	"bytes"
	"encoding/binary"
	"math"
)

// Part (deel van een cijfer) names which number of a figure a layer holds.
// Bounds, n, numerator and denominator are layers of their own beside the value.
type Part string

// The parts of a figure.
const (
	PartValue       Part = "value"
	PartLower       Part = "lower"
	PartUpper       Part = "upper"
	PartN           Part = "n"
	PartNumerator   Part = "numerator"
	PartDenominator Part = "denominator"
)

// Layer (kaartlaag) is one column of a national table: the figures of all areas
// of one level for one indicator, period and breakdown. It is replaced whole,
// never edited.
type Layer struct {
	Indicator string // key of the catalogue indicator
	Period    string // see ParsePeriod
	Level     string // land, ggd, gemeente, wijk or buurt
	Breakdown string // "" is everybody; else a trait and its category, e.g. "leeftijd:75+"
	Division  string // boundary set whose order Values follow, e.g. "2024"
	Edition   int    // 1, 2 … each time the source publishes this column anew
	Part      Part

	Decimals int     // 0..9; a value is Values[i] / 10^Decimals
	Values   []int32 // one per area, in the order of the division
	Flags    []Flag  // nil when every value is present and final; else as long as Values

	Basis       Basis
	BreakBefore bool   // the method changed: not to be compared with earlier periods
	Definition  int    // number of the definition that its values came in under; 0 is the first
	Published   string // calendar day on which the source published it; "" when that is not known
	Source      string // who publishes it, as shown: "CBS"
	SourceID    string // table or file at the source: "85984NED"
	SourceYear  string // year of the table at the source, as shown
	Licence     string // "CC BY 4.0"
	Note        string // what the reader must know, e.g. "bewerkt door derde"
}

// Flag (vlag bij een waarde) is one byte per area: the low three bits hold the
// Absence, the others say something about a value that is there.
type Flag byte

// Bits of a Flag above the absence.
const (
	FlagProvisional Flag = 1 << 3 // the source may still change it
	FlagEstimate    Flag = 1 << 4 // estimated for this area, unlike the rest of the layer
	flagAbsence     Flag = 7
)

// Absence returns why there is no figure, or Present.
func (f Flag) Absence() Absence {
	a := Absence(f & flagAbsence)
	if !a.Valid() {
		return Missing
	}
	return a
}

// A blob is: version, width | flag mode << 4, decimals, 0, count (uint32),
// base (int32), then count values as unsigned offsets from base in width bytes,
// then, in flag mode 1, count flag bytes. Everything is little endian and fixed
// width, so one area is read without touching the others.
const (
	blobVersion = 1
	blobHeader  = 12
	flagsNone   = 0
	flagsDense  = 1
)

// EncodeBlob returns the compact form of Decimals, Values and Flags. The value
// of an absent area is not kept. Errors: ErrLayerShape.
func (l *Layer) EncodeBlob() ([]byte, error) {
	if l.Decimals < 0 || l.Decimals >= len(pow10) || (l.Flags != nil && len(l.Flags) != len(l.Values)) ||
		uint64(len(l.Values)) > math.MaxUint32 {
		return nil, ErrLayerShape
	}
	base, width := l.valueRange()
	mode := flagsNone
	for _, f := range l.Flags {
		if f != 0 {
			mode = flagsDense
			break
		}
	}
	n := len(l.Values)
	b := make([]byte, blobHeader, blobHeader+n*(width+mode))
	b[0], b[1], b[2] = blobVersion, byte(width|mode<<4), byte(l.Decimals)
	binary.LittleEndian.PutUint32(b[4:], uint32(n))
	binary.LittleEndian.PutUint32(b[8:], uint32(base))
	for i, v := range l.Values {
		var off uint32
		if l.present(i) {
			off = uint32(int64(v) - int64(base))
		}
		switch width {
		case 1:
			b = append(b, byte(off))
		case 2:
			b = binary.LittleEndian.AppendUint16(b, uint16(off))
		default:
			b = binary.LittleEndian.AppendUint32(b, off)
		}
	}
	if mode == flagsDense {
		for _, f := range l.Flags {
			b = append(b, byte(f))
		}
	}
	return b, nil
}

func (l *Layer) present(i int) bool {
	return l.Flags == nil || l.Flags[i].Absence() == Present
}

// valueRange returns the smallest present value and the bytes needed for the
// distance to the largest.
func (l *Layer) valueRange() (base int32, width int) {
	lo, hi := int64(math.MaxInt64), int64(math.MinInt64)
	for i, v := range l.Values {
		if l.present(i) {
			lo, hi = min(lo, int64(v)), max(hi, int64(v))
		}
	}
	switch {
	case lo > hi:
		return 0, 1
	case hi-lo <= math.MaxUint8:
		return int32(lo), 1
	case hi-lo <= math.MaxUint16:
		return int32(lo), 2
	}
	return int32(lo), 4
}

// DecodeBlob fills Decimals, Values and Flags from a blob; absent areas get
// value 0 and Flags is nil when no area has a flag. Errors: ErrBlob.
func (l *Layer) DecodeBlob(blob []byte) error {
	b, err := OpenBlob(blob)
	if err != nil {
		return err
	}
	l.Decimals = b.Decimals()
	l.Values = make([]int32, b.Len())
	l.Flags = nil
	if b.flags != nil {
		l.Flags = make([]Flag, b.Len())
	}
	for i := range l.Values {
		if l.Flags != nil {
			l.Flags[i] = Flag(b.flags[i])
		}
		if l.present(i) {
			l.Values[i] = b.raw(i)
		}
	}
	return nil
}

// Blob is a view on the bytes of one encoded layer. It reads single areas
// without decoding the rest and keeps a reference to the bytes it was given.
type Blob struct {
	values   []byte
	flags    []byte // nil when every area is present and final
	count    int
	base     int32
	width    uint8
	decimals uint8
}

// OpenBlob checks the length and header of blob once, so that reading areas
// afterwards needs no further checks. It allocates nothing. Errors: ErrBlob.
func OpenBlob(blob []byte) (Blob, error) {
	if len(blob) < blobHeader || blob[0] != blobVersion || blob[3] != 0 || int(blob[2]) >= len(pow10) {
		return Blob{}, ErrBlob
	}
	width, mode := blob[1]&15, blob[1]>>4
	if (width != 1 && width != 2 && width != 4) || mode > flagsDense {
		return Blob{}, ErrBlob
	}
	n := uint64(binary.LittleEndian.Uint32(blob[4:]))
	end := blobHeader + n*uint64(width)
	if uint64(len(blob)) != end+n*uint64(mode) {
		return Blob{}, ErrBlob
	}
	v := Blob{
		values: blob[blobHeader:end], count: int(n), width: width, decimals: blob[2],
		base: int32(binary.LittleEndian.Uint32(blob[8:])),
	}
	if mode == flagsDense {
		v.flags = blob[end:]
	}
	return v, nil
}

// Len returns the number of areas.
func (b Blob) Len() int { return b.count }

// Decimals returns how many decimals the values carry.
func (b Blob) Decimals() int { return int(b.decimals) }

// Flag returns the flag byte of the area at pos; a position outside the layer
// is Missing.
func (b Blob) Flag(pos int) Flag {
	if uint(pos) >= uint(b.count) {
		return Flag(Missing)
	}
	if b.flags == nil {
		return 0
	}
	return Flag(b.flags[pos])
}

// At returns the value of the area at pos in the order of the division, or why
// there is none. A position outside the layer is Missing.
func (b Blob) At(pos int) (float64, Absence) {
	if a := b.Flag(pos).Absence(); a != Present {
		return 0, a
	}
	return float64(b.raw(pos)) / pow10[b.decimals], Present
}

func (b Blob) raw(pos int) int32 { return b.base + int32(b.offset(pos)) }

// offset is the distance from base of the value at pos.
func (b Blob) offset(pos int) uint32 {
	switch b.width {
	case 1:
		return uint32(b.values[pos])
	case 2:
		return uint32(binary.LittleEndian.Uint16(b.values[2*pos:]))
	}
	return binary.LittleEndian.Uint32(b.values[4*pos:])
}

// At returns the value of the area at pos, or why there is none.
func (l *Layer) At(pos int) (float64, Absence) {
	if pos < 0 || pos >= len(l.Values) || l.Decimals < 0 || l.Decimals >= len(pow10) {
		return 0, Missing
	}
	if l.Flags != nil {
		if a := l.Flags[pos].Absence(); a != Present {
			return 0, a
		}
	}
	return float64(l.Values[pos]) / pow10[l.Decimals], Present
}

// Scaled returns v in units of 10^-decimals, rounded half away from zero; ok is
// false when it does not fit in a layer.
func Scaled(v float64, decimals int) (scaled int32, ok bool) {
	if decimals < 0 || decimals >= len(pow10) {
		return 0, false
	}
	x := math.Round(v * pow10[decimals])
	if math.IsNaN(x) || x < math.MinInt32 || x > math.MaxInt32 {
		return 0, false
	}
	return int32(x), true
}

var pow10 = [...]float64{1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9}

// Columns (kolommen van een cijfer) are the layers of one figure side by side:
// the same indicator, period, level, breakdown and division. A zero Blob is a
// part that the source does not have.
type Columns struct {
	Value, Lower, Upper, N, Numerator, Denominator Blob
}

// Equal reports whether two layers hold the same values and flags with the same decimals: EncodeBlob makes one form of both.
func (b Blob) Equal(o Blob) bool {
	return b.count == o.count && b.base == o.base && b.width == o.width && b.decimals == o.decimals && bytes.Equal(b.values, o.values) && bytes.Equal(b.flags, o.flags)
}

// Part gives the place of a part among the columns; nil for an unknown one.
func (c *Columns) Part(p Part) *Blob {
	switch p {
	case PartValue:
		return &c.Value
	case PartLower:
		return &c.Lower
	case PartUpper:
		return &c.Upper
	case PartN:
		return &c.N
	case PartNumerator:
		return &c.Numerator
	case PartDenominator:
		return &c.Denominator
	}
	return nil
}

// Read returns the value of the area at pos in unit u, why there is none, and
// the flag of the leading part. A figure with counts and no value of its own is
// worked out here: computed percentages are never stored.
func (c Columns) Read(pos int, u Unit) (Value, Absence, Flag) {
	if c.Value.Len() == 0 && c.Numerator.Len() > 0 {
		return c.divide(pos, u)
	}
	v, a := c.Value.At(pos)
	if a != Present {
		return Value{}, a, c.Value.Flag(pos)
	}
	out := Counted(v, 0)
	if lo, a := c.Lower.At(pos); a == Present {
		if hi, a := c.Upper.At(pos); a == Present && lo <= v && v <= hi {
			out = Published(v, lo, hi)
		}
	}
	if n, a := c.N.At(pos); a == Present {
		out.N = int(n)
	}
	return out, Present, c.Value.Flag(pos)
}

func (c Columns) divide(pos int, u Unit) (Value, Absence, Flag) {
	k, a := c.Numerator.At(pos)
	if a != Present {
		return Value{}, a, c.Numerator.Flag(pos)
	}
	n, a := c.Denominator.At(pos)
	if a != Present {
		return Value{}, a, c.Denominator.Flag(pos)
	}
	v, a := Divide(k, n, u)
	if a != Present {
		return Value{}, a, c.Denominator.Flag(pos)
	}
	return v, Present, c.Numerator.Flag(pos) | c.Denominator.Flag(pos)&FlagProvisional
}

// Divide returns k out of n in unit u (24 for 24 %), resting on n people. Whole
// numbers of people make a share, so that a survey gets its margin. Of nobody
// there is no share: NotApplicable.
func Divide(k, n float64, u Unit) (Value, Absence) {
	if !(n > 0) {
		return Value{}, NotApplicable
	}
	if (u == Percent || u == PerMille) && 0 <= k && k <= n && n <= math.MaxInt32 && k == math.Trunc(k) && n == math.Trunc(n) {
		return ShareOf(int(k), int(n)), Present
	}
	return Counted(k/n*u.scale(), int(n)), Present
}
