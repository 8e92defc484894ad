package area

import (
	"maps"
	"slices"
)

// Conversion (omrekening) tells of which municipalities of one year those of a later year are made.
type Conversion struct {
	From, To int
	parts    map[string][]Share // by new code: old codes
	shares   map[string][]Share // by old code: new codes
}

// Convert makes the conversion of the municipalities of one year to a later one.
func (rs Recodings) Convert(codes []string, from, to int) Conversion {
	c := Conversion{From: from, To: to, parts: map[string][]Share{}, shares: map[string][]Share{}}
	for _, old := range codes {
		c.shares[old] = rs.Successors(old, from, to)
		for _, s := range c.shares[old] {
			c.parts[s.Code] = append(c.parts[s.Code], Share{Code: old, Weight: s.Weight, Known: s.Known})
		}
	}
	return c
}

// Codes gives the municipalities of the later year, in order.
func (c Conversion) Codes() []string { return slices.Sorted(maps.Keys(c.parts)) }

// Parts gives the municipalities that one of the later year is made of, with which part of each.
func (c Conversion) Parts(code string) []Share { return c.parts[code] }

// Olds gives the municipalities of the earlier year, in order.
func (c Conversion) Olds() []string { return slices.Sorted(maps.Keys(c.shares)) }

// Shares gives the municipalities that one of the earlier year went to, with which part of it.
func (c Conversion) Shares(old string) []Share { return c.shares[old] }

// Same says that a municipality is wholly one of the earlier year, and nothing else: its figures need no conversion.
func (c Conversion) Same(code string) (old string, same bool) {
	p := c.parts[code]
	if len(p) != 1 || !p[0].Known || len(c.shares[p[0].Code]) != 1 {
		return "", false
	}
	return p[0].Code, true
}

// Weighed says that parts of municipalities went into one, by weights: its figures are estimates.
func (c Conversion) Weighed(code string) bool {
	return slices.ContainsFunc(c.parts[code], func(s Share) bool { return len(c.shares[s.Code]) > 1 })
}

// Unknown says that nobody knows which part of some municipality went into this one.
func (c Conversion) Unknown(code string) bool {
	return slices.ContainsFunc(c.parts[code], func(s Share) bool { return !s.Known })
}

// Divide shares out what is counted in a municipality over those it went to: whole things, which are together what they were.
// known is false when nobody knows the parts.
func (c Conversion) Divide(old string, count int64) (out map[string]int64, known bool) {
	shares := c.shares[old]
	sum := 0.0
	for _, s := range shares {
		if !s.Known {
			return nil, false
		}
		sum += s.Weight
	}
	out = make(map[string]int64, len(shares))
	left := count
	rest := make([]float64, len(shares))
	for i, s := range shares {
		exact := float64(count) * s.Weight / sum
		whole := int64(exact) // towards zero, also of a negative count
		out[s.Code] = whole
		left, rest[i] = left-whole, exact-float64(whole)
	}
	step := int64(1)
	if left < 0 {
		step = -1
	}
	for ; left != 0; left -= step { // what is left goes one by one to who has the largest rest
		most := 0
		for i := range rest {
			if rest[i]*float64(step) > rest[most]*float64(step) {
				most = i
			}
		}
		out[shares[most].Code] += step
		rest[most] -= float64(step)
	}
	return out, true
}
