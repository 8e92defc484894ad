package store

import "kompas/kompas"

// PolicyPoints is the table of what the municipality already decided to strive for.
func PolicyPoints() PartTable[kompas.PolicyPoint] {
	return PartTable[kompas.PolicyPoint]{name: "policy_point", own: []string{"text", "document", "address"},
		part: func(p *kompas.PolicyPoint) *kompas.Part { return &p.Part },
		into: func(p *kompas.PolicyPoint) []any { return []any{&p.Text, &p.Document, &p.Address} }}
}

// AlignmentNotes is the table of what people see, laid beside policy.
func AlignmentNotes() PartTable[kompas.AlignmentNote] {
	return PartTable[kompas.AlignmentNote]{name: "alignment_note", own: []string{"point_id", "answer", "note", "proposal"},
		part: func(n *kompas.AlignmentNote) *kompas.Part { return &n.Part },
		into: func(n *kompas.AlignmentNote) []any { return []any{&n.PointID, &n.Answer, &n.Note, &n.Proposal} },
		ties: []partTie[kompas.AlignmentNote]{tieTo("alignment_insight", "insight_id", func(n *kompas.AlignmentNote) *[]kompas.InsightID { return &n.Insights })}}
}
