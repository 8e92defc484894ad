package stat

import (
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

func TestRobustZWorkedExample(t *testing.T) {
	// Median 10.6; the distances to it have median .5.
	peers := []float64{9.6, 10.0, 10.1, 10.5, 10.6, 10.7, 11.1, 11.2, 11.9}
	r, err := RobustZ(14.2, peers)
	if err != nil {
		t.Fatal(err)
	}
	near(t, "median", r.Median, 10.6, 1e-12)
	near(t, "mad", r.MAD, 0.5, 1e-9)
	near(t, "z", r.Z, 4.86, 5e-3)
	if r.Verdict != PeerFarHigher {
		t.Error(r.Verdict)
	}
	if !slices.IsSorted(peers) {
		t.Error("the peers were changed")
	}
}

func TestFunnelWorkedExamples(t *testing.T) {
	// Ten quiet peers: θ 600/2090, φ .6324 against a threshold of 1.8944, so the
	// limits stay; z = (.375-.28708)/√(.28708·.71292/400) = 3.887.
	quiet := []Count{{60, 200}, {52, 210}, {75, 240}, {40, 150}, {66, 190}, {58, 220}, {70, 230}, {41, 160}, {90, 300}, {48, 190}}
	f, err := Funnel(Count{150, 400}, quiet)
	if err != nil || !f.Judged {
		t.Fatal(err)
	}
	near(t, "theta", f.Theta, 0.28708134, 1e-6)
	near(t, "phi", f.Phi, 0.63240267, 1e-6)
	near(t, "z", f.Z, 3.88677, 1e-4)
	near(t, "threshold", f.Threshold, 1.894427, 1e-6)
	if f.ZAdjusted != f.Z || f.Verdict != PeerFarHigher {
		t.Errorf("%+v", f)
	}
	// Ten peers that differ more than chance: the limits widen.
	wild := []Count{{40, 200}, {82, 210}, {45, 240}, {70, 150}, {36, 190}, {98, 220}, {40, 230}, {81, 160}, {60, 300}, {88, 190}}
	f, _ = Funnel(Count{150, 400}, wild)
	near(t, "phi", f.Phi, 16.096390, 1e-5)
	near(t, "z", f.Z, 2.98445, 1e-4)
	near(t, "adjusted z", f.ZAdjusted, 0.743874, 1e-4)
	if f.Verdict != PeerMiddle {
		t.Error(f.Verdict)
	}
}

func TestFunnelLimitsOfTheMethod(t *testing.T) {
	// Eight peers with a joint share of .289 and no more spread than chance.
	peers := slices.Repeat([]Count{{289, 1000}}, 8)
	f, err := Funnel(Count{150, 400}, peers)
	if err != nil {
		t.Fatal(err)
	}
	near(t, "z", f.Z, 3.79, 5e-3)
	near(t, "lower 99.8 %", f.Low998, 0.219, 5e-4)
	near(t, "upper 99.8 %", f.U998, 0.359, 5e-4)
}

func TestFewerThanEightPeersGiveNoVerdict(t *testing.T) {
	seven := append(slices.Repeat([]Count{{3, 10}}, 7), Count{0, 0}) // a peer without answers does not count
	f, err := Funnel(Count{9, 10}, seven)
	if err != nil || f.Verdict != PeerTooFew || f.Judged {
		t.Errorf("%+v %v", f, err)
	}
	r, err := RobustZ(9, []float64{1, 2, 3, 4, 5, 6, 7})
	if err != nil || r.Verdict != PeerTooFew || r.Judged {
		t.Errorf("%+v %v", r, err)
	}
}

func TestPeersThatAreAllAlikeAreNoYardstick(t *testing.T) {
	r, _ := RobustZ(9, []float64{3, 3, 3, 3, 3, 1, 9, 4})
	if r.Verdict != PeerUndecided || r.Judged {
		t.Errorf("%+v", r)
	}
	for _, k := range []int{0, 10} {
		f, _ := Funnel(Count{5, 10}, slices.Repeat([]Count{{k, 10}}, 9))
		if f.Verdict != PeerUndecided || f.Judged {
			t.Errorf("%+v", f)
		}
	}
}

func TestComparisonsThatCannotBeJudged(t *testing.T) {
	_, err := Funnel(Count{0, 0}, nil)
	wantError(t, "own n = 0", err, ErrNoData)
	_, err = Funnel(Count{2, 1}, nil)
	wantError(t, "own k above n", err, ErrInvalid)
	_, err = Funnel(Count{1, 2}, []Count{{-1, 3}})
	wantError(t, "negative peer", err, ErrInvalid)
	_, err = RobustZ(math.NaN(), nil)
	wantError(t, "NaN", err, ErrInvalid)
	_, err = RobustZ(1, []float64{math.Inf(1)})
	wantError(t, "endless peer", err, ErrInvalid)
}

func TestLimitsOfThePeerWords(t *testing.T) {
	for z, want := range map[float64]PeerCode{0: PeerMiddle, 1.95: PeerMiddle, 1.96: PeerHigher, 3.08: PeerHigher,
		3.09: PeerFarHigher, -1.96: PeerLower, -3.09: PeerFarLower} {
		if got := placeOf(z, funnelDeviates, funnelFar); got != want {
			t.Errorf("z %v: %s, want %s", z, got, want)
		}
	}
}

func TestBenjaminiHochbergWorkedExample(t *testing.T) {
	got, err := BenjaminiHochberg([]float64{.001, .012, .018, .03, .2, .6}, HighlightRate)
	if err != nil || !slices.Equal(got, []int{0, 1, 2, 3}) {
		t.Errorf("%v %v", got, err)
	}
	// A p above its own step is kept when a larger one passes (step-up).
	got, _ = BenjaminiHochberg([]float64{.09, .04, .09, .055}, HighlightRate)
	if !slices.Equal(got, []int{0, 1, 2, 3}) {
		t.Errorf("step-up: %v", got)
	}
	if got, err = BenjaminiHochberg(nil, HighlightRate); err != nil || len(got) != 0 {
		t.Errorf("nothing to compare: %v %v", got, err)
	}
	for _, p := range []float64{-0.1, 1.1, math.NaN()} {
		_, err = BenjaminiHochberg([]float64{p}, HighlightRate)
		wantError(t, "p", err, ErrInvalid)
	}
	for _, q := range []float64{0, 1, math.NaN()} {
		_, err = BenjaminiHochberg([]float64{.1}, q)
		wantError(t, "q", err, ErrInvalid)
	}
}

func TestBenjaminiHochbergDoesNotDependOnOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := rapid.SliceOfN(rapid.Float64Range(0, 1), 1, 20).Draw(t, "p")
		at, _ := BenjaminiHochberg(p, HighlightRate)
		back := slices.Clone(p)
		slices.Reverse(back)
		other, _ := BenjaminiHochberg(back, HighlightRate)
		if len(at) != len(other) {
			t.Fatal("another order selects another number")
		}
		for _, i := range at {
			for j, x := range p {
				if x < p[i] && !slices.Contains(at, j) {
					t.Fatalf("p %v selected, smaller %v not", p[i], x)
				}
			}
		}
	})
}
