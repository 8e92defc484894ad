package stat

import "math"

// Interval is a 95 % confidence interval. Known is false where there is none: a
// count has no interval, and neither has one single measurement.
type Interval struct {
	Lo, Hi float64
	Known  bool
}

// Contains reports whether x lies inside a known interval, edges included.
func (i Interval) Contains(x float64) bool { return i.Known && i.Lo <= x && x <= i.Hi }

// Proportion is a share with its interval.
type Proportion struct {
	P        float64 // share, 0..1
	Interval         // Wilson; not Known when Census
	N        float64 // number of answers the interval rests on (effective n)
	Census   bool    // everybody answered: a count, not a sample
	Finite   bool    // N was corrected for a population that is not much larger
}

// Wilson returns the share k/n with Wilson's score interval:
// centre (p + z²/2n)/(1 + z²/n), half-width z/(1 + z²/n)·√(p(1-p)/n + z²/4n²).
// It assumes n independent answers out of a much larger population. k and n are
// counts. Errors: ErrNoData for n = 0, ErrInvalid for k < 0, n < 0 or k > n.
// Source: [N].
func Wilson(k, n int) (Proportion, error) {
	if n == 0 && k == 0 {
		return Proportion{}, ErrNoData
	}
	if n < 0 || k < 0 || k > n {
		return Proportion{}, ErrInvalid
	}
	return wilson(float64(k)/float64(n), float64(n)), nil
}

// finiteShare is the sampling fraction above which the population is no longer
// "much larger" than the sample.
const finiteShare = 0.05

// WilsonFinite is Wilson for a sample of n out of a known population. Above 5 %
// of the population it uses n* = n(N-1)/(N-n) in place of n (returned as N);
// when everybody answered the share is a count without interval. Errors: as
// Wilson, and ErrInvalid when the population is smaller than n. Source: [N].
func WilsonFinite(k, n, population int) (Proportion, error) {
	p, err := Wilson(k, n)
	if err != nil {
		return Proportion{}, err
	}
	if population < n {
		return Proportion{}, ErrInvalid
	}
	if population == n {
		return Proportion{P: p.P, N: float64(n), Census: true}, nil
	}
	if float64(n) <= finiteShare*float64(population) {
		return p, nil
	}
	p = wilson(p.P, float64(n)*float64(population-1)/float64(population-n))
	p.Finite = true
	return p, nil
}

// Stratum (weegcel) is a group of answers that share one weight; a single person
// is a stratum with N = 1.
type Stratum struct {
	K, N   int     // answers with the trait, answers in all
	Weight float64 // weight of each of these answers, >= 0
}

// WilsonWeighted returns the weighted share Σw·k / Σw·n with Wilson's interval
// on the effective number of answers n_eff = (Σw)²/Σw² (returned as N). Only the
// ratio of the weights matters. Errors: ErrNoData when there is no answer,
// ErrInvalid for a negative or infinite weight or impossible counts,
// ErrZeroWeight when all weights are zero. Source: [N]; n_eff after Kish.
func WilsonWeighted(strata []Stratum) (Proportion, error) {
	var sum, squares, hits, top float64
	answers := 0
	for _, s := range strata {
		if s.N < 0 || s.K < 0 || s.K > s.N || !finite(s.Weight) || s.Weight < 0 {
			return Proportion{}, ErrInvalid
		}
		answers += s.N
		if s.N > 0 {
			top = max(top, s.Weight)
		}
	}
	if answers == 0 {
		return Proportion{}, ErrNoData
	}
	if top == 0 {
		return Proportion{}, ErrZeroWeight
	}
	for _, s := range strata {
		w := s.Weight / top // keeps the squares within range
		sum += w * float64(s.N)
		squares += w * w * float64(s.N)
		hits += w * float64(s.K)
	}
	return wilson(min(hits/sum, 1), sum*sum/squares), nil
}

// wilson computes the interval for a share p in 0..1 on n > 0 answers.
func wilson(p, n float64) Proportion {
	z2 := Z95 * Z95
	scale := 1 + z2/n
	centre := (p + z2/(2*n)) / scale
	half := Z95 / scale * math.Sqrt(p*(1-p)/n+z2/(4*n*n))
	out := Proportion{P: p, N: n, Interval: Interval{max(0, centre-half), min(1, centre+half), true}}
	// In exact arithmetic these edges are 0 and 1; rounding must not move them.
	if p == 0 {
		out.Lo = 0
	}
	if p == 1 {
		out.Hi = 1
	}
	return out
}
