package store

import "kompas/kompas"

// MemberMunicipalities is the table of the municipalities that take part in a compass of a partnership.
func MemberMunicipalities() PartTable[kompas.MemberMunicipality] {
	return PartTable[kompas.MemberMunicipality]{name: "member_municipality", own: []string{"area_code", "joined_on"},
		part: func(m *kompas.MemberMunicipality) *kompas.Part { return &m.Part },
		into: func(m *kompas.MemberMunicipality) []any { return []any{&m.AreaCode, &m.JoinedOn} }}
}
