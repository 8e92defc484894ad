package stat

import "math"

// Difference is the first minus the second, with its 95 % interval, in the unit
// of what was compared.
type Difference struct {
	D float64
	Interval
}

// Clear reports a clear difference: zero lies outside the interval.
func (d Difference) Clear() bool { return d.Known && (d.Lo > 0 || d.Hi < 0) }

// Newcombe returns the difference p1-p2 of two independent shares k1/n1 and
// k2/n2 by the hybrid score method: with Wilson intervals l..u of each,
// L = d - √((p1-l1)² + (u2-p2)²), U = d + √((u1-p1)² + (p2-l2)²).
// Errors: as Wilson. Source: [N].
func Newcombe(k1, n1, k2, n2 int) (Difference, error) {
	a, err := Wilson(k1, n1)
	if err != nil {
		return Difference{}, err
	}
	b, err := Wilson(k2, n2)
	if err != nil {
		return Difference{}, err
	}
	d := a.P - b.P
	return Difference{D: d, Interval: Interval{
		Lo:    max(-1, d-math.Hypot(a.P-a.Lo, b.Hi-b.P)),
		Hi:    min(1, d+math.Hypot(a.Hi-a.P, b.P-b.Lo)),
		Known: true,
	}}, nil
}

// MeanDifference is the difference of two independent means.
type MeanDifference struct {
	Difference
	SE     float64 // standard error of the difference
	T      float64 // D / SE
	DF     float64 // Satterthwaite's degrees of freedom
	P      float64 // two-sided
	Hedges float64 // effect size g in pooled standard deviations
}

// Welch compares two independent means, given mean, standard deviation (n-1)
// and n of each, without assuming equal spread: SE = √(s1²/n1 + s2²/n2), degrees
// of freedom after Satterthwaite, and Hedges' g = (d/s_pooled)(1 - 3/(4df-1))
// with df = n1+n2-2. Errors: ErrNoData when a group has no answer,
// ErrNoPrecision when a group has one answer or neither has any spread,
// ErrInvalid for impossible values. Source: text book; [H].
func Welch(m1, s1 float64, n1 int, m2, s2 float64, n2 int) (MeanDifference, error) {
	if n1 == 0 || n2 == 0 {
		return MeanDifference{}, ErrNoData
	}
	if n1 < 0 || n2 < 0 || !finite(m1, s1, m2, s2) || s1 < 0 || s2 < 0 {
		return MeanDifference{}, ErrInvalid
	}
	if n1 == 1 || n2 == 1 || (s1 == 0 && s2 == 0) {
		return MeanDifference{}, ErrNoPrecision
	}
	f1, f2 := float64(n1), float64(n2)
	d, v1, v2 := m1-m2, s1*s1/f1, s2*s2/f2
	se := math.Sqrt(v1 + v2)
	// Shares of the variance keep the quotient in range for tiny and huge spreads.
	r1, r2 := v1/(v1+v2), v2/(v1+v2)
	df := 1 / (r1*r1/(f1-1) + r2*r2/(f2-1))
	half := studentQuantile95(df) * se
	pooled := math.Sqrt(((f1-1)*s1*s1 + (f2-1)*s2*s2) / (f1 + f2 - 2))
	out := MeanDifference{
		Difference: Difference{D: d, Interval: Interval{d - half, d + half, true}},
		SE:         se, T: d / se, DF: df, P: studentTwoSided(d/se, df),
		Hedges: d / pooled * (1 - 3/(4*(f1+f2-2)-1)),
	}
	if !finite(out.Lo, out.Hi, out.T, df, out.P, out.Hedges) {
		return MeanDifference{}, ErrInvalid
	}
	return out, nil
}

// Published is a figure that a source publishes with its own 95 % bounds.
type Published struct {
	Value, Lo, Hi float64
}

// SE returns the standard error behind the published bounds, (hi - lo)/2z. It
// assumes bounds that are about symmetric. Errors: ErrInvalid when the value
// lies outside its bounds or a number is not ordinary, ErrNoPrecision when the
// bounds coincide.
func (p Published) SE() (float64, error) {
	if !finite(p.Value, p.Lo, p.Hi) || p.Lo > p.Value || p.Value > p.Hi {
		return 0, ErrInvalid
	}
	if p.Lo == p.Hi {
		return 0, ErrNoPrecision
	}
	return (p.Hi - p.Lo) / (2 * Z95), nil
}

// PublishedDifference returns the difference of two independent published
// figures, d ± z·√(se1² + se2²), in their unit. Errors: as Published.SE.
func PublishedDifference(a, b Published) (Difference, error) {
	sa, err := a.SE()
	if err != nil {
		return Difference{}, err
	}
	sb, err := b.SE()
	if err != nil {
		return Difference{}, err
	}
	d, half := a.Value-b.Value, Z95*math.Hypot(sa, sb)
	return Difference{D: d, Interval: Interval{d - half, d + half, true}}, nil
}
