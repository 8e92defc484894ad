package store

import (
	"kompas/kompas"
	"kompas/session"
)

const sessionColumns = `s.id, s.compass_id, s.title, s.held_on, s.start_time, s.place, s.step, s.status, s.outcome, s.created_at, s.created_by, s.version`

func scanSession(r scanner) (session.Session, error) {
	var s session.Session
	var at int64
	err := r.Scan(&s.ID, &s.CompassID, &s.Title, &s.HeldOn, &s.StartTime, &s.Place, &s.Step, &s.Status, &s.Outcome, &at, &s.CreatedBy, &s.Version)
	s.CreatedAt = Instant(at)
	return s, err
}

// Sessions gives the conversations of a compass, the latest day first; of every compass of the space when none is given.
func (tx *Tx) Sessions(compass kompas.CompassID) ([]session.Session, error) {
	return all(tx, scanSession, `/* Tx.Sessions */ select `+sessionColumns+` from session s
		where s.tenant_id = $1 and ($2 = '' or s.compass_id = $2) order by s.held_on desc, s.start_time desc, s.id desc`, tx.tenant, string(compass))
}

// Session finds one conversation.
func (tx *Tx) Session(id kompas.SessionID) (session.Session, error) {
	return one(tx, scanSession, `/* Tx.Session */ select `+sessionColumns+` from session s where s.tenant_id = $1 and s.id = $2`, tx.tenant, string(id))
}

// InsertSession stores a new conversation.
func (tx *Tx) InsertSession(s session.Session) error {
	_, err := tx.Exec(`/* Tx.InsertSession */ insert into session (tenant_id, id, compass_id, title, held_on, start_time, place, step, status, outcome,
		created_at, created_by) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
		tx.tenant, s.ID, s.CompassID, s.Title, s.HeldOn, s.StartTime, s.Place, s.Step, string(s.Status), s.Outcome, Millis(tx.Now), s.CreatedBy)
	return err
}

// UpdateSession stores a changed conversation; stale when somebody was first.
func (tx *Tx) UpdateSession(s *session.Session) error {
	err := changed(tx.Exec(`/* Tx.UpdateSession */ update session set title = $1, held_on = $2, start_time = $3, place = $4, step = $5, status = $6,
		outcome = $7, version = version + 1 where tenant_id = $8 and id = $9 and version = $10`,
		s.Title, s.HeldOn, s.StartTime, s.Place, s.Step, string(s.Status), s.Outcome, tx.tenant, s.ID, s.Version))
	if err == nil {
		s.Version++
	}
	return err
}

// SessionInUse says whether a decision or a review rests on a conversation: who was there then stays as it is.
func (tx *Tx) SessionInUse(id kompas.SessionID) (bool, error) {
	var n int
	err := tx.QueryRow(`/* Tx.SessionInUse */ select (select count(*) from decision d where d.tenant_id = $1 and d.session_id = $2)
		+ (select count(*) from review r where r.tenant_id = $1 and r.session_id = $2)`, tx.tenant, string(id)).Scan(&n)
	return n > 0, err
}

func scanPresence(r scanner) (session.Presence, error) {
	var p session.Presence
	err := r.Scan(&p.SessionID, &p.SeatID, &p.SeatName, &p.Perspective, &p.People)
	return p, err
}

// Presences gives who was at a conversation of a compass, seat by seat; of every conversation when none is given.
func (tx *Tx) Presences(compass kompas.CompassID, id kompas.SessionID) ([]session.Presence, error) {
	return all(tx, scanPresence, `/* Tx.Presences */ select p.session_id, p.seat_id, z.name, z.perspective, p.people from session s
		join session_seat p on p.tenant_id = s.tenant_id and p.session_id = s.id
		join seat z on z.tenant_id = p.tenant_id and z.id = p.seat_id
		where s.tenant_id = $1 and ($2 = '' or s.compass_id = $2) and ($3 = '' or s.id = $3) order by p.session_id, z.joined_on, z.id`,
		tx.tenant, string(compass), string(id))
}

// SetPresences stores who was at a conversation, instead of what was known before.
func (tx *Tx) SetPresences(id kompas.SessionID, present []session.Presence) error {
	if _, err := tx.Exec(`/* Tx.SetPresences.clear */ delete from session_seat where tenant_id = $1 and session_id = $2`, tx.tenant, string(id)); err != nil {
		return err
	}
	for _, p := range present {
		_, err := tx.Exec(`/* Tx.SetPresences */ insert into session_seat (tenant_id, session_id, seat_id, people) values ($1, $2, $3, $4)`,
			tx.tenant, string(id), p.SeatID, p.People)
		if err != nil {
			return err
		}
	}
	return nil
}

const inputColumns = `i.id, i.session_id, i.perspective, i.text, i.said_by, i.created_at, i.version`

func scanInput(r scanner) (session.Input, error) {
	var i session.Input
	var at int64
	err := r.Scan(&i.ID, &i.SessionID, &i.Perspective, &i.Text, &i.SaidBy, &at, &i.Version)
	i.CreatedAt = Instant(at)
	return i, err
}

// Inputs gives what was said in a conversation, oldest first.
func (tx *Tx) Inputs(id kompas.SessionID) ([]session.Input, error) {
	return all(tx, scanInput, `/* Tx.Inputs */ select `+inputColumns+` from session_input i
		where i.tenant_id = $1 and i.session_id = $2 and i.removed_at is null order by i.created_at, i.id`, tx.tenant, string(id))
}

// Input finds what somebody said; a removed one only when asked.
func (tx *Tx) Input(id string, removed bool) (session.Input, error) {
	return one(tx, scanInput, `/* Tx.Input */ select `+inputColumns+` from session_input i
		where i.tenant_id = $1 and i.id = $2 and (i.removed_at is not null) = $3`, tx.tenant, id, removed)
}

// InsertInput stores what somebody said.
func (tx *Tx) InsertInput(i session.Input) error {
	_, err := tx.Exec(`/* Tx.InsertInput */ insert into session_input (tenant_id, id, session_id, perspective, text, said_by, created_at)
		values ($1, $2, $3, $4, $5, $6, $7)`, tx.tenant, i.ID, i.SessionID, i.Perspective, i.Text, i.SaidBy, Millis(tx.Now))
	return err
}

// UpdateInput stores a changed input; stale when somebody was first.
func (tx *Tx) UpdateInput(i *session.Input) error {
	err := changed(tx.Exec(`/* Tx.UpdateInput */ update session_input set perspective = $1, text = $2, said_by = $3, version = version + 1
		where tenant_id = $4 and id = $5 and version = $6`, i.Perspective, i.Text, i.SaidBy, tx.tenant, i.ID, i.Version))
	if err == nil {
		i.Version++
	}
	return err
}

// SetInputRemoved takes an input away, or puts it back.
func (tx *Tx) SetInputRemoved(id string, removed bool) error {
	_, err := tx.Exec(`/* Tx.SetInputRemoved */ update session_input set removed_at = $1 where tenant_id = $2 and id = $3`,
		tx.removedAt(removed), tx.tenant, id)
	return err
}

// removedAt gives the instant to store with what is taken away; null for what is put back.
func (tx *Tx) removedAt(removed bool) *int64 {
	if !removed {
		return nil
	}
	ms := Millis(tx.Now)
	return &ms
}
