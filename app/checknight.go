package app

import (
	"context"

	"kompas/kompas"
	"kompas/store"
)

// CheckSpaces keeps, in every space, since when findings are open, and ends those whose condition ended.
func (a *App) CheckSpaces(ctx context.Context) error {
	return a.everySpace(ctx, func(space store.Space) error {
		var begun, ended []kompas.KeptFinding
		err := space.View(ctx, func(tx *store.Tx) (err error) { // nobody's writing waits while the rules look
			begun, ended, err = a.differences(tx)
			return err
		})
		if err != nil || len(begun)+len(ended) == 0 {
			return err
		}
		return space.Update(ctx, func(tx *store.Tx) error { return keepFindings(tx, begun, ended, a.day(tx.Now)) })
	})
}

// differences compares what is found in all compasses of a space with what was kept.
func (a *App) differences(tx *store.Tx) (begun, ended []kompas.KeptFinding, err error) {
	all, err := a.checkedSpace(tx)
	for _, k := range all {
		fresh, over := kompas.KeepFindings(k.Findings(), k.kept, k.Cycle.ID)
		ended = append(ended, over...)
		for _, f := range fresh {
			begun = append(begun, kompas.KeptFinding{CheckFinding: f, ID: tx.NewID(), CompassID: k.Compass.ID, FirstSeen: k.Today, State: kompas.FindingOpen})
		}
	}
	return begun, ended, err
}

func keepFindings(tx *store.Tx, begun, ended []kompas.KeptFinding, today string) error {
	for _, k := range ended {
		if err := tx.CloseFinding(k.ID, today); err != nil {
			return err
		}
	}
	for _, k := range begun {
		if err := tx.InsertFinding(k); err != nil {
			return err
		}
	}
	return nil
}

// checkedSpace looks at every compass of the space that is not put away.
func (a *App) checkedSpace(tx *store.Tx) ([]checked, error) {
	rows, err := tx.CheckPictures("")
	var out []checked
	for _, r := range rows {
		out = append(out, a.checkedFrom(tx, r))
	}
	return out, err
}

// CheckedLine is one finding of a space, as the command line gives it.
type CheckedLine struct {
	Compass string // its address
	kompas.CheckFinding
	State  kompas.FindingState
	Since  string // the day on which it was kept first; empty when it was not yet
	Reason string
}

// CheckSpace gives every finding that a space wants to hear, with what was decided about it.
func (a *App) CheckSpace(ctx context.Context, slug string) ([]CheckedLine, error) {
	var out []CheckedLine
	err := a.store.View(ctx, func(tx *store.Tx) error {
		space, err := tx.SpaceBySlug(slug)
		if err != nil {
			return err
		}
		if err := tx.Switch(space.ID); err != nil {
			return err
		}
		all, err := a.checkedSpace(tx)
		for _, k := range all {
			out = append(out, k.lines()...)
		}
		return err
	})
	return out, err
}

func (k checked) lines() []CheckedLine {
	asking := map[kompas.FindingKey]bool{}
	for _, f := range k.asking() {
		asking[f.Key()] = true
	}
	var out []CheckedLine
	for _, f := range k.settings.Heard(k.Findings()) {
		line := CheckedLine{Compass: k.Compass.Slug, CheckFinding: f, State: kompas.FindingOpen}
		for _, old := range k.kept {
			if old.Key() == f.Key() {
				if line.Since = old.FirstSeen; !asking[f.Key()] {
					line.State, line.Reason = old.State, old.Reason
				}
			}
		}
		out = append(out, line)
	}
	return out
}
