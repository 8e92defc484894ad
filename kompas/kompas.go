// Package kompas is the method: the six steps of a compass, the parties and their roles, the life cycles with their
// guards, and what each field may hold. It knows no database, no page and no clock.
package kompas

import (
	"time"

	"kompas/figure"
)

// Typed ids, so that a result's id cannot be handed where an activity's is asked.
type (
	TenantID       = int64
	PersonID       string
	OrganisationID string
	MembershipID   string
	InvitationID   string
	CompassID      string
	CycleID        string
	SeatID         string
	InsightID      string
	AmbitionID     string
	ResultID       string
	VersionID      string
	IndicatorID    string
	IndicatorSetID string
	ActivityID     string
	NeedID         string
	RelationID     string
	ClaimID        string
	OutcomeID      string
	StoryID        string
	SessionID      string
	DecisionID     string
	ReviewID       string
	CouncilPageID  string
	PublicPageID   string
	ResidentLinkID string
)

// SpaceKind says whose space a tenant is.
type SpaceKind string

// The three kinds of spaces.
const (
	MunicipalitySpace SpaceKind = "municipality"
	PartnershipSpace  SpaceKind = "partnership"
	ProviderSpace     SpaceKind = "provider"
)

// Space (ruimte) is a party's own space: a municipality, a partnership of municipalities, or a provider.
type Space struct {
	ID             TenantID
	Kind           SpaceKind
	Name           string
	Slug           string
	AreaCode       string // GMnnnn of a municipality
	IsDemo         bool
	HorizonDefault int    // years
	Contact        string // where people can turn to: an address, a number, a name
	SmallestGroup  int    // figures about fewer people are hidden; at least figure.MinThreshold
	CreatedAt      time.Time
	ClosedAt       time.Time
	Version        int64
}

// maxSmallestGroup bounds how strict a space can be: beyond it nothing would be left.
const maxSmallestGroup = 1000

// SpaceFields are the fields that a manager may change.
func SpaceFields() []Field[Space] {
	return []Field[Space]{
		TextField("contact", MaxName, false, func(s *Space) *string { return &s.Contact }),
		IntField("looptijd", 1, 12, func(s *Space) *int { return &s.HorizonDefault }),
		IntField("kleinste-groep", figure.MinThreshold, maxSmallestGroup, func(s *Space) *int { return &s.SmallestGroup }),
	}
}

// Organisation (organisatie) is a party that takes part: municipality, provider, informal initiative, school …
type Organisation struct {
	ID      OrganisationID
	Name    string
	Kind    OrganisationKind
	Version int64
}

// OrganisationKind is the kind of an organisation.
type OrganisationKind string

// OrganisationKinds lists them in the order in which a form shows them.
func OrganisationKinds() []OrganisationKind {
	return []OrganisationKind{"gemeente", "aanbieder", "informeel", "corporatie", "school", "politie", "bedrijf", "kerk", "fonds", "kennisinstituut", "adviesraad"}
}

// Perspective (perspectief) is from which place somebody speaks.
type Perspective string

// The perspectives at the table.
const (
	PerspectiveMunicipality Perspective = "gemeente"
	PerspectiveProvider     Perspective = "aanbieder"
	PerspectiveResident     Perspective = "inwoner"
	PerspectiveExpert       Perspective = "ervaringsdeskundige"
	PerspectiveInformal     Perspective = "informeel"
	PerspectiveExecutive    Perspective = "bestuur"
	PerspectiveCouncil      Perspective = "raad"
)

// Perspectives lists them in the order in which a form shows them.
func Perspectives() []Perspective {
	return []Perspective{PerspectiveResident, PerspectiveExpert, PerspectiveInformal, PerspectiveProvider, PerspectiveMunicipality, PerspectiveExecutive, PerspectiveCouncil}
}

// IsResident says whether this perspective counts as residents at the table.
func (p Perspective) IsResident() bool {
	return p == PerspectiveResident || p == PerspectiveExpert
}

// IsProvider says whether this perspective counts as those who do something for residents: providers and initiatives.
func (p Perspective) IsProvider() bool {
	return p == PerspectiveProvider || p == PerspectiveInformal
}

// Step (stap) is one of the six steps.
type Step int

// The six steps, in the order of the method.
const (
	StepMonitoring Step = 1 // monitoring and ambitions
	StepResult     Step = 2 // societal results
	StepActivities Step = 3 // activities and theory of change
	StepQuality    Step = 4 // quality of input
	StepOutcome    Step = 5 // outcome per provision
	StepImprove    Step = 6 // improvement cycle
)

// Steps lists the six.
func Steps() []Step {
	return []Step{StepMonitoring, StepResult, StepActivities, StepQuality, StepOutcome, StepImprove}
}
