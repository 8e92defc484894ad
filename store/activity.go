package store

import "kompas/kompas"

const activityColumns = `a.id, a.compass_id, a.slug, a.name, a.description, a.participants, a.formality, a.novelty, a.status, a.start_year, a.created_at,
	a.created_by, coalesce(a.provision_id, ''), a.version, a.kind`

func scanActivity(r scanner) (kompas.Activity, error) {
	var a kompas.Activity
	var at int64
	err := r.Scan(&a.ID, &a.CompassID, &a.Slug, &a.Name, &a.Description, &a.Participants, &a.Formality, &a.Novelty, &a.Status, &a.StartYear, &at,
		&a.CreatedBy, &a.ProvisionID, &a.Version, &a.Kind)
	a.CreatedAt = Instant(at)
	return a, err
}

// Activities gives the activities of a compass, oldest first.
func (tx *Tx) Activities(compass kompas.CompassID) ([]kompas.Activity, error) {
	return all(tx, scanActivity, `/* Tx.Activities */ select `+activityColumns+` from activity a
		where a.tenant_id = $1 and a.compass_id = $2 and a.removed_at is null order by a.created_at, a.id`, tx.tenant, string(compass))
}

// ActivityBySlug finds an activity of a compass; a removed one only when asked.
func (tx *Tx) ActivityBySlug(compass kompas.CompassID, slug string, removed bool) (kompas.Activity, error) {
	return one(tx, scanActivity, `/* Tx.ActivityBySlug */ select `+activityColumns+` from activity a
		where a.tenant_id = $1 and a.compass_id = $2 and a.slug = $3 and (a.removed_at is not null) = $4`, tx.tenant, string(compass), slug, removed)
}

// Activity finds an activity by its id.
func (tx *Tx) Activity(id kompas.ActivityID) (kompas.Activity, error) {
	return one(tx, scanActivity, `/* Tx.Activity */ select `+activityColumns+` from activity a
		where a.tenant_id = $1 and a.id = $2 and a.removed_at is null`, tx.tenant, string(id))
}

// ActivitySlugTaken says whether an activity of the compass has, or had, this slug.
func (tx *Tx) ActivitySlugTaken(compass kompas.CompassID, slug string) (bool, error) {
	var n int
	err := tx.QueryRow(`/* Tx.ActivitySlugTaken */ select count(*) from activity where tenant_id = $1 and compass_id = $2 and slug = $3`,
		tx.tenant, string(compass), slug).Scan(&n)
	return n > 0, err
}

// InsertActivity stores a new activity.
func (tx *Tx) InsertActivity(a kompas.Activity) error {
	_, err := tx.Exec(`/* Tx.InsertActivity */ insert into activity (tenant_id, id, compass_id, slug, name, description, participants, formality, novelty,
		status, start_year, created_at, created_by, kind) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
		tx.tenant, string(a.ID), string(a.CompassID), a.Slug, a.Name, a.Description, a.Participants, string(a.Formality), string(a.Novelty),
		string(a.Status), a.StartYear, Millis(tx.Now), string(a.CreatedBy), string(a.Kind))
	return err
}

// UpdateActivity stores a changed activity; stale when somebody was first. Its slug never changes, so that its address stays.
func (tx *Tx) UpdateActivity(a *kompas.Activity) error {
	err := changed(tx.Exec(`/* Tx.UpdateActivity */ update activity set name = $1, description = $2, participants = $3, formality = $4, novelty = $5,
		status = $6, start_year = $7, provision_id = $8, kind = $9, version = version + 1 where tenant_id = $10 and id = $11 and version = $12`,
		a.Name, a.Description, a.Participants, string(a.Formality), string(a.Novelty), string(a.Status), a.StartYear, orNull(a.ProvisionID), string(a.Kind),
		tx.tenant, string(a.ID), a.Version))
	if err == nil {
		a.Version++
	}
	return err
}

// SetActivityRemoved takes an activity away, or puts it back. Its rows stay.
func (tx *Tx) SetActivityRemoved(id kompas.ActivityID, removed bool) error {
	var at *int64
	if removed {
		ms := Millis(tx.Now)
		at = &ms
	}
	_, err := tx.Exec(`/* Tx.SetActivityRemoved */ update activity set removed_at = $1 where tenant_id = $2 and id = $3`, at, tx.tenant, string(id))
	return err
}
