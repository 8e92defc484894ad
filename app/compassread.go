package app

import (
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math"
	"slices"
	"strconv"
	"time"

	"kompas/fault"
	"kompas/store"
)

// FileHead is what a file tells of itself.
type FileHead struct {
	On   string // the day it was made
	From string // the space it came from
}

// compassReader reads a file of a compass object by object, and holds no more than one of them.
type compassReader struct {
	plan    []store.TransferKind
	dec     *json.Decoder
	guard   *guardReader
	visit   func(kind int, row []any, path string) error
	path    string
	objects int
	seen    map[string]bool
	last    int // the kind that came last; they come in the order of the plan
	head    FileHead
}

// readCompass reads a whole file and hands each object to visit.
func readCompass(from io.Reader, plan []store.TransferKind, visit func(kind int, row []any, path string) error) (FileHead, error) {
	g := newGuard(from)
	r := &compassReader{plan: plan, guard: g, dec: json.NewDecoder(g), visit: visit, seen: map[string]bool{}, last: -1}
	r.dec.UseNumber()
	err := r.whole()
	return r.head, err
}

func (r *compassReader) whole() error {
	if err := r.open('{'); err != nil {
		return err
	}
	for r.dec.More() {
		name, err := r.name()
		if err != nil {
			return err
		}
		if err := r.part(name); err != nil {
			return err
		}
	}
	if err := r.open('}'); err != nil {
		return err
	}
	if _, err := r.dec.Token(); !errors.Is(err, io.EOF) {
		return r.refuse(err, "meenemen_te_veel_erachter")
	}
	for _, name := range []string{"product", "format", "exported"} {
		if !r.seen[name] {
			return fileFault("meenemen_geen_kompasbestand")
		}
	}
	return nil
}

// refuse gives the reason why reading cannot go on: what the guard saw, the end of the file, or this code.
func (r *compassReader) refuse(err error, code string, params ...any) error {
	if r.guard.wrong != nil {
		return r.guard.wrong
	}
	if f := fault.As(err); f != nil && f.Code != "" {
		return f
	}
	var syntax *json.SyntaxError
	switch {
	case errors.Is(err, io.EOF) && r.path == "" && r.dec.InputOffset() == 0:
		return fileFault("meenemen_leeg")
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		return fileFault("meenemen_afgebroken", r.place())
	case errors.As(err, &syntax):
		return fileFault("meenemen_geen_json", r.place(), r.dec.InputOffset())
	case err != nil:
		return err
	}
	return fileFault(code, append([]any{r.place()}, params...)...)
}

// place names where we are; the top of the file has no name.
func (r *compassReader) place() string {
	if r.path == "" {
		return "{"
	}
	return r.path
}

// open takes a bracket.
func (r *compassReader) open(bracket json.Delim) error {
	t, err := r.dec.Token()
	if err != nil || t != bracket {
		return r.refuse(err, "meenemen_soort_waarde", string(rune(bracket)))
	}
	return nil
}

// name takes the name of a field.
func (r *compassReader) name() (string, error) {
	t, err := r.dec.Token()
	name, ok := t.(string)
	if err != nil || !ok {
		return "", r.refuse(err, "meenemen_geen_json", r.dec.InputOffset())
	}
	return name, nil
}

func (r *compassReader) part(name string) error {
	r.path = name
	if r.seen[name] {
		return r.refuse(nil, "meenemen_veld_dubbel")
	}
	r.seen[name] = true
	switch name {
	case "product", "format":
		return r.own(name)
	case "exported":
		return r.told()
	}
	kind := slices.IndexFunc(r.plan, func(k store.TransferKind) bool { return k.Name == name })
	switch {
	case kind < 0:
		return r.refuse(nil, "meenemen_veld_onbekend")
	case !r.seen["product"] || !r.seen["format"]:
		return fileFault("meenemen_geen_kompasbestand")
	case kind < r.last:
		return r.refuse(nil, "meenemen_volgorde", r.plan[r.last].Name)
	}
	r.last = kind
	return r.list(kind)
}

