package store

import "kompas/kompas"

const resultColumns = `r.id, r.compass_id, coalesce(r.ambition_id, ''), r.number, r.slug, coalesce(r.parent_id, ''), r.created_at, v.id, v.text, v.start_year, v.horizon_years,
	v.horizon_confirmed, v.target_group, v.group_size, v.group_source, v.optimum_works, v.optimum_result, v.optimum_transformation,
	v.optimum_budget, v.status, v.edition, coalesce(v.supersedes_id, ''), v.reason, v.created_at,
	v.created_by, v.adopted_at, v.indicators_status, v.parked_from, v.parked_reason, v.parked_until, v.version`

func scanResult(row scanner) (kompas.SocietalResult, error) {
	var r kompas.SocietalResult
	var at, versionAt int64
	var adopted *int64
	err := row.Scan(&r.ID, &r.CompassID, &r.AmbitionID, &r.Number, &r.Slug, &r.ParentID, &at, &r.Edition.ID, &r.Text, &r.StartYear, &r.HorizonYears,
		&r.HorizonConfirmed, &r.TargetGroup, &r.GroupSize, &r.GroupSource, &r.Optimum.Works, &r.Optimum.Result, &r.Optimum.Transformation,
		&r.Optimum.Budget, &r.Status, &r.Edition.Number, &r.Supersedes, &r.Reason, &versionAt,
		&r.CreatedBy, &adopted, &r.Indicators, &r.From, &r.Why, &r.NextOn, &r.Version)
	r.CreatedAt, r.Edition.CreatedAt = Instant(at), Instant(versionAt)
	if adopted != nil {
		r.AdoptedAt = Instant(*adopted)
	}
	return r, err
}

// Results gives every version of every result of a compass: per result the newest version first.
func (tx *Tx) Results(compass kompas.CompassID) ([]kompas.SocietalResult, error) {
	return all(tx, scanResult, `/* Tx.Results */ select `+resultColumns+` from result r
		join result_version v on v.tenant_id = r.tenant_id and v.result_id = r.id
		where r.tenant_id = $1 and r.compass_id = $2 and r.removed_at is null order by r.number, v.created_at desc, v.id desc`,
		tx.tenant, string(compass))
}

// ResultVersions gives every version of one result, the newest first; none when it does not exist or was removed.
func (tx *Tx) ResultVersions(id kompas.ResultID) ([]kompas.SocietalResult, error) {
	return all(tx, scanResult, `/* Tx.ResultVersions */ select `+resultColumns+` from result r
		join result_version v on v.tenant_id = r.tenant_id and v.result_id = r.id
		where r.tenant_id = $1 and r.id = $2 and r.removed_at is null order by v.created_at desc, v.id desc`, tx.tenant, string(id))
}

// ResultsNumbered gives every version of the result with a number in a compass, the newest first; removed ones only
// when asked.
func (tx *Tx) ResultsNumbered(compass kompas.CompassID, number int, removed bool) ([]kompas.SocietalResult, error) {
	return all(tx, scanResult, `/* Tx.ResultsNumbered */ select `+resultColumns+` from result r
		join result_version v on v.tenant_id = r.tenant_id and v.result_id = r.id
		where r.tenant_id = $1 and r.compass_id = $2 and r.number = $3 and (r.removed_at is not null) = $4 order by v.created_at desc, v.id desc`,
		tx.tenant, string(compass), number, removed)
}

// NextResultNumber gives the number of the next result of a compass. A number is never used twice.
func (tx *Tx) NextResultNumber(compass kompas.CompassID) (int, error) {
	var n int
	err := tx.QueryRow(`/* Tx.NextResultNumber */ select coalesce(max(number), 0) + 1 from result where tenant_id = $1 and compass_id = $2`,
		tx.tenant, string(compass)).Scan(&n)
	return n, err
}

// InsertResult stores a new result with its first version.
func (tx *Tx) InsertResult(r kompas.SocietalResult) error {
	_, err := tx.Exec(`/* Tx.InsertResult */ insert into result (tenant_id, id, compass_id, ambition_id, parent_id, number, slug, created_at)
		values ($1, $2, $3, $4, $5, $6, $7, $8)`,
		tx.tenant, string(r.ID), string(r.CompassID), orNull(r.AmbitionID), orNull(r.ParentID), r.Number, r.Slug, Millis(tx.Now))
	if err != nil {
		return err
	}
	return tx.InsertResultVersion(r)
}

// InsertResultVersion stores a new version of a result.
func (tx *Tx) InsertResultVersion(r kompas.SocietalResult) error {
	_, err := tx.Exec(`/* Tx.InsertResultVersion */ insert into result_version (tenant_id, id, result_id, text, start_year, horizon_years, horizon_confirmed,
		target_group, group_size, group_source, status, edition, supersedes_id, reason, created_at, created_by,
		optimum_works, optimum_result, optimum_transformation, optimum_budget)
		values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20)`,
		tx.tenant, string(r.Edition.ID), string(r.ID), r.Text, r.StartYear, r.HorizonYears, r.HorizonConfirmed,
		r.TargetGroup, r.GroupSize, r.GroupSource, string(r.Status), r.Edition.Number, orNull(r.Supersedes), r.Reason, Millis(tx.Now), string(r.CreatedBy),
		r.Optimum.Works, r.Optimum.Result, r.Optimum.Transformation, r.Optimum.Budget)
	return err
}

// UpdateResultVersion stores a changed version, and the result's place under an ambition or another result; stale when somebody was first.
func (tx *Tx) UpdateResultVersion(r *kompas.SocietalResult) error {
	var adopted *int64
	if !r.AdoptedAt.IsZero() {
		ms := Millis(r.AdoptedAt)
		adopted = &ms
	}
	err := changed(tx.Exec(`/* Tx.UpdateResultVersion */ update result_version set text = $1, start_year = $2, horizon_years = $3, horizon_confirmed = $4,
		target_group = $5, group_size = $6, group_source = $7, status = $8, edition = $9, reason = $10, adopted_at = $11, optimum_works = $12,
		optimum_result = $13, optimum_transformation = $14, optimum_budget = $15, indicators_status = $16, parked_from = $17, parked_reason = $18,
		parked_until = $19, version = version + 1 where tenant_id = $20 and id = $21 and version = $22`,
		r.Text, r.StartYear, r.HorizonYears, r.HorizonConfirmed, r.TargetGroup, r.GroupSize, r.GroupSource, string(r.Status), r.Edition.Number,
		r.Reason, adopted, r.Optimum.Works, r.Optimum.Result, r.Optimum.Transformation, r.Optimum.Budget, string(r.Indicators), string(r.From), r.Why,
		r.NextOn, tx.tenant, string(r.Edition.ID), r.Version))
	if err != nil {
		return err
	}
	r.Version++
	_, err = tx.Exec(`/* Tx.UpdateResultVersion.place */ update result set ambition_id = $1, parent_id = $2, slug = $3
		where tenant_id = $4 and id = $5`, orNull(r.AmbitionID), orNull(r.ParentID), r.Slug, tx.tenant, string(r.ID))
	return err
}

// SetResultRemoved takes a result away, or puts it back. Its rows stay.
func (tx *Tx) SetResultRemoved(id kompas.ResultID, removed bool) error {
	var at *int64
	if removed {
		ms := Millis(tx.Now)
		at = &ms
	}
	_, err := tx.Exec(`/* Tx.SetResultRemoved */ update result set removed_at = $1 where tenant_id = $2 and id = $3`, at, tx.tenant, string(id))
	return err
}
