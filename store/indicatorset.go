package store

import (
	"kompas/fault"
	"kompas/kompas"
)

// Sets are reference data with an owner: what a space may read of them is asked with each query, by its number.

// SeenSet is a set as one space sees it: whose it is, and how that space stands towards it.
type SeenSet struct {
	kompas.IndicatorSet
	Owner string
	Mine  kompas.SetMember // the zero value in the space that owns it
}

const seenSetColumns = `s.id, s.owner_id, s.name, s.scope, s.about, s.version, t.name, coalesce(m.state, ''), coalesce(m.invited_on, ''), coalesce(m.answered_on, '')`

// seenSets are the sets that a space owns or was ever asked to use.
const seenSets = ` from indicator_set s join tenant t on t.id = s.owner_id left join set_member m on m.set_id = s.id and m.tenant_id = $1
	where s.removed_at is null and t.closed_at is null and (s.owner_id = $1 or m.tenant_id is not null)`

func scanSeenSet(r scanner) (SeenSet, error) {
	var s SeenSet
	err := r.Scan(&s.ID, &s.OwnerID, &s.Name, &s.Scope, &s.About, &s.Version, &s.Owner, &s.Mine.State, &s.Mine.InvitedOn, &s.Mine.AnsweredOn)
	s.Mine.SetID = s.ID
	return s, err
}

// IndicatorSets gives the sets that the space owns, uses or is asked to use, by name.
func (tx *Tx) IndicatorSets() ([]SeenSet, error) {
	return all(tx, scanSeenSet, `/* Tx.IndicatorSets */ select `+seenSetColumns+seenSets+` and (s.owner_id = $1 or m.state in ('doet_mee', 'uitgenodigd')) order by s.name, s.id`, tx.tenant)
}

// IndicatorSet finds a set that the space owns, or was ever asked to use.
func (tx *Tx) IndicatorSet(id kompas.IndicatorSetID) (SeenSet, error) {
	return one(tx, scanSeenSet, `/* Tx.IndicatorSet */ select `+seenSetColumns+seenSets+` and s.id = $2`, tx.tenant, string(id))
}

// InsertIndicatorSet stores a new set of the space.
func (tx *Tx) InsertIndicatorSet(s kompas.IndicatorSet) error {
	_, err := tx.Exec(`/* Tx.InsertIndicatorSet */ insert into indicator_set (id, owner_id, name, scope, about, created_at) values ($1, $2, $3, $4, $5, $6)`,
		string(s.ID), tx.tenant, s.Name, string(s.Scope), s.About, Millis(tx.Now))
	return err
}

// UpdateIndicatorSet stores what the owner changed; stale when somebody was first.
func (tx *Tx) UpdateIndicatorSet(s *kompas.IndicatorSet) error {
	err := changed(tx.Exec(`/* Tx.UpdateIndicatorSet */ update indicator_set set name = $1, scope = $2, about = $3, version = version + 1
		where owner_id = $4 and id = $5 and version = $6`, s.Name, string(s.Scope), s.About, tx.tenant, string(s.ID), s.Version))
	s.Version++
	return err
}

// EndIndicatorSet ends a set of the space, and with it the wait for answers to it.
func (tx *Tx) EndIndicatorSet(id kompas.IndicatorSetID) error {
	err := changed(tx.Exec(`/* Tx.EndIndicatorSet */ update indicator_set set removed_at = $1, version = version + 1 where owner_id = $2 and id = $3 and removed_at is null`,
		Millis(tx.Now), tx.tenant, string(id)))
	if err == nil {
		_, err = tx.Exec(`/* Tx.EndIndicatorSet.invitations */ delete from set_invitation where set_id = $1`, string(id))
	}
	return err
}

const setItemColumns = `i.id, i.set_id, i.position, i.edition, i.name, i.definition, i.nature, i.aspect, i.level, i.unit, i.direction, i.basis, i.version`

func scanSetItem(r scanner) (kompas.SetItem, error) {
	var i kompas.SetItem
	w := &i.Words
	err := r.Scan(&i.ID, &i.SetID, &i.Position, &i.Edition, &w.Name, &w.Definition, &w.Nature, &w.Aspect, &w.Level, &w.Unit, &w.Direction, &w.Basis, &i.Version)
	return i, err
}

