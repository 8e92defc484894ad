package kompas

import (
	"math"
	"slices"
	"strings"

	"kompas/figure"
)

// Rules of step 2: results, indicators and targets.

const (
	shortYears, longYears = 2, 6 // a horizon within these is usual
	manyIndicators        = 6
)

func resultRules() []CheckRule {
	return []CheckRule{
		{Code: "KC-201", Severity: Warns, Step: StepResult, Liftable: true, look: lookNoResult},
		{Code: "KC-202", Severity: Blocks, Step: StepResult, Liftable: true, Wording: true, look: lookNoTime},
		{Code: "KC-203", Severity: Warns, Step: StepResult, look: lookHorizon},
		{Code: "KC-204", Severity: Blocks, Step: StepResult, Liftable: true, look: lookNoGroup},
		{Code: "KC-205", Severity: Warns, Step: StepResult, Basis: true, Wording: true, look: lookOutput},
		{Code: "KC-206", Severity: Warns, Step: StepResult, Wording: true, look: lookOrganisation},
		{Code: "KC-207", Severity: Blocks, Step: StepResult, Liftable: true, look: lookNoIndicator},
		{Code: "KC-208", Severity: Warns, Step: StepResult, Basis: true, look: lookOneNature},
		{Code: "KC-209", Severity: Tips, Step: StepResult, look: lookManyIndicators},
		{Code: "KC-210", Severity: Warns, Step: StepResult, Basis: true, look: lookNoBaseline},
		{Code: "KC-211", Severity: Warns, Step: StepResult, Liftable: true, Wording: true, look: lookNoTarget},
		{Code: "KC-212", Severity: Blocks, Step: StepResult, look: lookTargetAstray},
		{Code: "KC-213", Severity: Blocks, Step: StepResult, Liftable: true, look: lookNoSource},
		{Code: "KC-214", Severity: Warns, Step: StepResult, look: lookIdleInstrument},
		{Code: "KC-215", Severity: Warns, Step: StepResult, look: lookUnopened},
		{Code: "KC-216", Severity: Warns, Step: StepResult, look: lookUsersOnly},
		{Code: "KC-217", Severity: Tips, Step: StepResult, look: lookOneAspect},
		{Code: "KC-218", Severity: Warns, Step: StepResult, look: lookSeldomMeasured},
		{Code: "KC-220", Severity: Warns, Step: StepResult, look: lookTooFewAnswers},
		{Code: "KC-221", Severity: Warns, Step: StepResult, look: lookAskedTooMuch},
		{Code: "KC-222", Severity: Warns, Step: StepResult, look: lookNoValues},
		{Code: "KC-223", Severity: Blocks, Step: StepResult, look: lookNoCollege},
	}
}

// sayResult notes something about a result.
func (l *checkLook) sayResult(r CheckedResult, params ...any) *CheckFinding {
	return l.say(CheckResult, string(r.ID), r.Text, params...)
}

// sayBound notes something about an indicator of a result.
func (l *checkLook) sayBound(r CheckedResult, b BoundIndicator) *CheckFinding {
	f := l.say(CheckResult, string(r.ID), b.Indicator.Name)
	f.About = string(b.Indicator.ID)
	return f
}

// sayYears notes something about the years of a result; one year is written otherwise.
func (l *checkLook) sayYears(r CheckedResult, more ...any) *CheckFinding {
	f := l.sayResult(r, append([]any{r.HorizonYears}, more...)...)
	if r.HorizonYears == 1 {
		f.Variant = l.rule.Code + "-1"
	}
	return f
}

// lookNoResult: partners may agree on an ambition alone, a college may not propose it.
func lookNoResult(l *checkLook) {
	for _, a := range l.Ambitions {
		status := a.Status
		if l.at.Adopt != "" {
			status = l.at.Adopt
		}
		if !status.Agreed() || slices.ContainsFunc(l.Results, func(r CheckedResult) bool { return r.AmbitionID == a.ID }) {
			continue
		}
		f := l.say(CheckAmbition, string(a.ID), a.Text)
		if status != StatusJoint {
			f.Severity = Blocks
		}
	}
}

