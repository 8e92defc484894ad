package figure

import (
	"errors"
	"math"
	"slices"
	"testing"
	"time"

	"kompas/stat"

	"pgregory.net/rapid"
)

func counted(v float64) Observation { return Observation{Value: Counted(v, 0), Basis: Census} }
func asked(k, n int) Observation    { return Observation{Value: ShareOf(k, n), Basis: Sample} }

// halfway is a case from 2024 to 2028, measured in 2026.
func halfway(k TargetKind, target float64, baseline, now Observation) Case {
	return Case{Unit: Percent, Target: Target{Kind: k, Value: target}, Baseline: baseline, Now: now, T0: 2024, T: 2026, TEnd: 2028}
}

func at(v float64) *float64 { return &v }

func TestStatusWorkedExample(t *testing.T) {
	c := halfway(DecreaseTo, 40, asked(300, 600), asked(264, 600))
	if s, err := StatusOf(c); err != nil || s != OnCourse {
		t.Errorf("%s %v", s, err)
	}
	p, err := ProgressOf(c)
	if err != nil || math.Abs(p.Share-0.6) > 1e-9 || p.State != ProgressUnderway {
		t.Errorf("%+v %v", p, err)
	}
}

func TestStatusOfCountedFigures(t *testing.T) {
	for what, c := range map[string]struct {
		kind                   TargetKind
		base, now, target, day float64
		want                   Status
	}{
		"on course":                  {IncreaseTo, 50, 54, 60, 2026, OnCourse}, // exactly .8 × half
		"behind":                     {IncreaseTo, 50, 53.9, 60, 2026, Behind},
		"exactly on the edge, falls": {DecreaseTo, 50, 46, 40, 2026, OnCourse},
		"smallest clear change":      {IncreaseTo, 50, 51, 60, 2026, Behind},
		"too small to mean anything": {IncreaseTo, 50, 50.9, 60, 2026, Unclear},
		"no change":                  {IncreaseTo, 50, 50, 60, 2026, Unclear},
		"a little worse":             {IncreaseTo, 50, 49.1, 60, 2026, Unclear},
		"clearly worse":              {IncreaseTo, 50, 49, 60, 2026, WrongWay},
		"reached":                    {IncreaseTo, 50, 60, 60, 2026, Reached},
		"beyond":                     {DecreaseTo, 50, 10, 40, 2026, Reached},
		"reached, too late":          {DecreaseTo, 50, 40, 40, 2030, Reached},
		"end date passed":            {IncreaseTo, 50, 59, 60, 2028, NotReached},
		"worse and too late":         {IncreaseTo, 50, 40, 60, 2029, NotReached},
		"target zero is ordinary":    {DecreaseTo, 50, 25, 0, 2026, OnCourse},
		"keeps enough":               {KeepAtLeast, 0, 60, 60, 2030, OnCourse},
		"keeps too little":           {KeepAtLeast, 0, 59.9, 60, 2026, WrongWay},
		"stays low enough":           {KeepAtMost, 0, 60, 60, 2026, OnCourse},
		"too much":                   {KeepAtMost, 0, 60.1, 60, 2026, WrongWay},
	} {
		in := halfway(c.kind, c.target, counted(c.base), counted(c.now))
		in.Today = at(c.day)
		if s, err := StatusOf(in); err != nil || s != c.want {
			t.Errorf("%s: %s %v, want %s", what, s, err, c.want)
		}
	}
}

