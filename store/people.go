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
	Spaces       []kompas.Space // every space the person belongs to; only of who comes in to no space in particular
	LoginID      string
	SecondFactor bool
	SeenAt       time.Time
	Revision     int64 // of the space's data
}

const personColumns = `p.id, p.email, p.name, p.language, p.totp_confirmed_at, p.created_at, p.version, l.id, l.second_factor, l.seen_at`

// entered reads personColumns.
type entered struct {
	e             Entry
	factor        *int64
	created, seen int64
}

func (d *entered) columns() []any {
	p := &d.e.Person
	return []any{&p.ID, &p.Email, &p.Name, &p.Language, &d.factor, &d.created, &p.Version, &d.e.LoginID, &d.e.SecondFactor, &d.seen}
}

func (d *entered) entry() Entry {
	d.e.Person.HasFactor, d.e.Person.CreatedAt, d.e.SeenAt = d.factor != nil, Instant(d.created), Instant(d.seen)
	return d.e
}

// Enter finds the person behind a sign-in token in the space of a slug, with the memberships held there.
// fault.NotFound when the token is not valid now, or the person does not belong to the space today.
func (tx *Tx) Enter(tokenHash []byte, slug, today string) (Entry, error) {
	e, err := one(tx, scanEntry, `/* Tx.Enter */ select `+personColumns+`,
		t.id, t.kind, t.name, t.slug, t.area_code, t.is_demo, t.horizon_default, t.smallest_group, t.created_at
		from login l
		join person p on p.id = l.person_id
		join tenant t on t.slug = $4 and t.closed_at is null
		join person_space ps on ps.person_id = p.id and ps.tenant_id = t.id and (ps.until = '' or ps.until > $5)
		where l.token_hash = $1 and `+holds, tokenHash, Millis(tx.Now), tx.idle(), slug, today)
	if err != nil {
		return e, err
	}
	if err := tx.Switch(e.Space.ID); err != nil {
		return e, err
	}
	e.Memberships, err = all(tx, func(r scanner) (kompas.Membership, error) {
		m := kompas.Membership{PersonID: e.Person.ID}
		err := r.Scan(&m.ID, &m.Role, &m.ScopeKind, &m.ScopeID, &m.ValidFrom, &m.ValidTo, &e.Revision)
		return m, err
	}, `/* Tx.Enter.memberships */ select m.id, m.role, m.scope_kind, m.scope_id, m.valid_from, m.valid_to, h.revision
		from membership m join audit_head h on h.tenant_id = m.tenant_id where m.tenant_id = $1 and m.person_id = $2
		order by m.valid_from, m.id`, tx.tenant, string(e.Person.ID))
	return e, err
}

func scanEntry(r scanner) (Entry, error) {
	var d entered
	var created int64
	s := &d.e.Space
	err := r.Scan(append(d.columns(), &s.ID, &s.Kind, &s.Name, &s.Slug, &s.AreaCode, &s.IsDemo, &s.HorizonDefault, &s.SmallestGroup, &created)...)
	s.CreatedAt = Instant(created)
	return d.entry(), err
}

// EnterAccount finds the person behind a sign-in token, with the spaces he or she belongs to today.
func (tx *Tx) EnterAccount(tokenHash []byte, today string) (Entry, error) {
	e, err := one(tx, func(r scanner) (Entry, error) {
		var d entered
		err := r.Scan(d.columns()...)
		return d.entry(), err
	}, `/* Tx.EnterAccount */ select `+personColumns+` from login l join person p on p.id = l.person_id where l.token_hash = $1 and `+holds,
		tokenHash, Millis(tx.Now), tx.idle())
	if err != nil {
		return e, err
	}
	e.Spaces, err = tx.SpacesOf(e.Person.ID, today)
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
	return tx.keepSpaces(m.PersonID)
}

