package store

import (
	"context"
	"slices"

	"kompas/db"
	"kompas/fault"
)

// Verify checks the whole database: what the engine can see of damage, and the history of every space, line by line.
// known are heads that were kept elsewhere, by space. Each fault goes to found; an error means that it could not look.
func (s *Store) Verify(ctx context.Context, known map[int64]Head, found func(*fault.Error)) ([]ChainReport, error) {
	var spaces []int64
	err := s.View(ctx, func(tx *Tx) error {
		damage, err := tx.Check()
		if err != nil {
			return err
		}
		for _, line := range damage {
			found(fault.New(fault.Invalid, "database_beschadigd", line))
		}
		spaces, err = tx.allSpaces()
		return err
	})
	if err != nil {
		return nil, err
	}
	var reports []ChainReport
	for _, tenant := range spaces {
		err := s.Tenant(tenant).View(ctx, func(tx *Tx) error {
			r, err := tx.verifyChain(newChainCheck(tenant, known, found))
			reports = append(reports, r)
			return err
		})
		if err != nil {
			return reports, err
		}
	}
	for tenant, head := range known {
		if !slices.Contains(spaces, tenant) {
			found(fault.New(fault.Invalid, "keten_afgeknipt", tenant, head.Seq, 0))
		}
	}
	return reports, nil
}

// verifyChain streams the history of this space past the check.
func (tx *Tx) verifyChain(c *chainCheck) (ChainReport, error) {
	rows, err := tx.Query(`/* Tx.verifyChain */ select e.seq, e.at, e.until, e.person_id, e.person_name, e.action, e.object_kind, e.object_id,
		e.compass_id, e.field, e.text_digest, e.hash, e.name_salt, e.name_digest, t.seq, t.salt, coalesce(t.before_text, ''), coalesce(t.after_text, ''), t.erased_at
		from audit_event e left join audit_text t on t.tenant_id = e.tenant_id and t.seq = e.seq
		where e.tenant_id = $1 order by e.seq`, tx.tenant)
	if err != nil {
		return c.report, err
	}
	defer rows.Close()
	for rows.Next() {
		var l link
		var text linkText
		var at, until int64
		var textSeq *int64
		err := rows.Scan(&l.seq, &at, &until, &l.event.PersonID, &l.event.PersonName, &l.event.Action, &l.event.ObjectKind, &l.event.ObjectID,
			&l.event.CompassID, &l.event.Field, &l.digest, &l.hash, &l.name.salt, &l.name.digest, &textSeq, &text.salt, &l.event.Before, &l.event.After, &text.erasedAt)
		if err != nil {
			return c.report, err
		}
		l.event.At, l.event.Until = Instant(at), Instant(until)
		if textSeq != nil {
			l.text = &text
		}
		c.add(l)
	}
	if err := rows.Err(); err != nil {
		return c.report, err
	}
	own, err := tx.head()
	if db.IsNone(err) {
		return c.end(nil), nil
	}
	return c.end(&own), err
}

// head gives the head that the space itself keeps.
func (tx *Tx) head() (Head, error) {
	h := Head{Tenant: tx.tenant}
	err := tx.QueryRow(`/* Tx.head */ select seq, hash from audit_head where tenant_id = $1`, tx.tenant).Scan(&h.Seq, &h.Hash)
	return h, err
}
