package store

import (
	"kompas/kompas"
)

const listItemColumns = `i.id, i.kind, i.area_code, i.name, i.position, i.version`

func scanListItem(r scanner) (kompas.ListItem, error) {
	var i kompas.ListItem
	err := r.Scan(&i.ID, &i.Kind, &i.AreaCode, &i.Name, &i.Position, &i.Version)
	return i, err
}

// ListItems gives a short list of the space, in its order: what is of the space as a whole, and what is of one municipality.
func (tx *Tx) ListItems(kind kompas.ListKind, areaCode string) ([]kompas.ListItem, error) {
	return all(tx, scanListItem, `/* Tx.ListItems */ select `+listItemColumns+` from list_item i
		where i.tenant_id = $1 and i.kind = $2 and i.area_code in ('', $3) and i.removed_at is null
		order by i.area_code, i.position, i.name, i.id`, tx.tenant, string(kind), areaCode)
}

// ListItem finds one item of a list, also one that was removed when asked.
func (tx *Tx) ListItem(kind kompas.ListKind, id string, removed bool) (kompas.ListItem, error) {
	return one(tx, scanListItem, `/* Tx.ListItem */ select `+listItemColumns+` from list_item i
		where i.tenant_id = $1 and i.kind = $2 and i.id = $3 and (i.removed_at is not null) = $4`, tx.tenant, string(kind), id, removed)
}

// InsertListItem stores a new item.
func (tx *Tx) InsertListItem(i kompas.ListItem) error {
	_, err := tx.Exec(`/* Tx.InsertListItem */ insert into list_item (tenant_id, id, kind, area_code, name, position) values ($1, $2, $3, $4, $5, $6)`,
		tx.tenant, i.ID, string(i.Kind), i.AreaCode, i.Name, i.Position)
	return err
}

// UpdateListItem stores a changed item; stale when somebody was first.
func (tx *Tx) UpdateListItem(i *kompas.ListItem) error {
	err := changed(tx.Exec(`/* Tx.UpdateListItem */ update list_item set name = $1, position = $2, version = version + 1
		where tenant_id = $3 and id = $4 and version = $5`, i.Name, i.Position, tx.tenant, i.ID, i.Version))
	i.Version++
	return err
}

// SetListItemRemoved takes an item off its list, or puts it back. What points at it stays.
func (tx *Tx) SetListItemRemoved(id string, removed bool) error {
	var at *int64
	if removed {
		ms := Millis(tx.Now)
		at = &ms
	}
	_, err := tx.Exec(`/* Tx.SetListItemRemoved */ update list_item set removed_at = $1, version = version + 1 where tenant_id = $2 and id = $3`, at, tx.tenant, id)
	return err
}

// CompassDomains gives the life domain of each compass that has one; one that was removed from the list does not count.
func (tx *Tx) CompassDomains() (map[kompas.CompassID]kompas.ListItem, error) {
	type pair struct {
		compass kompas.CompassID
		kompas.ListItem
	}
	pairs, err := all(tx, func(r scanner) (p pair, err error) {
		p.ListItem, err = scanListItem(withMore{r, []any{&p.compass}})
		return p, err
	}, `/* Tx.CompassDomains */ select `+listItemColumns+`, d.compass_id from compass_domain d
		join list_item i on i.tenant_id = d.tenant_id and i.id = d.domain_id where d.tenant_id = $1 and i.removed_at is null order by d.compass_id`, tx.tenant)
	out := map[kompas.CompassID]kompas.ListItem{}
	for _, p := range pairs {
		out[p.compass] = p.ListItem
	}
	return out, err
}

// SetCompassDomain says to which life domain a compass belongs; empty is none.
func (tx *Tx) SetCompassDomain(c kompas.CompassID, domain string) error {
	if _, err := tx.Exec(`/* Tx.SetCompassDomain.clear */ delete from compass_domain where tenant_id = $1 and compass_id = $2`, tx.tenant, string(c)); err != nil || domain == "" {
		return err
	}
	_, err := tx.Exec(`/* Tx.SetCompassDomain */ insert into compass_domain (tenant_id, compass_id, domain_id) values ($1, $2, $3)`, tx.tenant, string(c), domain)
	return err
}

// CoreValueChecks gives the answers about the core values for one version of a result; in a partnership those of one
// municipality.
func (tx *Tx) CoreValueChecks(version kompas.VersionID, member kompas.PartID) ([]kompas.CoreValueCheck, error) {
	return all(tx, func(r scanner) (c kompas.CoreValueCheck, err error) {
		var at int64
		var signed *int64
		err = r.Scan(&c.ID, &c.VersionID, &c.LinkID, &c.ValueID, &c.MemberID, &c.Verdict, &c.Note, &at, &c.ProposedBy, &c.ProposedName, &signed, &c.SignedName)
		c.ProposedAt = Instant(at)
		if signed != nil {
			c.SignedAt = Instant(*signed)
		}
		return c, err
	}, `/* Tx.CoreValueChecks */ select id, result_version_id, coalesce(result_indicator_id, ''), core_value_id, coalesce(member_id, ''), verdict, note,
		proposed_at, proposed_by, proposed_name, signed_at, signed_name from core_value_check
		where tenant_id = $1 and result_version_id = $2 and coalesce(member_id, '') = $3 order by id`, tx.tenant, string(version), string(member))
}

// PutCoreValueChecks stores the answers for a version, instead of those before; in a partnership those of one municipality.
func (tx *Tx) PutCoreValueChecks(version kompas.VersionID, member kompas.PartID, checks []kompas.CoreValueCheck) error {
	if _, err := tx.Exec(`/* Tx.PutCoreValueChecks.clear */ delete from core_value_check
		where tenant_id = $1 and result_version_id = $2 and coalesce(member_id, '') = $3`, tx.tenant, string(version), string(member)); err != nil {
		return err
	}
	for _, c := range checks {
		if _, err := tx.Exec(`/* Tx.PutCoreValueChecks */ insert into core_value_check (tenant_id, id, result_version_id, result_indicator_id, core_value_id,
			member_id, verdict, note, proposed_at, proposed_by, proposed_name) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
			tx.tenant, tx.NewID(), string(version), orNull(c.LinkID), c.ValueID, orNull(member), string(c.Verdict), c.Note, Millis(tx.Now), string(c.ProposedBy), c.ProposedName); err != nil {
			return err
		}
	}
	return nil
}

// SignCoreValueChecks notes that the council signed the answers for a version: that of one municipality, in a partnership.
func (tx *Tx) SignCoreValueChecks(version kompas.VersionID, member kompas.PartID, by kompas.Person) error {
	_, err := tx.Exec(`/* Tx.SignCoreValueChecks */ update core_value_check set signed_at = $1, signed_by = $2, signed_name = $3
		where tenant_id = $4 and result_version_id = $5 and coalesce(member_id, '') = $6 and signed_at is null`,
		Millis(tx.Now), string(by.ID), by.Name, tx.tenant, string(version), string(member))
	return err
}
