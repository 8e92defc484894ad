package store

import "kompas/kompas"

// Tables of the parts that give quality its depth.

// Interventions is the table of described ways of working that activities use.
func Interventions() PartTable[kompas.Intervention] {
	return PartTable[kompas.Intervention]{name: "intervention", own: []string{"activity_id", "name", "recognition", "url"},
		part: func(x *kompas.Intervention) *kompas.Part { return &x.Part },
		into: func(x *kompas.Intervention) []any { return []any{&x.ActivityID, &x.Name, &x.Recognition, &x.URL} }}
}

// KnowledgeItems is the table of sources that say what works.
func KnowledgeItems() PartTable[kompas.KnowledgeItem] {
	return PartTable[kompas.KnowledgeItem]{name: "knowledge_item", own: []string{"activity_id", "claim_id", "title", "url", "theme", "says", "evidence"},
		part: func(x *kompas.KnowledgeItem) *kompas.Part { return &x.Part },
		into: func(x *kompas.KnowledgeItem) []any {
			return []any{&x.ActivityID, &x.ClaimID, &x.Title, &x.URL, &x.Theme, &x.Says, &x.Evidence}
		}}
}

// Suggestions is the table of what somebody brings to an activity.
func Suggestions() PartTable[kompas.Suggestion] {
	return PartTable[kompas.Suggestion]{name: "suggestion", own: []string{"activity_id", "name", "recognition", "url", "why"},
		part: func(x *kompas.Suggestion) *kompas.Part { return &x.Part },
		into: func(x *kompas.Suggestion) []any { return []any{&x.ActivityID, &x.Name, &x.Recognition, &x.URL, &x.Why} }}
}

// Staffings is the table of who carries activities out.
func Staffings() PartTable[kompas.Staffing] {
	return PartTable[kompas.Staffing]{name: "staffing", own: []string{"activity_id", "kind", "amount", "unit", "attitude", "note"},
		part: func(x *kompas.Staffing) *kompas.Part { return &x.Part },
		into: func(x *kompas.Staffing) []any {
			return []any{&x.ActivityID, &x.Kind, &x.Amount, &x.Unit, &x.Attitude, &x.Note}
		}}
}

// TrainingActions is the table of what people learn for activities.
func TrainingActions() PartTable[kompas.TrainingAction] {
	return PartTable[kompas.TrainingAction]{name: "training_action", own: []string{"activity_id", "topic", "cost_cents", "hours", "planned_on", "shared_with", "is_open"},
		part: func(x *kompas.TrainingAction) *kompas.Part { return &x.Part },
		into: func(x *kompas.TrainingAction) []any {
			return []any{&x.ActivityID, &x.Topic, &x.Cost, &x.Hours, &x.On, &x.SharedWith, &x.Open}
		}}
}

// ReflectionTasks is the table of time set apart to look at one's own work.
func ReflectionTasks() PartTable[kompas.ReflectionTask] {
	return PartTable[kompas.ReflectionTask]{name: "reflection_task", own: []string{"activity_id", "question", "minutes", "planned_on", "learned"},
		part: func(x *kompas.ReflectionTask) *kompas.Part { return &x.Part },
		into: func(x *kompas.ReflectionTask) []any {
			return []any{&x.ActivityID, &x.Question, &x.Minutes, &x.On, &x.Learned}
		}}
}

// Conditions is the table of whether there is enough of what activities need.
func Conditions() PartTable[kompas.Condition] {
	return PartTable[kompas.Condition]{name: "quality_condition", own: []string{"activity_id", "kind", "score", "note", "action"},
		part: func(x *kompas.Condition) *kompas.Part { return &x.Part },
		into: func(x *kompas.Condition) []any { return []any{&x.ActivityID, &x.Kind, &x.Score, &x.Note, &x.Action} }}
}

// Obstacles is the table of what stands on the road.
func Obstacles() PartTable[kompas.Obstacle] {
	return PartTable[kompas.Obstacle]{name: "obstacle", own: []string{"activity_id", "text", "cause", "owner", "opened_on", "closed_on", "solution"},
		part: func(x *kompas.Obstacle) *kompas.Part { return &x.Part },
		into: func(x *kompas.Obstacle) []any {
			return []any{&x.ActivityID, &x.Text, &x.Cause, &x.Owner, &x.OpenedOn, &x.ClosedOn, &x.Solution}
		}}
}

// LearningCircles is the table of groups that learn together.
func LearningCircles() PartTable[kompas.LearningCircle] {
	return PartTable[kompas.LearningCircle]{name: "learning_circle", own: []string{"theme", "members", "rhythm", "next_on", "learned"},
		part: func(x *kompas.LearningCircle) *kompas.Part { return &x.Part },
		into: func(x *kompas.LearningCircle) []any {
			return []any{&x.Theme, &x.Members, &x.Rhythm, &x.NextOn, &x.Learned}
		}}
}
