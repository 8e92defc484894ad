package kompas

// ExpertReturn (terug van deskundigen) is a result whose indicators a few experts work out, and which they bring back to the
// group: partners choose the result together, and together they say whether these figures show it.
type ExpertReturn struct {
	Part
	ResultID   ResultID
	AskedOf    string      // who works it out
	ReturnedOn string      // the day it came back; empty while they are at work
	Proposal   string      // what they propose to look at, in words that everybody at the table understands
	Answer     GroupAnswer // of the group
	AnsweredOn string
	Why        string // why not, or what must be different
}

// GroupAnswer (antwoord van de groep) is what the group says to what experts bring back.
type GroupAnswer string

// GroupAnswers lists them.
func GroupAnswers() []GroupAnswer { return []GroupAnswer{"nog_niet", "ja", "nee"} }

// ExpertReturnFields are the fields a form may change; results are those of the compass.
func ExpertReturnFields(results []ResultID) []Field[ExpertReturn] {
	return []Field[ExpertReturn]{
		ChoiceField("welk-resultaat", results, func(x *ExpertReturn) *ResultID { return &x.ResultID }),
		RequiredTextField("wie-werkt-uit", MaxName, false, func(x *ExpertReturn) *string { return &x.AskedOf }),
		TextField("voorstel-cijfers", MaxText, true, func(x *ExpertReturn) *string { return &x.Proposal }),
		DateField("terug-op", func(x *ExpertReturn) *string { return &x.ReturnedOn }),
		ChoiceField("groep-zegt", GroupAnswers(), func(x *ExpertReturn) *GroupAnswer { return &x.Answer }),
		DateField("besproken-op", func(x *ExpertReturn) *string { return &x.AnsweredOn }),
		TextField("waarom-niet", MaxText, true, func(x *ExpertReturn) *string { return &x.Why }),
	}
}

// Answered says whether the group gave its answer.
func (x ExpertReturn) Answered() bool { return x.Answer == "ja" || x.Answer == "nee" }
