package app

import (
	"context"

	"kompas/fault"
	"kompas/kompas"
	"kompas/store"
)

// partKind is what the application needs to know of one kind of part.
type partKind[T any] struct {
	kind   kompas.PartKind
	action kompas.Action // whose row of the matrix says who may read it, and who may make and change it
	letter byte          // what it takes to make and change one; 'C' when 0
	table  store.PartTable[T]
	part   func(*T) *kompas.Part
	name   func(*T) string // what the history calls it
	fields func(*store.Tx, kompas.Compass) ([]kompas.Field[T], error)

	start  func(*T, string)                                                 // what a new one begins with, given today; may be nil
	sound  func(*T) []*fault.Error                                          // what must hold between fields; may be nil
	owners func(*store.Tx, *T) ([]kompas.OrganisationID, error)             // whose it is where a role may only do its own; may be nil
	guard  func(a *App, tx *store.Tx, c kompas.Compass, before, x *T) error // a rule of the method; before is nil for a new one; may be nil
	sees   func(*store.Tx, Actor, *T) (bool, error)                         // whether the actor may know what it points at; may be nil

	wide    bool                                                             // of the space as a whole: every compass shows the same ones
	objects func(*store.Tx, kompas.Compass, Object) (func(*T) Object, error) // instead of owners, for all parts of a compass at once; may be nil
	may     func(by Actor, letter byte, on Object, x *T) bool                // instead of the matrix alone; x is nil when the first is asked for; may be nil
	save    func(tx *store.Tx, before, x *T) error                           // instead of storing the change only; may be nil
	keeps   func(tx *store.Tx, x *T) error                                   // refuses that one is taken away; may be nil
	about   func(*T) *kompas.ActivityID                                      // the activity it is about; may be nil
	made    func(by Actor, on Object, x *T)                                  // what a new one is because of who makes it; may be nil
}

// parts is what can be done with a kind of part, whatever it holds.
type parts struct {
	reads      func(*store.Tx, Actor, kompas.Compass, Object, kompas.PartID) (bool, error)
	search     func(s *seeker, kind string) error
	add        func(*App, *store.Tx, Actor, kompas.Compass, Object, map[string]string) (string, error)
	edit       func(*App, *store.Tx, Actor, kompas.Compass, Object, kompas.PartID, Edit) (Edited, error)
	setRemoved func(*App, *store.Tx, Actor, kompas.Compass, Object, kompas.PartID, bool) error
	activity   func(*store.Tx, kompas.PartID) (kompas.ActivityID, error)
	check      incomingCheck
}

func (k partKind[T]) parts() parts {
	return parts{reads: k.readsOne, search: k.search, add: k.add, edit: k.edit, setRemoved: k.setRemoved, activity: k.activity, check: k.check}
}

// partOf finds a kind of part by its name; an unknown one is not found.
func (a *App) partOf(kind kompas.PartKind) (parts, error) {
	p, ok := a.partKinds()[kind]
	if !ok {
		return p, fault.Missing()
	}
	return p, nil
}

// AddPart adds a part to a compass and gives its id.
func (a *App) AddPart(ctx context.Context, by Actor, slug string, kind kompas.PartKind, form map[string]string, key string) (string, error) {
	p, err := a.partOf(kind)
	if err != nil {
		return "", err
	}
	return a.once(ctx, by, key, func(tx *store.Tx) (string, error) {
		c, on, err := by.openForParts(tx, slug)
		if err != nil {
			return "", err
		}
		return p.add(a, tx, by, c, on, form)
	})
}

// EditPart changes a part of a compass.
func (a *App) EditPart(ctx context.Context, by Actor, slug string, kind kompas.PartKind, id kompas.PartID, e Edit) (done Edited, err error) {
	p, err := a.partOf(kind)
	if err != nil {
		return done, err
	}
	err = a.update(ctx, by, func(tx *store.Tx) error {
		c, on, err := by.openForParts(tx, slug)
		if err != nil {
			return err
		}
		done, err = p.edit(a, tx, by, c, on, id, e)
		return err
	})
	return done, err
}