func lookNoTime(l *checkLook) {
	for _, r := range l.Results {
		when, named := momentIn(r.Text)
		switch {
		case !named && !r.HorizonConfirmed:
			l.sayYears(r)
		case named && !l.alone() && when.differs(r.SocietalResult):
			l.sayYears(r).Severity = Warns
		}
	}
}

// alone says whether only a text is looked at.
func (l *checkLook) alone() bool { return l.Compass.ID == "" }

func lookHorizon(l *checkLook) {
	for _, r := range l.Results {
		switch {
		case r.HorizonYears < shortYears:
			l.sayYears(r, CheckWord("horizon_kort"))
		case r.HorizonYears > longYears:
			l.sayYears(r, CheckWord("horizon_lang"))
		}
	}
}

func lookNoGroup(l *checkLook) {
	for _, r := range l.Results {
		if r.TargetGroup == "" {
			l.sayResult(r)
		}
	}
}

// lookOutput: a sentence that counts and names residents is on its way, and asks no more than a thought.
func lookOutput(l *checkLook) {
	for _, r := range l.Results {
		text := l.reading(r.Text)
		if !text.output() {
			continue
		}
		f := l.sayResult(r)
		if !text.residents() {
			continue
		}
		f.Severity, f.Variant, f.Params = Tips, "KC-205-T", []any{groupInSentence(r.TargetGroup)}
	}
}

// groupInSentence writes a group as it stands inside a sentence; a name in capitals keeps them.
func groupInSentence(group string) any {
	if group == "" {
		return CheckWord("groep_inwoners")
	}
	first := []rune(group)
	if len(first) > 1 && strings.ToUpper(string(first[1])) == string(first[1]) {
		return group
	}
	return strings.ToLower(string(first[0])) + string(first[1:])
}

func lookOrganisation(l *checkLook) {
	for _, r := range l.Results {
		if text := l.reading(r.Text); text.organisations() && !text.residents() {
			l.sayResult(r)
		}
	}
}

func lookNoIndicator(l *checkLook) {
	for _, r := range l.Results {
		if len(r.Bound) == 0 {
			l.sayResult(r)
		}
	}
}

func lookOneNature(l *checkLook) {
	for _, r := range l.Results {
		experiences := 0
		for _, b := range r.Bound {
			if b.Indicator.Nature == figure.Experience {
				experiences++
			}
		}
		switch {
		case len(r.Bound) == 0:
		case experiences == 0:
			l.sayResult(r, CheckWord("mist_beleving"))
		case experiences == len(r.Bound):
			l.sayResult(r, CheckWord("mist_feit"))
		}
	}
}

func lookManyIndicators(l *checkLook) {
	for _, r := range l.Results {
		if len(r.Bound) > manyIndicators {
			l.sayResult(r)
		}
	}
}

func lookNoBaseline(l *checkLook) {
	for _, r := range l.Results {
		for _, b := range r.Bound {
			if b.Link.BaselinePeriod == "" {
				l.sayBound(r, b)
			}
		}
	}
}

// lookNoTarget: partners may leave a target open, a college may not.
func lookNoTarget(l *checkLook) {
	weigh := func(f *CheckFinding) {
		if l.at.Adopt == StatusCollege || l.at.Adopt == StatusCouncil {
			f.Severity = Blocks
		}
	}
	for _, r := range l.Results {
		if openTarget.MatchString(r.Text) {
			weigh(l.sayResult(r))
		}
		for _, b := range r.Bound {
			if !b.Link.HasTarget() {
				weigh(l.sayBound(r, b))
			}
		}
	}
}

// lookTargetAstray asks the same as the form of a target, for a baseline or a direction may have changed since.
func lookTargetAstray(l *checkLook) {
	for _, r := range l.Results {
		for _, b := range r.Bound {
			if b.Link.HasTarget() && !b.Link.TargetKind.Keeps() && CheckTarget(b.Link, b.Indicator.Direction, b.Baseline) != nil {
				l.sayBound(r, b)
			}
		}
	}
}

