package app

import (
	"context"
	"slices"

	"kompas/fault"
	"kompas/figure"
	"kompas/kompas"
	"kompas/measure"
	"kompas/store"
)

// OutcomePoint is one answer of participants: to a question, over a period.
type OutcomePoint struct {
	ID      kompas.OutcomeID
	Figure  figure.Shown
	Reached figure.Shown // how many people took part; no figure when unknown or too few
	Rater   kompas.Rater
	Says    string // what shows it, in own words; kept back with its figure
}

// OutcomeSeries is what was measured of one question at one activity. It is about the people who took part, never about
// all residents.
type OutcomeSeries struct {
	Kind     kompas.OutcomeQuestion
	Question string // its own words; empty for the wording of the kind
	Goal     string // that was reached, when it is one from the list
	GoalKind kompas.GoalKind
	Points   []OutcomePoint // oldest first
}

// Latest gives the newest point.
func (s OutcomeSeries) Latest() OutcomePoint { return s.Points[len(s.Points)-1] }

// Before gives the figure before the newest one; no figure when there is none to be shown.
func (s OutcomeSeries) Before() figure.Shown {
	if len(s.Points) < 2 {
		return figure.Shown{}
	}
	return s.Points[len(s.Points)-2].Figure
}

// OutcomeLine is an activity with what its participants say of it.
type OutcomeLine struct {
	ActivityLine
	Series  []OutcomeSeries
	Stories []StoryLine // about the activity, that the reader may read
	Sees    bool        // the reader may see its figures
	MayFill bool
}

// Outcomes is the page of step 5.
type Outcomes struct {
	CompassFrame
	Lines   []OutcomeLine // activities that run, or that were measured
	Waiting int           // activities that do not run and were never measured
	Partly  bool          // figures of other parties are left out
	Stories int           // stories of the compass that the reader may read
}

// Outcomes loads the page of step 5: per activity what participants say, for as far as the reader may see it.
func (a *App) Outcomes(ctx context.Context, by Actor, slug string) (Outcomes, error) {
	var v Outcomes
	err := a.view(ctx, by, func(tx *store.Tx) error {
		c, on, err := by.openCompass(tx, slug, kompas.ActCompass, 'R')
		if err != nil {
			return err
		}
		if v.CompassFrame, err = a.stepFrame(tx, by, c, on, kompas.StepOutcome); err != nil {
			return err
		}
		lines, err := activityLines(tx, by, c.ID, on, nil)
		if err != nil {
			return err
		}
		measured, err := tx.Outcomes(c.ID)
		if err != nil {
			return err
		}
		stories, err := by.storyLines(tx, c, on)
		if err != nil {
			return err
		}
		v.Stories = len(stories)
		for _, x := range lines {
			line := by.outcomeLine(x, measured, stories, on, c)
			if !x.Status.Runs() && len(line.Series) == 0 {
				v.Waiting++
				continue
			}
			v.Partly = v.Partly || !line.Sees
			v.Lines = append(v.Lines, line)
		}
		return nil
	})
	return v, err
}

// outcomeLine gives one activity with what the actor may see of it.
func (by Actor) outcomeLine(x ActivityLine, measured []kompas.ProvisionOutcome, stories []StoryLine, on Object, c kompas.Compass) OutcomeLine {
	own := on.owned(x.Activity, x.Contributions)
	line := OutcomeLine{ActivityLine: x, Sees: by.seesOutcomes(own) || by.May(kompas.ActInstrument, 'C', own)}
	line.MayFill = by.May(kompas.ActInstrument, 'C', own) && !c.Archived()
	if line.Sees {
		line.Series = outcomeSeries(measured, x.ID, by.atDesk())
	}
	for _, s := range stories {
		if s.ActivityID == x.ID && s.May(measure.UseSession) {
			line.Stories = append(line.Stories, s)
		}
	}
	return line
}

// outcomeSeries lets what was measured at one activity through the gate, question by question.
func outcomeSeries(measured []kompas.ProvisionOutcome, id kompas.ActivityID, policy figure.Policy) []OutcomeSeries {
	mine := slices.DeleteFunc(slices.Clone(measured), func(o kompas.ProvisionOutcome) bool { return o.ActivityID != id })
	var out []OutcomeSeries
	for _, group := range kompas.ByQuestion(mine) {
		shown := figure.Disclose(kompas.Series(group), policy)
		reached := figure.Disclose(kompas.ReachedSet(group), policy)
		s := OutcomeSeries{Kind: group[0].Kind, Question: group[len(group)-1].Question, Goal: group[0].Goal, GoalKind: group[0].GoalKind}
		for i, o := range group {
			point := OutcomePoint{ID: o.ID, Figure: shown.At(i), Reached: reached.At(i), Rater: o.Rater}
			if point.Figure.Present() {
				point.Says = o.Evidence
			}
			s.Points = append(s.Points, point)
		}
		out = append(out, s)
	}
	return out
}

// OutcomePage is the page on which the outcomes of one activity are filled in and corrected.
type OutcomePage struct {
	CompassFrame
	OutcomeLine
	MayTell bool                     // a story about the activity
	Goals   []kompas.GoalTemplate    // to choose from
	Light   bool                     // it is of a group, so only light questions are asked
	Proven  bool                     // it uses an intervention that others found to work, so less is asked
	Outputs []Output                 // how much was done
	Editing *kompas.ProvisionOutcome // the one that is corrected; nil when a new one is filled in
	History []HistoryLine
}

