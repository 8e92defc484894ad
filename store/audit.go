package store

import (
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"slices"
	"strings"
	"time"

	"kompas/db"
	"kompas/kompas"
)

// Event (logregel) is one change that somebody made: who, what, when, with the text before and after.
type Event struct {
	PersonID   string
	PersonName string
	Action     string // create, edit, adopt, …
	ObjectKind string
	ObjectID   string
	CompassID  string
	Field      string
	Before     string
	After      string
	At         time.Time // set by the store
	Until      time.Time // last of several autosaves in one event; equal to At otherwise
}

// autosaveWindow is how long autosaves of one person on one field stay one event.
const autosaveWindow = 10 * time.Minute

// Record notes a change; it is written in this transaction, before the commit.
func (tx *Tx) Record(e Event) {
	e.At, e.Until = tx.Now, tx.Now
	e.Before, e.After = wordsOf(e)
	tx.events = append(tx.events, e)
}

// wordsOf gives the words of a change as they are kept: none of what was said in a learning space.
func wordsOf(e Event) (before, after string) {
	if kompas.InLearningSpace(e.ObjectID) {
		return "", ""
	}
	return e.Before, e.After
}

// Touch marks the tenant's data as changed where nothing needs a line in the history.
func (tx *Tx) Touch() { tx.touched = true }

// RecordAutosave notes a change of one field while somebody types. Within ten minutes it stays one event, which joins
// the chain when that time is over, when another person changes the field, or when the object takes a step.
func (tx *Tx) RecordAutosave(e Event) error {
	tx.touched = true
	if err := tx.sealField(e); err != nil {
		return err
	}
	e.Before, e.After = wordsOf(e)
	// One statement: two tabs of one person may save the same field at the same moment.
	_, err := tx.Exec(`/* Tx.RecordAutosave */ insert into audit_open
		(tenant_id, person_id, object_id, field, person_name, object_kind, compass_id, before_text, after_text, first_at, last_at)
		values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $10)
		on conflict (tenant_id, person_id, object_id, field) do update set after_text = excluded.after_text, last_at = excluded.last_at`,
		tx.tenant, e.PersonID, e.ObjectID, e.Field, e.PersonName, e.ObjectKind, e.CompassID, e.Before, e.After, Millis(tx.Now))
	return err
}

// sealField closes what others left open on this field, and this person's own event once its time is over.
func (tx *Tx) sealField(e Event) error {
	return tx.seal(`object_id = $2 and field = $3 and (person_id <> $4 or first_at <= $5)`,
		e.ObjectID, e.Field, e.PersonID, Millis(tx.Now.Add(-autosaveWindow)))
}

// SealObject closes every open event on an object; done before it takes a step.
func (tx *Tx) SealObject(objectID string) error { return tx.seal(`object_id = $2`, objectID) }

// SealExpired closes every open event whose ten minutes are over.
func (tx *Tx) SealExpired() error {
	return tx.seal(`first_at <= $2`, Millis(tx.Now.Add(-autosaveWindow)))
}

// SealAll closes every open event of the tenant: before a backup, a copy, a check.
func (tx *Tx) SealAll() error { return tx.seal(`first_at >= $2`, int64(0)) }

func (tx *Tx) seal(where string, args ...any) error {
	args = append([]any{tx.tenant}, args...)
	open, err := all(tx, scanOpenEvent, `/* Tx.seal */ delete from audit_open where tenant_id = $1 and `+where+`
		returning person_id, person_name, object_kind, object_id, compass_id, field, before_text, after_text, first_at, last_at`, args...)
	if err != nil {
		return err
	}
	tx.events = append(tx.events, open...)
	return nil
}

func scanOpenEvent(r scanner) (Event, error) {
	var e Event
	var first, last int64
	err := r.Scan(&e.PersonID, &e.PersonName, &e.ObjectKind, &e.ObjectID, &e.CompassID, &e.Field, &e.Before, &e.After, &first, &last)
	e.Action, e.At, e.Until = "edit", Instant(first), Instant(last)
	return e, err
}

