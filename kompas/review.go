package kompas

import "time"

// Phase is a phase of a review; they go forward only.
type Phase string

// The phases, in the order of the method: understand before judging.
const (
	PhaseRecognise Phase = "herkennen"
	PhaseExplain   Phase = "verklaren"
	PhaseJudge     Phase = "waarderen"
	PhaseImprove   Phase = "verbeteren"
	PhaseFinished  Phase = "afgerond"
)

// Phases lists the four in which people talk.
func Phases() []Phase {
	return []Phase{PhaseRecognise, PhaseExplain, PhaseJudge, PhaseImprove}
}

// Next gives the phase after this one; the same when there is none.
func (p Phase) Next() Phase {
	order := append(Phases(), PhaseFinished)
	for i, q := range order[:len(order)-1] {
		if p == q {
			return order[i+1]
		}
	}
	return p
}

// Reached says whether the review has come to phase q.
func (p Phase) Reached(q Phase) bool {
	at := func(x Phase) int {
		for i, y := range append(Phases(), PhaseFinished) {
			if x == y {
				return i
			}
		}
		return -1
	}
	return at(p) >= at(q)
}

// SubjectKind is what a review can be about.
type SubjectKind string

// The subjects of a review; a result comes first.
const (
	SubjectResult   SubjectKind = "resultaat"
	SubjectActivity SubjectKind = "activiteit"
)

// Review (verbetergesprek) is one walk through recognising, explaining, judging and improving.
type Review struct {
	ID          ReviewID
	CompassID   CompassID
	CycleID     CycleID
	Slug        string // the day it was held, in its address: 2026-03-12, or 2026-03-12-2; in a learning space its id
	SubjectKind SubjectKind
	SubjectID   string
	SessionID   SessionID

	OrganisationID OrganisationID // whose learning space it is held in; empty for a joint review
	HeldOn         string         // of a review in a learning space, which has no conversation that others know of
	Place          string

	Phase         Phase
	KeepNothing   bool   // "niets" was confirmed on the list of what stays
	BetterNothing bool   // "niets" was confirmed on the list of what can be better
	KeepAsIs      bool   // "zo houden": no action is needed
	LookOn        string // the day on which partners look again; empty when none was agreed
	CreatedAt     time.Time
	CreatedBy     PersonID
	FinishedAt    time.Time
	Version       int64
}

// LookDue says whether the day has come on which partners would look again.
func (r Review) LookDue(today string) bool { return r.LookOn != "" && r.LookOn <= today }

// Recognition is the answer to "Herkennen we dit?".
type Recognition string

// Recognitions lists them.
func Recognitions() []Recognition { return []Recognition{"herken_ik", "herken_ik_niet", "weet_niet"} }

// ReviewStatement (uitspraak) is what somebody says in a phase, pointing at a piece of evidence by its letter.
type ReviewStatement struct {
	ID          string
	ReviewID    ReviewID
	Phase       Phase
	SeatID      SeatID
	Perspective Perspective
	Evidence    string // letters of the evidence it is about: "A", "AD"; empty when about the whole
	Recognised  Recognition
	Text        string
	Working     bool // an explanation that names what makes it work: a working ingredient
	CreatedAt   time.Time
	Version     int64
}

// ClaimAnswer is the answer to "Klopt onze verandertheorie nog?".
type ClaimAnswer string

// ClaimAnswers lists them.
func ClaimAnswers() []ClaimAnswer { return []ClaimAnswer{"bevestigd", "deels", "niet", "onbekend"} }

// ClaimVerdict (antwoord op een als-dan) says whether a change claim still holds.
type ClaimVerdict struct {
	ReviewID ReviewID
	ClaimID  ClaimID
	Verdict  ClaimAnswer // empty: not answered yet
	Note     string
	Version  int64 // 0: not stored yet
}

// JudgementVerdict is what partners think of what they saw.
type JudgementVerdict string

// JudgementVerdicts lists them.
func JudgementVerdicts() []JudgementVerdict {
	return []JudgementVerdict{"behouden", "kan_beter", "moet_beter"}
}

// Judgement (waardering) is one line on the list of what stays or the list of what must change.
type Judgement struct {
	ID        string
	ReviewID  ReviewID
	Verdict   JudgementVerdict
	Text      string
	CreatedAt time.Time
	Version   int64
}

// FeedbackTarget is the step that an action changes.
type FeedbackTarget string

// FeedbackTargets lists them.
func FeedbackTargets() []FeedbackTarget {
	return []FeedbackTarget{"stap1", "stap2", "stap3", "stap4", "inkoop", "meten"}
}

// ActionStatus is where an improvement action is.
type ActionStatus string

// ActionStatuses lists them.
func ActionStatuses() []ActionStatus {
	return []ActionStatus{"open", "bezig", "gedaan", "effect_bekeken", "vervallen"}
}

// ImprovementAction (verbeteractie) is what partners will change, and in which step.
type ImprovementAction struct {
	ID         string
	ReviewID   ReviewID
	CompassID  CompassID
	Text       string
	Target     FeedbackTarget
	Owner      string
	DueOn      string
	LookOn     string // the day on which the owner looks whether it helped
	Status     ActionStatus
	EffectNote string
	CreatedAt  time.Time
	Version    int64
}

// Done says whether nothing needs to happen any more.
func (a ImprovementAction) Done() bool {
	return a.Status == "gedaan" || a.Status == "effect_bekeken" || a.Status == "vervallen"
}
