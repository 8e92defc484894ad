package app

import (
	"context"
	"slices"

	"kompas/fault"
	"kompas/kompas"
	"kompas/measure"
	"kompas/store"
)

// Supervised is what somebody who watches over privacy reads of one compass: what was agreed on stories, and what people
// are asked by instruments. It is read without the right to the compass itself.
type Supervised struct {
	Compass     kompas.Compass
	Stories     []measure.Story // without their words, unless these may be told in a conversation
	Instruments []kompas.InstrumentUse
}

// MayWatch says whether the actor watches over privacy: who looks after what is kept of people, and reads stories or
// instruments besides.
func (by Actor) MayWatch() bool {
	on := by.Reach()
	return by.May(kompas.ActRetention, 'R', on) && (by.May(kompas.ActStories, 'R', on) || by.May(kompas.ActInstrument, 'R', on))
}

// Supervision loads every compass of the space with what the actor may watch of it.
func (a *App) Supervision(ctx context.Context, by Actor) ([]Supervised, error) {
	if !by.MayWatch() {
		return nil, fault.New(fault.Forbidden, "geen_recht")
	}
	var out []Supervised
	err := a.view(ctx, by, func(tx *store.Tx) error {
		at, err := by.tables(tx)
		if err != nil {
			return err
		}
		for _, archived := range []bool{false, true} {
			list, err := tx.Compasses(archived)
			if err != nil {
				return err
			}
			for _, c := range list {
				s := Supervised{Compass: c}
				if err := s.load(tx, by, at.asked(c)); err != nil {
					return err
				}
				if len(s.Stories)+len(s.Instruments) > 0 {
					out = append(out, s)
				}
			}
		}
		return nil
	})
	return out, err
}

func (s *Supervised) load(tx *store.Tx, by Actor, on Object) error {
	if by.May(kompas.ActInstrument, 'R', on) {
		list, err := store.InstrumentUses().Of(tx, s.Compass.ID)
		if err != nil {
			return err
		}
		s.Instruments = slices.DeleteFunc(list, func(u kompas.InstrumentUse) bool { return u.State == "gestopt" })
	}
	if !by.May(kompas.ActStories, 'R', on) {
		return nil
	}
	stories, err := tx.Stories(s.Compass.ID)
	for _, x := range stories {
		if !x.May(measure.UseSession) {
			x.Text, x.ToldBy = "", ""
		}
		s.Stories = append(s.Stories, x)
	}
	return err
}
