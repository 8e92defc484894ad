package store

import "kompas/kompas"

// Proposals is the table of what people would like to see changed.
func Proposals() PartTable[kompas.Proposal] {
	return PartTable[kompas.Proposal]{name: "proposal",
		own:  []string{"about", "text", "organisation_id", "maker_name", "state", "answer", "answered_by", "answered_on"},
		part: func(p *kompas.Proposal) *kompas.Part { return &p.Part },
		into: func(p *kompas.Proposal) []any {
			return []any{&p.About, &p.Text, &p.OrganisationID, &p.MakerName, &p.State, &p.Answer, &p.AnsweredBy, &p.AnsweredOn}
		}}
}
