package app

import (
	"context"
	"slices"

	"kompas/area"
	"kompas/fault"
	"kompas/kompas"
	"kompas/store"
	"kompas/tabular"
)

// surveyAreas looks whether a file is about areas themselves; done says that it is, and that it was looked at.
func (w *figureWork) surveyAreas() (done bool, err error) {
	file := w.file()
	lines, known, err := tabular.OpenRecodings(file, w.f.Size)
	if known || err != nil {
		w.f.Kind = kompas.ImportRecodings
		if err != nil {
			return true, err
		}
		return true, w.seen(kompas.AreaFile{Recodings: lines})
	}
	if done, err := w.surveyOwnAreas(file); done || err != nil {
		return done, err
	}
	border, err := w.surveyBorders(file)
	if border == nil && err == nil {
		return false, nil
	}
	w.f.Kind = kompas.ImportBoundaries
	if err != nil {
		return true, err
	}
	return true, w.seen(kompas.AreaFile{Borders: border})
}

// seen notes what a file about areas holds.
func (w *figureWork) seen(f kompas.AreaFile) error {
	w.f.AreaFile, w.f.State, w.f.Done, w.f.Total = f, kompas.ImportSeen, 0, 0
	return w.space.Update(w.ctx, func(tx *store.Tx) (err error) {
		if w.f.AreaFile.Unknown, err = w.unknownCodes(tx, f.Recodings); err != nil {
			return err
		}
		return tx.UpdateFigureImport(&w.f)
	})
}

// unknownCodes gives the municipalities of re-organisations that stand in no list we have.
func (a *App) unknownCodes(tx *store.Tx, lines []area.Recoding) ([]string, error) {
	if len(lines) == 0 {
		return nil, nil
	}
	lists, err := tx.Divisions()
	if err != nil {
		return nil, err
	}
	var known []*area.Division
	for _, d := range lists {
		if d.Scope != area.CountryCode {
			continue
		}
		areas, err := tx.Division(d.Key)
		if err != nil {
			return nil, err
		}
		known = append(known, areas)
	}
	var out []string
	for _, r := range lines {
		for _, code := range []string{r.OldCode, r.NewCode} {
			listed := func(d *area.Division) bool { _, ok := d.Find(code); return ok }
			if !slices.Contains(out, code) && !a.out.Recodings.Names(code) && !slices.ContainsFunc(known, listed) {
				out = append(out, code)
			}
		}
	}
	slices.Sort(out)
	return out, nil
}

// recodings gives what became of municipalities: what is known of the whole country, and over it what the space confirmed.
func (a *App) recodings(tx *store.Tx) (area.Recodings, error) {
	own, err := tx.ConfirmedRecodings()
	if err != nil || len(own) == 0 {
		return a.out.Recodings, err
	}
	return a.out.Recodings.Over(own)
}

// TryRecodings notes the weights that a person gave about re-organisations, and tells what would change. Nothing comes into
// force yet.
func (a *App) TryRecodings(ctx context.Context, by Actor, id string, form map[string]string, key string) error {
	if err := by.requireFigures('C'); err != nil {
		return err
	}
	_, err := a.once(ctx, by, key, func(tx *store.Tx) (string, error) {
		f, err := by.openFigures(tx, id, kompas.ImportSeen)
		if err != nil {
			return "", err
		}
		if f.Kind != kompas.ImportRecodings {
			return "", refuse("cijferinvoer_andere_stand")
		}
		lines, wrong := f.AreaFile.Given(form)
		agreed, bad := ticked(form, "overnemen")
		if bad != nil {
			wrong = append(wrong, bad)
		}
		if n := len(f.AreaFile.Unknown); n > 0 && !agreed && bad == nil {
			wrong = append(wrong, fault.Field("overnemen", "herindeling_onbekend", n))
		}
		if len(wrong) > 0 {
			return "", fault.Form(wrong)
		}
		own, err := tx.ConfirmedRecodings()
		if err != nil {
			return "", err
		}
		if f.BasedOn, err = tx.FigureChanges(); err != nil {
			return "", err
		}
		f.AreaFile.Recodings, f.State, f.Outcome = lines, kompas.ImportTried, recodingOutcome(lines, own)
		record(tx, by, "choose", kindFigures, f.ID, "", "", f.FileName)
		return "", tx.UpdateFigureImport(&f)
	})
	return err
}

// recodingOutcome counts what differs from what holds already.
func recodingOutcome(lines, own []area.Recoding) kompas.ImportOutcome {
	var out kompas.ImportOutcome
	for _, r := range lines {
		at := slices.IndexFunc(own, func(o area.Recoding) bool {
			return o.Year == r.Year && o.OldCode == r.OldCode && o.NewCode == r.NewCode
		})
		switch {
		case at < 0:
			out.New++
		case own[at].Kind != r.Kind || own[at].Weight != r.Weight || own[at].Basis != r.Basis:
			out.Changed++
		default:
			out.Same++
		}
	}
	out.Layers = int(out.New + out.Changed)
	return out
}
