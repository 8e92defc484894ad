package app

import (
	"context"
	"time"

	"kompas/fault"
	"kompas/store"
)

const (
	refusedNoted  = 240 // per person and window: enough to see what somebody tried, too little to fill the database
	refusedWindow = time.Hour
)

// attempted gives what the history calls a refusal of something that somebody tried to do, and by which code: without the
// right to it, with a thing that is not there for them, or against a rule of the method. A field that was filled in badly
// is no attempt.
func attempted(why *fault.Error) (action, code string) {
	if why == nil {
		return "", ""
	}
	for _, f := range append([]*fault.Error{why}, why.Fields...) {
		switch f.Kind {
		case fault.Forbidden:
			return "refused", f.Code
		case fault.NotFound:
			return "refused_missing", f.Code
		case fault.Refused:
			return "refused_rule", f.Code
		}
	}
	return "", ""
}

// NoteRefused notes in the history of the space that somebody tried to do what he or she may not, and which rule held it
// back. Where nobody of this space did it, there is nothing to note.
func (a *App) NoteRefused(ctx context.Context, by Actor, why *fault.Error, address string) error {
	action, code := attempted(why)
	if action == "" || by.Space.ID == 0 || by.Person.ID == "" {
		return nil
	}
	err := a.attempt(ctx, limit{"geweigerd " + string(by.Person.ID), refusedNoted, refusedWindow})
	if fault.Is(err, fault.TooMany) || fault.Is(err, fault.Unavailable) {
		return nil
	}
	if err != nil {
		return err
	}
	return a.update(ctx, by, func(tx *store.Tx) error {
		record(tx, by, action, "poging", "", "", "", address+" · "+code)
		return nil
	})
}
