package store

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"kompas/kompas"
)

// TransferType is the type of a field in a file of a compass.
type TransferType string

// The types.
const (
	TransferText   TransferType = "text"
	TransferNumber TransferType = "int"
	TransferReal   TransferType = "real"
	TransferYesNo  TransferType = "bool"
	TransferMoment TransferType = "moment" // unix milliseconds in the database
	TransferBytes  TransferType = "blob"
)

// AnyThing is what a field points at that may name a thing of any kind.
const AnyThing = "*"

// TransferField is one field of a kind of object in a file.
type TransferField struct {
	Name   string // createdAt
	Column string // created_at
	Type   TransferType
	Empty  any    // what the database holds when the file says nothing; nil where it may be null
	Needed bool   // there is nothing to put when the file says nothing
	To     string // the table whose row it points at, or AnyThing
}

// TransferKind is one kind of object in a file: the rows of one table.
type TransferKind struct {
	Name   string // resultVersion
	Table  string // result_version
	Fields []TransferField
	Keys   [][]int // what may be there only once, as places in Fields; the primary key first
	Space  bool    // belongs to the space as a whole; goes along when something points at it
	Match  []int   // what tells that the space has it already, as places in Fields

	owner  int // the field by which it belongs to another kind; -1 of the compass and of what belongs to the space
	hidden []hiddenColumn
}

// hiddenColumn is a column that is not in the file.
type hiddenColumn struct {
	column string
	empty  any
	maker  bool
	folded int // the field that it is the folded form of; -1 otherwise
}

// ID gives the place of the field that names the object; -1 where a kind has none.
func (k TransferKind) ID() int { return k.Field("id") }

// Field gives the place of the field of a column; -1 when there is none.
func (k TransferKind) Field(column string) int {
	return slices.IndexFunc(k.Fields, func(f TransferField) bool { return f.Column == column })
}

// TransferPlan lists what goes along with a compass, parents before children.
func TransferPlan() ([]TransferKind, error) {
	tables, err := transferTables()
	if err != nil {
		return nil, err
	}
	along := travelling(tables)
	var plan []TransferKind
	for _, t := range tableNames(TenantTable) {
		if how := along[t]; how != "" {
			plan = append(plan, newTransferKind(tables[t], how, along))
		}
	}
	return plan, nil
}

// transferTables reads every table, with the pointers that no foreign key tells of.
func transferTables() (map[string]*blueprint, error) {
	tables, err := blueprints()
	for full, to := range latePointers() {
		table, column, _ := strings.Cut(full, ".")
		if b := tables[table]; b != nil {
			b.foreign = append(b.foreign, blueForeign{column, to, "id"})
		}
	}
	return tables, err
}

// How a table belongs to a compass: by a column that leads there, or because something of the compass points at it.
const (
	ofCompass   = "compass"
	ofWholeWide = "space"
)

// travelling says of every table that goes along how it belongs to the compass.
func travelling(tables map[string]*blueprint) map[string]string {
	along, stay := map[string]string{ofCompass: ofCompass}, stayingTables()
	names := slices.DeleteFunc(tableNames(TenantTable), func(t string) bool { return stay[t] != "" || tables[t] == nil })
	add := func(t, how string) bool {
		if along[t] != "" || slices.Index(names, t) < 0 {
			return false
		}
		along[t] = how
		return true
	}
	for again := true; again; {
		again = false
		for _, t := range names {
			for _, f := range tables[t].foreign {
				again = along[f.to] == ofCompass && add(t, ofCompass) || again
			}
		}
	}
	for again := true; again; {
		again = false
		for _, t := range names {
			for _, f := range tables[t].foreign {
				again = along[t] != "" && f.to != "person" && add(f.to, ofWholeWide) || again // what it points at
				again = along[f.to] == ofWholeWide && add(t, ofWholeWide) || again            // what belongs to that
			}
		}
	}
	return along
}

func newTransferKind(b *blueprint, how string, along map[string]string) TransferKind {
	k := TransferKind{Name: camel(b.name), Table: b.name, owner: -1}
	for _, c := range b.columns {
		k.column(b, c, along)
	}
	for _, f := range b.foreign {
		if along[f.to] == "" || f.to == b.name || how == ofCompass && along[f.to] != ofCompass {
			continue
		}
		if k.owner < 0 || f.column == "compass_id" {
			k.owner = k.Field(f.column)
		}
	}
	k.Space = how == ofWholeWide && k.owner < 0
	for i, h := range k.hidden {
		if base := derived(b, h.column); base != "" {
			k.hidden[i].folded = k.Field(base)
		}
	}
	for _, key := range append([][]string{b.primary}, b.unique...) {
		if places := k.places(key); places != nil {
			k.Keys = append(k.Keys, places)
		}
	}
	if match := matchedBy()[k.Table]; match != nil {
		k.Match = k.places(match)
	}
	return k
}

