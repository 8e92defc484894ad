package stat

import "sort"

// HighlightRate is the share of false highlights a page accepts among the areas
// or groups it highlights.
const HighlightRate = 0.10

// BenjaminiHochberg returns the places (0-based, rising) of the p-values that
// stay noteworthy when all of them are looked at together: with the p-values in
// order, all up to the largest i with p(i) <= q·i/m. It assumes independent or
// positively dependent tests; q is the accepted share of false ones, 0 < q < 1.
// Errors: ErrInvalid for a p outside 0..1 or q out of range. Source: [B].
func BenjaminiHochberg(p []float64, q float64) ([]int, error) {
	if !(q > 0 && q < 1) {
		return nil, ErrInvalid
	}
	order := make([]int, len(p))
	for i, x := range p {
		if !(x >= 0 && x <= 1) {
			return nil, ErrInvalid
		}
		order[i] = i
	}
	sort.SliceStable(order, func(i, j int) bool { return p[order[i]] < p[order[j]] })
	last := 0
	for i, at := range order {
		if p[at] <= q*float64(i+1)/float64(len(p)) {
			last = i + 1
		}
	}
	selected := order[:last]
	sort.Ints(selected)
	return selected, nil
}

// TwoSided returns the two-sided p-value of a standard normal z. Source: text book.
func TwoSided(z float64) float64 { return normalTwoSided(z) }
