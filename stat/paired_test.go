package stat

import (
	"math"
	"testing"

	"pgregory.net/rapid"
)

func answers(xs ...float64) []*float64 {
	out := make([]*float64, len(xs))
	for i := range xs {
		if !math.IsNaN(xs[i]) {
			out[i] = &xs[i]
		}
	}
	return out
}

var missing = math.NaN()

func TestMcNemarAgreesWithAnotherProgram(t *testing.T) {
	// scipy.stats.binomtest(min(b, c), b + c).pvalue
	for _, c := range []struct {
		b, c int
		want float64
	}{{5, 15, 0.04138946533203125}, {0, 1, 1}, {0, 6, 0.03125}, {7, 7, 1}, {3, 9, 0.14599609375},
		{40, 71, 0.004195534185394861}, {30, 12, 0.007915897334896727}, {0, 0, 1}} {
		p, err := McNemar(c.b, c.c)
		if err != nil {
			t.Fatal(err)
		}
		near(t, "p", p, c.want, 1e-12)
	}
	_, err := McNemar(-1, 3)
	wantError(t, "negative", err, ErrInvalid)
	// scipy.stats.binom.cdf; beyond ten million people the normal distribution.
	for b, want := range map[int]float64{4_996_837: 0.04551921348622439, 49_990_000: 0.04551106262957223} {
		c := map[int]int{4_996_837: 5_003_162, 49_990_000: 50_010_000}[b]
		p, _ := McNemar(b, c)
		near(t, "p of many", p, want, 1e-8)
	}
	if p, _ := McNemar(1<<53, 1<<53-992); p < 0.9999 {
		t.Errorf("hardly a difference: p %v", p)
	}
	if p, err := McNemar(1<<40, 1<<41); err != nil || !(p >= 0 && p < 1e-300) {
		t.Errorf("huge counts: %v %v", p, err)
	}
}

func TestPairedWorkedExample(t *testing.T) {
	// scipy.stats.ttest_rel and numpy: change 1.25 ± .591 with s .7071, averages of
	// the standard deviations 1.03510 and .92582, J = 1 - 3/27.
	p, err := PairedOf(answers(8, 8, 7, 5, 7, 6, 6, 7), answers(8, 9, 8, 6, 8, 8, 8, 9))
	if err != nil || !p.Tested || !p.Sized {
		t.Fatalf("%+v %v", p, err)
	}
	near(t, "change", p.Change.Mean, 1.25, 1e-12)
	near(t, "lo", p.Change.Lo, 0.6588439372474252, 1e-9)
	near(t, "hi", p.Change.Hi, 1.841156062752575, 1e-9)
	near(t, "t", p.T, 5, 1e-12)
	near(t, "p", p.P, 0.001565277953172824, 1e-9)
	near(t, "dz", p.DZ, 1.7677669529663687, 1e-12)
	near(t, "dav", p.DAv, 1.274912791144765, 1e-12)
	near(t, "gav", p.GAv, 1.1332558143509022, 1e-12)
}

func TestOnlyCompletePairsCountAndTheLostAreTold(t *testing.T) {
	p, err := PairedOf(answers(5, missing, 7, 6, missing), answers(6, 8, missing, 8, missing))
	if err != nil || p.Change.N != 2 || p.Lost != 1 || p.New != 1 || p.Change.Mean != 1.5 {
		t.Errorf("%+v %v", p, err)
	}
	p, err = PairedOf(answers(5), answers(6))
	if err != nil || p.Change.N != 1 || p.Tested || p.Sized || p.Change.Known {
		t.Errorf("one pair: %+v %v", p, err)
	}
	p, err = PairedOf(answers(1, 2, 3), answers(2, 3, 4))
	if err != nil || p.Tested || !p.Sized || p.Change.SD != 0 || p.DAv != 1 {
		t.Errorf("all changed alike: %+v %v", p, err)
	}
	_, err = PairedOf(answers(missing, 1), answers(2, missing))
	wantError(t, "no pair", err, ErrNoData)
	_, err = PairedOf(answers(1), answers(1, 2))
	wantError(t, "unequal lists", err, ErrInvalid)
	_, err = PairedOf(answers(1, math.Inf(1)), answers(2, 3))
	wantError(t, "endless", err, ErrInvalid)
	_, err = PairedOf(answers(-math.MaxFloat64, 1), answers(math.MaxFloat64, 1))
	wantError(t, "overflow", err, ErrInvalid)
}

func TestTheOtherWayRoundTheChangeTurns(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(2, 20).Draw(t, "n")
		a := rapid.SliceOfN(rapid.Float64Range(-100, 100), n, n).Draw(t, "a")
		b := rapid.SliceOfN(rapid.Float64Range(-100, 100), n, n).Draw(t, "b")
		p, err := PairedOf(answers(a...), answers(b...))
		q, _ := PairedOf(answers(b...), answers(a...))
		if err != nil || math.Abs(p.Change.Mean+q.Change.Mean) > 1e-9 || math.Abs(p.GAv+q.GAv) > 1e-9 || math.Abs(p.P-q.P) > 1e-9 {
			t.Fatalf("%+v %+v %v", p, q, err)
		}
	})
}

