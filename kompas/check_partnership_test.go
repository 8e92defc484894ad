package kompas_test

import . "kompas/kompas"

func partnershipCases() []ruleCase {
	return []ruleCase{
		{"one council without its own college", shared(func(p *CheckPicture) {
			p.Decisions = []Decision{{Kind: "raad", ObjectKind: "resultaat", ObjectID: "r1", MemberID: "baarn", DecidedOn: "2026-03-02"},
				{Kind: "college", ObjectKind: "resultaat", ObjectID: "r1", MemberID: "soest", DecidedOn: "2026-02-02"}}
		}), "KC-223 B r/baarn"},
		{"one council whose chain goes round the college", shared(func(p *CheckPicture) {
			p.Members[0].OwnChain = "gezamenlijk-raad"
			p.Decisions = []Decision{{Kind: "raad", ObjectKind: "resultaat", ObjectID: "r1", MemberID: "baarn", DecidedOn: "2026-03-02"}}
		}), ""},
		{"one of two municipalities checked its core values", shared(func(p *CheckPicture) {
			p.Decisions = []Decision{{Kind: "college", ObjectKind: "resultaat", ObjectID: "r1", MemberID: "baarn", DecidedOn: "2026-02-02"},
				{Kind: "college", ObjectKind: "resultaat", ObjectID: "r1", MemberID: "soest", DecidedOn: "2026-02-02"}}
			p.Members[0].CoreValues, p.Members[1].CoreValues = 2, 2
			p.Valued = map[VersionID][]PartID{"r1": {"baarn"}}
		}), "KC-222 W r/soest"},
		{"a municipality without core values of its own", shared(func(p *CheckPicture) {
			p.Decisions = []Decision{{Kind: "college", ObjectKind: "resultaat", ObjectID: "r1", MemberID: "soest", DecidedOn: "2026-02-02"}}
			p.Members[0].CoreValues = 2
		}), ""},
	}
}

// shared makes it the compass of a partnership of two municipalities that agreed on the result.
func shared(change func(*CheckPicture)) func(*CheckPicture) {
	return func(p *CheckPicture) {
		p.Results[0].Status, p.Results[0].Indicators = StatusJoint, StatusJoint
		for _, id := range []PartID{"baarn", "soest"} {
			p.Members = append(p.Members, CheckedMember{MemberMunicipality: MemberMunicipality{Part: Part{ID: id}}, Name: string(id)})
		}
		change(p)
	}
}