// PartIsAbout says not found when a part is not about this activity.
func (a *App) PartIsAbout(ctx context.Context, by Actor, slug, activity string, kind kompas.PartKind, id kompas.PartID) error {
	p, err := a.partOf(kind)
	if err != nil {
		return err
	}
	return a.view(ctx, by, func(tx *store.Tx) error {
		o, err := by.openActivity(tx, slug, activity, "")
		if err != nil {
			return err
		}
		is, err := p.activity(tx, id)
		if err == nil && is != o.activity.ID {
			err = fault.Missing()
		}
		return err
	})
}

// activity gives the activity that a part is about; none for a kind that is not about one.
func (k partKind[T]) activity(tx *store.Tx, id kompas.PartID) (kompas.ActivityID, error) {
	x, _, err := k.table.Find(tx, id)
	if err != nil || k.about == nil {
		return "", err
	}
	return *k.about(&x), nil
}

// RemovePart takes a part away; RestorePart puts it back.
func (a *App) RemovePart(ctx context.Context, by Actor, slug string, kind kompas.PartKind, id kompas.PartID) error {
	return a.setPartRemoved(ctx, by, slug, kind, id, true)
}

// RestorePart puts a part back that was taken away.
func (a *App) RestorePart(ctx context.Context, by Actor, slug string, kind kompas.PartKind, id kompas.PartID) error {
	return a.setPartRemoved(ctx, by, slug, kind, id, false)
}

func (a *App) setPartRemoved(ctx context.Context, by Actor, slug string, kind kompas.PartKind, id kompas.PartID, removed bool) error {
	p, err := a.partOf(kind)
	if err != nil {
		return err
	}
	return a.update(ctx, by, func(tx *store.Tx) error {
		c, on, err := by.openForParts(tx, slug)
		if err != nil {
			return err
		}
		return p.setRemoved(a, tx, by, c, on, id, removed)
	})
}

// openForParts opens a compass for somebody who changes a part of it: who may read the compass, while it is not archived.
func (by Actor) openForParts(tx *store.Tx, slug string) (kompas.Compass, Object, error) {
	c, on, err := by.openCompass(tx, slug, kompas.ActCompass, 'R')
	if err == nil && c.Archived() {
		err = refuse("kompas_gearchiveerd")
	}
	return c, on, err
}

func (k partKind[T]) needs() byte {
	if k.letter == 0 {
		return 'C'
	}
	return k.letter
}

// permits says whether the actor may do something to a part that on belongs to.
func (k partKind[T]) permits(by Actor, letter byte, on Object, x *T) bool {
	if k.may != nil {
		return k.may(by, letter, on, x)
	}
	return by.May(k.action, letter, on)
}

// reads says whether the actor may read parts of this kind, of its own organisations at least.
func (k partKind[T]) reads(by Actor, on Object) bool {
	on.Own, on.CreatedBy = by.OwnOrganisations(), by.Person.ID
	return k.permits(by, 'A', on, nil)
}

// readsOne says whether the actor may read one part, also when it was taken away.
func (k partKind[T]) readsOne(tx *store.Tx, by Actor, c kompas.Compass, on Object, id kompas.PartID) (bool, error) {
	if !k.reads(by, on) || by.May(k.action, 'R', on) {
		return k.reads(by, on), nil
	}
	x, _, err := k.table.Find(tx, id)
	if err != nil {
		return false, err
	}
	mine, err := k.of(tx, c, on, &x)
	return k.permits(by, 'A', mine, &x), err
}

// mayStart says whether the actor may make a part of this kind, for its own organisations at least.
func (k partKind[T]) mayStart(by Actor, on Object) bool {
	on.Own, on.CreatedBy = by.OwnOrganisations(), by.Person.ID
	return k.permits(by, k.needs(), on, nil)
}

