package figure

import "math"

// Audience (lezer) is who a publication is for. The zero value is everybody.
type Audience uint8

// The audiences, strictest first.
const (
	Public  Audience = iota
	Council          // gemeenteraad
	OwnDesk          // the people who work with the figures in their own space
)

// MinThreshold is the smallest group whose figure may be shown. A space may
// raise it, never lower it.
const MinThreshold = 10

// minSensitive is how many people must have, and how many must lack, a sensitive
// trait before a share is shown. All or nobody would tell it of everyone.
const minSensitive = 3

// Policy (openbaarheidsregel) is who reads, and the threshold of the space.
type Policy struct {
	Audience  Audience
	Threshold int // below MinThreshold counts as MinThreshold
}

func (p Policy) threshold() int { return max(p.Threshold, MinThreshold) }

// Origin (herkomst) tells whose suppression rules hold. The zero value is the
// strict one.
type Origin uint8

// The origins.
const (
	OwnFigures    Origin = iota // measured or typed in here: our threshold and rounding
	SourceFigures               // published by a source: its own suppression and decimals
)

// Cell (cel) is one figure of a set before the gate.
type Cell struct {
	Area      []string // codes from the top of the tree down to the area itself; those above need no cell
	Breakdown string   // "" is everybody; else trait and category, "leeftijd:75+"
	Observation
	Absence     Absence // why there is no value; a cell with Present and no value is Missing
	Estimate    bool    // estimated for this area, unlike the rest
	Approximate bool    // a sum of figures that were rounded before
	Source      *Source // when it differs from that of the set
	Public      bool    // it became public like this before: hiding it protects nobody
}

// Set (verzameling cijfers) is everything about one indicator that is shown
// together: the gate must see all of it, for what one cell hides another may
// give away.
type Set struct {
	Indicator Indicator
	Origin    Origin
	Source    Source
	Division  string // the one boundary set that all areas belong to
	Cells     []Cell
}

// Reasons the gate itself gives for showing no figure. Which of its rules hid a
// figure is never told.
const (
	ReasonTooFew   = "te_weinig_antwoorden"
	ReasonUnknownN = "aantal_antwoorden_onbekend" // own figure that cannot be judged
)

// Publication (publicatie) is what came through the gate, in the order of the
// cells of the set.
type Publication struct {
	audience Audience
	cells    []Shown
}

// Disclose is the gate: every figure about residents that leaves the product, in
// whatever form, passes it and comes out as Shown.
//
// Own figures are hidden when 0 < n < threshold, and for a sensitive indicator
// when fewer than 3 have or lack the trait; an own figure without n is hidden
// too. What is shown is rounded: shares and their bounds to whole units, means
// and indexes to 1 decimal, counts and n to multiples of 5 (n exact at the own
// desk). Figures of a source keep its decimals and its own suppression.
//
// It looks at the whole set at once: what could be worked out from the figures
// that are left is hidden too, over the areas of one period by the remainder rule
// and over areas and the groups of one trait by the bounds of a two-way table.
// More than one trait at a time is never shown. So a set holds every area and
// group of the indicator that anybody may see, also where a page shows a few.
func Disclose(set Set, policy Policy) Publication {
	out := Publication{audience: policy.Audience, cells: make([]Shown, len(set.Cells))}
	source := set.Source
	for i := range set.Cells {
		c := &set.Cells[i]
		s := &out.cells[i]
		s.unit, s.basis, s.source = set.Indicator.Unit, c.Basis, &source
		s.period, s.breakdown, s.breakBefore = c.Period, c.Breakdown, c.BreakBefore
		if len(c.Area) > 0 {
			s.area = c.Area[len(c.Area)-1]
		}
		if c.Source != nil {
			own := *c.Source // a copy: the caller may change his
			s.source = &own
		}
		if c.Absence != Present || c.Value.Form == NoValue {
			s.absence = c.Absence
			if s.absence == Present || !s.absence.Valid() {
				s.absence = Missing
			}
			continue
		}
		s.fill(&set, c, policy)
	}
	if set.Origin != SourceFigures {
		hideDerivable(&set, out.cells, policy.threshold())
	}
	return out
}

