package app

import (
	"encoding/json"
	"maps"
	"regexp"

	"kompas/area"
	"kompas/figure"
	"kompas/kompas"
	"kompas/measure"
	"kompas/session"
	"kompas/store"
)

// texts writes a list of codes as texts.
func texts[C ~string](list ...C) []string {
	out := make([]string, len(list))
	for i, c := range list {
		out[i] = string(c)
	}
	return out
}

// fileCodes lists what columns of a file may hold that hold a code. Empty is always accepted: it is what a new object has.
func fileCodes() map[string][]string {
	adoption := texts(kompas.StatusConcept, kompas.StatusDiscussed, kompas.StatusJoint, kompas.StatusCollege, kompas.StatusCouncil,
		kompas.StatusSuperseded, kompas.StatusAchieved, kompas.StatusWithdrawn, kompas.StatusParked)
	perspectives := texts(kompas.Perspectives()...)
	phases := append(texts(kompas.Phases()...), string(kompas.PhaseFinished))
	codes := map[string][]string{
		"compass.status": texts(kompas.CompassExploring, kompas.CompassBuilding, kompas.CompassRunning, kompas.CompassImproving,
			kompas.CompassClosed, kompas.CompassPractice),
		"organisation.kind":                  texts(kompas.OrganisationKinds()...),
		"seat.perspective":                   perspectives,
		"insight.perspective":                perspectives,
		"insight.kind":                       texts(kompas.InsightKinds()...),
		"insight.stance":                     texts(kompas.Stances()...),
		"ambition_version.status":            adoption,
		"result_version.status":              adoption,
		"activity.status":                    texts(kompas.ActivityStatuses()...),
		"activity.formality":                 texts(kompas.Formalities()...),
		"activity.novelty":                   texts(kompas.Novelties()...),
		"activity_relation.kind":             texts(kompas.RelationKinds()...),
		"contribution.role":                  texts(kompas.ContributionRoles()...),
		"change_claim.evidence":              texts(kompas.Evidences()...),
		"removed_claim.evidence":             texts(kompas.Evidences()...),
		"change_claim.grade":                 texts(kompas.ClaimGrades()...),
		"removed_claim.grade":                texts(kompas.ClaimGrades()...),
		"activity.kind":                      texts(kompas.ActivityKinds()...),
		"need.perspective":                   perspectives,
		"quality_input.element":              texts(kompas.QualityElements()...),
		"quality_input.state":                texts(kompas.QualityStates()...),
		"provision_outcome.question_kind":    texts(kompas.OutcomeQuestions()...),
		"provision_outcome.rater":            texts(kompas.Raters()...),
		"story.perspective":                  perspectives,
		"story.state":                        texts(measure.StorySubmitted, measure.StorySeen, measure.StoryReleased, measure.StoryKept, measure.StoryWithdrawn),
		"story.age_band":                     texts(measure.AgeGroups()...),
		"session.status":                     texts(session.Planned, session.Finished),
		"session_input.perspective":          perspectives,
		"decision.kind":                      texts(kompas.BodyJoint, kompas.BodyCollege, kompas.BodyCouncil, kompas.BodyOrganisation),
		"decision_preparation.body":          texts(kompas.BodyJoint, kompas.BodyCollege, kompas.BodyCouncil, kompas.BodyOrganisation),
		"review.phase":                       phases,
		"review.subject_kind":                texts(kompas.SubjectResult, kompas.SubjectActivity),
		"review_statement.phase":             phases,
		"review_statement.perspective":       perspectives,
		"review_statement.recognised":        texts(kompas.Recognitions()...),
		"claim_verdict.verdict":              texts(kompas.ClaimAnswers()...),
		"judgement.verdict":                  texts(kompas.JudgementVerdicts()...),
		"improvement_action.status":          texts(kompas.ActionStatuses()...),
		"improvement_action.feedback_target": texts(kompas.FeedbackTargets()...),
		"result_version.indicators_status":   adoption,
		"core_value_check.verdict":           texts(kompas.CoreValueVerdicts()...),
		"list_item.kind":                     texts(kompas.ListCoreValues, kompas.ListLifeDomains),
		"check_finding.state":                texts(kompas.FindingOpen, kompas.FindingSolved, kompas.FindingLeft, kompas.FindingLifted),
		"requirement_check.state":            texts(kompas.RequirementStates()...),
		"proposal.state":                     texts(append(kompas.ProposalAnswers(), kompas.ProposalOpen)...),
		"attachment.kind":                    texts(kompas.FilePDF, kompas.FilePNG, kompas.FileJPEG, kompas.FileText, kompas.FileSheet, kompas.FilePresentation, kompas.FileDrawing),
		"attachment.object_kind":             texts(kompas.AttachedCompass, kompas.AttachedAmbition, kompas.AttachedResult, kompas.AttachedActivity, kompas.AttachedConversation, kompas.AttachedDecision),
		"council_page.status":                {"concept", "vastgelegd"},
	}
	maps.Copy(codes, measuringCodes())
	return codes
}

// measuringCodes are those of what is measured, and by what.
func measuringCodes() map[string][]string {
	return map[string][]string{
		"provision.kind":          texts(kompas.ProvisionKinds()...),
		"provision.access":        texts(kompas.ProvisionAccesses()...),
		"goal_template.kind":      texts(kompas.GoalKinds()...),
		"output_figure.kind":      texts(kompas.OutputKinds()...),
		"indicator.aspect":        texts(kompas.IndicatorAspects()...),
		"indicator.level":         texts(kompas.IndicatorLevels()...),
		"instrument_use.decision": texts(kompas.InstrumentDecisions()...),
		"instrument_use.state":    texts(kompas.InstrumentStates()...),
	}
}

// fileShapes are the columns of a file whose text has a form of its own.
func fileShapes() map[string]func(string) bool {
	return map[string]func(string) bool{
		"compass.slug":             address.MatchString,
		"result.slug":              address.MatchString,
		"activity.slug":            address.MatchString,
		"review.slug":              address.MatchString,
		"council_page.blocks":      func(text string) bool { return json.Unmarshal([]byte(text), new(map[string]string)) == nil },
		"council_page.snapshot":    func(text string) bool { return json.Unmarshal([]byte(text), new(kompas.CouncilSheet)) == nil },
		"council_page.frozen_on":   regexp.MustCompile(`^\d{4}-\d\d-\d\d(-\d+)?$`).MatchString,
		"observation.measured":     func(text string) bool { _, err := store.Measured(text); return err == nil },
		"observation.period":       isPeriod,
		"provision_outcome.period": isPeriod,
		"output_figure.period":     isPeriod,
		"story.area_code":          func(text string) bool { code, _, err := area.ParseCode(text); return err == nil && code == text },
	}
}

// address is what may stand in an address of a page.
var address = regexp.MustCompile(`^[a-z0-9-]{1,80}$`)

func isPeriod(text string) bool {
	_, err := figure.ParsePeriod(text)
	return err == nil
}
