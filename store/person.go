package store

import (
	"time"

	"kompas/db"
	"kompas/fault"
	"kompas/kompas"
)

// Account is a person with what signing in needs. It never leaves the app floor.
type Account struct {
	kompas.Person
	PasswordHash string // empty: this person cannot sign in with a password
	FactorSecret string // also while it is being set up; Person.HasFactor says whether it counts
	FactorStep   int64  // the last time step whose code was used
}

const accountColumns = `p.id, p.email, p.name, p.language, p.totp_confirmed_at, p.disabled_at, p.created_at, p.version,
	p.password_hash, p.totp_secret, p.totp_last_step`

func scanAccount(r scanner) (Account, error) {
	var a Account
	var factor, disabled *int64
	var created int64
	err := r.Scan(&a.ID, &a.Email, &a.Name, &a.Language, &factor, &disabled, &created, &a.Version, &a.PasswordHash, &a.FactorSecret, &a.FactorStep)
	a.HasFactor, a.CreatedAt = factor != nil, Instant(created)
	if disabled != nil {
		a.DisabledAt = Instant(*disabled)
	}
	return a, err
}

// Account finds a person by id.
func (tx *Tx) Account(id kompas.PersonID) (Account, error) {
	return one(tx, scanAccount, `/* Tx.Account */ select `+accountColumns+` from person p where p.id = $1`, string(id))
}

// AccountByEmail finds a person by e-mail address, whatever its capitals.
func (tx *Tx) AccountByEmail(email string) (Account, error) {
	return one(tx, scanAccount, `/* Tx.AccountByEmail */ select `+accountColumns+` from person p where p.email_key = $1`, kompas.Fold(email))
}

// InsertPerson stores a new account; fault.Refused when the address is that of another account.
func (tx *Tx) InsertPerson(p kompas.Person, passwordHash string) error {
	_, err := tx.Exec(`/* Tx.InsertPerson */ insert into person (id, email, email_key, name, password_hash, language, created_at)
		values ($1, $2, $3, $4, $5, $6, $7)`,
		string(p.ID), p.Email, kompas.Fold(p.Email), p.Name, passwordHash, p.Language, Millis(tx.Now))
	if db.IsUnique(err) {
		return &fault.Error{Kind: fault.Refused, Code: "adres_heeft_account", Cause: err}
	}
	return err
}

// UpdatePerson stores a changed name, address, language or disabling; stale when somebody was first.
func (tx *Tx) UpdatePerson(p *kompas.Person) error {
	var disabled *int64
	if !p.DisabledAt.IsZero() {
		ms := Millis(p.DisabledAt)
		disabled = &ms
	}
	err := changed(tx.Exec(`/* Tx.UpdatePerson */ update person set name = $1, email = $2, email_key = $3, language = $4, disabled_at = $5,
		version = version + 1 where id = $6 and version = $7`,
		p.Name, p.Email, kompas.Fold(p.Email), p.Language, disabled, string(p.ID), p.Version))
	if err == nil {
		p.Version++
	}
	return err
}

// SetPassword replaces the password.
func (tx *Tx) SetPassword(id kompas.PersonID, hash string) error {
	return found(tx.Exec(`/* Tx.SetPassword */ update person set password_hash = $1, version = version + 1 where id = $2`, hash, string(id)))
}

// ProposeFactor keeps the secret of a second factor that is being set up; it does not count yet.
func (tx *Tx) ProposeFactor(id kompas.PersonID, secret string) error {
	return found(tx.Exec(`/* Tx.ProposeFactor */ update person set totp_secret = $1, totp_last_step = 0
		where id = $2 and totp_confirmed_at is null`, secret, string(id)))
}

// ConfirmFactor makes the proposed second factor count.
func (tx *Tx) ConfirmFactor(id kompas.PersonID) error {
	return found(tx.Exec(`/* Tx.ConfirmFactor */ update person set totp_confirmed_at = $1, version = version + 1
		where id = $2 and totp_confirmed_at is null`, Millis(tx.Now), string(id)))
}

// DropFactor takes the second factor and its recovery codes away.
func (tx *Tx) DropFactor(id kompas.PersonID) error {
	if err := tx.ReplaceRecoveryCodes(id, nil); err != nil {
		return err
	}
	return found(tx.Exec(`/* Tx.DropFactor */ update person set totp_secret = '', totp_confirmed_at = null, totp_last_step = 0,
		version = version + 1 where id = $1`, string(id)))
}

