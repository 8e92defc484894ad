package store

import "kompas/kompas"

// Provisions is the table of what organisations offer.
func Provisions() PartTable[kompas.Provision] {
	return PartTable[kompas.Provision]{name: "provision", own: []string{"organisation_id", "name", "kind", "access"},
		part: func(x *kompas.Provision) *kompas.Part { return &x.Part },
		into: func(x *kompas.Provision) []any { return []any{&x.OrganisationID, &x.Name, &x.Kind, &x.Access} }}
}

// GoalTemplates is the table of goals to choose from, of the space as a whole.
func GoalTemplates() PartTable[kompas.GoalTemplate] {
	return PartTable[kompas.GoalTemplate]{name: "goal_template", own: []string{"name", "kind"},
		part: func(x *kompas.GoalTemplate) *kompas.Part { return &x.Part },
		into: func(x *kompas.GoalTemplate) []any { return []any{&x.Name, &x.Kind} }}
}

// OutputFigures is the table of how much was done.
func OutputFigures() PartTable[kompas.OutputFigure] {
	return PartTable[kompas.OutputFigure]{name: "output_figure", own: []string{"activity_id", "kind", "period", "amount", "is_example"},
		part: func(x *kompas.OutputFigure) *kompas.Part { return &x.Part },
		into: func(x *kompas.OutputFigure) []any {
			return []any{&x.ActivityID, &x.Kind, &x.Period, &x.Amount, &x.IsExample}
		}}
}
