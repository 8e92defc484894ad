package store

import "kompas/kompas"

const attachmentColumns = `id, compass_id, object_kind, object_id, name, kind, size, file_hash, created_at, created_by, created_name, removed_at`

func scanAttachment(r scanner) (kompas.Attachment, error) {
	var x kompas.Attachment
	var at int64
	var removed *int64
	err := r.Scan(&x.ID, &x.CompassID, &x.ObjectKind, &x.ObjectID, &x.Name, &x.Kind, &x.Size, &x.Hash, &at, &x.CreatedBy, &x.CreatedName, &removed)
	x.CreatedAt = Instant(at)
	if removed != nil {
		x.RemovedAt = Instant(*removed)
	}
	return x, err
}

// Attachments gives the files of a compass, the newest first, without those that were taken away.
func (tx *Tx) Attachments(compass kompas.CompassID) ([]kompas.Attachment, error) {
	return all(tx, scanAttachment, `/* Tx.Attachments */ select `+attachmentColumns+` from attachment
		where tenant_id = $1 and compass_id = $2 and removed_at is null order by created_at desc, id desc`, tx.tenant, string(compass))
}

// Attachment finds a file, also one that was taken away.
func (tx *Tx) Attachment(id string) (kompas.Attachment, error) {
	return one(tx, scanAttachment, `/* Tx.Attachment */ select `+attachmentColumns+` from attachment where tenant_id = $1 and id = $2`, tx.tenant, id)
}

// attachmentPiece is how many bytes stand in one row.
const attachmentPiece = 256 << 10

// InsertAttachment stores a file with its bytes.
func (tx *Tx) InsertAttachment(x kompas.Attachment, content []byte) error {
	_, err := tx.Exec(`/* Tx.InsertAttachment */ insert into attachment (tenant_id, id, compass_id, object_kind, object_id, name, kind, size, file_hash,
		created_at, created_by, created_name) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
		tx.tenant, x.ID, string(x.CompassID), string(x.ObjectKind), x.ObjectID, x.Name, string(x.Kind), x.Size, x.Hash, Millis(tx.Now), string(x.CreatedBy), x.CreatedName)
	for n := 0; err == nil && n*attachmentPiece < len(content); n++ {
		_, err = tx.Exec(`/* Tx.InsertAttachment.piece */ insert into attachment_piece (tenant_id, attachment_id, position, content) values ($1, $2, $3, $4)`,
			tx.tenant, x.ID, n, content[n*attachmentPiece:min((n+1)*attachmentPiece, len(content))])
	}
	return err
}

// AttachmentContent gives the bytes of a file.
func (tx *Tx) AttachmentContent(id string) ([]byte, error) {
	pieces, err := all(tx, func(r scanner) (b []byte, err error) { err = r.Scan(&b); return }, `/* Tx.AttachmentContent */
		select content from attachment_piece where tenant_id = $1 and attachment_id = $2 order by position`, tx.tenant, id)
	var out []byte
	for _, p := range pieces {
		out = append(out, p...)
	}
	return out, err
}

// SetAttachmentRemoved takes a file away, or puts it back.
func (tx *Tx) SetAttachmentRemoved(id string, removed bool) error {
	_, err := tx.Exec(`/* Tx.SetAttachmentRemoved */ update attachment set removed_at = $1 where tenant_id = $2 and id = $3`, tx.removedAt(removed), tx.tenant, id)
	return err
}
