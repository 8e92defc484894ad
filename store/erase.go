package store

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"

	"kompas/kompas"
)

// EraseAccount takes away who an account is of, and every way to sign in with it. The number stays: it stands where the
// person did something.
func (tx *Tx) EraseAccount(id kompas.PersonID) error {
	_, err := tx.Exec(`/* Tx.EraseAccount */ update person set name = $1, email = '', email_key = $2, password_hash = '', totp_secret = '',
		totp_confirmed_at = null, totp_last_step = 0, language = 'nl', disabled_at = $3, version = version + 1 where id = $2`,
		kompas.ErasedName, string(id), Millis(tx.Now))
	if err != nil {
		return err
	}
	if _, err := tx.Exec(`/* Tx.EraseAccount.codes */ delete from recovery_code where person_id = $1`, string(id)); err != nil {
		return err
	}
	if _, err := tx.Exec(`/* Tx.EraseAccount.logins */ delete from login where person_id = $1`, string(id)); err != nil {
		return err
	}
	_, err = tx.Exec(`/* Tx.EraseAccount.resets */ delete from password_reset where person_id = $1`, string(id))
	return err
}

// ErasePerson takes the name and the address of somebody out of everything that the space holds, also out of its history. What
// the person wrote stays. Lines of the history in whose words the name stands lose their words.
func (tx *Tx) ErasePerson(p kompas.Person) error {
	if err := tx.eraseHistory(p); err != nil {
		return err
	}
	if err := tx.eraseLetters(p); err != nil {
		return err
	}
	if _, err := tx.Exec(`/* Tx.ErasePerson.keys */ delete from idempotency_key where tenant_id = $1 and person_id = $2`, tx.tenant, string(p.ID)); err != nil {
		return err
	}
	return tx.eraseName(p)
}

// eraseLetters drops the invitations and mails to the address of somebody, however its capitals were typed.
func (tx *Tx) eraseLetters(p kompas.Person) error {
	type letter struct{ id, to string }
	scan := func(r scanner) (l letter, err error) { err = r.Scan(&l.id, &l.to); return l, err }
	invitations, err := all(tx, scan, `/* Tx.eraseLetters.invitations */ select id, email from invitation where tenant_id = $1 order by id`, tx.tenant)
	if err != nil {
		return err
	}
	for _, l := range invitations {
		if kompas.Fold(l.to) != kompas.Fold(p.Email) {
			continue
		}
		if _, err := tx.Exec(`/* Tx.eraseLetters.invitation */ delete from invitation where tenant_id = $1 and id = $2`, tx.tenant, l.id); err != nil {
			return err
		}
	}
	mails, err := all(tx, scan, `/* Tx.eraseLetters.mails */ select id, to_address from outgoing_mail where tenant_id = $1 order by id`, tx.tenant)
	if err != nil {
		return err
	}
	for _, l := range mails {
		if kompas.Fold(l.to) != kompas.Fold(p.Email) {
			continue
		}
		if err := tx.DropMail(l.id); err != nil {
			return err
		}
	}
	return nil
}

// eraseName takes a name and an address out of every table of the space but its history.
func (tx *Tx) eraseName(p kompas.Person) error {
	pages, err := all(tx, func(r scanner) (id string, err error) { err = r.Scan(&id); return id, err }, `/* Tx.ErasePerson.pages */ select id from council_page
		where tenant_id = $1 and replace(snapshot, $2, '') <> snapshot`, tx.tenant, p.Name)
	if err != nil {
		return err
	}
	for _, t := range Tables() {
		if t.Class != TenantTable || strings.HasPrefix(t.Name, "audit_") {
			continue
		}
		if err := tx.eraseFrom(t, p); err != nil {
			return err
		}
	}
	tx.Touch()
	return tx.resealPages(pages)
}

// resealPages makes the hash of frozen council pages that of what they say now: all but a name that was erased.
func (tx *Tx) resealPages(ids []string) error {
	for _, id := range ids {
		var snapshot string
		if err := tx.QueryRow(`/* Tx.resealPages.read */ select snapshot from council_page where tenant_id = $1 and id = $2`, tx.tenant, id).Scan(&snapshot); err != nil {
			return err
		}
		hash := sha256.Sum256([]byte(snapshot))
		if _, err := tx.Exec(`/* Tx.resealPages */ update council_page set content_hash = $1 where tenant_id = $2 and id = $3 and frozen_on <> ''`,
			hex.EncodeToString(hash[:]), tx.tenant, id); err != nil {
			return err
		}
	}
	return nil
}

// eraseHistory takes somebody's name off the lines of the history.
func (tx *Tx) eraseHistory(p kompas.Person) error {
	if err := tx.seal(`first_at >= $2`, int64(0)); err != nil {
		return err
	}
	for i, e := range tx.events { // what this transaction itself has yet to write
		if e.PersonID == string(p.ID) {
			tx.events[i].PersonName = ""
		}
		if mentions(e.Before+" "+e.After, p) {
			tx.events[i].Before, tx.events[i].After = "", ""
		}
	}
	_, err := tx.Exec(`/* Tx.eraseHistory */ update audit_event set person_name = '', name_salt = null where tenant_id = $1 and person_id = $2`,
		tx.tenant, string(p.ID))
	if err != nil {
		return err
	}
	_, err = tx.Exec(`/* Tx.eraseHistory.texts */ update audit_text set before_text = '', after_text = '', salt = $1, erased_at = $2
		where tenant_id = $3 and erased_at is null and (replace(before_text, $4, '') <> before_text or replace(after_text, $4, '') <> after_text
		or replace(before_text, $5, '') <> before_text or replace(after_text, $5, '') <> after_text)`,
		[]byte{}, Millis(tx.Now), tx.tenant, p.Name, p.Email)
	return err
}

func mentions(text string, p kompas.Person) bool {
	return strings.Contains(text, p.Name) || p.Email != "" && strings.Contains(text, p.Email)
}

// eraseFrom puts the words for somebody who was erased in the place of a name and address in every text of a table. A name of
// one word is taken away only where it stands alone: in a text it may be anything.
func (tx *Tx) eraseFrom(t Table, p kompas.Person) error {
	shape, err := tx.Describe(t.Name)
	if err != nil {
		return err
	}
	named := "replace(%, $1, $2)"
	if !strings.Contains(p.Name, " ") {
		named = "case when % = $1 then $2 else % end"
	}
	var sets, changes []string
	for _, c := range shape.Columns {
		if c.Kind != "text" || c.Name == "id" || strings.HasSuffix(c.Name, "_id") {
			continue
		}
		value := "replace(" + strings.ReplaceAll(named, "%", c.Name) + ", $3, $2)"
		sets, changes = append(sets, c.Name+" = "+value), append(changes, value+" <> "+c.Name)
	}
	if len(sets) == 0 {
		return nil
	}
	_, err = tx.Exec(`/* Tx.eraseFrom */ update `+t.Name+` set `+strings.Join(sets, ", ")+` where tenant_id = $4 and (`+strings.Join(changes, " or ")+`)`,
		p.Name, kompas.ErasedName, p.Email, tx.tenant)
	return err
}
