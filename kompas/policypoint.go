package kompas

// PolicyPoint (beleidspunt) is something the municipality already decided to strive for, with the document it stands in.
type PolicyPoint struct {
	Part
	Text     string
	Document string
	Address  string // of the document; empty when it has none
}

// PolicyPointFields are the fields a form may change.
func PolicyPointFields() []Field[PolicyPoint] {
	return []Field[PolicyPoint]{
		RequiredTextField("beleidspunt", MaxSentence, false, func(p *PolicyPoint) *string { return &p.Text }),
		RequiredTextField("document", MaxName, false, func(p *PolicyPoint) *string { return &p.Document }),
		AddressField("adres", func(p *PolicyPoint) *string { return &p.Address }),
	}
}

// Alignment (strookt) says whether what people see goes with the policy that there is.
type Alignment string

// Alignments lists the three answers.
func Alignments() []Alignment { return []Alignment{"strookt", "deels", "niet"} }

// AlignmentProposal (voorstel bij strookt) is what partners propose where the two do not go together.
type AlignmentProposal string

// AlignmentProposals lists them; empty is none.
func AlignmentProposals() []AlignmentProposal {
	return []AlignmentProposal{"", "visie_bijstellen", "ambitie_bijstellen"}
}

// AlignmentNote (strookt-notitie) lays what people see beside one point of policy.
type AlignmentNote struct {
	Part
	PointID  PartID
	Answer   Alignment
	Note     string
	Proposal AlignmentProposal
	Insights []InsightID // it rests on
}

// AlignmentNoteFields are the fields a form may change; points and insights are those of the compass.
func AlignmentNoteFields(points []PartID, insights []InsightID) []Field[AlignmentNote] {
	return []Field[AlignmentNote]{
		ChoiceField("welk-punt", points, func(n *AlignmentNote) *PartID { return &n.PointID }),
		ChoiceField("strookt", Alignments(), func(n *AlignmentNote) *Alignment { return &n.Answer }),
		TextField("toelichting", MaxText, true, func(n *AlignmentNote) *string { return &n.Note }),
		ChoiceField("voorstel", AlignmentProposals(), func(n *AlignmentNote) *AlignmentProposal { return &n.Proposal }),
		ManyField("rust-op", insights, func(n *AlignmentNote) *[]InsightID { return &n.Insights }),
	}
}
