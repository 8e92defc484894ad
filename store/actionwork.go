package store

import "kompas/kompas"

func scanWork(r scanner) (kompas.ActionWork, error) {
	var w kompas.ActionWork
	var at int64
	err := r.Scan(&w.ActionID, &w.ObjectKind, &w.ObjectID, &w.Address, &at, &w.MadeBy)
	w.MadeAt = Instant(at)
	return w, err
}

// Works gives what the actions of a compass became.
func (tx *Tx) Works(compass kompas.CompassID) ([]kompas.ActionWork, error) {
	return all(tx, scanWork, `/* Tx.Works */ select w.action_id, w.object_kind, w.object_id, w.address, w.made_at, w.made_by from improvement_action x
		join action_work w on w.tenant_id = x.tenant_id and w.action_id = x.id
		where x.tenant_id = $1 and x.compass_id = $2 order by w.made_at, w.action_id`, tx.tenant, string(compass))
}

// InsertWork ties an action to what it became.
func (tx *Tx) InsertWork(w kompas.ActionWork) error {
	_, err := tx.Exec(`/* Tx.InsertWork */ insert into action_work (tenant_id, action_id, object_kind, object_id, address, made_at, made_by)
		values ($1, $2, $3, $4, $5, $6, $7)`, tx.tenant, w.ActionID, string(w.ObjectKind), w.ObjectID, w.Address, Millis(tx.Now), string(w.MadeBy))
	return err
}
