package app

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"sync"
	"time"

	"kompas/area"
	"kompas/cbs"
	"kompas/fault"
	"kompas/fetch"
	"kompas/figure"
	"kompas/geo"
	"kompas/kompas"
	"kompas/store"
	"kompas/tabular"
)

// WorkOnFigures does the work that waits on an import: looking at a file, trying it, or tidying up after it. It may be
// broken off at any moment and begins anew then; what it made is in force only when a person says so.
func (a *App) WorkOnFigures(ctx context.Context, j Job) error {
	w := figureWork{App: a, ctx: ctx, space: a.store.Tenant(j.Tenant)}
	err := w.space.View(ctx, func(tx *store.Tx) (err error) {
		w.f, err = tx.FigureImport(j.ObjectID)
		return err
	})
	if err != nil {
		return unlessMissing(err)
	}
	switch w.f.State {
	case kompas.ImportFetching:
		err = w.fetch()
	case kompas.ImportReceived:
		err = w.survey()
	case kompas.ImportTrying:
		if w.f.Kind == kompas.ImportBoundaries {
			err = w.tryBorders()
			break
		}
		err = w.try()
	case kompas.ImportApplied, kompas.ImportUndone:
		return dropFigureFile(ctx, w.space, w.f.ID)
	case kompas.ImportDropped:
		return w.dropWhole()
	default:
		return nil
	}
	if problem, ours := problemOf(err); ours {
		err = w.fail(problem)
	}
	if fault.Is(err, fault.Stale) {
		return nil // somebody threw it away meanwhile
	}
	return err
}

// figureWork is the work on one import.
type figureWork struct {
	*App
	ctx   context.Context
	space store.Space
	f     kompas.FigureImport
	told  time.Time   // when progress was noted last
	local io.ReaderAt // a file on this machine; nil of one that is kept in pieces
}

// file reads the file that is kept.
func (w *figureWork) file() *importFile {
	return &importFile{ctx: w.ctx, space: w.space, id: w.f.ID, size: w.f.Size, kept: map[int]int{}}
}

// open opens the file that is kept.
func (w *figureWork) open() (figure.FigureSource, *importFile, error) {
	file := w.file()
	src, err := w.openAt(file)
	return src, file, err
}

// openAt opens a file as what it is.
func (w *figureWork) openAt(file io.ReaderAt) (figure.FigureSource, error) {
	if w.f.Place.IsTable() {
		return cbs.OpenRecording(w.ctx, file, w.f.Size)
	}
	return tabular.Open(w.f.FileName, file, w.f.Size)
}

// survey looks at a file and proposes what to choose.
func (w *figureWork) survey() error {
	if done, err := w.surveyAreas(); done || err != nil {
		return err
	}
	src, file, err := w.open()
	if err != nil {
		return err
	}
	s := figure.NewSurveyor(src.Table())
	n := 0
	err = src.Values(func(v *figure.SourceValue) error {
		if n++; n%progressEvery == 0 {
			if err := w.headway(file.reached>>10, w.f.Size>>10); err != nil {
				return err
			}
		}
		return s.Add(v)
	})
	if err != nil {
		return err
	}
	var areas []figure.SourceArea
	w.f.Survey, areas = s.End()
	w.f.Table = src.Table()
	w.f.State, w.f.Done, w.f.Total = kompas.ImportSeen, 0, 0
	last, err := w.lastFetched()
	if err != nil {
		return err
	}
	err = w.space.Update(w.ctx, func(tx *store.Tx) error {
		known, err := tx.SourceTopics()
		if err != nil {
			return err
		}
		w.f.Choices = proposal(w.f, known, tx.NewID)
		if err := tx.SetImportAreas(w.f.ID, writeAreas(areas)); err != nil {
			return err
		}
		if last != nil {
			if known, err := w.renew(tx, &w.f, *last); err != nil {
				return err
			} else if known {
				w.f.State, w.f.Total = kompas.ImportTrying, int64(w.f.Survey.Lines)
			}
		}
		return tx.UpdateFigureImport(&w.f)
	})
	if err == nil && w.f.State == kompas.ImportTrying {
		return w.try()
	}
	return err
}

