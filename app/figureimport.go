package app

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"io"

	"kompas/fault"
	"kompas/kompas"
	"kompas/store"
)

// FigureJob is the kind of job that works on a file with figures.
const FigureJob = "cijfers-inlezen"

// kindFigures is how the history calls an import of figures.
const kindFigures = "cijferinvoer"

// defaultMaxFigures is how large a file with figures may be where nobody chose otherwise.
const defaultMaxFigures = 1 << 30

// MaxFigures is how large a file with figures may be, in bytes.
func (a *App) MaxFigures() int64 {
	if a.out.MaxFigures > 0 {
		return a.out.MaxFigures
	}
	return defaultMaxFigures
}

// MayReadFigures says whether the actor may bring figures into the space.
func (by Actor) MayReadFigures() bool { return by.May(kompas.ActImport, 'C', by.Reach()) }

// MaySeeImports says whether the actor may see which figures were read in.
func (by Actor) MaySeeImports() bool { return by.May(kompas.ActImport, 'R', by.Reach()) }

func (by Actor) requireFigures(letter byte) error {
	return by.require(kompas.ActImport, letter, Object{AreaCode: by.Space.AreaCode})
}

// ReceiveFigures keeps a file with figures, piece by piece, and has it looked at. It gives the id of the import. A file that
// does not come in whole leaves nothing behind.
func (a *App) ReceiveFigures(ctx context.Context, by Actor, name string, file io.Reader, key string) (string, error) {
	if err := by.requireFigures('C'); err != nil {
		return "", err
	}
	f := kompas.FigureImport{ID: a.out.NewID(), PersonID: by.Person.ID, PersonName: by.Person.Name, State: kompas.ImportArriving, FileName: figureFileName(name)}
	err := a.update(ctx, by, func(tx *store.Tx) error {
		f.Version = 1
		return tx.InsertFigureImport(f)
	})
	if err != nil {
		return "", err
	}
	f.Hash, f.Size, err = a.keepFigureFile(ctx, a.store.Tenant(by.Space.ID), f, file)
	kept := f.ID
	if err == nil {
		kept, err = a.once(ctx, by, key, func(tx *store.Tx) (string, error) {
			f.State = kompas.ImportReceived
			record(tx, by, "upload", kindFigures, f.ID, "", "", f.FileName+" · sha256 "+f.Hash)
			if err := tx.UpdateFigureImport(&f); err != nil {
				return "", err
			}
			return f.ID, planFigures(tx, f.ID)
		})
	}
	a.hurry()
	if err != nil || kept != f.ID {
		// Also when whoever sent it went away.
		if gone := a.forgetFigures(context.WithoutCancel(ctx), a.store.Tenant(by.Space.ID), f.ID); err == nil {
			err = gone
		}
	}
	return kept, err
}

// figureFileName keeps of the name of a file what can be shown.
func figureFileName(name string) string {
	if clean := fileName(name); clean != "kompas.json" {
		return clean
	}
	return "cijfers"
}

func planFigures(tx *store.Tx, id string) error {
	return tx.PlanJob(Job{ID: tx.NewID(), Kind: FigureJob, Tenant: tx.Tenant(), ObjectID: id}, tx.Now)
}

