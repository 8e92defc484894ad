package store

import "kompas/kompas"

// IssueCauses is the table of what is behind issues.
func IssueCauses() PartTable[kompas.IssueCause] {
	return PartTable[kompas.IssueCause]{name: "issue_cause", own: []string{"text", "leads_to", "who_can", "perspective"},
		part: func(x *kompas.IssueCause) *kompas.Part { return &x.Part },
		into: func(x *kompas.IssueCause) []any { return []any{&x.Text, &x.LeadsTo, &x.WhoCan, &x.Perspective} }}
}

// YearAnswers is the table of what people answer once a year.
func YearAnswers() PartTable[kompas.YearAnswer] {
	return PartTable[kompas.YearAnswer]{name: "year_answer", own: []string{"year", "party", "answer", "note"},
		part: func(x *kompas.YearAnswer) *kompas.Part { return &x.Part },
		into: func(x *kompas.YearAnswer) []any { return []any{&x.Year, &x.Party, &x.Answer, &x.Note} }}
}

// YearOutcomes is the table of what partners take from those answers.
func YearOutcomes() PartTable[kompas.YearOutcome] {
	return PartTable[kompas.YearOutcome]{name: "year_outcome", own: []string{"year", "text", "feedback_target"},
		part: func(x *kompas.YearOutcome) *kompas.Part { return &x.Part },
		into: func(x *kompas.YearOutcome) []any { return []any{&x.Year, &x.Text, &x.Target} }}
}