// progressEvery is after how many values the clock is looked at; progressPause how often progress is noted.
const (
	progressEvery = 8192
	progressPause = time.Second
)

// headway notes how far the work is, now and then, and ends it when it was broken off.
func (w *figureWork) headway(done, total int64) error {
	if err := w.ctx.Err(); err != nil || w.local != nil {
		return err
	}
	now := w.out.Now()
	if now.Sub(w.told) < progressPause {
		return nil
	}
	w.told = now
	return w.space.Update(w.ctx, func(tx *store.Tx) error { return tx.NoteImportProgress(w.f, done, total) })
}

// fail notes why an import failed.
func (w *figureWork) fail(p kompas.ImportProblem) error {
	w.f.State, w.f.Problem, w.f.Done, w.f.Total = kompas.ImportFailed, p, 0, 0
	err := w.space.Update(w.ctx, func(tx *store.Tx) error { return tx.UpdateFigureImport(&w.f) })
	if err != nil {
		return err
	}
	// Nothing more can be done with the file: it has to be another one.
	return errors.Join(dropFigureFile(w.ctx, w.space, w.f.ID), w.dropLayers())
}

// problemOf tells what is wrong with a file; false when the error is about something else.
func problemOf(err error) (kompas.ImportProblem, bool) {
	var read *figure.ReadError
	var twice *doubleFigure
	var drawn *geo.ReadError
	var failed *fetch.Failure
	address := ""
	if reply := (*cbs.ReplyError)(nil); errors.As(err, &reply) {
		address = reply.Address
	}
	switch {
	case errors.As(err, &drawn):
		return kompas.ImportProblem{Code: drawn.Err.Error(), Feature: drawn.Feature, Text: strings.ToValidUTF8(strings.TrimSpace(drawn.Code+" "+drawn.Detail), "?")}, true
	case errors.Is(err, geo.ErrFileSize), errors.Is(err, geo.ErrNothingToDraw), errors.Is(err, geo.ErrTooSmall):
		return kompas.ImportProblem{Code: rootOf(err), Text: strings.TrimPrefix(strings.TrimPrefix(err.Error(), rootOf(err)), ": ")}, true
	case errors.As(err, &twice):
		return twice.problem, true
	case errors.As(err, &failed):
		return kompas.ImportProblem{Code: string(failed.Reason), Address: failed.Address, Status: failed.Status}, true
	case errors.As(err, &read):
		return kompas.ImportProblem{Code: read.Err.Error(), Line: read.Line, Column: read.Column, Text: strings.ToValidUTF8(read.Text, "?"), Address: address}, true
	}
	var code figure.Error
	if errors.As(err, &code) {
		return kompas.ImportProblem{Code: code.Error()}, true
	}
	return kompas.ImportProblem{}, false
}

// rootOf gives the code at the root of an error.
func rootOf(err error) string {
	for errors.Unwrap(err) != nil {
		err = errors.Unwrap(err)
	}
	return err.Error()
}

// doubleFigure says that two lines tell about the same figure.
type doubleFigure struct{ problem kompas.ImportProblem }

func (d *doubleFigure) Error() string {
	return fmt.Sprintf("%s: lines %d and %d", d.problem.Code, d.problem.Other, d.problem.Line)
}

// dropWhole throws away everything of an import that was not read in.
func (w *figureWork) dropWhole() error {
	if err := w.dropLayers(); err != nil {
		return err
	}
	return dropFigureFile(w.ctx, w.space, w.f.ID)
}

// layersAtOnce is how many layers are thrown away in one transaction.
const layersAtOnce = 32

