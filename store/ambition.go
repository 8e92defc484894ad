package store

import "kompas/kompas"

const ambitionColumns = `a.id, a.compass_id, a.number, a.created_at, v.id, v.text, v.residents_text, v.status, v.edition,
	coalesce(v.supersedes_id, ''), v.reason, v.created_at, v.created_by, v.adopted_at, v.parked_from,
	v.parked_reason, v.parked_until, v.version`

func scanAmbition(r scanner) (kompas.Ambition, error) {
	var a kompas.Ambition
	var at, versionAt int64
	var adopted *int64
	err := r.Scan(&a.ID, &a.CompassID, &a.Number, &at, &a.Edition.ID, &a.Text, &a.ResidentsText, &a.Status, &a.Edition.Number,
		&a.Supersedes, &a.Reason, &versionAt, &a.CreatedBy, &adopted, &a.From, &a.Why, &a.NextOn, &a.Version)
	a.CreatedAt, a.Edition.CreatedAt = Instant(at), Instant(versionAt)
	if adopted != nil {
		a.AdoptedAt = Instant(*adopted)
	}
	return a, err
}

// Ambitions gives every version of every ambition of a compass: per ambition the newest version first.
func (tx *Tx) Ambitions(compass kompas.CompassID) ([]kompas.Ambition, error) {
	list, err := all(tx, scanAmbition, `/* Tx.Ambitions */ select `+ambitionColumns+` from ambition a
		join ambition_version v on v.tenant_id = a.tenant_id and v.ambition_id = a.id
		where a.tenant_id = $1 and a.compass_id = $2 and a.removed_at is null order by a.number, v.created_at desc, v.id desc`,
		tx.tenant, string(compass))
	if err != nil || len(list) == 0 {
		return list, err
	}
	evidence, err := tx.ambitionEvidence(compass)
	for i := range list {
		list[i].Evidence = evidence[list[i].ID]
	}
	return list, err
}

// AmbitionVersions gives every version of one ambition, the newest first.
func (tx *Tx) AmbitionVersions(id kompas.AmbitionID) ([]kompas.Ambition, error) {
	return all(tx, scanAmbition, `/* Tx.AmbitionVersions */ select `+ambitionColumns+` from ambition a
		join ambition_version v on v.tenant_id = a.tenant_id and v.ambition_id = a.id
		where a.tenant_id = $1 and a.id = $2 and a.removed_at is null order by v.created_at desc, v.id desc`, tx.tenant, string(id))
}

func (tx *Tx) ambitionEvidence(compass kompas.CompassID) (map[kompas.AmbitionID][]kompas.InsightID, error) {
	type link struct {
		ambition kompas.AmbitionID
		insight  kompas.InsightID
	}
	links, err := all(tx, func(r scanner) (l link, err error) { err = r.Scan(&l.ambition, &l.insight); return }, `/* Tx.ambitionEvidence */
		select l.ambition_id, l.insight_id from ambition_insight l join ambition a on a.tenant_id = l.tenant_id and a.id = l.ambition_id
		where l.tenant_id = $1 and a.compass_id = $2 order by l.ambition_id, l.insight_id`, tx.tenant, string(compass))
	out := map[kompas.AmbitionID][]kompas.InsightID{}
	for _, l := range links {
		out[l.ambition] = append(out[l.ambition], l.insight)
	}
	return out, err
}

// InsertAmbition stores a new ambition with its first version.
func (tx *Tx) InsertAmbition(a kompas.Ambition) error {
	_, err := tx.Exec(`/* Tx.InsertAmbition */ insert into ambition (tenant_id, id, compass_id, number, created_at) values ($1, $2, $3, $4, $5)`,
		tx.tenant, string(a.ID), string(a.CompassID), a.Number, Millis(tx.Now))
	if err != nil {
		return err
	}
	return tx.InsertAmbitionVersion(a)
}

// InsertAmbitionVersion stores a new version of an ambition.
func (tx *Tx) InsertAmbitionVersion(a kompas.Ambition) error {
	_, err := tx.Exec(`/* Tx.InsertAmbitionVersion */ insert into ambition_version (tenant_id, id, ambition_id, text, residents_text, status, edition,
		supersedes_id, reason, created_at, created_by) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
		tx.tenant, string(a.Edition.ID), string(a.ID), a.Text, a.ResidentsText, string(a.Status), a.Edition.Number, orNull(a.Supersedes), a.Reason,
		Millis(tx.Now), string(a.CreatedBy))
	return err
}

// UpdateAmbitionVersion stores a changed version; stale when somebody was first.
func (tx *Tx) UpdateAmbitionVersion(a *kompas.Ambition) error {
	var adopted *int64
	if !a.AdoptedAt.IsZero() {
		ms := Millis(a.AdoptedAt)
		adopted = &ms
	}
	err := changed(tx.Exec(`/* Tx.UpdateAmbitionVersion */ update ambition_version set text = $1, residents_text = $2, status = $3, edition = $4, reason = $5,
		adopted_at = $6, parked_from = $7, parked_reason = $8, parked_until = $9, version = version + 1 where tenant_id = $10 and id = $11 and version = $12`,
		a.Text, a.ResidentsText, string(a.Status), a.Edition.Number, a.Reason, adopted, string(a.From), a.Why, a.NextOn, tx.tenant, string(a.Edition.ID),
		a.Version))
	a.Version++
	return err
}

// SetEvidence ties an ambition to the insights it rests on, instead of those before.
func (tx *Tx) SetEvidence(id kompas.AmbitionID, insights []kompas.InsightID) error {
	if _, err := tx.Exec(`/* Tx.SetEvidence.clear */ delete from ambition_insight where tenant_id = $1 and ambition_id = $2`, tx.tenant, string(id)); err != nil {
		return err
	}
	for _, i := range insights {
		if _, err := tx.Exec(`/* Tx.SetEvidence */ insert into ambition_insight (tenant_id, ambition_id, insight_id) values ($1, $2, $3)
			on conflict (tenant_id, ambition_id, insight_id) do nothing`, tx.tenant, string(id), string(i)); err != nil {
			return err
		}
	}
	return nil
}

// Promises gives the first ambition of each compass of the space, in the version in force or else the newest.
func (tx *Tx) Promises() (map[kompas.CompassID]string, error) {
	type pair struct {
		compass kompas.CompassID
		text    string
	}
	pairs, err := all(tx, func(r scanner) (p pair, err error) { err = r.Scan(&p.compass, &p.text); return }, `/* Tx.Promises */
		select compass_id, text from (
			select a.compass_id, v.text, row_number() over (partition by a.compass_id order by a.number,
				`+countingFirst("v")+`) as place
			from ambition a join ambition_version v on v.tenant_id = a.tenant_id and v.ambition_id = a.id
			where a.tenant_id = $1 and a.removed_at is null) x where place = 1 order by compass_id`, tx.tenant)
	out := map[kompas.CompassID]string{}
	for _, p := range pairs {
		out[p.compass] = p.text
	}
	return out, err
}
