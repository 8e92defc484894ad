package app

import (
	"kompas/kompas"
	"kompas/store"
)

// partKinds lists every kind of part.
func (a *App) partKinds() map[kompas.PartKind]parts {
	return map[kompas.PartKind]parts{
		PartSupportBase: supportBases().parts(),
		PartSharedTerm:  sharedTerms().parts(), PartTermMeaning: termMeanings().parts(),
		PartPolicyPoint: policyPoints().parts(), PartAlignmentNote: alignmentNotes().parts(),
		PartContextFactor:      contextFactors().parts(),
		PartTransformationGoal: transformationGoals().parts(), PartAttentionPoint: attentionPoints().parts(),
		PartOutsideMoment: outsideMoments().parts(), PartExpertReturn: expertReturns().parts(),
		PartIssueLink:        issueLinks().parts(),
		PartMember:           memberMunicipalities().parts(),
		PartIntervention:     a.interventions().parts(),
		PartKnowledge:        a.knowledge().parts(),
		PartSuggestion:       a.suggestions().parts(),
		PartStaffing:         a.staffings().parts(),
		PartTraining:         a.trainings().parts(),
		PartReflection:       a.reflections().parts(),
		PartCondition:        a.conditions().parts(),
		PartObstacle:         a.obstacles().parts(),
		PartRequirement:      a.requirements().parts(),
		PartRequirementCheck: a.requirementChecks().parts(),
		PartProvision:        provisions().parts(),
		PartGoal:             goalTemplates().parts(),
		PartOutput:           a.outputs().parts(),
		PartInstrument:       instruments().parts(),
		PartLearningCircle:   learningCircles().parts(),
		PartActivityChoice:   a.activityChoices().parts(), PartPhaseOut: a.phaseOuts().parts(),
		PartInterest: interests().parts(),
		PartFunding:  a.fundings().parts(), PartCircumstance: a.circumstances().parts(),
		PartYearAnswer: yearAnswers().parts(), PartYearOutcome: yearOutcomes().parts(), PartIssueCause: issueCauses().parts(),
	}
}

// always gives fields that are the same in every compass.
func always[T any](fields []kompas.Field[T]) func(*store.Tx, kompas.Compass) ([]kompas.Field[T], error) {
	return func(*store.Tx, kompas.Compass) ([]kompas.Field[T], error) { return fields, nil }
}