// places gives where columns stand in the fields, the folded form of a field standing for the field; nil when one is not
// in the file.
func (k TransferKind) places(columns []string) []int {
	var out []int
	for _, c := range columns {
		at := k.Field(c)
		for _, h := range k.hidden {
			if h.column == c && h.folded >= 0 {
				at = h.folded
			}
		}
		switch {
		case c == "tenant_id":
		case at < 0:
			return nil
		default:
			out = append(out, at)
		}
	}
	return out
}

func (k *TransferKind) column(b *blueprint, c blueColumn, along map[string]string) {
	full := b.name + "." + c.name
	empty := c.emptyValue()
	switch {
	case c.name == "tenant_id":
	case c.name == "version":
		k.hidden = append(k.hidden, hiddenColumn{c.name, int64(1), false, -1})
	case slices.Contains(makerColumns(), c.name) && !slices.Contains(spokenColumns(), full):
		k.hidden = append(k.hidden, hiddenColumn{c.name, empty, c.notNull && c.preset == "", -1})
	case stayingColumns()[full] != "", derived(b, c.name) != "", b.pointsAtStaying(c.name):
		k.hidden = append(k.hidden, hiddenColumn{c.name, empty, false, -1})
	default:
		f := TransferField{Name: camel(c.name), Column: c.name, Type: TransferType(c.kind), Empty: empty,
			Needed: c.notNull && c.preset == "" && c.kind != "text" && c.kind != "bool"}
		if c.kind == "int" && strings.HasSuffix(c.name, "_at") || full == "observation.vintage" {
			f.Type = TransferMoment
		}
		to, _ := b.points(c.name)
		switch {
		case along[to] != "":
			f.To, f.Needed = to, c.notNull
		case to == "" && c.kind == "text" && strings.HasSuffix(c.name, "_id"), slices.Contains(pointingColumns(), full):
			f.To = AnyThing
		}
		f.Needed = f.Needed || c.name == "id" || slices.Contains(essentialColumns(), full)
		k.Fields = append(k.Fields, f)
	}
}

// pointsAtStaying says whether a column points at what does not go along.
func (b *blueprint) pointsAtStaying(column string) bool {
	to, _ := b.points(column)
	return stayingTables()[to] != ""
}

// emptyValue gives what the database holds when nothing is said.
func (c blueColumn) emptyValue() any {
	if n, err := strconv.ParseInt(c.preset, 10, 64); err == nil {
		return n
	}
	switch {
	case strings.HasPrefix(c.preset, "'"):
		return strings.Trim(c.preset, "'")
	case c.kind == "bool" && c.preset == "true":
		return int64(1)
	case !c.notNull:
		return nil
	case c.kind == "text":
		return ""
	}
	return int64(0)
}

// camel writes result_version as resultVersion.
func camel(name string) string {
	parts := strings.Split(name, "_")
	for i, p := range parts[1:] {
		parts[i+1] = strings.ToUpper(p[:1]) + p[1:]
	}
	return strings.Join(parts, "")
}

// TransferRows is the rows of one kind; each holds the values of its fields: nil, string, int64 (also yes and no, and
// moments), float64 or bytes.
type TransferRows struct {
	Kind TransferKind
	Rows [][]any
}

// CompassRows reads all that goes along with a compass, in an order that depends on nothing but the content.
func (tx *Tx) CompassRows(plan []TransferKind, compass kompas.CompassID) ([]TransferRows, error) {
	r := transferReader{tx: tx, plan: plan, at: map[string]int{}, rows: make([][][]any, len(plan)), compass: compass}
	for i, k := range plan {
		r.at[k.Table] = i
	}
	if err := r.readOwned(); err != nil {
		return nil, err
	}
	if err := r.readShared(); err != nil {
		return nil, err
	}
	out := make([]TransferRows, len(plan))
	for i, k := range plan {
		if len(k.Keys) == 0 {
			return nil, fmt.Errorf("table %s has no key", k.Table)
		}
		slices.SortFunc(r.rows[i], func(a, b []any) int { return compareRows(a, b, k.Keys[0]) })
		out[i] = TransferRows{k, r.rows[i]}
	}
	CutTransfer(out)
	return out, nil
}

func compareRows(a, b []any, key []int) int {
	for _, i := range key {
		n, isNumber := a[i].(int64)
		m, _ := b[i].(int64)
		if isNumber && n != m {
			return int(max(-1, min(1, n-m)))
		}
		if s, t := fmt.Sprint(a[i]), fmt.Sprint(b[i]); !isNumber && s != t {
			return strings.Compare(s, t)
		}
	}
	return 0
}
