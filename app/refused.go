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

// NoteRefused notes in the history of the space that somebody tried to do what he or she may not. Where nobody of this
// space did it, there is nothing to note.
func (a *App) NoteRefused(ctx context.Context, by Actor, address string) error {
	if by.Space.ID == 0 || by.Person.ID == "" {
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
		record(tx, by, "refused", "poging", "", "", "", address)
		return nil
	})
}
