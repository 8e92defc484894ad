package app

import (
	"context"

	"kompas/refdata"
	"kompas/store"
)

// LoadReference puts the national figures in the database, whole, when it does not hold this edition yet. It tells
// whether it did.
func (a *App) LoadReference(ctx context.Context, data *refdata.Data) (loaded bool, err error) {
	var has string
	err = a.store.View(ctx, func(tx *store.Tx) (err error) {
		has, err = tx.ReferenceEdition()
		return err
	})
	if err != nil || has == data.Version() {
		return false, err
	}
	err = a.store.Update(ctx, func(tx *store.Tx) error {
		if loaded, err = tx.BeginReference(data.Version()); err != nil || !loaded {
			return err
		}
		for _, load := range []func(*store.Tx, *refdata.Data) error{loadDivisions, loadCatalogue, loadLayers, loadMaps} {
			if err := load(tx, data); err != nil {
				return err
			}
		}
		return nil
	})
	return loaded && err == nil, err
}

func loadDivisions(tx *store.Tx, data *refdata.Data) error {
	for _, info := range data.Divisions() {
		areas, err := data.Division(info.Key)
		if err != nil {
			return err
		}
		profiles, err := data.Profiles(info.Key)
		if err != nil {
			return err
		}
		d := store.Division{Key: info.Key, Year: info.Year, Scope: info.Scope, Name: info.Name, Source: info.Source}
		if err := tx.InsertDivision(d, areas, profiles); err != nil {
			return err
		}
	}
	return nil
}

func loadCatalogue(tx *store.Tx, data *refdata.Data) error {
	list, err := data.Catalogue()
	if err != nil {
		return err
	}
	for _, c := range list {
		if err := tx.PutCatalogueIndicator(c); err != nil {
			return err
		}
	}
	return nil
}

func loadLayers(tx *store.Tx, data *refdata.Data) error {
	for l, err := range data.Layers() {
		if err != nil {
			return err
		}
		if err := tx.InsertLayer(l.Layer, l.Blob); err != nil {
			return err
		}
	}
	return nil
}

func loadMaps(tx *store.Tx, data *refdata.Data) error {
	for _, info := range data.Maps() {
		m, ok, err := data.Map(info.Division, info.Level, info.Within)
		if err != nil {
			return err
		}
		if !ok {
			continue
		}
		if err := tx.InsertDrawing(m); err != nil {
			return err
		}
	}
	return nil
}
