package store

import "kompas/kompas"

// InsertPerson stores a new account; the address of another account is refused by the database.
func (tx *Tx) InsertPerson(p kompas.Person, passwordHash string) error {
	_, err := tx.Exec(`/* Tx.InsertPerson */ insert into person (id, email, email_key, name, password_hash, language, created_at)
		values ($1, $2, $3, $4, $5, $6, $7)`,
		string(p.ID), p.Email, kompas.Fold(p.Email), p.Name, passwordHash, p.Language, Millis(tx.Now))
	return err
}
