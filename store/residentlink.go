package store

import "kompas/kompas"

func scanResidentLink(r scanner) (kompas.ResidentLink, error) {
	var l kompas.ResidentLink
	var at, until int64
	var withdrawn *int64
	err := r.Scan(&l.ID, &l.CompassID, &l.Label, &at, &until, &withdrawn)
	l.CreatedAt, l.ExpiresAt = Instant(at), Instant(until)
	if withdrawn != nil {
		l.WithdrawnAt = Instant(*withdrawn)
	}
	return l, err
}

// ResidentLinkByCode finds a link that still holds.
func (tx *Tx) ResidentLinkByCode(codeHash []byte) (kompas.ResidentLink, error) {
	return one(tx, scanResidentLink, `/* Tx.ResidentLinkByCode */ select id, compass_id, label, created_at, expires_at, withdrawn_at from resident_link
		where tenant_id = $1 and code_hash = $2 and withdrawn_at is null and expires_at > $3`, tx.tenant, codeHash, Millis(tx.Now))
}

// ResidentLinks gives the links of a compass, newest first.
func (tx *Tx) ResidentLinks(compass kompas.CompassID) ([]kompas.ResidentLink, error) {
	return all(tx, scanResidentLink, `/* Tx.ResidentLinks */ select id, compass_id, label, created_at, expires_at, withdrawn_at from resident_link
		where tenant_id = $1 and compass_id = $2 order by created_at desc`, tx.tenant, string(compass))
}
