package store

import "kompas/kompas"

// ContextFactors is the table of what happened around residents that may explain a figure.
func ContextFactors() PartTable[kompas.ContextFactor] {
	return PartTable[kompas.ContextFactor]{name: "context_factor", own: []string{"text", "happened_on", "area_code", "expected"},
		part: func(f *kompas.ContextFactor) *kompas.Part { return &f.Part },
		into: func(f *kompas.ContextFactor) []any { return []any{&f.Text, &f.HappenedOn, &f.AreaCode, &f.Expected} }}
}
