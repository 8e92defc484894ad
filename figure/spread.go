package figure

import (
	"slices"

	"kompas/stat"
)

// Spread (verdeling) is how the figures of many areas lie. Every area counts alike, so the mean is not the figure of the
// whole.
type Spread struct {
	Areas  int // with a figure
	Points [5]float64
	Mean   float64
}

// SpreadPoints gives the per cents of the areas that lie below each point of a spread.
func SpreadPoints() [5]int { return [5]int{10, 25, 50, 75, 90} }

// minSpread is the number of areas from which their spread says something, as for their middle (S-07).
const minSpread = 8

// Spread tells how the figures of all areas lie; false, with no more than their number, when too few have one.
func (c Columns) Spread(u Unit) (Spread, bool) {
	if c.Value.Len() > 0 {
		return c.Value.spread()
	}
	values := c.present(u)
	if len(values) < minSpread {
		return Spread{Areas: len(values)}, false
	}
	slices.Sort(values)
	return spreadOf(values), true
}

// Mean gives the mean of the areas that have a figure, each counting alike, and how many have one.
func (c Columns) Mean(u Unit) (mean float64, areas int) {
	if c.Value.Len() > 0 {
		return c.Value.mean()
	}
	values := c.present(u)
	return meanOf(values), len(values)
}

// present lists the figures that are there.
func (c Columns) present(u Unit) []float64 {
	var values []float64
	for pos := range c.Numerator.Len() {
		if v, absence, _ := c.Read(pos, u); absence == Present {
			values = append(values, v.In(u))
		}
	}
	return values
}

func (b Blob) spread() (Spread, bool) {
	there := b.offsets()
	if len(there) < minSpread {
		return Spread{Areas: len(there)}, false
	}
	values := make([]float64, len(there))
	for i, offset := range sortOffsets(there, int(b.width)) {
		values[i] = float64(int64(b.base)+int64(offset)) / pow10[b.decimals]
	}
	return spreadOf(values), true
}

func (b Blob) mean() (mean float64, areas int) {
	sum := int64(0)
	for pos := range b.count {
		if b.there(pos) {
			sum += int64(b.raw(pos))
			areas++
		}
	}
	return float64(sum) / float64(max(areas, 1)) / pow10[b.decimals], areas
}

func spreadOf(sorted []float64) Spread {
	s := Spread{Areas: len(sorted), Mean: meanOf(sorted)}
	for i, p := range SpreadPoints() {
		s.Points[i] = stat.Quantile(sorted, float64(p)/100)
	}
	return s
}

func meanOf(values []float64) float64 {
	sum := 0.0
	for _, v := range values {
		sum += v
	}
	return sum / float64(max(len(values), 1))
}

// offsets lists the values that are there as distances from the base.
func (b Blob) offsets() []uint32 {
	out := make([]uint32, 0, b.count)
	for pos := range b.count {
		if b.there(pos) {
			out = append(out, b.offset(pos))
		}
	}
	return out
}

func (b Blob) there(pos int) bool {
	return b.flags == nil || b.flags[pos]&byte(flagAbsence) == byte(Present)
}

// sortOffsets puts distances of so many bytes in order, byte by byte from the last: 14,500 of them take a tenth of the time
// that comparing takes.
func sortOffsets(values []uint32, width int) []uint32 {
	other := make([]uint32, len(values))
	for shift := 0; shift < 8*width; shift += 8 {
		var from [257]int
		for _, v := range values {
			from[v>>shift&255+1]++
		}
		for i := range 255 {
			from[i+1] += from[i]
		}
		for _, v := range values {
			at := &from[v>>shift&255]
			other[*at] = v
			*at++
		}
		values, other = other, values
	}
	return values
}
