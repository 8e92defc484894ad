package kompas

// ContextFactor (contextfactor) is what happened around residents that may explain a figure: a law, a closing, a crisis. It
// explains along with what partners do; nobody proves by it.
type ContextFactor struct {
	Part
	Text       string
	HappenedOn string // 2026-01-01
	AreaCode   string // empty for the whole area of the compass
	Expected   ExpectedMove
}

// ExpectedMove is where partners expect a context factor to push a figure.
type ExpectedMove string

// ExpectedMoves lists them.
func ExpectedMoves() []ExpectedMove { return []ExpectedMove{"omhoog", "omlaag", "weten_we_niet"} }

// ContextFactorFields are the fields a form may change; areas are those of the compass.
func ContextFactorFields(areas []string) []Field[ContextFactor] {
	return []Field[ContextFactor]{
		RequiredTextField("wat-gebeurde", MaxSentence, true, func(f *ContextFactor) *string { return &f.Text }),
		RequiredDateField("sinds-wanneer", func(f *ContextFactor) *string { return &f.HappenedOn }),
		ChoiceField("waar-gebeurde", append([]string{""}, areas...), func(f *ContextFactor) *string { return &f.AreaCode }),
		ChoiceField("verwacht", ExpectedMoves(), func(f *ContextFactor) *ExpectedMove { return &f.Expected }),
	}
}

// Touches says whether a context factor is about an area: it is, or it holds for the whole area of the compass.
func (f ContextFactor) Touches(areaCode string) bool {
	return f.AreaCode == "" || f.AreaCode == areaCode
}
