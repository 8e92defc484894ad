package session_test

import (
	"testing"

	"kompas/fault"
	. "kompas/session"
)

func TestAConversationIsClosedAfterItWasHeldWithPeople(t *testing.T) {
	there := []Presence{{Perspective: "inwoner", People: 3}, {Perspective: "gemeente", People: 2}}
	for name, c := range map[string]struct {
		s       Session
		present []Presence
		code    string
	}{
		"held":          {Session{Status: Planned, HeldOn: "2026-11-22"}, there, ""},
		"tomorrow":      {Session{Status: Planned, HeldOn: "2026-11-23"}, there, "gesprek_nog_niet_geweest"},
		"no day":        {Session{Status: Planned}, there, "gesprek_zonder_datum"},
		"nobody":        {Session{Status: Planned, HeldOn: "2026-11-01"}, nil, "gesprek_zonder_aanwezigen"},
		"empty chairs":  {Session{Status: Planned, HeldOn: "2026-11-01"}, []Presence{{People: 0}}, "gesprek_zonder_aanwezigen"},
		"closed before": {Session{Status: Finished, HeldOn: "2026-11-01"}, there, "gesprek_al_afgerond"},
	} {
		err := CheckFinish(c.s, c.present, "2026-11-22")
		if (err == nil) != (c.code == "") || err != nil && !fault.HasCode(err, c.code) {
			t.Errorf("%s: got %v, want %q", name, err, c.code)
		}
	}
	if ResidentPeople(there) != 3 || People(there) != 5 {
		t.Errorf("counted %d residents of %d", ResidentPeople(there), People(there))
	}
}

func TestPartnersAgreeInAClosedConversationWithResidents(t *testing.T) {
	residents := []Presence{{Perspective: "ervaringsdeskundige", People: 1}, {Perspective: "gemeente", People: 2}}
	for name, c := range map[string]struct {
		status  Status
		present []Presence
		want    bool
	}{
		"residents were there": {Finished, residents, true},
		"not closed":           {Planned, residents, false},
		"without residents":    {Finished, []Presence{{Perspective: "gemeente", People: 2}}, false},
		"an empty chair":       {Finished, []Presence{{Perspective: "inwoner"}}, false},
	} {
		if got := HeldWithResidents(Session{Status: c.status}, c.present); got != c.want {
			t.Errorf("%s: got %v", name, got)
		}
	}
}
