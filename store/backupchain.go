package store

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"slices"

	"kompas/fault"
)

// rowReader reads the rows of one table of a backup one after another, by the names of its columns.
type rowReader struct {
	in    *bufio.Reader
	close func() error
	table TableManifest
	row   []any // nil at the end
}

func (b *backupFile) rows(name string) (*rowReader, error) {
	t, ok := b.table(name)
	if !ok {
		return nil, errChainColumns(name)
	}
	r, err := b.open(tableFile(name))
	if err != nil {
		return nil, err
	}
	reader := &rowReader{in: bufio.NewReader(r), close: r.Close, table: t}
	return reader, reader.next()
}

func (r *rowReader) next() error {
	line, err := r.in.ReadBytes('\n')
	if errors.Is(err, io.EOF) && len(line) == 0 {
		r.row = nil
		return nil
	}
	if err != nil && !errors.Is(err, io.EOF) {
		return err
	}
	r.row, err = parseRow(bytes.TrimSpace(line), r.table.Kinds)
	return err
}

// value gives a column of the row; a column that is not there, or is empty, gives the zero value.
func value[T any](r *rowReader, column string) T {
	var none T
	at := slices.Index(r.table.Columns, column)
	if at < 0 || r.row == nil {
		return none
	}
	v, _ := r.row[at].(T)
	return v
}

// place gives the space and number of a line of history.
func (r *rowReader) place() [2]int64 {
	return [2]int64{value[int64](r, "tenant_id"), value[int64](r, "seq")}
}

// verifyChains checks the history of every space from the files of the backup, which hold it in order.
func (b *backupFile) verifyChains(known map[int64]Head, found func(*fault.Error)) ([]ChainReport, error) {
	events, err := b.rows("audit_event")
	if err != nil {
		return nil, err
	}
	defer events.close()
	texts, err := b.rows("audit_text")
	if err != nil {
		return nil, err
	}
	defer texts.close()
	var reports []ChainReport
	for _, hm := range b.manifest.Heads {
		own, err := hm.head()
		if err != nil {
			return nil, err
		}
		c := newChainCheck(hm.Tenant, known, found)
		for events.row != nil && events.place()[0] == hm.Tenant {
			l, err := nextLink(events, texts)
			if err != nil {
				return nil, err
			}
			c.add(l)
		}
		reports = append(reports, c.end(&own))
	}
	for tenant, head := range known {
		if !slices.ContainsFunc(b.manifest.Heads, func(h HeadManifest) bool { return h.Tenant == tenant }) {
			found(damaged("keten_afgeknipt", tenant, head.Seq, 0))
		}
	}
	return reports, nil
}

// nextLink takes the next line of history, with its text when it is there.
func nextLink(events, texts *rowReader) (link, error) {
	l := link{seq: value[int64](events, "seq"), digest: value[[]byte](events, "text_digest"), hash: value[[]byte](events, "hash"),
		name: nameSeal{value[[]byte](events, "name_salt"), value[[]byte](events, "name_digest")}, event: Event{
			PersonID: value[string](events, "person_id"), PersonName: value[string](events, "person_name"), Action: value[string](events, "action"),
			ObjectKind: value[string](events, "object_kind"), ObjectID: value[string](events, "object_id"), CompassID: value[string](events, "compass_id"),
			Field: value[string](events, "field"), At: Instant(value[int64](events, "at")), Until: Instant(value[int64](events, "until")),
		}}
	here := events.place()
	for texts.row != nil && before(texts.place(), here) {
		if err := texts.next(); err != nil {
			return l, err
		}
	}
	if texts.row != nil && texts.place() == here {
		l.event.Before, l.event.After = value[string](texts, "before_text"), value[string](texts, "after_text")
		l.text = &linkText{salt: value[[]byte](texts, "salt")}
		if at := slices.Index(texts.table.Columns, "erased_at"); at >= 0 {
			if ms, erased := texts.row[at].(int64); erased {
				l.text.erasedAt = &ms
			}
		}
	}
	return l, events.next()
}

func before(a, b [2]int64) bool { return a[0] < b[0] || a[0] == b[0] && a[1] < b[1] }

// BackupHeads gives the heads that a backup kept, so that a database can be held against them later.
func BackupHeads(path string) ([]Head, error) {
	b, err := openBackup(path)
	if err != nil {
		return nil, err
	}
	defer b.file.Close()
	var heads []Head
	for _, hm := range b.manifest.Heads {
		h, err := hm.head()
		if err != nil {
			return nil, err
		}
		heads = append(heads, h)
	}
	return heads, nil
}