// fill puts the figure of c in s when it may be shown, and a reason when not.
func (s *Shown) fill(set *Set, c *Cell, policy Policy) {
	est, err := c.Value.estimate(set.Indicator.Unit, c.Basis)
	if err != nil || !c.Basis.Valid() {
		s.absence = Missing
		return
	}
	if set.Origin != SourceFigures {
		if reason := hiddenBecause(&set.Indicator, &c.Value, policy.threshold()); reason != "" {
			s.absence, s.reason = Suppressed, reason
			return
		}
	}
	scale := set.Indicator.Unit.scale()
	s.shown, s.value, s.decimals = true, est.v*scale, set.Indicator.Decimals
	s.provisional, s.approximate = c.Provisional, c.Approximate
	s.revised = c.Revised
	s.estimated = c.Estimate || c.Basis == ModelEstimate
	if est.Known {
		s.lower, s.upper, s.hasBounds = est.Lo*scale, est.Hi*scale, true
	}
	s.noMargin = c.Basis == Sample && !s.hasBounds
	if c.Value.N > 0 {
		s.n, s.hasN = c.Value.N, true
	}
	if c.Value.Form == ShareValue && policy.Audience == OwnDesk {
		s.k, s.hasK = c.Value.K, true
	}
	if set.Origin != SourceFigures {
		s.roundOwn(policy.Audience)
	}
	s.roundTo(s.decimals)
}

// hiddenBecause is the primary rule: it returns why an own figure is hidden, or
// "" when it may be shown as far as it alone goes.
func hiddenBecause(i *Indicator, v *Value, threshold int) string {
	people := v.N
	if i.Unit == Count && v.Form == PlainValue { // the figure itself counts people
		if v.Number < 0 {
			return ReasonUnknownN
		}
		if v.Number > 0 && v.Number < float64(threshold) {
			return ReasonTooFew
		}
		if people == 0 {
			return ""
		}
	}
	switch {
	case people <= 0:
		return ReasonUnknownN
	case tooFew(people, v.K, threshold, i.Sensitive && v.Form == ShareValue):
		return ReasonTooFew
	case i.Sensitive && i.Unit == Percent && v.Form != ShareValue:
		return shareTooSure(v)
	}
	return ""
}

// tooFew is the rule for one group of n people: hidden when there are some but
// fewer than the threshold and, for a sensitive trait that k of them have, when
// fewer than 3 have or lack it.
func tooFew(n, k, threshold int, sensitive bool) bool {
	return 0 < n && n < threshold || sensitive && min(k, n-k) < minSensitive
}

// shareTooSure applies the sensitive rule to a percentage whose counts are only
// known through n.
func shareTooSure(v *Value) string {
	with := math.Round(v.Number / 100 * float64(v.N))
	if min(with, float64(v.N)-with) < minSensitive {
		return ReasonTooFew
	}
	return ""
}

// roundOwn sets the decimals of an own figure and rounds the numbers of people.
func (s *Shown) roundOwn(a Audience) {
	s.decimals = 0
	if s.unit == Mean || s.unit == Index {
		s.decimals = 1
	}
	if a == OwnDesk {
		return
	}
	s.n = toFive(s.n)
	if s.unit == Count {
		s.value = math.Round(s.value/5) * 5
		s.lower, s.upper = math.Round(s.lower/5)*5, math.Round(s.upper/5)*5
	}
}

func toFive(n int) int { return (n + 2) / 5 * 5 }

// roundTo drops everything that is not shown, so that no form can leak it.
func (s *Shown) roundTo(decimals int) {
	s.decimals = min(max(decimals, 0), len(pow10)-1)
	for _, x := range []*float64{&s.value, &s.lower, &s.upper} {
		if r := math.Round(*x*pow10[s.decimals]) / pow10[s.decimals]; !math.IsInf(r, 0) {
			*x = r
		}
		if *x == 0 {
			*x = 0 // no negative zero
		}
	}
}

// Len returns the number of figures, shown or not.
func (p Publication) Len() int { return len(p.cells) }

// All returns every figure, in the order of the cells of the set.
func (p Publication) All() []Shown { return p.cells }

// At returns the figure of the i-th cell of the set; no figure outside it.
func (p Publication) At(i int) Shown {
	if i < 0 || i >= len(p.cells) {
		return Shown{}
	}
	return p.cells[i]
}

// First returns the publication of the first n cells only.
func (p Publication) First(n int) Publication {
	p.cells = p.cells[:n:n]
	return p
}

// Find returns the figure of an area, period and breakdown; no figure when the
// set does not hold it.
func (p Publication) Find(area string, period Period, breakdown string) Shown {
	for _, s := range p.cells {
		if s.area == area && s.period == period && s.breakdown == breakdown {
			return s
		}
	}
	return Shown{}
}

// Audience returns for whom the publication was made.
func (p Publication) Audience() Audience { return p.audience }

// Hidden returns how many figures the gate itself keeps back, for the sentence
// that says so below a page.
func (p Publication) Hidden() int {
	n := 0
	for _, s := range p.cells {
		if s.reason != "" {
			n++
		}
	}
	return n
}
