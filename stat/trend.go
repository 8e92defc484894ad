package stat

import (
	"math"
	"sort"
)

// TrendCode is the verdict on a trend; the text is found by this code.
type TrendCode string

// The verdicts. "Clearly" is 95 %, "probably" is 80 %.
const (
	TrendTooFew       TrendCode = "te_weinig_metingen"
	TrendTooFewUp     TrendCode = "te_weinig_metingen_richting_omhoog"
	TrendTooFewDown   TrendCode = "te_weinig_metingen_richting_omlaag"
	TrendUpClear      TrendCode = "stijgt_duidelijk"
	TrendUpProbable   TrendCode = "stijgt_waarschijnlijk"
	TrendDownClear    TrendCode = "daalt_duidelijk"
	TrendDownProbable TrendCode = "daalt_waarschijnlijk"
	TrendNone         TrendCode = "geen_duidelijke_verandering"
)

// Point is one measurement: T in years (2020.5 is halfway 2020), Y the value
// and, for surveys only, SE its standard error.
type Point struct {
	T, Y, SE float64
}

// RegisterTrend is the trend of a counted series.
type RegisterTrend struct {
	N       int     // points after the break
	S       int     // Mann-Kendall: rising pairs minus falling pairs
	P       float64 // two-sided; only when Tested
	Slope   float64 // Theil-Sen: median slope per year; only with 3 points or more
	Tested  bool    // 4 points or more
	Verdict TrendCode
}

const (
	minTrendPoints  = 3    // below this there is nothing to say
	minTestedPoints = 4    // the test cannot say anything with fewer
	maxExactPoints  = 8    // above this the normal approximation is good enough
	maxTrendPoints  = 2000 // every pair is looked at
	clearP          = 0.05
	probableP       = 0.20
)

// TrendOfRegister judges a series of counts or register figures by the
// Mann-Kendall test and Theil-Sen's slope per year. Points before breakAt (in
// years; -Inf for no break) were made by another method and are left out. With
// 4 to 8 points the distribution of S over all orders of the same values is
// exact, ties too; above that it is the normal approximation with continuity
// and tie correction. Three points only give a direction. It assumes no strong
// correlation between neighbouring years. Errors: ErrInvalid for a number that
// is not ordinary, two points at one time or more than 2,000 of them. Source: [M].
func TrendOfRegister(points []Point, breakAt float64) (RegisterTrend, error) {
	ps, err := afterBreak(points, breakAt)
	if err != nil {
		return RegisterTrend{}, err
	}
	out := RegisterTrend{N: len(ps), Verdict: TrendTooFew}
	if len(ps) < minTrendPoints {
		return out, nil
	}
	slopes := make([]float64, 0, len(ps)*(len(ps)-1)/2)
	for i, p := range ps {
		for _, q := range ps[i+1:] {
			slopes = append(slopes, (q.Y-p.Y)/(q.T-p.T))
			out.S += sign(q.Y - p.Y)
		}
	}
	out.Slope = median(slopes)
	if !finite(out.Slope) {
		return RegisterTrend{}, ErrInvalid
	}
	if len(ps) < minTestedPoints {
		out.Verdict = pick(out.S, TrendTooFewUp, TrendTooFewDown, TrendTooFew)
		return out, nil
	}
	out.Tested = true
	ties := tieSizes(ps)
	if len(ps) <= maxExactPoints {
		out.P = exactKendall(out.S, ties)
	} else {
		out.P = normalKendall(out.S, len(ps), ties)
	}
	out.Verdict = verdictOf(float64(out.S), out.P < clearP, out.P < probableP)
	return out, nil
}

// SurveyTrend is the trend of a series of survey figures with known margins.
type SurveyTrend struct {
	N       int     // points after the break
	Slope   float64 // per year
	SE      float64 // of the slope
	Z       float64 // Slope / SE
	P       float64 // two-sided
	Q       float64 // weighted sum of squared distances to the line
	Tested  bool    // 3 points or more
	Verdict TrendCode
}

// Limits of |z| for a survey trend.
const (
	clearZ    = 1.96
	probableZ = 1.28
)

// TrendOfSurvey judges survey figures by weighted regression on time, with
// w = 1/SE²: slope = Σw(t-t̄)(y-ȳ)/Σw(t-t̄)², its SE = 1/√Σw(t-t̄)². It assumes
// independent surveys, margins that are right and a change that is about even
// over the years (Q far above N-2 says it is not). breakAt as in
// TrendOfRegister. Errors: ErrNoPrecision when a standard error is 0 or NaN,
// ErrInvalid otherwise. Source: text book.
func TrendOfSurvey(points []Point, breakAt float64) (SurveyTrend, error) {
	for _, p := range points {
		if p.SE < 0 || math.IsInf(p.SE, 0) {
			return SurveyTrend{}, ErrInvalid
		}
	}
	ps, err := afterBreak(points, breakAt)
	if err != nil {
		return SurveyTrend{}, err
	}
	for _, p := range ps {
		if p.SE == 0 || math.IsNaN(p.SE) {
			return SurveyTrend{}, ErrNoPrecision
		}
	}
	out := SurveyTrend{N: len(ps), Verdict: TrendTooFew}
	if len(ps) < minTrendPoints {
		return out, nil
	}
	var sw, st, sy float64
	for _, p := range ps {
		w := 1 / (p.SE * p.SE)
		sw, st, sy = sw+w, st+w*p.T, sy+w*p.Y
	}
	meanT, meanY := st/sw, sy/sw
	var stt, sty float64
	for _, p := range ps {
		w, dt := 1/(p.SE*p.SE), p.T-meanT
		stt, sty = stt+w*dt*dt, sty+w*dt*(p.Y-meanY)
	}
	out.Slope, out.SE, out.Tested = sty/stt, 1/math.Sqrt(stt), true
	for _, p := range ps {
		r := (p.Y - meanY - out.Slope*(p.T-meanT)) / p.SE
		out.Q += r * r
	}
	out.Z = out.Slope / out.SE
	out.P = normalTwoSided(out.Z)
	if !finite(out.Slope, out.SE, out.Z, out.Q) {
		return SurveyTrend{}, ErrInvalid
	}
	out.Verdict = verdictOf(out.Z, math.Abs(out.Z) >= clearZ, math.Abs(out.Z) >= probableZ)
	return out, nil
}

