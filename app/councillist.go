package app

import (
	"context"
	"slices"

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
	Frozen       []string             // the days, newest first
	Newest       *kompas.CouncilSheet // what the newest frozen page says; nil when there is none
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
		pages := map[kompas.ResultID][]kompas.CouncilPage{}
		for _, p := range frozen {
			pages[p.ResultID] = append(pages[p.ResultID], p)
		}
		if err := a.councilResults(tx, by, &l, pages); err != nil {
			return err
		}
		slices.SortStableFunc(l.Results, func(x, y CouncilResult) int { return min(len(y.Frozen), 1) - min(len(x.Frozen), 1) }) // what can be read first
		return nil
	})
	return l, err
}

func (a *App) councilResults(tx *store.Tx, by Actor, l *CouncilList, pages map[kompas.ResultID][]kompas.CouncilPage) error {
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
			if len(pages[r.ID]) == 0 && !l.MayWrite {
				continue
			}
			x := CouncilResult{CompassTitle: c.Title, CompassSlug: c.Slug, Address: ResultAddress(r), Text: r.Text, HorizonYears: r.HorizonYears, HasDraft: drafts[r.ID]}
			if err := x.addPages(pages[r.ID]); err != nil {
				return err
			}
			l.Results = append(l.Results, x)
		}
	}
	return nil
}

// addPages adds the frozen pages of the result, the newest first, and reads what the newest one says.
func (x *CouncilResult) addPages(pages []kompas.CouncilPage) error {
	for i, p := range pages {
		x.Frozen = append(x.Frozen, p.FrozenOn)
		if i > 0 {
			continue
		}
		v, err := frozenView(p)
		if err != nil {
			return err
		}
		x.Newest = &v.Sheet
	}
	return nil
}
