package store

import "kompas/kompas"

// SupportBases is the table of how much each level carries a compass.
func SupportBases() PartTable[kompas.SupportBase] {
	return PartTable[kompas.SupportBase]{name: "support_base", own: []string{"level", "introduced_on", "score", "note"},
		part: func(s *kompas.SupportBase) *kompas.Part { return &s.Part },
		into: func(s *kompas.SupportBase) []any { return []any{&s.Level, &s.IntroducedOn, &s.Score, &s.Note} }}
}
