package kompas

// SharedTerm (gedeeld begrip) is a word that partners use, what they agreed that it means, and what one sees or notices
// when it is so.
type SharedTerm struct {
	Part
	Term     string
	Abstract bool   // can mean anything: a text may not lean on it before its meaning is agreed
	Agreed   string // empty while partners do not agree
	Signals  string // what one sees or notices, one on a line
}

// SharedTermFields are the fields a form may change.
func SharedTermFields() []Field[SharedTerm] {
	return []Field[SharedTerm]{
		RequiredTextField("begrip", MaxName, false, func(s *SharedTerm) *string { return &s.Term }),
		BoolField("ruim-begrip", func(s *SharedTerm) *bool { return &s.Abstract }),
		TextField("afgesproken-betekenis", MaxText, true, func(s *SharedTerm) *string { return &s.Agreed }),
		TextField("signalen", MaxText, true, func(s *SharedTerm) *string { return &s.Signals }),
	}
}

// TermMeaning (betekenis van een begrip) is what a shared term means from one perspective.
type TermMeaning struct {
	Part
	TermID      PartID
	Perspective Perspective
	Meaning     string
}

// TermMeaningFields are the fields a form may change; the terms are those of the compass.
func TermMeaningFields(terms []PartID) []Field[TermMeaning] {
	return []Field[TermMeaning]{
		ChoiceField("welk-begrip", terms, func(m *TermMeaning) *PartID { return &m.TermID }),
		ChoiceField("perspectief", Perspectives(), func(m *TermMeaning) *Perspective { return &m.Perspective }),
		RequiredTextField("betekenis", MaxText, true, func(m *TermMeaning) *string { return &m.Meaning }),
	}
}
