package store

import "kompas/kompas"

// MemberMunicipalities is the table of the municipalities that take part in a compass of a partnership.
func MemberMunicipalities() PartTable[kompas.MemberMunicipality] {
	return PartTable[kompas.MemberMunicipality]{name: "member_municipality", own: []string{"area_code", "joined_on", "own_chain"},
		part: func(m *kompas.MemberMunicipality) *kompas.Part { return &m.Part },
		into: func(m *kompas.MemberMunicipality) []any { return []any{&m.AreaCode, &m.JoinedOn, &m.OwnChain} }}
}

// TakingPart gives the codes of the municipalities that take part in each compass.
func (tx *Tx) TakingPart() (map[kompas.CompassID][]string, error) {
	type pair struct {
		compass kompas.CompassID
		code    string
	}
	pairs, err := all(tx, func(r scanner) (p pair, err error) { err = r.Scan(&p.compass, &p.code); return }, `/* Tx.TakingPart */
		select compass_id, area_code from member_municipality where tenant_id = $1 and removed_at is null and compass_id is not null
		order by compass_id, area_code`, tx.tenant)
	out := map[kompas.CompassID][]string{}
	for _, p := range pairs {
		out[p.compass] = append(out[p.compass], p.code)
	}
	return out, err
}