// keepFigureFile stores a file in pieces, so many in one transaction that whoever writes meanwhile hardly waits. It ends when
// somebody threw the import away.
func (a *App) keepFigureFile(ctx context.Context, space store.Space, f kompas.FigureImport, file io.Reader) (hash string, size int64, err error) {
	sum := sha256.New()
	all := io.TeeReader(io.LimitReader(file, a.MaxFigures()+1), sum)
	for position := 0; ; position += piecesAtOnce {
		pieces, err := readPieces(all)
		if err != nil {
			return "", 0, err
		}
		if len(pieces) == 0 {
			return hex.EncodeToString(sum.Sum(nil)), size, nil
		}
		for _, p := range pieces {
			size += int64(len(p))
		}
		if size > a.MaxFigures() {
			return "", 0, fault.Form([]*fault.Error{fault.Field("bestand", "bestand_te_groot", a.MaxFigures()>>20)})
		}
		err = space.Update(ctx, func(tx *store.Tx) error {
			if now, err := tx.FigureImport(f.ID); err != nil || now.Version != f.Version {
				return staleUnless(err)
			}
			for i, p := range pieces {
				if err := tx.InsertFigurePiece(f.ID, position+i, p); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			return "", 0, err
		}
	}
}

// forgetFigures takes away an import that never came in whole.
func (a *App) forgetFigures(ctx context.Context, space store.Space, id string) error {
	if err := dropFigureFile(ctx, space, id); err != nil {
		return err
	}
	return space.Update(ctx, func(tx *store.Tx) error { return tx.DeleteFigureImport(id) })
}

// dropFigureFile throws away the pieces of a file, a few at a time.
func dropFigureFile(ctx context.Context, space store.Space, id string) error {
	for left := true; left; {
		err := space.Update(ctx, func(tx *store.Tx) (err error) {
			left, err = tx.DropFigurePieces(id, piecesAtOnce)
			return err
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// openFigures finds an import in one of these states, for whoever may bring figures in.
func (by Actor) openFigures(tx *store.Tx, id string, states ...kompas.ImportState) (kompas.FigureImport, error) {
	f, err := tx.FigureImport(id)
	if err != nil {
		return f, err
	}
	for _, s := range states {
		if f.State == s {
			return f, nil
		}
	}
	return f, refuse("cijferinvoer_andere_stand")
}

// ApplyFigures brings the figures of a tried file into force, all at once. A file replaces a column whole: where figures that are in
// force go, a person has to say that they may.
func (a *App) ApplyFigures(ctx context.Context, by Actor, id string, mayGo bool, key string) error {
	if err := by.requireFigures('C'); err != nil {
		return err
	}
	_, err := a.once(ctx, by, key, func(tx *store.Tx) (string, error) {
		f, err := by.openFigures(tx, id, kompas.ImportTried)
		if err != nil {
			return "", err
		}
		if !f.Outcome.Changes() {
			return "", refuse("cijferinvoer_geen_verandering")
		}
		if n := f.Outcome.Gone; n > 0 && !mayGo {
			return "", fault.Form([]*fault.Error{fault.Field("vervallen", "cijferinvoer_vervallen", n)})
		}
		changes, err := tx.FigureChanges()
		if err != nil {
			return "", err
		}
		if changes != f.BasedOn {
			return "", refuse("cijferinvoer_verouderd")
		}
		if f.Kind == kompas.ImportOwnAreas {
			if err := putOwnFile(tx, &f); err != nil {
				return "", err
			}
		}
		if err := oneDivision(tx, f); err != nil {
			return "", err
		}
		f.State, f.AppliedAt = kompas.ImportApplied, tx.Now
		record(tx, by, "import", kindFigures, f.ID, "", "", f.FileName+" · sha256 "+f.Hash)
		if err := tx.UpdateFigureImport(&f); err != nil {
			return "", err
		}
		return "", planFigures(tx, id)
	})
	return err
}

// UndoFigures takes the figures of an import out of force. What was in force before comes back.
func (a *App) UndoFigures(ctx context.Context, by Actor, id, key string) error {
	if err := by.requireFigures('C'); err != nil {
		return err
	}
	_, err := a.once(ctx, by, key, func(tx *store.Tx) (string, error) {
		f, err := by.openFigures(tx, id, kompas.ImportApplied)
		if err != nil {
			return "", err
		}
		f.State, f.UndoneAt = kompas.ImportUndone, tx.Now
		record(tx, by, "undo", kindFigures, f.ID, "", "", f.FileName)
		return "", tx.UpdateFigureImport(&f)
	})
	return err
}

// DropFigures throws away a file that was not read in.
func (a *App) DropFigures(ctx context.Context, by Actor, id, key string) error {
	if err := by.requireFigures('C'); err != nil {
		return err
	}
	_, err := a.once(ctx, by, key, func(tx *store.Tx) (string, error) {
		f, err := by.openFigures(tx, id, kompas.ImportFetching, kompas.ImportNoNews, kompas.ImportReceived, kompas.ImportSeen, kompas.ImportTrying,
			kompas.ImportTried, kompas.ImportFailed)
		if err != nil {
			return "", err
		}
		f.State = kompas.ImportDropped
		record(tx, by, "remove", kindFigures, f.ID, "", f.FileName, "")
		if err := tx.UpdateFigureImport(&f); err != nil {
			return "", err
		}
		return "", planFigures(tx, id)
	})
	return err
}

// RetryFigures leads back from what a file would change to what was chosen about it.
func (a *App) RetryFigures(ctx context.Context, by Actor, id string) error {
	if err := by.requireFigures('C'); err != nil {
		return err
	}
	return a.update(ctx, by, func(tx *store.Tx) error {
		f, err := by.openFigures(tx, id, kompas.ImportTried)
		if err != nil {
			return err
		}
		f.State, f.Outcome = kompas.ImportSeen, kompas.ImportOutcome{}
		return tx.UpdateFigureImport(&f)
	})
}
