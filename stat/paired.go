package stat

import "math"

// mostExactChanges is up to where the incomplete beta function is nearer than the
// normal distribution with continuity correction; there they agree to 8 digits.
const mostExactChanges = 1e7

// McNemar returns the exact two-sided p of a change among the same people on a
// yes/no question: b went from yes to no, c from no to yes, and
// p = min(1, 2·P(X <= min(b,c))) with X ~ Bin(b+c, ½). Who gave the same answer
// twice does not count; when nobody changed p is 1. Errors: ErrInvalid for
// negative counts. Source: text book.
func McNemar(b, c int) (float64, error) {
	if b < 0 || c < 0 {
		return 0, ErrInvalid
	}
	if b == c {
		return 1, nil
	}
	n := float64(b) + float64(c)
	if n > mostExactChanges {
		return min(1, normalTwoSided((math.Abs(float64(b)-float64(c))-1)/math.Sqrt(n))), nil
	}
	p := min(1, 2*binomialHalf(min(b, c), n))
	if !finite(p) {
		return 0, ErrInvalid
	}
	return p, nil
}

// Paired is the change of the same people between two moments, in the unit of
// the answers.
type Paired struct {
	Change    Mean    // second minus first, over complete pairs, with its t interval
	T, P      float64 // paired t test, two-sided; only when Tested
	DZ        float64 // mean change in standard deviations of the change; only when Tested
	Tested    bool    // two pairs or more, and not all changed alike
	DAv, GAv  float64 // mean change in average standard deviations; GAv is the one to show
	Sized     bool    // DAv and GAv are known
	Lost, New int     // people with only the first, only the second answer
}

// PairedOf compares two answers of each person; nil is missing and only complete
// pairs count: x̄ ± t(n-1)·s/√n of the change d, d_z = d̄/s_d,
// d_av = d̄/((s0+s1)/2) and g_av = d_av·(1 - 3/(4(n-1)-1)). It assumes changes
// that are about normally distributed. It says nothing of why: who stops is
// missing, extremes drift to the middle by themselves, and nobody knows what
// would have happened otherwise. Errors: ErrNoData without a complete pair,
// ErrInvalid for lists of unequal length and numbers that are not ordinary.
// Source: [L].
func PairedOf(t0, t1 []*float64) (Paired, error) {
	if len(t0) != len(t1) {
		return Paired{}, ErrInvalid
	}
	var out Paired
	var first, second, change []float64
	for i, a := range t0 {
		b := t1[i]
		switch {
		case a != nil && b != nil:
			first, second, change = append(first, *a), append(second, *b), append(change, *b-*a)
		case a != nil:
			out.Lost++
		case b != nil:
			out.New++
		}
	}
	var err error
	if out.Change, err = MeanOf(change); err != nil {
		return Paired{}, err
	}
	if out.Change.N == 1 {
		return out, nil
	}
	n, df := float64(out.Change.N), float64(out.Change.N-1)
	if sd := out.Change.SD; sd > 0 {
		out.Tested, out.DZ = true, out.Change.Mean/sd
		out.T = out.DZ * math.Sqrt(n)
		out.P = studentTwoSided(out.T, df)
	}
	before, err := MeanOf(first)
	if err != nil {
		return Paired{}, err
	}
	after, err := MeanOf(second)
	if err != nil {
		return Paired{}, err
	}
	if average := (before.SD + after.SD) / 2; average > 0 {
		out.Sized, out.DAv = true, out.Change.Mean/average
		out.GAv = out.DAv * smallSample(df)
	}
	if !finite(out.T, out.P, out.DZ, out.DAv, out.GAv) {
		return Paired{}, ErrInvalid
	}
	return out, nil
}

// smallSample is Hedges' factor J for df degrees of freedom. Source: [H].
func smallSample(df float64) float64 { return 1 - 3/(4*df-1) }

// ChangeCode is the verdict on the change of one person.
type ChangeCode string

// The verdicts: better or worse beyond what measuring twice alone can do.
const (
	ChangeBetter ChangeCode = "verbeterd"
	ChangeNone   ChangeCode = "geen_betrouwbare_verandering"
	ChangeWorse  ChangeCode = "verslechterd"
)

// ReliableChange is the change of one person beside the error of measurement.
type ReliableChange struct {
	RCI       float64
	SE        float64 // standard error of a difference, in the unit of the score
	Threshold float64 // smallest reliable change, in the unit of the score
	Label     ChangeCode
}

// RCI returns the reliable change index (x1-x0)/(s0·√2·√(1-r)): a change counts
// as reliable from |RCI| >= 1.96. sd is the standard deviation at the first
// moment and r the reliability of the instrument; NaN is not known. It assumes an
// error of measurement that is the same for everybody. Errors: ErrNoPrecision
// when sd or r is not known, sd is 0 or r is 1, ErrInvalid for a negative sd, r
// outside 0..1 or a score that is not an ordinary number. Source: [J].
func RCI(x0, x1, sd, r float64, higherIsBetter bool) (ReliableChange, error) {
	switch {
	case !finite(x0, x1) || sd < 0 || r < 0 || r > 1 || math.IsInf(sd, 0):
		return ReliableChange{}, ErrInvalid
	case math.IsNaN(sd) || math.IsNaN(r) || sd == 0 || r == 1:
		return ReliableChange{}, ErrNoPrecision
	}
	se := sd * math.Sqrt2 * math.Sqrt(1-r)
	out := ReliableChange{RCI: (x1 - x0) / se, SE: se, Threshold: clearZ * se, Label: ChangeNone}
	if !finite(out.RCI, out.Threshold) {
		return ReliableChange{}, ErrInvalid
	}
	better := out.RCI > 0 == higherIsBetter
	switch {
	case math.Abs(out.RCI) < clearZ:
	case better:
		out.Label = ChangeBetter
	default:
		out.Label = ChangeWorse
	}
	return out, nil
}

// Changes is how many people improved, stayed the same and got worse.
type Changes struct {
	Better, Same, Worse Proportion
}

// ReliableChanges sorts the complete pairs by the RCI of each and gives the three
// shares with Wilson's interval. Errors: as RCI, and ErrNoData without a complete
// pair. Source: [J], [N].
func ReliableChanges(t0, t1 []*float64, sd, r float64, higherIsBetter bool) (Changes, error) {
	if len(t0) != len(t1) {
		return Changes{}, ErrInvalid
	}
	count, n := map[ChangeCode]int{}, 0
	for i, a := range t0 {
		if a == nil || t1[i] == nil {
			continue
		}
		c, err := RCI(*a, *t1[i], sd, r, higherIsBetter)
		if err != nil {
			return Changes{}, err
		}
		count[c.Label]++
		n++
	}
	if n == 0 {
		return Changes{}, ErrNoData
	}
	share := func(c ChangeCode) Proportion { return wilson(float64(count[c])/float64(n), float64(n)) }
	return Changes{Better: share(ChangeBetter), Same: share(ChangeNone), Worse: share(ChangeWorse)}, nil
}