// errNoSpace is a fault in the program: history belongs to a space.
var errNoSpace = errors.New("a change was noted outside any space")

// writeHistory appends the transaction's events to the tenant's chain. It is the last thing before the commit, so that
// the chain's head is locked only briefly.
func (tx *Tx) writeHistory() error {
	if len(tx.events) == 0 && (!tx.touched || tx.tenant == 0) {
		return nil
	}
	if tx.tenant == 0 {
		return errNoSpace
	}
	if len(tx.events) == 0 {
		_, err := tx.Exec(`/* Tx.writeHistory.touch */ update audit_head set revision = revision + 1 where tenant_id = $1`, tx.tenant)
		return err
	}
	for {
		var seq int64
		var hash []byte
		if err := tx.QueryRow(`/* Tx.writeHistory */ select seq, hash from audit_head where tenant_id = $1`, tx.tenant).Scan(&seq, &hash); err != nil {
			return err
		}
		lines := tx.chain(seq, hash)
		last := lines[len(lines)-1]
		n, err := tx.Exec(`/* Tx.writeHistory.head */ update audit_head set revision = revision + 1, seq = $1, hash = $2 where tenant_id = $3 and seq = $4`,
			last.seq, last.hash, tx.tenant, seq)
		if err != nil {
			return err
		}
		if n == 1 { // else another transaction on PostgreSQL was first: link to its line
			return tx.appendLines(lines)
		}
	}
}

// chain links the transaction's events to the line before them.
func (tx *Tx) chain(seq int64, hash []byte) []link {
	lines := make([]link, len(tx.events))
	for i, e := range tx.events {
		salt := tx.store.salt()
		digest, name := textDigest(salt, e.Before, e.After), sealName(tx.store.salt(), e.PersonName)
		seq++
		hash = eventHash(hash, tx.tenant, seq, e, name.digest, digest)
		lines[i] = link{seq: seq, event: e, name: name, digest: digest, hash: hash, text: &linkText{salt: salt}}
	}
	return lines
}

func (tx *Tx) appendLines(lines []link) error {
	for _, l := range lines {
		e := l.event
		_, err := tx.Exec(`/* Tx.appendLines */ insert into audit_event
			(tenant_id, seq, at, until, person_id, person_name, action, object_kind, object_id, compass_id, field, text_digest, hash, name_salt, name_digest)
			values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)`,
			tx.tenant, l.seq, Millis(e.At), Millis(e.Until), e.PersonID, e.PersonName, e.Action, e.ObjectKind, e.ObjectID, e.CompassID, e.Field, l.digest, l.hash,
			l.name.salt, l.name.digest)
		if err != nil {
			return err
		}
		_, err = tx.Exec(`/* Tx.appendLines.text */ insert into audit_text (tenant_id, seq, salt, before_text, after_text)
			values ($1, $2, $3, $4, $5)`, tx.tenant, l.seq, l.text.salt, e.Before, e.After)
		if err != nil {
			return err
		}
	}
	return nil
}

// textDigest binds the texts to the chain without being readable: when the texts and their salt are erased, the
// digest stays and tells nothing.
func textDigest(salt []byte, before, after string) []byte {
	h := sha256.New()
	writePart(h, salt)
	writePart(h, []byte(before))
	writePart(h, []byte(after))
	return h.Sum(nil)
}

// eventHash binds an event to its predecessor: with the digest of the name of whoever did it, or in lines of before there
// was one with the name itself.
func eventHash(previous []byte, tenant, seq int64, e Event, name, digest []byte) []byte {
	if len(name) > 0 {
		e.PersonName = string(name)
	}
	h := sha256.New()
	writePart(h, previous)
	var n [8]byte
	for _, v := range []int64{tenant, seq, Millis(e.At), Millis(e.Until)} {
		binary.BigEndian.PutUint64(n[:], uint64(v))
		h.Write(n[:])
	}
	for _, s := range []string{e.PersonID, e.PersonName, e.Action, e.ObjectKind, e.ObjectID, e.CompassID, e.Field} {
		writePart(h, []byte(s))
	}
	writePart(h, digest)
	return h.Sum(nil)
}

