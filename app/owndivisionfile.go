package app

import (
	"context"
	"slices"
	"strconv"

	"kompas/area"
	"kompas/fault"
	"kompas/figure"
	"kompas/kompas"
	"kompas/store"
	"kompas/tabular"
)

// surveyOwnAreas looks whether a file holds own areas; done says that it does, and that it was looked at.
func (w *figureWork) surveyOwnAreas(file *importFile) (done bool, err error) {
	lines, known, err := tabular.OpenOwnAreas(file, w.f.Size)
	if !known {
		return false, err
	}
	w.f.Kind = kompas.ImportOwnAreas
	if err != nil {
		return true, err
	}
	var own *kompas.OwnFile
	err = w.space.View(w.ctx, func(tx *store.Tx) (err error) {
		own, err = ownFile(tx, lines)
		return err
	})
	if err != nil {
		return true, err
	}
	return true, w.seen(kompas.AreaFile{Own: own})
}

// ownFile groups the lines of a file into areas, in the order in which they come.
func ownFile(tx *store.Tx, lines []tabular.OwnMember) (*kompas.OwnFile, error) {
	d, err := tx.NewestDivision()
	if err = unlessMissing(err); err != nil {
		return nil, err
	}
	known := func(m tabular.OwnMember) bool {
		a, ok := area.Area{}, false
		if d != nil {
			a, ok = d.Find(m.Code)
		}
		return ok && kompas.Fold(a.Name) == kompas.Fold(m.Name)
	}
	f := &kompas.OwnFile{}
	of := map[string][]tabular.OwnMember{}
	var order []string
	for _, m := range lines {
		key := kompas.Fold(m.Area)
		if of[key] == nil {
			order = append(order, key)
		}
		of[key] = append(of[key], m)
	}
	if len(order) > area.MostOwn {
		return nil, figure.Unreadable(errManyOwn, 0, "", strconv.Itoa(len(order)))
	}
	for _, key := range order {
		members := of[key]
		first := members[0]
		a := kompas.OwnFileArea{Name: first.Area}
		// What stands under naam is that of the area when it is the same on each of its lines, and of no wijk or buurt.
		if first.Name != "" && !slices.ContainsFunc(members, func(m tabular.OwnMember) bool { return m.Name != first.Name || known(m) }) {
			a.Name = first.Name
		}
		if r := []rune(a.Name); len(r) > kompas.MaxName {
			return nil, figure.Unreadable(tabular.ErrOwnName, first.Line, "gebied", string(r[:kompas.MaxName]))
		}
		for _, m := range members {
			a.Members, a.Lines = append(a.Members, m.Code), append(a.Lines, m.Line)
		}
		if slices.ContainsFunc(f.Areas, func(o kompas.OwnFileArea) bool { return kompas.Fold(o.Name) == kompas.Fold(a.Name) }) {
			return nil, figure.Unreadable(errOwnNameTwice, first.Line, "naam", a.Name)
		}
		f.Areas = append(f.Areas, a)
	}
	return f, nil
}

// Why a file with own areas cannot be read in, beside what is wrong with a line of it.
const (
	errManyOwn      figure.Error = "eigen_bestand_te_veel"
	errOwnNameTwice figure.Error = "eigen_bestand_naam_dubbel"
)

