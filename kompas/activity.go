package kompas

import (
	"slices"
	"time"

	"kompas/fault"
)

// Formality says whether an activity is run by an organisation or by people themselves.
type Formality string

// Formalities lists them.
func Formalities() []Formality { return []Formality{"formeel", "informeel"} }

// Novelty says whether an activity exists already.
type Novelty string

// Novelties lists them.
func Novelties() []Novelty { return []Novelty{"bestaand", "nieuw"} }

// ActivityStatus is where an activity is in its life.
type ActivityStatus string

// ActivityStatuses lists them in order.
func ActivityStatuses() []ActivityStatus {
	return []ActivityStatus{"idee", "voorgesteld", "afgesproken", "loopt", ActivityStopped, "afgerond"}
}

// ActivityStopped is where an activity ends that partners took leave of.
const ActivityStopped ActivityStatus = "gestopt"

// Steps lists where an activity can go from here, and where it is; from nowhere, where a new one can begin.
func (s ActivityStatus) Steps() []ActivityStatus {
	return stepsFrom(s, []ActivityStatus{"idee"}, []ActivityStatus{"voorgesteld"}, []ActivityStatus{"afgesproken"}, []ActivityStatus{"loopt"}, []ActivityStatus{ActivityStopped, "afgerond"})
}

// CheckStep refuses a status that does not follow on the one an activity was in.
func (s ActivityStatus) CheckStep(was ActivityStatus) *fault.Error {
	switch {
	case slices.Contains(was.Steps(), s):
		return nil
	case was != "" && !was.GoesOn():
		return fault.Rule("stand", "activiteit_is_voorbij")
	}
	return fault.Rule("stand", "activiteit_stap_niet")
}

// GoesOn says whether people count on it: it is thought of, agreed or running.
func (s ActivityStatus) GoesOn() bool { return s != ActivityStopped && s != "afgerond" }

// Runs says whether people take part in it now, so that quality and outcome are asked.
func (s ActivityStatus) Runs() bool { return s == "loopt" }

// ActivityKind (soort activiteit) is what sort of thing an activity is.
type ActivityKind string

// ActivityKinds lists them.
func ActivityKinds() []ActivityKind {
	return []ActivityKind{"wijkteam", "ontmoeting", "dagactiviteit", "thuiszorg", "formulieren", "buurtinitiatief", "voorlichting", "burgerinitiatief", "anders"}
}

// Activity (activiteit) is something partners do with or for residents.
type Activity struct {
	ID           ActivityID
	CompassID    CompassID
	Slug         string
	Name         string
	Description  string
	Participants string // for whom
	Kind         ActivityKind
	Formality    Formality
	Novelty      Novelty
	Status       ActivityStatus
	StartYear    *int
	ProvisionID  PartID // the provision it belongs to; may be empty
	CreatedAt    time.Time
	CreatedBy    PersonID
	Version      int64
}

// ActivityFields are the fields a form may change.
func ActivityFields() []Field[Activity] {
	return []Field[Activity]{
		RequiredTextField("activiteit", MaxName, false, func(a *Activity) *string { return &a.Name }),
		TextField("omschrijving", MaxText, true, func(a *Activity) *string { return &a.Description }),
		TextField("voor-wie", MaxName, false, func(a *Activity) *string { return &a.Participants }),
		ChoiceField("soort-activiteit", append([]ActivityKind{""}, ActivityKinds()...), func(a *Activity) *ActivityKind { return &a.Kind }),
		ChoiceField("vorm", Formalities(), func(a *Activity) *Formality { return &a.Formality }),
		ChoiceField("nieuw-of-bestaand", Novelties(), func(a *Activity) *Novelty { return &a.Novelty }),
		ChoiceField("stand", ActivityStatuses(), func(a *Activity) *ActivityStatus { return &a.Status }),
		NumberField("sinds", 1900, 2100, func(a *Activity) **int { return &a.StartYear }),
	}
}

// ContributionRole is what a party does in an activity.
type ContributionRole string

