package figure

import (
	"errors"
	"math"
	"time"

	"kompas/stat"
)

// Case (geval) is everything needed to say how an indicator fares on its way to
// a target. Times are years with a fraction (see Years).
type Case struct {
	Unit        Unit
	Target      Target
	Baseline    Observation // nulmeting; no value: not measured
	Now         Observation // latest measurement; no value: not measured
	T0, T, TEnd float64     // baseline, latest measurement, end date
	Today       *float64    // decides whether the end date has passed; nil: T
	MinRelevant *float64    // smallest change of a counted figure that means anything; nil: a tenth of the way
	Broken      bool        // the method changed between baseline and now
}

// CaseOf puts a case together from observations. Times are the ends of the
// periods, so that halfway between baseline 2024 and target 2028 is the figure
// of 2026. A series whose latest measurement is the baseline itself has not been
// measured again yet.
func CaseOf(u Unit, t Target, baseline, latest Observation, today time.Time) Case {
	now := Years(today)
	c := Case{Unit: u, Target: t, Baseline: baseline, Now: latest, Today: &now,
		T0: baseline.Period.EndYears(), T: latest.Period.EndYears(), TEnd: t.By.EndYears(),
		Broken: latest.BreakBefore}
	if latest.Period == baseline.Period && !t.Kind.Keeps() {
		c.Now = Observation{}
	}
	return c
}

// Status (stand) is the verdict on the way to a target; the word shown is found
// by this code.
type Status string

// The verdicts.
const (
	NotMeasured     Status = "nog_niet_gemeten"
	OnCourse        Status = "op_koers"
	Behind          Status = "loopt_achter"
	Unclear         Status = "niet_duidelijk"
	WrongWay        Status = "verkeerde_kant"
	ProbablyReached Status = "waarschijnlijk_bereikt"
	Reached         Status = "bereikt"
	NotReached      Status = "niet_bereikt"
	NoMargin        Status = "geen_betrouwbaarheid_bekend" // a survey figure without margin: no verdict
	OnlyEstimated   Status = "schatting_geen_voortgang"    // a model estimate: no verdict
)

// Statuses returns all verdicts in the order in which a legend shows them.
func Statuses() []Status {
	return []Status{Reached, ProbablyReached, OnCourse, Behind, Unclear, WrongWay, NotReached, NotMeasured, NoMargin, OnlyEstimated}
}

// ProgressState (soort voortgang) says how the share of a Progress is to be read.
type ProgressState string

// The states of progress.
const (
	ProgressUnderway  ProgressState = "voortgang_onderweg"       // share 0..1
	ProgressArrived   ProgressState = "voortgang_doel_geraakt"   // share 1
	ProgressBeyond    ProgressState = "voortgang_voorbij_doel"   // share > 1
	ProgressBackwards ProgressState = "voortgang_verkeerde_kant" // share < 0
	ProgressKeep      ProgressState = "voortgang_doel_behouden"  // keep where it is: no distance, no share
	ProgressNone      ProgressState = "voortgang_nog_niet_gemeten"
	ProgressEstimate  ProgressState = "voortgang_schatting"      // a model estimate moves by itself: no share
	ProgressBroken    ProgressState = "voortgang_anders_gemeten" // the method changed on the way: no share
)

// Progress (voortgang) is the part of the way from baseline to target that has
// been travelled.
type Progress struct {
	State      ProgressState
	Share      float64 // (now - base)/(target - base); only when HasShare
	HasShare   bool
	TargetZero bool // the target is zero: "helemaal niet meer", an ordinary target
}

// shareRounding keeps binary fractions from tipping a verdict: 0.50 to 0.46 with
// target 0.40 is four tenths of the way, whatever the last bit says.
const shareRounding = 1e-9

