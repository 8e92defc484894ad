package app

import (
	"context"
	"errors"

	"kompas/cbs"
	"kompas/fetch"
	"kompas/figure"
	"kompas/kompas"
	"kompas/store"
)

// FigureNews is a table that was read in before and that its source has changed since.
type FigureNews struct {
	kompas.FigureImport                      // that was read in last
	Changed             string               // when the source changed it, as the source writes it
	OnItsWay            *kompas.FigureImport // the newer figures, when somebody fetched them already
}

// figureNews gives the tables of the space of which newer figures wait.
func figureNews(tx *store.Tx) ([]FigureNews, error) {
	read, err := tx.FetchedImports("")
	if err != nil || len(read) == 0 {
		return nil, err
	}
	followed, err := tx.FollowedTables()
	if err != nil {
		return nil, err
	}
	list, err := tx.FigureImports()
	if err != nil {
		return nil, err
	}
	var out []FigureNews
	for i, f := range read {
		t, known := followed[f.Address]
		if i > 0 && read[i-1].Address == f.Address || !known || !kompas.NewerEdition(t.Modified, f.Table.Modified) {
			continue
		}
		news := FigureNews{FigureImport: f, Changed: t.Modified}
		for j, other := range list {
			if other.Address == f.Address && (other.State.Working() || other.State.Waiting()) {
				news.OnItsWay = &list[j]
				break
			}
		}
		out = append(out, news)
	}
	return out, nil
}

// FollowTables asks, for every space, the sources of tables that were read in whether they changed them. A source that does
// not answer is asked again another night.
func (a *App) FollowTables(ctx context.Context) error {
	said := map[string]string{} // by address: several spaces follow the same tables
	return a.everySpace(ctx, func(space store.Space) error {
		var read []kompas.FigureImport
		err := space.View(ctx, func(tx *store.Tx) (err error) {
			read, err = tx.FetchedImports("")
			return err
		})
		if err != nil {
			return err
		}
		for i, f := range read {
			if i > 0 && read[i-1].Address == f.Address || !f.Place.IsTable() {
				continue
			}
			modified, asked := said[f.Address]
			if !asked {
				if modified, err = a.askModified(ctx, f.Place); err != nil {
					return err
				}
				said[f.Address] = modified
			}
			if modified == "" {
				continue
			}
			err := space.Update(ctx, func(tx *store.Tx) error {
				return tx.PutFollowed(kompas.FollowedTable{Address: f.Address, Modified: modified})
			})
			if err != nil {
				return err
			}
		}
		return nil
	})
}

// askModified asks a source when it changed a table; "" when it does not say, or does not answer.
func (a *App) askModified(ctx context.Context, p kompas.FigureAddress) (string, error) {
	if a.out.Sources.Client == nil {
		return "", nil
	}
	modified, err := cbs.Modified(ctx, a.out.Sources.Client, placeOf(p), p.Format)
	var failed *fetch.Failure
	var unread *figure.ReadError
	if errors.As(err, &failed) || errors.As(err, &unread) {
		return "", nil
	}
	return modified, err
}
