package app

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"kompas/area"
	"kompas/fault"
	"kompas/kompas"
	"kompas/store"
)

// Kinds of objects in the history.
const (
	kindOwnDivision = "eigen-indeling"
	kindOwnArea     = "eigen-gebied"
)

// OwnDivisionsPage lists the own divisions of a space.
type OwnDivisionsPage struct {
	Divisions      []area.OwnDivision
	Names          map[string]string // of municipalities, by code
	Years          []int             // of which the wijken and buurten are known, newest first
	Home           string            // municipality of the space; empty when it has none
	Municipalities []area.Area       // to choose from, in a space without a municipality of its own
	MayMake        bool
}

// OwnDivisionsPage loads the page. Whoever is in the space may see it.
func (a *App) OwnDivisionsPage(ctx context.Context, by Actor) (OwnDivisionsPage, error) {
	p := OwnDivisionsPage{MayMake: by.MayReadFigures(), Home: by.Space.AreaCode}
	err := a.view(ctx, by, func(tx *store.Tx) error {
		all, err := tx.OwnDivisions()
		if err != nil {
			return err
		}
		p.Divisions = slices.DeleteFunc(all, func(o area.OwnDivision) bool { return o.Removed })
		if p.Years, err = ownYears(tx); err != nil {
			return err
		}
		var codes []string
		for _, o := range p.Divisions {
			codes = append(codes, o.Municipality)
		}
		if p.Names, err = tx.AreaNames(codes); err != nil || p.Home != "" || !p.MayMake {
			return err
		}
		p.Municipalities, err = municipalities(tx)
		return err
	})
	return p, err
}

// ownYears are the years of which all wijken and buurten of the country are known, newest first.
func ownYears(tx *store.Tx) ([]int, error) {
	list, err := tx.Divisions()
	var out []int
	for _, d := range list {
		if d.Scope == area.CountryCode {
			out = append(out, d.Year)
		}
	}
	return out, err
}

// OwnDivisionPage is one own division: its areas, and what none of them holds.
type OwnDivisionPage struct {
	area.OwnDivision
	Place   area.Area // its municipality
	Names   map[string]string
	Rest    []area.Area
	Wijken  []OwnChoice // everything the municipality has that year
	Fixed   bool        // there are figures about its areas, so that these cannot be made of something else
	MayEdit bool
}

// OwnChoice is a wijk with its buurten.
type OwnChoice struct {
	area.Area
	Buurten []area.Area
}

// OwnDivisionPage loads the page. Whoever is in the space may see it.
func (a *App) OwnDivisionPage(ctx context.Context, by Actor, id string) (OwnDivisionPage, error) {
	p := OwnDivisionPage{MayEdit: by.MayReadFigures(), Names: map[string]string{}}
	err := a.view(ctx, by, func(tx *store.Tx) error {
		o, d, err := openOwnDivision(tx, id)
		if err != nil {
			return err
		}
		p.OwnDivision, p.Rest = o, o.Rest(d)
		p.Place, _ = d.Find(o.Municipality)
		from, to := d.Within(area.District, o.Municipality)
		for _, w := range d.Areas(area.District)[from:to] {
			c := OwnChoice{Area: w}
			first, end := d.Within(area.Neighbourhood, w.Code)
			c.Buurten = d.Areas(area.Neighbourhood)[first:end]
			p.Names[w.Code] = w.Name
			for _, b := range c.Buurten {
				p.Names[b.Code] = b.Name
			}
			p.Wijken = append(p.Wijken, c)
		}
		p.Fixed, err = tx.OwnLevelUsed(o.Level())
		return err
	})
	return p, err
}

// openOwnDivision finds an own division, and the boundaries it is built on. One that was removed does not exist.
func openOwnDivision(tx *store.Tx, id string) (area.OwnDivision, *area.Division, error) {
	o, err := anyOwnDivision(tx, id)
	if err == nil && o.Removed {
		err = fault.Missing()
	}
	if err != nil {
		return o, nil, err
	}
	d, err := tx.NearestDivision(o.Year)
	return o, d, err
}

func anyOwnDivision(tx *store.Tx, id string) (area.OwnDivision, error) {
	all, err := tx.OwnDivisions()
	at := slices.IndexFunc(all, func(o area.OwnDivision) bool { return o.ID == id })
	if err == nil && at < 0 {
		err = fault.Missing()
	}
	if err != nil {
		return area.OwnDivision{}, err
	}
	return all[at], nil
}

