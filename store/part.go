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
	ties []partTie[T]
}

// partTie is what a part rests on, any number of one kind: rows of a table that name the part (part_id) and the other.
type partTie[T any] struct {
	table, column string
	get           func(*T) []string
	set           func(*T, []string)
}

func tieTo[T any, ID ~string](table, column string, at func(*T) *[]ID) partTie[T] {
	return partTie[T]{table: table, column: column,
		get: func(x *T) []string {
			var list []string
			for _, id := range *at(x) {
				list = append(list, string(id))
			}
			return list
		},
		set: func(x *T, list []string) {
			*at(x) = nil
			for _, id := range list {
				*at(x) = append(*at(x), ID(id))
			}
		}}
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
	list, err := all(tx, t.scan, `/* PartTable.Of */ select `+t.columns()+` from `+t.name+`
		where tenant_id = $1 and ($2 = '' or compass_id = $2) and removed_at is null order by created_at, id`, tx.tenant, string(compass))
	if err != nil || len(list) == 0 {
		return list, err
	}
	return list, t.readTies(tx, list, `p.compass_id = $2 or $2 = ''`, string(compass))
}

// readTies reads what each part of a list rests on; which says which parts those are.
func (t PartTable[T]) readTies(tx *Tx, list []T, which, id string) error {
	for _, tie := range t.ties {
		rows, err := all(tx, func(r scanner) (row [2]string, err error) {
			err = r.Scan(&row[0], &row[1])
			return row, err
		}, `/* PartTable.readTies */ select l.part_id, l.`+tie.column+` from `+tie.table+` l join `+t.name+` p on p.tenant_id = l.tenant_id and p.id = l.part_id
			where l.tenant_id = $1 and (`+which+`) order by l.part_id, l.`+tie.column, tx.tenant, id)
		if err != nil {
			return err
		}
		of := map[string][]string{}
		for _, row := range rows {
			of[row[0]] = append(of[row[0]], row[1])
		}
		for i := range list {
			tie.set(&list[i], of[string(t.part(&list[i]).ID)])
		}
	}
	return nil
}

// writeTies stores what a part rests on.
func (t PartTable[T]) writeTies(tx *Tx, x *T) error {
	id := string(t.part(x).ID)
	for _, tie := range t.ties {
		if _, err := tx.Exec(`/* PartTable.writeTies.clear */ delete from `+tie.table+` where tenant_id = $1 and part_id = $2`, tx.tenant, id); err != nil {
			return err
		}
		for _, to := range tie.get(x) {
			if _, err := tx.Exec(`/* PartTable.writeTies */ insert into `+tie.table+` (tenant_id, part_id, `+tie.column+`) values ($1, $2, $3)`, tx.tenant, id, to); err != nil {
				return err
			}
		}
	}
	return nil
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
	if err != nil {
		return f.x, false, err
	}
	list := []T{f.x}
	err = t.readTies(tx, list, `p.id = $2`, string(id))
	return list[0], f.removed != nil, err
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
	if err != nil {
		return err
	}
	return t.writeTies(tx, x)
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
	if err != nil {
		return err
	}
	p.Version++
	return t.writeTies(tx, x)
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
