package app

import (
	"slices"

	"kompas/figure"
	"kompas/kompas"
	"kompas/store"
)

// ContributingActivity is an activity that should contribute to a result, with what its participants say of it. That is
// about the people who took part: it stands apart from the figures of the result and is never added to them.
type ContributingActivity struct {
	ActivityLine
	Claim        ClaimLine
	Outcome      figure.Shown // the newest answer to whether participants are better off
	Question     kompas.OutcomeQuestion
	HasOutcome   bool
	SeesOutcomes bool // the reader may see the outcomes of this activity
}

// seesOutcomes says whether the actor may see what was measured at an activity: its executors, and whoever weighs the
// contributions of all. A provider never sees the figures of another.
func (by Actor) seesOutcomes(on Object) bool { return by.May(kompas.ActContribution, 'R', on) }

// contributing gives the activities that should contribute to a result.
func contributing(tx *store.Tx, by Actor, o openedResult, results []kompas.SocietalResult, id kompas.ResultID) ([]ContributingActivity, error) {
	lines, err := activityLines(tx, by, o.compass.ID, o.on, results)
	if err != nil {
		return nil, err
	}
	outcomes, err := tx.Outcomes(o.compass.ID)
	if err != nil {
		return nil, err
	}
	var out []ContributingActivity
	for _, x := range lines {
		at := slices.IndexFunc(x.Claims, func(c ClaimLine) bool { return c.ResultID == id })
		if at < 0 {
			continue
		}
		line := ContributingActivity{ActivityLine: x, Claim: x.Claims[at]}
		if line.SeesOutcomes = by.seesOutcomes(o.on.owned(x.Activity, x.Contributions)); line.SeesOutcomes {
			line.Outcome, line.Question, line.HasOutcome = betterOff(outcomes, x.ID, by.atDesk())
		}
		out = append(out, line)
	}
	return out, nil
}

// betterOff gives the newest answer of participants to whether they are better off: first whether their own goal was
// reached, else whether it was of use to them.
func betterOff(outcomes []kompas.ProvisionOutcome, id kompas.ActivityID, policy figure.Policy) (figure.Shown, kompas.OutcomeQuestion, bool) {
	for _, question := range []kompas.OutcomeQuestion{"doelrealisatie", "baat"} {
		var list []kompas.ProvisionOutcome
		for _, o := range outcomes {
			if o.ActivityID == id && o.Kind == question {
				list = append(list, o)
			}
		}
		if len(list) > 0 {
			newest := list[len(list)-1]
			list = slices.DeleteFunc(list, func(o kompas.ProvisionOutcome) bool { return !o.SameQuestion(newest) })
			shown := figure.Disclose(kompas.Series(list), policy)
			return shown.At(shown.Len() - 1), question, true
		}
	}
	return figure.Shown{}, "", false
}
