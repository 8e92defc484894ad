package stat

import (
	"errors"
	"math"
	"testing"

	"gonum.org/v1/gonum/stat/distuv"
	"pgregory.net/rapid"
)

func near(t *testing.T, what string, got, want, within float64) {
	t.Helper()
	if math.IsNaN(got) || math.Abs(got-want) > within {
		t.Errorf("%s = %v, want %v", what, got, want)
	}
}

func wantError(t *testing.T, what string, got, want error) {
	t.Helper()
	if !errors.Is(got, want) {
		t.Errorf("%s: error %v, want %v", what, got, want)
	}
}

func TestStudentAgreesWithAnotherImplementationToNineDigits(t *testing.T) {
	for _, df := range []float64{1, 1.5, 2, 3, 9, 30.4, 66.9, 1000, 1e6} {
		other := distuv.StudentsT{Mu: 0, Sigma: 1, Nu: df}
		want := other.Quantile(0.975)
		near(t, "quantile", studentQuantile95(df)/want, 1, 1e-9)
		near(t, "two-sided p", studentTwoSided(2.1, df), 2*other.Survival(2.1), 1e-9)
	}
	// scipy.stats.t.sf
	for df, want := range map[float64]float64{1999998: 0.04550039887394169, 199999998: 0.045500265246132654, 1.8e16: 0.04550026389635836} {
		near(t, "two-sided p of many degrees", studentTwoSided(2, df), want, 1e-11)
	}
	if p := studentTwoSided(1e300, 1e9); p != 0 {
		t.Errorf("far out: p %v", p)
	}
	near(t, "quantile of a huge df", studentQuantile95(1e9), Z95, 1e-9)
	near(t, "quantile just under the switch", studentQuantile95(9.9e6), Z95, 1e-6)
	near(t, "normal", normalTwoSided(Z95), 0.05, 1e-9)
	near(t, "normal 99.8", normalTwoSided(Z998), 0.002, 1e-10)
}

func TestWilsonWorkedExamples(t *testing.T) {
	p, err := Wilson(18, 60)
	if err != nil || !p.Known {
		t.Fatal(err)
	}
	near(t, "p", p.P, 0.3, 1e-12)
	near(t, "lo", p.Lo, 0.1990, 5e-5)
	near(t, "hi", p.Hi, 0.4251, 5e-5)

	p, _ = WilsonFinite(18, 60, 150)
	near(t, "n*", p.N, 99.3333, 5e-5)
	near(t, "lo", p.Lo, 0.2187, 5e-5)
	near(t, "hi", p.Hi, 0.39618, 5e-6) // by hand: .30745 + .08874

	p, _ = Wilson(0, 12)
	if p.Lo != 0 {
		t.Errorf("nobody out of 12: lower bound %v, want exactly 0", p.Lo)
	}
	near(t, "hi", p.Hi, Z95*Z95/(12+Z95*Z95), 1e-12) // .2425
	if p, _ = Wilson(12, 12); p.Hi != 1 {
		t.Errorf("all out of 12: upper bound %v, want exactly 1", p.Hi)
	}
}

func TestEverybodyAskedIsACountWithoutInterval(t *testing.T) {
	p, err := WilsonFinite(18, 60, 60)
	if err != nil || p.Known || !p.Census || p.P != 0.3 {
		t.Errorf("%+v, %v", p, err)
	}
	small, _ := WilsonFinite(18, 60, 1200) // exactly 5 %: no correction
	plain, _ := Wilson(18, 60)
	if small != plain {
		t.Errorf("at 5 %% of the population: %+v, want %+v", small, plain)
	}
	_, err = WilsonFinite(18, 60, 59)
	wantError(t, "population under n", err, ErrInvalid)
}

func TestImpossibleCountsAreNamedErrors(t *testing.T) {
	for _, c := range []struct {
		k, n int
		want Error
	}{{0, 0, ErrNoData}, {-1, 5, ErrInvalid}, {6, 5, ErrInvalid}, {0, -1, ErrInvalid}, {1, 0, ErrInvalid}} {
		_, err := Wilson(c.k, c.n)
		wantError(t, "wilson", err, c.want)
		_, err = WilsonFinite(c.k, c.n, 100)
		wantError(t, "finite", err, c.want)
		_, err = Newcombe(c.k, c.n, 1, 2)
		wantError(t, "newcombe first", err, c.want)
		_, err = Newcombe(1, 2, c.k, c.n)
		wantError(t, "newcombe second", err, c.want)
	}
}

