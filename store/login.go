package store

import "kompas/kompas"

// InsertLogin signs a device in under the hash of its token.
func (tx *Tx) InsertLogin(l kompas.Login, tokenHash []byte) error {
	_, err := tx.Exec(`/* Tx.InsertLogin */ insert into login (token_hash, id, person_id, device, second_factor, created_at, seen_at, expires_at)
		values ($1, $2, $3, $4, $5, $6, $6, $7)`,
		tokenHash, l.ID, string(l.PersonID), l.Device, l.SecondFactor, Millis(tx.Now), Millis(l.ExpiresAt))
	return err
}
