package figure

import "math"

// Valid reports whether k is a known kind.
func (k TargetKind) Valid() bool { return k == IncreaseTo || k == DecreaseTo || k.Keeps() }

// Keeps reports whether k holds on to something instead of travelling to it.
func (k TargetKind) Keeps() bool {
	return k == KeepAtLeast || k == KeepAtMost || k == KeepBetween
}

// Target (streefwaarde) is where an indicator should be by the end of a period,
// in the unit of the indicator.
type Target struct {
	Kind   TargetKind
	Value  float64 // of all kinds but KeepBetween
	Lo, Hi float64 // of KeepBetween
	By     Period  // its last day is the date by which
}

// Check reports what is wrong with the target by itself. Errors: ErrTarget.
func (t Target) Check() error {
	for _, x := range []float64{t.Value, t.Lo, t.Hi} {
		if math.IsNaN(x) || math.IsInf(x, 0) {
			return ErrTarget
		}
	}
	if !t.Kind.Valid() || (t.Kind == KeepBetween && t.Lo > t.Hi) {
		return ErrTarget
	}
	return nil
}

// side is +1 when more is better for this kind, -1 when less is.
func (t Target) side() float64 {
	if t.Kind == DecreaseTo || t.Kind == KeepAtMost {
		return -1
	}
	return 1
}
