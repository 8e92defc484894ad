package store

import "kompas/db"

// Setting gives what is noted about this installation under a name; empty when nothing is.
func (tx *Tx) Setting(name string) (string, error) {
	var value string
	err := tx.QueryRow(`/* Tx.Setting */ select value from instance_setting where name = $1`, name).Scan(&value)
	if db.IsNone(err) {
		return "", nil
	}
	return value, err
}

// SetSetting notes something about this installation.
func (tx *Tx) SetSetting(name, value string) error {
	_, err := tx.Exec(`/* Tx.SetSetting */ insert into instance_setting (name, value) values ($1, $2)
		on conflict (name) do update set value = excluded.value`, name, value)
	return err
}

// InsertSetupLink stores the hash of a link that lets its holder set up an empty installation, and drops those that ended.
func (tx *Tx) InsertSetupLink(tokenHash []byte, expiresAt int64) error {
	if _, err := tx.Exec(`/* Tx.InsertSetupLink.ended */ delete from setup_link where expires_at <= $1`, Millis(tx.Now)); err != nil {
		return err
	}
	_, err := tx.Exec(`/* Tx.InsertSetupLink */ insert into setup_link (token_hash, expires_at) values ($1, $2)`, tokenHash, expiresAt)
	return err
}

// SetupLinkHolds says whether a setup link can be used now.
func (tx *Tx) SetupLinkHolds(tokenHash []byte) (bool, error) {
	var n int
	err := tx.QueryRow(`/* Tx.SetupLinkHolds */ select count(*) from setup_link where token_hash = $1 and used_at is null and expires_at > $2`,
		tokenHash, Millis(tx.Now)).Scan(&n)
	return n > 0, err
}

// UseSetupLink uses a setup link up, and with it every other one: who comes second, also at the same moment with another
// link, gets false.
func (tx *Tx) UseSetupLink(tokenHash []byte) (bool, error) {
	n, err := tx.Exec(`/* Tx.UseSetupLink */ update setup_link set used_at = $1 where used_at is null`, Millis(tx.Now))
	if err != nil || n == 0 {
		return false, err
	}
	err = tx.QueryRow(`/* Tx.UseSetupLink.mine */ select count(*) from setup_link where token_hash = $1 and used_at = $2 and expires_at > $2`,
		tokenHash, Millis(tx.Now)).Scan(&n)
	return n > 0, err
}

// Deserted says whether nobody lives here yet: no space, closed or open, and no person.
func (tx *Tx) Deserted() (bool, error) {
	var spaces, people int
	err := tx.QueryRow(`/* Tx.Deserted */ select (select count(*) from tenant), (select count(*) from person)`).Scan(&spaces, &people)
	return spaces == 0 && people == 0, err
}
