package app

import (
	"context"

	"kompas/figure"
	"kompas/kompas"
	"kompas/stat"
	"kompas/store"
)

// CompassFrame is what stands around every page of a compass: the compass, the state of its six steps, whose turn it is.
type CompassFrame struct {
	Compass       kompas.Compass
	States        [6]kompas.StepState
	Life          kompas.CompassStatus
	Turn          kompas.Step
	Organisations int // parties at the table
	Residents     int // seats of residents and experts by experience
	Stories       int // released stories
	Object        Object
	Agreed        []ActionLine // what a review agreed for the step that is shown, and still waits
	Hints         []Hint       // what the kompascheck asks on this page
	About         string       // the object the page is about; empty when about more
	Attached      Attached     // the files with the object the page is about
	openActions   int
}

// CompassFrame loads the frame of a compass for whoever may see it.
func (a *App) CompassFrame(ctx context.Context, by Actor, slug string) (CompassFrame, error) {
	var f CompassFrame
	err := a.view(ctx, by, func(tx *store.Tx) error {
		c, on, err := by.openCompass(tx, slug, kompas.ActCompass, 'R')
		if err != nil {
			return err
		}
		f, err = a.frame(tx, c, on)
		return err
	})
	return f, err
}

// frame computes the frame of a compass inside a transaction.
func (a *App) frame(tx *store.Tx, c kompas.Compass, on Object) (CompassFrame, error) {
	rows, err := tx.FactRows(c.ID, a.day(tx.Now), a.soon(tx))
	if err != nil {
		return CompassFrame{}, err
	}
	newer, err := (&national{tx: tx}).newerUses(rows.Uses)
	if err != nil {
		return CompassFrame{}, err
	}
	f := frameFrom(rows, newer, c, a.day(tx.Now))
	f.Object = on
	return f, nil
}

func frameFrom(rows store.FactRows, newer map[kompas.CompassID][]newerUse, c kompas.Compass, today string) CompassFrame {
	facts := factsFrom(rows, c.ID, today)
	facts.NewerWaiting = len(newer[c.ID]) > 0
	f := CompassFrame{Compass: c, States: kompas.StepStates(facts), Life: c.Stage(facts)}
	f.Turn = kompas.Turn(f.States, rows.Counts[c.ID].NextStep)
	n := rows.Counts[c.ID]
	f.Organisations, f.Residents, f.Stories, f.openActions = n.Organisations, n.Residents, n.Stories, n.OpenActions
	return f
}

// factsFrom turns rows into the facts that the method's rules look at.
func factsFrom(rows store.FactRows, id kompas.CompassID, today string) kompas.Facts {
	n := rows.Counts[id]
	f := kompas.Facts{
		Today: today, Insights: n.Insights, FiguresUsed: n.FigureInsights > 0, Ambitions: n.Ambitions, AmbitionSet: n.FoundedAmbitions > 0,
		Results: rows.Results[id], SessionThisCycle: n.Finished > 0, ReviewBusy: n.Reviewing > 0, ActionsLinked: n.OpenActions > 0 || n.Finished > 0,
		ActionOverdue: n.LateActions > 0, LookDue: n.DueLooks > 0, NextSessionOn: n.NextOn, SessionUnprepared: n.Unprepared > 0,
	}
	for _, a := range rows.Activities[id] {
		f.Activities = append(f.Activities, activityFacts(a, rows.Outcomes[a.ID], n.CycleStart))
	}
	return f
}

func activityFacts(a store.ActivityRow, outcomes []store.OutcomeRow, cycleStart string) kompas.ActivityFacts {
	f := kompas.ActivityFacts{Runs: a.Status.Runs(), Results: a.Results, Answered: a.Answered, Overdue: a.Overdue > 0, Bottleneck: a.Stuck > 0,
		Stories: a.Stories, DropOutWorse: dropOutWorse(outcomes)}
	for _, o := range outcomes {
		switch {
		case o.Measured == nil:
		case o.Period[:min(4, len(o.Period))] < cycleStart[:min(4, len(cycleStart))]:
			f.Earlier = true
		case *o.Measured >= figure.MinThreshold:
			f.Measured = true
		default:
			f.FewAnswers = true
		}
	}
	f.FewAnswers = f.FewAnswers && !f.Measured
	f.Earlier = f.Earlier && !f.Measured && !f.FewAnswers
	return f
}

// dropOutWorse says whether clearly more people stopped early than in the period before (Newcombe, S-03). Figures on too
// few people say nothing here either.
func dropOutWorse(outcomes []store.OutcomeRow) bool {
	var last []store.OutcomeRow
	for _, o := range outcomes {
		if o.Kind == "uitval" && o.Measured != nil && o.Positive != nil && *o.Measured >= figure.MinThreshold {
			last = append(last, o)
		}
	}
	if len(last) < 2 {
		return false
	}
	d, err := stat.Newcombe(*last[0].Positive, *last[0].Measured, *last[1].Positive, *last[1].Measured)
	return err == nil && d.Clear() && *last[0].Positive**last[1].Measured > *last[1].Positive**last[0].Measured
}

// prepareDays is how long before a conversation its preparation asks attention.
const prepareDays = 14

func (a *App) soon(tx *store.Tx) string { return a.day(tx.Now.AddDate(0, 0, prepareDays)) }
