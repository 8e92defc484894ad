package app

import (
	"context"
	"slices"

	"kompas/fault"
	"kompas/kompas"
	"kompas/store"
)

// MyActivities is the start page of somebody who carries activities out: the own activities over all compasses, and what
// is asked about them.
type MyActivities struct {
	Organisations []string // the names of the parties the actor speaks for
	Activities    []MyActivity
	Sessions      []PlannedSession // of the compasses at whose table the actor sits
	Looks         []DueLook        // own actions of which it is time to see whether they helped
}

// DueLook is an action of which the day to look has come.
type DueLook struct {
	kompas.ImprovementAction
	Compass kompas.Compass
}

// MyActivity is an activity that the actor's own party carries out, with what is asked about it.
type MyActivity struct {
	ContributingActivity
	Compass    kompas.Compass
	Quality    []QualityAnswer
	Open       int    // questions about quality without an answer
	AskBy      string // the first day by which one of those is asked; empty when none is
	Late       bool   // that day has passed
	Unmeasured bool   // runs, and what participants say was not filled in this cycle
	MayAnswer  bool
	MayMeasure bool
}

// Asked says whether something is asked about the activity that the actor can answer.
func (x MyActivity) Asked() bool { return x.MayAnswer && x.Open > 0 || x.MayMeasure && x.Unmeasured }

// MyActivities loads the activities of the actor's own parties, those about which something is asked first.
func (a *App) MyActivities(ctx context.Context, by Actor) (MyActivities, error) {
	var out MyActivities
	if err := by.require(kompas.ActCompass, 'R', by.Reach()); err != nil {
		return out, err
	}
	err := a.view(ctx, by, func(tx *store.Tx) error {
		organisations, err := tx.Organisations()
		if err != nil {
			return err
		}
		for _, o := range organisations {
			if slices.Contains(by.OwnOrganisations(), o.ID) {
				out.Organisations = append(out.Organisations, o.Name)
			}
		}
		compasses, err := by.visible(tx, false)
		if err != nil {
			return err
		}
		for _, c := range compasses {
			list, err := a.myActivitiesIn(tx, by, c)
			if err != nil {
				return err
			}
			out.Activities = append(out.Activities, list...)
		}
		if err := out.loadLooks(a, tx, by, compasses); err != nil {
			return err
		}
		out.Sessions, err = a.plannedIn(tx, compasses)
		return err
	})
	slices.SortStableFunc(out.Activities, func(x, y MyActivity) int { return rank(x) - rank(y) })
	return out, err
}

// loadLooks adds the actions of the actor, or of the own parties, of which the day to look has come.
func (m *MyActivities) loadLooks(a *App, tx *store.Tx, by Actor, compasses []kompas.Compass) error {
	list, err := tx.DueActions(a.day(tx.Now))
	for _, x := range list {
		mine := x.Owner == by.Person.Name || slices.ContainsFunc(m.Organisations, func(name string) bool { return kompas.Fold(name) == kompas.Fold(x.Owner) })
		at := slices.IndexFunc(compasses, func(c kompas.Compass) bool { return c.ID == x.CompassID })
		if mine && at >= 0 {
			m.Looks = append(m.Looks, DueLook{ImprovementAction: x, Compass: compasses[at]})
		}
	}
	return err
}

// rank puts first what something is asked about, last what no longer runs.
func rank(x MyActivity) int {
	switch {
	case x.Asked():
		return 0
	case x.Status.Runs():
		return 1
	}
	return 2
}

func (a *App) myActivitiesIn(tx *store.Tx, by Actor, c kompas.Compass) ([]MyActivity, error) {
	on, err := by.compassObject(tx, c)
	if err != nil {
		return nil, err
	}
	versions, err := tx.Results(c.ID)
	if err != nil {
		return nil, err
	}
	lines, err := activityLines(tx, by, c.ID, on, currentResults(versions))
	if err != nil {
		return nil, err
	}
	lines = slices.DeleteFunc(lines, func(x ActivityLine) bool { return !by.carriesOut(x) })
	if len(lines) == 0 {
		return nil, nil
	}
	asked, err := a.loadAsked(tx, c)
	var out []MyActivity
	for _, x := range lines {
		out = append(out, asked.about(by, on, c, x))
	}
	return out, err
}

// carriesOut says whether an activity is of a party the actor speaks for; one without a party is of whoever made it.
func (by Actor) carriesOut(x ActivityLine) bool {
	if len(x.Contributions) == 0 {
		return x.CreatedBy == by.Person.ID
	}
	return slices.ContainsFunc(x.Contributions, func(c kompas.Contribution) bool {
		return slices.Contains(by.OwnOrganisations(), c.OrganisationID)
	})
}

// askedOf is what tells, for the activities of a compass, what is still asked about them.
type askedOf struct {
	today       string
	cycleStart  string
	inputs      []kompas.QualityInput
	outcomes    []kompas.ProvisionOutcome
	represented map[kompas.OrganisationID]bool
}

func (a *App) loadAsked(tx *store.Tx, c kompas.Compass) (askedOf, error) {
	s := askedOf{today: a.day(tx.Now)}
	cycle, err := openCycle(tx, c.ID)
	if err != nil && !fault.Is(err, fault.NotFound) {
		return s, err
	}
	s.cycleStart = cycle.StartedOn
	if s.inputs, err = tx.QualityInputs(c.ID); err != nil {
		return s, err
	}
	if s.outcomes, err = tx.Outcomes(c.ID); err != nil {
		return s, err
	}
	s.represented, err = tx.RepresentedOrganisations(s.today)
	return s, err
}

func (s askedOf) about(by Actor, on Object, c kompas.Compass, x ActivityLine) MyActivity {
	own := on.owned(x.Activity, x.Contributions)
	out := MyActivity{Compass: c, ContributingActivity: ContributingActivity{ActivityLine: x, SeesOutcomes: by.seesOutcomes(own)},
		MayAnswer: by.mayAnswer(own, s.represented), MayMeasure: by.May(kompas.ActInstrument, 'C', own)}
	if out.SeesOutcomes {
		out.Outcome, out.Question, out.HasOutcome = betterOff(s.outcomes, x.ID, by.atDesk())
	}
	if !x.Status.Runs() {
		return out
	}
	if by.seesQuality(own, out.MayAnswer) {
		out.Quality = answers(s.inputs, x.ID, s.today)
	}
	for _, q := range out.Quality {
		if q.State != "" {
			continue
		}
		out.Open++
		out.Late = out.Late || q.Late
		if q.AskBy != "" && (out.AskBy == "" || q.AskBy < out.AskBy) {
			out.AskBy = q.AskBy
		}
	}
	out.Unmeasured = !slices.ContainsFunc(s.outcomes, func(o kompas.ProvisionOutcome) bool {
		return o.ActivityID == x.ID && o.Measured != nil && o.Period[:min(4, len(o.Period))] >= s.cycleStart[:min(4, len(s.cycleStart))]
	})
	return out
}
