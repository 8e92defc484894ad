package kompas

import (
	"slices"

	"kompas/figure"
	"kompas/stat"
)

// CheckPicture (beeld van een kompas) is a compass as the rules of the kompascheck look at it. A rule about something new
// asks one field here, and one entry in the list of rules.
type CheckPicture struct {
	Today         string // 2026-11-22
	Compass       Compass
	Cycle         CompassCycle // the round that goes on
	Seats         []CheckedSeat
	Talks         []CheckedTalk
	Insights      []Insight
	Ambitions     []Ambition // each in the version that is worked on, or else the one in force
	Results       []CheckedResult
	Activities    []Activity
	Claims        []ChangeClaim
	Contributions []Contribution
	Chosen        map[ActivityID]bool // activities about which somebody chose
	Funding       []FundingAgreement
	Needs         int // that were asked
	Relations     []ActivityRelation
	Quality       []QualityInput
	Outcomes      []ProvisionOutcome
	Stories       map[ActivityID]int // released stories
	Reviews       []CheckedReview    // the latest first
	Learning      []Review           // of the learning space of whoever looks; no picture of a space has any
	Verdicts      []ClaimVerdict     // of the latest review first
	Actions       []ImprovementAction
	Decisions     []Decision
	Valued        map[VersionID][]PartID // versions of results that were checked against the core values, by which municipalities
	Members       []CheckedMember        // of a partnership
	Adopting      AdoptionRules
	Terms         []SharedTerm
	Support       []SupportBase
	Aligned       bool                  // somebody laid what people want beside policy
	Open          map[FindingKey]string // since when findings are open
	Lists         WordLists
	Instruments   []InstrumentUse
	Conditions    []Condition
	Requirements  []QualityRequirement
	Obstacles     []Obstacle
	Provisions    map[PartID]ProvisionKind
	Outputs       map[ActivityID]int   // counts of how much was done
	Proven        map[ActivityID]bool  // it uses an intervention that others found to work
	Uncompared    map[VersionID]string // national figures in front of versions of results, that nobody opened beside others
	Once          map[IndicatorID]bool // own indicators that were measured in one period only
	Shared        []SharedItem         // in the space of a provider: of the sets of others that it takes part in
}

// CheckedMember (gemeente in de kompascheck) is a municipality of a partnership, with how many core values its council has.
type CheckedMember struct {
	MemberMunicipality
	Name       string
	CoreValues int
}

// SharedItem (indicator uit een set van een ander) is an indicator of a set with the space that keeps it.
type SharedItem struct {
	SetItem
	OwnerID TenantID
}

// CheckedSeat (stoel in de kompascheck) is a seat with the kind of its organisation.
type CheckedSeat struct {
	StakeholderSeat
	OrganisationKind OrganisationKind
}

// CheckedTalk (gesprek in de kompascheck) is a conversation: who was there and from whom the input came.
type CheckedTalk struct {
	ID             SessionID
	Title          string
	HeldOn         string
	Step           Step
	Held           bool // it was closed
	Perspectives   []Perspective
	Inputs         int // that were made
	ResidentInputs int
	ProviderInputs int // of providers and of people who started something themselves
}

// CheckedResult (resultaat in de kompascheck) is a result in the version that is worked on, or else the one in force,
// with its indicators.
type CheckedResult struct {
	SocietalResult
	Bound   []BoundIndicator
	Earlier []VersionID // versions that were superseded
}

// BoundIndicator (indicator bij een resultaat) is an indicator of a result with what is known of its first measurement.
type BoundIndicator struct {
	Indicator Indicator
	Link      ResultIndicator
	Baseline  *float64 // nil when not measured, or not to be shown
	Margin    *float64 // half the width of the margin around it; nil when it has none
}