// of gives what the permission on one part is decided by.
func (k partKind[T]) of(tx *store.Tx, c kompas.Compass, on Object, x *T) (Object, error) {
	if k.objects != nil {
		object, err := k.objects(tx, c, on)
		if err != nil {
			return on, err
		}
		return object(x), nil
	}
	on.Own, on.CreatedBy = nil, k.part(x).CreatedBy
	if k.owners == nil {
		return on, nil
	}
	var err error
	if on.Own, err = k.owners(tx, x); len(on.Own) > 0 {
		on.CreatedBy = "" // whose it is decides, not who typed it
	}
	return on, err
}

// require refuses whoever may not change a part.
func (k partKind[T]) require(tx *store.Tx, by Actor, c kompas.Compass, on Object, x *T) error {
	mine, err := k.of(tx, c, on, x)
	if err == nil && !k.permits(by, k.needs(), mine, x) {
		err = fault.New(fault.Forbidden, "geen_recht")
	}
	return err
}

func (k partKind[T]) add(a *App, tx *store.Tx, by Actor, c kompas.Compass, on Object, form map[string]string) (string, error) {
	if !k.mayStart(by, on) {
		return "", fault.New(fault.Forbidden, "geen_recht")
	}
	fields, err := k.fields(tx, c)
	if err != nil {
		return "", err
	}
	var x T
	if k.start != nil {
		k.start(&x, a.day(tx.Now))
	}
	p := k.part(&x)
	p.ID, p.CompassID, p.CreatedBy = kompas.PartID(tx.NewID()), k.home(c), by.Person.ID
	if err := begin(&x, fields, form); err != nil {
		return "", err
	}
	if k.made != nil {
		k.made(by, on, &x)
	}
	if err := k.allowed(a, tx, by, c, on, nil, &x); err != nil {
		return "", err
	}
	if err := k.table.Insert(tx, &x); err != nil {
		return "", err
	}
	record(tx, by, "create", string(k.kind), string(p.ID), c.ID, "", k.name(&x))
	return string(p.ID), nil
}

// begin fills a new part from a form. A field that was not sent keeps what a new part begins with; one that is then empty
// though it is required is asked for.
func begin[T any](x *T, fields []kompas.Field[T], form map[string]string) error {
	asked := map[string]string{}
	for _, f := range fields {
		if v, sent := form[f.Name]; sent || f.Get(x) == "" {
			asked[f.Name] = v
		}
	}
	return fill(x, fields, asked)
}

// allowed asks everything of a part that is about to be stored: whose it is, its fields together, the method.
func (k partKind[T]) allowed(a *App, tx *store.Tx, by Actor, c kompas.Compass, on Object, before, x *T) error {
	if err := k.require(tx, by, c, on, x); err != nil {
		return err
	}
	if err := k.mustKnow(tx, by, x); err != nil {
		return err
	}
	if k.sound != nil {
		if err := fault.Form(k.sound(x)); err != nil {
			return err
		}
	}
	if k.guard != nil {
		return k.guard(a, tx, c, before, x)
	}
	return nil
}

// find gives a part of this compass to whoever may change it. One that was taken away is not found, unless it is asked for.
func (k partKind[T]) find(tx *store.Tx, by Actor, c kompas.Compass, on Object, id kompas.PartID, removed bool) (T, error) {
	x, gone, err := k.table.Find(tx, id)
	if err != nil {
		return x, err
	}
	if k.part(&x).CompassID != k.home(c) || gone && !removed {
		return x, fault.Missing()
	}
	if err := k.mustKnow(tx, by, &x); err != nil {
		return x, err
	}
	return x, k.require(tx, by, c, on, &x)
}

// home is the compass that parts of this kind belong to; none when they are of the space.
func (k partKind[T]) home(c kompas.Compass) kompas.CompassID {
	if k.wide {
		return ""
	}
	return c.ID
}

// knows says whether the actor may know what a part points at.
func (k partKind[T]) knows(tx *store.Tx, by Actor, x *T) (bool, error) {
	if k.sees == nil {
		return true, nil
	}
	return k.sees(tx, by, x)
}

