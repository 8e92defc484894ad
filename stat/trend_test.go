package stat

import (
	"math"
	"testing"

	"pgregory.net/rapid"
)

var noBreak = math.Inf(-1)

func yearly(start float64, ys ...float64) []Point {
	ps := make([]Point, len(ys))
	for i, y := range ys {
		ps[i] = Point{T: start + float64(i), Y: y}
	}
	return ps
}

func TestRegisterTrendWorkedExample(t *testing.T) {
	r, err := TrendOfRegister(yearly(2020, 22, 20.5, 21, 19.4, 18.8), noBreak)
	if err != nil {
		t.Fatal(err)
	}
	if r.S != -8 || r.Verdict != TrendDownProbable {
		t.Errorf("S %d, %s", r.S, r.Verdict)
	}
	near(t, "p", r.P, 0.0833, 5e-5)
	near(t, "slope", r.Slope, -0.70, 1e-9)
}

func TestFewPointsGiveAtMostADirection(t *testing.T) {
	for _, c := range []struct {
		ys   []float64
		want TrendCode
	}{
		{nil, TrendTooFew}, {[]float64{1}, TrendTooFew}, {[]float64{1, 9}, TrendTooFew},
		{[]float64{1, 2, 3}, TrendTooFewUp}, {[]float64{3, 1, 2}, TrendTooFewDown},
		{[]float64{2, 2, 2}, TrendTooFew}, {[]float64{1, 2, 3, 4}, TrendUpProbable},
		{[]float64{4, 4, 4, 4}, TrendNone},
	} {
		r, err := TrendOfRegister(yearly(2020, c.ys...), noBreak)
		if err != nil || r.Verdict != c.want {
			t.Errorf("%v: %s %v, want %s", c.ys, r.Verdict, err, c.want)
		}
	}
	r, _ := TrendOfRegister(yearly(2020, 1, 2, 3, 4), noBreak)
	near(t, "best p of four points", r.P, 2.0/24, 1e-12)
}

func TestPointsBeforeAMethodBreakDoNotCount(t *testing.T) {
	ps := yearly(2015, 90, 80, 70, 1, 2, 3)
	r, _ := TrendOfRegister(ps, 2018)
	if r.N != 3 || r.Verdict != TrendTooFewUp {
		t.Errorf("%+v", r)
	}
	s, err := TrendOfSurvey([]Point{{2010, 9, 1}, {2014, 44, 1}, {2018, 44, 1}}, 2014)
	if err != nil || s.Verdict != TrendTooFew || s.N != 2 {
		t.Errorf("%+v %v", s, err)
	}
}

// bruteKendall counts every order of the values, one by one.
func bruteKendall(s int, ys []float64) float64 {
	total, extreme := 0, 0
	var walk func(k int)
	walk = func(k int) {
		if k == len(ys) {
			sum := 0
			for i := range ys {
				for j := i + 1; j < len(ys); j++ {
					sum += sign(ys[j] - ys[i])
				}
			}
			total++
			if abs(sum) >= abs(s) {
				extreme++
			}
			return
		}
		for i := k; i < len(ys); i++ {
			ys[k], ys[i] = ys[i], ys[k]
			walk(k + 1)
			ys[k], ys[i] = ys[i], ys[k]
		}
	}
	walk(0)
	return float64(extreme) / float64(total)
}

func TestExactTrendEqualsCountingEveryOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		ys := rapid.SliceOfN(rapid.Map(rapid.IntRange(0, 4), func(i int) float64 { return float64(i) }), 4, 7).Draw(t, "ys")
		r, err := TrendOfRegister(yearly(2000, ys...), noBreak)
		if err != nil {
			t.Fatal(err)
		}
		if want := bruteKendall(r.S, ys); math.Abs(r.P-want) > 1e-12 {
			t.Fatalf("p %v, counted %v", r.P, want)
		}
	})
	r, _ := TrendOfRegister(yearly(2000, 1, 2, 3, 4, 5, 6, 8, 7), noBreak)
	near(t, "eight points", r.P, bruteKendall(26, []float64{1, 2, 3, 4, 5, 6, 7, 8}), 1e-12)
}

