package store

import "kompas/db"

// idleVersion is a version of the national figures that no page reads any more, with the time it was in force.
type idleVersion struct {
	number      int
	from, until int64
}

// CleanReference throws away the figures of versions that nothing leads to: those that were taken back, and those of which all was
// replaced twice, so that also taking back the newest does not bring them back. A version stays as long as any space froze
// something while it was in force: made a page public, held a review, decided.
func (tx *Tx) CleanReference() error {
	idle, err := all(tx, func(r scanner) (v idleVersion, err error) { err = r.Scan(&v.number, &v.from, &v.until); return }, `/* Tx.CleanReference */
		select v.number, v.at, coalesce(v.undone_at, $1) from reference_version v where v.cleaned_at is null and (v.undone_at is not null or not exists (
		select 1 from reference_layer l where l.version_number = v.number and (select count(distinct n.version_number) from reference_layer n
		join reference_version w on w.number = n.version_number and w.undone_at is null where n.indicator_key = l.indicator_key and n.level = l.level
		and n.period = l.period and n.breakdown = l.breakdown and n.version_number > v.number) < 2)) order by v.number`, Millis(tx.Now))
	if err != nil || len(idle) == 0 {
		return err
	}
	spaces, err := tx.allSpaces()
	if err != nil {
		return err
	}
	for _, v := range idle {
		frozen, err := tx.frozenAnywhere(spaces, v)
		if err != nil {
			return err
		}
		if frozen {
			continue
		}
		if _, err := tx.Exec(`/* Tx.CleanReference.gone */ insert into reference_gone (version_number, indicator_key)
			select distinct version_number, indicator_key from reference_layer where version_number = $1`, v.number); err != nil {
			return err
		}
		if _, err := tx.Exec(`/* Tx.CleanReference.layers */ delete from reference_layer where version_number = $1`, v.number); err != nil {
			return err
		}
		if _, err := tx.Exec(`/* Tx.CleanReference.note */ update reference_version set cleaned_at = $1 where number = $2`, Millis(tx.Now), v.number); err != nil {
			return err
		}
	}
	_, err = tx.Exec(`/* Tx.CleanReference.lists */ delete from reference_list where not exists (select 1 from reference_layer l where l.list_id = reference_list.id)`)
	return err
}

// frozenAnywhere says whether any space froze something while a version was in force.
func (tx *Tx) frozenAnywhere(spaces []int64, v idleVersion) (bool, error) {
	for _, id := range spaces {
		if err := tx.Switch(id); err != nil {
			return false, err
		}
		var one int
		err := tx.QueryRow(`/* Tx.frozenAnywhere */ select 1 where exists (select 1 from public_edition where tenant_id = $1 and published_at between $2 and $3)
			or exists (select 1 from council_page where tenant_id = $1 and frozen_at between $2 and $3)
			or exists (select 1 from review where tenant_id = $1 and created_at <= $3 and coalesce(finished_at, $3) >= $2)
			or exists (select 1 from decision where tenant_id = $1 and created_at between $2 and $3)`, id, v.from, v.until).Scan(&one)
		if err == nil {
			return true, nil
		}
		if !db.IsNone(err) {
			return false, err
		}
	}
	return false, nil
}
