package store

import (
	"kompas/kompas"
)

// holds is when a login counts: not over, seen lately, and with the second factor where the person has one.
// It needs $2 = now and $3 = now minus kompas.LoginIdle.
const holds = `p.disabled_at is null and l.expires_at > $2 and l.seen_at > $3 and (p.totp_confirmed_at is null or l.second_factor)`

func (tx *Tx) idle() int64 { return Millis(tx.Now.Add(-kompas.LoginIdle)) }

// InsertLogin signs a device in under the hash of its token.
func (tx *Tx) InsertLogin(l kompas.Login, tokenHash []byte) error {
	_, err := tx.Exec(`/* Tx.InsertLogin */ insert into login (token_hash, id, person_id, device, second_factor, created_at, seen_at, expires_at)
		values ($1, $2, $3, $4, $5, $6, $6, $7)`,
		tokenHash, l.ID, string(l.PersonID), l.Device, l.SecondFactor, Millis(tx.Now), Millis(l.ExpiresAt))
	return err
}

// PendingLogin finds whose password was right on a device that still owes the second factor.
func (tx *Tx) PendingLogin(tokenHash []byte) (Account, kompas.Login, error) {
	l, err := one(tx, scanLogin, `/* Tx.PendingLogin */ select l.id, l.person_id, l.device, l.second_factor, l.created_at, l.seen_at, l.expires_at
		from login l join person p on p.id = l.person_id
		where l.token_hash = $1 and l.expires_at > $2 and p.disabled_at is null and p.totp_confirmed_at is not null and not l.second_factor`,
		tokenHash, Millis(tx.Now))
	if err != nil {
		return Account{}, l, err
	}
	a, err := tx.Account(l.PersonID)
	return a, l, err
}

// Logins gives the devices on which a person is signed in, the one seen last first.
func (tx *Tx) Logins(person kompas.PersonID) ([]kompas.Login, error) {
	return all(tx, scanLogin, `/* Tx.Logins */ select l.id, l.person_id, l.device, l.second_factor, l.created_at, l.seen_at, l.expires_at
		from login l join person p on p.id = l.person_id where l.person_id = $1 and `+holds+` order by l.seen_at desc, l.id`,
		string(person), Millis(tx.Now), tx.idle())
}

func scanLogin(r scanner) (kompas.Login, error) {
	var l kompas.Login
	var created, seen, until int64
	err := r.Scan(&l.ID, &l.PersonID, &l.Device, &l.SecondFactor, &created, &seen, &until)
	l.CreatedAt, l.SeenAt, l.ExpiresAt = Instant(created), Instant(seen), Instant(until)
	return l, err
}

// SeeLogin notes that a device was used now.
func (tx *Tx) SeeLogin(id string) error {
	_, err := tx.Exec(`/* Tx.SeeLogin */ update login set seen_at = $1 where id = $2`, Millis(tx.Now), id)
	return err
}

// EndLoginOfToken signs out the device that holds a token; no token, or an old one, changes nothing.
func (tx *Tx) EndLoginOfToken(tokenHash []byte) error {
	_, err := tx.Exec(`/* Tx.EndLoginOfToken */ delete from login where token_hash = $1`, tokenHash)
	return err
}

// EndLogin signs out one device of a person; fault.NotFound when it is not this person's.
func (tx *Tx) EndLogin(person kompas.PersonID, id string) error {
	n, err := tx.Exec(`/* Tx.EndLogin */ delete from login where person_id = $1 and id = $2`, string(person), id)
	return found(n, err)
}

// EndLogins signs out every device of a person, except the one with this id; an empty id excepts none.
func (tx *Tx) EndLogins(person kompas.PersonID, except string) error {
	_, err := tx.Exec(`/* Tx.EndLogins */ delete from login where person_id = $1 and id <> $2`, string(person), except)
	return err
}

// ForgetLogins drops the logins that are over.
func (tx *Tx) ForgetLogins() error {
	_, err := tx.Exec(`/* Tx.ForgetLogins */ delete from login where expires_at <= $1 or seen_at <= $2`, Millis(tx.Now), tx.idle())
	return err
}