func TestLongSeriesUseTheTieCorrectedApproximation(t *testing.T) {
	// S of 1..9 is 36, var = 9·8·23/18 = 92: z = 35/√92 = 3.649, p = .000263.
	r, _ := TrendOfRegister(yearly(2000, 1, 2, 3, 4, 5, 6, 7, 8, 9), noBreak)
	near(t, "p", r.P, 0.000263, 5e-7)
	if r.Verdict != TrendUpClear {
		t.Error(r.Verdict)
	}
	// One tie of two: S = 35, var = (1656-18)/18 = 91: z = 34/√91 = 3.564.
	r, _ = TrendOfRegister(yearly(2000, 1, 2, 3, 4, 5, 6, 7, 8, 8), noBreak)
	near(t, "p with a tie", r.P, math.Erfc(34/math.Sqrt(91)/math.Sqrt2), 1e-12)
	r, _ = TrendOfRegister(yearly(2000, 5, 5, 5, 5, 5, 5, 5, 5, 5), noBreak)
	if r.P != 1 || r.Verdict != TrendNone || r.Slope != 0 {
		t.Errorf("a flat line: %+v", r)
	}
}

func TestFallingSeriesMirrorRisingOnes(t *testing.T) {
	mirror := map[TrendCode]TrendCode{TrendTooFew: TrendTooFew, TrendNone: TrendNone,
		TrendTooFewUp: TrendTooFewDown, TrendUpClear: TrendDownClear, TrendUpProbable: TrendDownProbable,
		TrendTooFewDown: TrendTooFewUp, TrendDownClear: TrendUpClear, TrendDownProbable: TrendUpProbable}
	rapid.Check(t, func(t *rapid.T) {
		ys := rapid.SliceOfN(rapid.Float64Range(-100, 100), 0, 12).Draw(t, "ys")
		up := make([]Point, len(ys))
		down := make([]Point, len(ys))
		at := 2000.0
		for i, y := range ys {
			at += rapid.Float64Range(0.1, 1).Draw(t, "gap")              // two points are never at one time
			up[i], down[len(ys)-1-i] = Point{at, y, 1}, Point{at, -y, 1} // order must not matter either
		}
		a, err := TrendOfRegister(up, noBreak)
		b, _ := TrendOfRegister(down, noBreak)
		if err != nil || a.S != -b.S || a.P != b.P || b.Verdict != mirror[a.Verdict] || math.Abs(a.Slope+b.Slope) > 1e-9 {
			t.Fatalf("register %+v %+v %v", a, b, err)
		}
		c, err := TrendOfSurvey(up, noBreak)
		d, _ := TrendOfSurvey(down, noBreak)
		if err != nil || math.Abs(c.Slope+d.Slope) > 1e-6 || d.Verdict != mirror[c.Verdict] {
			t.Fatalf("survey %+v %+v %v", c, d, err)
		}
	})
}

func TestSurveyTrendWorkedExample(t *testing.T) {
	s, err := TrendOfSurvey([]Point{{2012, 44, 1.5}, {2016, 43, 1.4}, {2020, 47, 1.6}, {2024, 50, 1.5}}, noBreak)
	if err != nil {
		t.Fatal(err)
	}
	near(t, "slope", s.Slope, 0.557, 5e-4)
	near(t, "se", s.SE, 0.168, 5e-4)
	near(t, "z", s.Z, 3.32, 5e-3)
	if s.Verdict != TrendUpClear {
		t.Error(s.Verdict)
	}
}

func TestTrendsThatCannotBeJudged(t *testing.T) {
	good := Point{2020, 1, 1}
	for what, ps := range map[string][]Point{
		"NaN value": {good, {2021, math.NaN(), 1}}, "endless time": {good, {math.Inf(1), 1, 1}},
		"two at one time": {good, {2020, 3, 1}},
	} {
		_, err := TrendOfRegister(ps, noBreak)
		wantError(t, what, err, ErrInvalid)
		_, err = TrendOfSurvey(ps, noBreak)
		wantError(t, what, err, ErrInvalid)
	}
	for se, want := range map[float64]Error{0: ErrNoPrecision, -1: ErrInvalid, math.Inf(1): ErrInvalid} {
		_, err := TrendOfSurvey([]Point{good, {2021, 2, se}, {2022, 2, 1}}, noBreak)
		wantError(t, "standard error", err, want)
	}
	_, err := TrendOfSurvey([]Point{good, {2021, 2, math.NaN()}}, noBreak)
	wantError(t, "unknown standard error", err, ErrNoPrecision)
	_, err = TrendOfRegister(yearly(0, make([]float64, 2001)...), noBreak)
	wantError(t, "more points than a series has", err, ErrInvalid)
	_, err = TrendOfRegister([]Point{good}, math.NaN())
	wantError(t, "break at NaN", err, ErrInvalid)
}