func (k partKind[T]) mustKnow(tx *store.Tx, by Actor, x *T) error {
	known, err := k.knows(tx, by, x)
	if err == nil && !known {
		err = fault.Missing()
	}
	return err
}

func (k partKind[T]) edit(a *App, tx *store.Tx, by Actor, c kompas.Compass, on Object, id kompas.PartID, e Edit) (Edited, error) {
	x, err := k.find(tx, by, c, on, id, false)
	if err != nil {
		return Edited{}, err
	}
	fields, err := k.fields(tx, c)
	if err != nil {
		return Edited{}, err
	}
	before := x
	return edit(a, tx, by, &x, editable[T]{
		kind: string(k.kind), fields: fields,
		id:      func(x *T) string { return string(k.part(x).ID) },
		version: func(x *T) int64 { return k.part(x).Version },
		compass: func(*T) kompas.CompassID { return c.ID },
		save: func(tx *store.Tx, x *T) error {
			if err := k.allowed(a, tx, by, c, on, &before, x); err != nil {
				return err
			}
			if k.save != nil {
				return k.save(tx, &before, x)
			}
			return k.table.Update(tx, x)
		},
	}, e)
}

func (k partKind[T]) setRemoved(a *App, tx *store.Tx, by Actor, c kompas.Compass, on Object, id kompas.PartID, removed bool) error {
	x, err := k.find(tx, by, c, on, id, true)
	if err != nil {
		return err
	}
	_, gone, err := k.table.Find(tx, id)
	if err != nil || gone == removed {
		return err
	}
	if err := k.mayMove(a, tx, c, &x, removed); err != nil {
		return err
	}
	if err := k.table.SetRemoved(tx, id, removed); err != nil {
		return err
	}
	action := "restore"
	if removed {
		action = "remove"
	}
	record(tx, by, action, string(k.kind), string(id), c.ID, "", k.name(&x))
	return nil
}

// mayMove asks the method whether a part may be taken away, or come back to what is there by now.
func (k partKind[T]) mayMove(a *App, tx *store.Tx, c kompas.Compass, x *T, removed bool) error {
	switch {
	case removed && k.keeps != nil:
		return k.keeps(tx, x)
	case !removed && k.guard != nil:
		before := *x
		return k.guard(a, tx, c, &before, x)
	}
	return nil
}

// PartLine is a part as a page shows it.
type PartLine[T any] struct {
	Part    T
	Values  map[string]string // of each field, as a form shows it
	MayEdit bool
}

// PartList is the parts of one kind of a compass, as far as the actor may read them.
type PartList[T any] struct {
	Lines  []PartLine[T]
	MayAdd bool
}

// list reads the parts of this kind of a compass.
func (k partKind[T]) list(tx *store.Tx, by Actor, c kompas.Compass, on Object) (PartList[T], error) {
	var out PartList[T]
	if !k.reads(by, on) {
		return out, nil
	}
	out.MayAdd = k.mayStart(by, on) && !c.Archived()
	found, err := k.table.Of(tx, k.home(c))
	if err != nil {
		return out, err
	}
	object := func(x *T) (Object, error) { return k.of(tx, c, on, x) }
	if k.objects != nil {
		all, err := k.objects(tx, c, on)
		if err != nil {
			return out, err
		}
		object = func(x *T) (Object, error) { return all(x), nil }
	}
	fields, err := k.fields(tx, c)
	if err != nil {
		return out, err
	}
	for i := range found {
		x := &found[i]
		known, err := k.knows(tx, by, x)
		if err != nil {
			return out, err
		}
		mine, err := object(x)
		if err != nil {
			return out, err
		}
		if !known || !k.permits(by, 'A', mine, x) {
			continue
		}
		line := PartLine[T]{Part: *x, Values: map[string]string{}, MayEdit: k.permits(by, k.needs(), mine, x) && !c.Archived()}
		for _, f := range fields {
			line.Values[f.Name] = f.Get(x)
		}
		out.Lines = append(out.Lines, line)
	}
	return out, nil
}