// TryOwnAreas notes what a division that was read in is called and of which year its wijken and buurten are, and tells what would
// be made. Nothing comes into force yet. Fields: those of a new division; what is wrong with lines comes at the year.
func (a *App) TryOwnAreas(ctx context.Context, by Actor, id string, form map[string]string, key string) error {
	if err := by.requireFigures('C'); err != nil {
		return err
	}
	_, err := a.once(ctx, by, key, func(tx *store.Tx) (string, error) {
		f, err := by.openFigures(tx, id, kompas.ImportSeen)
		if err != nil {
			return "", err
		}
		own := f.AreaFile.Own
		if own == nil {
			return "", refuse("cijferinvoer_andere_stand")
		}
		if f.BasedOn, err = tx.FigureChanges(); err != nil {
			return "", err
		}
		all, err := tx.OwnDivisions()
		if err != nil {
			return "", err
		}
		form["welke-gemeente"] = area.MunicipalityOf(own.Areas[0].Members[0])
		f.Outcome = kompas.ImportOutcome{}
		if own.Same = slices.ContainsFunc(all, func(o area.OwnDivision) bool { return isOwnFile(o, *own, form) }); own.Same {
			f.Outcome.Same = int64(len(own.Areas))
		} else {
			if own.Division, err = newOwnDivision(tx, by, form); err != nil {
				return "", err
			}
			if err := fillOwnDivision(tx, own); err != nil {
				return "", err
			}
			f.Outcome.New, f.Outcome.Layers = int64(len(own.Areas)), len(own.Areas)
		}
		f.State = kompas.ImportTried
		record(tx, by, "choose", kindFigures, f.ID, "", "", f.FileName)
		return "", tx.UpdateFigureImport(&f)
	})
	return err
}

// isOwnFile says whether a division of the space is the one of a file.
func isOwnFile(o area.OwnDivision, f kompas.OwnFile, form map[string]string) bool {
	if o.Removed || kompas.Fold(o.Name) != kompas.Fold(form["indelingnaam"]) || strconv.Itoa(o.Year) != form["grenzenjaar"] || len(o.Areas) != len(f.Areas) {
		return false
	}
	for i, a := range f.Areas {
		members := slices.Sorted(slices.Values(a.Members))
		if kompas.Fold(o.Areas[i].Name) != kompas.Fold(a.Name) || !slices.Equal(o.Areas[i].Members, members) {
			return false
		}
	}
	return true
}

// fillOwnDivision puts the areas of a file in its division, held against the boundaries of its year. Each line that does not fit is
// told.
func fillOwnDivision(tx *store.Tx, f *kompas.OwnFile) error {
	d, err := tx.NearestDivision(f.Division.Year)
	if err != nil {
		return err
	}
	var wrong []*fault.Error
	f.Division.Areas = nil
	for i, a := range f.Areas {
		x := area.OwnArea{Code: area.OwnCode(f.Division.Number, i+1), Name: a.Name}
		for j, m := range a.Members {
			if _, clash := f.Division.Admit(d, x.Code, []string{m}); clash != nil {
				wrong = append(wrong, fault.Field("grenzenjaar", "eigen_bestand_onbekend", a.Lines[j], m, f.Division.Year))
			}
		}
		x.Members = slices.Sorted(slices.Values(a.Members))
		f.Division.Areas = append(f.Division.Areas, x)
	}
	if len(wrong) > 0 {
		return fault.Form(wrong[:min(len(wrong), ownFaultsShown)])
	}
	return nil
}

// ownFaultsShown is how many lines that do not fit are told at once.
const ownFaultsShown = 20

// putOwnFile makes the division of a file. It holds while its import is in force.
func putOwnFile(tx *store.Tx, f *kompas.FigureImport) error {
	own := f.AreaFile.Own
	all, err := tx.OwnDivisions()
	if err != nil {
		return err
	}
	o := &own.Division
	o.Number = 1
	for _, other := range all {
		o.Number = max(o.Number, other.Number+1)
		if !other.Removed && kompas.Fold(other.Name) == kompas.Fold(o.Name) {
			return refuse("eigen_indeling_naam_dubbel")
		}
	}
	if o.Number > area.MostOwn {
		return refuse("eigen_indelingen_op", area.MostOwn)
	}
	if err := fillOwnDivision(tx, own); err != nil {
		return err
	}
	if err := tx.InsertOwnDivision(*o, f.ID); err != nil {
		return err
	}
	for _, a := range o.Areas {
		if err := tx.PutOwnArea(o.ID, a); err != nil {
			return err
		}
	}
	return nil
}
