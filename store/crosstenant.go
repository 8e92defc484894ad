package store

import (
	"maps"
	"slices"

	"kompas/fault"
)

// The few places that look beyond one space stand in this file: entering a space, and what concerns the whole house.

// Switch binds the transaction to another space, also for row-level security. What was noted so far joins the history
// of the space that is left.
func (tx *Tx) Switch(tenant int64) error {
	if err := tx.writeHistory(); err != nil {
		return err
	}
	tx.events, tx.touched, tx.tenant = nil, false, tenant
	return tx.SetTenant(tenant)
}

// RecordIn notes a change that another space should find in its own history too, such as an invitation.
func (tx *Tx) RecordIn(tenant int64, e Event) {
	if tx.shared == nil {
		tx.shared = map[int64][]Event{}
	}
	e.At, e.Until = tx.Now, tx.Now
	tx.shared[tenant] = append(tx.shared[tenant], e)
}

// writeHistories writes the history of the transaction, and what it noted for other spaces: in the order of their numbers,
// so that two transactions never wait for each other.
func (tx *Tx) writeHistories() error {
	if len(tx.shared) == 0 {
		return tx.writeHistory()
	}
	if len(tx.events) > 0 || tx.touched {
		tx.shared[tx.tenant] = append(tx.shared[tx.tenant], tx.events...)
	}
	for _, id := range slices.Sorted(maps.Keys(tx.shared)) {
		if err := tx.SetTenant(id); err != nil {
			return err
		}
		tx.tenant, tx.events, tx.touched = id, tx.shared[id], true
		if err := tx.writeHistory(); err != nil {
			return err
		}
	}
	return nil
}

// allSpaces gives the numbers of all spaces, also the closed ones.
func (tx *Tx) allSpaces() ([]int64, error) {
	return all(tx, func(r scanner) (id int64, err error) { err = r.Scan(&id); return id, err }, `/* Tx.allSpaces */ select id from tenant order by id`)
}

// eachRow hands over every row of a table: of all these spaces, one after another, where the table is a space's.
func (tx *Tx) eachRow(shape rowShape, spaces []int64, do func([]any) error) error {
	if shape.tenant < 0 {
		return shape.read(tx, do)
	}
	for _, tenant := range spaces {
		if err := tx.Switch(tenant); err != nil {
			return err
		}
		if err := shape.read(tx, do); err != nil {
			return err
		}
	}
	return nil
}

// verifySpaces checks the histories of these spaces and gives the first fault.
func (tx *Tx) verifySpaces(spaces []int64, known map[int64]Head) error {
	var first *fault.Error
	for _, tenant := range spaces {
		if err := tx.Switch(tenant); err != nil {
			return err
		}
		_, err := tx.verifyChain(newChainCheck(tenant, known, func(f *fault.Error) {
			if first == nil {
				first = f
			}
		}))
		if err != nil {
			return err
		}
		if first != nil {
			return first
		}
	}
	return nil
}

// RecordEverywhere notes a change that concerns every space, in the history of each, also the closed ones.
func (tx *Tx) RecordEverywhere(e Event) error {
	ids, err := tx.allSpaces()
	for _, id := range ids {
		tx.RecordIn(id, e)
	}
	return err
}
