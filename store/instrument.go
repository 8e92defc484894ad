package store

import "kompas/kompas"

// InstrumentUses is the table of the instruments that partners measure with.
func InstrumentUses() PartTable[kompas.InstrumentUse] {
	return PartTable[kompas.InstrumentUse]{name: "instrument_use", own: []string{"name", "decision", "state", "why", "group_name", "minutes", "times", "people", "last_used_on",
		"ends_on", "agreed_with"},
		part: func(u *kompas.InstrumentUse) *kompas.Part { return &u.Part },
		into: func(u *kompas.InstrumentUse) []any {
			return []any{&u.Name, &u.Decision, &u.State, &u.Why, &u.Group, &u.Minutes, &u.Times, &u.People, &u.LastUsedOn, &u.EndsOn, &u.AgreedWith}
		},
		ties: []partTie[kompas.InstrumentUse]{
			tieTo("instrument_indicator", "indicator_id", func(u *kompas.InstrumentUse) *[]kompas.IndicatorID { return &u.Indicators }),
			tieTo("instrument_activity", "activity_id", func(u *kompas.InstrumentUse) *[]kompas.ActivityID { return &u.Activities }),
		}}
}
