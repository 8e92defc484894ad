package kompas

import "kompas/fault"

// ProposalState (stand van een voorstel) is what became of a proposal.
type ProposalState string

// The states of a proposal.
const (
	ProposalOpen     ProposalState = "open"
	ProposalTaken    ProposalState = "overgenomen"
	ProposalDeclined ProposalState = "niet_overgenomen"
)

// ProposalAnswers lists what one may answer.
func ProposalAnswers() []ProposalState { return []ProposalState{ProposalTaken, ProposalDeclined} }

// Proposal (voorstel) is what somebody would like to see changed in a part of the compass that others write. Those who
// write that part take it over, or say why not. The maker's party is kept, so that its own people can answer.
type Proposal struct {
	Part
	About          Action // the row of the matrix whose makers answer it
	Text           string
	OrganisationID OrganisationID // of the maker; empty for who works for the space itself
	MakerName      string
	State          ProposalState
	Answer         string
	AnsweredBy     string // name
	AnsweredOn     string // day
}

// Proposable lists what a proposal can be about, in the order in which a form shows it.
func Proposable() []Action {
	return []Action{ActInsight, ActAmbitionResult, ActIndicator, ActActivity, ActContribution, ActRequirement, ActInstrument, ActImprovement, ActCouncilReport}
}

// ResidentProposable lists what a resident can propose about, in the order in which a form shows it: what is needed first.
func ResidentProposable() []Action {
	return []Action{ActInsight, ActAmbitionResult, ActActivity, ActRequirement, ActIndicator, ActImprovement}
}

// ProposalFields are the fields of a new proposal about one of these.
func ProposalFields(about []Action) []Field[Proposal] {
	return []Field[Proposal]{
		ChoiceField("waarover", about, func(p *Proposal) *Action { return &p.About }),
		RequiredTextField("voorstel", MaxText, true, func(p *Proposal) *string { return &p.Text }),
	}
}

// ProposalAnswerFields are the fields of an answer.
func ProposalAnswerFields() []Field[Proposal] {
	return []Field[Proposal]{
		ChoiceField("antwoord", ProposalAnswers(), func(p *Proposal) *ProposalState { return &p.State }),
		TextField("waarom", MaxText, true, func(p *Proposal) *string { return &p.Answer }),
	}
}

// Unexplained says that a proposal is declined without a word.
func (p Proposal) Unexplained() *fault.Error {
	if p.State == ProposalDeclined && p.Answer == "" {
		return fault.Field("waarom", "zeg_waarom_niet")
	}
	return nil
}
