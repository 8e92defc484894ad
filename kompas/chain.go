package kompas

import (
	"slices"
	"strings"

	"kompas/area"
)

// Body (orgaan) is who decides: partners together, the college, the council, or one organisation about its own.
type Body string

// The bodies, in the order of the adoption chain.
const (
	BodyJoint        Body = "gezamenlijk"
	BodyCollege      Body = "college"
	BodyCouncil      Body = "raad"
	BodyOrganisation Body = "organisatie"
)

// Status is where a version stands once a body decided.
func (b Body) Status() AdoptionStatus {
	switch b {
	case BodyCollege:
		return StatusCollege
	case BodyCouncil:
		return StatusCouncil
	}
	return StatusJoint
}

// ChainObject (onderdeel van de keten) is what goes along the chain by itself.
type ChainObject string

// What goes along the chain. The indicators of a result go with their targets.
const (
	ChainAmbition   ChainObject = "ambitie"
	ChainResult     ChainObject = "resultaat"
	ChainIndicators ChainObject = "indicatoren"
)

// ChainObjects lists them in the order in which a form shows them.
func ChainObjects() []ChainObject {
	return []ChainObject{ChainAmbition, ChainResult, ChainIndicators}
}

// ChainLevel (niveau van de keten) is whether a compass is about the municipality or about a part of it.
type ChainLevel string

// The levels.
const (
	LevelMunicipality ChainLevel = "gemeente"
	LevelDistrict     ChainLevel = "wijk"
)

// ChainLevels lists them.
func ChainLevels() []ChainLevel { return []ChainLevel{LevelMunicipality, LevelDistrict} }

// LevelOf gives the level of a compass by the code of its area.
func LevelOf(areaCode string) ChainLevel {
	if _, level, err := area.ParseCode(areaCode); err == nil && (level == area.District || level == area.Neighbourhood) {
		return LevelDistrict
	}
	return LevelMunicipality
}

// AdoptionChain (vaststellingsketen) names the bodies that adopt something, in order; partners together come first.
type AdoptionChain []Body

// AdoptionChains lists the chains that can be chosen, the shortest first.
func AdoptionChains() []AdoptionChain {
	return []AdoptionChain{{BodyJoint}, {BodyJoint, BodyCollege}, {BodyJoint, BodyCouncil}, {BodyJoint, BodyCollege, BodyCouncil}}
}

// String writes a chain as a form and the database hold it: gezamenlijk-college-raad.
func (c AdoptionChain) String() string {
	var names []string
	for _, b := range c {
		names = append(names, string(b))
	}
	return strings.Join(names, "-")
}

// ParseChain reads a chain; false when it is none of those that can be chosen.
func ParseChain(text string) (AdoptionChain, bool) {
	for _, c := range AdoptionChains() {
		if c.String() == text {
			return c, true
		}
	}
	return nil, false
}

// ChainRule (regel van de keten) is the chain that a space chose for a kind of object at a level.
type ChainRule struct {
	Object  ChainObject
	Level   ChainLevel
	Chain   AdoptionChain
	Version int64 // 0 while the space chose nothing
}

// AdoptionRules (afspraken over vaststellen) is what a space chose about adopting: the chains, and how many core values the
// council checks against.
type AdoptionRules struct {
	Chains     []ChainRule
	CoreValues int
}

// Chain gives the chain for a kind of object in an area: what the space chose, or else the method's own.
func (r AdoptionRules) Chain(o ChainObject, areaCode string) AdoptionChain {
	return r.At(o, LevelOf(areaCode))
}

// At gives the chain for a kind of object at a level.
func (r AdoptionRules) At(o ChainObject, l ChainLevel) AdoptionChain {
	at := slices.IndexFunc(r.Chains, func(c ChainRule) bool { return c.Object == o && c.Level == l })
	if at >= 0 && len(r.Chains[at].Chain) > 0 {
		return r.Chains[at].Chain
	}
	return DefaultChain(o, l)
}

// DefaultChain is the chain until a space chooses: the council adopts results and indicators of the municipality, a wijk
// agrees with its own people.
func DefaultChain(o ChainObject, l ChainLevel) AdoptionChain {
	if l == LevelMunicipality && o != ChainAmbition {
		return AdoptionChain{BodyJoint, BodyCollege, BodyCouncil}
	}
	return AdoptionChain{BodyJoint}
}

// Asks says whether the chain goes by a body.
func (c AdoptionChain) Asks(b Body) bool { return slices.Contains(c, b) }

// Reaching gives the chain that also goes by the council when an older version was adopted there: what the council
// adopted, only the council replaces.
func (c AdoptionChain) Reaching(older AdoptionStatus) AdoptionChain {
	switch {
	case older == StatusCouncil && !c.Asks(BodyCouncil):
		return append(slices.Clone(c), BodyCouncil)
	case older == StatusCollege && len(c) == 1:
		return append(slices.Clone(c), BodyCollege)
	}
	return c
}

// Next gives the body whose turn it is; false when the chain ended, or when the version is not on its way.
func (c AdoptionChain) Next(s AdoptionStatus) (Body, bool) {
	if s.Editable() {
		return BodyJoint, true
	}
	for i, b := range c {
		if b.Status() == s && i+1 < len(c) {
			return c[i+1], true
		}
	}
	if s == StatusCollege && c.Asks(BodyCouncil) { // the chain was chosen anew when the college had decided already
		return BodyCouncil, true
	}
	if s == StatusJoint && len(c) > 1 {
		return c[1], true
	}
	return "", false
}

// Complete says whether nobody of the chain has to decide any more.
func (c AdoptionChain) Complete(s AdoptionStatus) bool {
	_, more := c.Next(s)
	return s.Agreed() && !more
}

// StepRefused says why a body cannot decide now: a code of the method or of the product; empty when it can.
func (c AdoptionChain) StepRefused(s AdoptionStatus, b Body) string {
	next, ok := c.Next(s)
	switch {
	case ok && next == b && s.Agreed():
		return ""
	case b == BodyCouncil && s == StatusJoint && c.Asks(BodyCollege):
		return "KC-223"
	}
	return "keten_niet_aan_de_beurt"
}