func TestStatusOfSurveys(t *testing.T) {
	mean := func(m float64, n int) Observation { return Observation{Value: MeanOf(m, 2, n), Basis: Sample} }
	bound := func(v, margin float64) Observation {
		return Observation{Value: Published(v, v-margin, v+margin), Basis: Sample}
	}
	for what, c := range map[string]struct {
		unit      Unit
		kind      TargetKind
		target    float64
		base, now Observation
		want      Status
	}{
		"past, and the worst bound too": {Percent, DecreaseTo, 40, asked(300, 600), asked(180, 600), Reached},
		"past, worst bound not yet":     {Percent, DecreaseTo, 40, asked(300, 600), asked(235, 600), ProbablyReached},
		"few answers say nothing":       {Percent, DecreaseTo, 40, asked(30, 60), asked(27, 60), Unclear},
		"clearly worse":                 {Percent, DecreaseTo, 40, asked(300, 600), asked(400, 600), WrongWay},
		"mean rises enough":             {Mean, IncreaseTo, 8, mean(7, 400), mean(7.5, 400), OnCourse},
		"mean rises too little":         {Mean, IncreaseTo, 9, mean(7, 400), mean(7.5, 400), Behind},
		"one answer has no margin":      {Mean, IncreaseTo, 8, mean(7, 400), mean(7.5, 1), NoMargin},
		"published bounds":              {Percent, DecreaseTo, 40, bound(50, 2), bound(44, 2), OnCourse},
		"published bounds overlap":      {Percent, DecreaseTo, 40, bound(50, 5), bound(46, 5), Unclear},
		"no margin known":               {Percent, DecreaseTo, 40, bound(50, 2), Observation{Value: Counted(44, 0), Basis: Sample}, NoMargin},
		"model estimate":                {Percent, DecreaseTo, 40, asked(300, 600), Observation{Value: Counted(44, 0), Basis: ModelEstimate}, OnlyEstimated},
		"not measured":                  {Percent, DecreaseTo, 40, asked(300, 600), Observation{}, NotMeasured},
		"no baseline":                   {Percent, DecreaseTo, 40, Observation{}, asked(264, 600), NotMeasured},
		"keeps, surely":                 {Percent, KeepAtLeast, 40, Observation{}, asked(300, 600), OnCourse},
		"keeps, not surely":             {Percent, KeepAtLeast, 40, Observation{}, asked(250, 600), Unclear},
		"stays low, surely":             {Percent, KeepAtMost, 60, Observation{}, asked(300, 600), OnCourse},
		"stays low, not surely":         {Percent, KeepAtMost, 52, Observation{}, asked(300, 600), Unclear},
		"does not keep":                 {Percent, KeepAtLeast, 40, Observation{}, asked(180, 600), WrongWay},
		"keeps, no margin":              {Percent, KeepAtMost, 40, Observation{}, Observation{Value: Counted(44, 0), Basis: Sample}, NoMargin},
		"keeps, estimate":               {Percent, KeepAtMost, 40, Observation{}, Observation{Value: Counted(44, 0), Basis: ModelEstimate}, OnlyEstimated},
	} {
		in := halfway(c.kind, c.target, c.base, c.now)
		in.Unit = c.unit
		if s, err := StatusOf(in); err != nil || s != c.want {
			t.Errorf("%s: %s %v, want %s", what, s, err, c.want)
		}
	}
}

func TestKeepBetweenLooksAtTheWholeInterval(t *testing.T) {
	for _, c := range []struct {
		now  Observation
		want Status
	}{
		{counted(50), OnCourse}, {counted(45), OnCourse}, {counted(55), OnCourse}, {counted(44.9), WrongWay}, {counted(56), WrongWay},
		{asked(1500, 3000), OnCourse}, {asked(30, 60), Unclear}, {asked(100, 600), WrongWay}, {asked(500, 600), WrongWay},
	} {
		in := Case{Unit: Percent, Target: Target{Kind: KeepBetween, Lo: 45, Hi: 55}, Now: c.now}
		if s, err := StatusOf(in); err != nil || s != c.want {
			t.Errorf("%+v: %s %v, want %s", c.now.Value, s, err, c.want)
		}
	}
}

