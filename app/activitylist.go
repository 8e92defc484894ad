package app

import (
	"bytes"
	"cmp"
	"context"
	"encoding/csv"
	"errors"

	"kompas/fault"
	"kompas/figure"
	"kompas/kompas"
	"kompas/store"
	"kompas/tabular"
)

// ListRow is one row of a list of activities, with what is wrong in it.
type ListRow struct {
	Line  int // in the list, the row with the names of the columns is 1
	Cells []string
	Wrong []*fault.Error // at the fields of a new activity
}

// ListPreview is a list of activities as it would come into a compass; nothing of it is stored.
type ListPreview struct {
	CompassFrame
	List kompas.ActivityList
	Rows []ListRow
}

// Sound says whether the whole list can be taken over.
func (p ListPreview) Sound() bool {
	for _, r := range p.Rows {
		if len(r.Wrong) > 0 {
			return false
		}
	}
	return len(p.Rows) > 0
}

// PreviewActivityList shows which columns of a list are known and what is wrong in which row. Without a list it gives the
// empty page.
func (a *App) PreviewActivityList(ctx context.Context, by Actor, slug string, raw []byte) (ListPreview, error) {
	var p ListPreview
	err := a.view(ctx, by, func(tx *store.Tx) error {
		o, err := by.openList(tx, slug)
		if err != nil {
			return err
		}
		if p.CompassFrame, err = a.frame(tx, o.compass, o.on); err != nil || raw == nil {
			return err
		}
		p.List, p.Rows, err = o.read(tx, raw)
		return err
	})
	return p, err
}

// ListText gives a list that came as a spreadsheet as the text it would be when somebody pasted it; what is text stays so. A
// file that is no table, or a trap, is refused with the place of what is wrong.
func ListText(raw []byte) ([]byte, error) {
	if !tabular.IsSpreadsheet(raw) {
		return raw, nil
	}
	rows, err := tabular.PlainRows(bytes.NewReader(raw), int64(len(raw)), kompas.MaxListRows+1, kompas.MaxListColumns)
	var at *figure.ReadError
	var reason figure.Error
	switch {
	case errors.As(err, &at) && at.Line > 0:
		return nil, fault.Form([]*fault.Error{fault.Field("lijst", "lijst_rekenblad_bij", at.Line, cmp.Or(at.Column, "A"), kompas.MaxListRows, kompas.MaxListColumns)})
	case errors.As(err, &reason):
		return nil, fault.Form([]*fault.Error{fault.Field("lijst", string(reason))})
	case err != nil:
		return nil, err
	}
	var text bytes.Buffer
	w := csv.NewWriter(&text)
	w.Comma = '\t'
	err = w.WriteAll(rows)
	return text.Bytes(), err
}

// openedList is a compass into which the actor may bring a list of activities.
type openedList struct {
	compass kompas.Compass
	on      Object
	own     []kompas.OrganisationID
}

func (by Actor) openList(tx *store.Tx, slug string) (openedList, error) {
	var o openedList
	var err error
	if o.compass, o.on, err = by.openCompass(tx, slug, kompas.ActCompass, 'R'); err != nil {
		return o, err
	}
	may, own := by.mayStartActivity(o.on)
	o.own = own
	switch {
	case !may:
		return o, fault.New(fault.Forbidden, "geen_recht")
	case o.compass.Archived():
		return o, refuse("kompas_gearchiveerd")
	}
	return o, nil
}

// read reads a list and looks at each row as the form of a new activity would.
func (o openedList) read(tx *store.Tx, raw []byte) (kompas.ActivityList, []ListRow, error) {
	l, wrong := kompas.ReadActivityList(raw)
	if wrong != nil {
		return l, nil, fault.Form([]*fault.Error{wrong})
	}
	there, err := tx.Activities(o.compass.ID)
	if err != nil {
		return l, nil, err
	}
	names := map[string]bool{}
	for _, x := range there {
		names[kompas.Fold(x.Name)] = true
	}
	own, err := choosable(tx, o.own)
	var out []ListRow
	for i, cells := range l.Rows {
		form := l.Form(cells)
		x := kompas.Activity{}
		row := ListRow{Line: i + 2, Cells: cells, Wrong: faults(fill(&x, kompas.ActivityFields(), form))}
		if name := kompas.Fold(form["activiteit"]); name != "" && names[name] {
			row.Wrong = append(row.Wrong, fault.Field("activiteit", "activiteit_staat_er_al"))
		} else {
			names[name] = true
		}
		row.Wrong = append(row.Wrong, o.organisation(form, own)...)
		out = append(out, row)
	}
	return l, out, err
}

// organisation looks whether the organisation of a row can be chosen, and writes it as the form of a new activity does.
func (o openedList) organisation(form map[string]string, own []kompas.Organisation) []*fault.Error {
	name := form["organisatie"]
	delete(form, "organisatie")
	if name == "" {
		return nil
	}
	if len(o.own) == 0 {
		form["organisatie-nieuw"] = name
		_, wrong := kompas.CleanText("organisatie", name, kompas.MaxName, false)
		if wrong != nil {
			return []*fault.Error{wrong}
		}
		return nil
	}
	for _, x := range own {
		if kompas.Fold(x.Name) == kompas.Fold(name) {
			form["organisatie"] = string(x.ID)
			return nil
		}
	}
	return []*fault.Error{fault.Field("organisatie", "alleen_eigen_organisatie")}
}

// TakeActivityList makes an idea of each row of a list. While one row has something wrong nothing is stored.
func (a *App) TakeActivityList(ctx context.Context, by Actor, slug string, raw []byte, key string) error {
	_, err := a.once(ctx, by, key, func(tx *store.Tx) (string, error) {
		o, err := by.openList(tx, slug)
		if err != nil {
			return "", err
		}
		l, rows, err := o.read(tx, raw)
		if err != nil {
			return "", err
		}
		if !(ListPreview{Rows: rows}).Sound() {
			return "", fault.Form([]*fault.Error{fault.Field("lijst", "lijst_fouten")})
		}
		own, err := choosable(tx, o.own)
		if err != nil {
			return "", err
		}
		for _, r := range rows {
			form := l.Form(r.Cells)
			o.organisation(form, own)
			if _, err := startActivity(tx, by, o.compass.ID, o.own, form); err != nil {
				return "", err
			}
		}
		return "", nil
	})
	return err
}
