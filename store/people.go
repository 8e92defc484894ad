package store

import (
	"time"

	"kompas/kompas"
)

// Entry is who came in with a sign-in token, and where to.
type Entry struct {
	Person       kompas.Person
	Space        kompas.Space
	Memberships  []kompas.Membership
	Spaces       []kompas.Space // every space the person belongs to
	LoginID      string
	SecondFactor bool
	SeenAt       time.Time
	Revision     int64 // of the space's data
}

// Enter finds the person behind a sign-in token in the space of a slug, with the memberships held there.
// fault.NotFound when the token is not valid now, or the person does not belong to the space.
func (tx *Tx) Enter(tokenHash []byte, slug string) (Entry, error) {
	e, err := one(tx, scanEntry, `/* Store.Enter */ select p.id, p.email, p.name, p.language, p.totp_confirmed_at, p.created_at, p.version,
		l.id, l.second_factor, l.seen_at, t.id, t.kind, t.name, t.slug, t.area_code, t.is_demo, t.horizon_default, t.created_at
		from login l
		join person p on p.id = l.person_id and p.disabled_at is null
		join tenant t on t.slug = $2 and t.closed_at is null
		join person_space ps on ps.person_id = p.id and ps.tenant_id = t.id
		where l.token_hash = $1 and l.expires_at > $3`, tokenHash, slug, Millis(tx.Now))
	if err != nil {
		return e, err
	}
	if e.Spaces, err = tx.SpacesOf(e.Person.ID); err != nil {
		return e, err
	}
	if err := tx.Switch(e.Space.ID); err != nil {
		return e, err
	}
	if e.Memberships, err = tx.MembershipsOf(e.Person.ID); err != nil {
		return e, err
	}
	e.Revision, err = tx.Revision()
	return e, err
}

func scanEntry(r scanner) (Entry, error) {
	var e Entry
	var factor *int64
	var personAt, seen, spaceAt int64
	err := r.Scan(&e.Person.ID, &e.Person.Email, &e.Person.Name, &e.Person.Language, &factor, &personAt, &e.Person.Version,
		&e.LoginID, &e.SecondFactor, &seen, &e.Space.ID, &e.Space.Kind, &e.Space.Name, &e.Space.Slug, &e.Space.AreaCode, &e.Space.IsDemo,
		&e.Space.HorizonDefault, &spaceAt)
	e.Person.HasFactor = factor != nil
	e.Person.CreatedAt, e.SeenAt, e.Space.CreatedAt = Instant(personAt), Instant(seen), Instant(spaceAt)
	return e, err
}

// MembershipsOf gives what a person may be in this space, now, earlier and later.
func (tx *Tx) MembershipsOf(person kompas.PersonID) ([]kompas.Membership, error) {
	return all(tx, scanMembership, `/* Tx.MembershipsOf */ select id, person_id, role, scope_kind, scope_id, valid_from, valid_to, created_at, version
		from membership where tenant_id = $1 and person_id = $2 order by valid_from, id`, tx.tenant, string(person))
}

func scanMembership(r scanner) (kompas.Membership, error) {
	var m kompas.Membership
	var at int64
	err := r.Scan(&m.ID, &m.PersonID, &m.Role, &m.ScopeKind, &m.ScopeID, &m.ValidFrom, &m.ValidTo, &at, &m.Version)
	m.CreatedAt = Instant(at)
	return m, err
}

// InsertMembership gives a person a role in this space.
func (tx *Tx) InsertMembership(m kompas.Membership, by kompas.PersonID) error {
	_, err := tx.Exec(`/* Tx.InsertMembership */ insert into membership
		(tenant_id, id, person_id, role, scope_kind, scope_id, valid_from, valid_to, created_at, created_by)
		values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
		tx.tenant, string(m.ID), string(m.PersonID), string(m.Role), string(m.ScopeKind), m.ScopeID, m.ValidFrom, m.ValidTo, Millis(tx.Now), string(by))
	if err != nil {
		return err
	}
	_, err = tx.Exec(`/* Tx.InsertMembership.space */ insert into person_space (person_id, tenant_id) values ($1, $2)
		on conflict (person_id, tenant_id) do nothing`, string(m.PersonID), tx.tenant)
	return err
}

// EnterAccount finds the person behind a sign-in token, with the spaces he or she belongs to.
func (tx *Tx) EnterAccount(tokenHash []byte) (Entry, error) {
	e, err := one(tx, func(r scanner) (Entry, error) {
		var e Entry
		var factor *int64
		var at, seen int64
		err := r.Scan(&e.Person.ID, &e.Person.Email, &e.Person.Name, &e.Person.Language, &factor, &at, &e.Person.Version, &e.LoginID, &e.SecondFactor, &seen)
		e.Person.HasFactor, e.Person.CreatedAt, e.SeenAt = factor != nil, Instant(at), Instant(seen)
		return e, err
	}, `/* Tx.EnterAccount */ select p.id, p.email, p.name, p.language, p.totp_confirmed_at, p.created_at, p.version, l.id, l.second_factor, l.seen_at
		from login l join person p on p.id = l.person_id and p.disabled_at is null
		where l.token_hash = $1 and l.expires_at > $2`, tokenHash, Millis(tx.Now))
	if err != nil {
		return e, err
	}
	e.Spaces, err = tx.SpacesOf(e.Person.ID)
	return e, err
}
