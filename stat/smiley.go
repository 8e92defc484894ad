package stat

import "sort"

// Smileys is how often each face was chosen. Three faces have no mean: nobody
// knows how far apart they are.
type Smileys struct {
	Counts   []int // from the saddest face to the happiest
	Positive Proportion
}

// SmileysOf counts faces and gives the share that chose one of the happy ones,
// the last `happy` of them. Errors: ErrNoData when nobody chose, ErrInvalid for
// negative counts or a number of happy faces that is not 1 up to all but one.
// Source: [N].
func SmileysOf(counts []int, happy int) (Smileys, error) {
	if happy < 1 || happy >= len(counts) {
		return Smileys{}, ErrInvalid
	}
	k, n := 0, 0
	for i, c := range counts {
		if c < 0 {
			return Smileys{}, ErrInvalid
		}
		n += c
		if i >= len(counts)-happy {
			k += c
		}
	}
	p, err := Wilson(k, n)
	if err != nil {
		return Smileys{}, err
	}
	return Smileys{Counts: append([]int(nil), counts...), Positive: p}, nil
}

// triadWhole is what the three parts of an answer add up to.
const triadWhole = 1000

// Triad is where people put their story between three corners.
type Triad struct {
	N          int
	DoesNotFit int        // chose "past niet": counted apart
	Centroid   [3]float64 // mean of each corner; they add up to 1000
}

// TriadOf returns the middle of the answers, each three whole parts that add up to
// 1000. What people tell is never counted as proof. Errors: ErrTriadSum for parts
// that are negative or do not add up, ErrInvalid for a negative doesNotFit,
// ErrNoData when nobody answered. Source: text book.
func TriadOf(points [][3]int, doesNotFit int) (Triad, error) {
	if doesNotFit < 0 {
		return Triad{}, ErrInvalid
	}
	out := Triad{N: len(points), DoesNotFit: doesNotFit}
	for _, p := range points {
		left := triadWhole
		for _, part := range p {
			if part < 0 || part > left {
				return Triad{}, ErrTriadSum
			}
			left -= part
		}
		if left != 0 {
			return Triad{}, ErrTriadSum
		}
		for i, part := range p {
			out.Centroid[i] += float64(part) / float64(len(points))
		}
	}
	if out.N == 0 {
		return Triad{}, ErrNoData
	}
	return out, nil
}

// Slider is where people put a mark between two words, 0..100.
type Slider struct {
	N                 int
	Median, Low, High float64 // High and Low hold the middle half
	Smallest, Largest float64
}

// SliderOf returns the median and the spread of answers from 0 to 100 (quartiles
// by linear interpolation). Errors: ErrNoData without answers, ErrOffScale outside
// 0..100. Source: text book.
func SliderOf(marks []float64) (Slider, error) {
	if len(marks) == 0 {
		return Slider{}, ErrNoData
	}
	s := append([]float64(nil), marks...)
	for _, x := range s {
		if !(x >= 0 && x <= 100) {
			return Slider{}, ErrOffScale
		}
	}
	sort.Float64s(s)
	return Slider{N: len(s), Median: Quantile(s, 0.5), Low: Quantile(s, 0.25), High: Quantile(s, 0.75),
		Smallest: s[0], Largest: s[len(s)-1]}, nil
}
