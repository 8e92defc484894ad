package measure_test

import (
	"testing"

	"kompas/fault"
	. "kompas/measure"
)

func TestAStoryIsShownOnlyWhereItsTellerAgreed(t *testing.T) {
	s := Story{State: StoryReleased, ConsentSession: true}
	for use, want := range map[Use]bool{UseSession: true, UseCouncil: false, UsePublic: false, "reclame": false} {
		if s.May(use) != want {
			t.Errorf("%s: got %v", use, !want)
		}
	}
	for _, state := range []StoryState{StorySubmitted, StorySeen, StoryKept, StoryWithdrawn} {
		s.State = state
		if s.May(UseSession) {
			t.Errorf("a story that is %s is shown", state)
		}
	}
}

func TestWithdrawalAlwaysWins(t *testing.T) {
	for _, from := range []StoryState{StorySubmitted, StorySeen, StoryReleased, StoryKept} {
		if !from.MayBecome(StoryWithdrawn) {
			t.Errorf("a story that is %s cannot be withdrawn", from)
		}
	}
	for _, next := range []StoryState{StorySubmitted, StorySeen, StoryReleased, StoryKept, StoryWithdrawn} {
		if StoryWithdrawn.MayBecome(next) {
			t.Errorf("a withdrawn story became %s", next)
		}
	}
	s := Story{State: StoryReleased, Text: "De bus rijdt niet", ToldBy: "Mevrouw K.", ConsentPublic: true}
	s.Withdraw()
	if s.Text != "" || s.ToldBy != "" || s.Consented() || s.May(UsePublic) {
		t.Errorf("withdrawal left %+v", s)
	}
}

func TestNothingIsReleasedUnseenOrWithoutConsent(t *testing.T) {
	if err := (Story{State: StorySubmitted, ConsentPublic: true}).CheckMove(StoryReleased); !fault.HasCode(err, "verhaal_stap_kan_niet") {
		t.Errorf("unseen: got %v", err)
	}
	if err := (Story{State: StorySeen}).CheckMove(StoryReleased); !fault.HasCode(err, "verhaal_zonder_toestemming") {
		t.Errorf("without consent: got %v", err)
	}
	if err := (Story{State: StorySeen, ConsentCouncil: true}).CheckMove(StoryReleased); err != nil {
		t.Errorf("seen and agreed: got %v", err)
	}
}
