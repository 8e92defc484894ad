package app

import (
	"context"
	"maps"
	"strconv"
	"strings"
	"time"

	"kompas/fault"
	"kompas/kompas"
	"kompas/session"
	"kompas/store"
)

// conversationFields are the fields a form may change on a conversation.
func conversationFields() []kompas.Field[session.Session] {
	return []kompas.Field[session.Session]{
		kompas.TextField("titel", kompas.MaxName, false, func(s *session.Session) *string { return &s.Title }),
		kompas.RequiredDateField("datum", func(s *session.Session) *string { return &s.HeldOn }),
		clockField("tijd", func(s *session.Session) *string { return &s.StartTime }),
		kompas.TextField("plaats", kompas.MaxName, false, func(s *session.Session) *string { return &s.Place }),
		kompas.IntField("stap", 0, int(kompas.StepImprove), func(s *session.Session) *int { return &s.Step }),
		kompas.TextField("uitkomst", kompas.MaxText, true, func(s *session.Session) *string { return &s.Outcome }),
	}
}

// clockField is a field that holds a time of day (14:00) or nothing; 14.00 is read as well.
func clockField[T any](name string, at func(*T) *string) kompas.Field[T] {
	return kompas.Field[T]{
		Name: name,
		Get:  func(o *T) string { return *at(o) },
		Set: func(o *T, text string) *fault.Error {
			text = strings.ReplaceAll(strings.TrimSpace(text), ".", ":")
			if text == "" {
				*at(o) = ""
				return nil
			}
			t, err := time.Parse("15:04", text)
			if err != nil {
				return fault.Field(name, "geen_tijd")
			}
			*at(o) = t.Format("15:04")
			return nil
		},
	}
}

// openedConversation is a conversation that the actor was let in to.
type openedConversation struct {
	session session.Session
	compass kompas.Compass
	on      Object
	fixed   bool // a decision or a review rests on it: its day and who was there stay as they are
}

// openConversation finds a conversation for whoever may do the action on its compass.
func (by Actor) openConversation(tx *store.Tx, id kompas.SessionID, action kompas.Action, letter byte) (openedConversation, error) {
	var o openedConversation
	var err error
	if o.session, err = tx.Session(id); err != nil {
		return o, err
	}
	c, err := tx.Compass(kompas.CompassID(o.session.CompassID))
	if err != nil {
		return o, err
	}
	if o.compass, o.on, err = by.openCompass(tx, c.Slug, action, letter); err != nil {
		return o, err
	}
	o.fixed, err = tx.SessionInUse(id)
	return o, err
}

func (o openedConversation) editable(today string) editable[session.Session] {
	return editable[session.Session]{
		kind: "gesprek", fields: conversationFields(),
		id:      func(s *session.Session) string { return s.ID },
		version: func(s *session.Session) int64 { return s.Version },
		compass: func(s *session.Session) kompas.CompassID { return kompas.CompassID(s.CompassID) },
		save: func(tx *store.Tx, s *session.Session) error {
			if o.fixed && s.HeldOn != o.session.HeldOn {
				return fault.Form([]*fault.Error{fault.Field("datum", "gesprek_ligt_vast")})
			}
			if s.Status == session.Finished && s.HeldOn > today {
				return fault.Form([]*fault.Error{fault.Field("datum", "gesprek_nog_niet_geweest")})
			}
			return tx.UpdateSession(s)
		},
	}
}

// PlanConversation records a conversation that will be, or was, held about a compass. It gives its id.
func (a *App) PlanConversation(ctx context.Context, by Actor, slug string, form map[string]string, key string) (kompas.SessionID, error) {
	id, err := a.once(ctx, by, key, func(tx *store.Tx) (string, error) {
		c, _, err := by.openCompass(tx, slug, kompas.ActCompass, 'C')
		if err != nil {
			return "", err
		}
		s := session.Session{ID: tx.NewID(), CompassID: string(c.ID), Status: session.Planned, CreatedBy: string(by.Person.ID)}
		if _, ok := form["datum"]; !ok {
			form["datum"] = ""
		}
		if form["stap"] == "" {
			delete(form, "stap")
		}
		if err := fill(&s, conversationFields(), form); err != nil {
			return "", err
		}
		if err := tx.InsertSession(s); err != nil {
			return "", err
		}
		record(tx, by, "create", "gesprek", s.ID, c.ID, "", s.HeldOn)
		return s.ID, nil
	})
	return kompas.SessionID(id), err
}

