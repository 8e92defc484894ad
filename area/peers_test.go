package area

import (
	"errors"
	"math"
	"slices"
	"testing"
)

func candidate(code string, inhabitants, urbanity float64) Candidate {
	return Candidate{code, map[Feature]float64{FeatureInhabitants: inhabitants, FeatureUrbanity: urbanity}}
}

func TestNearestPeersByHand(t *testing.T) {
	all := []Candidate{
		candidate("GM0001", math.E, 1), candidate("GM0002", math.Exp(2), 2), candidate("GM0003", math.Exp(3), 3),
		candidate("GM0004", math.Exp(3), 1), candidate("GM0005", math.Exp(6), 3),
	}
	g, err := NearestPeers("GM0003", 2024, 3, Features(), all)
	if err != nil {
		t.Fatal(err)
	}
	// log inhabitants 1 2 3 3 6: sd = sqrt(14/4) = 1.870829; urbanity 1 2 3 1 3: sd = 1
	want := []struct {
		code     string
		distance float64
	}{{"GM0002", 1.133893}, {"GM0005", 1.603567}, {"GM0004", 2}}
	for i, w := range want {
		if g.Peers[i].Code != w.code || math.Abs(g.Peers[i].Distance-w.distance) > 1e-6 {
			t.Errorf("peer %d is %v, want %v", i, g.Peers[i], w)
		}
	}
	if len(g.Peers) != 3 || g.Method != ByFeatures || !slices.Equal(g.Used, []Feature{FeatureInhabitants, FeatureUrbanity}) ||
		!slices.Equal(g.Missing, []Feature{FeatureOver65, FeatureLowIncome, FeatureSES}) {
		t.Errorf("group %+v", g)
	}
}

func TestOrderOfCandidatesDoesNotMatter(t *testing.T) {
	all := []Candidate{candidate("GM0001", 10, 1), candidate("GM0002", 20, 2), candidate("GM0003", 20, 2), candidate("GM0004", 20, 2)}
	a, _ := NearestPeers("GM0001", 2024, 2, Features(), all)
	slices.Reverse(all)
	b, _ := NearestPeers("GM0001", 2024, 2, Features(), all)
	if !slices.Equal(a.Peers, b.Peers) || a.Peers[0].Code != "GM0002" || a.Peers[1].Code != "GM0003" {
		t.Errorf("%v and %v", a.Peers, b.Peers)
	}
}

func TestFeatureThatIsNotKnownDoesNotCount(t *testing.T) {
	all := []Candidate{candidate("GM0001", 10, 1), candidate("GM0002", 20, 2), candidate("GM0003", 30, 3)}
	all[1].Values[FeatureOver65] = 20
	all[2].Values[FeatureInhabitants] = 0 // cannot be right: no logarithm
	g, err := NearestPeers("GM0001", 2024, 1, Features(), all)
	if err != nil || slices.Contains(g.Used, FeatureOver65) || len(g.Peers) != 1 || g.Peers[0].Code != "GM0002" {
		t.Errorf("%+v %v", g, err)
	}
	same := []Candidate{candidate("GM0001", 10, 1), candidate("GM0002", 10, 1), candidate("GM0003", 10, 1)}
	if _, err := NearestPeers("GM0001", 2024, 1, Features(), same); !errors.Is(err, ErrNoFeatures) {
		t.Errorf("nothing tells them apart: %v", err)
	}
	if _, err := NearestPeers("GM0009", 2024, 1, Features(), all); !errors.Is(err, ErrPeerUnknown) {
		t.Errorf("an unknown municipality: %v", err)
	}
}

func TestChosenPeersKeepTheirOrder(t *testing.T) {
	known := func(code string) bool { return code != "GM9999" }
	g, err := ChosenPeers("GM0001", []string{"GM0003", "GM0002"}, known)
	if err != nil || g.Method != ByHand || g.Peers[0].Code != "GM0003" || len(g.Peers) != 2 {
		t.Errorf("%+v %v", g, err)
	}
	for _, c := range []struct {
		code string
		want error
	}{{"GM9999", ErrPeerUnknown}, {"GM0001", ErrPeerIsOwn}, {"GM0003", ErrPeerTwice}} {
		if _, err := ChosenPeers("GM0001", []string{"GM0003", c.code}, known); !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", c.code, err, c.want)
		}
	}
}
