package app

import (
	"context"
	"slices"

	"kompas/fault"
	"kompas/kompas"
	"kompas/store"
)

// mayList says whether the actor looks after a short list of the space: the manager after both, and whoever proposes the
// check of core values after those too; in a partnership after those of the own municipality.
func (by Actor) mayList(kind kompas.ListKind, areaCode string) bool {
	var on Object
	if areaCode != "" {
		on.Members = []string{areaCode}
	}
	return by.May(kompas.ActManagePeople, 'C', Object{}) || kind == kompas.ListCoreValues && by.May(kompas.ActCoreValue, 'P', on)
}

func (by Actor) requireList(kind kompas.ListKind, areaCode string) error {
	if !by.mayList(kind, areaCode) {
		return fault.New(fault.Forbidden, "geen_recht")
	}
	return nil
}

// requireItem finds an item of a list for whoever looks after it.
func (by Actor) requireItem(tx *store.Tx, kind kompas.ListKind, id string, removed bool) (kompas.ListItem, error) {
	i, err := tx.ListItem(kind, id, removed)
	if err == nil {
		err = by.requireList(kind, i.AreaCode)
	}
	return i, err
}

// valueAreas gives the municipalities of a partnership, each of which has core values of its own; nothing elsewhere.
func (by Actor) valueAreas(tx *store.Tx, kind kompas.ListKind) ([]Scope, error) {
	if kind != kompas.ListCoreValues || by.Space.Kind != kompas.PartnershipSpace {
		return nil, nil
	}
	return memberScopes(tx)
}

func listItemEditable(kind kompas.ListKind) editable[kompas.ListItem] {
	return editable[kompas.ListItem]{
		kind: string(kind), fields: kompas.ListItemFields(),
		id:      func(i *kompas.ListItem) string { return i.ID },
		version: func(i *kompas.ListItem) int64 { return i.Version },
		compass: func(*kompas.ListItem) kompas.CompassID { return "" },
		save:    func(tx *store.Tx, i *kompas.ListItem) error { return tx.UpdateListItem(i) },
	}
}

// ShortList is a short list of the space, or of one municipality of a partnership.
type ShortList struct {
	Items    []kompas.ListItem // those of the space as a whole first
	Areas    []Scope           // the municipalities that have a list of their own, as far as the reader looks after it
	Area     Scope             // whose list this is; empty for that of the space
	Together bool              // the reader looks after that of the space as a whole too
}

// ShortList loads a short list for whoever looks after it. Who does so for one municipality only, comes there at once.
func (a *App) ShortList(ctx context.Context, by Actor, kind kompas.ListKind, areaCode string) (ShortList, error) {
	l := ShortList{Together: by.mayList(kind, "")}
	err := a.view(ctx, by, func(tx *store.Tx) error {
		areas, err := by.valueAreas(tx, kind)
		if err != nil {
			return err
		}
		l.Areas = slices.DeleteFunc(slices.Clone(areas), func(s Scope) bool { return !by.mayList(kind, s.ID) })
		if areaCode == "" && !l.Together && len(l.Areas) > 0 {
			areaCode = l.Areas[0].ID
		}
		if at := slices.IndexFunc(areas, func(s Scope) bool { return s.ID == areaCode }); at >= 0 {
			l.Area = areas[at]
		} else if areaCode != "" {
			return fault.Missing()
		}
		if err := by.requireList(kind, areaCode); err != nil {
			return err
		}
		l.Items, err = tx.ListItems(kind, areaCode)
		return err
	})
	return l, err
}

// AddListItem puts something on a short list, at its end when the form gives it no place. It gives the item's id.
func (a *App) AddListItem(ctx context.Context, by Actor, kind kompas.ListKind, areaCode string, form map[string]string, key string) (string, error) {
	if err := by.requireList(kind, areaCode); err != nil {
		return "", err
	}
	return a.once(ctx, by, key, func(tx *store.Tx) (string, error) {
		areas, err := by.valueAreas(tx, kind)
		if err != nil {
			return "", err
		}
		if areaCode != "" && !slices.ContainsFunc(areas, func(s Scope) bool { return s.ID == areaCode }) {
			return "", fault.Missing()
		}
		items, err := tx.ListItems(kind, areaCode)
		if err != nil {
			return "", err
		}
		i := kompas.ListItem{ID: tx.NewID(), Kind: kind, AreaCode: areaCode, Position: 1}
		for _, x := range items {
			i.Position = max(i.Position, min(x.Position+1, 99))
		}
		if form["volgorde"] == "" {
			delete(form, "volgorde")
		}
		form["naam"] += "" // asked even when the form left it out
		if err := fill(&i, kompas.ListItemFields(), form); err != nil {
			return "", err
		}
		if onList(items, i) {
			return "", fault.Form([]*fault.Error{fault.Field("naam", "staat_al_op_de_lijst")})
		}
		record(tx, by, "create", string(kind), i.ID, "", "", i.Name)
		return i.ID, tx.InsertListItem(i)
	})
}

