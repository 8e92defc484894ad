package figure

import (
	"errors"
	"math"
	"slices"
	"testing"

	"kompas/stat"
)

func yearly(basis Basis, first int, vs ...Value) []Observation {
	out := make([]Observation, len(vs))
	for i, v := range vs {
		out[i] = Observation{Period: YearOf(first + i), Value: v, Basis: basis}
	}
	return out
}

func TestTrendOfARegisterSeries(t *testing.T) {
	series := yearly(Census, 2020, Counted(22, 0), Counted(20.5, 0), Counted(21, 0), Counted(19.4, 0), Counted(18.8, 0))
	r, err := TrendOf(Percent, series)
	if err != nil || r.Verdict != stat.TrendDownProbable || math.Abs(r.Slope+0.7) > 1e-9 || r.N != 5 || r.Since != YearOf(2020) {
		t.Errorf("%+v %v", r, err)
	}
	slices.Reverse(series)
	if back, _ := TrendOf(Percent, series); back.Verdict != r.Verdict {
		t.Errorf("the order of the rows matters: %+v", back)
	}
	series[2].BreakBefore = true // 2022
	if r, _ = TrendOf(Percent, series); r.Verdict != stat.TrendTooFewDown || r.N != 3 || r.Since != YearOf(2022) {
		t.Errorf("after a break: %+v", r)
	}
	series[0].Value = Value{} // a year without a figure is no zero
	if r, _ = TrendOf(Percent, series); r.Verdict != stat.TrendTooFew || r.N != 2 {
		t.Errorf("with a gap: %+v", r)
	}
}

func TestTrendOfASurveySeries(t *testing.T) {
	point := func(year int, v, se float64) Observation {
		return Observation{Period: YearOf(year), Value: Published(v, v-stat.Z95*se, v+stat.Z95*se), Basis: Sample}
	}
	series := []Observation{point(2012, 44, 1.5), point(2016, 43, 1.4), point(2020, 47, 1.6), point(2024, 50, 1.5)}
	r, err := TrendOf(Percent, series)
	if err != nil || r.Verdict != stat.TrendUpClear || math.Abs(r.Slope-0.557) > 5e-4 {
		t.Errorf("%+v %v", r, err)
	}
	series[1].Value = Counted(43, 0)
	if _, err = TrendOf(Percent, series); !errors.Is(err, stat.ErrNoPrecision) {
		t.Errorf("no margin: %v", err)
	}
	series[1].Basis = Census
	if _, err = TrendOf(Percent, series); !errors.Is(err, ErrNotAlike) {
		t.Errorf("two bases: %v", err)
	}
	if r, err = TrendOf(Percent, yearly(ModelEstimate, 2020, Counted(1, 0), Counted(2, 0), Counted(3, 0), Counted(4, 0))); err != nil || r.Verdict != TrendEstimate {
		t.Errorf("estimates: %+v %v", r, err)
	}
	if r, err = TrendOf(Percent, nil); err != nil || r.Verdict != stat.TrendTooFew {
		t.Errorf("nothing: %+v %v", r, err)
	}
}

func TestComparisonFollowsTheBasis(t *testing.T) {
	var peers []Observation
	for _, v := range []float64{9.6, 10.0, 10.1, 10.5, 10.6, 10.7, 11.1, 11.2, 11.9} {
		peers = append(peers, Observation{Value: Counted(v, 0), Basis: Census})
	}
	own := Observation{Value: Counted(14.2, 0), Basis: Census}
	c, err := CompareWith(Percent, own, append(peers, Observation{}))
	if err != nil || c.Verdict != stat.PeerFarHigher || c.Peers != 9 || math.Abs(c.Middle-10.6) > 1e-9 || !c.Judged {
		t.Errorf("register: %+v %v", c, err)
	}
	surveys := slices.Repeat([]Observation{{Value: ShareOf(289, 1000), Basis: Sample}}, 8)
	c, err = CompareWith(Percent, Observation{Value: ShareOf(150, 400), Basis: Sample}, surveys)
	if err != nil || c.Verdict != stat.PeerFarHigher || math.Abs(c.Middle-28.9) > 1e-9 {
		t.Errorf("survey: %+v %v", c, err)
	}
	if _, err = CompareWith(Percent, Observation{Value: Counted(30, 0), Basis: Sample}, surveys); !errors.Is(err, stat.ErrNoPrecision) {
		t.Errorf("survey without counts: %v", err)
	}
	if _, err = CompareWith(Percent, own, surveys); !errors.Is(err, ErrNotAlike) {
		t.Errorf("two bases: %v", err)
	}
	if c, err = CompareWith(Percent, Observation{Value: Counted(30, 0), Basis: ModelEstimate}, nil); err != nil || c.Verdict != PeerEstimate || c.Judged {
		t.Errorf("estimate: %+v %v", c, err)
	}
	if c, err = CompareWith(Percent, own, peers[:7]); err != nil || c.Verdict != stat.PeerTooFew || c.Judged {
		t.Errorf("seven peers: %+v %v", c, err)
	}
	if _, err = CompareWith(Percent, Observation{Basis: Census}, peers); !errors.Is(err, stat.ErrNoData) {
		t.Errorf("no own figure: %v", err)
	}
}

// A year is no step after its quarters: beside numbers of a quarter it would be a leap that never was.
func TestATrendIsOfPeriodsOfOneKind(t *testing.T) {
	var quarters, all []Observation
	for i, when := range []string{"2024-Q1", "2024-Q2", "2024-Q3", "2024-Q4", "2025-Q1"} {
		quarters = append(quarters, Observation{Period: period(t, when), Basis: Census, Value: Counted(float64(50-i), 0)})
	}
	all = append(all, Observation{Period: YearOf(2023), Basis: Census, Value: Counted(230, 0)}, Observation{Period: YearOf(2024), Basis: Census, Value: Counted(194, 0)})
	all = append(all, quarters...)
	want, err := TrendOf(Count, quarters)
	got, wrong := TrendOf(Count, all)
	if err != nil || wrong != nil || got != want || got.N != 5 {
		t.Errorf("%+v %v, of the quarters alone %+v %v", got, wrong, want, err)
	}
	years := append(yearly(Census, 2020, Counted(10, 0), Counted(11, 0), Counted(12, 0), Counted(13, 0)), quarters[4])
	if got, err := TrendOf(Count, years); err != nil || got.N != 4 {
		t.Errorf("four years and a quarter: %+v %v", got, err)
	}
}
