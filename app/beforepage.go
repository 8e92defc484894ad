package app

import (
	"context"

	"kompas/kompas"
	"kompas/store"
)

// BeforePage is what comes before a compass: what words mean to everybody, and how far each level carries it.
type BeforePage struct {
	CompassFrame
	Support       PartList[kompas.SupportBase]
	Terms         []TermOnPage
	MayAddTerm    bool
	MayAddMeaning bool
}

// BeforePage loads the page of what comes before a compass.
func (a *App) BeforePage(ctx context.Context, by Actor, slug string) (BeforePage, error) {
	var p BeforePage
	err := a.view(ctx, by, func(tx *store.Tx) error {
		c, on, err := by.openCompass(tx, slug, kompas.ActCompass, 'R')
		if err != nil {
			return err
		}
		if p.CompassFrame, err = a.frame(tx, c, on); err != nil {
			return err
		}
		if p.Support, err = supportBases().list(tx, by, c, on); err != nil {
			return err
		}
		return p.terms(tx, by, c, on)
	})
	return p, err
}
