package app

import (
	"bytes"
	"context"
	"encoding/json"
	"strconv"
	"strings"
	"time"

	"kompas/kompas"
	"kompas/store"
)

// What a file of a compass says of itself.
const (
	fileProduct = "Kwaliteitskompas"
	fileFormat  = 1
	momentForm  = "2006-01-02T15:04:05.000Z"
)

// CompassFile is a compass as somebody takes it along.
type CompassFile struct {
	Name    string
	Content []byte
}

// exportObject is what the permission to export a compass, or to take one over, is decided by. One's own is what stands
// in a provider's own space.
func (by Actor) exportObject(on Object) Object {
	if on.Own, on.CreatedBy = nil, ""; by.Space.Kind == kompas.ProviderSpace {
		on.CreatedBy = by.Person.ID
	}
	return on
}

// MayExport says whether the actor may take a compass along, or take one over.
func (by Actor) MayExport(c kompas.Compass) bool {
	return by.May(kompas.ActExport, 'C', by.exportObject(Object{Compass: c.ID, AreaCode: c.AreaCode}))
}

// MayImport says whether the actor may take a compass over from a file.
func (by Actor) MayImport() bool { return by.requireImport() == nil }

// ExportCompass gives a whole compass as a file, and notes who took it along.
func (a *App) ExportCompass(ctx context.Context, by Actor, slug string) (CompassFile, error) {
	var c kompas.Compass
	var rows []store.TransferRows
	err := a.view(ctx, by, func(tx *store.Tx) error {
		var on Object
		var err error
		if c, on, err = by.openCompass(tx, slug, kompas.ActCompass, 'A'); err != nil {
			return err
		}
		if err := by.require(kompas.ActExport, 'C', by.exportObject(on)); err != nil {
			return err
		}
		plan, err := store.TransferPlan()
		if err != nil {
			return err
		}
		if rows, err = tx.CompassRows(plan, c.ID); err != nil {
			return err
		}
		return withhold(tx, rows, by.atDesk())
	})
	if err != nil {
		return CompassFile{}, err
	}
	f := CompassFile{Name: "kompas-" + c.Slug + "-" + a.Today() + ".json", Content: writeCompass(rows, a.Today(), by.Space.Name)}
	return f, a.update(ctx, by, func(tx *store.Tx) error {
		record(tx, by, "export", "kompas", string(c.ID), c.ID, "", c.Title)
		return nil
	})
}

// writeCompass writes rows as a file for people and programs. The same rows give the same bytes, but for the line
// "exported", which tells of this one time. What is empty is left out.
func writeCompass(list []store.TransferRows, day, space string) []byte {
	var b bytes.Buffer
	b.WriteString("{\n  \"product\": \"" + fileProduct + "\",\n  \"format\": " + strconv.Itoa(fileFormat) + ",\n")
	b.WriteString("  \"exported\": {\"on\": " + quoted(day) + ", \"from\": " + quoted(space) + "}")
	for _, r := range list {
		if len(r.Rows) == 0 {
			continue
		}
		b.WriteString(",\n  \"" + r.Kind.Name + "\": [")
		for i, row := range r.Rows {
			if i > 0 {
				b.WriteByte(',')
			}
			writeObject(&b, r.Kind, row)
		}
		b.WriteString("\n  ]")
	}
	b.WriteString("\n}\n")
	return b.Bytes()
}

func writeObject(b *bytes.Buffer, k store.TransferKind, row []any) {
	b.WriteString("\n    {")
	first := true
	for i, f := range k.Fields {
		text := fieldText(f, row[i])
		if text == "" {
			continue
		}
		if !first {
			b.WriteByte(',')
		}
		first = false
		b.WriteString("\n      \"" + f.Name + "\": " + text)
	}
	b.WriteString("\n    }")
}

// fieldText writes one value as JSON; empty for what is empty.
func fieldText(f store.TransferField, v any) string {
	switch v := v.(type) {
	case string:
		if v == "" {
			return ""
		}
		return quoted(v)
	case []byte:
		text, _ := json.Marshal(v) // base64
		return string(text)
	case int64:
		switch f.Type {
		case store.TransferYesNo:
			return strconv.FormatBool(v != 0)
		case store.TransferMoment:
			return quoted(time.UnixMilli(v).UTC().Format(momentForm))
		}
		return strconv.FormatInt(v, 10)
	case float64:
		text, _ := json.Marshal(v)
		return string(text)
	}
	return ""
}

// quoted writes a text as JSON, with the signs people type as they are.
func quoted(text string) string {
	var b strings.Builder
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(text); err != nil {
		return `""` // a text can always be written
	}
	return strings.TrimSuffix(b.String(), "\n")
}
