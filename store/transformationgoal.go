package store

import "kompas/kompas"

// TransformationGoals is the table of how the municipality wants to work differently.
func TransformationGoals() PartTable[kompas.TransformationGoal] {
	return PartTable[kompas.TransformationGoal]{name: "transformation_goal", own: []string{"text", "tension"},
		part: func(g *kompas.TransformationGoal) *kompas.Part { return &g.Part },
		into: func(g *kompas.TransformationGoal) []any { return []any{&g.Text, &g.Tension} }}
}
