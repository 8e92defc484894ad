package kompas

import (
	"slices"
	"time"

	"kompas/figure"
)

// Rules of steps 4, 5 and 6: quality of what is put in, outcome, and what partners learn from it.

const (
	mostQuestions = 10 // that one organisation asks of participants
	leastResponse = 30 // per cent
)

func qualityRules() []CheckRule {
	return []CheckRule{
		{Code: "KC-401", Severity: Warns, Step: StepQuality, look: lookQualityOpen},
		{Code: "KC-405", Severity: Warns, Step: StepQuality, look: lookShort},
		{Code: "KC-406", Severity: Warns, Step: StepQuality, look: lookNotAgreed},
		{Code: "KC-407", Severity: Tips, Step: StepQuality, look: lookNoClientView},
		{Code: "KC-408", Severity: Tips, Step: StepQuality, look: lookOldObstacle},
	}
}

func outcomeRules() []CheckRule {
	return []CheckRule{
		{Code: "KC-501", Severity: Warns, Step: StepOutcome, look: lookNoOutcome},
		{Code: "KC-502", Severity: Warns, Step: StepOutcome, look: lookManyQuestions},
		{Code: "KC-503", Severity: Warns, Step: StepOutcome, look: lookOnlyCounts},
		{Code: "KC-504", Severity: Tips, Step: StepOutcome, look: lookCommonSet},
		{Code: "KC-505", Severity: Warns, Step: StepResult, look: lookNoRepeat},
		{Code: "KC-506", Severity: Warns, Step: StepOutcome, look: lookFewAnswered},
		{Code: "KC-508", Severity: Tips, Step: StepOutcome, look: lookTooHeavy},
		{Code: "KC-510", Severity: Tips, Step: StepOutcome, look: lookVariants},
		{Code: "KC-511", Severity: Warns, Step: StepOutcome, look: lookOnlyProfessionals},
	}
}

func improveRules() []CheckRule {
	return []CheckRule{
		{Code: "KC-602", Severity: Blocks, Step: StepImprove, look: lookTooEarly},
		{Code: "KC-603", Severity: Warns, Step: StepImprove, Basis: true, look: lookReviewedAlone},
		{Code: "KC-604", Severity: Warns, Step: StepImprove, look: lookNeverShared},
		{Code: "KC-606", Severity: Blocks, Step: StepImprove, look: lookNoTargetStep},
		{Code: "KC-607", Severity: Tips, Step: StepImprove, look: lookStillUnknown},
		{Code: "KC-609", Severity: Tips, Step: StepImprove, look: lookNothingKept},
		{Code: "KC-610", Severity: Blocks, Step: StepImprove, look: lookPastCouncil},
		{Code: "KC-611", Severity: Tips, Step: StepImprove, look: lookNeverAgain},
	}
}

func lookQualityOpen(l *checkLook) {
	for _, a := range l.Activities {
		answered := 0
		for _, q := range l.Quality {
			if q.ActivityID == a.ID && q.State != "" {
				answered++
			}
		}
		if a.Status.Runs() && answered < len(QualityElements()) {
			l.sayActivity(a)
		}
	}
}

func lookNoOutcome(l *checkLook) {
	for _, a := range l.Activities {
		if a.Status.Runs() && len(l.outcomesOf(a.ID)) == 0 {
			l.sayActivity(a)
		}
	}
}

// lookManyQuestions counts each question of each activity that an organisation carries out.
func lookManyQuestions(l *checkLook) {
	asked, names := map[OrganisationID]int{}, map[OrganisationID]string{}
	var order []OrganisationID
	for _, c := range l.Contributions {
		if !c.Role.CarriesOut() {
			continue
		}
		if _, known := names[c.OrganisationID]; !known {
			order = append(order, c.OrganisationID)
		}
		names[c.OrganisationID] = c.Organisation
		asked[c.OrganisationID] += len(ByQuestion(l.outcomesOf(c.ActivityID)))
	}
	for _, id := range order {
		if asked[id] > mostQuestions {
			l.say(CheckOrganisation, string(id), names[id])
		}
	}
}