// SetItems gives the indicators of a set in their order.
func (tx *Tx) SetItems(set kompas.IndicatorSetID) ([]kompas.SetItem, error) {
	return all(tx, scanSetItem, `/* Tx.SetItems */ select `+setItemColumns+` from set_item i where i.set_id = $1 and i.removed_at is null order by i.position, i.id`, string(set))
}

// SetItem finds an indicator of a set, also one that was removed when asked.
func (tx *Tx) SetItem(set kompas.IndicatorSetID, id string, removed bool) (kompas.SetItem, error) {
	return one(tx, scanSetItem, `/* Tx.SetItem */ select `+setItemColumns+` from set_item i where i.set_id = $1 and i.id = $2 and (i.removed_at is not null) = $3`,
		string(set), id, removed)
}

// UsedSetItem is an indicator of a set that the space owns or takes part in.
type UsedSetItem struct {
	kompas.SetItem
	Set   string // its name
	Owner string
}

// UsableSetItems gives the indicators of all sets that the space owns or takes part in, set by set; of one item when it is
// asked for.
func (tx *Tx) UsableSetItems(item string) ([]UsedSetItem, error) {
	return all(tx, func(r scanner) (u UsedSetItem, err error) {
		u.SetItem, err = scanSetItem(withMore{r, []any{&u.Set, &u.Owner}})
		return u, err
	}, `/* Tx.UsableSetItems */ select `+setItemColumns+`, s.name, t.name from indicator_set s join tenant t on t.id = s.owner_id
		join set_item i on i.set_id = s.id and i.removed_at is null left join set_member m on m.set_id = s.id and m.tenant_id = $1
		where s.removed_at is null and t.closed_at is null and (s.owner_id = $1 or m.state = 'doet_mee') and ($2 = '' or i.id = $2)
		order by s.name, s.id, i.position, i.id`, tx.tenant, item)
}

// InsertSetItem stores a new indicator of a set.
func (tx *Tx) InsertSetItem(i kompas.SetItem) error {
	w := i.Words
	_, err := tx.Exec(`/* Tx.InsertSetItem */ insert into set_item (id, set_id, position, edition, name, definition, nature, aspect, level, unit, direction, basis)
		values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`, i.ID, string(i.SetID), i.Position, i.Edition, w.Name, w.Definition, string(w.Nature),
		string(w.Aspect), string(w.Level), string(w.Unit), string(w.Direction), string(w.Basis))
	return err
}

// UpdateSetItem stores a changed indicator of a set; stale when somebody was first.
func (tx *Tx) UpdateSetItem(i *kompas.SetItem) error {
	w := i.Words
	err := changed(tx.Exec(`/* Tx.UpdateSetItem */ update set_item set edition = $1, name = $2, definition = $3, nature = $4, aspect = $5, level = $6, unit = $7,
		direction = $8, basis = $9, version = version + 1 where set_id = $10 and id = $11 and version = $12`, i.Edition, w.Name, w.Definition, string(w.Nature),
		string(w.Aspect), string(w.Level), string(w.Unit), string(w.Direction), string(w.Basis), string(i.SetID), i.ID, i.Version))
	i.Version++
	return err
}

// SetSetItemRemoved takes an indicator out of its set, or puts it back. What took it over stays as it is.
func (tx *Tx) SetSetItemRemoved(set kompas.IndicatorSetID, id string, removed bool) error {
	var at *int64
	if removed {
		ms := Millis(tx.Now)
		at = &ms
	}
	_, err := tx.Exec(`/* Tx.SetSetItemRemoved */ update set_item set removed_at = $1, version = version + 1 where set_id = $2 and id = $3`, at, string(set), id)
	return err
}

// MemberSpace is a space that was asked to use a set, with its name and address.
type MemberSpace struct {
	kompas.SetMember
	Name string
	Slug string
}

// SetMembers gives every open space that was asked to use a set, by name.
func (tx *Tx) SetMembers(set kompas.IndicatorSetID) ([]MemberSpace, error) {
	return all(tx, func(r scanner) (m MemberSpace, err error) {
		err = r.Scan(&m.SetID, &m.TenantID, &m.InvitedOn, &m.AnsweredOn, &m.State, &m.Name, &m.Slug)
		return m, err
	}, `/* Tx.SetMembers */ select m.set_id, m.tenant_id, m.invited_on, m.answered_on, m.state, t.name, t.slug from set_member m
		join tenant t on t.id = m.tenant_id and t.closed_at is null where m.set_id = $1 order by t.name, t.id`, string(set))
}

