package session

import "kompas/fault"

// MaxPeople is more people than fit in a room.
const MaxPeople = 2000

// CheckFinish refuses to close a conversation that was not held yet, or of which nobody knows who was there.
// today is 2026-11-22.
func CheckFinish(s Session, present []Presence, today string) error {
	switch {
	case s.Status == Finished:
		return fault.New(fault.Refused, "gesprek_al_afgerond")
	case s.HeldOn == "":
		return fault.New(fault.Refused, "gesprek_zonder_datum")
	case s.HeldOn > today:
		return fault.New(fault.Refused, "gesprek_nog_niet_geweest")
	case People(present) == 0:
		return fault.New(fault.Refused, "gesprek_zonder_aanwezigen")
	}
	return nil
}

// HeldWithResidents says whether a conversation was closed and residents were there: partners can have agreed in it.
func HeldWithResidents(s Session, present []Presence) bool {
	return s.Status == Finished && ResidentPeople(present) > 0
}

// People counts who were there.
func People(present []Presence) int {
	n := 0
	for _, p := range present {
		n += p.People
	}
	return n
}

// ResidentPeople counts the residents and experts by experience who were there.
func ResidentPeople(present []Presence) int {
	n := Voices(present)
	return n["inwoner"] + n["ervaringsdeskundige"]
}
