package store

import (
	"reflect"
	"strconv"
	"strings"

	"kompas/fault"
	"kompas/kompas"
)

// PartTable is how one kind of part stands in the database: a table with the columns of every part, and its own. A column
// whose name ends in _id points at a row and is null while it is empty.
type PartTable[T any] struct {
	name string
	own  []string              // its own columns
	part func(*T) *kompas.Part // what every part has
	into func(*T) []any        // where each own column is read into and written from, in the order of own
}

func (t PartTable[T]) columns() string {
	list := []string{"id", "coalesce(compass_id, '')", "created_at", "created_by", "version"}
	for _, c := range t.own {
		if strings.HasSuffix(c, "_id") {
			c = "coalesce(" + c + ", '')"
		}
		list = append(list, c)
	}
	return strings.Join(list, ", ")
}

func (t PartTable[T]) scan(r scanner) (T, error) {
	var x T
	var at int64
	p := t.part(&x)
	err := r.Scan(append([]any{&p.ID, &p.CompassID, &at, &p.CreatedBy, &p.Version}, t.into(&x)...)...)
	p.CreatedAt = Instant(at)
	return x, err
}

// Of gives the parts of this kind of a compass, the oldest first; without a compass those of the whole space.
func (t PartTable[T]) Of(tx *Tx, compass kompas.CompassID) ([]T, error) {
	return all(tx, t.scan, `/* PartTable.Of */ select `+t.columns()+` from `+t.name+`
		where tenant_id = $1 and ($2 = '' or compass_id = $2) and removed_at is null order by created_at, id`, tx.tenant, string(compass))
}

// Find gives one part; removed says that it was taken away. fault.NotFound when there never was one.
func (t PartTable[T]) Find(tx *Tx, id kompas.PartID) (x T, removed bool, err error) {
	type found struct {
		x       T
		removed *int64
	}
	f, err := one(tx, func(r scanner) (f found, err error) {
		f.x, err = t.scan(also{r, &f.removed})
		return f, err
	}, `/* PartTable.Find */ select `+t.columns()+`, removed_at from `+t.name+` where tenant_id = $1 and id = $2`, tx.tenant, string(id))
	return f.x, f.removed != nil, err
}

// also scans one column more than its reader asks for.
type also struct {
	scanner
	last any
}

func (a also) Scan(into ...any) error { return a.scanner.Scan(append(into, a.last)...) }

// Insert stores a new part.
func (t PartTable[T]) Insert(tx *Tx, x *T) error {
	p := t.part(x)
	p.CreatedAt, p.Version = tx.Now, 1
	args := append([]any{tx.tenant, string(p.ID), orNull(p.CompassID), Millis(p.CreatedAt), string(p.CreatedBy)}, t.values(x)...)
	_, err := tx.Exec(`/* PartTable.Insert */ insert into `+t.name+` (tenant_id, id, compass_id, created_at, created_by, `+strings.Join(t.own, ", ")+`)
		values (`+places(len(args))+`)`, args...)
	return err
}

// Update stores a changed part; stale when somebody was first.
func (t PartTable[T]) Update(tx *Tx, x *T) error {
	p := t.part(x)
	args, set := t.values(x), make([]string, len(t.own))
	for i, c := range t.own {
		set[i] = c + " = $" + strconv.Itoa(i+1)
	}
	n := len(args)
	args = append(args, tx.tenant, string(p.ID), p.Version)
	err := changed(tx.Exec(`/* PartTable.Update */ update `+t.name+` set `+strings.Join(set, ", ")+`, version = version + 1
		where tenant_id = $`+strconv.Itoa(n+1)+` and id = $`+strconv.Itoa(n+2)+` and version = $`+strconv.Itoa(n+3)+` and removed_at is null`, args...))
	p.Version++
	return err
}

// SetRemoved takes a part away, or puts it back. Nothing happens to one that is as asked already.
func (t PartTable[T]) SetRemoved(tx *Tx, id kompas.PartID, removed bool) error {
	var at any
	if removed {
		at = Millis(tx.Now)
	}
	n, err := tx.Exec(`/* PartTable.SetRemoved */ update `+t.name+` set removed_at = $1, version = version + 1
		where tenant_id = $2 and id = $3`, at, tx.tenant, string(id))
	if err == nil && n == 0 {
		return fault.Missing()
	}
	return err
}

// values gives the own columns as they are stored.
func (t PartTable[T]) values(x *T) []any {
	var out []any
	for i, p := range t.into(x) {
		v := plainly(reflect.ValueOf(p).Elem())
		if strings.HasSuffix(t.own[i], "_id") && v == "" {
			v = nil
		}
		out = append(out, v)
	}
	return out
}

// plainly gives a text, number, yes or no, or one of those that may be missing, as the drivers take it.
func plainly(v reflect.Value) any {
	switch v.Kind() {
	case reflect.Pointer:
		if v.IsNil() {
			return nil
		}
		return plainly(v.Elem())
	case reflect.String:
		return v.String()
	case reflect.Int, reflect.Int64:
		return v.Int()
	case reflect.Bool:
		return v.Bool()
	}
	return v.Interface()
}

// places gives $1, $2, … $n.
func places(n int) string {
	list := make([]string, n)
	for i := range list {
		list[i] = "$" + strconv.Itoa(i+1)
	}
	return strings.Join(list, ", ")
}
