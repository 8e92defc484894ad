package store

import "kompas/kompas"

// ExpertReturns is the table of what experts work out and bring back to the group.
func ExpertReturns() PartTable[kompas.ExpertReturn] {
	return PartTable[kompas.ExpertReturn]{name: "expert_return",
		own:  []string{"result_id", "asked_of", "returned_on", "proposal", "answer", "answered_on", "why"},
		part: func(x *kompas.ExpertReturn) *kompas.Part { return &x.Part },
		into: func(x *kompas.ExpertReturn) []any {
			return []any{&x.ResultID, &x.AskedOf, &x.ReturnedOn, &x.Proposal, &x.Answer, &x.AnsweredOn, &x.Why}
		}}
}