func TestWeightedShareWorkedExample(t *testing.T) {
	// N 400/350/250 and n 20/40/60 give weights 2.40, 1.05 and .50. With 12, 12
	// and 10 hits: 28.3 % unweighted becomes (28.8+12.6+5)/120 = 38.7 %.
	p, err := WilsonWeighted([]Stratum{{12, 20, 2.40}, {12, 40, 1.05}, {10, 60, 0.50}})
	if err != nil {
		t.Fatal(err)
	}
	near(t, "p", p.P, 46.4/120, 1e-12)
	near(t, "n_eff", p.N, 120*120/(20*5.76+40*1.1025+60*0.25), 1e-9)
	// p .3545 on 82.6 answers is the interval [26.0-46.3] of the method.
	near(t, "n_eff of the method", p.N, 82.6, 0.05)
	q := wilson(0.3545, 82.6)
	near(t, "lo", q.Lo, 0.260, 5e-4)
	near(t, "hi", q.Hi, 0.463, 1e-3)
}

func TestWeightsThatCannotBeJudged(t *testing.T) {
	for what, c := range map[string]struct {
		in   []Stratum
		want Error
	}{
		"nothing":          {nil, ErrNoData},
		"empty strata":     {[]Stratum{{0, 0, 1}}, ErrNoData},
		"zero weights":     {[]Stratum{{1, 2, 0}}, ErrZeroWeight},
		"weight on nobody": {[]Stratum{{1, 2, 0}, {0, 0, 3}}, ErrZeroWeight},
		"negative weight":  {[]Stratum{{1, 2, -1}}, ErrInvalid},
		"no weight":        {[]Stratum{{1, 2, math.NaN()}}, ErrInvalid},
		"endless weight":   {[]Stratum{{1, 2, math.Inf(1)}}, ErrInvalid},
		"k above n":        {[]Stratum{{3, 2, 1}}, ErrInvalid},
	} {
		_, err := WilsonWeighted(c.in)
		wantError(t, what, err, c.want)
	}
	p, err := WilsonWeighted([]Stratum{{1, 2, 1e300}, {1, 2, 1e300}})
	if err != nil || p.P != 0.5 || p.N != 4 {
		t.Errorf("huge equal weights: %+v %v", p, err)
	}
}

func TestWilsonProperties(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 100_000).Draw(t, "n")
		k := rapid.IntRange(0, n).Draw(t, "k")
		p, err := Wilson(k, n)
		if err != nil || !(0 <= p.Lo && p.Lo <= p.P && p.P <= p.Hi && p.Hi <= 1) {
			t.Fatalf("%+v %v", p, err)
		}
		mirror, _ := Wilson(n-k, n)
		if math.Abs(mirror.Lo-(1-p.Hi)) > 1e-12 || math.Abs(mirror.Hi-(1-p.Lo)) > 1e-12 {
			t.Fatalf("no and yes do not mirror: %+v %+v", p, mirror)
		}
		more, _ := WilsonFinite(k, n, n+rapid.IntRange(1, 1000).Draw(t, "others"))
		if more.Hi-more.Lo > p.Hi-p.Lo+1e-12 {
			t.Fatal("knowing the population widens the interval")
		}
	})
}

func TestMeanWorkedExample(t *testing.T) {
	m, err := MeanOf([]float64{7, 8, 6, 9, 7, 5, 8, 7, 6, 8})
	if err != nil {
		t.Fatal(err)
	}
	near(t, "mean", m.Mean, 7.1, 1e-12)
	near(t, "lo", m.Lo, 6.24, 5e-3)
	near(t, "hi", m.Hi, 7.96, 5e-3)
}

func TestMeanAtTheEdges(t *testing.T) {
	m, err := MeanOf([]float64{7})
	if err != nil || m.Known || m.Mean != 7 {
		t.Errorf("one answer: %+v %v", m, err)
	}
	m, _ = MeanOf([]float64{1e9 + 1, 1e9 + 2, 1e9 + 3})
	near(t, "sd of large values", m.SD, 1, 1e-9)
	_, err = MeanOf(nil)
	wantError(t, "no answers", err, ErrNoData)
	for _, x := range []float64{math.NaN(), math.Inf(1), math.Inf(-1)} {
		_, err = MeanOf([]float64{1, x})
		wantError(t, "odd value", err, ErrInvalid)
	}
	_, err = MeanOf([]float64{math.MaxFloat64, -math.MaxFloat64})
	wantError(t, "overflow", err, ErrInvalid)
	_, err = MeanFrom(1, -1, 3)
	wantError(t, "negative sd", err, ErrInvalid)
	_, err = MeanFrom(1, 1, -3)
	wantError(t, "negative n", err, ErrInvalid)
	_, err = MeanFrom(1, 1, 0)
	wantError(t, "n = 0", err, ErrNoData)
}

