package app

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"strings"

	"kompas/fault"
	"kompas/kompas"
	"kompas/store"
)

// A file is kept in pieces of this size, so many in one transaction, until it is confirmed.
const (
	pieceSize    = 256 << 10
	piecesAtOnce = 8
)

// ImportPreview is what would come in with a file, found out by taking it over and undoing that.
type ImportPreview struct {
	Draft     kompas.ImportDraft
	Head      FileHead
	Compass   kompas.Compass // as it would stand here, with its address here
	Counts    map[string]int // how many of each kind, by its name in the file
	Known     []string       // organisations that are here already
	New       []string       // organisations that would be made
	Lost      []string       // indicators whose national figures are not known here
	Renamed   bool           // the things get new numbers, because this space has some of them already
	Elsewhere bool           // it is about another municipality
}

// UploadCompass reads a file, refuses it when anything is wrong, and keeps it until it is confirmed. It gives the number
// under which it waits.
func (a *App) UploadCompass(ctx context.Context, by Actor, name string, file io.ReadSeeker) (string, error) {
	if err := by.requireImport(); err != nil {
		return "", err
	}
	plan, err := store.TransferPlan()
	if err != nil {
		return "", err
	}
	hash := sha256.New()
	check := newCompassCheck(plan)
	all := io.TeeReader(file, hash)
	if _, err = readCompass(all, plan, check.object); err == nil {
		err = check.whole()
	}
	if err != nil {
		return "", a.tried(ctx, by, fileName(name), err)
	}
	if _, err := io.Copy(io.Discard, all); err != nil {
		return "", err
	}
	size, err := file.Seek(0, io.SeekEnd)
	if err == nil {
		_, err = file.Seek(0, io.SeekStart)
	}
	if err != nil {
		return "", err
	}
	d := kompas.ImportDraft{ID: a.out.NewID(), PersonID: by.Person.ID, FileName: fileName(name), Hash: hex.EncodeToString(hash.Sum(nil)), Size: size}
	return d.ID, a.keepDraft(ctx, by, d, file)
}

func (by Actor) requireImport() error {
	return by.require(kompas.ActExport, 'C', by.exportObject(Object{AreaCode: by.Space.AreaCode}))
}