// Begin sets what is known of the first measurement.
func (b *BoundIndicator) Begin(o Observation) {
	v, err := o.Recorded().Read()
	if err != nil || v.Form == figure.NoValue {
		return
	}
	number := v.In(b.Indicator.Unit)
	b.Baseline = &number
	switch v.Form {
	case figure.BoundValue:
		half := (v.Hi - v.Lo) / 2
		b.Margin = &half
	case figure.ShareValue:
		if share, err := stat.Wilson(v.K, v.N); err == nil {
			half := (figure.ShareOf(v.N, v.N).In(b.Indicator.Unit)) * (share.Hi - share.Lo) / 2
			b.Margin = &half
		}
	}
}

// CheckedReview (verbetergesprek in de kompascheck) is a review with who was there and how much of it was marked to stay.
type CheckedReview struct {
	Review
	HeldOn    string
	Residents int // people of that perspective who were there
	Kept      int
}

// measured says whether an instrument says something about an indicator.
func (p *CheckPicture) measured(id IndicatorID) bool {
	return slices.ContainsFunc(p.Instruments, func(u InstrumentUse) bool { return u.State != "gestopt" && slices.Contains(u.Indicators, id) })
}

// seated says whether a seat is taken today.
func (p *CheckPicture) seated(s CheckedSeat) bool { return s.Seated(p.Today) }

// seats counts the seats taken today from some perspectives.
func (p *CheckPicture) seats(from ...Perspective) int {
	n := 0
	for _, s := range p.Seats {
		if p.seated(s) && slices.Contains(from, s.Perspective) {
			n++
		}
	}
	return n
}

// NoResidents says whether no seat of residents is taken.
func (p *CheckPicture) NoResidents() bool {
	return p.seats(PerspectiveResident, PerspectiveExpert) == 0
}

// voices counts the seats of residents that are taken, and what residents said: in conversations and on figures.
func (p *CheckPicture) voices() (seats, inputs int) {
	for _, t := range p.Talks {
		inputs += t.ResidentInputs
	}
	for _, i := range p.Insights {
		if i.Perspective.IsResident() {
			inputs++
		}
	}
	return p.seats(PerspectiveResident, PerspectiveExpert), inputs
}

// claimsOf gives the claims of an activity.
func (p *CheckPicture) claimsOf(a ActivityID) []ChangeClaim {
	var out []ChangeClaim
	for _, c := range p.Claims {
		if c.ActivityID == a {
			out = append(out, c)
		}
	}
	return out
}

// served says whether an activity contributes to a result, or to a part of it: what helps a part helps the whole.
func (p *CheckPicture) served(r ResultID) bool {
	return len(p.activitiesFor(r)) > 0 ||
		slices.ContainsFunc(p.Results, func(x CheckedResult) bool { return x.ParentID == r && x.ID != r && p.served(x.ID) })
}

// activitiesFor gives the activities that contribute to a result.
func (p *CheckPicture) activitiesFor(r ResultID) []ActivityID {
	var out []ActivityID
	for _, c := range p.Claims {
		if c.ResultID == r {
			out = append(out, c.ActivityID)
		}
	}
	return out
}

// contributionsTo gives what organisations add to an activity.
func (p *CheckPicture) contributionsTo(a ActivityID) []Contribution {
	var out []Contribution
	for _, c := range p.Contributions {
		if c.ActivityID == a {
			out = append(out, c)
		}
	}
	return out
}

// outcomesOf gives what was measured of an activity.
func (p *CheckPicture) outcomesOf(a ActivityID) []ProvisionOutcome {
	var out []ProvisionOutcome
	for _, o := range p.Outcomes {
		if o.ActivityID == a {
			out = append(out, o)
		}
	}
	return out
}

// activityName gives what an activity is called.
func (p *CheckPicture) activityName(id ActivityID) string {
	for _, a := range p.Activities {
		if a.ID == id {
			return a.Name
		}
	}
	return ""
}

// decided says whether a body decided on a version.
func (p *CheckPicture) decided(kind string, version VersionID) bool {
	return slices.ContainsFunc(p.Decisions, func(d Decision) bool { return d.Kind == kind && d.ObjectID == string(version) })
}

// goesOn says whether an activity is one that people count on: proposed, agreed or running.
func (a Activity) goesOn() bool { return a.Status.GoesOn() }
