package kompas

import (
	"time"

	"kompas/fault"
)

// AdoptionStatus is where a versioned object is on its way to being agreed.
type AdoptionStatus string

// The life of a versioned object. The steps of college and council follow the adoption chain of the space.
const (
	StatusConcept    AdoptionStatus = "concept"
	StatusDiscussed  AdoptionStatus = "in_bespreking"
	StatusJoint      AdoptionStatus = "gezamenlijk_vastgesteld"
	StatusCollege    AdoptionStatus = "college_voorstel"
	StatusCouncil    AdoptionStatus = "raad_vastgesteld"
	StatusSuperseded AdoptionStatus = "vervangen"
	StatusAchieved   AdoptionStatus = "bereikt"
	StatusWithdrawn  AdoptionStatus = "ingetrokken"
	StatusParked     AdoptionStatus = "geparkeerd"
)

// Editable says whether the text may still change; afterwards a change is a new version. What is parked comes back first.
func (s AdoptionStatus) Editable() bool { return s == StatusConcept || s == StatusDiscussed }

// Agreed says whether a body agreed to this version. Of several agreed versions the oldest is in force: it stays so until
// a newer one is adopted at the same level.
func (s AdoptionStatus) Agreed() bool {
	return s == StatusJoint || s == StatusCollege || s == StatusCouncil
}

// Edition is what every version of an object carries.
type Edition struct {
	ID         VersionID
	Number     int // the adopted number; 0 while it is a concept
	Status     AdoptionStatus
	Supersedes VersionID
	Reason     string
	CreatedAt  time.Time
	CreatedBy  PersonID
	AdoptedAt  time.Time
	Indicators AdoptionStatus // how far the indicators and targets of a result are; empty while they were not agreed
	Parking
	Version int64 // the lock
}

// Parking (parkeren) is why a version waits, until when, and where it was on its way; empty when it does not wait.
type Parking struct {
	From   AdoptionStatus
	Why    string
	NextOn string // the day on which somebody looks at it again
}

// Ambition (ambitie) is what partners want for residents: "We willen dat meer …".
type Ambition struct {
	ID            AmbitionID
	CompassID     CompassID
	Number        int
	Text          string
	ResidentsText string // the same in residents' own words
	Evidence      []InsightID
	CreatedAt     time.Time
	Edition
}

// AmbitionFields are the fields a form may change.
func AmbitionFields() []Field[Ambition] {
	return []Field[Ambition]{
		RequiredTextField("ambitie", MaxSentence, false, func(a *Ambition) *string { return &a.Text }),
		TextField("in-woorden-van-inwoners", MaxSentence, false, func(a *Ambition) *string { return &a.ResidentsText }),
	}
}

// SocietalResult (maatschappelijk resultaat) is what should be better for all residents of a group after some years.
// It is never added to, averaged with or replaced by the outcome of one provision.
type SocietalResult struct {
	ID               ResultID
	CompassID        CompassID
	AmbitionID       AmbitionID
	ParentID         ResultID // the result this one is a part of; empty when it stands by itself
	Number           int
	Slug             string
	Text             string // what residents will notice, after "Over {n} jaar willen we dat"
	StartYear        int
	HorizonYears     int
	HorizonConfirmed bool // a person chose the horizon; a default does not count
	TargetGroup      string
	GroupSize        *int
	GroupSource      string
	Optimum          Optimum
	CreatedAt        time.Time
	Edition
}

// EndYear is the year in which the result should be there.
func (r SocietalResult) EndYear() int { return r.StartYear + r.HorizonYears }

// SocietalResultFields are the fields a form may change.
func SocietalResultFields() []Field[SocietalResult] {
	horizon := IntField("horizon", 1, 12, func(r *SocietalResult) *int { return &r.HorizonYears })
	set := horizon.Set
	horizon.Set = func(r *SocietalResult, text string) (err *fault.Error) {
		if err = set(r, text); err == nil {
			r.HorizonConfirmed = true
		}
		return err
	}
	sentence := RequiredTextField("resultaat", MaxSentence, false, func(r *SocietalResult) *string { return &r.Text })
	setText := sentence.Set
	sentence.Set = func(r *SocietalResult, text string) *fault.Error { return setText(r, withoutOpening(text)) }
	return []Field[SocietalResult]{
		sentence,
		TextField("doelgroep", MaxName, false, func(r *SocietalResult) *string { return &r.TargetGroup }),
		NumberField("doelgroep-aantal", 0, 20_000_000, func(r *SocietalResult) **int { return &r.GroupSize }),
		TextField("doelgroep-bron", MaxName, false, func(r *SocietalResult) *string { return &r.GroupSource }),
		IntField("startjaar", 2000, 2100, func(r *SocietalResult) *int { return &r.StartYear }),
		horizon,
		TextField("optimum-werkt", MaxText, true, func(r *SocietalResult) *string { return &r.Optimum.Works }),
		TextField("optimum-resultaat", MaxText, true, func(r *SocietalResult) *string { return &r.Optimum.Result }),
		TextField("optimum-transformatie", MaxText, true, func(r *SocietalResult) *string { return &r.Optimum.Transformation }),
		TextField("optimum-budget", MaxText, true, func(r *SocietalResult) *string { return &r.Optimum.Budget }),
	}
}
