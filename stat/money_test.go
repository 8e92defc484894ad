package stat

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"
)

func TestPresentValueWorkedExamples(t *testing.T) {
	flows := []float64{-100_000, 30_000, 40_000, 50_000}
	for r, want := range map[float64]float64{0.0225: 14370.196736004691, 0: 20000, -0.01: 22645.69993373177, 0.5: -47407.4074074074} {
		v, err := NPV(flows, r)
		if err != nil {
			t.Fatal(err)
		}
		near(t, "npv", v, want, 1e-7)
	}
	c, err := CostBenefitOf([]float64{100_000}, []float64{0, 30_000, 40_000, 50_000}, 0.0225)
	if err != nil {
		t.Fatal(err)
	}
	near(t, "switching", *c.Switching, 0.8743536590290674, 1e-12)
	near(t, "bcr", *c.BCR, 1.143701967360047, 1e-12)
	if c, _ = CostBenefitOf([]float64{0}, []float64{5}, 0); c.BCR != nil || *c.Switching != 0 {
		t.Errorf("no costs: %+v", c)
	}
}

func TestMoneyThatCannotBeJudged(t *testing.T) {
	for what, c := range map[string]struct {
		flows []float64
		r     float64
		want  Error
	}{
		"no flows": {nil, 0, ErrNoData}, "rate of -100 %": {[]float64{1}, -1, ErrDiscount}, "no rate": {[]float64{1}, math.NaN(), ErrDiscount},
		"endless rate": {[]float64{1}, math.Inf(1), ErrDiscount}, "NaN": {[]float64{math.NaN()}, 0, ErrInvalid},
		"overflow": {[]float64{math.MaxFloat64, math.MaxFloat64}, 0, ErrInvalid},
	} {
		_, err := NPV(c.flows, c.r)
		wantError(t, what, err, c.want)
		_, err = CostBenefitOf([]float64{1}, c.flows, c.r)
		wantError(t, what, err, c.want)
		_, err = NPVPerStakeholder(c.r, map[string][]float64{"a": c.flows}, nil)
		wantError(t, what, err, c.want)
	}
}

func TestTransfersCancelOut(t *testing.T) {
	v, err := NPVPerStakeholder(0.0225, map[string][]float64{"gemeente": {-100, 10}, "inwoner": {0, 60}, "zorgverzekeraar": {0, 90}},
		[]Transfer{{"zorgverzekeraar", "gemeente", []float64{0, 40}}, {"gemeente", "aanbieder", []float64{5}}})
	if err != nil {
		t.Fatal(err)
	}
	near(t, "gemeente", v.Of["gemeente"], -105+50/1.0225, 1e-9)
	near(t, "aanbieder", v.Of["aanbieder"], 5, 1e-9)
	near(t, "zorgverzekeraar", v.Of["zorgverzekeraar"], 50/1.0225, 1e-9)
	near(t, "total", v.Total, -100+160/1.0225, 1e-9)
	near(t, "without transfers", v.WithoutTransfers, v.Total, 1e-9)
	_, err = NPVPerStakeholder(0, nil, nil)
	wantError(t, "nobody", err, ErrNoData)
	for _, c := range []Transfer{{"a", "a", []float64{1}}, {"", "a", []float64{1}}, {"a", "", []float64{1}}} {
		_, err = NPVPerStakeholder(0, map[string][]float64{"a": {1}}, []Transfer{c})
		wantError(t, "transfer", err, ErrInvalid)
	}
}

func TestSocialReturnWorkedExample(t *testing.T) {
	input := 50_000.0
	s := SocialReturn{Quantity: 40, Proxy: 1500, Deadweight: .2, Displacement: .1, Attribution: .3, DropOff: .25, Years: 3}
	v, err := SocialValueOf(s, 0.0225, &input)
	if err != nil || len(v.Flows) != 3 {
		t.Fatalf("%+v %v", v, err)
	}
	near(t, "year 1", v.Year1, 30240, 1e-9)
	near(t, "year 3", v.Flows[2], 17010, 1e-9)
	near(t, "pv", v.PV, 67179.03104024094, 1e-7)
	near(t, "ratio", *v.Ratio, 1.34, 5e-3)
	if v, _ = SocialValueOf(s, 0.0225, nil); v.Ratio != nil {
		t.Error("a ratio to nothing")
	}
	for what, change := range map[string]func(*SocialReturn){
		"share above 1": func(s *SocialReturn) { s.Deadweight = 1.1 }, "negative share": func(s *SocialReturn) { s.DropOff = -.1 },
		"no years": func(s *SocialReturn) { s.Years = 0 }, "endless": func(s *SocialReturn) { s.Years = 1e9 },
		"negative quantity": func(s *SocialReturn) { s.Quantity = -1 }, "NaN": func(s *SocialReturn) { s.Proxy = math.NaN() },
	} {
		odd := s
		change(&odd)
		_, err := SocialValueOf(odd, 0.0225, &input)
		wantError(t, what, err, ErrInvalid)
	}
	_, err = SocialValueOf(s, -1, nil)
	wantError(t, "rate", err, ErrDiscount)
	input = -1
	_, err = SocialValueOf(s, 0, &input)
	wantError(t, "input", err, ErrInvalid)
}

