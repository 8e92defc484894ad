package app

import (
	"strings"
	"time"

	"kompas/fault"
	"kompas/kompas"
	"kompas/store"
)

// Change is one field as a form sends it: the new value, and what the field held when the form was drawn.
type Change struct {
	Field string
	Value string
	Was   *string // nil when the form did not say
}

// Edit is a change of one object by a form: one field while typing, or all of them by a button.
type Edit struct {
	Version  int64
	Changes  []Change
	Autosave bool // one event per ten minutes in the history, instead of one per save
	Key      string
}

// Edited is what became of an edit.
type Edited struct {
	Version int64
	Values  map[string]string // the stored value of each field of the edit
	At      time.Time
	Changed bool
}

// editable is what edit needs to know of a kind of object.
type editable[T any] struct {
	kind    string
	fields  []kompas.Field[T]
	id      func(*T) string
	version func(*T) int64
	compass func(*T) kompas.CompassID
	save    func(*store.Tx, *T) error
	outside bool // belongs to no space, so that there is no history to note the change in
}

// edit applies changes to an object that was loaded in this transaction. Two people who change different fields do not
// meet; two who change the same field get both texts back (fault.Stale with Clash). A value that cannot be accepted
// is a fault at its field, and then nothing of the edit is stored.
func edit[T any](a *App, tx *store.Tx, by Actor, o *T, how editable[T], e Edit) (Edited, error) {
	before := *o
	changed, touched, faults := applyChanges(o, how, e)
	if len(faults) > 0 {
		return Edited{}, fault.Form(faults)
	}
	for _, c := range changed {
		if c.clash {
			return Edited{}, clash(tx, how.id(o), how.version(o), c)
		}
	}
	done := Edited{Version: how.version(o), Values: map[string]string{}, At: tx.Now, Changed: len(changed) > 0}
	for _, c := range e.Changes {
		if f, ok := kompas.FieldByName(how.fields, c.Field); ok {
			done.Values[c.Field] = f.Get(o)
		}
	}
	if !touched {
		return done, nil
	}
	if err := how.save(tx, o); err != nil {
		return Edited{}, err
	}
	done.Version = how.version(o)
	if how.outside {
		return done, nil
	}
	return done, recordEdit(tx, by, how, &before, changed, e.Autosave)
}

// fieldChange is a field whose value became another.
type fieldChange struct {
	field, before, after string
	clash                bool
}

// applyChanges sets the fields on the object. touched says that it must be stored, also when no text differs: a default
// that somebody confirms becomes a choice.
func applyChanges[T any](o *T, how editable[T], e Edit) (changed []fieldChange, touched bool, faults []*fault.Error) {
	stale := e.Version != 0 && e.Version != how.version(o)
	for _, c := range e.Changes {
		f, ok := kompas.FieldByName(how.fields, c.Field)
		if !ok {
			faults = append(faults, fault.Field(c.Field, "onbekend_veld"))
			continue
		}
		now := f.Get(o)
		next := *o
		if err := f.Set(&next, c.Value); err != nil {
			faults = append(faults, err)
			continue
		}
		touched = true
		if f.Get(&next) == now {
			*o = next
			continue
		}
		other := stale && (c.Was == nil || sameText(f, next, *c.Was) != now)
		changed = append(changed, fieldChange{field: c.Field, before: now, after: f.Get(&next), clash: other})
		if !other {
			*o = next
		}
	}
	return changed, touched, faults
}

// sameText reads a text the way the field does, so that line ends and spaces make no difference.
func sameText[T any](f kompas.Field[T], scratch T, text string) string {
	if err := f.Set(&scratch, text); err != nil {
		return strings.TrimSpace(text)
	}
	return f.Get(&scratch)
}

func clash(tx *store.Tx, objectID string, version int64, c fieldChange) error {
	who, at, err := tx.LastChange(objectID, c.field)
	if err != nil {
		return err
	}
	return &fault.Error{Kind: fault.Stale, Code: "verouderd", Field: c.field,
		Clash: &fault.Clash{Field: c.field, Mine: c.after, Theirs: c.before, By: who, At: at, Version: version}}
}

func recordEdit[T any](tx *store.Tx, by Actor, how editable[T], o *T, changed []fieldChange, autosave bool) error {
	for _, c := range changed {
		ev := store.Event{PersonID: string(by.Person.ID), PersonName: by.Person.Name, Action: "edit", ObjectKind: how.kind, ObjectID: how.id(o),
			CompassID: string(how.compass(o)), Field: c.field, Before: c.before, After: c.after}
		if !autosave {
			tx.Record(ev)
			continue
		}
		if err := tx.RecordAutosave(ev); err != nil {
			return err
		}
	}
	return nil
}

// ticked reads a box of a form.
func ticked(form map[string]string, name string) (on bool, wrong *fault.Error) {
	wrong = kompas.BoolField(name, func(b *bool) *bool { return b }).Set(&on, form[name])
	return on, wrong
}

// fill sets fields of a new object from a form; every fault comes back at its field.
func fill[T any](o *T, fields []kompas.Field[T], form map[string]string) error {
	var faults []*fault.Error
	for _, f := range fields {
		if v, ok := form[f.Name]; ok {
			if err := f.Set(o, v); err != nil {
				faults = append(faults, err)
			}
		}
	}
	return fault.Form(faults)
}