// AddOwnDivision makes an own division without areas, and gives its id.
func (a *App) AddOwnDivision(ctx context.Context, by Actor, form map[string]string, key string) (string, error) {
	if err := by.requireFigures('C'); err != nil {
		return "", err
	}
	return a.once(ctx, by, key, func(tx *store.Tx) (string, error) {
		o, err := newOwnDivision(tx, by, form)
		if err != nil {
			return "", err
		}
		record(tx, by, "create", kindOwnDivision, o.ID, "", "", o.Name)
		return o.ID, tx.InsertOwnDivision(o, "")
	})
}

// newOwnDivision reads the fields of a new division: its name, the year of its boundaries and, where the space has none of its
// own, the municipality. Every fault comes at its field.
func newOwnDivision(tx *store.Tx, by Actor, form map[string]string) (area.OwnDivision, error) {
	o := area.OwnDivision{ID: tx.NewID(), Municipality: by.Space.AreaCode, Version: 1}
	var wrong []*fault.Error
	form["indelingnaam"] += "" // asked even when the form left it out
	if err := fault.As(fill(&o, kompas.OwnDivisionFields(), form)); err != nil {
		wrong = append(wrong, err.Fields...)
	}
	years, err := ownYears(tx)
	if err != nil {
		return o, err
	}
	if o.Year, _ = strconv.Atoi(strings.TrimSpace(form["grenzenjaar"])); !slices.Contains(years, o.Year) {
		wrong = append(wrong, fault.Field("grenzenjaar", "eigen_indeling_jaar"))
	}
	if o.Municipality == "" {
		if o.Municipality = form["welke-gemeente"]; area.MunicipalityOf(o.Municipality) != o.Municipality || o.Municipality == "" {
			wrong = append(wrong, fault.Field("welke-gemeente", "geen_keuze"))
		}
	}
	all, err := tx.OwnDivisions()
	if err != nil {
		return o, err
	}
	for _, other := range all {
		o.Number = max(o.Number, other.Number)
		if !other.Removed && kompas.Fold(other.Name) == kompas.Fold(o.Name) && o.Name != "" {
			wrong = append(wrong, fault.Field("indelingnaam", "eigen_indeling_naam_dubbel"))
		}
	}
	if o.Number++; o.Number > area.MostOwn {
		return o, refuse("eigen_indelingen_op", area.MostOwn)
	}
	if len(wrong) > 0 {
		return o, fault.Form(wrong)
	}
	d, err := tx.NearestDivision(o.Year)
	if err != nil {
		return o, err
	}
	if from, to := d.Within(area.District, o.Municipality); from == to { // abolished, or not there yet
		return o, fault.Form([]*fault.Error{fault.Field("grenzenjaar", "eigen_indeling_niet_in_jaar")})
	}
	return o, nil
}

// EditOwnDivision changes what a division is called.
func (a *App) EditOwnDivision(ctx context.Context, by Actor, id string, e Edit) (done Edited, err error) {
	if err := by.requireFigures('C'); err != nil {
		return done, err
	}
	err = a.update(ctx, by, func(tx *store.Tx) error {
		o, _, err := openOwnDivision(tx, id)
		if err != nil {
			return err
		}
		done, err = edit(a, tx, by, &o, editable[area.OwnDivision]{
			kind: kindOwnDivision, fields: kompas.OwnDivisionFields(),
			id:      func(o *area.OwnDivision) string { return o.ID },
			version: func(o *area.OwnDivision) int64 { return o.Version },
			compass: func(*area.OwnDivision) kompas.CompassID { return "" },
			save:    func(tx *store.Tx, o *area.OwnDivision) error { return tx.UpdateOwnDivision(o) },
		}, e)
		return err
	})
	return done, err
}

// RemoveOwnDivision takes a division out of sight; its number is not used again, and figures about its areas stay.
func (a *App) RemoveOwnDivision(ctx context.Context, by Actor, id string) error {
	return a.setOwnDivision(ctx, by, id, true)
}

// RestoreOwnDivision puts a division back.
func (a *App) RestoreOwnDivision(ctx context.Context, by Actor, id string) error {
	return a.setOwnDivision(ctx, by, id, false)
}

func (a *App) setOwnDivision(ctx context.Context, by Actor, id string, removed bool) error {
	if err := by.requireFigures('C'); err != nil {
		return err
	}
	return a.update(ctx, by, func(tx *store.Tx) error {
		o, err := anyOwnDivision(tx, id)
		if err != nil || o.Removed == removed {
			return err
		}
		action := map[bool]string{true: "remove", false: "restore"}[removed]
		record(tx, by, action, kindOwnDivision, o.ID, "", "", o.Name)
		return tx.SetOwnDivisionRemoved(id, removed)
	})
}
