package kompas

import "time"

// Role (rol) is what a person may be in a space.
type Role string

// The roles of the method. Residents and guests never have an account: they come by a link.
const (
	RoleManager      Role = "tenantbeheerder"
	RoleGuide        Role = "kompasbegeleider"
	RolePolicy       Role = "beleidsadviseur"
	RoleAreaAdvisor  Role = "gebiedsadviseur"
	RoleAnalyst      Role = "data_analist"
	RolePurchaser    Role = "inkoper"
	RoleExecutive    Role = "college"
	RoleClerk        Role = "griffie"
	RoleCouncil      Role = "raadslid"
	RoleProvider     Role = "aanbieder_coordinator"
	RoleProfessional Role = "professional"
	RoleVolunteer    Role = "vrijwilliger"
	RoleResident     Role = "inwoner"
	RoleGuest        Role = "gast"
	RolePrivacy      Role = "privacy_officer"
)

// AccountRoles lists the roles a person with an account can have, in the order in which a form shows them.
func AccountRoles() []Role {
	return []Role{RoleManager, RoleGuide, RolePolicy, RoleAreaAdvisor, RoleAnalyst, RolePurchaser, RoleExecutive, RoleClerk,
		RoleCouncil, RoleProvider, RoleProfessional, RoleVolunteer, RolePrivacy}
}

// ScopeKind says how far a membership reaches.
type ScopeKind string

// The reaches of a membership.
const (
	ScopeSpace        ScopeKind = "tenant"
	ScopeArea         ScopeKind = "area"
	ScopeCompass      ScopeKind = "compass"
	ScopeOrganisation ScopeKind = "organisation"
)

// Membership (lidmaatschap) gives a person a role in a space, within a scope and a period.
type Membership struct {
	ID        MembershipID
	PersonID  PersonID
	Role      Role
	ScopeKind ScopeKind
	ScopeID   string
	ValidFrom string
	ValidTo   string // the first day on which it no longer holds; empty is no end
	CreatedAt time.Time
	Version   int64
}

// ValidOn says whether the membership holds on a day.
func (m Membership) ValidOn(day string) bool {
	return m.ValidFrom <= day && (m.ValidTo == "" || day < m.ValidTo)
}

// Person (persoon) is somebody with an account; the same person can belong to several spaces.
type Person struct {
	ID         PersonID
	Email      string
	Name       string
	Language   string
	HasFactor  bool // a second factor is set up
	DisabledAt time.Time
	CreatedAt  time.Time
	Version    int64
}

// Action (handeling) is what a role may or may not do; the rows of the role x action matrix.
type Action string

// The actions of the matrix.
const (
	ActCompass         Action = "compass"
	ActRunSession      Action = "run_session"
	ActLiftFinding     Action = "lift_finding"
	ActSessionInput    Action = "session_input"
	ActInsight         Action = "insight"
	ActAmbitionResult  Action = "ambition_result"
	ActAdoptJointly    Action = "adopt_jointly"
	ActCollege         Action = "college_proposal"
	ActCouncil         Action = "council_adoption"
	ActCoreValue       Action = "core_value_check"
	ActIndicator       Action = "indicator"
	ActImport          Action = "import_observations"
	ActActivity        Action = "activity"
	ActAppointPartner  Action = "appoint_partner"
	ActContribution    Action = "contribution"
	ActFunding         Action = "funding"
	ActQuality         Action = "quality_input"
	ActRequirement     Action = "quality_requirement"
	ActInstrument      Action = "instrument"
	ActFillIn          Action = "fill_in"
	ActSingleResponses Action = "single_responses"
	ActPublishRound    Action = "publish_round"
	ActStories         Action = "stories"
	ActOwnReview       Action = "organisation_review"
	ActJointReview     Action = "joint_review"
	ActImprovement     Action = "improvement_action"
	ActBusinessCase    Action = "business_case"
	ActCouncilReport   Action = "council_report"
	ActRetention       Action = "retention_consent_log"
	ActCouncilQuestion Action = "council_question"
	ActAnswerQuestion  Action = "answer_council_question"
	ActExport          Action = "export_import"
	ActTemplate        Action = "copy_as_template"
	ActManagePeople    Action = "manage_people"
	ActShareLearning   Action = "share_from_learning_space"
	ActInviteGuest     Action = "invite_guest"
	ActInterest        Action = "interest"
)

// Grant is one cell of the matrix: the letters of method/02 with what limits them.
type Grant struct {
	Letter byte   // C make and edit, P propose, S sign off, D take part, R read, A aggregated or published only, 0 nothing
	Limit  string // "", "own" (own organisation or clients), "area" (own area), "invited"
}

// May says whether the grant covers a letter: C covers P, D, R and A; S covers R and A; P and D cover R and A.
func (g Grant) May(letter byte) bool {
	covers := map[byte]string{'C': "CPDRA", 'P': "PRA", 'S': "SRA", 'D': "DRA", 'R': "RA", 'A': "A"}
	for i := range len(covers[g.Letter]) {
		if covers[g.Letter][i] == letter {
			return true
		}
	}
	return false
}

// matrixRoles are the columns of the matrix, in its order.
func matrixRoles() []Role {
	return []Role{RoleManager, RoleGuide, RolePolicy, RoleAreaAdvisor, RoleAnalyst, RolePurchaser, RoleExecutive, RoleClerk,
		RoleCouncil, RoleProvider, RoleProfessional, RoleVolunteer, RoleResident, RolePrivacy}
}