func TestDiscountRateIsThatOfTheDay(t *testing.T) {
	d, err := DiscountRateOn(time.Date(2021, 1, 1, 0, 0, 0, 0, time.UTC))
	if err != nil || d.Rate != 0.0225 || d.Source == "" {
		t.Errorf("%+v %v", d, err)
	}
	_, err = DiscountRateOn(time.Date(2020, 12, 31, 0, 0, 0, 0, time.UTC))
	wantError(t, "before the table", err, ErrNoData)
}

func itself(x []float64) float64 { return x[0] }

func TestTriangleWorkedExample(t *testing.T) {
	// scipy.stats.triang(c=50/160, loc=100, scale=160)
	tri := Triangle{100, 150, 260}
	near(t, "mean", tri.Mean(), 170, 1e-9)
	near(t, "sd", tri.SD(), 33.416562759605696, 1e-9)
	for u, want := range map[float64]float64{.05: 120, .5: 166.1916848, .95: 230.33520605, 0: 100, 1: 260} {
		near(t, "quantile", tri.at(u), want, 1e-7)
	}
	s, err := Simulate([]Triangle{tri}, Draws, rand.New(rand.NewPCG(1, 0)).Float64, itself)
	if err != nil || s.Draws != Draws || s.AboveZero != 1 {
		t.Fatalf("%+v %v", s, err)
	}
	near(t, "simulated mean", s.Mean, 170, 1.5)
	near(t, "simulated sd", s.SD, 33.42, 1)
	near(t, "P5", s.P5, 120, 3)
	near(t, "P95", s.P95, 230.3, 3)
}

func TestTheSameSeedDrawsTheSame(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		x := rapid.SliceOfN(rapid.Float64Range(-1e6, 1e6), 3, 3).Draw(t, "x")
		slices.Sort(x)
		seed := rapid.Uint64().Draw(t, "seed")
		tri := []Triangle{{x[0], x[1], x[2]}}
		a, err := Simulate(tri, 200, rand.New(rand.NewPCG(seed, 0)).Float64, itself)
		b, _ := Simulate(tri, 200, rand.New(rand.NewPCG(seed, 0)).Float64, itself)
		if err != nil || a != b || a.P5 < x[0] || a.P95 > x[2] || a.Mean < x[0]-1e-6 || a.Mean > x[2]+1e-6 {
			t.Fatalf("%+v %+v %v", a, b, err)
		}
	})
}

func TestTornadoPutsTheWidestFirst(t *testing.T) {
	outcome := func(x []float64) float64 { return x[0] - 3*x[1] + x[2] }
	swings, err := Tornado([]Triangle{{0, 1, 2}, {1, 1, 4}, {5, 5, 5}}, outcome)
	if err != nil || len(swings) != 3 || swings[0] != (Swing{1, 3, -6}) || swings[1] != (Swing{0, 2, 4}) || swings[2] != (Swing{2, 3, 3}) {
		t.Errorf("%+v %v", swings, err)
	}
	odd := []Triangle{{2, 1, 3}}
	_, err = Tornado(odd, itself)
	wantError(t, "wrong way round", err, ErrInvalid)
	one := func() float64 { return 1 }
	_, err = Simulate(odd, 100, one, itself)
	wantError(t, "wrong way round", err, ErrInvalid)
	for _, draws := range []int{-1, 0, 1, 1e9} {
		_, err = Simulate([]Triangle{{1, 2, 3}}, draws, one, itself)
		wantError(t, "draws", err, ErrInvalid)
	}
	nan := func([]float64) float64 { return math.NaN() }
	_, err = Simulate([]Triangle{{1, 2, 3}}, 10, one, nan)
	wantError(t, "outcome", err, ErrInvalid)
	_, err = Tornado([]Triangle{{1, 2, 3}}, nan)
	wantError(t, "outcome", err, ErrInvalid)
}
