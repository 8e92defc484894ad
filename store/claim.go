package store

import (
	"kompas/db"
	"kompas/fault"
	"kompas/kompas"
)

const claimColumns = `m.id, m.activity_id, m.result_id, m.if_text, m.then_text, m.contributes_text, m.assumption, m.evidence, m.created_at, m.version, m.grade,
	m.grade_reason`

func scanClaim(r scanner) (kompas.ChangeClaim, error) {
	var c kompas.ChangeClaim
	var at int64
	err := r.Scan(&c.ID, &c.ActivityID, &c.ResultID, &c.If, &c.Then, &c.Contributes, &c.Assumption, &c.Evidence, &at, &c.Version, &c.Grade, &c.GradeReason)
	c.CreatedAt = Instant(at)
	return c, err
}

// Claims gives why the activities of a compass contribute to its results, oldest first; not those of what was removed.
func (tx *Tx) Claims(compass kompas.CompassID) ([]kompas.ChangeClaim, error) {
	return all(tx, scanClaim, `/* Tx.Claims */ select `+claimColumns+` from activity a
		join change_claim m on m.tenant_id = a.tenant_id and m.activity_id = a.id
		join result r on r.tenant_id = m.tenant_id and r.id = m.result_id and r.removed_at is null
		where a.tenant_id = $1 and a.compass_id = $2 and a.removed_at is null order by m.created_at, m.id`, tx.tenant, string(compass))
}

// ClaimsOf gives why one activity contributes to results, oldest first.
func (tx *Tx) ClaimsOf(id kompas.ActivityID) ([]kompas.ChangeClaim, error) {
	return all(tx, scanClaim, `/* Tx.ClaimsOf */ select `+claimColumns+` from change_claim m
		join result r on r.tenant_id = m.tenant_id and r.id = m.result_id and r.removed_at is null
		where m.tenant_id = $1 and m.activity_id = $2 order by m.created_at, m.id`, tx.tenant, string(id))
}

// InsertClaim stores a new claim; an activity has one claim per result.
func (tx *Tx) InsertClaim(c kompas.ChangeClaim) error {
	_, err := tx.Exec(`/* Tx.InsertClaim */ insert into change_claim (tenant_id, id, activity_id, result_id, if_text, then_text, contributes_text, assumption,
		evidence, created_at, grade, grade_reason) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
		tx.tenant, string(c.ID), string(c.ActivityID), string(c.ResultID), c.If, c.Then, c.Contributes, c.Assumption, string(c.Evidence), Millis(tx.Now), string(c.Grade), c.GradeReason)
	if db.IsUnique(err) {
		return fault.Form([]*fault.Error{fault.Field("resultaat", "resultaat_al_gekoppeld")})
	}
	return err
}

// UpdateClaim stores a changed claim; stale when somebody was first.
func (tx *Tx) UpdateClaim(c *kompas.ChangeClaim) error {
	err := changed(tx.Exec(`/* Tx.UpdateClaim */ update change_claim set if_text = $1, then_text = $2, contributes_text = $3, assumption = $4, evidence = $5,
		grade = $6, grade_reason = $7, version = version + 1 where tenant_id = $8 and id = $9 and version = $10`,
		c.If, c.Then, c.Contributes, c.Assumption, string(c.Evidence), string(c.Grade), c.GradeReason, tx.tenant, string(c.ID), c.Version))
	if err == nil {
		c.Version++
	}
	return err
}

// DeleteClaim unties an activity from a result. The sentence is kept apart, for RestoreClaim.
func (tx *Tx) DeleteClaim(id kompas.ClaimID) error {
	if _, err := tx.Exec(`/* Tx.DeleteClaim.keep */ insert into removed_claim (tenant_id, id, activity_id, result_id, if_text, then_text, contributes_text,
		assumption, evidence, created_at, version, grade, grade_reason, removed_at)
		select m.tenant_id, m.id, m.activity_id, m.result_id, m.if_text, m.then_text, m.contributes_text, m.assumption, m.evidence, m.created_at, m.version,
		m.grade, m.grade_reason, cast($1 as bigint) from change_claim m where m.tenant_id = $2 and m.id = $3`, Millis(tx.Now), tx.tenant, string(id)); err != nil {
		return err
	}
	_, err := tx.Exec(`/* Tx.DeleteClaim */ delete from change_claim where tenant_id = $1 and id = $2`, tx.tenant, string(id))
	return err
}

// RemovedClaim finds a claim that was untied from an activity.
func (tx *Tx) RemovedClaim(activity kompas.ActivityID, id kompas.ClaimID) (kompas.ChangeClaim, error) {
	return one(tx, scanClaim, `/* Tx.RemovedClaim */ select `+claimColumns+` from removed_claim m
		join result r on r.tenant_id = m.tenant_id and r.id = m.result_id and r.removed_at is null
		where m.tenant_id = $1 and m.activity_id = $2 and m.id = $3`, tx.tenant, string(activity), string(id))
}

// ForgetRemovedClaim drops what was kept of a claim that is tied again.
func (tx *Tx) ForgetRemovedClaim(id kompas.ClaimID) error {
	_, err := tx.Exec(`/* Tx.ForgetRemovedClaim */ delete from removed_claim where tenant_id = $1 and id = $2`, tx.tenant, string(id))
	return err
}