func TestStatusErrors(t *testing.T) {
	same := halfway(IncreaseTo, 50, counted(50), counted(55))
	other := halfway(IncreaseTo, 60, counted(50), asked(300, 600))
	forms := halfway(DecreaseTo, 40, asked(300, 600), Observation{Value: Published(44, 42, 46), Basis: Sample})
	early := halfway(IncreaseTo, 60, counted(50), counted(55))
	early.TEnd = 2024
	odd := halfway(IncreaseTo, 60, counted(50), counted(math.NaN()))
	relevance := halfway(IncreaseTo, 60, counted(50), counted(55))
	relevance.MinRelevant = at(-1)
	for what, c := range map[string]struct {
		in   Case
		want error
	}{
		"target equal to baseline":   {same, stat.ErrTargetBase},
		"target on the other side":   {halfway(IncreaseTo, 40, counted(50), counted(55)), ErrTargetSide},
		"count beside survey":        {other, ErrNotAlike},
		"two forms of survey":        {forms, ErrNotAlike},
		"end before the beginning":   {early, ErrTarget},
		"unknown kind":               {halfway("grow", 60, counted(50), counted(55)), ErrTarget},
		"target is no number":        {halfway(IncreaseTo, math.NaN(), counted(50), counted(55)), ErrTarget},
		"value is no number":         {odd, ErrValue},
		"impossible share":           {halfway(DecreaseTo, 40, asked(7, 6), asked(3, 6)), stat.ErrInvalid},
		"negative smallest change":   {relevance, ErrValue},
		"no basis":                   {halfway(IncreaseTo, 60, Observation{Value: Counted(1, 0)}, Observation{Value: Counted(2, 0)}), ErrNotAlike},
		"bounds the wrong way round": {Case{Target: Target{Kind: KeepBetween, Lo: 2, Hi: 1}, Now: counted(1)}, ErrTarget},
	} {
		if s, err := StatusOf(c.in); !errors.Is(err, c.want) || s != "" {
			t.Errorf("%s: %q %v, want %v", what, s, err, c.want)
		}
	}
}

func TestAChangeOverAnotherMethodIsNeverClear(t *testing.T) {
	c := halfway(DecreaseTo, 40, asked(300, 600), asked(264, 600))
	c.Broken = true
	if s, _ := StatusOf(c); s != Unclear {
		t.Error(s)
	}
	c.Now = asked(180, 600)
	if s, _ := StatusOf(c); s != Reached {
		t.Errorf("reaching the target does not need the baseline: %s", s)
	}
}

func TestProgressStates(t *testing.T) {
	for what, c := range map[string]struct {
		kind              TargetKind
		base, now, target float64
		state             ProgressState
		share             float64
		has, zero         bool
	}{
		"underway":            {IncreaseTo, 50, 55, 60, ProgressUnderway, .5, true, false},
		"none yet":            {IncreaseTo, 50, 50, 60, ProgressUnderway, 0, true, false},
		"arrived":             {DecreaseTo, 50, 40, 40, ProgressArrived, 1, true, false},
		"beyond":              {DecreaseTo, 50, 35, 40, ProgressBeyond, 1.5, true, false},
		"backwards":           {DecreaseTo, 50, 55, 40, ProgressBackwards, -.5, true, false},
		"target is zero":      {DecreaseTo, 8, 2, 0, ProgressUnderway, .75, true, true},
		"base equals target":  {IncreaseTo, 50, 55, 50, ProgressKeep, 0, false, false},
		"both are zero":       {DecreaseTo, 0, 3, 0, ProgressKeep, 0, false, true},
		"keeping has no road": {KeepAtLeast, 50, 55, 60, ProgressKeep, 0, false, false},
	} {
		p, err := ProgressOf(halfway(c.kind, c.target, counted(c.base), counted(c.now)))
		if err != nil || p.State != c.state || p.HasShare != c.has || math.Abs(p.Share-c.share) > 1e-9 || p.TargetZero != c.zero {
			t.Errorf("%s: %+v %v", what, p, err)
		}
	}
	p, _ := ProgressOf(halfway(IncreaseTo, 60, counted(50), Observation{}))
	if p.State != ProgressNone || p.HasShare {
		t.Errorf("not measured: %+v", p)
	}
	p, _ = ProgressOf(halfway(IncreaseTo, 60, counted(50), Observation{Value: Counted(55, 0), Basis: ModelEstimate}))
	if p.State != ProgressEstimate || p.HasShare {
		t.Errorf("estimate: %+v", p)
	}
	if _, err := ProgressOf(halfway(IncreaseTo, 60, counted(50), counted(math.Inf(1)))); !errors.Is(err, ErrValue) {
		t.Error(err)
	}
}

