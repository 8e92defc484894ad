package store

import "kompas/kompas"

// SharedTerms is the table of the words that partners agree on.
func SharedTerms() PartTable[kompas.SharedTerm] {
	return PartTable[kompas.SharedTerm]{name: "shared_term", own: []string{"term", "is_abstract", "agreed_meaning", "signals"},
		part: func(s *kompas.SharedTerm) *kompas.Part { return &s.Part },
		into: func(s *kompas.SharedTerm) []any { return []any{&s.Term, &s.Abstract, &s.Agreed, &s.Signals} }}
}

// TermMeanings is the table of what a word means from a perspective.
func TermMeanings() PartTable[kompas.TermMeaning] {
	return PartTable[kompas.TermMeaning]{name: "term_meaning", own: []string{"term_id", "perspective", "meaning"},
		part: func(m *kompas.TermMeaning) *kompas.Part { return &m.Part },
		into: func(m *kompas.TermMeaning) []any { return []any{&m.TermID, &m.Perspective, &m.Meaning} }}
}
