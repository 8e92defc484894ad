package app

import (
	"context"

	"kompas/kompas"
	"kompas/store"
)

// CouncilList is the council's page: per result the frozen council pages.
type CouncilList struct {
	Results  []CouncilResult
	MayWrite bool
}

// CouncilResult is a result with its council pages.
type CouncilResult struct {
	CompassTitle string
	CompassSlug  string
	Address      string
	Text         string
	HorizonYears int
	Frozen       []string // the days, newest first
	HasDraft     bool
}

// CouncilList lists the council pages of the space. Who only reads sees the results that have a frozen page.
func (a *App) CouncilList(ctx context.Context, by Actor) (CouncilList, error) {
	var l CouncilList
	if err := by.require(kompas.ActCouncilReport, 'R', by.Reach()); err != nil {
		return l, err
	}
	l.MayWrite = by.May(kompas.ActCouncilReport, 'P', by.Reach())
	err := a.view(ctx, by, func(tx *store.Tx) error {
		frozen, err := tx.CouncilPages()
		if err != nil {
			return err
		}
		days := map[kompas.ResultID][]string{}
		for _, p := range frozen {
			days[p.ResultID] = append(days[p.ResultID], p.FrozenOn)
		}
		return a.councilResults(tx, by, &l, days)
	})
	return l, err
}

func (a *App) councilResults(tx *store.Tx, by Actor, l *CouncilList, days map[kompas.ResultID][]string) error {
	compasses, err := tx.Compasses(false)
	if err != nil {
		return err
	}
	seated, err := tx.SeatedOrganisations()
	if err != nil {
		return err
	}
	drafts, err := tx.CouncilDrafts()
	if err != nil {
		return err
	}
	for _, c := range compasses {
		on := Object{Compass: c.ID, AreaCode: c.AreaCode, Organisations: seated[c.ID]}
		if !by.May(kompas.ActCouncilReport, 'R', on) {
			continue
		}
		versions, err := tx.Results(c.ID)
		if err != nil {
			return err
		}
		for _, r := range currentResults(versions) {
			if len(days[r.ID]) == 0 && !l.MayWrite {
				continue
			}
			l.Results = append(l.Results, CouncilResult{CompassTitle: c.Title, CompassSlug: c.Slug, Address: ResultAddress(r), Text: r.Text,
				HorizonYears: r.HorizonYears, Frozen: days[r.ID], HasDraft: drafts[r.ID]})
		}
	}
	return nil
}
