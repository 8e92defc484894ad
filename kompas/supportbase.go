package kompas

// SupportLevel (niveau) is a level of a municipality that has to carry a compass.
type SupportLevel string

// SupportLevels lists them in the order in which a compass is usually told.
func SupportLevels() []SupportLevel { return []SupportLevel{"ambtelijk", "bestuurlijk", "politiek"} }

// SupportBase (draagvlak) is when a compass was told to a level, and how much that level carries it.
type SupportBase struct {
	Part
	Level        SupportLevel
	IntroducedOn string // day; empty while it was not told
	Score        *int   // 1 (hardly) to 5 (wholly); nil while nobody asked
	Note         string
}

// SupportBaseFields are the fields a form may change.
func SupportBaseFields() []Field[SupportBase] {
	return []Field[SupportBase]{
		ChoiceField("niveau", SupportLevels(), func(s *SupportBase) *SupportLevel { return &s.Level }),
		DateField("verteld-op", func(s *SupportBase) *string { return &s.IntroducedOn }),
		NumberField("draagvlak", 1, 5, func(s *SupportBase) **int { return &s.Score }),
		TextField("toelichting", MaxText, true, func(s *SupportBase) *string { return &s.Note }),
	}
}