// EditConversation changes when, where and about what a conversation was, and what came out.
func (a *App) EditConversation(ctx context.Context, by Actor, id kompas.SessionID, e Edit) (Edited, error) {
	var done Edited
	err := a.update(ctx, by, func(tx *store.Tx) error {
		o, err := by.openConversation(tx, id, kompas.ActCompass, 'C')
		if err != nil {
			return err
		}
		s := o.session
		done, err = edit(a, tx, by, &s, o.editable(a.day(tx.Now)), e)
		return err
	})
	return done, err
}

// attendance is who was at a conversation, as one object with a field for each seat.
type attendance struct {
	session *session.Session
	people  map[string]int // by seat
}

// AttendanceField names the field that holds how many people of a seat were there.
func AttendanceField(seat kompas.SeatID) string { return "aanwezig-" + string(seat) }

func attendanceFields(seats []kompas.StakeholderSeat) []kompas.Field[attendance] {
	var out []kompas.Field[attendance]
	for _, z := range seats {
		name, seat := AttendanceField(z.ID), string(z.ID)
		out = append(out, kompas.Field[attendance]{
			Name: name,
			Get: func(t *attendance) string {
				if t.people[seat] == 0 {
					return ""
				}
				return strconv.Itoa(t.people[seat])
			},
			Set: func(t *attendance, text string) *fault.Error {
				n, err := kompas.ParseWhole(name, text, 0, session.MaxPeople)
				if err != nil {
					return err
				}
				t.people = maps.Clone(t.people) // the object before the change keeps its own
				delete(t.people, seat)
				if n != nil && *n > 0 {
					t.people[seat] = *n
				}
				return nil
			},
		})
	}
	return out
}

// SetAttendance says how many people of each seat were there; a field for each seat, none or zero is nobody.
func (a *App) SetAttendance(ctx context.Context, by Actor, id kompas.SessionID, e Edit) (Edited, error) {
	var done Edited
	err := a.update(ctx, by, func(tx *store.Tx) error {
		o, err := by.openConversation(tx, id, kompas.ActCompass, 'C')
		if err != nil {
			return err
		}
		if o.fixed {
			return refuse("gesprek_ligt_vast")
		}
		seats, err := tx.Seats(o.compass.ID)
		if err != nil {
			return err
		}
		present, err := tx.Presences(o.compass.ID, id)
		if err != nil {
			return err
		}
		t := attendance{session: &o.session, people: map[string]int{}}
		for _, p := range present {
			t.people[p.SeatID] = p.People
		}
		done, err = edit(a, tx, by, &t, attendanceEditable(seats), e)
		return err
	})
	return done, err
}

func attendanceEditable(seats []kompas.StakeholderSeat) editable[attendance] {
	return editable[attendance]{
		kind: "gesprek", fields: attendanceFields(seats),
		id:      func(t *attendance) string { return t.session.ID },
		version: func(t *attendance) int64 { return t.session.Version },
		compass: func(t *attendance) kompas.CompassID { return kompas.CompassID(t.session.CompassID) },
		save: func(tx *store.Tx, t *attendance) error {
			var present []session.Presence
			for _, z := range seats {
				if n := t.people[string(z.ID)]; n > 0 {
					present = append(present, session.Presence{SeatID: string(z.ID), People: n})
				}
			}
			if len(present) == 0 && t.session.Status == session.Finished {
				return refuse("gesprek_zonder_aanwezigen")
			}
			if err := tx.SetPresences(kompas.SessionID(t.session.ID), present); err != nil {
				return err
			}
			return tx.UpdateSession(t.session)
		},
	}
}

// FinishConversation closes a conversation that was held: it then counts as a conversation with those who were there.
func (a *App) FinishConversation(ctx context.Context, by Actor, id kompas.SessionID) error {
	return a.update(ctx, by, func(tx *store.Tx) error {
		o, err := by.openConversation(tx, id, kompas.ActCompass, 'C')
		if err != nil {
			return err
		}
		present, err := tx.Presences(o.compass.ID, id)
		if err != nil {
			return err
		}
		if err := session.CheckFinish(o.session, present, a.day(tx.Now)); err != nil {
			return err
		}
		if err := tx.SealObject(o.session.ID); err != nil {
			return err
		}
		o.session.Status = session.Finished
		if err := tx.UpdateSession(&o.session); err != nil {
			return err
		}
		record(tx, by, "finish", "gesprek", o.session.ID, o.compass.ID, "", "")
		return nil
	})
}