// ProgressOf returns how far the case has come: (now - base)/(target - base),
// the same for rising and falling indicators. A target that keeps something, or
// that equals the baseline, has no distance to travel and says so in its state.
// Errors: ErrTarget, ErrValue and those of package stat.
func ProgressOf(c Case) (Progress, error) {
	if err := c.Target.Check(); err != nil {
		return Progress{}, err
	}
	p := Progress{TargetZero: c.Target.Kind != KeepBetween && c.Target.Value == 0}
	switch {
	case c.Now.Value.Form == NoValue || (c.Baseline.Value.Form == NoValue && !c.Target.Kind.Keeps()):
		p.State = ProgressNone
		return p, nil
	case c.Now.Basis == ModelEstimate || c.Baseline.Basis == ModelEstimate:
		p.State = ProgressEstimate
		return p, nil
	case c.Target.Kind.Keeps():
		p.State = ProgressKeep
		return p, nil
	case c.Broken:
		p.State = ProgressBroken
		return p, nil
	}
	base, err := c.Baseline.Value.estimate(c.Unit, c.Baseline.Basis)
	if err != nil {
		return Progress{}, err
	}
	now, err := c.Now.Value.estimate(c.Unit, c.Now.Basis)
	if err != nil {
		return Progress{}, err
	}
	target := c.Target.Value / c.Unit.scale()
	if target == base.v {
		p.State = ProgressKeep
		return p, nil
	}
	p.Share, p.HasShare = (now.v-base.v)/(target-base.v), true
	switch {
	case math.IsInf(p.Share, 0) || math.IsNaN(p.Share):
		return Progress{}, ErrValue
	case math.Abs(p.Share-1) <= shareRounding:
		p.State, p.Share = ProgressArrived, 1
	case p.Share > 1:
		p.State = ProgressBeyond
	case p.Share < 0:
		p.State = ProgressBackwards
	default:
		p.State = ProgressUnderway
	}
	return p, nil
}

// StatusOf judges a case by S-17 of the method.
//
// A rise or fall: not measured; past the target (the worst bound of the interval
// too: Reached, else ProbablyReached); end date passed: NotReached; clearly
// worse: WrongWay; clearly better: OnCourse when the part travelled is at least
// 0.8 of the part of the time that has passed, else Behind; otherwise Unclear.
// A change of a survey figure is clear when its 95 % interval leaves out zero
// (Newcombe for shares, Welch for means, the published bounds otherwise); a
// counted figure has no interval and needs MinRelevant. A target to keep
// something looks at the interval of now alone. Over a change of method no
// change is clear.
//
// Errors: ErrTarget, ErrTargetSide, ErrNotAlike, ErrValue, those of package stat
// and stat.ErrTargetBase when a rise or fall has no distance to go.
func StatusOf(c Case) (Status, error) {
	if err := c.Target.Check(); err != nil {
		return "", err
	}
	if c.Now.Value.Form == NoValue {
		return NotMeasured, nil
	}
	if c.Target.Kind.Keeps() {
		return c.keepStatus()
	}
	if c.Baseline.Value.Form == NoValue {
		return NotMeasured, nil
	}
	if c.Now.Basis == ModelEstimate || c.Baseline.Basis == ModelEstimate {
		return OnlyEstimated, nil
	}
	if !c.Now.Basis.Valid() || c.Now.Basis != c.Baseline.Basis {
		return "", ErrNotAlike
	}
	return c.travelStatus()
}

func (c Case) keepStatus() (Status, error) {
	if c.Now.Basis == ModelEstimate {
		return OnlyEstimated, nil
	}
	now, err := c.Now.Value.estimate(c.Unit, c.Now.Basis)
	if err != nil {
		return "", err
	}
	lo, hi := now.v, now.v
	if c.Now.Basis != Census {
		if !now.Known {
			return NoMargin, nil
		}
		lo, hi = now.Lo, now.Hi
	}
	scale := c.Unit.scale()
	floor, ceiling := math.Inf(-1), math.Inf(1)
	switch c.Target.Kind {
	case KeepAtLeast:
		floor = c.Target.Value / scale
	case KeepAtMost:
		ceiling = c.Target.Value / scale
	case KeepBetween:
		floor, ceiling = c.Target.Lo/scale, c.Target.Hi/scale
	}
	switch {
	case lo >= floor && hi <= ceiling:
		return OnCourse, nil
	case hi < floor || lo > ceiling:
		return WrongWay, nil
	}
	return Unclear, nil
}

