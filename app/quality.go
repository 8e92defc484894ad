package app

import (
	"context"
	"slices"

	"kompas/fault"
	"kompas/kompas"
	"kompas/store"
)

func qualityEditable(c kompas.CompassID) editable[kompas.QualityInput] {
	return editable[kompas.QualityInput]{
		kind: "kwaliteit", fields: kompas.QualityInputFields(),
		id:      func(q *kompas.QualityInput) string { return q.ID },
		version: func(q *kompas.QualityInput) int64 { return q.Version },
		compass: func(*kompas.QualityInput) kompas.CompassID { return c },
		save:    func(tx *store.Tx, q *kompas.QualityInput) error { return tx.UpdateQualityInput(q) },
	}
}

// QualityAnswer is the answer for one element of one activity; its ID is empty while nobody answered.
type QualityAnswer struct {
	kompas.QualityInput
	Late bool // asked for before today, and not given
}

// answers gives the three elements of an activity in order, answered or not.
func answers(inputs []kompas.QualityInput, id kompas.ActivityID, today string) []QualityAnswer {
	var out []QualityAnswer
	for _, e := range kompas.QualityElements() {
		q := kompas.QualityInput{ActivityID: id, Element: e, Version: 1} // what the first answer will find
		for _, given := range inputs {
			if given.ActivityID == id && given.Element == e {
				q = given
			}
		}
		out = append(out, QualityAnswer{QualityInput: q, Late: q.State == "" && q.AskBy != "" && q.AskBy < today})
	}
	return out
}

// mayAnswer says whether the actor may give the answers about quality. Those who carry an activity out answer; when none of
// them has anybody in this space, whoever may change the activity writes down what they said.
func (by Actor) mayAnswer(on Object, represented map[kompas.OrganisationID]bool) bool {
	on.SpokenFor = slices.ContainsFunc(on.Own, func(id kompas.OrganisationID) bool { return represented[id] })
	return by.answersFor(kompas.ActQuality, 'C', on)
}

// mayAsk says whether the actor may say by when an answer is asked: who answers, and who may change any activity of the
// compass.
func (by Actor) mayAsk(on Object, mayAnswer bool) bool {
	on.Own, on.CreatedBy = nil, ""
	return mayAnswer || by.May(kompas.ActActivity, 'C', on)
}

// askBy is the field that says by when an answer is asked.
const askBy = "antwoord-voor"

// onlyAsks says whether an edit changes nothing but the day by which an answer is asked.
func onlyAsks(e Edit) bool {
	return !slices.ContainsFunc(e.Changes, func(c Change) bool { return c.Field != askBy })
}

// seesQuality says whether the actor may read the answers about quality of an activity.
func (by Actor) seesQuality(on Object, mayAnswer bool) bool {
	return mayAnswer || by.May(kompas.ActQuality, 'R', on)
}

// loadQuality gives the page of an activity the answers about its quality.
func (p *ActivityPage) loadQuality(a *App, tx *store.Tx, by Actor, o openedActivity) error {
	today := a.day(tx.Now)
	represented, err := tx.RepresentedOrganisations(today)
	if err != nil {
		return err
	}
	p.MayQuality = by.mayAnswer(o.on, represented) && !o.compass.Archived()
	p.MayAsk = by.mayAsk(o.on, p.MayQuality) && !o.compass.Archived()
	if p.SeesQuality = by.seesQuality(o.on, p.MayQuality); !p.SeesQuality {
		return nil
	}
	inputs, err := tx.QualityInputsOf(o.activity.ID)
	if err != nil {
		return err
	}
	p.Quality = answers(inputs, o.activity.ID, today)
	p.Depth, err = loadDepth(tx, o.compass.ID, o.activity.ID)
	return err
}

// QualityLine is one activity in the overview of step 4.
type QualityLine struct {
	ActivityLine
	Answers   []QualityAnswer // nil for whoever may not see them
	MayAnswer bool
	MayAsk    bool
	NamesLate bool // the reader may see that this party is late
}

// QualityPage is the page of step 4.
type QualityPage struct {
	CompassFrame
	Running []QualityLine
	Waiting int // activities that do not run, so that nothing is asked of them

	SeesRequirements bool
}

// Quality loads the page of step 4. Only the executors of an activity and whoever leads the compass see who is late.
func (a *App) Quality(ctx context.Context, by Actor, slug string) (QualityPage, error) {
	var p QualityPage
	err := a.view(ctx, by, func(tx *store.Tx) error {
		c, on, err := by.openCompass(tx, slug, kompas.ActCompass, 'R')
		if err != nil {
			return err
		}
		if p.CompassFrame, err = a.stepFrame(tx, by, c, on, kompas.StepQuality); err != nil {
			return err
		}
		p.SeesRequirements = by.May(kompas.ActRequirement, 'R', on)
		lines, err := activityLines(tx, by, c.ID, on, nil)
		if err != nil {
			return err
		}
		inputs, err := tx.QualityInputs(c.ID)
		if err != nil {
			return err
		}
		today := a.day(tx.Now)
		represented, err := tx.RepresentedOrganisations(today)
		if err != nil {
			return err
		}
		leads := by.Has(kompas.RoleGuide) || by.Person.ID == c.OwnerID
		for _, x := range lines {
			if !x.Status.Runs() {
				p.Waiting++
				continue
			}
			own := on.owned(x.Activity, x.Contributions)
			line := QualityLine{ActivityLine: x, MayAnswer: by.mayAnswer(own, represented) && !c.Archived()}
			line.MayAsk = by.mayAsk(own, line.MayAnswer) && !c.Archived()
			line.NamesLate = leads || line.MayAnswer
			if by.seesQuality(own, line.MayAnswer) {
				line.Answers = answers(inputs, x.ID, today)
			}
			p.Running = append(p.Running, line)
		}
		return nil
	})
	return p, err
}

// AnswerQuality changes the answer for one element of an activity; the first change makes it.
func (a *App) AnswerQuality(ctx context.Context, by Actor, slug, activity string, element kompas.QualityElement, e Edit) (Edited, error) {
	var done Edited
	if !slices.Contains(kompas.QualityElements(), element) {
		return done, fault.Missing()
	}
	err := a.update(ctx, by, func(tx *store.Tx) error {
		o, err := by.openActivity(tx, slug, activity, "")
		if err != nil {
			return err
		}
		represented, err := tx.RepresentedOrganisations(a.day(tx.Now))
		switch {
		case err != nil:
			return err
		case !by.mayAnswer(o.on, represented) && !(onlyAsks(e) && by.mayAsk(o.on, false)):
			return fault.New(fault.Forbidden, "geen_recht")
		case o.compass.Archived():
			return refuse("kompas_gearchiveerd")
		}
		q, err := tx.EnsureQualityInput(o.activity.ID, element)
		if err != nil {
			return err
		}
		done, err = edit(a, tx, by, &q, qualityEditable(o.compass.ID), e)
		return err
	})
	return done, err
}
