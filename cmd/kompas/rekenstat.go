package main

import (
	"kompas/stat"
)

// calculations are all functions by name. Each reads its input and calls the function that the pages use.
func calculations() map[string]calculation {
	return map[string]calculation{
		"wilson": calcWilson, "weighted_proportion": calcWeighted, "mean_ci": calcMean, "welch": calcWelch,
		"cronbach_alpha": calcAlpha, "newcombe": calcNewcombe, "mcnemar": calcMcNemar,
		"trend_register": calcTrendRegister, "trend_survey": calcTrendSurvey, "funnel": calcFunnel, "robust_z": calcRobust,
		"bh": calcBH, "index": calcIndex,

		"suppress_tree": calcTree, "bounds_two_way": calcTwoWay, "republish": calcRepublish, "geo_differencing": calcDifferencing,
		"public_row": calcPublicRow, "public_mean": calcPublicMean, "story_shown": calcStory,

		"paired": calcPaired, "rci": calcRCI, "gas_t": calcGoals, "gas_change": calcGoalChange, "harmonised_set": calcHarmonised,
		"response": calcResponse, "sample_size": calcSampleSize, "post_stratify": calcPostStratify,
		"did": calcNetEffect, "did_pretrend": calcPreTrend,

		"npv": calcNPV, "bcr": calcBCR, "npv_per_stakeholder": calcStakeholders, "sroi_outcome": calcSocialReturn,
		"triangular": calcTriangular, "discount_default": calcDiscount,

		"progress": calcStatus, "kompascheck_text": calcText,
	}
}

// interval gives the bounds, or null when there are none.
func interval(i stat.Interval) outcome {
	if !i.Known {
		return outcome{{"lo", nil}, {"hi", nil}}
	}
	return outcome{{"lo", i.Lo}, {"hi", i.Hi}}
}

// when gives the value, or null when it means nothing.
func when(known bool, v float64) any {
	if !known {
		return nil
	}
	return v
}

func calcWilson(in *question) (outcome, error) {
	k, n := in.count("k"), in.count("n")
	if in.raw("N") == nil {
		p, err := stat.Wilson(k, n)
		return append(outcome{{"p", p.P}}, interval(p.Interval)...), err
	}
	p, err := stat.WilsonFinite(k, n, in.count("N"))
	out := append(outcome{{"p", p.P}}, interval(p.Interval)...)
	switch {
	case p.Census:
		out = append(out, field{"note", "telling"})
	case p.Finite:
		out = append(out, field{"n_star", p.N})
	}
	return out, err
}

func sampleCell(in *question) stat.SampleCell {
	return stat.SampleCell{People: in.count("N"), N: in.count("n"), K: in.countOr("k", 0)}
}

func calcWeighted(in *question) (outcome, error) {
	cells := each(in, "strata", func(in *question) stat.SampleCell {
		in.need("k")
		return sampleCell(in)
	})
	w, err := stat.WeightedShareOf(cells, noCap)
	return append(outcome{{"weights", w.Weights}, {"p_unweighted", w.Unweighted}, {"p", w.P}, {"deff", w.DEff}, {"n_eff", w.NEff}},
		interval(w.Interval)...), err
}

func calcMean(in *question) (outcome, error) {
	m, err := stat.MeanOf(in.numbers("x"))
	return append(outcome{{"mean", m.Mean}, {"sd", when(m.Known, m.SD)}}, interval(m.Interval)...), err
}

func calcWelch(in *question) (outcome, error) {
	w, err := stat.Welch(in.number("m1"), in.number("s1"), in.count("n1"), in.number("m2"), in.number("s2"), in.count("n2"))
	out := append(outcome{{"d", w.D}, {"se", w.SE}, {"t", w.T}, {"df", w.DF}, {"p", w.P}}, interval(w.Interval)...)
	return append(out, field{"hedges", w.Hedges}), err
}

func calcAlpha(in *question) (outcome, error) {
	rows := given(in, "rows", func(raw []byte) [][]float64 { return parseEach(in, raw, in.parseNumbers) })
	alpha, err := stat.CronbachAlpha(rows)
	return outcome{{"alpha", alpha}}, err
}