// fileName keeps of the name of a file what can be shown.
func fileName(name string) string {
	clean, wrong := kompas.CleanText("", name[strings.LastIndexAny(name, `/\`)+1:], kompas.MaxName, false)
	if wrong != nil {
		return "kompas.json"
	}
	return clean
}

// keepDraft stores a file in pieces; what the same person left waiting is thrown away.
func (a *App) keepDraft(ctx context.Context, by Actor, d kompas.ImportDraft, file io.Reader) error {
	err := a.update(ctx, by, func(tx *store.Tx) error {
		if err := tx.DeleteImportDraftsOf(by.Person.ID); err != nil {
			return err
		}
		return tx.InsertImportDraft(d)
	})
	for position := 0; err == nil; position += piecesAtOnce {
		var pieces [][]byte
		if pieces, err = readPieces(file); err != nil || len(pieces) == 0 {
			return err
		}
		err = a.update(ctx, by, func(tx *store.Tx) error {
			for i, p := range pieces {
				if err := tx.InsertImportPiece(d.ID, position+i, p); err != nil {
					return err
				}
			}
			return nil
		})
	}
	return err
}

func readPieces(file io.Reader) (pieces [][]byte, err error) {
	for len(pieces) < piecesAtOnce {
		piece := make([]byte, pieceSize)
		n, err := fillPiece(file, piece)
		if n > 0 {
			pieces = append(pieces, piece[:n])
		}
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, err
		}
	}
	return pieces, nil
}

// fillPiece reads until a piece is full or the file ends. Unlike io.ReadFull it tells the end of a file from a file that
// broke off.
func fillPiece(file io.Reader, piece []byte) (n int, err error) {
	for n < len(piece) && err == nil {
		var more int
		more, err = file.Read(piece[n:])
		n += more
	}
	return n, err
}

// tried notes in the history that somebody brought a file that points at what is not in it.
func (a *App) tried(ctx context.Context, by Actor, what string, err error) error {
	if !fault.HasCode(err, "meenemen_verwijst_nergens") {
		return err
	}
	noted := a.update(ctx, by, func(tx *store.Tx) error {
		record(tx, by, "refused_import", "ruimte", "", "", "", what+" "+fault.As(err).Code)
		return nil
	})
	return errors.Join(err, noted)
}

// errRehearsed undoes a taking over that was only a rehearsal.
var errRehearsed = errors.New("only a rehearsal")

// PreviewImport tells what would come in with a file that waits.
func (a *App) PreviewImport(ctx context.Context, by Actor, draft string) (ImportPreview, error) {
	var p ImportPreview
	if err := by.requireImport(); err != nil {
		return p, err
	}
	err := a.update(ctx, by, func(tx *store.Tx) (err error) {
		if p, err = a.takeOver(tx, by, draft); err == nil {
			err = errRehearsed
		}
		return err
	})
	if errors.Is(err, errRehearsed) {
		err = nil
	}
	return p, err
}

// ImportCompass takes over a file that waits, whole or not at all, and gives the address of the compass.
func (a *App) ImportCompass(ctx context.Context, by Actor, draft, key string) (string, error) {
	if err := by.requireImport(); err != nil {
		return "", err
	}
	return a.once(ctx, by, key, func(tx *store.Tx) (string, error) {
		p, err := a.takeOver(tx, by, draft)
		if err != nil {
			return "", err
		}
		err = tx.InsertOrigin(kompas.Origin{CompassID: p.Compass.ID, Way: kompas.FromFile, Title: p.Compass.Title, FromName: p.Head.From,
			FromDay: p.Head.On, FileHash: p.Draft.Hash, TakenBy: by.Person.ID})
		if err != nil {
			return "", err
		}
		record(tx, by, "import", "kompas", string(p.Compass.ID), p.Compass.ID, "", p.Compass.Title+" · "+p.Draft.FileName+" · sha256 "+p.Draft.Hash)
		return p.Compass.Slug, tx.DeleteImportDraft(draft)
	})
}

// DropImport throws away a file that waits.
func (a *App) DropImport(ctx context.Context, by Actor, draft string) error {
	if err := by.requireImport(); err != nil {
		return err
	}
	return a.update(ctx, by, func(tx *store.Tx) error {
		d, err := tx.ImportDraft(draft)
		if err != nil {
			return err
		}
		if d.PersonID != by.Person.ID {
			return fault.Missing()
		}
		return tx.DeleteImportDraft(draft)
	})
}

// takeOver writes the compass of a file that waits into the space.
func (a *App) takeOver(tx *store.Tx, by Actor, draft string) (ImportPreview, error) {
	p := ImportPreview{Counts: map[string]int{}}
	var err error
	if p.Draft, err = tx.ImportDraft(draft); err != nil {
		return p, err
	}
	if p.Draft.PersonID != by.Person.ID {
		return p, fault.Missing()
	}
	plan, err := store.TransferPlan()
	if err != nil {
		return p, err
	}
	in := newIncoming(tx, by, plan)
	if p.Head, err = readCompass(tx.ImportFile(draft), plan, in.look); err != nil {
		return p, err
	}
	if err := in.settle(); err != nil {
		return p, err
	}
	if _, err := readCompass(tx.ImportFile(draft), plan, in.write); err != nil {
		return p, err
	}
	if p.Compass, err = in.finish(a.incomingChecks()); err != nil {
		return p, err
	}
	p.Counts, p.Known, p.New, p.Lost, p.Renamed = in.counts, in.known, in.made, in.lost, in.renamed
	p.Elsewhere = by.Space.AreaCode != "" && p.Compass.AreaCode != by.Space.AreaCode
	return p, nil
}
