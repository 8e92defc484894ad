package kompas

import (
	"slices"
	"time"
)

// Rules about what partners measure with, what they measure of, and what stands in the way of quality.

// sayInstrument notes something about an instrument.
func (l *checkLook) sayInstrument(u InstrumentUse) {
	l.say(CheckInstrument, string(u.ID), u.Name)
}

// lookIdleInstrument: people are asked by it, and it says nothing about a result or a running activity.
func lookIdleInstrument(l *checkLook) {
	for _, u := range l.Instruments {
		live := slices.ContainsFunc(l.Results, func(r CheckedResult) bool {
			return slices.ContainsFunc(r.Bound, func(b BoundIndicator) bool { return slices.Contains(u.Indicators, b.Indicator.ID) })
		})
		running := slices.ContainsFunc(l.Activities, func(a Activity) bool { return a.Status.Runs() && slices.Contains(u.Activities, a.ID) })
		if u.State.InUse() && !live && !running {
			l.sayInstrument(u)
		}
	}
}

// lookUsersOnly: all that shows the result is about who uses something.
func lookUsersOnly(l *checkLook) {
	for _, r := range l.Results {
		others := func(b BoundIndicator) bool {
			return b.Indicator.Level == "voorziening" || b.Indicator.Level == "proces"
		}
		if len(r.Bound) > 0 && !slices.ContainsFunc(r.Bound, func(b BoundIndicator) bool { return !others(b) }) {
			l.sayResult(r)
		}
	}
}

func lookOneAspect(l *checkLook) {
	for _, r := range l.Results {
		if len(r.Bound) < 2 || r.Bound[0].Indicator.Aspect == "" {
			continue
		}
		if !slices.ContainsFunc(r.Bound, func(b BoundIndicator) bool { return b.Indicator.Aspect != r.Bound[0].Indicator.Aspect }) {
			l.sayResult(r)
		}
	}
}

// leastMeasurements is how often an indicator is measured at least between the start and the end of its result.
const leastMeasurements = 2

func lookSeldomMeasured(l *checkLook) {
	for _, r := range l.Results {
		for _, b := range r.Bound {
			if f := b.Indicator.Frequency; f != nil && *f > 0 && r.HorizonYears*12 / *f < leastMeasurements {
				l.sayBound(r, b).Params = []any{r.EndYear()}
			}
		}
	}
}

// monthsUnopened is how long nobody looks at an indicator before it is asked whether it is still needed.
const monthsUnopened = 24

// lookUnopened: of an indicator that nobody ever looked at, the time counts from when it was made.
func lookUnopened(l *checkLook) {
	for _, r := range l.Results {
		for _, b := range r.Bound {
			last := max(b.Indicator.OpenedOn, b.Indicator.CreatedAt.Format(time.DateOnly))
			day, err := time.Parse(time.DateOnly, last)
			if err == nil && day.AddDate(0, monthsUnopened, 0).Format(time.DateOnly) < l.Today {
				l.sayBound(r, b)
			}
		}
	}
}

// lookVariants: sets of two spaces count the same thing in different ways, and this compass uses one of them.
func lookVariants(l *checkLook) {
	for _, r := range l.Results {
		for _, b := range r.Bound {
			var same []SharedItem
			for _, i := range l.Shared {
				if Fold(i.Words.Name) == Fold(b.Indicator.Name) {
					i.Words.Name = b.Indicator.Name
					same = append(same, i)
				}
			}
			if slices.ContainsFunc(same, func(i SharedItem) bool { return i.OwnerID != same[0].OwnerID && !i.SameMeaning(same[0].SetItem) }) {
				l.sayBound(r, b)
			}
		}
	}
}

func lookAskedTooMuch(l *checkLook) {
	for _, g := range AskedGroups(l.Instruments) {
		if g.TooMuch() {
			l.say(CheckCompass, string(l.Compass.ID), g.Group).About = Slug(g.Group)
		}
	}
}

func lookShort(l *checkLook) {
	for _, c := range l.Conditions {
		if c.Short() && c.Action == "" {
			f := l.say(CheckActivity, string(c.ActivityID), l.activityName(c.ActivityID), CheckWord("te_weinig_"+string(c.Kind)))
			f.About = string(c.ID)
		}
	}
}

func lookNotAgreed(l *checkLook) {
	for _, q := range l.Requirements {
		if q.Source == "gemeente" && !q.Agreed && !q.Proposed {
			l.say(CheckRequirement, string(q.ID), q.Text)
		}
	}
}

func lookNoClientView(l *checkLook) {
	for _, q := range l.Requirements {
		if q.ClientView == "" && !q.Proposed {
			l.say(CheckRequirement, string(q.ID), q.Text)
		}
	}
}

// monthsOfObstacle is how long an obstacle may lie there before somebody is asked to take it up.
const monthsOfObstacle = 3

func lookOldObstacle(l *checkLook) {
	for _, o := range l.Obstacles {
		seen, err := time.Parse(time.DateOnly, o.OpenedOn)
		if err != nil || o.ClosedOn != "" || o.Owner != "" || seen.AddDate(0, monthsOfObstacle, 0).Format(time.DateOnly) >= l.Today {
			continue
		}
		f := l.say(CheckCompass, string(l.Compass.ID), o.Text)
		if o.ActivityID != "" {
			f.Kind, f.Object = CheckActivity, string(o.ActivityID)
		}
		f.About = string(o.ID)
	}
}

func lookOnlyCounts(l *checkLook) {
	for _, a := range l.Activities {
		if a.Status.Runs() && l.Outputs[a.ID] > 0 && len(l.outcomesOf(a.ID)) == 0 {
			l.sayActivity(a)
		}
	}
}

// lookCommonSet: of a provision for one person three things are asked everywhere. Where others proved that it works, one
// question about what it brought is enough beside who stopped.
func lookCommonSet(l *checkLook) {
	for _, a := range l.Activities {
		outcomes := l.outcomesOf(a.ID)
		if !a.Status.Runs() || l.Provisions[a.ProvisionID] != "individueel" || len(outcomes) == 0 {
			continue
		}
		asks := func(q OutcomeQuestion) bool {
			return slices.ContainsFunc(outcomes, func(o ProvisionOutcome) bool { return o.Kind == q })
		}
		if l.Proven[a.ID] && asks("uitval") && asks("baat") {
			continue
		}
		for _, q := range []OutcomeQuestion{"doelrealisatie", "uitval", "tevredenheid"} {
			if !asks(q) {
				l.say(CheckActivity, string(a.ID), a.Name, CheckWord("mist_"+string(q))).About = string(q)
			}
		}
	}
}

func lookTooHeavy(l *checkLook) {
	for _, a := range l.Activities {
		outcomes := l.outcomesOf(a.ID)
		heavy := func(o ProvisionOutcome) bool { return !o.Kind.Light() }
		if l.Provisions[a.ProvisionID] == "collectief" && len(outcomes) > 0 && !slices.ContainsFunc(outcomes, func(o ProvisionOutcome) bool { return !heavy(o) }) {
			l.sayActivity(a)
		}
	}
}