func lookNoSource(l *checkLook) {
	for _, r := range l.Results {
		for _, b := range r.Bound {
			if b.Indicator.SourceName == "" && !l.measured(b.Indicator.ID) {
				l.sayBound(r, b)
			}
		}
	}
}

// lookTooFewAnswers: with as many answers again, the change that is hoped for stays within the margins.
func lookTooFewAnswers(l *checkLook) {
	for _, r := range l.Results {
		for _, b := range r.Bound {
			if b.Indicator.Basis != figure.Sample || b.Baseline == nil || b.Margin == nil || !b.Link.HasTarget() || b.Link.TargetKind.Keeps() {
				continue
			}
			if math.Hypot(*b.Margin, *b.Margin) > math.Abs(*b.Link.TargetValue-*b.Baseline) {
				l.sayBound(r, b)
			}
		}
	}
}

// lookNoValues: the council checks what the college proposes against its core values.
func lookNoValues(l *checkLook) {
	for _, r := range l.Results {
		unchecked := func(s AdoptionStatus, c AdoptionChain, values int, member PartID) bool {
			proposed := s == StatusCollege || l.at.Adopt == StatusCollege || l.at.Adopt == StatusCouncil
			return proposed && values > 0 && c.Asks(BodyCouncil) && !slices.Contains(l.Valued[r.Edition.ID], member)
		}
		if len(l.Members) == 0 && unchecked(r.Status, l.Adopting.Chain(ChainResult, l.Compass.AreaCode), l.Adopting.CoreValues, "") {
			l.sayResult(r)
		}
		l.eachMember(r.Edition, ChainResult, func(m CheckedMember, s MemberStanding) {
			if unchecked(s.Status, s.Chain, m.CoreValues, m.ID) {
				l.sayMember(l.sayResult(r), m)
			}
		})
	}
}

// lookNoCollege: where the chain goes by the college, the council decides on what the college proposes (D3).
func lookNoCollege(l *checkLook) {
	skips := func(s AdoptionStatus, c AdoptionChain, e Edition, member PartID) bool {
		return (s == StatusCouncil || l.at.Adopt == StatusCouncil) && c.Asks(BodyCollege) &&
			!slices.ContainsFunc(l.Decisions, func(d Decision) bool {
				return d.Kind == string(BodyCollege) && d.ObjectID == string(e.ID) && d.MemberID == member && d.Outcome != OutcomeRefused
			})
	}
	each := func(o ChainObject, e Edition, say func() *CheckFinding) {
		if len(l.Members) == 0 && skips(e.Status, l.Adopting.Chain(o, l.Compass.AreaCode), e, "") {
			say()
		}
		l.eachMember(e, o, func(m CheckedMember, s MemberStanding) {
			if skips(s.Status, s.Chain, e, m.ID) {
				l.sayMember(say(), m)
			}
		})
	}
	for _, a := range l.Ambitions {
		each(ChainAmbition, a.Edition, func() *CheckFinding { return l.say(CheckAmbition, string(a.ID), a.Text) })
	}
	for _, r := range l.Results {
		each(ChainResult, r.Edition, func() *CheckFinding { return l.sayResult(r) })
	}
}

// eachMember goes by the municipalities of a partnership, with how far each is with an agreed version; by the one that is
// to decide only, when one is.
func (l *checkLook) eachMember(e Edition, o ChainObject, do func(CheckedMember, MemberStanding)) {
	for _, m := range l.Members {
		if e.Status.Agreed() && (l.at.Member == "" || l.at.Member == m.ID) {
			do(m, m.Standing(o, l.Adopting.Chain(o, l.Compass.AreaCode), e.ID, l.Decisions))
		}
	}
}

// sayMember says of which municipality a finding is.
func (l *checkLook) sayMember(f *CheckFinding, m CheckedMember) {
	f.About, f.Variant, f.Params = string(m.ID), l.rule.Code+"-gemeente", []any{m.Name}
}
