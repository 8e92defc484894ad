package area

import (
	"cmp"
	"errors"
	"math"
	"slices"
	"strings"
)

// DefaultPeers is the number of comparable municipalities of rule S-07.
const DefaultPeers = 15

// PeerMethod (manier van vergelijken) tells how a peer group was made.
type PeerMethod string

// The two methods.
const (
	ByFeatures PeerMethod = "kenmerken" // nearest on features
	ByHand     PeerMethod = "gekozen"   // chosen by a person
)

// Feature (kenmerk) is something by which municipalities are alike.
type Feature string

// The features of rule S-07, in the order in which they are shown.
const (
	FeatureInhabitants Feature = "inwoners" // compared on a logarithmic scale
	FeatureUrbanity    Feature = "stedelijkheid"
	FeatureOver65      Feature = "aandeel_65_plus"
	FeatureLowIncome   Feature = "aandeel_laag_inkomen"
	FeatureSES         Feature = "ses"
)

// Features returns the features of rule S-07.
func Features() []Feature {
	return []Feature{FeatureInhabitants, FeatureUrbanity, FeatureOver65, FeatureLowIncome, FeatureSES}
}

// Candidate (kandidaat) is a municipality with the features known of it.
// Inhabitants must be above 0; a feature that is not known is left out.
type Candidate struct {
	Code   string
	Values map[Feature]float64
}

// Peer (vergelijkbare gemeente) is a member of a peer group.
type Peer struct {
	Code     string
	Distance float64 // in standard deviations over the features used; 0 when chosen by hand
}

// PeerGroup (vergelijkingsgroep) is the list of municipalities one municipality
// is compared with, and how the list came about. The own municipality is never
// in it.
type PeerGroup struct {
	Own     string
	Method  PeerMethod
	K       int       // number asked for; the list is shorter when there are fewer
	Year    int       // year of the features; 0 when chosen by hand
	Used    []Feature // features that decided
	Missing []Feature // features asked for that were not known and did not count
	Peers   []Peer    // nearest first
}

// Errors of NearestPeers and ChosenPeers.
var (
	ErrNoFeatures  = errors.New("geen_kenmerken_bekend")
	ErrPeerUnknown = errors.New("gemeente_onbekend")
	ErrPeerTwice   = errors.New("gemeente_dubbel")
	ErrPeerIsOwn   = errors.New("gemeente_is_eigen_gemeente")
)

// NearestPeers returns the k municipalities most like own: the smallest
// Euclidean distance between z-scores (sample standard deviation over all
// candidates) of some features, inhabitants as logarithm. A feature counts
// when it is known of own and of more than k candidates and is not the same
// everywhere; a candidate that lacks a counting feature is passed over. Equal
// distances go by code. Source: method rule S-07.
// Errors: ErrPeerUnknown when own is no candidate, ErrNoFeatures.
func NearestPeers(own string, year, k int, by []Feature, candidates []Candidate) (PeerGroup, error) {
	at := slices.IndexFunc(candidates, func(c Candidate) bool { return c.Code == own })
	if at < 0 {
		return PeerGroup{}, ErrPeerUnknown
	}
	g := PeerGroup{Own: own, Method: ByFeatures, K: k, Year: year}
	var scales []scale
	for _, f := range by {
		s, ok := newScale(f, k, candidates)
		if _, known := featureValue(candidates[at], f); !ok || !known {
			g.Missing = append(g.Missing, f)
			continue
		}
		g.Used = append(g.Used, f)
		scales = append(scales, s)
	}
	if len(scales) == 0 {
		return PeerGroup{}, ErrNoFeatures
	}
	for i, c := range candidates {
		if i == at || c.Code == own {
			continue
		}
		if d, ok := distance(candidates[at], c, scales); ok {
			g.Peers = append(g.Peers, Peer{Code: c.Code, Distance: d})
		}
	}
	slices.SortFunc(g.Peers, func(a, b Peer) int {
		return cmp.Or(cmp.Compare(a.Distance, b.Distance), strings.Compare(a.Code, b.Code))
	})
	g.Peers = g.Peers[:min(max(k, 0), len(g.Peers))]
	return g, nil
}

// ChosenPeers returns a group of municipalities a person has picked, in the
// order given. known says whether a code is a municipality of the division.
// Errors: ErrPeerUnknown, ErrPeerTwice, ErrPeerIsOwn.
func ChosenPeers(own string, codes []string, known func(code string) bool) (PeerGroup, error) {
	g := PeerGroup{Own: own, Method: ByHand, K: len(codes)}
	seen := map[string]bool{}
	for _, code := range codes {
		switch {
		case code == own:
			return PeerGroup{}, ErrPeerIsOwn
		case !known(code):
			return PeerGroup{}, ErrPeerUnknown
		case seen[code]:
			return PeerGroup{}, ErrPeerTwice
		}
		seen[code] = true
		g.Peers = append(g.Peers, Peer{Code: code})
	}
	return g, nil
}

// scale is the spread of one feature over all candidates.
type scale struct {
	feature Feature
	sd      float64
}

func newScale(f Feature, k int, candidates []Candidate) (scale, bool) {
	var values []float64
	var sum float64
	for _, c := range candidates {
		if v, ok := featureValue(c, f); ok {
			values = append(values, v)
			sum += v
		}
	}
	if len(values) <= k || len(values) < 2 {
		return scale{}, false
	}
	mean, squares := sum/float64(len(values)), 0.0
	for _, v := range values {
		squares += (v - mean) * (v - mean)
	}
	sd := math.Sqrt(squares / float64(len(values)-1))
	return scale{f, sd}, sd > 0
}

// featureValue returns the number that is compared; ok is false when the feature
// is not known or cannot be right.
func featureValue(c Candidate, f Feature) (float64, bool) {
	v, ok := c.Values[f]
	if f == FeatureInhabitants {
		v = math.Log(v)
	}
	return v, ok && !math.IsNaN(v) && !math.IsInf(v, 0)
}

// distance is the length of the difference in z-scores; the means fall away.
func distance(a, b Candidate, scales []scale) (float64, bool) {
	var sum float64
	for _, s := range scales {
		x, ok := featureValue(a, s.feature)
		y, also := featureValue(b, s.feature)
		if !ok || !also {
			return 0, false
		}
		z := (x - y) / s.sd
		sum += z * z
	}
	return math.Sqrt(sum), true
}
