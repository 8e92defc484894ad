package stat

import (
	"math"
	"sort"

	"gonum.org/v1/gonum/mathext"
)

// Z95 is the 97.5 % point of the standard normal distribution: 95 % of it lies
// within -Z95..Z95. Z998 does the same for 99.8 %.
const (
	Z95  = 1.959963985
	Z998 = 3.090232306
)

// manyDegrees is up to where the incomplete beta function is used for Student's t.
const manyDegrees = 1e6

// normalTwoSided returns P(|Z| >= |z|) for a standard normal Z.
func normalTwoSided(z float64) float64 { return math.Erfc(math.Abs(z) / math.Sqrt2) }

// studentTwoSided returns P(|T| >= |t|) for Student's t with df > 0 degrees of
// freedom, through the incomplete beta function; above a million degrees that
// loses digits, and the normal distribution with a correction of the first order
// is nearer.
func studentTwoSided(t, df float64) float64 {
	if math.IsInf(t, 0) {
		return 0
	}
	if df > manyDegrees {
		return normalTwoSided(t * (1 - 1/(4*df)) / math.Hypot(1, t/math.Sqrt(2*df)))
	}
	return mathext.RegIncBeta(df/2, 0.5, df/(df+t*t))
}

// studentQuantile95 returns the t with P(|T| <= t) = 0.95 for df > 0 degrees of
// freedom. Above ten million degrees it is the normal value.
func studentQuantile95(df float64) float64 {
	if df > 1e7 {
		return Z95
	}
	y := mathext.InvRegIncBeta(0.5, df/2, 0.95)
	return math.Sqrt(df * y / (1 - y))
}

// binomialHalf returns P(X <= k) for X ~ Bin(n, ½) with 0 <= k < n, through the
// incomplete beta function.
func binomialHalf(k int, n float64) float64 {
	return mathext.RegIncBeta(n-float64(k), float64(k)+1, 0.5)
}

// finite reports whether all of xs are ordinary numbers.
func finite(xs ...float64) bool {
	for _, x := range xs {
		if math.IsNaN(x) || math.IsInf(x, 0) {
			return false
		}
	}
	return true
}

// Quantile returns the q-quantile (0..1) of sorted xs, at least one, by linear
// interpolation between the order statistics (definition 7 of Hyndman and Fan).
func Quantile(sorted []float64, q float64) float64 {
	h := q * float64(len(sorted)-1)
	i := int(h)
	if i+1 >= len(sorted) {
		return sorted[len(sorted)-1]
	}
	return sorted[i] + (h-float64(i))*(sorted[i+1]-sorted[i])
}

// median returns the middle of xs, which has at least one element.
func median(xs []float64) float64 {
	s := append([]float64(nil), xs...)
	sort.Float64s(s)
	return Quantile(s, 0.5)
}
