package kompas

// AttentionPoint (aandachtspunt) is a group or an area that needs extra effort, chosen from figures and what people said.
// People rank them; nothing counts them up.
type AttentionPoint struct {
	Part
	Why          string
	IndicatorKey string // the published figure that shows it; empty when people said it
	AreaCode     string // empty for the whole area of the compass
	Group        string
	Place        *int // in the list; nil comes last
}

// MaxPlace is the lowest place in the list of attention points.
const MaxPlace = 99

// AttentionPointFields are the fields a form may change; indicators and areas are those of the compass.
func AttentionPointFields(indicators, areas []string) []Field[AttentionPoint] {
	return []Field[AttentionPoint]{
		RequiredTextField("waarom", MaxSentence, true, func(p *AttentionPoint) *string { return &p.Why }),
		TextField("welke-groep", MaxName, false, func(p *AttentionPoint) *string { return &p.Group }),
		ChoiceField("welk-gebied", append([]string{""}, areas...), func(p *AttentionPoint) *string { return &p.AreaCode }),
		ChoiceField("welk-cijfer", append([]string{""}, indicators...), func(p *AttentionPoint) *string { return &p.IndicatorKey }),
		NumberField("plek", 1, MaxPlace, func(p *AttentionPoint) **int { return &p.Place }),
	}
}
