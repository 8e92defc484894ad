package figure

import (
	"math"
	"strconv"
	"strings"
)

// Reading (gelezen waarde) is one value of a table: a decimal number kept exactly, or the
// reason why there is none.
type Reading struct {
	Unscaled    int64 // the number is Unscaled / 10^Decimals
	Decimals    int
	Absence     Absence
	Provisional bool // marked as such by the source
}

// Float returns the number; NaN when there is none.
func (c Reading) Float() float64 {
	if c.Absence != Present {
		return math.NaN()
	}
	// Dividing twice would round twice: let the parser do it.
	f, _ := strconv.ParseFloat(strconv.FormatInt(c.Unscaled, 10)+"e-"+strconv.Itoa(c.Decimals), 64)
	return f
}

// Scaled returns the number in units of 10^-decimals; ok is false when that
// would lose digits or does not fit.
func (c Reading) Scaled(decimals int) (v int32, ok bool) {
	n := c.Unscaled
	for d := c.Decimals; d < decimals; d++ {
		if n > math.MaxInt32 || n < math.MinInt32 {
			return 0, false
		}
		n *= 10
	}
	for d := decimals; d < c.Decimals; d++ {
		if n%10 != 0 {
			return 0, false
		}
		n /= 10
	}
	return int32(n), n >= math.MinInt32 && n <= math.MaxInt32
}

// Shared scales numbers to one number of decimals: the most that any of them has. Where there is no room for those, for a
// computer writes a third with fifteen decimals, they are rounded to what fits, unless a number would lose more than noise.
// misfit is the place of a number that would; -1 when there is none.
func Shared(list []Reading) (scaled []int32, decimals, misfit int) {
	most := 0
	for _, r := range list {
		most = max(most, r.Decimals)
	}
	scaled = make([]int32, len(list))
	decimals = min(most, maxDecimals)
	if scaleAll(scaled, func(i int) (int32, bool) { return list[i].Scaled(decimals) }) < 0 { // as nearly always
		return scaled, decimals, -1
	}
	largest := 0.0
	for _, r := range list {
		largest = max(largest, math.Abs(r.Float()))
	}
	for ; ; decimals-- {
		misfit = scaleAll(scaled, func(i int) (int32, bool) { return list[i].nearest(decimals, largest) })
		if misfit < 0 || decimals == 0 {
			return scaled, decimals, misfit
		}
	}
}

func scaleAll(into []int32, scale func(int) (int32, bool)) (misfit int) {
	for i := range into {
		var ok bool
		if into[i], ok = scale(i); !ok {
			return i
		}
	}
	return -1
}

// maxDecimals is how many a layer can have.
const maxDecimals = 9

// nearest rounds to decimals; ok is false when the number does not fit, or loses more than a millionth of itself and more than
// is left of sums that cancel out.
func (c Reading) nearest(decimals int, largest float64) (v int32, ok bool) {
	const share, left = 1e-6, 1e-12
	exact := c.Float()
	rounded := math.Round(exact * math.Pow10(decimals))
	if math.Abs(rounded) > math.MaxInt32 {
		return 0, false
	}
	lost := math.Abs(rounded/math.Pow10(decimals) - exact)
	return int32(rounded), lost <= share*math.Abs(exact) || lost <= left*largest
}

// Mark (decimaalteken) is the sign before the decimals in a file.
type Mark byte

// The decimal marks: StatLine downloads use a comma, typed data sets a point.
const (
	Comma Mark = ','
	Point Mark = '.'
)

// ParseReading reads a value as CBS, RIVM and PDOK write it. Blanks around it do not
// count. No figure is: nothing, "." (unknown, unreliable or secret: the source
// does not say which), "*", -99995 and -99999999 (missing) and "x" or -99997
// (suppressed). One or two stars behind a number mark it as provisional. A sign
// for thousands is refused, because it cannot be told from the other decimal
// mark. Errors: ErrNumber, ErrDecimalMark.
func ParseReading(text string, mark Mark) (Reading, error) {
	s := strings.TrimSpace(text)
	switch s {
	case "", ".", "*", "**":
		return Reading{Absence: Missing}, nil
	case "x":
		return Reading{Absence: Suppressed}, nil
	}
	var c Reading
	if cut := strings.TrimRight(s, "*"); len(s)-len(cut) <= 2 && cut != s {
		c.Provisional = true
		s = strings.TrimRight(cut, " ")
	}
	digits := s
	negative := strings.HasPrefix(digits, "-")
	if negative {
		digits = digits[1:]
	}
	if err := c.parseDigits(digits, mark); err != nil {
		return Reading{}, err
	}
	if negative {
		c.Unscaled = -c.Unscaled
	}
	c.sentinel()
	return c, nil
}

// maxDigits keeps every number within an int64.
const maxDigits = 18

func (c *Reading) parseDigits(s string, mark Mark) error {
	whole, fraction, found := strings.Cut(s, string(mark))
	if whole == "" || (found && fraction == "") || len(whole)+len(fraction) > maxDigits {
		return ErrNumber
	}
	for i := range len(s) {
		switch b := s[i]; {
		case b >= '0' && b <= '9':
			c.Unscaled = 10*c.Unscaled + int64(b-'0')
		case b == byte(mark) && i == len(whole):
		case b == ',' || b == '.':
			return ErrDecimalMark
		default:
			return ErrNumber
		}
	}
	c.Decimals = len(fraction)
	return nil
}

// sentinel turns the numbers that stand for "no figure" into their reason; some
// files write them with decimals.
func (c *Reading) sentinel() {
	n := c.Unscaled
	for range c.Decimals {
		if n%10 != 0 {
			return
		}
		n /= 10
	}
	switch n {
	case -99995, -99999999:
		*c = Reading{Absence: Missing}
	case -99997:
		*c = Reading{Absence: Suppressed}
	}
}
