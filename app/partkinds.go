package app

import (
	"kompas/kompas"
	"kompas/store"
)

// partKinds lists every kind of part.
func partKinds() map[kompas.PartKind]parts {
	return map[kompas.PartKind]parts{
		PartSupportBase: supportBases().parts(),
		PartSharedTerm:  sharedTerms().parts(), PartTermMeaning: termMeanings().parts(),
		PartPolicyPoint: policyPoints().parts(), PartAlignmentNote: alignmentNotes().parts(),
		PartTransformationGoal: transformationGoals().parts(), PartAttentionPoint: attentionPoints().parts(),
		PartIssueLink: issueLinks().parts(),
	}
}

// always gives fields that are the same in every compass.
func always[T any](fields []kompas.Field[T]) func(*store.Tx, kompas.Compass) ([]kompas.Field[T], error) {
	return func(*store.Tx, kompas.Compass) ([]kompas.Field[T], error) { return fields, nil }
}
