package app

import (
	"context"
	"errors"
	"io"
	"net/url"
	"path"
	"slices"

	"kompas/cbs"
	"kompas/fault"
	"kompas/fetch"
	"kompas/kompas"
	"kompas/store"
)

// FetchFigures has figures fetched from an address, or the table with a number from the service that was chosen. It gives the
// id of the import.
func (a *App) FetchFigures(ctx context.Context, by Actor, form map[string]string, key string) (string, error) {
	if err := by.requireFigures('C'); err != nil {
		return "", err
	}
	if len(a.Services()) == 0 {
		return "", refuse("cijferadres_uit")
	}
	chosen := FigureService(form["dienst"])
	p, err := a.out.Sources.readAddress(form["adres"], chosen)
	if chosen != "" && !slices.Contains(a.Services(), chosen) { // also beside an address that says it itself
		_, other := wrongAddress("dienst", "geen_keuze")
		wrong := fault.As(other).Fields
		if e := fault.As(err); e != nil && e.Fields[0].Field != "dienst" {
			wrong = append(e.Fields, wrong...)
		}
		err = fault.Form(wrong)
	}
	if err != nil {
		return "", err
	}
	id, err := a.once(ctx, by, key, func(tx *store.Tx) (string, error) { return beginFetch(tx, by, p) })
	a.hurry()
	return id, err
}

// FetchAgain has the figures of an import that was fetched before fetched once more: when its source has changed, when it could
// not be reached, or, of a source that had nothing new, all the same.
func (a *App) FetchAgain(ctx context.Context, by Actor, id, key string) (string, error) {
	if err := by.requireFigures('C'); err != nil {
		return "", err
	}
	fresh, err := a.once(ctx, by, key, func(tx *store.Tx) (string, error) {
		f, err := by.openFigures(tx, id, kompas.ImportApplied, kompas.ImportUndone, kompas.ImportFailed, kompas.ImportNoNews)
		if err != nil {
			return "", err
		}
		if f.Address == "" {
			return "", refuse("cijferinvoer_andere_stand")
		}
		f.Place.Anyway = f.State == kompas.ImportNoNews || f.State == kompas.ImportFailed && f.Place.Anyway
		if f.State == kompas.ImportFailed || f.State == kompas.ImportNoNews { // nothing came of it
			f.State = kompas.ImportDropped
			if err := tx.UpdateFigureImport(&f); err != nil {
				return "", err
			}
			if err := planFigures(tx, f.ID); err != nil {
				return "", err
			}
		}
		return beginFetch(tx, by, f.Place)
	})
	a.hurry()
	return fresh, err
}

// beginFetch plans the fetching of figures.
func beginFetch(tx *store.Tx, by Actor, p kompas.FigureAddress) (string, error) {
	f := kompas.FigureImport{ID: tx.NewID(), PersonID: by.Person.ID, PersonName: by.Person.Name, State: kompas.ImportFetching, FileName: placeName(p),
		Address: p.Text(), Place: p}
	record(tx, by, "fetch", kindFigures, f.ID, "", "", f.Address)
	if err := tx.InsertFigureImport(f); err != nil {
		return "", err
	}
	return f.ID, planFigures(tx, f.ID)
}

// placeName is what figures that are fetched are called until one knows more.
func placeName(p kompas.FigureAddress) string {
	if p.IsTable() {
		return p.Table
	}
	u, err := url.Parse(p.Base)
	if err != nil || path.Base(u.Path) == "/" || path.Base(u.Path) == "." {
		return figureFileName("")
	}
	return figureFileName(path.Base(u.Path))
}

// fetch brings figures in from their address, unless the source has nothing new, and has them looked at. A time that was
// broken off leaves nothing.
func (w *figureWork) fetch() error {
	if err := dropFigureFile(w.ctx, w.space, w.f.ID); err != nil {
		return err
	}
	if w.f.Place.IsTable() {
		news, err := w.news()
		if err != nil {
			return err
		}
		if !news && !w.f.Place.Anyway {
			w.f.State = kompas.ImportNoNews
			return w.space.Update(w.ctx, func(tx *store.Tx) error { return tx.UpdateFigureImport(&w.f) })
		}
	}
	var err error
	if w.f.Hash, w.f.Size, err = w.download(); err != nil {
		return err
	}
	w.f.State, w.f.Done, w.f.Total = kompas.ImportReceived, 0, 0
	if err := w.space.Update(w.ctx, func(tx *store.Tx) error { return tx.UpdateFigureImport(&w.f) }); err != nil {
		return err
	}
	return w.survey()
}

// news asks the source whether a table changed after the edition that was read in; what it says is kept with the import.
func (w *figureWork) news() (bool, error) {
	last, err := w.lastFetched()
	if err != nil {
		return false, err
	}
	if w.f.Table.Modified, err = cbs.Modified(w.ctx, w.out.Sources.Client, placeOf(w.f.Place), w.f.Place.Format); err != nil {
		return false, err
	}
	err = w.space.Update(w.ctx, func(tx *store.Tx) error {
		return tx.PutFollowed(kompas.FollowedTable{Address: w.f.Address, Modified: w.f.Table.Modified})
	})
	if last == nil {
		return true, err
	}
	w.f.Table.Title, w.f.Table.Publisher = last.Table.Title, last.Table.Publisher
	return w.f.Table.Modified == "" || kompas.NewerEdition(w.f.Table.Modified, last.Table.Modified), err
}

// lastFetched gives the import of the same address that was read in last; nil when there is none.
func (w *figureWork) lastFetched() (last *kompas.FigureImport, err error) {
	if w.f.Address == "" {
		return nil, nil
	}
	err = w.space.View(w.ctx, func(tx *store.Tx) error {
		list, err := tx.FetchedImports(w.f.Address)
		if len(list) > 0 {
			last = &list[0]
		}
		return err
	})
	return last, err
}

func placeOf(p kompas.FigureAddress) cbs.Place { return cbs.Place{Base: p.Base, Table: p.Table} }

// download keeps what the address gives, in pieces.
func (w *figureWork) download() (hash string, size int64, err error) {
	if !w.f.Place.IsTable() {
		client := w.out.Sources.Client.Telling(func(have, of int64) error { return w.headway(have>>10, of>>10) })
		in, err := client.Get(w.ctx, w.f.Place.Base)
		if err != nil {
			return "", 0, err
		}
		hash, size, err = w.keepFigureFile(w.ctx, w.space, w.f, in)
		return hash, size, w.tooLarge(errors.Join(err, in.Close()))
	}
	out, in := io.Pipe()
	fetched := make(chan error, 1)
	go func() {
		err := cbs.Keep(w.ctx, w.out.Sources.Client, placeOf(w.f.Place), w.f.Place.Format, in, w.headway)
		fetched <- err
		in.CloseWithError(err)
	}()
	hash, size, err = w.keepFigureFile(w.ctx, w.space, w.f, out)
	out.CloseWithError(err)
	if failed := <-fetched; failed != nil {
		err = failed
	}
	return hash, size, w.tooLarge(err)
}

// tooLarge names a file that is larger than may be read in, as what comes from an address.
func (w *figureWork) tooLarge(err error) error {
	if fault.HasCode(err, "bestand_te_groot") {
		return &fetch.Failure{Reason: fetch.ErrTooLarge, Address: w.f.Address}
	}
	return err
}