func TestFallingIndicatorsMirrorRisingOnes(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n0, n1 := rapid.IntRange(1, 2000).Draw(t, "n0"), rapid.IntRange(1, 2000).Draw(t, "n1")
		k0, k1 := rapid.IntRange(0, n0).Draw(t, "k0"), rapid.IntRange(0, n1).Draw(t, "k1")
		target := float64(rapid.IntRange(0, 99).Draw(t, "target")) + 0.0123456 // equals no share, so the last bit decides nothing
		basis := rapid.SampledFrom([]Basis{Census, Sample}).Draw(t, "basis")
		up := halfway(IncreaseTo, target, asked(k0, n0), asked(k1, n1))
		down := halfway(DecreaseTo, 100-target, asked(n0-k0, n0), asked(n1-k1, n1))
		for _, c := range []*Case{&up, &down} {
			c.Baseline.Basis, c.Now.Basis = basis, basis
			c.T = rapid.SampledFrom([]float64{2025, 2026, 2028}).Draw(t, "t")
			c.T = up.T
		}
		a, errA := StatusOf(up)
		b, errB := StatusOf(down)
		if a != b || !errors.Is(errB, errA) {
			t.Fatalf("rising %s %v, falling %s %v", a, errA, b, errB)
		}
		pa, _ := ProgressOf(up)
		pb, _ := ProgressOf(down)
		if pa.State != pb.State || math.Abs(pa.Share-pb.Share) > 1e-6 {
			t.Fatalf("rising %+v, falling %+v", pa, pb)
		}
	})
}

func TestBetterFiguresNeverGiveAWorseVerdict(t *testing.T) {
	rank := map[Status]int{WrongWay: 0, Unclear: 1, Behind: 2, OnCourse: 3, ProbablyReached: 4, Reached: 5}
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 1500).Draw(t, "n")
		k0 := rapid.IntRange(0, n-1).Draw(t, "k0")
		target := rapid.Float64Range(float64(k0)/float64(n)*100+0.01, 100).Draw(t, "target")
		k1 := rapid.IntRange(0, n-1).Draw(t, "k1")
		less, err := StatusOf(halfway(IncreaseTo, target, asked(k0, n), asked(k1, n)))
		if err != nil {
			t.Fatal(err)
		}
		more, _ := StatusOf(halfway(IncreaseTo, target, asked(k0, n), asked(k1+1, n)))
		if rank[more] < rank[less] {
			t.Fatalf("%d of %d: %s, one more: %s", k1, n, less, more)
		}
	})
}

// Whatever the numbers: the share is the part of the way, its state says how to read it, and the verdict never says the
// opposite. A target equal to the baseline, also when both are zero, has no way to go; zero is a target like any other.
func TestProgressAndVerdictAgree(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		number := rapid.OneOf(rapid.SampledFrom([]float64{0, 10, 50}), rapid.Float64Range(0, 100))
		base, now, target := number.Draw(t, "base"), number.Draw(t, "now"), number.Draw(t, "target")
		kind := IncreaseTo
		if target < base || target == base && rapid.Bool().Draw(t, "falls") {
			kind = DecreaseTo
		}
		c := halfway(kind, target, counted(base), counted(now))
		c.Today = at(rapid.SampledFrom([]float64{2026, 2030}).Draw(t, "today"))
		p, err := ProgressOf(c)
		if err != nil || p.TargetZero != (target == 0) {
			t.Fatalf("%+v %v", p, err)
		}
		s, err := StatusOf(c)
		if base == target {
			if p.State != ProgressKeep || p.HasShare || !errors.Is(err, stat.ErrTargetBase) || s != "" {
				t.Fatalf("no way to go: %+v, %s %v", p, s, err)
			}
			return
		}
		if err != nil || !p.HasShare || math.Abs(p.Share-(now-base)/(target-base)) > 1e-6*max(1, math.Abs(p.Share)) {
			t.Fatalf("%+v, %s %v", p, s, err)
		}
		late := *c.Today > c.TEnd
		may := map[ProgressState][]Status{
			ProgressBackwards: {WrongWay, Unclear}, ProgressUnderway: {OnCourse, Behind, Unclear},
			ProgressArrived: {Reached}, ProgressBeyond: {Reached},
		}[p.State]
		if late && p.Share < 1 {
			may = []Status{NotReached}
		}
		if near := math.Abs(p.Share-1) < 1e-6; !near && !slices.Contains(may, s) { // beside the target the last bit decides
			t.Fatalf("%+v is %s", p, s)
		}
	})
}

