package stat

import (
	"math"
	"sort"
)

// PeerCode is the verdict on one municipality beside comparable ones.
type PeerCode string

// The verdicts. They are words for a place, not for good or bad.
const (
	PeerMiddle    PeerCode = "rond_het_midden"
	PeerHigher    PeerCode = "wijkt_af_hoger"
	PeerLower     PeerCode = "wijkt_af_lager"
	PeerFarHigher PeerCode = "wijkt_sterk_af_hoger"
	PeerFarLower  PeerCode = "wijkt_sterk_af_lager"
	PeerTooFew    PeerCode = "te_weinig_vergelijkbare_gemeenten"
	PeerUndecided PeerCode = "niet_te_bepalen" // the peers do not differ, so there is no yardstick
)

const (
	minPeers       = 8
	funnelDeviates = 1.96
	funnelFar      = 3.09
	robustDeviates = 2
	robustFar      = 3
	winsorised     = 0.10   // share of peer scores pulled in at each end
	madToSD        = 1.4826 // MAD times this estimates a normal standard deviation
)

// Count is k with the trait out of n.
type Count struct{ K, N int }

// FunnelResult is a share beside the shares of comparable municipalities.
// Theta and everything below it have a meaning only when Judged.
type FunnelResult struct {
	Peers        int     // peers with at least one answer
	Judged       bool    // enough peers, and they leave room for a difference
	Theta        float64 // joint share of the peers
	Z            float64 // distance of the own share, in standard errors
	Phi          float64 // overdispersion of the peers; 1 when chance alone explains them
	Threshold    float64 // 1 + 2√(2/J): above it the limits are widened
	ZAdjusted    float64 // Z, or Z/√Phi when widened
	Low95, Up95  float64 // limits of the funnel at the own n
	Low998, U998 float64
	Verdict      PeerCode
}

// Funnel compares the own share of a survey with that of peers (the own
// municipality not among them): θ = Σk/Σn, z = (p-θ)/√(θ(1-θ)/n). φ is the mean of
// the squared peer scores after pulling the lowest and highest 10 % of the scores
// to the 10 % and 90 % points (linear interpolation); when φ > 1 + 2√(2/J) the
// limits are widened by √φ. Limits |z| 1.96 and 3.09. Peers without answers are
// left out; fewer than 8 give PeerTooFew. Errors: ErrNoData when the own n is 0,
// ErrInvalid for impossible counts. Source: [S].
func Funnel(own Count, peers []Count) (FunnelResult, error) {
	if own.N == 0 && own.K == 0 {
		return FunnelResult{}, ErrNoData
	}
	if !own.possible() {
		return FunnelResult{}, ErrInvalid
	}
	var k, n float64
	used := make([]Count, 0, len(peers))
	for _, p := range peers {
		if !p.possible() {
			return FunnelResult{}, ErrInvalid
		}
		if p.N > 0 {
			used = append(used, p)
			k, n = k+float64(p.K), n+float64(p.N)
		}
	}
	out := FunnelResult{Peers: len(used), Verdict: PeerTooFew}
	if len(used) < minPeers {
		return out, nil
	}
	theta := k / n
	if theta == 0 || theta == 1 {
		out.Verdict = PeerUndecided
		return out, nil
	}
	score := func(c Count) float64 {
		return (float64(c.K)/float64(c.N) - theta) / math.Sqrt(theta*(1-theta)/float64(c.N))
	}
	out.Judged, out.Theta, out.Z = true, theta, score(own)
	out.Phi = overdispersion(used, score)
	out.Threshold = 1 + 2*math.Sqrt(2/float64(len(used)))
	widen := 1.0
	if out.Phi > out.Threshold {
		widen = math.Sqrt(out.Phi)
	}
	out.ZAdjusted = out.Z / widen
	se := math.Sqrt(theta*(1-theta)/float64(own.N)) * widen
	out.Low95, out.Up95 = max(0, theta-Z95*se), min(1, theta+Z95*se)
	out.Low998, out.U998 = max(0, theta-Z998*se), min(1, theta+Z998*se)
	out.Verdict = placeOf(out.ZAdjusted, funnelDeviates, funnelFar)
	return out, nil
}

func (c Count) possible() bool { return c.N >= 0 && c.K >= 0 && c.K <= c.N }

func overdispersion(peers []Count, score func(Count) float64) float64 {
	z := make([]float64, len(peers))
	for i, p := range peers {
		z[i] = score(p)
	}
	sort.Float64s(z)
	lo, hi := Quantile(z, winsorised), Quantile(z, 1-winsorised)
	sum := 0.0
	for _, x := range z {
		x = min(max(x, lo), hi)
		sum += x * x
	}
	return sum / float64(len(z))
}

// RobustResult is a register figure beside those of comparable municipalities.
// Z has a meaning only when Judged.
type RobustResult struct {
	Peers   int
	Median  float64
	MAD     float64 // median distance to the median
	Z       float64
	Judged  bool
	Verdict PeerCode
}

// RobustZ compares a register share or rate with that of peers (the own one not
// among them): z = (x - median)/(1.4826·MAD), limits 2 and 3. It assumes that
// most peers are alike; single odd ones do no harm. MAD = 0 gives PeerUndecided,
// fewer than 8 peers PeerTooFew. Errors: ErrInvalid for a number that is not
// ordinary. Source: [S] for the words; robust z text book.
func RobustZ(x float64, peers []float64) (RobustResult, error) {
	if !finite(x) || !finite(peers...) {
		return RobustResult{}, ErrInvalid
	}
	out := RobustResult{Peers: len(peers), Verdict: PeerTooFew}
	if len(peers) < minPeers {
		return out, nil
	}
	out.Median = median(peers)
	distance := make([]float64, len(peers))
	for i, p := range peers {
		distance[i] = math.Abs(p - out.Median)
	}
	out.MAD = median(distance)
	if out.MAD == 0 {
		out.Verdict = PeerUndecided
		return out, nil
	}
	out.Z = (x - out.Median) / (madToSD * out.MAD)
	if !finite(out.Z) {
		return RobustResult{}, ErrInvalid
	}
	out.Judged, out.Verdict = true, placeOf(out.Z, robustDeviates, robustFar)
	return out, nil
}

func placeOf(z, deviates, far float64) PeerCode {
	switch {
	case z >= far:
		return PeerFarHigher
	case z >= deviates:
		return PeerHigher
	case z <= -far:
		return PeerFarLower
	case z <= -deviates:
		return PeerLower
	}
	return PeerMiddle
}
