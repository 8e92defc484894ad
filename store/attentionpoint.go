package store

import "kompas/kompas"

// AttentionPoints is the table of the groups and areas that need extra effort.
func AttentionPoints() PartTable[kompas.AttentionPoint] {
	return PartTable[kompas.AttentionPoint]{name: "attention_point", own: []string{"why", "indicator_key", "area_code", "group_name", "place"},
		part: func(p *kompas.AttentionPoint) *kompas.Part { return &p.Part },
		into: func(p *kompas.AttentionPoint) []any {
			return []any{&p.Why, &p.IndicatorKey, &p.AreaCode, &p.Group, &p.Place}
		}}
}

// TextsNamingPlaces gives what people wrote in a compass in which they may name a place: insights, activities, what was
// said in conversations, stories that were not taken back.
func (tx *Tx) TextsNamingPlaces(compass kompas.CompassID) ([]string, error) {
	return all(tx, func(r scanner) (s string, err error) {
		err = r.Scan(&s)
		return s, err
	}, `/* Tx.TextsNamingPlaces */ select text from insight where tenant_id = $1 and compass_id = $2 and withdrawn_at is null
		union all select name || ' ' || description || ' ' || participants from activity where tenant_id = $1 and compass_id = $2 and removed_at is null
		union all select s.title || ' ' || s.place || ' ' || s.outcome from session s where s.tenant_id = $1 and s.compass_id = $2
		union all select i.text from session_input i join session s on s.tenant_id = i.tenant_id and s.id = i.session_id
			where s.tenant_id = $1 and s.compass_id = $2 and i.removed_at is null
		union all select text from story where tenant_id = $1 and compass_id = $2 and state <> 'ingetrokken'`, tx.tenant, string(compass))
}
