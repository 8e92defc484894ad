package app

import (
	"kompas/fault"
	"kompas/kompas"
	"kompas/store"
)

// The words that partners use, and what they mean to each.
const (
	PartSharedTerm  kompas.PartKind = "begrip"
	PartTermMeaning kompas.PartKind = "betekenis"
)

func sharedTerms() partKind[kompas.SharedTerm] {
	return partKind[kompas.SharedTerm]{kind: PartSharedTerm, action: kompas.ActInsight, table: store.SharedTerms(),
		part:   func(s *kompas.SharedTerm) *kompas.Part { return &s.Part },
		name:   func(s *kompas.SharedTerm) string { return s.Term },
		fields: always(kompas.SharedTermFields()),
		guard:  onceEachTerm,
	}
}

// onceEachTerm keeps one line for each word.
func onceEachTerm(_ *App, tx *store.Tx, c kompas.Compass, _, x *kompas.SharedTerm) error {
	there, err := store.SharedTerms().Of(tx, c.ID)
	for _, s := range there {
		if s.ID != x.ID && kompas.Fold(s.Term) == kompas.Fold(x.Term) {
			return fault.Form([]*fault.Error{fault.Field("begrip", "begrip_staat_er_al")})
		}
	}
	return err
}

func termMeanings() partKind[kompas.TermMeaning] {
	return partKind[kompas.TermMeaning]{kind: PartTermMeaning, action: kompas.ActInsight, table: store.TermMeanings(),
		part: func(m *kompas.TermMeaning) *kompas.Part { return &m.Part },
		name: func(m *kompas.TermMeaning) string { return m.Meaning },
		fields: func(tx *store.Tx, c kompas.Compass) ([]kompas.Field[kompas.TermMeaning], error) {
			terms, err := store.SharedTerms().Of(tx, c.ID)
			return kompas.TermMeaningFields(partIDs(terms, func(s kompas.SharedTerm) kompas.Part { return s.Part })), err
		},
	}
}

// partIDs gives the ids of parts.
func partIDs[T any](list []T, part func(T) kompas.Part) []kompas.PartID {
	var out []kompas.PartID
	for _, x := range list {
		out = append(out, part(x).ID)
	}
	return out
}

// TermOnPage is a shared term with what it means from each perspective.
type TermOnPage struct {
	PartLine[kompas.SharedTerm]
	Meanings []PartLine[kompas.TermMeaning]
}

// terms reads the shared terms of a compass with their meanings. The meanings of a term that was taken away are not there.
func (p *BeforePage) terms(tx *store.Tx, by Actor, c kompas.Compass, on Object) error {
	terms, err := sharedTerms().list(tx, by, c, on)
	if err != nil {
		return err
	}
	meanings, err := termMeanings().list(tx, by, c, on)
	if err != nil {
		return err
	}
	p.MayAddTerm, p.MayAddMeaning = terms.MayAdd, meanings.MayAdd
	for _, t := range terms.Lines {
		line := TermOnPage{PartLine: t}
		for _, m := range meanings.Lines {
			if m.Part.TermID == t.Part.ID {
				line.Meanings = append(line.Meanings, m)
			}
		}
		p.Terms = append(p.Terms, line)
	}
	return nil
}
