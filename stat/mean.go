package stat

import "math"

// Mean is an average with its spread and interval, in the unit of the answers.
type Mean struct {
	Mean     float64
	SD       float64 // with n-1; 0 for one answer
	N        int
	Interval // x̄ ± t(n-1)·s/√n; not Known for n = 1
}

// MeanOf returns the mean of xs with its 95 % interval x̄ ± t(n-1)·s/√n. It
// assumes independent answers whose mean is about normally distributed. One
// answer has a mean and no interval. Errors: ErrNoData when xs is empty,
// ErrInvalid when a value is not an ordinary number. Source: text book.
func MeanOf(xs []float64) (Mean, error) {
	if len(xs) == 0 {
		return Mean{}, ErrNoData
	}
	if !finite(xs...) {
		return Mean{}, ErrInvalid
	}
	var mean, squares float64
	for i, x := range xs { // Welford: stable for large values with little spread
		d := x - mean
		mean += d / float64(i+1)
		squares += d * (x - mean)
	}
	sd := 0.0
	if len(xs) > 1 {
		sd = math.Sqrt(squares / float64(len(xs)-1))
	}
	return MeanFrom(mean, sd, len(xs))
}

// MeanFrom is MeanOf for a mean, standard deviation (n-1) and n that are already
// known. Errors: ErrNoData for n = 0, ErrInvalid for n < 0, sd < 0 or values
// that are not ordinary numbers.
func MeanFrom(mean, sd float64, n int) (Mean, error) {
	if n == 0 {
		return Mean{}, ErrNoData
	}
	if n < 0 || !finite(mean, sd) || sd < 0 {
		return Mean{}, ErrInvalid
	}
	out := Mean{Mean: mean, SD: sd, N: n}
	if n > 1 {
		half := studentQuantile95(float64(n-1)) * sd / math.Sqrt(float64(n))
		if !finite(mean-half, mean+half) {
			return Mean{}, ErrInvalid
		}
		out.Interval = Interval{mean - half, mean + half, true}
	}
	return out, nil
}