// UseFactorStep marks the code of a time step as used; false when that code, or a later one, was used before.
func (tx *Tx) UseFactorStep(id kompas.PersonID, step int64) (bool, error) {
	n, err := tx.Exec(`/* Tx.UseFactorStep */ update person set totp_last_step = $1 where id = $2 and totp_last_step < $1`, step, string(id))
	return n > 0, err
}

// ReplaceRecoveryCodes stores new recovery codes, as hashes, in place of the old ones.
func (tx *Tx) ReplaceRecoveryCodes(id kompas.PersonID, hashes [][]byte) error {
	if _, err := tx.Exec(`/* Tx.ReplaceRecoveryCodes.old */ delete from recovery_code where person_id = $1`, string(id)); err != nil {
		return err
	}
	for _, h := range hashes {
		_, err := tx.Exec(`/* Tx.ReplaceRecoveryCodes */ insert into recovery_code (person_id, code_hash) values ($1, $2)`, string(id), h)
		if err != nil {
			return err
		}
	}
	return nil
}

// UseRecoveryCode marks a recovery code as used; false when it is not this person's or was used before.
func (tx *Tx) UseRecoveryCode(id kompas.PersonID, hash []byte) (bool, error) {
	n, err := tx.Exec(`/* Tx.UseRecoveryCode */ update recovery_code set used_at = $1
		where person_id = $2 and code_hash = $3 and used_at is null`, Millis(tx.Now), string(id), hash)
	return n > 0, err
}

// RecoveryCodesLeft counts the recovery codes that were not used.
func (tx *Tx) RecoveryCodesLeft(id kompas.PersonID) (int, error) {
	var n int
	err := tx.QueryRow(`/* Tx.RecoveryCodesLeft */ select count(*) from recovery_code where person_id = $1 and used_at is null`, string(id)).Scan(&n)
	return n, err
}

// InsertReset keeps the hash of a link by which a person chooses a new password; earlier links end.
func (tx *Tx) InsertReset(id kompas.PersonID, tokenHash []byte, until time.Time) error {
	if _, err := tx.Exec(`/* Tx.InsertReset.old */ delete from password_reset where person_id = $1`, string(id)); err != nil {
		return err
	}
	_, err := tx.Exec(`/* Tx.InsertReset */ insert into password_reset (token_hash, person_id, expires_at) values ($1, $2, $3)`,
		tokenHash, string(id), Millis(until))
	return err
}

// Reset finds the person a password link is for; fault.NotFound when it was used or is over.
func (tx *Tx) Reset(tokenHash []byte) (Account, error) {
	return one(tx, scanAccount, `/* Tx.Reset */ select `+accountColumns+` from password_reset r join person p on p.id = r.person_id
		where r.token_hash = $1 and r.used_at is null and r.expires_at > $2 and p.disabled_at is null`, tokenHash, Millis(tx.Now))
}

// HasReset says whether a person has a password link that works now.
func (tx *Tx) HasReset(id kompas.PersonID) (bool, error) {
	var n int
	err := tx.QueryRow(`/* Tx.HasReset */ select count(*) from password_reset where person_id = $1 and used_at is null and expires_at > $2`,
		string(id), Millis(tx.Now)).Scan(&n)
	return n > 0, err
}

// UseReset ends a password link; fault.NotFound when somebody was first.
func (tx *Tx) UseReset(tokenHash []byte) error {
	return found(tx.Exec(`/* Tx.UseReset */ update password_reset set used_at = $1 where token_hash = $2 and used_at is null and expires_at > $1`,
		Millis(tx.Now), tokenHash))
}

// found demands that a write touched its row.
func found(rows int64, err error) error {
	if err == nil && rows == 0 {
		return fault.Missing()
	}
	return err
}

// People gives everybody with an account, in no particular order.
func (tx *Tx) People() ([]kompas.Person, error) {
	accounts, err := all(tx, scanAccount, `/* Tx.People */ select `+accountColumns+` from person p`)
	people := make([]kompas.Person, len(accounts))
	for i, a := range accounts {
		people[i] = a.Person
	}
	return people, err
}
