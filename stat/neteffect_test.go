package stat

import (
	"math"
	"testing"
)

func changesOf(deltas ...float64) []BeforeAfter {
	out := make([]BeforeAfter, len(deltas))
	for i, d := range deltas {
		out[i] = BeforeAfter{40, 40 + d}
	}
	return out
}

func TestNetEffectWorkedExample(t *testing.T) {
	// Six peers whose mean change is +1.5, with s .6512 (scipy.stats.t, 5 df).
	peers := changesOf(.6, 1, 1.5, 1.5, 2, 2.4)
	e, err := NetEffectOf(BeforeAfter{48, 45}, peers)
	if err != nil || !e.Judged || e.Rank != 1 || e.Verdict != EffectClear {
		t.Fatalf("%+v %v", e, err)
	}
	near(t, "net", e.Net, -4.5, 1e-9)
	near(t, "se", e.SE, 0.7033254343948233, 1e-9)
	near(t, "lo", e.Lo, -6.307955586884504, 1e-8)
	near(t, "hi", e.Hi, -2.6920444131154957, 1e-8)
	near(t, "p", e.P, 0.0013822344483894566, 1e-9)

	e, _ = NetEffectOf(BeforeAfter{48, 50}, peers) // +2: half a point from the mean, two lie further
	if e.Verdict != EffectChance || e.Rank != 3 {
		t.Errorf("%+v", e)
	}
}

func TestFewPeersOnlyDescribe(t *testing.T) {
	e, err := NetEffectOf(BeforeAfter{48, 45}, changesOf(1, 2, 1, 2))
	if err != nil || e.Judged || e.Verdict != EffectTooFew || e.Net != -4.5 || e.Known || e.Rank != 0 {
		t.Errorf("%+v %v", e, err)
	}
	_, err = NetEffectOf(BeforeAfter{48, 45}, nil)
	wantError(t, "no peers", err, ErrNoData)
	_, err = NetEffectOf(BeforeAfter{48, 45}, changesOf(1, 1, 1, 1, 1))
	wantError(t, "peers all alike", err, ErrNoPrecision)
	_, err = NetEffectOf(BeforeAfter{math.NaN(), 45}, changesOf(1))
	wantError(t, "NaN", err, ErrInvalid)
	_, err = NetEffectOf(BeforeAfter{math.MaxFloat64, -math.MaxFloat64}, changesOf(1))
	wantError(t, "overflow", err, ErrInvalid)
}

func TestTrendsThatDifferedBeforehand(t *testing.T) {
	peers := changesOf(0, 1, 2, 0, 2) // mean 1, s 1, se √1.2 = 1.095: |t| > 1.5 from 1.643 on
	for own, want := range map[float64]bool{1: false, 2.6: false, 2.7: true, -0.6: false, -0.7: true} {
		if got, err := TrendsDiffered(BeforeAfter{10, 10 + own}, peers, 100); err != nil || got != want {
			t.Errorf("own %v beside a large effect: %v %v", own, got, err)
		}
	}
	for own, want := range map[float64]bool{1.9: false, 2.1: true} { // more than half of net 2
		if got, _ := TrendsDiffered(BeforeAfter{10, 10 + own}, peers, -2); got != want {
			t.Errorf("own %v beside a small effect: %v", own, got)
		}
	}
	if got, err := TrendsDiffered(BeforeAfter{0, 1}, changesOf(0), 4); err != nil || got {
		t.Errorf("one peer: %v %v", got, err)
	}
	if got, _ := TrendsDiffered(BeforeAfter{0, 1}, changesOf(0, 0), 4); !got {
		t.Error("peers that stood still while the own figure moved")
	}
	_, err := TrendsDiffered(BeforeAfter{0, 1}, nil, 4)
	wantError(t, "no peers", err, ErrNoData)
	_, err = TrendsDiffered(BeforeAfter{0, 1}, peers, math.Inf(1))
	wantError(t, "net", err, ErrInvalid)
}
