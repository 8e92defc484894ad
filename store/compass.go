package store

import "kompas/kompas"

const compassColumns = `c.id, c.slug, c.title, c.issue, c.area_code, c.group_name, c.group_size, c.group_source, c.start_year,
	c.horizon_years, c.status, c.is_practice, coalesce(c.parent_id, ''), c.owner_id, p.name, c.created_at, c.archived_at, c.version`

func scanCompass(r scanner) (kompas.Compass, error) {
	var c kompas.Compass
	var at int64
	var archived *int64
	err := r.Scan(&c.ID, &c.Slug, &c.Title, &c.Issue, &c.AreaCode, &c.GroupName, &c.GroupSize, &c.GroupSource, &c.StartYear,
		&c.HorizonYears, &c.Status, &c.IsPractice, &c.ParentID, &c.OwnerID, &c.OwnerName, &at, &archived, &c.Version)
	c.CreatedAt = Instant(at)
	if archived != nil {
		c.ArchivedAt = Instant(*archived)
	}
	return c, err
}

// Compasses gives the compasses of the space, newest first; archived ones only when asked.
func (tx *Tx) Compasses(archived bool) ([]kompas.Compass, error) {
	return all(tx, scanCompass, `/* Tx.Compasses */ select `+compassColumns+` from compass c join person p on p.id = c.owner_id
		where c.tenant_id = $1 and (c.archived_at is not null) = $2 order by c.created_at desc, c.id`, tx.tenant, archived)
}

// CompassesUnder gives the compasses that stand under another, in order of their titles.
func (tx *Tx) CompassesUnder(id kompas.CompassID) ([]kompas.Compass, error) {
	return all(tx, scanCompass, `/* Tx.CompassesUnder */ select `+compassColumns+` from compass c join person p on p.id = c.owner_id
		where c.tenant_id = $1 and c.parent_id = $2 and c.archived_at is null order by c.title, c.id`, tx.tenant, string(id))
}

// CompassBySlug finds a compass by its present slug, or by one it had before.
func (tx *Tx) CompassBySlug(slug string) (kompas.Compass, error) {
	return one(tx, scanCompass, `/* Tx.CompassBySlug */ select `+compassColumns+` from compass_slug s
		join compass c on c.tenant_id = s.tenant_id and c.id = s.compass_id join person p on p.id = c.owner_id
		where s.tenant_id = $1 and s.slug = $2`, tx.tenant, slug)
}

// Compass finds a compass by its id.
func (tx *Tx) Compass(id kompas.CompassID) (kompas.Compass, error) {
	return one(tx, scanCompass, `/* Tx.Compass */ select `+compassColumns+` from compass c join person p on p.id = c.owner_id
		where c.tenant_id = $1 and c.id = $2`, tx.tenant, string(id))
}

// InsertCompass stores a new compass with its slug and its first cycle.
func (tx *Tx) InsertCompass(c kompas.Compass, cycle kompas.CompassCycle) error {
	_, err := tx.Exec(`/* Tx.InsertCompass */ insert into compass (tenant_id, id, slug, title, issue, area_code, group_name, group_size, group_source,
		start_year, horizon_years, status, is_practice, parent_id, owner_id, created_at)
		values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)`,
		tx.tenant, string(c.ID), c.Slug, c.Title, c.Issue, c.AreaCode, c.GroupName, c.GroupSize, c.GroupSource,
		c.StartYear, c.HorizonYears, string(c.Status), c.IsPractice, orNull(c.ParentID), string(c.OwnerID), Millis(tx.Now))
	if err != nil {
		return err
	}
	if err := tx.keepSlug(c); err != nil {
		return err
	}
	return tx.InsertCycle(cycle)
}

// keepSlug remembers every slug a compass had, so that old addresses keep working.
func (tx *Tx) keepSlug(c kompas.Compass) error {
	_, err := tx.Exec(`/* Tx.keepSlug */ insert into compass_slug (tenant_id, slug, compass_id) values ($1, $2, $3)
		on conflict (tenant_id, slug) do nothing`, tx.tenant, c.Slug, string(c.ID))
	return err
}

// SlugTaken says whether another compass has, or had, this slug.
func (tx *Tx) SlugTaken(slug string, by kompas.CompassID) (bool, error) {
	var n int
	err := tx.QueryRow(`/* Tx.SlugTaken */ select count(*) from compass_slug where tenant_id = $1 and slug = $2 and compass_id <> $3`,
		tx.tenant, slug, string(by)).Scan(&n)
	return n > 0, err
}

// UpdateCompass stores a changed compass; stale when somebody was first.
func (tx *Tx) UpdateCompass(c *kompas.Compass) error {
	var archived *int64
	if c.Archived() {
		ms := Millis(c.ArchivedAt)
		archived = &ms
	}
	err := changed(tx.Exec(`/* Tx.UpdateCompass */ update compass set slug = $1, title = $2, issue = $3, group_name = $4, group_size = $5,
		group_source = $6, start_year = $7, horizon_years = $8, status = $9, owner_id = $10, archived_at = $11, area_code = $12, parent_id = $13,
		is_practice = $14, version = version + 1 where tenant_id = $15 and id = $16 and version = $17`,
		c.Slug, c.Title, c.Issue, c.GroupName, c.GroupSize, c.GroupSource, c.StartYear, c.HorizonYears, string(c.Status), string(c.OwnerID),
		archived, c.AreaCode, orNull(c.ParentID), c.IsPractice, tx.tenant, string(c.ID), c.Version))
	if err != nil {
		return err
	}
	c.Version++
	return tx.keepSlug(*c)
}

func scanCycle(r scanner) (kompas.CompassCycle, error) {
	var c kompas.CompassCycle
	err := r.Scan(&c.ID, &c.CompassID, &c.Number, &c.StartedOn, &c.EndedOn)
	return c, err
}

// Cycles gives the cycles of a compass, the newest first.
func (tx *Tx) Cycles(id kompas.CompassID) ([]kompas.CompassCycle, error) {
	return all(tx, scanCycle, `/* Tx.Cycles */ select id, compass_id, number, started_on, ended_on from compass_cycle
		where tenant_id = $1 and compass_id = $2 order by number desc`, tx.tenant, string(id))
}

// InsertCycle starts a cycle.
func (tx *Tx) InsertCycle(c kompas.CompassCycle) error {
	_, err := tx.Exec(`/* Tx.InsertCycle */ insert into compass_cycle (tenant_id, id, compass_id, number, started_on, ended_on)
		values ($1, $2, $3, $4, $5, $6)`, tx.tenant, string(c.ID), string(c.CompassID), c.Number, c.StartedOn, c.EndedOn)
	return err
}
