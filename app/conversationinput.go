package app

import (
	"context"

	"kompas/fault"
	"kompas/kompas"
	"kompas/session"
	"kompas/store"
)

// inputFields are the fields a form may change on what somebody said.
func inputFields() []kompas.Field[session.Input] {
	place := kompas.ChoiceField("perspectief", kompas.Perspectives(), func(i *session.Input) *kompas.Perspective {
		p := kompas.Perspective(i.Perspective)
		return &p
	})
	check := place.Set
	place.Set = func(i *session.Input, text string) *fault.Error {
		if err := check(i, text); err != nil {
			return err
		}
		i.Perspective = text
		return nil
	}
	return []kompas.Field[session.Input]{
		kompas.RequiredTextField("inbreng", kompas.MaxText, true, func(i *session.Input) *string { return &i.Text }),
		place,
		kompas.TextField("gezegd-door", kompas.MaxName, false, func(i *session.Input) *string { return &i.SaidBy }),
	}
}

// AddInput writes down what somebody said in a conversation, and from which place.
func (a *App) AddInput(ctx context.Context, by Actor, id kompas.SessionID, form map[string]string, key string) error {
	_, err := a.once(ctx, by, key, func(tx *store.Tx) (string, error) {
		o, err := by.openConversation(tx, id, kompas.ActSessionInput, 'D')
		if err != nil {
			return "", err
		}
		i := session.Input{ID: tx.NewID(), SessionID: o.session.ID}
		if err := fill(&i, inputFields(), form); err != nil {
			return "", err
		}
		if err := tx.InsertInput(i); err != nil {
			return "", err
		}
		record(tx, by, "create", "inbreng", i.ID, o.compass.ID, "", i.Text)
		return i.ID, nil
	})
	return err
}

// EditInput changes what was written down of what somebody said.
func (a *App) EditInput(ctx context.Context, by Actor, id kompas.SessionID, input string, e Edit) (Edited, error) {
	var done Edited
	err := a.withInput(ctx, by, id, input, false, func(tx *store.Tx, o openedConversation, i session.Input) error {
		var err error
		done, err = edit(a, tx, by, &i, editable[session.Input]{
			kind: "inbreng", fields: inputFields(),
			id:      func(i *session.Input) string { return i.ID },
			version: func(i *session.Input) int64 { return i.Version },
			compass: func(*session.Input) kompas.CompassID { return o.compass.ID },
			save:    func(tx *store.Tx, i *session.Input) error { return tx.UpdateInput(i) },
		}, e)
		return err
	})
	return done, err
}

// RemoveInput takes an input away; RestoreInput puts it back.
func (a *App) RemoveInput(ctx context.Context, by Actor, id kompas.SessionID, input string) error {
	return a.withInput(ctx, by, id, input, false, func(tx *store.Tx, o openedConversation, i session.Input) error {
		record(tx, by, "remove", "inbreng", i.ID, o.compass.ID, i.Text, "")
		return tx.SetInputRemoved(i.ID, true)
	})
}

// RestoreInput puts an input back that was taken away.
func (a *App) RestoreInput(ctx context.Context, by Actor, id kompas.SessionID, input string) error {
	return a.withInput(ctx, by, id, input, true, func(tx *store.Tx, o openedConversation, i session.Input) error {
		record(tx, by, "restore", "inbreng", i.ID, o.compass.ID, "", i.Text)
		return tx.SetInputRemoved(i.ID, false)
	})
}

// withInput finds an input of a conversation, for whoever keeps the record of the compass.
func (a *App) withInput(ctx context.Context, by Actor, id kompas.SessionID, input string, removed bool,
	do func(*store.Tx, openedConversation, session.Input) error) error {
	return a.update(ctx, by, func(tx *store.Tx) error {
		o, err := by.openConversation(tx, id, kompas.ActCompass, 'C')
		if err != nil {
			return err
		}
		i, err := tx.Input(input, removed)
		if err != nil {
			return err
		}
		if i.SessionID != o.session.ID {
			return fault.Missing()
		}
		return do(tx, o, i)
	})
}