// UpdateMembership stores a changed role, scope or period; stale when somebody was first.
func (tx *Tx) UpdateMembership(m *kompas.Membership) error {
	err := changed(tx.Exec(`/* Tx.UpdateMembership */ update membership set role = $1, scope_kind = $2, scope_id = $3, valid_from = $4, valid_to = $5,
		version = version + 1 where tenant_id = $6 and id = $7 and version = $8`,
		string(m.Role), string(m.ScopeKind), m.ScopeID, m.ValidFrom, m.ValidTo, tx.tenant, string(m.ID), m.Version))
	if err != nil {
		return err
	}
	m.Version++
	return tx.keepSpaces(m.PersonID)
}

// keepSpaces notes until when a person belongs to this space: the end of the membership that lasts longest.
func (tx *Tx) keepSpaces(person kompas.PersonID) error {
	held, err := tx.MembershipsOf(person)
	if err != nil {
		return err
	}
	until := "0000-00-00"
	for _, m := range held {
		if m.ValidTo == "" {
			until = ""
			break
		}
		until = max(until, m.ValidTo)
	}
	_, err = tx.Exec(`/* Tx.keepSpaces */ insert into person_space (person_id, tenant_id, until) values ($1, $2, $3)
		on conflict (person_id, tenant_id) do update set until = excluded.until`, string(person), tx.tenant, until)
	return err
}

// Member is somebody of this space, with what he or she may be in it: now, earlier and later.
type Member struct {
	Person      kompas.Person
	Memberships []kompas.Membership
}

// Members gives everybody who has, or had, a role in this space, by name.
func (tx *Tx) Members() ([]Member, error) {
	type row struct {
		p kompas.Person
		m kompas.Membership
	}
	rows, err := all(tx, func(r scanner) (row, error) {
		var v row
		var factor, disabled *int64
		var at int64
		err := r.Scan(&v.p.ID, &v.p.Email, &v.p.Name, &v.p.Language, &factor, &disabled, &v.p.Version,
			&v.m.ID, &v.m.Role, &v.m.ScopeKind, &v.m.ScopeID, &v.m.ValidFrom, &v.m.ValidTo, &at, &v.m.Version)
		v.p.HasFactor, v.m.PersonID, v.m.CreatedAt = factor != nil, v.p.ID, Instant(at)
		if disabled != nil {
			v.p.DisabledAt = Instant(*disabled)
		}
		return v, err
	}, `/* Tx.Members */ select p.id, p.email, p.name, p.language, p.totp_confirmed_at, p.disabled_at, p.version,
		m.id, m.role, m.scope_kind, m.scope_id, m.valid_from, m.valid_to, m.created_at, m.version
		from membership m join person p on p.id = m.person_id where m.tenant_id = $1 order by p.id, m.valid_from, m.id`, tx.tenant)
	if err != nil {
		return nil, err
	}
	var out []Member
	for _, v := range rows {
		if n := len(out); n == 0 || out[n-1].Person.ID != v.p.ID {
			out = append(out, Member{Person: v.p})
		}
		last := &out[len(out)-1]
		last.Memberships = append(last.Memberships, v.m)
	}
	return out, nil
}

// HoldPeople makes every other change of people in this space wait until this one is done, so that two managers who leave
// at the same moment see each other.
func (tx *Tx) HoldPeople() error {
	tx.touched = true
	return found(tx.Exec(`/* Tx.HoldPeople */ update audit_head set revision = revision + 1 where tenant_id = $1`, tx.tenant))
}

// CompassesOf gives the compasses that a person leads, archived ones too.
func (tx *Tx) CompassesOf(person kompas.PersonID) ([]kompas.Compass, error) {
	return all(tx, scanCompass, `/* Tx.CompassesOf */ select `+compassColumns+` from compass c join person p on p.id = c.owner_id
		where c.tenant_id = $1 and c.owner_id = $2 order by c.title, c.id`, tx.tenant, string(person))
}

// OpenActionsOf gives the improvement actions that still wait for somebody of this name.
func (tx *Tx) OpenActionsOf(name string) ([]kompas.ImprovementAction, error) {
	return all(tx, scanAction, `/* Tx.OpenActionsOf */ select `+actionColumns+` from improvement_action x
		where x.tenant_id = $1 and x.owner = $2 and x.status in ('open', 'bezig') order by x.created_at, x.id`, tx.tenant, name)
}
