package stat

import "math"

// SampleSize is how many answers a survey needs.
type SampleSize struct {
	N      int  // answers
	Invite int  // people to invite; 0 when the response is not known
	All    bool // more people to invite than there are: invite everybody
}

// roundUp rounds up, forgiving what binary fractions add.
func roundUp(x float64) int { return int(math.Ceil(x - 1e-9)) }

// largestSample keeps answers and invitations within the whole numbers.
const largestSample = 1 << 53

// SampleSizeFor returns the answers needed to know a share near p within d either
// way: n0 = z²p(1-p)/d², and n = n0/(1+(n0-1)/N) out of a population of N (0: far
// larger than the sample), rounded up. With an expected response (0: not known)
// it says how many to invite. When that is more than N, Invite is N and All is
// set. It assumes a random sample. Errors: ErrInvalid for p or d not between 0
// and 1, a negative population or a response outside 0..1. Source: text book.
func SampleSizeFor(p, d float64, population int, response float64) (SampleSize, error) {
	if !(p > 0 && p < 1 && d > 0 && d < 1) || population < 0 || !(response >= 0 && response <= 1) {
		return SampleSize{}, ErrInvalid
	}
	n := Z95 * Z95 * p * (1 - p) / (d * d)
	if population > 0 {
		n /= 1 + (n-1)/float64(population)
	}
	if !(n < largestSample) {
		return SampleSize{}, ErrInvalid
	}
	out := SampleSize{N: max(1, roundUp(n))}
	if population > 0 {
		out.N = min(out.N, population)
	}
	if response > 0 {
		invite := float64(out.N) / response
		if population > 0 && roundUp(min(invite, largestSample)) > population {
			out.Invite, out.All = population, true
			return out, nil
		}
		if !(invite < largestSample) {
			return SampleSize{}, ErrInvalid
		}
		out.Invite = roundUp(invite)
	}
	return out, nil
}
