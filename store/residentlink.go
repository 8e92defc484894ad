package store

import "kompas/kompas"

func scanResidentLink(r scanner) (kompas.ResidentLink, error) {
	var l kompas.ResidentLink
	var at, until int64
	var withdrawn *int64
	err := r.Scan(&l.ID, &l.CompassID, &l.Label, &l.Guest, &l.AboutKind, &l.AboutID, &at, &until, &withdrawn)
	l.CreatedAt, l.ExpiresAt = Instant(at), Instant(until)
	if withdrawn != nil {
		l.WithdrawnAt = Instant(*withdrawn)
	}
	return l, err
}

// ResidentLinkByCode finds a link that still holds.
func (tx *Tx) ResidentLinkByCode(codeHash []byte) (kompas.ResidentLink, error) {
	return one(tx, scanResidentLink, `/* Tx.ResidentLinkByCode */ select id, compass_id, label, guest, about_kind, about_id, created_at, expires_at, withdrawn_at from resident_link
		where tenant_id = $1 and code_hash = $2 and withdrawn_at is null and expires_at > $3`, tx.tenant, codeHash, Millis(tx.Now))
}

// ResidentLink finds a link, also one that ended.
func (tx *Tx) ResidentLink(id kompas.ResidentLinkID) (kompas.ResidentLink, error) {
	return one(tx, scanResidentLink, `/* Tx.ResidentLink */ select id, compass_id, label, guest, about_kind, about_id, created_at, expires_at, withdrawn_at from resident_link
		where tenant_id = $1 and id = $2`, tx.tenant, string(id))
}

// ResidentLinks gives the links of a compass, newest first.
func (tx *Tx) ResidentLinks(compass kompas.CompassID) ([]kompas.ResidentLink, error) {
	return all(tx, scanResidentLink, `/* Tx.ResidentLinks */ select id, compass_id, label, guest, about_kind, about_id, created_at, expires_at, withdrawn_at from resident_link
		where tenant_id = $1 and compass_id = $2 order by created_at desc, id desc`, tx.tenant, string(compass))
}

// InsertResidentLink stores a new link under the hash of its code. False when that code is taken.
func (tx *Tx) InsertResidentLink(l kompas.ResidentLink, codeHash []byte, by kompas.PersonID) (bool, error) {
	n, err := tx.Exec(`/* Tx.InsertResidentLink */ insert into resident_link (tenant_id, id, code_hash, compass_id, label, created_at, created_by, expires_at, guest, about_kind, about_id)
		values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) on conflict (tenant_id, code_hash) do nothing`,
		tx.tenant, string(l.ID), codeHash, string(l.CompassID), l.Label, Millis(tx.Now), string(by), Millis(l.ExpiresAt), string(l.Guest), string(l.AboutKind), l.AboutID)
	return n == 1, err
}

// WithdrawResidentLink ends a link now; one that was withdrawn already stays as it is.
func (tx *Tx) WithdrawResidentLink(id kompas.ResidentLinkID) error {
	_, err := tx.Exec(`/* Tx.WithdrawResidentLink */ update resident_link set withdrawn_at = $1 where tenant_id = $2 and id = $3 and withdrawn_at is null`,
		Millis(tx.Now), tx.tenant, string(id))
	return err
}
