package app

import (
	"fmt"

	"kompas/db"
	"kompas/fault"
	"kompas/kompas"
	"kompas/store"
)

// incoming is a compass on its way into a space: first everything is looked at, then it is written.
type incoming struct {
	tx        *store.Tx
	plan      []store.TransferKind
	writer    *store.TransferWriter
	ids       [][]string        // of each kind
	here      map[string]string // the id here of an id in the file, where they differ
	same      map[string]bool   // things the space has already: not written
	matched   map[string]string // the first thing in the file with this name
	places    map[string]string // where an id stands in the file
	catalogue map[string]bool   // catalogue indicators that are known here
	compass   kompas.Compass

	counts      map[string]int
	known, made []string
	lost        []string
	renamed     bool
}

func newIncoming(tx *store.Tx, by Actor, plan []store.TransferKind) *incoming {
	in := &incoming{tx: tx, plan: plan, ids: make([][]string, len(plan)), here: map[string]string{}, same: map[string]bool{},
		matched: map[string]string{}, places: map[string]string{}, catalogue: map[string]bool{}, counts: map[string]int{}}
	in.writer = tx.NewTransferWriter(plan, by.Person.ID, in.idHere)
	return in
}

// idHere gives the id here of an id in the file.
func (in *incoming) idHere(id string) string {
	if to, ok := in.here[id]; ok {
		return to
	}
	return id
}

// look counts an object, and finds out whether the space has it already.
func (in *incoming) look(kind int, row []any, path string) error {
	k := in.plan[kind]
	in.counts[k.Name]++
	at := k.ID()
	if at < 0 {
		return nil
	}
	id := row[at].(string)
	in.places[id] = path
	if k.Match == nil {
		in.ids[kind] = append(in.ids[kind], id)
		return nil
	}
	return in.match(kind, row, id)
}

// match finds what the space has under the same name: an organisation, a core value.
func (in *incoming) match(kind int, row []any, id string) error {
	k := in.plan[kind]
	name, label := k.Table, ""
	for _, at := range k.Match {
		text, _ := row[at].(string)
		name, label = name+"\x00"+kompas.Fold(text), text
	}
	there, err := in.tx.Matching(k, row)
	if err != nil {
		return err
	}
	if first := in.matched[name]; first != "" && there == "" {
		there = first
	}
	if k.Table == "organisation" && in.matched[name] == "" {
		if there != "" {
			in.known = append(in.known, label)
		} else {
			in.made = append(in.made, label)
		}
	}
	if there == "" {
		in.matched[name] = id
		in.ids[kind] = append(in.ids[kind], id)
		return nil
	}
	in.here[id], in.same[id] = there, true
	return nil
}

// settle decides which ids the things get here: their own when the space has none of them, else all new ones.
func (in *incoming) settle() error {
	for kind, ids := range in.ids {
		if len(ids) == 0 {
			continue
		}
		taken, err := in.tx.AnyTaken(in.plan[kind], ids)
		if err != nil {
			return err
		}
		in.renamed = in.renamed || taken
	}
	if !in.renamed {
		return nil
	}
	fresh := map[string]string{}
	for _, ids := range in.ids {
		for _, id := range ids {
			fresh[id] = in.tx.NewID()
		}
	}
	for id, to := range in.here { // the second of two with one name
		if again, ok := fresh[to]; ok && in.same[id] {
			in.here[id] = again
		}
	}
	for id, to := range fresh {
		in.here[id] = to
	}
	return nil
}

// write writes an object.
func (in *incoming) write(kind int, row []any, path string) error {
	k := in.plan[kind]
	if at := k.ID(); at >= 0 && in.same[row[at].(string)] {
		return nil
	}
	switch k.Table {
	case "compass":
		if err := in.settleCompass(k, row); err != nil {
			return err
		}
	case "indicator":
		if err := in.knownFigures(k, row); err != nil {
			return err
		}
	}
	return refusedBy(in.writer.Add(kind, row), path)
}