// ContributionRoles lists them.
func ContributionRoles() []ContributionRole {
	return []ContributionRole{"uitvoerder", "trekker", "ondersteuner", "verwijzer"}
}

// CarriesOut says whether who has this role does the activity.
func (r ContributionRole) CarriesOut() bool { return r == "uitvoerder" || r == "trekker" }

// Contribution (bijdrage) is what one organisation adds to an activity.
type Contribution struct {
	ID             string
	ActivityID     ActivityID
	OrganisationID OrganisationID
	Organisation   string
	Role           ContributionRole
	Statement      string
	Evidence       string // what shows it
	EvidenceOn     string // the day that is about
	AppointedOn    string // the day on which it was appointed to carry the activity out; empty while it only offers
	Appointing     string // who decided that
	RevisedOn      string // the day on which the statement became another after it was shown
	Version        int64
}

// ContributionStage (stand van een bijdrage) is how far a contribution is.
type ContributionStage string

// Stage gives how far the contribution is. It follows from what was filled in, so that no stage is skipped.
func (c Contribution) Stage() ContributionStage {
	switch {
	case c.AppointedOn == "":
		return "aangeboden"
	case c.Evidence == "" || c.EvidenceOn == "":
		return "afgesproken"
	case c.RevisedOn == "":
		return "aangetoond"
	}
	return "herzien"
}

// Revise notes that other words take the place of what was shown already, and forgets that once something shows those.
func (c *Contribution) Revise(was Contribution, today string) {
	switch {
	case c.Evidence != was.Evidence || c.EvidenceOn != was.EvidenceOn:
		c.RevisedOn = ""
	case was.Stage() == "aangetoond" && c.Statement != was.Statement:
		c.RevisedOn = today
	}
}

// PartyFields are the fields of who takes part in an activity, and as what.
func PartyFields() []Field[Contribution] {
	return []Field[Contribution]{
		ChoiceField("rol", ContributionRoles(), func(c *Contribution) *ContributionRole { return &c.Role }),
	}
}

// ContributionFields are the fields of what a party says that it adds, and what shows it.
func ContributionFields() []Field[Contribution] {
	return []Field[Contribution]{
		TextField("bijdrage", MaxSentence, false, func(c *Contribution) *string { return &c.Statement }),
		TextField("waaruit-blijkt", MaxText, true, func(c *Contribution) *string { return &c.Evidence }),
		DateField("blijkt-op", func(c *Contribution) *string { return &c.EvidenceOn }),
	}
}

// AppointmentFields are the fields of the decision that a party carries an activity out.
func AppointmentFields() []Field[Contribution] {
	return []Field[Contribution]{
		RequiredTextField("wie-besloot", MaxName, false, func(c *Contribution) *string { return &c.Appointing }),
		RequiredDateField("aangewezen-op", func(c *Contribution) *string { return &c.AppointedOn }),
	}
}

// Evidence says how well a claim is founded.
type Evidence string

// Evidences lists them from none to research.
func Evidences() []Evidence { return []Evidence{"geen", "praktijk", "wat_werkt", "onderzoek"} }

// ClaimGrade (mate van bijdragen) is how much partners think that an activity contributes to a result. It is what they
// judge together, not what was measured.
type ClaimGrade string

// ClaimGrades lists them; empty is not judged yet.
func ClaimGrades() []ClaimGrade { return []ClaimGrade{"geen", "klein", "groot"} }

// ChangeClaim (als-dan, verandertheorie) says why an activity contributes to a result: if we do this, then that
// happens, and that contributes. It is the only bridge between an activity and a result.
type ChangeClaim struct {
	ID          ClaimID
	ActivityID  ActivityID
	ResultID    ResultID
	If          string
	Then        string
	Contributes string
	Assumption  string
	Evidence    Evidence
	Grade       ClaimGrade
	GradeReason string
	CreatedAt   time.Time
	Version     int64
}

