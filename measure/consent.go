package measure

import (
	"slices"

	"kompas/fault"
	"kompas/kompas"
)

// ConsentVersion names the consent text that is shown now; what was agreed to before keeps the version of its own day.
func ConsentVersion() string { return "2026-1" }

// MayBecome says whether a story may go from one state to another. It is looked at before it is released or kept; a
// released one may be kept after all; withdrawal always wins and is final.
func (s StoryState) MayBecome(next StoryState) bool {
	steps := map[StoryState][]StoryState{
		StorySubmitted: {StorySeen, StoryWithdrawn},
		StorySeen:      {StoryReleased, StoryKept, StoryWithdrawn},
		StoryReleased:  {StoryKept, StoryWithdrawn},
		StoryKept:      {StoryReleased, StoryWithdrawn},
	}
	return slices.Contains(steps[s], next)
}

// TextEditable says whether the words may still change: what was released is what the teller agreed to.
func (s Story) TextEditable() bool { return s.State != StoryReleased && s.State != StoryWithdrawn }

// Consented says whether the teller agreed to any use.
func (s Story) Consented() bool { return s.ConsentSession || s.ConsentCouncil || s.ConsentPublic }

// Uses lists what the teller agreed to.
func (s Story) Uses() []Use {
	var out []Use
	for _, u := range []struct {
		yes bool
		use Use
	}{{s.ConsentSession, UseSession}, {s.ConsentCouncil, UseCouncil}, {s.ConsentPublic, UsePublic}} {
		if u.yes {
			out = append(out, u.use)
		}
	}
	return out
}

// CheckMove refuses a step that a story may not take: nothing is released without consent for at least one use.
func (s Story) CheckMove(next StoryState) error {
	if !s.State.MayBecome(next) {
		return fault.New(fault.Refused, "verhaal_stap_kan_niet")
	}
	if next == StoryReleased && !s.Consented() {
		return fault.New(fault.Refused, "verhaal_zonder_toestemming")
	}
	return nil
}

// Withdraw makes a story what withdrawal leaves of it: nothing to read.
func (s *Story) Withdraw() {
	s.State, s.Text, s.ToldBy, s.AreaCode, s.Age = StoryWithdrawn, "", "", "", ""
	s.ConsentSession, s.ConsentCouncil, s.ConsentPublic = false, false, false
}

// ConsentFields are the fields of StoryFields that hold the teller's consent; they may change until the story is withdrawn.
func ConsentFields() []string { return []string{"mag-in-gesprek", "mag-naar-raad", "mag-openbaar"} }

// Shareable leaves the stories that may be shown for a use.
func Shareable(stories []Story, use Use) []Story {
	var out []Story
	for _, s := range stories {
		if s.May(use) {
			out = append(out, s)
		}
	}
	return out
}

// About keeps the stories of an activity or a result; empty ids do not ask.
func About(stories []Story, activity kompas.ActivityID, result kompas.ResultID) []Story {
	var out []Story
	for _, s := range stories {
		if (activity == "" || s.ActivityID == activity) && (result == "" || s.ResultID == result) {
			out = append(out, s)
		}
	}
	return out
}

// WordsDiffer says whether another version of a story says something else: its words, its teller, its day or place, or
// what it is about. Consent is no part of it.
func (s Story) WordsDiffer(other Story) bool {
	return s.Text != other.Text || s.ToldBy != other.ToldBy || s.AreaCode != other.AreaCode || s.Age != other.Age || s.ToldOn != other.ToldOn || s.Perspective != other.Perspective ||
		s.ActivityID != other.ActivityID || s.ResultID != other.ResultID
}
