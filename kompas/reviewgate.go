package kompas

import "kompas/fault"

// EvidenceKind is what a piece of evidence is.
type EvidenceKind string

// The kinds of evidence.
const (
	EvidenceIndicator EvidenceKind = "indicator" // an indicator of the result the review is about
	EvidenceOutcome   EvidenceKind = "uitkomst"  // the series of one question of the activity the review is about
	EvidenceStory     EvidenceKind = "verhaal"
)

// ReviewEvidence (bewijs) is a figure or a story on the table of a review, under a letter that stays the same from the
// first phase to the last.
type ReviewEvidence struct {
	ReviewID   ReviewID
	Letter     string // A, B, C …
	Kind       EvidenceKind
	ObjectID   string // of the indicator, of one outcome of the series, or of the story
	Experience bool   // residents tell it: a story, or an indicator of experience
	Known      string // the figures as they were known when the review began; empty for a story
}

// MaxEvidence is how many pieces of evidence a review holds: one for each letter.
const MaxEvidence = 26

// Letter names the i-th piece of evidence, from 0.
func Letter(i int) string { return string(rune('A' + i)) }

// CheckReviewStart refuses a review with nothing to look at: it asks at least one figure, and at least one story or
// indicator of experience.
func CheckReviewStart(evidence []ReviewEvidence) error {
	figures, experiences := 0, 0
	for _, e := range evidence {
		if e.Kind != EvidenceStory {
			figures++
		}
		if e.Experience {
			experiences++
		}
	}
	switch {
	case figures == 0:
		return fault.New(fault.Refused, "verbetergesprek_zonder_cijfer")
	case experiences == 0:
		return fault.New(fault.Refused, "verbetergesprek_zonder_verhaal")
	}
	return nil
}

// ReviewTable is all that lies on the table of a review: what the gates between the phases look at.
type ReviewTable struct {
	Present    []StakeholderSeat // seats that were at the conversation
	Statements []ReviewStatement
	Claims     []ChangeClaim // of the subject
	Verdicts   []ClaimVerdict
	Judgements []Judgement
	Actions    []ImprovementAction
}

// Silent lists the present seats that have not answered whether they recognise any piece of evidence.
func (t ReviewTable) Silent() []StakeholderSeat {
	var out []StakeholderSeat
	for _, s := range t.Present {
		heard := false
		for _, x := range t.Statements {
			heard = heard || x.Phase == PhaseRecognise && x.SeatID == s.ID && x.Recognised != ""
		}
		if !heard {
			out = append(out, s)
		}
	}
	return out
}

// OpenClaims lists the claims without a verdict.
func (t ReviewTable) OpenClaims() []ChangeClaim {
	var out []ChangeClaim
	for _, c := range t.Claims {
		judged := false
		for _, v := range t.Verdicts {
			judged = judged || v.ClaimID == c.ID && v.Verdict != ""
		}
		if !judged {
			out = append(out, c)
		}
	}
	return out
}

// Keep lists what stays; Better lists what can or must be better.
func (t ReviewTable) Keep() []Judgement { return t.judged(true) }

// Better lists what can or must be better.
func (t ReviewTable) Better() []Judgement { return t.judged(false) }

func (t ReviewTable) judged(keep bool) []Judgement {
	var out []Judgement
	for _, j := range t.Judgements {
		if (j.Verdict == "behouden") == keep {
			out = append(out, j)
		}
	}
	return out
}

// CheckNext is the gate to the next phase. Nobody can lift it.
func (r Review) CheckNext(t ReviewTable) error {
	switch r.Phase {
	case PhaseRecognise:
		if n := len(t.Silent()); n > 0 {
			return fault.New(fault.Refused, "fase_niet_iedereen_gehoord", n)
		}
	case PhaseExplain:
		if n := len(t.OpenClaims()); n > 0 {
			return fault.New(fault.Refused, "fase_als_dan_zonder_antwoord", n)
		}
	case PhaseJudge:
		if len(t.Keep()) == 0 && !r.KeepNothing {
			return fault.New(fault.Refused, "fase_behouden_leeg")
		}
		if len(t.Better()) == 0 && !r.BetterNothing {
			return fault.New(fault.Refused, "fase_beter_leeg")
		}
	case PhaseImprove:
		if len(t.Actions) == 0 && !r.KeepAsIs {
			return fault.New(fault.Refused, "fase_geen_actie")
		}
	case PhaseFinished:
		return fault.New(fault.Refused, "verbetergesprek_afgerond")
	}
	return nil
}

// CheckContribution refuses what belongs to another phase than the one the review is in. What comes too early is told
// to understand first and judge later (KC-602); what comes too late, that earlier phases are only read.
func (r Review) CheckContribution(phase Phase) error {
	switch {
	case r.Phase == phase:
		return nil
	case r.Phase.Reached(phase):
		return fault.New(fault.Refused, "fase_voorbij")
	}
	p := CheckPicture{Reviews: []CheckedReview{{Review: r}}}
	for _, f := range p.Blocking(Moment{Phase: phase}, string(r.ID)) {
		return fault.New(fault.Refused, f.Code)
	}
	return nil
}