// onList says whether another item of a list carries the same words.
func onList(items []kompas.ListItem, i kompas.ListItem) bool {
	return slices.ContainsFunc(items, func(x kompas.ListItem) bool { return x.ID != i.ID && kompas.Fold(x.Name) == kompas.Fold(i.Name) })
}

// EditListItem changes the name or the place of something on a short list.
func (a *App) EditListItem(ctx context.Context, by Actor, kind kompas.ListKind, id string, e Edit) (Edited, error) {
	var done Edited
	err := a.update(ctx, by, func(tx *store.Tx) error {
		i, err := by.requireItem(tx, kind, id, false)
		if err != nil {
			return err
		}
		done, err = edit(a, tx, by, &i, listItemEditable(kind), e)
		return err
	})
	return done, err
}

// RemoveListItem takes something off a short list; RestoreListItem puts it back.
func (a *App) RemoveListItem(ctx context.Context, by Actor, kind kompas.ListKind, id string) error {
	return a.setListItem(ctx, by, kind, id, true)
}

// RestoreListItem puts something back that was taken off a short list.
func (a *App) RestoreListItem(ctx context.Context, by Actor, kind kompas.ListKind, id string) error {
	return a.setListItem(ctx, by, kind, id, false)
}

func (a *App) setListItem(ctx context.Context, by Actor, kind kompas.ListKind, id string, removed bool) error {
	return a.update(ctx, by, func(tx *store.Tx) error {
		i, err := by.requireItem(tx, kind, id, !removed)
		if err != nil {
			return err
		}
		if removed {
			record(tx, by, "remove", string(kind), i.ID, "", i.Name, "")
		} else {
			items, err := tx.ListItems(kind, i.AreaCode)
			if err != nil {
				return err
			}
			if onList(items, i) {
				return refuse("staat_al_op_de_lijst")
			}
			record(tx, by, "restore", string(kind), i.ID, "", "", i.Name)
		}
		return tx.SetListItemRemoved(i.ID, removed)
	})
}

// DomainChoice is the life domain of a compass, and those there are to choose from.
type DomainChoice struct {
	Domains []kompas.ListItem
	Chosen  string
}

// DomainChoice loads to which life domain a compass belongs.
func (a *App) DomainChoice(ctx context.Context, by Actor, slug string) (DomainChoice, error) {
	var d DomainChoice
	err := a.view(ctx, by, func(tx *store.Tx) error {
		c, _, err := by.openCompass(tx, slug, kompas.ActCompass, 'C')
		if err != nil {
			return err
		}
		if d.Domains, err = tx.ListItems(kompas.ListLifeDomains, ""); err != nil {
			return err
		}
		of, err := tx.CompassDomains()
		d.Chosen = of[c.ID].ID
		return err
	})
	return d, err
}

// ChooseDomain says to which life domain a compass belongs; empty is none.
func (a *App) ChooseDomain(ctx context.Context, by Actor, slug, domain, key string) error {
	_, err := a.once(ctx, by, key, func(tx *store.Tx) (string, error) {
		c, _, err := by.openCompass(tx, slug, kompas.ActCompass, 'C')
		if err != nil {
			return "", err
		}
		if c.Archived() {
			return "", refuse("kompas_gearchiveerd")
		}
		of, err := tx.CompassDomains()
		if err != nil || of[c.ID].ID == domain {
			return "", err
		}
		var next kompas.ListItem
		if domain != "" {
			if next, err = tx.ListItem(kompas.ListLifeDomains, domain, false); err != nil {
				return "", orChoice(err, "levensdomein")
			}
		}
		tx.Record(store.Event{PersonID: string(by.Person.ID), PersonName: by.Person.Name, Action: "edit", ObjectKind: "kompas", ObjectID: string(c.ID),
			CompassID: string(c.ID), Field: "levensdomein", Before: of[c.ID].Name, After: next.Name})
		return "", tx.SetCompassDomain(c.ID, domain)
	})
	return err
}

// orChoice turns what is not found into a choice that is not there.
func orChoice(err error, field string) error {
	if fault.Is(err, fault.NotFound) {
		return fault.Form([]*fault.Error{fault.Field(field, "geen_keuze")})
	}
	return err
}