func (c Case) travelStatus() (Status, error) {
	base, err := c.Baseline.Value.estimate(c.Unit, c.Baseline.Basis)
	if err != nil {
		return "", err
	}
	now, err := c.Now.Value.estimate(c.Unit, c.Now.Basis)
	if err != nil {
		return "", err
	}
	target, side := c.Target.Value/c.Unit.scale(), c.Target.side()
	gap := side * (target - base.v)
	if gap == 0 {
		return "", stat.ErrTargetBase
	}
	if gap < 0 {
		return "", ErrTargetSide
	}
	if !(c.TEnd > c.T0) || math.IsInf(c.TEnd-c.T0, 0) || math.IsNaN(c.T) {
		return "", ErrTarget
	}
	counted := c.Now.Basis == Census
	if !counted && (!now.Known || !base.Known) {
		return NoMargin, nil
	}
	change, err := c.clearChange(side*(now.v-base.v), gap)
	if err != nil {
		if errors.Is(err, stat.ErrNoPrecision) {
			return NoMargin, nil
		}
		return "", err
	}
	today := c.T
	if c.Today != nil {
		today = *c.Today
	}
	switch {
	case side*(now.v-target) >= 0:
		if counted || (side > 0 && now.Lo >= target) || (side < 0 && now.Hi <= target) {
			return Reached, nil
		}
		return ProbablyReached, nil
	case today >= c.TEnd:
		return NotReached, nil
	case change < 0:
		return WrongWay, nil
	case change == 0:
		return Unclear, nil
	}
	elapsed := min(max((c.T-c.T0)/(c.TEnd-c.T0), 0), 1)
	if side*(now.v-base.v)/gap >= onCourseShare*elapsed-shareRounding {
		return OnCourse, nil
	}
	return Behind, nil
}

const (
	onCourseShare    = 0.8 // of the part of the time that has passed
	defaultRelevance = 0.1 // of the way from baseline to target
)

// clearChange returns +1 for a clear change for the better, -1 for the worse and
// 0 when it is not clear. better is the change in the wanted direction, gap the
// distance to travel, both as estimates are scaled.
func (c Case) clearChange(better, gap float64) (int, error) {
	a, b := c.Now.Value, c.Baseline.Value
	clear := false
	switch {
	case c.Now.Basis == Census:
		least := defaultRelevance * gap
		if c.MinRelevant != nil {
			least = *c.MinRelevant / c.Unit.scale()
		}
		if !(least >= 0) {
			return 0, ErrValue
		}
		clear = math.Abs(better) >= least-shareRounding*gap
	case a.Form != b.Form:
		return 0, ErrNotAlike
	default:
		d, err := difference(a, b)
		if err != nil {
			return 0, err
		}
		clear = d.Clear()
	}
	switch {
	case c.Broken || !clear:
		return 0, nil
	case better > 0:
		return 1, nil
	case better < 0:
		return -1, nil
	}
	return 0, nil
}

// difference returns a minus b of two survey values of one form.
func difference(a, b Value) (stat.Difference, error) {
	switch a.Form {
	case ShareValue:
		return stat.Newcombe(a.K, a.N, b.K, b.N)
	case MeanValue:
		w, err := stat.Welch(a.Number, a.SD, a.N, b.Number, b.SD, b.N)
		return w.Difference, err
	case BoundValue:
		return stat.PublishedDifference(stat.Published{Value: a.Number, Lo: a.Lo, Hi: a.Hi},
			stat.Published{Value: b.Number, Lo: b.Lo, Hi: b.Hi})
	}
	return stat.Difference{}, stat.ErrNoPrecision
}
