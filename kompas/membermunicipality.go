package kompas

import "slices"

// MemberMunicipality (deelnemende gemeente) is a municipality that takes part in a compass of a partnership.
type MemberMunicipality struct {
	Part
	AreaCode string
	JoinedOn string
	OwnChain string // its own chain as a form holds it; empty: the chain of the partnership
}

// MemberMunicipalityFields are the fields a form may change; municipalities are the codes to choose from.
func MemberMunicipalityFields(municipalities []string) []Field[MemberMunicipality] {
	chains := []string{""}
	for _, c := range AdoptionChains() {
		chains = append(chains, c.String())
	}
	return []Field[MemberMunicipality]{
		ChoiceField("welke-gemeente", municipalities, func(m *MemberMunicipality) *string { return &m.AreaCode }),
		RequiredDateField("sinds", func(m *MemberMunicipality) *string { return &m.JoinedOn }),
		ChoiceField("eigen-keten", chains, func(m *MemberMunicipality) *string { return &m.OwnChain }),
	}
}

// OutcomeRefused is the outcome of a decision by which a municipality does not adopt a version, or not any longer.
const OutcomeRefused = "niet_vastgesteld"

// MemberStanding (stand in een gemeente) is how far one municipality of a partnership is with a part of a version.
type MemberStanding struct {
	Part      ChainObject
	Chain     AdoptionChain
	Status    AdoptionStatus
	Refused   bool   // it decided not to adopt this; it can still do so
	DecidedOn string // by the municipality itself, the last time; empty while it did not
}

// Complete says whether the municipality adopted it by its whole chain.
func (s MemberStanding) Complete() bool { return !s.Refused && s.Chain.Complete(s.Status) }

// Standing works out how far the municipality is with a part of an agreed version. A refusal brings it back to what
// partners agreed together: its chain begins anew. The decisions come latest first.
func (m MemberMunicipality) Standing(part ChainObject, rules AdoptionChain, version VersionID, decisions []Decision) MemberStanding {
	s := MemberStanding{Part: part, Chain: rules, Status: StatusJoint}
	if own, ok := ParseChain(m.OwnChain); ok {
		s.Chain = own
	}
	for _, d := range slices.Backward(decisions) {
		if d.MemberID != m.ID || d.ObjectID != string(version) || d.ObjectKind != string(part) {
			continue
		}
		s.DecidedOn, s.Refused, s.Status = d.DecidedOn, d.Outcome == OutcomeRefused, Body(d.Kind).Status()
		if s.Refused {
			s.Status = StatusJoint
		}
	}
	return s
}

// MayRefuse says whether a body can decide now that the municipality does not adopt this: when it is its turn, or when it
// decided last.
func (s MemberStanding) MayRefuse(b Body) bool {
	next, ok := s.Chain.Next(s.Status)
	return ok && next == b || s.Status == b.Status() && b != BodyJoint
}

// Everywhere is how far a part is in the partnership as a whole: as far as the municipalities went when all adopted it, and
// else what partners agreed together.
func Everywhere(standings []MemberStanding) AdoptionStatus {
	out := StatusJoint
	for _, s := range standings {
		if !s.Complete() {
			return StatusJoint
		}
		if rank(s.Status) > rank(out) {
			out = s.Status
		}
	}
	return out
}