// Keeping something asks only where the figure is now: at least and at most are each other's mirror, and a band is both.
func TestABandIsKeptAtBothEnds(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 2000).Draw(t, "n")
		k := rapid.IntRange(0, n).Draw(t, "k")
		lo := float64(rapid.IntRange(0, 98).Draw(t, "lo")) + 0.0123456 // equals no share
		hi := lo + float64(rapid.IntRange(1, 60).Draw(t, "wide"))
		basis := rapid.SampledFrom([]Basis{Census, Sample}).Draw(t, "basis")
		verdict := func(kind TargetKind, target float64, o Observation) Status {
			o.Basis = basis
			c := halfway(kind, target, asked(rapid.IntRange(0, 10).Draw(t, "base"), 10), o)
			c.Target.Lo, c.Target.Hi = lo, hi
			s, err := StatusOf(c)
			if err != nil {
				t.Fatal(err)
			}
			if p, err := ProgressOf(c); err != nil || p.State != ProgressKeep || p.HasShare {
				t.Fatalf("%+v %v", p, err)
			}
			return s
		}
		least, most, band := verdict(KeepAtLeast, lo, asked(k, n)), verdict(KeepAtMost, hi, asked(k, n)), verdict(KeepBetween, 0, asked(k, n))
		if mirrored := verdict(KeepAtMost, 100-lo, asked(n-k, n)); mirrored != least {
			t.Fatalf("at least %s, mirrored %s", least, mirrored)
		}
		if kept := least == OnCourse && most == OnCourse; (band == OnCourse) != kept {
			t.Fatalf("at least %s, at most %s, between %s", least, most, band)
		}
		if lost := least == WrongWay || most == WrongWay; (band == WrongWay) != lost {
			t.Fatalf("at least %s, at most %s, between %s", least, most, band)
		}
	})
}

func TestCaseOfUsesTheEndsOfPeriods(t *testing.T) {
	obs := func(p string, v float64) Observation {
		return Observation{Period: period(t, p), Value: Counted(v, 0), Basis: Census}
	}
	target := Target{Kind: IncreaseTo, Value: 60, By: period(t, "2028")}
	today := day(2027, time.March, 1)
	c := CaseOf(Percent, target, obs("2024", 50), obs("2026", 54), today)
	if c.T0 != 2025 || c.T != 2027 || c.TEnd != 2029 {
		t.Errorf("%+v", c)
	}
	if s, err := StatusOf(c); s != OnCourse || err != nil {
		t.Errorf("halfway: %s %v", s, err)
	}
	c = CaseOf(Percent, target, obs("2024", 50), obs("2024", 50), today)
	if s, _ := StatusOf(c); s != NotMeasured {
		t.Errorf("only the baseline is known: %s", s)
	}
	for when, want := range map[time.Time]Status{day(2028, time.December, 31): Behind, day(2029, time.January, 1): NotReached} {
		if s, _ := StatusOf(CaseOf(Percent, target, obs("2024", 50), obs("2027", 55), when)); s != want {
			t.Errorf("on %v: %s, want %s", when, s, want)
		}
	}
}
