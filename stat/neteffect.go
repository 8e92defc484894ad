package stat

import "math"

// EffectCode is the verdict on a net effect.
type EffectCode string

// The verdicts.
const (
	EffectClear  EffectCode = "duidelijk_verschil"
	EffectChance EffectCode = "niet_te_onderscheiden_van_toeval"
	EffectTooFew EffectCode = "te_weinig_vergelijkbare_gemeenten" // described only
)

// BeforeAfter is one figure of a municipality at two moments.
type BeforeAfter struct{ Before, After float64 }

// NetEffect is the own change beside that of comparable municipalities, in the
// unit of the figures.
type NetEffect struct {
	Own      float64 // own change
	Peers    float64 // mean change of the peers
	Net      float64 // Own - Peers
	J        int     // number of peers
	SE       float64 // from here on only when Judged
	Interval         // of Net
	T, P     float64 // two-sided
	Rank     int     // 1..J+1: how many changes lie further from the mean of the peers, plus one
	Judged   bool
	Verdict  EffectCode
}

const (
	minControls    = 5
	preTrendShare  = 0.5 // of the net effect
	preTrendLimitT = 1.5
)

// NetEffectOf returns net = Δown - mean Δpeers with SE = s_Δ·√(1+1/J) and a t
// interval with J-1 degrees of freedom. It assumes that without the policy the
// own change would have been like those of the peers (parallel trends), no other
// policies, no spill-over and changes that spread alike whatever the size of a
// municipality: one municipality proves little. Fewer than 5 peers only describe.
// Errors: ErrNoData without peers, ErrNoPrecision when all peers changed alike,
// ErrInvalid for numbers that are not ordinary. Source: [C].
func NetEffectOf(own BeforeAfter, peers []BeforeAfter) (NetEffect, error) {
	out, changes, err := describeEffect(own, peers)
	if err != nil || out.J < minControls {
		return out, err
	}
	if changes.SD == 0 {
		return NetEffect{}, ErrNoPrecision
	}
	j, df := float64(out.J), float64(out.J-1)
	out.SE = changes.SD * math.Sqrt(1+1/j)
	half := studentQuantile95(df) * out.SE
	out.Interval = Interval{out.Net - half, out.Net + half, true}
	out.T = out.Net / out.SE
	out.P = studentTwoSided(out.T, df)
	if !finite(out.Lo, out.Hi, out.T, out.P) {
		return NetEffect{}, ErrInvalid
	}
	out.Rank, out.Judged, out.Verdict = 1, true, EffectChance
	for _, p := range peers {
		if math.Abs(p.After-p.Before-out.Peers) > math.Abs(out.Net) {
			out.Rank++
		}
	}
	if out.Lo > 0 || out.Hi < 0 {
		out.Verdict = EffectClear
	}
	return out, nil
}

// TrendsDiffered reports whether the own figure and those of the peers already
// went different ways one period earlier, which makes a net effect of net doubtful:
// the same sum over that period gives |net_pre| > ½·|net| or |t_pre| > 1.5. With
// one peer only the first can be looked at. Errors: as NetEffectOf, and ErrInvalid
// for a net that is not an ordinary number. Source: [C].
func TrendsDiffered(own BeforeAfter, peers []BeforeAfter, net float64) (bool, error) {
	if !finite(net) {
		return false, ErrInvalid
	}
	pre, changes, err := describeEffect(own, peers)
	if err != nil {
		return false, err
	}
	if math.Abs(pre.Net) > preTrendShare*math.Abs(net) {
		return true, nil
	}
	if pre.J < 2 {
		return false, nil
	}
	se := changes.SD * math.Sqrt(1+1/float64(pre.J))
	return math.Abs(pre.Net) > preTrendLimitT*se, nil
}

func describeEffect(own BeforeAfter, peers []BeforeAfter) (NetEffect, Mean, error) {
	if !finite(own.Before, own.After) {
		return NetEffect{}, Mean{}, ErrInvalid
	}
	deltas := make([]float64, len(peers))
	for i, p := range peers {
		deltas[i] = p.After - p.Before
	}
	changes, err := MeanOf(deltas)
	if err != nil {
		return NetEffect{}, Mean{}, err
	}
	out := NetEffect{Own: own.After - own.Before, Peers: changes.Mean, J: len(peers), Verdict: EffectTooFew}
	out.Net = out.Own - out.Peers
	if !finite(out.Net) {
		return NetEffect{}, Mean{}, ErrInvalid
	}
	return out, changes, nil
}
