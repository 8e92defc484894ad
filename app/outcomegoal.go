package app

import (
	"slices"

	"kompas/fault"
	"kompas/figure"
	"kompas/kompas"
	"kompas/store"
)

// outcomeFields are the fields of an outcome, with the goals of the space to choose from.
func outcomeFields(tx *store.Tx) ([]kompas.Field[kompas.ProvisionOutcome], error) {
	goals, err := store.GoalTemplates().Of(tx, "")
	goal := kompas.Field[kompas.ProvisionOutcome]{Name: "welk-doel",
		Get: func(o *kompas.ProvisionOutcome) string { return string(o.GoalID) },
		Set: func(o *kompas.ProvisionOutcome, text string) *fault.Error {
			at := slices.IndexFunc(goals, func(g kompas.GoalTemplate) bool { return string(g.ID) == text })
			if text != "" && at < 0 && text != string(o.GoalID) {
				return fault.Field("welk-doel", "geen_keuze")
			}
			o.GoalID = kompas.PartID(text)
			if at >= 0 {
				o.Goal, o.GoalKind = goals[at].Name, goals[at].Kind
			}
			return nil
		}}
	return append(kompas.OutcomeFields(), goal), err
}

// fitsGoalAndProvision drops a goal from what asks for none, and refuses a question that needs a file about one person
// where people walk in and out.
func fitsGoalAndProvision(tx *store.Tx, activity kompas.Activity, before kompas.ProvisionOutcome, x *kompas.ProvisionOutcome) error {
	if x.Kind != "doelrealisatie" {
		x.GoalID = ""
	} else if x.GoalID != "" {
		x.Question = x.Goal // two goals of one period are two figures
	}
	light, err := isLight(tx, activity)
	if err == nil && light && !x.Kind.Light() && x.Kind != before.Kind && x.Kind != "" {
		return fault.Form([]*fault.Error{fault.Field("soort-vraag", "alleen_lichte_vragen")})
	}
	return err
}

// isLight says whether an activity is of a group, so that only light questions are asked.
func isLight(tx *store.Tx, x kompas.Activity) (bool, error) {
	if x.ProvisionID == "" {
		return false, nil
	}
	p, removed, err := store.Provisions().Find(tx, x.ProvisionID)
	return !removed && p.Kind == "collectief", err
}

// loadBeside loads what stands beside the figures: goals to choose from, and how much was done.
func (p *OutcomePage) loadBeside(tx *store.Tx, by Actor, o openedActivity) error {
	var err error
	if p.Goals, err = store.GoalTemplates().Of(tx, ""); err != nil {
		return err
	}
	if p.Light, err = isLight(tx, o.activity); err != nil {
		return err
	}
	used, err := partsAbout(tx, store.Interventions(), o.compass.ID, o.activity.ID, func(x kompas.Intervention) kompas.ActivityID { return x.ActivityID })
	if err != nil {
		return err
	}
	p.Proven = slices.ContainsFunc(used, kompas.Intervention.Recognised)
	p.Outputs, err = outputsAbout(tx, o, by.atDesk())
	return err
}

// outputsAbout gives how much was done in an activity.
func outputsAbout(tx *store.Tx, o openedActivity, policy figure.Policy) ([]Output, error) {
	list, err := partsAbout(tx, store.OutputFigures(), o.compass.ID, o.activity.ID, func(x kompas.OutputFigure) kompas.ActivityID { return x.ActivityID })
	return outputsOf(list, policy), err
}
