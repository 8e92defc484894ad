package store

import (
	"io"

	"kompas/kompas"
)

func scanImportDraft(r scanner) (kompas.ImportDraft, error) {
	var d kompas.ImportDraft
	var at int64
	err := r.Scan(&d.ID, &d.PersonID, &d.FileName, &d.Hash, &d.Size, &at)
	d.CreatedAt = Instant(at)
	return d, err
}

// ImportDraft finds a file that waits for confirmation.
func (tx *Tx) ImportDraft(id string) (kompas.ImportDraft, error) {
	return one(tx, scanImportDraft, `/* Tx.ImportDraft */ select id, person_id, file_name, file_hash, size, created_at from import_draft
		where tenant_id = $1 and id = $2`, tx.tenant, id)
}

// InsertImportDraft keeps a file until it is confirmed; its pieces follow.
func (tx *Tx) InsertImportDraft(d kompas.ImportDraft) error {
	_, err := tx.Exec(`/* Tx.InsertImportDraft */ insert into import_draft (tenant_id, id, person_id, file_name, file_hash, size, created_at)
		values ($1, $2, $3, $4, $5, $6, $7)`, tx.tenant, d.ID, string(d.PersonID), d.FileName, d.Hash, d.Size, Millis(tx.Now))
	return err
}

// InsertImportPiece keeps the next piece of a file.
func (tx *Tx) InsertImportPiece(draft string, position int, content []byte) error {
	_, err := tx.Exec(`/* Tx.InsertImportPiece */ insert into import_piece (tenant_id, draft_id, position, content) values ($1, $2, $3, $4)`,
		tx.tenant, draft, position, content)
	return err
}

// DeleteImportDraft throws a file away. Nothing happens when it is gone already.
func (tx *Tx) DeleteImportDraft(id string) error {
	for _, table := range []string{"import_piece where tenant_id = $1 and draft_id = $2", "import_draft where tenant_id = $1 and id = $2"} {
		if _, err := tx.Exec(`/* Tx.DeleteImportDraft */ delete from `+table, tx.tenant, id); err != nil {
			return err
		}
	}
	return nil
}

// DeleteImportDraftsOf throws away what somebody left waiting, and what anybody left for a day.
func (tx *Tx) DeleteImportDraftsOf(p kompas.PersonID) error {
	before := Millis(tx.Now) - 24*60*60*1000
	ids, err := all(tx, func(r scanner) (id string, err error) { err = r.Scan(&id); return }, `/* Tx.DeleteImportDraftsOf */
		select id from import_draft where tenant_id = $1 and (person_id = $2 or created_at < $3) order by id`, tx.tenant, string(p), before)
	if err != nil {
		return err
	}
	for _, id := range ids {
		if err := tx.DeleteImportDraft(id); err != nil {
			return err
		}
	}
	return nil
}

// ImportFile reads a file that waits, piece after piece.
func (tx *Tx) ImportFile(draft string) io.Reader { return &pieceReader{tx: tx, draft: draft} }

type pieceReader struct {
	tx    *Tx
	draft string
	next  int
	left  []byte
}

func (r *pieceReader) Read(into []byte) (int, error) {
	if len(r.left) == 0 {
		pieces, err := all(r.tx, func(s scanner) (b []byte, err error) { err = s.Scan(&b); return }, `/* pieceReader.Read */ select content from import_piece
			where tenant_id = $1 and draft_id = $2 and position = $3`, r.tx.tenant, r.draft, r.next)
		if err != nil {
			return 0, err
		}
		if len(pieces) == 0 {
			return 0, io.EOF
		}
		r.left, r.next = pieces[0], r.next+1
	}
	n := copy(into, r.left)
	r.left = r.left[n:]
	return n, nil
}

// InsertOrigin notes where a compass came from.
func (tx *Tx) InsertOrigin(o kompas.Origin) error {
	_, err := tx.Exec(`/* Tx.InsertOrigin */ insert into compass_origin (tenant_id, compass_id, way, title, from_name, from_day, file_hash, taken_at, taken_by)
		values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`, tx.tenant, string(o.CompassID), string(o.Way), o.Title, o.FromName, o.FromDay, o.FileHash,
		Millis(tx.Now), string(o.TakenBy))
	return err
}

// Origin tells where a compass came from; nil when it was begun here.
func (tx *Tx) Origin(c kompas.CompassID) (*kompas.Origin, error) {
	list, err := all(tx, func(r scanner) (o kompas.Origin, err error) {
		var at int64
		err = r.Scan(&o.CompassID, &o.Way, &o.Title, &o.FromName, &o.FromDay, &o.FileHash, &at, &o.TakenBy)
		o.TakenAt = Instant(at)
		return o, err
	}, `/* Tx.Origin */ select compass_id, way, title, from_name, from_day, file_hash, taken_at, taken_by from compass_origin
		where tenant_id = $1 and compass_id = $2`, tx.tenant, string(c))
	if err != nil || len(list) == 0 {
		return nil, err
	}
	return &list[0], nil
}
