package app

import (
	"context"

	"kompas/kompas"
	"kompas/store"
)

// TakeAlongPage is what can be done with a compass as a whole.
type TakeAlongPage struct {
	CompassFrame
	Origin    *kompas.Origin // where it came from; nil when it was begun here
	MayExport bool
	MayCopy   bool
}

// TakeAlong gives what the actor may do with a compass as a whole.
func (a *App) TakeAlong(ctx context.Context, by Actor, slug string) (TakeAlongPage, error) {
	var p TakeAlongPage
	err := a.view(ctx, by, func(tx *store.Tx) error {
		c, on, err := by.openCompass(tx, slug, kompas.ActCompass, 'R')
		if err != nil {
			return err
		}
		if p.CompassFrame, err = a.frame(tx, c, on); err != nil {
			return err
		}
		p.MayExport, p.MayCopy = by.MayExport(c), by.MayCopy(c)
		p.Origin, err = tx.Origin(c.ID)
		return err
	})
	return p, err
}