func TestReliableChangeWorkedExample(t *testing.T) {
	c, err := RCI(8, 5, 2.9, 0.84, false)
	if err != nil || c.Label != ChangeNone {
		t.Fatalf("%+v %v", c, err)
	}
	near(t, "rci", c.RCI, -1.8287244341031401, 1e-9)
	near(t, "threshold", c.Threshold, 3.2153559554114697, 1e-9)
	for _, x := range []struct {
		to     float64
		higher bool
		want   ChangeCode
	}{{4.7, false, ChangeBetter}, {4.7, true, ChangeWorse}, {11.3, true, ChangeBetter}, {11.3, false, ChangeWorse}, {8, true, ChangeNone}} {
		if c, _ := RCI(8, x.to, 2.9, 0.84, x.higher); c.Label != x.want {
			t.Errorf("8 to %v: %s, want %s", x.to, c.Label, x.want)
		}
	}
}

func TestReliableChangeNeedsAReliability(t *testing.T) {
	for what, c := range map[string]struct {
		sd, r float64
		want  Error
	}{
		"no sd": {missing, .8, ErrNoPrecision}, "no r": {2, missing, ErrNoPrecision}, "no spread": {0, .8, ErrNoPrecision},
		"no error at all": {2, 1, ErrNoPrecision}, "r above 1": {2, 1.1, ErrInvalid}, "r below 0": {2, -.1, ErrInvalid},
		"negative sd": {-2, .8, ErrInvalid}, "endless sd": {math.Inf(1), .8, ErrInvalid},
	} {
		_, err := RCI(8, 5, c.sd, c.r, true)
		wantError(t, what, err, c.want)
	}
	_, err := RCI(missing, 5, 2, .8, true)
	wantError(t, "score", err, ErrInvalid)
}

func TestSharesOfReliableChange(t *testing.T) {
	c, err := ReliableChanges(answers(8, 8, 8, 8, missing), answers(2, 8, 14, 3, 2), 2.9, 0.84, false)
	if err != nil || c.Better.P != 0.5 || c.Same.P != 0.25 || c.Worse.P != 0.25 || !c.Better.Known {
		t.Errorf("%+v %v", c, err)
	}
	_, err = ReliableChanges(answers(missing), answers(1), 2.9, 0.84, false)
	wantError(t, "no pair", err, ErrNoData)
	_, err = ReliableChanges(answers(1), answers(1), missing, 0.84, false)
	wantError(t, "no sd", err, ErrNoPrecision)
	_, err = ReliableChanges(answers(1, 2), answers(1), 2, 0.84, false)
	wantError(t, "unequal lists", err, ErrInvalid)
}

func TestCronbachAlphaWorkedExample(t *testing.T) {
	// numpy: 4/3·(1 - Σvar/var of the sums), variances with n-1; the sums have
	// standard deviation 5.01996.
	rows := [][]float64{{4, 5, 4, 5}, {2, 3, 2, 2}, {3, 3, 4, 3}, {5, 5, 5, 4}, {1, 2, 1, 2}, {3, 4, 3, 3}}
	a, err := CronbachAlpha(rows)
	if err != nil {
		t.Fatal(err)
	}
	near(t, "alpha", a, 0.9629629629629629, 1e-12)
	_, _, err = OwnReliability(rows)
	wantError(t, "six people say nothing of an instrument", err, ErrNoPrecision)
	var thirty [][]float64
	for range 5 {
		thirty = append(thirty, rows...)
	}
	sd, r, err := OwnReliability(thirty)
	if err != nil || !(sd > 4 && sd < 5.02) || !(r > .9 && r < 1) {
		t.Errorf("sd %v r %v %v", sd, r, err)
	}
}

func TestAlphaThatCannotBeJudged(t *testing.T) {
	for what, c := range map[string]struct {
		rows [][]float64
		want Error
	}{
		"nobody": {nil, ErrNoData}, "no questions": {[][]float64{{}, {}}, ErrInvalid}, "one question": {[][]float64{{1}, {2}}, ErrInvalid},
		"one person": {[][]float64{{1, 2}}, ErrNoPrecision}, "unequal rows": {[][]float64{{1, 2}, {1}}, ErrInvalid},
		"no spread": {[][]float64{{1, 2}, {2, 1}}, ErrNoPrecision}, "NaN": {[][]float64{{1, missing}, {2, 1}}, ErrInvalid},
	} {
		_, err := CronbachAlpha(c.rows)
		wantError(t, what, err, c.want)
	}
}
