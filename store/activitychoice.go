package store

import "kompas/kompas"

// ActivityChoices is the table of what partners choose to do with activities.
func ActivityChoices() PartTable[kompas.ActivityChoice] {
	return PartTable[kompas.ActivityChoice]{name: "activity_choice", own: []string{"activity_id", "choice", "reason", "chosen_on"},
		part: func(x *kompas.ActivityChoice) *kompas.Part { return &x.Part },
		into: func(x *kompas.ActivityChoice) []any { return []any{&x.ActivityID, &x.Choice, &x.Reason, &x.ChosenOn} }}
}

// PhaseOuts is the table of how activities come to an end.
func PhaseOuts() PartTable[kompas.PhaseOut] {
	return PartTable[kompas.PhaseOut]{name: "phase_out", own: []string{"activity_id", "people", "ends_on", "teller", "agreed_with", "room"},
		part: func(x *kompas.PhaseOut) *kompas.Part { return &x.Part },
		into: func(x *kompas.PhaseOut) []any {
			return []any{&x.ActivityID, &x.People, &x.EndsOn, &x.Teller, &x.AgreedWith, &x.Room}
		}}
}

// FundingAgreements is the table of how activities are paid.
func FundingAgreements() PartTable[kompas.FundingAgreement] {
	return PartTable[kompas.FundingAgreement]{name: "funding",
		own:  []string{"activity_id", "kind", "model", "amount_cents", "starts_on", "ends_on", "effect", "effect_note", "client_choice"},
		part: func(x *kompas.FundingAgreement) *kompas.Part { return &x.Part },
		into: func(x *kompas.FundingAgreement) []any {
			return []any{&x.ActivityID, &x.Kind, &x.Model, &x.Amount, &x.StartsOn, &x.EndsOn, &x.Effect, &x.EffectNote, &x.ClientChoice}
		}}
}

// Circumstances is the table of what helps and hinders people who do something themselves.
func Circumstances() PartTable[kompas.Circumstance] {
	return PartTable[kompas.Circumstance]{name: "circumstance", own: []string{"activity_id", "kind", "text", "by_municipality"},
		part: func(x *kompas.Circumstance) *kompas.Part { return &x.Part },
		into: func(x *kompas.Circumstance) []any { return []any{&x.ActivityID, &x.Kind, &x.Text, &x.ByMunicipality} }}
}
