package kompas

// Choice (besluit over een activiteit) is what partners choose to do with an activity.
type Choice string

// The choices, in the order in which a board shows them.
const (
	ChoiceKeep   Choice = "houden"
	ChoiceChange Choice = "wijzigen"
	ChoiceStop   Choice = "stoppen"
	ChoiceStart  Choice = "starten"
)

// Choices lists them.
func Choices() []Choice { return []Choice{ChoiceKeep, ChoiceChange, ChoiceStop, ChoiceStart} }

// ActivityChoice (keuze over een activiteit) is what was chosen of one activity in an open conversation, and why. There is
// one of each activity; what was chosen before stays in the history.
type ActivityChoice struct {
	Part
	ActivityID ActivityID
	Choice     Choice
	Reason     string
	ChosenOn   string
}

// ActivityChoiceFields are the fields a form may change.
func ActivityChoiceFields() []Field[ActivityChoice] {
	return []Field[ActivityChoice]{
		ChoiceField("besluit", Choices(), func(c *ActivityChoice) *Choice { return &c.Choice }),
		RequiredTextField("reden", MaxSentence, false, func(c *ActivityChoice) *string { return &c.Reason }),
		RequiredDateField("besloten-op", func(c *ActivityChoice) *string { return &c.ChosenOn }),
	}
}

// PhaseOut (afscheid) is how an activity comes to an end: what happens with the people who use it, by when, and who tells
// them. Without it no activity stops.
type PhaseOut struct {
	Part
	ActivityID ActivityID
	People     string // what happens with who comes there now
	EndsOn     string
	Teller     string // who tells them
	AgreedWith string
	Room       string // what stopping makes room for: time, money, a place
}

// PhaseOutFields are the fields a form may change.
func PhaseOutFields() []Field[PhaseOut] {
	return []Field[PhaseOut]{
		RequiredTextField("mensen-nu", MaxText, true, func(p *PhaseOut) *string { return &p.People }),
		RequiredDateField("stopt-op", func(p *PhaseOut) *string { return &p.EndsOn }),
		RequiredTextField("wie-vertelt-het", MaxName, false, func(p *PhaseOut) *string { return &p.Teller }),
		TextField("afgesproken-met", MaxSentence, false, func(p *PhaseOut) *string { return &p.AgreedWith }),
		TextField("ruimte", MaxSentence, false, func(p *PhaseOut) *string { return &p.Room }),
	}
}
