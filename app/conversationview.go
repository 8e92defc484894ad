package app

import (
	"context"
	"slices"

	"kompas/kompas"
	"kompas/session"
	"kompas/store"
)

// ConversationLine is a conversation in a list.
type ConversationLine struct {
	session.Session
	Compass kompas.Compass
	Present []session.Presence
}

// Conversations is the list of conversations of a space.
type Conversations struct {
	Planned []ConversationLine // the next first
	Held    []ConversationLine // the latest first
	Open    []kompas.Compass   // compasses on which the actor may record one
}

// Conversations gives the conversations of every compass that the actor may see.
func (a *App) Conversations(ctx context.Context, by Actor) (Conversations, error) {
	var list Conversations
	err := a.view(ctx, by, func(tx *store.Tx) error {
		compasses, err := by.visible(tx, false)
		if err != nil {
			return err
		}
		at, err := by.tables(tx)
		if err != nil {
			return err
		}
		byID := map[kompas.CompassID]kompas.Compass{}
		for _, c := range compasses {
			byID[c.ID] = c
			if by.May(kompas.ActCompass, 'C', at.asked(c)) {
				list.Open = append(list.Open, c)
			}
		}
		return list.load(tx, byID)
	})
	return list, err
}

func (list *Conversations) load(tx *store.Tx, compasses map[kompas.CompassID]kompas.Compass) error {
	sessions, err := tx.Sessions("")
	if err != nil {
		return err
	}
	present, err := tx.Presences("", "")
	if err != nil {
		return err
	}
	for _, s := range sessions {
		c, ok := compasses[kompas.CompassID(s.CompassID)]
		if !ok {
			continue
		}
		line := ConversationLine{Session: s, Compass: c}
		for _, p := range present {
			if p.SessionID == s.ID {
				line.Present = append(line.Present, p)
			}
		}
		if s.Status == session.Finished {
			list.Held = append(list.Held, line)
		} else {
			list.Planned = append(list.Planned, line)
		}
	}
	slices.Reverse(list.Planned)
	return nil
}

// Conversation is the page of one conversation.
type Conversation struct {
	CompassFrame
	Session   session.Session
	Seats     []kompas.StakeholderSeat // that were not left by its day, or were there
	Present   []session.Presence
	Inputs    []session.Input
	Fixed     bool            // a decision or a review rests on it
	Reviews   []kompas.Review // that were held with it and that the actor may read
	MayEdit   bool
	MaySpeak  bool
	MayFinish bool
	History   []HistoryLine
}

// Conversation loads the page of one conversation.
func (a *App) Conversation(ctx context.Context, by Actor, id kompas.SessionID) (Conversation, error) {
	var v Conversation
	err := a.view(ctx, by, func(tx *store.Tx) error {
		o, err := by.openConversation(tx, id, kompas.ActCompass, 'R')
		if err != nil {
			return err
		}
		open := !o.compass.Archived()
		v.Session, v.Fixed = o.session, o.fixed
		v.MayEdit = by.May(kompas.ActCompass, 'C', o.on) && open
		v.MaySpeak = by.May(kompas.ActSessionInput, 'D', o.on) && open
		if v.CompassFrame, err = a.frame(tx, o.compass, o.on); err != nil {
			return err
		}
		if err := v.load(tx, a.day(tx.Now)); err != nil {
			return err
		}
		if err := v.attach(tx, by, AttachTarget{Kind: kompas.AttachedConversation, ID: o.session.ID, MayEdit: v.MayEdit}); err != nil {
			return err
		}
		if !by.May(kompas.ActJointReview, 'R', o.on) {
			v.Reviews = nil
		}
		return nil
	})
	return v, err
}

func (v *Conversation) load(tx *store.Tx, today string) error {
	id := kompas.SessionID(v.Session.ID)
	var err error
	if v.Present, err = tx.Presences(v.Compass.ID, id); err != nil {
		return err
	}
	seats, err := tx.Seats(v.Compass.ID)
	if err != nil {
		return err
	}
	for _, z := range seats {
		was := slices.ContainsFunc(v.Present, func(p session.Presence) bool { return p.SeatID == string(z.ID) })
		if was || z.LeftOn == "" || z.LeftOn > v.Session.HeldOn {
			v.Seats = append(v.Seats, z)
		}
	}
	if v.Inputs, err = tx.Inputs(id); err != nil {
		return err
	}
	reviews, err := tx.Reviews(v.Compass.ID)
	if err != nil {
		return err
	}
	for _, r := range reviews {
		if r.SessionID == id {
			v.Reviews = append(v.Reviews, r)
		}
	}
	v.MayFinish = v.MayEdit && session.CheckFinish(v.Session, v.Present, today) == nil
	ids := map[string]bool{v.Session.ID: true}
	for _, i := range v.Inputs {
		ids[i.ID] = true
	}
	v.History, err = historyOf(tx, v.Compass.ID, ids)
	return err
}

// PeopleOf gives how many people of a seat were there.
func (v Conversation) PeopleOf(seat kompas.SeatID) int {
	for _, p := range v.Present {
		if p.SeatID == string(seat) {
			return p.People
		}
	}
	return 0
}

// NewConversation is the page on which a conversation begins.
type NewConversation struct {
	CompassFrame
	Session session.Session
}

// NewConversation gives the form of a new conversation: today, about the step whose turn it is.
func (a *App) NewConversation(ctx context.Context, by Actor, slug string) (NewConversation, error) {
	var n NewConversation
	err := a.view(ctx, by, func(tx *store.Tx) error {
		c, on, err := by.openCompass(tx, slug, kompas.ActCompass, 'C')
		if err != nil {
			return err
		}
		if n.CompassFrame, err = a.frame(tx, c, on); err != nil {
			return err
		}
		n.Session = session.Session{HeldOn: a.day(tx.Now), Step: int(n.Turn)}
		return nil
	})
	return n, err
}
