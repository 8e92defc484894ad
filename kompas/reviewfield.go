package kompas

import (
	"slices"
	"strings"

	"kompas/fault"
)

// ExplanationFields are the fields of an explanation: what somebody says, who sits at the table, and a field for each
// letter of the evidence it is about.
func ExplanationFields(present []StakeholderSeat, letters []string) []Field[ReviewStatement] {
	text := TextField("toelichting", MaxText, true, func(s *ReviewStatement) *string { return &s.Text })
	set := text.Set
	text.Set = func(s *ReviewStatement, given string) *fault.Error {
		if isBlank(given) {
			return fault.Field("toelichting", "zeg_iets")
		}
		return set(s, given)
	}
	seat := Field[ReviewStatement]{Name: "stoel",
		Get: func(s *ReviewStatement) string { return string(s.SeatID) },
		Set: func(s *ReviewStatement, id string) *fault.Error {
			for _, z := range present {
				if string(z.ID) == id {
					s.SeatID, s.Perspective = z.ID, z.Perspective
					return nil
				}
			}
			return fault.Field("stoel", "stoel_niet_aanwezig")
		}}
	out := []Field[ReviewStatement]{text, seat, BoolField("werkzaam", func(s *ReviewStatement) *bool { return &s.Working })}
	for _, letter := range letters {
		out = append(out, aboutField(letter))
	}
	return out
}

// aboutField is on when a statement is about the evidence of a letter.
func aboutField(letter string) Field[ReviewStatement] {
	name := AboutField(letter)
	yes := BoolField(name, func(on *bool) *bool { return on })
	return Field[ReviewStatement]{Name: name,
		Get: func(s *ReviewStatement) string {
			on := strings.Contains(s.Evidence, letter)
			return yes.Get(&on)
		},
		Set: func(s *ReviewStatement, text string) *fault.Error {
			var on bool
			if err := yes.Set(&on, text); err != nil {
				return err
			}
			about := strings.Split(strings.ReplaceAll(s.Evidence, letter, ""), "")
			if on {
				about = append(about, letter)
			}
			slices.Sort(about)
			s.Evidence = strings.Join(about, "")
			return nil
		}}
}

// AboutField names the field that ties a statement to a piece of evidence.
func AboutField(letter string) string { return "over-" + letter }

// RecognitionFields are the answer of one seat to whether it recognises one piece of evidence. It may be left open.
func RecognitionFields(letter string) []Field[ReviewStatement] {
	return []Field[ReviewStatement]{
		ChoiceField("herkend-"+letter, append([]Recognition{""}, Recognitions()...), func(s *ReviewStatement) *Recognition { return &s.Recognised }),
		TextField("toelichting-"+letter, MaxText, true, func(s *ReviewStatement) *string { return &s.Text }),
	}
}

// JudgementFields are the fields of one line on the lists of what stays and what must change.
func JudgementFields() []Field[Judgement] {
	return []Field[Judgement]{
		ChoiceField("oordeel", JudgementVerdicts(), func(j *Judgement) *JudgementVerdict { return &j.Verdict }),
		RequiredTextField("waardering", MaxSentence, true, func(j *Judgement) *string { return &j.Text }),
	}
}

// VerdictFields are the fields of the answer whether a claim still holds; an answer may be left open until the gate.
func VerdictFields() []Field[ClaimVerdict] {
	return []Field[ClaimVerdict]{
		ChoiceField("klopt", append([]ClaimAnswer{""}, ClaimAnswers()...), func(v *ClaimVerdict) *ClaimAnswer { return &v.Verdict }),
		TextField("toelichting", MaxText, true, func(v *ClaimVerdict) *string { return &v.Note }),
	}
}

// ReviewFields are the fields of a review itself: when partners look again.
func ReviewFields() []Field[Review] {
	return []Field[Review]{DateField("terugkijken", func(r *Review) *string { return &r.LookOn })}
}