// settleCompass gives the compass an address that is free here.
func (in *incoming) settleCompass(k store.TransferKind, row []any) error {
	slug, at := row[k.Field("slug")].(string), k.Field("slug")
	id := kompas.CompassID(in.idHere(row[k.ID()].(string)))
	if slug == "" {
		slug, _ = row[k.Field("title")].(string)
	}
	free, err := freeSlug(in.tx, slug, id)
	if err != nil {
		return err
	}
	row[at] = free
	in.compass = kompas.Compass{ID: id, Slug: free}
	return nil
}

// knownFigures lets an indicator go without the national figures that are not known here.
func (in *incoming) knownFigures(k store.TransferKind, row []any) error {
	at := k.Field("catalogue_key")
	key, _ := row[at].(string)
	if key == "" {
		return nil
	}
	known, asked := in.catalogue[key]
	if !asked {
		_, err := in.tx.CatalogueIndicator(key)
		if known = err == nil; !known && !fault.Is(err, fault.NotFound) {
			return err
		}
		in.catalogue[key] = known
	}
	if !known {
		name, _ := row[k.Field("name")].(string)
		in.lost = append(in.lost, fmt.Sprintf("%s (%s)", name, key))
		row[at] = nil
	}
	return nil
}

// finish writes what is left and looks at the compass as the product itself reads it.
func (in *incoming) finish(checks []incomingCheck) (kompas.Compass, error) {
	if err := refusedBy(in.writer.End(), ""); err != nil {
		return kompas.Compass{}, err
	}
	if err := in.tx.KeepSlug(in.compass); err != nil {
		return kompas.Compass{}, err
	}
	c, err := in.tx.Compass(in.compass.ID)
	if err != nil {
		return c, err
	}
	for _, check := range checks {
		id, wrong, err := check(in.tx, c)
		if err != nil {
			return c, &fault.Error{Kind: fault.Invalid, Code: "meenemen_in_ruimte", Field: "bestand", Params: []any{""}, Cause: err}
		}
		if wrong != nil {
			return c, fileFault("meenemen_waarde", in.placeOf(id), wrong.Field)
		}
	}
	return c, nil
}

// placeOf gives where in the file the thing stands that has this id here.
func (in *incoming) placeOf(id string) string {
	if path := in.places[id]; path != "" {
		return path
	}
	for old, to := range in.here {
		if to == id {
			return in.places[old]
		}
	}
	return ""
}

// refusedBy turns what the database refuses into what is wrong with the file.
func refusedBy(err error, path string) error {
	if err == nil || fault.As(err) != nil || !db.IsUnique(err) && !db.IsForeignKey(err) {
		return err
	}
	return &fault.Error{Kind: fault.Invalid, Code: "meenemen_in_ruimte", Field: "bestand", Params: []any{path}, Cause: err}
}

// incomingCheck looks whether what came in is what a form could have made; it gives the id of what is not.
type incomingCheck func(*store.Tx, kompas.Compass) (id string, wrong *fault.Error, err error)

func (a *App) incomingChecks() []incomingCheck {
	checks := []incomingCheck{
		func(_ *store.Tx, c kompas.Compass) (string, *fault.Error, error) {
			return asForm([]kompas.Compass{c}, kompas.CompassFields(), func(c *kompas.Compass) string { return string(c.ID) })
		},
	}
	for _, p := range a.partKinds() {
		checks = append(checks, p.check)
	}
	return checks
}

// asForm puts every value that is not empty through the field that a form has for it.
func asForm[T any](list []T, fields []kompas.Field[T], id func(*T) string) (string, *fault.Error, error) {
	for i := range list {
		for _, f := range fields {
			x := list[i]
			if text := f.Get(&x); text != "" {
				if wrong := f.Set(&x, text); wrong != nil {
					return id(&list[i]), wrong, nil
				}
			}
		}
	}
	return "", nil, nil
}

// check looks at parts that came in with a file as their form would.
func (k partKind[T]) check(tx *store.Tx, c kompas.Compass) (string, *fault.Error, error) {
	list, err := k.table.Of(tx, k.home(c))
	if err != nil {
		return "", nil, err
	}
	fields, err := k.fields(tx, c)
	if err != nil {
		return "", nil, err
	}
	return asForm(list, fields, func(x *T) string { return string(k.part(x).ID) })
}
