package kompas

import (
	"slices"
	"time"
)

// Rules of step 3: activities, who does them and why they would help.

// undecidedMonths is how long an activity may stand loose before somebody decides on it.
const undecidedMonths = 6

func activityRules() []CheckRule {
	return []CheckRule{
		{Code: "KC-301", Severity: Warns, Step: StepActivities, Basis: true, look: lookLoose},
		{Code: "KC-302", Severity: Warns, Step: StepActivities, look: lookNothingDone},
		{Code: "KC-303", Severity: Warns, Step: StepActivities, Basis: true, look: lookHalfClaim},
		{Code: "KC-304", Severity: Warns, Step: StepActivities, look: lookNoExecutor},
		{Code: "KC-305", Severity: Tips, Step: StepActivities, look: lookOneForm},
		{Code: "KC-306", Severity: Tips, Step: StepActivities, look: lookOnlyExisting},
		{Code: "KC-307", Severity: Warns, Step: StepActivities, look: lookOneCarrier},
		{Code: "KC-308", Severity: Tips, Step: StepActivities, look: lookUnrelated},
		{Code: "KC-309", Severity: Tips, Step: StepActivities, look: lookNoEvidence},
		{Code: "KC-310", Severity: Warns, Step: StepActivities, Wording: true, look: lookCountedContribution},
		{Code: "KC-311", Severity: Tips, Step: StepActivities, look: lookNoEffect},
		{Code: "KC-314", Severity: Warns, Step: StepActivities, look: lookUndecided},
	}
}

func (l *checkLook) sayActivity(a Activity, params ...any) {
	l.say(CheckActivity, string(a.ID), a.Name, params...)
}

// sayClaim notes something about one of the claims of an activity.
func (l *checkLook) sayClaim(c ChangeClaim) {
	l.say(CheckActivity, string(c.ActivityID), l.activityName(c.ActivityID)).About = string(c.ID)
}

// loose says whether an activity that goes on contributes to nothing.
func (l *checkLook) loose(a Activity) bool { return a.goesOn() && len(l.claimsOf(a.ID)) == 0 }

func lookLoose(l *checkLook) {
	for _, a := range l.Activities {
		if l.loose(a) {
			l.sayActivity(a)
		}
	}
}

func lookNothingDone(l *checkLook) {
	for _, r := range l.Results {
		if !l.served(r.ID) {
			l.sayResult(r)
		}
	}
}

func lookHalfClaim(l *checkLook) {
	for _, c := range l.Claims {
		if !c.Complete() {
			l.sayClaim(c)
		}
	}
}

func lookNoExecutor(l *checkLook) {
	for _, a := range l.Activities {
		if a.goesOn() && !slices.ContainsFunc(l.contributionsTo(a.ID), func(c Contribution) bool { return c.Role.CarriesOut() }) {
			l.sayActivity(a)
		}
	}
}

func lookOneForm(l *checkLook) {
	counts := map[Formality]int{}
	for _, a := range l.Activities {
		if a.goesOn() {
			counts[a.Formality]++
		}
	}
	switch formal, informal := counts["formeel"], counts["informeel"]; {
	case formal > 0 && informal == 0:
		l.say(CheckCompass, string(l.Compass.ID), l.Compass.Title, CheckWord("wie_inwoners"))
	case informal > 0 && formal == 0:
		l.say(CheckCompass, string(l.Compass.ID), l.Compass.Title, CheckWord("wie_organisaties"))
	}
}

func lookOneCarrier(l *checkLook) {
	for _, r := range l.Results {
		var carriers []OrganisationID
		for _, a := range l.activitiesFor(r.ID) {
			for _, c := range l.contributionsTo(a) {
				if !slices.Contains(carriers, c.OrganisationID) {
					carriers = append(carriers, c.OrganisationID)
				}
			}
		}
		if len(carriers) == 1 {
			l.sayResult(r)
		}
	}
}

func lookNoEvidence(l *checkLook) {
	for _, c := range l.Claims {
		if c.Evidence == "geen" {
			l.sayClaim(c)
		}
	}
}

func lookCountedContribution(l *checkLook) {
	for _, c := range l.Contributions {
		text := l.reading(c.Statement)
		if !text.output() {
			continue
		}
		f := l.say(CheckActivity, string(c.ActivityID), c.Organisation)
		if f.About = c.ID; text.residents() {
			f.Severity = Tips
		}
	}
}

// lookNoEffect: nobody asked whether paying it this way helps.
func lookNoEffect(l *checkLook) {
	for _, f := range l.Funding {
		if f.Effect == "" && f.EffectNote == "" {
			l.say(CheckActivity, string(f.ActivityID), l.activityName(f.ActivityID)).About = string(f.ID)
		}
	}
}

func lookUndecided(l *checkLook) {
	today, err := time.Parse(time.DateOnly, l.Today)
	if err != nil {
		return
	}
	before := today.AddDate(0, -undecidedMonths, 0).Format(time.DateOnly)
	for _, a := range l.Activities {
		if since := l.Open[FindingKey{"KC-301", string(a.ID), ""}]; since != "" && since < before && l.loose(a) && !l.Chosen[a.ID] {
			l.sayActivity(a)
		}
	}
}

// lookOnlyExisting: what is there already may be right, but somebody asked nobody what is needed.
func lookOnlyExisting(l *checkLook) {
	existing := 0
	for _, a := range l.Activities {
		switch {
		case !a.goesOn():
		case a.Novelty != "bestaand":
			return
		default:
			existing++
		}
	}
	if existing > 0 && l.Needs == 0 {
		l.say(CheckCompass, string(l.Compass.ID), l.Compass.Title)
	}
}

// lookUnrelated: activities for the same people of which none has to do with another.
func lookUnrelated(l *checkLook) {
	groups := map[string][]Activity{}
	var order []string
	for _, a := range l.Activities {
		group := Fold(a.Participants)
		if group == "" || !a.goesOn() {
			continue
		}
		if groups[group] == nil {
			order = append(order, group)
		}
		groups[group] = append(groups[group], a)
	}
	for _, group := range order {
		together := groups[group]
		among := func(id ActivityID) bool {
			return slices.ContainsFunc(together, func(a Activity) bool { return a.ID == id })
		}
		if len(together) > 1 && !slices.ContainsFunc(l.Relations, func(r ActivityRelation) bool { return among(r.From) && among(r.To) }) {
			l.sayActivity(together[0])
		}
	}
}
