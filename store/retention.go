package store

import (
	"time"

	"kompas/db"
	"kompas/kompas"
)

// RetentionTerms gives how long the space keeps what it knows of people, or what every space begins with.
func (tx *Tx) RetentionTerms() (kompas.RetentionTerms, error) {
	var r kompas.RetentionTerms
	err := tx.QueryRow(`/* Tx.RetentionTerms */ select left_months, guest_months, invitation_months, signed_name, signed_on, version from retention_term
		where tenant_id = $1 and id = $2`, tx.tenant, kompas.RetentionID).Scan(&r.Left, &r.Guests, &r.Invitations, &r.SignedName, &r.SignedOn, &r.Version)
	if db.IsNone(err) {
		return kompas.DefaultRetention(), nil
	}
	return r, err
}

// UpdateRetentionTerms stores changed terms; stale when somebody was first.
func (tx *Tx) UpdateRetentionTerms(r *kompas.RetentionTerms) error {
	begin := kompas.DefaultRetention()
	_, err := tx.Exec(`/* Tx.UpdateRetentionTerms.begin */ insert into retention_term (tenant_id, id, left_months, guest_months, invitation_months, version)
		values ($1, $2, $3, $4, $5, $6) on conflict (tenant_id, id) do nothing`, tx.tenant, kompas.RetentionID, begin.Left, begin.Guests, begin.Invitations, begin.Version)
	if err != nil {
		return err
	}
	err = changed(tx.Exec(`/* Tx.UpdateRetentionTerms */ update retention_term set left_months = $1, guest_months = $2, invitation_months = $3,
		signed_name = $4, signed_on = $5, version = version + 1 where tenant_id = $6 and id = $7 and version = $8`,
		r.Left, r.Guests, r.Invitations, r.SignedName, r.SignedOn, tx.tenant, kompas.RetentionID, r.Version))
	if err == nil {
		r.Version++
	}
	return err
}

// ForgetGuests takes the names of guests away whose access ended before an instant, also with what they proposed.
func (tx *Tx) ForgetGuests(before time.Time) error {
	names, err := all(tx, func(r scanner) (name string, err error) { err = r.Scan(&name); return name, err }, `/* Tx.ForgetGuests */ select distinct label
		from resident_link where tenant_id = $1 and guest <> '' and label <> $2 and (expires_at < $3 or withdrawn_at < $3)`,
		tx.tenant, kompas.ErasedName, Millis(before))
	for _, name := range names {
		if err := tx.eraseName(kompas.Person{Name: name}); err != nil {
			return err
		}
	}
	return err
}

// ForgetInvitations drops invitations that were over before an instant, with what the history says of whom they were for.
func (tx *Tx) ForgetInvitations(before time.Time) error {
	ids, err := all(tx, func(r scanner) (id string, err error) { err = r.Scan(&id); return id, err },
		`/* Tx.ForgetInvitations.find */ select id from invitation where tenant_id = $1 and expires_at < $2 order by id`, tx.tenant, Millis(before))
	if err != nil {
		return err
	}
	for _, id := range ids {
		if err := tx.EraseTexts(id); err != nil {
			return err
		}
		if err := tx.DropMail(id); err != nil {
			return err
		}
	}
	_, err = tx.Exec(`/* Tx.ForgetInvitations */ delete from invitation where tenant_id = $1 and expires_at < $2`, tx.tenant, Millis(before))
	return err
}

// LeftBefore gives who belonged to the space and does to none any more since before a day.
func (tx *Tx) LeftBefore(day string) ([]kompas.PersonID, error) {
	return all(tx, func(r scanner) (id kompas.PersonID, err error) { err = r.Scan(&id); return id, err }, `/* Tx.LeftBefore */
		select p.id from person p where p.name <> $1 and exists (select 1 from membership m where m.tenant_id = $2 and m.person_id = p.id)
		and not exists (select 1 from person_space s where s.person_id = p.id and (s.until = '' or s.until > $3)) order by p.id`,
		kompas.ErasedName, tx.tenant, day)
}

// SpacesEver gives the numbers of all spaces somebody belongs to, or ever did.
func (tx *Tx) SpacesEver(id kompas.PersonID) ([]int64, error) {
	return all(tx, func(r scanner) (n int64, err error) { err = r.Scan(&n); return n, err },
		`/* Tx.SpacesEver */ select tenant_id from person_space where person_id = $1 order by tenant_id`, string(id))
}
