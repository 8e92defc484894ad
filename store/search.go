package store

import "kompas/kompas"

// SearchRow is a thing with words in it, as somebody may look for it: what it is, where it stands, and its words.
type SearchRow struct {
	Kind    string // as in the history: resultaat, activiteit …
	ID      string
	Compass kompas.CompassID
	Address string // of its page under the compass, as far as that depends on the thing
	Name    string
	Texts   [3]string
}

func scanSearchRow(r scanner) (SearchRow, error) {
	var s SearchRow
	err := r.Scan(&s.Kind, &s.ID, &s.Compass, &s.Address, &s.Name, &s.Texts[0], &s.Texts[1], &s.Texts[2])
	return s, err
}

// SearchRows gives everything in the space that has words of its own and is no part, story or council page. Who may read
// which of it is not asked here. What was removed, withdrawn or replaced is left out.
func (tx *Tx) SearchRows() ([]SearchRow, error) {
	return all(tx, scanSearchRow, `/* Tx.SearchRows */
		select 'kompas', id, id, '', title, issue, group_name, '' from compass where tenant_id = $1
		union all select 'stoel', id, compass_id, '', name, '', '', '' from seat where tenant_id = $1
		union all select 'duiding', id, compass_id, id, text, '', '', '' from insight where tenant_id = $1 and withdrawn_at is null
		union all select 'ambitie', a.id, a.compass_id, a.id, v.text, v.residents_text, '', '' from ambition a
			join ambition_version v on v.tenant_id = a.tenant_id and v.ambition_id = a.id
			where a.tenant_id = $1 and a.removed_at is null and v.status not in ('vervangen', 'ingetrokken')
		union all select 'resultaat', r.id, r.compass_id, cast(r.number as text) || '-' || r.slug, v.text, v.target_group, v.optimum_works, v.optimum_result
			from result r join result_version v on v.tenant_id = r.tenant_id and v.result_id = r.id
			where r.tenant_id = $1 and r.removed_at is null and v.status not in ('vervangen', 'ingetrokken')
		union all select 'indicator', i.id, r.compass_id, cast(r.number as text) || '-' || r.slug, i.name, i.definition, i.source_name, ''
			from result r join result_version v on v.tenant_id = r.tenant_id and v.result_id = r.id
			join result_indicator l on l.tenant_id = v.tenant_id and l.result_version_id = v.id
			join indicator i on i.tenant_id = l.tenant_id and i.id = l.indicator_id
			where r.tenant_id = $1 and r.removed_at is null and v.status not in ('vervangen', 'ingetrokken')
		union all select 'behoefte', id, compass_id, cast(number as text), text, group_name, '', '' from need where tenant_id = $1 and removed_at is null
		union all select 'activiteit', id, compass_id, slug, name, description, participants, '' from activity where tenant_id = $1 and removed_at is null
		union all select 'als_dan', c.id, a.compass_id, a.slug, a.name, c.if_text || ' ' || c.then_text || ' ' || c.contributes_text, c.assumption, ''
			from change_claim c join activity a on a.tenant_id = c.tenant_id and a.id = c.activity_id
			where c.tenant_id = $1 and a.removed_at is null
		union all select 'kwaliteit', q.id, a.compass_id, a.slug, a.name, q.text, '', '' from quality_input q
			join activity a on a.tenant_id = q.tenant_id and a.id = q.activity_id where q.tenant_id = $1 and a.removed_at is null and q.text <> ''
		union all select 'gesprek', id, compass_id, id, title, outcome, place, '' from session where tenant_id = $1
		union all select 'inbreng', i.id, s.compass_id, s.id, s.title, i.text, '', '' from session_input i
			join session s on s.tenant_id = i.tenant_id and s.id = i.session_id where i.tenant_id = $1 and i.removed_at is null
		union all select 'uitspraak', u.id, r.compass_id, r.slug, s.title, u.text, '', '' from review_statement u
			join review r on r.tenant_id = u.tenant_id and r.id = u.review_id
			join session s on s.tenant_id = r.tenant_id and s.id = r.session_id where u.tenant_id = $1 and u.removed_at is null
		union all select 'actie', id, compass_id, id, text, effect_note, owner, '' from improvement_action where tenant_id = $1
		union all select 'bijlage', id, compass_id, id, name, '', '', '' from attachment where tenant_id = $1 and removed_at is null
		order by 3, 1, 2`, tx.tenant)
}