// afterBreak returns the points from breakAt on, in order of time.
func afterBreak(points []Point, breakAt float64) ([]Point, error) {
	if math.IsNaN(breakAt) || math.IsInf(breakAt, 1) {
		return nil, ErrInvalid
	}
	var ps []Point
	for _, p := range points {
		if !finite(p.T, p.Y) {
			return nil, ErrInvalid
		}
		if p.T >= breakAt {
			ps = append(ps, p)
		}
	}
	if len(ps) > maxTrendPoints {
		return nil, ErrInvalid
	}
	sort.Slice(ps, func(i, j int) bool { return ps[i].T < ps[j].T })
	for i := 1; i < len(ps); i++ {
		if ps[i].T == ps[i-1].T {
			return nil, ErrInvalid
		}
	}
	return ps, nil
}

// tieSizes returns how often each distinct value occurs.
func tieSizes(ps []Point) []int {
	ys := make([]float64, len(ps))
	for i, p := range ps {
		ys[i] = p.Y
	}
	sort.Float64s(ys)
	var sizes []int
	for i, y := range ys {
		if i == 0 || y != ys[i-1] {
			sizes = append(sizes, 0)
		}
		sizes[len(sizes)-1]++
	}
	return sizes
}

// exactKendall returns P(|S'| >= |s|) where S' is S over all equally likely
// orders of values that tie in groups of these sizes. The number of orders with
// a given number of falling pairs is the coefficient of a Gaussian multinomial,
// built up one group at a time, so no order is enumerated.
func exactKendall(s int, ties []int) float64 {
	counts, placed, pairs := []float64{1}, 0, 0
	for _, t := range ties {
		counts = convolve(counts, gaussianBinomial(placed+t, t))
		pairs += placed * t
		placed += t
	}
	var total, extreme float64
	for falling, c := range counts {
		total += c
		if abs(pairs-2*falling) >= abs(s) {
			extreme += c
		}
	}
	return extreme / total
}

// gaussianBinomial returns the coefficients of the q-binomial (n over k): entry
// i counts the ways to mix k equal items into n-k others with i falling pairs.
func gaussianBinomial(n, k int) []float64 {
	rows := make([][]float64, k+1) // rows[j] is (m over j) for the m reached so far
	rows[0] = []float64{1}
	for m := 1; m <= n; m++ {
		for j := min(m, k); j >= 1; j-- { // (m,j) = (m-1,j-1) + q^j (m-1,j)
			next := make([]float64, j*(m-j)+1)
			copy(next, rows[j-1])
			for i, c := range rows[j] {
				next[i+j] += c
			}
			rows[j] = next
		}
	}
	return rows[k]
}

func convolve(a, b []float64) []float64 {
	out := make([]float64, len(a)+len(b)-1)
	for i, x := range a {
		for j, y := range b {
			out[i+j] += x * y
		}
	}
	return out
}

// normalKendall approximates the same chance for many points: z = (|S|-1)/√var,
// var = (n(n-1)(2n+5) - Σt(t-1)(2t+5))/18.
func normalKendall(s, n int, ties []int) float64 {
	v := spread(n)
	for _, t := range ties {
		v -= spread(t)
	}
	if v <= 0 || s == 0 {
		return 1
	}
	return normalTwoSided(float64(abs(s)-1) / math.Sqrt(v/18))
}

func spread(n int) float64 { return float64(n) * float64(n-1) * float64(2*n+5) }

// verdictOf turns a direction and two levels of certainty into a code.
func verdictOf(direction float64, clear, probable bool) TrendCode {
	d := sign(direction)
	switch {
	case clear:
		return pick(d, TrendUpClear, TrendDownClear, TrendNone)
	case probable:
		return pick(d, TrendUpProbable, TrendDownProbable, TrendNone)
	}
	return TrendNone
}

func pick(direction int, up, down, neither TrendCode) TrendCode {
	switch {
	case direction > 0:
		return up
	case direction < 0:
		return down
	}
	return neither
}

func sign(x float64) int {
	switch {
	case x > 0:
		return 1
	case x < 0:
		return -1
	}
	return 0
}

func abs(x int) int { return max(x, -x) }
