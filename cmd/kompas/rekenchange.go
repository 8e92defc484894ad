package main

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"kompas/stat"
)

// What is not there: no break in a series, no cap on weights.
var (
	noBreak = math.Inf(-1)
	noCap   = math.Inf(1)
)

func calcPaired(in *question) (outcome, error) {
	p, err := stat.PairedOf(in.maybes("t0"), in.maybes("t1"))
	out := outcome{{"n", p.Change.N}, {"md", p.Change.Mean}, {"sd", when(p.Change.Known, p.Change.SD)}}
	out = append(out, interval(p.Change.Interval)...)
	return append(out, field{"t", when(p.Tested, p.T)}, field{"p", when(p.Tested, p.P)}, field{"dz", when(p.Tested, p.DZ)},
		field{"dav", when(p.Sized, p.DAv)}, field{"gav", when(p.Sized, p.GAv)}, field{"lost_t1", p.Lost}, field{"new_t1", p.New}), err
}

func calcRCI(in *question) (outcome, error) {
	direction := in.text("direction")
	if direction != "higher" && direction != "lower" {
		in.fail(stat.ErrInvalid)
	}
	c, err := stat.RCI(in.number("x0"), in.number("x1"), in.rate("sd0"), in.rate("r"), direction == "higher")
	return outcome{{"rci", c.RCI}, {"se_diff", c.SE}, {"threshold", c.Threshold}, {"label", string(c.Label)}}, err
}

// weights reads w; without it all goals weigh the same.
func weights(in *question, goals int) []float64 {
	return or(in, "w", slices.Repeat([]float64{1}, goals), in.parseNumbers)
}

func calcGoals(in *question) (outcome, error) {
	x := in.numbers("x")
	scale := stat.GoalFivePoint
	switch in.textOr("variant", "") {
	case "":
	case "nl6":
		scale = stat.GoalSixPoint
	default:
		in.fail(stat.ErrInvalid)
	}
	s, err := stat.GoalAttainment(x, weights(in, len(x)), scale)
	out := outcome{{"T", s.T}}
	if scale == stat.GoalSixPoint {
		out = append(out, field{"comparable", s.Comparable}, field{"achieved_share", s.Achieved})
	}
	return out, err
}

func calcGoalChange(in *question) (outcome, error) {
	t0 := in.numbers("t0")
	c, err := stat.GoalAttainmentChange(t0, in.numbers("t1"), weights(in, len(t0)))
	return outcome{{"T0", c.Before}, {"T1", c.After}, {"change", c.Change}}, err
}

// endReason reads how a trajectory ended, in the words of the set with or without their first word.
func endReason(words string) stat.EndReason {
	core := strings.NewReplacer(" ", "_", "-", "_", "ë", "e").Replace(strings.ToLower(strings.TrimSpace(words)))
	for _, first := range []string{"eenzijdig_", "door_", "eerder_", "voortijdig_"} {
		core = strings.TrimPrefix(core, first)
	}
	switch core {
	case "":
		return stat.StillRunning
	case "volgens_plan":
		return stat.EndedAsPlanned
	case "in_overeenstemming":
		return stat.EndedInAccord
	case "client":
		return stat.EndedByClient
	case "aanbieder":
		return stat.EndedByProvider
	case "externe_omstandigheden":
		return stat.EndedByEvents
	}
	return stat.EndReason(core)
}

// yearAfter is the window of the harmonised set, in days.
const yearAfter = 365

func calcHarmonised(in *question) (outcome, error) {
	list := each(in, "trajectories", func(in *question) stat.Trajectory {
		t := stat.Trajectory{End: endReason(in.textOr("end", "")), Goal: in.textOr("goal", ""), Grade: in.maybe("grade"),
			FollowedUp: in.yes("follow_up_complete", true)}
		if in.raw("new_start_days") != nil {
			days := in.count("new_start_days")
			t.NewStartDays = &days
		}
		return t
	})
	success := or(in, "success", []string{"helemaal", "grotendeels"}, func(raw []byte) []string { return parseEach(in, raw, in.parseText) })
	h, err := stat.HarmonisedSetOf(list, success, in.countOr("repeat_window_days", yearAfter))
	return outcome{{"ended", h.Ended}, {"einde_onbekend", h.EndUnknown}, {"uitval_client", h.DropoutClient}, {"uitval_breed", h.DropoutBroad},
		{"tevredenheid_mean", h.GradeMean}, {"tevredenheid_n", h.GradeN}, {"doelen_bekend", h.GoalsKnown},
		{"doelen_gerealiseerd", h.GoalsReached}, {"doelen_onbekend", h.GoalsUnknown}, {"geen_nieuwe_start", h.NoNewStart}}, err
}

// Codes that stand beside a figure.
const (
	warnLowResponse = "respons_onder_30_procent"
	adviceAll       = "nodig iedereen uit"
)

func calcResponse(in *question) (outcome, error) {
	r, err := stat.ResponseOf(stat.Invitations{Invited: in.count("invited"), Undeliverable: in.countOr("undeliverable", 0),
		Ineligible: in.countOr("ineligible", 0), Complete: in.count("complete"), PartialUsable: in.countOr("partial_ok", 0),
		PartialShort: in.countOr("partial_short", 0)})
	out := outcome{{"rate", r.Rate}, {"rate_min", r.RateMin}}
	if r.Low {
		out = append(out, field{"warn", warnLowResponse})
	}
	return out, err
}

func calcSampleSize(in *question) (outcome, error) {
	population, response := 0, 0.0
	if in.raw("N") != nil {
		if population = in.count("N"); population < 1 {
			in.fail(stat.ErrInvalid)
		}
	}
	if in.raw("expected_response") != nil {
		if response = in.number("expected_response"); response <= 0 {
			in.fail(stat.ErrInvalid)
		}
	}
	s, err := stat.SampleSizeFor(in.number("p"), in.number("d"), population, response)
	out := outcome{{"n", s.N}}
	if response > 0 {
		out = append(out, field{"invite", s.Invite})
	}
	if s.All {
		out = append(out, field{"advice", adviceAll})
	}
	return out, err
}

func calcPostStratify(in *question) (outcome, error) {
	w, err := stat.PostStratify(each(in, "strata", sampleCell), or(in, "cap", stat.WeightCap, in.parseNumber))
	return outcome{{"weights", w.Weights}, {"capped", w.Capped}}, err
}

func (in *question) parseBeforeAfter(raw []byte) stat.BeforeAfter {
	before, after := pair(in, raw, in.parseNumber)
	return stat.BeforeAfter{Before: before, After: after}
}

func (in *question) parsePeers(raw []byte) []stat.BeforeAfter {
	return parseEach(in, raw, in.parseBeforeAfter)
}

func calcNetEffect(in *question) (outcome, error) {
	e, err := stat.NetEffectOf(given(in, "own", in.parseBeforeAfter), given(in, "controls", in.parsePeers))
	out := append(outcome{{"own", e.Own}, {"ctl", e.Peers}, {"net", e.Net}, {"se", when(e.Judged, e.SE)}}, interval(e.Interval)...)
	var rank any
	if e.Judged {
		rank = fmt.Sprintf("%d van %d", e.Rank, e.J+1)
	}
	return append(out, field{"p", when(e.Judged, e.P)}, field{"rank", rank}, field{"verdict", string(e.Verdict)}), err
}

func calcPreTrend(in *question) (outcome, error) {
	warn, err := stat.TrendsDiffered(given(in, "own_pre", in.parseBeforeAfter), given(in, "controls_pre", in.parsePeers), in.number("net"))
	return outcome{{"warn", warn}}, err
}