// ChangeClaimFields are the fields a form may change.
func ChangeClaimFields() []Field[ChangeClaim] {
	return []Field[ChangeClaim]{
		TextField("als", MaxSentence, false, func(c *ChangeClaim) *string { return &c.If }),
		TextField("dan", MaxSentence, false, func(c *ChangeClaim) *string { return &c.Then }),
		TextField("draagt-bij", MaxSentence, false, func(c *ChangeClaim) *string { return &c.Contributes }),
		TextField("aanname", MaxSentence, false, func(c *ChangeClaim) *string { return &c.Assumption }),
		ChoiceField("onderbouwing", Evidences(), func(c *ChangeClaim) *Evidence { return &c.Evidence }),
		ChoiceField("mate", append([]ClaimGrade{""}, ClaimGrades()...), func(c *ChangeClaim) *ClaimGrade { return &c.Grade }),
		TextField("waarom-mate", MaxSentence, false, func(c *ChangeClaim) *string { return &c.GradeReason }),
	}
}

// Complete says whether the sentence is whole.
func (c ChangeClaim) Complete() bool { return c.If != "" && c.Then != "" && c.Contributes != "" }

// QualityElement is one of the three places where quality sits.
type QualityElement string

// QualityElements lists the three: what works, people, conditions.
func QualityElements() []QualityElement {
	return []QualityElement{"wat_werkt", "mensen", "voorwaarden"}
}

// QualityState is how an element stands.
type QualityState string

// QualityStates lists them; empty means not answered yet.
func QualityStates() []QualityState { return []QualityState{"op_orde", "werk_aan", "knelpunt"} }

// QualityInput (kwaliteitsinzet) is the answer for one element of one activity.
type QualityInput struct {
	ID         string
	ActivityID ActivityID
	Element    QualityElement
	Text       string
	State      QualityState
	Budget     *int   // cents
	Hours      *int   // of work
	AskBy      string // the day by which the answer is asked; empty is no day
	Version    int64
}

// QualityInputFields are the fields a form may change.
func QualityInputFields() []Field[QualityInput] {
	return []Field[QualityInput]{
		TextField("toelichting", MaxText, true, func(q *QualityInput) *string { return &q.Text }),
		ChoiceField("staat", append([]QualityState{""}, QualityStates()...), func(q *QualityInput) *QualityState { return &q.State }),
		EuroField("budget", func(q *QualityInput) **int { return &q.Budget }),
		NumberField("uren", 0, 100_000, func(q *QualityInput) **int { return &q.Hours }),
		DateField("antwoord-voor", func(q *QualityInput) *string { return &q.AskBy }),
	}
}

// OutcomeQuestion is what is asked of participants.
type OutcomeQuestion string

// OutcomeQuestions lists the harmonised questions, and a space's own.
func OutcomeQuestions() []OutcomeQuestion {
	return []OutcomeQuestion{"doelrealisatie", "baat", "passend", "tevredenheid", "uitval", "eigen"}
}

// IsMean says whether the answer is a mean (a grade) instead of a share of people.
func (q OutcomeQuestion) IsMean() bool { return q == "tevredenheid" }

// Rater is who judged.
type Rater string

// Experienced says whether the judgement is of the participant, and not about the participant.
func (r Rater) Experienced() bool { return r == "inwoner" }

// Raters lists them.
func Raters() []Rater { return []Rater{"inwoner", "naaste", "professional", "vrijwilliger"} }

// ProvisionOutcome (uitkomst van een voorziening) is whether those who were reached are better off. It says nothing
// about all residents: it is never summed into, averaged with or shown as a SocietalResult.
type ProvisionOutcome struct {
	ID         OutcomeID
	ActivityID ActivityID
	Question   string // the words of the question
	Kind       OutcomeQuestion
	Period     string
	Reached    *int // how many people took part
	Measured   *int // how many of them answered (n)
	Positive   *int // how many said yes (k)
	Mean       *float64
	Rater      Rater
	GoalID     PartID   // the goal that was reached, from the list of the space; may be empty
	Goal       string   // its words, for reading only
	GoalKind   GoalKind // for reading only
	Evidence   string   // what shows it, in own words; of those who stopped: why
	IsExample  bool
	RecordedAt time.Time
	RecordedBy PersonID
	Version    int64
}
