package figure

import (
	"math"
	"slices"

	"kompas/stat"
)

// Verdicts that the basis of the figures forbids to go beyond.
const (
	TrendEstimate stat.TrendCode = "schatting_geen_trend"
	PeerEstimate  stat.PeerCode  = "schatting_geen_vergelijking"
)

// Trend (ontwikkeling) is the verdict on a series.
type Trend struct {
	Verdict stat.TrendCode
	Slope   float64 // per year, in the unit of the indicator; only with 3 measurements or more
	N       int     // measurements since the last change of method
	Since   Period  // the first of these
}

// RhythmOf gives the kind of period that most of some are, of as many the longest. A year is no step before or after its quarters:
// of one line only the periods of one kind are set in a row.
func RhythmOf(periods []Period) PeriodKind {
	count := [Day + 1]int{}
	for _, p := range periods {
		count[p.kind]++
	}
	best := NoPeriod
	for k := Year; k <= Day; k++ {
		if count[k] > count[best] {
			best = k
		}
	}
	return best
}

// InStep gives the figures of a series that there are, of periods of one kind.
func InStep(series []Shown) []Shown {
	var periods []Period
	for _, s := range series {
		if s.Present() {
			periods = append(periods, s.period)
		}
	}
	rhythm := RhythmOf(periods)
	return slices.DeleteFunc(slices.Clone(series), func(s Shown) bool { return !s.Present() || s.period.kind != rhythm })
}

// inOneRow gives of a series, in any order, the figures that can be set in a row, oldest first: since the last change of method,
// also where the figure of that change is missing, and of periods of one kind.
func inOneRow(series []Observation) []Observation {
	obs := slices.Clone(series)
	slices.SortFunc(obs, func(a, b Observation) int { return a.Period.Compare(b.Period) })
	for i := len(obs) - 1; i > 0; i-- {
		if obs[i].BreakBefore {
			obs = obs[i:]
			break
		}
	}
	obs = slices.DeleteFunc(obs, func(o Observation) bool { return o.Value.Form == NoValue })
	periods := make([]Period, len(obs))
	for i, o := range obs {
		periods[i] = o.Period
	}
	rhythm := RhythmOf(periods)
	return slices.DeleteFunc(obs, func(o Observation) bool { return o.Period.kind != rhythm })
}

// TrendOf judges the development of one series, in any order, since the last
// change of method, over its periods of one kind (RhythmOf): register figures by Mann-Kendall and Theil-Sen, surveys by
// regression weighted with their margins, both on the middle of the periods.
// Estimates give no verdict. Errors: ErrNotAlike when the bases differ,
// stat.ErrNoPrecision when a survey has no margin, and those of package stat.
func TrendOf(u Unit, series []Observation) (Trend, error) {
	obs := inOneRow(series)
	if len(obs) == 0 {
		return Trend{Verdict: stat.TrendTooFew}, nil
	}
	out := Trend{N: len(obs), Since: obs[0].Period}
	points := make([]stat.Point, len(obs))
	for i, o := range obs {
		if o.Basis != obs[0].Basis || !o.Basis.Valid() {
			return Trend{}, ErrNotAlike
		}
		e, err := o.Value.estimate(u, o.Basis)
		if err != nil {
			return Trend{}, err
		}
		points[i] = stat.Point{T: o.Period.MidYears(), Y: e.v}
		if e.Known {
			points[i].SE = (e.Hi - e.Lo) / (2 * stat.Z95)
		}
	}
	noBreak := math.Inf(-1)
	switch obs[0].Basis {
	case ModelEstimate:
		out.Verdict = TrendEstimate
		return out, nil
	case Census:
		r, err := stat.TrendOfRegister(points, noBreak)
		if err != nil {
			return Trend{}, err
		}
		out.Verdict, out.Slope = r.Verdict, r.Slope*u.scale()
		return out, nil
	}
	r, err := stat.TrendOfSurvey(points, noBreak)
	if err != nil {
		return Trend{}, err
	}
	out.Verdict, out.Slope = r.Verdict, r.Slope*u.scale()
	return out, nil
}

// Comparison (vergelijking) places one figure among those of comparable
// municipalities.
type Comparison struct {
	Verdict stat.PeerCode
	Middle  float64 // median of register figures, joint share of surveys; in the unit; only when Judged
	Peers   int     // municipalities with a figure
	Judged  bool
}

// CompareWith places own among peers (own not among them) of one period: shares
// of a survey with known counts by a funnel, register figures by robust z.
// Estimates give no verdict, and neither does a survey without counts
// (stat.ErrNoPrecision). Peers without a figure are left out; peers of another
// basis give ErrNotAlike. A figure that Disclose hides must not be judged either.
func CompareWith(u Unit, own Observation, peers []Observation) (Comparison, error) {
	with := slices.DeleteFunc(slices.Clone(peers), func(o Observation) bool { return o.Value.Form == NoValue })
	out := Comparison{Peers: len(with)}
	if own.Value.Form == NoValue {
		return out, stat.ErrNoData
	}
	for _, p := range with {
		if p.Basis != own.Basis {
			return out, ErrNotAlike
		}
	}
	switch own.Basis {
	case ModelEstimate:
		out.Verdict = PeerEstimate
		return out, nil
	case Census:
		err := out.robust(u, own, with)
		return out, err
	}
	counts := make([]stat.Count, len(with))
	for i, p := range with {
		if p.Value.Form != ShareValue {
			return out, stat.ErrNoPrecision
		}
		counts[i] = stat.Count{K: p.Value.K, N: p.Value.N}
	}
	if own.Value.Form != ShareValue {
		return out, stat.ErrNoPrecision
	}
	f, err := stat.Funnel(stat.Count{K: own.Value.K, N: own.Value.N}, counts)
	if err != nil {
		return out, err
	}
	out.Verdict, out.Middle, out.Judged = f.Verdict, f.Theta*u.scale(), f.Judged
	return out, nil
}

func (c *Comparison) robust(u Unit, own Observation, peers []Observation) error {
	x, err := own.Value.estimate(u, own.Basis)
	if err != nil {
		return err
	}
	values := make([]float64, len(peers))
	for i, p := range peers {
		e, err := p.Value.estimate(u, p.Basis)
		if err != nil {
			return err
		}
		values[i] = e.v
	}
	r, err := stat.RobustZ(x.v, values)
	if err != nil {
		return err
	}
	c.Verdict, c.Judged, c.Middle = r.Verdict, r.Judged, r.Median*u.scale()
	return nil
}