// lookFewAnswered looks at the newest period. Where people tell what it brought them, few answers are no reason to worry.
func lookFewAnswered(l *checkLook) {
	for _, a := range l.Activities {
		outcomes := l.outcomesOf(a.ID)
		newest := ""
		for _, o := range outcomes {
			newest = max(newest, o.Period)
		}
		few := func(o ProvisionOutcome) bool {
			if o.Period != newest || o.Reached == nil || o.Measured == nil || *o.Reached == 0 || *o.Measured*100 >= *o.Reached*leastResponse {
				return false
			}
			return *o.Measured >= figure.MinThreshold || l.Stories[a.ID] == 0
		}
		if slices.ContainsFunc(outcomes, few) {
			l.sayActivity(a)
		}
	}
}

func lookOnlyProfessionals(l *checkLook) {
	for _, a := range l.Activities {
		outcomes := l.outcomesOf(a.ID)
		if len(outcomes) > 0 && !slices.ContainsFunc(outcomes, func(o ProvisionOutcome) bool { return o.Rater != "professional" }) {
			l.sayActivity(a)
		}
	}
}

// lookTooEarly: what belongs to a later phase waits until the earlier ones are closed.
func lookTooEarly(l *checkLook) {
	for _, r := range l.Reviews {
		if l.at.Phase != "" && !r.Phase.Reached(l.at.Phase) {
			l.say(CheckReview, string(r.ID), r.Slug)
		}
	}
}

func lookReviewedAlone(l *checkLook) {
	for _, r := range l.Reviews {
		if r.Residents == 0 {
			l.say(CheckReview, string(r.ID), r.HeldOn)
		}
	}
}

// monthsAlone is how long an organisation talks by itself before it is asked to talk with the others.
const monthsAlone = 2

// lookNeverShared: a review in a learning space, and no joint one since.
func lookNeverShared(l *checkLook) {
	for _, own := range l.Learning {
		day, err := time.Parse(time.DateOnly, own.HeldOn)
		joint := slices.ContainsFunc(l.Reviews, func(r CheckedReview) bool { return r.HeldOn >= own.HeldOn })
		if err == nil && !joint && day.AddDate(0, monthsAlone, 0).Format(time.DateOnly) <= l.Today {
			l.say(CheckReview, string(own.ID), own.HeldOn)
		}
	}
}

// lookNeverAgain: the latest review was closed, and nothing says when partners look again: no day, no conversation, no
// action to measure, no new round.
func lookNeverAgain(l *checkLook) {
	if len(l.Reviews) == 0 || l.Reviews[0].Phase != PhaseFinished {
		return
	}
	r := l.Reviews[0]
	planned := slices.ContainsFunc(l.Talks, func(t CheckedTalk) bool { return !t.Held && t.HeldOn >= l.Today })
	measures := slices.ContainsFunc(l.Actions, func(a ImprovementAction) bool { return a.Target == "meten" && !a.Done() })
	if r.LookOn == "" && !planned && !measures && l.Cycle.StartedOn <= r.HeldOn {
		l.say(CheckReview, string(r.ID), r.HeldOn)
	}
}

func lookNoTargetStep(l *checkLook) {
	for _, a := range l.Actions {
		if a.Target == "" {
			l.say(CheckAction, a.ID, a.Text)
		}
	}
}

// lookStillUnknown: two reviews in a row that answered "weten we niet".
func lookStillUnknown(l *checkLook) {
	for _, c := range l.Claims {
		row := 0
		for _, v := range l.Verdicts { // the latest review first
			if v.ClaimID != c.ID || v.Verdict == "" {
				continue
			}
			if v.Verdict != "onbekend" {
				break
			}
			row++
		}
		if row > 1 {
			l.sayClaim(c)
		}
	}
}

func lookNothingKept(l *checkLook) {
	for _, r := range l.Reviews {
		if r.Phase.Reached(PhaseJudge) && r.Kept == 0 {
			l.say(CheckReview, string(r.ID), r.HeldOn)
		}
	}
}

// lookPastCouncil: what the council decided on changes by the council only.
func lookPastCouncil(l *checkLook) {
	for _, r := range l.Results {
		if r.Status.Agreed() && !l.decided("raad", r.Edition.ID) &&
			slices.ContainsFunc(r.Earlier, func(v VersionID) bool { return l.decided("raad", v) }) {
			l.sayResult(r)
		}
	}
}
