package kompas

import (
	"slices"

	"kompas/fault"
)

// ActionFields are the fields a form may change. Which step an action belongs to is always asked (KC-606).
func ActionFields() []Field[ImprovementAction] {
	target := ChoiceField("waarbij", FeedbackTargets(), func(a *ImprovementAction) *FeedbackTarget { return &a.Target })
	choose := target.Set
	target.Set = func(a *ImprovementAction, text string) *fault.Error {
		p := CheckPicture{Actions: []ImprovementAction{{ID: a.ID, Target: FeedbackTarget(text)}}}
		for _, f := range p.Blocking(Moment{}, a.ID) {
			return fault.Field("waarbij", f.Code)
		}
		return choose(a, text)
	}
	return []Field[ImprovementAction]{
		RequiredTextField("actie", MaxSentence, true, func(a *ImprovementAction) *string { return &a.Text }),
		target,
		RequiredTextField("wie", MaxName, false, func(a *ImprovementAction) *string { return &a.Owner }),
		DateField("wanneer", func(a *ImprovementAction) *string { return &a.DueOn }),
		DateField("terugkijken", func(a *ImprovementAction) *string { return &a.LookOn }),
	}
}

// ActionProgressFields are the fields that change while an action is carried out. Its status moves by CheckMove.
func ActionProgressFields() []Field[ImprovementAction] {
	return append(ActionFields(), TextField("effect", MaxText, true, func(a *ImprovementAction) *string { return &a.EffectNote }))
}

// Moves lists the statuses an action can go to: from open to under way, done and its effect looked at, or dropped on
// the way.
func (a ImprovementAction) Moves() []ActionStatus {
	switch a.Status {
	case "open":
		return []ActionStatus{"bezig", "vervallen"}
	case "bezig":
		return []ActionStatus{"gedaan", "vervallen"}
	case "gedaan":
		return []ActionStatus{"effect_bekeken", "vervallen"}
	}
	return nil
}

// CheckMove refuses a status that does not follow on the present one. Who looked at the effect writes down what it was.
func (a ImprovementAction) CheckMove(next ActionStatus) error {
	switch {
	case a.Closed():
		return fault.New(fault.Refused, "actie_afgesloten")
	case !slices.Contains(a.Moves(), next):
		return fault.New(fault.Refused, "actie_stap_niet")
	case next == "effect_bekeken" && a.EffectNote == "":
		return fault.Form([]*fault.Error{fault.Field("effect", "effect_eerst_opschrijven")})
	}
	return nil
}

// Closed says whether the action is only read from now on.
func (a ImprovementAction) Closed() bool {
	return a.Status == "effect_bekeken" || a.Status == "vervallen"
}

// Overdue says whether an action should have been done before a day.
func (a ImprovementAction) Overdue(today string) bool {
	return !a.Done() && a.DueOn != "" && a.DueOn < today
}

// Step gives the step that the feedback goes to; 0 for purchase. How and what is measured belongs to step 5.
func (t FeedbackTarget) Step() Step {
	switch t {
	case "stap1":
		return StepMonitoring
	case "stap2":
		return StepResult
	case "stap3":
		return StepActivities
	case "stap4":
		return StepQuality
	case "meten":
		return StepOutcome
	}
	return 0
}

// LookDue says whether the day has come to look whether an action helped.
func (a ImprovementAction) LookDue(today string) bool {
	return !a.Closed() && a.LookOn != "" && a.LookOn <= today
}