func calcNewcombe(in *question) (outcome, error) {
	d, err := stat.Newcombe(in.count("k1"), in.count("n1"), in.count("k2"), in.count("n2"))
	return append(outcome{{"d", d.D}}, interval(d.Interval)...), err
}

func calcMcNemar(in *question) (outcome, error) {
	p, err := stat.McNemar(in.count("b"), in.count("c"))
	return outcome{{"p", p}}, err
}

// points reads a series; lists that are not equally long are no series.
func points(in *question, withSE bool) []stat.Point {
	t, y := in.numbers("t"), in.numbers("y")
	se := make([]float64, len(t))
	if withSE {
		known := in.maybes("se")
		se = make([]float64, len(known))
		for i, v := range known { // one that is not known reads as no margin
			if v != nil {
				se[i] = *v
			}
		}
	}
	if len(t) != len(y) || len(t) != len(se) {
		in.fail(stat.ErrInvalid)
		return nil
	}
	out := make([]stat.Point, len(t))
	for i := range t {
		out[i] = stat.Point{T: t[i], Y: y[i], SE: se[i]}
	}
	return out
}

func calcTrendRegister(in *question) (outcome, error) {
	r, err := stat.TrendOfRegister(points(in, false), or(in, "break_at", noBreak, in.parseNumber))
	enough := r.N > 2
	var s any
	if enough {
		s = r.S
	}
	return outcome{{"S", s}, {"p", when(r.Tested, r.P)}, {"sen", when(enough, r.Slope)}, {"verdict", string(r.Verdict)}}, err
}

func calcTrendSurvey(in *question) (outcome, error) {
	s, err := stat.TrendOfSurvey(points(in, true), or(in, "break_at", noBreak, in.parseNumber))
	return outcome{{"slope", when(s.Tested, s.Slope)}, {"se", when(s.Tested, s.SE)}, {"z", when(s.Tested, s.Z)},
		{"p", when(s.Tested, s.P)}, {"Q", when(s.Tested, s.Q)}, {"verdict", string(s.Verdict)}}, err
}

func (in *question) parseKN(raw []byte) stat.Count {
	k, n := pair(in, raw, in.parseCount)
	return stat.Count{K: k, N: n}
}

func calcFunnel(in *question) (outcome, error) {
	f, err := stat.Funnel(given(in, "own", in.parseKN), given(in, "peers", func(raw []byte) []stat.Count {
		return parseEach(in, raw, in.parseKN)
	}))
	out := outcome{}
	for _, part := range []struct {
		name string
		v    float64
	}{{"theta", f.Theta}, {"z", f.Z}, {"phi", f.Phi}, {"thr", f.Threshold}, {"zadj", f.ZAdjusted},
		{"l95", f.Low95}, {"u95", f.Up95}, {"l998", f.Low998}, {"u998", f.U998}} {
		out = append(out, field{part.name, when(f.Judged, part.v)})
	}
	return append(out, field{"verdict", string(f.Verdict)}), err
}

func calcRobust(in *question) (outcome, error) {
	r, err := stat.RobustZ(in.number("x"), in.numbers("ref"))
	enough := r.Verdict != stat.PeerTooFew
	return outcome{{"median", when(enough, r.Median)}, {"mad", when(enough, r.MAD)}, {"z", when(r.Judged, r.Z)},
		{"verdict", string(r.Verdict)}}, err
}

func calcBH(in *question) (outcome, error) {
	selected, err := stat.BenjaminiHochberg(in.numbers("p"), or(in, "q", stat.HighlightRate, in.parseNumber))
	return outcome{{"selected", selected}}, err
}

func calcIndex(in *question) (outcome, error) {
	s, err := stat.IndexOf(each(in, "dims", func(in *question) stat.Dimension {
		return stat.Dimension{X: in.maybe("x"), Lo: in.number("lo"), Hi: in.number("hi"), W: in.number("w")}
	}))
	return outcome{{"scores", s.Scores}, {"arithmetic", s.Arithmetic}, {"geometric", s.Geometric}}, err
}