// own reads which product and format the file is of.
func (r *compassReader) own(name string) error {
	t, err := r.dec.Token()
	if err != nil {
		return r.refuse(err, "")
	}
	switch {
	case name == "product" && t != fileProduct:
		return fileFault("meenemen_geen_kompasbestand")
	case name == "format" && t != json.Number(strconv.Itoa(fileFormat)):
		return fileFault("meenemen_versie", fmt.Sprint(t), fileFormat)
	}
	return nil
}

// told reads the line on this one time.
func (r *compassReader) told() error {
	if err := r.open('{'); err != nil {
		return err
	}
	for r.dec.More() {
		name, err := r.name()
		if err != nil {
			return err
		}
		r.path = "exported." + name
		into := map[string]*string{"on": &r.head.On, "from": &r.head.From}[name]
		if into == nil {
			return r.refuse(nil, "meenemen_veld_onbekend")
		}
		v, err := r.value(store.TransferField{Type: store.TransferText})
		if err != nil {
			return err
		}
		*into, _ = v.(string)
		if err := checkText(r.path, *into); err != nil {
			return err
		}
	}
	return r.open('}')
}

func (r *compassReader) list(kind int) error {
	if err := r.open('['); err != nil {
		return err
	}
	for i := 0; r.dec.More(); i++ {
		r.path = fmt.Sprintf("%s[%d]", r.plan[kind].Name, i)
		if r.objects++; r.objects > maxObjects {
			return r.refuse(nil, "meenemen_te_veel", maxObjects)
		}
		path := r.path
		row, err := r.object(r.plan[kind])
		if err == nil {
			err = r.visit(kind, row, path)
		}
		if err != nil {
			return err
		}
	}
	return r.open(']')
}

// object reads one object into the values of its fields.
func (r *compassReader) object(k store.TransferKind) ([]any, error) {
	path := r.path
	if err := r.open('{'); err != nil {
		return nil, err
	}
	row, given := make([]any, len(k.Fields)), make([]bool, len(k.Fields))
	for r.dec.More() {
		name, err := r.name()
		if err != nil {
			return nil, err
		}
		r.path = path + "." + name
		at := slices.IndexFunc(k.Fields, func(f store.TransferField) bool { return f.Name == name })
		switch {
		case at < 0:
			return nil, r.refuse(nil, "meenemen_veld_onbekend")
		case given[at]:
			return nil, r.refuse(nil, "meenemen_veld_dubbel")
		}
		given[at] = true
		if row[at], err = r.value(k.Fields[at]); err != nil {
			return nil, err
		}
	}
	for i, f := range k.Fields {
		if row[i] != nil {
			continue
		}
		if f.Needed {
			r.path = path + "." + f.Name
			return nil, r.refuse(nil, "meenemen_verplicht")
		}
		row[i] = f.Empty
	}
	return row, r.open('}')
}

// value reads one value of the type that its field has; null is nothing.
func (r *compassReader) value(f store.TransferField) (any, error) {
	t, err := r.dec.Token()
	if err != nil {
		return nil, r.refuse(err, "")
	}
	v, ok := t, t == nil
	switch t := t.(type) {
	case string:
		v, ok = textValue(f, t)
	case bool:
		v, ok = int64(0), f.Type == store.TransferYesNo
		if t {
			v = int64(1)
		}
	case json.Number:
		v, ok = numberValue(f, t)
	}
	if !ok {
		return nil, r.refuse(nil, "meenemen_soort_waarde", string(f.Type))
	}
	return v, nil
}

func textValue(f store.TransferField, text string) (any, bool) {
	switch f.Type {
	case store.TransferText:
		return text, true
	case store.TransferMoment:
		at, err := time.Parse(momentForm, text)
		return at.UnixMilli(), err == nil && at.Year() >= 1900 && at.Year() <= 2200
	case store.TransferBytes:
		b, err := base64.StdEncoding.DecodeString(text)
		return b, err == nil
	}
	return nil, false
}

func numberValue(f store.TransferField, n json.Number) (any, bool) {
	switch f.Type {
	case store.TransferNumber:
		v, err := strconv.ParseInt(n.String(), 10, 64)
		return v, err == nil && v > -1e15 && v < 1e15
	case store.TransferReal:
		v, err := n.Float64()
		return v, err == nil && !math.IsInf(v, 0) && !math.IsNaN(v)
	}
	return nil, false
}
