package chart

import "math"

// ticks are the round values along an axis, low to high, with their words.
type ticks struct {
	n    int
	at   [9]float64
	text [9]string
}

// niceTicks covers low to high with about five round values. It keeps a
// little air around the data, without passing zero, or 100 for a percentage.
// Where the words of two neighbours would be the same, the steps grow.
func niceTicks(low, high float64, percent bool, f func(float64) string) ticks {
	air := (high - low) * .06
	low, high = widen(low, high)
	from, until := low-air, high+air
	if low >= 0 {
		from = max(from, 0)
	}
	if high <= 0 {
		until = min(until, 0)
	}
	if percent && high <= 100 {
		until = min(until, 100)
	}
	step := niceStep((until - from) / 4)
	var t ticks
	for range 8 {
		t = ticksBy(step, from, until, f)
		if t.distinct() {
			break
		}
		step = niceStep(step * 1.5)
	}
	return t
}

// widen opens up a range that is too small to draw: all values are equal.
func widen(low, high float64) (float64, float64) {
	size := max(math.Abs(low), math.Abs(high))
	if high-low > size*1e-9 {
		return low, high
	}
	if size == 0 {
		return 0, 1
	}
	return low - size*.1, high + size*.1
}

// niceStep is the smallest of 1, 2, 2.5, 5 times a power of ten that is at
// least raw.
func niceStep(raw float64) float64 {
	power := math.Pow(10, math.Floor(math.Log10(raw)))
	for _, m := range [...]float64{1, 2, 2.5, 5} {
		if raw <= m*power*(1+1e-9) {
			return m * power
		}
	}
	return 10 * power
}

func ticksBy(step, from, until float64, f func(float64) string) ticks {
	var t ticks
	first := math.Floor(from/step + 1e-9)
	whole := math.Pow(10, 2-math.Floor(math.Log10(step))) // times a tick is a whole number
	for i := 0; t.n < len(t.at); i++ {
		v := (first + float64(i)) * step
		if step < 1 { // 3 times 0.1 is not 0.3 in binary
			v = math.Round(v*whole) / whole
		}
		t.at[t.n], t.text[t.n] = v, format(f, v)
		t.n++
		if v >= until-step*1e-9 {
			break
		}
	}
	return t
}

// distinct says whether all ticks read differently.
func (t *ticks) distinct() bool {
	for i := 1; i < t.n; i++ {
		if t.text[i] == t.text[i-1] {
			return false
		}
	}
	return true
}

// ends keeps the lowest and the highest.
func (t ticks) ends() ticks {
	if t.n > 2 {
		t.at[1], t.text[1], t.n = t.at[t.n-1], t.text[t.n-1], 2
	}
	return t
}
