package stat

import "math"

// GoalScale is the scale on which goals are scored.
type GoalScale int

// The two scales. The Dutch one has a step -3 below the start at -2.
const (
	GoalFivePoint GoalScale = iota // -2..+2
	GoalSixPoint                   // -3..+2
)

const (
	goalCorrelation = 0.3 // between goals, as Kiresuk and Sherman assume
	goalTop         = 2
)

func (s GoalScale) bottom() float64 {
	if s == GoalSixPoint {
		return -3
	}
	return -2
}

// GoalScore is how far somebody came with goals of his or her own.
type GoalScore struct {
	T          float64 // 50 is what was expected, 10 is a standard deviation
	Comparable bool    // T may be laid beside that of others: the five-point scale only
	Achieved   float64 // share of the goals that ended at 0 or above, 0..1
}

// GoalAttainment returns T = 50 + 10·Σwx/√((1-ρ)Σw² + ρ(Σw)²) with ρ = .3, for
// goals that ended at x (whole steps) with weights w >= 0. It assumes levels that
// were set with care beforehand. Errors: ErrNoGoals without goals, ErrOffScale
// for a step the scale does not have, ErrZeroWeight when all weights are zero,
// ErrInvalid for negative weights or lists of unequal length. Source: [K].
func GoalAttainment(x, w []float64, scale GoalScale) (GoalScore, error) {
	if len(x) != len(w) {
		return GoalScore{}, ErrInvalid
	}
	if len(x) == 0 {
		return GoalScore{}, ErrNoGoals
	}
	var top float64
	for i := range x {
		if !finite(x[i], w[i]) || w[i] < 0 {
			return GoalScore{}, ErrInvalid
		}
		if x[i] < scale.bottom() || x[i] > goalTop || x[i] != math.Trunc(x[i]) {
			return GoalScore{}, ErrOffScale
		}
		top = max(top, w[i])
	}
	if top == 0 {
		return GoalScore{}, ErrZeroWeight
	}
	var sum, squares, reached, at float64
	for i := range x {
		v := w[i] / top // keeps the squares within range
		sum, squares, at = sum+v, squares+v*v, at+v*x[i]
		if x[i] >= 0 {
			reached++
		}
	}
	return GoalScore{
		T:          50 + 10*at/math.Sqrt((1-goalCorrelation)*squares+goalCorrelation*sum*sum),
		Comparable: scale == GoalFivePoint,
		Achieved:   reached / float64(len(x)),
	}, nil
}

// GoalChange is the goal scores at two moments.
type GoalChange struct {
	Before, After float64
	Change        float64 // After - Before
}

// GoalAttainmentChange scores the same goals with the same weights at two
// moments, on the five-point scale. Errors: as GoalAttainment. Source: [K].
func GoalAttainmentChange(t0, t1, w []float64) (GoalChange, error) {
	before, err := GoalAttainment(t0, w, GoalFivePoint)
	if err != nil {
		return GoalChange{}, err
	}
	after, err := GoalAttainment(t1, w, GoalFivePoint)
	if err != nil {
		return GoalChange{}, err
	}
	return GoalChange{Before: before.T, After: after.T, Change: after.T - before.T}, nil
}
