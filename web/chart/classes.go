package chart

import (
	"math"
	"slices"
)

// Classes divides figures in at most five classes for a map, about as many
// areas in each. Their bounds are round, so that the legend tells them exactly.
type Classes struct {
	bounds []float64 // rising; a figure on a bound belongs above it
}

// ClassWords write a class in words.
type ClassWords struct {
	Under   func(bound string) string     // "onder 10%"
	Between func(low, high string) string // "10 tot 12%"
	From    func(bound string) string     // "16% en meer"
	All     string                        // the only class there is
}

// enoughBounds is the number of bounds that is not worth odd figures for more.
const enoughBounds = 3

// DivideClasses finds the classes of figures that are written with this number
// of decimals.
func DivideClasses(values []float64, decimals int) Classes {
	sorted := slices.DeleteFunc(slices.Clone(values), func(v float64) bool { return !usable(v) })
	slices.Sort(sorted)
	var best Classes
	for digits := 2; digits <= 4 && len(best.bounds) < enoughBounds; digits++ {
		c := Classes{bounds: roundBounds(sorted, digits, decimals)}
		if len(c.bounds) > len(best.bounds) {
			best = c
		}
	}
	return best
}

// roundBounds gives the bounds between fifths of the figures, rounded to this
// number of digits that count, without those that leave a class empty.
func roundBounds(sorted []float64, digits, decimals int) []float64 {
	var out []float64
	for fifth := 1; fifth < 5 && len(sorted) > 0; fifth++ {
		b := roundTo(sorted[fifth*len(sorted)/5], digits, decimals)
		if b <= sorted[0] || b > sorted[len(sorted)-1] || len(out) > 0 && b <= out[len(out)-1] {
			continue
		}
		if len(out) > 0 && !anyBetween(sorted, out[len(out)-1], b) {
			continue
		}
		out = append(out, b)
	}
	return out
}

func anyBetween(sorted []float64, low, high float64) bool {
	i, _ := slices.BinarySearch(sorted, low)
	return i < len(sorted) && sorted[i] < high
}

// roundTo rounds v to a number of digits that count, and to the decimals that
// are written.
func roundTo(v float64, digits, decimals int) float64 {
	if v == 0 {
		return 0
	}
	places := min(digits-1-int(math.Floor(math.Log10(math.Abs(v)))), decimals)
	scale := math.Pow(10, math.Abs(float64(places)))
	if places < 0 {
		return math.Round(v/scale) * scale
	}
	return math.Round(v*scale) / scale
}

// Of is the class to draw a figure in: 0-4, light to dark. Fewer than five
// classes still reach from light to dark.
func (c Classes) Of(v float64) int {
	at := 0
	for _, b := range c.bounds {
		if v >= b {
			at++
		}
	}
	return c.drawn(at)
}

func (c Classes) drawn(at int) int {
	if len(c.bounds) == 0 {
		return 2
	}
	return at * 4 / len(c.bounds)
}

// Legend writes the classes for Choropleth.Legend.
func (c Classes) Legend(format func(float64) string, words ClassWords) [5]string {
	var out [5]string
	if len(c.bounds) == 0 {
		out[c.drawn(0)] = words.All
		return out
	}
	for at := range len(c.bounds) + 1 {
		switch {
		case at == 0:
			out[c.drawn(at)] = words.Under(format(c.bounds[0]))
		case at == len(c.bounds):
			out[c.drawn(at)] = words.From(format(c.bounds[at-1]))
		default:
			out[c.drawn(at)] = words.Between(format(c.bounds[at-1]), format(c.bounds[at]))
		}
	}
	return out
}
