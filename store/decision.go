package store

import "kompas/kompas"

const decisionColumns = `d.id, d.compass_id, d.kind, d.object_kind, d.object_id, coalesce(d.session_id, ''), d.decided_on, d.note, d.created_at, d.created_by`

func scanDecision(r scanner) (kompas.Decision, error) {
	var d kompas.Decision
	var at int64
	err := r.Scan(&d.ID, &d.CompassID, &d.Kind, &d.ObjectKind, &d.ObjectID, &d.SessionID, &d.DecidedOn, &d.Note, &at, &d.CreatedBy)
	d.CreatedAt = Instant(at)
	return d, err
}

// Decisions gives what was decided in a compass, the latest first. ObjectID is the version that was decided on.
func (tx *Tx) Decisions(compass kompas.CompassID) ([]kompas.Decision, error) {
	return all(tx, scanDecision, `/* Tx.Decisions */ select `+decisionColumns+` from decision d
		where d.tenant_id = $1 and d.compass_id = $2 order by d.decided_on desc, d.created_at desc, d.id desc`, tx.tenant, string(compass))
}

// InsertDecision stores a decision; it is never changed.
func (tx *Tx) InsertDecision(d kompas.Decision) error {
	_, err := tx.Exec(`/* Tx.InsertDecision */ insert into decision (tenant_id, id, compass_id, kind, object_kind, object_id, session_id, decided_on, note,
		created_at, created_by) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
		tx.tenant, string(d.ID), string(d.CompassID), d.Kind, d.ObjectKind, d.ObjectID, orNull(d.SessionID), d.DecidedOn, d.Note, Millis(tx.Now),
		string(d.CreatedBy))
	return err
}
