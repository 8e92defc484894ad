package store

import (
	"kompas/fault"
	"kompas/kompas"
)

const spaceColumns = `t.id, t.kind, t.name, t.slug, t.area_code, t.is_demo, t.horizon_default, t.contact, t.smallest_group, t.created_at, t.version`

func scanSpace(r scanner) (kompas.Space, error) {
	var s kompas.Space
	var at int64
	err := r.Scan(&s.ID, &s.Kind, &s.Name, &s.Slug, &s.AreaCode, &s.IsDemo, &s.HorizonDefault, &s.Contact, &s.SmallestGroup, &at, &s.Version)
	s.CreatedAt = Instant(at)
	return s, err
}

// SpaceBySlug finds an open space.
func (tx *Tx) SpaceBySlug(slug string) (kompas.Space, error) {
	return one(tx, scanSpace, `/* Tx.SpaceBySlug */ select `+spaceColumns+` from tenant t where t.slug = $1 and t.closed_at is null`, slug)
}

// SpacesOf gives the open spaces a person belongs to today, by name.
func (tx *Tx) SpacesOf(person kompas.PersonID, today string) ([]kompas.Space, error) {
	return all(tx, scanSpace, `/* Tx.SpacesOf */ select `+spaceColumns+` from person_space ps join tenant t on t.id = ps.tenant_id
		where ps.person_id = $1 and (ps.until = '' or ps.until > $2) and t.closed_at is null order by t.name`, string(person), today)
}

// Spaces gives all open spaces.
func (tx *Tx) Spaces() ([]kompas.Space, error) {
	return all(tx, scanSpace, `/* Tx.Spaces */ select `+spaceColumns+` from tenant t where t.closed_at is null order by t.id`)
}

// InsertSpace makes a new space with an empty history, and gives its number.
func (tx *Tx) InsertSpace(s kompas.Space) (kompas.TenantID, error) {
	err := tx.QueryRow(`/* Tx.InsertSpace.number */ select coalesce(max(id), 0) + 1 from tenant`).Scan(&s.ID)
	if err != nil {
		return 0, err
	}
	_, err = tx.Exec(`/* Tx.InsertSpace */ insert into tenant (id, kind, name, slug, area_code, is_demo, horizon_default, created_at)
		values ($1, $2, $3, $4, $5, $6, $7, $8)`, s.ID, string(s.Kind), s.Name, s.Slug, s.AreaCode, s.IsDemo, s.HorizonDefault, Millis(tx.Now))
	if err != nil {
		return 0, err
	}
	if err := tx.Switch(s.ID); err != nil {
		return 0, err
	}
	_, err = tx.Exec(`/* Tx.InsertSpace.head */ insert into audit_head (tenant_id, seq, hash, revision) values ($1, 0, $2, 1)`, s.ID, []byte{})
	return s.ID, err
}

// UpdateSpace stores what a manager changed; stale when somebody was first.
func (tx *Tx) UpdateSpace(s *kompas.Space) error {
	err := changed(tx.Exec(`/* Tx.UpdateSpace */ update tenant set contact = $1, horizon_default = $2, smallest_group = $3, version = version + 1
		where id = $4 and version = $5`, s.Contact, s.HorizonDefault, s.SmallestGroup, s.ID, s.Version))
	s.Version++
	return err
}

// CloseSpace closes a space: nobody comes in any more, the data stays. fault.NotFound when there is no open space of this slug.
func (tx *Tx) CloseSpace(slug string) error {
	n, err := tx.Exec(`/* Tx.CloseSpace */ update tenant set closed_at = $1 where slug = $2 and closed_at is null`, Millis(tx.Now), slug)
	if err == nil && n == 0 {
		return fault.Missing()
	}
	return err
}

// SpaceSlugTaken says whether a space, open or closed, has this slug.
func (tx *Tx) SpaceSlugTaken(slug string) (bool, error) {
	var n int
	err := tx.QueryRow(`/* Tx.SpaceSlugTaken */ select count(*) from tenant where slug = $1`, slug).Scan(&n)
	return n > 0, err
}

// SmallestGroup gives how many people a group of the space holds at least before a figure about it is shown.
func (tx *Tx) SmallestGroup() (n int, err error) {
	err = tx.QueryRow(`/* Tx.SmallestGroup */ select smallest_group from tenant where id = $1`, tx.tenant).Scan(&n)
	return n, err
}
