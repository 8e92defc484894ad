package store

import (
	"kompas/db"
	"kompas/fault"
	"kompas/kompas"
)

const relationColumns = `x.id, x.compass_id, x.from_id, x.to_id, x.kind, x.note, x.version`

func scanRelation(r scanner) (kompas.ActivityRelation, error) {
	var x kompas.ActivityRelation
	err := r.Scan(&x.ID, &x.CompassID, &x.From, &x.To, &x.Kind, &x.Note, &x.Version)
	return x, err
}

// Relations gives how the activities of a compass go with each other, oldest first; not those of what was removed.
func (tx *Tx) Relations(compass kompas.CompassID) ([]kompas.ActivityRelation, error) {
	return all(tx, scanRelation, `/* Tx.Relations */ select `+relationColumns+` from activity_relation x
		join activity a on a.tenant_id = x.tenant_id and a.id = x.from_id and a.removed_at is null
		join activity b on b.tenant_id = x.tenant_id and b.id = x.to_id and b.removed_at is null
		where x.tenant_id = $1 and x.compass_id = $2 and x.removed_at is null order by x.created_at, x.id`, tx.tenant, string(compass))
}

// Relation finds a relation; a removed one only when asked.
func (tx *Tx) Relation(id kompas.RelationID, removed bool) (kompas.ActivityRelation, error) {
	return one(tx, scanRelation, `/* Tx.Relation */ select `+relationColumns+` from activity_relation x
		where x.tenant_id = $1 and x.id = $2 and (x.removed_at is not null) = $3`, tx.tenant, string(id), removed)
}

// InsertRelation stores a new relation; two activities go together in one way once.
func (tx *Tx) InsertRelation(x kompas.ActivityRelation) error {
	_, err := tx.Exec(`/* Tx.InsertRelation */ insert into activity_relation (tenant_id, id, compass_id, from_id, to_id, kind, note, created_at)
		values ($1, $2, $3, $4, $5, $6, $7, $8)`,
		tx.tenant, string(x.ID), string(x.CompassID), string(x.From), string(x.To), string(x.Kind), x.Note, Millis(tx.Now))
	return onceTied(err)
}

// UpdateRelation stores a changed relation; stale when somebody was first.
func (tx *Tx) UpdateRelation(x *kompas.ActivityRelation) error {
	err := changed(tx.Exec(`/* Tx.UpdateRelation */ update activity_relation set kind = $1, note = $2, version = version + 1
		where tenant_id = $3 and id = $4 and version = $5`, string(x.Kind), x.Note, tx.tenant, string(x.ID), x.Version))
	if err == nil {
		x.Version++
	}
	return onceTied(err)
}

// SetRelationRemoved takes a relation away, or puts it back.
func (tx *Tx) SetRelationRemoved(id kompas.RelationID, removed bool) error {
	var at *int64
	if removed {
		ms := Millis(tx.Now)
		at = &ms
	}
	_, err := tx.Exec(`/* Tx.SetRelationRemoved */ update activity_relation set removed_at = $1 where tenant_id = $2 and id = $3`, at, tx.tenant, string(id))
	return onceTied(err)
}

func onceTied(err error) error {
	if db.IsUnique(err) {
		return fault.Form([]*fault.Error{fault.Field("samenhang", "samenhang_staat_er_al")})
	}
	return err
}
