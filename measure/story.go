// Package measure is what residents tell and answer: stories with their consent, and later rounds, responses and
// scores.
package measure

import (
	"time"

	"kompas/kompas"
)

// StoryState is where a story is in its life. Withdrawal always wins.
type StoryState string

// The states of a story.
const (
	StorySubmitted StoryState = "ingediend"
	StorySeen      StoryState = "bekeken"
	StoryReleased  StoryState = "vrijgegeven"
	StoryKept      StoryState = "niet_delen"
	StoryWithdrawn StoryState = "ingetrokken"
)

// Use is where a story may be shown.
type Use string

// The uses a teller may consent to, each apart.
const (
	UseSession Use = "gesprek"
	UseCouncil Use = "raad"
	UsePublic  Use = "openbaar"
)

// Story (verhaal) is what somebody tells in his or her own words, with consent per use.
type Story struct {
	ID             kompas.StoryID
	CompassID      kompas.CompassID
	ActivityID     kompas.ActivityID
	ResultID       kompas.ResultID
	Text           string
	ToldBy         string // as the teller wants to be named: "Mevrouw T., 80-plus"
	AreaCode       string // where she lives; empty is not said
	Age            AgeGroup
	ToldOn         string
	Perspective    kompas.Perspective
	ConsentSession bool
	ConsentCouncil bool
	ConsentPublic  bool
	ConsentGivenOn string
	ConsentVersion string // which consent text was shown
	State          StoryState
	IsExample      bool // invented, for a demonstration
	CreatedAt      time.Time
	CreatedBy      kompas.PersonID
	Version        int64
}

// May says whether the story may be shown for a use: released, consented, not withdrawn.
func (s Story) May(use Use) bool {
	if s.State != StoryReleased {
		return false
	}
	switch use {
	case UseSession:
		return s.ConsentSession
	case UseCouncil:
		return s.ConsentCouncil
	case UsePublic:
		return s.ConsentPublic
	}
	return false
}

// StoryFields are the fields a form may change. A story without any consent is kept out of every page.
func StoryFields() []kompas.Field[Story] {
	return []kompas.Field[Story]{
		kompas.RequiredTextField("verhaal", kompas.MaxText, true, func(s *Story) *string { return &s.Text }),
		kompas.TextField("verteller", kompas.MaxName, false, func(s *Story) *string { return &s.ToldBy }),
		ageField(),
		kompas.DateField("verteld-op", func(s *Story) *string { return &s.ToldOn }),
		kompas.ChoiceField("perspectief", kompas.Perspectives(), func(s *Story) *kompas.Perspective { return &s.Perspective }),
		kompas.BoolField("mag-in-gesprek", func(s *Story) *bool { return &s.ConsentSession }),
		kompas.BoolField("mag-naar-raad", func(s *Story) *bool { return &s.ConsentCouncil }),
		kompas.BoolField("mag-openbaar", func(s *Story) *bool { return &s.ConsentPublic }),
	}
}
