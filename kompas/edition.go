package kompas

import (
	"slices"

	"kompas/fault"
)

// rank orders the levels at which a version can be adopted.
func rank(s AdoptionStatus) int {
	return slices.Index([]AdoptionStatus{StatusJoint, StatusCollege, StatusCouncil}, s)
}

// Counting finds the version that counts, or else the newest that was achieved; -1 when there is none. The versions come
// newest first. A newer one replaces it at once when it is adopted at the same level, so the oldest agreed one counts.
func Counting(editions []Edition) int {
	for i := len(editions) - 1; i >= 0; i-- {
		if editions[i].Status.Agreed() {
			return i
		}
	}
	return slices.IndexFunc(editions, func(e Edition) bool { return e.Status == StatusAchieved })
}

// Coming finds the version that is on its way beside the one that counts, or by itself; -1 when there is none.
func Coming(editions []Edition) int {
	for i := range editions {
		s := editions[i].Status
		if s.Editable() || s == StatusParked || s.Agreed() && i != Counting(editions) {
			return i
		}
	}
	return -1
}

// replaces says whether a version is adopted at the level of an older one, its indicators too.
func (e Edition) replaces(older Edition) bool {
	return e.Status.Agreed() && rank(e.Status) >= rank(older.Status) && rank(e.Indicators) >= rank(older.Indicators)
}

// Advance lets a body decide on parts of a version (the text, the indicators), and gives every version that changes: itself,
// and those it replaces, but for those that hold on elsewhere. It does not ask whether the body may: StepRefused does.
func Advance(editions []Edition, at int, b Body, parts []ChainObject, holds func(older Edition) bool) []Edition {
	e := editions[at]
	if b == BodyJoint {
		for _, o := range editions {
			e.Number = max(e.Number, o.Number+1)
		}
	}
	for _, part := range parts {
		if part == ChainIndicators {
			e.Indicators = b.Status()
		} else {
			e.Status = b.Status()
		}
	}
	return Replace(editions, at, e, holds)
}

// Replace gives a version with those it replaces.
func Replace(editions []Edition, at int, e Edition, holds func(older Edition) bool) []Edition {
	out := []Edition{e}
	for _, older := range editions[at+1:] {
		if older.Status.Agreed() && e.replaces(older) && !holds(older) {
			older.Status = StatusSuperseded
			out = append(out, older)
		}
	}
	return out
}

// MayPark says whether a version can wait: what the council adopted holds until the council decides otherwise.
func (e Edition) MayPark() bool {
	return e.Status.Editable() || e.Status == StatusJoint || e.Status == StatusCollege
}

// ParkingFields are the fields of the form that parks a version.
func ParkingFields() []Field[Parking] {
	return []Field[Parking]{
		RequiredTextField("reden", MaxSentence, true, func(p *Parking) *string { return &p.Why }),
		RequiredDateField("volgende-datum", func(p *Parking) *string { return &p.NextOn }),
	}
}

// Park lets a version wait from a day on. The next day lies ahead.
func (e Edition) Park(p Parking, today string) (Edition, *fault.Error) {
	if p.NextOn <= today {
		return e, fault.Field("volgende-datum", "dag_moet_nog_komen")
	}
	p.From = e.Status
	e.Status, e.Parking = StatusParked, p
	return e, nil
}

// Resume brings a version that waits back to where it was.
func (e Edition) Resume() Edition {
	e.Status, e.Parking = e.From, Parking{}
	return e
}

// SuccessorRefused says why a version cannot stop to count while a newer one waits, by a code; empty when none does. What
// the council adopted only makes room for what the council adopted too (KC-610).
func SuccessorRefused(editions []Edition, at int) string {
	old, code := editions[at], "nieuwe_versie_wacht"
	if old.Status == StatusCouncil || old.Indicators == StatusCouncil {
		code = "KC-610"
	}
	for _, newer := range editions[:at] {
		if newer.Status.Agreed() && !newer.replaces(old) {
			return code
		}
	}
	return ""
}