// OutcomePage loads the outcomes of one activity; correct names the one to correct, which only whoever may fill in
// figures gets to see unrounded.
func (a *App) OutcomePage(ctx context.Context, by Actor, slug, activity string, correct kompas.OutcomeID) (OutcomePage, error) {
	var p OutcomePage
	err := a.view(ctx, by, func(tx *store.Tx) error {
		o, err := by.openActivity(tx, slug, activity, "")
		if err != nil {
			return err
		}
		measured, err := tx.OutcomesOf(o.activity.ID)
		if err != nil {
			return err
		}
		stories, err := by.storyLines(tx, o.compass, o.on)
		if err != nil {
			return err
		}
		p.OutcomeLine = by.outcomeLine(ActivityLine{Activity: o.activity, Contributions: o.contributions}, measured, stories, o.on, o.compass)
		if !p.Sees {
			return fault.New(fault.Forbidden, "geen_recht")
		}
		if p.CompassFrame, err = a.frame(tx, o.compass, o.on); err != nil {
			return err
		}
		if err := p.loadBeside(tx, by, o); err != nil {
			return err
		}
		p.MayTell = !o.compass.Archived() && by.mayModerate(tx, o.on, measure.Story{ActivityID: o.activity.ID, CreatedBy: by.Person.ID}) == nil
		ids := map[string]bool{}
		for i, x := range measured {
			ids[string(x.ID)] = true
			if x.ID == correct && p.MayFill {
				p.Editing = &measured[i]
			}
		}
		if correct != "" && p.Editing == nil {
			return fault.Missing()
		}
		if p.MayFill {
			p.History, err = historyInFull(tx, o.compass.ID, ids)
		} else {
			p.History, err = historyOf(tx, o.compass.ID, ids)
		}
		return err
	})
	return p, err
}

// measurable says whether an activity has participants to ask: it runs, or has run.
func measurable(x kompas.Activity) bool {
	return x.Status.Runs() || x.Status == "gestopt" || x.Status == "afgerond"
}

// AddOutcome fills in what participants of an activity answered over a period.
func (a *App) AddOutcome(ctx context.Context, by Actor, slug, activity string, form map[string]string, key string) error {
	_, err := a.once(ctx, by, key, func(tx *store.Tx) (string, error) {
		o, err := by.openActivity(tx, slug, activity, kompas.ActInstrument)
		if err != nil {
			return "", err
		}
		if !measurable(o.activity) {
			return "", refuse("activiteit_loopt_niet")
		}
		x := kompas.ProvisionOutcome{ID: kompas.OutcomeID(tx.NewID()), ActivityID: o.activity.ID, RecordedBy: by.Person.ID, IsExample: by.Space.IsDemo}
		fields, err := outcomeFields(tx)
		if err != nil {
			return "", err
		}
		if err := fill(&x, fields, form); err != nil {
			return "", err
		}
		if err := a.checkOutcome(tx, o.activity, kompas.ProvisionOutcome{}, &x); err != nil {
			return "", err
		}
		if err := tx.InsertOutcome(x); err != nil {
			return "", err
		}
		record(tx, by, "create", kindOutcome, string(x.ID), o.compass.ID, "", x.Period)
		return string(x.ID), nil
	})
	return err
}

// checkOutcome asks whether the numbers belong together and whether the period was not filled in yet, and drops what
// the kind of question has no use for.
func (a *App) checkOutcome(tx *store.Tx, activity kompas.Activity, before kompas.ProvisionOutcome, x *kompas.ProvisionOutcome) error {
	if err := fitsGoalAndProvision(tx, activity, before, x); err != nil {
		return err
	}
	if x.Kind.IsMean() {
		x.Positive = nil
	} else {
		x.Mean = nil
	}
	if err := kompas.CheckOutcome(*x, a.day(tx.Now)); err != nil {
		return err
	}
	others, err := tx.OutcomesOf(x.ActivityID)
	for _, o := range others {
		if o.ID != x.ID && o.SameQuestion(*x) && o.Period == x.Period {
			return fault.Form([]*fault.Error{fault.Field("periode", "uitkomst_al_ingevuld")})
		}
	}
	return err
}

// CorrectOutcome corrects what was filled in. What stood there before stays in the history.
func (a *App) CorrectOutcome(ctx context.Context, by Actor, slug, activity string, id kompas.OutcomeID, e Edit) (Edited, error) {
	var done Edited
	err := a.update(ctx, by, func(tx *store.Tx) error {
		o, err := by.openActivity(tx, slug, activity, kompas.ActInstrument)
		if err != nil {
			return err
		}
		x, err := tx.Outcome(id)
		if err != nil {
			return err
		}
		if x.ActivityID != o.activity.ID {
			return fault.Missing()
		}
		before := x
		fields, err := outcomeFields(tx)
		if err != nil {
			return err
		}
		done, err = edit(a, tx, by, &x, editable[kompas.ProvisionOutcome]{
			kind: kindOutcome, fields: fields,
			id:      func(x *kompas.ProvisionOutcome) string { return string(x.ID) },
			version: func(x *kompas.ProvisionOutcome) int64 { return x.Version },
			compass: func(*kompas.ProvisionOutcome) kompas.CompassID { return o.compass.ID },
			save: func(tx *store.Tx, x *kompas.ProvisionOutcome) error {
				if err := a.checkOutcome(tx, o.activity, before, x); err != nil {
					return err
				}
				return tx.UpdateOutcome(x)
			},
		}, e)
		return err
	})
	return done, err
}