// matrix is role x action as the method gives it. Columns: TB KB BA GA DA IK BS GR RL AC PR VE IN FG.
// Lower case is the same letter within one's own: "c" own organisation or clients; "*" after a letter is own area;
// "!" is invited only.
var matrix = map[Action]string{
	ActCompass:         "R  C  C  C* R  R  R  R  A  R  R  R  A  -",
	ActRunSession:      "-  C  -  C* -  -  -  -  -  -  -  -  -  -",
	ActLiftFinding:     "-  C  -  -  -  -  -  -  -  -  -  -  -  -",
	ActSessionInput:    "-  D  D  D  D  D  D  D  D  D  D  D  D  -",
	ActInsight:         "-  C  C  C  C  P  P  -  P  C  C  C  C  -",
	ActAmbitionResult:  "-  C  C  C* R  R  P  R  P  P  P  P  P  -",
	ActAdoptJointly:    "-  S  S  S* -  -  -  -  -  S  D  D  D  -",
	ActCollege:         "-  -  P  -  -  -  S  R  R  R  -  -  A  -",
	ActCouncil:         "-  -  P  -  -  -  -  S  R  R  -  -  A  -",
	ActCoreValue:       "-  P  P  -  -  -  P  -  S  -  -  -  A  -",
	ActIndicator:       "-  P  C  P  C  P  R  R  A  P  P  -  P  -",
	ActImport:          "C  -  C  -  C  -  -  -  -  -  -  -  -  R",
	ActActivity:        "-  C  C  C* R  R  -  -  -  c  c  c  P  -",
	ActAppointPartner:  "-  -  S  S* -  S  R  -  -  R  -  -  A  -",
	ActContribution:    "-  R  R  R  R  R  -  -  A  c  p  c  A  -",
	ActFunding:         "-  -  R  R  -  C  R  -  -  r  -  -  -  -",
	ActQuality:         "-  R  R  R  -  R  -  -  -  c  c  c  -  -",
	ActRequirement:     "-  P  C  P  -  C  R  -  -  P  P  P  P  -",
	ActInstrument:      "C  P  C  P  C  -  -  -  -  c  p  -  -  R",
	ActFillIn:          "-  -  -  -  -  -  -  -  -  -  D  D  D  -",
	ActSingleResponses: "-  -  -  -  r  -  -  -  -  r  r  -  r  r",
	ActPublishRound:    "-  -  P  -  S  -  -  -  -  s  -  -  -  R",
	ActStories:         "-  C  C  C* -  -  -  -  -  c  -  C  c  R",
	ActOwnReview:       "-  D! -  -  -  -  -  -  -  C  C  C  D! -",
	ActJointReview:     "-  C  D  D  D  D  -  -  -  D  D  D  D  -",
	ActImprovement:     "-  C  C  C* -  c  P  -  P  c  P  P  P  -",
	ActBusinessCase:    "-  R  C  R  C  C  R  -  A  P  -  -  -  -",
	ActCouncilReport:   "-  P  C  P  C  -  S  S  R  R  -  -  A  -",
	ActRetention:       "C  -  -  -  -  -  -  -  -  -  -  -  c  S",
	ActCouncilQuestion: "-  -  -  -  -  -  -  -  C  -  -  -  -  -",
	ActAnswerQuestion:  "-  -  C  -  -  -  S  -  -  -  -  -  -  -",
	ActExport:          "C  C  -  -  -  -  -  -  -  c  -  -  -  -",
	ActTemplate:        "-  C  C  -  -  -  -  -  -  -  -  -  -  -",
	ActManagePeople:    "C  -  -  -  -  -  -  -  -  -  -  -  -  -",
	ActShareLearning:   "-  -  -  -  -  -  -  -  -  S  -  -  -  -",
	ActInterest:        "-  C  -  -  -  -  -  -  -  -  -  -  -  -",
	ActInviteGuest:     "-  C  -  -  -  -  -  -  -  -  -  -  -  -",
}

// Granted gives what a role may do: one cell of the matrix.
func Granted(role Role, action Action) Grant {
	column := -1
	for i, r := range matrixRoles() {
		if r == role {
			column = i
		}
	}
	row := matrix[action]
	if column < 0 || len(row) < column*3+1 {
		return Grant{}
	}
	letter, mark := row[column*3], byte(' ')
	if len(row) > column*3+1 {
		mark = row[column*3+1]
	}
	switch {
	case letter == '-':
		return Grant{}
	case letter >= 'a' && letter <= 'z':
		return Grant{Letter: letter - 'a' + 'A', Limit: "own"}
	case mark == '*':
		return Grant{Letter: letter, Limit: "area"}
	case mark == '!':
		return Grant{Letter: letter, Limit: "invited"}
	}
	return Grant{Letter: letter}
}

// Actions lists the rows of the matrix.
func Actions() []Action {
	return []Action{ActCompass, ActRunSession, ActLiftFinding, ActSessionInput, ActInsight, ActAmbitionResult, ActAdoptJointly, ActCollege,
		ActCouncil, ActCoreValue, ActIndicator, ActImport, ActActivity, ActAppointPartner, ActContribution, ActFunding, ActQuality, ActRequirement,
		ActInstrument, ActFillIn, ActSingleResponses, ActPublishRound, ActStories, ActOwnReview, ActJointReview, ActImprovement, ActBusinessCase,
		ActCouncilReport, ActRetention, ActCouncilQuestion, ActAnswerQuestion, ActExport, ActTemplate, ActManagePeople, ActShareLearning, ActInviteGuest, ActInterest}
}