// AskSetMember notes that a space is asked to use a set; one that answered before is asked again.
func (tx *Tx) AskSetMember(m kompas.SetMember) error {
	_, err := tx.Exec(`/* Tx.AskSetMember */ insert into set_member (set_id, tenant_id, invited_on, state) values ($1, $2, $3, $4)
		on conflict (set_id, tenant_id) do update set invited_on = excluded.invited_on, answered_on = '', state = excluded.state`,
		string(m.SetID), m.TenantID, m.InvitedOn, string(m.State))
	return err
}

// MoveSetMember takes a space from one state towards a set to another. Refused when it is no longer in the first.
func (tx *Tx) MoveSetMember(set kompas.IndicatorSetID, tenant kompas.TenantID, from, to kompas.SetState, day string) error {
	n, err := tx.Exec(`/* Tx.MoveSetMember */ update set_member set state = $1, answered_on = $2 where set_id = $3 and tenant_id = $4 and state = $5`,
		string(to), day, string(set), tenant, string(from))
	if err == nil && n == 0 {
		return fault.New(fault.Refused, "set_uitnodiging_voorbij")
	}
	return err
}

// SetInvitations gives the addresses that were asked and did not answer, by address.
func (tx *Tx) SetInvitations(set kompas.IndicatorSetID) ([]kompas.SetInvitation, error) {
	return all(tx, func(r scanner) (i kompas.SetInvitation, err error) {
		err = r.Scan(&i.SetID, &i.Address, &i.InvitedOn)
		return i, err
	}, `/* Tx.SetInvitations */ select set_id, address, invited_on from set_invitation where set_id = $1 order by address`, string(set))
}

// InsertSetInvitation notes that an address was asked; false when it was asked already.
func (tx *Tx) InsertSetInvitation(i kompas.SetInvitation) (bool, error) {
	n, err := tx.Exec(`/* Tx.InsertSetInvitation */ insert into set_invitation (set_id, address, invited_on) values ($1, $2, $3) on conflict (set_id, address) do nothing`,
		string(i.SetID), i.Address, i.InvitedOn)
	return n > 0, err
}

// DeleteSetInvitation ends the wait for an answer; false when nobody was waiting.
func (tx *Tx) DeleteSetInvitation(set kompas.IndicatorSetID, address string) (bool, error) {
	n, err := tx.Exec(`/* Tx.DeleteSetInvitation */ delete from set_invitation where set_id = $1 and address = $2`, string(set), address)
	return n > 0, err
}

// FollowedIndicator is an indicator of the space that follows the words of a set, where it stands with a result.
type FollowedIndicator struct {
	ID      kompas.IndicatorID
	Name    string
	ItemID  string
	Edition int
	Compass kompas.CompassID
	Number  int // of the result
}

// FollowedIndicators gives the indicators of the space that were taken over from a set, in compasses that are open.
func (tx *Tx) FollowedIndicators(set kompas.IndicatorSetID) ([]FollowedIndicator, error) {
	return all(tx, func(r scanner) (f FollowedIndicator, err error) {
		err = r.Scan(&f.ID, &f.Name, &f.ItemID, &f.Edition, &f.Compass, &f.Number)
		return f, err
	}, `/* Tx.FollowedIndicators */ select distinct i.id, i.name, i.set_item_id, i.set_edition, r.compass_id, r.number from indicator i
		join set_item s on s.id = i.set_item_id and s.set_id = $2
		join result_indicator l on l.tenant_id = i.tenant_id and l.indicator_id = i.id
		join result_version v on v.tenant_id = l.tenant_id and v.id = l.result_version_id
		join result r on r.tenant_id = v.tenant_id and r.id = v.result_id and r.removed_at is null
		join compass c on c.tenant_id = r.tenant_id and c.id = r.compass_id and c.archived_at is null
		where i.tenant_id = $1 order by i.name, r.number, i.id`, tx.tenant, string(set))
}