// writePart writes the length before the bytes, so that no two different lists of parts hash alike.
func writePart(w interface{ Write([]byte) (int, error) }, b []byte) {
	var n [8]byte
	binary.BigEndian.PutUint64(n[:], uint64(len(b)))
	w.Write(n[:])
	w.Write(b)
}

// Revision counts the writes of this tenant: pages that show the same revision show the same data.
func (tx *Tx) Revision() (int64, error) {
	var n int64
	err := tx.QueryRow(`/* Tx.Revision */ select revision from audit_head where tenant_id = $1`, tx.tenant).Scan(&n)
	if db.IsNone(err) {
		return 0, nil
	}
	return n, err
}

// HistoryLine is an event as people read it beside the object.
type HistoryLine struct {
	Event
	Seq      int64     // 0 while the event is still open
	ErasedAt time.Time // when its texts were erased; zero while they are there
}

// History gives the newest changes in a compass, or of one object in it, newest first.
func (tx *Tx) History(objectID, compassID string, limit int) ([]HistoryLine, error) {
	of, args := "compass_id = $2", []any{tx.tenant, compassID, limit}
	if objectID != "" { // apart, so that each uses its index
		of, args = "compass_id = $2 and object_id = $4", append(args, objectID)
	}
	open, err := all(tx, scanOpenEvent, `/* Tx.History.open */ select person_id, person_name, object_kind, object_id, compass_id, field,
		before_text, after_text, first_at, last_at from audit_open where tenant_id = $1 and `+of+` order by last_at desc, first_at desc limit $3`, args...)
	if err != nil {
		return nil, err
	}
	lines, err := all(tx, scanHistoryLine, `/* Tx.History */ select e.seq, e.at, e.until, e.person_id, e.person_name, e.action, e.object_kind,
		e.object_id, e.compass_id, e.field, t.before_text, t.after_text, t.erased_at
		from audit_event e join audit_text t on t.tenant_id = e.tenant_id and t.seq = e.seq
		where e.tenant_id = $1 and e.`+strings.ReplaceAll(of, "and ", "and e.")+` order by e.seq desc limit $3`, args...)
	for _, e := range open {
		lines = append(lines, HistoryLine{Event: e})
	}
	slices.SortStableFunc(lines, func(a, b HistoryLine) int { return b.Until.Compare(a.Until) })
	return lines[:min(len(lines), limit)], err
}

func scanHistoryLine(r scanner) (HistoryLine, error) {
	var l HistoryLine
	var at, until int64
	var erased *int64
	err := r.Scan(&l.Seq, &at, &until, &l.PersonID, &l.PersonName, &l.Action, &l.ObjectKind, &l.ObjectID, &l.CompassID, &l.Field,
		&l.Before, &l.After, &erased)
	l.At, l.Until = Instant(at), Instant(until)
	if erased != nil {
		l.ErasedAt = Instant(*erased)
	}
	if l.PersonID != "" && l.PersonName == "" {
		l.PersonName = kompas.ErasedName
	}
	return l, err
}

// LastChange tells who last changed a field of an object, and when; empty when nobody did since it was made.
func (tx *Tx) LastChange(objectID, field string) (name string, at time.Time, err error) {
	var ms int64
	var id string
	err = tx.QueryRow(`/* Tx.LastChange */ select person_name, person_id, at from (
		select person_name, person_id, last_at as at from audit_open where tenant_id = $1 and object_id = $2 and field = $3
		union all
		select person_name, person_id, until as at from audit_event where tenant_id = $1 and object_id = $2 and field in ($3, '')
		) changes order by at desc limit 1`, tx.tenant, objectID, field).Scan(&name, &id, &ms)
	if db.IsNone(err) {
		return "", time.Time{}, nil
	}
	if name == "" && id != "" {
		name = kompas.ErasedName
	}
	return name, Instant(ms), err
}
