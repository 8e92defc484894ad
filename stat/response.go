package stat

// lowResponse is the response below which a page asks for caution.
const lowResponse = 0.30

// Invitations is what became of the people who were invited.
type Invitations struct {
	Invited       int
	Undeliverable int // the invitation never arrived
	Ineligible    int // did not belong to the group after all
	Complete      int
	PartialUsable int // enough answers to count
	PartialShort  int // too few
}

// Response is how many of the people invited answered, 0..1.
type Response struct {
	Rate    float64 // of those who could answer
	RateMin float64 // of all invited: nobody can say it was less
	Low     bool    // below 30 %: say so beside the figures
}

// ResponseOf returns (complete + usable partial)/(invited - undeliverable -
// ineligible), and the same over all invited. Errors: ErrNoData when nobody could
// answer, ErrInvalid for negative counts or more answers than people. Source:
// text book (AAPOR RR2 with known eligibility).
func ResponseOf(in Invitations) (Response, error) {
	for _, n := range []int{in.Invited, in.Undeliverable, in.Ineligible, in.Complete, in.PartialUsable, in.PartialShort} {
		if n < 0 {
			return Response{}, ErrInvalid
		}
	}
	could := in.Invited - in.Undeliverable - in.Ineligible
	if could < 0 || in.Complete > could || in.PartialUsable > could-in.Complete || in.PartialShort > could-in.Complete-in.PartialUsable {
		return Response{}, ErrInvalid
	}
	if could == 0 {
		return Response{}, ErrNoData
	}
	usable := float64(in.Complete + in.PartialUsable)
	rate := usable / float64(could)
	return Response{Rate: rate, RateMin: usable / float64(in.Invited), Low: rate < lowResponse}, nil
}

// WeightCap is the largest weight one answer may get.
const WeightCap = 5

// SampleCell is a group in the population beside its answers.
type SampleCell struct {
	People int // in the population
	N, K   int // answers, and answers with the trait
}

// Weighting are the weights that make a sample look like its population.
type Weighting struct {
	Weights []float64 // of one answer in each cell
	Capped  bool      // a weight was brought down to the cap
	DEff    float64   // design effect n·Σw²/(Σw)² over all answers
	NEff    float64   // answers that the sample is worth: n / DEff
}

// PostStratify returns w_h = (N_h/N)/(n_h/n) for each cell, at most limit
// (WeightCap; +Inf for none). It assumes that within a cell those who answered
// are like those who did not. Errors: ErrNoData without cells or for a cell
// without answers (merge it first), ErrInvalid for negative or impossible counts
// or a limit that is not above 0, ErrZeroWeight when there is no population.
// Source: text book; design effect after Kish.
func PostStratify(cells []SampleCell, limit float64) (Weighting, error) {
	if !(limit > 0) {
		return Weighting{}, ErrInvalid
	}
	if len(cells) == 0 {
		return Weighting{}, ErrNoData
	}
	var people, n float64
	for _, c := range cells {
		if c.N < 0 || c.K < 0 || c.K > c.N || c.People < c.N {
			return Weighting{}, ErrInvalid
		}
		people, n = people+float64(c.People), n+float64(c.N)
	}
	out := Weighting{Weights: make([]float64, len(cells))}
	var sum, squares float64
	for i, c := range cells {
		if c.N == 0 {
			return Weighting{}, ErrNoData
		}
		w := float64(c.People) / people / (float64(c.N) / n)
		if w > limit {
			w, out.Capped = limit, true
		}
		out.Weights[i] = w
		sum, squares = sum+w*float64(c.N), squares+w*w*float64(c.N)
	}
	out.DEff = n * squares / (sum * sum)
	out.NEff = n / out.DEff
	return out, nil
}

// WeightedShare is a share weighted to the population, with the interval of
// WilsonWeighted.
type WeightedShare struct {
	Proportion // N is the effective number of answers
	Weighting
	Unweighted float64 // k/n as it was answered
}

// WeightedShareOf weights the cells with PostStratify and returns
// the weighted share. Errors: as PostStratify. Source: [N]; n_eff after Kish.
func WeightedShareOf(cells []SampleCell, limit float64) (WeightedShare, error) {
	w, err := PostStratify(cells, limit)
	if err != nil {
		return WeightedShare{}, err
	}
	strata := make([]Stratum, len(cells))
	var k, n float64
	for i, c := range cells {
		strata[i] = Stratum{K: c.K, N: c.N, Weight: w.Weights[i]}
		k, n = k+float64(c.K), n+float64(c.N)
	}
	p, err := WilsonWeighted(strata)
	if err != nil {
		return WeightedShare{}, err
	}
	return WeightedShare{Proportion: p, Weighting: w, Unweighted: k / n}, nil
}

// smallCell is the number of answers below which a cell is too thin to weight by.
const smallCell = 10

// MergeSmallCells joins each cell of fewer than 10 answers with its smaller
// neighbour, until none is left or one cell remains; cells stand in an order in
// which neighbours are alike, such as age groups. It returns the joined cells and,
// for each cell given, its place among them. Source: text book.
func MergeSmallCells(cells []SampleCell) (merged []SampleCell, place []int) {
	merged = append(merged, cells...)
	place = make([]int, len(cells))
	for i := range place {
		place[i] = i
	}
	for len(merged) > 1 {
		small := -1
		for i, c := range merged {
			if c.N < smallCell && (small < 0 || c.N < merged[small].N) {
				small = i
			}
		}
		if small < 0 {
			break
		}
		left := small - 1 // of the two that become one
		if small == 0 || (small+1 < len(merged) && merged[small+1].N < merged[small-1].N) {
			left = small
		}
		a, b := merged[left], merged[left+1]
		merged[left] = SampleCell{People: a.People + b.People, N: a.N + b.N, K: a.K + b.K}
		merged = append(merged[:left+1], merged[left+2:]...)
		for i, at := range place {
			if at > left {
				place[i] = at - 1
			}
		}
	}
	return merged, place
}

// traitMayDiffer is how far a sample may differ from its population on a known
// trait before a page says so.
const traitMayDiffer = 0.10

// SampleDiffers reports whether the share of a cell among the answers lies more
// than 10 points from its share of the population. Cells without any people or
// answers do not differ. Source: text book.
func SampleDiffers(cells []SampleCell) bool {
	var people, n float64
	for _, c := range cells {
		people, n = people+float64(c.People), n+float64(c.N)
	}
	if people <= 0 || n <= 0 {
		return false
	}
	for _, c := range cells {
		if d := float64(c.N)/n - float64(c.People)/people; d > traitMayDiffer || d < -traitMayDiffer {
			return true
		}
	}
	return false
}
