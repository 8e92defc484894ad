package stat

import "math"

// Dimension is one part of an index: a value between two fixed goalposts. Lo
// above Hi says that lower is better.
type Dimension struct {
	X      *float64 // nil is missing
	Lo, Hi float64  // the value that scores 0, the value that scores 100
	W      float64  // weight, >= 0
}

// IndexScore is an index with its parts, which are always shown beside it: it is
// no mark.
type IndexScore struct {
	Scores     []float64 // 0..100, of the dimensions that are present, in order
	Arithmetic float64   // Σws/Σw
	Geometric  float64   // exp(Σw·ln s/Σw) with s at least 1: a weak part counts harder
}

const (
	indexPresent = 0.75 // of the weight must be there
	indexFloor   = 1    // of a score in the geometric mean
)

// IndexOf returns s = 100(x-lo)/(hi-lo), kept within 0..100, for each dimension
// that is present, and their weighted means. It assumes goalposts that stay the
// same over the years. Errors: ErrNoData without dimensions, ErrInvalid for equal
// goalposts, a negative weight or a number that is not ordinary, ErrZeroWeight
// when all weights are zero, ErrDimensions when less than 75 % of the weight is
// present. Source: text book (composite indicators).
func IndexOf(dims []Dimension) (IndexScore, error) {
	if len(dims) == 0 {
		return IndexScore{}, ErrNoData
	}
	var all, present, sum, logs float64
	var out IndexScore
	for _, d := range dims {
		if !finite(d.Lo, d.Hi, d.W, d.Hi-d.Lo) || d.Lo == d.Hi || d.W < 0 {
			return IndexScore{}, ErrInvalid
		}
		all += d.W
		if d.X == nil {
			continue
		}
		if !finite(*d.X) {
			return IndexScore{}, ErrInvalid
		}
		score := min(max(100*((*d.X-d.Lo)/(d.Hi-d.Lo)), 0), 100)
		out.Scores = append(out.Scores, score)
		present, sum = present+d.W, sum+d.W*score
		logs += d.W * math.Log(max(score, indexFloor))
	}
	switch {
	case all == 0:
		return IndexScore{}, ErrZeroWeight
	case present < indexPresent*all*(1-1e-12): // forgiving what binary fractions add
		return IndexScore{}, ErrDimensions
	}
	out.Arithmetic, out.Geometric = sum/present, math.Exp(logs/present)
	if !finite(out.Arithmetic, out.Geometric) {
		return IndexScore{}, ErrInvalid
	}
	return out, nil
}
