package ui

// Tone is the meaning a colour supports; a sign and a word always carry it too.
type Tone string

// The tones.
const (
	ToneRest      Tone = "rust"
	ToneGood      Tone = "goed"
	ToneAttention Tone = "letop"
	ToneBad       Tone = "mis"
)

// StatusWord is a status as people see it: a sign and a word.
type StatusWord struct {
	Icon IconName
	Tone Tone
	Text string
}

// ProgressStatus dresses the word of a progress status (voortgang, rule S-17). The code is the
// method's own, such as op_koers; an unknown code gets the calm question mark.
func ProgressStatus(code, text string) StatusWord {
	switch code {
	case "op_koers":
		return StatusWord{IconUp, ToneGood, text}
	case "bereikt":
		return StatusWord{IconDone, ToneGood, text}
	case "waarschijnlijk_bereikt":
		return StatusWord{IconUp, ToneGood, text}
	case "loopt_achter":
		return StatusWord{IconAttention, ToneAttention, text}
	case "niet_bereikt":
		return StatusWord{IconAttention, ToneAttention, text}
	case "verkeerde_kant":
		return StatusWord{IconDown, ToneBad, text}
	case "nog_niet_gemeten":
		return StatusWord{IconEmpty, ToneRest, text}
	}
	return StatusWord{IconQuestion, ToneRest, text}
}

// StepState is how a step of the compass stands.
type StepState string

// The states of a step.
const (
	StepFresh      StepState = "actueel"
	StepBusy       StepState = "bezig"
	StepAttention  StepState = "aandacht"
	StepNotStarted StepState = "leeg"
)

// Word dresses the word of a step's state.
func (s StepState) Word(text string) StatusWord {
	switch s {
	case StepFresh:
		return StatusWord{IconCheck, ToneGood, text}
	case StepBusy:
		return StatusWord{IconClock, ToneRest, text}
	case StepAttention:
		return StatusWord{IconAttention, ToneAttention, text}
	}
	return StatusWord{IconEmpty, ToneRest, text}
}

// BadgeKind is the colour of a badge.
type BadgeKind string

// The badges: plain, with only a line, for people and stories, for figures.
const (
	BadgePlain BadgeKind = ""
	BadgeLine  BadgeKind = "merkje--lijn"
	BadgeWarm  BadgeKind = "merkje--warm"
	BadgeTint  BadgeKind = "merkje--tint"
)
