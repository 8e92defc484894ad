package store

import "kompas/kompas"

const digestColumns = `id, person_id, rhythm, since, told_at`

func scanDigest(r scanner) (kompas.Digest, error) {
	var d kompas.Digest
	var since, told int64
	err := r.Scan(&d.ID, &d.PersonID, &d.Rhythm, &since, &told)
	d.Since, d.ToldAt = Instant(since), Instant(told)
	return d, err
}

// DigestOf gives how often somebody hears what is new; fault.NotFound when nobody asked yet.
func (tx *Tx) DigestOf(p kompas.PersonID) (kompas.Digest, error) {
	return one(tx, scanDigest, `/* Tx.DigestOf */ select `+digestColumns+` from digest where tenant_id = $1 and person_id = $2`, tx.tenant, string(p))
}

// Digest finds one by its id.
func (tx *Tx) Digest(id string) (kompas.Digest, error) {
	return one(tx, scanDigest, `/* Tx.Digest */ select `+digestColumns+` from digest where tenant_id = $1 and id = $2`, tx.tenant, id)
}

// PutDigest stores how often somebody hears what is new, and what was told.
func (tx *Tx) PutDigest(d kompas.Digest) error {
	_, err := tx.Exec(`/* Tx.PutDigest */ insert into digest (tenant_id, id, person_id, rhythm, since, told_at) values ($1, $2, $3, $4, $5, $6)
		on conflict (tenant_id, person_id) do update set rhythm = excluded.rhythm, since = excluded.since, told_at = excluded.told_at`,
		tx.tenant, d.ID, string(d.PersonID), string(d.Rhythm), Millis(d.Since), Millis(d.ToldAt))
	return err
}