func TestNewcombeWorkedExamples(t *testing.T) {
	d, err := Newcombe(45, 150, 60, 140)
	if err != nil {
		t.Fatal(err)
	}
	near(t, "d", d.D, -0.1286, 5e-5)
	near(t, "lo", d.Lo, -0.2355, 5e-5)
	near(t, "hi", d.Hi, -0.0179, 5e-5)
	if !d.Clear() {
		t.Error("zero lies outside the interval, so the difference is clear")
	}
	d, _ = Newcombe(264, 600, 300, 600)
	near(t, "d", d.D, -0.060, 1e-9)
	near(t, "lo", d.Lo, -0.116, 5e-4)
	near(t, "hi", d.Hi, -0.004, 5e-4)
}

func TestNewcombeMirrors(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n1, n2 := rapid.IntRange(1, 5000).Draw(t, "n1"), rapid.IntRange(1, 5000).Draw(t, "n2")
		k1, k2 := rapid.IntRange(0, n1).Draw(t, "k1"), rapid.IntRange(0, n2).Draw(t, "k2")
		a, _ := Newcombe(k1, n1, k2, n2)
		b, _ := Newcombe(k2, n2, k1, n1)
		if math.Abs(a.Lo+b.Hi) > 1e-12 || !a.Contains(a.D) || a.Lo < -1 || a.Hi > 1 {
			t.Fatalf("%+v %+v", a, b)
		}
	})
}

func TestWelchWorkedExample(t *testing.T) {
	w, err := Welch(6.8, 1.9, 40, 6.1, 2.2, 35)
	if err != nil {
		t.Fatal(err)
	}
	near(t, "d", w.D, 0.70, 1e-9)
	near(t, "lo", w.Lo, -0.25, 5e-3)
	near(t, "hi", w.Hi, 1.65, 5e-3)
	near(t, "p", w.P, 0.15, 5e-3)
	near(t, "g", w.Hedges, 0.34, 5e-3)
	if w.Clear() {
		t.Error("zero lies inside the interval")
	}
}

func TestWelchAtTheEdges(t *testing.T) {
	for what, c := range map[string]struct {
		s1   float64
		n1   int
		s2   float64
		n2   int
		want Error
	}{
		"no answers":  {1, 0, 1, 5, ErrNoData},
		"one answer":  {0, 1, 1, 5, ErrNoPrecision},
		"no spread":   {0, 5, 0, 5, ErrNoPrecision},
		"negative n":  {1, -1, 1, 5, ErrInvalid},
		"negative sd": {-1, 5, 1, 5, ErrInvalid},
		"NaN":         {math.NaN(), 5, 1, 5, ErrInvalid},
		"tiny":        {1e-300, 5, 1e-300, 5, ErrInvalid},
	} {
		_, err := Welch(3, c.s1, c.n1, 2, c.s2, c.n2)
		wantError(t, what, err, c.want)
	}
	w, err := Welch(3, 1, 5, 2, 0, 5)
	if err != nil || w.DF != 4 {
		t.Errorf("one group without spread: %+v %v", w, err)
	}
}

func TestPublishedDifference(t *testing.T) {
	// Bounds of 2 around each value: se 1.0204, difference 3 ± 2√2.
	d, err := PublishedDifference(Published{50, 48, 52}, Published{47, 45, 49})
	if err != nil {
		t.Fatal(err)
	}
	near(t, "lo", d.Lo, 3-2*math.Sqrt2, 1e-9)
	near(t, "hi", d.Hi, 3+2*math.Sqrt2, 1e-9)
	_, err = PublishedDifference(Published{50, 50, 50}, Published{47, 45, 49})
	wantError(t, "no margin", err, ErrNoPrecision)
	_, err = PublishedDifference(Published{50, 48, 52}, Published{47, 48, 49})
	wantError(t, "value outside its bounds", err, ErrInvalid)
	_, err = PublishedDifference(Published{50, math.NaN(), 52}, Published{47, 45, 49})
	wantError(t, "NaN", err, ErrInvalid)
}