// dropLayers throws away the layers that a try made, and the indicators it made for them.
func (w *figureWork) dropLayers() error {
	for left := true; left; {
		err := w.space.Update(w.ctx, func(tx *store.Tx) (err error) {
			left, err = tx.DropOwnLayers(w.f.ID, layersAtOnce)
			return err
		})
		if err != nil {
			return err
		}
	}
	var made []kompas.IndicatorID
	for _, t := range w.f.Choices.Topics {
		if t.New {
			made = append(made, t.Indicator)
		}
	}
	return w.space.Update(w.ctx, func(tx *store.Tx) error {
		if err := tx.DropOwnBoundaries(w.f.ID); err != nil {
			return err
		}
		return tx.DropIdleIndicators(made)
	})
}

// importFile reads a file that is kept in pieces.
type importFile struct {
	ctx     context.Context
	space   store.Space
	id      string
	size    int64
	reached int64 // how far it was read

	mu     sync.Mutex
	kept   map[int]int // piece → place in recent
	recent [16]struct {
		piece   int
		content []byte
	}
	next int
}

// ReadAt reads from a place in the file.
func (f *importFile) ReadAt(into []byte, from int64) (n int, err error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	for n < len(into) && from < f.size {
		piece, err := f.piece(int(from / pieceSize))
		if err != nil {
			return n, err
		}
		at := int(from % pieceSize)
		if at >= len(piece) {
			return n, io.ErrUnexpectedEOF
		}
		copied := copy(into[n:], piece[at:])
		n, from = n+copied, from+int64(copied)
	}
	f.reached = max(f.reached, from)
	if n < len(into) {
		return n, io.EOF
	}
	return n, nil
}

func (f *importFile) piece(number int) ([]byte, error) {
	if at, ok := f.kept[number]; ok {
		return f.recent[at].content, nil
	}
	var content []byte
	err := f.space.View(f.ctx, func(tx *store.Tx) (err error) {
		content, err = tx.FigurePiece(f.id, number)
		return err
	})
	if err != nil {
		return nil, err
	}
	slot := &f.recent[f.next]
	if slot.content != nil {
		delete(f.kept, slot.piece)
	}
	slot.piece, slot.content = number, content
	f.kept[number] = f.next
	f.next = (f.next + 1) % len(f.recent)
	return content, nil
}

// writeAreas writes the areas that a file names, one a line.
func writeAreas(areas []figure.SourceArea) []byte {
	b := []byte{} // not nil, which would be no value
	clean := strings.NewReplacer("\t", " ", "\n", " ", "\r", " ", "\x00", " ")
	for _, x := range areas {
		b = fmt.Appendf(b, "%s\t%s\t%d\t%d\n", clean.Replace(x.Code), clean.Replace(x.Name), x.Values, x.Line)
	}
	return b
}

// readAreas reads what writeAreas wrote.
func readAreas(text []byte) []figure.SourceArea {
	var out []figure.SourceArea
	for line := range strings.Lines(string(text)) {
		cells := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		if len(cells) != 4 {
			continue
		}
		x := figure.SourceArea{Code: cells[0], Name: cells[1]}
		x.Values, _ = strconv.ParseInt(cells[2], 10, 64)
		x.Line, _ = strconv.Atoi(cells[3])
		_, x.Level, _ = area.ParseCode(x.Code)
		out = append(out, x)
	}
	return out
}

// AbandonedFigures takes away, in every space, files that never came in whole.
func (a *App) AbandonedFigures(ctx context.Context) error {
	return a.everySpace(ctx, func(space store.Space) error {
		var ids []string
		err := space.View(ctx, func(tx *store.Tx) (err error) {
			ids, err = tx.AbandonedImports(store.Millis(tx.Now.Add(-24 * time.Hour)))
			return err
		})
		for _, id := range ids {
			err = errors.Join(err, a.forgetFigures(ctx, space, id))
		}
		return err
	})
}
